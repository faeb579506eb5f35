/* On the way from answers to a scene: which items may be drawn by themselves, and which are only counted.
 *
 * What is drawn is bounded by the paper: each lane names its most important items up to what could ever fit;
 * all others go into bins of a calendar unit each. Linear in the items. */
#include "timeline.h"
#include <math.h>

enum { LEVELS = 1024, PER_UNIT = 96, LEAST_PER_LANE = 48, PAPER_PER_SPOT = 2600 };

/* ---- Bins ---- */

static void make_bins(Plot *plot)
{
    plot->bin_step = dm_axis_unit(&plot->axis, BIN_WIDTH);
    g_autoptr(GArray) starts = g_array_new(FALSE, FALSE, sizeof(double));
    double day = dm_tick_floor(plot->bin_step, plot->from);
    for (; day < plot->to; day = dm_tick_next(plot->bin_step, day))
        g_array_append_val(starts, day);
    g_array_append_val(starts, day);
    plot->n_bins = starts->len - 1;
    g_free(plot->bin_starts);
    plot->bin_starts = (double *)(void *)g_array_free(g_steal_pointer(&starts), FALSE);
}

guint dm_tl_bin_of(const Plot *plot, guint item)
{
    double day = dm_tl_middle_shown(plot, &g_array_index(plot->items, Item, item));
    guint low = 0, high = plot->n_bins;
    while (low + 1 < high) {
        guint middle = (low + high) / 2;
        if (plot->bin_starts[middle] <= day)
            low = middle;
        else
            high = middle;
    }
    return low;
}

void dm_tl_count(Plot *plot, Lane *lane, guint item, guint bin)
{
    if (!lane->bins) {
        lane->bins = g_new0(guint32, plot->n_bins);
        lane->who = g_new0(guint32, plot->n_bins);
    }
    lane->bins[bin]++;
    lane->who[bin] = item;
    lane->counted++;
}

/* ---- Thresholds ---- */

static guint level_of(const Item *item)
{
    return (guint)CLAMP(item->importance * PER_UNIT, 0, LEVELS - 1);
}

/* Of the items at the limit, the first one of each of `keep` equal stretches of time is kept: no time is
 * favoured. */
typedef struct Limit {
    guint counts[LEVELS];
    guint level;  /* from it on all are kept */
    guint keep;   /* of the level below it */
    guint *first; /* items + 1, by stretch */
} Limit;

static void set_limit(Limit *limit, guint room)
{
    guint above = 0, level = LEVELS;
    while (level > 0 && above + limit->counts[level - 1] <= room)
        above += limit->counts[--level];
    limit->level = level;
    limit->keep = level > 0 ? room - above : 0;
    limit->first = g_new0(guint, limit->keep + 1);
}

static bool is_at_limit(const Limit *limit, const Item *item)
{
    return level_of(item) + 1 == limit->level;
}

static guint *stretch_of(const Plot *plot, const Limit *limit, const Item *item)
{
    double part = (dm_tl_middle_shown(plot, item) - plot->from) / (plot->to - plot->from);
    return &limit->first[MIN((guint)(CLAMP(part, 0, 1) * limit->keep), limit->keep - 1)];
}

static void compete(const Plot *plot, Limit *limit, guint index)
{
    const Item *item = &g_array_index(plot->items, Item, index);
    if (limit->keep == 0 || !is_at_limit(limit, item))
        return;
    guint *first = stretch_of(plot, limit, item);
    if (*first == 0 || dm_tl_compare_items(plot, item, &g_array_index(plot->items, Item, *first - 1)) < 0)
        *first = index + 1;
}

static bool passes(const Plot *plot, const Limit *limit, guint index)
{
    const Item *item = &g_array_index(plot->items, Item, index);
    if (level_of(item) >= limit->level)
        return true;
    return is_at_limit(limit, item) && limit->keep > 0 && *stretch_of(plot, limit, item) == index + 1;
}

static int by_time(gconstpointer a, gconstpointer b, gpointer plot)
{
    const GArray *items = ((const Plot *)plot)->items;
    return dm_tl_compare_items(plot, &g_array_index(items, Item, *(const guint *)a),
                               &g_array_index(items, Item, *(const guint *)b));
}

