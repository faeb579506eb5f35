/* The last stretch: a scene becomes bytes, bytes become a file that is there whole or not at all. */
#include "paint.h"
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static const DmEnum endings[] = {
    {".svg", DM_IMAGE_SVG, NULL},
    {".png", DM_IMAGE_PNG, NULL},
    {".pdf", DM_IMAGE_PDF, NULL},
    {NULL, 0, NULL},
};

bool dm_image_format_of(const char *path, DmImageFormat *ret_format)
{
    g_autofree char *lower = g_ascii_strdown(path, -1);
    for (const DmEnum *row = endings; row->text; row++)
        if (g_str_has_suffix(lower, row->text)) {
            *ret_format = row->value;
            return true;
        }
    return false;
}

cairo_status_t dm_cairo_append(void *closure, const unsigned char *data, unsigned int len)
{
    g_byte_array_append(closure, data, len);
    return CAIRO_STATUS_SUCCESS;
}

bool dm_cairo_check(cairo_status_t status, GError **error)
{
    if (status == CAIRO_STATUS_SUCCESS)
        return true;
    g_set_error(error, DM_ERROR, DM_ERROR_OUTPUT, "the picture could not be drawn: %s",
                cairo_status_to_string(status));
    return false;
}

typedef bool Writer(const DmScene *, const DmRenderOptions *, DmTextEngine *, GByteArray *, GError **);
static Writer *const writers[] = {
    [DM_IMAGE_SVG] = dm_render_svg,
    [DM_IMAGE_PNG] = dm_render_png,
    [DM_IMAGE_PDF] = dm_render_pdf,
};

GBytes *dm_render_bytes(const DmScene *scene, DmImageFormat format, const DmRenderOptions *options,
                        GError **error)
{
    g_assert(scene->pages.len > 0);
    Writer *writer = format == DM_IMAGE_SVG && options->text_live ? dm_render_svg_live : writers[format];
    DmTextEngine text;
    dm_text_engine_init(&text);
    GByteArray *out = g_byte_array_new();
    bool good = writer(scene, options, &text, out, error);
    if (good && options->ret_unknown_glyphs)
        *options->ret_unknown_glyphs = text.unknown;
    dm_text_engine_clear(&text);
    if (good)
        return g_byte_array_free_to_bytes(out);
    g_byte_array_unref(out);
    return NULL;
}

static bool fail_output(GError **error, const char *path, int code)
{
    g_set_error(error, DM_ERROR, DM_ERROR_OUTPUT, "cannot write %s: %s", path, g_strerror(code));
    return false;
}

static int write_all(int fd, const guint8 *data, gsize len)
{
    while (len > 0) {
        gssize n = write(fd, data, MIN(len, 1 << 24));
        if (n < 0 && errno != EINTR)
            return errno;
        if (n > 0) {
            data += n;
            len -= (gsize)n;
        }
    }
    return 0;
}

/* A device or pipe is written to as it is; renaming a file over it would replace it. */
static bool write_through(const char *path, const guint8 *data, gsize len, GError **error)
{
    int fd = g_open(path, O_WRONLY | O_CLOEXEC, 0);
    int code = fd < 0 ? errno : write_all(fd, data, len);
    if (fd >= 0 && close(fd) != 0 && code == 0)
        code = errno;
    return code == 0 || fail_output(error, path, code);
}

static bool write_renamed(const char *path, const guint8 *data, gsize len, GError **error)
{
    g_autofree char *temporary = g_strconcat(path, ".XXXXXX", NULL);
    int fd = g_mkstemp_full(temporary, O_WRONLY | O_CLOEXEC, 0666);
    if (fd < 0)
        return fail_output(error, path, errno);
    int code = write_all(fd, data, len);
    if (close(fd) != 0 && code == 0)
        code = errno;
    if (code == 0 && g_rename(temporary, path) != 0)
        code = errno;
    if (code != 0)
        g_unlink(temporary);
    return code == 0 || fail_output(error, path, code);
}

bool dm_render_file(const DmScene *scene, const char *path, DmImageFormat format,
                    const DmRenderOptions *options, GError **error)
{
    g_autoptr(GBytes) bytes = dm_render_bytes(scene, format, options, error);
    if (!bytes)
        return false;
    gsize len;
    const guint8 *data = g_bytes_get_data(bytes, &len);
    struct stat info;
    bool special = g_stat(path, &info) == 0 && !S_ISREG(info.st_mode);
    return (special ? write_through : write_renamed)(path, data, len, error);
}
