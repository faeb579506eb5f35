/* What is not the article: each row is a whole article whose body is "The body." */
#include "text_article.h"

static const char *const rows[] = {
    "# Title\n\nThe body.",
    "# Title\n\nAugust 21, 2025\n\nThe body.",
    "# Title\n\nBy Staff Writers and Wire Services\n\nThe body.",
    "# Title\n\nSome Person. [example.org](http://example.org)\n\nThe body.",
    "The body.\n\n**Related article: [Another one](#)**",
    "The body.\n\n[Another story altogether](#)",
    "The body.\n\nRead more: something else",
    "The body.\n\n*Agency contributed reporting.*",
    "The body.\n\nReporting by A. Person; editing by B. Person",
    "The body.\n\nOriginal url:\n\n<https://example.org/2025>",
    "The body.\n\nShare this article on",
    "The body.\n\nWe use cookies to make this site work.",
    "The body.\n\n\xC2\xA9 2025 The Paper",
    "The body.\n\n\\###",
    "The body.\n\nA view of the hall. Photo: Some Person.",
    "The body.\n\nAdvertisement",
    "The body.\n\nA staff writer contributed reporting from Geneva.",
};

Test(text_clean, drops_what_stands_around)
{
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
        expect_text(DM_TEXT_MARKDOWN, rows[i], "The body.");
}

Test(text_clean, keeps_what_only_looks_alike)
{
    static const char *const kept[] = {
        "The related article of the treaty was read.",
        "Read more widely, the text says little.",
        "He asked for comments.",
        "By Monday the talks were over.",
        "The minister shared it with [his guests](#) on Monday.",
        "The photo showed both leaders.",
    };
    for (guint i = 0; i < G_N_ELEMENTS(kept); i++) {
        g_autoptr(DmArticle) article = dm_article_new("x", kept[i], strlen(kept[i]), DM_TEXT_MARKDOWN);
        guint n;
        dm_article_sentences(article, &n);
        cr_expect_eq(n, 1, "%s", kept[i]);
    }
}

Test(text_clean, fills_metadata_from_the_head)
{
    const char *source = "# A title\n\nPublished: Thursday, Aug. 21, 2025\n\nBy Staff Writers\n\nVIENNA "
                         "\xE2\x80\x94 The body.\n\n"
                         "Original url:\n\n<https://example.org/2025>";
    g_autoptr(DmArticle) article = dm_article_new("x", source, strlen(source), DM_TEXT_MARKDOWN);
    expect_meta(article, "title", "A title");
    expect_meta(article, "published", "2025-08-21");
    expect_meta(article, "author", "Staff Writers");
    expect_meta(article, "dateline", "VIENNA");
    expect_meta(article, "url", "https://example.org/2025");
    expect_meta(article, "nosuch", NULL);
}
