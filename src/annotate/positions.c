/* annotate – positions: who supports, accepts, is undecided about, doubts or opposes what. A row of
 * stances.tsv gives the stance; the noun phrase behind it, or before it, names the issue. An issue is one
 * known to the store when they share enough words, else one spoken of before in the article, else new. */
#include "annotate/quotes.h"
#include <string.h>

#define ISSUE_WORDS 12 /* longest name of an issue */

/* ---- The issue's name ---- */

static bool is_verb_token(const Draft *draft, const Sent *sent, guint at)
{
    for (guint p = sent->first_pred; p < sent->end_pred; p++)
        if (pred_at(draft, p)->tok == at)
            return !pred_at(draft, p)->gerund;
    return false;
}

/* "a full, unconditional ceasefire": the comma behind the first word, when no clause or name follows. */
static bool lists_adjectives(const Draft *draft, const Sent *sent, guint at)
{
    guint64 small = W_PREP | W_AND | W_BUT | W_TO | W_RELATIVE | W_SUB | W_THAT | W_DET | W_MODAL | W_BE |
                    W_HAVE | W_HE | W_SHE | W_THEY | W_IT | W_WE | W_ADVERB;
    return is_char(draft, at, ',') && at > sent->first + 1 && at + 2 < sent->end &&
           is(draft, at - 2, W_DET | W_OF | W_TO | W_PREP) && !draft->toks[at + 1].capital &&
           draft->toks[at + 1].kind == DM_TOKEN_WORD && !is(draft, at + 1, small) &&
           !is_verb_token(draft, sent, at + 1) && draft->toks[at + 1].date < 0;
}

/* "a six-month extension": the date stands before its noun. */
static bool names_with_date(const Draft *draft, const Sent *sent, guint at)
{
    gint32 date = draft->toks[at].date;
    while (at < sent->end && draft->toks[at].date == date)
        at++;
    return at < sent->end && draft->toks[at].kind == DM_TOKEN_WORD && draft->toks[at].date < 0 &&
           !is(draft, at,
               W_PREP | W_AND | W_BUT | W_TO | W_SUB | W_RELATIVE | W_THAT | W_MODAL | W_BE | W_HAVE);
}

static bool ends_issue(const Draft *draft, const Sent *sent, guint at, bool first)
{
    static const char *const words[] = {"before", "after", "as",   "because", "during",
                                        "by",     "until", "amid", "despite", "saying"};
    bool agent = is(draft, at, W_BY) && !first &&
                 lex_word(draft->lexicon, draft->toks[at - 1].word)->forms & FORM_PART; /* "posed by Mali" */
    if (!agent && IS_AMONG(draft, at, words))
        return true;
    const Tok *tok = &draft->toks[at];
    bool goes_on = is(draft, at, W_AND) && at + 1 < sent->end && /* "the deal and has threatened" */
                   (is(draft, at + 1, W_HAVE | W_BE | W_MODAL) || is_verb_token(draft, sent, at + 1) ||
                    lex_word(draft->lexicon, draft->toks[at + 1].word)->forms & FORM_S);
    if (goes_on && !first)
        return true;
    if (first && tok->date >= 0 && names_with_date(draft, sent, at))
        return false;
    bool mark = tok->kind == DM_TOKEN_PUNCT && !is_char(draft, at, '-') &&
                !tok_is_possessive_mark(draft, at) && !lists_adjectives(draft, sent, at);
    return tok->date >= 0 || mark || is(draft, at, W_RELATIVE | W_SUB | W_THAT | W_BUT | W_MODAL | W_BE) ||
           (!first && is_verb_token(draft, sent, at));
}

/* What is proposed, whatever it is. */
static bool is_proposal(const Draft *draft, guint at)
{
    static const char *const words[] = {"proposal", "proposals", "plan", "plans", "idea", "offer", "request"};
    return IS_AMONG(draft, at, words);
}

