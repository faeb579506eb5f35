/* annotate – who a cue attributes to: the noun phrase left of it, right of it where they are inverted
 * ("…," said X), or that of the verb before it. Insertions between commas and what leads up to the sentence
 * ("Asked about them, …") are passed. A phrase that is no mention becomes an actor under its words. */
#include "annotate/quotes.h"
#include <string.h>

#define REACH       70 /* tokens left of a cue in which its source is looked for */
#define SEGMENTS    14
#define NAME_TOKENS 10

typedef struct Segments { /* of a sentence, between commas, from the left */
    guint first[SEGMENTS], end[SEGMENTS];
    guint n;
} Segments;

gint32 pred_of_tok(const Draft *draft, guint sent, guint tok)
{
    guint low = draft->sents[sent].first_pred, high = draft->sents[sent].end_pred;
    while (low < high) {
        guint middle = low + (high - low) / 2;
        if (pred_at(draft, middle)->tok < tok)
            low = middle + 1;
        else
            high = middle;
    }
    return low < draft->sents[sent].end_pred && pred_at(draft, low)->tok == tok ? (gint32)low : -1;
}

gint32 mention_of_tok(const Draft *draft, guint tok)
{
    gint32 index = draft->toks[tok].mention;
    const Mention *mention = index >= 0 ? mention_at(draft, index) : NULL;
    bool small = mention && mention->kind == MENTION_NAME && mention->end == mention->first + 1 &&
                 is(draft, tok, W_PREP | W_AND | W_BUT | W_ADVERB | W_SUB | W_RELATIVE);
    return small ? -1 : index;
}

/* "Russia 's", but not "he 's" */
static bool is_owner_mark(const Draft *draft, guint tok)
{
    return tok > 0 && tok_is_possessive_mark(draft, tok) &&
           !is(draft, tok - 1, W_HE | W_SHE | W_IT | W_THAT | W_RELATIVE | W_ADVERB);
}

static bool is_finite(const Draft *draft, guint sent, guint tok)
{
    if (is(draft, tok, W_BE | W_HAVE | W_DO | W_MODAL))
        return !is_owner_mark(draft, tok) && !draft_is_word(draft, tok, "being") &&
               !draft_is_word(draft, tok, "having") && !draft_is_word(draft, tok, "done");
    gint32 index = pred_of_tok(draft, sent, tok);
    const Pred *pred = index >= 0 ? pred_at(draft, index) : NULL;
    return pred && !pred->gerund && !pred->infinitive && !pred->adjective;
}

bool has_finite(const Draft *draft, guint sent, guint first, guint end)
{
    bool relative = false;
    for (guint at = first; at < end; at++) {
        relative = relative || (at > first && is(draft, at, W_RELATIVE));
        if (is_finite(draft, sent, at) && !relative && draft->toks[at].quote < 0)
            return true;
    }
    return false;
}

static bool is_dash(const Draft *draft, guint at)
{
    const char *text = draft->text + draft->toks[at].start;
    gsize len = draft->toks[at].end - draft->toks[at].start;
    return (len >= 2 && !strncmp(text, "--", 2)) || (len == 3 && !strncmp(text, "\xE2\x80\x94", 3)) ||
           (len == 3 && !strncmp(text, "\xE2\x80\x93", 3));
}

static bool is_pause(const Draft *draft, guint at)
{
    return is_char(draft, at, ',') || is_dash(draft, at);
}

static bool is_mark(const Draft *draft, guint at)
{
    return draft->toks[at].kind == DM_TOKEN_QUOTE_OPEN || draft->toks[at].kind == DM_TOKEN_QUOTE_CLOSE;
}

/* A short passage in quotation marks inside a phrase ("the "Jersey Girls" said") is passed; where it starts.
 */
static guint before_short_quote(const Draft *draft, guint close, guint limit)
{
    if (close == 0 || draft->toks[close - 1].kind == DM_TOKEN_PUNCT || is_char(draft, close + 1, ','))
        return close + 1;
    for (guint at = close; at > limit && close - at < 5;) {
        at--;
        if (draft->toks[at].kind == DM_TOKEN_QUOTE_OPEN)
            return at;
    }
    return close + 1;
}

