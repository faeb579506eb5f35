/* remove: takes sources out of the store. */
#include "cli/cli.h"
#include <stdio.h>

static int run(DmCli *cli, int n_args, char **args)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(DmStore) there = dm_store_open(cli->db, DM_STORE_READ, &error);
    g_autoptr(DmStore) store = there ? dm_store_open(cli->db, DM_STORE_WRITE, &error) : NULL;
    if (!store)
        return dm_cli_fail_error(error);
    if (dm_store_remove(store, (const char *const *)args, (gsize)n_args, &error)) {
        fprintf(stderr, "%d removed\n", n_args);
        return DM_EXIT_GOOD;
    }
    int code = dm_cli_fail_error(error);
    bool findings = g_error_matches(error, DM_ERROR, DM_ERROR_REFERENCED) ||
                    g_error_matches(error, DM_ERROR, DM_ERROR_NOT_FOUND);
    return findings ? DM_EXIT_FINDINGS : code;
}

const DmCommand dm_command_remove = {
    .name = "remove",
    .args = "SOURCE-ID…",
    .summary = "take the files of sources out of the store",
    .description = "All or nothing. Refused, with the list, while other files refer to what would go.",
    .min_args = 1,
    .max_args = -1,
    .run = run,
};
