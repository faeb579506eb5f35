/* `brief`: one page for a desk. */
#include "cli/cli.h"
#include <demarche/brief.h>
#include <stdio.h>

enum { BACK = 7, AHEAD = 14, MOST = 12 };

static char *since_text, *format_text;
static int days = AHEAD;
static gboolean all;

static const GOptionEntry options[] = {
    {"since", 0, 0, G_OPTION_ARG_STRING, &since_text, "The day of the last brief (default: 7 days before)",
     "DATE"},
    {"days", 0, 0, G_OPTION_ARG_INT, &days, "How far to look ahead (default: 14)", "N"},
    {"all", 0, 0, G_OPTION_ARG_NONE, &all, "Every line, not the first 12 of a section", NULL},
    {"format", 0, 0, G_OPTION_ARG_STRING, &format_text, "text, markdown or html (default: text)", "FORMAT"},
    {0},
};

static int run(DmCli *cli, int n_args, char **args)
{
    DmDay since = dm_day_add(cli->as_of.day, -BACK, DM_UNIT_DAYS);
    int format = DM_BRIEF_TEXT;
    if (!dm_cli_day("--since", since_text, &since) ||
        !dm_cli_word("--format", format_text, dm_brief_format_names, &format))
        return DM_EXIT_FAILED;
    if (days < 0 || since > cli->as_of.day)
        return dm_cli_fail(days < 0 ? "--days takes a number from 0 up"
                                    : "--since lies after the day of the brief");
    g_autoptr(DmArena) arena = dm_arena_new();
    g_autoptr(GError) error = NULL;
    const DmBrief *brief =
        dm_report_brief(cli->store, &cli->as_of, since, days, all ? 0 : MOST, arena, &error);
    if (!brief)
        return dm_cli_fail_error(error);
    g_autoptr(GString) out = g_string_new(NULL);
    dm_report_brief_write(out, brief, (DmBriefFormat)format, cli->width);
    fputs(out->str, stdout);
    return DM_EXIT_GOOD;
}

const DmCommand dm_command_brief = {
    .name = "brief",
    .args = "",
    .summary = "one page for a desk: new, due, overdue, positions that moved, meetings ahead",
    .flags = DM_NEEDS_AS_OF | DM_READS_STORE,
    .options = options,
    .run = run,
};
