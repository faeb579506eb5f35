/* A large graph cut down to what a page can show, with the count of what went. */
#include "graph_net.h"
#include <string.h>

typedef struct Ranked {
    guint pair;
    bool holds;   /* one of the heaviest that hold a component together: kept first */
    double alpha; /* chance of such a share of an end's weight were it dealt out at random */
    double weight;
} Ranked;

static double power(double base, guint exponent)
{
    double result = 1;
    for (; exponent; exponent >>= 1, base *= base)
        if (exponent & 1)
            result *= base;
    return result;
}

static int compare_ranked(gconstpointer a, gconstpointer b)
{
    const Ranked *x = a, *y = b;
    if (x->holds != y->holds)
        return x->holds ? -1 : 1;
    if (x->alpha != y->alpha)
        return x->alpha < y->alpha ? -1 : 1;
    if (x->weight != y->weight)
        return x->weight > y->weight ? -1 : 1;
    return (x->pair > y->pair) - (x->pair < y->pair);
}

static int compare_weight(gconstpointer a, gconstpointer b)
{
    const Ranked *x = a, *y = b;
    if (x->weight != y->weight)
        return x->weight > y->weight ? -1 : 1;
    return (x->pair > y->pair) - (x->pair < y->pair);
}

/* Marks a spanning forest of greatest weight (Kruskal 1956). */
static void mark_forest(const GArray *pairs, guint n, GArray *ranked)
{
    g_autofree guint *parent = g_new(guint, n + 1);
    for (guint i = 0; i < n; i++)
        parent[i] = i;
    g_array_sort(ranked, compare_weight);
    for (guint i = 0; i < ranked->len; i++) {
        Ranked *row = &g_array_index(ranked, Ranked, i);
        const Pair *pair = &g_array_index(pairs, Pair, row->pair);
        guint a = root_of(parent, pair->a), b = root_of(parent, pair->b);
        row->holds = a != b;
        parent[a] = b;
    }
}

/* The pairs in the order in which they are to be kept. */
static GArray *rank_pairs(const GArray *pairs, guint n)
{
    g_autofree double *strength = g_new0(double, n + 1);
    g_autofree guint *degree = g_new0(guint, n + 1);
    for (guint i = 0; i < pairs->len; i++) {
        const Pair *pair = &g_array_index(pairs, Pair, i);
        strength[pair->a] += pair->weight;
        strength[pair->b] += pair->weight;
        degree[pair->a]++;
        degree[pair->b]++;
    }
    GArray *ranked = g_array_new(FALSE, FALSE, sizeof(Ranked));
    for (guint i = 0; i < pairs->len; i++) {
        const Pair *pair = &g_array_index(pairs, Pair, i);
        guint ends[2] = {pair->a, pair->b};
        double alpha = 1;
        for (int k = 0; k < 2; k++)
            if (degree[ends[k]] > 1 && strength[ends[k]] > 0)
                alpha = MIN(alpha, power(1 - pair->weight / strength[ends[k]], degree[ends[k]] - 1));
        Ranked row = {i, false, alpha, pair->weight};
        g_array_append_val(ranked, row);
    }
    mark_forest(pairs, n, ranked);
    g_array_sort(ranked, compare_ranked);
    return ranked;
}

/* ---- Actors ---- */

typedef struct Heavy {
    guint actor;
    double weight;
    guint n_events;
} Heavy;

static int compare_heavy(gconstpointer a, gconstpointer b)
{
    const Heavy *x = a, *y = b;
    if (x->weight != y->weight)
        return x->weight > y->weight ? -1 : 1;
    if (x->n_events != y->n_events)
        return x->n_events > y->n_events ? -1 : 1;
    return (x->actor > y->actor) - (x->actor < y->actor);
}

/* The heaviest actors; those without ties stay, they take no room among the rest. */
static guint keep_heaviest(const DmGraph *graph, const GArray *pairs, guint max_actors, bool *keep)
{
    guint n = graph->actors.len, tied = 0;
    g_autofree Heavy *heavy = g_new0(Heavy, n + 1);
    for (guint i = 0; i < n; i++)
        heavy[i] = (Heavy){i, -1, graph->actors.items[i].n_events};
    for (guint i = 0; i < pairs->len; i++) {
        const Pair *pair = &g_array_index(pairs, Pair, i);
        heavy[pair->a].weight = MAX(heavy[pair->a].weight, 0) + pair->weight;
        heavy[pair->b].weight = MAX(heavy[pair->b].weight, 0) + pair->weight;
    }
    qsort(heavy, n, sizeof *heavy, compare_heavy);
    guint left_out = 0;
    for (guint i = 0; i < n; i++) {
        keep[heavy[i].actor] = heavy[i].weight < 0 || tied++ < max_actors;
        left_out += !keep[heavy[i].actor];
    }
    return left_out;
}

DmGraph *dm_graph_backbone(const DmGraph *graph, guint max_actors, guint max_ties)
{
    g_autoptr(GArray) all = pairs_of(&graph->ties), pairs = g_array_new(FALSE, FALSE, sizeof(Pair));
    g_autofree bool *keep = g_new0(bool, graph->actors.len + 1),
                    *keep_tie = g_new0(bool, graph->ties.len + 1);
    guint left_out = keep_heaviest(graph, all, max_actors, keep);
    for (guint i = 0; i < all->len; i++)
        if (keep[g_array_index(all, Pair, i).a] && keep[g_array_index(all, Pair, i).b])
            g_array_append_val(pairs, g_array_index(all, Pair, i));
    g_autoptr(GArray) ranked = rank_pairs(pairs, graph->actors.len);
    g_autoptr(GHashTable) kept = g_hash_table_new_full(pair_hash, g_int64_equal, g_free, NULL);
    for (guint i = 0; i < ranked->len; i++) {
        const Ranked *row = &g_array_index(ranked, Ranked, i);
        const Pair *pair = &g_array_index(pairs, Pair, row->pair);
        if (i >= max_ties && !row->holds)
            break;
        gint64 *key = g_new(gint64, 1);
        *key = ((gint64)pair->a << 32) | pair->b;
        g_hash_table_add(kept, key);
    }
    for (guint i = 0; i < graph->ties.len; i++) {
        const DmTie *tie = &graph->ties.items[i];
        gint64 key = ((gint64)MIN(tie->a, tie->b) << 32) | MAX(tie->a, tie->b);
        keep_tie[i] = g_hash_table_contains(kept, &key);
    }
    DmGraph *bone = graph_keep(graph, keep, keep_tie);
    bone->left_out_actors += left_out;
    bone->left_out_ties += all->len - g_hash_table_size(kept);
    return bone;
}
