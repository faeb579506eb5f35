/* check: validates event files and prints every finding. Nothing is stored. */
#include "cli/cli.h"

static gboolean strict, consistency;
static char *format;

static const GOptionEntry options[] = {
    {"strict", 0, 0, G_OPTION_ARG_NONE, &strict, "exit 1 on warnings too", NULL},
    {"consistency", 0, 0, G_OPTION_ARG_NONE, &consistency, "also warn of sources that contradict each other",
     NULL},
    {"format", 0, 0, G_OPTION_ARG_STRING, &format,
     "how findings are printed: text or json (an object a line)", "FORMAT"},
    {0},
};

const DmEnum dm_check_format_names[] = {{"text", false, ""}, {"json", true, ""}, {0}};

static int run(DmCli *cli, int n_args, char **args)
{
    int json = false;
    if (!dm_cli_word("--format", format, dm_check_format_names, &json))
        return DM_EXIT_FAILED;
    g_autoptr(DmDiags) diags = dm_diags_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(DmStore) store = cli->db_given ? dm_store_open(cli->db, DM_STORE_READ, &error) : NULL;
    if (error)
        return dm_cli_fail_error(error);
    g_autoptr(DmStoreOutside) outside = store ? dm_store_outside_new(store) : NULL;
    const DmCheckOptions how = {.outside = outside ? dm_store_outside(outside) : NULL,
                                .progress = dm_cli_progress,
                                .progress_user = cli};
    g_autoptr(DmModel) model = dm_check_paths((const char *const *)args, (gsize)n_args, &how, diags, &error);
    if (model && consistency)
        dm_check_consistency(model, diags);
    dm_cli_print_diags(cli, diags, json);
    if (!model)
        return dm_cli_fail_error(error);
    if (dm_model_n_files(model) == 0 && dm_diags_count(diags, DM_SEVERITY_ERROR) == 0 && !json)
        dm_cli_fail("no event files there (*.yaml, *.yml)");
    guint errors = dm_diags_count(diags, DM_SEVERITY_ERROR);
    return errors || (strict && dm_diags_count(diags, DM_SEVERITY_WARNING)) ? DM_EXIT_FINDINGS : DM_EXIT_GOOD;
}

const DmCommand dm_command_check = {
    .name = "check",
    .args = "PATH…",
    .summary = "validate event files and folders",
    .description =
        "Checks YAML, fields, dates, references across files, and quotes against the article text, and "
        "prints every\nfinding on stderr. Folders are walked for *.yaml and *.yml, hidden names left out. "
        "References are looked up in\nthe files named, and in the store where --db is given. Nothing is "
        "stored.",
    .min_args = 1,
    .max_args = -1,
    .options = options,
    .run = run,
};
