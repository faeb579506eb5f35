/* On the way from answers to a scene: finds every mark and label a place in its lane.
 *
 * First in order of time, each in the uppermost free place: tidy where there is room. A lane that needs more
 * than its share of the page is packed again by importance; what finds no place is counted into the lane's
 * clusters. */
#include "timeline.h"
#include <math.h>
#include <string.h>

enum {
    PAD = 6,
    AFTER = 9,
    BETWEEN = 3,
    LEAST_HEIGHT = 30,
    GIVE_UP = 60,
    SIDE_ROW = 16,
    WIDE_MARK = 70,
    LEAST_SHARE = 76,
    BUSY = 6,
    ROUNDS = 4
};

const DmFont dm_tl_rank_fonts[3] = {
    [RANK_MINOR] = {10.5, DM_WEIGHT_REGULAR, false},
    [RANK_USUAL] = {11.5, DM_WEIGHT_REGULAR, false},
    [RANK_KEY] = {13, DM_WEIGHT_BOLD, false},
};
/* A page whose height is not given may be longer when everything then has its place. */
#define LONGER 1.35

static const double rank_widths[3] = {160, 190, 230};
static const guint rank_lines[3] = {2, 3, 3};

/* ---- Labels ---- */

/* Where the usual form finds no place, a title may run on in a low lane, or stand narrow between others. The
 * roomy form is for pages that are not crowded. */
static const struct Shape {
    double wider;
    guint lines; /* 0: as the rank has it */
} usual = {1, 0}, roomy = {1.3, 4}, others[] = {{1.6, 2}, {2.2, 1}, {0.65, 4}};

static DmLabel wrap_title(Plot *plot, const Spot *spot, const struct Shape *shape)
{
    const DmEventRow *event = dm_tl_event(plot, &g_array_index(plot->items, Item, spot->item));
    double widest = MIN(rank_widths[spot->rank], (plot->right - plot->left) * 0.45) * shape->wider;
    double lead = spot->date_width + TL_DATE_GAP;
    double tail = event->evidence.source ? dm_ruler_width(plot->ruler, "000", dm_tl_font_tiny) + 1 : 0;
    return dm_label_wrap(plot->ruler, plot->arena, event->title, dm_tl_rank_fonts[spot->rank],
                         MAX(widest, lead + 50), shape->lines ? shape->lines : rank_lines[spot->rank], lead,
                         tail);
}

enum { NEAR_AXIS = 150 }; /* days beside the axis in which a month still means the one next to it */

/* The year is said where the axis does not show it: a window far ahead, a beginning long ago. */
static bool needs_year(const Plot *plot, const DmDate *date)
{
    DmWindow w = date->window;
    return plot->with_years || (w.earliest != DM_DAY_OPEN && w.earliest < plot->from - NEAR_AXIS) ||
           (w.latest != DM_DAY_OPEN && w.latest > plot->to + NEAR_AXIS);
}

void dm_tl_make_label(Plot *plot, Spot *spot)
{
    const Item *item = &g_array_index(plot->items, Item, spot->item);
    const DmEventRow *event = dm_tl_event(plot, item);
    const DmCommitmentRow *row = dm_tl_commitment(plot, item);
    const DmDate *date = row && row->due.shape != DM_DATE_NONE ? &row->due : &event->date;
    spot->date = dm_tl_date_text(date, needs_year(plot, date), plot->arena);
    if (row && date == &row->due)
        spot->date = dm_arena_printf(plot->arena, "due %s", spot->date);
    spot->date_width = dm_ruler_width(plot->ruler, spot->date, dm_tl_font_small);
    spot->state = dm_tl_state_of(plot, item, plot->arena);
    spot->state_width = spot->state ? dm_ruler_width(plot->ruler, spot->state, dm_tl_font_small) : 0;
    spot->usual = wrap_title(plot, spot, &usual);
}

double dm_tl_block_width(const Spot *spot)
{
    return MAX(MAX(spot->label.width, spot->state_width), spot->date_width);
}

double dm_tl_block_height(const Spot *spot)
{
    return spot->label.height + (spot->state ? TL_STATE_HEIGHT : 0);
}

/* ---- One spot ---- */

