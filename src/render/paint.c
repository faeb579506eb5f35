/* Inside render: shapes to cairo. The one place that knows how a shape looks; every format goes through it.
 */
#include "paint.h"
#include <math.h>

static void set_ink(DmPainter *painter, DmInk ink, double opacity)
{
    guint32 rgb = dm_ink_rgb(ink, painter->theme);
    cairo_set_source_rgba(painter->cr, (rgb >> 16 & 255) / 255.0, (rgb >> 8 & 255) / 255.0,
                          (rgb & 255) / 255.0, opacity);
}

void dm_shape_box(const DmShape *shape, double *ret_x, double *ret_y, double *ret_w, double *ret_h)
{
    double x0 = shape->x, y0 = shape->y, x1 = x0 + shape->w, y1 = y0 + shape->h;
    if (shape->kind == DM_SHAPE_TEXT) {
        x0 -= shape->text_width * 0.5 * shape->align;
        x1 = x0 + shape->text_width;
        y0 = shape->y - shape->font.size;
        y1 = shape->y + 0.3 * shape->font.size;
    }
    for (guint i = 0; i < shape->n_points; i++) {
        DmPoint p = shape->points[i];
        x0 = i ? MIN(x0, p.x) : p.x;
        y0 = i ? MIN(y0, p.y) : p.y;
        x1 = i ? MAX(x1, p.x) : p.x;
        y1 = i ? MAX(y1, p.y) : p.y;
    }
    *ret_x = x0;
    *ret_y = y0;
    *ret_w = x1 - x0;
    *ret_h = y1 - y0;
}

/* ---- Paths ---- */

static void rounded_rect(cairo_t *cr, const DmShape *s)
{
    double r = MIN(s->radius, 0.5 * MIN(s->w, s->h));
    cairo_new_sub_path(cr);
    cairo_arc(cr, s->x + s->w - r, s->y + r, r, -G_PI_2, 0);
    cairo_arc(cr, s->x + s->w - r, s->y + s->h - r, r, 0, G_PI_2);
    cairo_arc(cr, s->x + r, s->y + s->h - r, r, G_PI_2, G_PI);
    cairo_arc(cr, s->x + r, s->y + r, r, G_PI, 1.5 * G_PI);
    cairo_close_path(cr);
}

static void path_rect(DmPainter *painter, const DmShape *s)
{
    if (s->radius > 0)
        rounded_rect(painter->cr, s);
    else
        cairo_rectangle(painter->cr, s->x, s->y, s->w, s->h);
}

static void path_ellipse(DmPainter *painter, const DmShape *s)
{
    cairo_save(painter->cr);
    cairo_translate(painter->cr, s->x + s->w / 2, s->y + s->h / 2);
    cairo_scale(painter->cr, MAX(s->w, 0.01) / 2, MAX(s->h, 0.01) / 2);
    cairo_new_sub_path(painter->cr);
    cairo_arc(painter->cr, 0, 0, 1, 0, 2 * G_PI);
    cairo_close_path(painter->cr);
    cairo_restore(painter->cr);
}

static double snapped(double value, double scale, double stroke)
{
    double pixels = MAX(1, round(stroke * scale));
    double offset = fmod(pixels, 2) == 1 ? 0.5 : 0;
    return (floor(value * scale) + offset) / scale;
}

/* A hairline on a pixel boundary would be two grey pixels wide. */
static void path_straight(DmPainter *painter, const DmShape *s)
{
    double scale = 1, unused = 0;
    cairo_user_to_device_distance(painter->cr, &scale, &unused);
    for (guint i = 0; i < 2; i++) {
        DmPoint p = s->points[i];
        if (s->points[0].x == s->points[1].x)
            p.x = snapped(p.x, scale, s->stroke_width);
        if (s->points[0].y == s->points[1].y)
            p.y = snapped(p.y, scale, s->stroke_width);
        (i ? cairo_line_to : cairo_move_to)(painter->cr, p.x, p.y);
    }
}

