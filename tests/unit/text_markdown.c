#include "text_article.h"

static const struct {
    const char *source, *text;
} rows[] = {
    {"One *two* **three** [four](x).", "One two three four."},
    {"Wrapped\nlines are  one.\n\nNext one.", "Wrapped lines are one.|Next one."},
    {"Broken  \nline.", "Broken line."},
    {"Talks &amp; more &mdash; it&#8217;s on.", "Talks & more \xE2\x80\x94 it\xE2\x80\x99s on."},
    {"Body text.\n\n## Head\n\nMore text.", "Body text.|Head|More text."},
    {"Body text.\n\n- one thing\n- two things\n", "Body text.|one thing|two things"},
    {"Body text.\n\n> quoted words\n> go on", "Body text.|quoted words go on"},
    {"Body text.\n\n```\ncode\n```\n", "Body text."},
    {"Body text.\n\n<div>html</div>\n\nEnd.", "Body text.|End."},
    {"Escaped \\* star.\n\n\\###", "Escaped * star."},
    {"    Indented is no code.", "Indented is no code."},
    {"Body text.\n\n![alt](pic.png)\nSomeone / Agency\n\nMore.", "Body text.|More."},
    {"", ""},
    {"***", ""},
};

Test(text_markdown, mark_up_goes_and_words_stay)
{
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
        expect_text(DM_TEXT_MARKDOWN, rows[i].source, rows[i].text);
}

Test(text_markdown, front_matter_is_metadata)
{
    const char *source =
        "---\ntitle: \"A talk: held\"\nDate: 2025-08-21T10:00:00Z\nsource_url: https://example.org/x\n"
        "other: 5\n---\n\nBody text.\n";
    g_autoptr(DmArticle) article = dm_article_new("x.md", source, strlen(source), DM_TEXT_GUESS);
    expect_meta(article, "title", "A talk: held");
    expect_meta(article, "published", "2025-08-21");
    expect_meta(article, "url", "https://example.org/x");
    expect_meta(article, "author", NULL);
    g_autofree char *text = article_shown(article);
    cr_assert_str_eq(text, "Body text.");
}
