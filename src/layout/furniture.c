/* On the way from answers to a scene: title, axis, grid, lanes' names, periods, the as-of line, hairlines and
 * labels. */
#include "timeline.h"
#include <math.h>

enum {
    AS_OF_ROW = 15,
    UPPER_ROW = 17,
    TICK_ROW = 16,
    CUT_MARGIN = 3,
    MARK_HOLE = 9,
    PERIODS_GAP = 3,
    MANY_JOINS = 90
};

const DmFont dm_tl_font_title = {22, DM_WEIGHT_BOLD, false};
const DmFont dm_tl_font_small = {9.8, DM_WEIGHT_REGULAR, false};
const DmFont dm_tl_font_lane = {12.5, DM_WEIGHT_BOLD, false};
const DmFont dm_tl_font_tick = {10.5, DM_WEIGHT_REGULAR, false};
const DmFont dm_tl_font_upper = {11.5, DM_WEIGHT_BOLD, false};
static const DmFont subtitle_font = {12, DM_WEIGHT_REGULAR, false};

/* ---- Head ---- */

DmWindow dm_tl_told(const Plot *plot)
{
    DmDay first = (DmDay)floor(plot->first);
    return (DmWindow){first, MAX(first, (DmDay)ceil(plot->last) - 1)};
}

static const char *subtitle(const Plot *plot)
{
    const char *events = dm_tl_count_text(plot->n_events, "event", "events", plot->arena);
    DmWindow told = dm_tl_told(plot);
    const char *range = days_range(told.earliest, told.latest, plot->arena);
    const char *day = days_range(plot->in->as_of, plot->in->as_of, plot->arena);
    if (!plot->options->title && plot->n_pages < 2) /* the made title says the range */
        return dm_arena_printf(plot->arena, "%s, as of %s", events, day);
    const char *text = dm_arena_printf(plot->arena, "%s · %s · as of %s", range, events, day);
    if (plot->n_pages < 2)
        return text;
    return dm_arena_printf(plot->arena, "%s · page %u of %u", text, plot->page + 1, plot->n_pages);
}

double dm_tl_draw_head(Plot *plot)
{
    const char *title = plot->options->title ? plot->options->title : plot->scene->title;
    double strip = dm_tl_overview_width(plot), width = plot->scene->width - 2 * TL_MARGIN;
    width -= strip > 0 ? strip + TL_MARGIN : 0;
    DmLabel label = dm_label_wrap(plot->ruler, plot->arena, title, dm_tl_font_title, width, 2, 0, 0);
    double y = TL_MARGIN - 4;
    dm_tl_draw_overview(plot, y);
    for (guint i = 0; i < label.n; i++, y += label.line_height) {
        double x = label.rtl ? TL_MARGIN + width : TL_MARGIN;
        DmShape *line = dm_tl_text(plot, "title", label.lines[i], x, y + 20, dm_tl_font_title, DM_INK_TEXT);
        line->align = label.rtl ? DM_ALIGN_RIGHT : DM_ALIGN_LEFT;
    }
    DmLabel small = dm_label_wrap(plot->ruler, plot->arena, subtitle(plot), subtitle_font, width, 2, 0, 0);
    for (guint i = 0; i < small.n; i++, y += small.line_height)
        dm_tl_text(plot, "subtitle", small.lines[i], TL_MARGIN, y + 15, subtitle_font, DM_INK_MUTED);
    return y + 16;
}

/* ---- Vertical lines that leave the labels free ---- */

typedef struct Hole {
    double from, to;
} Hole;

static int higher_first(gconstpointer a, gconstpointer b)
{
    const Hole *x = a, *y = b;
    return (x->from > y->from) - (x->from < y->from);
}

/* Labels, and the marks of other events: a hairline passes behind what does not belong to it. */
static void find_holes(const Plot *plot, double x, guint group, GArray *ret_holes)
{
    for (guint i = 0; i < plot->spots->len; i++) {
        const Spot *spot = &g_array_index(plot->spots, Spot, i);
        if (!spot->placed)
            continue;
        double x0 = spot->label_x - CUT_MARGIN, x1 = spot->label_x + dm_tl_block_width(spot) + CUT_MARGIN;
        Hole label = {spot->label_y - 1, spot->label_y + dm_tl_block_height(spot) + 1};
        if (spot->side != SIDE_NONE && x > x0 && x < x1)
            g_array_append_val(ret_holes, label);
        Hole mark = {spot->y - MARK_HOLE, spot->y + MARK_HOLE};
        if (group && spot->group != group && x > spot->mark_x0 - 1 && x < spot->mark_x1 + 1)
            g_array_append_val(ret_holes, mark);
    }
    g_array_sort(ret_holes, higher_first);
}