static void path_points(DmPainter *painter, const DmShape *s)
{
    if (painter->snap && s->n_points == 2) {
        path_straight(painter, s);
        return;
    }
    for (guint i = 0; i < s->n_points; i++)
        (i ? cairo_line_to : cairo_move_to)(painter->cr, s->points[i].x, s->points[i].y);
    if (s->kind == DM_SHAPE_POLYGON)
        cairo_close_path(painter->cr);
}

static void path_curve(DmPainter *painter, const DmShape *s)
{
    const DmPoint *p = s->points;
    cairo_move_to(painter->cr, p[0].x, p[0].y);
    for (guint i = 1; i + 2 < s->n_points; i += 3)
        cairo_curve_to(painter->cr, p[i].x, p[i].y, p[i + 1].x, p[i + 1].y, p[i + 2].x, p[i + 2].y);
}

static void (*const paths[])(DmPainter *, const DmShape *) = {
    [DM_SHAPE_RECT] = path_rect,      [DM_SHAPE_ELLIPSE] = path_ellipse, [DM_SHAPE_LINE] = path_points,
    [DM_SHAPE_POLYGON] = path_points, [DM_SHAPE_CURVE] = path_curve,
};

/* ---- Fills ---- */

static void fill_solid(DmPainter *painter, const DmShape *s, double opacity)
{
    set_ink(painter, s->fill, opacity);
    cairo_fill_preserve(painter->cr);
}

/* A texture is drawn as lines under a clip rather than as a tile: crisp at every scale and small in vector
 * files. */
static void fill_texture(DmPainter *painter, const DmShape *s, double opacity,
                         void (*draw)(cairo_t *cr, double x, double y, double w, double h))
{
    cairo_t *cr = painter->cr;
    double x, y, w, h;
    dm_shape_box(s, &x, &y, &w, &h);
    cairo_path_t *path = cairo_copy_path(cr);
    cairo_save(cr);
    cairo_clip(cr);
    set_ink(painter, s->fill, opacity * 0.28);
    cairo_paint(cr);
    set_ink(painter, s->fill, opacity);
    draw(cr, x, y, w, h);
    cairo_stroke(cr);
    cairo_restore(cr);
    cairo_append_path(cr, path);
    cairo_path_destroy(path);
}

static void draw_hatch(cairo_t *cr, double x, double y, double w, double h)
{
    cairo_set_line_width(cr, 1.4);
    for (double at = x - h; at < x + w; at += 5) {
        cairo_move_to(cr, at, y + h);
        cairo_line_to(cr, at + h, y);
    }
}

static void draw_dots(cairo_t *cr, double x, double y, double w, double h)
{
    cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_width(cr, 2);
    for (double at = y + 2; at < y + h; at += 4)
        for (double along = x + 2; along < x + w; along += 4) {
            cairo_move_to(cr, along, at);
            cairo_close_path(cr);
        }
}

static void fill_hatch(DmPainter *painter, const DmShape *s, double opacity)
{
    fill_texture(painter, s, opacity, draw_hatch);
}

static void fill_dots(DmPainter *painter, const DmShape *s, double opacity)
{
    fill_texture(painter, s, opacity, draw_dots);
}

static cairo_pattern_t *fade(DmPainter *painter, const DmShape *s, DmInk ink, double opacity)
{
    double x, y, w, h;
    dm_shape_box(s, &x, &y, &w, &h);
    guint32 rgb = dm_ink_rgb(ink, painter->theme);
    double r = (rgb >> 16 & 255) / 255.0, g = (rgb >> 8 & 255) / 255.0, b = (rgb & 255) / 255.0;
    double soft = w > 0 ? MIN(0.5, MAX(14, 0.22 * w) / w) : 0.5;
    bool left = s->pattern != DM_PATTERN_FADE_RIGHT, right = s->pattern != DM_PATTERN_FADE_LEFT;
    cairo_pattern_t *pattern = cairo_pattern_create_linear(x, 0, x + w, 0);
    cairo_pattern_add_color_stop_rgba(pattern, 0, r, g, b, left ? 0 : opacity);
    cairo_pattern_add_color_stop_rgba(pattern, left ? soft : 0, r, g, b, opacity);
    cairo_pattern_add_color_stop_rgba(pattern, right ? 1 - soft : 1, r, g, b, opacity);
    cairo_pattern_add_color_stop_rgba(pattern, 1, r, g, b, right ? 0 : opacity);
    return pattern;
}