static void measure_mark(Plot *plot, Spot *spot)
{
    const Item *item = &g_array_index(plot->items, Item, spot->item);
    bool window = item->form == FORM_WINDOW;
    if (window)
        dm_tl_window_extent(plot, item, spot->home, &spot->mark_x0, &spot->mark_x1, &spot->cx, &spot->mark_h);
    else
        dm_tl_mark_extent(plot, item, &spot->mark_x0, &spot->mark_x1, &spot->cx, &spot->mark_h);
    double r = dm_tl_radius(spot->rank) * 1.3;
    const DmEventRow *event = dm_tl_event(plot, item);
    double after = event->status == DM_STATUS_POSTPONED ? 11 : dm_tl_is_struck(event) ? 3 : 0;
    bool halo = !window && dm_tl_is_soft(&event->date);
    spot->mark_x0 = MAX(plot->left, MIN(spot->mark_x0, spot->cx - r - (halo ? 11 : 0)));
    spot->mark_x1 = MIN(plot->right, MAX(spot->mark_x1, spot->cx + r + MAX(after, halo ? 11 : 0)));
    spot->cx = CLAMP(spot->cx, spot->mark_x0 + r, spot->mark_x1 - r);
}

typedef struct Try {
    Side side;
    double x, w, h; /* the box, x from the plot's left */
    double penalty;
} Try;

static guint list_tries(const Plot *plot, const Spot *spot, Try tries[3])
{
    double x0 = spot->mark_x0 - plot->left, x1 = spot->mark_x1 - plot->left, mark = x1 - x0;
    double w = dm_tl_block_width(spot), h = MAX(spot->mark_h, dm_tl_block_height(spot)) + BETWEEN;
    Try right = {SIDE_RIGHT, x0, mark + TL_LABEL_GAP + w + AFTER, h, 0};
    Try left = {SIDE_LEFT, x0 - TL_LABEL_GAP - w, w + TL_LABEL_GAP + mark + AFTER, h, 10};
    double room = plot->right - plot->left, below_x = MIN(x0, room - w);
    Try below = {SIDE_BELOW, below_x, MAX(x1, below_x + w) - below_x + AFTER,
                 spot->mark_h + dm_tl_block_height(spot) + BETWEEN, 6};
    guint n = 0;
    right.w = MIN(right.w, room - right.x); /* the gap after it may fall outside, the label may not */
    if (x1 + TL_LABEL_GAP + w <= room)
        tries[n++] = right;
    left.w = MIN(left.w, room - left.x);
    if (left.x >= 0)
        tries[n++] = left;
    below.w = MIN(below.w, room - below.x);
    if ((mark > WIDE_MARK || n == 0) && below_x >= 0)
        tries[n++] = below;
    return n;
}

static void settle(Plot *plot, Lane *lane, Spot *spot, const Try *try, double y)
{
    double w = dm_tl_block_width(spot), line = MAX(spot->label.line_height, 13);
    spot->placed = true;
    spot->side = (guint8)try->side;
    spot->y = y + line / 2;
    spot->h = try->h;
    spot->label_y = y;
    spot->label_x = spot->mark_x1 + TL_LABEL_GAP;
    if (try->side == SIDE_LEFT)
        spot->label_x = spot->mark_x0 - TL_LABEL_GAP - w;
    if (try->side == SIDE_BELOW) {
        spot->label_x = plot->left + try->x;
        spot->label_y = y + spot->mark_h + 1;
        spot->y = y + 6.5;
    }
    dm_grid_take(&lane->grid, try->x, y, try->w, try->h);
    lane->need = MAX(lane->need, y + try->h);
}

static bool place_label(Plot *plot, Lane *lane, Spot *spot)
{
    Try tries[3], *best = NULL;
    double best_y = 0;
    guint n = list_tries(plot, spot, tries);
    for (guint i = 0; i < n; i++) {
        double y;
        if (!dm_grid_find(&lane->grid, tries[i].x, tries[i].w, tries[i].h, 0, &y))
            continue;
        if (!best || y + tries[i].penalty < best_y + best->penalty) {
            best = &tries[i];
            best_y = y;
        }
    }
    if (best)
        settle(plot, lane, spot, best, best_y);
    return best != NULL;
}

static bool place_home(Plot *plot, Lane *lane, Spot *spot)
{
    if (!spot->usual.n) {
        measure_mark(plot, spot);
        dm_tl_make_label(plot, spot);
    }
    bool more = spot->usual.cut && !plot->crowded;
    spot->label = more ? wrap_title(plot, spot, &roomy) : spot->usual;
    if (place_label(plot, lane, spot))
        return true;
    for (gsize i = 0; i < G_N_ELEMENTS(others); i++) {
        spot->label = wrap_title(plot, spot, &others[i]);
        if (!spot->label.cut && spot->label.n != spot->usual.n && place_label(plot, lane, spot))
            return true;
    }
    return false;
}

