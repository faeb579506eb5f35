/* annotate – verbs and what hangs on them: tense, passive, negation, modality; the subject to the left, the
 * region of the objects to the right, the verb that governs an infinitive. Shallow: no tree, only order and
 * small words. */
#include "annotate/draft.h"
#include <string.h>

static bool skippable(const Draft *draft, guint at)
{
    const Tok *tok = &draft->toks[at];
    if (tok->date >= 0 || is(draft, at, W_ADVERB | W_NEG))
        return true;
    if (is(draft, at, W_TWO) && at > 0 && is(draft, at - 1, W_HAVE | W_BE | W_MODAL))
        return true; /* "have both offered" */
    gsize len = tok->end - tok->start;
    return !tok->capital && tok->kind == DM_TOKEN_WORD && len > 3 && draft->text[tok->end - 1] == 'y' &&
           draft->text[tok->end - 2] == 'l' && !tok->word;
}

/* Reads the words before a verb: "has not yet been", "would no longer", "to". */
static void read_group(const Draft *draft, Pred *pred, guint left)
{
    guint at = pred->tok;
    bool be = false, have = false, modal = false, did = false;
    while (at > left && pred->tok - at < 8) {
        guint before = at - 1;
        guint64 c = classes(draft, before);
        if (draft->toks[before].date >= 0 || (skippable(draft, before) && !(c & (W_BE | W_HAVE)))) {
            pred->negative =
                pred->negative || c & W_NEG || (c & W_ADVERB && draft_is_word(draft, before, "never"));
        } else if (draft_is_word(draft, before, "longer") && before > left && is(draft, before - 1, W_NO)) {
            pred->negative = true;
            before--;
        } else if (c & W_MODAL && !modal && !pred->infinitive) {
            modal = true;
            pred->modal |= c & (W_FUTURE | W_WOULD | W_MUST | W_MAY);
            pred->negative = pred->negative || c & W_NEG;
        } else if (c & W_BE && !be) {
            be = true;
        } else if (c & W_HAVE && !have) {
            have = true;
        } else if (c & W_DO && !did) {
            did = true;
        } else if (c & W_TO && !modal && !pred->infinitive && draft->toks[before].date < 0) {
            pred->infinitive = true;
        } else {
            break;
        }
        at = before;
    }
    while (at < pred->tok && (draft->toks[at].date >= 0 || is(draft, at, W_ADVERB)) && !is(draft, at, W_NEG))
        at++; /* what only stood before the group is not of it */
    pred->first = at;
    guint8 forms = lex_word(draft->lexicon, draft->toks[pred->tok].word)->forms;
    pred->adjective = (forms & FORM_ADJ) && (be || !(forms & FORM_PAST));
    pred->passive = be && (forms & FORM_PART) && !pred->adjective;
    pred->progressive = be && (forms & FORM_ING);
    pred->perfect = have && (forms & FORM_PART);
    pred->gerund = (forms & FORM_ING) && !be;
    bool helped = modal || did || pred->infinitive;
    pred->form = pred->gerund || pred->progressive ? FORM_ING
                 : pred->passive || pred->perfect  ? FORM_PART
                 : helped                          ? FORM_BASE
                 : forms & FORM_PAST               ? FORM_PAST
                                                   : forms & (FORM_BASE | FORM_S | FORM_PART);
    if (pred->adjective && !be)
        pred->form = 0;
}

static bool plural_before(const Draft *draft, guint at)
{
    const Tok *tok = &draft->toks[at];
    if (is(draft, at, W_THEY | W_WE | W_AND) || draft_is_word(draft, at, "you"))
        return true;
    if (tok->mention >= 0) {
        const Mention *mention = mention_at(draft, tok->mention);
        guint before = mention->first;
        bool joined = before > 0 && is(draft, before - 1, W_AND);
        if (joined || mention->kind == MENTION_GROUP)
            return true;
    }
    return draft->text[tok->end - 1] == 's' && tok->end - tok->start > 3;
}

/* A verb of saying or thinking where its shape alone does not tell: "the memo says the fund is empty",
 * "another said". */
