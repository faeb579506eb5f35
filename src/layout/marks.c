/* On the way from answers to a scene: the marks of events. Shape and colour say the kind, form says the
 * certainty: filled is held, hollow only planned, a bar is the whole span, a whisker one day somewhere in it,
 * faded ends are uncertain, an arrow is open. */
#include "timeline.h"
#include <math.h>

enum { OPEN_LENGTH = 64, SOFT_LENGTH = 13, BAR_HEIGHT = 8, WIDE_DAY = 60 };

/* ---- Shapes in short ---- */

DmPage *dm_tl_page(Plot *plot)
{
    return &plot->scene->pages.items[plot->page];
}

DmShape *dm_tl_poly(Plot *plot, const char *role, DmShapeKind kind, const DmPoint *points, guint n)
{
    DmShape *shape = dm_scene_add(plot->scene, dm_tl_page(plot), kind, role);
    DmPoint *copy = dm_arena_alloc(plot->arena, n * sizeof *copy);
    for (guint i = 0; i < n; i++)
        copy[i] = points[i];
    shape->points = copy;
    shape->n_points = n;
    return shape;
}

DmShape *dm_tl_line(Plot *plot, const char *role, double x0, double y0, double x1, double y1, DmInk ink,
                    double width)
{
    DmShape *shape = dm_tl_poly(plot, role, DM_SHAPE_LINE, (DmPoint[]){{x0, y0}, {x1, y1}}, 2);
    shape->stroke = ink;
    shape->stroke_width = width;
    return shape;
}

DmShape *dm_tl_rect(Plot *plot, const char *role, double x, double y, double w, double h, DmInk fill)
{
    DmShape *shape = dm_scene_add(plot->scene, dm_tl_page(plot), DM_SHAPE_RECT, role);
    shape->x = x;
    shape->y = y;
    shape->w = w;
    shape->h = h;
    shape->fill = fill;
    return shape;
}

DmShape *dm_tl_text(Plot *plot, const char *role, const char *text, double x, double y, DmFont font,
                    DmInk ink)
{
    DmShape *shape = dm_scene_add(plot->scene, dm_tl_page(plot), DM_SHAPE_TEXT, role);
    shape->x = x;
    shape->y = y;
    shape->text = text;
    shape->font = font;
    shape->fill = ink;
    shape->text_width = dm_ruler_width(plot->ruler, text, font);
    return shape;
}

/* ---- Symbols ---- */

static const DmPoint diamond[] = {{0, -1.25}, {1.25, 0}, {0, 1.25}, {-1.25, 0}};
static const DmPoint square[] = {{-0.9, -0.9}, {0.9, -0.9}, {0.9, 0.9}, {-0.9, 0.9}};
static const DmPoint pointing_right[] = {{-0.8, -1.05}, {1.1, 0}, {-0.8, 1.05}};
static const DmPoint pointing_down[] = {{-1.1, -0.85}, {1.1, -0.85}, {0, 1.05}};
static const DmPoint pointing_up[] = {{-1.1, 0.85}, {1.1, 0.85}, {0, -1.05}};
static const DmPoint hourglass[] = {{-1, -1}, {1, -1}, {-1, 1}, {1, 1}};
static const DmPoint hexagon[] = {{-1.1, 0}, {-0.55, -0.95}, {0.55, -0.95},
                                  {1.1, 0},  {0.55, 0.95},   {-0.55, 0.95}};
static const DmPoint cross[] = {{-0.4, -1.1}, {0.4, -1.1}, {0.4, -0.4},  {1.1, -0.4},
                                {1.1, 0.4},   {0.4, 0.4},  {0.4, 1.1},   {-0.4, 1.1},
                                {-0.4, 0.4},  {-1.1, 0.4}, {-1.1, -0.4}, {-0.4, -0.4}};

static const struct Symbol {
    const DmPoint *points; /* unit size; NULL: a disc */
    guint n;
    DmInk ink;
} symbols[DM_KIND_COUNT] = {
    [DM_KIND_SUMMIT] = {diamond, G_N_ELEMENTS(diamond), DM_INK_BLUE},
    [DM_KIND_MEETING] = {NULL, 0, DM_INK_BLUE},
    [DM_KIND_CALL] = {pointing_right, G_N_ELEMENTS(pointing_right), DM_INK_SKY},
    [DM_KIND_STATEMENT] = {pointing_down, G_N_ELEMENTS(pointing_down), DM_INK_ORANGE},
    [DM_KIND_VENUE] = {pointing_up, G_N_ELEMENTS(pointing_up), DM_INK_YELLOW},
    [DM_KIND_DEADLINE] = {hourglass, G_N_ELEMENTS(hourglass), DM_INK_VERMILION},
    [DM_KIND_COMMITMENT] = {hexagon, G_N_ELEMENTS(hexagon), DM_INK_PURPLE},
    [DM_KIND_AGREEMENT] = {square, G_N_ELEMENTS(square), DM_INK_GREEN},
    [DM_KIND_ACTION] = {cross, G_N_ELEMENTS(cross), DM_INK_GREY},
    [DM_KIND_PERIOD] = {NULL, 0, DM_INK_GREY},
};

