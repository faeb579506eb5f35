/* Inside render: a light SVG for people who edit it further: shapes as shapes, text as text, one named group
 * an event. It shows what the viewer's fonts make of it. */
#include "paint.h"
#include "svg_text.h"
#include <math.h>

typedef struct Writer {
    GString *out;
    const DmScene *scene;
    DmTheme theme;
    guint fades; /* gradients written so far */
} Writer;

static void put_ink(Writer *w, const char *name, DmInk ink)
{
    if (ink)
        g_string_append_printf(w->out, " %s=\"#%06x\"", name, dm_ink_rgb(ink, w->theme));
    else
        g_string_append_printf(w->out, " %s=\"none\"", name);
}

/* ---- Definitions ---- */

static void define_tile(Writer *w, const char *name, DmInk ink, double size, const char *form)
{
    guint32 rgb = dm_ink_rgb(ink, w->theme);
    g_string_append_printf(w->out, "<pattern id=\"%s-%d\" patternUnits=\"userSpaceOnUse\"", name, ink);
    dm_svg_number(w->out, "width", size);
    dm_svg_number(w->out, "height", size);
    g_string_append_printf(w->out,
                           "><g fill=\"#%06x\" stroke=\"#%06x\"><rect width=\"%d\" height=\"%d\" "
                           "fill-opacity=\".28\" stroke=\"none\"/>%s</g></pattern>\n",
                           rgb, rgb, (int)size, (int)size, form);
}

static void define_fade(Writer *w, const DmShape *s)
{
    bool left = s->pattern != DM_PATTERN_FADE_RIGHT, right = s->pattern != DM_PATTERN_FADE_LEFT;
    guint32 rgb = dm_ink_rgb(s->fill ? s->fill : s->stroke, w->theme);
    g_string_append_printf(
        w->out,
        "<linearGradient id=\"fade-%u\" gradientUnits=\"objectBoundingBox\" stop-color=\"#%06x\">"
        "<stop offset=\"0\" stop-color=\"#%06x\" stop-opacity=\"%d\"/><stop offset=\".25\" "
        "stop-color=\"#%06x\"/>"
        "<stop offset=\".75\" stop-color=\"#%06x\"/><stop offset=\"1\" stop-color=\"#%06x\" "
        "stop-opacity=\"%d\"/>"
        "</linearGradient>\n",
        ++w->fades, rgb, rgb, !left, rgb, rgb, rgb, !right);
}

static void define_patterns(Writer *w, const DmPage *page)
{
    guint32 hatched = 0, dotted = 0;
    for (guint i = 0; i < page->shapes.len; i++) {
        const DmShape *s = &page->shapes.items[i];
        if (s->pattern >= DM_PATTERN_FADE_LEFT)
            define_fade(w, s);
        hatched |= (guint32)(s->pattern == DM_PATTERN_HATCH) << s->fill;
        dotted |= (guint32)(s->pattern == DM_PATTERN_DOTS) << s->fill;
    }
    for (DmInk ink = 1; ink < DM_INK_COUNT; ink++) {
        if (hatched >> ink & 1)
            define_tile(w, "hatch", ink, 5, "<path d=\"M-1 6 6-1M-1 1 1-1M4 6 6 4\" stroke-width=\"1\"/>");
        if (dotted >> ink & 1)
            define_tile(w, "dots", ink, 4, "<circle cx=\"2\" cy=\"2\" r=\"1\" stroke=\"none\"/>");
    }
}

/* ---- Shapes ---- */

static void put_paint(Writer *w, const DmShape *s)
{
    if (s->pattern >= DM_PATTERN_FADE_LEFT)
        w->fades++;
    if (!s->fill || s->pattern == DM_PATTERN_SOLID)
        put_ink(w, "fill", s->fill);
    else if (s->pattern >= DM_PATTERN_FADE_LEFT)
        g_string_append_printf(w->out, " fill=\"url(#fade-%u)\"", w->fades);
    else
        g_string_append_printf(w->out, " fill=\"url(#%s-%d)\"",
                               s->pattern == DM_PATTERN_HATCH ? "hatch" : "dots", s->fill);
    if (s->stroke && s->stroke_width > 0) {
        if (s->pattern >= DM_PATTERN_FADE_LEFT)
            g_string_append_printf(w->out, " stroke=\"url(#fade-%u)\"", w->fades);
        else
            put_ink(w, "stroke", s->stroke);
        dm_svg_number(w->out, "stroke-width", s->stroke_width);
    }
    if (s->dash[0] > 0) {
        char on[G_ASCII_DTOSTR_BUF_SIZE], off[G_ASCII_DTOSTR_BUF_SIZE];
        g_string_append_printf(w->out, " stroke-dasharray=\"%s %s\"",
                               g_ascii_formatd(on, sizeof on, "%.1f", s->dash[0]),
                               g_ascii_formatd(off, sizeof off, "%.1f", s->dash[1]));
    }
    if (s->opacity > 0)
        dm_svg_number(w->out, "opacity", s->opacity);
    g_string_append(w->out, "/>\n");
}

