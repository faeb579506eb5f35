/* diff: what changed in the positions between two days. */
#include "cli/diff.h"
#include "cli/rows.h"

static char *from_text, *to_text;
static char **actors, **issues, **at;
static gboolean all, exit_code, summary;

static const GOptionEntry options[] = {
    {"from", 0, 0, G_OPTION_ARG_STRING, &from_text, "the earlier day", "DATE"},
    {"to", 0, 0, G_OPTION_ARG_STRING, &to_text, "the later day (default: --as-of)", "DATE"},
    {"actor", 0, 0, G_OPTION_ARG_STRING_ARRAY, &actors, "of these actors", "ID,…"},
    {"issue", 0, 0, G_OPTION_ARG_STRING_ARRAY, &issues, "on these issues; venues only when asked for",
     "ID,…"},
    {"all", 0, 0, G_OPTION_ARG_NONE, &all, "unchanged positions too", NULL},
    {"at", 0, 0, G_OPTION_ARG_STRING_ARRAY, &at, "stances on several days side by side", "DATE,…"},
    {"stat", 0, 0, G_OPTION_ARG_NONE, &summary,
     "how many changed in which way, by actor, and who kept silent", NULL},
    {"exit-code", 0, 0, G_OPTION_ARG_NONE, &exit_code, "exit 1 when something changed, as diff does", NULL},
    {0},
};

#define ROW ((const DmDiffRow *)row)

static void from_stance(DmArena *arena, gconstpointer row, DmCell *ret_cell)
{
    dm_rows_text(ROW->has_from ? dm_enum_text(dm_stance_names, ROW->from.stance) : NULL, ret_cell);
}

#define AT(member) G_STRUCT_OFFSET(DmDiffRow, member)

static const DmColumn columns[] = {
    DM_COLUMN("actor", TEXT, .offset = AT(to.actor)),
    DM_COLUMN("issue", TEXT, .offset = AT(to.issue)),
    DM_COLUMN("change", ENUM, .offset = AT(change), .names = dm_change_names),
    DM_COLUMN("from_stance", MADE, .make = from_stance),
    DM_COLUMN("to_stance", ENUM, .offset = AT(to.stance), .names = dm_stance_names),
    DM_COLUMN("from_condition", TEXT, .offset = AT(from.condition)),
    DM_COLUMN("to_condition", TEXT, .offset = AT(to.condition)),
    DM_COLUMN("from_event", TEXT, .offset = AT(from.event)),
    DM_COLUMN("to_event", TEXT, .offset = AT(to.event)),
    DM_COLUMN("from_quote", TEXT, .offset = AT(from.evidence.quote)),
    DM_COLUMN("to_quote", TEXT, .offset = AT(to.evidence.quote)),
    {0},
};

static bool changed(const DmDiffRows *rows)
{
    for (guint i = 0; i < rows->len; i++)
        if (rows->items[i].change != DM_CHANGE_UNCHANGED)
            return true;
    return false;
}

static int list(DmCli *cli, const DmAsOf *from, const DmAsOf *to, const DmPositionFilter *filter)
{
    g_autoptr(DmArena) arena = dm_arena_new();
    g_autoptr(GError) error = NULL;
    DmDiffRows rows;
    if (!dm_query_diff(cli->store, from, to, filter, all || summary, arena, &rows, &error))
        return dm_cli_fail_error(error);
    if (summary)
        dm_diff_stat(cli, &rows);
    else if (cli->format == DM_FORMAT_TABLE)
        dm_diff_print(cli, from, to, &rows);
    else
        dm_cli_list_rows(cli, columns, rows.items, rows.len, sizeof *rows.items);
    return exit_code && changed(&rows) ? DM_EXIT_FINDINGS : DM_EXIT_GOOD;
}

static int run(DmCli *cli, int n_args, char **args)
{
    g_auto(GStrv) actor_list = dm_cli_list(actors), issue_list = dm_cli_list(issues), days = dm_cli_list(at);
    const DmPositionFilter filter = {(const char *const *)actor_list, (const char *const *)issue_list, false};
    DmAsOf from = cli->as_of, to = cli->as_of;
    if (days)
        return dm_diff_at(cli, days, &filter);
    if (!from_text)
        return dm_cli_fail("diff needs --from DATE, or --at DATE,DATE,…");
    if (!dm_cli_day("--from", from_text, &from.day) || !dm_cli_day("--to", to_text, &to.day))
        return DM_EXIT_FAILED;
    if (from.day > to.day)
        return dm_cli_fail("--from is later than --to");
    return list(cli, &from, &to, &filter);
}

const DmCommand dm_command_diff = {
    .name = "diff",
    .args = "",
    .summary = "what changed in the positions between two days, with the words",
    .description =
        "Compares the view from --from with the view from --to, each with what was known that day; "
        "--with-hindsight uses\neverything loaded and takes statements dated up to each day.\nChanges: new, "
        "reversed, softened, hardened, conditioned, unconditioned, restated, unchanged (with --all).",
    .flags = DM_NEEDS_AS_OF | DM_IS_LISTING | DM_READS_STORE,
    .options = options,
    .run = run,
};