/* The token from which on a source of the cue at `at` can stand. */
static guint left_edge(const Draft *draft, guint at, guint limit)
{
    if (at > limit + REACH)
        limit = at - REACH;
    while (at > limit) {
        guint before = at - 1;
        if (is_mark(draft, before)) {
            guint open = before_short_quote(draft, before, limit);
            if (open > before)
                return at;
            at = open;
            continue;
        }
        bool clock = at - 1 > limit && draft->toks[at - 2].kind == DM_TOKEN_NUMBER;
        if (is_char(draft, before, ';') || (is_char(draft, before, ':') && !clock) ||
            draft->toks[before].quote >= 0)
            return at;
        at = before;
    }
    return at;
}

static void part(const Draft *draft, guint first, guint end, Segments *segments)
{
    segments->n = 0;
    guint start = first, depth = 0;
    for (guint at = first; at <= end; at++) {
        depth += at < end && is_char(draft, at, '(');
        depth -= at < end && depth && is_char(draft, at, ')');
        if (at < end && (depth || !is_pause(draft, at)))
            continue;
        if (at > start && segments->n < SEGMENTS) {
            segments->first[segments->n] = start;
            segments->end[segments->n++] = at;
        }
        start = at + 1;
    }
}

static bool is_lead(const Draft *draft, guint at)
{
    const Tok *tok = &draft->toks[at];
    if (tok->date >= 0)
        return true;
    if (is(draft, at, W_DET | W_PREP | W_RELATIVE | W_NUMBER))
        return false;
    return is(draft, at, W_ADVERB | W_AND | W_BUT);
}

static guint skip_lead(const Draft *draft, guint first, guint end)
{
    while (first < end && is_lead(draft, first))
        first++;
    return first;
}

/* What leads up to a clause and holds no subject of it: "In a statement", "Asked about them", "While …". */
static bool is_adverbial(const Draft *draft, guint first, guint end)
{
    first = skip_lead(draft, first, end);
    if (first >= end || draft->toks[first].quote >= 0 || is_mark(draft, first))
        return true;
    const Tok *tok = &draft->toks[first];
    if (is(draft, first, W_PREP | W_SUB | W_TO) || draft_is_word(draft, first, "as"))
        return true;
    if (mention_of_tok(draft, first) >= 0 || is(draft, first, W_DET | W_NUMBER))
        return false;
    guint8 forms = lex_word(draft->lexicon, tok->word)->forms;
    bool ing = tok->end - tok->start > 5 && !strncmp(draft->text + tok->end - 3, "ing", 3);
    bool adverb = tok->end - tok->start > 4 && !strncmp(draft->text + tok->end - 2, "ly", 2);
    bool alone = first + 1 == end && !tok->capital;
    return (forms && !(forms & (FORM_BASE | FORM_S))) || ing || adverb || alone;
}

guint source_end(const Draft *draft, guint first, guint limit, guint sent)
{
    guint at = first;
    for (; at < limit && at < first + 2 * NAME_TOKENS; at++) {
        const Tok *tok = &draft->toks[at];
        bool inside = at > first;
        bool joint = tok_is_possessive_mark(draft, at) || is_char(draft, at, '&') ||
                     is_char(draft, at, '/') || is_mark(draft, at);
        if (is_char(draft, at, '(') && inside) { /* "(R-Ohio)" */
            guint close = at;
            while (close < limit && close < at + 8 && !is_char(draft, close, ')'))
                close++;
            if (close >= limit || !is_char(draft, close, ')'))
                break;
            at = close;
            continue;
        }
        if (tok->kind != DM_TOKEN_WORD && tok->kind != DM_TOKEN_NUMBER && !joint)
            break;
        if (inside &&
            (tok->date >= 0 || is(draft, at, W_RELATIVE | W_SUB | W_BUT) || is_finite(draft, sent, at)))
            break;
        if (inside && is(draft, at, W_THAT | W_HE | W_SHE | W_THEY | W_IT) && !tok->capital &&
            !is(draft, at, W_POSSESSIVE))
            break; /* "the nominee himself" */
    }
    while (at > first + 1 && is(draft, at - 1, W_PREP | W_AND | W_ADVERB | W_DET | W_NEG))
        at--;
    return at;
}

/* ---- The actor of a phrase ---- */

