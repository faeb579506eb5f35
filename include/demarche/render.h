/* render – paints a scene as SVG, PNG or PDF. The only user of cairo and Pango. Same scene, same bytes. */
#pragma once
#include <demarche/scene.h>

G_BEGIN_DECLS

typedef enum DmImageFormat { DM_IMAGE_SVG, DM_IMAGE_PNG, DM_IMAGE_PDF } DmImageFormat;
/* By the file name's ending; false when it is none of .svg .png .pdf. */
bool dm_image_format_of(const char *path, DmImageFormat *ret_format);

typedef struct DmRenderOptions {
    DmTheme theme;
    double scale;              /* PNG: pixels a unit; 0 is read as 1 */
    bool text_live;            /* SVG: real <text> instead of outlines */
    gint64 created;            /* PDF: creation time, Unix seconds */
    guint *ret_unknown_glyphs; /* characters no font could show, or NULL */
} DmRenderOptions;

/* Writes the picture to `path` (to a temporary beside it, then renamed: never half a file). */
bool dm_render_file(const DmScene *scene, const char *path, DmImageFormat format,
                    const DmRenderOptions *options, GError **error);
/* The same into memory, for the report. */
GBytes *dm_render_bytes(const DmScene *scene, DmImageFormat format, const DmRenderOptions *options,
                        GError **error);

/* Measures by the fonts that render paints with; free with dm_render_measure_free. */
DmMeasure *dm_render_measure_new(void);
void dm_render_measure_free(DmMeasure *measure);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DmMeasure, dm_render_measure_free)

G_END_DECLS
