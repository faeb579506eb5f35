/* Any bytes as an event file: read, checked, and what was read written and read again. */
#include <demarche/yaml.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static DmRecordFile *take(DmModel *model, const char *name, const char *text, gsize len, DmDiags *diags)
{
    g_autoptr(DmFile) file = dm_file_new(name, text, len);
    return dm_yaml_read(model, file, diags);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(DmModel) model = dm_model_new();
    g_autoptr(DmDiags) diags = dm_diags_new();
    DmRecordFile *record = take(model, "a.yaml", (const char *)data, size, diags);
    if (!record)
        return 0;
    g_autoptr(GString) written = g_string_new(NULL);
    bool good = dm_diags_count(diags, DM_SEVERITY_ERROR) == 0;
    dm_yaml_write(written, record);
    DmRecordFile *again = take(model, "b.yaml", written->str, written->len, diags);
    if (good) { /* a file without findings comes back as it was */
        g_autoptr(GString) twice = g_string_new(NULL);
        g_assert(again && dm_diags_count(diags, DM_SEVERITY_ERROR) == 0);
        dm_yaml_write(twice, again);
        g_assert(g_string_equal(written, twice));
    }
    dm_model_check_file(model, record, diags);
    dm_model_check_links(model, NULL, diags);
    return 0;
}
