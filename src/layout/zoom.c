/* On the way from answers to a scene: the zoom strip. Where a long period has more events than names fit, its
 * busiest stretch is drawn once more below, closer, in one lane. */
#include "timeline.h"
#include <math.h>

enum { LONG_DAYS = 240, LEAST_UNNAMED = 12, PARTS = 10, HEIGHT = 230, GAP = 34 };

static const DmTickStep steps[] = {
    {DM_TICK_WEEK, 2, 14},       {DM_TICK_MONTH, 1, 30.44},  {DM_TICK_MONTH, 3, 91.3},
    {DM_TICK_YEAR, 1, 365.25},   {DM_TICK_YEAR, 5, 1826.25}, {DM_TICK_YEAR, 10, 3652.5},
    {DM_TICK_YEAR, 50, 18262.5}, {DM_TICK_YEAR, 200, 73050},
};

static guint unnamed(const Plot *plot)
{
    guint n = 0;
    for (guint i = 0; i < plot->lanes->len; i++)
        n += ((const Lane *)plot->lanes->pdata[i])->counted;
    return n;
}

/* The calendar unit nearest to a tenth of the axis. */
static DmTickStep step_for(double days)
{
    gsize i = 0;
    while (i + 1 < G_N_ELEMENTS(steps) && steps[i + 1].days <= days / PARTS * 1.5)
        i++;
    return steps[i];
}

/* The unit in which most is only counted; the earliest of equals. */
static double busiest(const Plot *plot, DmTickStep step)
{
    double best = plot->from;
    guint64 most = 0, here = 0;
    double start = dm_tick_floor(step, plot->bin_starts[0]), end = dm_tick_next(step, start);
    for (guint bin = 0; bin < plot->n_bins; bin++) {
        if (plot->bin_starts[bin] >= end) {
            start = dm_tick_floor(step, plot->bin_starts[bin]);
            end = dm_tick_next(step, start);
            here = 0;
        }
        for (guint i = 0; i < plot->lanes->len; i++) {
            const Lane *lane = plot->lanes->pdata[i];
            here += lane->bins ? lane->bins[bin] : 0;
        }
        if (here > most) {
            most = here;
            best = start;
        }
    }
    return best;
}

bool dm_tl_wants_zoom(const Plot *plot)
{
    return plot->options->height <= 0 && !plot->options->fold && plot->to - plot->from >= LONG_DAYS &&
           unnamed(plot) >= LEAST_UNNAMED;
}

/* A plot of its own that shares what belongs to the page. */
static Plot *make_zoom(const Plot *plot)
{
    Plot *zoom = g_new(Plot, 1);
    *zoom = *plot;
    DmTickStep step = step_for(plot->to - plot->from);
    zoom->from = busiest(plot, step);
    zoom->to = dm_tick_next(step, zoom->from);
    zoom->axis = dm_axis_new(zoom->from, zoom->to, plot->left, plot->right);
    zoom->with_years = dm_tl_needs_years(zoom);
    zoom->spots = g_array_new(FALSE, TRUE, sizeof(Spot));
    zoom->periods = dm_tl_periods_new();
    zoom->bin_starts = NULL;
    zoom->gutter = 0;
    zoom->closer = true;
    dm_tl_make_one_lane(zoom);
    return zoom;
}

void dm_tl_free_zoom(Plot *zoom)
{
    if (!zoom)
        return;
    dm_tl_free_lanes(zoom);
    g_array_unref(zoom->spots);
    g_array_unref(zoom->periods);
    g_free(zoom->bin_starts);
    g_free(zoom);
}

/* From the stretch on the axis above to the whole width below. */
static void draw_funnel(Plot *plot, const Plot *zoom, double top, double bottom)
{
    double x0 = dm_axis_x(&plot->axis, zoom->from), x1 = dm_axis_x(&plot->axis, zoom->to);
    DmPoint points[] = {{x0, top}, {x1, top}, {plot->right, bottom}, {plot->left, bottom}};
    dm_tl_poly(plot, "funnel", DM_SHAPE_POLYGON, points, 4)->fill = DM_INK_BAND;
}

static void draw_heading(Plot *zoom, double y)
{
    DmDay first = (DmDay)floor(zoom->from), last = (DmDay)ceil(zoom->to) - 1;
    const Lane *lane = zoom->lanes->pdata[0];
    const char *text = dm_arena_printf(zoom->arena, "Closer: %s, %s", days_range(first, last, zoom->arena),
                                       dm_tl_count_text(lane->items, "event", "events", zoom->arena));
    DmShape *shape =
        dm_tl_text(zoom, "zoom", text, (zoom->left + zoom->right) / 2, y, dm_tl_font_upper, DM_INK_TEXT);
    shape->align = DM_ALIGN_CENTRE;
}

/* Lays the strip out below the plot; its labels and marks are drawn by the caller's way, as those of any
 * plot. */
Plot *dm_tl_lay_zoom(Plot *plot)
{
    Plot *zoom = make_zoom(plot);
    double top = plot->bottom + GAP;
    draw_funnel(plot, zoom, plot->bottom, top + 6);
    zoom->top = top + 8 + dm_tl_axis_height(zoom);
    zoom->used = 0;
    dm_tl_choose_spots(zoom);
    dm_tl_pack(zoom, HEIGHT);
    draw_heading(zoom, top - 8);
    return zoom;
}
