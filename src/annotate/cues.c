/* annotate – cues: verbs, adjectives and nouns of saying and thinking with their source and what they
 * attribute to it. The tables are in cues.tsv; a cue's content is all that follows, or what stands before "…,
 * X said". */
#include "annotate/quotes.h"
#include <string.h>

/* ---- Rows ---- */

static bool words_follow(const Draft *draft, const GArray *words, guint at, guint end)
{
    for (guint k = 0; k < words->len; k++)
        if (at + k >= end || draft->toks[at + k].word != g_array_index(words, guint, k))
            return false;
    return true;
}

/* Tokens of the row's words behind the verb, which may stand behind its object ("made it clear"); -1: they do
 * not follow. */
static int row_follows(const Draft *draft, const CueRow *row, guint at, guint end)
{
    if (!row->after)
        return 0;
    for (guint i = 0; i < row->after->len; i++) {
        const GArray *words = g_array_index(row->after, GArray *, i);
        for (guint gap = 0; gap < 3 && at + gap < end; gap++)
            if (words_follow(draft, words, at + gap, end))
                return (int)(gap + words->len);
            else if (draft->toks[at + gap].kind != DM_TOKEN_WORD)
                break;
    }
    return -1;
}

static CueFrame frame_of(const Draft *draft, const Pred *pred, guint *ret_particles)
{
    const DmLexicon *lexicon = draft->lexicon;
    guint at = pred->lemma < lexicon->cue_of->len ? g_array_index(lexicon->cue_of, guint, pred->lemma) : 0;
    for (; at; at = g_array_index(lexicon->cues, CueRow, at).next) {
        const CueRow *row = &g_array_index(lexicon->cues, CueRow, at);
        int follows = row_follows(draft, row, pred->tok + 1, draft->sents[pred->sent].end);
        if (follows >= 0) {
            *ret_particles = follows;
            return row->frame;
        }
    }
    const VerbRow *row = pred_row(draft, pred);
    if (row && row->kind == ROW_STATEMENT)
        return CUE_ACT;
    return row && row->class == CONTROL_SAY       ? CUE_SAY
           : row && row->class == CONTROL_PROMISE ? CUE_WILL
                                                  : CUE_NONE;
}

/* ---- Content ---- */

static void trim(const Draft *draft, guint *first, guint *end)
{
    while (*first < *end && draft->toks[*first].kind != DM_TOKEN_WORD &&
           draft->toks[*first].kind != DM_TOKEN_NUMBER && draft->toks[*first].quote < 0)
        (*first)++;
    while (*end > *first && draft->toks[*end - 1].kind == DM_TOKEN_PUNCT && draft->toks[*end - 1].quote < 0)
        (*end)--;
}

static bool opens_clause(const Draft *draft, guint at)
{
    return is(draft, at, W_THAT) || is(draft, at, W_RELATIVE) || draft_is_word(draft, at, "whether") ||
           draft_is_word(draft, at, "if");
}

/* Where "that" or the like stands behind the cue, with no verb between; the sentence's end when nowhere. */
static guint clause_behind(const Draft *draft, const Cue *cue, guint from, guint end)
{
    for (guint at = from; at < end && at < from + 16; at++) {
        bool determiner = at > from && is(draft, at - 1, W_PREP) && draft->toks[at - 1].date < 0;
        if (is(draft, at, W_THAT) && !determiner && at + 1 < end &&
            draft->toks[at + 1].kind != DM_TOKEN_PUNCT && !is(draft, at + 1, W_OF | W_BE))
            return at;
        if (at == from && opens_clause(draft, at))
            return at;
        if (is(draft, at, W_BE | W_HAVE | W_MODAL | W_DO) || draft->toks[at].quote >= 0 ||
            pred_of_tok(draft, cue->sent, at) >= 0)
            break;
    }
    return end;
}

bool cue_tells(const Draft *draft, const Cue *cue)
{
    static const char *const tells[] = {"tell", "inform", "assure", "remind", "advise", "reassure"};
    const char *lemma = cue->pred >= 0 ? draft->lexicon->lemmas->pdata[pred_at(draft, cue->pred)->lemma] : "";
    for (guint i = 0; i < G_N_ELEMENTS(tells); i++)
        if (!strcmp(lemma, tells[i]))
            return true;
    return false;
}