/* Words that name no issue by themselves. */
static bool says_nothing(const Draft *draft, guint first, guint end)
{
    static const char *const words[] = {
        "such",      "it",       "this",      "that",    "them",        "offer",    "offers", "proposal",
        "proposals", "idea",     "plan",      "plans",   "request",     "call",     "calls",  "move",
        "one",       "him",      "her",       "so",      "to",          "more",     "claims", "claim",
        "comments",  "question", "questions", "reports", "allegations", "principle"};
    guint told = 0, owned = 0, nouns = 0;
    for (guint at = first; at < end; at++) {
        const Tok *tok = &draft->toks[at];
        bool empty =
            tok->kind != DM_TOKEN_WORD || is(draft, at, W_DET | W_PREP | W_AND | W_ADVERB | W_NUMBER | W_NEG);
        empty = empty || IS_AMONG(draft, at, words);
        gint32 mention = tok->mention;
        bool actor = mention >= 0 && mention_at(draft, mention)->kind != MENTION_NAME;
        told += !empty && !actor;
        owned += actor && mention_at(draft, mention)->kind != MENTION_PRONOUN && !is(draft, at, W_DET);
        nouns += is_proposal(draft, at);
    }
    return told == 0 && !(owned && nouns); /* "the Malian proposal" is one */
}

/* "the importance of", "the need for": the issue is what follows. */
static guint skip_lead(const Draft *draft, const Sent *sent, guint first)
{
    static const char *const leads[] = {"importance",  "need",     "necessity", "idea",
                                        "possibility", "prospect", "principle", "understanding"};
    while (first < sent->end &&
           (is(draft, first, W_DET | W_ADVERB) || draft->toks[first].kind == DM_TOKEN_QUOTE_OPEN))
        first++;
    if (first + 2 < sent->end && IS_AMONG(draft, first, leads) &&
        (is(draft, first + 1, W_OF) || draft_is_word(draft, first + 1, "for")))
        return skip_lead(draft, sent, first + 2);
    return first;
}

/* Whether a clause that is the object starts with its verb at `at`: "to open the border", "that Mali open …".
 */
static bool opens_with_verb(const Draft *draft, const Sent *sent, guint at)
{
    bool base = lex_word(draft->lexicon, draft->toks[at].word)->forms & FORM_BASE;
    bool after_subject = at > sent->first && draft->toks[at - 1].mention >= 0 && draft->toks[at].mention < 0;
    return base && at + 1 < sent->end && (is_verb_token(draft, sent, at) || after_subject);
}

/* An issue is a noun: "have a say in …" is the say, "open the border" is opening it. NULL: no verb leads. */
static const char *verb_as_noun(Draft *draft, const Sent *sent, guint *first)
{
    static const char *const light[] = {"have", "hold", "get",  "make", "reach", "take",
                                        "sign", "see",  "give", "be",   "find",  "achieve"};
    if (!opens_with_verb(draft, sent, *first))
        return NULL;
    const char *verb =
        draft->lexicon->lemmas->pdata[lex_word(draft->lexicon, draft->toks[*first].word)->lemma];
    ++*first;
    for (guint i = 0; i < G_N_ELEMENTS(light); i++)
        if (strcmp(verb, light[i]) == 0) {
            *first = skip_lead(draft, sent, *first);
            return NULL;
        }
    g_autofree char *gerund = lex_gerund(verb);
    return dm_arena_strdup(draft->arena, gerund);
}

static const char *name_issue(Draft *draft, const Sent *sent, guint first, guint *ret_first, guint *ret_end)
{
    first = skip_lead(draft, sent, first);
    const char *verb = verb_as_noun(draft, sent, &first);
    guint end = first;
    if (is(draft, first, W_HE | W_SHE | W_THEY | W_IT | W_WE) && !is(draft, first, W_POSSESSIVE))
        return NULL; /* "consider them legitimate targets" */
    while (end < sent->end && end < first + ISSUE_WORDS && !ends_issue(draft, sent, end, end == first))
        for (gint32 date = draft->toks[end++].date; date >= 0 && draft->toks[end].date == date;)
            end++;
    while (end > first && (is(draft, end - 1, W_PREP | W_DET | W_AND | W_TO | W_NEG | W_ADVERB) ||
                           draft->toks[end - 1].kind != DM_TOKEN_WORD))
        end--;
    if (end <= first || (!verb && says_nothing(draft, first, end)))
        return NULL;
    *ret_first = first;
    *ret_end = end;
    const char *name = draft_text(draft, first, end);
    return verb ? dm_arena_printf(draft->arena, "%s %s", verb, name) : name;
}

