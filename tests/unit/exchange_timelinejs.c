#include "exchange_help.h"
#include <jansson.h>

static int number(const json_t *slide, const char *date, const char *key)
{
    return (int)json_integer_value(json_object_get(json_object_get(slide, date), key));
}

Test(exchange_timelinejs, dates_are_as_precise_as_ours)
{
    static const struct {
        const char *date;
        int start[3], end[3]; /* zeros: not said */
        bool display;
    } rows[] = {
        {"2025-08-21", {2025, 8, 21}, {0}, false},
        {"2025-08", {2025, 8, 0}, {0}, false},
        {"2025", {2025, 0, 0}, {0}, false},
        {"2025-08-21/2025-08-23", {2025, 8, 21}, {2025, 8, 23}, false},
        {"2025-08-21?", {2025, 8, 21}, {0}, true},
        {"[2025-08-21..2025-08-22]", {2025, 8, 21}, {2025, 8, 22}, true},
    };
    static const char *const keys[] = {"year", "month", "day"};
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        the_event();
        cr_assert(dm_date_parse(rows[i].date, &event_row.date, NULL));
        DmExport view = the_view();
        g_autofree char *text = written(DM_EXPORT_TIMELINEJS, &view);
        json_t *root = json_loads(text, 0, NULL);
        const json_t *slide = json_array_get(json_object_get(root, "events"), 0);
        for (guint k = 0; k < 3; k++) {
            cr_expect_eq(number(slide, "start_date", keys[k]), rows[i].start[k], "%s %s", rows[i].date,
                         keys[k]);
            cr_expect_eq(number(slide, "end_date", keys[k]), rows[i].end[k], "%s %s", rows[i].date, keys[k]);
        }
        cr_expect_eq(json_object_get(slide, "display_date") != NULL, rows[i].display, "%s", rows[i].date);
        json_decref(root);
    }
}

Test(exchange_timelinejs, periods_are_eras)
{
    the_event()->kind = DM_KIND_PERIOD;
    dm_date_parse("2025-08-01/2025-08-31", &event_row.date, NULL);
    DmExport view = the_view();
    g_autofree char *text = written(DM_EXPORT_TIMELINEJS, &view);
    json_t *root = json_loads(text, 0, NULL);
    cr_expect_eq(json_array_size(json_object_get(root, "events")), 0);
    cr_expect_eq(json_array_size(json_object_get(root, "eras")), 1);
    json_decref(root);
}
