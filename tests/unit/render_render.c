/* The painter: same scene, same bytes; text, titles and links that can be found; limits that say so. */
#include <criterion/criterion.h>
#include <demarche/render.h>
#include <glib/gstdio.h>
#include <render/paint.h>
#include <string.h>

static const DmShape shapes[] = {
    {.kind = DM_SHAPE_RECT,
     .role = "window",
     .group = 1,
     .x = 20,
     .y = 20,
     .w = 80,
     .h = 8,
     .radius = 4,
     .fill = DM_INK_BLUE},
    {.kind = DM_SHAPE_RECT,
     .role = "window",
     .x = 20,
     .y = 40,
     .w = 80,
     .h = 8,
     .fill = DM_INK_ORANGE,
     .pattern = DM_PATTERN_HATCH},
    {.kind = DM_SHAPE_RECT,
     .role = "window",
     .x = 20,
     .y = 60,
     .w = 80,
     .h = 8,
     .fill = DM_INK_GREEN,
     .pattern = DM_PATTERN_DOTS},
    {.kind = DM_SHAPE_RECT,
     .role = "window",
     .x = 20,
     .y = 80,
     .w = 80,
     .h = 8,
     .fill = DM_INK_SKY,
     .pattern = DM_PATTERN_FADE_BOTH},
    {.kind = DM_SHAPE_ELLIPSE,
     .role = "mark",
     .x = 120,
     .y = 20,
     .w = 8,
     .h = 8,
     .stroke = DM_INK_BLUE,
     .stroke_width = 1.5},
    {.kind = DM_SHAPE_TEXT,
     .role = "label",
     .group = 1,
     .x = 120,
     .y = 50,
     .fill = DM_INK_TEXT,
     .font = {12, 0, 0},
     .text = "Київ & Москва",
     .text_width = 90},
    {.kind = DM_SHAPE_TEXT,
     .role = "label",
     .x = 280,
     .y = 70,
     .align = DM_ALIGN_RIGHT,
     .font = {12, 1, 0},
     .text = "اتفاق وقف إطلاق النار",
     .text_width = 120},
    {.kind = DM_SHAPE_TEXT,
     .role = "label",
     .x = 120,
     .y = 90,
     .font = {12, 0, 1},
     .text = "停战协定",
     .text_width = 48},
};

static DmScene *sample(guint pages)
{
    DmScene *scene = dm_scene_new(300, 120);
    scene->title = "Talks <1>";
    dm_scene_add_group(scene, "talks", "Talks in Kyiv", "https://example.org/a?b=1&c='2'");
    for (guint p = 0; p < pages; p++) {
        DmPage *page = dm_scene_add_page(scene);
        for (gsize i = 0; i < G_N_ELEMENTS(shapes); i++)
            *dm_scene_add(scene, page, shapes[i].kind, shapes[i].role) = shapes[i];
        *dm_list_add(scene->arena, &scene->bookmarks) = (DmBookmark){"A page", p + 1};
    }
    return scene;
}

static const struct Way {
    DmImageFormat format;
    bool live;
} ways[] = {{DM_IMAGE_SVG, false}, {DM_IMAGE_SVG, true}, {DM_IMAGE_PNG, false}, {DM_IMAGE_PDF, false}};

static GBytes *drawn(const DmScene *scene, struct Way way, guint *ret_unknown)
{
    DmRenderOptions options = {
        .text_live = way.live, .created = 1755734400, .ret_unknown_glyphs = ret_unknown};
    g_autoptr(GError) error = NULL;
    GBytes *bytes = dm_render_bytes(scene, way.format, &options, &error);
    cr_assert_not_null(bytes, "%s", error ? error->message : "");
    return bytes;
}

static bool holds(GBytes *bytes, const char *text)
{
    gsize len;
    const char *data = g_bytes_get_data(bytes, &len);
    return memmem(data, len, text, strlen(text)) != NULL;
}

Test(render, same_scene_same_bytes)
{
    g_autoptr(DmScene) scene = sample(1);
    for (gsize i = 0; i < G_N_ELEMENTS(ways); i++) {
        guint unknown = 99;
        g_autoptr(GBytes) first = drawn(scene, ways[i], &unknown);
        g_autoptr(GBytes) second = drawn(scene, ways[i], &unknown);
        cr_expect(g_bytes_equal(first, second), "way %zu", i);
        cr_expect_eq(unknown, 0);
    }
}

