/* model – the container of one load: file records and everything they say, in one arena that is freed at
 * once. */
#include <demarche/model.h>

struct DmModel {
    DmArena *arena;
    GPtrArray *files; /* DmRecordFile in the arena, in the order added */
};

DmModel *dm_model_new(void)
{
    DmModel *model = g_new0(DmModel, 1);
    model->arena = dm_arena_new();
    model->files = g_ptr_array_new();
    return model;
}

void dm_model_free(DmModel *model)
{
    if (!model)
        return;
    for (guint i = 0; i < model->files->len; i++)
        dm_file_unref(dm_model_file(model, i)->file);
    g_ptr_array_free(model->files, TRUE);
    dm_arena_free(model->arena);
    g_free(model);
}

DmArena *dm_model_arena(DmModel *model)
{
    return model->arena;
}

DmRecordFile *dm_model_add_file(DmModel *model, const char *path, DmFile *file)
{
    DmRecordFile *record = dm_arena_alloc(model->arena, sizeof *record);
    record->path = dm_arena_strdup(model->arena, path);
    g_autofree char *base = g_path_get_basename(path);
    record->identity = dm_arena_strdup(model->arena, base);
    if (file) {
        gsize len;
        const char *text = dm_file_text(file, &len);
        g_autofree char *sum = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)text, len);
        g_strlcpy(record->sha256, sum, sizeof record->sha256);
        record->file = dm_file_ref(file);
    }
    g_ptr_array_add(model->files, record);
    return record;
}

guint dm_model_n_files(const DmModel *model)
{
    return model->files->len;
}

DmRecordFile *dm_model_file(const DmModel *model, guint index)
{
    g_assert(index < model->files->len);
    return model->files->pdata[index];
}
