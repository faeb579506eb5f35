/* annotate – the steps from an article to its draft, in order. */
#include "annotate/draft.h"
#include <string.h>

void draft_dates(Draft *draft)
{
    dm_dates_find(draft->text, draft->len, draft->published, DM_PREFER_NONE, draft->dates);
    guint tok = 0;
    for (guint i = 0; i < draft->dates->len; i++) {
        const DmTimex *timex = &g_array_index(draft->dates, DmTimex, i);
        while (tok < draft->n_toks && draft->toks[tok].end <= timex->start)
            tok++;
        for (; tok < draft->n_toks && draft->toks[tok].start < timex->end; tok++)
            draft->toks[tok].date = i;
    }
}

static bool find_published(const DmArticle *article, const DmAnnotateOptions *options, DmDay *ret_day,
                           GError **error)
{
    const char *said = dm_article_meta(article, "published");
    if (options->published != DM_DAY_OPEN) {
        *ret_day = options->published;
        return true;
    }
    g_autofree char *day = said ? g_strndup(said, 10) : NULL;
    if (day && dm_day_parse(day, ret_day))
        return true;
    g_set_error(
        error, DM_ERROR, DM_ERROR_SYNTAX,
        "%s: the day of publication is not known; give it with --published YYYY-MM-DD, or as `date:` in the "
        "front matter",
        options->name ? options->name : "the article");
    return false;
}

static Draft *draft_new(const DmLexicon *lexicon, const DmArticle *article, DmDay published, GString *trace)
{
    Draft *draft = g_new0(Draft, 1);
    draft->lexicon = lexicon;
    draft->article = article;
    draft->arena = dm_arena_new();
    draft->text = dm_article_text(article, &draft->len);
    draft->published = published;
    draft->trace = trace;
    draft->home = -1;
    draft->scratch = g_string_new(NULL);
    draft->dates = g_array_new(false, false, sizeof(DmTimex));
    draft->mentions = g_array_new(false, false, sizeof(Mention));
    draft->actors = g_array_new(false, false, sizeof(Actor));
    draft->preds = g_array_new(false, false, sizeof(Pred));
    draft->cues = g_array_new(false, false, sizeof(Cue));
    draft->quotes = g_array_new(false, false, sizeof(Quote));
    draft->items = g_array_new(false, false, sizeof(Item));
    draft->state_actor = g_array_new(false, true, sizeof(gint32));
    g_array_set_size(draft->state_actor, lexicon->actors->len);
    return draft;
}

static void draft_free(Draft *draft)
{
    for (guint i = 0; i < draft->items->len; i++) {
        Item *item = &g_array_index(draft->items, Item, i);
        g_array_unref(item->sides[0]);
        g_array_unref(item->sides[1]);
        if (item->quotes)
            g_array_unref(item->quotes);
        if (item->positions)
            g_array_unref(item->positions);
    }
    GArray *arrays[] = {draft->dates,  draft->mentions, draft->actors,      draft->preds,
                        draft->quotes, draft->items,    draft->state_actor, draft->cues};
    for (guint i = 0; i < G_N_ELEMENTS(arrays); i++)
        g_array_unref(arrays[i]);
    g_string_free(draft->scratch, true);
    dm_arena_free(draft->arena);
    g_free(draft);
}

static void (*const steps[])(Draft *draft) = {
    draft_tokens, draft_dates,     draft_mentions,   draft_preds,    draft_actors,
    draft_quotes, draft_coding,    draft_statements, draft_meetings, draft_promises,
    draft_venues, draft_positions, draft_groups,     draft_merge,
};

DmRecordFile *dm_annotate(DmModel *model, const DmLexicon *lexicon, const DmArticle *article,
                          const DmAnnotateOptions *options, GError **error)
{
    DmDay published;
    if (!find_published(article, options, &published, error))
        return NULL;
    Draft *draft = draft_new(lexicon, article, published, options->trace);
    for (guint i = 0; i < G_N_ELEMENTS(steps); i++)
        steps[i](draft);
    DmRecordFile *file = draft_model(draft, model, options);
    if (draft->trace)
        draft_trace(draft);
    draft_free(draft);
    return file;
}
