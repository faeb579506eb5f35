/* Where the actors of one connected component stand: distances by igraph, stress minimised by stochastic
 * gradient descent. Only additions, multiplications, divisions and square roots touch the coordinates, which
 * IEEE 754 rounds the same on every machine; no library function does. */
#include "graph_stress.h"
#include "graph_net.h"
#include <math.h>

enum { FULL_BELOW = 300, PIVOTS = 100 };

/* One wish: i and j at distance d; each moves by its own weight. */
typedef struct Term {
    guint i, j;
    double d, wi, wj;
} Term;

/* PCG32 (O'Neill 2014). */
static guint32 next_random(guint64 *state)
{
    guint64 old = *state;
    *state = old * 6364136223846793005u + 1442695040888963407u;
    guint32 x = (guint32)(((old >> 18) ^ old) >> 27), r = (guint32)(old >> 59);
    return (x >> r) | (x << (-r & 31));
}

static double random_unit(guint64 *state)
{
    return next_random(state) / 4294967296.0;
}

static void shuffle(Term *terms, guint n, guint64 *state)
{
    for (guint i = n; i > 1; i--) {
        guint k = (guint)(((guint64)next_random(state) * i) >> 32);
        Term swap = terms[i - 1];
        terms[i - 1] = terms[k];
        terms[k] = swap;
    }
}

static void add_term(GArray *terms, guint i, guint j, double d, double wi, double wj)
{
    Term term = {i, j, d, wi, wj};
    g_array_append_val(terms, term);
}

static bool distances_from(const Component *part, const igraph_t *net, const igraph_vector_t *lengths,
                           igraph_vs_t from, igraph_matrix_t *ret, GError **error)
{
    if (part->lengths)
        return net_ok(igraph_distances_dijkstra(net, ret, from, igraph_vss_all(), lengths, IGRAPH_ALL),
                      error);
    return net_ok(igraph_distances(net, ret, from, igraph_vss_all(), IGRAPH_ALL), error);
}

static void full_terms(guint n, const igraph_matrix_t *distances, GArray *terms)
{
    for (guint i = 0; i < n; i++)
        for (guint j = i + 1; j < n; j++) {
            double d = MATRIX(*distances, i, j), w = 1 / (d * d);
            add_term(terms, i, j, d, w, w);
        }
}

/* ---- Pivots: each stands for the nodes nearest to it ---- */

