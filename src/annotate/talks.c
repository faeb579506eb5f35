/* annotate – meetings, calls and visits: from verbs ("met with", "spoke by phone with", "will visit") and
 * from nouns ("a summit with Putin in Alaska"); who takes part, where, and whether it was held, planned or
 * only proposed. */
#include "annotate/coding.h"
#include <string.h>

/* ---- Who takes part ---- */

/* "West African neighbours": the name is an adjective. */
static bool before_common_noun(const Draft *draft, const Mention *mention)
{
    const Tok *next = &draft->toks[mention->end];
    guint64 small = W_PREP | W_AND | W_BUT | W_TO | W_THAT | W_SUB | W_RELATIVE | W_ADVERB | W_MODAL | W_BE |
                    W_HAVE | W_DO | W_BY | W_DAY;
    return mention->end < draft->n_toks && next->kind == DM_TOKEN_WORD && !next->capital && next->date < 0 &&
           !is(draft, mention->end, small) && !tok_is_possessive_mark(draft, mention->end) &&
           !lex_word(draft->lexicon, next->word)->forms;
}

static bool takes_part(const Draft *draft, const Mention *mention)
{
    bool before_noun = is(draft, mention->end, W_MEETING | W_CALL); /* "his first foreign leader call" */
    if (mention->actor < 0 || mention->possessive || mention->adjective || before_noun)
        return false;
    switch (mention->kind) {
    case MENTION_PERSON:
    case MENTION_TITLE:
    case MENTION_GROUP:
        return true;
    case MENTION_NAME:
        return actor_at(draft, mention->actor)->kind == DM_ACTOR_PERSON ||
               (actor_at(draft, mention->actor)->kind == DM_ACTOR_UNKNOWN &&
                mention->name_end - mention->name > 1 && !before_common_noun(draft, mention));
    case MENTION_PRONOUN:
        return !is(draft, mention->first, W_IT | W_WE);
    case MENTION_BODY:
        return mention->of >= 0;
    default:
        return true;
    }
}

static bool known(const Item *item)
{
    return item->sides[0]->len > 0 && item->sides[0]->len + item->sides[1]->len > 1;
}

/* "… between the two nations", "to brief them", when those who talk are named. */
static bool only_points_back(const Draft *draft, const Mention *mention)
{
    return mention->kind == MENTION_PRONOUN || actor_at(draft, mention->actor)->anaphor;
}

/* Collects those who stand from `at` on behind with, between, and: a preposition of another kind switches it
 * off until the next "with"; a verb ends it. */
static void add_partners(Draft *draft, Item *item, int side, guint at, guint end, bool active, guint64 on)
{
    for (; at < end; at++) {
        const Tok *tok = &draft->toks[at];
        if (tok->date >= 0)
            continue;
        if (tok->mention >= 0) {
            const Mention *mention = mention_at(draft, tok->mention);
            if (active && takes_part(draft, mention) && !(known(item) && only_points_back(draft, mention))) {
                Actor *actor = actor_at(draft, mention->actor);
                actor->kind = actor->kind == DM_ACTOR_UNKNOWN ? DM_ACTOR_PERSON : actor->kind;
                item_side(item, side, mention->actor);
            }
            at = mention->end - 1;
            continue;
        }
        if (is(draft, at, on) || draft_is_word(draft, at, "between"))
            active = true;
        else if (is(draft, at, W_AND) || is_char(draft, at, ',') || is(draft, at, W_DET))
            continue;
        else if (is(draft, at, W_RELATIVE | W_SUB | W_THAT | W_BUT))
            return; /* "… with Lula, who is on a visit to China" */
        else if (is(draft, at, W_PREP))
            active = false;
    }
}

static guint next_verb(const Draft *draft, guint index)
{
    const Pred *pred = pred_at(draft, index);
    const Sent *sent = &draft->sents[pred->sent];
    guint end = MIN(pred->end, pred->tok + 60);
    if (index + 1 < sent->end_pred)
        end = MIN(end, pred_at(draft, index + 1)->first);
    return end;
}

/* ---- Where ---- */

/* "in Munich, Germany", "at the White House": the name behind in or at that is no date and no organisation's
 * act. */
