/* Sentences, from plain text: each row is one paragraph with a bar where the sentences part. */
#include <criterion/criterion.h>
#include <demarche/text.h>
#include <string.h>

/* A blank stands where a bar is. */
static const char *const rows[] = {
    "One sentence.",
    "Two here.|And there.",
    "The U.S. President spoke to Gen. Mark Milley.|He listened.",
    "Mr. Brown met Mrs. Green and Dr. White at 5 p.m. Monday.|They ate.",
    "It began at 10 a.m.|The minister was late.",
    "They live in the U.S.|The rest is in the U.K. parliament.",
    "J. R. Brown Jr. signed for Acme Inc. in St. Petersburg.|All clapped.",
    "Talks resume on Aug. 21 or Sept. 3 at No. 10.|Then we shall see.",
    "Prices rose 3.5 percent to $1,200.50.|20 firms closed.",
    "\"Will it hold?\" the envoy asked.|\"We hope so,\" came the answer.",
    "\"Will it hold?\"|Nobody knew.",
    "\"We wait.\"|She left.",
    "\"We wait.|We see,\" he said.",
    "\xE2\x80\x9CWe wait.\xE2\x80\x9D|She left.",
    "He called it \"a road to nowhere.\"|The talks went on.",
    "We agree...|For us it is over.",
    "We agree ... on everything.",
    "He left (at last.)|She stayed.",
    "It ended.[1]|It began again.",
    "It ended.[1] it did.",
    "Trade, tariffs, etc.|The list is long.",
    "See e.g. the annex, i.e. page two.",
    "Plan B. That was it.",
    "In Nottebohm, Liechtenstein v. Guatemala was the name.|It is known, see p. 4.",
    "Read example.com or www.example.org today.",
    "What?!|Nothing.",
    "Ph.D. students met Lt. Gen. Adams.",
    "Это конец.|Новый.",
    "The E.U.-led group met the U.S.-backed side.",
    "President Joseph R. Biden, Jr. spoke today.|He was brief.",
};

static char *parted(const char *text)
{
    g_autoptr(DmArticle) article = dm_article_new("x", text, strlen(text), DM_TEXT_PLAIN);
    guint n;
    const DmSentence *sentences = dm_article_sentences(article, &n);
    const char *main = dm_article_text(article, NULL);
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < n; i++) {
        const DmSpan span = sentences[i].span;
        g_string_append_printf(out, "%s%.*s", i ? "|" : "", (int)(span.end - span.start), main + span.start);
    }
    return g_string_free(out, FALSE);
}

Test(text_sentence, parts_where_a_reader_would)
{
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_auto(GStrv) pieces = g_strsplit(rows[i], "|", -1);
        g_autofree char *input = g_strjoinv(" ", pieces);
        g_autofree char *got = parted(input);
        cr_expect_str_eq(got, rows[i], "got      %s\nexpected %s", got, rows[i]);
    }
}

Test(text_sentence, parts_where_a_blank_is_missing)
{
    g_autofree char *got = parted("The war ended.The peace began.");
    cr_assert_str_eq(got, "The war ended.|The peace began.");
}

Test(text_sentence, tokens_of_the_sentences_are_all_tokens)
{
    const char *text = "One here. Two (\"three\"). Four?\n\nFive";
    g_autoptr(DmArticle) article = dm_article_new("x", text, strlen(text), DM_TEXT_PLAIN);
    guint n, tokens, next = 0;
    const DmSentence *sentences = dm_article_sentences(article, &n);
    dm_article_tokens(article, &tokens);
    for (guint i = 0; i < n; i++) {
        cr_assert_eq(sentences[i].first_token, next);
        next += sentences[i].n_tokens;
    }
    cr_assert_eq(next, tokens);
    cr_assert_eq(n, 4);
    cr_assert_eq(sentences[3].paragraph, 1);
}
