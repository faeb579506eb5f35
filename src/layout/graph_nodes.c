/* The actors of a picture as shapes: a sign by kind, sized by a measure, coloured by community, with hulls
 * behind. */
#include "graph_figure.h"
#include <math.h>

const DmEnum dm_node_size_names[] = {
    {"events", DM_SIZE_EVENTS, "events that name the actor"},
    {"degree", DM_SIZE_DEGREE, "different neighbours"},
    {"weighted_degree", DM_SIZE_WEIGHTED_DEGREE, "weight of the ties"},
    {"betweenness", DM_SIZE_BETWEENNESS, "share of the shortest paths between others"},
    {"eigenvector", DM_SIZE_EIGENVECTOR, "ties to those who have many"},
    {"pagerank", DM_SIZE_PAGERANK, "PageRank"},
    {"core", DM_SIZE_CORE, "k-core"},
    {NULL, 0, NULL},
};

double node_value(const DmGraphActor *actor, DmNodeSize size)
{
    const double values[] = {
        [DM_SIZE_EVENTS] = actor->n_events,
        [DM_SIZE_DEGREE] = actor->m.degree,
        [DM_SIZE_WEIGHTED_DEGREE] = actor->m.weighted_degree,
        [DM_SIZE_BETWEENNESS] = actor->m.betweenness,
        [DM_SIZE_EIGENVECTOR] = actor->m.eigenvector,
        [DM_SIZE_PAGERANK] = actor->m.pagerank,
        [DM_SIZE_CORE] = actor->m.core,
    };
    return values[size];
}

/* The inks that no tone of a tie takes; small and further communities are grey. */
DmInk community_ink(guint community)
{
    static const DmInk inks[COMMUNITY_INKS] = {DM_INK_BLUE, DM_INK_ORANGE, DM_INK_PURPLE, DM_INK_YELLOW};
    return community && community <= COMMUNITY_INKS ? inks[community - 1] : DM_INK_GREY;
}

bool has_camps(const DmGraph *graph)
{
    return graph->n_communities > 1 && graph->modularity >= 0.15;
}

/* ---- Signs ---- */

/* Corners at radius 1 of the signs that are polygons. */
static const DmPoint diamond[] = {{0, -1.1}, {1.1, 0}, {0, 1.1}, {-1.1, 0}};
static const DmPoint hexagon[] = {{-0.55, -0.95}, {0.55, -0.95}, {1.1, 0},
                                  {0.55, 0.95},   {-0.55, 0.95}, {-1.1, 0}};

static DmShape *paint_polygon(DmScene *scene, DmPage *page, const char *role, const DmPoint *corners, guint n,
                              DmPoint at, double r)
{
    DmPoint *points = dm_arena_alloc(scene->arena, n * sizeof *points);
    for (guint i = 0; i < n; i++)
        points[i] = (DmPoint){at.x + corners[i].x * r, at.y + corners[i].y * r};
    DmShape *shape = dm_scene_add(scene, page, DM_SHAPE_POLYGON, role);
    shape->points = points;
    shape->n_points = n;
    return shape;
}

static DmShape *paint_box(DmScene *scene, DmPage *page, DmShapeKind kind, const char *role, DmPoint at,
                          double r)
{
    DmShape *shape = dm_scene_add(scene, page, kind, role);
    shape->x = at.x - r;
    shape->y = at.y - r;
    shape->w = shape->h = 2 * r;
    return shape;
}

DmShape *paint_sign(DmScene *scene, DmPage *page, const char *role, DmActorKind kind, bool issue, DmPoint at,
                    double r)
{
    if (issue)
        return paint_box(scene, page, DM_SHAPE_RECT, role, at, r * 0.9);
    switch (kind) {
    case DM_ACTOR_ORGANISATION:
        return paint_polygon(scene, page, role, hexagon, G_N_ELEMENTS(hexagon), at, r * 0.92);
    case DM_ACTOR_GROUP:
        return paint_polygon(scene, page, role, diamond, G_N_ELEMENTS(diamond), at, r);
    case DM_ACTOR_STATE: {
        DmShape *shape = paint_box(scene, page, DM_SHAPE_RECT, role, at, r * 0.9);
        shape->radius = r * 0.3;
        return shape;
    }
    default:
        return paint_box(scene, page, DM_SHAPE_ELLIPSE, role, at, r);
    }
}

void paint_ring(DmScene *scene, DmPage *page, const char *role, DmPoint at, double r)
{
    DmShape *ring = paint_box(scene, page, DM_SHAPE_ELLIPSE, role, at, r + 3);
    ring->stroke = DM_INK_TEXT;
    ring->stroke_width = 1.4;
}

static guint actor_group(Figure *figure, const DmGraphActor *actor)
{
    char weight[G_ASCII_DTOSTR_BUF_SIZE], between[G_ASCII_DTOSTR_BUF_SIZE] = "";
    g_ascii_formatd(weight, sizeof weight, "%.3g", actor->m.weighted_degree);
    if (!isnan(actor->m.betweenness))
        g_ascii_formatd(between, sizeof between, "%.3f", actor->m.betweenness);
    DmArena *arena = figure->scene->arena;
    const char *title = dm_arena_printf(
        arena, "%s: %s, %s, weight %s%s%s", actor->name, count_text(arena, actor->n_events, "event"),
        count_text(arena, actor->m.degree, "neighbour"), weight, *between ? ", betweenness " : "", between);
    return dm_scene_add_group(figure->scene, actor->id, title, actor->url);
}