/* "on Friday", "today": when it was said. */
static guint skip_when(const Draft *draft, guint at, guint end)
{
    while (at < end && (draft->toks[at].date >= 0 || tok_is_possessive_mark(draft, at) ||
                        (is(draft, at, W_PREP) && at + 1 < end && draft->toks[at + 1].date >= 0) ||
                        (is(draft, at, W_ADVERB) && !draft_is_word(draft, at, "there"))))
        at++;
    return at;
}

/* "told senators in Washington": whom it was told to. */
static guint skip_told(const Draft *draft, const Cue *cue, guint at, guint end)
{
    if (!cue_tells(draft, cue) || at >= end || draft->toks[at].kind != DM_TOKEN_WORD)
        return at;
    guint start = at;
    while (at < end && draft->toks[at].mention < 0 && is(draft, at, W_DET))
        at++;
    if (draft->toks[at].mention >= 0)
        at = mention_at(draft, draft->toks[at].mention)->end;
    else if (at < end && draft->toks[at].kind == DM_TOKEN_WORD)
        at++;
    at = skip_when(draft, at, end);
    bool verb = at < end && has_finite(draft, cue->sent, at, at + 1);
    return verb ? start : MIN(at, end);
}

static guint words_between(const Draft *draft, guint first, guint end)
{
    guint n = 0;
    for (guint at = first; at < end; at++)
        n += draft->toks[at].kind == DM_TOKEN_WORD || draft->toks[at].kind == DM_TOKEN_NUMBER;
    return n;
}

static bool is_clause(const Draft *draft, const Cue *cue, guint first, guint end)
{
    if (first >= end)
        return false;
    if (draft->toks[first].quote >= 0 || draft->toks[first].kind == DM_TOKEN_QUOTE_OPEN)
        return true;
    guint stop = MIN(end, first + 40);
    for (guint at = first; at < stop; at++) {
        bool verb = is(draft, at, W_BE | W_HAVE | W_MODAL | W_DO) || pred_of_tok(draft, cue->sent, at) >= 0;
        if (verb && at > first)
            return true;
    }
    bool noun = draft->toks[first].mention >= 0 || is(draft, first, W_DET);
    return (noun || !is(draft, first, W_PREP | W_TO | W_ADVERB)) && words_between(draft, first, end) > 4;
}

static bool is_person(const Draft *draft, gint32 actor)
{
    return actor >= 0 && !actor_at(draft, actor)->anonymous;
}

/* "in a note to clients": where or when it was said, not what. */
static bool is_adjunct(const Draft *draft, guint at)
{
    static const char *const words[] = {"during", "after", "from",    "before", "through",
                                        "by",     "via",   "outside", "as"};
    return IS_AMONG(draft, at, words) || is(draft, at, W_IN) || draft_is_word(draft, at, "on");
}

/* Whether the frame takes [first, end) as content; `that`: it came after "that" or the like. */
static bool takes(const Draft *draft, const Cue *cue, guint first, guint end, bool that)
{
    guint words = words_between(draft, first, end);
    bool quoted =
        first < end && (draft->toks[first].quote >= 0 || draft->toks[first].kind == DM_TOKEN_QUOTE_OPEN);
    bool to = is(draft, first, W_TO), prep = is(draft, first, W_PREP) && !to;
    if (!words)
        return false;
    switch (cue->frame) {
    case CUE_SAY:
        return that || (!prep && is_clause(draft, cue, first, end));
    case CUE_STATE:
        return that || !prep || has_finite(draft, cue->sent, first, end) ||
               (words > 2 && !is_adjunct(draft, first));
    case CUE_THINK:
        return !prep || words > 2;
    case CUE_WILL:
        return that || to || quoted || (is(draft, first, W_NEG) && is(draft, first + 1, W_TO)) ||
               (words > 1 && !prep && cue->pred >= 0 && pred_row(draft, pred_at(draft, cue->pred)) &&
                pred_row(draft, pred_at(draft, cue->pred))->class == CONTROL_PROMISE);
    case CUE_FIND:
        return that || (!prep && !to && is_clause(draft, cue, first, end) && words > 2) ||
               (!prep && !is_person(draft, cue->source) && words > 3);
    case CUE_ACT:
        return words > 1;
    default:
        return false;
    }
}

