/* events: lists events as of a day. */
#include "cli/rows.h"

static char *from_text, *to_text, *search;
static char **actors, **kinds, **issues, **countries, **statuses;

static const GOptionEntry options[] = {
    {"from", 0, 0, G_OPTION_ARG_STRING, &from_text, "from this day on", "DATE"},
    {"to", 0, 0, G_OPTION_ARG_STRING, &to_text, "up to this day", "DATE"},
    {"actor", 0, 0, G_OPTION_ARG_STRING_ARRAY, &actors, "with one of these actors", "ID,…"},
    {"kind", 0, 0, G_OPTION_ARG_STRING_ARRAY, &kinds, "of these kinds", "KIND,…"},
    {"issue", 0, 0, G_OPTION_ARG_STRING_ARRAY, &issues,
     "about one of these issues, or with a position on one", "ID,…"},
    {"country", 0, 0, G_OPTION_ARG_STRING_ARRAY, &countries, "in one of these countries", "CODE,…"},
    {"status", 0, 0, G_OPTION_ARG_STRING_ARRAY, &statuses, "with one of these statuses", "STATUS,…"},
    {"search", 0, 0, G_OPTION_ARG_STRING, &search, "words, \"phrases\", pre*, -not, actor:ID, date:A..B …",
     "TEXT"},
    {0},
};

static void actor_words(DmArena *arena, gconstpointer row, DmCell *ret_cell)
{
    const DmActorWords *words = &((const DmEventRow *)row)->actors;
    DmStrList *list = dm_arena_alloc(arena, sizeof *list);
    for (guint i = 0; i < words->len; i++)
        *dm_list_add(arena, list) = dm_arena_printf(arena, "%s:%s", words->items[i].id,
                                                    dm_enum_text(dm_word_names, words->items[i].word));
    *ret_cell = (DmCell){.type = DM_VALUE_LIST, .list = list};
}

static void actor_names(DmArena *arena, gconstpointer row, DmCell *ret_cell)
{
    dm_rows_names(arena, &((const DmEventRow *)row)->actors, ret_cell);
}

static void earliest(DmArena *arena, gconstpointer row, DmCell *ret_cell)
{
    dm_rows_earliest(arena, &((const DmEventRow *)row)->date, ret_cell);
}

static void latest(DmArena *arena, gconstpointer row, DmCell *ret_cell)
{
    dm_rows_latest(arena, &((const DmEventRow *)row)->date, ret_cell);
}

#define AT(member) G_STRUCT_OFFSET(DmEventRow, member)

static const DmColumn columns[] = {
    DM_COLUMN("id", TEXT, .offset = AT(id)),
    DM_COLUMN("kind", ENUM, .offset = AT(kind), .names = dm_kind_names),
    DM_COLUMN("status", ENUM, .offset = AT(status), .names = dm_status_names),
    DM_COLUMN("date", DATE, .offset = AT(date)),
    DM_COLUMN("earliest", MADE, .make = earliest),
    DM_COLUMN("latest", MADE, .make = latest),
    DM_COLUMN("title", TEXT, .offset = AT(title)),
    DM_COLUMN("actors", MADE, .make = actor_words),
    DM_COLUMN("place", TEXT, .offset = AT(place)),
    DM_COLUMN("country", TEXT, .offset = AT(country)),
    DM_COLUMN("issues", LIST, .offset = AT(issues)),
    DM_COLUMN("source", TEXT, .offset = AT(evidence.source)),
    DM_COLUMN("quote", TEXT, .offset = AT(evidence.quote)),
    {0},
};

static const DmColumn table[] = {
    DM_COLUMN("date", DATE, .offset = AT(date)),
    DM_COLUMN("kind", ENUM, .offset = AT(kind), .names = dm_kind_names),
    DM_COLUMN("status", ENUM, .offset = AT(status), .names = dm_status_names),
    DM_COLUMN("title", TEXT, .offset = AT(title), .wide = true),
    DM_COLUMN("actors", MADE, .make = actor_names, .wide = true),
    DM_COLUMN("place", TEXT, .offset = AT(place), .wide = true),
    DM_COLUMN("id", TEXT, .offset = AT(id)),
    {0},
};

static const DmColumn found[] = {
    DM_COLUMN("date", DATE, .offset = AT(date)),
    DM_COLUMN("kind", ENUM, .offset = AT(kind), .names = dm_kind_names),
    DM_COLUMN("title", TEXT, .offset = AT(title), .wide = true),
    DM_COLUMN("words", TEXT, .offset = AT(match), .wide = true),
    DM_COLUMN("id", TEXT, .offset = AT(id)),
    {0},
};

static int list(DmCli *cli, const DmFilter *filter)
{
    g_autoptr(DmArena) arena = dm_arena_new();
    g_autoptr(GError) error = NULL;
    DmEventRows rows;
    if (!dm_query_events(cli->store, &cli->as_of, filter, arena, &rows, &error))
        return dm_cli_fail_error(error);
    const DmColumn *shown = cli->format != DM_FORMAT_TABLE    ? columns
                            : rows.len && rows.items[0].match ? found
                                                              : table;
    dm_cli_list_rows(cli, shown, rows.items, rows.len, sizeof *rows.items);
    return DM_EXIT_GOOD;
}

static int run(DmCli *cli, int n_args, char **args)
{
    DmFilter filter = {.from = DM_DAY_OPEN, .to = DM_DAY_OPEN, .search = search};
    guint32 ignored;
    if (!dm_cli_day("--from", from_text, &filter.from) || !dm_cli_day("--to", to_text, &filter.to) ||
        !dm_cli_bits("--kind", kinds, dm_kind_names, &filter.kinds) ||
        !dm_cli_bits("--status", statuses, dm_status_names, &ignored))
        return DM_EXIT_FAILED;
    g_auto(GStrv) actor_list = dm_cli_list(actors), issue_list = dm_cli_list(issues);
    g_auto(GStrv) country_list = dm_cli_list(countries), status_list = dm_cli_list(statuses);
    filter.actors = (const char *const *)actor_list;
    filter.issues = (const char *const *)issue_list;
    filter.countries = (const char *const *)country_list;
    filter.statuses = (const char *const *)status_list;
    return list(cli, &filter);
}

const DmCommand dm_command_events = {
    .name = "events",
    .args = "",
    .summary = "list events",
    .flags = DM_NEEDS_AS_OF | DM_IS_LISTING | DM_READS_STORE,
    .options = options,
    .run = run,
};
