#include "text_article.h"

#define LONG "The two ministers met for the third time this year, and agreed to go on talking about it all."

static const struct {
    const char *source, *text;
} rows[] = {
    {"<body><nav><a href=x>Home</a></nav><article><h1>T</h1><p>" LONG "<p>Two &amp; three.</article></body>",
     LONG "|Two & three."},
    {"<div id=menu><ul><li><a>Home</a></ul></div><div class=content><p>" LONG "</p><p>" LONG "</p></div>"
     "<div class='related-stories'><p>" LONG "</p></div>",
     LONG "|" LONG},
    {"<article><p>" LONG
     "</p><figure><img src=a><figcaption>A hall</figcaption></figure><p>End.</p></article>",
     LONG "|End."},
    {"<article><p>" LONG "</p><div class='social share-bar'><a>Tweet</a></div><aside>More</aside></article>",
     LONG},
    {"<main><header><h1>T</h1><p>By the staff</p></header><div><p>" LONG
     "</p></div></main><footer>(c)</footer>",
     LONG},
    {"<article><p>" LONG "<br>next</p><ul><li>one thing<li>two things</ul></article>",
     LONG " next|one thing|two things"},
    {"<article><p>" LONG "<br> <br/>Next one.<br></article>", LONG "|Next one."},
    {"<article><p>" LONG "</p><p><a href=x>Read this other story</a></p></article>", LONG},
    {"<p>" LONG "<script>var a = '<p>no</p>'</script></p><style>p {}</style>", LONG},
    {"<article><p>" LONG "</p></article><article><p>Short teaser of another article here.</p></article>",
     LONG},
    {"no tags at all, only text", "no tags at all, only text"},
    {"<div><div><div><p>" LONG "</p></div></div>", LONG},
    {"</p></div></nothing><p>" LONG, LONG},
    {"<body class='has-sidebar comments-open'><article class='post tags-x'><p>" LONG "</p></article>", LONG},
    {"<div hidden><p>Not seen by anyone who reads this page.</p></div><p>" LONG "</p>", LONG},
    {"", ""},
};

Test(text_html, finds_the_article)
{
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
        expect_text(DM_TEXT_HTML, rows[i].source, rows[i].text);
}

Test(text_html, reads_metadata)
{
    static const struct {
        const char *source, *key, *value;
    } metas[] = {
        {"<meta property='article:published_time' content='2025-08-21T08:00Z'>", "published", "2025-08-21"},
        {"<script type='application/ld+json'>{\"datePublished\": \"2025-08-21\"}</script>", "published",
         "2025-08-21"},
        {"<p>x <time datetime='2025-08-21'>today</time>", "published", "2025-08-21"},
        {"<title>Talks resume in the city | The Paper</title>", "title", "Talks resume in the city"},
        {"<title>Long site name here</title><h1>Talks</h1><p>" LONG, "title", "Talks"},
        {"<meta property=og:site_name content='The Paper'>", "publisher", "The Paper"},
        {"<html lang=en-GB>", "language", "en-GB"},
        {"<link rel=canonical href='https://example.org/a'>", "url", "https://example.org/a"},
        {"<meta name=author content='Staff Writers'>", "author", "Staff Writers"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(metas); i++) {
        g_autoptr(DmArticle) article =
            dm_article_new("x", metas[i].source, strlen(metas[i].source), DM_TEXT_HTML);
        expect_meta(article, metas[i].key, metas[i].value);
    }
}
