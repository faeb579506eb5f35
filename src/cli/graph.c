/* graph: who deals with whom, as a picture, small multiples, a matrix of stances, or a table of measures. */
#include "cli/picture.h"
#include "cli/rows.h"
#include <math.h>
#include <string.h>

static char *ties, *agreement, *norm, *from, *to, *panels, *around, *size;
static char **issues;
static int depth = 1;
static double min_weight;
static gboolean measures, matrix, fold_of, whole;

static const GOptionEntry options[] = {
    {"ties", 0, 0, G_OPTION_ARG_STRING, &ties, "what ties actors: meetings, statements, agreement, all",
     "KIND"},
    {"from", 0, 0, G_OPTION_ARG_STRING, &from, "from this day on; with --matrix, changes since", "DATE"},
    {"to", 0, 0, G_OPTION_ARG_STRING, &to, "up to this day", "DATE"},
    {"issue", 0, 0, G_OPTION_ARG_STRING_ARRAY, &issues, "events and positions on these issues", "ID,…"},
    {"around", 0, 0, G_OPTION_ARG_STRING, &around, "this actor and those near it", "ACTOR"},
    {"depth", 0, 0, G_OPTION_ARG_INT, &depth, "with --around: within so many ties (1)", "N"},
    {"min-weight", 0, 0, G_OPTION_ARG_DOUBLE, &min_weight, "leave out lighter ties", "N"},
    {"fold-of", 0, 0, G_OPTION_ARG_NONE, &fold_of,
     "count people and bodies as the state or organisation they are of", NULL},
    {"agreement", 0, 0, G_OPTION_ARG_STRING, &agreement, "subtract, congruence, conflict or two-mode",
     "NETWORK"},
    {"normalise", 0, 0, G_OPTION_ARG_STRING, &norm, "agreement: none, average, jaccard or cosine", "HOW"},
    {"size", 0, 0, G_OPTION_ARG_STRING, &size, "what sizes actors: events, degree, betweenness, pagerank …",
     "MEASURE"},
    {"whole", 0, 0, G_OPTION_ARG_NONE, &whole, "draw every actor and tie, however many", NULL},
    {"panels", 0, 0, G_OPTION_ARG_STRING, &panels, "small multiples: month, quarter, or so many equal spans",
     "month|quarter|N"},
    {"matrix", 0, 0, G_OPTION_ARG_NONE, &matrix, "actors by issues with their stances", NULL},
    {"measures", 0, 0, G_OPTION_ARG_NONE, &measures, "list degree, betweenness, communities … of every actor",
     NULL},
    DM_PICTURE_OPTIONS,
    {0},
};

/* Everything the options ask for, as values. */
typedef struct Asked {
    DmGraphOptions graph;
    DmDay from, to;
    DmNodeSize size;
    char **issues;
    const DmMeasure *measure;
} Asked;

/* ---- Options ---- */

/* By the file name's ending; false when it is a picture or anything else. */
static bool graph_format_of(const char *path, DmGraphFormat *ret_format)
{
    static const struct {
        const char *ending;
        DmGraphFormat format;
    } rows[] = {{".graphml", DM_GRAPH_GRAPHML},
                {".gexf", DM_GRAPH_GEXF},
                {".dot", DM_GRAPH_DOT},
                {".gv", DM_GRAPH_DOT},
                {".csv", DM_GRAPH_EDGES}};
    for (guint i = 0; path && i < G_N_ELEMENTS(rows); i++) {
        if (!g_str_has_suffix(path, rows[i].ending))
            continue;
        *ret_format = rows[i].format;
        return true;
    }
    return false;
}

static bool read_words(Asked *asked)
{
    int kinds = DM_TIES_ALL, network = 0, how = 0, sized = 0;
    if (!dm_cli_word("--ties", ties, dm_ties_names, &kinds) ||
        !dm_cli_word("--agreement", agreement, dm_network_names, &network) ||
        !dm_cli_word("--normalise", norm, dm_norm_names, &how) ||
        !dm_cli_word("--size", size, dm_node_size_names, &sized))
        return false;
    asked->graph.kinds = (guint)kinds;
    asked->graph.network = (DmNetwork)network;
    asked->graph.norm = (DmNorm)how;
    asked->size = (DmNodeSize)sized;
    return true;
}

