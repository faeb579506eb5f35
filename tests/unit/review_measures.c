/* Tests of src/review/measures.c against worked examples. */
#include <criterion/criterion.h>
#include <demarche/review.h>
#include <math.h>

/* Cohen's kappa of the table {20, 5; 10, 15}: observed 0.7, expected 0.5. */
Test(measures, kappa_of_a_two_by_two_table)
{
    int a[50], b[50];
    guint n = 0;
    static const int cells[4][3] = {{0, 0, 20}, {0, 1, 5}, {1, 0, 10}, {1, 1, 15}};
    for (int c = 0; c < 4; c++)
        for (int i = 0; i < cells[c][2]; i++, n++) {
            a[n] = cells[c][0];
            b[n] = cells[c][1];
        }
    cr_assert_float_eq(dm_review_kappa(a, b, n, 2), 0.4, 1e-12);
}

Test(measures, undefined_is_nan)
{
    static const int same[] = {1, 1, 1};
    cr_assert(isnan(dm_review_kappa(same, same, 3, 2)));
    cr_assert(isnan(dm_review_kappa(same, same, 0, 2)));
    static const double values[] = {2, 2};
    cr_assert(isnan(dm_review_alpha(values, values, 2, DM_METRIC_NOMINAL)));
}

/* Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, section A: ten units, two observers,
 * binary data: alpha = 0.095. */
Test(measures, alpha_of_the_binary_example)
{
    static const double a[] = {0, 1, 0, 0, 0, 0, 0, 0, 1, 0}, b[] = {1, 1, 1, 0, 0, 1, 0, 0, 0, 0};
    cr_assert_float_eq(dm_review_alpha(a, b, 10, DM_METRIC_NOMINAL), 0.0952, 5e-4);
}

/* The same, section B: nominal data a a b b d c c c e d d a against b a b b b c c c e d d d: alpha = 0.692.
 */
Test(measures, alpha_of_the_nominal_example)
{
    static const double a[] = {1, 1, 2, 2, 4, 3, 3, 3, 5, 4, 4, 1},
                        b[] = {2, 1, 2, 2, 2, 3, 3, 3, 5, 4, 4, 4};
    cr_assert_float_eq(dm_review_alpha(a, b, 12, DM_METRIC_NOMINAL), 0.692, 5e-4);
}

Test(measures, near_misses_cost_less_when_order_counts)
{
    static const double a[] = {-2, -1, 0, 1, 2, 2}, near[] = {-1, -1, 0, 1, 2, 2},
                        far[] = {2, -1, 0, 1, 2, 2};
    for (DmMetric metric = DM_METRIC_ORDINAL; metric <= DM_METRIC_INTERVAL; metric++) {
        cr_assert_gt(dm_review_alpha(a, near, 6, metric), dm_review_alpha(a, far, 6, metric));
        cr_assert_float_eq(dm_review_alpha(a, a, 6, metric), 1, 1e-12);
    }
}