/* Where a part of the sentence of its own begins: "; the request was denied". */
static guint part_end(const Draft *draft, guint from, guint end)
{
    for (guint at = from; at < end; at++)
        if (is_char(draft, at, ';') && draft->toks[at].quote < 0)
            return at;
    return end;
}

static void find_behind(Draft *draft, Cue *cue, guint particles, guint end)
{
    guint from = cue->tok + 1 + particles;
    end = part_end(draft, from, end);
    if (cue->inverted) { /* "What they do, says Smith, is …" */
        if (is_char(draft, cue->np_end, ',') &&
            has_finite(draft, cue->sent, cue->np_end + 1, cue->np_end + 2)) {
            cue->from = cue->np_end + 1;
            cue->to = end;
            trim(draft, &cue->from, &cue->to);
        }
        return;
    }
    guint that = clause_behind(draft, cue, from, end);
    if (that < end && !(cue->frame == CUE_ACT && that > from + 3)) {
        cue->from = that + is(draft, that, W_THAT);
    } else {
        guint told = skip_told(draft, cue, skip_when(draft, from, end), end);
        cue->from = skip_when(draft, told, end);
        that = end;
    }
    cue->to = end;
    if (is_char(draft, cue->from, ',') && that == end) { /* "Mexico, he says, is …" */
        cue->from++;
        bool goes_on = cue->np_end > cue->np && cue->np > draft->sents[cue->sent].first &&
                       (is_char(draft, cue->np - 1, ',') || draft_is_word(draft, cue->np - 1, "as"));
        if (!goes_on)
            cue->to = cue->from;
    }
    bool with_verb = cue->frame == CUE_ACT || (cue->frame == CUE_WILL && that == end);
    if (with_verb && (cue->frame == CUE_ACT || takes(draft, cue, cue->from, cue->to, false)))
        cue->from = cue->tok;
    trim(draft, &cue->from, &cue->to);
    if (!(with_verb && cue->frame == CUE_WILL && cue->from == cue->tok) &&
        !takes(draft, cue, cue->from, cue->to, that < end))
        cue->to = cue->from;
    for (guint at = cue->from + 1; at + 1 < cue->to; at++) /* "told viewers he agreed: "…"" */
        if (is_char(draft, at, ':') && draft->toks[at + 1].kind == DM_TOKEN_QUOTE_OPEN &&
            draft->toks[at].quote < 0)
            cue->to = at;
}

/* "The border is open, X said": the clause left of the source. */
static void find_before(Draft *draft, Cue *cue)
{
    const Sent *sent = &draft->sents[cue->sent];
    guint end = cue->inverted ? cue->first : cue->np;
    bool interrupts = cue->to > cue->from && (cue->inverted || is_char(draft, cue->tok + 1, ','));
    if (cue->shared || cue->np_end <= cue->np || end <= sent->first + 1 ||
        (cue->to > cue->from && !interrupts))
        return;
    while (end > sent->first && (is(draft, end - 1, W_ADVERB) || draft->toks[end - 1].date >= 0))
        end--; /* "…, later explained X" */
    bool broken = end > sent->first + 1 && is_char(draft, end - 1, ',') &&
                  is(draft, end - 2, W_RELATIVE | W_THAT | W_BUT | W_AND | W_SUB);
    bool pause =
        end > sent->first && !broken &&
        (draft->toks[end - 1].kind == DM_TOKEN_PUNCT || draft->toks[end - 1].kind == DM_TOKEN_QUOTE_CLOSE);
    bool quoted = end > sent->first && draft->toks[end - 1].kind == DM_TOKEN_QUOTE_CLOSE;
    if (!pause || cue->frame == CUE_ACT || cue->frame == CUE_WILL || (cue->frame == CUE_UTTER && !quoted))
        return;
    cue->before = sent->first;
    cue->before_end = end;
    for (guint at = end - 1; at-- > sent->first;)
        if (is_char(draft, at, ';')) {
            cue->before = at + 1;
            break;
        }
    trim(draft, &cue->before, &cue->before_end);
    if (!words_between(draft, cue->before, cue->before_end))
        cue->before_end = cue->before;
}