/* The noun that a phrase is about: the last one before "of", "for" and the like. */
static guint head_of(const Draft *draft, guint first, guint end)
{
    guint at = first;
    while (at + 1 < end && !is(draft, at + 1, W_PREP | W_TO | W_RELATIVE | W_AND) &&
           draft->toks[at + 1].kind == DM_TOKEN_WORD)
        at++;
    return at;
}

static bool is_nobody(const Draft *draft, guint first, guint end)
{
    guint head = head_of(draft, first, end);
    if (lex_word(draft->lexicon, draft->toks[first].word)->cue == CUE_NOBODY ||
        (lex_word(draft->lexicon, draft->toks[head].word)->cue == CUE_NOBODY &&
         draft->toks[head].mention < 0))
        return true;
    bool no_one = draft_is_word(draft, first, "no") || draft_is_word(draft, first, "few");
    bool small = end == first + 1 &&
                 is(draft, first, W_DET | W_THAT | W_RELATIVE | W_IT | W_PREP | W_ADVERB) &&
                 !draft_is_word(draft, first, "some") && !draft_is_word(draft, first, "both") &&
                 !draft_is_word(draft, first, "all") && !draft_is_word(draft, first, "another");
    return small || no_one;
}

static bool is_name(const Mention *mention)
{
    return mention->kind == MENTION_PERSON || mention->kind == MENTION_NAME;
}

/* ", Tom Mechler," behind a description */
static gint32 named_behind(const Draft *draft, guint end, guint limit)
{
    if (end + 1 >= limit || !is_char(draft, end, ','))
        return -1;
    gint32 index = mention_of_tok(draft, end + 1);
    if (index < 0 || !is_name(mention_at(draft, index)))
        return -1;
    const Mention *mention = mention_at(draft, index);
    bool person = mention->kind == MENTION_PERSON ||
                  actor_at(draft, mention->actor)->kind == DM_ACTOR_PERSON ||
                  mention->end - mention->first > 1 || is(draft, end + 1, W_GIVEN | W_GIVEN_SHE);
    gint32 last = mention_of_tok(draft, end - 1);
    bool town = last >= 0 && mention_at(draft, last)->prep && mention->kind == MENTION_NAME;
    person = person && !(town && mention->end == mention->first + 1); /* "the mayor of Flint, Mich.," */
    return person && mention->first == end + 1 && !mention->possessive ? mention->actor : -1;
}

/* The state or organisation that a phrase begins with: "German exporters", "the NATO statement". */
static gint32 owner_of(const Draft *draft, guint first)
{
    gint32 index = mention_of_tok(draft, first);
    const Mention *mention = index >= 0 ? mention_at(draft, index) : NULL;
    return !mention ? -1 : mention->kind == MENTION_STATE ? mention->actor : mention->of;
}

static gint32 noun_actor(Draft *draft, guint first, guint end)
{
    gint32 of = owner_of(draft, first);
    while (first + 1 < end && is(draft, first, W_DET) && mention_of_tok(draft, first) < 0)
        first++;
    if (end > first + NAME_TOKENS) {
        end = first + NAME_TOKENS;
        while (end > first + 1 &&
               (is(draft, end - 1, W_PREP | W_DET | W_AND) || tok_is_possessive_mark(draft, end)))
            end--;
    }
    bool word = false;
    for (guint at = first; at < end; at++)
        word =
            word || (draft->toks[at].kind == DM_TOKEN_WORD && !is(draft, at, W_PREP | W_THAT | W_RELATIVE));
    return word ? actor_of_noun(draft, first, end, of) : -1;
}

/* The last name of the phrase with which it closes: "Trump's son Eric", "CNN's Jeff Zeleny". */
static gint32 closing_name(const Draft *draft, guint first, guint end)
{
    gint32 index = mention_of_tok(draft, end - 1);
    if (index < 0)
        return -1;
    const Mention *mention = mention_at(draft, index);
    bool person = is_name(mention) && !mention->prep && mention->first > first;
    return person ? mention->actor : -1;
}

/* "The Kremlin", "the White House": a seat speaks for itself, of its state. */
static gint32 seat_actor(Draft *draft, const Mention *mention)
{
    guint first = mention->first, end = 0;
    if (mention->kind != MENTION_STATE || !is(draft, first, W_DET) || mention->actor < 0)
        return -1;
    guint index = draft_phrase(draft, ++first, mention->end, &end);
    const Phrase *phrase = &g_array_index(draft->lexicon->phrases, Phrase, index);
    if (phrase->kind != PHRASE_METONYM || end != mention->end)
        return -1;
    gint32 seat = actor_of_noun(draft, first, end, mention->actor);
    actor_at(draft, seat)->seat = true;
    actor_at(draft, seat)->kind = DM_ACTOR_ORGANISATION;
    return seat;
}

