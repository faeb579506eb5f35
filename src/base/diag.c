/* Diagnostics: what is wrong in the user's data, collected to the end of a stage and printed by cli. */
#include <demarche/base.h>
#include <string.h>

enum { MAX_SOURCE = 4096 }; /* bytes of a source line */

static const struct {
    const char *text;
    DmSeverity severity;
    const char *help;
} codes[] = {
#define error                         DM_SEVERITY_ERROR
#define warning                       DM_SEVERITY_WARNING
#define X(name, text, severity, help) {text, severity, help},
#include <demarche/codes.def>
#undef X
#undef error
#undef warning
};

struct DmDiags {
    DmArena *arena;
    GArray *items; /* DmDiag */
    guint counts[2];
    bool sorted;
};

const char *dm_code_text(DmCode code)
{
    return codes[code].text;
}

DmSeverity dm_code_severity(DmCode code)
{
    return codes[code].severity;
}

const char *dm_code_help(DmCode code)
{
    return codes[code].help;
}

DmDiags *dm_diags_new(void)
{
    DmDiags *diags = g_new0(DmDiags, 1);
    diags->arena = dm_arena_new();
    diags->items = g_array_new(false, false, sizeof(DmDiag));
    return diags;
}

void dm_diags_free(DmDiags *diags)
{
    if (!diags)
        return;
    dm_arena_free(diags->arena);
    g_array_unref(diags->items);
    g_free(diags);
}

/* A line so long that nobody reads it is not kept: many findings on one line of a megabyte would fill the
 * memory. */
static const char *source_line(DmArena *arena, const DmFile *file, guint line)
{
    gsize len = 0;
    const char *text = dm_file_line(file, line, &len);
    if (len == 0 || len > MAX_SOURCE)
        return NULL;
    g_autofree char *valid = g_utf8_make_valid(text, (gssize)len);
    return dm_arena_strdup(arena, valid);
}

void dm_diags_add(DmDiags *diags, DmCode code, const DmFile *file, DmPos pos, guint width, const char *format,
                  ...)
{
    va_list args;
    va_start(args, format);
    g_autofree char *message = g_strdup_vprintf(format, args);
    va_end(args);
    DmDiag diag = {
        .code = code,
        .file = file ? dm_arena_strdup(diags->arena, dm_file_name(file)) : "",
        .pos = pos,
        .width = MAX(width, 1),
        .message = dm_arena_strdup(diags->arena, message),
        .source = file ? source_line(diags->arena, file, pos.line) : NULL,
    };
    g_array_append_val(diags->items, diag);
    diags->counts[dm_code_severity(code)]++;
    diags->sorted = false;
}

void dm_diags_hint(DmDiags *diags, const char *format, ...)
{
    g_assert(diags->items->len > 0 && !diags->sorted);
    va_list args;
    va_start(args, format);
    g_autofree char *hint = g_strdup_vprintf(format, args);
    va_end(args);
    g_array_index(diags->items, DmDiag, diags->items->len - 1).hint = dm_arena_strdup(diags->arena, hint);
}

guint dm_diags_count(const DmDiags *diags, DmSeverity severity)
{
    return diags->counts[severity];
}

static int by_place(gconstpointer pa, gconstpointer pb)
{
    const DmDiag *a = pa, *b = pb;
    int file = strcmp(a->file, b->file);
    if (file)
        return file;
    if (a->pos.line != b->pos.line)
        return a->pos.line < b->pos.line ? -1 : 1;
    return a->pos.col < b->pos.col ? -1 : a->pos.col > b->pos.col;
}

const DmDiag *dm_diags_sorted(DmDiags *diags, guint *ret_len)
{
    if (!diags->sorted)
        g_array_sort(diags->items, by_place); /* stable: GLib sorts arrays by merging */
    diags->sorted = true;
    *ret_len = diags->items->len;
    return (const DmDiag *)(gpointer)diags->items->data;
}

G_DEFINE_QUARK(dm - error - quark, dm_error)