DmInk dm_tl_kind_ink(DmKind kind)
{
    return symbols[kind].ink;
}

double dm_tl_radius(Rank rank)
{
    static const double radius[] = {3.6, 4.6, 6.2};
    return radius[rank];
}

void dm_tl_draw_symbol(Plot *plot, DmKind kind, double cx, double cy, double r, DmInk ink, bool hollow,
                       guint group)
{
    const struct Symbol *symbol = &symbols[kind];
    DmPoint points[16];
    DmShape *shape;
    if (symbol->points) {
        for (guint i = 0; i < symbol->n; i++)
            points[i] = (DmPoint){cx + symbol->points[i].x * r, cy + symbol->points[i].y * r};
        shape = dm_tl_poly(plot, "mark", DM_SHAPE_POLYGON, points, symbol->n);
    } else {
        shape = dm_scene_add(plot->scene, dm_tl_page(plot), DM_SHAPE_ELLIPSE, "mark");
        shape->x = cx - r;
        shape->y = cy - r;
        shape->w = shape->h = 2 * r;
    }
    shape->group = group;
    shape->fill = hollow ? DM_INK_PAPER : ink;
    shape->stroke = hollow ? ink : DM_INK_PAPER; /* a rim keeps neighbours apart */
    shape->stroke_width = hollow ? 1.6 : 0.8;
    plot->used |= G_GUINT64_CONSTANT(1) << (USED_KIND + kind);
    if (hollow)
        plot->used |= G_GUINT64_CONSTANT(1) << USED_HOLLOW;
}

/* ---- Extents ---- */

static double open_end(const Plot *plot, const DmEventRow *event, double x0)
{
    bool goes_on = event->status == DM_STATUS_NONE || event->status == DM_STATUS_HELD;
    double today = dm_axis_x(&plot->axis, plot->in->as_of + 1);
    if (goes_on && today > x0 + OPEN_LENGTH)
        return today;
    return MIN(x0 + OPEN_LENGTH, plot->right);
}

void dm_tl_mark_extent(const Plot *plot, const Item *item, double *ret_x0, double *ret_x1, double *ret_cx,
                       double *ret_h)
{
    const DmEventRow *event = dm_tl_event(plot, item);
    double x0 = isinf(item->from) ? -INFINITY : dm_axis_x(&plot->axis, item->from);
    double x1 = isinf(item->to) ? INFINITY : dm_axis_x(&plot->axis, item->to);
    if (isinf(x1))
        x1 = open_end(plot, event, isinf(x0) ? plot->left : x0);
    if (isinf(x0))
        x0 = MAX(plot->left, x1 - OPEN_LENGTH);
    *ret_cx = CLAMP((x0 + x1) / 2, plot->left + 5, plot->right - 5);
    if (item->form == FORM_POINT && x1 - x0 < WIDE_DAY) /* a day is a point until hours can be told apart */
        x0 = x1 = *ret_cx;
    *ret_x0 = x0;
    *ret_x1 = x1;
    *ret_h = 13;
}

/* ---- Drawing ---- */

static void mark_used(Plot *plot, Used used)
{
    plot->used |= G_GUINT64_CONSTANT(1) << used;
}

static void draw_strike(Plot *plot, double cx, double cy, double r, DmInk ink, guint group)
{
    DmShape *line =
        dm_tl_line(plot, "strike", cx - r - 2.5, cy + r + 2.5, cx + r + 2.5, cy - r - 2.5, ink, 1.6);
    line->group = group;
    mark_used(plot, USED_STRUCK);
}

static void draw_arrow(Plot *plot, double x, double cy, int direction, DmInk ink, guint group)
{
    DmPoint points[] = {{x - 5 * direction, cy - 4}, {x, cy}, {x - 5 * direction, cy + 4}};
    DmShape *arrow = dm_tl_poly(plot, "arrow", DM_SHAPE_LINE, points, 3);
    arrow->stroke = ink;
    arrow->stroke_width = 1.6;
    arrow->group = group;
    mark_used(plot, USED_OPEN);
}

static DmPattern softness(const Item *item, bool soft)
{
    bool left = soft || isinf(item->from), right = soft || isinf(item->to);
    return left && right ? DM_PATTERN_FADE_BOTH
           : left        ? DM_PATTERN_FADE_LEFT
           : right       ? DM_PATTERN_FADE_RIGHT
                         : DM_PATTERN_SOLID;
}

