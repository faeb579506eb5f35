/* add: checks event files and loads them, all or nothing. */
#include "cli/cli.h"
#include <stdio.h>

static gboolean sync_folders;

static const GOptionEntry options[] = {
    {"sync", 0, 0, G_OPTION_ARG_NONE, &sync_folders,
     "also drop what the store has from the folders named and is not there any more", NULL},
    {0},
};

/* The arguments that are folders; free the array, not the strings. */
static GPtrArray *folders_of(int n_args, char **args)
{
    GPtrArray *folders = g_ptr_array_new();
    for (int i = 0; i < n_args; i++)
        if (g_file_test(args[i], G_FILE_TEST_IS_DIR))
            g_ptr_array_add(folders, args[i]);
    return folders;
}

static void say(const DmAddCounts *counts)
{
    fprintf(stderr, "%u added, %u replaced, %u unchanged, %u dropped; %u events read\n", counts->added,
            counts->replaced, counts->unchanged, counts->dropped, counts->events);
}

static int load(DmCli *cli, DmStore *store, const DmModel *model, int n_args, char **args)
{
    g_autoptr(GPtrArray) folders = folders_of(n_args, args);
    g_autoptr(GError) error = NULL;
    DmAddOptions how = {.progress = dm_cli_progress, .progress_user = cli};
    if (sync_folders) {
        how.sync_folders = (const char *const *)folders->pdata;
        how.n_sync_folders = folders->len;
    }
    DmAddCounts counts;
    if (!dm_store_add(store, model, &how, &counts, &error)) {
        int code = dm_cli_fail_error(error);
        return g_error_matches(error, DM_ERROR, DM_ERROR_REFERENCED) ? DM_EXIT_FINDINGS : code;
    }
    say(&counts);
    return DM_EXIT_GOOD;
}

static int run(DmCli *cli, int n_args, char **args)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(DmStore) store = dm_store_open(cli->db, DM_STORE_WRITE, &error);
    if (!store)
        return dm_cli_fail_error(error);
    g_autoptr(DmDiags) diags = dm_diags_new();
    g_autoptr(DmStoreOutside) outside = dm_store_outside_new(store);
    const DmCheckOptions how = {
        .outside = dm_store_outside(outside), .progress = dm_cli_progress, .progress_user = cli};
    g_autoptr(DmModel) model = dm_check_paths((const char *const *)args, (gsize)n_args, &how, diags, &error);
    dm_cli_print_diags(cli, diags, false);
    if (!model)
        return dm_cli_fail_error(error);
    if (dm_diags_count(diags, DM_SEVERITY_ERROR)) {
        dm_cli_fail("nothing was added");
        return DM_EXIT_FINDINGS;
    }
    return load(cli, store, model, n_args, args);
}

const DmCommand dm_command_add = {
    .name = "add",
    .args = "PATH…",
    .summary = "check event files and load them into the store",
    .description = "All or nothing, in one transaction. Loading a file again changes nothing; an edited file "
                   "replaces what it said\nbefore. A file is known by its source id, wherever it lies.",
    .min_args = 1,
    .max_args = -1,
    .options = options,
    .run = run,
};
