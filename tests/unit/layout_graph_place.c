/* Tests of src/layout/graph_place.c, graph_stress.c and graph_spread.c: distances, components, the same every
 * time. */
#include "graph_help.h"
#include "layout/graph_figure.h"
#include <criterion/criterion.h>
#include <math.h>

static DmArena *arena;
static DmTies ties;

static void begin(void)
{
    arena = dm_arena_new();
    memset(&ties, 0, sizeof ties);
}

static void end(void)
{
    dm_arena_free(arena);
}

TestSuite(layout_graph_place, .init = begin, .fini = end);

static void tie(guint a, guint b)
{
    *dm_list_add(arena, &ties) = (DmTie){.a = a, .b = b, .weight = 1};
}

/* Preferential attachment, two ties a newcomer (Barabási & Albert 1999). */
static void scale_free(guint n)
{
    guint64 state = n;
    tie(0, 1);
    for (guint i = 2; i < n; i++)
        for (guint k = 0; k < 2; k++) {
            const DmTie *old = &ties.items[case_random(&state, ties.len)];
            guint to = case_random(&state, 2) ? old->a : old->b;
            if (to != i)
                tie(to, i);
        }
}

static double distance(DmPoint a, DmPoint b)
{
    return sqrt((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y));
}

Test(layout_graph_place, a_path_lies_straight_across)
{
    for (guint i = 0; i < 9; i++)
        tie(i, i + 1);
    DmPoint points[10];
    cr_assert(dm_graph_place(10, &ties, NULL, points, NULL));
    for (guint i = 0; i < 9; i++)
        cr_expect_float_eq(distance(points[i], points[i + 1]), 1, 0.02);
    cr_expect_lt(fabs(points[0].y - points[9].y), 0.2);
    cr_expect_lt(dm_graph_stress(10, &ties, points, NULL), 1e-3);
}

Test(layout_graph_place, components_stand_apart)
{
    tie(0, 1);
    tie(1, 2);
    tie(3, 4);
    DmPoint points[6];
    cr_assert(dm_graph_place(6, &ties, NULL, points, NULL));
    for (guint i = 0; i < 3; i++)
        for (guint k = 3; k < 5; k++)
            cr_expect_gt(distance(points[i], points[k]), 0.9);
    cr_expect(points[5].x == 0 && points[5].y == 0);
}

Test(layout_graph_place, lengths_are_kept)
{
    tie(0, 1);
    tie(1, 2);
    static const double lengths[] = {1, 3};
    DmPoint points[3];
    cr_assert(dm_graph_place(3, &ties, lengths, points, NULL));
    cr_expect_float_eq(distance(points[1], points[2]) / distance(points[0], points[1]), 3, 0.05);
}

/* Well under what force-directed placing leaves on such graphs (0.12 to 0.22). */
Test(layout_graph_place, stress_is_low_and_places_repeat)
{
    static const struct {
        guint n;
        double stress;
    } rows[] = {{50, 0.12}, {400, 0.16}, {1500, 0.19}};
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        guint n = rows[i].n;
        memset(&ties, 0, sizeof ties);
        scale_free(n);
        g_autofree DmPoint *one = g_new(DmPoint, n), *two = g_new(DmPoint, n);
        cr_assert(dm_graph_place(n, &ties, NULL, one, NULL));
        cr_assert(dm_graph_place(n, &ties, NULL, two, NULL));
        cr_expect(memcmp(one, two, n * sizeof *one) == 0, "%u nodes", n);
        cr_expect_lt(dm_graph_stress(n, &ties, one, NULL), rows[i].stress, "%u nodes", n);
    }
}

Test(layout_graph_place, boxes_end_apart_wherever_they_began)
{
    guint64 state = 1;
    enum { N = 200 };
    Box boxes[N];
    DmPoint points[N];
    for (guint i = 0; i < N; i++) {
        double w = 5 + case_random(&state, 90), h = 5 + case_random(&state, 20);
        boxes[i] = (Box){-w, -h / 2, w, h};
        points[i] = (DmPoint){case_random(&state, 3), case_random(&state, 3)};
    }
    spread_boxes(N, boxes, 5, points);
    for (guint i = 0; i < N; i++)
        for (guint k = i + 1; k < N; k++) {
            Box a = {points[i].x + boxes[i].x0, points[i].y + boxes[i].y0, points[i].x + boxes[i].x1,
                     points[i].y + boxes[i].y1};
            Box b = {points[k].x + boxes[k].x0, points[k].y + boxes[k].y0, points[k].x + boxes[k].x1,
                     points[k].y + boxes[k].y1};
            cr_assert(!box_overlaps(a, b), "%u and %u", i, k);
        }
}