static void find_place(Draft *draft, Item *item, guint at, guint end)
{
    for (; at + 1 < end; at++) {
        if (!is(draft, at, W_IN) || draft->toks[at].date >= 0)
            continue;
        guint first = at + 1;
        while (first < end && is(draft, first, W_DET))
            first++;
        if (first >= end || !draft->toks[first].capital || draft->toks[first].date >= 0)
            continue;
        guint last = first;
        while (last < end && draft->toks[last].capital && draft->toks[last].date < 0 &&
               !is(draft, last, W_MEETING))
            last++;
        if (last == first || (last < end && is(draft, last, W_MEETING)))
            continue;
        item->place = draft_text(draft, first, last);
        item->where = draft_text(draft, at, last);
        guint country = is_char(draft, last, ',') ? last + 1 : first;
        gint32 mention = country < end ? draft->toks[country].mention : -1;
        mention = mention < 0 ? draft->toks[first].mention : mention;
        gint32 actor = mention >= 0 && mention_at(draft, mention)->kind == MENTION_STATE
                           ? mention_at(draft, mention)->actor
                           : -1;
        if (actor >= 0 && actor_at(draft, actor)->kind == DM_ACTOR_STATE)
            item->country = actor_at(draft, actor)->id;
        return;
    }
}

/* "travelled to Washington": the place of a visit, and of the meeting it is made for. */
static void find_destination(Draft *draft, Item *item, const Pred *pred, guint end)
{
    const VerbRow *row = pred_row(draft, pred);
    if (!row || row->kind != ROW_VISIT)
        return;
    for (guint at = pred->tok + 1; at < end; at++) {
        gint32 index = draft->toks[at].mention;
        const Mention *mention = index >= 0 ? mention_at(draft, index) : NULL;
        if (!mention || mention->kind != MENTION_STATE || mention->adjective || mention->possessive)
            continue;
        guint first = mention->first + is(draft, mention->first, W_DET);
        const Actor *actor = actor_at(draft, mention->actor);
        item->place = draft_text(draft, first, mention->end);
        item->where = dm_arena_printf(draft->arena, "in %s", item->place);
        item->country = actor->kind == DM_ACTOR_STATE ? actor->id : NULL;
        return;
    }
}

/* ---- Status ---- */

static const struct {
    int control;
    DmStatus status;
} by_control[] = {
    {CONTROL_PROMISE, DM_STATUS_PLANNED}, {CONTROL_PROPOSE, DM_STATUS_PROPOSED},
    {CONTROL_WANT, DM_STATUS_PROPOSED},   {CONTROL_DEMAND, DM_STATUS_PROPOSED},
    {CONTROL_SAY, DM_STATUS_PROPOSED},
};

/* "He said he would meet": the future of the past, where the subject speaks of himself. */
static bool reported(const Draft *draft, const Pred *pred)
{
    const Sent *sent = &draft->sents[pred->sent];
    for (guint p = sent->first_pred; p < sent->end_pred && pred_at(draft, p)->tok < pred->tok; p++) {
        const Pred *says = pred_at(draft, p);
        const VerbRow *row = pred_row(draft, says);
        bool same = says->subject >= 0 && pred->subject >= 0 &&
                    mention_at(draft, says->subject)->actor == mention_at(draft, pred->subject)->actor;
        if (row && row->class == CONTROL_SAY && says->form & (FORM_PAST | FORM_PART) && same)
            return true;
    }
    return false;
}

static DmStatus status_of(const Draft *draft, const Coded *coded, const Pred *pred)
{
    if (coded->control && coded->pred != (guint)(pred - &g_array_index(draft->preds, Pred, 0)))
        for (guint i = 0; i < G_N_ELEMENTS(by_control); i++)
            if (by_control[i].control == coded->control)
                return by_control[i].status;
    if (pred->infinitive && pred->governor >= 0 && pred_row(draft, pred_at(draft, pred->governor)) &&
        pred_row(draft, pred_at(draft, pred->governor))->kind == ROW_VISIT)
        return status_of(draft, coded, pred_at(draft, pred->governor)); /* "will fly to Rome to meet" */
    if (pred->modal & W_FUTURE || (pred->modal & W_WOULD && reported(draft, pred)))
        return DM_STATUS_PLANNED;
    if (pred->modal & (W_WOULD | W_MAY | W_MUST) || pred->infinitive)
        return DM_STATUS_PROPOSED;
    return pred->form & (FORM_PAST | FORM_PART) || pred->progressive || pred->gerund ? DM_STATUS_HELD
                                                                                     : DM_STATUS_PLANNED;
}

