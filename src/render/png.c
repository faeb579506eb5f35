/* Inside render: PNG. cairo paints the pixels; they are encoded here, because a picture of few flat colours
 * needs neither libpng's trial of five filters nor three bytes a pixel.
 *
 * PNG 1.2 (ISO/IEC 15948): one IDAT, filter 0 for palettes, compression by libdeflate. */
#include "paint.h"
#include <libdeflate.h>
#include <math.h>
#include <string.h>

enum { MAX_SIDE = 32767, MAX_PIXELS = 1 << 29, PALETTE = 256, SLOTS = 1024 };

/* ---- Palette: a small open hash of the colours seen ---- */

typedef struct Palette {
    guint32 keys[SLOTS]; /* colour + 1, 0 free */
    guint8 index[SLOTS];
    guint32 colours[PALETTE];
    guint n;
} Palette;

static guint slot_of(const Palette *palette, guint32 colour)
{
    guint slot = (colour * 2654435761u) >> 22;
    while (palette->keys[slot] && palette->keys[slot] != colour + 1)
        slot = (slot + 1) % SLOTS;
    return slot;
}

/* The palette index of a colour, or −1 when it is the 257th. */
static int palette_find(Palette *palette, guint32 colour)
{
    guint slot = slot_of(palette, colour);
    if (!palette->keys[slot]) {
        if (palette->n == PALETTE)
            return -1;
        palette->keys[slot] = colour + 1;
        palette->index[slot] = (guint8)palette->n;
        palette->colours[palette->n++] = colour;
    }
    return palette->index[slot];
}

/* ---- Raw rows: a filter byte, then the pixels ---- */

typedef struct Raw {
    guint8 *bytes;
    gsize len;
    int colour_type; /* 2: RGB, 3: palette */
} Raw;

static bool pack_palette(Palette *palette, const guint8 *pixels, int width, int height, int stride, Raw *ret)
{
    guint8 *out = ret->bytes;
    for (int y = 0; y < height; y++) {
        const guint32 *row = (const guint32 *)(const void *)(pixels + (gsize)y * (gsize)stride);
        guint32 last = ~0u;
        int index = 0;
        *out++ = 0;
        for (int x = 0; x < width; x++) {
            guint32 colour = row[x] & 0xFFFFFF;
            if (colour != last)
                index = palette_find(palette, last = colour);
            if (index < 0)
                return false;
            *out++ = (guint8)index;
        }
    }
    *ret = (Raw){ret->bytes, (gsize)(out - ret->bytes), 3};
    return true;
}

static void pack_rgb(const guint8 *pixels, int width, int height, int stride, Raw *ret)
{
    guint8 *out = ret->bytes;
    for (int y = 0; y < height; y++) {
        const guint32 *row = (const guint32 *)(const void *)(pixels + (gsize)y * (gsize)stride);
        *out++ = 0;
        for (int x = 0; x < width; x++) {
            *out++ = (guint8)(row[x] >> 16);
            *out++ = (guint8)(row[x] >> 8);
            *out++ = (guint8)row[x];
        }
    }
    *ret = (Raw){ret->bytes, (gsize)(out - ret->bytes), 2};
}

/* ---- Chunks ---- */

static void put_u32(guint8 *at, guint32 value)
{
    value = GUINT32_TO_BE(value);
    memcpy(at, &value, 4);
}

static void add_chunk(GByteArray *out, const char *type, const guint8 *data, gsize len)
{
    guint8 head[8], tail[4];
    put_u32(head, (guint32)len);
    memcpy(head + 4, type, 4);
    put_u32(tail, libdeflate_crc32(libdeflate_crc32(0, head + 4, 4), data, len));
    g_byte_array_append(out, head, sizeof head);
    if (len > 0)
        g_byte_array_append(out, data, (guint)len);
    g_byte_array_append(out, tail, sizeof tail);
}

