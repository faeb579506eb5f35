/* On the way from answers to a scene: which lanes there are, and which of them an item stands in.
 *
 * Lanes come by order asked for, then by the summed importance of what stands in them. What has too little
 * for a lane of its own shares the last one. */
#include "timeline.h"
#include <string.h>

enum { FEW_LANES = 6 };
static const char others_key[] = "\x01";

typedef struct Candidate {
    const char *key, *name;
    guint items, rank; /* rank: place in the order asked for, or G_MAXUINT */
    double score;
} Candidate;

/* ---- Keys of an event ---- */

/* How near a word is to the one who acts: the home lane is the nearest one's. */
static const guint8 distance[DM_WORD_COUNT] = {
    [DM_WORD_HOST] = 1,     [DM_WORD_GUEST] = 1, [DM_WORD_MEDIATOR] = 2,
    [DM_WORD_OBSERVER] = 3, [DM_WORD_TO] = 2,    [DM_WORD_SET_ON] = 2,
};

static const char *folded(const Plot *plot, const char *actor)
{
    const char *side = plot->fold ? g_hash_table_lookup(plot->fold, actor) : NULL;
    return side ? side : actor;
}

static void add_key(const char *key, const char *keys[], guint *n)
{
    for (guint i = 0; i < *n; i++)
        if (strcmp(keys[i], key) == 0)
            return;
    if (*n < LANES_MAX * 4)
        keys[(*n)++] = key;
}

static guint actor_keys(const Plot *plot, const DmEventRow *event, const char *keys[])
{
    guint n = 0;
    for (guint8 near = 0; near <= 3; near++)
        for (guint i = 0; i < event->actors.len; i++) {
            const DmActorWord *part = &event->actors.items[i];
            if (part->word != DM_WORD_ABSENT && distance[part->word] == near)
                add_key(folded(plot, part->id), keys, &n);
        }
    return n;
}