enum { TOKENS_BACK = 800 }; /* in which the fuller name is looked for */

/* The words before a noun that say which one it is. */
static guint name_start(const Draft *draft, const Sent *sent, guint noun)
{
    guint at = noun;
    while (at > sent->first && noun - at < 6) {
        const Tok *before = &draft->toks[at - 1];
        bool small = is(draft, at - 1,
                        W_DET | W_PREP | W_AND | W_BUT | W_TO | W_THAT | W_BE | W_HAVE | W_MODAL |
                            W_RELATIVE | W_SUB | W_ADVERB | W_NEG | W_HE | W_SHE | W_THEY | W_IT);
        bool mark = before->kind != DM_TOKEN_WORD && !tok_is_possessive_mark(draft, at - 1);
        if (small || mark || before->date >= 0 || is_verb_token(draft, sent, at - 1))
            break;
        at--;
    }
    return at + (at < noun && tok_is_possessive_mark(draft, at));
}

/* "The plan", after "the Norwegian peace plan": the noun's fuller name said before; "plan" alone where
 * there is none. NULL: no such noun. */
static const char *name_spoken_of(Draft *draft, const Sent *sent, guint first, guint *ret_first,
                                  guint *ret_end)
{
    bool definite = is(draft, first, W_DET);
    first = skip_lead(draft, sent, first);
    if (!definite || first >= sent->end || !is_proposal(draft, first) || draft->toks[first].mention >= 0)
        return NULL;
    guint32 key = draft->toks[first].key;
    *ret_first = first;
    *ret_end = first + 1;
    guint s = (guint)(sent - draft->sents);
    for (guint at = first; at-- > 0 && first - at < TOKENS_BACK;) {
        while (s > 0 && draft->sents[s].first > at)
            s--;
        guint start = draft->toks[at].key == key ? name_start(draft, &draft->sents[s], at) : at;
        if (start >= at)
            continue;
        *ret_first = start;
        *ret_end = at + 1;
        return draft_text(draft, *ret_first, *ret_end);
    }
    bool says_enough = draft_is_word(draft, first, "plan") || draft_is_word(draft, first, "proposal");
    return says_enough ? draft_text(draft, *ret_first, *ret_end) : NULL;
}

/* ---- Known issues ---- */

static bool is_content(const Draft *draft, guint at)
{
    return draft->toks[at].kind == DM_TOKEN_WORD &&
           !is(draft, at, W_DET | W_PREP | W_AND | W_TO | W_ADVERB) &&
           draft->toks[at].end - draft->toks[at].start > 2;
}

static bool same_stem(const Word *word, const char *text, gsize len)
{
    gsize n = MIN(strlen(word->text), len);
    return n > 3 && strncmp(word->text, text, n - (n > 5)) == 0;
}

static const LexIssue *known_issue(Draft *draft, guint first, guint end)
{
    for (guint i = 0; i < draft->lexicon->issues->len; i++) {
        const LexIssue *issue = &g_array_index(draft->lexicon->issues, LexIssue, i);
        guint shared = 0, words = 0, own = 0;
        for (guint at = first; at < end; at++)
            words += is_content(draft, at);
        for (guint k = 0; k < issue->words->len; k++) {
            const Word *word = lex_word(draft->lexicon, g_array_index(issue->words, guint, k));
            if (strlen(word->text) < 3 || word->classes & (W_DET | W_PREP | W_AND | W_TO))
                continue;
            own++;
            for (guint at = first; at < end; at++)
                if (is_content(draft, at)) {
                    lex_fold(draft->text + draft->toks[at].start, draft->toks[at].end - draft->toks[at].start,
                             draft->scratch);
                    if (same_stem(word, draft->scratch->str, draft->scratch->len)) {
                        shared++;
                        break;
                    }
                }
        }
        if (shared > 1 && shared * 2 >= MIN(own, words))
            return issue;
    }
    return NULL;
}

