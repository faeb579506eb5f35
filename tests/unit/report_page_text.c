#include "report/page.h"
#include <criterion/criterion.h>

Test(report_page_text, dates_for_people)
{
    static const struct {
        const char *edtf, *text;
    } rows[] = {
        {"2025-08-21", ">21 August 2025<"},
        {"2025-08-28/2025-08-31", ">28 \xE2\x80\x93 31 August 2025<"},
        {"2025-08-28/2025-09-02", ">28 August \xE2\x80\x93 2 September 2025<"},
        {"2025-12-30/2026-01-02", ">30 December 2025 \xE2\x80\x93 2 January 2026<"},
        {"2025-08", ">August 2025<"},
        {"2025", ">2025<"},
        {"2025-08-21?", ">21 August 2025 (uncertain)<"},
        {"2025-08-21~", ">about 21 August 2025<"},
        {"2025-08-21/..", ">from 21 August 2025<"},
        {"../2025-08-21", ">until 21 August 2025<"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        DmDate date;
        g_autoptr(GString) out = g_string_new(NULL);
        cr_assert(dm_date_parse(rows[i].edtf, &date, NULL));
        dm_page_date(out, &date);
        cr_expect(strstr(out->str, rows[i].text), "%s: %s", rows[i].edtf, out->str);
    }
}

Test(report_page_text, no_date_is_nothing)
{
    g_autoptr(GString) out = g_string_new(NULL);
    dm_page_date(out, &(DmDate){0});
    dm_page_day(out, DM_DAY_OPEN);
    dm_page_element(out, "p", NULL, NULL);
    cr_assert_str_eq(out->str, "");
}