static DmKind kind_of_talk(const Draft *draft, const Item *item, RowKind row, bool in_person)
{
    if (row == ROW_CALL && !in_person)
        return DM_KIND_CALL;
    guint heads = 0;
    const GArray *lists[] = {item->sides[0], item->sides[1]};
    for (guint l = 0; l < 2; l++)
        for (guint i = 0; i < lists[l]->len; i++)
            heads += actor_at(draft, g_array_index(lists[l], gint32, i))->level == LEVEL_HEAD;
    return heads > 1 && heads == item->sides[0]->len + item->sides[1]->len ? DM_KIND_SUMMIT : DM_KIND_MEETING;
}

/* "on the margins of the summit", "in person", "face-to-face" */
static bool says_in_person(const Draft *draft, guint first, guint end)
{
    static const char *const words[] = {"margins", "sidelines", "person", "face-to-face", "in-person"};
    for (guint at = first; at < end; at++)
        for (guint i = 0; i < G_N_ELEMENTS(words); i++)
            if (draft_is_word(draft, at, words[i]))
                return true;
    return false;
}

/* ---- From verbs ---- */

static bool is_talk(const VerbRow *row)
{
    return row && (row->kind == ROW_MEETING || row->kind == ROW_CALL || row->kind == ROW_VISIT);
}

/* "The president and the chancellor spoke today": a verb of saying with two subjects and no words said. */
static const VerbRow *joint_talk(Draft *draft, const Pred *pred)
{
    const GArray *rows = draft->lexicon->rows_of->pdata[pred->lemma];
    const VerbRow *talk = NULL;
    for (guint i = 0; i < rows->len && !talk; i++) {
        const VerbRow *row = &g_array_index(draft->lexicon->rows, VerbRow, g_array_index(rows, guint, i));
        talk = row->kind == ROW_CALL && row->after ? row : NULL;
    }
    g_autoptr(GArray) subjects = talk ? subjects_of(draft, pred->subject) : NULL;
    return talk && subjects->len > 1 ? talk : NULL;
}

static const VerbRow *talk_row(Draft *draft, const Coded *coded, guint *ret_pred)
{
    for (guint p = coded->pred; p <= coded->deepest; p++) {
        const VerbRow *row = pred_row(draft, pred_at(draft, p));
        *ret_pred = p;
        if (is_talk(row))
            return row;
    }
    *ret_pred = coded->pred;
    return coded->control == CONTROL_SAY ? joint_talk(draft, pred_at(draft, coded->pred)) : NULL;
}

/* Verbs that welcome, receive or call do so to a person right behind them; else they are about something
 * else. */
static bool needs_object(const VerbRow *row)
{
    return !row->after && !row->object && row->kind == ROW_CALL;
}

static bool person_follows(const Draft *draft, guint at, guint end)
{
    for (guint limit = MIN(end, at + 6); at < limit; at++) {
        gint32 mention = draft->toks[at].mention;
        if (mention >= 0)
            return takes_part(draft, mention_at(draft, mention)) &&
                   mention_at(draft, mention)->kind != MENTION_STATE;
        if (is(draft, at, W_PREP) && draft->toks[at].date < 0)
            return false;
    }
    return false;
}

static bool travels(const Draft *draft, const Mention *mention)
{
    if (mention->kind == MENTION_GROUP)
        return !is(draft, mention->title, W_MILITARY);
    return mention->actor >= 0 && actor_at(draft, mention->actor)->kind == DM_ACTOR_PERSON;
}