static bool place_side(Plot *plot, Lane *lane, Spot *spot)
{
    measure_mark(plot, spot);
    Try bare = {SIDE_NONE, spot->mark_x0 - plot->left, spot->mark_x1 - spot->mark_x0 + 2, spot->mark_h + 1,
                0};
    bare.w = MIN(bare.w, plot->right - plot->left - bare.x);
    double y;
    if (!dm_grid_find(&lane->grid, bare.x, bare.w, bare.h, 0, &y))
        return false;
    settle(plot, lane, spot, &bare, y);
    spot->y = y + 6.5;
    return true;
}

/* ---- One lane ---- */

static int by_start(gconstpointer a, gconstpointer b, gpointer unused)
{
    (void)unused;
    const Spot *x = *(Spot *const *)a, *y = *(Spot *const *)b;
    if (x->home != y->home)
        return x->home ? -1 : 1;
    return (x->order > y->order) - (x->order < y->order);
}

static int by_importance(gconstpointer a, gconstpointer b, gpointer data)
{
    const Plot *plot = data;
    const Spot *x = *(Spot *const *)a, *y = *(Spot *const *)b;
    if (x->home != y->home)
        return x->home ? -1 : 1;
    float p = g_array_index(plot->items, Item, x->item).importance,
          q = g_array_index(plot->items, Item, y->item).importance;
    if (p != q)
        return p > q ? -1 : 1;
    return (x->order > y->order) - (x->order < y->order);
}

static void start_lane(Plot *plot, Lane *lane, double height, GCompareDataFunc order)
{
    dm_grid_clear(&lane->grid);
    dm_grid_init(&lane->grid, plot->right - plot->left, height);
    lane->need = 0;
    g_ptr_array_sort_with_data(lane->spots, order, plot);
    for (guint i = 0; i < lane->spots->len; i++)
        ((Spot *)lane->spots->pdata[i])->placed = false;
}

/* Places the lane's own spots (`home`), or those it shares; how many found no place. */
static guint place_spots(Plot *plot, Lane *lane, bool home, bool only_shown)
{
    guint missed = 0, in_a_row = 0;
    for (guint i = 0; i < lane->spots->len; i++) {
        Spot *spot = lane->spots->pdata[i];
        if (spot->home != home)
            continue;
        bool shown = home || !only_shown || g_array_index(plot->spots, Spot, spot->home_spot).placed;
        bool done = shown && in_a_row < GIVE_UP && (home ? place_home : place_side)(plot, lane, spot);
        in_a_row = done ? 0 : in_a_row + (shown && home);
        missed += !done;
    }
    return missed;
}

static void count_missing(Plot *plot, Lane *lane)
{
    for (guint i = 0; i < lane->spots->len; i++) {
        const Spot *spot = lane->spots->pdata[i];
        if (!spot->placed)
            dm_tl_count(plot, lane, spot->item, dm_tl_bin_of(plot, spot->item));
    }
}

/* ---- All lanes ---- */

/* At least the lane's name must find room. */
static double least_height(const Plot *plot, const Lane *lane)
{
    if (!*lane->name)
        return plot->lanes->len > 1 ? LEAST_HEIGHT : 0;
    DmLabel name = dm_tl_lane_label(plot, lane, 3);
    return MAX(LEAST_HEIGHT, name.height + 8 - 2 * PAD);
}

static double wanted(const Plot *plot, const Lane *lane)
{
    return MAX(lane->need, least_height(plot, lane)) + 2 * PAD;
}

static guint own_spots(const Lane *lane)
{
    guint own = 0;
    for (guint i = 0; i < lane->spots->len; i++)
        own += ((const Spot *)lane->spots->pdata[i])->home;
    return own;
}

/* Busier lanes may have more, but by far not in proportion. */
static double claim(const Lane *lane)
{
    return 4 + sqrt(own_spots(lane));
}

static double share_of(const Lane *lane, double level)
{
    return MAX(level * claim(lane), LEAST_SHARE);
}