/* Options that do not go together, a row a pair; each says what would be without effect. */
static bool fits_together(void)
{
    DmGraphFormat format;
    bool data = graph_format_of(dm_picture.path, &format);
    const struct {
        bool both;
        const char *message;
    } rows[] = {
        {!dm_picture.path && !measures, "say where to draw with -o FILE, or ask for --measures"},
        {matrix && panels, "--matrix and --panels are two different pictures"},
        {matrix && (ties || around || fold_of || min_weight > 0 || size || whole || agreement || norm),
         "--matrix takes --from, --to, --issue and the options of the page only"},
        {matrix && measures, "--matrix has no --measures"},
        {panels && (whole || dm_picture.height > 0 || measures),
         "--panels goes without --whole, --measures, --height and --paper"},
        {data && (matrix || panels || whole || size || dm_picture.width > 0 || dm_picture.height > 0),
         "a file of data has no --matrix, --panels, --whole, --size, --width or --height"},
        {depth < 1, "--depth takes a number from 1"},
        {depth != 1 && !around, "--depth goes with --around"},
        {min_weight < 0, "--min-weight takes a number from 0"},
        {(agreement || norm) && ties && strcmp(ties, "agreement") && strcmp(ties, "all"),
         "--agreement and --normalise go with --ties agreement"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
        if (rows[i].both) {
            dm_cli_fail("%s", rows[i].message);
            return false;
        }
    return true;
}

static bool read_options(Asked *asked)
{
    DmGraphFormat ignored;
    asked->from = asked->to = DM_DAY_OPEN;
    if (!read_words(asked) || !dm_cli_day("--from", from, &asked->from) ||
        !dm_cli_day("--to", to, &asked->to))
        return false;
    if (!fits_together())
        return false;
    if (dm_picture.path && !graph_format_of(dm_picture.path, &ignored) && !dm_picture_ready())
        return false;
    if (asked->from != DM_DAY_OPEN && asked->to != DM_DAY_OPEN && asked->from > asked->to) {
        dm_cli_fail("--from is later than --to");
        return false;
    }
    asked->issues = dm_cli_list(issues);
    asked->graph.issues = (const char *const *)asked->issues;
    asked->graph.period = (DmWindow){asked->from, asked->to};
    asked->graph.fold_of = fold_of;
    asked->graph.around = around;
    asked->graph.depth = (guint)depth;
    asked->graph.min_weight = min_weight;
    return true;
}

/* ---- What the store knows ---- */

typedef struct Answers {
    DmEventRows events;
    DmPositionRows positions;
    DmActorRows actors;
    DmAnswerRows answers;
} Answers;

static bool ask(DmCli *cli, const Asked *asked, DmArena *arena, Answers *ret, GError **error)
{
    const DmFilter filter = {.issues = asked->graph.issues, .from = asked->from, .to = asked->to};
    const DmPositionFilter stances = {.issues = asked->graph.issues, .history = true};
    return dm_query_events(cli->store, &cli->as_of, &filter, arena, &ret->events, error) &&
           dm_query_positions(cli->store, &cli->as_of, &stances, arena, &ret->positions, error) &&
           dm_query_actors(cli->store, &cli->as_of, true, arena, &ret->actors, error) &&
           dm_query_answers(cli->store, &cli->as_of, arena, &ret->answers, error);
}

static const char *sources_of_events(DmArena *arena, const DmEventRows *events)
{
    g_autoptr(GPtrArray) evidences = g_ptr_array_new();
    for (guint i = 0; i < events->len; i++)
        g_ptr_array_add(evidences, &events->items[i].evidence);
    return dm_picture_sources(arena, evidences);
}

static const char *sources_of_positions(DmArena *arena, const DmPositionRows *rows)
{
    g_autoptr(GPtrArray) evidences = g_ptr_array_new();
    for (guint i = 0; i < rows->len; i++)
        g_ptr_array_add(evidences, &rows->items[i].evidence);
    return dm_picture_sources(arena, evidences);
}

static DmGraphPictureOptions picture_options(const DmCli *cli, const Asked *asked, const char *sources)
{
    return (DmGraphPictureOptions){.title = dm_picture.title,
                                   .as_of = cli->as_of.day,
                                   .size = asked->size,
                                   .width = dm_picture.width,
                                   .height = dm_picture.height,
                                   .sources = sources,
                                   .whole = whole};
}

/* ---- Matrix ---- */

static int draw_matrix(DmCli *cli, const Asked *asked, DmArena *arena)
{
    g_autoptr(GError) error = NULL;
    const DmPositionFilter filter = {.issues = asked->graph.issues};
    DmAsOf now = cli->as_of, then = cli->as_of;
    DmPositionRows rows, before;
    if (asked->to != DM_DAY_OPEN)
        now.day = asked->to;
    then.day = asked->from;
    bool compare = asked->from != DM_DAY_OPEN;
    if (!dm_query_positions(cli->store, &now, &filter, arena, &rows, &error) ||
        (compare && !dm_query_positions(cli->store, &then, &filter, arena, &before, &error)))
        return dm_cli_fail_error(error);
    const DmMatrixInput input = {&rows, compare ? &before : NULL, asked->from, now.day};
    DmGraphPictureOptions page = picture_options(cli, asked, sources_of_positions(arena, &rows));
    g_autoptr(DmScene) scene = dm_layout_matrix(&input, &page, asked->measure);
    return dm_picture_write(cli, scene);
}

/* ---- Panels ---- */

enum { MAX_PANELS = 36 };

/* The spans of the panels: calendar months or quarters that touch the period, or so many equal parts of it.
 */
static bool spans_of(DmWindow period, GArray *ret_spans)
{
    guint64 n = 0;
    bool months = !strcmp(panels, "month"), quarters = !strcmp(panels, "quarter");
    if (!months && !quarters && !g_ascii_string_to_unsigned(panels, 10, 1, MAX_PANELS, &n, NULL)) {
        dm_cli_fail("--panels takes month, quarter or a number from 1 to %d, not '%s'", MAX_PANELS, panels);
        return false;
    }
    if (period.earliest == DM_DAY_OPEN || period.latest == DM_DAY_OPEN) {
        dm_cli_fail("--panels needs a period: nothing dated is there, so give --from and --to");
        return false;
    }
    int y, m, step = quarters ? 3 : 1, days = period.latest - period.earliest + 1;
    dm_day_to_ymd(period.earliest, &y, &m, NULL);
    m -= quarters ? (m - 1) % 3 : 0;
    for (guint i = 0;; i++) {
        DmWindow span = {dm_day_from_ymd(y, m + step * (int)i, 1),
                         dm_day_from_ymd(y, m + step * (int)(i + 1), 1) - 1};
        if (n)
            span = (DmWindow){period.earliest + (DmDay)((gint64)days * i / (gint64)n),
                              period.earliest + (DmDay)((gint64)days * (i + 1) / (gint64)n) - 1};
        if (n ? i == n : span.earliest > period.latest)
            return true;
        if (i == MAX_PANELS) {
            dm_cli_fail("these would be more than %d panels: take quarters, a number, or --from and --to",
                        MAX_PANELS);
            return false;
        }
        if (span.latest >= span.earliest)
            g_array_append_val(ret_spans, span);
    }
}

static int draw_panels(DmCli *cli, const Asked *asked, const DmGraphInput *input, DmGraph *graph,
                       const DmGraphPictureOptions *page)
{
    g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(DmWindow));
    if (!spans_of(graph->period, spans))
        return DM_EXIT_FAILED;
    g_autoptr(GPtrArray) graphs = g_ptr_array_new_with_free_func((GDestroyNotify)dm_graph_free);
    g_autoptr(GError) error = NULL;
    DmGraphOptions part = asked->graph;
    part.around = NULL; /* who is near is decided on the whole time */
    for (guint i = 0; i < spans->len; i++) {
        part.period = g_array_index(spans, DmWindow, i);
        DmGraph *panel = dm_graph_new(input, &part, &error);
        if (!panel)
            return dm_cli_fail_error(error);
        g_ptr_array_add(graphs, panel);
    }
    g_autoptr(DmScene) scene =
        dm_layout_panels(graph, (DmGraph *const *)graphs->pdata, graphs->len, page, asked->measure, &error);
    return scene ? dm_picture_write(cli, scene) : dm_cli_fail_error(error);
}

/* ---- Measures ---- */

#define AT(member) G_STRUCT_OFFSET(DmGraphActor, member)

enum { CSV_COLUMNS = 7 }; /* CSV ends here, by its contract; tables and JSON have room for the rest */

static const DmColumn columns[] = {
    DM_COLUMN("actor", TEXT, .offset = AT(id)),
    DM_COLUMN("degree", INT, .offset = AT(m.degree)),
    DM_COLUMN("weighted_degree", NUMBER, .offset = AT(m.weighted_degree)),
    DM_COLUMN("betweenness", NUMBER, .offset = AT(m.betweenness)),
    DM_COLUMN("pagerank", NUMBER, .offset = AT(m.pagerank)),
    DM_COLUMN("core", INT, .offset = AT(m.core)),
    DM_COLUMN("community", INT, .offset = AT(m.community)),
    DM_COLUMN("eigenvector", NUMBER, .offset = AT(m.eigenvector)),
    DM_COLUMN("constraint", NUMBER, .offset = AT(m.constraint)),
    DM_COLUMN("brokerage", INT, .offset = AT(m.brokerage)),
    DM_COLUMN("events", INT, .offset = AT(n_events)),
    {0},
};

static int compare_weight(gconstpointer a, gconstpointer b)
{
    const DmGraphActor *x = a, *y = b;
    if (x->m.weighted_degree != y->m.weighted_degree)
        return x->m.weighted_degree > y->m.weighted_degree ? -1 : 1;
    return strcmp(x->id, y->id);
}

/* Six decimals are what another program will agree on; a table has room for three. */
static double rounded(double value, double unit)
{
    return round(value * unit) / unit;
}

static int list_measures(const DmCli *cli, DmGraph *graph)
{
    g_autoptr(GError) error = NULL;
    if (!dm_graph_measure(graph, cli->format != DM_FORMAT_CSV, &error))
        return dm_cli_fail_error(error);
    guint n = graph->actors.len;
    g_autofree DmGraphActor *rows = g_memdup2(graph->actors.items, n * sizeof *rows);
    double unit = cli->format == DM_FORMAT_TABLE ? 1e3 : 1e6;
    for (guint i = 0; i < n; i++) {
        double *const values[] = {&rows[i].m.weighted_degree, &rows[i].m.betweenness, &rows[i].m.pagerank,
                                  &rows[i].m.eigenvector, &rows[i].m.constraint};
        for (guint k = 0; k < G_N_ELEMENTS(values); k++)
            *values[k] = rounded(*values[k], unit);
    }
    if (n)
        qsort(rows, n, sizeof *rows, compare_weight);
    DmColumn few[CSV_COLUMNS + 1] = {0};
    memcpy(few, columns, CSV_COLUMNS * sizeof *few);
    dm_cli_list_rows(cli, cli->format == DM_FORMAT_CSV ? few : columns, rows, n, sizeof *rows);
    return DM_EXIT_GOOD;
}

/* ---- The graph as data ---- */

static int write_graph(DmGraph *graph, DmGraphFormat format)
{
    g_autoptr(GError) error = NULL;
    if (!dm_graph_measure(graph, true, &error))
        return dm_cli_fail_error(error);
    g_autoptr(GString) text = g_string_new(NULL);
    dm_graph_write(format, graph, text);
    return dm_cli_write_file(dm_picture.path, text);
}

/* ---- The command ---- */

static int draw(DmCli *cli, const Asked *asked, const Answers *answers, DmArena *arena)
{
    const DmGraphInput input = {&answers->events, &answers->positions, &answers->actors, &answers->answers};
    g_autoptr(GError) error = NULL;
    g_autoptr(DmGraph) graph = dm_graph_new(&input, &asked->graph, &error);
    if (!graph)
        return dm_cli_fail_error(error);
    if (measures) {
        int code = list_measures(cli, graph);
        if (code || !dm_picture.path)
            return code;
    }
    DmGraphFormat format;
    if (graph_format_of(dm_picture.path, &format))
        return write_graph(graph, format);
    DmGraphPictureOptions page = picture_options(cli, asked, sources_of_events(arena, &answers->events));
    if (panels)
        return draw_panels(cli, asked, &input, graph, &page);
    g_autoptr(DmScene) scene = dm_layout_graph(graph, &page, asked->measure, &error);
    return scene ? dm_picture_write(cli, scene) : dm_cli_fail_error(error);
}

static int answer(DmCli *cli, const Asked *asked)
{
    g_autoptr(DmArena) arena = dm_arena_new();
    g_autoptr(GError) error = NULL;
    Answers answers = {0};
    if (matrix)
        return draw_matrix(cli, asked, arena);
    if (!ask(cli, asked, arena, &answers, &error))
        return dm_cli_fail_error(error);
    return draw(cli, asked, &answers, arena);
}

static int run(DmCli *cli, int n_args, char **args)
{
    Asked asked = {0};
    if (!read_options(&asked))
        return DM_EXIT_FAILED;
    g_autoptr(DmMeasure) measure = dm_picture.path ? dm_render_measure_new() : NULL;
    asked.measure = measure;
    int code = answer(cli, &asked);
    g_strfreev(asked.issues);
    return code;
}

const DmCommand dm_command_graph = {
    .name = "graph",
    .args = "-o FILE",
    .summary = "draw who deals with whom, or list measures of actors",
    .description = "Meetings tie those who took part: n people share a weight of 1/(n-1) a pair. Statements, "
                   "promises, limits and\n"
                   "acts tie who makes them to whom they are meant for; green is cooperative, dashed orange "
                   "in conflict, by PLOVER\n"
                   "class or the stances taken. Agreement ties those who take sides on the same issues.\n"
                   "A large graph is cut down to what a page can show and says how much it left out; --whole "
                   "draws everything.",
    .flags = DM_NEEDS_AS_OF | DM_IS_LISTING | DM_READS_STORE,
    .options = options,
    .run = run,
};
