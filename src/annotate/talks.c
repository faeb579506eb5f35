/* annotate – meetings, calls and visits made of verbs ("met with", "spoke by phone with", "will visit"): who
 * takes part, where, and whether it was held, planned or only proposed. */
#include "annotate/talks.h"
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

bool talk_takes_part(const Draft *draft, const Mention *mention)
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
void talk_add_partners(Draft *draft, Item *item, int side, guint at, guint end, bool active, guint64 on)
{
    for (; at < end; at++) {
        const Tok *tok = &draft->toks[at];
        if (tok->date >= 0)
            continue;
        if (tok->mention >= 0) {
            const Mention *mention = mention_at(draft, tok->mention);
            if (active && talk_takes_part(draft, mention) &&
                !(known(item) && only_points_back(draft, mention))) {
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

void talk_leave_open(const Draft *draft, Item *item, bool dated)
{
    if (!dated && (item->status == DM_STATUS_PLANNED || item->status == DM_STATUS_PROPOSED))
        item->date = (DmWindow){draft->published, DM_DAY_OPEN};
}

/* "in Munich, Germany", "at the White House": the name behind in or at that is no date and no organisation's
 * act. */
/* "the Egyptian resort of Sharm el-Sheikh", "the Qatari capital, Doha": where the name starts behind the
 * adjective; the token itself when there is none. */
static guint behind_adjective(const Draft *draft, guint first, guint end)
{
    gint32 index = draft->toks[first].mention;
    if (index < 0 || !mention_at(draft, index)->adjective || mention_at(draft, index)->possessive)
        return first;
    for (guint at = mention_at(draft, index)->end; at < end && at < first + 5; at++)
        if ((is(draft, at - 1, W_OF) || is_char(draft, at - 1, ',')) && draft->toks[at].capital)
            return at;
    return end;
}

static bool goes_on(const Draft *draft, guint at)
{
    const char *text = draft->text + draft->toks[at].start;
    return draft->toks[at].date < 0 && !is(draft, at, W_MEETING) &&
           (draft->toks[at].capital || g_str_has_prefix(text, "el-") || g_str_has_prefix(text, "al-"));
}

/* The state of the name at `first`, of the one behind its comma, of the adjective before. */
static void find_country(const Draft *draft, Item *item, guint adjective, guint first, guint last, guint end)
{
    const guint tokens[] = {is_char(draft, last, ',') && last + 1 < end ? last + 1 : first, first, adjective};
    for (guint i = 0; i < G_N_ELEMENTS(tokens); i++) {
        gint32 index = draft->toks[tokens[i]].mention;
        const Mention *mention = index >= 0 ? mention_at(draft, index) : NULL;
        if (!mention || mention->kind != MENTION_STATE || mention->actor < 0)
            continue;
        if (actor_at(draft, mention->actor)->kind == DM_ACTOR_STATE) {
            item->country = actor_at(draft, mention->actor)->id;
            return;
        }
    }
}

void talk_find_place(Draft *draft, Item *item, guint at, guint end)
{
    for (; at + 1 < end; at++) {
        if (!is(draft, at, W_IN) || draft->toks[at].date >= 0)
            continue;
        guint adjective = at + 1;
        while (adjective < end && is(draft, adjective, W_DET))
            adjective++;
        if (adjective >= end || !draft->toks[adjective].capital || draft->toks[adjective].date >= 0)
            continue;
        guint first = behind_adjective(draft, adjective, end), last = first;
        while (last < end && goes_on(draft, last))
            last++;
        if (last == first || (last < end && is(draft, last, W_MEETING)))
            continue;
        item->place = draft_text(draft, first, last);
        item->where = first == adjective ? draft_text(draft, at, last)
                                         : dm_arena_printf(draft->arena, "in %s", item->place);
        find_country(draft, item, adjective, first, last, end);
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

DmKind talk_kind(const Draft *draft, const Item *item, RowKind row, bool in_person)
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
        if (IS_AMONG(draft, at, words))
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
            return talk_takes_part(draft, mention_at(draft, mention)) &&
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

/* "did not meet in Rome on Friday": the meeting is denied. "have never met" is none. */
static bool was_not_held(const Draft *draft, const Coded *coded, guint at)
{
    const Pred *pred = pred_at(draft, at);
    const VerbRow *row = pred_row(draft, pred);
    return row && row->kind == ROW_MEETING && !row->object && pred->negative && at == coded->pred &&
           !pred->modal && !pred->infinitive && !pred->gerund && !pred->perfect && !pred->passive;
}

static bool fits(Draft *draft, const Coded *coded, const VerbRow *row, guint at)
{
    const Pred *pred = pred_at(draft, at);
    if (was_not_held(draft, coded, at))
        return true;
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

/* "invited the president to visit": who invites is the host, not the land. */
static void add_inviter(Draft *draft, Item *item, const Coded *coded, guint at)
{
    const Pred *outer = pred_at(draft, coded->pred);
    bool invites = strcmp(draft->lexicon->lemmas->pdata[outer->lemma], "invite") == 0;
    gint32 host = outer->subject >= 0 ? mention_at(draft, outer->subject)->actor : -1;
    if (!invites || at == coded->pred || host < 0 || outer->passive ||
        outer->subject == pred_at(draft, at)->subject)
        return;
    if (item->visits)
        g_array_set_size(item->sides[1], 0);
    item_side(item, 1, host);
    item->proposed_by = host;
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
    talk_add_partners(draft, item, pred->passive ? 0 : 1, pred->tok + 1, end,
                      person_follows(draft, pred->tok + 1, end) || row->kind == ROW_VISIT, on);
    if (!item->sides[1]->len && end < pred->end &&
        is(draft, end - 1, W_AND)) /* "called and congratulated her" */
        talk_add_partners(draft, item, 1, pred_at(draft, at + 1)->tok + 1, pred->end, true, W_WITH);
    bool hosts = strcmp(draft->lexicon->lemmas->pdata[pred->lemma], "host") == 0;
    bool alone = item->sides[0]->len + item->sides[1]->len < 2 ||
                 (hosts && !pred->passive && !item->sides[1]->len); /* hosts meet their guests */
    if (alone && row->kind != ROW_VISIT && !meets_itself(draft, item)) {
        g_array_set_size(item->sides[0], 0);
        item->dropped = true;
        return false;
    }
    bool found;
    item->status = was_not_held(draft, coded, at) ? DM_STATUS_DENIED : status_of(draft, coded, pred);
    item->visits = row->kind == ROW_VISIT;
    item->calls = row->kind == ROW_CALL && needs_object(row);
    item->tok = pred->tok;
    bool past = item->status == DM_STATUS_HELD || item->status == DM_STATUS_DENIED;
    item->date = item_date(draft, pred->sent, pred->tok, !past, &found);
    talk_leave_open(draft, item, found);
    item->kind =
        talk_kind(draft, item, row->kind, says_in_person(draft, pred->tok, MIN(pred->end, pred->tok + 14)));
    item->plover = coded->class                         ? coded->class
                   : pred->modal & (W_FUTURE | W_WOULD) ? DM_PLOVER_AGREE
                                                        : DM_PLOVER_CONSULT;
    if (item->kind != DM_KIND_CALL)
        talk_find_place(draft, item, pred->tok + 1, end);
    if (!item->place && pred->infinitive && pred->governor >= 0)
        find_destination(draft, item, pred_at(draft, pred->governor), pred->first);
    if (row->kind == ROW_VISIT)
        find_destination(draft, item, pred, end);
    add_host(draft, item, pred);
    add_inviter(draft, item, coded, at);
    return true;
}
