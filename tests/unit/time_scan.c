#include "time/phrase.h"
#include <criterion/criterion.h>
#include <string.h>

static const char *join_name(guint join)
{
    static const struct {
        Join join;
        const char *name;
    } names[] = {{JOIN_NONE, "+"},  {JOIN_SPACE, " "}, {JOIN_HYPHEN, "-"},   {JOIN_DASH, "–"},
                 {JOIN_COMMA, ","}, {JOIN_SLASH, "/"}, {JOIN_GENITIVE, "'"}, {JOIN_START, "|"}};
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        if (names[i].join == join)
            return names[i].name;
    }
    return "?";
}

/* Runs of known words, each word after the sign of what joins it to the one before; | begins a run. */
static const struct {
    const char *text, *runs;
} texts[] = {
    {"They met last Tuesday, May 5, in Bern.", "|last Tuesday,May 5,in"},
    {"mid-May 5–7 and Dec. 31", "|mid-May 5–7 and Dec 31"},
    {"next week's Monday", "|next week'Monday"},
    {"two years' time", "|two years'time"},
    {"Dec31 and 31/Dec/1999", "|Dec+31 and 31/Dec/1999"},
    {"On Monday. Nobody came.\n\nTuesday came.", "|On Monday|Tuesday"},
    {"the ghost of the machine", ""},
    {"two\nweeks", "|two weeks"},
    {"$50 a week at 5%", "|a week at"},
    {"[Ten] years ago", "|Ten years ago"},
    {"10:30 a.m. EST on 2025-08-21", "|10:30 a.m. EST on 2025-08-21"},
    {"the 1990s and '80s", "|the 1990s and '80s"},
    {"STS-133 in May", "|in May"},
    {"1,250 days or 2 1/2 years", "|1,250 days or 2 1/2 years"},
};

Test(time_scan, cuts_runs)
{
    lexicon_load();
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autofree Engine *e = g_new0(Engine, 1);
        *e = (Engine){.text = texts[i].text, .len = strlen(texts[i].text)};
        g_autoptr(GString) out = g_string_new(NULL);
        gsize at = 0;
        while (scan_run(e, &at)) {
            for (guint k = 0; k < e->n; k++) {
                const Token *t = &e->token[k];
                g_string_append_printf(out, "%s%.*s", join_name(t->join), (int)(t->end - t->start),
                                       texts[i].text + t->start);
            }
        }
        cr_expect_str_eq(out->str, texts[i].runs, "%s: %s", texts[i].text, out->str);
    }
}