static bool fits(Draft *draft, const Coded *coded, const VerbRow *row, guint at)
{
    const Pred *pred = pred_at(draft, at);
    if (coded->class == DM_PLOVER_REJECT || coded->class == DM_PLOVER_THREATEN || pred->negative)
        return false;
    if (coded->class && coded->class != DM_PLOVER_CONSULT && coded->class != DM_PLOVER_AGREE &&
        coded->class != DM_PLOVER_REQUEST)
        return false;
    guint end = pred_at(draft, at)->end;
    const char *verb = draft->lexicon->lemmas->pdata[pred->lemma];
    bool receives = strcmp(verb, "welcome") == 0 || strcmp(verb, "receive") == 0 || strcmp(verb, "host") == 0;
    gint32 subject = pred->subject >= 0 ? pred->subject : pred_at(draft, coded->pred)->subject;
    if (row->kind == ROW_VISIT && (subject < 0 || !travels(draft, mention_at(draft, subject))))
        return false;
    bool meeting = is(draft, pred->tok + 1, W_MEETING) || is(draft, pred->tok + 2, W_MEETING) ||
                   is(draft, pred->tok + 3, W_MEETING);
    return !(needs_object(row) || receives) || (receives && meeting) || pred->passive ||
           person_follows(draft, pred->tok + 1, end);
}

static void add_host(Draft *draft, Item *item, const Pred *pred)
{
    const char *verb = draft->lexicon->lemmas->pdata[pred->lemma];
    if (strcmp(verb, "host") == 0 && item->sides[0]->len)
        item->proposed_by = g_array_index(item->sides[0], gint32, 0);
}

/* "will fly to Rome to meet Meloni": the meeting says it all. */
static bool met_there(const Draft *draft, guint index)
{
    const Pred *visit = pred_at(draft, index);
    if (index + 1 >= draft->sents[visit->sent].end_pred)
        return false;
    const Pred *next = pred_at(draft, index + 1);
    const char *verb = draft->lexicon->lemmas->pdata[next->lemma];
    bool meets = strcmp(verb, "meet") == 0 || strcmp(verb, "confer") == 0;
    return next->infinitive && meets && next->tok < visit->tok + 16;
}

/* "European foreign ministers met in Brussels": one group is enough, when it is not told whom it met. */
static bool meets_itself(const Draft *draft, const Item *item)
{
    gint32 one = item->sides[0]->len ? g_array_index(item->sides[0], gint32, 0) : -1;
    return one >= 0 && actor_at(draft, one)->plural && actor_at(draft, one)->level == LEVEL_GROUP;
}

bool talk_from_verb(Draft *draft, guint index, const Coded *coded, guint order)
{
    guint at;
    const VerbRow *row = talk_row(draft, coded, &at);
    if (!row || !fits(draft, coded, row, at))
        return false;
    const Pred *pred = pred_at(draft, at), *outer = pred_at(draft, index);
    gint32 subject = pred->subject >= 0 ? pred->subject : outer->subject;
    const Sent *sent = &draft->sents[pred->sent];
    guint end = next_verb(draft, at);
    bool object = row->object != NULL;
    Item *item = item_new(draft, DM_KIND_MEETING, pred->sent, sent->first, sent->end,
                          dm_arena_printf(draft->arena, "verb %s", row->text), 0.9 - 0.1 * MIN(order, 4));
    g_autoptr(GArray) subjects = subjects_of(draft, subject);
    for (guint i = 0; i < subjects->len; i++)
        item_side(item, 0, mention_at(draft, g_array_index(subjects, gint32, i))->actor);
    guint64 on = row->kind == ROW_VISIT            ? W_WITH | W_TO | W_IN
                 : row->kind == ROW_CALL || object ? W_WITH | W_TO | W_BY
                                                   : W_WITH;
    if (row->kind == ROW_VISIT && met_there(draft, at)) {
        item->dropped = true;
        return true;
    }
    add_partners(draft, item, pred->passive ? 0 : 1, pred->tok + 1, end,
                 person_follows(draft, pred->tok + 1, end) || row->kind == ROW_VISIT, on);
    if (!item->sides[1]->len && end < pred->end &&
        is(draft, end - 1, W_AND)) /* "called and congratulated her" */
        add_partners(draft, item, 1, pred_at(draft, at + 1)->tok + 1, pred->end, true, W_WITH);
    bool alone = item->sides[0]->len + item->sides[1]->len < 2;
    if (alone && row->kind != ROW_VISIT && !meets_itself(draft, item)) {
        g_array_set_size(item->sides[0], 0);
        item->dropped = true;
        return false;
    }
    bool found;
    item->status = status_of(draft, coded, pred);
    item->visits = row->kind == ROW_VISIT;
    item->calls = row->kind == ROW_CALL && needs_object(row);
    item->tok = pred->tok;
    item->date = item_date(draft, pred->sent, pred->tok, item->status != DM_STATUS_HELD, &found);
    item->kind = kind_of_talk(draft, item, row->kind,
                              says_in_person(draft, pred->tok, MIN(pred->end, pred->tok + 14)));
    item->plover = coded->class                         ? coded->class
                   : pred->modal & (W_FUTURE | W_WOULD) ? DM_PLOVER_AGREE
                                                        : DM_PLOVER_CONSULT;
    if (item->kind != DM_KIND_CALL)
        find_place(draft, item, pred->tok + 1, end);
    if (!item->place && pred->infinitive && pred->governor >= 0)
        find_destination(draft, item, pred_at(draft, pred->governor), pred->first);
    if (row->kind == ROW_VISIT)
        find_destination(draft, item, pred, end);
    add_host(draft, item, pred);
    return true;
}