void dm_tl_cut_line(Plot *plot, const char *role, double x, double y0, double y1, DmInk ink, double width,
                    guint group)
{
    g_autoptr(GArray) holes = g_array_new(FALSE, FALSE, sizeof(Hole));
    find_holes(plot, x, group, holes);
    for (guint i = 0; i <= holes->len; i++) {
        double end = i < holes->len ? g_array_index(holes, Hole, i).from : y1;
        if (MIN(end, y1) > y0 + 0.5) {
            DmShape *line = dm_tl_line(plot, role, x, y0, x, MIN(end, y1), ink, width);
            line->group = group;
        }
        if (i < holes->len)
            y0 = MAX(y0, g_array_index(holes, Hole, i).to);
    }
}

/* ---- Axis ---- */

static bool shows_as_of(const Plot *plot)
{
    return plot->in->as_of >= plot->from && plot->in->as_of + 1 <= plot->to;
}

static DmTicks ticks_of(Plot *plot)
{
    return dm_axis_ticks(&plot->axis, plot->ruler, dm_tl_font_tick, dm_tl_font_upper, plot->arena);
}

static bool has_upper(const DmTicks *ticks)
{
    return ticks->step.unit != DM_TICK_YEAR;
}

double dm_tl_axis_height(Plot *plot)
{
    DmTicks ticks = ticks_of(plot);
    return (shows_as_of(plot) ? AS_OF_ROW : 0) + (has_upper(&ticks) ? UPPER_ROW : 0) + TICK_ROW + 4 +
           dm_tl_periods_height(plot);
}

static const char *fold_text(double days, DmArena *arena)
{
    if (days >= 730)
        return dm_arena_printf(arena, "%.0f y", days / 365.25);
    if (days >= 61)
        return dm_arena_printf(arena, "%.0f mo", days / 30.44);
    return dm_arena_printf(arena, "%.0f d", days);
}

/* A torn strip, with the time it leaves out. */
static void draw_folds(Plot *plot, double baseline)
{
    for (guint i = 0; i < plot->axis.n; i++) {
        const DmAxisPart *part = &plot->axis.parts[i];
        if (!part->folded)
            continue;
        double x = (part->x0 + part->x1) / 2;
        dm_tl_rect(plot, "fold", part->x0 + 4, baseline - 3, part->x1 - part->x0 - 8, 6, DM_INK_PAPER);
        for (int side = -1; side <= 1; side += 2) {
            DmPoint points[] = {{x + 5 * side - 2, baseline + 6}, {x + 5 * side + 2, baseline - 6}};
            DmShape *tear = dm_tl_poly(plot, "fold", DM_SHAPE_LINE, points, 2);
            tear->stroke = DM_INK_MUTED;
            tear->stroke_width = 1.2;
        }
        DmShape *text = dm_tl_text(plot, "fold-text", fold_text(part->to - part->from, plot->arena), x,
                                   baseline - 9, dm_tl_font_tiny, DM_INK_MUTED);
        text->align = DM_ALIGN_CENTRE;
        for (int side = -1; side <= 1; side += 2)
            dm_tl_cut_line(plot, "fold", x + 2 * side, plot->top, plot->bottom, DM_INK_FAINT, 1.4, 0);
    }
}

static void draw_ticks(Plot *plot, const DmTicks *ticks, double baseline)
{
    for (guint i = 0; i < ticks->minor.len; i++)
        dm_tl_line(plot, "tick", ticks->minor.items[i].x, baseline, ticks->minor.items[i].x, baseline - 3,
                   DM_INK_FAINT, 1);
    for (guint i = 0; i < ticks->major.len; i++) {
        const DmTick *tick = &ticks->major.items[i];
        dm_tl_line(plot, "tick", tick->x, baseline, tick->x, baseline - 5, DM_INK_MUTED, 1);
        dm_tl_cut_line(plot, "grid", tick->x, plot->top, plot->bottom, DM_INK_FAINT, 0.8, 0);
        if (tick->text) {
            DmShape *text = dm_tl_text(plot, "tick-text", tick->text, tick->text_x, baseline - 8,
                                       dm_tl_font_tick, DM_INK_MUTED);
            text->align = DM_ALIGN_CENTRE;
        }
    }
    for (guint i = 0; i < ticks->upper.len; i++) {
        const DmTick *tick = &ticks->upper.items[i];
        double x = CLAMP(tick->x, plot->left, plot->right);
        dm_tl_line(plot, "tick", x, baseline - TICK_ROW - 3, x, baseline - TICK_ROW - UPPER_ROW + 2,
                   DM_INK_FAINT, 1);
        if (tick->text)
            dm_tl_text(plot, "upper-text", tick->text, x + 4, baseline - TICK_ROW - 7, dm_tl_font_upper,
                       DM_INK_TEXT);
    }
}