static void put_points(Writer *w, const DmShape *s)
{
    char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE];
    g_string_append(w->out, "<path d=\"");
    for (guint i = 0; i < s->n_points; i++) {
        bool curve = s->kind == DM_SHAPE_CURVE;
        const char *command = i == 0 ? "M" : !curve ? "L" : i % 3 == 1 ? "C" : " ";
        g_string_append_printf(w->out, "%s%s %s", command,
                               g_ascii_formatd(x, sizeof x, "%.2f", s->points[i].x),
                               g_ascii_formatd(y, sizeof y, "%.2f", s->points[i].y));
    }
    g_string_append(w->out, s->kind == DM_SHAPE_POLYGON ? "Z\"" : "\"");
    put_paint(w, s);
}

static void put_rect(Writer *w, const DmShape *s)
{
    g_string_append(w->out, "<rect");
    dm_svg_number(w->out, "x", s->x);
    dm_svg_number(w->out, "y", s->y);
    dm_svg_number(w->out, "width", s->w);
    dm_svg_number(w->out, "height", s->h);
    if (s->radius > 0)
        dm_svg_number(w->out, "rx", s->radius);
    put_paint(w, s);
}

static void put_ellipse(Writer *w, const DmShape *s)
{
    g_string_append(w->out, "<ellipse");
    dm_svg_number(w->out, "cx", s->x + s->w / 2);
    dm_svg_number(w->out, "cy", s->y + s->h / 2);
    dm_svg_number(w->out, "rx", s->w / 2);
    dm_svg_number(w->out, "ry", s->h / 2);
    put_paint(w, s);
}

static void put_text(Writer *w, const DmShape *s)
{
    g_autofree char *paint =
        g_strdup_printf(" fill=\"#%06x\"", dm_ink_rgb(s->fill ? s->fill : DM_INK_TEXT, w->theme));
    DmShape loose = *s;
    loose.text_width = 0; /* an editor's font sets its own width */
    dm_svg_text(w->out, &loose, paint);
}

static void (*const put[])(Writer *, const DmShape *) = {
    [DM_SHAPE_RECT] = put_rect,      [DM_SHAPE_ELLIPSE] = put_ellipse, [DM_SHAPE_LINE] = put_points,
    [DM_SHAPE_POLYGON] = put_points, [DM_SHAPE_CURVE] = put_points,    [DM_SHAPE_TEXT] = put_text,
};

static void put_page(Writer *w, const DmPage *page)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    guint open = 0;
    for (guint i = 0; i < page->shapes.len; i++) {
        const DmShape *s = &page->shapes.items[i];
        if (s->group != open) {
            dm_svg_close_group(w->out, w->scene, open);
            dm_svg_open_group(w->out, w->scene, s->group, seen);
            open = s->group;
        }
        put[s->kind](w, s);
    }
    dm_svg_close_group(w->out, w->scene, open);
}

bool dm_render_svg_live(const DmScene *scene, const DmRenderOptions *options, DmTextEngine *text,
                        GByteArray *out, GError **error)
{
    g_autoptr(GString) svg =
        g_string_new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\""
                     " xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
    Writer w = {svg, scene, options->theme, 0};
    dm_svg_number(svg, "width", scene->width);
    dm_svg_number(svg, "height", scene->height);
    g_string_append_printf(svg, " viewBox=\"0 0 %d %d\"", (int)ceil(scene->width), (int)ceil(scene->height));
    g_string_append_printf(svg, " font-family=\"Noto Sans, sans-serif\" stroke-linejoin=\"round\">\n<title>");
    dm_escape_xml(svg, scene->title ? scene->title : "");
    g_string_append(svg, "</title>\n<defs>\n");
    define_patterns(&w, &scene->pages.items[0]);
    w.fades = 0;
    g_string_append(svg, "</defs>\n<rect width=\"100%\" height=\"100%\"");
    put_ink(&w, "fill", DM_INK_PAPER);
    g_string_append(svg, "/>\n");
    put_page(&w, &scene->pages.items[0]);
    g_string_append(svg, "</svg>\n");
    g_byte_array_append(out, (const guint8 *)svg->str, (guint)svg->len);
    return true;
}
