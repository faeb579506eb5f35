#include "text/fold.h"
#include <criterion/criterion.h>
#include <string.h>

static const struct {
    const char *text, *folded;
} rows[] = {
    {"a  b\n\tc", "a b c"},
    {"\xE2\x80\x9Cq\xE2\x80\x9D 'q' \xC2\xABq\xC2\xBB", "q q q"},
    {"it\xE2\x80\x99s the leaders' \"'nested'\" ask", "it's the leaders nested ask"},
    {"a \xE2\x80\x94 b a--b a-b", "a-b a-b a-b"},
    {"wait\xE2\x80\xA6", "wait..."},
    {"**bold** _it_ snake_case `code` ~~old~~", "bold it snake_case code old"},
    {"[text](http://x.org) ![alt](y.png)", "text alt"},
    {"[text] (aside)", "text (aside)"},
    {"# Head\n> quoted\n- item", "Head quoted item"},
    {"C# 5 > 4", "C# 5 > 4"},
    {"<p>One</p><p>two <b>th</b>ree", "One two three"},
    {"a < b &amp; c &nosuch; d", "a < b & c &nosuch; d"},
    {"co\xC2\xADoperate x\xE2\x80\x8By", "cooperate xy"},
    {"a\xC2\xA0"
     "b",
     "a b"},
    {"1\\. one", "1. one"},
    {"", ""},
};

Test(text_fold, makes_equal_what_reads_equal)
{
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        Original original;
        Map map;
        dm_original_init(&original, rows[i].text, strlen(rows[i].text));
        dm_map_init(&map, 0);
        dm_text_fold(&map, &original);
        cr_expect_str_eq(map.text->str, rows[i].folded, "%s: %s", rows[i].text, map.text->str);
        dm_map_clear(&map);
        dm_original_clear(&original);
    }
}
