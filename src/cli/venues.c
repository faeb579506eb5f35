/* venues: where a meeting could be, and who wants it there. */
#include "cli/rows.h"

static void proposed_by(DmArena *arena, gconstpointer row, DmCell *ret_cell)
{
    dm_rows_ids(arena, &((const DmVenueRow *)row)->proposed_by, ret_cell);
}

static void proposer_names(DmArena *arena, gconstpointer row, DmCell *ret_cell)
{
    dm_rows_names(arena, &((const DmVenueRow *)row)->proposed_by, ret_cell);
}

static void stance(DmArena *arena, gconstpointer row, DmCell *ret_cell)
{
    const DmVenueRow *venue = row;
    dm_rows_text(venue->actor ? dm_enum_text(dm_stance_names, venue->stance) : NULL, ret_cell);
}

#define AT(member) G_STRUCT_OFFSET(DmVenueRow, member)

static const DmColumn columns[] = {
    DM_COLUMN("meeting", TEXT, .offset = AT(meeting)),
    DM_COLUMN("venue", TEXT, .offset = AT(venue)),
    DM_COLUMN("place", TEXT, .offset = AT(place)),
    DM_COLUMN("country", TEXT, .offset = AT(country)),
    DM_COLUMN("proposed_by", MADE, .make = proposed_by),
    DM_COLUMN("date", DATE, .offset = AT(date)),
    DM_COLUMN("actor", TEXT, .offset = AT(actor)),
    DM_COLUMN("stance", MADE, .make = stance),
    DM_COLUMN("source", TEXT, .offset = AT(evidence.source)),
    DM_COLUMN("quote", TEXT, .offset = AT(evidence.quote)),
    {0},
};

static const DmColumn table[] = {
    DM_COLUMN("meeting", TEXT, .offset = AT(meeting)),
    DM_COLUMN("place", TEXT, .offset = AT(place)),
    DM_COLUMN("country", TEXT, .offset = AT(country)),
    DM_COLUMN("standing", ENUM, .offset = AT(standing), .names = dm_standing_names),
    DM_COLUMN("proposed by", MADE, .make = proposer_names, .wide = true),
    DM_COLUMN("date", DATE, .offset = AT(date)),
    DM_COLUMN("actor", TEXT, .offset = AT(actor_name)),
    DM_COLUMN("stance", MADE, .make = stance),
    DM_COLUMN("condition", TEXT, .offset = AT(condition), .wide = true),
    {0},
};

static int run(DmCli *cli, int n_args, char **args)
{
    g_autoptr(DmArena) arena = dm_arena_new();
    g_autoptr(GError) error = NULL;
    DmVenueRows rows;
    if (!dm_query_venues(cli->store, &cli->as_of, NULL, arena, &rows, &error))
        return dm_cli_fail_error(error);
    dm_cli_list_rows(cli, cli->format == DM_FORMAT_TABLE ? table : columns, rows.items, rows.len,
                     sizeof *rows.items);
    return DM_EXIT_GOOD;
}

const DmCommand dm_command_venues = {
    .name = "venues",
    .args = "",
    .summary = "list proposed venues: for which meeting, where, by whom, who accepts or refuses",
    .flags = DM_NEEDS_AS_OF | DM_IS_LISTING | DM_READS_STORE,
    .run = run,
};
