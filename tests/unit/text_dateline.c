#include "text/reader.h"
#include <criterion/criterion.h>
#include <string.h>

static const struct {
    const char *text, *rest, *place, *published; /* NULLs: none */
} rows[] = {
    {"KYIV, Aug 21 (Agency) \xE2\x80\x94 Talks went on.", "Talks went on.", "KYIV", NULL},
    {"WASHINGTON (AP) - Talks went on.", "Talks went on.", "WASHINGTON", NULL},
    {"MOSCOW, August 21, 2025. /TASS/. Talks went on.", "Talks went on.", "MOSCOW", "2025-08-21"},
    {"BRUSSELS \xE2\x80\x94 Talks went on.", "Talks went on.", "BRUSSELS", NULL},
    {"Geneva, 21 August 2025 \xE2\x80\x93 Talks went on.", "Talks went on.", "Geneva", "2025-08-21"},
    {"New York, United States -- Talks went on.", "Talks went on.", "New York, United States", NULL},
    {"Thursday, May 8, 2025 Talks went on.", "Talks went on.", NULL, "2025-05-08"},
    {"NATO \xE2\x80\x94 the alliance \xE2\x80\x94 met.", NULL, NULL, NULL},
    {"Britain and France (the hosts) met - again.", NULL, NULL, NULL},
    {"On August 21, 2025, talks went on.", NULL, NULL, NULL},
    {"The well-known envoy left \xE2\x80\x94 He was late.", NULL, NULL, NULL},
    {"Talks", NULL, NULL, NULL},
};

static const struct {
    const char *text, *place, *published; /* NULLs: no dateline */
} alone[] = {
    {"Berlin, 30 June 2025", "Berlin", "2025-06-30"},
    {"Addis Ababa, August 21, 2025", "Addis Ababa", "2025-08-21"},
    {"30 June 2025", NULL, NULL},
    {"Berlin, the capital", NULL, NULL},
    {"Talks go on, 30 June 2025", NULL, NULL},
};

Test(text_dateline, stands_on_a_line_of_its_own)
{
    for (guint i = 0; i < G_N_ELEMENTS(alone); i++) {
        Reader reader = {0};
        cr_expect_eq(dm_dateline_alone(&reader, alone[i].text, strlen(alone[i].text)), alone[i].place != NULL,
                     "%s", alone[i].text);
        cr_expect_eq(g_strcmp0(reader.meta[META_DATELINE], alone[i].place), 0, "%s", alone[i].text);
        cr_expect_eq(g_strcmp0(reader.meta[META_PUBLISHED], alone[i].published), 0, "%s", alone[i].text);
        g_free(reader.meta[META_DATELINE]);
        g_free(reader.meta[META_PUBLISHED]);
    }
}

Test(text_dateline, is_cut_from_the_first_sentence)
{
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        Reader reader = {0};
        gsize cut = dm_dateline_len(&reader, rows[i].text, strlen(rows[i].text));
        cr_expect_str_eq(rows[i].text + cut, rows[i].rest ? rows[i].rest : rows[i].text);
        cr_expect_eq(g_strcmp0(reader.meta[META_DATELINE], rows[i].place), 0, "%s: %s", rows[i].text,
                     reader.meta[META_DATELINE]);
        cr_expect_eq(g_strcmp0(reader.meta[META_PUBLISHED], rows[i].published), 0, "%s", rows[i].text);
        g_free(reader.meta[META_DATELINE]);
        g_free(reader.meta[META_PUBLISHED]);
    }
}
