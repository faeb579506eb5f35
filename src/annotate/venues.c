/* annotate – places proposed for a meeting that is planned or only proposed: who would host, who accepts, who
 * refuses. A place is spoken of as a venue in a sentence with a word of it (venue, location, host), and where
 * a verb proposes a meeting "in" it. */
#include "annotate/quotes.h"
#include <string.h>

#define SENTENCES_NEAR 60 /* sentences around in which the meeting is looked for */

static gint32 open_meeting_in(const Draft *draft, guint s)
{
    gint32 found = -1;
    for (gint32 i = draft->items_of[s]; i >= 0; i = g_array_index(draft->items, Item, i).before) {
        const Item *item = &g_array_index(draft->items, Item, i);
        bool open = item->status == DM_STATUS_PROPOSED || item->status == DM_STATUS_PLANNED;
        if (!item->dropped && item->kind <= DM_KIND_MEETING && open)
            found = i;
    }
    return found;
}

/* The meeting to come that was spoken of last, else the one spoken of next. */
static gint32 meeting_ahead(const Draft *draft, guint s)
{
    gint32 found = -1;
    for (guint back = 0; found < 0 && back <= s && back < SENTENCES_NEAR; back++)
        found = open_meeting_in(draft, s - back);
    for (guint on = s + 1; found < 0 && on < draft->n_sents && on < s + SENTENCES_NEAR; on++)
        found = open_meeting_in(draft, on);
    return found;
}

static const char *venue_title(Draft *draft, const char *place, gint32 proposer)
{
    if (proposer < 0)
        return dm_arena_printf(draft->arena, "%s as a venue", place);
    const char *name = draft_short_name(draft, proposer);
    bool many = actor_at(draft, proposer)->plural;
    if (strcmp(actor_at(draft, proposer)->name, place) == 0)
        return dm_arena_printf(draft->arena, "%s %s to host", name, many ? "offer" : "offers");
    return dm_arena_printf(draft->arena, "%s %s %s as a venue", name, many ? "propose" : "proposes", place);
}

static Item *add_venue(Draft *draft, guint s, const char *place, const char *country, gint32 proposer,
                       const char *rule)
{
    gint32 meeting = meeting_ahead(draft, s);
    const Sent *sent = &draft->sents[s];
    Item *item = item_new(draft, DM_KIND_VENUE, s, sent->first, sent->end, rule, 0.6);
    item->place = place;
    item->country = country;
    item->title = venue_title(draft, place, proposer);
    item->for_item = meeting;
    item_side(item, 0, proposer);
    return item;
}

static const char *country_of_mention(const Draft *draft, const Mention *mention)
{
    const Actor *actor = mention->actor >= 0 ? actor_at(draft, mention->actor) : NULL;
    return actor && actor->kind == DM_ACTOR_STATE ? actor->id : NULL;
}

/* ---- Sentences about venues ---- */

/* "take place", "in place": no place is meant. */
static bool takes_place(const Draft *draft, const Sent *sent, guint at)
{
    static const char *const before[] = {"take",   "takes", "took",   "taken",
                                         "taking", "in",    "remain", "remains"};
    return at > sent->first && IS_AMONG(draft, at - 1, before);
}

static bool names_venue(const Draft *draft, const Sent *sent)
{
    for (guint at = sent->first; at < sent->end; at++)
        if (is(draft, at, W_VENUE) && draft->toks[at].date < 0 && !takes_place(draft, sent, at))
            return true;
    return false;
}

/* The first sentence of the quotation that goes on into sentence `s`. */
static guint quote_first_sentence(const Draft *draft, guint s)
{
    gint32 quote = draft->toks[draft->sents[s].first].quote;
    guint first = s;
    while (quote >= 0 && first > 0 && s - first < SENTENCES_NEAR &&
           draft->toks[draft->sents[first].first].quote == quote)
        first--;
    bool same = quote >= 0 && draft->toks[draft->sents[first].end - 1].quote == quote;
    return quote < 0 || same ? first : first + 1;
}

/* The stance of a verb whose object the place is: "rejected Rwanda as a venue". */
static int stance_before(const Draft *draft, const Sent *sent, guint tok, gint32 *ret_actor)
{
    for (guint p = sent->end_pred; p-- > sent->first_pred;) {
        const Pred *pred = pred_at(draft, p);
        const StanceRow *row = stance_of_verb(draft, pred);
        if (pred->tok >= tok || pred->tok + 4 < tok || !row || pred->subject < 0)
            continue;
        *ret_actor = mention_at(draft, pred->subject)->actor;
        return pred->negative ? negated(row->stance) : row->stance;
    }
    return STANCE_NONE;
}

