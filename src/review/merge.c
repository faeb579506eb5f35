/* Three-way merge of event files: what one side left alone takes the other's text; what both changed is
 * looked at part by part; what cannot be parted further is a conflict. */
#include "review/blocks.h"
#include <demarche/review.h>
#include <string.h>

typedef struct Merge {
    GString *out;
    guint conflicts;
} Merge;

static void put(Merge *merge, const Block *block)
{
    if (!block)
        return;
    g_string_append_len(merge->out, block->text, (gssize)block->len);
    if (block->len && block->text[block->len - 1] != '\n')
        g_string_append_c(merge->out, '\n');
}

static void conflict(Merge *merge, const Block *ours, const Block *theirs)
{
    merge->conflicts++;
    g_string_append(merge->out, "<<<<<<< ours\n");
    put(merge, ours);
    g_string_append(merge->out, "=======\n");
    put(merge, theirs);
    g_string_append(merge->out, ">>>>>>> theirs\n");
}

static bool same_head(const Block *a, const Block *b)
{
    return a->head == b->head && !memcmp(a->text, b->text, a->head);
}

static void merge_blocks(Merge *merge, const Block *base, const Block *ours, const Block *theirs);

/* Children that theirs has and neither base nor ours, standing in theirs right after `after` (NULL: first).
 */
static void put_new(Merge *merge, const Block *base, const Block *ours, const Block *theirs,
                    const char *after)
{
    guint i = 0;
    while (after && i < theirs->n_children && strcmp(theirs->children[i].key, after) != 0)
        i++;
    for (i += after != NULL; i < theirs->n_children; i++) {
        const char *key = theirs->children[i].key;
        if (dm_blocks_find(ours, key) || dm_blocks_find(base, key))
            return;
        put(merge, &theirs->children[i]);
    }
}

static void merge_children(Merge *merge, const Block *base, const Block *ours, const Block *theirs)
{
    const Block *head = same_head(base, ours) ? theirs : ours;
    g_string_append_len(merge->out, head->text, (gssize)head->head);
    put_new(merge, base, ours, theirs, NULL);
    for (guint i = 0; i < ours->n_children; i++) {
        const Block *child = &ours->children[i];
        merge_blocks(merge, dm_blocks_find(base, child->key), child, dm_blocks_find(theirs, child->key));
        put_new(merge, base, ours, theirs, child->key);
    }
    for (guint i = 0; i < theirs->n_children;
         i++) { /* gone from ours: changed in theirs, or new behind such a one */
        const Block *child = &theirs->children[i], *was = dm_blocks_find(base, child->key);
        if (dm_blocks_find(ours, child->key))
            continue;
        if (was && !dm_blocks_equal(was, child))
            conflict(merge, NULL, child);
        if (was)
            put_new(merge, base, ours, theirs, child->key);
    }
}

static bool has_new(const Block *base, const Block *side)
{
    for (guint i = 0; i < side->n_children; i++)
        if (!dm_blocks_find(base, side->children[i].key))
            return true;
    return false;
}

/* Both sides took an item out of a list and put others in: perhaps the same one, under two new names. */
static bool both_replace(const Block *base, const Block *ours, const Block *theirs)
{
    bool lost = false;
    for (guint i = 0; base->list && i < base->n_children && !lost; i++) {
        const char *key = base->children[i].key;
        lost = !dm_blocks_find(ours, key) && !dm_blocks_find(theirs, key);
    }
    return lost && has_new(base, ours) && has_new(base, theirs);
}

static void merge_blocks(Merge *merge, const Block *base, const Block *ours, const Block *theirs)
{
    bool split = ours && theirs && base && ours->n_children && theirs->n_children && base->n_children;
    if (dm_blocks_equal(ours, theirs) || dm_blocks_equal(base, theirs))
        put(merge, ours);
    else if (dm_blocks_equal(base, ours))
        put(merge, theirs);
    else if (split && (same_head(ours, theirs) || same_head(base, theirs) || same_head(base, ours)) &&
             !both_replace(base, ours, theirs))
        merge_children(merge, base, ours, theirs);
    else
        conflict(merge, ours, theirs);
}

static Block *split_file(DmArena *arena, const DmFile *file)
{
    gsize len;
    const char *text = dm_file_text(file, &len);
    return dm_blocks_split(arena, text, len);
}

char *dm_review_merge(const DmFile *base, const DmFile *ours, const DmFile *theirs, guint *ret_conflicts)
{
    g_autoptr(DmArena) arena = dm_arena_new();
    Merge merge = {.out = g_string_new(NULL)};
    merge_blocks(&merge, split_file(arena, base), split_file(arena, ours), split_file(arena, theirs));
    *ret_conflicts = merge.conflicts;
    return g_string_free(merge.out, false);
}
