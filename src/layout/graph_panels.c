/* Small multiples: one graph by periods. Every actor has one place in all panels, found on the graph of the
 * whole time; what is new in a panel is ringed, what was in the one before is left as a pale trace. */
#include "days.h"
#include "graph_figure.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MARGIN = 28, GAP = 26, TITLE = 24, MAX_PANEL_ACTORS = 28 };

static const DmFont panel_title = {13, DM_WEIGHT_BOLD, false};

typedef struct Panels {
    Figure *whole;
    DmGraph *const *graphs;
    guint n, columns;
    double w, h; /* of the body of a panel */
} Panels;

/* Whether the actor is tied in each of two panels that follow each other. */
typedef enum Presence { NEVER, PRESENT, NEW, GONE } Presence;

static int by_id(const void *id, const void *actor)
{
    return strcmp(id, ((const DmGraphActor *)actor)->id);
}

static const DmGraphActor *actor_in(const DmGraph *graph, const char *id)
{
    if (!graph->actors.len)
        return NULL;
    return bsearch(id, graph->actors.items, graph->actors.len, sizeof *graph->actors.items,
                   by_id); /* sorted so */
}

static bool is_tied(const DmGraph *graph, const char *id)
{
    const DmGraphActor *actor = actor_in(graph, id);
    return actor && actor->m.degree;
}

static Presence presence_of(const Panels *panels, guint panel, const char *id)
{
    bool now = is_tied(panels->graphs[panel], id);
    bool before = panel > 0 && is_tied(panels->graphs[panel - 1], id);
    return now ? (before || panel == 0 ? PRESENT : NEW) : before ? GONE : NEVER;
}

/* ---- One panel ---- */

/* The node of each actor of a panel's graph; G_MAXUINT for those left out. */
static guint *number_nodes(const Figure *figure, const DmGraph *graph)
{
    guint *number = g_new(guint, graph->actors.len + 1);
    for (guint i = 0; i < graph->actors.len; i++)
        number[i] = G_MAXUINT;
    for (guint i = 0; i < figure->nodes->len; i++) {
        const DmGraphActor *actor = actor_in(graph, figure_node(figure, i)->actor->id);
        if (actor)
            number[actor - graph->actors.items] = i;
    }
    return number;
}

static void add_lines(Figure *figure, const DmGraph *graph)
{
    g_autofree guint *number = number_nodes(figure, graph);
    g_autoptr(GArray) pairs = pairs_of(&graph->ties);
    const DmGraph *own = figure->graph;
    figure->graph = graph;
    for (guint i = 0; i < pairs->len; i++) {
        const Pair *pair = &g_array_index(pairs, Pair, i);
        if (number[pair->a] != G_MAXUINT && number[pair->b] != G_MAXUINT)
            figure_add_pair(figure, pair, number);
    }
    figure->graph = own;
}

/* The nodes of the whole at their places in this panel, its own lines. */
static void fill_panel(const Panels *panels, guint index, Figure *panel, double dx, double dy)
{
    *panel = *panels->whole;
    panel->graph = panels->graphs[index];
    panel->nodes = g_array_copy(panels->whole->nodes);
    panel->lines = g_array_new(FALSE, FALSE, sizeof(Line));
    figure_move(panel, dx, dy);
    for (guint i = 0; i < panel->nodes->len; i++) {
        Node *node = figure_node(panel, i);
        const DmGraphActor *actor = actor_in(panel->graph, node->actor->id);
        node->name = (Box){node->name.x0 + dx, node->name.y0 + dy, node->name.x1 + dx, node->name.y1 + dy};
        node->crossed = false;
        if (actor)
            node->r = MIN(node->r, figure_radius(panel, actor));
    }
    add_lines(panel, panel->graph);
}

static void paint_gone(Figure *panel, const Node *node)
{
    DmShape *sign = paint_sign(panel->scene, panel->page, "gone", node->actor->kind, node->actor->is_issue,
                               node->at, figure_radius(panel, node->actor) * 0.7);
    sign->fill = DM_INK_FAINT;
    Node faded = *node;
    paint_name(panel, &faded, 1, 0);
    for (guint i = 0; i < node->label.n_lines; i++)
        panel->page->shapes.items[panel->page->shapes.len - 1 - i].fill = DM_INK_MUTED;
}

static void paint_present(Figure *panel, const DmGraphActor *now, const Node *node, bool is_new)
{
    DmGraphActor shown = *now; /* all of this panel, but the community of the whole, for its ink */
    shown.m.community = node->actor->m.community;
    Node drawn = *node;
    drawn.actor = &shown;
    paint_node(panel, &drawn, 1);
    if (is_new)
        paint_ring(panel->scene, panel->page, "new", node->at, node->r);
}

static void paint_title(Figure *panel, const char *text, double x, double y)
{
    DmShape *title = dm_scene_add(panel->scene, panel->page, DM_SHAPE_TEXT, "panel-title");
    title->text = text;
    title->font = panel_title;
    title->fill = DM_INK_TEXT;
    title->x = x;
    title->y = y;
    title->text_width = text_width(panel->measure, panel_title, text);
}

static const char *period_text(DmArena *arena, DmWindow period)
{
    int y0, m0, d0, y1, m1, d1;
    if (period.earliest == DM_DAY_OPEN || period.latest == DM_DAY_OPEN)
        return "no date";
    dm_day_to_ymd(period.earliest, &y0, &m0, &d0);
    dm_day_to_ymd(period.latest + 1, &y1, &m1, &d1);
    int length = d0 == 1 && d1 == 1 ? 12 * (y1 - y0) + m1 - m0 : 0;
    if (length == 1)
        return dm_arena_printf(arena, "%s %d", dm_month_names[m0 - 1], y0);
    if (length == 3 && m0 % 3 == 1)
        return dm_arena_printf(arena, "%d, quarter %d", y0, m0 / 3 + 1);
    return length == 12 && m0 == 1 ? days_year(y0, arena) : days_range(period.earliest, period.latest, arena);
}

