/* log: what became known when, and what it changed. */
#include "cli/rows.h"

static char *since_text;

static const GOptionEntry options[] = {
    {"since", 0, 0, G_OPTION_ARG_STRING, &since_text,
     "what was published after this day (default: 7 days back)", "DATE"},
    {0},
};

static void change(DmArena *arena, gconstpointer data, DmCell *ret_cell)
{
    const DmLogRow *row = data;
    if (!row->field)
        dm_rows_text(row->title, ret_cell);
    else if (row->from)
        dm_rows_text(dm_arena_printf(arena, "%s: %s → %s", row->field, row->from, row->to), ret_cell);
    else
        dm_rows_text(dm_arena_printf(arena, "%s: %s", row->field, row->to), ret_cell);
}

static void publisher(DmArena *arena, gconstpointer row, DmCell *ret_cell)
{
    const DmEvidence *evidence = &((const DmLogRow *)row)->evidence;
    dm_rows_text(evidence->publisher ? evidence->publisher : evidence->source, ret_cell);
}

#define AT(member) G_STRUCT_OFFSET(DmLogRow, member)

static const DmColumn columns[] = {
    DM_COLUMN("known", DAY, .offset = AT(known)),
    DM_COLUMN("event", TEXT, .offset = AT(event)),
    DM_COLUMN("kind", ENUM, .offset = AT(kind), .names = dm_kind_names),
    DM_COLUMN("what", TEXT, .offset = AT(what)),
    DM_COLUMN("field", TEXT, .offset = AT(field)),
    DM_COLUMN("from", TEXT, .offset = AT(from)),
    DM_COLUMN("to", TEXT, .offset = AT(to)),
    DM_COLUMN("by", TEXT, .offset = AT(by)),
    DM_COLUMN("source", TEXT, .offset = AT(evidence.source)),
    DM_COLUMN("title", TEXT, .offset = AT(title)),
    {0},
};

static const DmColumn table[] = {
    DM_COLUMN("known", DAY, .offset = AT(known)),  DM_COLUMN("what", TEXT, .offset = AT(what)),
    DM_COLUMN("event", TEXT, .offset = AT(event)), DM_COLUMN("change", MADE, .make = change, .wide = true),
    DM_COLUMN("source", MADE, .make = publisher),  {0},
};

static int run(DmCli *cli, int n_args, char **args)
{
    g_autoptr(DmArena) arena = dm_arena_new();
    g_autoptr(GError) error = NULL;
    DmDay since = cli->as_of.day - 7;
    DmLogRows rows;
    if (!dm_cli_day("--since", since_text, &since))
        return DM_EXIT_FAILED;
    if (!dm_query_log(cli->store, &cli->as_of, since, arena, &rows, &error))
        return dm_cli_fail_error(error);
    dm_cli_list_rows(cli, cli->format == DM_FORMAT_TABLE ? table : columns, rows.items, rows.len,
                     sizeof *rows.items);
    return DM_EXIT_GOOD;
}

const DmCommand dm_command_log = {
    .name = "log",
    .args = "",
    .summary = "what became known when, and what it changed",
    .description = "Lists what sources published after --since and by --as-of: events new to the store, "
                   "fields that a later "
                   "report or\nan update changed, positions that moved.",
    .flags = DM_NEEDS_AS_OF | DM_IS_LISTING | DM_READS_STORE,
    .options = options,
    .run = run,
};
