/* annotate – draft events while they are made: their sides, the words they rest on, and the day that the
 * sentence gives them. */
#include "annotate/draft.h"

Item *item_new(Draft *draft, DmKind kind, guint sent, guint first, guint end, const char *rule,
               double confidence)
{
    Item item = {.kind = kind,
                 .sent = sent,
                 .span_start = draft->toks[first].start,
                 .span_end = draft->toks[end - 1].end,
                 .date = {draft->published, draft->published},
                 .confidence = confidence,
                 .rule = rule,
                 .for_item = -1,
                 .proposed_by = -1,
                 .before = draft->items_of[sent]};
    item.sides[0] = g_array_new(false, false, sizeof(gint32));
    item.sides[1] = g_array_new(false, false, sizeof(gint32));
    draft->items_of[sent] = draft->items->len;
    g_array_append_val(draft->items, item);
    return &g_array_index(draft->items, Item, draft->items->len - 1);
}

void item_side(Item *item, int side, gint32 actor)
{
    if (actor < 0)
        return;
    for (int s = 0; s < 2; s++)
        for (guint i = 0; i < item->sides[s]->len; i++)
            if (g_array_index(item->sides[s], gint32, i) == actor)
                return;
    g_array_append_val(item->sides[side], actor);
}

void item_position(Item *item, Side side)
{
    if (!item->positions)
        item->positions = g_array_new(false, false, sizeof(Side));
    for (guint i = 0; i < item->positions->len; i++) {
        const Side *known = &g_array_index(item->positions, Side, i);
        if (known->actor == side.actor && g_strcmp0(known->issue, side.issue) == 0)
            return;
    }
    g_array_append_val(item->positions, side);
}

#define SENTENCE_DATES 16 /* dates of one sentence that are looked at */

/* A date is not the act's own when it dates something else: "the April 22 summit", "since Monday",
 * "Monday's". */
static bool dates_something_else(const Draft *draft, guint first, guint end)
{
    static const char *const words[] = {"since", "until", "by",     "within", "of",
                                        "the",   "for",   "before", "from"};
    if (first > 0 && IS_AMONG(draft, first - 1, words))
        return true;
    return tok_is_possessive_mark(draft, end) ||
           (end < draft->n_toks && draft->toks[end].capital && is(draft, end, W_MEETING));
}

/* "must leave by Friday", "until June 1": a limit to come is not the day that something was said or done. */
static bool is_limit_ahead(const Draft *draft, const DmTimex *timex, guint first, guint end)
{
    static const char *const words[] = {"by", "until", "before", "within", "than"};
    for (guint at = first > 0 ? first - 1 : 0; at < end && timex->window.latest > draft->published; at++)
        if (IS_AMONG(draft, at, words))
            return true;
    return false;
}

static guint verbs_between(const Draft *draft, guint sent, guint a, guint b)
{
    guint n = 0, low = MIN(a, b), high = MAX(a, b);
    for (guint p = draft->sents[sent].first_pred; p < draft->sents[sent].end_pred && n < 4; p++) {
        guint tok = pred_at(draft, p)->tok;
        n += tok > low && tok < high && !pred_at(draft, p)->attribution;
    }
    return n;
}

/* It can be tomorrow already where it happened: a date in the past tense may lie a day behind the
 * publication. */
enum { DAYS_AHEAD = 1 };

DmWindow item_date(Draft *draft, guint sent, guint tok, bool future, bool *ret_found)
{
    const Sent *s = &draft->sents[sent];
    DmWindow best = {draft->published, draft->published};
    guint cost_best = G_MAXUINT, seen = 0;
    *ret_found = false;
    for (guint at = s->first; at < s->end && seen < SENTENCE_DATES; at++) {
        gint32 index = draft->toks[at].date;
        if (index < 0)
            continue;
        guint end = at;
        while (end < s->end && draft->toks[end].date == index)
            end++;
        const DmTimex *timex = &g_array_index(draft->dates, DmTimex, index);
        guint cost = (at > tok ? at - tok : tok - end + 1) + 30 * verbs_between(draft, sent, at, tok) +
                     (dates_something_else(draft, at, end) ? 25 : 0);
        seen++;
        if (at > s->first && is_char(draft, at - 1, '(')) { /* "resolution 1701 (2006)" */
            at = end - 1;
            continue;
        }
        bool known = timex->window.earliest != DM_DAY_OPEN && timex->window.latest != DM_DAY_OPEN;
        DmDay ahead = timex->window.earliest == timex->window.latest ? DAYS_AHEAD : 0;
        bool limit = !future && is_limit_ahead(draft, timex, at, end);
        bool fits = known && !limit && timex->type != DM_TIMEX_DURATION && timex->type != DM_TIMEX_SET &&
                    (future ? timex->window.latest >= draft->published
                            : timex->window.earliest <= draft->published + ahead);
        if (fits && cost < cost_best && cost < 45) {
            cost_best = cost;
            best = timex->window;
            *ret_found = true;
        }
        at = end - 1;
    }
    if (*ret_found && !future && best.latest > draft->published && best.latest != best.earliest)
        best.latest = draft->published;
    if (*ret_found && future && best.earliest < draft->published)
        best.earliest = draft->published;
    g_assert(best.earliest <= best.latest);
    return best;
}
