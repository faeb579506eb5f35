/* annotate – deadlines and commitments: a limit of time ("within ten days", "by Friday", "before the end of
 * the month") in the reach of a verb that demands makes a deadline, of one that promises a commitment; with
 * the condition they hang on. */
#include "annotate/draft.h"
#include <string.h>

/* ---- Conditions ---- */

static const char *const condition_words[] = {"if",    "unless", "once",     "provided",
                                              "until", "only",   "condition"};

/* "if Russia agrees", "unless the border opens", "once an outline is agreed": to the next comma or the end.
 */
static const char *condition_from(Draft *draft, guint sent, guint first, guint but_tok)
{
    const Sent *s = &draft->sents[sent];
    for (guint at = first; at + 2 < s->end; at++) {
        bool starts = false;
        for (guint i = 0; i < G_N_ELEMENTS(condition_words); i++)
            starts = starts || draft_is_word(draft, at, condition_words[i]);
        bool only = draft_is_word(draft, at, "only");
        if (!starts || draft->toks[at].date >= 0 || draft->toks[at + 1].date >= 0 || /* "until Friday" */
            (only && !is(draft, at + 1, W_IN) && !draft_is_word(draft, at + 1, "if")))
            continue;
        bool verb = only;
        guint from = at, end = at + 1;
        if (draft_is_word(draft, at, "condition")) { /* "on condition that" */
            if (!is(draft, at + 1, W_THAT) || at == s->first || !is(draft, at - 1, W_PREP))
                continue;
            from = at - 1;
        }
        for (; end < s->end && !is_char(draft, end, ',') && !is_char(draft, end, ';'); end++)
            verb = verb || lex_word(draft->lexicon, draft->toks[end].word)->forms ||
                   is(draft, end, W_BE | W_HAVE);
        while (end > at && draft->toks[end - 1].kind != DM_TOKEN_WORD &&
               draft->toks[end - 1].kind != DM_TOKEN_NUMBER)
            end--;
        if (verb && end > at + 2 && !(but_tok > at && but_tok < end))
            return draft_text(draft, from, end);
    }
    return NULL;
}

const char *condition_in(Draft *draft, guint sent, guint but_tok)
{
    return condition_from(draft, sent, draft->sents[sent].first, but_tok);
}

const char *condition_behind(Draft *draft, guint sent, guint tok)
{
    return condition_from(draft, sent, tok + 1, tok);
}

/* ---- Limits ---- */

static bool is_limit_word(const Draft *draft, guint at)
{
    static const char *const words[] = {"within", "by",     "before",   "until",    "than",
                                        "next",   "coming", "deadline", "ultimatum"};
    return IS_AMONG(draft, at, words);
}

/* Whether the date is a limit: it starts with or stands behind within, by, before, until, no later than, in
 * the next. */
static bool is_limit(const Draft *draft, guint first, guint end, guint left)
{
    for (guint at = first > left + 3 ? first - 3 : left; at < end; at++) {
        bool next = draft_is_word(draft, at, "next") || draft_is_word(draft, at, "coming");
        bool within =
            next && at > left && /* "in the next two weeks", but "next month" */
            (is(draft, at - 1, W_DET | W_PREP) || draft->toks[first].date == draft->toks[at - 1].date);
        if (is_limit_word(draft, at) && (!next || within))
            return true;
    }
    return false;
}

static gint32 verb_before(const Draft *draft, const Sent *sent, guint tok)
{
    gint32 found = -1;
    for (guint p = sent->first_pred; p < sent->end_pred && pred_at(draft, p)->tok < tok; p++)
        found = p;
    return found;
}

/* What governs the verb `p`: walks back over infinitives and complements to the first control in reach. */
static int control_over(const Draft *draft, const Sent *sent, gint32 p, gint32 *ret_pred)
{
    for (gint32 q = p; q >= (gint32)sent->first_pred && q > p - 4; q--) {
        const Pred *pred = pred_at(draft, q);
        const VerbRow *row = pred_row(draft, pred);
        *ret_pred = q;
        if (pred->infinitive && pred->governor >= 0 &&
            pred_at(draft, pred->governor)->subject != pred->subject)
            continue; /* "told Mali to agree": who tells demands */
        if (pred->modal & W_MUST)
            return CONTROL_DEMAND;
        if (row && row->class > CONTROL_SAY && row->class < CONTROL_COUNT)
            return row->class;
        if (row && (row->class == DM_PLOVER_REQUEST || row->class == DM_PLOVER_THREATEN))
            return CONTROL_DEMAND;
        if (pred->modal & (W_FUTURE | W_WOULD) && !pred->negative)
            return CONTROL_PROMISE;
        if (!pred->infinitive && q < p)
            break;
    }
    return CONTROL_NONE;
}