void paint_node(Figure *figure, const Node *node, double opacity)
{
    const DmGraphActor *actor = node->actor;
    guint group = actor_group(figure, actor);
    DmInk ink = actor->is_issue            ? DM_INK_TEXT
                : has_camps(figure->graph) ? community_ink(actor->m.community)
                                           : DM_INK_BLUE;
    DmShape *shape =
        paint_sign(figure->scene, figure->page, "node", actor->kind, actor->is_issue, node->at, node->r);
    bool thin = !actor->is_issue && actor->n_events <= 1;
    shape->fill = thin ? DM_INK_PAPER : ink;
    shape->stroke = thin ? ink : DM_INK_PAPER;
    shape->stroke_width = thin ? 2 : 1.2;
    shape->opacity = opacity;
    shape->group = group;
    paint_name(figure, node, opacity, group);
}

/* Paper behind a name that ties run through. */
static void paint_ground(Figure *figure, const Node *node)
{
    DmShape *ground = dm_scene_add(figure->scene, figure->page, DM_SHAPE_RECT, "label-ground");
    ground->x = node->name.x0 - 1;
    ground->y = node->name.y0;
    ground->w = node->name.x1 - node->name.x0 + 2;
    ground->h = node->name.y1 - node->name.y0;
    ground->radius = 3;
    ground->fill = DM_INK_PAPER;
    ground->opacity = 0.75;
}

void paint_name(Figure *figure, const Node *node, double opacity, guint group)
{
    if (node->crossed)
        paint_ground(figure, node);
    for (guint i = 0; i < node->label.n_lines; i++) {
        DmShape *text = dm_scene_add(figure->scene, figure->page, DM_SHAPE_TEXT, "label");
        text->text = node->label.lines[i];
        text->font = figure->font;
        text->fill = DM_INK_TEXT;
        text->align = DM_ALIGN_CENTRE;
        text->x = (node->name.x0 + node->name.x1) / 2;
        text->y = node->name.y0 + node->label.ascent + i * node->label.h / node->label.n_lines;
        text->text_width = node->label.widths[i];
        text->opacity = opacity;
        text->group = group;
    }
}

/* ---- Hulls ---- */

static int compare_point(gconstpointer a, gconstpointer b)
{
    const DmPoint *p = a, *q = b;
    if (p->x != q->x)
        return p->x < q->x ? -1 : 1;
    return p->y < q->y ? -1 : p->y > q->y;
}

static double turn_of(DmPoint a, DmPoint b, DmPoint c)
{
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/* Convex hull by Andrew's monotone chain (1979); `points` is sorted, the hull replaces it. */
static void hull_of(GArray *points)
{
    g_array_sort(points, compare_point);
    guint n = points->len, k = 0;
    const DmPoint *p = (const DmPoint *)(gpointer)points->data;
    DmPoint *hull = g_new(DmPoint, 2 * n + 2);
    for (guint i = 0; i < n; i++) {
        while (k >= 2 && turn_of(hull[k - 2], hull[k - 1], p[i]) <= 0)
            k--;
        hull[k++] = p[i];
    }
    for (guint i = n, low = k + 1; i-- > 0;) {
        while (k >= low && turn_of(hull[k - 2], hull[k - 1], p[i]) <= 0)
            k--;
        hull[k++] = p[i];
    }
    g_array_set_size(points, 0);
    g_array_append_vals(points, hull, k > 1 ? k - 1 : k);
    g_free(hull);
}

static bool in_hull(const GArray *hull, DmPoint p)
{
    for (guint i = 0; i < hull->len; i++)
        if (turn_of(g_array_index(hull, DmPoint, i), g_array_index(hull, DmPoint, (i + 1) % hull->len), p) <
            0)
            return false;
    return hull->len > 2;
}

/* A ring around each member, so that the hull of them all has round corners. */
static void add_ring(GArray *points, DmPoint at, double r)
{
    static const double c[] = {1,  0.9239,  0.7071,  0.3827,  0, -0.3827, -0.7071, -0.9239,
                               -1, -0.9239, -0.7071, -0.3827, 0, 0.3827,  0.7071,  0.9239};
    for (guint i = 0; i < 16; i++) {
        DmPoint point = {at.x + r * c[i], at.y + r * c[(i + 12) % 16]};
        g_array_append_val(points, point);
    }
}

/* A hull is drawn where it tells the truth: three members or more, and strangers in it at most a sixth of
 * them. */
static void paint_hull(Figure *figure, guint community)
{
    g_autoptr(GArray) hull = g_array_new(FALSE, FALSE, sizeof(DmPoint));
    guint members = 0, strangers = 0;
    for (guint i = 0; i < figure->nodes->len; i++) {
        const Node *node = figure_node(figure, i);
        if (node->actor->m.community != community)
            continue;
        members++;
        add_ring(hull, node->at, node->r + 14);
    }
    if (members < 3)
        return;
    hull_of(hull);
    for (guint i = 0; i < figure->nodes->len; i++) {
        const Node *node = figure_node(figure, i);
        strangers += node->actor->m.community != community && in_hull(hull, node->at);
    }
    if (strangers * 6 > members)
        return;
    DmPoint *points = dm_arena_alloc(figure->scene->arena, hull->len * sizeof *points);
    for (guint i = 0; i < hull->len; i++)
        points[i] = g_array_index(hull, DmPoint, i);
    DmShape *shape = dm_scene_add(figure->scene, figure->page, DM_SHAPE_POLYGON, "hull");
    shape->points = points;
    shape->n_points = hull->len;
    shape->fill = community_ink(community);
    shape->opacity = 0.1;
}

void paint_hulls(Figure *figure)
{
    for (guint community = 1; has_camps(figure->graph) && community <= COMMUNITY_INKS; community++)
        paint_hull(figure, community);
}
