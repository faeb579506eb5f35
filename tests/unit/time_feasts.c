#include <criterion/criterion.h>
#include <demarche/time.h>
#include <string.h>

/* Days of record. The Islamic ones are those of the tabular calendar, a day or so off what was seen. */
static const struct {
    const char *text, *earliest, *latest;
} feasts[] = {
    {"Easter 1818", "1818-03-22", "1818-03-22"},
    {"Easter 1943", "1943-04-25", "1943-04-25"},
    {"Easter 2000", "2000-04-23", "2000-04-23"},
    {"Easter 2024", "2024-03-31", "2024-03-31"},
    {"Easter 2025", "2025-04-20", "2025-04-20"},
    {"Easter Monday 2024", "2024-04-01", "2024-04-01"},
    {"Good Friday 1998", "1998-04-10", "1998-04-10"},
    {"Pentecost 2025", "2025-06-08", "2025-06-08"},
    {"Orthodox Easter 2016", "2016-05-01", "2016-05-01"},
    {"Orthodox Easter 2024", "2024-05-05", "2024-05-05"},
    {"Orthodox Easter 2025", "2025-04-20", "2025-04-20"},
    {"Thanksgiving 2024", "2024-11-28", "2024-11-28"},
    {"Labor Day 2024", "2024-09-02", "2024-09-02"},
    {"Memorial Day 2024", "2024-05-27", "2024-05-27"},
    {"Martin Luther King Day 2024", "2024-01-15", "2024-01-15"},
    {"Christmas Eve 1914", "1914-12-24", "1914-12-24"},
    {"Ramadan 2024", "2024-03-11", "2024-04-09"},
    {"Ramadan 2025", "2025-03-01", "2025-03-30"},
    {"Eid al-Fitr 2024", "2024-04-10", "2024-04-10"},
};

static DmWindow window_of(const char *text, DmDay reference)
{
    g_autoptr(GArray) found = g_array_new(false, false, sizeof(DmTimex));
    dm_dates_find(text, strlen(text), reference, DM_PREFER_NONE, found);
    cr_assert_eq(found->len, 1, "%s", text);
    return g_array_index(found, DmTimex, 0).window;
}

Test(time_feasts, of_record)
{
    for (guint i = 0; i < G_N_ELEMENTS(feasts); i++) {
        char day[DM_DAY_TEXT];
        DmWindow w = window_of(feasts[i].text, 0);
        cr_expect_str_eq(dm_day_format(w.earliest, day), feasts[i].earliest, "%s: %s", feasts[i].text, day);
        cr_expect_str_eq(dm_day_format(w.latest, day), feasts[i].latest, "%s: %s", feasts[i].text, day);
    }
}

Test(time_feasts, easter_is_a_sunday_in_its_weeks)
{
    for (int year = 1700; year < 2200; year++) {
        g_autofree char *text = g_strdup_printf("Easter %d", year);
        DmDay day = window_of(text, 0).earliest;
        cr_expect_eq(dm_day_weekday(day), 6, "%d", year);
        cr_expect(day >= dm_day_from_ymd(year, 3, 22) && day <= dm_day_from_ymd(year, 4, 25), "%d", year);
    }
}

Test(time_feasts, nearest_without_a_year)
{
    cr_expect_eq(window_of("Christmas", dm_day_from_ymd(2025, 1, 10)).earliest,
                 dm_day_from_ymd(2024, 12, 25));
    cr_expect_eq(window_of("Christmas", dm_day_from_ymd(2025, 8, 21)).earliest,
                 dm_day_from_ymd(2025, 12, 25));
}
