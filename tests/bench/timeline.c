/* Timelines of 10,000 and 1,000,000 events: time to lay out, shapes, memory of nothing but the paper; and the
 * PNG encoder beside cairo's own on the same pixels. Run without arguments. */
#include "../unit/timeline_input.h"
#include <render/paint.h>
#include <stdio.h>
#include <time.h>

/* Processor time: the machine may have other things to do. */
static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static DmScene *lay_out(guint n, const DmMeasure *measure, double *ret_ms)
{
    Made *made = made_input(n, 11000, false);
    DmTimelineInput input = {.events = &made->events,
                             .commitments = &made->commitments,
                             .actors = &made->actors,
                             .as_of = dm_day_from_ymd(2040, 1, 1)};
    DmTimelineOptions options = {.lanes = DM_LANES_OF, .from = DM_DAY_OPEN, .to = DM_DAY_OPEN};
    double start = now();
    DmScene *scene = dm_layout_timeline(&input, &options, measure);
    *ret_ms = now() - start;
    made_free(made);
    return scene;
}

static cairo_status_t count(void *closure, const unsigned char *data, unsigned int len)
{
    (void)data;
    *(gsize *)closure += len;
    return CAIRO_STATUS_SUCCESS;
}

static void encode(const DmScene *scene, double scale, DmTheme theme)
{
    int width = (int)(scene->width * scale), height = (int)(scene->height * scale);
    g_autoptr(cairo_surface_t) surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    g_autoptr(cairo_t) cr = cairo_create(surface);
    cairo_scale(cr, scale, scale);
    DmTextEngine text;
    dm_text_engine_init(&text);
    DmPainter painter = {cr, &text, theme, true};
    dm_paint_page(&painter, scene, &scene->pages.items[0]);
    cairo_surface_flush(surface);
    dm_text_engine_clear(&text);
    gsize cairo_bytes = 0;
    double start = now();
    cairo_surface_write_to_png_stream(surface, count, &cairo_bytes);
    double cairo_ms = now() - start;
    g_autoptr(GByteArray) out = g_byte_array_new();
    start = now();
    dm_png_encode(cairo_image_surface_get_data(surface), width, height,
                  cairo_image_surface_get_stride(surface), scale, out);
    double ours_ms = now() - start;
    printf("png %5dx%-5d %s  cairo %7.1f ms %8zu bytes   demarche %7.1f ms %8u bytes   %.1f times faster, "
           "%.0f%% of the size\n",
           width, height, theme ? "dark " : "light", cairo_ms, cairo_bytes, ours_ms, out->len,
           cairo_ms / ours_ms, 100.0 * out->len / cairo_bytes);
}

int main(void)
{
    static const guint sizes[] = {60, 500, 10000, 1000000};
    g_autoptr(DmMeasure) measure = dm_render_measure_new();
    for (gsize i = 0; i < G_N_ELEMENTS(sizes); i++) {
        double ms;
        g_autoptr(DmScene) scene = lay_out(sizes[i], measure, &ms);
        printf("layout of %7u events  %7.1f ms  %u shapes\n", sizes[i], ms, scene->pages.items[0].shapes.len);
        encode(scene, 1, DM_THEME_LIGHT);
        encode(scene, 2, DM_THEME_DARK);
    }
    return 0;
}
