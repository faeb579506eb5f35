/* Tests of src/layout/graph_measures.c on graphs whose measures are known. */
#include "graph_help.h"
#include <criterion/criterion.h>
#include <math.h>

static Case c;

static DmGraph *measured(void)
{
    DmGraph *graph = case_graph(&c, (DmGraphOptions){0});
    cr_assert(dm_graph_measure(graph, true, NULL));
    return graph;
}

static void begin(void)
{
    case_init(&c);
}

static void end(void)
{
    case_clear(&c);
}

TestSuite(layout_graph_measures, .init = begin, .fini = end);

static void meet(const char *words)
{
    case_event(&c, DM_KIND_MEETING, DM_STATUS_HELD, 10, words);
}

/* Two triangles joined by one tie: c – d. */
static void two_camps(void)
{
    static const char *const meetings[] = {"a b", "b c", "a c", "d e", "e f", "d f", "c d"};
    for (guint i = 0; i < G_N_ELEMENTS(meetings); i++) {
        g_autofree char *words =
            g_strdup_printf("participant:%c participant:%c", meetings[i][0], meetings[i][2]);
        meet(words);
    }
}

Test(layout_graph_measures, two_camps_and_the_bridge_between)
{
    two_camps();
    g_autoptr(DmGraph) graph = measured();
    const DmMeasures *a = &graph->actors.items[0].m, *d = &graph->actors.items[3].m;
    cr_expect(a->degree == 2 && d->degree == 3);
    cr_expect_float_eq(d->weighted_degree, 3, 1e-12);
    cr_expect_float_eq(a->betweenness, 0, 1e-12);
    cr_expect_float_eq(d->betweenness, 6 / 10.0, 1e-12, "six of the ten pairs of others pass through d");
    cr_expect(a->core == 2 && d->core == 2);
    cr_expect_eq(graph->n_communities, 2);
    cr_expect(a->community == 1 && d->community == 2,
              "of equal size: the one of the first actor comes first");
    cr_expect_float_eq(graph->modularity, 6 / 7.0 - 0.5, 1e-9);
    cr_expect(a->brokerage == 0 && d->brokerage == 2, "c with e, c with f");
}

Test(layout_graph_measures, ranks_sum_to_one_and_the_centre_leads)
{
    meet("participant:hub participant:a");
    meet("participant:hub participant:b");
    meet("participant:hub participant:c");
    g_autoptr(DmGraph) graph = measured();
    double sum = 0;
    for (guint i = 0; i < graph->actors.len; i++)
        sum += graph->actors.items[i].m.pagerank;
    const DmMeasures *hub = &graph->actors.items[graph_index(graph, "hub")].m;
    cr_expect_float_eq(sum, 1, 1e-9);
    cr_expect_float_eq(hub->pagerank, (0.15 / 4 + 0.85 * 3 * 0.15 / 4) / (1 - 0.85 * 0.85), 1e-9);
    cr_expect_float_eq(hub->eigenvector, 1, 1e-9);
    cr_expect_float_eq(graph->actors.items[0].m.eigenvector, 1 / sqrt(3), 1e-6);
    cr_expect_float_eq(hub->betweenness, 1, 1e-12);
    cr_expect_float_eq(hub->constraint, 1 / 3.0, 1e-9);
}

Test(layout_graph_measures, rank_follows_the_direction)
{
    case_event(&c, DM_KIND_STATEMENT, DM_STATUS_NONE, 10, "speaker:a to:c");
    case_event(&c, DM_KIND_STATEMENT, DM_STATUS_NONE, 11, "speaker:b to:c");
    g_autoptr(DmGraph) graph = measured();
    cr_expect_gt(graph->actors.items[2].m.pagerank, 2 * graph->actors.items[0].m.pagerank);
}

Test(layout_graph_measures, nobody_and_the_isolated)
{
    g_autoptr(DmGraph) none = measured();
    cr_expect_eq(none->n_communities, 0);
    case_event(&c, DM_KIND_PERIOD, DM_STATUS_NONE, 10, "participant:x participant:y");
    g_autoptr(DmGraph) apart = measured();
    cr_expect_eq(apart->n_communities, 2);
    cr_expect_eq(apart->actors.items[0].m.degree, 0);
    cr_expect(isnan(apart->actors.items[0].m.constraint) && isnan(apart->modularity));
}