/* ---- Cues ---- */

static bool is_hypothetical(const Draft *draft, const Cue *cue)
{
    const Sent *sent = &draft->sents[cue->sent];
    guint np = cue->np_end > cue->np && !cue->inverted ? cue->np : cue->first;
    bool condition =
        np > sent->first && (draft_is_word(draft, np - 1, "if") || draft_is_word(draft, np - 1, "unless") ||
                             draft_is_word(draft, np - 1, "whether"));
    bool asked = is_char(draft, sent->end - 1, '?') &&
                 is(draft, sent->first, W_RELATIVE | W_DO | W_MODAL | W_BE) &&
                 draft->toks[sent->end - 1].quote < 0;
    return condition || asked;
}

/* "Johnson, asked about Aleppo, …": a participle, not what he did. */
static bool is_asked(const Draft *draft, const Pred *pred)
{
    static const char *const verbs[] = {"ask",   "press", "question", "challenge",
                                        "quote", "urge",  "call",     "describe"};
    if (pred->first == 0 || pred->form == FORM_ING || !is_char(draft, pred->first - 1, ','))
        return false;
    guint next = pred->tok + 1;
    bool prep = is(draft, next, W_ABOUT | W_BY) || draft_is_word(draft, next, "if") ||
                draft_is_word(draft, next, "why") || draft_is_word(draft, next, "whether") ||
                draft_is_word(draft, next, "how") || draft_is_word(draft, next, "what") ||
                draft_is_word(draft, next, "for");
    for (guint i = 0; prep && i < G_N_ELEMENTS(verbs); i++)
        if (!strcmp(draft->lexicon->lemmas->pdata[pred->lemma], verbs[i]))
            return true;
    return false;
}

/* "was described by the mayor as …" */
static bool take_agent(Draft *draft, Cue *cue)
{
    const Sent *sent = &draft->sents[cue->sent];
    for (guint at = cue->tok + 1; at < sent->end && at < cue->tok + 8; at++)
        if (is(draft, at, W_BY) && draft->toks[at].date < 0) {
            cue->np = at + 1;
            cue->np_end = source_end(draft, at + 1, sent->end, cue->sent);
            cue->source = source_actor(draft, cue->np, cue->np_end, cue->sent);
            cue->from = cue->np_end;
            cue->to = sent->end;
            trim(draft, &cue->from, &cue->to);
            if (cue->from >= cue->to) {
                cue->before = sent->first;
                cue->before_end = cue->first;
            }
            return cue->source >= 0;
        }
    return false;
}

/* "a statement issued after the talks" */
static bool is_reduced(const Draft *draft, const Pred *pred)
{
    static const char *const words[] = {"after", "in", "on", "by", "at", "during", "from", "before"};
    return pred->form != FORM_ING && IS_AMONG(draft, pred->tok + 1, words);
}

