/* Where the names of nodes stand: below, or where fewer ties run through them. Between room and shapes. */
#include "graph_figure.h"

enum { CAREFUL_BELOW = 400 }; /* nodes; beyond, every name stays below */

static const double name_gap = 4.5; /* clears the ring of a new actor */

Box name_box(const Node *node, double dx, double dy)
{
    double x = node->at.x + dx, y = node->at.y + dy;
    return (Box){x - node->label.w / 2, y - node->label.h / 2, x + node->label.w / 2, y + node->label.h / 2};
}

Box name_below(const Node *node)
{
    return name_box(node, 0, node->r + name_gap + node->label.h / 2);
}

/* Whether the straight way from a to b enters the box (Liang & Barsky 1984). */
static bool crosses(DmPoint a, DmPoint b, Box box)
{
    double t0 = 0, t1 = 1, d[2] = {b.x - a.x, b.y - a.y}, from[2] = {a.x, a.y};
    double low[2] = {box.x0, box.y0}, high[2] = {box.x1, box.y1};
    for (int k = 0; k < 2; k++) {
        if (d[k] == 0) {
            if (from[k] < low[k] || from[k] > high[k])
                return false;
            continue;
        }
        double u = (low[k] - from[k]) / d[k], v = (high[k] - from[k]) / d[k];
        t0 = MAX(t0, MIN(u, v));
        t1 = MIN(t1, MAX(u, v));
    }
    return t0 <= t1;
}

static guint crossings(const Figure *figure, Box box)
{
    guint n = 0;
    for (guint i = 0; i < figure->lines->len; i++) {
        const Line *line = figure_line(figure, i);
        DmPoint a = figure_node(figure, line->from)->at, b = figure_node(figure, line->to)->at;
        bool far = MAX(a.x, b.x) < box.x0 || MIN(a.x, b.x) > box.x1 || MAX(a.y, b.y) < box.y0 ||
                   MIN(a.y, b.y) > box.y1;
        n += !far && crosses(a, b, box);
    }
    return n;
}

/* Inside the drawing, and free of every node and of every name, placed or where it will be at worst. */
static bool is_free(const Figure *figure, guint self, Box box, Box ground)
{
    Box roomy = {box.x0 - 2, box.y0 - 1, box.x1 + 2, box.y1 + 1};
    if (box.x0 < ground.x0 || box.y0 < ground.y0 || box.x1 > ground.x1 || box.y1 > ground.y1)
        return false;
    for (guint i = 0; i < figure->nodes->len; i++) {
        const Node *node = figure_node(figure, i);
        if (box_overlaps(roomy, node_box(node)) || (i != self && box_overlaps(roomy, node->name)))
            return false;
    }
    return true;
}

static void place_name(Figure *figure, guint index, Box ground)
{
    Node *node = figure_node(figure, index);
    double side = node->r + name_gap + 1 + node->label.w / 2, up = node->r + name_gap + node->label.h / 2;
    double slant = node->r * 0.7 + name_gap + node->label.w / 2, tilt = node->r * 0.7 + node->label.h / 2;
    const DmPoint tries[] = {{side, 0},      {-side, 0},     {0, -up},       {slant, tilt},
                             {-slant, tilt}, {slant, -tilt}, {-slant, -tilt}};
    double best = crossings(figure, node->name);
    for (guint i = 0; i < G_N_ELEMENTS(tries) && best > 0; i++) {
        Box box = name_box(node, tries[i].x, tries[i].y);
        double cost = crossings(figure, box) + 0.4;
        if (cost >= best || !is_free(figure, index, box, ground))
            continue;
        best = cost;
        node->name = box;
    }
}

void place_names(Figure *figure, Box ground)
{
    for (guint i = 0; i < figure->nodes->len; i++)
        figure_node(figure, i)->name = name_below(figure_node(figure, i));
    for (guint i = 0; i < figure->nodes->len && figure->nodes->len < CAREFUL_BELOW; i++)
        place_name(figure, i, ground);
}
