/* commitments: what was promised or demanded, and how it stands. */
#include "cli/rows.h"

static gboolean all, chain, by_actor;
static int within = -1;
static char **states, **actors, **by, **to;

static const GOptionEntry options[] = {
    {"all", 0, 0, G_OPTION_ARG_NONE, &all, "settled ones too", NULL},
    {"state", 0, 0, G_OPTION_ARG_STRING_ARRAY, &states, "in one of these states", "STATE,…"},
    {"actor", 0, 0, G_OPTION_ARG_STRING_ARRAY, &actors, "by or to one of these actors", "ID,…"},
    {"by", 0, 0, G_OPTION_ARG_STRING_ARRAY, &by, "by one of these; of deadlines: set on them", "ID,…"},
    {"to", 0, 0, G_OPTION_ARG_STRING_ARRAY, &to, "to one of these; of deadlines: set by them", "ID,…"},
    {"due-within", 0, 0, G_OPTION_ARG_INT, &within, "open and due within N days, overdue ones included", "N"},
    {"chain", 0, 0, G_OPTION_ARG_NONE, &chain, "what hangs on each: what slips if it slips", NULL},
    {"by-actor", 0, 0, G_OPTION_ARG_NONE, &by_actor,
     "the track record of each actor: kept, late, broken, open", NULL},
    {0},
};

#define ROW ((const DmCommitmentRow *)row)

static void by_ids(DmArena *arena, gconstpointer row, DmCell *ret_cell)
{
    dm_rows_ids(arena, &ROW->by, ret_cell);
}

static void to_ids(DmArena *arena, gconstpointer row, DmCell *ret_cell)
{
    dm_rows_ids(arena, &ROW->to, ret_cell);
}

static void by_names(DmArena *arena, gconstpointer row, DmCell *ret_cell)
{
    dm_rows_names(arena, &ROW->by, ret_cell);
}

static void earliest(DmArena *arena, gconstpointer row, DmCell *ret_cell)
{
    dm_rows_earliest(arena, &ROW->due, ret_cell);
}

static void latest(DmArena *arena, gconstpointer row, DmCell *ret_cell)
{
    dm_rows_latest(arena, &ROW->due, ret_cell);
}

static void days_left(DmArena *arena, gconstpointer row, DmCell *ret_cell)
{
    if (ROW->has_days_left)
        *ret_cell = (DmCell){.type = DM_VALUE_INT, .number = ROW->days_left};
}

static void subject(DmArena *arena, gconstpointer row, DmCell *ret_cell)
{
    dm_rows_text(ROW->what ? ROW->what : ROW->title, ret_cell);
}

/* Not researched is not the same as nothing happened: how long no source has spoken of it. */
static void silent(DmArena *arena, gconstpointer row, DmCell *ret_cell)
{
    if (dm_state_is_open(ROW->state) && ROW->silent_days > 0)
        *ret_cell = (DmCell){.type = DM_VALUE_INT, .number = ROW->silent_days};
}

#define AT(member) G_STRUCT_OFFSET(DmCommitmentRow, member)

static const DmColumn columns[] = {
    DM_COLUMN("id", TEXT, .offset = AT(id)),
    DM_COLUMN("kind", ENUM, .offset = AT(kind), .names = dm_kind_names),
    DM_COLUMN("by", MADE, .make = by_ids),
    DM_COLUMN("to", MADE, .make = to_ids),
    DM_COLUMN("what", TEXT, .offset = AT(what)),
    DM_COLUMN("made", DATE, .offset = AT(made)),
    DM_COLUMN("due", DATE, .offset = AT(due)),
    DM_COLUMN("earliest", MADE, .make = earliest),
    DM_COLUMN("latest", MADE, .make = latest),
    DM_COLUMN("state", ENUM, .offset = AT(state), .names = dm_state_names),
    DM_COLUMN("days_left", MADE, .make = days_left),
    DM_COLUMN("condition", TEXT, .offset = AT(condition)),
    DM_COLUMN("source", TEXT, .offset = AT(evidence.source)),
    DM_COLUMN("quote", TEXT, .offset = AT(evidence.quote)),
    {0},
};

static const DmColumn table[] = {
    DM_COLUMN("due", DATE, .offset = AT(due)),
    DM_COLUMN("state", ENUM, .offset = AT(state), .names = dm_state_names),
    DM_COLUMN("days", MADE, .make = days_left),
    DM_COLUMN("by", MADE, .make = by_names, .wide = true),
    DM_COLUMN("what", MADE, .make = subject, .wide = true),
    DM_COLUMN("condition", TEXT, .offset = AT(condition), .wide = true),
    DM_COLUMN("silent", MADE, .make = silent),
    DM_COLUMN("id", TEXT, .offset = AT(id)),
    {0},
};

#undef AT
#define AT(member) G_STRUCT_OFFSET(DmRecord, member)