static int compare_double(gconstpointer a, gconstpointer b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* For each pivot, the sorted distances of the nodes nearest to it. */
static GArray **regions_of(guint n, guint k, const igraph_matrix_t *distances)
{
    GArray **regions = g_new(GArray *, k);
    for (guint p = 0; p < k; p++)
        regions[p] = g_array_new(FALSE, FALSE, sizeof(double));
    for (guint i = 0; i < n; i++) {
        guint best = 0;
        for (guint p = 1; p < k; p++)
            if (MATRIX(*distances, p, i) < MATRIX(*distances, best, i))
                best = p;
        double d = MATRIX(*distances, best, i);
        g_array_append_val(regions[best], d);
    }
    for (guint p = 0; p < k; p++)
        g_array_sort(regions[p], compare_double);
    return regions;
}

/* How many nodes of the region lie within half the distance: what a far node feels of it. */
static guint felt(const GArray *region, double d)
{
    guint low = 0, high = region->len;
    while (low < high) {
        guint middle = (low + high) / 2;
        if (g_array_index(region, double, middle) <= d / 2)
            low = middle + 1;
        else
            high = middle;
    }
    return MAX(low, 1);
}

static void pivot_terms(guint n, const guint *pivots, guint k, const igraph_matrix_t *distances,
                        GArray *terms)
{
    GArray **regions = regions_of(n, k, distances);
    g_autofree guint *pivot_of = g_new0(guint, n);
    for (guint p = 0; p < k; p++)
        pivot_of[pivots[p]] = p + 1;
    for (guint p = 0; p < k; p++)
        for (guint i = 0; i < n; i++) {
            guint q = pivot_of[i];
            if (i == pivots[p] || (q && q - 1 < p))
                continue;
            double d = MATRIX(*distances, p, i);
            add_term(terms, i, pivots[p], d, felt(regions[p], d) / (d * d),
                     q ? felt(regions[q - 1], d) / (d * d) : 0);
        }
    for (guint p = 0; p < k; p++)
        g_array_unref(regions[p]);
    g_free(regions);
}

static void edge_terms(const Component *part, GArray *terms)
{
    for (guint i = 0; i < part->n_edges; i++) {
        double d = part->lengths ? part->lengths[i] : 1, w = 1 / (d * d);
        add_term(terms, part->ends[2 * i], part->ends[2 * i + 1], d, w, w);
    }
}

/* Different nodes in an order drawn by the seed. */
static void draw_pivots(guint n, guint k, guint64 *state, guint *ret_pivots)
{
    g_autofree guint *deck = g_new(guint, n);
    for (guint i = 0; i < n; i++)
        deck[i] = i;
    for (guint i = 0; i < k; i++) {
        guint pick = i + (guint)(((guint64)next_random(state) * (n - i)) >> 32);
        ret_pivots[i] = deck[pick];
        deck[pick] = deck[i];
    }
}

static bool terms_of(const Component *part, const igraph_t *net, guint64 *state, GArray *terms,
                     GError **error)
{
    bool full = part->n < FULL_BELOW;
    guint k = full ? part->n : PIVOTS;
    g_autofree guint *pivots = g_new(guint, k);
    g_auto(NetVector) lengths;
    g_auto(NetInts) from;
    igraph_matrix_t distances;
    igraph_vector_init(&lengths, part->lengths ? part->n_edges : 0);
    igraph_vector_int_init(&from, k);
    igraph_matrix_init(&distances, 0, 0);
    for (guint i = 0; part->lengths && i < part->n_edges; i++)
        VECTOR(lengths)[i] = part->lengths[i];
    draw_pivots(part->n, full ? 0 : k, state, pivots);
    for (guint i = 0; i < k; i++)
        VECTOR(from)[i] = full ? i : pivots[i];
    bool ok = distances_from(part, net, &lengths, igraph_vss_vector(&from), &distances, error);
    if (ok && full)
        full_terms(part->n, &distances, terms);
    if (ok && !full) {
        edge_terms(part, terms);
        pivot_terms(part->n, pivots, k, &distances, terms);
    }
    igraph_matrix_destroy(&distances);
    return ok;
}

/* ---- Descent ---- */

static inline void fulfil(const Term *term, double step, DmPoint *points)
{
    DmPoint *p = &points[term->i], *q = &points[term->j];
    double dx = p->x - q->x, dy = p->y - q->y, length = sqrt(dx * dx + dy * dy);
    if (length < 1e-9) {
        dx = length = 1e-9;
        dy = 0;
    }
    double r = (length - term->d) / (2 * length), mi = MIN(step * term->wi, 1), mj = MIN(step * term->wj, 1);
    p->x -= mi * r * dx;
    p->y -= mi * r * dy;
    q->x += mj * r * dx;
    q->y += mj * r * dy;
}

/* Steps shrink from the longest wish to a tenth of the shortest; with 2^k of them the ratio is k square
 * roots. */
static void descend(GArray *terms, guint64 *state, DmPoint *points)
{
    Term *items = (Term *)(gpointer)terms->data;
    double low = G_MAXDOUBLE, high = 0;
    for (guint i = 0; i < terms->len; i++) {
        low = MIN(low, items[i].wi);
        high = MAX(high, MAX(items[i].wi, items[i].wj));
    }
    guint halvings = terms->len < 10000 ? 5 : 4;
    double step = 1 / low, ratio = 0.1 / high / step;
    for (guint i = 0; i < halvings; i++)
        ratio = sqrt(ratio);
    for (guint t = 0; t <= 1u << halvings; t++, step *= ratio) {
        shuffle(items, terms->len, state);
        for (guint i = 0; i < terms->len; i++)
            fulfil(&items[i], step, points);
    }
}

bool stress_place(const Component *part, DmPoint *ret_points, GError **error)
{
    guint64 state = 20250815;
    for (guint i = 0; i < part->n; i++)
        ret_points[i] = (DmPoint){random_unit(&state), random_unit(&state)};
    igraph_t net;
    if (!net_new(part->n, part->ends, part->n_edges, false, &net, error))
        return false;
    g_autoptr(GArray) terms = g_array_new(FALSE, FALSE, sizeof(Term));
    bool ok = terms_of(part, &net, &state, terms, error);
    igraph_destroy(&net);
    if (ok && terms->len)
        descend(terms, &state, ret_points);
    return ok;
}

/* ---- What it came to ---- */

/* Sums over the pairs of `rows` sources against all later nodes. */
static void add_stress(const igraph_matrix_t *distances, guint first, const DmPoint *points, double sums[3])
{
    for (igraph_integer_t r = 0; r < igraph_matrix_nrow(distances); r++)
        for (igraph_integer_t j = first + r + 1; j < igraph_matrix_ncol(distances); j++) {
            double d = MATRIX(*distances, r, j);
            if (!isfinite(d) || d <= 0)
                continue;
            const DmPoint *p = &points[first + r], *q = &points[j];
            double dx = p->x - q->x, dy = p->y - q->y, x = sqrt(dx * dx + dy * dy) / d;
            sums[0] += 1;
            sums[1] += x;
            sums[2] += x * x;
        }
}

double dm_graph_stress(guint n, const DmTies *ties, const DmPoint *points, GError **error)
{
    net_begin();
    g_autoptr(GArray) pairs = pairs_of(ties);
    g_autofree guint *ends = g_new(guint, 2 * pairs->len + 1);
    for (guint i = 0; i < pairs->len; i++) {
        ends[2 * i] = g_array_index(pairs, Pair, i).a;
        ends[2 * i + 1] = g_array_index(pairs, Pair, i).b;
    }
    igraph_t net;
    if (!net_new(n, ends, pairs->len, false, &net, error))
        return NAN;
    igraph_matrix_t distances;
    igraph_matrix_init(&distances, 0, 0);
    double sums[3] = {0};
    bool ok = true;
    for (guint first = 0; ok && first < n; first += 256) {
        igraph_vs_t rows = igraph_vss_range(first, MIN(first + 256, n));
        ok = net_ok(igraph_distances(&net, &distances, rows, igraph_vss_all(), IGRAPH_ALL), error);
        if (ok)
            add_stress(&distances, first, points, sums);
    }
    igraph_matrix_destroy(&distances);
    igraph_destroy(&net);
    if (!ok || sums[0] == 0)
        return ok ? 0 : NAN;
    /* Σ (s x − 1)² is least at s = Σx / Σx² */
    return sums[2] > 0 ? (sums[0] - sums[1] * sums[1] / sums[2]) / sums[0] : 1;
}
