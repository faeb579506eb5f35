#include <criterion/criterion.h>
#include <demarche/time.h>

static const struct {
    const char *text, *edtf, *earliest, *latest;
    DmPrecision precision;
} good[] = {
    {"2025-08-21", "2025-08-21", "2025-08-21", "2025-08-21", DM_PRECISION_DAY},
    {"2025-08", "2025-08", "2025-08-01", "2025-08-31", DM_PRECISION_MONTH},
    {"2024-02", "2024-02", "2024-02-01", "2024-02-29", DM_PRECISION_MONTH},
    {"2025", "2025", "2025-01-01", "2025-12-31", DM_PRECISION_YEAR},
    {"-0044", "-0044", "-0044-01-01", "-0044-12-31", DM_PRECISION_YEAR},
    {"Y170002", "Y170002", "Y170002-01-01", "Y170002-12-31", DM_PRECISION_YEAR},
    {"2025-08-21T10:30", "2025-08-21T10:30", "2025-08-21", "2025-08-21", DM_PRECISION_MINUTE},
    {"2025-08-21T10:30:00+03:00", "2025-08-21T10:30:00+03:00", "2025-08-21", "2025-08-21",
     DM_PRECISION_MINUTE},
    {"2025-08-21?", "2025-08-21?", "2025-08-21", "2025-08-21", DM_PRECISION_DAY},
    {"2025-08%", "2025-08%", "2025-08-01", "2025-08-31", DM_PRECISION_MONTH},
    {"?2004-06-~11", "?2004-06-~11", "2004-06-11", "2004-06-11", DM_PRECISION_DAY},
    {"2004-06~-11", "2004-06~-11", "2004-06-11", "2004-06-11", DM_PRECISION_DAY},
    {"?2004-06", "2004?-06", "2004-06-01", "2004-06-30", DM_PRECISION_MONTH},
    {"201X", "201X", "2010-01-01", "2019-12-31", DM_PRECISION_DECADE},
    {"19XX", "19XX", "1900-01-01", "1999-12-31", DM_PRECISION_CENTURY},
    {"2025-XX-31", "2025-XX-31", "2025-01-31", "2025-12-31", DM_PRECISION_YEAR},
    {"XXXX-02-29", "XXXX-02-29", "0000-02-29", "9996-02-29", DM_PRECISION_CENTURY},
    {"2025-1X", "2025-1X", "2025-10-01", "2025-12-31", DM_PRECISION_YEAR},
    {"2025-21", "2025-21", "2025-03-01", "2025-05-31", DM_PRECISION_SEASON},
    {"2025-24", "2025-24", "2025-12-01", "2026-02-28", DM_PRECISION_SEASON},
    {"2025-29", "2025-29", "2025-09-01", "2025-11-30", DM_PRECISION_SEASON},
    {"2025-36", "2025-36", "2025-10-01", "2025-12-31", DM_PRECISION_SEASON},
    {"2025-38", "2025-38", "2025-05-01", "2025-08-31", DM_PRECISION_SEASON},
    {"2025-41", "2025-41", "2025-07-01", "2025-12-31", DM_PRECISION_SEASON},
    {"2025-08-01/2025-09", "2025-08-01/2025-09", "2025-08-01", "2025-09-30", DM_PRECISION_MONTH},
    {"2025-08/..", "2025-08/..", "2025-08-01", "", DM_PRECISION_MONTH},
    {"../2025", "../2025", "", "2025-12-31", DM_PRECISION_YEAR},
    {"2025/", "2025/", "2025-01-01", "", DM_PRECISION_YEAR},
    {"/2025~", "/2025~", "", "2025-12-31", DM_PRECISION_YEAR},
    {"[2025-08-28..2025-08-31]", "[2025-08-28..2025-08-31]", "2025-08-28", "2025-08-31", DM_PRECISION_DAY},
    {"[1667,1668, 1670..1672]", "[1667,1668,1670..1672]", "1667-01-01", "1672-12-31", DM_PRECISION_YEAR},
    {"[..1760-12-03]", "[..1760-12-03]", "", "1760-12-03", DM_PRECISION_DAY},
    {"{1960,1961-12..}", "{1960,1961-12..}", "1960-01-01", "", DM_PRECISION_YEAR},
};

