#include "text/reader.h"
#include <criterion/criterion.h>
#include <string.h>

static const struct {
    const char *text, *iso; /* NULL: not a plain date */
} rows[] = {
    {"2025-08-21", "2025-08-21"},
    {"2025-08-21T10:00:00+03:00", "2025-08-21"},
    {"August 21, 2025", "2025-08-21"},
    {"Thursday, 21 August 2025", "2025-08-21"},
    {"Published: Aug. 21, 2025, 14:05 GMT", "2025-08-21"},
    {"21st of August 2025", "2025-08-21"},
    {"Sept 3 2025 | 9:30 a.m. EDT", "2025-09-03"},
    {"21.08.2025", "2025-08-21"},
    {"21/08/2025", "2025-08-21"},
    {"08/21/2025", "2025-08-21"},
    {"03/04/2025", NULL},
    {"2025-13-01", NULL},
    {"31 February 2025", NULL},
    {"August 2025", NULL},
    {"August 21", NULL},
    {"On August 21, 2025, the war went on", NULL},
    {"August 21, 2025, 22", NULL},
    {"2025", NULL},
    {"", NULL},
};

Test(text_when, reads_dates_written_in_full)
{
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        char iso[11] = "";
        bool read = dm_plain_date(rows[i].text, strlen(rows[i].text), iso);
        cr_expect_eq(read, rows[i].iso != NULL, "%s", rows[i].text);
        if (read && rows[i].iso)
            cr_expect_str_eq(iso, rows[i].iso);
    }
}