/* ---- Stances ---- */

typedef struct Found {
    const StanceRow *row;
    guint first, end; /* tokens of the words */
    gint32 pred;
    int stance;
} Found;

DmStance negated(DmStance stance)
{
    static const DmStance not [] = {DM_STANCE_NEUTRAL, DM_STANCE_ACCEPTS, DM_STANCE_NEUTRAL,
                                    DM_STANCE_OPPOSES, DM_STANCE_OPPOSES};
    return not [stance - DM_STANCE_OPPOSES];
}

static int turned(int stance, bool negative)
{
    return negative ? (int)negated(stance) : stance;
}

const StanceRow *stance_of_verb(const Draft *draft, const Pred *pred)
{
    for (guint i = 0; i < draft->lexicon->stances->len; i++) {
        const StanceRow *row = &g_array_index(draft->lexicon->stances, StanceRow, i);
        if (row->where == STANCE_VERB && row->lemma == pred->lemma)
            return row;
    }
    return NULL;
}

static const StanceRow *stance_phrase(const Draft *draft, guint at, guint end, guint *ret_end)
{
    const StanceRow *best = NULL;
    if (!lex_word(draft->lexicon, draft->toks[at].word)->stance)
        return NULL;
    for (guint i = 0; i < draft->lexicon->stances->len; i++) {
        const StanceRow *row = &g_array_index(draft->lexicon->stances, StanceRow, i);
        guint k = 0;
        while (k < row->words->len && at + k < end &&
               draft->toks[at + k].word == g_array_index(row->words, guint, k))
            k++;
        if (row->words->len && k == row->words->len && (!best || k > best->words->len)) {
            best = row;
            *ret_end = at + k;
        }
    }
    return best;
}

static gint32 pred_over(const Draft *draft, const Sent *sent, guint at)
{
    gint32 found = -1;
    for (guint p = sent->first_pred; p < sent->end_pred && pred_at(draft, p)->tok <= at; p++)
        found = p;
    return found;
}

/* Whether a quote of the event holds the words of the stance. */
static bool covers(const Draft *draft, const Item *item, guint tok)
{
    for (guint i = 0; item->quotes && i < item->quotes->len; i++) {
        const Quote *quote = &g_array_index(draft->quotes, Quote, g_array_index(item->quotes, guint, i));
        if (quote->first <= tok && tok < quote->end)
            return true;
    }
    return false;
}

/* The event that the words of a stance belong to: that of their verb, else one that quotes them. */
static Item *item_of(Draft *draft, guint s, guint tok)
{
    Item *quoting = NULL;
    for (guint back = 0; back < 3 && back <= s; back++)
        for (gint32 i = draft->items_of[s - back]; i >= 0; i = g_array_index(draft->items, Item, i).before) {
            Item *item = &g_array_index(draft->items, Item, i);
            bool talk =
                item->kind <= DM_KIND_CALL || item->kind == DM_KIND_VENUE || item->kind == DM_KIND_DEADLINE;
            if (item->dropped || talk || !item->sides[0]->len)
                continue;
            if (item->tok == tok)
                return item;
            if (covers(draft, item, tok))
                quoting = item;
        }
    return quoting;
}

static void put_position(Draft *draft, guint s, gint32 actor, const Found *found, guint from)
{
    const Sent *sent = &draft->sents[s];
    guint first, end;
    const char *name = name_issue(draft, sent, from, &first, &end);
    name = name ? name : name_spoken_of(draft, sent, from, &first, &end);
    if (!name || actor < 0)
        return;
    const LexIssue *known = known_issue(draft, first, end);
    Item *item = item_of(draft, s, found->first);
    if (!item) {
        bool dated;
        item = item_new(draft, DM_KIND_STATEMENT, s, sent->first, sent->end,
                        dm_arena_printf(draft->arena, "stance %s", found->row->text), 0.6);
        item_side(item, 0, actor);
        item->date = item_date(draft, s, found->first, false, &dated);
    }
    item_position(item, (Side){.actor = actor,
                               .stance = found->stance,
                               .issue = known ? known->id : draft_slug(draft, name, 60),
                               .title = known ? known->title : name,
                               .condition = condition_in(draft, s, found->first)});
}