static void draw_as_of(Plot *plot, double axis_top, double baseline)
{
    if (!shows_as_of(plot))
        return;
    double x = dm_axis_x(&plot->axis, plot->in->as_of + 0.5);
    const char *text =
        dm_arena_printf(plot->arena, "as of %s", days_day(plot->in->as_of, plot->with_years, plot->arena));
    DmFont font = dm_tl_font_small;
    font.weight = DM_WEIGHT_BOLD;
    double half = dm_ruler_width(plot->ruler, text, font) / 2;
    DmShape *label = dm_tl_text(plot, "as-of", text, CLAMP(x, plot->left + half, plot->right - half),
                                axis_top + 9, font, DM_INK_TEXT);
    label->align = DM_ALIGN_CENTRE;
    dm_tl_line(plot, "as-of", x, axis_top + 12, x, axis_top + 16, DM_INK_VERMILION,
               1.2); /* the axis' words stay free */
    dm_tl_line(plot, "as-of", x, baseline, x, baseline + PERIODS_GAP, DM_INK_VERMILION, 1.2);
    dm_tl_draw_between_periods(plot, "as-of", x, baseline + PERIODS_GAP, DM_INK_VERMILION, 1.2);
    dm_tl_cut_line(plot, "as-of", x, plot->top, plot->bottom, DM_INK_VERMILION, 1.2, 0);
}

/* ---- Lanes ---- */

DmLabel dm_tl_lane_label(const Plot *plot, const Lane *lane, guint lines)
{
    return dm_label_wrap(plot->ruler, plot->arena, lane->name, dm_tl_font_lane, plot->gutter - 14, lines, 0,
                         0);
}

static void draw_lane_name(Plot *plot, const Lane *lane)
{
    double room = lane->h - 8;
    DmLabel label = dm_tl_lane_label(plot, lane, (guint)CLAMP(room / dm_tl_font_lane.size / 1.26, 1, 3));
    double y = lane->y + 6;
    for (guint i = 0; i < label.n; i++, y += label.line_height)
        dm_tl_text(plot, "lane", label.lines[i], TL_MARGIN, y + 12, dm_tl_font_lane, DM_INK_TEXT);
    if (room - label.height > 13)
        dm_tl_text(plot, "lane-count", dm_tl_count_text(lane->items, "event", "events", plot->arena),
                   TL_MARGIN, y + 11, dm_tl_font_small, DM_INK_MUTED);
}

static void draw_lanes(Plot *plot)
{
    for (guint i = 0; i < plot->lanes->len; i++) {
        const Lane *lane = plot->lanes->pdata[i];
        if (i > 0)
            dm_tl_line(plot, "lane-edge", plot->gutter > 0 ? TL_MARGIN : plot->left, lane->y, plot->right,
                       lane->y, DM_INK_FAINT, 1);
        if (plot->gutter > 0)
            draw_lane_name(plot, lane);
    }
}

void dm_tl_draw_frame(Plot *plot, double axis_top)
{
    DmTicks ticks = ticks_of(plot);
    double y = axis_top + (shows_as_of(plot) ? AS_OF_ROW : 0);
    double baseline = y + (has_upper(&ticks) ? UPPER_ROW : 0) + TICK_ROW;
    draw_ticks(plot, &ticks, baseline);
    dm_tl_line(plot, "axis", plot->left, baseline, plot->right, baseline, DM_INK_MUTED, 1);
    draw_folds(plot, baseline);
    draw_as_of(plot, axis_top, baseline);
    dm_tl_draw_periods(plot, baseline + PERIODS_GAP);
    draw_lanes(plot);
    dm_tl_line(plot, "axis", plot->gutter > 0 ? TL_MARGIN : plot->left, plot->bottom, plot->right,
               plot->bottom, DM_INK_MUTED, 1);
}

/* ---- Hairlines between the lanes of one event ---- */