static guint keys_of(const Plot *plot, const DmEventRow *event, const char *keys[])
{
    guint n = 0;
    switch (plot->options->lanes) {
    case DM_LANES_ACTOR:
    case DM_LANES_OF:
        return actor_keys(plot, event, keys);
    case DM_LANES_ISSUE:
        for (guint i = 0; i < event->issues.len; i++)
            add_key(event->issues.items[i], keys, &n);
        return n;
    case DM_LANES_KIND:
        keys[0] = dm_enum_text(dm_kind_names, event->kind);
        return 1;
    case DM_LANES_NONE:
        break;
    }
    keys[0] = "";
    return 1;
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

/* ---- Names ---- */

static const char *actor_name(const Plot *plot, const char *id)
{
    for (guint i = 0; plot->in->actors && i < plot->in->actors->len; i++)
        if (strcmp(plot->in->actors->items[i].id, id) == 0)
            return plot->in->actors->items[i].name;
    const DmActor *builtin = dm_builtin_actor(id);
    return builtin && builtin->name.text ? builtin->name.text : id;
}

static const char *const kind_plurals[DM_KIND_COUNT] = {
    "Summits",   "Meetings",    "Calls",      "Statements", "Venues",
    "Deadlines", "Commitments", "Agreements", "Actions",    "Periods",
};

static const char *issue_name(const Plot *plot, const char *id)
{
    for (const DmTimelineName *name = plot->in->issues; name && name->id; name++)
        if (strcmp(name->id, id) == 0)
            return name->name;
    return id;
}

static const char *lane_name(const Plot *plot, const char *key)
{
    int kind;
    switch (plot->options->lanes) {
    case DM_LANES_ACTOR:
    case DM_LANES_OF:
        return actor_name(plot, key);
    case DM_LANES_ISSUE:
        return issue_name(plot, key);
    case DM_LANES_KIND:
        return dm_enum_find(dm_kind_names, key, &kind) ? kind_plurals[kind] : key;
    default:
        return key;
    }
}

/* ---- Choosing lanes ---- */

static guint rank_in_order(const Plot *plot, const char *key)
{
    const char *const *order = plot->options->order;
    for (guint i = 0; order && order[i]; i++)
        if (strcmp(order[i], key) == 0)
            return i;
    if (plot->options->lanes == DM_LANES_KIND) {
        int kind = 0;
        dm_enum_find(dm_kind_names, key, &kind);
        return 1000 + (guint)kind;
    }
    return G_MAXUINT;
}

static int weightiest_first(gconstpointer a, gconstpointer b)
{
    const Candidate *x = a, *y = b;
    if (x->rank != y->rank)
        return x->rank < y->rank ? -1 : 1;
    if (x->score != y->score)
        return x->score > y->score ? -1 : 1;
    return strcmp(x->key, y->key);
}

static GArray *count_candidates(const Plot *plot)
{
    GArray *candidates = g_array_new(FALSE, TRUE, sizeof(Candidate));
    g_autoptr(GHashTable) index = g_hash_table_new(g_str_hash, g_str_equal);
    const char *keys[LANES_MAX * 4];
    for (guint i = 0; i < plot->items->len; i++) {
        const Item *item = &g_array_index(plot->items, Item, i);
        const DmEventRow *event = dm_tl_event(plot, item);
        guint n = event->kind == DM_KIND_PERIOD ? 0 : keys_of(plot, event, keys);
        for (guint k = 0; k < n; k++) {
            guint at = GPOINTER_TO_UINT(g_hash_table_lookup(index, keys[k]));
            if (at == 0) {
                Candidate fresh = {.key = keys[k], .rank = rank_in_order(plot, keys[k])};
                g_array_append_val(candidates, fresh);
                at = candidates->len;
                g_hash_table_insert(index, (gpointer)keys[k], GUINT_TO_POINTER(at));
            }
            Candidate *candidate = &g_array_index(candidates, Candidate, at - 1);
            candidate->items++;
            candidate->score += (double)item->importance * (k == 0 ? 1 : 0.5);
        }
    }
    g_array_sort(candidates, weightiest_first);
    return candidates;
}

static Lane *add_lane(Plot *plot, const char *key, const char *name)
{
    Lane *lane = g_new0(Lane, 1);
    lane->key = key;
    lane->name = name;
    lane->spots = g_ptr_array_new();
    g_ptr_array_add(plot->lanes, lane);
    return lane;
}

static void free_lane(gpointer data)
{
    Lane *lane = data;
    g_ptr_array_unref(lane->spots);
    g_free(lane->bins);
    g_free(lane->who);
    dm_grid_clear(&lane->grid);
    g_free(lane);
}

/* Where there are more than a few, a lane of one's own takes an eighth of the first one's importance. */
static bool deserves_lane(const Candidate *candidate, guint place, guint n, guint max, double best)
{
    bool asked = candidate->rank != G_MAXUINT;
    if (n <= max && (n <= FEW_LANES || asked))
        return true;
    return place + 1 < max && (asked || candidate->score >= best / 8);
}

static bool in_no_lane(const Plot *plot, const DmEventRow *event)
{
    const char *keys[LANES_MAX * 4];
    guint n = keys_of(plot, event, keys);
    for (guint k = 0; k < n; k++)
        if (g_hash_table_contains(plot->lane_of, keys[k]))
            return false;
    return event->kind != DM_KIND_PERIOD;
}

static bool needs_others(const Plot *plot)
{
    for (guint i = 0; i < plot->items->len; i++)
        if (in_no_lane(plot, dm_tl_event(plot, &g_array_index(plot->items, Item, i))))
            return true;
    return false;
}

void dm_tl_make_lanes(Plot *plot, guint max_lanes)
{
    plot->lanes = g_ptr_array_new_with_free_func(free_lane);
    plot->lane_of = g_hash_table_new(g_str_hash, g_str_equal);
    plot->fold =
        plot->options->lanes == DM_LANES_OF && plot->in->actors ? fold_actors(plot->in->actors) : NULL;
    g_autoptr(GArray) candidates = count_candidates(plot);
    double best = 0;
    for (guint i = 0; i < candidates->len; i++)
        best = MAX(best, g_array_index(candidates, Candidate, i).score);
    for (guint i = 0; i < candidates->len; i++) {
        const Candidate *candidate = &g_array_index(candidates, Candidate, i);
        if (!deserves_lane(candidate, plot->lanes->len, candidates->len, max_lanes, best))
            continue;
        add_lane(plot, candidate->key, lane_name(plot, candidate->key));
        g_hash_table_insert(plot->lane_of, (gpointer)candidate->key, GUINT_TO_POINTER(plot->lanes->len));
    }
    if (needs_others(plot) || plot->lanes->len == 0) {
        add_lane(plot, others_key, plot->lanes->len ? "Others" : "");
        g_hash_table_insert(plot->lane_of, (gpointer)others_key, GUINT_TO_POINTER(plot->lanes->len));
    }
}

void dm_tl_free_lanes(Plot *plot)
{
    g_clear_pointer(&plot->lanes, g_ptr_array_unref);
    g_clear_pointer(&plot->lane_of, g_hash_table_unref);
    g_clear_pointer(&plot->fold, g_hash_table_unref);
}

/* Named lanes first, so that an event is at home in the shared lane only when no other has it. */
guint dm_tl_lanes_of(const Plot *plot, const Item *item, guint ret_lanes[LANES_MAX])
{
    const char *keys[LANES_MAX * 4];
    guint n_keys = keys_of(plot, dm_tl_event(plot, item), keys), n = 0;
    guint others = GPOINTER_TO_UINT(g_hash_table_lookup(plot->lane_of, others_key));
    for (guint i = 0; i < n_keys && n < LANES_MAX; i++) {
        guint lane = GPOINTER_TO_UINT(g_hash_table_lookup(plot->lane_of, keys[i]));
        if (lane)
            ret_lanes[n++] = lane - 1;
    }
    if (n == 0 && others)
        ret_lanes[n++] = others - 1;
    return n;
}