/* Where the issue starts when a clause is the object: "demanded that Kenya have a veto", "refused to open the
 * border". */
static guint clause_start(const Draft *draft, const Sent *sent, guint p, guint from)
{
    const Pred *inner = p + 1 < sent->end_pred ? pred_at(draft, p + 1) : NULL;
    if (is(draft, from, W_THAT)) {
        for (guint at = from + 1; at < sent->end && at < from + 7; at++)
            if (is(draft, at, W_HAVE | W_BE)) {
                bool passive = is(draft, at, W_BE) && at + 1 < sent->end &&
                               lex_word(draft->lexicon, draft->toks[at + 1].word)->forms & FORM_PART;
                return passive ? from + 1 : at + 1; /* "that the treaty be signed" */
            }
        gint32 who = draft->toks[from + 1].mention; /* "that Mali open the border" */
        guint verb = who >= 0 ? mention_at(draft, who)->end : from;
        if (who >= 0 && verb + 1 < sent->end && opens_with_verb(draft, sent, verb))
            return verb;
        return inner && inner->tok < from + 8 ? inner->tok : from + 1;
    }
    return inner && inner->infinitive && inner->tok < from + 6 ? inner->tok : from;
}

/* "told Mali to accept", "refused to accept", "if Mali accepts", "a treaty that allows": no side is taken by
 * the verb. */
static bool takes_side_itself(Draft *draft, const Pred *pred)
{
    const Sent *sent = &draft->sents[pred->sent];
    const Pred *over = pred->infinitive && pred->governor >= 0 ? pred_at(draft, pred->governor) : NULL;
    if (over && (over->subject != pred->subject || stance_of_verb(draft, over)))
        return false;
    guint at = pred->first;
    if (pred->relative && at > sent->first + 1 && is(draft, at - 1, W_RELATIVE | W_THAT))
        return draft->toks[at - 2].mention >= 0 || is_char(draft, at - 2, ',');
    if (pred->subject >= 0 && mention_at(draft, pred->subject)->sent == pred->sent)
        at = MIN(at, mention_at(draft, pred->subject)->first);
    return !(at > sent->first && is(draft, at - 1, W_SUB) &&
             (draft_is_word(draft, at - 1, "if") || is(draft, at - 1, W_UNLESS) ||
              draft_is_word(draft, at - 1, "whether")));
}

static void from_verbs(Draft *draft, guint s)
{
    const Sent *sent = &draft->sents[s];
    for (guint p = sent->first_pred; p < sent->end_pred; p++) {
        const Pred *pred = pred_at(draft, p);
        const StanceRow *row = stance_of_verb(draft, pred);
        const VerbRow *verb = pred_row(draft, pred);
        bool purpose =
            pred->infinitive && !(p > sent->first_pred && pred->first <= pred_at(draft, p - 1)->tok + 2);
        bool bare = verb && verb->class == CONTROL_NONE && row &&
                    row->stance == DM_STANCE_SUPPORTS; /* "called her" */
        if (row && !takes_side_itself(draft, pred))
            continue;
        if (!row || pred->passive || pred->gerund || purpose || bare ||
            (verb && verb->class == CONTROL_SAY && row->stance != DM_STANCE_DOUBTS &&
             verb->class != CONTROL_DEMAND))
            continue;
        Found found = {.row = row,
                       .first = pred->tok,
                       .end = pred->tok + 1,
                       .pred = p,
                       .stance = turned(row->stance, pred->negative)};
        gint32 speaker = quote_speaker_at(draft, pred->tok, false);
        bool we = pred->subject >= 0 && is(draft, mention_at(draft, pred->subject)->first, W_WE);
        gint32 actor = pred->subject >= 0 && !we ? mention_at(draft, pred->subject)->actor : speaker;
        guint from = pred->tok + 1;
        while (from < sent->end && from < pred->tok + 5 &&
               (is(draft, from, W_PREP | W_ADVERB) || draft_is_word(draft, from, "principle") ||
                (draft->toks[from].date >= 0 && !names_with_date(draft, sent, from))))
            from++;
        from = clause_start(draft, sent, p, from);
        g_autoptr(GArray) joint = subjects_of(draft, we ? -1 : pred->subject);
        for (guint i = 0; i < joint->len; i++)
            put_position(draft, s, mention_at(draft, g_array_index(joint, gint32, i))->actor, &found, from);
        if (!joint->len)
            put_position(draft, s, actor, &found, from);
    }
}