static void fill_fade(DmPainter *painter, const DmShape *s, double opacity)
{
    g_autoptr(cairo_pattern_t) pattern = fade(painter, s, s->fill, opacity);
    cairo_set_source(painter->cr, pattern);
    cairo_fill_preserve(painter->cr);
}

static void (*const fills[])(DmPainter *, const DmShape *, double) = {
    [DM_PATTERN_SOLID] = fill_solid,     [DM_PATTERN_HATCH] = fill_hatch,
    [DM_PATTERN_DOTS] = fill_dots,       [DM_PATTERN_FADE_LEFT] = fill_fade,
    [DM_PATTERN_FADE_RIGHT] = fill_fade, [DM_PATTERN_FADE_BOTH] = fill_fade,
};

static void stroke(DmPainter *painter, const DmShape *s, double opacity)
{
    cairo_t *cr = painter->cr;
    set_ink(painter, s->stroke, opacity);
    if (s->pattern >= DM_PATTERN_FADE_LEFT) {
        g_autoptr(cairo_pattern_t) pattern = fade(painter, s, s->stroke, opacity);
        cairo_set_source(cr, pattern);
    }
    cairo_set_line_width(cr, s->stroke_width);
    cairo_set_dash(cr, s->dash, s->dash[0] > 0 ? 2 : 0, 0);
    cairo_stroke_preserve(cr);
}

/* ---- Text ---- */

static void paint_text(DmPainter *painter, const DmShape *s, double opacity)
{
    cairo_t *cr = painter->cr;
    double scale = dm_text_engine_set(painter->text, s->text, s->font);
    PangoLayout *layout = painter->text->layout;
    painter->text->unknown += pango_layout_get_unknown_glyphs_count(layout);
    PangoRectangle logical;
    pango_layout_get_extents(layout, NULL, &logical);
    cairo_save(cr);
    set_ink(painter, s->fill ? s->fill : DM_INK_TEXT, opacity);
    cairo_translate(cr, s->x, s->y);
    cairo_rotate(cr, s->angle * G_PI / 180);
    cairo_scale(cr, scale, scale);
    cairo_move_to(cr, -0.5 * s->align * logical.width / PANGO_SCALE,
                  -pango_layout_get_baseline(layout) / (double)PANGO_SCALE);
    pango_cairo_show_layout(cr, layout);
    cairo_restore(cr);
    cairo_new_path(cr);
}

static void paint_shape(DmPainter *painter, const DmShape *s)
{
    double opacity = s->opacity > 0 ? s->opacity : 1;
    if (s->kind == DM_SHAPE_TEXT) {
        paint_text(painter, s, opacity);
        return;
    }
    cairo_new_path(painter->cr);
    paths[s->kind](painter, s);
    if (s->fill)
        fills[s->pattern](painter, s, opacity);
    if (s->stroke && s->stroke_width > 0)
        stroke(painter, s, opacity);
    cairo_new_path(painter->cr);
}

void dm_paint_page(DmPainter *painter, const DmScene *scene, const DmPage *page)
{
    set_ink(painter, DM_INK_PAPER, 1);
    cairo_rectangle(painter->cr, 0, 0, scene->width, scene->height);
    cairo_fill(painter->cr);
    cairo_set_line_join(painter->cr, CAIRO_LINE_JOIN_ROUND);
    for (guint i = 0; i < page->shapes.len; i++)
        paint_shape(painter, &page->shapes.items[i]);
}
