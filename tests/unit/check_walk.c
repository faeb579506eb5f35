#include "check/check.h"
#include "folder.h"
#include <sys/stat.h>
#include <unistd.h>

/* The files found, without the folder's name, "; " between. */
static char *walk(const char *folder, const char *const *paths, gsize n, GError **error)
{
    g_autoptr(GPtrArray) found = dm_check_walk(paths, n, error);
    if (!found)
        return NULL;
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < found->len; i++)
        g_string_append_printf(out, "%s%s", i ? "; " : "", (char *)found->pdata[i] + strlen(folder) + 1);
    return g_string_free(out, FALSE);
}

Test(walk, folders_in_order_without_hidden_names)
{
    g_autofree char *folder = folder_new();
    g_autofree char *pipe = g_build_filename(folder, "pipe.yaml", NULL);
    cr_assert(mkfifo(pipe, 0600) == 0);
    static const char *const names[] = {"b.yaml",   "a.yml",       "c.txt",    ".d.yaml",
                                        "z/e.yaml", ".git/f.yaml", "z/g.YAML", "A.yaml"};
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
        folder_put(folder, names[i], "");
    const char *paths[] = {folder};
    g_autofree char *got = walk(folder, paths, 1, NULL);
    cr_expect_str_eq(got, "A.yaml; a.yml; b.yaml; z/e.yaml");
    folder_remove(folder);
}

Test(walk, each_file_once_and_named_files_as_they_are)
{
    g_autofree char *folder = folder_new();
    folder_put(folder, "a.yaml", "");
    folder_put(folder, "named.txt", "");
    g_autofree char *a = g_build_filename(folder, "a.yaml", NULL),
                    *named = g_build_filename(folder, "named.txt", NULL);
    g_autofree char *again = g_build_filename(folder, ".", "a.yaml", NULL),
                    *link = g_build_filename(folder, "loop", NULL);
    cr_assert(symlink(folder, link) == 0);
    const char *paths[] = {named, a, folder, again};
    g_autofree char *got = walk(folder, paths, G_N_ELEMENTS(paths), NULL);
    cr_expect_str_eq(got, "named.txt; a.yaml");
    folder_remove(folder);
}

Test(walk, a_path_that_is_not_there)
{
    const char *paths[] = {"/nonexistent/x.yaml"};
    g_autoptr(GError) error = NULL;
    cr_expect_null(dm_check_walk(paths, 1, &error));
    cr_expect(g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_NOENT));
}
