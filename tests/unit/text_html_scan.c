#include "text/html.h"
#include <criterion/criterion.h>
#include <string.h>

static const struct {
    const char *html, *items; /* +name opens, -name closes, the rest is text; bars between */
} rows[] = {
    {"<p>One</p>", "+p|One|-p"},
    {"<!DOCTYPE html><!-- a > b --><br/>x", "+br|x"},
    {"<a title='a > b'>x</a>", "+a|x|-a"},
    {"<a href=x'y>z", "+a|z"},
    {"<script>if (a < b) \"</p>\"</script>x", "+script|-script|x"},
    {"1 < 2", "1 |< 2"},
    {"<p", "+p"},
    {"<", "<"},
    {"</", "</"},
    {"<!-- never closed", ""},
    {"<a title=\"open>x", "+a|x"},
    {"<STYLE>a</style >b", "+STYLE|-style|b"},
};

Test(text_html_scan, rows_of_tags_and_texts)
{
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        Original original;
        dm_original_init(&original, rows[i].html, strlen(rows[i].html));
        HtmlScan scan = {.original = &original};
        HtmlItem item;
        g_autoptr(GString) got = g_string_new(NULL);
        while (dm_html_next(&scan, &item)) {
            if (got->len)
                g_string_append_c(got, '|');
            if (item.kind == HTML_TEXT)
                g_string_append_len(got, original.text + item.start, (gssize)(item.end - item.start));
            else
                g_string_append_printf(got, "%c%.*s", item.kind == HTML_OPEN ? '+' : '-', (int)item.name_len,
                                       item.name);
        }
        cr_expect_str_eq(got->str, rows[i].items, "%s: %s", rows[i].html, got->str);
        dm_original_clear(&original);
    }
}

Test(text_html_scan, reads_attributes)
{
    static const struct {
        const char *name, *value;
    } wanted[] = {{"a", "1"}, {"b", "two words"}, {"c", "it's"}, {"d", ""}, {"E", "5"}, {"f", NULL}};
    const char html[] = "<x a=1 b=\"two words\" c=\"it's\" d e='5'/>";
    Original original;
    dm_original_init(&original, html, strlen(html));
    HtmlScan scan = {.original = &original};
    HtmlItem item;
    cr_assert(dm_html_next(&scan, &item));
    for (guint i = 0; i < G_N_ELEMENTS(wanted); i++) {
        gsize len = 0;
        const char *value = dm_html_attribute(&scan, &item, wanted[i].name, &len);
        g_autofree char *copy = value ? g_strndup(value, len) : NULL;
        cr_expect_eq(g_strcmp0(copy, wanted[i].value), 0, "%s: %s", wanted[i].name, copy);
    }
    dm_original_clear(&original);
}