static double joint_x(const Plot *plot, const Spot *spot)
{
    const Item *item = &g_array_index(plot->items, Item, spot->item);
    double r = dm_tl_radius(spot->rank);
    bool bar = item->form == FORM_SPAN && spot->mark_x1 - spot->mark_x0 > 2 * r + 6;
    return bar ? spot->mark_x0 + r : spot->cx;
}

static bool has_many_joins(const Plot *plot)
{
    guint n = 0;
    for (guint i = 0; i < plot->spots->len; i++) {
        const Spot *spot = &g_array_index(plot->spots, Spot, i);
        n += spot->placed && !spot->home;
    }
    return n > MANY_JOINS;
}

void dm_tl_draw_joins(Plot *plot)
{
    bool many = has_many_joins(plot); /* a forest of lines must stay behind the marks */
    for (guint i = 0; i < plot->spots->len; i++) {
        const Spot *home = &g_array_index(plot->spots, Spot, i);
        if (!home->home || !home->placed)
            continue;
        double low = home->y, high = home->y;
        for (guint k = i + 1; k < plot->spots->len && g_array_index(plot->spots, Spot, k).home_spot == i;
             k++) {
            const Spot *spot = &g_array_index(plot->spots, Spot, k);
            low = spot->placed ? MIN(low, spot->y) : low;
            high = spot->placed ? MAX(high, spot->y) : high;
        }
        if (high > low) {
            dm_tl_cut_line(plot, "join", joint_x(plot, home), low, high, many ? DM_INK_FAINT : DM_INK_GREY,
                           many ? 0.9 : 0.6, home->group);
            plot->used |= G_GUINT64_CONSTANT(1) << USED_JOIN;
        }
    }
}

/* ---- Labels ---- */

static DmShape *label_text(Plot *plot, const Spot *spot, const char *role, const char *text, double x,
                           double y, DmFont font, DmInk ink)
{
    DmShape *shape = dm_tl_text(plot, role, text, x, y, font, ink);
    shape->group = spot->group;
    return shape;
}

static void draw_label(Plot *plot, const Spot *spot, DmInk ink)
{
    const DmLabel *label = &spot->label;
    double width = dm_tl_block_width(spot), end = 0, y = spot->label_y + label->line_height * 0.79;
    bool flush_right = spot->side == SIDE_LEFT || label->rtl;
    for (guint i = 0; i < label->n; i++, y += label->line_height) {
        double lead = i == 0 ? spot->date_width + TL_DATE_GAP : 0;
        double tail =
            i + 1 == label->n && spot->source ? dm_ruler_width(plot->ruler, "000", dm_tl_font_tiny) + 1 : 0;
        double x = spot->label_x + (flush_right ? width - label->widths[i] - lead - tail : 0);
        x += label->rtl ? tail : lead; /* the date comes first in its direction, the source last */
        double date_x = label->rtl ? x + label->widths[i] + TL_DATE_GAP : x - lead;
        if (i == 0)
            label_text(plot, spot, "date", spot->date, date_x, y, dm_tl_font_small, DM_INK_MUTED);
        label_text(plot, spot, "label", label->lines[i], x, y, label->font, ink);
        end = label->rtl ? x - 1.5 : x + label->widths[i] + 1.5;
    }
    if (spot->source) {
        DmShape *mark =
            label_text(plot, spot, "source-mark", dm_arena_printf(plot->arena, "%u", spot->source), end,
                       y - label->line_height - label->font.size * 0.36, dm_tl_font_tiny, DM_INK_MUTED);
        mark->align = label->rtl ? DM_ALIGN_RIGHT : DM_ALIGN_LEFT;
    }
    if (spot->state) {
        double x = spot->label_x + (flush_right ? width - spot->state_width : 0);
        label_text(plot, spot, "state", spot->state, x, spot->label_y + label->height + 9, dm_tl_font_small,
                   DM_INK_MUTED);
    }
}

void dm_tl_draw_labels(Plot *plot)
{
    for (guint i = 0; i < plot->spots->len; i++) {
        const Spot *spot = &g_array_index(plot->spots, Spot, i);
        if (!spot->placed || spot->side == SIDE_NONE)
            continue;
        const Item *item = &g_array_index(plot->items, Item, spot->item);
        bool quiet = dm_tl_is_dimmed(plot, item) || spot->rank == RANK_MINOR;
        draw_label(plot, spot, quiet ? DM_INK_MUTED : DM_INK_TEXT);
    }
}