static void draw_span(Plot *plot, const Spot *spot, const Item *item, double cy, DmInk ink, bool hollow,
                      bool soft)
{
    double h = spot->rank == RANK_KEY ? BAR_HEIGHT + 2 : BAR_HEIGHT;
    DmShape *bar = dm_tl_rect(plot, "span", spot->mark_x0, cy - h / 2, spot->mark_x1 - spot->mark_x0, h,
                              hollow ? DM_INK_PAPER : ink);
    bar->radius = 2;
    bar->stroke = hollow ? ink : DM_INK_NONE;
    bar->stroke_width = hollow ? 1.5 : 0;
    bar->group = spot->group;
    bar->pattern = softness(item, soft);
    mark_used(plot, USED_SPAN);
    if (isinf(item->to))
        draw_arrow(plot, spot->mark_x1, cy, 1, ink, spot->group);
    if (isinf(item->from))
        draw_arrow(plot, spot->mark_x0, cy, -1, ink, spot->group);
    if (soft)
        mark_used(plot, USED_SOFT);
}

/* [a..b]: a line between brackets; a month or a year: a pale band with nothing at its ends. */
static void draw_within(Plot *plot, const Spot *spot, const Item *item, double cy, DmInk ink, bool soft)
{
    bool one_of = dm_tl_event(plot, item)->date.shape == DM_DATE_ONE_OF;
    double x0 = spot->mark_x0, x1 = spot->mark_x1;
    if (!one_of) {
        DmShape *band = dm_tl_rect(plot, "within", x0, cy - BAR_HEIGHT / 2.0, x1 - x0, BAR_HEIGHT, ink);
        band->opacity = 0.3;
        band->group = spot->group;
        band->pattern = softness(item, soft);
        mark_used(plot, soft ? USED_SOFT : USED_WITHIN);
        return;
    }
    DmShape *line = dm_tl_line(plot, "one-of", x0, cy, x1, cy, ink, 1.4);
    line->dash[0] = 3;
    line->dash[1] = 2.5;
    line->group = spot->group;
    for (int side = 0; side < 2; side++) {
        double x = side ? x1 : x0, turn = side ? -3.5 : 3.5;
        if (side ? item->to > plot->to : item->from < plot->from) {
            draw_arrow(plot, x, cy, side ? 1 : -1, ink, spot->group);
            continue;
        }
        DmPoint points[] = {{x + turn, cy - 5}, {x, cy - 5}, {x, cy + 5}, {x + turn, cy + 5}};
        DmShape *bracket = dm_tl_poly(plot, "bracket", DM_SHAPE_LINE, points, 4);
        bracket->stroke = ink;
        bracket->stroke_width = 1.4;
        bracket->group = spot->group;
    }
    mark_used(plot, USED_ONE_OF);
}

static void draw_halo(Plot *plot, const Spot *spot, double cy, DmInk ink)
{
    double w = dm_tl_radius(spot->rank) + SOFT_LENGTH;
    DmShape *halo = dm_tl_rect(plot, "soft", spot->cx - w, cy - 3.5, 2 * w, 7, ink);
    halo->pattern = DM_PATTERN_FADE_BOTH;
    halo->opacity = 0.45;
    halo->group = spot->group;
    mark_used(plot, USED_SOFT);
}

bool dm_tl_is_dimmed(const Plot *plot, const Item *item)
{
    const char *wanted = plot->options->highlight;
    if (!wanted)
        return false;
    const DmEventRow *event = dm_tl_event(plot, item);
    for (guint i = 0; i < event->actors.len; i++) {
        const char *id = event->actors.items[i].id;
        const char *side = plot->fold ? g_hash_table_lookup(plot->fold, id) : NULL;
        if (g_str_equal(id, wanted) || (side && g_str_equal(side, wanted)))
            return false;
    }
    return true;
}

void dm_tl_draw_mark(Plot *plot, const Spot *spot)
{
    const Item *item = &g_array_index(plot->items, Item, spot->item);
    if (item->form == FORM_WINDOW) {
        dm_tl_draw_window(plot, spot);
        return;
    }
    const DmEventRow *event = dm_tl_event(plot, item);
    bool hollow = dm_tl_is_hollow(event), soft = dm_tl_is_soft(&event->date);
    DmInk ink = dm_tl_is_dimmed(plot, item) ? DM_INK_GREY : dm_tl_kind_ink(event->kind);
    double r = dm_tl_radius(spot->rank), cy = spot->y, cx = spot->cx;
    bool wide = spot->mark_x1 - spot->mark_x0 > 2 * r + 6;
    if (wide && item->form == FORM_SPAN) {
        draw_span(plot, spot, item, cy, ink, hollow, soft);
        r *= 1.1; /* stands out of its bar */
        cx = spot->mark_x0 + r * 1.25;
    } else if (wide && item->form != FORM_WINDOW) {
        draw_within(plot, spot, item, cy, ink, soft);
    } else if (soft) {
        draw_halo(plot, spot, cy, ink);
    }
    dm_tl_draw_symbol(plot, event->kind, cx, cy, r, ink, hollow, spot->group);
    if (dm_tl_is_struck(event))
        draw_strike(plot, cx, cy, r, ink, spot->group);
    if (event->status == DM_STATUS_POSTPONED) {
        draw_arrow(plot, cx + r + 8, cy, 1, ink, spot->group);
        mark_used(plot, USED_POSTPONED);
    }
}
