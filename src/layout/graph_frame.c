/* What stands around the drawing: title, what it covers, the isolated, the legend of what is on the page,
 * sources. */
#include "days.h"
#include "graph_figure.h"
#include <math.h>

static const DmFont title_font = {20, DM_WEIGHT_BOLD, false};
static const DmFont sub_font = {12.5, DM_WEIGHT_REGULAR, false};
static const DmFont small_font = {11, DM_WEIGHT_REGULAR, false};
enum { TITLE_LINE = 27, SUB_LINE = 20, FOOT_LINE = 20, HEAD_GAP = 14 };

static void put_text(Figure *figure, DmPage *page, const char *role, const char *text, DmFont font, DmInk ink,
                     double x, double y)
{
    DmShape *shape = dm_scene_add(figure->scene, page, DM_SHAPE_TEXT, role);
    shape->text = text;
    shape->font = font;
    shape->fill = ink;
    shape->x = x;
    shape->y = y;
    shape->text_width = text_width(figure->measure, font, text);
}

/* ---- Head ---- */

/* Nodes that are issues: the graph is two-mode. */
static guint issues_of(const Figure *figure)
{
    guint issues = 0;
    for (guint i = 0; i < figure->nodes->len; i++)
        issues += figure_node(figure, i)->actor->is_issue;
    for (guint i = 0; i < figure->isolated->len; i++)
        issues += g_array_index(figure->isolated, Node, i).actor->is_issue;
    return issues;
}

static const char *made_title(const Figure *figure)
{
    static const char *const titles[] = {
        [1 << DM_TIE_MEETINGS] = "Who meets whom",
        [1 << DM_TIE_STATEMENTS] = "Who addresses whom",
        [1 << DM_TIE_AGREEMENT] = "Who sides with whom",
    };
    guint kinds = figure->graph->kinds;
    const char *title = issues_of(figure)              ? "Who stands where"
                        : kinds < G_N_ELEMENTS(titles) ? titles[kinds]
                                                       : NULL;
    return title ? title : "Who deals with whom";
}

/* "6 actors", in a two-mode graph "6 actors and 4 issues". */
static const char *nodes_text(const Figure *figure)
{
    DmArena *arena = figure->scene->arena;
    guint n = figure->nodes->len + figure->isolated->len, issues = issues_of(figure);
    const char *actors = count_text(arena, n - issues, "actor");
    return issues ? dm_arena_printf(arena, "%s and %s", actors, count_text(arena, issues, "issue")) : actors;
}

static const char *sub_text(const Figure *figure)
{
    DmArena *arena = figure->scene->arena;
    DmWindow period = figure->graph->period;
    DmDay as_of = figure->options->as_of;
    bool dated = period.earliest != DM_DAY_OPEN && period.latest != DM_DAY_OPEN;
    const char *range = dated ? days_range(period.earliest, period.latest, arena) : "no date";
    return dm_arena_printf(arena, "%s · %s, %s · as of %s", range, nodes_text(figure),
                           count_text(arena, figure->n_ties, "tie"), days_range(as_of, as_of, arena));
}

static Label title_label(const Figure *figure, double width)
{
    const char *title = figure->options->title ? figure->options->title : made_title(figure);
    return label_wrap(figure->scene->arena, figure->measure, title_font, title, width, 2);
}

double head_height(const Figure *figure, double width)
{
    return title_label(figure, width).n_lines * TITLE_LINE + SUB_LINE + HEAD_GAP;
}

void paint_head(Figure *figure, double x, double y, double width)
{
    Label title = title_label(figure, width);
    for (guint i = 0; i < title.n_lines; i++)
        put_text(figure, figure->page, "title", title.lines[i], title_font, DM_INK_TEXT, x,
                 y += i ? TITLE_LINE : 20);
    Label sub = label_wrap(figure->scene->arena, figure->measure, sub_font, sub_text(figure), width, 1);
    put_text(figure, figure->page, "subtitle", sub.lines[0], sub_font, DM_INK_MUTED, x, y + SUB_LINE);
}

/* ---- A flow of small things, line after line ---- */

typedef struct Flow {
    Figure *figure;
    DmPage *page; /* NULL: only measured */
    double left, top, width, x, y;
} Flow;

