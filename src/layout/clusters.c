/* On the way from answers to a scene: what is only counted, at the foot of its lane: discs with numbers where
 * they are few, a band of bars a calendar unit each where they are many. */
#include "timeline.h"
#include <math.h>

enum { DISC_TRACK = 26, BAND_TRACK = 44, SLOT = 26, BAND_FROM = 160 };

const DmFont dm_tl_font_tiny = {8, DM_WEIGHT_REGULAR, false};
static const DmFont count_font = {9, DM_WEIGHT_BOLD, false};

static bool is_band(const Lane *lane)
{
    return lane->items >= BAND_FROM;
}

double dm_tl_track_height(const Plot *plot, const Lane *lane)
{
    (void)plot;
    return is_band(lane) ? BAND_TRACK : DISC_TRACK;
}

const char *dm_tl_count_text(guint n, const char *one, const char *many, DmArena *arena)
{
    if (n < 1000)
        return dm_arena_printf(arena, "%u %s", n, n == 1 ? one : many);
    if (n < 1000000)
        return dm_arena_printf(arena, "%u,%03u %s", n / 1000, n % 1000, many);
    return dm_arena_printf(arena, "%u,%03u,%03u %s", n / 1000000, n / 1000 % 1000, n % 1000, many);
}

static const char *short_count(guint n, DmArena *arena)
{
    if (n < 1000)
        return dm_arena_printf(arena, "%u", n);
    if (n < 10000)
        return dm_arena_printf(arena, "%u.%uk", n / 1000, n % 1000 / 100);
    return n < 1000000 ? dm_arena_printf(arena, "%uk", n / 1000) : dm_arena_printf(arena, "%uM", n / 1000000);
}

static guint count_group(Plot *plot, guint n, double from, double to)
{
    DmDay first = (DmDay)floor(from), last = MAX(first, (DmDay)ceil(to) - 1);
    const char *title =
        dm_arena_printf(plot->arena, "%s, %s", dm_tl_count_text(n, "event", "events", plot->arena),
                        days_range(first, last, plot->arena));
    return dm_scene_add_group(
        plot->scene, dm_arena_printf(plot->arena, "count-%u", plot->scene->groups.len + 1), title, NULL);
}

/* ---- Discs ---- */

typedef struct Cluster {
    guint n, who, first, last; /* bins */
    double x;                  /* summed, weighted by count */
} Cluster;

static double bin_x(const Plot *plot, guint bin)
{
    return (dm_axis_x(&plot->axis, plot->bin_starts[bin]) +
            dm_axis_x(&plot->axis, plot->bin_starts[bin + 1])) /
           2;
}

static void draw_single(Plot *plot, guint index, double x, double y)
{
    const Item *item = &g_array_index(plot->items, Item, index);
    const DmEventRow *event = dm_tl_event(plot, item);
    guint group = dm_scene_add_group(plot->scene, event->id, dm_tl_tooltip(plot, item, plot->arena),
                                     event->evidence.url);
    DmInk ink = dm_tl_is_dimmed(plot, item) ? DM_INK_GREY : dm_tl_kind_ink(event->kind);
    dm_tl_draw_symbol(plot, event->kind, x, y, dm_tl_radius(RANK_MINOR), ink, dm_tl_is_hollow(event), group);
}

static void draw_cluster(Plot *plot, const Cluster *cluster, double x, double y)
{
    if (cluster->n == 1) {
        draw_single(plot, cluster->who, x, y);
        return;
    }
    double r = CLAMP(6.5 + log2(cluster->n) / 2, 7, 11.5);
    guint group =
        count_group(plot, cluster->n, plot->bin_starts[cluster->first], plot->bin_starts[cluster->last + 1]);
    DmShape *disc = dm_scene_add(plot->scene, dm_tl_page(plot), DM_SHAPE_ELLIPSE, "cluster");
    *disc = (DmShape){.kind = DM_SHAPE_ELLIPSE,
                      .role = "cluster",
                      .group = group,
                      .x = x - r,
                      .y = y - r,
                      .w = 2 * r,
                      .h = 2 * r,
                      .fill = DM_INK_BAND,
                      .stroke = DM_INK_GREY,
                      .stroke_width = 1.2};
    DmShape *text =
        dm_tl_text(plot, "count", short_count(cluster->n, plot->arena), x, y + 3.2, count_font, DM_INK_TEXT);
    text->align = DM_ALIGN_CENTRE;
    text->group = group;
    plot->used |= G_GUINT64_CONSTANT(1) << USED_CLUSTER;
}