static gint32 actor_of_pred(const Draft *draft, const Pred *pred)
{
    return pred->subject >= 0 ? mention_at(draft, pred->subject)->actor : -1;
}

/* "by Friday": the window runs from the day it was said. */
static bool runs_from_now(const Draft *draft, guint first, guint end)
{
    static const char *const words[] = {"by", "before", "until", "than", "deadline", "of"};
    for (guint at = first > 2 ? first - 2 : 0; at < end; at++)
        for (guint i = 0; i < G_N_ELEMENTS(words); i++)
            if (draft_is_word(draft, at, words[i]) && (i < 4 || at < first))
                return true;
    return false;
}

static void put_due(Draft *draft, Item *item, const DmTimex *timex, const char *what, guint sent, guint tok,
                    bool from_now)
{
    item->due = timex->window;
    if (from_now || item->due.earliest == DM_DAY_OPEN || item->due.earliest < item->date.earliest)
        item->due.earliest = item->date.latest == DM_DAY_OPEN ? draft->published : item->date.latest;
    item->has_due = item->due.latest != DM_DAY_OPEN && item->due.latest >= item->due.earliest;
    item->what = what;
    item->condition = condition_in(draft, sent, tok);
}

/* The commitment of the sentence whose verb stands nearest before the limit. */
static Item *same_sentence_commitment(Draft *draft, guint sent, guint limit)
{
    Item *found = NULL;
    for (gint32 i = draft->items_of[sent]; i >= 0; i = g_array_index(draft->items, Item, i).before) {
        Item *item = &g_array_index(draft->items, Item, i);
        if (item->kind == DM_KIND_COMMITMENT && !item->dropped && item->tok < limit &&
            (!found || item->tok > found->tok))
            found = item;
    }
    return found;
}

/* A limit of time and the verb it hangs on. */
typedef struct Limit {
    guint sent, first, end; /* tokens of the date */
    gint32 near, by;        /* the verb before it; the one that demands or promises */
    bool demands;
    bool must; /* "Mali must withdraw": the subject is told to */
} Limit;

/* "within 72 hours of the approval": the words that the limit counts from; NULL: it counts from now. */
static const char *anchored_at(Draft *draft, const Limit *limit)
{
    guint end = limit->end, first = limit->first;
    const Sent *sent = &draft->sents[limit->sent];
    bool joins =
        is(draft, end, W_OF) || draft_is_word(draft, end, "after") || draft_is_word(draft, end, "following");
    if (!joins || end + 1 >= sent->end || draft->toks[end + 1].date >= 0)
        return NULL;
    if (first > sent->first && draft_is_word(draft, first - 1, "within"))
        first--;
    if (!draft_is_word(draft, first, "within"))
        return NULL;
    while (end < sent->end && draft->toks[end].kind < DM_TOKEN_PUNCT)
        end++;
    return draft_text(draft, first, end);
}

/* Who is told by the name behind `at`: "gave Uganda …", "told Uganda to …"; −1 nobody. */
static gint32 told_at(const Draft *draft, guint at)
{
    return at < draft->n_toks ? draft->toks[at].mention : -1;
}

/* "threatened to close the border unless Mali pays": the verb behind unless, −1 none. */
static gint32 unless_verb(const Draft *draft, const Limit *limit)
{
    const Pred *near = pred_at(draft, limit->near), *by = pred_at(draft, limit->by);
    for (guint at = near->first; limit->demands && limit->near > limit->by && at > by->tok; at--)
        if (is(draft, at, W_UNLESS))
            return near->tok + 1 < limit->first ? limit->near : -1;
    return -1;
}

