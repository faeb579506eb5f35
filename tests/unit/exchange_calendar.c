#include "exchange_help.h"
#include <libical/ical.h>

Test(exchange_calendar, days_are_whole_and_the_end_is_exclusive)
{
    static const struct {
        const char *date, *start, *end; /* NULL: not in the calendar */
    } rows[] = {
        {"2025-08-21", "20250821", "20250822"},
        {"2025-08", "20250801", "20250901"},
        {"2025-12-31", "20251231", "20260101"},
        {"2025-08-21/2025-08-23", "20250821", "20250824"},
        {"2025-08-21/..", "20250821", "20250822"},
        {"../2025-08-21", "20250821", "20250822"},
        {"-0050", NULL, NULL},
    };
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        cr_assert(dm_date_parse(rows[i].date, &the_event()->date, NULL));
        dm_date_parse(rows[i].date, &event_row.date, NULL);
        DmExport view = the_view();
        g_autofree char *text = written(DM_EXPORT_ICS, &view);
        icalcomponent *calendar = icalparser_parse_string(text);
        icalcomponent *event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
        cr_expect_eq(event != NULL, rows[i].start != NULL, "%s", rows[i].date);
        if (event && rows[i].start) {
            cr_expect_str_eq(icaltime_as_ical_string(icalcomponent_get_dtstart(event)), rows[i].start);
            cr_expect_str_eq(icaltime_as_ical_string(icalcomponent_get_dtend(event)), rows[i].end);
        }
        icalcomponent_free(calendar);
    }
}

Test(exchange_calendar, status_follows_the_meeting)
{
    static const struct {
        DmStatus status;
        const char *line;
    } rows[] = {
        {DM_STATUS_HELD, "STATUS:CONFIRMED"},
        {DM_STATUS_PROPOSED, "STATUS:TENTATIVE"},
        {DM_STATUS_CANCELLED, "STATUS:CANCELLED"},
        {DM_STATUS_DENIED, "STATUS:CANCELLED"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        the_event()->status = rows[i].status;
        DmExport view = the_view();
        g_autofree char *text = written(DM_EXPORT_ICS, &view);
        expect_has(text, rows[i].line);
    }
}

Test(exchange_calendar, a_window_of_one_day_has_no_start_of_its_own)
{
    static const struct {
        const char *due;
        bool start;
    } rows[] = {{"2025-08-30", false}, {"2025-08-28/2025-08-30", true}};
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        DmCommitmentRow row = {.id = "list", .title = "A list", .kind = DM_KIND_DEADLINE, .evidence = wire};
        DmExport view = {.as_of = {.day = dm_day_from_ymd(2025, 8, 25)}};
        dm_date_parse(rows[i].due, &row.due, NULL);
        view.commitments.items = &row;
        view.commitments.len = 1;
        g_autofree char *text = written(DM_EXPORT_ICS, &view);
        const char *todo = strstr(text, "BEGIN:VTODO"), *end = strstr(text, "END:VTODO");
        g_autofree char *part = g_strndup(todo, (gsize)(end - todo));
        expect_has(part, "DUE;VALUE=DATE:20250830");
        cr_expect_eq(strstr(part, "DTSTART") != NULL, rows[i].start);
        expect_has(text, "UID:list-due@demarche");
    }
}
