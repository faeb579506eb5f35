/* Measures of actors in the graph, computed by igraph; each names its reference in graph.h. */
#include "graph_net.h"
#include <math.h>

/* What the measures are computed on. */
typedef struct Nets {
    guint n;
    GArray *pairs;           /* of Pair */
    igraph_t simple;         /* the pairs, without direction */
    igraph_vector_t weights; /* of the pairs */
    igraph_t arcs;           /* the ties; undirected ones both ways */
    igraph_vector_t arc_weights;
    igraph_vector_t result; /* scratch */
    bool has_simple, has_arcs;
} Nets;

static bool init_simple(Nets *nets, GError **error)
{
    guint m = nets->pairs->len;
    g_autofree guint *ends = g_new(guint, 2 * m + 1);
    for (guint i = 0; i < m; i++) {
        const Pair *pair = &g_array_index(nets->pairs, Pair, i);
        ends[2 * i] = pair->a;
        ends[2 * i + 1] = pair->b;
    }
    if (!net_new(nets->n, ends, m, false, &nets->simple, error))
        return false;
    igraph_vector_resize(&nets->weights, m);
    for (guint i = 0; i < m; i++)
        VECTOR(nets->weights)[i] = g_array_index(nets->pairs, Pair, i).weight;
    return true;
}

static bool init_arcs(Nets *nets, const DmGraph *graph, GError **error)
{
    g_autoptr(GArray) ends = g_array_new(FALSE, FALSE, sizeof(guint));
    igraph_vector_resize(&nets->arc_weights, 0);
    for (guint i = 0; i < graph->ties.len; i++) {
        const DmTie *tie = &graph->ties.items[i];
        guint both[4] = {tie->a, tie->b, tie->b, tie->a};
        g_array_append_vals(ends, both, tie->directed ? 2 : 4);
        for (int k = tie->directed ? 1 : 0; k < 2; k++)
            igraph_vector_push_back(&nets->arc_weights, fabs(tie->weight));
    }
    return net_new(nets->n, (const guint *)(gpointer)ends->data, ends->len / 2, true, &nets->arcs, error);
}

/* The simple measures need no network. */
static void set_degrees(DmGraph *graph, const GArray *pairs)
{
    for (guint i = 0; i < graph->actors.len; i++)
        graph->actors.items[i].m =
            (DmMeasures){.betweenness = NAN, .eigenvector = NAN, .pagerank = NAN, .constraint = NAN};
    for (guint i = 0; i < pairs->len; i++) {
        const Pair *pair = &g_array_index(pairs, Pair, i);
        DmMeasures *ends[] = {&graph->actors.items[pair->a].m, &graph->actors.items[pair->b].m};
        for (int k = 0; k < 2; k++) {
            ends[k]->degree++;
            ends[k]->weighted_degree += pair->weight;
        }
    }
}

static bool set_betweenness(DmGraph *graph, Nets *nets, GError **error)
{
    if (!net_ok(igraph_betweenness(&nets->simple, &nets->result, igraph_vss_all(), false, NULL), error))
        return false;
    double pairs = nets->n > 2 ? (nets->n - 1.0) * (nets->n - 2.0) / 2 : 1;
    for (guint i = 0; i < nets->n; i++)
        graph->actors.items[i].m.betweenness = VECTOR(nets->result)[i] / pairs;
    return true;
}

static bool set_eigenvector(DmGraph *graph, Nets *nets, GError **error)
{
    for (guint i = 0; i < nets->n; i++)
        graph->actors.items[i].m.eigenvector = 0;
    if (!nets->pairs->len)
        return true;
    igraph_arpack_options_t arpack;
    igraph_arpack_options_init(&arpack);
    if (!net_ok(igraph_eigenvector_centrality(&nets->simple, &nets->result, NULL, false, true, &nets->weights,
                                              &arpack),
                error))
        return false;
    for (guint i = 0; i < nets->n; i++)
        graph->actors.items[i].m.eigenvector = MAX(VECTOR(nets->result)[i], 0);
    return true;
}

static bool set_pagerank(DmGraph *graph, Nets *nets, GError **error)
{
    if (!net_ok(igraph_pagerank(&nets->arcs, IGRAPH_PAGERANK_ALGO_PRPACK, &nets->result, NULL,
                                igraph_vss_all(), true, 0.85, &nets->arc_weights, NULL),
                error))
        return false;
    for (guint i = 0; i < nets->n; i++)
        graph->actors.items[i].m.pagerank = VECTOR(nets->result)[i];
    return true;
}

static bool set_constraint(DmGraph *graph, Nets *nets, GError **error)
{
    if (!net_ok(igraph_constraint(&nets->simple, &nets->result, igraph_vss_all(), &nets->weights), error))
        return false;
    for (guint i = 0; i < nets->n; i++)
        graph->actors.items[i].m.constraint = graph->actors.items[i].m.degree ? VECTOR(nets->result)[i] : NAN;
    return true;
}