/* The level at which all shares together keep to the budget. */
static double fair_level(const Plot *plot, const double *wants, double budget)
{
    double low = 0, high = budget;
    for (int step = 0; step < 40; step++) {
        double middle = (low + high) / 2, sum = 0;
        for (guint i = 0; i < plot->lanes->len; i++)
            sum += MIN(wants[i], share_of(plot->lanes->pdata[i], middle));
        if (sum <= budget)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static bool misses_any(const Lane *lane)
{
    for (guint i = 0; i < lane->spots->len; i++)
        if (!((const Spot *)lane->spots->pdata[i])->placed)
            return true;
    return false;
}

static double real_height(const Plot *plot, const Lane *lane)
{
    return wanted(plot, lane) + (lane->counted || misses_any(lane) ? dm_tl_track_height(plot, lane) : 0);
}

static double total_height(const Plot *plot)
{
    double sum = 0;
    for (guint i = 0; i < plot->lanes->len; i++)
        sum += real_height(plot, plot->lanes->pdata[i]);
    return sum;
}

/* Stacks the lanes from plot->top on; `air` is added to each. */
static void stack_lanes(Plot *plot, double air)
{
    double y = plot->top;
    for (guint i = 0; i < plot->lanes->len; i++) {
        Lane *lane = plot->lanes->pdata[i];
        count_missing(plot, lane);
        lane->track = lane->counted ? dm_tl_track_height(plot, lane) : 0;
        lane->y = y;
        lane->h = wanted(plot, lane) + lane->track + air;
        for (guint s = 0; s < lane->spots->len; s++) {
            Spot *spot = lane->spots->pdata[s];
            spot->y += y + PAD;
            spot->label_y += y + PAD;
        }
        y += lane->h;
    }
    plot->bottom = y;
}

/* Packs the lanes that want more than their share again, by importance, into what they may have. */
static void pack_crowded(Plot *plot, const double *wants, double level)
{
    plot->crowded = true;
    for (guint i = 0; i < plot->lanes->len; i++) {
        Lane *lane = plot->lanes->pdata[i];
        bool fits = wants[i] <= share_of(lane, level);
        double track = dm_tl_track_height(plot, lane);
        double height = fits ? wants[i] : share_of(lane, level) - 2 * PAD - track;
        start_lane(plot, lane, MAX(height, SIDE_ROW), fits ? by_start : by_importance);
        place_spots(plot, lane, true, false);
    }
    for (guint i = 0; i < plot->lanes->len; i++) {
        Lane *lane = plot->lanes->pdata[i];
        bool busy = own_spots(lane) > BUSY && wants[i] > share_of(lane, level);
        place_spots(plot, lane, false, busy); /* among many labels a bare mark would seem to belong to one */
    }
}

/* Shares are never used up to the last unit: looks for the highest level at which the page still holds the
 * lanes. */
static void share_page(Plot *plot, const double *wants, double budget)
{
    double low = fair_level(plot, wants, budget), high = 2 * low;
    pack_crowded(plot, wants, low);
    for (int round = 0; round < ROUNDS && total_height(plot) < 0.96 * budget; round++) {
        double packed = (low + high) / 2;
        pack_crowded(plot, wants, packed);
        if (total_height(plot) <= budget) {
            low = packed;
            continue;
        }
        high = packed;
        pack_crowded(plot, wants, low);
    }
}

/* Lanes may take a little of what a page of given height leaves over. */
static double air_of(const Plot *plot, double budget)
{
    if (plot->options->height <= 0)
        return 0;
    double used = total_height(plot);
    return MAX(0, MIN(budget - used, used * 0.3)) / plot->lanes->len;
}

void dm_tl_pack(Plot *plot, double budget)
{
    g_autofree double *wants = g_new0(double, plot->lanes->len);
    double sum = 0;
    bool crowded = plot->crowded = false;
    for (guint i = 0; i < plot->lanes->len; i++) {
        Lane *lane = plot->lanes->pdata[i];
        start_lane(plot, lane, budget, by_start);
        guint missed = place_spots(plot, lane, true, false);
        missed += missed ? 0 : place_spots(plot, lane, false, false);
        bool over = missed > 0 || lane->counted > 0;
        wants[i] = over ? budget : wanted(plot, lane);
        crowded |= over;
        sum += wants[i];
    }
    if (crowded || sum > budget * (plot->options->height > 0 ? 1 : LONGER)) {
        for (guint i = 0; i < plot->lanes->len; i++)
            wants[i] += dm_tl_track_height(plot, plot->lanes->pdata[i]); /* something may only be counted */
        share_page(plot, wants, budget);
    }
    stack_lanes(plot, air_of(plot, budget));
}
