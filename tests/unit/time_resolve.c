#include <criterion/criterion.h>
#include <demarche/time.h>
#include <string.h>

#define DATE DM_ROLE_DATE
#define DUE  DM_ROLE_DUE

static const struct {
    const char *text, *reference;
    DmDateRole role;
    const char *edtf;
} good[] = {
    {"2025-09", "2025-08-21", DUE, "2025-09"},
    {" 2025-09-01 ", "2025-08-21", DUE, "2025-09-01"},
    {"within 7-10 days", "2025-08-21", DUE, "2025-08-28/2025-08-31"},
    {"within seven to 10 days", "2025-08-21", DUE, "2025-08-28/2025-08-31"},
    {"Within 7–10 days", "2025-08-21", DUE, "2025-08-28/2025-08-31"},
    {"within 10 days", "2025-08-21", DUE, "2025-08-21/2025-08-31"},
    {"within two weeks", "2025-08-21", DUE, "2025-08-21/2025-09-04"},
    {"within 48 hours", "2025-08-21", DUE, "2025-08-21/2025-08-23"},
    {"in 10 days", "2025-08-21", DUE, "2025-08-31"},
    {"in two weeks", "2025-08-21", DUE, "2025-09-04"},
    {"in one month", "2025-01-31", DUE, "2025-02-28"},
    {"in a year", "2024-02-29", DUE, "2025-02-28"},
    {"in 3 working days", "2025-08-21", DUE, "2025-08-26"},
    {"in a week or two", "2025-08-21", DUE, "2025-08-28/2025-09-04"},
    {"in a few days", "2025-08-21", DUE, "2025-08-23~/2025-08-26~"},
    {"in 10 days or so", "2025-08-21", DUE, "2025-08-31~"},
    {"in less than two weeks", "2025-08-21", DUE, "2025-08-21/2025-09-04"},
    {"in more than two weeks", "2025-08-21", DUE, "2025-09-04/.."},
    {"until 2 September", "2025-08-21", DUE, "2025-08-21/2025-09-02"},
    {"from Monday to Wednesday", "2025-08-21", DUE, "2025-08-25/2025-08-27"},
    {"by 2025-09-01", "2025-08-21", DUE, "2025-08-21/2025-09-01"},
    {"by Friday", "2025-08-21", DUE, "2025-08-21/2025-08-22"},
    {"by the end of the month", "2025-08-21", DUE, "2025-08-21/2025-08-31"},
    {"before the end of the year", "2025-08-21", DUE, "2025-08-21/2025-12-31"},
    {"before 1 September", "2025-08-21", DUE, "2025-08-21/2025-08-31"},
    {"end of the month", "2025-08-25", DUE, "2025-08-25/2025-08-31"},
    {"between 28 and 31 August", "2025-08-21", DUE, "2025-08-28/2025-08-31"},
    {"after 1 September", "2025-08-21", DUE, "2025-09-02/.."},
    {"in the next two to three weeks", "2025-08-21", DUE, "2025-09-04/2025-09-11"},
    {"tomorrow", "2025-08-21", DUE, "2025-08-22"},
    {"Friday", "2025-08-21", DUE, "2025-08-22"},
    {"on Wednesday", "2025-08-21", DUE, "2025-08-27"},
    {"January", "2025-08-21", DUE, "2026-01"},
    {"the third quarter of 2026", "2025-08-21", DUE, "2026-35"},
    {"Thursday", "2025-08-21", DATE, "2025-08-21"},
    {"Friday", "2025-08-21", DATE, "2025-08-15"},
    {"on Monday", "2025-08-21", DATE, "2025-08-18"},
    {"yesterday", "2025-08-21", DATE, "2025-08-20"},
    {"May 5", "2025-08-21", DATE, "2025-05-05"},
    {"5 September", "2025-08-21", DATE, "2025-09-05"},
    {"summer 2024", "2025-08-21", DATE, "2024-22"},
    {"Sat", "2025-08-21", DATE, "2025-08-16"},
    {"may", "2025-08-21", DATE, "2025-05"},
    {"5 p.m. Monday", "2025-08-21", DATE, "2025-08-18T17:00"},
    {"within 10 days", "2025-08", DUE, "2025-08-01/2025-09-10"}, /* from an uncertain day */
    {"in 10 days", "2025-08-21/2025-08-23", DUE, "2025-08-31/2025-09-02"},
};

static DmDate reference(const char *text)
{
    DmDate date;
    cr_assert(dm_date_parse(text, &date, NULL));
    return date;
}

Test(time_resolve, phrases_of_fields)
{
    for (guint i = 0; i < G_N_ELEMENTS(good); i++) {
        DmDate from = reference(good[i].reference), date = {0};
        DmDateError error = {0};
        cr_expect(dm_date_resolve(good[i].text, &from, good[i].role, &date, &error), "%s: %s", good[i].text,
                  error.message);
        cr_expect_str_eq(date.edtf, good[i].edtf, "%s: %s", good[i].text, date.edtf);
    }
}

static const struct {
    const char *text;
    DmDateRole role;
    const char *readings;
} twofold[] = {
    {"03/04/2025", DATE, "2025-03-04; 2025-04-03"},     {"03/04/2025", DUE, "2025-03-04; 2025-04-03"},
    {"by 03/04/2026", DUE, "2026-03-04; 2026-04-03"},   {"next Friday", DUE, "2025-08-22; 2025-08-29"},
    {"by next Tuesday", DUE, "2025-08-26; 2025-09-02"}, {"Thursday", DUE, "2025-08-21; 2025-08-28"},
};

Test(time_resolve, two_readings)
{
    DmDate from = reference("2025-08-21"), date;
    for (guint i = 0; i < G_N_ELEMENTS(twofold); i++) {
        DmDateError error = {0};
        cr_assert_not(dm_date_resolve(twofold[i].text, &from, twofold[i].role, &date, &error), "%s",
                      twofold[i].text);
        cr_expect_str_eq(error.readings, twofold[i].readings, "%s: %s", twofold[i].text, error.readings);
    }
}

static const struct {
    const char *text;
    gsize offset;
    const char *message;
} bad[] = {
    {"2025-13", 0, "there is no month 13"},
    {"soonish", 0, "cannot read this date; write 2025-08-21, or a phrase like \"within 10 days\""},
    {"within 10 days perhaps", 14, "cannot read this part of the date"},
    {"two weeks", 0, "a length of time is no date; write \"in two weeks\" or \"within two weeks\""},
    {"every Monday", 0, "this names no day"},
    {"by 2025-08-01", 0, "2025-08-01 is before 2025-08-21, from which it counts"},
    {"", 0, "cannot read this date; write 2025-08-21, or a phrase like \"within 10 days\""},
};

Test(time_resolve, says_what_is_wrong)
{
    DmDate from = reference("2025-08-21"), date;
    for (guint i = 0; i < G_N_ELEMENTS(bad); i++) {
        DmDateError error = {0};
        cr_assert_not(dm_date_resolve(bad[i].text, &from, DUE, &date, &error), "%s", bad[i].text);
        cr_expect_str_eq(error.message, bad[i].message, "%s: %s", bad[i].text, error.message);
        cr_expect_eq(error.offset, bad[i].offset, "%s: at %zu", bad[i].text, error.offset);
        cr_expect_str_eq(error.readings, "");
    }
}
