/* Inside render: text by Pango, the same for measuring and for painting, without hinting so that both agree
 * at every scale. Noto Sans first, then whatever fontconfig finds for the script. */
#include "paint.h"

/* A face is loaded at one size only and scaled from it: without hinting widths are proportional, and Pango
 * asks fontconfig anew for each size, which takes most of the time of a small picture. */
enum { BASE_SIZE = 64 };

static const char families[] = "Noto Sans,DejaVu Sans,Noto Sans Arabic,Noto Sans Hebrew,Noto Sans CJK SC";

void dm_text_engine_init(DmTextEngine *engine)
{
    /* the shared map: the fonts are looked up once for measuring and for painting */
    *engine = (DmTextEngine){.map = g_object_ref(pango_cairo_font_map_get_default())};
    engine->context = pango_font_map_create_context(engine->map);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(engine->context, options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(engine->context, FALSE);
    pango_context_set_language(engine->context, pango_language_from_string("en"));
    engine->layout = pango_layout_new(engine->context);
    pango_layout_set_single_paragraph_mode(engine->layout, TRUE);
    for (int weight = 0; weight < 2; weight++)
        for (int italic = 0; italic < 2; italic++) {
            PangoFontDescription *face = pango_font_description_new();
            pango_font_description_set_family_static(face, families);
            pango_font_description_set_weight(face, weight ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
            pango_font_description_set_style(face, italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
            pango_font_description_set_absolute_size(face, BASE_SIZE * PANGO_SCALE);
            engine->faces[weight][italic] = face;
        }
}

void dm_text_engine_clear(DmTextEngine *engine)
{
    for (int weight = 0; weight < 2; weight++)
        for (int italic = 0; italic < 2; italic++)
            pango_font_description_free(engine->faces[weight][italic]);
    g_object_unref(engine->layout);
    g_object_unref(engine->context);
    g_object_unref(engine->map);
}

double dm_text_engine_set(DmTextEngine *engine, const char *text, DmFont font)
{
    pango_layout_set_font_description(engine->layout,
                                      engine->faces[font.weight == DM_WEIGHT_BOLD][font.italic]);
    pango_layout_set_text(engine->layout, text, -1);
    return font.size / BASE_SIZE;
}

static double measure_width(gpointer user, const char *text, DmFont font, double *ret_ascent,
                            double *ret_descent)
{
    DmTextEngine *engine = user;
    double unit = dm_text_engine_set(engine, text, font) / PANGO_SCALE;
    PangoRectangle logical;
    pango_layout_get_extents(engine->layout, NULL, &logical);
    int baseline = pango_layout_get_baseline(engine->layout);
    if (ret_ascent)
        *ret_ascent = baseline * unit;
    if (ret_descent)
        *ret_descent = (logical.height - baseline) * unit;
    return logical.width * unit;
}

DmMeasure *dm_render_measure_new(void)
{
    DmTextEngine *engine = g_new0(DmTextEngine, 1);
    dm_text_engine_init(engine);
    DmMeasure *measure = g_new0(DmMeasure, 1);
    *measure = (DmMeasure){engine, measure_width};
    return measure;
}

void dm_render_measure_free(DmMeasure *measure)
{
    if (!measure)
        return;
    dm_text_engine_clear(measure->user);
    g_free(measure->user);
    g_free(measure);
}
