/* Room between the nodes of a picture: boxes that overlap push each other apart along the shorter way out,
 * and where that does not end, everything grows a little. Between places and shapes. */
#include "graph_figure.h"
#include <stdlib.h>

typedef struct Sweep {
    const Box *boxes;
    const DmPoint *points;
} Sweep;

static int compare_left(gconstpointer a, gconstpointer b, gpointer user)
{
    const Sweep *sweep = user;
    guint i = *(const guint *)a, k = *(const guint *)b;
    double x = sweep->points[i].x + sweep->boxes[i].x0, y = sweep->points[k].x + sweep->boxes[k].x0;
    return x != y ? (x < y ? -1 : 1) : (i > k) - (i < k);
}

/* Pushes a pair apart by half the overlap each; false when there is none. */
static bool push(const Box *boxes, double gap, DmPoint *points, guint i, guint k)
{
    DmPoint *p = &points[i], *q = &points[k];
    double right = p->x + boxes[i].x1 + gap - (q->x + boxes[k].x0),
           left = q->x + boxes[k].x1 + gap - (p->x + boxes[i].x0);
    double down = p->y + boxes[i].y1 + gap - (q->y + boxes[k].y0),
           up = q->y + boxes[k].y1 + gap - (p->y + boxes[i].y0);
    double x = MIN(left, right), y = MIN(up, down);
    const double slack = 1e-3; /* a little more than needed, so that it ends */
    if (x <= slack || y <= slack)
        return false;
    if (x < y) {
        double move = (x + slack) / 2 * (right <= left ? 1 : -1);
        p->x -= move;
        q->x += move;
    } else {
        double move = (y + slack) / 2 * (down <= up ? 1 : -1);
        p->y -= move;
        q->y += move;
    }
    return true;
}

/* One pass from left to right; the number of pairs pushed. */
static guint pass(guint n, const Box *boxes, double gap, guint *order, DmPoint *points)
{
    Sweep sweep = {boxes, points};
    g_qsort_with_data(order, (gint)n, sizeof *order, compare_left, &sweep);
    guint pushed = 0;
    for (guint i = 0; i < n; i++) {
        guint a = order[i];
        for (guint k = i + 1; k < n; k++) {
            guint b = order[k];
            if (points[b].x + boxes[b].x0 > points[a].x + boxes[a].x1 + gap)
                break;
            pushed += push(boxes, gap, points, a, b);
        }
    }
    return pushed;
}

/* True when no two boxes overlap, whatever order the last pass pushed in. */
static bool apart(guint n, const Box *boxes, guint *order, const DmPoint *points)
{
    Sweep sweep = {boxes, points};
    g_qsort_with_data(order, (gint)n, sizeof *order, compare_left, &sweep);
    for (guint i = 0; i < n; i++)
        for (guint k = i + 1; k < n; k++) {
            guint a = order[i], b = order[k];
            if (points[b].x + boxes[b].x0 > points[a].x + boxes[a].x1)
                break;
            if (points[a].x + boxes[a].x1 > points[b].x + boxes[b].x0 &&
                points[a].y + boxes[a].y1 > points[b].y + boxes[b].y0 &&
                points[b].y + boxes[b].y1 > points[a].y + boxes[a].y0)
                return false;
        }
    return true;
}

void spread_boxes(guint n, const Box *boxes, double gap, DmPoint *points)
{
    g_autofree guint *order = g_new(guint, n + 1);
    for (guint i = 0; i < n; i++)
        order[i] = i;
    for (guint round = 1; round < 2000; round++) {
        if (!pass(n, boxes, gap, order, points) || (round % 8 == 0 && apart(n, boxes, order, points)))
            return;
        for (guint i = 0; round % 8 == 0 && i < n; i++) {
            points[i].x *= 1.04;
            points[i].y *= 1.04;
        }
    }
}
