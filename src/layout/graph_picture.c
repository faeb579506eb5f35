/* From an actor graph to its picture: what is drawn, how large, where; then shapes in the order of painting.
 */
#include "graph_figure.h"
#include <math.h>

enum { MARGIN = 28, MAX_ACTORS = 150, MIN_BODY = 520 };

static const double tie_length = 110; /* of a tie of length 1, in units, before room is made */

/* ---- What is drawn ---- */

static const DmFont panel_font = {10.5, DM_WEIGHT_REGULAR, false};

static DmFont name_font(guint n)
{
    return (DmFont){n <= 30 ? 13 : n <= 90 ? 12 : 11, DM_WEIGHT_REGULAR, false};
}

double figure_radius(const Figure *figure, const DmGraphActor *actor)
{
    bool few = figure->graph->actors.len <= 60 && !figure->panels;
    double least = few ? 6 : 5, most = few ? 20 : 15,
           value = MAX(node_value(actor, figure->options->size), 0);
    if (actor->is_issue)
        return least + 3;
    return least + (most - least) * (figure->max_value > 0 ? sqrt(MIN(value / figure->max_value, 1)) : 0);
}

static void add_node(Figure *figure, const DmGraphActor *actor)
{
    Node node = {.actor = actor, .r = figure_radius(figure, actor)};
    node.label = label_wrap(figure->scene->arena, figure->measure, figure->font, actor->name,
                            11 * figure->font.size, actor->is_issue ? LABEL_MOST : LABEL_LINES);
    g_array_append_val(actor->m.degree ? figure->nodes : figure->isolated, node);
}

void figure_add_pair(Figure *figure, const Pair *pair, const guint *number)
{
    guint a = number[pair->a], b = number[pair->b];
    bool both = pair->to_a && pair->to_b && !pair->undirected, arrow = !pair->undirected;
    Line line = {.from = a,
                 .to = b,
                 .weight = pair->weight,
                 .tone = pair->tone,
                 .n_acts = pair->n_acts,
                 .arrow = arrow};
    if (!both) {
        if (arrow && pair->to_a) {
            line.from = b;
            line.to = a;
        }
        g_array_append_val(figure->lines, line);
        return;
    }
    for (guint i = 0; i < figure->graph->ties.len; i++) {
        const DmTie *tie = &figure->graph->ties.items[i];
        bool forward = tie->a == pair->a && tie->b == pair->b, back = tie->a == pair->b && tie->b == pair->a;
        if (!forward && !back)
            continue;
        line =
            (Line){number[tie->a], number[tie->b], fabs(tie->weight), tie->tone, tie->acts.len, true, 0.09};
        g_array_append_val(figure->lines, line);
    }
}

static void fill_figure(Figure *figure)
{
    const DmGraph *graph = figure->graph;
    g_autofree guint *number = g_new0(guint, graph->actors.len + 1);
    for (guint i = 0; i < graph->actors.len; i++)
        figure->max_value =
            MAX(figure->max_value, node_value(&graph->actors.items[i], figure->options->size));
    for (guint i = 0; i < graph->actors.len; i++) {
        number[i] = figure->nodes->len;
        add_node(figure, &graph->actors.items[i]);
    }
    g_autoptr(GArray) pairs = pairs_of(&graph->ties);
    figure->n_ties = pairs->len;
    for (guint i = 0; i < pairs->len; i++)
        figure_add_pair(figure, &g_array_index(pairs, Pair, i), number);
    for (guint i = 0; i < figure->lines->len; i++)
        figure->max_weight = MAX(figure->max_weight, figure_line(figure, i)->weight);
}

Figure *figure_new(const DmGraph *graph, const DmGraphPictureOptions *options, const DmMeasure *measure,
                   bool panels)
{
    Figure *figure = g_new0(Figure, 1);
    figure->graph = graph;
    figure->options = options;
    figure->measure = measure;
    figure->scene = dm_scene_new(0, 0);
    figure->page = dm_scene_add_page(figure->scene);
    figure->panels = panels;
    figure->font = panels ? panel_font : name_font(graph->actors.len);
    figure->nodes = g_array_new(FALSE, FALSE, sizeof(Node));
    figure->isolated = g_array_new(FALSE, FALSE, sizeof(Node));
    figure->lines = g_array_new(FALSE, FALSE, sizeof(Line));
    fill_figure(figure);
    return figure;
}

void figure_free(Figure *figure)
{
    if (!figure)
        return;
    dm_scene_free(figure->scene);
    g_array_unref(figure->nodes);
    g_array_unref(figure->isolated);
    g_array_unref(figure->lines);
    g_free(figure);
}

/* ---- Where ---- */

