/* positions: who stands where on what. */
#include "cli/rows.h"

static char **actors, **issues;
static gboolean history;

static const GOptionEntry options[] = {
    {"actor", 0, 0, G_OPTION_ARG_STRING_ARRAY, &actors, "of these actors", "ID,…"},
    {"issue", 0, 0, G_OPTION_ARG_STRING_ARRAY, &issues, "on these issues; venues only when asked for",
     "ID,…"},
    {"history", 0, 0, G_OPTION_ARG_NONE, &history, "every statement, oldest first", NULL},
    {0},
};

static void value(DmArena *arena, gconstpointer row, DmCell *ret_cell)
{
    *ret_cell = (DmCell){.type = DM_VALUE_INT, .number = ((const DmPositionRow *)row)->stance};
}

static void source(DmArena *arena, gconstpointer row, DmCell *ret_cell)
{
    dm_rows_text(dm_rows_source(arena, &((const DmPositionRow *)row)->evidence), ret_cell);
}

#define AT(member) G_STRUCT_OFFSET(DmPositionRow, member)

static const DmColumn columns[] = {
    DM_COLUMN("actor", TEXT, .offset = AT(actor)),
    DM_COLUMN("issue", TEXT, .offset = AT(issue)),
    DM_COLUMN("stance", ENUM, .offset = AT(stance), .names = dm_stance_names),
    DM_COLUMN("value", MADE, .make = value),
    DM_COLUMN("condition", TEXT, .offset = AT(condition)),
    DM_COLUMN("since", DATE, .offset = AT(since)),
    DM_COLUMN("event", TEXT, .offset = AT(event)),
    DM_COLUMN("source", TEXT, .offset = AT(evidence.source)),
    DM_COLUMN("quote", TEXT, .offset = AT(evidence.quote)),
    {0},
};

static const DmColumn table[] = {
    DM_COLUMN("actor", TEXT, .offset = AT(actor_name)),
    DM_COLUMN("issue", TEXT, .offset = AT(issue_title), .wide = true),
    DM_COLUMN("stance", ENUM, .offset = AT(stance), .names = dm_stance_names),
    DM_COLUMN("since", DATE, .offset = AT(since)),
    DM_COLUMN("said", DATE, .offset = AT(said)),
    DM_COLUMN("condition", TEXT, .offset = AT(condition), .wide = true),
    DM_COLUMN("quote", TEXT, .offset = AT(evidence.quote), .wide = true),
    DM_COLUMN("source", MADE, .make = source, .wide = true),
    {0},
};

static int run(DmCli *cli, int n_args, char **args)
{
    g_auto(GStrv) actor_list = dm_cli_list(actors), issue_list = dm_cli_list(issues);
    const DmPositionFilter filter = {(const char *const *)actor_list, (const char *const *)issue_list,
                                     .history = history};
    g_autoptr(DmArena) arena = dm_arena_new();
    g_autoptr(GError) error = NULL;
    DmPositionRows rows;
    if (!dm_query_positions(cli->store, &cli->as_of, &filter, arena, &rows, &error))
        return dm_cli_fail_error(error);
    dm_cli_list_rows(cli, cli->format == DM_FORMAT_TABLE ? table : columns, rows.items, rows.len,
                     sizeof *rows.items);
    return DM_EXIT_GOOD;
}

const DmCommand dm_command_positions = {
    .name = "positions",
    .args = "",
    .summary = "list the latest position of each actor on each issue",
    .description =
        "Stances: supports 2, accepts 1, neutral 0, doubts -1, opposes -2. `since` is the first day of the "
        "stance as it\nnow stands; words, source and condition are of the newest statement.",
    .flags = DM_NEEDS_AS_OF | DM_IS_LISTING | DM_READS_STORE,
    .options = options,
    .run = run,
};