/* Room for something `w` wide; breaks the line before it where it does not fit. */
static DmPoint flow_take(Flow *flow, double w)
{
    if (flow->x > 0 && flow->x + w > flow->width) {
        flow->x = 0;
        flow->y += FOOT_LINE;
    }
    DmPoint at = {flow->left + flow->x, flow->top + flow->y};
    flow->x += w + 20;
    return at;
}

/* ---- Legend ---- */

typedef enum Sample {
    SAMPLE_NONE,
    SAMPLE_SIGN,
    SAMPLE_THIN,
    SAMPLE_SIZE,
    SAMPLE_TIE,
    SAMPLE_WIDTH,
    SAMPLE_COLOURS,
    SAMPLE_NEW,
    SAMPLE_GONE
} Sample;

typedef struct Entry {
    Sample sample;
    const char *text;
    DmActorKind kind;
    bool issue, arrow;
    DmInk ink;
    guint n_colours;
} Entry;

static double sample_width(const Entry *entry)
{
    static const double widths[] = {
        [SAMPLE_SIGN] = 10,  [SAMPLE_THIN] = 10, [SAMPLE_SIZE] = 28, [SAMPLE_TIE] = 26,
        [SAMPLE_WIDTH] = 44, [SAMPLE_NEW] = 16,  [SAMPLE_GONE] = 10};
    return entry->sample == SAMPLE_COLOURS ? 12.0 * entry->n_colours : widths[entry->sample];
}

static void put_tie(Flow *flow, double x, double y, double w, double thickness, DmInk ink)
{
    DmPoint *points = dm_arena_alloc(flow->figure->scene->arena, 2 * sizeof *points);
    points[0] = (DmPoint){x, y};
    points[1] = (DmPoint){x + w, y};
    DmShape *shape = dm_scene_add(flow->figure->scene, flow->page, DM_SHAPE_LINE, "legend");
    shape->points = points;
    shape->n_points = 2;
    shape->stroke = ink;
    shape->stroke_width = thickness;
    if (ink == DM_INK_VERMILION) {
        shape->dash[0] = 5 + thickness;
        shape->dash[1] = 3 + thickness / 2;
    }
}

static void put_tip(Flow *flow, double x, double y, DmInk ink)
{
    DmPoint *points = dm_arena_alloc(flow->figure->scene->arena, 3 * sizeof *points);
    points[0] = (DmPoint){x, y};
    points[1] = (DmPoint){x - 8, y - 3.5};
    points[2] = (DmPoint){x - 8, y + 3.5};
    DmShape *shape = dm_scene_add(flow->figure->scene, flow->page, DM_SHAPE_POLYGON, "legend");
    shape->points = points;
    shape->n_points = 3;
    shape->fill = ink;
}

static void put_sign(Flow *flow, const Entry *entry, double x, double y, double r, DmInk ink)
{
    DmShape *shape =
        paint_sign(flow->figure->scene, flow->page, "legend", entry->kind, entry->issue, (DmPoint){x, y}, r);
    bool hollow = entry->sample == SAMPLE_THIN;
    shape->fill = hollow ? DM_INK_PAPER : ink;
    shape->stroke = hollow ? ink : DM_INK_NONE;
    shape->stroke_width = hollow ? 2 : 0;
}

static void put_sample(Flow *flow, const Entry *entry, double x, double y)
{
    switch (entry->sample) {
    case SAMPLE_SIGN:
    case SAMPLE_THIN:
        put_sign(flow, entry, x + 5, y, 5, DM_INK_MUTED);
        break;
    case SAMPLE_NEW:
        put_sign(flow, entry, x + 8, y, 4.5, DM_INK_MUTED);
        paint_ring(flow->figure->scene, flow->page, "legend", (DmPoint){x + 8, y}, 4.5);
        break;
    case SAMPLE_GONE:
        put_sign(flow, entry, x + 5, y, 5, DM_INK_FAINT);
        break;
    case SAMPLE_SIZE:
        put_sign(flow, entry, x + 4, y, 3.5, DM_INK_MUTED);
        put_sign(flow, entry, x + 19, y, 8, DM_INK_MUTED);
        break;
    case SAMPLE_TIE:
        put_tie(flow, x, y, entry->arrow ? 20 : 26, 2, entry->ink);
        if (entry->arrow)
            put_tip(flow, x + 26, y, entry->ink);
        break;
    case SAMPLE_WIDTH:
        put_tie(flow, x, y, 20, 1, DM_INK_GREY);
        put_tie(flow, x + 24, y, 20, 5, DM_INK_GREY);
        break;
    case SAMPLE_COLOURS:
        for (guint i = 0; i < entry->n_colours; i++)
            put_sign(flow, entry, x + 5 + 12 * i, y, 5, community_ink(i + 1));
        break;
    default:
        break;
    }
}

