#include "findings.h"
#include "folder.h"

static bool stop(gpointer user, const char *what, guint64 done, guint64 total)
{
    return false;
}

Test(check, the_whole_road)
{
    g_autofree char *folder = folder_new();
    folder_put(folder, "a.yaml",
               "demarche: 1\nsource: {id: a, published: 2025-08-21}\nevents:\n"
               "  - {id: e, kind: statement, date: Monday, title: t, speaker: x, follows: f}\n");
    folder_put(folder, "b.yaml", "demarche: 1\nactors: {x: {}}\ntitle: [\n");
    const char *paths[] = {folder};
    const DmCheckOptions options = {0};
    g_autoptr(DmDiags) diags = dm_diags_new();
    g_autoptr(DmModel) model = dm_check_paths(paths, 1, &options, diags, NULL);
    g_autofree char *got = findings(diags);
    cr_expect_str_eq(got, "4:75 unknown-event; 3:1 unknown-field; 4:1 yaml-syntax", "%s", got);
    cr_expect_eq(dm_model_n_files(model), 2);
    cr_expect_str_eq(dm_model_file(model, 0)->events.items[0].date.date.edtf, "2025-08-18");
    folder_remove(folder);
}

Test(check, the_world_fails)
{
    const char *paths[] = {"/nonexistent"};
    const DmCheckOptions options = {0};
    g_autoptr(DmDiags) diags = dm_diags_new();
    g_autoptr(GError) error = NULL;
    cr_expect_null(dm_check_paths(paths, 1, &options, diags, &error));
    cr_expect(error);
}

Test(check, can_be_stopped)
{
    g_autofree char *folder = folder_new();
    folder_put(folder, "a.yaml", "demarche: 1\n");
    const char *paths[] = {folder};
    const DmCheckOptions options = {.progress = stop};
    g_autoptr(DmDiags) diags = dm_diags_new();
    g_autoptr(GError) error = NULL;
    cr_expect_null(dm_check_paths(paths, 1, &options, diags, &error));
    cr_expect(g_error_matches(error, DM_ERROR, DM_ERROR_INTERRUPTED));
    folder_remove(folder);
}