static void add_header(GByteArray *out, int width, int height, int colour_type, double scale)
{
    guint8 header[13] = {[8] = 8, [9] = (guint8)colour_type}, density[9] = {[8] = 1};
    put_u32(header, (guint32)width);
    put_u32(header + 4, (guint32)height);
    guint32 per_metre = (guint32)lround(96 / 0.0254 * scale);
    put_u32(density, per_metre);
    put_u32(density + 4, per_metre);
    g_byte_array_append(out, (const guint8 *)"\x89PNG\r\n\x1a\n", 8);
    add_chunk(out, "IHDR", header, sizeof header);
    add_chunk(out, "pHYs", density, sizeof density);
}

static void add_palette(GByteArray *out, const Palette *palette)
{
    guint8 rgb[PALETTE * 3];
    for (guint i = 0; i < palette->n; i++)
        for (int c = 0; c < 3; c++)
            rgb[i * 3 + (guint)c] = (guint8)(palette->colours[i] >> (16 - 8 * c));
    add_chunk(out, "PLTE", rgb, palette->n * 3);
}

/* Measured on pictures of this program (tests/bench/timeline.c): the least level that makes no file larger
 * than libpng's, whose filters gain more on large pictures. */
static int level_for(gsize bytes)
{
    return bytes > 8000000 ? 7 : 6;
}

static void add_pixels(GByteArray *out, const Raw *raw)
{
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(level_for(raw->len));
    gsize bound = libdeflate_zlib_compress_bound(compressor, raw->len);
    g_autofree guint8 *packed = g_malloc(bound);
    gsize len = libdeflate_zlib_compress(compressor, raw->bytes, raw->len, packed, bound);
    libdeflate_free_compressor(compressor);
    add_chunk(out, "IDAT", packed, len);
}

void dm_png_encode(const guint8 *pixels, int width, int height, int stride, double scale, GByteArray *out)
{
    g_autofree Palette *palette = g_new0(Palette, 1);
    g_autofree guint8 *bytes = g_malloc(((gsize)width * 3 + 1) * (gsize)height);
    Raw raw = {.bytes = bytes};
    if (!pack_palette(palette, pixels, width, height, stride, &raw))
        pack_rgb(pixels, width, height, stride, &raw);
    add_header(out, width, height, raw.colour_type, scale);
    if (raw.colour_type == 3)
        add_palette(out, palette);
    add_pixels(out, &raw);
    add_chunk(out, "IEND", (const guint8 *)"", 0); /* libdeflate starts anew for NULL */
}

bool dm_render_png(const DmScene *scene, const DmRenderOptions *options, DmTextEngine *text, GByteArray *out,
                   GError **error)
{
    double scale = options->scale > 0 ? options->scale : 1;
    double width = ceil(scene->width * scale), height = ceil(scene->height * scale);
    if (!(width <= MAX_SIDE && height <= MAX_SIDE && width * height <= MAX_PIXELS)) {
        g_set_error(error, DM_ERROR, DM_ERROR_TOO_LARGE,
                    "the picture would be %.0f × %.0f pixels; a PNG can be at most %d on a side and %d "
                    "million in all: "
                    "take a smaller --scale, --width or --height, or write a .svg or .pdf",
                    width, height, MAX_SIDE, MAX_PIXELS / 1000000);
        return false;
    }
    g_autoptr(cairo_surface_t) surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)width, (int)height);
    g_autoptr(cairo_t) cr = cairo_create(surface);
    cairo_scale(cr, scale, scale);
    DmPainter painter = {cr, text, options->theme, true};
    dm_paint_page(&painter, scene, &scene->pages.items[0]);
    if (!dm_cairo_check(cairo_status(cr), error))
        return false;
    cairo_surface_flush(surface);
    dm_png_encode(cairo_image_surface_get_data(surface), (int)width, (int)height,
                  cairo_image_surface_get_stride(surface), scale, out);
    return true;
}
