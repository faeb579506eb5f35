/* timeline: draws the events, deadlines and commitments of a view along time. */
#include "cli/picture.h"
#include <string.h>

static char *from_text, *to_text, *lanes_text, *highlight;
static char **actors, **kinds, **issues, **order;
static gboolean fold;

static const GOptionEntry options[] = {
    DM_PICTURE_OPTIONS,
    {"from", 0, 0, G_OPTION_ARG_STRING, &from_text, "from this day on", "DATE"},
    {"to", 0, 0, G_OPTION_ARG_STRING, &to_text, "up to this day", "DATE"},
    {"lanes", 0, 0, G_OPTION_ARG_STRING, &lanes_text,
     "of (people with their state, the default), actor, issue, kind or none", "LANES"},
    {"actor", 0, 0, G_OPTION_ARG_STRING_ARRAY, &actors, "events with one of these actors", "ID,…"},
    {"issue", 0, 0, G_OPTION_ARG_STRING_ARRAY, &issues, "events about one of these issues", "ID,…"},
    {"kind", 0, 0, G_OPTION_ARG_STRING_ARRAY, &kinds, "events of these kinds", "KIND,…"},
    {"order", 0, 0, G_OPTION_ARG_STRING_ARRAY, &order, "these lanes first, in this order", "LANE,…"},
    {"highlight", 0, 0, G_OPTION_ARG_STRING, &highlight, "this actor in colour, the others grey", "ID"},
    {"fold", 0, 0, G_OPTION_ARG_NONE, &fold, "break the axis over long quiet spans", NULL},
    {0},
};

typedef struct Answers {
    DmCli *cli;
    DmArena *arena;
    DmEventRows events;
    DmSketches sketches; /* the rest of them, in short */
    DmCommitmentRows commitments;
    DmActorRows actors;
    DmIssueRows issues;
} Answers;

/* Rows in full of those of the kinds that no sketch tells. */
static bool add_rows(DmFilter filter, guint32 among, Answers *ret, GError **error)
{
    DmEventRows rows;
    filter.kinds = filter.kinds ? filter.kinds & among : among;
    if (!filter.kinds)
        return true;
    if (!dm_query_events(ret->cli->store, &ret->cli->as_of, &filter, ret->arena, &rows, error))
        return false;
    for (guint i = 0; i < rows.len; i++)
        *dm_list_add(ret->arena, &ret->events) = rows.items[i];
    return true;
}

static bool ask(DmFilter *filter, bool by_issue, Answers *ret, GError **error)
{
    const guint32 due = 1u << DM_KIND_DEADLINE | 1u << DM_KIND_COMMITMENT;
    DmCli *cli = ret->cli;
    DmCommitmentFilter every = {.states = (1u << DM_STATE_COUNT) - 1, .due_within = -1, .sketched = true};
    filter->sketched = G_MAXUINT32;
    filter->held_issues = by_issue;
    DmFilter whenever = *filter; /* a promise made before the period may be due in it: layout knows */
    whenever.from = whenever.to = DM_DAY_OPEN;
    return add_rows(*filter, ~due, ret, error) && add_rows(whenever, due, ret, error) &&
           dm_query_sketches(cli->store, &cli->as_of, filter, by_issue, ret->arena, &ret->sketches, error) &&
           dm_query_commitments(cli->store, &cli->as_of, &every, ret->arena, &ret->commitments, error) &&
           dm_query_actors(cli->store, &cli->as_of, true, ret->arena, &ret->actors, error) &&
           (!by_issue || dm_query_issues(cli->store, &cli->as_of, ret->arena, &ret->issues, error));
}

/* A row for a sketch that gets a mark of its own; should the store fail now, the id stands for it. */
static const DmEventRow *fetch(gpointer user, const DmSketch *sketch, const DmCommitmentRow **ret_due)
{
    Answers *answers = user;
    DmEventRow *row = dm_arena_alloc(answers->arena, sizeof *row);
    dm_query_sketched(answers->cli->store, &answers->cli->as_of, sketch, answers->arena, row, ret_due, NULL);
    return row;
}

static const guint32 *ranks(gpointer user)
{
    Answers *answers = user;
    const guint32 *places = NULL;
    dm_query_ranks(answers->cli->store, answers->arena, &places, NULL);
    return places;
}

