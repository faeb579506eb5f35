/* Agreement of two raters: Cohen's kappa and Krippendorff's alpha. */
#include <demarche/review.h>
#include <math.h>
#include <stdlib.h>

double dm_review_kappa(const int *a, const int *b, guint n, guint n_codes)
{
    g_autofree double *of_a = g_new0(double, n_codes), *of_b = g_new0(double, n_codes);
    double observed = 0, expected = 0;
    for (guint i = 0; i < n; i++) {
        observed += a[i] == b[i];
        of_a[a[i]]++;
        of_b[b[i]]++;
    }
    for (guint c = 0; c < n_codes; c++)
        expected += of_a[c] * of_b[c];
    double most = (double)n * n;
    return n == 0 || expected == most ? NAN : (observed * n - expected) / (most - expected);
}

static int by_value(gconstpointer pa, gconstpointer pb)
{
    double a = *(const double *)pa, b = *(const double *)pb;
    return a < b ? -1 : a > b;
}

/* Distinct values in order, with how often each was used by both raters together. */
typedef struct Margins {
    double *value, *count;
    guint n;
} Margins;

static Margins margins_of(const double *a, const double *b, guint n)
{
    g_autofree double *all = g_new(double, 2 * n);
    for (guint i = 0; i < n; i++) {
        all[2 * i] = a[i];
        all[2 * i + 1] = b[i];
    }
    qsort(all, 2 * n, sizeof *all, by_value);
    Margins margins = {g_new(double, 2 * n), g_new0(double, 2 * n), 0};
    for (guint i = 0; i < 2 * n; i++) {
        if (!margins.n || all[i] != margins.value[margins.n - 1])
            margins.value[margins.n++] = all[i];
        margins.count[margins.n - 1]++;
    }
    return margins;
}

static guint rank_of(const Margins *margins, double value)
{
    const double *found = bsearch(&value, margins->value, margins->n, sizeof value, by_value);
    return (guint)(found - margins->value);
}

/* The difference function of Krippendorff (2004), squared, between the values of rank i and j. */
static double distance(const Margins *margins, guint i, guint j, DmMetric metric)
{
    if (i == j)
        return 0;
    if (metric == DM_METRIC_NOMINAL)
        return 1;
    if (metric == DM_METRIC_INTERVAL) {
        double d = margins->value[i] - margins->value[j];
        return d * d;
    }
    double between = -(margins->count[i] + margins->count[j]) / 2;
    for (guint k = MIN(i, j); k <= MAX(i, j); k++)
        between += margins->count[k];
    return between * between;
}

double dm_review_alpha(const double *a, const double *b, guint n, DmMetric metric)
{
    if (n == 0)
        return NAN;
    Margins margins = margins_of(a, b, n);
    double observed = 0, expected = 0, values = 2.0 * n;
    for (guint i = 0; i < n; i++)
        observed += 2 * distance(&margins, rank_of(&margins, a[i]), rank_of(&margins, b[i]), metric);
    for (guint i = 0; i < margins.n; i++)
        for (guint j = 0; j < margins.n; j++)
            expected += margins.count[i] * margins.count[j] * distance(&margins, i, j, metric);
    g_free(margins.value);
    g_free(margins.count);
    return expected > 0 ? 1 - (values - 1) * observed / expected : NAN;
}
