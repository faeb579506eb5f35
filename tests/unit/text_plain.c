#include "text_article.h"

static const struct {
    const char *source, *text;
} rows[] = {
    {"One line\nwrapped here.\n\nNext paragraph.", "One line wrapped here.|Next paragraph."},
    {"A title here\n\nThe body follows it.", "The body follows it."},
    {"A title here\nAugust 21, 2025\n\nThe body follows it.", "The body follows it."},
    {"First:\n- one\n- two\n  goes on\n3. three", "First:|one|two goes on|three"},
    {"The only paragraph without a stop", "The only paragraph without a stop"},
    {"\r\nDOS lines\r\ngo on.\r\n\r\nEnd.\r\n", "DOS lines go on.|End."},
    {"", ""},
    {" \n \n", ""},
};

Test(text_plain, paragraphs)
{
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
        expect_text(DM_TEXT_PLAIN, rows[i].source, rows[i].text);
}

Test(text_plain, long_lines_are_paragraphs)
{
    g_autofree char *line = g_strnfill(120, 'a');
    g_autofree char *source = g_strdup_printf("%s.\nShort.", line);
    g_autofree char *expected = g_strdup_printf("%s.|Short.", line);
    expect_text(DM_TEXT_PLAIN, source, expected);
}

Test(text_plain, front_matter_that_never_ends_is_text)
{
    expect_text(DM_TEXT_PLAIN, "---\nBody text here.", "--- Body text here.");
}
