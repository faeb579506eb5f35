#include <criterion/criterion.h>
#include <demarche/time.h>

static DmDay day(const char *text)
{
    DmDay d;
    cr_assert(dm_day_parse(text, &d), "%s", text);
    return d;
}

Test(time_day, counts_every_day_of_eight_centuries)
{
    DmDay first = dm_day_from_ymd(1600, 1, 1), last = dm_day_from_ymd(2400, 12, 31);
    int weekday = dm_day_weekday(first);
    for (DmDay d = first; d <= last; d++, weekday = (weekday + 1) % 7) {
        int y, m, n;
        char text[DM_DAY_TEXT];
        dm_day_to_ymd(d, &y, &m, &n);
        cr_assert_eq(dm_day_from_ymd(y, m, n), d);
        cr_assert_eq(dm_day_weekday(d), weekday);
        cr_assert_eq(day(dm_day_format(d, text)), d);
    }
    cr_expect_eq(dm_day_weekday(day("1970-01-01")), 3);
    cr_expect_eq(dm_day_weekday(day("2025-08-21")), 3);
}

static const struct {
    const char *from;
    int n;
    DmUnit unit;
    const char *to;
} sums[] = {
    {"2025-08-21", 10, DM_UNIT_DAYS, "2025-08-31"},
    {"2025-08-21", -21, DM_UNIT_DAYS, "2025-07-31"},
    {"2025-08-21", 2, DM_UNIT_WEEKS, "2025-09-04"},
    {"2025-01-31", 1, DM_UNIT_MONTHS, "2025-02-28"},
    {"2024-01-31", 1, DM_UNIT_MONTHS, "2024-02-29"},
    {"2025-03-31", -1, DM_UNIT_MONTHS, "2025-02-28"},
    {"2025-11-30", 3, DM_UNIT_MONTHS, "2026-02-28"},
    {"2024-02-29", 1, DM_UNIT_YEARS, "2025-02-28"},
    {"2024-02-29", -4, DM_UNIT_YEARS, "2020-02-29"},
    {"2025-08-21", 1, DM_UNIT_WORKING_DAYS, "2025-08-22"},
    {"2025-08-21", 2, DM_UNIT_WORKING_DAYS, "2025-08-25"},
    {"2025-08-22", 1, DM_UNIT_WORKING_DAYS, "2025-08-25"},
    {"2025-08-23", 1, DM_UNIT_WORKING_DAYS, "2025-08-25"},
    {"2025-08-24", 5, DM_UNIT_WORKING_DAYS, "2025-08-29"},
    {"2025-08-25", -1, DM_UNIT_WORKING_DAYS, "2025-08-22"},
    {"2025-08-24", -1, DM_UNIT_WORKING_DAYS, "2025-08-22"},
    {"2025-08-21", 10, DM_UNIT_WORKING_DAYS, "2025-09-04"},
    {"2025-08-21", -10, DM_UNIT_WORKING_DAYS, "2025-08-07"},
    {"2025-08-23", 0, DM_UNIT_WORKING_DAYS, "2025-08-23"},
};

Test(time_day, adds)
{
    for (guint i = 0; i < G_N_ELEMENTS(sums); i++) {
        char text[DM_DAY_TEXT];
        dm_day_format(dm_day_add(day(sums[i].from), sums[i].n, sums[i].unit), text);
        cr_expect_str_eq(text, sums[i].to, "%s %+d: %s", sums[i].from, sums[i].n, text);
    }
    cr_expect_eq(dm_day_add(DM_DAY_OPEN, 5, DM_UNIT_MONTHS), DM_DAY_OPEN);
    cr_expect(dm_day_add(0, G_MAXINT, DM_UNIT_YEARS) > 0, "far days saturate");
}

Test(time_day, reads_days_and_nothing_else)
{
    static const char *const wrong[] = {"",           "2025-8-21", "2025-02-29", "2025-13-01", "2025-08-21 ",
                                        "2025-08-00", "2025/08/21"};
    DmDay d;
    for (guint i = 0; i < G_N_ELEMENTS(wrong); i++)
        cr_expect_not(dm_day_parse(wrong[i], &d), "%s", wrong[i]);
    char text[DM_DAY_TEXT];
    cr_expect_str_eq(dm_day_format(DM_DAY_OPEN, text), "");
}