/* One disc a slot of the lane, so that no two can touch. */
static void draw_discs(Plot *plot, const Lane *lane, double y)
{
    guint n_slots = MAX(1, (guint)((plot->right - plot->left) / SLOT));
    double slot_width = (plot->right - plot->left) / n_slots;
    g_autofree Cluster *slots = g_new0(Cluster, n_slots);
    for (guint bin = 0; bin < plot->n_bins; bin++) {
        if (!lane->bins[bin])
            continue;
        double x = CLAMP(bin_x(plot, bin), plot->left, plot->right);
        Cluster *slot = &slots[MIN((guint)((x - plot->left) / slot_width), n_slots - 1)];
        slot->first = slot->n ? slot->first : bin;
        slot->last = bin;
        slot->n += lane->bins[bin];
        slot->who = lane->who[bin];
        slot->x += x * lane->bins[bin];
    }
    for (guint i = 0; i < n_slots; i++)
        if (slots[i].n) {
            double least = plot->left + i * slot_width + SLOT / 2.0,
                   most = plot->left + (i + 1) * slot_width - SLOT / 2.0;
            draw_cluster(plot, &slots[i], CLAMP(slots[i].x / slots[i].n, least, MAX(least, most)), y);
        }
}

/* ---- Band ---- */

static void draw_bar(Plot *plot, guint bin, guint n, double base, double height)
{
    double x0 = MAX(plot->left, dm_axis_x(&plot->axis, plot->bin_starts[bin]));
    double x1 = MIN(plot->right, dm_axis_x(&plot->axis, plot->bin_starts[bin + 1]));
    if (x1 - x0 < 0.5)
        return;
    DmShape *bar = dm_tl_rect(plot, "density", x0, base - height, MAX(1, x1 - x0 - 0.8), height, DM_INK_GREY);
    bar->group = count_group(plot, n, plot->bin_starts[bin], plot->bin_starts[bin + 1]);
}

static const char *unit_word(DmTickStep step)
{
    static const char *const words[] = {"an hour", "a day", "a week", "a month", "a year"};
    static const char *const plurals[] = {"hours", "days", "weeks", "months", "years"};
    static char text[24];
    if (step.n == 1)
        return words[step.unit];
    g_snprintf(text, sizeof text, "%u %s", step.n, plurals[step.unit]);
    return text;
}

static void name_peak(Plot *plot, const Lane *lane, guint peak, double base, double height)
{
    const char *text = dm_arena_printf(plot->arena, "up to %s in %s",
                                       short_count(lane->bins[peak], plot->arena), unit_word(plot->bin_step));
    double width = dm_ruler_width(plot->ruler, text, dm_tl_font_tiny);
    double x = CLAMP(bin_x(plot, peak) - width / 2, plot->left, plot->right - width);
    dm_tl_text(plot, "peak", text, x, base - height - 3, dm_tl_font_tiny, DM_INK_MUTED);
}

static void draw_band(Plot *plot, const Lane *lane, double base)
{
    guint peak = 0;
    double full = BAND_TRACK - 18;
    for (guint bin = 0; bin < plot->n_bins; bin++)
        if (lane->bins[bin] > lane->bins[peak])
            peak = bin;
    for (guint bin = 0; bin < plot->n_bins; bin++)
        if (lane->bins[bin])
            draw_bar(plot, bin, lane->bins[bin], base, MAX(1.5, full * lane->bins[bin] / lane->bins[peak]));
    name_peak(plot, lane, peak, base, full);
    plot->used |= G_GUINT64_CONSTANT(1) << USED_DENSITY;
}

void dm_tl_draw_track(Plot *plot, Lane *lane)
{
    if (!lane->counted)
        return;
    if (is_band(lane))
        draw_band(plot, lane, lane->y + lane->h - 4);
    else
        draw_discs(plot, lane, lane->y + lane->h - DISC_TRACK / 2.0 - 1);
}
