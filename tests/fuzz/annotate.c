/* Any bytes are an article, and any article has a draft: no crash, every event rests on words of the article.
 */
#include <demarche/annotate.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static DmLexicon *lexicon;
    if (!lexicon)
        lexicon = dm_lexicon_new();
    DmArticle *article = dm_article_new(NULL, (const char *)data, size, DM_TEXT_GUESS);
    DmModel *model = dm_model_new();
    GString *trace = g_string_new(NULL), *json = g_string_new(NULL);
    DmAnnotateOptions how = {.published = dm_day_from_ymd(2024, 5, 16), .trace = trace};
    const DmRecordFile *file = dm_annotate(model, lexicon, article, &how, NULL);
    g_assert(file);
    for (guint i = 0; i < file->events.len; i++) {
        const DmEvent *event = &file->events.items[i];
        g_assert(event->draft && event->id.text && event->quotes.len);
        for (guint k = 0; k < event->quotes.len; k++)
            g_assert(event->quotes.items[k].start >= 0 && event->quotes.items[k].end <= (gint64)size + 1);
    }
    dm_annotate_json(json, file);
    g_string_free(json, true);
    g_string_free(trace, true);
    dm_model_free(model);
    dm_article_free(article);
    return 0;
}
