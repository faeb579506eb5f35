/* Tests of src/layout/axis.c: where ticks stand and how they are called. */
#include "layout/axis.h"
#include <criterion/criterion.h>

static double day_of(int year, int month, int day)
{
    return dm_day_from_ymd(year, month, day);
}

/* Years before our era are counted as astronomers do: 0 is 1 BC. */
Test(layout_axis, ticks_of_years)
{
    static const struct {
        guint n;
        int year, floor, next;
        const char *name;
    } rows[] = {
        {1, 2025, 2025, 2026, "2025"},
        {1, 1, 1, 2, "1"},
        {1, 0, 0, 1, "1 BC"},
        {10, 2025, 2020, 2030, "2020"},
        {100, 99, 1, 100, "1"},
        {100, 1, 1, 100, "1"},
        {100, 0, -99, 1, "100 BC"},
        {100, -99, -99, 1, "100 BC"},
        {100, -100, -199, -99, "200 BC"},
        {100, -538, -599, -499, "600 BC"},
        {1000, -3000, -3999, -2999, "4000 BC"},
    };
    g_autoptr(DmArena) arena = dm_arena_new();
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        DmTickStep step = {DM_TICK_YEAR, rows[i].n, 365.25 * rows[i].n};
        double day = day_of(rows[i].year, 6, 1), floor = dm_tick_floor(step, day);
        cr_expect_float_eq(floor, day_of(rows[i].floor, 1, 1), 1e-9, "%d by %u", rows[i].year, rows[i].n);
        cr_expect_float_eq(dm_tick_next(step, day), day_of(rows[i].next, 1, 1), 1e-9, "%d by %u",
                           rows[i].year, rows[i].n);
        cr_expect_str_eq(dm_tick_name(step, floor, arena), rows[i].name);
    }
}

Test(layout_axis, a_tick_is_its_own_floor_and_the_next_is_later)
{
    static const DmTickStep steps[] = {{DM_TICK_HOUR, 6, 0.25}, {DM_TICK_DAY, 1, 1},
                                       {DM_TICK_WEEK, 2, 14},   {DM_TICK_MONTH, 3, 91},
                                       {DM_TICK_YEAR, 1, 365},  {DM_TICK_YEAR, 50, 18262}};
    for (gsize i = 0; i < G_N_ELEMENTS(steps); i++)
        for (double day = day_of(-120, 3, 3); day < day_of(140, 3, 3); day += 997.3) {
            double floor = dm_tick_floor(steps[i], day), next = dm_tick_next(steps[i], day);
            cr_expect(floor <= day + 1e-6 && next > day);
            cr_expect_float_eq(dm_tick_floor(steps[i], floor), floor, 1e-6);
            cr_expect_float_eq(dm_tick_next(steps[i], floor), next, 1e-6);
        }
}
