#include "text/reader.h"
#include <criterion/criterion.h>
#include <string.h>

static const struct {
    const char *text;
    gunichar c; /* 0: unknown */
} rows[] = {
    {"&amp;", '&'},     {"&eacute;", 0xE9}, {"&#8217;", 0x2019}, {"&#x2019;", 0x2019}, {"&apos;", '\''},
    {"&#146;", 0x2019}, {"&nbsp;", 0xA0},   {"&nosuch;", 0},     {"&#xD800;", 0},      {"&#99999999999;", 0},
    {"&#;", 0},         {"&;", 0},          {"&#x;", 0},         {"&#12a;", 0},        {"&ccaron;", 0x10D},
};

Test(text_entity, decodes_names_and_numbers)
{
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        gunichar c = 0;
        cr_expect_eq(dm_entity_decode(rows[i].text, strlen(rows[i].text), &c), rows[i].c != 0, "%s",
                     rows[i].text);
        cr_expect_eq(c, rows[i].c, "%s", rows[i].text);
    }
}