static bool is_cue(const Draft *draft, const Pred *pred, guint before)
{
    const GArray *cue_of = draft->lexicon->cue_of;
    const Word *word = lex_word(draft->lexicon, draft->toks[pred->tok].word);
    bool subject = draft->toks[before].kind == DM_TOKEN_WORD || is_char(draft, before, ',') ||
                   draft->toks[before].kind == DM_TOKEN_QUOTE_CLOSE || is_char(draft, before, ')');
    if (pred->lemma >= cue_of->len || !g_array_index(cue_of, guint, pred->lemma) || !subject)
        return false;
    guint next = pred->tok + 1;
    bool clause = is(draft, next, W_THAT | W_HE | W_SHE | W_THEY | W_IT | W_WE | W_RELATIVE);
    bool noun = word->cue != CUE_NONE && word->cue != CUE_NOBODY,
         determined = is(draft, before, W_DET | W_PREP | W_NUMBER | W_TO);
    if (is(draft, before, W_RELATIVE | W_THAT) && before > 0 &&
        draft->toks[before - 1].kind == DM_TOKEN_WORD &&
        (draft->toks[before - 1].mention >= 0 || draft->text[draft->toks[before - 1].end - 1] == 's'))
        determined = false; /* "statements that suggest" */
    if (draft_is_word(draft, before, "another") || draft_is_word(draft, before, "both") ||
        draft_is_word(draft, before, "some") || draft_is_word(draft, before, "all"))
        determined = false;
    guint8 forms = lex_word(draft->lexicon, draft->toks[before].word)->forms;
    if (forms & (FORM_PAST | FORM_S) && draft->toks[before].mention < 0)
        determined = true; /* "said talks went on" */
    if (determined || tok_is_possessive_mark(draft, before))
        return false;
    if (word->forms & FORM_ING)
        return is(draft, next, W_THAT); /* "went home insisting that" */
    if (word->forms & (FORM_PAST | FORM_S))
        return !noun || clause ||
               ((is(draft, next, W_DET) || (next < draft->n_toks && draft->toks[next].mention >= 0)) &&
                draft->toks[next].date < 0);
    bool named = next < draft->n_toks && draft->toks[next].mention >= 0 &&
                 mention_at(draft, draft->toks[next].mention)->kind != MENTION_TITLE;
    bool article = is_char(draft, before, ',') && is(draft, next, W_DET);
    return word->forms & FORM_BASE && (clause || (noun && named) || (!noun && article));
}

/* "will reimpose UN sanctions": the name stands behind a verb that does not say, so what follows is its noun.
 */
static bool is_object(const Draft *draft, const Pred *pred, gint32 mention, guint left)
{
    const Pred *last = draft->preds->len ? pred_at(draft, draft->preds->len - 1) : NULL;
    return last && last->sent == pred->sent && last->tok + 1 == left &&
           mention_at(draft, mention)->first == left && (last->modal || last->infinitive) &&
           lex_cue(draft->lexicon, last->lemma) == CUE_NONE;
}

/* Words that are nouns more often than verbs are verbs only where a subject stands before them. */
static bool is_verb(const Draft *draft, const Pred *pred, guint left)
{
    const Word *word = lex_word(draft->lexicon, draft->toks[pred->tok].word);
    guint before = pred->first > left ? pred->first - 1 : pred->tok;
    if (pred->first < pred->tok) {
        bool helped = pred->modal || pred->infinitive || pred->passive || pred->progressive ||
                      pred->perfect || pred->adjective;
        for (guint at = pred->first; at < pred->tok; at++)
            helped = helped || is(draft, at, W_DO | W_MODAL | W_BE | W_HAVE);
        if (helped && pred->infinitive)
            return (word->forms & FORM_BASE) != 0;
        if (helped)
            return word->forms & (FORM_BASE | FORM_PART | FORM_ING | FORM_ADJ);
    }
    bool helper_only = is(draft, pred->tok, W_PREP) || (word->forms & FORM_ADJ && !(word->forms & FORM_PAST));
    if (helper_only)
        return false;
    if (pred->tok == left)
        return false;
    guint64 c = classes(draft, before);
    bool after_noun_word =
        c & (W_DET | W_PREP | W_NUMBER) && !(c & (W_TWO | W_THEY | W_IT | W_THAT | W_HE | W_SHE));
    if (is_cue(draft, pred, before))
        return true;
    if (word->forms & (FORM_PAST | FORM_PART))
        return !after_noun_word;
    if (word->forms & FORM_ING)
        return is_char(draft, before, ',') || c & W_PREP;
    const Tok *tok = &draft->toks[before];
    bool adjective = tok->mention >= 0 && mention_at(draft, tok->mention)->adjective;
    bool after_subject = tok->kind == DM_TOKEN_WORD && !adjective && !after_noun_word &&
                         !tok_is_possessive_mark(draft, before);
    if (word->forms & FORM_S && tok->mention >= 0 && is_object(draft, pred, tok->mention, left))
        return false;
    if (word->forms & FORM_S)
        return after_subject &&
               (tok->mention >= 0 || is(draft, before, W_HE | W_SHE | W_IT | W_RELATIVE | W_THAT) ||
                (!plural_before(draft, before) && pred->first < pred->tok));
    return after_subject && plural_before(draft, before);
}

