/* Any bytes are an article in every format: no crash, offsets within the original, quotes that prove
 * themselves. */
#include <demarche/text.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(const DmArticle *article, gsize size)
{
    guint n;
    const DmSentence *sentences = dm_article_sentences(article, &n);
    gsize before = 0;
    for (guint i = 0; i < n; i++) {
        gsize start, end;
        dm_article_origin_span(article, sentences[i].span, &start, &end);
        g_assert(start >= before && end >= start && end <= size + 1);
        before = start;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *bytes = (const char *)data;
    for (DmTextFormat format = DM_TEXT_GUESS; format <= DM_TEXT_HTML; format++) {
        DmArticle *article = dm_article_new(NULL, bytes, size, format);
        check(article, size);
        dm_article_free(article);
    }
    DmProof *proof = dm_proof_new(bytes, size);
    char *quote = g_strndup(bytes, MIN(size, 40));
    gsize start, end;
    if (dm_proof_find(proof, quote, &start, &end))
        g_assert(start <= end && end <= size + 1);
    g_free(dm_proof_nearest(proof, quote));
    g_free(quote);
    dm_proof_free(proof);
    return 0;
}
