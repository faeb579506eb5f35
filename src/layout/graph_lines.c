/* The ties of a picture as lines: bent around nodes and names, coloured and dashed by tone, as wide as they
 * weigh. */
#include "graph_figure.h"
#include <math.h>

enum { SAMPLES = 14, CAREFUL_BELOW = 400 };

static const double most_bent = 280;  /* a longer line bends no further to the side than one of this length */
static const double clear_tone = 0.2; /* nearer to none it is called neutral */

DmInk tone_ink(double tone)
{
    return tone > clear_tone ? DM_INK_GREEN : tone < -clear_tone ? DM_INK_VERMILION : DM_INK_GREY;
}

double line_width(const Figure *figure, double weight)
{
    double most = figure->nodes->len <= 60 ? 5 : 3.5;
    return 1 + (most - 1) * (figure->max_weight > 0 ? sqrt(weight / figure->max_weight) : 0);
}

static double arrow_length(double width)
{
    return 6 + 1.4 * width;
}

/* The point `distance` away from `from` on the way to `to`. */
static DmPoint towards(DmPoint from, DmPoint to, double distance)
{
    double dx = to.x - from.x, dy = to.y - from.y, length = MAX(sqrt(dx * dx + dy * dy), 1e-6);
    return (DmPoint){from.x + dx / length * distance, from.y + dy / length * distance};
}

void line_points(const Figure *figure, const Line *line, DmPoint ret[4])
{
    const Node *from = figure_node(figure, line->from), *to = figure_node(figure, line->to);
    double dx = to->at.x - from->at.x, dy = to->at.y - from->at.y;
    DmPoint middle = {(from->at.x + to->at.x) / 2 - dy * line->bend,
                      (from->at.y + to->at.y) / 2 + dx * line->bend};
    double head = line->arrow ? arrow_length(line_width(figure, line->weight)) * 0.8 : 0;
    ret[0] = towards(from->at, middle, from->r);
    ret[3] = towards(to->at, middle, to->r + 1.5 + head);
    ret[1] = (DmPoint){(ret[0].x + 2 * middle.x) / 3, (ret[0].y + 2 * middle.y) / 3};
    ret[2] = (DmPoint){(ret[3].x + 2 * middle.x) / 3, (ret[3].y + 2 * middle.y) / 3};
}

static DmPoint curve_at(const DmPoint p[4], double t)
{
    double s = 1 - t, a = s * s * s, b = 3 * s * s * t, c = 3 * s * t * t, d = t * t * t;
    return (DmPoint){a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x,
                     a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y};
}

static bool inside(DmPoint p, Box box)
{
    return p.x > box.x0 && p.x < box.x1 && p.y > box.y0 && p.y < box.y1;
}

/* The box of a curve lies in that of its control points. */
static Box reach_of(const DmPoint p[4])
{
    Box box = {p[0].x, p[0].y, p[0].x, p[0].y};
    for (guint i = 1; i < 4; i++)
        box = (Box){MIN(box.x0, p[i].x), MIN(box.y0, p[i].y), MAX(box.x1, p[i].x), MAX(box.y1, p[i].y)};
    return box;
}

static guint samples_in(const DmPoint at[SAMPLES], Box box)
{
    guint n = 0;
    for (guint k = 0; k < SAMPLES; k++)
        n += inside(at[k], box);
    return n;
}

/* Samples of the curve that lie in nodes of others or in names. */
static guint hits(const Figure *figure, const Line *line)
{
    DmPoint p[4], at[SAMPLES];
    line_points(figure, line, p);
    Box reach = reach_of(p);
    for (guint i = 0; i < SAMPLES; i++)
        at[i] = curve_at(p, (i + 0.5) / SAMPLES);
    guint n = 0;
    for (guint i = 0; i < figure->nodes->len; i++) {
        const Node *node = figure_node(figure, i);
        if (i != line->from && i != line->to && box_overlaps(reach, node_box(node)))
            n += samples_in(at, node_box(node));
        if (box_overlaps(reach, node->name))
            n += samples_in(at, node->name);
    }
    return n;
}

static double line_length(const Figure *figure, const Line *line)
{
    DmPoint a = figure_node(figure, line->from)->at, b = figure_node(figure, line->to)->at;
    return MAX(sqrt((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)), 1);
}