/* What is to be done: tokens from `ret_first` to the end returned; who is told so, −1 none. */
static guint find_what(const Draft *draft, const Limit *limit, guint *ret_first, gint32 *ret_told)
{
    const Sent *sent = &draft->sents[limit->sent];
    gint32 unless = unless_verb(draft, limit);
    const Pred *pred = pred_at(draft, unless >= 0 ? unless : limit->by);
    const VerbRow *row = pred_row(draft, pred);
    guint stop = limit->first > pred->tok + 1 ? limit->first : MIN(pred->end, sent->end);
    while (stop > pred->tok + 1 && (is_limit_word(draft, stop - 1) || is(draft, stop - 1, W_PREP | W_DET) ||
                                    draft->toks[stop - 1].kind >= DM_TOKEN_PUNCT))
        stop--;
    /* "will release", "must release": what is done */
    bool does = unless >= 0 ||
                (pred->modal && (limit->must || (!limit->demands && (!row || row->class < CONTROL_SAY))));
    guint from = pred->tok + !does;
    while (from < stop && is(draft, from, W_TO | W_THAT))
        from++;
    bool nothing = from >= stop; /* "set a deadline of June 1 for …" */
    gint32 told = nothing || does ? -1 : told_at(draft, from);
    bool addressed = told >= 0 && mention_at(draft, told)->end >= stop; /* "gave Uganda until June 1 to …" */
    if (addressed || nothing) {
        from = limit->end;
        stop = sent->end;
        for (guint at = from; at < stop && at < from + 3; at++)
            if (draft_is_word(draft, at, "time")) /* "18:00 Oslo time" */
                from = at + 1;
        while (from < stop && (is(draft, from, W_TO | W_PREP) || draft->toks[from].kind == DM_TOKEN_PUNCT))
            from++;
        while (stop > from && draft->toks[stop - 1].kind == DM_TOKEN_PUNCT)
            stop--;
    }
    gint32 next = does ? -1 : told_at(draft, from);
    guint behind = next >= 0 ? mention_at(draft, next)->end : stop;
    bool to = behind < stop && is(draft, behind, W_TO); /* "told Uganda to pay", "for Uganda to pay" */
    bool does_it =
        behind < stop && !to && lex_word(draft->lexicon, draft->toks[behind].word)->forms & FORM_BASE;
    if (to || (does_it && is(draft, from - 1, W_THAT))) { /* "demanded that Uganda pay" */
        from = behind + to;
        told = next;
    }
    *ret_first = from;
    *ret_told = addressed || told == next ? told : -1;
    return stop;
}

/* Whose limit it is: what somebody must do is limited by who says so, whom the article may not name. */
static gint32 setter_of(const Draft *draft, const Limit *limit)
{
    const Pred *pred = pred_at(draft, limit->by);
    gint32 subject = actor_of_pred(draft, pred);
    bool we = pred->subject >= 0 && is(draft, mention_at(draft, pred->subject)->first, W_WE);
    if (limit->must && !we)
        return quote_speaker_at(draft, pred->tok, false);
    return subject >= 0 && !we ? subject : quote_speaker_at(draft, pred->tok, true);
}

/* "threatened Mali with sanctions unless it pays": the pronoun is whom the threat names. */
static gint32 doer_of(const Draft *draft, const Limit *limit, gint32 unless)
{
    const Pred *pred = pred_at(draft, unless), *by = pred_at(draft, limit->by);
    const Mention *subject = pred->subject >= 0 ? mention_at(draft, pred->subject) : NULL;
    if (subject && subject->kind != MENTION_PRONOUN)
        return subject->actor;
    for (guint at = pred->first; at > by->tok; at--) {
        gint32 index = draft->toks[at - 1].mention;
        const Mention *mention = index >= 0 ? mention_at(draft, index) : NULL;
        if (mention && mention->kind != MENTION_PRONOUN && !mention->possessive && mention->actor >= 0)
            return mention->actor;
    }
    return -1;
}

static void add_told(Draft *draft, Item *item, const Limit *limit, gint32 told)
{
    const Pred *pred = pred_at(draft, limit->by);
    gint32 unless = unless_verb(draft, limit);
    if (!limit->demands)
        return;
    if (unless >= 0 && limit->demands) {
        item_side(item, 1, doer_of(draft, limit, unless));
        return;
    }
    item_side(item, 1, told >= 0 ? mention_at(draft, told)->actor : -1);
    if (limit->must) {
        g_autoptr(GArray) list = subjects_of(draft, pred->passive ? -1 : pred->subject);
        for (guint i = 0; i < list->len; i++)
            item_side(item, 1, mention_at(draft, g_array_index(list, gint32, i))->actor);
    } else if (limit->near > limit->by && pred_at(draft, limit->near)->subject >= 0 &&
               pred_at(draft, limit->near)->subject != pred->subject) {
        item_side(item, 1, actor_of_pred(draft, pred_at(draft, limit->near)));
    }
}

