/* report: everything on one HTML page. */
#include "cli/cli.h"
#include <string.h>

static char *output, *title;

static const GOptionEntry options[] = {
    {"output", 'o', 0, G_OPTION_ARG_FILENAME, &output, "the page to write", "FILE.html"},
    {"title", 0, 0, G_OPTION_ARG_STRING, &title, "its title", "TEXT"},
    {0},
};

static int run(DmCli *cli, int n_args, char **args)
{
    g_autoptr(DmArena) arena = dm_arena_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(GString) page = g_string_new(NULL);
    DmExport view;
    DmReportOptions what = {.title = title};
    if (!output)
        return dm_cli_fail("give the page to write: -o FILE.html");
    if (!g_str_has_suffix(output, ".html") && !g_str_has_suffix(output, ".htm"))
        return dm_cli_fail("'%s': the name of the page ends in .html", output);
    if (!dm_export_gather(cli->store, &cli->as_of, arena, &view, &error) ||
        !dm_report_page(page, &view, &what, &error))
        return dm_cli_fail_error(error);
    return dm_cli_write_file(output, page);
}

const DmCommand dm_command_report = {
    .name = "report",
    .args = "",
    .summary = "everything on one page of HTML",
    .description = "Timeline, actor graph, commitments, positions, venues, events and sources, each "
                   "statement beside its words.\n"
                   "The page needs no other file.",
    .flags = DM_NEEDS_AS_OF | DM_READS_STORE,
    .max_args = 0,
    .options = options,
    .run = run,
};