/* The home lane of every item on the page, G_MAXUINT8 for the others; counts levels by lane. */
static guint8 *find_homes(Plot *plot, Limit *limits)
{
    guint8 *homes = g_malloc(plot->items->len + 1);
    guint lanes[LANES_MAX];
    for (guint i = 0; i < plot->items->len; i++) {
        const Item *item = &g_array_index(plot->items, Item, i);
        bool shown =
            item->kind != DM_KIND_PERIOD && dm_tl_on_page(plot, item); /* periods have their own place */
        guint n = shown ? dm_tl_lanes_of(plot, item, lanes) : 0;
        homes[i] = n ? (guint8)lanes[0] : G_MAXUINT8;
        if (n)
            limits[lanes[0]].counts[level_of(item)]++;
        for (guint k = 0; k < n; k++)
            ((Lane *)plot->lanes->pdata[lanes[k]])->items++;
    }
    return homes;
}

static void count_everywhere(Plot *plot, guint index)
{
    guint lanes[LANES_MAX], n = dm_tl_lanes_of(plot, &g_array_index(plot->items, Item, index), lanes);
    guint bin = dm_tl_bin_of(plot, index);
    for (guint k = 0; k < n; k++)
        dm_tl_count(plot, plot->lanes->pdata[lanes[k]], index, bin);
}

/* A spot in each lane of the chosen items, in order of time. */
static void add_spots(Plot *plot, GArray *chosen)
{
    guint lanes[LANES_MAX];
    g_array_sort_with_data(chosen, by_time, plot);
    g_array_set_size(plot->spots, 0);
    for (guint i = 0; i < chosen->len; i++) {
        guint index = g_array_index(chosen, guint, i), home = plot->spots->len;
        guint n = dm_tl_lanes_of(plot, &g_array_index(plot->items, Item, index), lanes);
        for (guint k = 0; k < n; k++) {
            Spot spot = {.item = index, .order = i, .lane = lanes[k], .home = k == 0, .home_spot = home};
            g_array_append_val(plot->spots, spot);
        }
    }
}

static void rank_spots(Plot *plot);

void dm_tl_choose_spots(Plot *plot)
{
    make_bins(plot);
    guint n_lanes = plot->lanes->len;
    double paper = plot->scene->width * (plot->scene->height > 0 ? plot->scene->height : plot->scene->width);
    guint room = (guint)MAX(paper / PAPER_PER_SPOT / n_lanes, LEAST_PER_LANE);
    g_autofree Limit *limits = g_new0(Limit, n_lanes);
    g_autofree guint8 *homes = find_homes(plot, limits);
    g_autoptr(GArray) chosen = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < n_lanes; i++)
        set_limit(&limits[i], room);
    for (guint i = 0; i < plot->items->len; i++)
        if (homes[i] != G_MAXUINT8)
            compete(plot, &limits[homes[i]], i);
    for (guint i = 0; i < plot->items->len; i++) {
        if (homes[i] == G_MAXUINT8)
            continue;
        if (passes(plot, &limits[homes[i]], i))
            g_array_append_val(chosen, i);
        else
            count_everywhere(plot, i);
    }
    for (guint i = 0; i < n_lanes; i++)
        g_free(limits[i].first);
    add_spots(plot, chosen);
    rank_spots(plot);
}

/* ---- Ranks ---- */

static int larger_first(gconstpointer a, gconstpointer b)
{
    float x = *(const float *)a, y = *(const float *)b;
    return (x < y) - (x > y);
}

/* About one in eight is a key event, and never more than a page can make stand out. */
static void rank_spots(Plot *plot)
{
    g_autoptr(GArray) values = g_array_new(FALSE, FALSE, sizeof(float));
    for (guint i = 0; i < plot->spots->len; i++) {
        const Spot *spot = &g_array_index(plot->spots, Spot, i);
        if (spot->home)
            g_array_append_val(values, g_array_index(plot->items, Item, spot->item).importance);
    }
    g_array_sort(values, larger_first);
    guint n_key = CLAMP(values->len / 8 + 1, 1, 14);
    float key = values->len > n_key ? g_array_index(values, float, n_key) : 2;
    float minor = values->len > 40 ? 0.9f : 0;
    for (guint i = 0; i < plot->spots->len; i++) {
        Spot *spot = &g_array_index(plot->spots, Spot, i);
        float value = g_array_index(plot->items, Item, spot->item).importance;
        spot->rank = value > key && value >= 1.8f ? RANK_KEY : value < minor ? RANK_MINOR : RANK_USUAL;
        g_ptr_array_add(((Lane *)plot->lanes->pdata[spot->lane])->spots, spot);
    }
}
