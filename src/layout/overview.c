/* On the way from answers to a scene: the overview strip at the head of each of several pages: where on the
 * whole period the page lies, and how much is going on when. */
#include "timeline.h"
#include <math.h>
#include <string.h>

enum { BAR = 4, WIDTH = TL_OVERVIEW_BINS * BAR, HEIGHT = 20, LEAST_SCENE = 640 };

double dm_tl_overview_width(const Plot *plot)
{
    return plot->overview && plot->scene->width >= LEAST_SCENE ? WIDTH : 0;
}

void dm_tl_count_overview(Plot *plot)
{
    Overview *overview = dm_arena_alloc(plot->arena, sizeof *overview);
    overview->from = plot->from;
    overview->to = plot->to;
    overview->told = dm_tl_told(plot);
    for (guint i = 0; i < plot->items->len; i++) {
        const Item *item = &g_array_index(plot->items, Item, i);
        double part = (dm_tl_middle_shown(plot, item) - plot->from) / (plot->to - plot->from);
        if (item->kind == DM_KIND_PERIOD || part < 0 || part >= 1)
            continue;
        guint *bin = &overview->bins[(guint)(part * TL_OVERVIEW_BINS)];
        ++*bin;
        overview->most = MAX(overview->most, *bin);
    }
    plot->overview = overview;
}

static double strip_x(const Overview *overview, double left, double day)
{
    return left + WIDTH * (day - overview->from) / (overview->to - overview->from);
}

/* The height of a bar grows with the root of the count, so that quiet times are still seen. */
static void draw_bars(Plot *plot, double left, double base, double x0, double x1)
{
    const Overview *overview = plot->overview;
    for (guint i = 0; i < TL_OVERVIEW_BINS; i++) {
        double x = left + BAR * (double)i, height = HEIGHT * sqrt((double)overview->bins[i] / overview->most);
        bool here = x + BAR / 2.0 >= x0 && x + BAR / 2.0 < x1;
        if (overview->bins[i])
            dm_tl_rect(plot, "overview", x + 0.5, base - MAX(height, 1.5), BAR - 1, MAX(height, 1.5),
                       here ? DM_INK_BLUE : DM_INK_GREY);
    }
}

static void draw_ends(Plot *plot, double left, double base)
{
    const Overview *overview = plot->overview;
    const char *from = days_day(overview->told.earliest, true, plot->arena),
               *to = days_day(overview->told.latest, true, plot->arena);
    dm_tl_text(plot, "overview-text", from, left, base + 12, dm_tl_font_tiny, DM_INK_MUTED);
    DmShape *end =
        dm_tl_text(plot, "overview-text", to, left + WIDTH, base + 12, dm_tl_font_tiny, DM_INK_MUTED);
    end->align = DM_ALIGN_RIGHT;
}

void dm_tl_draw_overview(Plot *plot, double y)
{
    const Overview *overview = plot->overview;
    if (dm_tl_overview_width(plot) <= 0)
        return;
    double left = plot->scene->width - TL_MARGIN - WIDTH, base = y + HEIGHT + 4;
    double x0 = strip_x(overview, left, plot->from), x1 = strip_x(overview, left, plot->to);
    x1 = MIN(MAX(x1, x0 + BAR), left + WIDTH);
    dm_tl_rect(plot, "overview-page", x0, y, x1 - x0, HEIGHT + 4, DM_INK_BAND);
    dm_tl_line(plot, "overview", left, base, left + WIDTH, base, DM_INK_GREY, 1);
    draw_bars(plot, left, base, x0, x1);
    dm_tl_line(plot, "overview", x0, base, x1, base, DM_INK_BLUE, 2.4);
    draw_ends(plot, left, base);
}