Test(time_edtf, reads)
{
    for (guint i = 0; i < G_N_ELEMENTS(good); i++) {
        DmDate date, again;
        DmDateError error;
        char earliest[DM_DAY_TEXT], latest[DM_DAY_TEXT];
        cr_assert(dm_date_parse(good[i].text, &date, &error), "%s: %s", good[i].text, error.message);
        cr_expect_str_eq(date.edtf, good[i].edtf);
        cr_expect_str_eq(dm_day_format(date.window.earliest, earliest), good[i].earliest, "%s", good[i].text);
        cr_expect_str_eq(dm_day_format(date.window.latest, latest), good[i].latest, "%s", good[i].text);
        cr_expect_eq(date.precision, good[i].precision, "%s: %d", good[i].text, date.precision);
        cr_assert(dm_date_parse(date.edtf, &again, &error));
        cr_expect_str_eq(again.edtf, date.edtf);
        cr_expect(again.window.earliest == date.window.earliest && again.window.latest == date.window.latest);
        cr_expect_eq(again.precision, date.precision);
    }
}

static const struct {
    const char *text;
    gsize offset;
    const char *message;
} bad[] = {
    {"", 0, "an open date has a slash, like 2025-08-21/.."},
    {"25-08-21", 0, "a year has four digits, like 2025"},
    {"20250821", 0, "a date is written with hyphens, like 2025-08-21"},
    {"2025-8-1", 5, "a month has two digits"},
    {"2025-08-2", 8, "a day has two digits"},
    {"2025-08-2u", 8, "a day has two digits"},
    {"201u", 3, "an unknown digit is written X"},
    {"2025-13", 0, "there is no month 13"},
    {"2025-02-29", 0, "there is no such day"},
    {"XXX1-02-29", 0, "there is no such day"},
    {"-0000", 0, "there is no year -0000"},
    {"2025-08-21T25:00", 11, "no such time of day"},
    {"2025-08T10:00", 7, "a time of day needs a full date before it"},
    {"2025-08/2025-07", 8, "the interval ends before it begins"},
    {"../..", 0, "one end of an interval must be a date"},
    {"[2025", 5, "a set ends with ]"},
    {"[2025..2024]", 1, "the range ends before it begins"},
    {"2025-08-21 ", 10, "what follows the date is not part of it"},
};

Test(time_edtf, says_what_is_wrong)
{
    for (guint i = 0; i < G_N_ELEMENTS(bad); i++) {
        DmDate date;
        DmDateError error;
        cr_assert_not(dm_date_parse(bad[i].text, &date, &error), "%s", bad[i].text);
        cr_expect_str_eq(error.message, bad[i].message, "%s: %s", bad[i].text, error.message);
        cr_expect_eq(error.offset, bad[i].offset, "%s: at %zu", bad[i].text, error.offset);
    }
}

Test(time_edtf, marks)
{
    DmDate date;
    cr_assert(dm_date_parse("2025-08-21?/2025-09~", &date, NULL));
    cr_expect(date.uncertain && date.approximate);
    cr_expect_eq(date.shape, DM_DATE_INTERVAL);
    cr_assert(dm_date_parse("2025-08-21T10:30/2025-09-01", &date, NULL));
    cr_expect_eq(date.minute, 630);
    cr_expect_eq(date.precision, DM_PRECISION_DAY);
}

Test(time_edtf, too_long)
{
    g_autoptr(GString) text = g_string_new("[");
    for (int i = 0; i < 30; i++)
        g_string_append(text, "2025,");
    g_string_append(text, "2026]");
    DmDate date;
    DmDateError error;
    cr_assert_not(dm_date_parse(text->str, &date, &error));
    cr_expect_str_eq(error.message, "a date has at most 95 characters");
}

Test(time_edtf, from_window)
{
    DmDay day = dm_day_from_ymd(2025, 8, 21);
    cr_expect_str_eq(dm_date_from_day(day).edtf, "2025-08-21");
    cr_expect_str_eq(dm_date_from_window((DmWindow){day, day + 1}).edtf, "2025-08-21/2025-08-22");
    cr_expect_str_eq(dm_date_from_window((DmWindow){day, DM_DAY_OPEN}).edtf, "2025-08-21/..");
    cr_expect_str_eq(dm_date_from_window((DmWindow){DM_DAY_OPEN, day}).edtf, "../2025-08-21");
    cr_expect_eq(dm_date_from_window((DmWindow){DM_DAY_OPEN, DM_DAY_OPEN}).shape, DM_DATE_NONE);
}
