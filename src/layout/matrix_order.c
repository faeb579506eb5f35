/* Clusters the rows of a matrix of stances, for the picture of actors and issues. */
#include "matrix_order.h"
#include <math.h>
#include <string.h>

static double apart(guint m, const double *a, const double *b)
{
    double sum = 0;
    guint shared = 0;
    for (guint k = 0; k < m; k++) {
        if (isnan(a[k]) || isnan(b[k]))
            continue;
        sum += fabs(a[k] - b[k]) / 4;
        shared++;
    }
    return shared ? sum / shared : 0.5;
}

typedef struct Cluster {
    GArray *members; /* of guint in order; NULL: merged into another */
} Cluster;

static guint end_of(const Cluster *cluster, bool last)
{
    return g_array_index(cluster->members, guint, last ? cluster->members->len - 1 : 0);
}

static void reverse(GArray *members)
{
    for (guint i = 0, k = members->len - 1; i < k; i++, k--) {
        guint swap = g_array_index(members, guint, i);
        g_array_index(members, guint, i) = g_array_index(members, guint, k);
        g_array_index(members, guint, k) = swap;
    }
}

/* Joins b to a, turned so that the two ends that meet are the nearest ones. */
static void join(guint n, const double *distance, Cluster *a, Cluster *b)
{
    double best = INFINITY;
    int turns = 0;
    static const int tries[] = {1, 0, 3, 2}; /* a's last end with b's first: nothing is turned */
    for (guint i = 0; i < G_N_ELEMENTS(tries); i++) {
        double d = distance[end_of(a, tries[i] & 1) * n + end_of(b, tries[i] & 2)];
        if (d >= best)
            continue;
        best = d;
        turns = tries[i];
    }
    if (!(turns & 1))
        reverse(a->members);
    if (turns & 2)
        reverse(b->members);
    g_array_append_vals(a->members, b->members->data, b->members->len);
    g_array_unref(b->members);
    b->members = NULL;
}

void matrix_order(guint n, guint m, const double *stance, guint *ret_order)
{
    if (!n)
        return;
    g_autofree double *distance = g_new(double, (gsize)n *n), *linkage = NULL;
    for (guint i = 0; i < n; i++)
        for (guint k = 0; k < n; k++)
            distance[i * n + k] = apart(m, &stance[i * m], &stance[k * m]);
    linkage = g_memdup2(distance, (gsize)n * n * sizeof *distance);
    g_autofree Cluster *clusters = g_new0(Cluster, n);
    for (guint i = 0; i < n; i++) {
        clusters[i].members = g_array_new(FALSE, FALSE, sizeof(guint));
        g_array_append_val(clusters[i].members, i);
    }
    for (guint left = n; left > 1; left--) {
        guint a = 0, b = 0;
        double best = INFINITY;
        for (guint i = 0; i < n; i++)
            for (guint k = i + 1; k < n && clusters[i].members; k++)
                if (clusters[k].members && linkage[i * n + k] < best) {
                    best = linkage[i * n + k];
                    a = i;
                    b = k;
                }
        double wa = clusters[a].members->len, wb = clusters[b].members->len;
        for (guint k = 0; k < n; k++)
            linkage[a * n + k] = linkage[k * n + a] =
                (wa * linkage[MIN(a, k) * n + MAX(a, k)] + wb * linkage[MIN(b, k) * n + MAX(b, k)]) /
                (wa + wb);
        join(n, distance, &clusters[a], &clusters[b]);
    }
    memcpy(ret_order, clusters[0].members->data, n * sizeof *ret_order);
    g_array_unref(clusters[0].members);
}
