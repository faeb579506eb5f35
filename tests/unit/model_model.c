#include <criterion/criterion.h>
#include <demarche/model.h>
#include <string.h>

Test(model, files_keep_their_order_and_their_checksum)
{
    g_autoptr(DmModel) model = dm_model_new();
    g_autoptr(DmFile) file = dm_file_new("a/b.yaml", "abc", 3);
    DmRecordFile *first = dm_model_add_file(model, "a/b.yaml", file);
    DmRecordFile *second = dm_model_add_file(model, "made", NULL);
    cr_assert_eq(dm_model_n_files(model), 2);
    cr_expect_eq(dm_model_file(model, 0), first);
    cr_expect_eq(dm_model_file(model, 1), second);
    cr_expect_str_eq(first->identity, "b.yaml");
    cr_expect_str_eq(first->path, "a/b.yaml");
    cr_expect_str_eq(first->sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    cr_expect_str_eq(second->sha256, "");
}

Test(model, the_text_outlives_the_callers_reference)
{
    g_autoptr(DmModel) model = dm_model_new();
    DmFile *file = dm_file_new("x", "text", 4);
    DmRecordFile *record = dm_model_add_file(model, "x", file);
    dm_file_unref(file);
    gsize len;
    cr_expect_str_eq(dm_file_text(record->file, &len), "text");
    dm_model_free(NULL);
}
