/* For tests that need files: a folder that is gone afterwards. */
#pragma once
#include <criterion/criterion.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

static inline char *folder_new(void)
{
    char *folder = g_dir_make_tmp("demarche-XXXXXX", NULL);
    cr_assert(folder);
    return folder;
}

/* Writes FOLDER/NAME, with the folders in between. */
static inline void folder_put(const char *folder, const char *name, const char *text)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autofree char *parent = g_path_get_dirname(path);
    cr_assert(g_mkdir_with_parents(parent, 0700) == 0 && g_file_set_contents(path, text, -1, NULL), "%s",
              path);
}

static inline void folder_remove(const char *path)
{
    g_autoptr(GDir) dir = g_file_test(path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open(path, 0, NULL);
    for (const char *name; dir && (name = g_dir_read_name(dir));) {
        g_autofree char *child = g_build_filename(path, name, NULL);
        folder_remove(child);
    }
    g_remove(path);
}
