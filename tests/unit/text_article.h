/* What the tests of the readers share: an article shown as its paragraphs, a bar between. */
#pragma once
#include <criterion/criterion.h>
#include <demarche/text.h>
#include <string.h>

static inline char *article_shown(const DmArticle *article)
{
    guint n;
    const DmParagraph *paragraphs = dm_article_paragraphs(article, &n);
    const char *text = dm_article_text(article, NULL);
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < n; i++) {
        gsize len = paragraphs[i].span.end - paragraphs[i].span.start;
        g_string_append_printf(out, "%s%.*s", i ? "|" : "", (int)len, text + paragraphs[i].span.start);
    }
    return g_string_free(out, FALSE);
}

#define expect_text(format, source, expected)                                                                \
    do {                                                                                                     \
        g_autoptr(DmArticle) a_ = dm_article_new("x", source, strlen(source), format);                       \
        g_autofree char *got_ = article_shown(a_);                                                           \
        cr_expect_str_eq(got_, expected, "%s\ngot      %s\nexpected %s", source, got_, expected);            \
    } while (0)
#define expect_meta(article, key, expected)                                                                  \
    cr_expect_eq(g_strcmp0(dm_article_meta(article, key), expected), 0, "%s: %s", key,                       \
                 dm_article_meta(article, key))
