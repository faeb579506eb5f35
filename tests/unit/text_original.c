#include "text/original.h"
#include <criterion/criterion.h>
#include <string.h>

static const struct {
    const char *bytes;
    gsize len;
    const char *text;
    gsize last; /* characters of the file before the end */
} rows[] = {
    {"plain", 5, "plain", 5},
    {"\xEF\xBB\xBFid", 5, "id", 3},
    {"caf\xC3\xA9", 5, "caf\xC3\xA9", 4},
    {"caf\xE9 \x93x\x94", 8, "caf\xC3\xA9 \xE2\x80\x9Cx\xE2\x80\x9D", 8},
    {"\xFF\xFEh\0i\0", 6, "hi", 3},
    {"\xFE\xFF\0h\0i", 6, "hi", 3},
    {"\xFF\xFE\0\0h\0\0\0", 8, "h", 2},
    {"T\0h\0e\0 \0e\0n\0d\0 \0.\0.\0", 20, "The end ..", 10},
    {"\xC3\xA9\xC3\xA9\xC3\xA9 \xFF", 8, "\xC3\xA9\xC3\xA9\xC3\xA9 \xEF\xBF\xBD", 5},
    {"a\0b", 3,
     "a\xEF\xBF\xBD"
     "b",
     3},
    {"<meta charset=\"windows-1251\">\xC4\xE0", 31, "<meta charset=\"windows-1251\">\xD0\x94\xD0\xB0", 31},
    {"", 0, "", 0},
};

Test(text_original, decodes)
{
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        Original original;
        dm_original_init(&original, rows[i].bytes, rows[i].len);
        cr_expect_str_eq(original.text, rows[i].text, "row %u: %s", i, original.text);
        cr_expect_eq(dm_original_chars(&original, original.len), rows[i].last, "row %u", i);
        dm_original_clear(&original);
    }
}

Test(text_original, counts_characters_far_into_the_text)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < 5000; i++)
        g_string_append(text, i % 3 ? "a" : "\xC3\xA9");
    Original original;
    dm_original_init(&original, text->str, text->len);
    gsize chars = 0;
    for (const char *p = original.text; *p; p = g_utf8_next_char(p), chars++)
        cr_assert_eq(dm_original_chars(&original, (gsize)(p - original.text)), chars);
    dm_original_clear(&original);
}