/* The first stance behind a place, up to the end of what is said of venues. */
static int stance_behind(const Draft *draft, guint tok, guint first, guint last, gint32 *ret_actor)
{
    const Sent *end = &draft->sents[last];
    for (guint p = draft->sents[first].first_pred; p < end->end_pred; p++) {
        const Pred *pred = pred_at(draft, p);
        if (pred->tok < tok || pred->tok >= end->end)
            continue;
        const StanceRow *row = stance_of_verb(draft, pred);
        if (!row)
            continue;
        gint32 speaker = quote_speaker_at(draft, pred->tok, false);
        bool we = pred->subject < 0 || is(draft, mention_at(draft, pred->subject)->first, W_WE);
        *ret_actor = we || speaker >= 0 ? speaker : mention_at(draft, pred->subject)->actor;
        return pred->negative ? negated(row->stance) : row->stance;
    }
    return STANCE_NONE;
}

static gint32 proposer_in(const Draft *draft, const Sent *sent)
{
    static const char *const verbs[] = {"offer", "propose", "suggest", "invite", "volunteer"};
    for (guint p = sent->first_pred; p < sent->end_pred; p++) {
        const Pred *pred = pred_at(draft, p);
        for (guint i = 0; i < G_N_ELEMENTS(verbs); i++)
            if (strcmp(draft->lexicon->lemmas->pdata[pred->lemma], verbs[i]) == 0 && pred->subject >= 0)
                return mention_at(draft, pred->subject)->actor;
    }
    return -1;
}

static bool meets(const Draft *draft, gint32 meeting, gint32 actor)
{
    const Item *item = meeting >= 0 ? &g_array_index(draft->items, Item, meeting) : NULL;
    for (int side = 0; item && side < 2; side++)
        for (guint i = 0; i < item->sides[side]->len; i++)
            if (g_array_index(item->sides[side], gint32, i) == actor)
                return true;
    return false;
}

static bool says_venue(const Draft *draft, const Sent *sent)
{
    for (guint at = sent->first; at < sent->end; at++)
        if (draft_is_word(draft, at, "venue") || draft_is_word(draft, at, "venues"))
            return true;
    return false;
}

static void from_venue_words(Draft *draft, guint s)
{
    gint32 meeting = meeting_ahead(draft, s);
    if (meeting < 0 && !says_venue(draft, &draft->sents[s]))
        return;
    guint first = quote_first_sentence(draft, s);
    gint32 proposer = proposer_in(draft, &draft->sents[s]);
    for (guint k = first; k <= s; k++)
        for (guint i = draft->sents[k].first_mention; i < draft->sents[k].end_mention; i++) {
            const Mention mention = *mention_at(draft, i);
            const char *country = country_of_mention(draft, &mention);
            bool place = mention.kind == MENTION_STATE && mention.place && !mention.adjective &&
                         !mention.possessive && country;
            bool own =
                mention.actor >= 0 && (mention.actor == proposer || meets(draft, meeting, mention.actor));
            bool elsewhere = mention.prep && !(lex_word(draft->lexicon, mention.prep)->classes & W_IN);
            if (!place || own || elsewhere)
                continue;
            gint32 actor = -1;
            int stance = stance_before(draft, &draft->sents[k], mention.first, &actor);
            if (stance == STANCE_NONE)
                stance = stance_behind(draft, mention.end, k, s, &actor);
            Item *item = add_venue(draft, k, draft_text(draft, mention.first, mention.end), country, proposer,
                                   "place named as a venue");
            if (stance != STANCE_NONE && actor >= 0)
                item_position(item, (Side){.actor = actor, .stance = stance});
        }
}

/* ---- "offered to host", "would like to meet in a neutral country" ---- */

/* The place behind "in": a name, or "a neutral country". */
static const char *place_behind(Draft *draft, guint at, guint end, const char **ret_country)
{
    *ret_country = NULL;
    for (; at + 1 < end; at++) {
        if (!is(draft, at, W_IN) || draft->toks[at].date >= 0 || draft->toks[at + 1].date >= 0)
            continue;
        gint32 mention = draft->toks[at + 1].mention;
        if (mention >= 0 && mention_at(draft, mention)->kind == MENTION_STATE &&
            !mention_at(draft, mention)->possessive && !mention_at(draft, mention)->adjective) {
            const Mention *found = mention_at(draft, mention);
            *ret_country = country_of_mention(draft, found);
            return draft_text(draft, found->first, found->end);
        }
        for (guint last = at + 1; last < end && last < at + 8; last++)
            if (draft_is_word(draft, last, "country") || is(draft, last, W_VENUE) ||
                draft_is_word(draft, last, "capital"))
                return draft_text(draft, at + 1 + is(draft, at + 1, W_DET), last + 1);
    }
    return NULL;
}

static bool proposes(const Draft *draft, const Pred *pred)
{
    static const char *const settled[] = {"plan", "intend", "aim", "expect"}; /* a place agreed on */
    const VerbRow *row = pred_row(draft, pred);
    for (guint i = 0; i < G_N_ELEMENTS(settled); i++)
        if (strcmp(draft->lexicon->lemmas->pdata[pred->lemma], settled[i]) == 0)
            return false;
    const char *verb = draft->lexicon->lemmas->pdata[pred->lemma];
    if (strcmp(verb, "prefer") == 0 || strcmp(verb, "favour") == 0 || strcmp(verb, "favor") == 0)
        return true;
    return row && (row->class == CONTROL_PROPOSE || row->class == CONTROL_WANT ||
                   row->class == CONTROL_PROMISE || row->class == CONTROL_DEMAND ||
                   (pred->modal & W_WOULD && draft_is_word(draft, pred->tok, "like")));
}