/* An actor nobody knows would grey out everything and say nothing. */
static bool check_highlight(const DmActorRows *rows)
{
    if (!highlight || dm_builtin_actor(highlight))
        return true;
    g_autofree const char **ids = g_new0(const char *, rows->len + 1);
    for (guint i = 0; i < rows->len; i++) {
        ids[i] = rows->items[i].id;
        if (!strcmp(ids[i], highlight) || (rows->items[i].of && !strcmp(rows->items[i].of, highlight)))
            return true;
    }
    const char *near = dm_nearest(highlight, ids, rows->len);
    dm_cli_fail("--highlight: there is no actor '%s'%s%s%s", highlight, near ? "; did you mean '" : "",
                near ? near : "", near ? "'?" : "");
    return false;
}

static int draw(DmCli *cli, DmFilter *filter, const DmTimelineOptions *layout)
{
    g_autoptr(DmArena) arena = dm_arena_new();
    g_autoptr(GError) error = NULL;
    Answers answers = {.cli = cli, .arena = arena};
    if (!ask(filter, layout->lanes == DM_LANES_ISSUE, &answers, &error))
        return dm_cli_fail_error(error);
    if (!check_highlight(&answers.actors))
        return DM_EXIT_FAILED;
    DmTimelineInput input = {.events = &answers.events,
                             .commitments = &answers.commitments,
                             .actors = &answers.actors,
                             .issues = &answers.issues,
                             .as_of = cli->as_of.day,
                             .sketches = &answers.sketches,
                             .fetch = fetch,
                             .ranks = ranks,
                             .fetch_user = &answers};
    g_autoptr(DmMeasure) measure = dm_render_measure_new();
    g_autoptr(DmScene) scene = dm_layout_timeline(&input, layout, measure);
    if (scene->groups.len == 0) { /* no mark at all */
        dm_cli_fail("no event of this view is asked for; nothing was drawn");
        return DM_EXIT_FINDINGS;
    }
    return dm_picture_write(cli, scene);
}

static bool read_options(DmFilter *ret_filter, DmTimelineOptions *ret_layout)
{
    int lanes = DM_LANES_OF;
    if (!dm_picture.path) {
        dm_cli_fail("give the picture to write: -o FILE.svg, .png or .pdf");
        return false;
    }
    if (!dm_picture_ready() || !dm_cli_day("--from", from_text, &ret_filter->from) ||
        !dm_cli_day("--to", to_text, &ret_filter->to) ||
        !dm_cli_bits("--kind", kinds, dm_kind_names, &ret_filter->kinds) ||
        !dm_cli_word("--lanes", lanes_text, dm_lanes_names, &lanes))
        return false;
    if (ret_filter->from != DM_DAY_OPEN && ret_filter->to != DM_DAY_OPEN &&
        ret_filter->from > ret_filter->to) {
        dm_cli_fail("--from %s is after --to %s", from_text, to_text);
        return false;
    }
    ret_layout->lanes = (DmLanes)lanes;
    ret_layout->from = ret_filter->from;
    ret_layout->to = ret_filter->to;
    return true;
}

static int run(DmCli *cli, int n_args, char **args)
{
    DmFilter filter = {.from = DM_DAY_OPEN, .to = DM_DAY_OPEN};
    DmTimelineOptions layout = {.fold = fold, .highlight = highlight};
    if (!read_options(&filter, &layout))
        return DM_EXIT_FAILED;
    g_auto(GStrv) actor_list = dm_cli_list(actors), issue_list = dm_cli_list(issues),
                  order_list = dm_cli_list(order);
    filter.actors = (const char *const *)actor_list;
    filter.issues = (const char *const *)issue_list;
    layout.order = (const char *const *)order_list;
    layout.title = dm_picture.title;
    layout.width = dm_picture.width;
    layout.height = dm_picture.height;
    layout.pages = dm_picture.paper && dm_picture.format == DM_IMAGE_PDF;
    return draw(cli, &filter, &layout);
}

const DmCommand dm_command_timeline = {
    .name = "timeline",
    .args = "",
    .summary = "draw a timeline: .svg, .png or .pdf",
    .description =
        "Events as marks, spans as bars, deadlines and commitments as windows in the state of the day.\n"
        "What does not fit is counted, never left out; of plans from before --from those still open are "
        "shown.\n"
        "--paper with a .pdf makes as many pages as needed.",
    .flags = DM_NEEDS_AS_OF | DM_READS_STORE,
    .max_args = 0,
    .options = options,
    .run = run,
};
