/* Tokens: each row is a text and its tokens with a bar between; < and > mark opening and closing quotes, #
 * numbers. */
#include "text/sentence.h"
#include <criterion/criterion.h>
#include <string.h>

static const struct {
    const char *text, *tokens;
} rows[] = {
    {"U.S. President", "U.S.|President"},
    {"the a.m. train.", "the|a.m.|train|."},
    {"Russia's plan", "Russia|'s|plan"},
    {"Russia\xE2\x80\x99s plan", "Russia|\xE2\x80\x99s|plan"},
    {"don't we're O'Brien", "don't|we're|O'Brien"},
    {"leaders' plan", "leaders|'|plan"},
    {"face-to-face", "face-to-face"},
    {"Putin\xE2\x80\x93Zelensky", "Putin|\xE2\x80\x93|Zelensky"},
    {"7-10 days", "#7-10|days"},
    {"$1,200.50, 3.5%", "$|#1,200.50|,|#3.5|%"},
    {"the 10th at 5:30.", "the|#10th|at|#5:30|."},
    {"\"a\" 'b'", "<\"|a|>\"|<'|b|>'"},
    {"\"'a', b\"", "<\"|<'|a|>'|,|b|>\""},
    {"he said \"a\"-\"b\"", "he|said|<\"|a|>\"|-|<\"|b|>\""},
    {"\xE2\x80\x9E"
     "a\xE2\x80\x9C b",
     "<\xE2\x80\x9E|a|>\xE2\x80\x9C|b"},
    {"\xC2\xAB"
     "a\xC2\xBB",
     "<\xC2\xAB|a|>\xC2\xBB"},
    {"``a'' b", "<``|a|>''|b"},
    {"wait... what?!", "wait|...|what|?|!"},
    {"AT&T www.example.com", "AT&T|www.example.com"},
    {"the '90s", "the|'|#90s"},
    {"No. 5 no. No. Yes", "No.|#5|no|.|No|.|Yes"},
    {"J. Doe", "J.|Doe"},
    {"\xC3\x89lys\xC3\xA9"
     "e",
     "\xC3\x89lys\xC3\xA9"
     "e"},
    {"G7/EU", "G7|/|EU"},
};

static char *shown(const char *text)
{
    GArray *tokens = g_array_new(FALSE, FALSE, sizeof(DmToken));
    GString *out = g_string_new(NULL);
    static const char *const marks[] = {"", "#", "", "<", ">"};
    dm_text_tokenize(tokens, text, 0, strlen(text));
    for (guint i = 0; i < tokens->len; i++) {
        const DmToken *t = &g_array_index(tokens, DmToken, i);
        g_string_append_printf(out, "%s%s%.*s", i ? "|" : "", marks[t->kind], (int)(t->end - t->start),
                               text + t->start);
    }
    g_array_unref(tokens);
    return g_string_free(out, FALSE);
}

Test(text_token, parts_words_and_marks)
{
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *got = shown(rows[i].text);
        cr_expect_str_eq(got, rows[i].tokens, "got      %s\nexpected %s", got, rows[i].tokens);
    }
}

Test(text_token, knows_capitals)
{
    const char *text = "Paris \xC3\x89lys\xC3\xA9"
                       "e paris 5";
    static const bool capital[] = {true, true, false, false};
    GArray *tokens = g_array_new(FALSE, FALSE, sizeof(DmToken));
    dm_text_tokenize(tokens, text, 0, strlen(text));
    cr_assert_eq(tokens->len, G_N_ELEMENTS(capital));
    for (guint i = 0; i < tokens->len; i++)
        cr_expect_eq(g_array_index(tokens, DmToken, i).capital, capital[i]);
    g_array_unref(tokens);
}