/* ---- Rows ---- */

static bool follows(const Draft *draft, const VerbRow *row, guint tok, guint end)
{
    for (guint i = 0; i < row->after->len; i++) {
        const GArray *words = g_array_index(row->after, GArray *, i);
        bool far = row->kind == ROW_CALL; /* "spoke on the margins of the conference with" */
        guint limit = MIN(end, tok + 14), seen = 0;
        for (guint at = tok + 1; at < limit && seen < (far ? 11 : 4); at++) {
            if (draft->toks[at].date >= 0)
                continue;
            seen++;
            guint k = 0;
            while (k < words->len && at + k < end &&
                   draft->toks[at + k].word == g_array_index(words, guint, k))
                k++;
            if (k == words->len)
                return true;
            if (is(draft, at, W_THAT | W_RELATIVE | W_SUB))
                break;
        }
    }
    return false;
}

#define OBJECT_REACH 16 /* words behind the verb in which the object's word must stand */

static bool has_object(const Draft *draft, const VerbRow *row, guint from, guint end)
{
    for (guint at = from; at < end && at < from + OBJECT_REACH; at++) {
        if (!draft->toks[at].word)
            continue;
        for (guint i = 0; i < row->object->len; i++)
            if (g_array_index(row->object, guint, i) == draft->toks[at].word)
                return true;
    }
    return false;
}

/* "have both offered": the verb of a later group. */
static bool only_helps(const Draft *draft, const Pred *pred)
{
    guint next = pred->tok + 1;
    while (next < pred->end && (skippable(draft, next) || is(draft, next, W_TWO)))
        next++;
    return is(draft, pred->tok, W_HAVE) && next < pred->end && draft->toks[next].mention < 0 &&
           lex_word(draft->lexicon, draft->toks[next].word)->forms & FORM_PART &&
           !is(draft, next, W_BE | W_HAVE | W_MEETING);
}

static gint32 find_row(const Draft *draft, const Pred *pred)
{
    if (only_helps(draft, pred))
        return -1;
    const GArray *rows = draft->lexicon->rows_of->pdata[pred->lemma];
    guint left = pred->passive
                     ? (pred->first > draft->sents[pred->sent].first + 8 ? pred->first - 8
                                                                         : draft->sents[pred->sent].first)
                     : pred->tok + 1;
    guint right = pred->passive ? pred->first : pred->end;
    for (guint i = 0; i < rows->len; i++) {
        guint index = g_array_index(rows, guint, i);
        const VerbRow *row = &g_array_index(draft->lexicon->rows, VerbRow, index);
        if (row->after && !follows(draft, row, pred->tok, pred->end))
            continue;
        if (row->object && !has_object(draft, row, left, right))
            continue;
        return index;
    }
    return -1;
}

const VerbRow *pred_row(const Draft *draft, const Pred *pred)
{
    return pred->row >= 0 ? &g_array_index(draft->lexicon->rows, VerbRow, pred->row) : NULL;
}

/* ---- Subjects ---- */

static bool in_phrase(const Draft *draft, const Mention *mention)
{
    return mention->prep && mention->first > draft->sents[mention->sent].first;
}

/* Walks left from the verb to the nearest noun phrase that stands in no prepositional phrase; a stretch
 * between commas is passed ("Pakistan, a key ally in the war, has refused"). */