static void add_verb(Draft *draft, guint sent, guint index)
{
    const Pred *pred = pred_at(draft, index);
    const Sent *s = &draft->sents[sent];
    guint particles = 0;
    CueFrame frame = draft->toks[pred->tok].quote < 0 ? frame_of(draft, pred, &particles) : CUE_NONE;
    bool relative = frame == CUE_ACT && !pred->passive && (is_reduced(draft, pred) || pred->infinitive);
    bool yet = pred->infinitive && (draft_is_word(draft, pred->first, "yet") ||
                                    (pred->first > s->first && draft_is_word(draft, pred->first - 1, "yet")));
    bool quoted = draft_is_word(draft, pred->tok, "quoted") && draft_is_word(draft, pred->tok + 1, "as");
    if (frame == CUE_NONE || quoted || relative || yet || is_asked(draft, pred))
        return;
    Cue cue = {
        .tok = pred->tok, .first = pred->first, .sent = sent, .frame = frame, .pred = index, .source = -1};
    const Cue *before = draft->cues->len > s->first_cue ? cue_at(draft, draft->cues->len - 1) : NULL;
    if (pred->passive) {
        if (!take_agent(draft, &cue))
            return;
    } else {
        source_of_cue(draft, &cue, before);
        find_behind(draft, &cue, particles, s->end);
        find_before(draft, &cue);
    }
    bool participle = pred->gerund && pred->first > s->first && is_char(draft, pred->first - 1, ',');
    cue.inserted = cue.inserted || (participle && is_char(draft, cue.tok + 2, ','));
    cue.weak = pred->negative || pred->modal;
    if (frame == CUE_ACT && cue.weak)
        cue.to = cue.from;
    if (!is_hypothetical(draft, &cue))
        g_array_append_val(draft->cues, cue);
}

static void add_according(Draft *draft, guint sent, guint at, guint np)
{
    const Sent *s = &draft->sents[sent];
    Cue cue = {.tok = at, .first = at, .sent = sent, .frame = CUE_ACCORDING, .pred = -1, .source = -1};
    cue.np = np;
    cue.np_end = source_end(draft, np, s->end, sent);
    cue.source = source_actor(draft, cue.np, cue.np_end, sent);
    guint behind = cue.np_end;
    bool opens = at == s->first || (at == s->first + 1 && is(draft, s->first, W_AND | W_BUT | W_ADVERB));
    if (opens) {
        while (behind < s->end && !is_char(draft, behind, ',') &&
               !has_finite(draft, sent, behind, behind + 1))
            behind++;
        cue.from = behind;
        cue.to = s->end;
    } else {
        cue.before = s->first;
        cue.before_end = at;
    }
    trim(draft, &cue.from, &cue.to);
    trim(draft, &cue.before, &cue.before_end);
    g_array_append_val(draft->cues, cue);
}

/* The owner of the noun at `at`: "Clinton's recent", "his". */
static bool find_owner(Draft *draft, Cue *cue, guint at)
{
    const Sent *sent = &draft->sents[cue->sent];
    for (guint n = 0; n < 4 && at > sent->first; n++) {
        at--;
        if (is(draft, at, W_POSSESSIVE)) {
            cue->source = source_owner(draft, cue->sent, at);
            return cue->source >= 0;
        }
        if (tok_is_possessive_mark(draft, at)) {
            guint end = at, first = at;
            while (first > sent->first && first + 5 > at && draft->toks[first - 1].kind == DM_TOKEN_WORD &&
                   !is(draft, first - 1, W_PREP | W_BE | W_AND | W_THAT | W_SUB))
                first--;
            gint32 index = draft->toks[end - 1].mention;
            cue->source =
                index >= 0 ? mention_at(draft, index)->actor : source_actor(draft, first, end, cue->sent);
            cue->np = index >= 0 ? mention_at(draft, index)->first : first;
            cue->np_end = end;
            return cue->source >= 0;
        }
        if (draft->toks[at].kind != DM_TOKEN_WORD || is(draft, at, W_BE | W_PREP | W_THAT))
            return false;
    }
    return false;
}

static void add_noun(Draft *draft, guint sent, guint at)
{
    const Sent *s = &draft->sents[sent];
    guint next = at + 1;
    if (next >= s->end || !is(draft, next, W_THAT) || is(draft, next + 1, W_BE | W_HAVE | W_MODAL))
        return;
    Cue cue = {.tok = at, .first = at, .sent = sent, .frame = CUE_NOUN, .pred = -1, .source = -1};
    if (!find_owner(draft, &cue, at))
        return;
    cue.from = next + 1;
    cue.to = s->end;
    trim(draft, &cue.from, &cue.to);
    g_array_append_val(draft->cues, cue);
}