#define NAMESAKES_BACK 200 /* actors among which a person with a state's name is looked for */

/* "Jordan", where a person of that last name was spoken of. */
static gint32 person_called(const Draft *draft, guint tok)
{
    guint n = draft->actors->len, oldest = n > NAMESAKES_BACK ? n - NAMESAKES_BACK : 0;
    for (guint i = n; i-- > oldest;) {
        const Actor *actor = actor_at(draft, i);
        if (actor->kind == DM_ACTOR_PERSON && actor->n_mentions && actor->surname == draft->toks[tok].key &&
            strchr(actor->name, ' '))
            return i;
    }
    return -1;
}

gint32 source_actor(Draft *draft, guint first, guint end, guint sent)
{
    guint limit = draft->sents[sent].end;
    if (first >= end || is_nobody(draft, first, end))
        return -1;
    guint head = first;
    while (head + 1 < end && mention_of_tok(draft, head) < 0 && is(draft, head, W_DET))
        head++;
    gint32 index = mention_of_tok(draft, head);
    const Mention *mention = index >= 0 ? mention_at(draft, index) : NULL;
    gint32 behind = named_behind(draft, end, limit), closing = closing_name(draft, head, end);
    if (!mention)
        return behind >= 0 ? behind : noun_actor(draft, first, end);
    if (mention->kind == MENTION_PRONOUN)
        return mention->actor;
    bool goes_on = mention->end < end &&
                   !is(draft, mention->end, W_PREP | W_AND | W_ADVERB | W_RELATIVE | W_NEG) &&
                   draft->toks[mention->end].date < 0 && draft->toks[mention->end].kind == DM_TOKEN_WORD;
    bool noun_last = mention->end < end && mention_of_tok(draft, end - 1) < 0 &&
                     is(draft, mention->end, W_AND) && !draft->toks[end - 1].capital &&
                     !is(draft, mention->end + 1, W_DET);
    if (mention->possessive || goes_on || noun_last || (mention->adjective && end > mention->end)) {
        gint32 other = closing >= 0 ? closing : behind;
        return other >= 0 ? other : noun_actor(draft, first, end);
    }
    bool described =
        mention->kind == MENTION_TITLE || mention->kind == MENTION_GROUP || mention->kind == MENTION_BODY;
    if (described && behind >= 0)
        return behind;
    if (mention->kind == MENTION_GROUP && mention->first == head)
        return noun_actor(draft, first, end);
    gint32 seat = seat_actor(draft, mention);
    if (mention->kind == MENTION_STATE && end == head + 1) {
        gint32 namesake = person_called(draft, head);
        if (namesake >= 0)
            return namesake;
    }
    return seat >= 0 ? seat : mention->actor >= 0 ? mention->actor : noun_actor(draft, first, end);
}

/* ---- Pronouns ---- */

static bool is_plural(const Actor *actor)
{
    gsize len = strlen(actor->name);
    return actor->plural && (!actor->anonymous || actor->name[len - 1] == 's');
}

/* "One resident", "another": a person without a name. */
static bool is_somebody(const Actor *actor)
{
    return actor->anonymous &&
           (!g_ascii_strncasecmp(actor->name, "one ", 4) || !g_ascii_strncasecmp(actor->name, "another", 7));
}

/* Whether "he", "she", "it" or "they" at `tok` can mean the actor. */
static bool can_mean(const Draft *draft, gint32 index, guint tok, bool nouns)
{
    if (index < 0)
        return false;
    const Actor *actor = actor_at(draft, index);
    bool her = is(draft, tok, W_SHE) || draft_is_word(draft, tok, "her");
    bool his = is(draft, tok, W_HE) || draft_is_word(draft, tok, "his");
    bool they = is(draft, tok, W_THEY) || draft_is_word(draft, tok, "their");
    guint8 she = her ? 2 : 1;
    bool person = actor->kind == DM_ACTOR_PERSON && (actor->n_mentions || !actor->unnamed);
    if (her || his)
        return (person || actor->kind == DM_ACTOR_UNKNOWN || (nouns && is_somebody(actor))) &&
               (!actor->she || actor->she == she);
    return actor->kind != DM_ACTOR_PERSON && they == is_plural(actor);
}