static const DmColumn record_columns[] = {
    DM_COLUMN("actor", TEXT, .offset = AT(actor)),
    DM_COLUMN("name", TEXT, .offset = AT(name)),
    DM_COLUMN("total", INT, .offset = AT(total)),
    DM_COLUMN("kept", INT, .offset = AT(kept)),
    DM_COLUMN("late", INT, .offset = AT(late)),
    DM_COLUMN("partly", INT, .offset = AT(partly)),
    DM_COLUMN("broken", INT, .offset = AT(broken)),
    DM_COLUMN("given_up", INT, .offset = AT(given_up)),
    DM_COLUMN("overdue", INT, .offset = AT(overdue)),
    DM_COLUMN("open", INT, .offset = AT(open)),
    DM_COLUMN("slipped", INT, .offset = AT(slipped)),
    DM_COLUMN("slip_days", INT, .offset = AT(slip_days)),
    {0},
};

#undef AT
#define AT(member) G_STRUCT_OFFSET(DmChainRow, member)

static void slips(DmArena *arena, gconstpointer row, DmCell *ret_cell)
{
    dm_rows_text(((const DmChainRow *)row)->slips ? "yes" : "no", ret_cell);
}

static const DmColumn chain_columns[] = {
    DM_COLUMN("commitment", TEXT, .offset = AT(root)),
    DM_COLUMN("depth", INT, .offset = AT(depth)),
    DM_COLUMN("on", TEXT, .offset = AT(on)),
    DM_COLUMN("relation", TEXT, .offset = AT(relation)),
    DM_COLUMN("event", TEXT, .offset = AT(event)),
    DM_COLUMN("kind", ENUM, .offset = AT(kind), .names = dm_kind_names),
    DM_COLUMN("date", DATE, .offset = AT(date)),
    DM_COLUMN("slips", MADE, .make = slips),
    DM_COLUMN("title", TEXT, .offset = AT(title), .wide = true),
    {0},
};

static int list_records(DmCli *cli, const DmCommitmentFilter *filter)
{
    g_autoptr(DmArena) arena = dm_arena_new();
    g_autoptr(GError) error = NULL;
    DmRecords records;
    if (!dm_query_records(cli->store, &cli->as_of, filter, arena, &records, &error))
        return dm_cli_fail_error(error);
    dm_cli_list_rows(cli, record_columns, records.items, records.len, sizeof *records.items);
    return DM_EXIT_GOOD;
}

static int list_chain(DmCli *cli, const DmCommitmentRows *rows, DmArena *arena)
{
    g_autoptr(GError) error = NULL;
    DmChainRows found;
    if (!dm_query_chain(cli->store, &cli->as_of, rows, arena, &found, &error))
        return dm_cli_fail_error(error);
    dm_cli_list_rows(cli, chain_columns, found.items, found.len, sizeof *found.items);
    return DM_EXIT_GOOD;
}

static int list(DmCli *cli, const DmCommitmentFilter *filter)
{
    g_autoptr(DmArena) arena = dm_arena_new();
    g_autoptr(GError) error = NULL;
    DmCommitmentRows rows;
    if (!dm_query_commitments(cli->store, &cli->as_of, filter, arena, &rows, &error))
        return dm_cli_fail_error(error);
    if (chain)
        return list_chain(cli, &rows, arena);
    dm_cli_list_rows(cli, cli->format == DM_FORMAT_TABLE ? table : columns, rows.items, rows.len,
                     sizeof *rows.items);
    return DM_EXIT_GOOD;
}

static int run(DmCli *cli, int n_args, char **args)
{
    DmCommitmentFilter filter = {.due_within = within};
    if (within < -1)
        return dm_cli_fail("--due-within takes a number of days");
    if (!dm_cli_bits("--state", states, dm_state_names, &filter.states))
        return DM_EXIT_FAILED;
    if (all && !states)
        filter.states = (1u << DM_STATE_COUNT) - 1;
    g_auto(GStrv) actor_list = dm_cli_list(actors), by_list = dm_cli_list(by), to_list = dm_cli_list(to);
    filter.actors = (const char *const *)actor_list;
    filter.by = (const char *const *)by_list;
    filter.to = (const char *const *)to_list;
    return by_actor ? list_records(cli, &filter) : list(cli, &filter);
}

const DmCommand dm_command_commitments = {
    .name = "commitments",
    .args = "",
    .summary = "list commitments and deadlines, open ones by default, next due first",
    .description =
        "States: pending (before the window), in-window, overdue, undated are open; fulfilled, "
        "partly-fulfilled, broken,\nwithdrawn, superseded are settled. In the table, `days` are left to "
        "the latest day, `silent` are the days since\na source last spoke of it.",
    .flags = DM_NEEDS_AS_OF | DM_IS_LISTING | DM_READS_STORE,
    .options = options,
    .run = run,
};
