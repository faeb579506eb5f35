/* Memory for the records of one load or answer: allocated piece by piece, freed at once. */
#include <demarche/base.h>
#include <string.h>

enum { BLOCK = 64 * 1024, ALIGN = 16 };

typedef struct Block {
    struct Block *next;
    gsize used, size;
    _Alignas(ALIGN) char bytes[];
} Block;

struct DmArena {
    Block *block; /* the one being filled; older ones follow */
};

DmArena *dm_arena_new(void)
{
    return g_new0(DmArena, 1);
}

void dm_arena_free(DmArena *arena)
{
    if (!arena)
        return;
    for (Block *block = arena->block; block;) {
        Block *next = block->next;
        g_free(block);
        block = next;
    }
    g_free(arena);
}

static Block *block_new(gsize size)
{
    Block *block = g_malloc(sizeof *block + size);
    *block = (Block){.size = size};
    return block;
}

gpointer dm_arena_alloc(DmArena *arena, gsize size)
{
    size = (size + ALIGN - 1) & ~(gsize)(ALIGN - 1);
    Block *block = arena->block;
    if (!block || block->size - block->used < size) {
        block = block_new(MAX(size, BLOCK));
        bool large = size > BLOCK / 4 && arena->block; /* keep filling the present block */
        Block **place = large ? &arena->block->next : &arena->block;
        block->next = *place;
        *place = block;
    }
    gpointer memory = block->bytes + block->used;
    block->used += size;
    return memset(memory, 0, size);
}

const char *dm_arena_strndup(DmArena *arena, const char *text, gsize len)
{
    char *copy = dm_arena_alloc(arena, len + 1);
    memcpy(copy, text, len);
    return copy;
}

const char *dm_arena_strdup(DmArena *arena, const char *text)
{
    return text ? dm_arena_strndup(arena, text, strlen(text)) : NULL;
}

const char *dm_arena_printf(DmArena *arena, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_autofree char *text = g_strdup_vprintf(format, args);
    va_end(args);
    return dm_arena_strdup(arena, text);
}

void dm_list_grow(DmArena *arena, gpointer *items, guint *len, guint *cap, gsize size)
{
    if (*len == *cap) {
        guint grown = *cap ? *cap * 2 : 4;
        gpointer bigger = dm_arena_alloc(arena, (gsize)grown * size);
        if (*len)
            memcpy(bigger, *items, (gsize)*len * size);
        *items = bigger;
        *cap = grown;
    }
    (*len)++;
}
