/* check – the road from paths to a proven model: files are found, read, checked one by one, then against each
 * other, and their quotes against the articles. */
#include "check/check.h"
#include <demarche/check.h>
#include <demarche/yaml.h>

/* Reads one file into the model. False and *error only when it cannot be read at all. */
static bool read_one(DmModel *model, const char *path, DmDiags *diags, GError **error)
{
    g_autoptr(GError) failed = NULL;
    g_autoptr(DmFile) file = dm_file_read(path, DM_YAML_MAX_FILE, &failed);
    if (g_error_matches(failed, DM_ERROR, DM_ERROR_TOO_LARGE)) {
        g_autoptr(DmFile) empty = dm_file_new(path, "", 0);
        dm_diags_add(diags, DM_CODE_FILE_TOO_LARGE, empty, (DmPos){0}, 1,
                     "an event file has at most %u bytes", DM_YAML_MAX_FILE);
        return true;
    }
    if (!file) {
        g_propagate_error(error, g_steal_pointer(&failed));
        return false;
    }
    DmRecordFile *record = dm_yaml_read(model, file, diags);
    if (record) {
        dm_model_check_file(model, record, diags);
        dm_check_quotes(record, diags);
    }
    return true;
}

DmModel *dm_check_paths(const char *const *paths, gsize n, const DmCheckOptions *options, DmDiags *diags,
                        GError **error)
{
    g_autoptr(GPtrArray) found = dm_check_walk(paths, n, error);
    if (!found)
        return NULL;
    g_autoptr(DmModel) model = dm_model_new();
    for (guint i = 0; i < found->len; i++) {
        if (!read_one(model, found->pdata[i], diags, error))
            return NULL;
        if (options->progress && !options->progress(options->progress_user, "checking", i + 1, found->len)) {
            g_set_error_literal(error, DM_ERROR, DM_ERROR_INTERRUPTED, "interrupted");
            return NULL;
        }
    }
    dm_model_check_links(model, options->outside, diags);
    return g_steal_pointer(&model);
}
