/* On the way from answers to a scene: the keys by which an event finds its lanes, as numbers. Equal sets of
 * actors, and there are few of them among very many events, are looked up once. */
#include "timeline.h"
#include <string.h>

enum { KEYS_MAX = 48 };

/* How near a word is to the one who acts: the home lane is the nearest one's. */
static const guint8 distance[DM_WORD_COUNT] = {
    [DM_WORD_HOST] = 1, [DM_WORD_GUEST] = 1,  [DM_WORD_MEDIATOR] = 2,        [DM_WORD_OBSERVER] = 3,
    [DM_WORD_TO] = 2,   [DM_WORD_SET_ON] = 2, [DM_WORD_ABSENT] = G_MAXUINT8,
};

/* ---- One key ---- */

static guint key_index(Plot *plot, const char *key)
{
    guint index = GPOINTER_TO_UINT(g_hash_table_lookup(plot->key_of, key));
    if (index)
        return index - 1;
    g_ptr_array_add(plot->keys, (gpointer)key);
    g_hash_table_insert(plot->key_of, (gpointer)key, GUINT_TO_POINTER(plot->keys->len));
    return plot->keys->len - 1;
}

static const char *folded(const Plot *plot, const char *actor)
{
    const char *side = plot->fold ? g_hash_table_lookup(plot->fold, actor) : NULL;
    return side ? side : actor;
}

/* ---- A set of keys in the making ---- */

typedef struct KeySet {
    guint keys[KEYS_MAX];
    guint8 near[KEYS_MAX];
    guint n;
} KeySet;

/* Keeps the nearest first, and among equals the order of the file. */
static void add_key(KeySet *set, guint key, guint8 near)
{
    guint at = 0, same = set->n;
    for (guint i = 0; i < set->n; i++)
        same = set->keys[i] == key ? i : same;
    if (same < set->n && set->near[same] <= near)
        return;
    if (same == set->n && set->n == KEYS_MAX)
        return;
    guint end = same < set->n ? same : set->n++;
    while (at < end && set->near[at] <= near)
        at++;
    memmove(&set->keys[at + 1], &set->keys[at], (end - at) * sizeof *set->keys);
    memmove(&set->near[at + 1], &set->near[at], (end - at) * sizeof *set->near);
    set->keys[at] = key;
    set->near[at] = near;
}

static void add_actor(Plot *plot, KeySet *set, const char *id, DmWord word)
{
    if (distance[word] != G_MAXUINT8)
        add_key(set, key_index(plot, folded(plot, id)), distance[word]);
}

static guint keep(Plot *plot, const KeySet *set)
{
    guint begin = plot->keysets->len;
    g_array_append_val(plot->keysets, set->n);
    g_array_append_vals(plot->keysets, set->keys, set->n);
    return begin;
}

static bool by_actor(const Plot *plot)
{
    return plot->options->lanes == DM_LANES_ACTOR || plot->options->lanes == DM_LANES_OF;
}

/* Keys that depend on nothing but the kind, or on nothing at all. */
static void add_plain_key(Plot *plot, KeySet *set, DmKind kind)
{
    bool kinds = plot->options->lanes == DM_LANES_KIND;
    add_key(set, key_index(plot, kinds ? dm_enum_text(dm_kind_names, kind) : ""), 0);
}

guint dm_tl_keys_of_row(Plot *plot, const DmEventRow *row)
{
    KeySet set = {.n = 0};
    if (by_actor(plot))
        for (guint i = 0; i < row->actors.len; i++)
            add_actor(plot, &set, row->actors.items[i].id, row->actors.items[i].word);
    else if (plot->options->lanes == DM_LANES_ISSUE)
        for (guint i = 0; i < row->issues.len; i++)
            add_key(&set, key_index(plot, row->issues.items[i]), 0);
    else
        add_plain_key(plot, &set, row->kind);
    return keep(plot, &set);
}

/* ---- Sketches ---- */

static const char *next_id(Plot *plot, const char **cell)
{
    const char *end = strchrnul(*cell, ';'), *id = dm_arena_strndup(plot->arena, *cell, (gsize)(end - *cell));
    *cell = *end ? end + 1 : end;
    return id;
}

static guint read_cell(Plot *plot, const char *cell, bool actors)
{
    KeySet set = {.n = 0};
    while (*cell) {
        DmWord word = actors ? (DmWord)(cell[1] - 'A') : DM_WORD_PARTICIPANT;
        cell += actors ? 2 : 0;
        add_actor(plot, &set, next_id(plot, &cell), word);
    }
    return keep(plot, &set);
}

guint dm_tl_keys_of_sketch(Plot *plot, const DmSketch *sketch)
{
    const char *cell = by_actor(plot)                           ? sketch->actors
                       : plot->options->lanes == DM_LANES_ISSUE ? sketch->issues
                                                                : NULL;
    bool plain = !by_actor(plot) && plot->options->lanes != DM_LANES_ISSUE;
    gconstpointer name = plain ? dm_enum_text(dm_kind_names, sketch->kind) : cell ? cell : "";
    guint begin = GPOINTER_TO_UINT(g_hash_table_lookup(plot->keyset_of, name));
    if (begin)
        return begin - 1;
    KeySet set = {.n = 0};
    if (plain)
        add_plain_key(plot, &set, sketch->kind);
    begin = cell ? read_cell(plot, cell, by_actor(plot)) : keep(plot, &set);
    g_hash_table_insert(plot->keyset_of, (gpointer)name, GUINT_TO_POINTER(begin + 1));
    return begin;
}

/* ---- Folding actors into what they belong to ---- */

/* Up the chain until a state or until it ends; eight steps, for chains that bite their tail. */
static const char *top_of(GHashTable *rows, const char *id)
{
    for (int step = 0; step < 8; step++) {
        const DmActorRow *row = g_hash_table_lookup(rows, id);
        if (!row || !row->of || row->kind == DM_ACTOR_STATE)
            break;
        id = row->of;
    }
    return id;
}

static GHashTable *fold_actors(const DmActorRows *actors)
{
    g_autoptr(GHashTable) rows = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < actors->len; i++)
        g_hash_table_insert(rows, (gpointer)actors->items[i].id, &actors->items[i]);
    GHashTable *fold = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < actors->len; i++) {
        const char *id = actors->items[i].id, *top = top_of(rows, id);
        if (top != id)
            g_hash_table_insert(fold, (gpointer)id, (gpointer)top);
    }
    return fold;
}

/* ---- All ---- */

void dm_tl_start_keys(Plot *plot)
{
    plot->keys = g_ptr_array_new();
    plot->key_of = g_hash_table_new(g_str_hash, g_str_equal);
    plot->keysets = g_array_new(FALSE, FALSE, sizeof(guint));
    plot->keyset_of = g_hash_table_new(NULL, NULL); /* equal texts are one pointer */
    plot->fold =
        plot->options->lanes == DM_LANES_OF && plot->in->actors ? fold_actors(plot->in->actors) : NULL;
}

void dm_tl_free_keys(Plot *plot)
{
    g_ptr_array_unref(plot->keys);
    g_hash_table_unref(plot->key_of);
    g_array_unref(plot->keysets);
    g_hash_table_unref(plot->keyset_of);
    g_clear_pointer(&plot->fold, g_hash_table_unref);
}