static void put_entry(Flow *flow, Entry entry)
{
    double sample = sample_width(&entry), gap = sample > 0 ? 6 : 0;
    Label text = label_wrap(flow->figure->scene->arena, flow->figure->measure, small_font, entry.text,
                            MAX(flow->width - sample - gap, 40), 1);
    DmPoint at = flow_take(flow, sample + gap + text.w);
    if (!flow->page)
        return;
    put_sample(flow, &entry, at.x, at.y + 9);
    put_text(flow->figure, flow->page, "legend", text.lines[0], small_font, DM_INK_MUTED, at.x + sample + gap,
             at.y + 13);
}

static const char *number(const Figure *figure, const char *format, double value)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];
    return dm_arena_strdup(figure->scene->arena, g_ascii_formatd(text, sizeof text, format, value));
}

static void legend_of_ties(Flow *flow)
{
    Figure *figure = flow->figure;
    static const struct {
        DmInk ink;
        const char *text;
    } tones[] = {{DM_INK_GREEN, "cooperative"}, {DM_INK_VERMILION, "in conflict"}, {DM_INK_GREY, "neutral"}};
    bool seen[G_N_ELEMENTS(tones)] = {0}, arrow = false;
    double least = G_MAXDOUBLE;
    for (guint i = 0; i < figure->lines->len; i++) {
        const Line *line = figure_line(figure, i);
        for (guint k = 0; k < G_N_ELEMENTS(tones); k++)
            seen[k] |= tone_ink(line->tone) == tones[k].ink;
        arrow |= line->arrow;
        least = MIN(least, line->weight);
    }
    for (guint k = 0; k < G_N_ELEMENTS(tones); k++)
        if (seen[k])
            put_entry(flow, (Entry){.sample = SAMPLE_TIE, .text = tones[k].text, .ink = tones[k].ink});
    if (arrow)
        put_entry(flow, (Entry){.sample = SAMPLE_TIE, .text = "to whom", .ink = DM_INK_GREY, .arrow = true});
    if (figure->lines->len && least < figure->max_weight)
        put_entry(flow, (Entry){.sample = SAMPLE_WIDTH,
                                .text = dm_arena_printf(figure->scene->arena, "weight %s to %s",
                                                        number(figure, "%.2g", least),
                                                        number(figure, "%.3g", figure->max_weight))});
}

static void legend_of_kinds(Flow *flow)
{
    static const char *const names[] = {[DM_ACTOR_PERSON] = "person",
                                        [DM_ACTOR_STATE] = "state",
                                        [DM_ACTOR_ORGANISATION] = "organisation",
                                        [DM_ACTOR_GROUP] = "group"};
    bool seen[DM_ACTOR_GROUP + 1] = {0}, issue = false;
    guint n_kinds = 0;
    for (guint i = 0; i < flow->figure->nodes->len; i++) {
        const DmGraphActor *actor = figure_node(flow->figure, i)->actor;
        n_kinds += !actor->is_issue && !seen[actor->kind];
        seen[actor->kind] |= !actor->is_issue;
        issue |= actor->is_issue;
    }
    for (guint k = DM_ACTOR_PERSON; k <= DM_ACTOR_GROUP; k++)
        if (seen[k] && (n_kinds > 1 || issue))
            put_entry(flow, (Entry){.sample = SAMPLE_SIGN, .text = names[k], .kind = k});
    if (issue)
        put_entry(flow, (Entry){.sample = SAMPLE_SIGN, .text = "issue", .issue = true});
}

