/* Inside render: the painter and the text engine that every format shares. */
#pragma once
#include <cairo.h>
#include <demarche/render.h>
#include <pango/pangocairo.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC(cairo_surface_t, cairo_surface_destroy)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(cairo_t, cairo_destroy)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(cairo_pattern_t, cairo_pattern_destroy)

/* One Pango layout that is set anew for each text. */
typedef struct DmTextEngine {
    PangoFontMap *map;
    PangoContext *context;
    PangoLayout *layout;
    PangoFontDescription *faces[2][2]; /* by weight and slant */
    guint unknown;                     /* glyphs no font had, summed over what was painted */
} DmTextEngine;

void dm_text_engine_init(DmTextEngine *engine);
void dm_text_engine_clear(DmTextEngine *engine);
/* Sets the layout to one line of text. Returns what its lengths and drawing are to be scaled by to have the
 * font's size. */
double dm_text_engine_set(DmTextEngine *engine, const char *text, DmFont font);

typedef struct DmPainter {
    cairo_t *cr;
    DmTextEngine *text;
    DmTheme theme;
    bool snap; /* straight lines onto whole pixels */
} DmPainter;

/* Paints paper and shapes of one page; the transformation is the caller's. */
void dm_paint_page(DmPainter *painter, const DmScene *scene, const DmPage *page);

/* The box of a shape in scene units: what a pointer may hit, what a link covers. */
void dm_shape_box(const DmShape *shape, double *ret_x, double *ret_y, double *ret_w, double *ret_h);

/* One writer a format; `out` receives the bytes. */
bool dm_render_svg(const DmScene *scene, const DmRenderOptions *options, DmTextEngine *text, GByteArray *out,
                   GError **error);
bool dm_render_svg_live(const DmScene *scene, const DmRenderOptions *options, DmTextEngine *text,
                        GByteArray *out, GError **error);
bool dm_render_png(const DmScene *scene, const DmRenderOptions *options, DmTextEngine *text, GByteArray *out,
                   GError **error);
bool dm_render_pdf(const DmScene *scene, const DmRenderOptions *options, DmTextEngine *text, GByteArray *out,
                   GError **error);

/* Compresses 32-bit pixels (0xXXRRGGBB, `stride` bytes a row) into a PNG: a palette when 256 colours suffice.
 */
void dm_png_encode(const guint8 *pixels, int width, int height, int stride, double scale, GByteArray *out);

/* Writer callback and status for cairo's stream surfaces. */
cairo_status_t dm_cairo_append(void *closure, const unsigned char *data, unsigned int len);
bool dm_cairo_check(cairo_status_t status, GError **error);
