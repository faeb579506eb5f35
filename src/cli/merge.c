/* `merge`: a git merge driver for event files. */
#include "cli/cli.h"
#include <demarche/review.h>

static int run(DmCli *cli, int n_args, char **args)
{
    DmFile *files[3] = {0};
    g_autoptr(GError) error = NULL;
    int code = DM_EXIT_GOOD;
    for (int i = 0; i < 3 && code == DM_EXIT_GOOD; i++)
        if (!(files[i] = dm_file_read(args[i], DM_YAML_MAX_FILE, &error)))
            code = dm_cli_fail_error(error);
    if (code == DM_EXIT_GOOD) {
        guint conflicts = 0;
        g_autofree char *merged = dm_review_merge(files[0], files[1], files[2], &conflicts);
        if (!g_file_set_contents(args[1], merged, -1, &error))
            code = dm_cli_fail_error(error);
        else if (conflicts) {
            dm_cli_fail("%s: %u conflict%s, marked in the file", args[1], conflicts,
                        conflicts == 1 ? "" : "s");
            code = DM_EXIT_FINDINGS;
        }
    }
    for (int i = 0; i < 3; i++)
        dm_file_unref(files[i]);
    return code;
}

const DmCommand dm_command_merge = {
    .name = "merge",
    .args = "BASE OURS THEIRS",
    .summary = "merge two versions of an event file by id, into OURS",
    .description =
        "As a git merge driver: git config merge.demarche.driver 'demarche merge %O %A %B',\n"
        "and '*.yaml merge=demarche' in .gitattributes. Conflicts stay marked in OURS; exit code 1.",
    .min_args = 3,
    .max_args = 3,
    .run = run,
};
