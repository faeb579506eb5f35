/* From ties to igraph networks, below measures and places. */
#include "graph_net.h"
#include <math.h>

static int compare_pair(gconstpointer x, gconstpointer y)
{
    const Pair *a = x, *b = y;
    if (a->a != b->a)
        return a->a < b->a ? -1 : 1;
    return a->b < b->b ? -1 : a->b > b->b;
}

static Pair pair_of(const DmTie *tie)
{
    double size = fabs(tie->weight);
    bool forward = tie->a < tie->b;
    return (Pair){
        .a = MIN(tie->a, tie->b),
        .b = MAX(tie->a, tie->b),
        .weight = size,
        .positive = MAX(tie->weight, 0),
        .tone = tie->tone * size,
        .to_b = tie->directed && forward,
        .to_a = tie->directed && !forward,
        .undirected = !tie->directed,
        .n_acts = tie->acts.len,
    };
}

static void merge(Pair *into, const Pair *more)
{
    into->weight += more->weight;
    into->positive += more->positive;
    into->tone += more->tone;
    into->to_a |= more->to_a;
    into->to_b |= more->to_b;
    into->undirected |= more->undirected;
    into->n_acts += more->n_acts;
}

GArray *pairs_of(const DmTies *ties)
{
    GArray *pairs = g_array_sized_new(FALSE, FALSE, sizeof(Pair), ties->len);
    for (guint i = 0; i < ties->len; i++) {
        Pair pair = pair_of(&ties->items[i]);
        if (pair.a != pair.b)
            g_array_append_val(pairs, pair);
    }
    g_array_sort(pairs, compare_pair);
    guint n = 0;
    Pair *items = (Pair *)(gpointer)pairs->data;
    for (guint i = 0; i < pairs->len; i++) {
        if (n && compare_pair(&items[n - 1], &items[i]) == 0)
            merge(&items[n - 1], &items[i]);
        else
            items[n++] = items[i];
    }
    for (guint i = 0; i < n; i++)
        items[i].tone = items[i].weight > 0 ? items[i].tone / items[i].weight : 0;
    g_array_set_size(pairs, n);
    return pairs;
}

/* igraph's own handler ends the process; this one lets the failing call return its code. */
static void on_error(const char *reason, const char *file, int line, igraph_error_t code)
{
    IGRAPH_FINALLY_FREE();
}

static void on_warning(const char *reason, const char *file, int line)
{
}

void net_begin(void)
{
    igraph_set_error_handler(on_error);
    igraph_set_warning_handler(on_warning);
    igraph_rng_seed(igraph_rng_default(), 42);
}

bool net_ok(igraph_error_t code, GError **error)
{
    if (code == IGRAPH_SUCCESS)
        return true;
    g_set_error(error, DM_ERROR, DM_ERROR_TOO_LARGE, "the graph cannot be computed: %s",
                igraph_strerror(code));
    return false;
}

bool net_new(guint n, const guint *ends, guint n_edges, bool directed, igraph_t *ret_net, GError **error)
{
    NetInts edges;
    if (!net_ok(igraph_vector_int_init(&edges, 2 * (igraph_integer_t)n_edges), error))
        return false;
    for (guint i = 0; i < 2 * n_edges; i++)
        VECTOR(edges)[i] = ends[i];
    bool ok = net_ok(igraph_create(ret_net, &edges, n, directed), error);
    igraph_vector_int_destroy(&edges);
    return ok;
}