static Item *limited_item(Draft *draft, const Limit *limit, const DmTimex *timex)
{
    Item *known = limit->demands ? NULL : same_sentence_commitment(draft, limit->sent, limit->first);
    if (known)
        return known;
    const Sent *sent = &draft->sents[limit->sent];
    Item *item = item_new(
        draft, limit->demands ? DM_KIND_DEADLINE : DM_KIND_COMMITMENT, limit->sent, sent->first, sent->end,
        dm_arena_printf(draft->arena, "limit %s", timex->rule ? timex->rule : "of time"), 0.75);
    bool found;
    item->tok = pred_at(draft, limit->by)->tok;
    const DmWindow window = g_array_index(draft->dates, DmTimex, draft->toks[limit->first].date).window;
    DmWindow said = item_date(draft, limit->sent, item->tok, false, &found);
    if (found && said.earliest != window.earliest) /* the limit is not the day it was set */
        item->date = said;
    gint32 setter = setter_of(draft, limit);
    const Quote *words = quote_at(draft, item->tok, !limit->must);
    bool own = words && setter >= 0 && setter == actor_for(draft, words->speaker);
    gint32 subject = pred_at(draft, limit->by)->subject;
    g_autoptr(GArray) all = subjects_of(draft, subject);
    bool joint = !own && !limit->must && subject >= 0 && mention_at(draft, subject)->actor == setter;
    if (own)
        item_speakers(draft, item, words);
    for (guint i = 0; joint && i < all->len; i++)
        item_side(item, 0, mention_at(draft, g_array_index(all, gint32, i))->actor);
    item_side(item, 0, setter);
    return item;
}

static void add_limit(Draft *draft, guint s, const DmTimex *timex, guint first, guint end)
{
    const Sent *sent = &draft->sents[s];
    Limit limit = {.sent = s, .first = first, .end = end, .near = verb_before(draft, sent, first), .by = -1};
    if (limit.near < 0)
        limit.near = sent->first_pred < sent->end_pred ? (gint32)sent->first_pred : -1;
    int control = limit.near < 0 ? CONTROL_NONE : control_over(draft, sent, limit.near, &limit.by);
    limit.demands = control == CONTROL_DEMAND || control == CONTROL_WANT || control == CONTROL_THREATEN ||
                    control == CONTROL_PROPOSE;
    if (!limit.demands && control != CONTROL_PROMISE)
        return;
    const Pred *pred = pred_at(draft, limit.by);
    limit.must = limit.demands && pred->modal & W_MUST;
    if (setter_of(draft, &limit) < 0 && !(limit.must && actor_of_pred(draft, pred) >= 0))
        return;
    guint from;
    gint32 told;
    guint stop = find_what(draft, &limit, &from, &told);
    Item *item = limited_item(draft, &limit, timex);
    add_told(draft, item, &limit, told);
    put_due(draft, item, timex, from < stop ? draft_text(draft, from, stop) : NULL, s, pred->tok,
            runs_from_now(draft, first, end));
    const char *anchor = anchored_at(draft, &limit);
    if (anchor) {
        item->has_due = false;
        item->condition = anchor;
    }
}

/* ---- Time that somebody has ---- */

/* The window of "until June 1" or "90 days", counted from the publication. */
static bool window_of(const Draft *draft, const DmTimex *timex, DmWindow *ret_window)
{
    DmDate reference = dm_date_from_day(draft->published), date;
    DmDateError error;
    g_autofree char *words = g_strndup(draft->text + timex->start, timex->end - timex->start);
    g_autofree char *phrase = g_strconcat(timex->type == DM_TIMEX_DURATION ? "within " : "", words, NULL);
    if (!dm_date_resolve(phrase, &reference, DM_ROLE_DUE, &date, &error) || date.window.latest == DM_DAY_OPEN)
        return false;
    *ret_window = (DmWindow){draft->published, date.window.latest};
    return date.window.latest >= draft->published;
}

