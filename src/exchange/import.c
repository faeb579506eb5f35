/* exchange: the formats that drafts can be read from. */
#include "draft.h"
#include <string.h>

const DmEnum dm_import_names[] = {
    {"plover", DM_IMPORT_PLOVER, "PLOVER records (JSON) or POLECAT tables"},
    {"gdelt", DM_IMPORT_GDELT, "GDELT event tables"},
    {"dna", DM_IMPORT_DNA, "statements listed by Discourse Network Analyzer"},
    {"timelinejs", DM_IMPORT_TIMELINEJS, "TimelineJS JSON"},
    {"csv", DM_IMPORT_CSV, "the tables of `export csv`, or one with date and title"},
    {NULL, 0, NULL},
};

#define INPUT_MAX_BYTES (1u << 30)

static bool read_format(DmImportFormat format, Draft *draft, const char *path, GError **error)
{
    switch (format) {
    case DM_IMPORT_PLOVER:
        return dm_import_plover(draft, error);
    case DM_IMPORT_GDELT:
        return dm_import_gdelt(draft, error);
    case DM_IMPORT_DNA:
        return dm_import_dna(draft, error);
    case DM_IMPORT_TIMELINEJS:
        return dm_import_timelinejs(draft, error);
    case DM_IMPORT_CSV:
        return dm_import_csv(draft, path, error);
    }
    g_assert_not_reached();
}

/* The file without the byte order mark that some programs write before text; takes `file` over. */
static DmFile *without_mark(DmFile *file)
{
    gsize len;
    const char *text = dm_file_text(file, &len);
    if (len < 3 || memcmp(text, "\xEF\xBB\xBF", 3) != 0)
        return file;
    DmFile *rest = dm_file_new(dm_file_name(file), text + 3, len - 3);
    dm_file_unref(file);
    return rest;
}

DmModel *dm_import_read(DmImportFormat format, const char *path, DmDay published, DmDiags *diags,
                        GError **error)
{
    bool folder = format == DM_IMPORT_CSV && g_file_test(path, G_FILE_TEST_IS_DIR);
    g_autofree char *table = folder ? g_build_filename(path, "events.csv", NULL) : g_strdup(path);
    DmFile *read = dm_file_read(table, INPUT_MAX_BYTES, error);
    if (!read)
        return NULL;
    g_autoptr(DmFile) input = without_mark(read);
    g_autoptr(DmModel) model = dm_model_new();
    Draft draft;
    dm_import_init(&draft, model, input, published, diags);
    bool good = read_format(format, &draft, folder ? path : NULL, error);
    if (good)
        dm_import_finish(&draft);
    dm_import_clear(&draft);
    return good ? g_steal_pointer(&model) : NULL;
}
