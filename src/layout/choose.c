/* On the way from answers to a scene: which items may be drawn by themselves, and which are only counted.
 *
 * What is drawn is bounded by the paper: each lane names its most important items up to what could ever fit;
 * all others go into bins of a calendar unit each. Linear in the items. */
#include "timeline.h"
#include <math.h>

enum { LEVELS = 1024, PER_UNIT = 96, LEAST_PER_LANE = 48 };

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

static guint bin_of(const Plot *plot, double day)
{
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

void dm_tl_count(Plot *plot, Lane *lane, guint item)
{
    if (!lane->bins) {
        lane->bins = g_new0(guint32, plot->n_bins);
        lane->who = g_new0(guint32, plot->n_bins);
    }
    guint bin = bin_of(plot, dm_tl_middle(&g_array_index(plot->items, Item, item)));
    lane->bins[bin]++;
    lane->who[bin] = item;
    lane->counted++;
}

/* ---- Thresholds ---- */

static guint level_of(const Item *item)
{
    return (guint)CLAMP(item->importance * PER_UNIT, 0, LEVELS - 1);
}

/* Of the items at the limit, every n-th is kept, so that no stretch of time is favoured. */
typedef struct Limit {
    guint counts[LEVELS];
    guint level;         /* above it all are kept */
    guint at, keep, met; /* items at the level; how many of them are kept; met so far */
} Limit;

static void set_limit(Limit *limit, guint room)
{
    guint above = 0, level = LEVELS;
    while (level > 0 && above + limit->counts[level - 1] <= room)
        above += limit->counts[--level];
    limit->level = level; /* levels from here on fit whole */
    limit->at = level > 0 ? limit->counts[level - 1] : 0;
    limit->keep = limit->at ? room - above : 0;
}

static bool passes(Limit *limit, const Item *item)
{
    guint level = level_of(item);
    if (level >= limit->level)
        return true;
    if (level + 1 < limit->level)
        return false;
    guint64 before = (guint64)limit->met * limit->keep / limit->at;
    return (guint64)++limit->met * limit->keep / limit->at > before;
}

static bool on_page(const Plot *plot, const Item *item)
{
    if (dm_tl_event(plot, item)->kind == DM_KIND_PERIOD)
        return false;
    double middle = dm_tl_middle(item);
    bool wide = item->form != FORM_POINT;
    return wide ? item->from < plot->to && item->to > plot->from : middle >= plot->from && middle < plot->to;
}

static void add_spots(Plot *plot, guint index, const guint lanes[], guint n)
{
    guint home = plot->spots->len;
    for (guint k = 0; k < n; k++) {
        Spot spot = {.item = index, .lane = lanes[k], .home = k == 0, .home_spot = home};
        g_array_append_val(plot->spots, spot);
    }
}

static void rank_spots(Plot *plot);

void dm_tl_choose_spots(Plot *plot)
{
    make_bins(plot);
    guint n_lanes = plot->lanes->len, lanes[LANES_MAX],
          room = MAX(SPOTS_PER_PAGE / n_lanes, (guint)LEAST_PER_LANE);
    g_autofree Limit *limits = g_new0(Limit, n_lanes);
    g_array_set_size(plot->spots, 0);
    for (guint i = 0; i < plot->items->len; i++) {
        const Item *item = &g_array_index(plot->items, Item, i);
        if (on_page(plot, item) && dm_tl_lanes_of(plot, item, lanes))
            limits[lanes[0]].counts[level_of(item)]++;
    }
    for (guint i = 0; i < n_lanes; i++)
        set_limit(&limits[i], room);
    for (guint i = 0; i < plot->items->len; i++) {
        const Item *item = &g_array_index(plot->items, Item, i);
        guint n = on_page(plot, item) ? dm_tl_lanes_of(plot, item, lanes) : 0;
        for (guint k = 0; k < n; k++)
            ((Lane *)plot->lanes->pdata[lanes[k]])->items++;
        if (n > 0 && passes(&limits[lanes[0]], item))
            add_spots(plot, i, lanes, n);
        else
            for (guint k = 0; k < n; k++)
                dm_tl_count(plot, plot->lanes->pdata[lanes[k]], i);
    }
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
    guint n_key = CLAMP(values->len / 8, 1, 14);
    float key = values->len > n_key ? g_array_index(values, float, n_key) : 2;
    float minor = values->len > 40 ? 0.9f : 0;
    for (guint i = 0; i < plot->spots->len; i++) {
        Spot *spot = &g_array_index(plot->spots, Spot, i);
        float value = g_array_index(plot->items, Item, spot->item).importance;
        spot->rank = value > key && value >= 1.8f ? RANK_KEY : value < minor ? RANK_MINOR : RANK_USUAL;
        g_ptr_array_add(((Lane *)plot->lanes->pdata[spot->lane])->spots, spot);
    }
}
