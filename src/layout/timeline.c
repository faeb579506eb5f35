/* From answers to a scene: the timeline. Puts the parts together: items, axis, lanes, packing, shapes, page
 * by page. */
#include "timeline.h"
#include <math.h>
#include <string.h>

enum {
    DEFAULT_WIDTH = 1280,
    LEAST_WIDTH = 320,
    LEAST_LANES = 90,
    SOURCE_ROWS = 5,
    LANE_ROOM = 80,
    PAGE_EVENTS = 90,
    LEAST_EVENTS = 8,
    PAGES_MAX = 60
};

const DmEnum dm_lanes_names[] = {
    {"of", DM_LANES_OF, "what actors belong to: people and ministries in the lane of their state"},
    {"actor", DM_LANES_ACTOR, "every actor by itself"},
    {"issue", DM_LANES_ISSUE, "issues"},
    {"kind", DM_LANES_KIND, "kinds of events"},
    {"none", DM_LANES_NONE, "no lanes"},
    {NULL, 0, NULL},
};

/* ---- The time shown ---- */

static void include(double day, double *from, double *to)
{
    if (isinf(day))
        return;
    *from = MIN(*from, day);
    *to = MAX(*to, day);
}

/* What the events themselves span, with the time limits that are past or near; those far ahead run off the
 * paper rather than squeeze everything else. */
static void span_of_items(const Plot *plot, double *ret_from, double *ret_to)
{
    double from = INFINITY, to = -INFINITY, last = -INFINITY;
    for (guint i = 0; i < plot->items->len; i++) {
        const Item *item = &g_array_index(plot->items, Item, i);
        double start, end;
        dm_tl_date_extent(item, &start, &end);
        include(start, &from, &to);
        include(end, &from, &to);
    }
    double today = plot->in->as_of + 1.0, near = MAX((to - from) / 3, 21);
    double limit = (today > to && today - to < near ? today : to) + near;
    for (guint i = 0; i < plot->items->len; i++) {
        const Item *item = &g_array_index(plot->items, Item, i);
        double end = item->series ? MIN(item->to, today) : item->to;
        if (!isinf(end) && (end <= limit || end <= today))
            last = MAX(last, end);
    }
    *ret_from = from;
    *ret_to = MAX(to, last);
}

/* What the events span or what was asked for, with a little air; the as-of day too when it is near. */
static void choose_range(Plot *plot)
{
    double from, to;
    span_of_items(plot, &from, &to);
    if (from > to)
        from = to = plot->in->as_of;
    to = MAX(to, from + 1 / 24.0);
    double near = MAX((to - from) / 10, 2), today = plot->in->as_of;
    if (today > to && today - to < near)
        to = today + 1;
    if (today < from && from - today < near)
        from = today;
    const DmTimelineOptions *options = plot->options;
    double air = MAX((to - from) / 60, to - from < 3 ? 1 / 24.0 : 0.5);
    air = options->fold ? MIN(air, 3) : air; /* with its empty time left out the axis is short */
    plot->from = options->from != DM_DAY_OPEN ? options->from : from - air;
    plot->to = options->to != DM_DAY_OPEN ? options->to + 1.0 : to + air;
    plot->to = MAX(plot->to, plot->from + 1 / 24.0);
}

bool dm_tl_needs_years(const Plot *plot)
{
    return plot->to - plot->from > 400;
}

/* Counts the events of the page and finds what they span. */
static void survey(Plot *plot)
{
    plot->n_events = 0;
    plot->first = INFINITY;
    plot->last = -INFINITY;
    for (guint i = 0; i < plot->items->len; i++) {
        const Item *item = &g_array_index(plot->items, Item, i);
        if (!dm_tl_on_page(plot, item))
            continue;
        plot->n_events++;
        include(MAX(item->from, plot->from), &plot->first, &plot->last);
        include(MIN(item->to, plot->to), &plot->first, &plot->last);
    }
    /* a period that was asked for is told as it was */
    if (plot->options->from != DM_DAY_OPEN && plot->from <= plot->options->from)
        plot->first = plot->from;
    if (plot->options->to != DM_DAY_OPEN && plot->to > plot->options->to)
        plot->last = plot->to;
    if (plot->first > plot->last) {
        plot->first = plot->from;
        plot->last = plot->to;
    }
}

static bool has_hours(const Plot *plot)
{
    for (guint i = 0; i < plot->items->len; i++) {
        const Item *item = &g_array_index(plot->items, Item, i);
        double at = item->from;
        if (at >= plot->from && at < plot->to && at != floor(at))
            return true;
    }
    return false;
}

static DmAxis make_axis(const Plot *plot)
{
    if (!plot->options->fold)
        return dm_axis_new(plot->from, plot->to, plot->left, plot->right);
    g_autoptr(GArray) busy = g_array_new(FALSE, FALSE, sizeof(double));
    for (guint i = 0; i < plot->items->len; i++) {
        const Item *item = &g_array_index(plot->items, Item, i);
        double days[] = {item->from, item->to};
        for (int k = 0; k < 2; k++)
            if (days[k] > plot->from && days[k] < plot->to && item->kind != DM_KIND_PERIOD)
                g_array_append_val(busy, days[k]);
    }
    g_array_sort(busy, dm_tl_compare_days);
    return dm_axis_new_folded(plot->from, plot->to, plot->left, plot->right, (double *)(void *)busy->data,
                              busy->len);
}