/* ---- From nouns ---- */

static gint32 owner_of(const Draft *draft, const Sent *sent, guint noun)
{
    for (guint i = sent->end_mention; i-- > sent->first_mention;) {
        const Mention *mention = mention_at(draft, i);
        bool partner = mention->prep && (is(draft, mention->first - 1, W_WITH) ||
                                         draft_is_word(draft, mention->first - 1, "between"));
        if (mention->first >= noun || mention->actor < 0 || mention->kind == MENTION_STATE || partner)
            continue;
        if (takes_part(draft, mention) || mention->possessive)
            return mention->actor;
    }
    return -1;
}

static const Pred *verb_over(const Draft *draft, const Sent *sent, guint noun)
{
    const Pred *found = NULL;
    for (guint p = sent->first_pred; p < sent->end_pred; p++)
        if (pred_at(draft, p)->tok < noun && pred_at(draft, p)->end > noun)
            found = pred_at(draft, p);
    return found;
}

static bool near_word(const Draft *draft, guint first, guint tok, guint reach, guint64 class)
{
    for (guint at = tok; at > first && tok - at < reach; at--)
        if (is(draft, at - 1, class))
            return true;
    return false;
}

static DmStatus status_of_noun(Draft *draft, const Sent *sent, guint s, guint noun, const Pred *over,
                               DmWindow *ret_date)
{
    bool found;
    const VerbRow *row = over ? pred_row(draft, over) : NULL;
    bool tentative = near_word(draft, sent->first, noun, 5, W_TENTATIVE);
    bool open = row && over->negative && row->class == DM_PLOVER_REJECT; /* "did not rule out" */
    bool wanted = row && (open || row->class >= CONTROL_PROMISE || row->class == DM_PLOVER_REQUEST ||
                          row->class == DM_PLOVER_AGREE);
    bool future = over && (over->modal || over->infinitive);
    if (near_word(draft, sent->first, noun, 4, W_CANCELLED))
        return DM_STATUS_CANCELLED;
    if (near_word(draft, sent->first, noun, 4, W_POSTPONED))
        return DM_STATUS_POSTPONED;
    if (tentative || wanted || future) {
        *ret_date = item_date(draft, s, noun, true, &found);
        return DM_STATUS_PROPOSED;
    }
    *ret_date = item_date(draft, s, noun, false, &found);
    static const char *const held[] = {"during", "after", "following", "at", "including", "since"};
    guint before = noun;
    while (before > sent->first && before + 4 > noun && !is(draft, before - 1, W_PREP | W_AND))
        before--;
    for (guint i = 0; before > sent->first && i < G_N_ELEMENTS(held); i++)
        if (draft_is_word(draft, before - 1, held[i]))
            return DM_STATUS_HELD;
    if (before > sent->first && is(draft, before - 1, W_AND) &&
        draft->items->len > 1) { /* "including a summit … and a meeting" */
        const Item *last = &g_array_index(draft->items, Item, draft->items->len - 2);
        if (last->sent == s && last->status == DM_STATUS_HELD && !last->dropped)
            return DM_STATUS_HELD;
    }
    return found && over && over->form & (FORM_PAST | FORM_PART) && ret_date->latest < draft->published
               ? DM_STATUS_HELD
               : DM_STATUS_PROPOSED;
}