/* Heavy ties are short, and those inside a community shorter than those between two. */
static double *ideal_lengths(const DmGraph *graph, const DmTies *ties)
{
    double most = 0, *lengths = g_new(double, ties->len + 1);
    bool varied = false;
    for (guint i = 0; i < ties->len; i++) {
        most = MAX(most, fabs(ties->items[i].weight));
        varied |= fabs(ties->items[i].weight) != fabs(ties->items[0].weight);
    }
    for (guint i = 0; i < ties->len; i++) {
        const DmTie *tie = &ties->items[i];
        bool inside = graph->actors.items[tie->a].m.community == graph->actors.items[tie->b].m.community;
        double length = varied && most > 0 ? 1.3 - 0.6 * sqrt(fabs(tie->weight) / most) : 1;
        lengths[i] = has_camps(graph) ? length * (inside ? 0.85 : 1.25) : length;
    }
    return lengths;
}

static bool place_nodes(Figure *figure, GError **error)
{
    const DmGraph *graph = figure->graph;
    g_autofree double *lengths = figure->options->whole ? NULL : ideal_lengths(graph, &graph->ties);
    g_autofree DmPoint *points = g_new0(DmPoint, graph->actors.len + 1);
    if (!dm_graph_place(graph->actors.len, &graph->ties, lengths, points, error))
        return false;
    for (guint i = 0; i < figure->nodes->len; i++) {
        Node *node = figure_node(figure, i);
        node->at = points[node->actor - graph->actors.items];
    }
    return true;
}

/* The room a node needs with its name below it, relative to its centre. */
static Box room_of(const Node *node)
{
    Node centred = *node;
    centred.at = (DmPoint){0, 0};
    Box name = name_below(&centred);
    double w = MAX(node->r, node->label.w / 2);
    return (Box){-w, -node->r, w, name.y1};
}

Box figure_box(const Figure *figure)
{
    Box all = {0, 0, 0, 0};
    for (guint i = 0; i < figure->nodes->len; i++) {
        const Node *node = figure_node(figure, i);
        Box room = room_of(node);
        Box box = {node->at.x + room.x0, node->at.y + room.y0, node->at.x + room.x1, node->at.y + room.y1};
        all = i ? (Box){MIN(all.x0, box.x0), MIN(all.y0, box.y0), MAX(all.x1, box.x1), MAX(all.y1, box.y1)}
                : box;
    }
    return all;
}

static void stretch(Figure *figure, double x, double y)
{
    for (guint i = 0; i < figure->nodes->len; i++) {
        figure_node(figure, i)->at.x *= x;
        figure_node(figure, i)->at.y *= y;
    }
}

static void make_room(Figure *figure)
{
    guint n = figure->nodes->len;
    g_autofree Box *rooms = g_new(Box, n + 1);
    g_autofree DmPoint *points = g_new(DmPoint, n + 1);
    for (guint i = 0; i < n; i++) {
        rooms[i] = room_of(figure_node(figure, i));
        points[i] = figure_node(figure, i)->at;
    }
    spread_boxes(n, rooms, 7, points);
    for (guint i = 0; i < n; i++)
        figure_node(figure, i)->at = points[i];
}

/* The box of the centres alone. */
static Box ground_of(const Figure *figure)
{
    Box ground = {0, 0, 0, 0};
    for (guint i = 0; i < figure->nodes->len; i++) {
        DmPoint at = figure_node(figure, i)->at;
        ground =
            i ? (Box){MIN(ground.x0, at.x), MIN(ground.y0, at.y), MAX(ground.x1, at.x), MAX(ground.y1, at.y)}
              : (Box){at.x, at.y, at.x, at.y};
    }
    return ground;
}

/* Large enough for ties to be seen and for the rooms to take a quarter of the ground, in panels more. */
static double natural_scale(const Figure *figure)
{
    double area = 0;
    Box ground = ground_of(figure);
    for (guint i = 0; i < figure->nodes->len; i++) {
        Box room = room_of(figure_node(figure, i));
        area += (room.x1 - room.x0 + 7) * (room.y1 - room.y0 + 7);
    }
    double size = MAX(ground.x1 - ground.x0, 0.5) * MAX(ground.y1 - ground.y0, 0.5);
    return MAX(figure->panels ? tie_length * 0.7 : tie_length,
               sqrt(area / (figure->panels ? 0.4 : 0.25) / size));
}

/* How much wider a drawing may be made that is not yet four wide to three high: pages and screens are. */
static double landscape(const Figure *figure)
{
    Box ground = ground_of(figure);
    double w = ground.x1 - ground.x0, h = ground.y1 - ground.y0;
    return CLAMP(h * 1.33 / MAX(w, 1e-6), 1, 1.3);
}

