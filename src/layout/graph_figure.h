/* The picture of a graph on its way: nodes with their labels and lines with their bends, before they become
 * shapes. */
#pragma once
#include "graph_net.h"

enum { LABEL_LINES = 2, LABEL_MOST = 4, COMMUNITY_INKS = 4 };

typedef struct Label {
    const char *lines[LABEL_MOST];
    double widths[LABEL_MOST]; /* of the lines */
    guint n_lines;
    double w, h, ascent; /* h: of all lines */
} Label;

typedef struct Node {
    const DmGraphActor *actor;
    DmPoint at; /* centre */
    double r;
    Label label;
    Box name;     /* where the label stands */
    bool crossed; /* a tie runs through the name */
} Node;

typedef struct Line {
    guint from, to; /* nodes; without an arrow the order says nothing */
    double weight, tone;
    guint n_acts; /* events behind it */
    bool arrow;
    double bend; /* of the middle to the left, as a share of the length */
} Line;

typedef struct Figure {
    const DmGraph *graph;
    const DmGraphPictureOptions *options;
    const DmMeasure *measure;
    DmScene *scene;
    DmPage *page;
    DmFont font;                  /* of names */
    GArray *nodes;                /* of Node: the actors with ties */
    GArray *isolated;             /* of Node: those without */
    GArray *lines;                /* of Line */
    guint n_ties;                 /* pairs tied in the graph */
    bool panels;                  /* small multiples */
    double max_weight, max_value; /* of the lines, of the measure that sizes nodes */
} Figure;

static inline Node *figure_node(const Figure *figure, guint i)
{
    return &g_array_index(figure->nodes, Node, i);
}
static inline Box node_box(const Node *node)
{
    return (Box){node->at.x - node->r, node->at.y - node->r, node->at.x + node->r, node->at.y + node->r};
}
static inline Line *figure_line(const Figure *figure, guint i)
{
    return &g_array_index(figure->lines, Line, i);
}

/* graph_picture.c: the nodes and lines of a graph, not placed yet; small ones for panels. */
Figure *figure_new(const DmGraph *graph, const DmGraphPictureOptions *options, const DmMeasure *measure,
                   bool panels);
void figure_free(Figure *figure); /* NULL is fine */
double figure_radius(const Figure *figure, const DmGraphActor *actor);
/* A pair whose directed ties run both ways becomes two lines beside each other, any other pair one. `number`
 * is the node of each actor of the graph. */
void figure_add_pair(Figure *figure, const Pair *pair, const guint *number);
/* Arranges the nodes in a body of at most w × h (0: as it comes); false when they do not fit, or with the
 * error. A body that is given is filled, by at most a third more in one direction than in the other. */
bool figure_arrange(Figure *figure, double w, double h, GError **error);
Box figure_box(const Figure *figure); /* of the nodes with their names below */
void figure_move(Figure *figure, double dx, double dy);

/* graph_text.c: text in lines of at most `width`, ended by … where it is longer than max_lines. */
Label label_wrap(DmArena *arena, const DmMeasure *measure, DmFont font, const char *text, double width,
                 guint max_lines);
const char *count_text(DmArena *arena, guint n, const char *noun); /* "1 actor", "2 actors" */
double text_width(const DmMeasure *measure, DmFont font, const char *text);

/* graph_spread.c: moves points so that the boxes around them (given relative to them) are `gap` apart. */
void spread_boxes(guint n, const Box *boxes, double gap, DmPoint *points);

/* graph_names.c: gives every node the place of its name: below it, or inside `ground` where fewer lines cross
 * it. The boxes below must be free of each other. */
void place_names(Figure *figure, Box ground);
Box name_box(const Node *node, double dx, double dy); /* centred at that offset from the node's centre */
Box name_below(const Node *node);

/* graph_lines.c: bends lines around nodes and names, and marks the names that are crossed all the same. */
void bend_lines(Figure *figure);
void paint_lines(Figure *figure);
/* Control points of a line from rim to rim: start, two controls, end. */
void line_points(const Figure *figure, const Line *line, DmPoint ret[4]);
DmInk tone_ink(double tone);
double line_width(const Figure *figure, double weight);

/* graph_nodes.c */
double node_value(const DmGraphActor *actor, DmNodeSize size);
DmInk community_ink(guint community);
/* Whether the communities are apart enough to be shown; below, they would be found in any graph. */
bool has_camps(const DmGraph *graph);
void paint_hulls(Figure *figure);
void paint_node(Figure *figure, const Node *node, double opacity);
void paint_name(Figure *figure, const Node *node, double opacity, guint group);
/* The sign of an actor kind around a centre; returns the shape, to be inked. */
DmShape *paint_sign(DmScene *scene, DmPage *page, const char *role, DmActorKind kind, bool issue, DmPoint at,
                    double r);

/* A ring around a sign of radius r. */
void paint_ring(DmScene *scene, DmPage *page, const char *role, DmPoint at, double r);

/* graph_frame.c: what stands around the drawing. Heights are returned so that the page can be measured first.
 */
double head_height(const Figure *figure, double width);
void paint_head(Figure *figure, double x, double y, double width);
/* Legend and sources; with page NULL only measures. Returns the height. */
double paint_foot(Figure *figure, DmPage *page, double x, double y, double width);
/* The row of the isolated; the same. */
double paint_isolated(Figure *figure, DmPage *page, double x, double y, double width);