static bool set_core(DmGraph *graph, Nets *nets, GError **error)
{
    g_auto(NetInts) cores;
    igraph_vector_int_init(&cores, 0);
    if (!net_ok(igraph_coreness(&nets->simple, &cores, IGRAPH_ALL), error))
        return false;
    for (guint i = 0; i < nets->n; i++)
        graph->actors.items[i].m.core = (guint)VECTOR(cores)[i];
    return true;
}

/* ---- Communities ---- */

/* Numbers communities from 1, the largest first, then by their first actor. */
static guint number_communities(DmGraph *graph, const igraph_vector_int_t *membership)
{
    guint n = graph->actors.len, count = 0;
    g_autofree guint *size = g_new0(guint, n + 1), *first = g_new0(guint, n + 1),
                     *name = g_new0(guint, n + 1);
    for (guint i = n; i-- > 0;) {
        guint c = (guint)VECTOR(*membership)[i];
        count += size[c]++ == 0;
        first[c] = i;
    }
    for (guint number = 1; number <= count; number++) {
        guint best = n;
        for (guint c = 0; c < n; c++)
            if (size[c] && !name[c] &&
                (best == n || size[c] > size[best] || (size[c] == size[best] && first[c] < first[best])))
                best = c;
        name[best] = number;
    }
    for (guint i = 0; i < n; i++)
        graph->actors.items[i].m.community = name[VECTOR(*membership)[i]];
    return count;
}

/* The network of the ties that bind: positive weight only. */
static bool positive_net(const Nets *nets, igraph_t *ret_net, igraph_vector_t *ret_weights, GError **error)
{
    g_autoptr(GArray) ends = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < nets->pairs->len; i++) {
        const Pair *pair = &g_array_index(nets->pairs, Pair, i);
        if (pair->positive <= 0)
            continue;
        g_array_append_vals(ends, &pair->a, 2);
        igraph_vector_push_back(ret_weights, pair->positive);
    }
    return net_new(nets->n, (const guint *)(gpointer)ends->data, ends->len / 2, false, ret_net, error);
}

/* Leiden with modularity: node weights are strengths, the resolution is 1/2m. */
static bool leiden(const igraph_t *net, const igraph_vector_t *weights, igraph_vector_int_t *membership,
                   double *ret_q, GError **error)
{
    g_auto(NetVector) strength;
    igraph_vector_init(&strength, 0);
    double total = 2 * igraph_vector_sum(weights);
    return net_ok(igraph_strength(net, &strength, igraph_vss_all(), IGRAPH_ALL, true, weights), error) &&
           net_ok(igraph_community_leiden(net, weights, &strength, total > 0 ? 1 / total : 1, 0.01, false, 10,
                                          membership, NULL, NULL),
                  error) &&
           (total == 0 || net_ok(igraph_modularity(net, membership, weights, 1, false, ret_q), error));
}

static bool set_communities(DmGraph *graph, Nets *nets, GError **error)
{
    g_auto(NetVector) weights;
    g_auto(NetInts) membership;
    igraph_vector_init(&weights, 0);
    igraph_vector_int_init(&membership, 0);
    igraph_t net;
    if (!positive_net(nets, &net, &weights, error))
        return false;
    double q = NAN;
    bool ok = leiden(&net, &weights, &membership, &q, error);
    igraph_destroy(&net);
    if (!ok)
        return false;
    graph->modularity = q;
    graph->n_communities = number_communities(graph, &membership);
    return true;
}

/* ---- Brokerage ---- */

typedef struct Neighbours {
    guint *start, *node; /* those of i are node[start[i]] … node[start[i + 1] − 1], ascending */
} Neighbours;

static Neighbours neighbours_of(guint n, const GArray *pairs)
{
    Neighbours list = {g_new0(guint, n + 2), g_new(guint, 2 * pairs->len + 1)};
    for (guint i = 0; i < pairs->len; i++) {
        const Pair *pair = &g_array_index(pairs, Pair, i);
        list.start[pair->a + 2]++;
        list.start[pair->b + 2]++;
    }
    for (guint i = 2; i <= n + 1; i++)
        list.start[i] += list.start[i - 1];
    /* pairs are in order of a, then b: first everybody's smaller neighbours, then the larger ones */
    for (guint i = 0; i < pairs->len; i++) {
        const Pair *pair = &g_array_index(pairs, Pair, i);
        list.node[list.start[pair->b + 1]++] = pair->a;
    }
    for (guint i = 0; i < pairs->len; i++) {
        const Pair *pair = &g_array_index(pairs, Pair, i);
        list.node[list.start[pair->a + 1]++] = pair->b;
    }
    return list;
}

/* Takes off the pairs of neighbours that are tied to each other: in every triangle, each corner looks at the
 * side opposite to it. */