static void legend_of_actors(Flow *flow)
{
    Figure *figure = flow->figure;
    bool thin = false, sizes = false;
    guint colours = 0;
    for (guint i = 0; i < figure->nodes->len; i++) {
        const DmGraphActor *actor = figure_node(figure, i)->actor;
        thin |= !actor->is_issue && actor->n_events <= 1;
        sizes |= node_value(actor, figure->options->size) < figure->max_value;
        if (actor->m.community <= COMMUNITY_INKS)
            colours = MAX(colours, actor->m.community);
    }
    if (sizes)
        put_entry(flow,
                  (Entry){.sample = SAMPLE_SIZE,
                          .text = dm_arena_printf(figure->scene->arena, "size: %s, up to %s",
                                                  dm_enum_text(dm_node_size_names, figure->options->size),
                                                  number(figure, "%.3g", figure->max_value))});
    if (thin)
        put_entry(flow, (Entry){.sample = SAMPLE_THIN, .text = "named in one event only"});
    if (colours > 1 && has_camps(figure->graph))
        put_entry(flow,
                  (Entry){.sample = SAMPLE_COLOURS,
                          .n_colours = colours,
                          .text = isnan(figure->graph->modularity)
                                      ? "communities"
                                      : dm_arena_printf(figure->scene->arena, "communities (modularity %s)",
                                                        number(figure, "%.2f", figure->graph->modularity))});
}

static void legend_of_left_out(Flow *flow)
{
    const DmGraph *graph = flow->figure->graph;
    if (!graph->left_out_actors && !graph->left_out_ties)
        return;
    g_autoptr(GString) text = g_string_new("Left out: ");
    if (graph->left_out_actors)
        g_string_append_printf(text, "%u actor%s with less to do, ", graph->left_out_actors,
                               graph->left_out_actors == 1 ? "" : "s");
    g_string_append_printf(text, "%u weaker tie%s (disparity filter)", graph->left_out_ties,
                           graph->left_out_ties == 1 ? "" : "s");
    put_entry(flow, (Entry){.text = dm_arena_strdup(flow->figure->scene->arena, text->str)});
}

static void legend_of_panels(Flow *flow)
{
    if (!flow->figure->panels)
        return;
    put_entry(flow, (Entry){.sample = SAMPLE_NEW, .text = "new in the panel"});
    put_entry(flow, (Entry){.sample = SAMPLE_GONE, .text = "in the panel before, no longer"});
}

double paint_foot(Figure *figure, DmPage *page, double x, double y, double width)
{
    Flow flow = {figure, page, x, y, width, 0, 0};
    legend_of_ties(&flow);
    legend_of_actors(&flow);
    legend_of_panels(&flow);
    legend_of_kinds(&flow);
    legend_of_left_out(&flow);
    if (flow.x > 0)
        flow.y += FOOT_LINE;
    const char *sources = figure->options->sources;
    if (!sources)
        return flow.y;
    Label line = label_wrap(figure->scene->arena, figure->measure, small_font, sources, width, LABEL_LINES);
    for (guint i = 0; page && i < line.n_lines; i++)
        put_text(figure, page, "sources", line.lines[i], small_font, DM_INK_MUTED, x,
                 y + flow.y + 13 + i * 15);
    return flow.y + line.n_lines * 15 + 4;
}

/* ---- The isolated ---- */

static void put_isolated(Flow *flow, const Node *node)
{
    Figure *figure = flow->figure;
    Label text = label_wrap(figure->scene->arena, figure->measure, small_font, node->actor->name, 180, 1);
    DmPoint at = flow_take(flow, 16 + text.w);
    if (!flow->page)
        return;
    guint group = dm_scene_add_group(
        figure->scene, node->actor->id,
        dm_arena_printf(figure->scene->arena, "%s: no ties in this period", node->actor->name),
        node->actor->url);
    DmShape *sign = paint_sign(figure->scene, flow->page, "isolated", node->actor->kind,
                               node->actor->is_issue, (DmPoint){at.x + 5, at.y + 9}, 4.5);
    sign->fill = DM_INK_PAPER;
    sign->stroke = DM_INK_GREY;
    sign->stroke_width = 1.6;
    sign->group = group;
    put_text(figure, flow->page, "label", text.lines[0], small_font, DM_INK_MUTED, at.x + 16, at.y + 13);
}

/* At most three lines; the rest is counted. */
double paint_isolated(Figure *figure, DmPage *page, double x, double y, double width)
{
    if (!figure->isolated->len)
        return 0;
    Flow flow = {figure, page, x, y, width, 0, 0};
    put_entry(&flow, (Entry){.text = "Without ties:"});
    for (guint i = 0; i < figure->isolated->len; i++) {
        if (flow.y >= 2 * FOOT_LINE && flow.x > width - 320) {
            put_entry(&flow, (Entry){.text = dm_arena_printf(figure->scene->arena, "and %u more",
                                                             figure->isolated->len - i)});
            break;
        }
        put_isolated(&flow, &g_array_index(figure->isolated, Node, i));
    }
    return flow.y + FOOT_LINE + 6;
}