/* Whether the cue stands in what another one attributes. */
static bool is_nested(const Draft *draft, guint index, const Sent *s)
{
    const Cue *cue = cue_at(draft, index);
    for (guint i = s->first_cue; i < s->end_cue; i++) {
        const Cue *other = cue_at(draft, i);
        if (i != index && ((other->from <= cue->tok && cue->tok < other->to) ||
                           (other->before <= cue->tok && cue->tok < other->before_end)))
            return true;
    }
    return false;
}

/* Whom a pronoun means where cues are concerned: who was last quoted, or the subject before. */
static gint32 pronoun_source(Draft *draft, guint sent, guint tok)
{
    for (guint i = draft->cues->len; i > draft->sents[sent].first_cue; i--)
        if (can_mean(draft, cue_at(draft, i - 1)->source, tok, false))
            return cue_at(draft, i - 1)->source;
    if (tok > draft->sents[sent].first + 2) { /* "Citigroup goes further: …, it warned" */
        gint32 main = source_main(draft, sent, draft->sents[sent].first, tok - 1);
        if (can_mean(draft, main, tok, true))
            return main;
    }
    for (guint back = 1; back < 4 && back <= sent; back++) {
        const Sent *s = &draft->sents[sent - back];
        for (guint i = s->end_cue; i > s->first_cue; i--)
            if (can_mean(draft, cue_at(draft, i - 1)->source, tok, back == 1) && !is_nested(draft, i - 1, s))
                return cue_at(draft, i - 1)->source;
        gint32 main = s->first_mention < s->end_mention && draft->toks[s->first].quote < 0
                          ? source_main(draft, sent - back, s->first, s->end)
                          : -1;
        if (can_mean(draft, main, tok, back == 1))
            return main;
    }
    return -1;
}

/* ---- Left of the cue ---- */

/* The segment in which the subject stands that has `last` as the latest one before its verb. */
static guint head_segment(const Draft *draft, const Segments *segments, guint sent, bool verbs)
{
    guint from = 0;
    for (guint i = 1; i < segments->n; i++) /* ", but the mayor, a Democrat, said" starts anew */
        if (is(draft, segments->first[i], W_AND | W_BUT) && segments->first[i] + 1 < segments->end[i] &&
            has_finite(draft, sent, segments->first[i - 1], segments->end[i - 1]))
            from = i;
    for (guint i = from; i < segments->n; i++) {
        if (is_adverbial(draft, segments->first[i], segments->end[i]))
            continue;
        bool clause =
            !verbs && i + 1 < segments->n && has_finite(draft, sent, segments->first[i], segments->end[i]);
        if (!clause)
            return i;
    }
    return segments->n;
}

/* "in the house Trump said": the phrase right before the cue that hangs on no preposition. */
static guint phrase_before(const Draft *draft, guint first, guint end)
{
    for (guint at = end; at > first; at--) {
        gint32 index = mention_of_tok(draft, at - 1);
        if (index < 0)
            continue;
        const Mention *mention = mention_at(draft, index);
        at = mention->first + 1;
        if (!mention->prep && !mention->possessive)
            return mention->first;
    }
    return first;
}

/* Cuts off the clause before: "he left and Trump", "the plan that officials". */
static guint clause_start(const Draft *draft, guint sent, guint first, guint end)
{
    for (guint at = end; at > first + 1;) {
        at--;
        bool joined = is(draft, at, W_AND | W_BUT) && has_finite(draft, sent, first, at);
        bool subject = is_finite(draft, sent, at + 1) && pred_of_tok(draft, sent, at - 1) < 0;
        bool that = is(draft, at, W_THAT) && !draft->toks[at].capital && at + 1 < end && !subject;
        bool sub = is(draft, at, W_SUB) && at + 1 < end;
        bool relative = is(draft, at, W_RELATIVE) && at + 1 < end && !has_finite(draft, sent, at + 1, end);
        if (joined || that || sub || relative)
            return at + 1;
    }
    return first;
}

