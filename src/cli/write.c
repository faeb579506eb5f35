/* Files that commands write: whole or not at all. */
#include "cli/cli.h"
#include <errno.h>
#include <sys/stat.h>

int dm_cli_write_file(const char *path, const GString *text)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *folder = g_path_get_dirname(path);
    if (!g_file_test(folder, G_FILE_TEST_IS_DIR))
        return dm_cli_fail("'%s': there is no folder '%s'", path, folder);
    if (!g_file_set_contents_full(path, text->str, (gssize)text->len, G_FILE_SET_CONTENTS_CONSISTENT, 0666,
                                  &error))
        return dm_cli_fail_error(error);
    return DM_EXIT_GOOD;
}

int dm_cli_make_folder(const char *path)
{
    if (mkdir(path, 0777) == 0)
        return DM_EXIT_GOOD;
    int why = errno; /* the look at the folder would write its own over it */
    return g_file_test(path, G_FILE_TEST_IS_DIR) ? DM_EXIT_GOOD
                                                 : dm_cli_fail("'%s': %s", path, g_strerror(why));
}
