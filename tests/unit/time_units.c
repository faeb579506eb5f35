#include "time/phrase.h"
#include <criterion/criterion.h>

static const struct {
    const char *day;
    Unit unit;
    int n;
    const char *earliest, *latest, *value;
} spans[] = {
    {"2025-08-21", UNIT_DAY, 0, "2025-08-21", "2025-08-21", "2025-08-21"},
    {"2025-08-21", UNIT_WEEK, 0, "2025-08-18", "2025-08-24", "2025-W34"},
    {"2025-08-21", UNIT_WEEKEND, 0, "2025-08-23", "2025-08-24", "2025-W34-WE"},
    {"2025-08-24", UNIT_WEEKEND, 1, "2025-08-30", "2025-08-31", "2025-W35-WE"},
    {"2025-08-21", UNIT_WORKWEEK, -1, "2025-08-11", "2025-08-15", "2025-W33"},
    {"2024-12-30", UNIT_WEEK, 0, "2024-12-30", "2025-01-05", "2025-W01"}, /* the year of its Thursday */
    {"2021-01-03", UNIT_WEEK, 0, "2020-12-28", "2021-01-03", "2020-W53"},
    {"2025-08-21", UNIT_MONTH, -6, "2025-02-01", "2025-02-28", "2025-02"},
    {"2025-08-21", UNIT_QUARTER, 1, "2025-10-01", "2025-12-31", "2025-Q4"},
    {"2025-01-15", UNIT_SEASON, 0, "2024-12-01", "2025-02-28", "2024-WI"},
    {"2025-08-21", UNIT_SEASON, 1, "2025-09-01", "2025-11-30", "2025-FA"},
    {"2025-08-21", UNIT_HALF, 0, "2025-07-01", "2025-12-31", "2025-H2"},
    {"2025-08-21", UNIT_YEAR, -1, "2024-01-01", "2024-12-31", "2024"},
    {"2025-08-21", UNIT_DECADE, 0, "2020-01-01", "2029-12-31", "202"},
    {"2025-08-21", UNIT_CENTURY, -1, "1900-01-01", "1999-12-31", "19"},
};

Test(time_units, windows_and_values)
{
    for (guint i = 0; i < G_N_ELEMENTS(spans); i++) {
        DmDay day;
        char text[DM_DAY_TEXT], value[UNIT_VALUE_MAX];
        cr_assert(dm_day_parse(spans[i].day, &day));
        DmWindow w = unit_window(day, spans[i].unit, spans[i].n);
        unit_value(w.earliest, spans[i].unit, value);
        cr_expect_str_eq(dm_day_format(w.earliest, text), spans[i].earliest, "row %u: %s", i, text);
        cr_expect_str_eq(dm_day_format(w.latest, text), spans[i].latest, "row %u: %s", i, text);
        cr_expect_str_eq(value, spans[i].value, "row %u: %s", i, value);
    }
}

static const struct {
    Unit unit;
    double n;
    const char *value;
} lengths[] = {
    {UNIT_DAY, 7, "P7D"},       {UNIT_HOUR, 48, "PT48H"}, {UNIT_YEAR, 2.5, "P2.5Y"}, {UNIT_WEEK, -1, "PXW"},
    {UNIT_FORTNIGHT, 1, "P2W"}, {UNIT_DECADE, 3, "P3DE"}, {UNIT_MINUTE, -1, "PTXM"}, {UNIT_WORKDAY, 3, "P3D"},
};

Test(time_units, durations)
{
    for (guint i = 0; i < G_N_ELEMENTS(lengths); i++) {
        char value[UNIT_VALUE_MAX];
        unit_duration(lengths[i].unit, lengths[i].n, value);
        cr_expect_str_eq(value, lengths[i].value);
    }
}
