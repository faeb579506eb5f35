/* annotate – meetings and calls that are only named ("a summit with Putin in Alaska", "the second round will
 * take place in Rome"): who takes part, where, and what is said of them: held, planned, proposed, put off. */
#include "annotate/talks.h"
#include <string.h>

static gint32 owner_of(const Draft *draft, const Sent *sent, guint noun)
{
    for (guint i = sent->end_mention; i-- > sent->first_mention;) {
        const Mention *mention = mention_at(draft, i);
        bool partner = mention->prep && (is(draft, mention->first - 1, W_WITH) ||
                                         draft_is_word(draft, mention->first - 1, "between"));
        if (mention->first >= noun || mention->actor < 0 || mention->kind == MENTION_STATE || partner)
            continue;
        if (talk_takes_part(draft, mention) || mention->possessive)
            return mention->actor;
    }
    return -1;
}

/* "Moscow is ready for talks with Ukraine": nobody's talks, so the subject's. */
static gint32 owner_or_subject(const Draft *draft, const Sent *sent, guint noun, const Pred *over)
{
    gint32 owner = owner_of(draft, sent, noun);
    bool subject = owner < 0 && over && over->subject >= 0 && !over->passive &&
                   talk_takes_part(draft, mention_at(draft, over->subject));
    return subject ? mention_at(draft, over->subject)->actor : owner;
}

static const Pred *verb_over(const Draft *draft, const Sent *sent, guint noun)
{
    const Pred *found = NULL;
    for (guint p = sent->first_pred; p < sent->end_pred; p++)
        if (pred_at(draft, p)->tok < noun && pred_at(draft, p)->end > noun)
            found = pred_at(draft, p);
    return found;
}

/* ---- What becomes of it ---- */

static const struct {
    const char *lemma;
    bool passive; /* it must be */
    DmStatus status;
} fates[] = {
    {"take", false, DM_STATUS_HELD},      {"happen", false, DM_STATUS_HELD},
    {"begin", false, DM_STATUS_HELD},     {"start", false, DM_STATUS_HELD},
    {"open", false, DM_STATUS_HELD},      {"resume", false, DM_STATUS_HELD},
    {"hold", true, DM_STATUS_HELD},       {"schedule", true, DM_STATUS_PLANNED},
    {"plan", true, DM_STATUS_PLANNED},    {"postpone", true, DM_STATUS_POSTPONED},
    {"delay", true, DM_STATUS_POSTPONED}, {"cancel", true, DM_STATUS_CANCELLED},
    {"scrap", true, DM_STATUS_CANCELLED},
};

#define FATE_REACH 16 /* words from the noun to its verb */

/* The verb that the noun is the subject of: "will take place", "was postponed"; NULL none. */
static const Pred *fate_verb(const Draft *draft, const Sent *sent, guint noun, DmStatus *ret_status)
{
    for (guint p = sent->first_pred; p < sent->end_pred; p++) {
        const Pred *pred = pred_at(draft, p);
        bool helps =
            p + 1 < sent->end_pred && pred_at(draft, p + 1)->first == pred->tok + 1; /* "have been held" */
        if (pred->tok <= noun || (helps && is(draft, pred->tok, W_HAVE | W_BE)))
            continue;
        const char *lemma = draft->lexicon->lemmas->pdata[pred->lemma];
        bool place = draft_is_word(draft, pred->tok + 1, "place");
        for (guint i = 0; pred->tok < noun + FATE_REACH && i < G_N_ELEMENTS(fates); i++) {
            bool fits =
                strcmp(lemma, fates[i].lemma) == 0 && pred->passive == fates[i].passive && (i > 0 || place);
            if (!fits)
                continue;
            bool ahead = fates[i].status == DM_STATUS_HELD && pred->modal;
            *ret_status = !ahead                   ? fates[i].status
                          : pred->modal & W_FUTURE ? DM_STATUS_PLANNED
                                                   : DM_STATUS_PROPOSED;
            return pred;
        }
        return NULL; /* it does something else */
    }
    return NULL;
}

bool talk_is_subject(const Draft *draft, const Pred *pred)
{
    const Sent *sent = &draft->sents[pred->sent];
    for (guint at = pred->first; at > sent->first && pred->first - at < FATE_REACH; at--) {
        DmStatus status;
        if (is(draft, at - 1, W_MEETING | W_CALL) && fate_verb(draft, sent, at - 1, &status) == pred)
            return true;
    }
    return false;
}

static bool near_word(const Draft *draft, guint first, guint tok, guint reach, guint64 class)
{
    for (guint at = tok; at > first && tok - at < reach; at--)
        if (is(draft, at - 1, class))
            return true;
    return false;
}

/* "after three hours of talks in Oslo": those who act in the sentence held them. */
static bool held_behind(const Draft *draft, const Sent *sent, guint noun)
{
    enum { REACH = 6 };
    for (guint at = noun; at > sent->first && noun - at < REACH; at--)
        if (draft_is_word(draft, at - 1, "after") || draft_is_word(draft, at - 1, "following"))
            return is(draft, noun + 1, W_IN);
    return false;
}

