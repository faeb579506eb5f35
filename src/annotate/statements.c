/* annotate – what was said becomes statements: the words go to the coded event of their sentence where the
 * speaker is its source; words that belong to no coded event make a statement of their own, neighbouring ones
 * of a speaker together. */
#include "annotate/draft.h"

#define QUOTES_TOGETHER 8 /* quotes of one statement */
#define SENTENCES_APART 2

static bool is_source(const Item *item, gint32 actor)
{
    for (guint i = 0; i < item->sides[0]->len; i++)
        if (g_array_index(item->sides[0], gint32, i) == actor)
            return true;
    return false;
}

static void attach(Item *item, guint quote)
{
    if (!item->quotes)
        item->quotes = g_array_new(false, false, sizeof(guint));
    g_array_append_val(item->quotes, quote);
}

static bool attach_to_coded(Draft *draft, guint index)
{
    const Quote *quote = &g_array_index(draft->quotes, Quote, index);
    Item *found = NULL; /* the first of the sentence */
    for (gint32 i = draft->items_of[quote->sent]; i >= 0; i = g_array_index(draft->items, Item, i).before) {
        Item *item = &g_array_index(draft->items, Item, i);
        bool words = (item->kind == DM_KIND_STATEMENT && item->plover) || item->kind == DM_KIND_COMMITMENT;
        if (words && !item->dropped && is_source(item, actor_for(draft, quote->speaker)))
            found = item;
    }
    if (found)
        attach(found, index);
    return found != NULL;
}

bool is_question(const Draft *draft, guint tok, bool unsaid)
{
    static const char *const words[] = {"if", "when", "where", "how", "why", "who", "which"};
    return (unsaid && IS_AMONG(draft, tok, words)) || draft_is_word(draft, tok, "whether");
}

static guint cue_token(const Draft *draft, const Quote *quote)
{
    return quote->cue >= 0 ? pred_at(draft, quote->cue)->tok : quote->first;
}

/* "Kenya, Mali and Peru said": the quote has one of them. */
void item_speakers(Draft *draft, Item *item, const Quote *quote)
{
    gint32 speaker = actor_for(draft, quote->speaker);
    gint32 subject = quote->cue >= 0 ? pred_at(draft, quote->cue)->subject : -1;
    g_autoptr(GArray) all = subjects_of(draft, subject);
    bool one_of_them = false;
    for (guint i = 0; i < all->len; i++)
        one_of_them =
            one_of_them || mention_at(draft, g_array_index(all, gint32, i))->actor == quote->speaker;
    for (guint i = 0; one_of_them && i < all->len; i++)
        item_side(item, 0, actor_for(draft, mention_at(draft, g_array_index(all, gint32, i))->actor));
    item_side(item, 0, speaker);
}

static gint32 open_statement(Draft *draft, guint index)
{
    const Quote quote = g_array_index(draft->quotes, Quote, index);
    Item *item = item_new(draft, DM_KIND_STATEMENT, quote.sent, quote.first, quote.end, quote.rule,
                          quote.weak || quote.anonymous ? 0.4
                          : quote.direct                ? 0.7
                                                        : 0.6);
    item_speakers(draft, item, &quote);
    attach(item, index);
    bool found;
    item->date = item_date(draft, quote.sent, cue_token(draft, &quote), false, &found);
    return draft->items->len - 1;
}

void draft_statements(Draft *draft)
{
    guint n = draft->quotes->len;
    gint32 open = -1, speaker = -1;
    guint last = 0, together = 0;
    for (guint i = 0; i < n; i++) {
        const Quote quote = g_array_index(draft->quotes, Quote, i);
        bool denied = quote.cue >= 0 && pred_at(draft, quote.cue)->negative;
        if (denied && !quote.direct && is_question(draft, quote.first, true))
            continue; /* "would not say whether …" */
        if ((quote.speaker < 0 && !quote.anonymous) || (quote.speaker >= 0 && attach_to_coded(draft, i)))
            continue;
        bool goes_on = open >= 0 && speaker == quote.speaker && quote.sent <= last + SENTENCES_APART &&
                       together < QUOTES_TOGETHER;
        if (goes_on) {
            attach(&g_array_index(draft->items, Item, open), i);
            together++;
        } else {
            open = open_statement(draft, i);
            speaker = quote.speaker;
            together = 1;
        }
        last = quote.sent;
    }
}
