/* A text file of the user's with an index of its lines, so that any byte can be named as line and column. */
#include <demarche/base.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

struct DmFile {
    gatomicrefcount refs;
    char *name;
    char *text;
    gsize len;
    GArray *starts; /* gsize: where each line begins; made when first asked for */
};

DmFile *dm_file_new(const char *name, const char *text, gsize len)
{
    DmFile *file = g_new0(DmFile, 1);
    g_atomic_ref_count_init(&file->refs);
    file->name = g_strdup(name);
    file->text = g_malloc(len + 1);
    memcpy(file->text, text, len);
    file->text[len] = 0;
    file->len = len;
    return file;
}

/* At most `max` + 1 bytes, so that a device without an end is no trap; 0: no limit. */
static GString *read_some(FILE *in, gsize max)
{
    GString *text = g_string_new(NULL);
    char block[64 * 1024];
    gsize n, want = sizeof block;
    do {
        if (max)
            want = MIN(sizeof block, max + 1 - text->len);
        n = fread(block, 1, want, in);
        g_string_append_len(text, block, (gssize)n);
    } while (n > 0 && (!max || text->len <= max));
    return text;
}

DmFile *dm_file_read(const char *path, gsize max, GError **error)
{
    FILE *in = fopen(path, "rb");
    errno = in ? 0 : errno;
    GString *text = in ? read_some(in, max) : NULL;
    DmFile *file = NULL;
    if (!text || ferror(in))
        g_set_error(error, G_FILE_ERROR, (gint)g_file_error_from_errno(errno), "%s: %s", path,
                    g_strerror(errno));
    else if (max && text->len > max)
        g_set_error(error, DM_ERROR, DM_ERROR_TOO_LARGE,
                    "%s: more than %" G_GSIZE_FORMAT " bytes, which is the limit", path, max);
    else
        file = dm_file_new(path, text->str, text->len);
    if (text)
        g_string_free(text, TRUE);
    if (in)
        fclose(in);
    return file;
}

DmFile *dm_file_ref(DmFile *file)
{
    g_atomic_ref_count_inc(&file->refs);
    return file;
}

void dm_file_unref(DmFile *file)
{
    if (!file || !g_atomic_ref_count_dec(&file->refs))
        return;
    if (file->starts)
        g_array_unref(file->starts);
    g_free(file->name);
    g_free(file->text);
    g_free(file);
}

const char *dm_file_name(const DmFile *file)
{
    return file->name;
}

const char *dm_file_text(const DmFile *file, gsize *ret_len)
{
    if (ret_len)
        *ret_len = file->len;
    return file->text;
}

/* A byte order mark is no part of the first line: no editor shows it or counts it. */
static gsize first_byte(const DmFile *file)
{
    return file->len >= 3 && memcmp(file->text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

static GArray *line_starts(const DmFile *file)
{
    if (file->starts)
        return file->starts;
    GArray *starts = g_array_new(false, false, sizeof(gsize));
    gsize at = first_byte(file);
    g_array_append_val(starts, at);
    for (const char *p = file->text; (p = memchr(p, '\n', file->len - (gsize)(p - file->text)));) {
        at = (gsize)(++p - file->text);
        g_array_append_val(starts, at);
    }
    return ((DmFile *)file)->starts = starts; /* a cache: the file stays the same to every reader */
}

const char *dm_file_line(const DmFile *file, guint line, gsize *ret_len)
{
    GArray *starts = line_starts(file);
    *ret_len = 0;
    if (line < 1 || line > starts->len)
        return "";
    gsize start = g_array_index(starts, gsize, line - 1);
    gsize end = line < starts->len ? g_array_index(starts, gsize, line) - 1 : file->len;
    if (end > start && file->text[end - 1] == '\r')
        end--;
    *ret_len = end - start;
    return file->text + start;
}

/* Characters; a byte that is not UTF-8 is one. */
static guint count_chars(const char *text, gsize len)
{
    if (g_utf8_validate_len(text, len, NULL))
        return (guint)dm_utf8_chars(text, len);
    g_autofree char *valid = g_utf8_make_valid(text, (gssize)len);
    return (guint)g_utf8_strlen(valid, -1);
}

DmPos dm_file_pos(const DmFile *file, gsize offset)
{
    GArray *starts = line_starts(file);
    guint low = 0, high = starts->len; /* the last line that starts at or before the offset */
    offset = CLAMP(offset, first_byte(file), file->len);
    while (high - low > 1) {
        guint mid = low + (high - low) / 2;
        if (g_array_index(starts, gsize, mid) <= offset)
            low = mid;
        else
            high = mid;
    }
    gsize start = g_array_index(starts, gsize, low);
    return (DmPos){low + 1, count_chars(file->text + start, offset - start) + 1};
}