static void take_left(Draft *draft, Cue *cue, guint first, guint end)
{
    first = skip_lead(draft, first, end);
    first += first + 1 < end && (is(draft, first, W_RELATIVE) || draft_is_word(draft, first, "as"));
    if (first < end && is(draft, first, W_PREP | W_SUB) && mention_of_tok(draft, first) < 0)
        first = phrase_before(draft, first, end);
    if (first < end && is(draft, first, W_PREP | W_SUB) && mention_of_tok(draft, first) < 0)
        return;
    cue->np = first;
    cue->np_end = source_end(draft, first, end, cue->sent);
    cue->source = source_actor(draft, cue->np, cue->np_end, cue->sent);
}

static void take_shared(Draft *draft, Cue *cue, const Cue *before, guint edge)
{
    cue->shared = true;
    if (before && before->source >= 0 && before->frame <= CUE_ACCORDING) {
        cue->source = before->source;
        return;
    }
    cue->source = source_main(draft, cue->sent, edge, cue->first);
}

gint32 source_main(Draft *draft, guint sent, guint first, guint end)
{
    Segments segments;
    part(draft, first, end, &segments);
    guint i = head_segment(draft, &segments, sent, true);
    if (i >= segments.n)
        return -1;
    guint start = skip_lead(draft, segments.first[i], segments.end[i]);
    guint stop = source_end(draft, start, segments.end[i], sent);
    return source_actor(draft, start, stop, sent);
}

static bool take_relative(Draft *draft, Cue *cue, guint edge)
{
    guint at = cue->first;
    if (at <= edge + 1 || !is(draft, at - 1, W_RELATIVE))
        return false;
    at--;
    if (is_char(draft, at - 1, ','))
        at--;
    if (at <= edge)
        return false;
    gint32 index = mention_of_tok(draft, at - 1);
    guint first = at;
    if (index >= 0)
        first = mention_at(draft, index)->first;
    else
        while (first > edge && first + 6 > at && draft->toks[first - 1].kind == DM_TOKEN_WORD &&
               !is(draft, first - 1, W_PREP | W_BE | W_AND | W_THAT) &&
               !is_finite(draft, cue->sent, first - 1))
            first--;
    cue->np = first;
    cue->np_end = at;
    cue->source = source_actor(draft, first, at, cue->sent);
    cue->inserted = true;
    return true;
}

/* ---- Right of the cue ---- */

static guint right_end(const Draft *draft, guint first, guint sent)
{
    guint limit = draft->sents[sent].end, at = first;
    static const char *const inside[] = {"of", "for", "from", "with", "close", "at"};
    for (; at < limit && at < first + NAME_TOKENS; at++) {
        bool passes = !is(draft, at, W_PREP) || mention_of_tok(draft, at) >= 0 || IS_AMONG(draft, at, inside);
        if (!passes && at > first)
            break;
    }
    return source_end(draft, first, at, sent);
}

static bool take_right(Draft *draft, Cue *cue, guint edge)
{
    const Sent *sent = &draft->sents[cue->sent];
    guint at = cue->tok + 1;
    bool closed = cue->first > sent->first && is_mark(draft, cue->first - 1);
    bool pause = cue->first > sent->first && is_pause(draft, cue->first - 1);
    bool starts = cue->first == sent->first;
    bool can = cue->frame == CUE_SAY || cue->frame == CUE_STATE || cue->frame == CUE_UTTER ||
               cue->frame == CUE_THINK;
    if (!can || cue_tells(draft, cue) || !(closed || pause || starts) || at >= sent->end ||
        draft->toks[at].kind != DM_TOKEN_WORD || draft->toks[at].date >= 0 ||
        is(draft, at, W_THAT | W_PREP | W_SUB | W_RELATIVE | W_ADVERB))
        return false;
    bool pronoun = mention_of_tok(draft, at) >= 0 &&
                   mention_at(draft, mention_of_tok(draft, at))->kind == MENTION_PRONOUN;
    if (pronoun && !closed)
        return false;
    guint end = right_end(draft, at, cue->sent);
    bool clause = end < sent->end && is_finite(draft, cue->sent, end);
    if (clause || (pause && !closed && !has_finite(draft, cue->sent, edge, cue->first)))
        return false;
    gint32 source = source_actor(draft, at, end, cue->sent);
    if (source < 0)
        return false;
    cue->inverted = true;
    cue->np = at;
    cue->np_end = end;
    cue->source = source;
    return true;
}