static DmStatus status_of_noun(Draft *draft, const Sent *sent, guint s, guint noun, const Pred *over,
                               DmWindow *ret_date, bool *ret_dated)
{
    *ret_dated = false;
    const VerbRow *row = over ? pred_row(draft, over) : NULL;
    bool tentative = near_word(draft, sent->first, noun, 5, W_TENTATIVE);
    bool open = row && over->negative && row->class == DM_PLOVER_REJECT; /* "did not rule out" */
    bool wanted = row && (open || row->class >= CONTROL_PROMISE || row->class == DM_PLOVER_REQUEST ||
                          row->class == DM_PLOVER_AGREE);
    bool future = over && (over->modal || over->infinitive);
    DmStatus status;
    const Pred *fate = fate_verb(draft, sent, noun, &status);
    if (held_behind(draft, sent, noun)) {
        *ret_date = item_date(draft, s, noun, false, ret_dated);
        return DM_STATUS_HELD;
    }
    if (fate) {
        *ret_date = item_date(draft, s, fate->tok, status != DM_STATUS_HELD, ret_dated);
        return status;
    }
    if (near_word(draft, sent->first, noun, 4, W_CANCELLED))
        return DM_STATUS_CANCELLED;
    if (near_word(draft, sent->first, noun, 4, W_POSTPONED))
        return DM_STATUS_POSTPONED;
    if (tentative || wanted || future) {
        *ret_date = item_date(draft, s, noun, true, ret_dated);
        return DM_STATUS_PROPOSED;
    }
    *ret_date = item_date(draft, s, noun, false, ret_dated);
    static const char *const held[] = {"during", "after", "following", "at", "including", "since"};
    guint before = noun;
    while (before > sent->first && before + 4 > noun && !is(draft, before - 1, W_PREP | W_AND))
        before--;
    if (before > sent->first && IS_AMONG(draft, before - 1, held))
        return DM_STATUS_HELD;
    if (before > sent->first && is(draft, before - 1, W_AND) &&
        draft->items->len > 1) { /* "including a summit … and a meeting" */
        const Item *last = &g_array_index(draft->items, Item, draft->items->len - 2);
        if (last->sent == s && last->status == DM_STATUS_HELD && !last->dropped)
            return DM_STATUS_HELD;
    }
    bool was =
        *ret_dated && over && over->form & (FORM_PAST | FORM_PART) && ret_date->latest < draft->published;
    *ret_dated =
        was || (*ret_dated && ret_date->earliest > draft->published); /* what is to come has no day past */
    return was ? DM_STATUS_HELD : DM_STATUS_PROPOSED;
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

static void add_subjects_of(Draft *draft, Item *item, const Sent *sent)
{
    gint32 subject = sent->first_pred < sent->end_pred ? pred_at(draft, sent->first_pred)->subject : -1;
    g_autoptr(GArray) list = subjects_of(draft, subject);
    for (guint i = 0; list->len > 1 && i < list->len; i++)
        item_side(item, 0, mention_at(draft, g_array_index(list, gint32, i))->actor);
}

/* "a visit by the minister to Tokyo" */
static bool visited_by(const Draft *draft, guint noun)
{
    return draft_is_word(draft, noun, "visit") && is(draft, noun + 1, W_BY);
}

/* A group or an organisation meets by itself. */
static bool is_several(const Draft *draft, const Item *item)
{
    const GArray *side = item->sides[item->sides[0]->len == 0];
    const Actor *one = side->len ? actor_at(draft, g_array_index(side, gint32, 0)) : NULL;
    return one && (one->plural || one->kind == DM_ACTOR_ORGANISATION || one->kind == DM_ACTOR_GROUP);
}

#define SENTENCES_BACK 12 /* in which those who talked before are looked for */

/* "The second round will take place": of those who talked before. A talk named by whose it is, "the NATO
 * summit", has that one. */
static void add_spoken_of(Draft *draft, Item *item, guint s, guint noun)
{
    gint32 owner = noun > draft->sents[s].first ? draft->toks[noun - 1].mention : -1;
    const Mention *mention = owner >= 0 ? mention_at(draft, owner) : NULL;
    if (mention && mention->actor >= 0 && actor_at(draft, mention->actor)->kind > DM_ACTOR_STATE &&
        !mention->possessive) {
        item_side(item, 0, mention->actor);
        return;
    }
    for (guint back = 0; back < SENTENCES_BACK && back <= s; back++)
        for (gint32 i = draft->items_of[s - back]; i >= 0; i = g_array_index(draft->items, Item, i).before) {
            const Item *last = &g_array_index(draft->items, Item, i);
            if (last == item || last->kind > DM_KIND_MEETING || last->dropped)
                continue;
            for (int side = 0; side < 2; side++)
                for (guint k = 0; k < last->sides[side]->len; k++)
                    item_side(item, side, g_array_index(last->sides[side], gint32, k));
            return;
        }
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
    DmStatus status;
    const Pred *fate = fate_verb(draft, sent, noun, &status);
    bool by = visited_by(draft, noun);
    end = fate ? MIN(end, MAX(fate->first, noun + 1)) : end;
    bool behind = !with && !between && !by && !fate && held_behind(draft, sent, noun);
    if (!with && !between && !by && !fate && !behind)
        return;
    const Pred *over = verb_over(draft, sent, noun);
    if (over && !behind && (said_by_verb(draft, s, over) || turned_down(draft, over)))
        return;
    Item *item = item_new(draft, DM_KIND_MEETING, s, sent->first, sent->end, "noun", 0.6);
    if (with && !between)
        item_side(item, 0, owner_or_subject(draft, sent, noun, over));
    for (guint at = noun + 1; at < end; at++)
        if (draft_is_word(draft, at, "including")) {
            talk_add_partners(draft, item, 1, at + 1, end, true, W_WITH);
            break;
        }
    talk_add_partners(draft, item, 1, noun + 1, end, false, by ? W_BY | W_TO : W_WITH);
    if (behind)
        add_subjects_of(draft, item, sent);
    else if (!with && !between && !by)
        add_spoken_of(draft, item, s, noun);
    if (item->sides[1]->len &&
        (near_word(draft, sent->first, noun, 2, W_TRILATERAL) || is(draft, noun, W_TRILATERAL)))
        add_third(draft, s);
    item = &g_array_index(draft->items, Item, draft->items->len - 1);
    if (item->sides[0]->len + item->sides[1]->len < 2 && (with || between || !is_several(draft, item))) {
        item->dropped = true;
        return;
    }
    item->visits = by;
    bool dated;
    item->status = status_of_noun(draft, sent, s, noun, over, &item->date, &dated);
    talk_leave_open(draft, item, dated);
    item->kind = talk_kind(draft, item, is(draft, noun, W_CALL) ? ROW_CALL : ROW_MEETING, false);
    item->rule = dm_arena_printf(draft->arena, "noun %s", draft_text(draft, noun, noun + 1));
    if (item->kind != DM_KIND_CALL)
        talk_find_place(draft, item, noun + 1, fate ? MIN(fate->end, sent->end) : end);
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

/* ---- Lists ---- */

/* "Present at that meeting were these leaders:" */
static bool announces_list(const Draft *draft, const Sent *sent)
{
    bool talk = false, people = false;
    if (!is_char(draft, sent->end - 1, ':'))
        return false;
    for (guint at = sent->first; at < sent->end; at++) {
        talk = talk || is(draft, at, W_MEETING | W_CALL);
        people = people || is(draft, at, W_HEADS | W_FOLK | W_LANDS);
    }
    return talk && people;
}

/* A line that is one name and no sentence. */
static gint32 name_on_line(const Draft *draft, const Sent *sent)
{
    if (sent->first_pred < sent->end_pred || sent->first_mention >= sent->end_mention)
        return -1;
    const Mention *mention = mention_at(draft, sent->first_mention);
    return mention->first <= sent->first + 1 && talk_takes_part(draft, mention) ? mention->actor : -1;
}

static Item *talk_before(Draft *draft, guint s)
{
    for (guint back = 0; back < SENTENCES_BACK && back <= s; back++)
        for (gint32 i = draft->items_of[s - back]; i >= 0; i = g_array_index(draft->items, Item, i).before) {
            Item *item = &g_array_index(draft->items, Item, i);
            if (!item->dropped && item->kind <= DM_KIND_CALL)
                return item;
        }
    return NULL;
}

/* Those named one a line behind the sentence took part in the talk spoken of last. */
static void add_listed(Draft *draft, guint s)
{
    Item *item = talk_before(draft, s);
    if (!item) {
        const Sent *sent = &draft->sents[s];
        item =
            item_new(draft, DM_KIND_MEETING, s, sent->first, sent->end, "list of those who took part", 0.6);
        item->status = DM_STATUS_HELD;
        talk_add_partners(draft, item, 0, sent->first, sent->end, true, W_WITH);
    }
    for (guint line = s + 1; line < draft->n_sents; line++) {
        gint32 actor = name_on_line(draft, &draft->sents[line]);
        if (actor < 0) {
            item->dropped |= item->sides[0]->len + item->sides[1]->len < 2;
            return;
        }
        item_side(item, 1, actor);
        item->kind = MIN(item->kind, talk_kind(draft, item, ROW_MEETING, true));
    }
}

void draft_meetings(Draft *draft)
{
    for (guint s = 0; s < draft->n_sents; s++) {
        const Sent *sent = &draft->sents[s];
        for (guint at = sent->first; at < sent->end; at++)
            if (is(draft, at, W_MEETING | W_CALL) && draft->toks[at].mention < 0 && draft->toks[at].date < 0)
                talk_from_noun(draft, s, at);
        if (announces_list(draft, sent))
            add_listed(draft, s);
    }
}