static gint32 left_subject(const Draft *draft, Pred *pred, guint left, gint32 previous)
{
    gint32 fallback = -1;
    guint at = pred->first;
    guint stop = previous >= 0 ? pred_at(draft, previous)->tok + 1 : left;
    bool comma = false;
    bool listed = previous >= 0 && at > stop && is_char(draft, at - 1, ',') && pred->form == FORM_PAST &&
                  pred_at(draft, previous)->form == FORM_PAST; /* "discussed trade, reviewed ties, and" */
    if (listed || (previous >= 0 && at > stop &&
                   is(draft, at - 1, W_AND))) { /* "… and thanked": the subject of the verb before */
        pred->comma_and = true;
        return -1;
    }
    while (at > stop) {
        at--;
        const Tok *tok = &draft->toks[at];
        if (tok->date >= 0)
            continue;
        if (tok->mention >= 0) {
            const Mention *mention = mention_at(draft, tok->mention);
            at = mention->first;
            if (mention->possessive || (mention->adjective && mention->end < pred->first)) {
                fallback = tok->mention;
                if (!in_phrase(draft, mention))
                    return fallback;
                continue;
            }
            if (!in_phrase(draft, mention))
                return tok->mention;
            fallback = fallback < 0 ? tok->mention : fallback;
            continue;
        }
        if (is_char(draft, at, ')')) {
            while (at > stop && !is_char(draft, at, '('))
                at--;
            continue;
        }
        if (is_char(draft, at, ',') && !comma) {
            comma = true;
            guint open = at;
            while (open > stop && !is_char(draft, open - 1, ','))
                open--;
            bool phrase = open > stop && at + 1 >= pred->first; /* only an insertion right before the verb */
            if (phrase)
                at = open - 1;
            continue;
        }
        if (tok->kind == DM_TOKEN_PUNCT && (is_char(draft, at, ';') || is_char(draft, at, ':')))
            break;
        if (is(draft, at, W_RELATIVE | W_THAT) && at + 1 == pred->first) {
            pred->relative = true;
            continue;
        }
        if (is(draft, at, W_SUB | W_BUT) || (is(draft, at, W_THAT) && at + 1 < pred->first))
            break;
    }
    return fallback;
}

static gint32 right_subject(const Draft *draft, const Pred *pred)
{
    guint at = pred->tok + 1;
    if (at < draft->sents[pred->sent].end && draft->toks[at].mention >= 0)
        return draft->toks[at].mention;
    return -1;
}

/* "told", or words said behind "that": what follows the verb is no subject. */
static bool tells(const Draft *draft, const Pred *pred)
{
    if (strcmp(draft->lexicon->lemmas->pdata[pred->lemma], "tell") == 0)
        return true;
    for (guint at = pred->tok + 1; at < pred->end && at < pred->tok + 9; at++)
        if (is(draft, at, W_THAT))
            return true;
    return false;
}

/* "urged Uganda to pay", "invited the minister to visit": the name between the verbs does what the second
 * says. −1: the subject of the first does. */
static gint32 object_between(const Draft *draft, const Pred *before, const Pred *pred)
{
    const VerbRow *row = pred_row(draft, before);
    bool controls =
        row && !before->passive &&
        (row->class == CONTROL_DEMAND || row->class == CONTROL_WANT || row->class == CONTROL_PROPOSE);
    gint32 index = controls && pred->first > before->tok + 1 ? draft->toks[pred->first - 1].mention : -1;
    if (index < 0 || mention_at(draft, index)->first > before->tok + 3 ||
        mention_at(draft, index)->first <= before->tok)
        return -1;
    return index;
}

static void find_subject(Draft *draft, guint index, guint left)
{
    Pred *pred = pred_at(draft, index);
    gint32 previous = index > draft->sents[pred->sent].first_pred ? (gint32)index - 1 : -1;
    const Pred *before = previous >= 0 ? pred_at(draft, previous) : NULL;
    const VerbRow *row = pred_row(draft, pred);
    bool says = row && row->class == CONTROL_SAY;
    bool inverted =
        says && pred->first > left && !tells(draft, pred) &&
        (is_char(draft, pred->first - 1, ',') || draft->toks[pred->first - 1].kind == DM_TOKEN_QUOTE_CLOSE);
    pred->attribution = false;
    if (inverted && right_subject(draft, pred) >= 0) {
        pred->subject = right_subject(draft, pred);
        pred->attribution = true;
        return;
    }
    pred->subject = pred->infinitive && before ? -1 : left_subject(draft, pred, left, previous);
    if (says && pred->subject >= 0) { /* "…, Lavrov said." */
        guint first = mention_at(draft, pred->subject)->first;
        bool opens = is(draft, left, W_SUB) || draft_is_word(draft, left, "after") ||
                     draft_is_word(draft, left, "before");
        bool closes = first > left && draft->toks[first - 1].kind == DM_TOKEN_QUOTE_CLOSE;
        pred->attribution =
            (closes || !opens) && first > left &&
            (is_char(draft, first - 1, ',') || draft->toks[first - 1].kind == DM_TOKEN_QUOTE_CLOSE) &&
            pred->tok > left + 3;
    }
    if (pred->infinitive || pred->gerund || (pred->comma_and && pred->subject < 0) ||
        (pred->subject < 0 && before)) {
        pred->governor = pred->infinitive ? previous : -1;
        gint32 object = before && pred->infinitive ? object_between(draft, before, pred) : -1;
        if (before && !pred->relative)
            pred->subject = object >= 0 ? object : before->subject;
    }
}

