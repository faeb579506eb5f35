/* Titles in lines: directions, cuts, room left free. */
#include "layout/labels.h"
#include <criterion/criterion.h>
#include <string.h>

static const DmFont font = {10, DM_WEIGHT_REGULAR, false}; /* 5 units a letter by the plain measure */

static const struct Direction {
    const char *text, *first; /* the first line */
    bool rtl;
} directions[] = {
    {"talks", "talks", false},
    {"اتفاق", "\u2067اتفاق\u2069", true},
    {"ليلى opens the crossing", "\u2066ليلى opens the crossing\u2069", false},
    {"5 \u2068الأهرام\u2069, 1 Aug", "\u20665 \u2068الأهرام\u2069, 1 Aug\u2069", false},
    {"محادثات بين السويد و UA", "\u2067محادثات بين السويد و UA\u2069", true},
};

Test(labels, keep_the_direction_of_their_text)
{
    g_autoptr(DmRuler) ruler = dm_ruler_new(&dm_measure_plain);
    g_autoptr(DmArena) arena = dm_arena_new();
    for (gsize i = 0; i < G_N_ELEMENTS(directions); i++) {
        DmLabel label = dm_label_wrap(ruler, arena, directions[i].text, font, 400, 2, 0, 0);
        cr_expect_str_eq(label.lines[0], directions[i].first);
        cr_expect_eq(label.rtl, directions[i].rtl, "%s", directions[i].text);
    }
    cr_expect_str_eq(dm_text_isolated(arena, "Paper"), "Paper");
    cr_expect_str_eq(dm_text_isolated(arena, "الأهرام"), "\u2068الأهرام\u2069");
}

static const struct Wrap {
    const char *text;
    double width;
    guint lines;
    const char *wanted; /* lines joined by | */
} wraps[] = {
    {"one two three four", 200, 3, "one two three four"},
    {"one two three four", 55, 3, "one two|three four"},
    {"one two three four", 50, 1, "one two…"},
    {"state-owned", 35, 2, "state-|owned"},
    {"停战协定谈判代表团会", 41, 2, "停战协定谈|判代表团会"},
    {"unbreakable", 41, 2, "unbreaka|ble"},
};

Test(labels, break_where_the_script_allows)
{
    g_autoptr(DmRuler) ruler = dm_ruler_new(&dm_measure_plain);
    g_autoptr(DmArena) arena = dm_arena_new();
    for (gsize i = 0; i < G_N_ELEMENTS(wraps); i++) {
        DmLabel label =
            dm_label_wrap(ruler, arena, wraps[i].text, font, wraps[i].width, wraps[i].lines, 0, 0);
        g_autoptr(GString) got = g_string_new(NULL);
        for (guint k = 0; k < label.n; k++)
            g_string_append_printf(got, "%s%s", k ? "|" : "", label.lines[k]);
        cr_expect_str_eq(got->str, wraps[i].wanted);
        cr_expect_leq(label.width, wraps[i].width, "%s", wraps[i].text);
        cr_expect_eq(label.cut, strstr(wraps[i].wanted, "…") != NULL, "%s", wraps[i].text);
    }
}
