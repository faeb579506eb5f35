#include <criterion/criterion.h>
#include <demarche/time.h>

#define OPEN DM_DAY_OPEN

static const struct {
    DmWindow a, b;
    DmTruth before, overlaps;
} pairs[] = {
    {{1, 2}, {3, 4}, DM_YES, DM_NO},
    {{3, 4}, {1, 2}, DM_NO, DM_NO},
    {{1, 3}, {2, 4}, DM_MAYBE, DM_MAYBE},
    {{2, 2}, {2, 2}, DM_NO, DM_YES},
    {{1, 3}, {3, 3}, DM_MAYBE, DM_MAYBE},
    {{OPEN, 2}, {3, OPEN}, DM_YES, DM_NO},
    {{OPEN, 2}, {1, 1}, DM_MAYBE, DM_MAYBE},
    {{5, OPEN}, {1, 4}, DM_NO, DM_NO},
    {{5, OPEN}, {OPEN, OPEN}, DM_MAYBE, DM_MAYBE},
};

Test(time_window, compares)
{
    for (guint i = 0; i < G_N_ELEMENTS(pairs); i++) {
        cr_expect_eq(dm_window_before(pairs[i].a, pairs[i].b), pairs[i].before, "before, row %u", i);
        cr_expect_eq(dm_window_overlaps(pairs[i].a, pairs[i].b), pairs[i].overlaps, "overlaps, row %u", i);
        cr_expect_eq(dm_window_overlaps(pairs[i].b, pairs[i].a), pairs[i].overlaps, "symmetry, row %u", i);
    }
}

Test(time_window, orders_open_bounds)
{
    cr_expect_eq(dm_day_compare_earliest(OPEN, 5), -1);
    cr_expect_eq(dm_day_compare_latest(OPEN, 5), 1);
    cr_expect_eq(dm_day_compare_latest(OPEN, OPEN), 0);
    cr_expect_eq(dm_day_compare_earliest(4, 5), -1);
}