/* Whom the time before token `at` is given to: "Mali has …", "gave Mali …"; and by whom. −1 nobody. */
static gint32 holder_of(const Draft *draft, const Sent *sent, guint at, bool lasts, gint32 *ret_by)
{
    *ret_by = -1;
    if (at <= sent->first + 1)
        return -1;
    gint32 index = is(draft, at - 1, W_HAVE) ? draft->toks[at - 2].mention : draft->toks[at - 1].mention;
    if (index < 0)
        return -1;
    const Mention *mention = mention_at(draft, index);
    if (is(draft, at - 1, W_HAVE)) {
        *ret_by = quote_speaker_at(draft, at - 1, false);
        return mention->actor;
    }
    gint32 p = verb_before(draft, sent, mention->first);
    const Pred *gives = p >= 0 ? pred_at(draft, p) : NULL;
    if (!lasts || !gives || gives->tok + 1 != mention->first ||
        strcmp(draft->lexicon->lemmas->pdata[gives->lemma], "give") != 0)
        return -1;
    *ret_by = actor_of_pred(draft, gives);
    return mention->actor;
}

/* "Mali has until June 1 to pay", "gave the envoy 72 hours to leave". */
static bool add_allowance(Draft *draft, guint s, const DmTimex *timex, guint first, guint end)
{
    const Sent *sent = &draft->sents[s];
    bool lasts = timex->type == DM_TIMEX_DURATION;
    bool until = first > sent->first && draft_is_word(draft, first - 1, "until");
    gint32 by, on = holder_of(draft, sent, first - until, lasts, &by);
    DmWindow due;
    if (on < 0 || !(lasts || until || draft_is_word(draft, first, "until")) || !is(draft, end, W_TO) ||
        !window_of(draft, timex, &due))
        return false;
    Item *item = item_new(draft, DM_KIND_DEADLINE, s, sent->first, sent->end, "time given", 0.75);
    item->tok = first;
    item_side(item, 0, by);
    item_side(item, 1, on);
    item->due = due;
    item->has_due = true;
    guint stop = end + 1;
    while (stop < sent->end && draft->toks[stop].kind < DM_TOKEN_PUNCT && !is(draft, stop, W_SUB))
        stop++;
    item->what = stop > end + 1 ? draft_text(draft, end + 1, stop) : NULL;
    item->condition = condition_in(draft, s, end + 1);
    return true;
}

/* "gave until June 1": a limit lies ahead whatever the tense of the verb. */
static void read_as_limit(const Draft *draft, DmTimex *timex, guint first, guint end, guint left)
{
    DmDate reference = dm_date_from_day(draft->published), date;
    DmDateError error;
    if (!is_limit(draft, first, end, left))
        return;
    g_autofree char *phrase = g_strndup(draft->text + timex->start, timex->end - timex->start);
    if (dm_date_resolve(phrase, &reference, DM_ROLE_DUE, &date, &error))
        timex->window = date.window;
}

void draft_promises(Draft *draft)
{
    for (guint s = 0; s < draft->n_sents; s++) {
        const Sent *sent = &draft->sents[s];
        for (guint at = sent->first; at < sent->end; at++) {
            gint32 date = draft->toks[at].date;
            if (date < 0)
                continue;
            guint end = at;
            while (end < sent->end && draft->toks[end].date == date)
                end++;
            DmTimex timex = g_array_index(draft->dates, DmTimex, date);
            if (timex.window.latest != DM_DAY_OPEN && timex.window.latest < draft->published)
                read_as_limit(draft, &timex, at, end, sent->first);
            bool ahead = timex.window.latest != DM_DAY_OPEN && timex.window.latest > draft->published &&
                         timex.type != DM_TIMEX_SET;
            if (!add_allowance(draft, s, &timex, at, end) && ahead && is_limit(draft, at, end, sent->first))
                add_limit(draft, s, &timex, at, end);
            at = end - 1;
        }
    }
    for (guint i = 0; i < draft->items->len; i++) {
        Item *item = &g_array_index(draft->items, Item, i);
        if (item->kind == DM_KIND_COMMITMENT && !item->condition && !item->dropped)
            item->condition = condition_in(draft, item->sent, 0);
    }
}
