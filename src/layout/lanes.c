/* On the way from answers to a scene: which lanes there are, and which of them an item stands in.
 *
 * Lanes come by order asked for, then by the summed importance of what stands in them. What has too little
 * for a lane of its own shares the last one. */
#include "timeline.h"
#include <string.h>

enum { FEW_LANES = 6 };

typedef struct Candidate {
    const char *key;
    guint index, items, rank; /* index of the key; rank: place in the order asked for, or G_MAXUINT */
    double score;
} Candidate;

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
    for (guint i = 0; plot->in->issues && i < plot->in->issues->len; i++)
        if (strcmp(plot->in->issues->items[i].id, id) == 0)
            return plot->in->issues->items[i].title;
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

/* Every key with what stands in it; periods have their own place. */
void dm_tl_weigh_lanes(Plot *plot)
{
    plot->candidates = g_array_sized_new(FALSE, TRUE, sizeof(Candidate), plot->keys->len);
    for (guint i = 0; i < plot->keys->len; i++) {
        const char *key = plot->keys->pdata[i];
        Candidate candidate = {.key = key, .index = i, .rank = rank_in_order(plot, key)};
        g_array_append_val(plot->candidates, candidate);
    }
    for (guint i = 0; i < plot->items->len; i++) {
        const Item *item = &g_array_index(plot->items, Item, i);
        const guint *set = &g_array_index(plot->keysets, guint, item->keys);
        for (guint k = 1; k <= set[0] && item->kind != DM_KIND_PERIOD; k++) {
            Candidate *candidate = &g_array_index(plot->candidates, Candidate, set[k]);
            candidate->items++;
            candidate->score += (double)item->importance * (k == 1 ? 1 : 0.5);
        }
    }
    g_array_sort(plot->candidates, weightiest_first);
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

static bool in_no_lane(const Plot *plot, const Item *item)
{
    const guint *set = &g_array_index(plot->keysets, guint, item->keys);
    for (guint k = 1; k <= set[0]; k++)
        if (plot->lane_of[set[k]])
            return false;
    return item->kind != DM_KIND_PERIOD;
}

static bool needs_others(const Plot *plot)
{
    for (guint i = 0; i < plot->items->len; i++) {
        const Item *item = &g_array_index(plot->items, Item, i);
        if (in_no_lane(plot, item) && dm_tl_on_page(plot, item))
            return true;
    }
    return false;
}

/* By key, whether anything stands there in the time shown; how many such keys there are. */
static guint8 *find_present(const Plot *plot, guint *ret_n)
{
    guint8 *present = g_new0(guint8, plot->keys->len + 1);
    *ret_n = 0;
    for (guint i = 0; i < plot->items->len && *ret_n < plot->keys->len; i++) {
        const Item *item = &g_array_index(plot->items, Item, i);
        const guint *set = &g_array_index(plot->keysets, guint, item->keys);
        bool shown = item->kind != DM_KIND_PERIOD && dm_tl_on_page(plot, item);
        for (guint k = 1; shown && k <= set[0]; k++) {
            *ret_n += !present[set[k]];
            present[set[k]] = 1;
        }
    }
    return present;
}

void dm_tl_make_lanes(Plot *plot, guint max_lanes)
{
    plot->lanes = g_ptr_array_new_with_free_func(free_lane);
    plot->lane_of = g_new0(guint8, plot->keys->len + 1);
    guint n_present;
    g_autofree guint8 *present = find_present(plot, &n_present);
    double best = 0;
    for (guint i = 0; i < plot->candidates->len; i++)
        best = MAX(best, g_array_index(plot->candidates, Candidate, i).score);
    for (guint i = 0; i < plot->candidates->len; i++) {
        const Candidate *candidate = &g_array_index(plot->candidates, Candidate, i);
        if (!present[candidate->index] ||
            !deserves_lane(candidate, plot->lanes->len, n_present, max_lanes, best))
            continue;
        add_lane(plot, candidate->key, lane_name(plot, candidate->key));
        plot->lane_of[candidate->index] = (guint8)plot->lanes->len;
    }
    plot->others = 0;
    if (needs_others(plot) || plot->lanes->len == 0) {
        add_lane(plot, "", plot->lanes->len ? "Others" : "");
        plot->others = plot->lanes->len;
    }
}

void dm_tl_make_one_lane(Plot *plot)
{
    plot->lanes = g_ptr_array_new_with_free_func(free_lane);
    plot->lane_of = g_new0(guint8, plot->keys->len + 1);
    add_lane(plot, "", "");
    plot->others = 1;
}

void dm_tl_free_lanes(Plot *plot)
{
    g_clear_pointer(&plot->lanes, g_ptr_array_unref);
    g_clear_pointer(&plot->lane_of, g_free);
}

/* Named lanes first, so that an event is at home in the shared lane only when no other has it. */
guint dm_tl_lanes_of(const Plot *plot, const Item *item, guint ret_lanes[LANES_MAX])
{
    const guint *set = &g_array_index(plot->keysets, guint, item->keys);
    guint n = 0;
    for (guint k = 1; k <= set[0] && n < LANES_MAX; k++)
        if (plot->lane_of[set[k]])
            ret_lanes[n++] = plot->lane_of[set[k]] - 1u;
    if (n == 0 && plot->others)
        ret_lanes[n++] = plot->others - 1;
    return n;
}
