/* Properties that hold for any article: offsets are exact and rise, spans nest, texts are valid UTF-8. */
#include "text_article.h"

static const char *const pieces[] = {
    "The envoy ",
    "said **no** ",
    "&amp; ",
    "\xE2\x80\x9Cyes\xE2\x80\x9D ",
    "[link](http://x.y) ",
    "caf\xC3\xA9. ",
    "Gen. A. ",
    "\n\n",
    "\n",
    "# ",
    "> ",
    "- ",
    "<p>",
    "</p>",
    "<b>x</b> ",
    "\xC2\xA0",
    "  ",
    "\"Q?\" ",
    "U.S. ",
    "5.5 ",
    "*",
    "_",
    "`",
    "&#8217;",
    "\\",
    "](",
    "---\n",
    "\r\n",
    "\xF0\x9F\x95\x8A ",
    "!",
    "...",
    "<div class=share>",
    "\xC2\xAD",
};

/* A pseudo-random text of pieces, the same for the same seed. */
static char *make_text(guint seed)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < 60; i++) {
        seed = seed * 1664525u + 1013904223u;
        g_string_append(out, pieces[(seed >> 16) % G_N_ELEMENTS(pieces)]);
    }
    return g_string_free(out, FALSE);
}

/* Bytes that stand for themselves lead back to the same character. */
static void check_origins(const DmArticle *article, const char *source)
{
    gsize len, before = 0;
    const char *text = dm_article_text(article, &len);
    cr_assert(g_utf8_validate(text, (gssize)len, NULL));
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        gsize origin = dm_article_origin(article, (gsize)(p - text));
        cr_assert_geq(origin, before);
        before = origin;
        gunichar c = g_utf8_get_char(g_utf8_offset_to_pointer(source, (glong)origin));
        bool stands_in = c == '&' || *p == ' ' || *p == '\n';
        cr_assert(stands_in || c == g_utf8_get_char(p), "%s: %s against %zu", source, p, origin);
    }
}

static void check_spans(const DmArticle *article)
{
    guint n, n_tokens, n_paragraphs;
    const DmSentence *sentences = dm_article_sentences(article, &n);
    const DmToken *tokens = dm_article_tokens(article, &n_tokens);
    const DmParagraph *paragraphs = dm_article_paragraphs(article, &n_paragraphs);
    for (guint i = 0; i < n; i++) {
        const DmSentence *s = &sentences[i];
        cr_assert_lt(s->paragraph, n_paragraphs);
        cr_assert_geq(s->span.start, paragraphs[s->paragraph].span.start);
        cr_assert_leq(s->span.end, paragraphs[s->paragraph].span.end);
        cr_assert_eq(tokens[s->first_token].start, s->span.start);
        cr_assert_eq(tokens[s->first_token + s->n_tokens - 1].end, s->span.end);
        gsize start, end;
        dm_article_origin_span(article, s->span, &start, &end);
        cr_assert_lt(start, end);
        cr_assert_eq(start, dm_article_origin(article, s->span.start));
    }
}

Test(text_article, offsets_and_spans_hold_in_every_format)
{
    for (guint seed = 0; seed < 300; seed++) {
        g_autofree char *source = make_text(seed);
        for (DmTextFormat format = DM_TEXT_GUESS; format <= DM_TEXT_HTML; format++) {
            g_autoptr(DmArticle) article = dm_article_new(NULL, source, strlen(source), format);
            check_origins(article, source);
            check_spans(article);
        }
    }
}

Test(text_article, guesses_the_format)
{
    static const struct {
        const char *name, *source, *text;
    } rows[] = {
        {"a.md", "One *two*.", "One two."},          {"a.txt", "One *two*.", "One *two*."},
        {"a.txt", "One **two**.", "One two."},       {"a.html", "One <b>two</b>.", "One two."},
        {"-", "<p>One <b>two</b>.</p>", "One two."}, {NULL, "---\ntitle: X\n---\nOne *two*.", "One two."},
    };
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(DmArticle) article =
            dm_article_new(rows[i].name, rows[i].source, strlen(rows[i].source), DM_TEXT_GUESS);
        g_autofree char *text = article_shown(article);
        cr_expect_str_eq(text, rows[i].text);
    }
}

Test(text_article, hostile_text_is_read_in_no_time)
{
    static const char *const hostile[] = {
        "<a ", "<div>",          "*",       "[",  "](",  "<!--", "&", ".",  ". ) ",  "\"",     "'",     "</",
        "`",   "<a title=\"",    "- ",      "> ", "A. ", "<",    "(", "_a", "![a](", "<p><b>", "\n- a", "<?",
        "|",   "\n|a|b|\n|-|-|", "[a]: b\n"};
    for (guint i = 0; i < G_N_ELEMENTS(hostile); i++) {
        GString *text = g_string_new(NULL);
        while (text->len < 30000)
            g_string_append(text, hostile[i]);
        for (DmTextFormat format = DM_TEXT_PLAIN; format <= DM_TEXT_HTML; format++)
            dm_article_free(dm_article_new("x", text->str, text->len, format));
        dm_proof_free(dm_proof_new(text->str, text->len));
        g_string_free(text, TRUE);
    }
}