/* ---- Verbs ---- */

/* "declined to say", "went on to say", "was quoted as saying": the verb whose subject is the cue's. */
static guint governing(const Draft *draft, const Cue *cue, guint edge)
{
    const Pred *pred = pred_at(draft, cue->pred);
    if (pred->gerund && cue->first > edge + 1 && draft_is_word(draft, cue->first - 1, "as"))
        return pred_of_tok(draft, cue->sent, cue->first - 2) >= 0
                   ? pred_at(draft, pred_of_tok(draft, cue->sent, cue->first - 2))->first
                   : 0;
    if (!pred->infinitive)
        return 0;
    for (guint at = cue->first; at > edge && cue->first - at < 5;) {
        gint32 index = pred_of_tok(draft, cue->sent, --at);
        if (index >= 0)
            return pred_at(draft, index)->infinitive ? 0 : pred_at(draft, index)->first;
        if (is(draft, at, W_BE | W_HAVE | W_MODAL))
            return at;
        if (lex_word(draft->lexicon, draft->toks[at].word)->forms)
            return at;
    }
    return 0;
}

static void source_beside(Draft *draft, Cue *cue, const Cue *before)
{
    const Sent *sent = &draft->sents[cue->sent];
    bool holds = before && before->tok < cue->first && !before->inserted &&
                 (before->to > cue->first || before->frame == CUE_ACT);
    guint limit = holds ? before->tok + 1 : sent->first;
    guint edge = left_edge(draft, cue->first, limit), at = cue->first;
    const Pred *pred = pred_at(draft, cue->pred);
    guint governor = governing(draft, cue, left_edge(draft, cue->first, sent->first));
    if (governor && before && governor == before->first) {
        take_shared(draft, cue, before, edge);
        return;
    }
    at = governor ? governor : at;
    if (take_right(draft, cue, edge) || take_relative(draft, cue, edge))
        return;
    if ((pred->gerund || pred->infinitive) && !governor) {
        bool pause = cue->first > sent->first && is_pause(draft, cue->first - 1);
        take_shared(draft, cue, pause || pred->infinitive ? before : NULL,
                    left_edge(draft, cue->first, sent->first));
        return;
    }
    while (at > edge &&
           (is(draft, at - 1, W_ADVERB | W_HAVE | W_MODAL | W_BE | W_DO | W_NEG) ||
            draft->toks[at - 1].date >= 0) &&
           !is_owner_mark(draft, at - 1))
        at--;
    if (at > edge && is(draft, at - 1, W_AND | W_BUT)) {
        take_shared(draft, cue, before, sent->first);
        return;
    }
    Segments segments;
    part(draft, edge, at, &segments);
    if (!segments.n) {
        if (before && cue->first > sent->first && is_pause(draft, cue->first - 1))
            take_shared(draft, cue, before, edge);
        return;
    }
    bool insertion = is_pause(draft, at - 1);
    guint i = insertion ? head_segment(draft, &segments, cue->sent, false) : segments.n - 1;
    if (i >= segments.n)
        return;
    guint first = clause_start(draft, cue->sent, segments.first[i], segments.end[i]);
    take_left(draft, cue, first, segments.end[i]);
}

/* "I" of a text is its author. */
static void settle_pronoun(Draft *draft, Cue *cue)
{
    gint32 index = cue->np_end == cue->np + 1 ? draft->toks[cue->np].mention : -1;
    if (index < 0 || mention_at(draft, index)->kind != MENTION_PRONOUN)
        return;
    if (is(draft, cue->np, W_HE | W_SHE | W_IT | W_THEY)) {
        gint32 source = pronoun_source(draft, cue->sent, cue->np);
        cue->source = source >= 0 ? source : cue->source;
    } else if (draft_is_word(draft, cue->np, "i")) {
        const char *author = dm_article_meta(draft->article, "author");
        cue->source = actor_called(draft, author ? author : "author", DM_ACTOR_PERSON);
    }
}

void source_of_cue(Draft *draft, Cue *cue, const Cue *before)
{
    source_beside(draft, cue, before);
    settle_pronoun(draft, cue);
}

gint32 source_owner(Draft *draft, guint sent, guint tok)
{
    gint32 main = source_main(draft, sent, draft->sents[sent].first, tok);
    return main >= 0 ? main : pronoun_source(draft, sent, tok);
}