static guint subject_start(const Draft *draft, const Sent *sent, guint be)
{
    guint at = be;
    while (at > sent->first && be - at < ISSUE_WORDS + 2 && !is(draft, at - 1, W_THAT | W_SUB | W_BUT) &&
           !(draft->toks[at - 1].kind == DM_TOKEN_PUNCT) && !is_verb_token(draft, sent, at - 1) &&
           draft->toks[at - 1].kind != DM_TOKEN_QUOTE_OPEN)
        at--;
    return at;
}

/* "expressed its support for": the verb whose subject takes the side; −1 none. */
static gint32 voicing_verb(const Draft *draft, const Sent *sent, guint at)
{
    static const char *const verbs[] = {"express", "voice",   "reaffirm",   "reiterate", "affirm", "declare",
                                        "restate", "convey",  "underscore", "announce",  "raise",  "have",
                                        "signal",  "confirm", "stress",     "show"};
    gint32 p = pred_over(draft, sent, at);
    const Pred *pred = p >= 0 ? pred_at(draft, p) : NULL;
    for (guint i = 0; pred && pred->tok + 5 > at && i < G_N_ELEMENTS(verbs); i++)
        if (strcmp(draft->lexicon->lemmas->pdata[pred->lemma], verbs[i]) == 0)
            return p;
    return -1;
}

static void from_phrases(Draft *draft, guint s)
{
    const Sent *sent = &draft->sents[s];
    for (guint at = sent->first; at < sent->end; at++) {
        guint end = at;
        const StanceRow *row = stance_phrase(draft, at, sent->end, &end);
        if (!row || row->where == STANCE_VERB)
            continue;
        guint be = at;
        while (be > sent->first && at - be < 6 && !is(draft, be, W_BE))
            be--;
        bool negative = false;
        for (guint k = be; k < at; k++)
            negative = negative || is(draft, k, W_NEG);
        while (be > sent->first && is(draft, be - 1, W_MODAL | W_NEG | W_HAVE | W_ADVERB | W_BE))
            be--;
        Found found = {.row = row,
                       .first = at,
                       .end = end,
                       .pred = pred_over(draft, sent, at),
                       .stance = turned(row->stance, negative)};
        gint32 speaker = quote_speaker_at(draft, at, false);
        if (row->where == STANCE_BEFORE && is(draft, be, W_BE | W_MODAL | W_HAVE) && speaker >= 0)
            put_position(draft, s, speaker, &found, subject_start(draft, sent, be));
        if (row->where == STANCE_AFTER || row->where == STANCE_VOICED) {
            gint32 mention = be > sent->first ? draft->toks[be - 1].mention : -1;
            gint32 voicing = voicing_verb(draft, sent, at);
            if (voicing >= 0) {
                mention = pred_at(draft, voicing)->subject;
                found.first = pred_at(draft, voicing)->tok;
                found.stance = turned(row->stance, pred_at(draft, voicing)->negative);
            } else if (row->where == STANCE_VOICED) {
                continue;
            }
            gint32 subject = mention >= 0 ? mention_at(draft, mention)->actor : -1;
            put_position(draft, s, subject >= 0 ? subject : speaker, &found, end);
        }
        at = end - 1;
    }
}

void draft_positions(Draft *draft)
{
    for (guint s = 0; s < draft->n_sents; s++) {
        from_verbs(draft, s);
        from_phrases(draft, s);
    }
}