static void bend_line(const Figure *figure, Line *line)
{
    static const double bends[] = {0.05, -0.05, 0.1, -0.1, 0.16, -0.16, 0.24, -0.24};
    double own = line->bend, best_bend = own;
    guint best = hits(figure, line);
    for (guint i = 0; i < G_N_ELEMENTS(bends) && best; i++) {
        if (own * bends[i] < 0) /* the way back bends to the other side */
            continue;
        line->bend = own + bends[i] * MIN(1, most_bent / line_length(figure, line));
        guint n = hits(figure, line);
        if (n >= best)
            continue;
        best = n;
        best_bend = line->bend;
    }
    line->bend = best_bend;
}

/* Marks the names that a line runs through all the same. */
static void mark_crossed(Figure *figure, const Line *line)
{
    DmPoint p[4];
    line_points(figure, line, p);
    Box reach = reach_of(p);
    guint steps = (guint)(line_length(figure, line) / 4) + 1;
    for (guint i = 0; i < figure->nodes->len; i++) {
        Node *node = figure_node(figure, i);
        bool near = !node->crossed && box_overlaps(reach, node->name);
        for (guint k = 0; near && k <= steps && !node->crossed; k++)
            node->crossed = inside(curve_at(p, (double)k / steps), node->name);
    }
}

void bend_lines(Figure *figure)
{
    if (figure->nodes->len >= CAREFUL_BELOW)
        return;
    for (guint i = 0; i < figure->lines->len; i++)
        bend_line(figure, figure_line(figure, i));
    for (guint i = 0; i < figure->lines->len; i++)
        mark_crossed(figure, figure_line(figure, i));
}

/* ---- Shapes ---- */

static void paint_arrow(Figure *figure, const Line *line, const DmPoint p[4], guint group)
{
    double width = line_width(figure, line->weight), length = arrow_length(width);
    DmPoint tip = towards(p[3], figure_node(figure, line->to)->at, length * 0.8);
    DmPoint back = towards(tip, p[2], length);
    double dx = (tip.x - back.x) * 0.42, dy = (tip.y - back.y) * 0.42;
    DmPoint *points = dm_arena_alloc(figure->scene->arena, 3 * sizeof *points);
    points[0] = tip;
    points[1] = (DmPoint){back.x - dy, back.y + dx};
    points[2] = (DmPoint){back.x + dy, back.y - dx};
    DmShape *shape = dm_scene_add(figure->scene, figure->page, DM_SHAPE_POLYGON, "arrow");
    shape->points = points;
    shape->n_points = 3;
    shape->fill = tone_ink(line->tone);
    shape->group = group;
}

static guint line_group(Figure *figure, const Line *line)
{
    const DmGraphActor *from = figure_node(figure, line->from)->actor,
                       *to = figure_node(figure, line->to)->actor;
    char number[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd(number, sizeof number, "%.3g", line->weight);
    DmArena *arena = figure->scene->arena;
    const char *id = dm_arena_printf(arena, "%s:%s", from->id, to->id);
    const char *title =
        dm_arena_printf(arena, "%s %s %s: weight %s from %s", from->name, line->arrow ? "→" : "–", to->name,
                        number, count_text(arena, line->n_acts, "event"));
    return dm_scene_add_group(figure->scene, id, title, NULL);
}

static void paint_line(Figure *figure, const Line *line)
{
    guint group = line_group(figure, line);
    DmPoint *points = dm_arena_alloc(figure->scene->arena, 4 * sizeof *points);
    line_points(figure, line, points);
    DmShape *shape = dm_scene_add(figure->scene, figure->page, DM_SHAPE_CURVE, "tie");
    double width = line_width(figure, line->weight);
    shape->points = points;
    shape->n_points = 4;
    shape->stroke = tone_ink(line->tone);
    shape->stroke_width = width;
    shape->opacity = 0.9; /* grey still stands 3:1 */
    shape->group = group;
    if (shape->stroke == DM_INK_VERMILION) {
        shape->dash[0] = 5 + width;
        shape->dash[1] = 3 + width / 2;
    }
    if (line->arrow)
        paint_arrow(figure, line, points, group);
}

static int compare_line(gconstpointer a, gconstpointer b)
{
    const Line *x = a, *y = b;
    if (x->weight != y->weight)
        return x->weight < y->weight ? -1 : 1;
    if (x->from != y->from)
        return x->from < y->from ? -1 : 1;
    return (x->to > y->to) - (x->to < y->to);
}

void paint_lines(Figure *figure)
{
    g_array_sort(figure->lines, compare_line); /* heavy ones above light ones */
    for (guint i = 0; i < figure->lines->len; i++)
        paint_line(figure, figure_line(figure, i));
}