int dm_tl_compare_days(gconstpointer a, gconstpointer b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* ---- One page ---- */

static double gutter_width(Plot *plot)
{
    double widest = 0;
    for (guint i = 0; i < plot->lanes->len; i++) {
        const Lane *lane = plot->lanes->pdata[i];
        widest = MAX(widest, dm_ruler_width(plot->ruler, lane->name, dm_tl_font_lane));
    }
    return widest > 0 ? MIN(MAX(widest, 64), MIN(150, plot->scene->width * 0.2)) + 16 : 0;
}

/* One group an event, whatever the number of its marks. */
static void group_spots(Plot *plot)
{
    for (guint i = 0; i < plot->spots->len; i++) {
        Spot *spot = &g_array_index(plot->spots, Spot, i);
        if (!spot->placed)
            continue;
        const Item *item = &g_array_index(plot->items, Item, spot->item);
        const DmEventRow *event = dm_tl_event(plot, item);
        const char *id = dm_tl_id(plot, item);
        spot->group = GPOINTER_TO_UINT(g_hash_table_lookup(plot->groups, id));
        if (spot->group == 0) {
            spot->group = dm_scene_add_group(plot->scene, id, dm_tl_tooltip(plot, item, plot->arena),
                                             event->evidence.url);
            g_hash_table_insert(plot->groups, (gpointer)id, GUINT_TO_POINTER(spot->group));
        }
    }
}

static void draw_marks(Plot *plot)
{
    for (guint i = 0; i < plot->spots->len; i++) {
        const Spot *spot = &g_array_index(plot->spots, Spot, i);
        if (spot->placed)
            dm_tl_draw_mark(plot, spot);
    }
    for (guint i = 0; i < plot->lanes->len; i++)
        dm_tl_draw_track(plot, plot->lanes->pdata[i]);
}

static double default_height(const Plot *plot)
{
    return MAX(plot->scene->width * 1.05, 760);
}

/* Shapes of a plot that is packed: frame, hairlines, marks, labels. */
static void draw_plot(Plot *plot, double axis_top)
{
    group_spots(plot);
    dm_tl_draw_frame(plot, axis_top);
    dm_tl_draw_joins(plot);
    draw_marks(plot);
    dm_tl_draw_labels(plot);
}

/* Lays out a page with `foot` units kept free at its end; the height the foot really takes. */
static double draw_page(Plot *plot, double height, double foot)
{
    *dm_tl_page(plot) = (DmPage){0}; /* a page laid out again starts empty */
    plot->used = 0;
    dm_tl_make_lanes(plot, (guint)CLAMP((height - foot - 140) / LANE_ROOM, 1, LANES_MAX - 1));
    plot->gutter = gutter_width(plot);
    plot->left = TL_MARGIN + plot->gutter;
    plot->right = plot->scene->width - TL_MARGIN;
    plot->axis = make_axis(plot);
    plot->axis.hours = has_hours(plot);
    dm_tl_lay_periods(plot);
    double axis_top = dm_tl_draw_head(plot);
    plot->top = axis_top + dm_tl_axis_height(plot);
    dm_tl_choose_spots(plot);
    dm_tl_pack(plot, MAX(height - foot - plot->top, LEAST_LANES));
    Plot *zoom = dm_tl_wants_zoom(plot) ? dm_tl_lay_zoom(plot) : NULL;
    dm_tl_number_sources(plot, zoom, SOURCE_ROWS);
    draw_plot(plot, axis_top);
    if (zoom) {
        draw_plot(zoom, zoom->top - dm_tl_axis_height(zoom));
        plot->used |= zoom->used;
        plot->bottom = zoom->bottom;
    }
    dm_tl_free_zoom(zoom);
    return dm_tl_foot_height(plot);
}

static void lay_page(Plot *plot)
{
    bool given = plot->options->height > 0;
    double height = given ? plot->options->height : default_height(plot), foot = 60;
    for (int tries = 0; tries < 3; tries++) {
        survey(plot);
        double real = draw_page(plot, height, foot);
        if (real <= foot || tries == 2 || !given)
            break;
        foot = real; /* the legend is longer than thought: once more, with more room kept */
        dm_tl_free_lanes(plot);
    }
    double foot_top = given ? MAX(plot->bottom, height - dm_tl_foot_height(plot)) : plot->bottom;
    double end = dm_tl_draw_foot(plot, foot_top);
    plot->scene->height = given ? height : MAX(plot->scene->height, ceil(end + 14));
    dm_tl_free_lanes(plot);
}

/* ---- Pages ---- */

static const DmTickStep page_steps[] = {
    {DM_TICK_DAY, 1, 1},         {DM_TICK_WEEK, 1, 7},       {DM_TICK_MONTH, 1, 30.44},
    {DM_TICK_MONTH, 3, 91.3},    {DM_TICK_MONTH, 6, 182.6},  {DM_TICK_YEAR, 1, 365.25},
    {DM_TICK_YEAR, 2, 730.5},    {DM_TICK_YEAR, 5, 1826.25}, {DM_TICK_YEAR, 10, 3652.5},
    {DM_TICK_YEAR, 50, 18262.5},
};

/* The unit of which a page holds about PAGE_EVENTS events. */
static DmTickStep page_step(const Plot *plot)
{
    double days = (plot->to - plot->from) * PAGE_EVENTS / MAX(plot->items->len, 1u);
    gsize i = 0;
    while (i + 1 < G_N_ELEMENTS(page_steps) &&
           (page_steps[i].days < days * 0.75 || (plot->to - plot->from) / page_steps[i].days > PAGES_MAX))
        i++;
    return page_steps[i];
}

static guint count_events(Plot *plot, double from, double to)
{
    guint n = 0;
    plot->from = from;
    plot->to = to;
    for (guint i = 0; i < plot->items->len; i++)
        n += dm_tl_on_page(plot, &g_array_index(plot->items, Item, i));
    return n;
}

/* Where pages begin: at the units that have events; a last one with next to nothing joins the one before. */
static GArray *page_starts(Plot *plot, DmTickStep step)
{
    GArray *starts = g_array_new(FALSE, FALSE, sizeof(double));
    double from = plot->from, to = plot->to;
    guint n = 0;
    for (double day = dm_tick_floor(step, from); day < to; day = dm_tick_next(step, day)) {
        guint here = count_events(plot, MAX(day, from), MIN(dm_tick_next(step, day), to));
        n = here ? here : n;
        if (here)
            g_array_append_val(starts, day);
    }
    if (starts->len > 1 && n < LEAST_EVENTS)
        g_array_set_size(starts, starts->len - 1);
    plot->from = from;
    plot->to = to;
    return starts;
}

static void add_page(Plot *plot, const char *bookmark)
{
    dm_scene_add_page(plot->scene);
    plot->page = plot->scene->pages.len - 1;
    *dm_list_add(plot->arena, &plot->scene->bookmarks) =
        (DmBookmark){dm_arena_strdup(plot->arena, bookmark), plot->scene->pages.len};
    lay_page(plot);
}

static void lay_pages(Plot *plot)
{
    double from = plot->from, to = plot->to;
    DmTickStep step = page_step(plot);
    bool one = !plot->options->pages || plot->items->len <= PAGE_EVENTS * 3 / 2 || step.days >= to - from;
    if (one) {
        add_page(plot, plot->scene->title);
        return;
    }
    g_autoptr(GArray) starts = page_starts(plot, step);
    plot->n_pages = starts->len;
    survey(plot);
    if (plot->n_pages > 1)
        dm_tl_count_overview(plot);
    for (guint i = 0; i < starts->len; i++) {
        double start = g_array_index(starts, double, i);
        plot->from = MAX(start, from); /* the first and the last page hold no empty time */
        plot->to = i + 1 < starts->len ? MIN(dm_tick_next(step, start), to) : to;
        plot->with_years = dm_tl_needs_years(plot);
        add_page(plot, days_range((DmDay)floor(plot->from),
                                  MAX((DmDay)floor(plot->from), (DmDay)ceil(plot->to) - 1), plot->arena));
    }
}

/* ---- All ---- */

static const char *made_title(Plot *plot)
{
    if (plot->items->len == 0)
        return "No events";
    survey(plot);
    DmWindow told = dm_tl_told(plot);
    return dm_arena_printf(plot->arena, "Events, %s", days_range(told.earliest, told.latest, plot->arena));
}

DmScene *dm_layout_timeline(const DmTimelineInput *input, const DmTimelineOptions *options,
                            const DmMeasure *measure)
{
    double width = options->width > 0 ? MAX(options->width, LEAST_WIDTH) : DEFAULT_WIDTH;
    DmScene *scene = dm_scene_new(width, options->height);
    g_autoptr(DmRuler) ruler = dm_ruler_new(measure);
    Plot plot = {.in = input, .options = options, .scene = scene, .arena = scene->arena, .ruler = ruler};
    plot.spots = g_array_new(FALSE, TRUE, sizeof(Spot));
    plot.sources = dm_tl_sources_new();
    plot.periods = dm_tl_periods_new();
    plot.groups = g_hash_table_new(g_str_hash, g_str_equal);
    dm_tl_start_keys(&plot);
    dm_tl_make_items(&plot);
    choose_range(&plot);
    dm_tl_lower_vague(&plot);
    dm_tl_weigh_lanes(&plot);
    scene->title = dm_arena_strdup(scene->arena, options->title ? options->title : made_title(&plot));
    plot.with_years = dm_tl_needs_years(&plot);
    lay_pages(&plot);
    dm_tl_free_keys(&plot);
    g_array_unref(plot.candidates);
    g_array_unref(plot.items);
    g_array_unref(plot.spots);
    g_array_unref(plot.sources);
    g_array_unref(plot.periods);
    g_hash_table_unref(plot.groups);
    g_free(plot.bin_starts);
    return scene;
}