static void paint_frame(Figure *panel, double x, double y, double w, double h)
{
    DmShape *frame = dm_scene_add(panel->scene, panel->page, DM_SHAPE_RECT, "panel");
    frame->x = x;
    frame->y = y;
    frame->w = w;
    frame->h = h;
    frame->radius = 6;
    frame->stroke = DM_INK_FAINT;
    frame->stroke_width = 1;
}

static void paint_panel(const Panels *panels, guint index, double x, double y)
{
    Figure panel;
    fill_panel(panels, index, &panel, x, y + TITLE);
    paint_frame(&panel, x - 10, y + TITLE - 10, panels->w + 20, panels->h + 20);
    paint_title(&panel, period_text(panel.scene->arena, panel.graph->period), x - 10, y + 6);
    bend_lines(&panel);
    paint_lines(&panel);
    panel.graph = panels->whole->graph;
    for (guint i = 0; i < panel.nodes->len; i++) {
        const Node *node = figure_node(&panel, i);
        Presence presence = presence_of(panels, index, node->actor->id);
        if (presence == GONE)
            paint_gone(&panel, node);
        else if (presence != NEVER)
            paint_present(&panel, actor_in(panels->graphs[index], node->actor->id), node, presence == NEW);
    }
    g_array_unref(panel.nodes);
    g_array_unref(panel.lines);
}

/* ---- The page ---- */

static guint columns_for(guint n)
{
    return n <= 1 ? 1 : n <= 4 ? 2 : n <= 12 ? 3 : 4;
}

/* Scales of all panels are one: the heaviest tie and the greatest value of any of them. The lines of the
 * whole become those of all panels, so that names keep out of the way of each and the legend speaks of them.
 */
static void share_scales(Panels *panels)
{
    Figure *whole = panels->whole;
    whole->max_weight = whole->max_value = 0;
    g_array_set_size(whole->lines, 0);
    for (guint i = 0; i < panels->n; i++) {
        const DmGraph *graph = panels->graphs[i];
        add_lines(whole, graph);
        for (guint k = 0; k < graph->actors.len; k++)
            whole->max_value =
                MAX(whole->max_value, node_value(&graph->actors.items[k], whole->options->size));
    }
    for (guint i = 0; i < whole->lines->len; i++)
        whole->max_weight = MAX(whole->max_weight, figure_line(whole, i)->weight);
}

static DmScene *compose(Panels *panels, double width)
{
    Figure *whole = panels->whole;
    Box body = figure_box(whole);
    guint rows = (panels->n + panels->columns - 1) / panels->columns;
    panels->w = body.x1 - body.x0;
    panels->h = body.y1 - body.y0;
    double inner = panels->columns * (panels->w + 20) + (panels->columns - 1) * GAP;
    width = MAX(MAX(width, inner + 2 * MARGIN), 560);
    panels->w += (width - 2 * MARGIN - inner) / panels->columns;
    double step_x = panels->w + 20 + GAP, step_y = TITLE + panels->h + 20 + GAP;
    figure_move(whole, (panels->w - (body.x1 - body.x0)) / 2 - body.x0, -body.y0);
    place_names(whole, (Box){0, 0, panels->w, panels->h});
    double page = width - 2 * MARGIN, head = head_height(whole, page),
           foot = paint_foot(whole, NULL, 0, 0, page);
    whole->scene->width = ceil(width);
    whole->scene->height = ceil(MAX(2 * MARGIN + head + rows * step_y + foot, whole->options->height));
    whole->scene->title =
        dm_arena_strdup(whole->scene->arena, whole->options->title ? whole->options->title : "Actor graph");
    paint_head(whole, MARGIN, MARGIN, page);
    for (guint i = 0; i < panels->n; i++) {
        guint row = i / panels->columns, column = i % panels->columns;
        paint_panel(panels, i, MARGIN + 10 + column * step_x, MARGIN + head + row * step_y + 8);
    }
    paint_foot(whole, whole->page, MARGIN, whole->scene->height - MARGIN - foot, page);
    return g_steal_pointer(&whole->scene);
}

DmScene *dm_layout_panels(DmGraph *whole, DmGraph *const *graphs, guint n_panels,
                          const DmGraphPictureOptions *options, const DmMeasure *measure, GError **error)
{
    if (!graph_measure_shown(whole, options->size, error))
        return NULL;
    for (guint i = 0; i < n_panels; i++)
        if (!graph_measure_shown(graphs[i], options->size, error))
            return NULL;
    guint columns = columns_for(n_panels);
    double inner =
        options->width > 0 ? (options->width - 2 * MARGIN - (columns - 1) * GAP) / columns - 20 : 0;
    for (guint cap = MAX_PANEL_ACTORS;; cap = cap * 4 / 5) {
        g_autoptr(DmGraph) bone = dm_graph_backbone(whole, cap, G_MAXUINT);
        Panels panels = {figure_new(bone, options, measure, true), graphs, n_panels, columns, 0, 0};
        GError *failed = NULL;
        DmScene *scene = NULL;
        if (figure_arrange(panels.whole, inner, 0, &failed) || (!failed && cap <= 4)) {
            share_scales(&panels);
            scene = compose(&panels, options->width);
        }
        figure_free(panels.whole);
        if (failed)
            g_propagate_error(error, failed);
        if (scene || failed)
            return scene;
    }
}
