/* model – the actors every file may name without declaring them: the states of ISO 3166-1 (countries.tsv,
 * made from iso-codes at build) and schema/actors.tsv, which renames states to what news calls them and adds
 * organisations. */
#include <demarche/model.h>
#include <stdlib.h>
#include <string.h>

typedef struct Table {
    DmArena *arena;
    DmActor *actors; /* sorted by id */
    guint len;
    GHashTable *by_name; /* casefolded name, alias or id → actor */
} Table;

static DmText text_of(DmArena *arena, const char *text)
{
    return (DmText){.text = dm_arena_strdup(arena, text)};
}

static bool has_name(const DmActor *actor, const char *name)
{
    if (actor->name.text && strcmp(actor->name.text, name) == 0)
        return true;
    for (guint i = 0; i < actor->aliases.len; i++)
        if (strcmp(actor->aliases.items[i].text, name) == 0)
            return true;
    return false;
}

/* A name with a comma is a filing form ("Iran, Islamic Republic of") that nobody writes. */
static void add_alias(DmArena *arena, DmActor *actor, const char *name)
{
    if (*name && !strchr(name, ',') && !has_name(actor, name))
        *dm_list_add(arena, &actor->aliases) = text_of(arena, name);
}

static DmActor *obtain(Table *table, GHashTable *by_id, const char *id)
{
    DmActor *actor = g_hash_table_lookup(by_id, id);
    if (!actor) {
        actor = dm_arena_alloc(table->arena, sizeof *actor);
        actor->id = text_of(table->arena, id);
        g_hash_table_insert(by_id, (gpointer)actor->id.text, actor);
    }
    return actor;
}

/* alpha-2, alpha-3, short name, official name */
static void read_country(Table *table, GHashTable *by_id, char **cells)
{
    DmActor *actor = obtain(table, by_id, cells[0]);
    actor->kind = DM_ACTOR_STATE;
    g_hash_table_insert(table->by_name, g_utf8_casefold(cells[1], -1),
                        actor); /* no alias: CAN, AND, PER are words */
    actor->name = text_of(table->arena, cells[2]);
    add_alias(table->arena, actor, cells[3]);
}

/* id, kind, name, aliases; the name that iso-codes gave a state stays as an alias */
static void read_actor(Table *table, GHashTable *by_id, char **cells)
{
    DmActor *actor = obtain(table, by_id, cells[0]);
    int kind = DM_ACTOR_UNKNOWN;
    bool known = dm_enum_find(dm_actor_kind_names, cells[1], &kind);
    g_assert(known);
    const char *former = actor->name.text;
    actor->kind = kind;
    actor->name = text_of(table->arena, cells[2]);
    if (former)
        add_alias(table->arena, actor, former);
    g_auto(GStrv) aliases = g_strsplit(cells[3], ";", 0);
    for (char **alias = aliases; *alias; alias++)
        add_alias(table->arena, actor, *alias);
}

static void read_table(Table *table, GHashTable *by_id, const char *name,
                       void (*read)(Table *, GHashTable *, char **))
{
    const char *text = dm_embedded(name, NULL);
    g_assert(text);
    g_auto(GStrv) lines = g_strsplit(text, "\n", 0);
    for (char **line = lines; *line; line++) {
        g_auto(GStrv) cells = g_strsplit(*line, "\t", 0);
        if (**line != '#' && g_strv_length(cells) >= 4)
            read(table, by_id, cells);
    }
}

static int by_id_order(gconstpointer a, gconstpointer b)
{
    return strcmp(((const DmActor *)a)->id.text, ((const DmActor *)b)->id.text);
}

static void index_names(Table *table, DmActor *actor)
{
    g_hash_table_insert(table->by_name, g_utf8_casefold(actor->id.text, -1), actor);
    g_hash_table_insert(table->by_name, g_utf8_casefold(actor->name.text, -1), actor);
    for (guint i = 0; i < actor->aliases.len; i++)
        g_hash_table_insert(table->by_name, g_utf8_casefold(actor->aliases.items[i].text, -1), actor);
}

static Table *build(void)
{
    static Table table;
    table.arena = dm_arena_new();
    g_autoptr(GHashTable) by_id = g_hash_table_new(g_str_hash, g_str_equal);
    table.by_name = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    read_table(&table, by_id, "countries.tsv", read_country);
    read_table(&table, by_id, "actors.tsv", read_actor);
    table.actors = dm_arena_alloc(table.arena, g_hash_table_size(by_id) * sizeof *table.actors);
    GHashTableIter iter;
    gpointer actor;
    g_hash_table_iter_init(&iter, by_id);
    while (g_hash_table_iter_next(&iter, NULL, &actor))
        table.actors[table.len++] = *(const DmActor *)actor;
    qsort(table.actors, table.len, sizeof *table.actors, by_id_order);
    for (guint i = 0; i < table.len; i++)
        index_names(&table, &table.actors[i]);
    return &table;
}

static const Table *builtins(void)
{
    static Table *table;
    if (g_once_init_enter(&table))
        g_once_init_leave(&table, build());
    return table;
}

const DmActor *dm_builtin_actors(guint *ret_len)
{
    const Table *table = builtins();
    *ret_len = table->len;
    return table->actors;
}

const DmActor *dm_builtin_actor(const char *id)
{
    const Table *table = builtins();
    DmActor key = {.id = {.text = id}};
    return bsearch(&key, table->actors, table->len, sizeof key, by_id_order);
}

const DmActor *dm_builtin_named(const char *name)
{
    g_autofree char *folded = g_utf8_casefold(name, -1);
    return g_hash_table_lookup(builtins()->by_name, folded);
}