/* Whether the mention belongs to a verb before it, so that what is joined to it begins a clause of its own:
 * "… with Uganda, and its leader vowed", "spoke of the war in Ukraine and the minister said". */
bool ends_clause(const Draft *draft, const Mention *mention)
{
    const Sent *sent = &draft->sents[mention->sent];
    bool verb = sent->first_pred < sent->end_pred && pred_at(draft, sent->first_pred)->tok < mention->first;
    bool comma = is_char(draft, mention->end, ',') && is(draft, mention->end + 1, W_AND);
    return verb && (comma || in_phrase(draft, mention));
}

GArray *subjects_of(Draft *draft, gint32 index)
{
    GArray *list = g_array_new(false, false, sizeof(gint32));
    if (index < 0)
        return list;
    guint sent_first = draft->sents[mention_at(draft, index)->sent].first;
    for (gint32 at = index, n = 0; at >= 0 && n < 8; n++) {
        const Mention *mention = mention_at(draft, at);
        g_array_prepend_val(list, at);
        guint before = mention->first;
        while (before > sent_first &&
               (is(draft, before - 1, W_DET | W_MODIFIER) ||
                lex_word(draft->lexicon, draft->toks[before - 1].word)->forms & FORM_PART))
            before--;
        bool joined = before > sent_first + 1 &&
                      (is(draft, before - 1, W_AND) || (is_char(draft, before - 1, ',') && n > 0));
        if (!joined || is(draft, before - 1, W_BUT))
            break;
        guint left = before - 2;
        if (is_char(draft, left, ','))
            left--;
        at = draft->toks[left].mention;
        const Mention *other = at >= 0 ? mention_at(draft, at) : NULL;
        if (other && (other->possessive || other->sent != mention->sent ||
                      (ends_clause(draft, other) && !in_phrase(draft, mention) && !mention->possessive)))
            at = -1;
    }
    return list;
}

/* ---- The sentence ---- */

static void find_preds(Draft *draft, guint s)
{
    Sent *sent = &draft->sents[s];
    guint left = sent->first;
    for (guint at = sent->first; at < sent->end; at++) {
        const Tok *tok = &draft->toks[at];
        const Word *word = lex_word(draft->lexicon, tok->word);
        if (!word->lemma || tok->date >= 0 || (tok->capital && at > sent->first))
            continue;
        bool noun = tok->mention >= 0 && !(mention_at(draft, tok->mention)->kind == MENTION_PRONOUN);
        if (noun)
            continue;
        Pred pred = {.tok = at,
                     .sent = s,
                     .lemma = word->lemma,
                     .subject = -1,
                     .noun_subject = -1,
                     .row = -1,
                     .governor = -1,
                     .end = sent->end};
        read_group(draft, &pred, left);
        if (!is_verb(draft, &pred, sent->first))
            continue;
        g_array_append_val(draft->preds, pred);
        left = at + 1;
    }
}

/* What follows a verb ends at "; ", at ", but", at an attribution behind it. */
static guint region_end(const Draft *draft, guint index)
{
    const Pred *pred = pred_at(draft, index);
    guint end = draft->sents[pred->sent].end;
    for (guint at = pred->tok + 1; at < end; at++) {
        if (is_char(draft, at, ';'))
            return at;
        if (is_char(draft, at, ',') &&
            (is(draft, at + 1, W_BUT) || (is(draft, at + 1, W_SUB) && !is(draft, at + 1, W_UNLESS))))
            return at;
    }
    return end;
}

static void end_at_attribution(Draft *draft, const Sent *sent)
{
    for (guint p = sent->first_pred + 1; p < sent->end_pred; p++) {
        const Pred *tail = pred_at(draft, p);
        if (!tail->attribution || tail->subject < 0)
            continue;
        guint at = MIN(tail->first, mention_at(draft, tail->subject)->first);
        for (guint q = sent->first_pred; q < p; q++) {
            Pred *pred = pred_at(draft, q);
            if (pred->tok < at && pred->end > at)
                pred->end = at;
        }
    }
}

void draft_preds(Draft *draft)
{
    for (guint s = 0; s < draft->n_sents; s++) {
        Sent *sent = &draft->sents[s];
        sent->first_pred = draft->preds->len;
        find_preds(draft, s);
        sent->end_pred = draft->preds->len;
        for (guint p = sent->first_pred; p < sent->end_pred; p++) {
            pred_at(draft, p)->end = region_end(draft, p);
            pred_at(draft, p)->row = find_row(draft, pred_at(draft, p));
            find_subject(draft, p, sent->first);
        }
        end_at_attribution(draft, sent);
    }
}