bool figure_arrange(Figure *figure, double w, double h, GError **error)
{
    if (!place_nodes(figure, error))
        return false;
    double scale = natural_scale(figure);
    stretch(figure, figure->options->whole ? scale : scale * landscape(figure), scale);
    make_room(figure);
    for (guint attempt = 0; (w > 0 || h > 0) && attempt < 6; attempt++) {
        Box body = figure_box(figure);
        double sx = w > 0 ? w / (body.x1 - body.x0) : G_MAXDOUBLE,
               sy = h > 0 ? h / (body.y1 - body.y0) : G_MAXDOUBLE;
        if (w <= 0)
            sx = MAX(sy, 1);
        if (h <= 0)
            sy = MAX(sx, 1);
        if (sx >= 1 && sy >= 1) {
            double room = MIN(sx, sy) * 1.33;
            stretch(figure, MIN(sx, room), MIN(sy, room));
            break;
        }
        if (attempt == 5)
            return false;
        stretch(figure, MIN(sx, 1) * 0.97, MIN(sy, 1) * 0.97);
        make_room(figure);
    }
    return true;
}

/* ---- The page ---- */

void figure_move(Figure *figure, double dx, double dy)
{
    for (guint i = 0; i < figure->nodes->len; i++) {
        figure_node(figure, i)->at.x += dx;
        figure_node(figure, i)->at.y += dy;
    }
}

static void paint_figure(Figure *figure)
{
    bend_lines(figure);
    paint_hulls(figure);
    paint_lines(figure);
    for (guint i = 0; i < figure->nodes->len; i++)
        paint_node(figure, figure_node(figure, i), 1);
}

/* Head, body, the isolated and the foot, one below the other; fixed sizes leave what is over to the body. */
static DmScene *compose(Figure *figure, double page_width, double page_height)
{
    double width = page_width - 2 * MARGIN;
    double head = head_height(figure, width), foot = paint_foot(figure, NULL, 0, 0, width);
    double row = paint_isolated(figure, NULL, 0, 0, width);
    Box body = figure_box(figure);
    double body_height = body.y1 - body.y0;
    if (page_height <= 0)
        page_height = 2 * MARGIN + head + body_height + 16 + row + foot;
    double free = page_height - 2 * MARGIN - head - 16 - row - foot;
    figure_move(figure, MARGIN + (width - (body.x1 - body.x0)) / 2 - body.x0,
                MARGIN + head + (free - body_height) / 2 - body.y0);
    place_names(figure, (Box){MARGIN, MARGIN + head, MARGIN + width, MARGIN + head + free});
    figure->scene->width = ceil(page_width);
    figure->scene->height = ceil(page_height);
    const char *title = figure->options->title;
    figure->scene->title = dm_arena_strdup(figure->scene->arena, title ? title : "Actor graph");
    paint_figure(figure);
    paint_head(figure, MARGIN, MARGIN, width);
    paint_isolated(figure, figure->page, MARGIN, page_height - MARGIN - foot - row, width);
    paint_foot(figure, figure->page, MARGIN, page_height - MARGIN - foot, width);
    return g_steal_pointer(&figure->scene);
}

/* What a given height leaves to the drawing. */
static double body_height(Figure *figure, double width)
{
    double height = figure->options->height;
    if (height <= 0)
        return 0;
    return MAX(height - 2 * MARGIN - head_height(figure, width) - 16 -
                   paint_isolated(figure, NULL, 0, 0, width) - paint_foot(figure, NULL, 0, 0, width),
               60);
}

static DmScene *try_picture(const DmGraph *graph, const DmGraphPictureOptions *options,
                            const DmMeasure *measure, bool must_fit, GError **error)
{
    Figure *figure = figure_new(graph, options, measure, false);
    double width = options->width > 0 ? options->width - 2 * MARGIN : 0;
    double height = body_height(figure, width > 0 ? width : 900);
    GError *failed = NULL;
    bool fits = !figure->nodes->len || figure_arrange(figure, width, height, &failed);
    DmScene *scene = NULL;
    if (failed)
        g_propagate_error(error, failed);
    else if (fits || !must_fit) {
        Box body = figure_box(figure);
        double page_width = width > 0 ? options->width : MAX(body.x1 - body.x0, MIN_BODY) + 2 * MARGIN;
        scene = compose(figure, page_width, options->height);
    }
    figure_free(figure);
    return scene;
}

DmScene *dm_layout_graph(DmGraph *graph, const DmGraphPictureOptions *options, const DmMeasure *measure,
                         GError **error)
{
    if (!graph_measure_shown(graph, options->size, error))
        return NULL;
    guint cap = options->whole ? graph->actors.len : MIN(graph->actors.len, MAX_ACTORS);
    for (;; cap = cap * 4 / 5) {
        g_autoptr(DmGraph) bone = dm_graph_backbone(graph, cap, options->whole ? G_MAXUINT : 2 * cap + 30);
        GError *failed = NULL;
        DmScene *scene = try_picture(bone, options, measure, cap > 4, &failed);
        if (scene)
            return scene;
        if (failed) {
            g_propagate_error(error, failed);
            return NULL;
        }
    }
}