Test(render, svg_text_can_be_found_and_clicked)
{
    static const char *const wanted[] = {"<title>Talks &lt;1&gt;</title>",
                                         "Київ &amp; Москва",
                                         "停战协定",
                                         "href=\"https://example.org/a?b=1&amp;c=&#39;2&#39;\"",
                                         "<title>Talks in Kyiv</title>",
                                         "id=\"e-talks\""};
    g_autoptr(DmScene) scene = sample(1);
    for (gsize way = 0; way < 2; way++) {
        g_autoptr(GBytes) bytes = drawn(scene, ways[way], NULL);
        for (gsize i = 0; i < G_N_ELEMENTS(wanted); i++)
            cr_expect(holds(bytes, wanted[i]), "%s", wanted[i]);
    }
}

Test(render, pdf_has_links_bookmarks_and_its_own_date)
{
    g_autoptr(DmScene) scene = sample(3);
    g_autoptr(GBytes) bytes = drawn(scene, (struct Way){DM_IMAGE_PDF, false}, NULL);
    cr_expect(holds(bytes, "20250821000000"));
    cr_expect(holds(bytes, "/Outlines"));
    cr_expect(holds(bytes, "/URI"));
    cr_expect(holds(bytes, "/Count 3"));
}

Test(render, png_too_large_is_said)
{
    g_autoptr(DmScene) scene = sample(1);
    g_autoptr(GError) error = NULL;
    DmRenderOptions options = {.scale = 200};
    cr_expect_null(dm_render_bytes(scene, DM_IMAGE_PNG, &options, &error));
    cr_assert(g_error_matches(error, DM_ERROR, DM_ERROR_TOO_LARGE));
    cr_expect(strstr(error->message, "60000 × 24000"), "%s", error->message);
}

/* Decodes with cairo's own reader and compares every pixel. */
static void roundtrip(int width, int height, bool many)
{
    g_autoptr(cairo_surface_t) surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    guint8 *data = cairo_image_surface_get_data(surface);
    int stride = cairo_image_surface_get_stride(surface);
    cairo_surface_flush(surface);
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++)
            ((guint32 *)(void *)(data + y * stride))[x] =
                many ? (guint32)(y * width + x) * 2654435761u >> 8 : (guint32)(x % 7 * 40);
    cairo_surface_mark_dirty(surface);
    g_autoptr(GByteArray) out = g_byte_array_new();
    dm_png_encode(data, width, height, stride, 1, out);
    g_autofree char *path = g_build_filename(g_get_tmp_dir(), "demarche-roundtrip.png", NULL);
    cr_assert(g_file_set_contents(path, (char *)out->data, out->len, NULL));
    g_autoptr(cairo_surface_t) back = cairo_image_surface_create_from_png(path);
    g_remove(path);

    cr_assert_eq(cairo_surface_status(back), CAIRO_STATUS_SUCCESS);
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++) {
            guint32 a = ((guint32 *)(void *)(data + y * stride))[x] & 0xFFFFFF;
            guint32 b = ((guint32 *)(void *)(cairo_image_surface_get_data(back) +
                                             y * cairo_image_surface_get_stride(back)))[x];
            cr_assert_eq(a, b & 0xFFFFFF);
        }
}

Test(render, png_keeps_every_pixel)
{
    roundtrip(33, 5, false);
    roundtrip(64, 64, true);
    roundtrip(1, 1, false);
}

Test(render, file_is_whole_or_not_there)
{
    g_autoptr(DmScene) scene = sample(1);
    DmRenderOptions options = {0};
    g_autoptr(GError) error = NULL;
    cr_expect_not(dm_render_file(scene, "/nowhere/at/all.svg", DM_IMAGE_SVG, &options, &error));
    cr_assert(g_error_matches(error, DM_ERROR, DM_ERROR_OUTPUT));
    cr_expect(strstr(error->message, "/nowhere/at/all.svg"), "%s", error->message);
}

Test(render, format_is_told_by_the_ending)
{
    DmImageFormat format = DM_IMAGE_SVG;
    cr_expect(dm_image_format_of("a/b.PNG", &format) && format == DM_IMAGE_PNG);
    cr_expect(dm_image_format_of("x.pdf", &format) && format == DM_IMAGE_PDF);
    cr_expect_not(dm_image_format_of("x.jpeg", &format));
}