static void take_off_triangles(DmGraph *graph, const Neighbours *near)
{
    g_autofree bool *marked = g_new0(bool, graph->actors.len + 1);
    DmGraphActor *actors = graph->actors.items;
    for (guint u = 0; u < graph->actors.len; u++) {
        for (guint i = near->start[u]; i < near->start[u + 1]; i++)
            marked[near->node[i]] = true;
        for (guint i = near->start[u]; i < near->start[u + 1]; i++) {
            guint v = near->node[i];
            for (guint k = near->start[v]; v > u && k < near->start[v + 1]; k++) {
                guint w = near->node[k];
                if (w <= v || !marked[w])
                    continue;
                actors[u].m.brokerage -= actors[v].m.community != actors[w].m.community;
                actors[v].m.brokerage -= actors[u].m.community != actors[w].m.community;
                actors[w].m.brokerage -= actors[u].m.community != actors[v].m.community;
            }
        }
        for (guint i = near->start[u]; i < near->start[u + 1]; i++)
            marked[near->node[i]] = false;
    }
}

static void set_brokerage(DmGraph *graph, const GArray *pairs)
{
    guint n = graph->actors.len;
    Neighbours near = neighbours_of(n, pairs);
    g_autofree guint *in_community = g_new0(guint, n + 2);
    for (guint i = 0; i < n; i++) {
        guint64 d = near.start[i + 1] - near.start[i], same = 0;
        for (guint k = near.start[i]; k < near.start[i + 1]; k++)
            same += in_community[graph->actors.items[near.node[k]].m.community]++;
        for (guint k = near.start[i]; k < near.start[i + 1]; k++)
            in_community[graph->actors.items[near.node[k]].m.community] = 0;
        graph->actors.items[i].m.brokerage = (guint)(d * (d - (d > 0)) / 2 - same);
    }
    take_off_triangles(graph, &near);
    g_free(near.start);
    g_free(near.node);
}

static bool nets_init(Nets *nets, const DmGraph *graph, GArray *pairs, GError **error)
{
    *nets = (Nets){.n = graph->actors.len, .pairs = pairs};
    igraph_vector_init(&nets->weights, 0);
    igraph_vector_init(&nets->arc_weights, 0);
    igraph_vector_init(&nets->result, 0);
    nets->has_simple = init_simple(nets, error);
    nets->has_arcs = nets->has_simple && init_arcs(nets, graph, error);
    return nets->has_arcs;
}

static void nets_clear(Nets *nets)
{
    if (nets->has_arcs)
        igraph_destroy(&nets->arcs);
    if (nets->has_simple)
        igraph_destroy(&nets->simple);
    igraph_vector_destroy(&nets->weights);
    igraph_vector_destroy(&nets->arc_weights);
    igraph_vector_destroy(&nets->result);
}

/* The measures that take long on large graphs, a row each: what picture shows it, and whether only `all` has
 * it. */
static const struct {
    DmNodeSize size;
    bool longest;
    bool (*set)(DmGraph *graph, Nets *nets, GError **error);
} slow[] = {
    {DM_SIZE_BETWEENNESS, false, set_betweenness},
    {DM_SIZE_PAGERANK, false, set_pagerank},
    {DM_SIZE_EIGENVECTOR, true, set_eigenvector},
    {DM_SIZE_EVENTS, true, set_constraint}, /* no picture asks for it */
};

static bool wants(guint row, MeasureExtent extent, DmNodeSize size)
{
    if (extent == MEASURE_SHOWN)
        return slow[row].size == size && size != DM_SIZE_EVENTS;
    return extent == MEASURE_ALL || !slow[row].longest;
}

bool graph_measure_for(DmGraph *graph, MeasureExtent extent, DmNodeSize size, GError **error)
{
    if (graph->measured)
        return true;
    net_begin();
    g_autoptr(GArray) pairs = pairs_of(&graph->ties);
    set_degrees(graph, pairs);
    Nets nets;
    bool ok = nets_init(&nets, graph, pairs, error) && set_core(graph, &nets, error) &&
              set_communities(graph, &nets, error);
    for (guint i = 0; ok && i < G_N_ELEMENTS(slow); i++)
        ok = !wants(i, extent, size) || slow[i].set(graph, &nets, error);
    if (ok && extent == MEASURE_ALL)
        set_brokerage(graph, pairs);
    nets_clear(&nets);
    graph->measured = ok && extent == MEASURE_ALL;
    return ok;
}

bool dm_graph_measure(DmGraph *graph, bool all, GError **error)
{
    return graph_measure_for(graph, all ? MEASURE_ALL : MEASURE_LISTED, DM_SIZE_EVENTS, error);
}

bool graph_measure_shown(DmGraph *graph, DmNodeSize size, GError **error)
{
    enum { SMALL = 200 };
    return graph_measure_for(graph, graph->actors.len <= SMALL ? MEASURE_ALL : MEASURE_SHOWN, size, error);
}