/* "in his view", "in the words of one senator" */
static void add_view(Draft *draft, guint sent, guint at)
{
    const Sent *s = &draft->sents[sent];
    Cue cue = {.tok = at, .first = at, .sent = sent, .frame = CUE_VIEW, .pred = -1, .source = -1};
    guint first = at;
    while (first > s->first && at - first < 6 && !is(draft, first, W_IN))
        first--;
    if (!is(draft, first, W_IN))
        return;
    guint end = at + 1;
    if (is(draft, end, W_OF)) {
        cue.np = end + 1;
        cue.np_end = end = source_end(draft, end + 1, s->end, sent);
        cue.source = source_actor(draft, cue.np, cue.np_end, sent);
    } else if (first + 1 >= at || !find_owner(draft, &cue, at)) {
        return;
    }
    cue.first = first;
    cue.from = end;
    cue.to = s->end;
    cue.before = s->first;
    cue.before_end = first;
    trim(draft, &cue.from, &cue.to);
    trim(draft, &cue.before, &cue.before_end);
    g_array_append_val(draft->cues, cue);
}

/* The content of a cue ends where a later one of the same source starts ("…, saying that", "and said"), and
 * where another's name closes the sentence (", X said", ", according to X"). */
static void end_at_next(Draft *draft, const Sent *sent)
{
    for (guint i = sent->first_cue + 1; i < draft->cues->len; i++) {
        const Cue *next = cue_at(draft, i);
        bool pause = next->first > 0 &&
                     (is_char(draft, next->first - 1, ',') || is(draft, next->first - 1, W_AND | W_BUT));
        for (guint k = sent->first_cue; k < i && next->shared && pause; k++) {
            Cue *cue = cue_at(draft, k);
            if (cue->source != next->source || cue->to <= next->first || cue->from >= next->first)
                continue;
            cue->to = next->first - 1;
            trim(draft, &cue->from, &cue->to);
        }
        guint start = next->np_end > next->np && !next->inverted ? next->np : next->first;
        bool other = start > sent->first + 1 && is_char(draft, start - 2, ',') &&
                     (is(draft, start - 1, W_BUT) || draft_is_word(draft, start - 1, "while") ||
                      draft_is_word(draft, start - 1, "whereas"));
        for (guint k = sent->first_cue; k < i && other; k++)
            if (cue_at(draft, k)->to > start && cue_at(draft, k)->from < start - 2)
                cue_at(draft, k)->to = start - 2; /* "…, while opponents say …" */
        for (guint k = sent->first_cue; k < i && next->before_end > next->before; k++) {
            Cue *inner = cue_at(draft, k);
            if (inner->tok >= next->before && inner->tok < next->before_end && inner->to > next->before_end)
                inner->to = MAX(inner->from, next->before_end);
        }
    }
}

#define MOST_CUES 24 /* of one sentence */

void draft_cues(Draft *draft)
{
    for (guint s = 0; s < draft->n_sents; s++) {
        Sent *sent = &draft->sents[s];
        sent->first_cue = draft->cues->len;
        guint p = sent->first_pred;
        for (guint at = sent->first; at < sent->end && draft->cues->len < sent->first_cue + MOST_CUES; at++) {
            while (p < sent->end_pred && pred_at(draft, p)->tok < at)
                p++;
            bool verb = p < sent->end_pred && pred_at(draft, p)->tok == at;
            CueFrame noun =
                draft->toks[at].quote < 0 ? lex_word(draft->lexicon, draft->toks[at].word)->cue : CUE_NONE;
            if (verb)
                add_verb(draft, s, p);
            else if (is(draft, at, W_ACCORDING) && is(draft, at + 1, W_TO) && at + 2 < sent->end &&
                     draft->toks[at].quote < 0)
                add_according(draft, s, at, at + 2);
            else if (noun == CUE_NOUN || noun == CUE_THING)
                add_noun(draft, s, at);
            if (!verb && (noun == CUE_NOUN || noun == CUE_VIEW))
                add_view(draft, s, at);
        }
        end_at_next(draft, sent);
        sent->end_cue = draft->cues->len;
    }
}