static bool speaks_of_meeting(const Draft *draft, guint first, guint end, guint *ret_at)
{
    for (guint at = first; at < end; at++)
        if (is(draft, at, W_MEETING) || draft_is_word(draft, at, "host") ||
            draft_is_word(draft, at, "meet")) {
            *ret_at = at;
            return true;
        }
    return false;
}

/* "offered to host the talks": at home. */
static const char *home_of_host(const Draft *draft, guint at, gint32 actor, const char **ret_country)
{
    gint32 state = actor >= 0 ? actor_state(draft, actor) : -1;
    if (state < 0 || !draft_is_word(draft, at, "host") || actor_at(draft, state)->kind != DM_ACTOR_STATE)
        return NULL;
    *ret_country = actor_at(draft, state)->id;
    return actor_at(draft, state)->name;
}

/* "suggested Geneva": the name right behind the verb. */
static const char *named_by(Draft *draft, const Pred *pred, const char **ret_country)
{
    static const char *const verbs[] = {"suggest", "propose", "favour", "favor", "prefer"};
    const char *verb = draft->lexicon->lemmas->pdata[pred->lemma];
    gint32 index = pred->tok + 1 < draft->n_toks ? draft->toks[pred->tok + 1].mention : -1;
    for (guint i = 0; index >= 0 && i < G_N_ELEMENTS(verbs); i++) {
        const Mention *mention = mention_at(draft, index);
        bool place = mention->kind == MENTION_NAME || (mention->kind == MENTION_STATE && mention->place);
        bool closed = mention->end >= draft->sents[pred->sent].end ||
                      draft_is_word(draft, mention->end, "as") ||
                      draft->toks[mention->end].kind >= DM_TOKEN_PUNCT;
        if (strcmp(verb, verbs[i]) != 0 || !place || !closed || mention->possessive || mention->adjective)
            continue;
        *ret_country = country_of_mention(draft, mention);
        return draft_text(draft, mention->first, mention->end);
    }
    return NULL;
}

/* The place that a verb proposes for a meeting to come, NULL none. */
static const char *proposed_place(Draft *draft, guint s, const Pred *pred, gint32 actor,
                                  const char **ret_country)
{
    const Sent *sent = &draft->sents[s];
    guint meeting;
    *ret_country = NULL;
    const char *place = NULL;
    if (speaks_of_meeting(draft, pred->tok, sent->end, &meeting)) {
        place = place_behind(draft, meeting, sent->end, ret_country);
        place = place ? place : home_of_host(draft, meeting, actor, ret_country);
    }
    bool spoken_of =
        meeting_ahead(draft, s) >= 0 || speaks_of_meeting(draft, sent->first, sent->end, &meeting);
    return place || !spoken_of ? place : named_by(draft, pred, ret_country);
}

/* "Mali and Norway offered to host": each at home. */
static void add_other_hosts(Draft *draft, guint s, gint32 subject, const char *country)
{
    g_autoptr(GArray) all = subjects_of(draft, subject);
    gint32 first = mention_at(draft, subject)->actor;
    if (!country || g_strcmp0(actor_at(draft, first)->id, country) != 0)
        return;
    for (guint i = 0; i < all->len; i++) {
        gint32 other = mention_at(draft, g_array_index(all, gint32, i))->actor;
        if (other < 0 || other == first || actor_at(draft, other)->kind != DM_ACTOR_STATE)
            continue;
        const Actor *host = actor_at(draft, other);
        Item *item = add_venue(draft, s, host->name, host->id, other, "place of a proposed meeting");
        item_position(item, (Side){.actor = other, .stance = DM_STANCE_SUPPORTS});
    }
}

static void from_proposal(Draft *draft, guint s)
{
    const Sent *sent = &draft->sents[s];
    for (guint p = sent->first_pred; p < sent->end_pred; p++) {
        const Pred *pred = pred_at(draft, p);
        const char *country;
        gint32 actor = pred->subject >= 0 ? mention_at(draft, pred->subject)->actor : -1;
        const char *place =
            actor >= 0 && proposes(draft, pred) ? proposed_place(draft, s, pred, actor, &country) : NULL;
        if (!place)
            continue;
        Item *item = add_venue(draft, s, place, country, actor, "place of a proposed meeting");
        item_position(item, (Side){.actor = actor,
                                   .stance = pred->negative ? DM_STANCE_OPPOSES : DM_STANCE_SUPPORTS,
                                   .condition = condition_behind(draft, s, pred->tok)});
        add_other_hosts(draft, s, pred->subject, country);
        return;
    }
}

void draft_venues(Draft *draft)
{
    for (guint s = 0; s < draft->n_sents; s++) {
        guint before = draft->items->len;
        from_proposal(draft, s);
        if (draft->items->len == before && names_venue(draft, &draft->sents[s]))
            from_venue_words(draft, s);
    }
}