/* A trilateral meeting of which two sides are named takes the third from the meeting spoken of before. */
static void add_third(Draft *draft, guint s)
{
    Item *item = &g_array_index(draft->items, Item, draft->items->len - 1);
    if (item->sides[0]->len + item->sides[1]->len > 2)
        return;
    for (gint32 i = (gint32)draft->items->len - 2; i >= 0; i--) {
        const Item *last = &g_array_index(draft->items, Item, i);
        if (last->sent + 3 < s)
            return;
        if (last->kind > DM_KIND_MEETING || last->dropped)
            continue;
        for (int side = 0; side < 2; side++)
            for (guint k = 0; k < last->sides[side]->len; k++)
                item_side(item, 1, g_array_index(last->sides[side], gint32, k));
        return;
    }
}

/* "held a meeting with": the verb made the event. */
static bool said_by_verb(const Draft *draft, guint s, const Pred *over)
{
    for (gint32 i = draft->items_of[s]; i >= 0; i = g_array_index(draft->items, Item, i).before) {
        const Item *item = &g_array_index(draft->items, Item, i);
        if (item->kind <= DM_KIND_CALL && !item->dropped && item->tok == over->tok)
            return true;
    }
    return false;
}

/* "refused direct talks with": no meeting is on the way. */
static bool turned_down(const Draft *draft, const Pred *over)
{
    const VerbRow *row = pred_row(draft, over);
    return row && !over->negative && (row->class == CONTROL_REFUSE || row->class == DM_PLOVER_REJECT);
}

static void talk_from_noun(Draft *draft, guint s, guint noun)
{
    const Sent *sent = &draft->sents[s];
    guint end = MIN(sent->end, noun + 20);
    for (guint at = noun + 1; at < end; at++)
        if (is(draft, at, W_MEETING | W_CALL) || is(draft, at, W_RELATIVE | W_SUB) || is_char(draft, at, ';'))
            end = at;
    bool with = false, between = false;
    for (guint at = noun + 1; at < MIN(end, noun + 5); at++) {
        with = with || is(draft, at, W_WITH) || draft_is_word(draft, at, "including");
        between = between || draft_is_word(draft, at, "between");
    }
    if (!with && !between)
        return;
    const Pred *over = verb_over(draft, sent, noun);
    if (over && (said_by_verb(draft, s, over) || turned_down(draft, over)))
        return;
    Item *item = item_new(draft, DM_KIND_MEETING, s, sent->first, sent->end, "noun", 0.6);
    if (!between)
        item_side(item, 0, owner_of(draft, sent, noun));
    for (guint at = noun + 1; at < end; at++)
        if (draft_is_word(draft, at, "including")) {
            add_partners(draft, item, 1, at + 1, end, true, W_WITH);
            break;
        }
    add_partners(draft, item, 1, noun + 1, end, false, W_WITH);
    if (near_word(draft, sent->first, noun, 2, W_TRILATERAL) || is(draft, noun, W_TRILATERAL))
        add_third(draft, s);
    item = &g_array_index(draft->items, Item, draft->items->len - 1);
    if (item->sides[0]->len + item->sides[1]->len < 2) {
        item->dropped = true;
        return;
    }
    item->status = status_of_noun(draft, sent, s, noun, over, &item->date);
    item->kind = kind_of_talk(draft, item, is(draft, noun, W_CALL) ? ROW_CALL : ROW_MEETING, false);
    item->rule = dm_arena_printf(draft->arena, "noun %s", draft_text(draft, noun, noun + 1));
    if (item->kind != DM_KIND_CALL)
        find_place(draft, item, noun + 1, end);
    if (!item->place && item->kind != DM_KIND_CALL && noun > sent->first &&
        draft->toks[noun - 1].mention >= 0) {
        const Mention *before = mention_at(draft, draft->toks[noun - 1].mention);
        if (before->kind == MENTION_STATE && before->place) /* "a White House meeting" */
        {
            item->place = draft_text(draft, before->first + is(draft, before->first, W_DET), before->end);
            item->where = dm_arena_printf(draft->arena, "at the %s", item->place);
        }
    }
}

void draft_meetings(Draft *draft)
{
    for (guint s = 0; s < draft->n_sents; s++) {
        const Sent *sent = &draft->sents[s];
        for (guint at = sent->first + 1; at < sent->end; at++)
            if (is(draft, at, W_MEETING | W_CALL) && draft->toks[at].mention < 0 && draft->toks[at].date < 0)
                talk_from_noun(draft, s, at);
    }
}
