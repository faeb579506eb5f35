/* annotate – what happened: each verb with its row, the class it has by tense, negation and the verb that
 * governs it, who does it and to whom. The classes compose as schema/lexicon/compose.tsv says. */
#include "annotate/coding.h"
#include <string.h>

bool plover_good(int plover)
{
    return plover >= DM_PLOVER_AGREE && plover <= DM_PLOVER_RETREAT;
}

static int compose(const Draft *draft, Control outer, int inner)
{
    guint group = inner == 0 ? 0 : plover_good(inner) ? 1 : 2;
    return draft->lexicon->compose[outer - CONTROL_SAY][group];
}

/* ---- Class ---- */

static gint32 complement_of(const Draft *draft, guint index)
{
    const Sent *sent = &draft->sents[pred_at(draft, index)->sent];
    const Pred *pred = pred_at(draft, index);
    if (index + 1 >= sent->end_pred)
        return -1;
    const Pred *next = pred_at(draft, index + 1);
    bool joined = !next->infinitive && next->first > pred->tok + 1 && is(draft, next->first - 1, W_AND);
    if (next->attribution || next->tok >= pred->end || next->tok > pred->tok + 30 || joined)
        return -1;
    return index + 1;
}

static bool conditional(const Draft *draft, const Pred *pred)
{
    guint end = MIN(pred->end + 1, draft->sents[pred->sent].end);
    for (guint at = pred->tok + 1; at < end; at++)
        if (is(draft, at, W_UNLESS) && draft->toks[at].date < 0)
            return true;
    return false;
}

static int with_modality(const Draft *draft, const Pred *pred, int class, int control)
{
    bool wish = control == CONTROL_WANT || control == CONTROL_DEMAND ||
                control == CONTROL_PROPOSE; /* "would like" is no threat */
    bool will = pred->modal & (W_FUTURE | W_WOULD) && !wish && class != DM_PLOVER_ACCUSE;
    if (pred->negative && (wish || control == CONTROL_PROMISE))
        return DM_PLOVER_REJECT;
    if (will && !pred->negative && conditional(draft, pred))
        return compose(draft, CONTROL_UNLESS, class);
    if (will && pred->negative)
        return compose(draft, CONTROL_WONT, class);
    if (pred->negative)
        return class ? compose(draft, CONTROL_NOT, class) : 0;
    if (will && class)
        return compose(draft, CONTROL_WILL, class);
    return class;
}

static Coded code_class(const Draft *draft, guint index, guint depth)
{
    const Pred *pred = pred_at(draft, index);
    const VerbRow *row = pred_row(draft, pred);
    Coded coded = {.pred = index, .row = row, .inner = -1, .deepest = index};
    int class = row ? row->class : CONTROL_NONE;
    if (row && row->class >= CONTROL_SAY && row->class != CONTROL_SAY) {
        gint32 next = depth < 4 ? complement_of(draft, index) : -1;
        int inner = 0;
        if (next >= 0) {
            Coded below = code_class(draft, next, depth + 1);
            inner = below.class;
            coded.inner = next;
            coded.deepest = below.deepest;
        }
        coded.control = row->class;
        class = compose(draft, row->class, inner);
    } else if (class == CONTROL_SAY) {
        coded.control = CONTROL_SAY;
        class = 0;
    }
    coded.class = with_modality(draft, pred, class, coded.control);
    coded.demanded = pred->modal & W_MUST && coded.control != CONTROL_SAY;
    return coded;
}

enum { WEEK = 7 }; /* days */

/* ---- Sides ---- */

static gint32 country_of(const Draft *draft, gint32 actor)
{
    return actor < 0 ? -1 : actor_state(draft, actor);
}

static gint32 speaker_of_sentence(const Draft *draft, const Sent *sent, guint but)
{
    gint32 found = -1;
    for (guint p = sent->first_pred; p < sent->end_pred; p++) {
        const Pred *pred = pred_at(draft, p);
        const VerbRow *row = pred_row(draft, pred);
        if (p != but && row && row->class == CONTROL_SAY && pred->subject >= 0 &&
            (found < 0 || pred->attribution))
            found = mention_at(draft, pred->subject)->actor;
    }
    return found;
}

static void add_subjects(Draft *draft, Item *item, int side, gint32 mention)
{
    g_autoptr(GArray) list = subjects_of(draft, mention);
    for (guint i = 0; i < list->len; i++)
        item_side(item, side, mention_at(draft, g_array_index(list, gint32, i))->actor);
}

static bool joined_after(const Draft *draft, const Mention *mention, const Mention *next)
{
    guint at = mention->end;
    while (at < next->first && (is(draft, at, W_AND | W_DET | W_MODIFIER) || is_char(draft, at, ',')))
        at++;
    return at == next->first && next->first > mention->end;
}

static bool targetable(const Draft *draft, const Mention *mention, const Pred *pred, gint32 source)
{
    if (mention->first <= pred->tok || mention->first >= pred->end || mention->actor < 0 ||
        mention->kind == MENTION_PRONOUN || mention->actor == source)
        return false;
    if (mention->kind == MENTION_STATE && !mention->adjective && is(draft, mention->end, W_MEETING))
        return false; /* "the Jeddah talks" are held there */
    bool own = is(draft, mention->first, W_POSSESSIVE) && mention->kind == MENTION_GROUP && mention->of < 0;
    if (own && is(draft, mention->title, W_MILITARY))
        return false; /* "withdrew its troops" */
    const Actor *actor = actor_at(draft, mention->actor);
    bool nameless = (mention->kind == MENTION_GROUP || mention->kind == MENTION_BODY) &&
                    !draft->toks[mention->first].capital;
    return actor->of >= 0 ||
           (actor->kind != DM_ACTOR_UNKNOWN && !(nameless && actor->kind != DM_ACTOR_STATE));
}

static bool prep_is(const Draft *draft, const Mention *mention, guint64 class)
{
    return mention->prep && lex_word(draft->lexicon, mention->prep)->classes & class;
}

/* "complained to the UN over Israeli raids": not the one who is told, but what it is about. */
static bool only_told(const Draft *draft, const Item *item, const Mention *mention, guint next)
{
    if (item->plover != DM_PLOVER_ACCUSE || !prep_is(draft, mention, W_TO))
        return false;
    for (guint i = next; i < draft->sents[item->sent].end_mention; i++)
        for (guint at = mention_at(draft, i)->first, n = 0; n < 4 && at > mention->end; n++, at--)
            if (is(draft, at - 1, W_ABOUT))
                return true;
    return false;
}

/* The first actors behind the verb that are of another state than the source; else the first of the same. A
 * person right behind the verb is its object whatever the state. */
static void add_targets(Draft *draft, Item *item, const Coded *coded, gint32 source)
{
    const Pred *pred = pred_at(draft, coded->pred);
    bool other_acts = coded->inner >= 0 && pred_at(draft, coded->inner)->subject != pred->subject;
    bool wished = coded->control == CONTROL_WANT && !other_acts;
    gint32 home = country_of(draft, source), same = -1;
    const Sent *sent = &draft->sents[pred->sent];
    for (guint i = sent->first_mention; i < sent->end_mention; i++) {
        const Mention *mention = mention_at(draft, i);
        if (!targetable(draft, mention, pred, source) || only_told(draft, item, mention, i + 1))
            continue;
        if (wished && mention->possessive)
            continue;
        if (wished && !prep_is(draft, mention, W_WITH | W_TO) &&
            !(mention->prep && draft_is_word(draft, mention->first - 1, "from")))
            continue; /* "wants clarity before meeting Russia's president" asks nothing of Russia */
        gint32 country = country_of(draft, mention->actor);
        bool object = mention->first <= pred->tok + 2 && mention->kind == MENTION_PERSON;
        if (country == home && object) {
            item_side(item, 1, mention->actor);
            return;
        }
        if (country == home) {
            bool acts = mention->actor == home && /* "pledged that Ankara would …" */
                        is(draft, mention->end, W_MODAL | W_BE | W_HAVE);
            same = same < 0 && !acts ? mention->actor : same;
            continue;
        }
        item_side(item, 1, mention->actor);
        for (guint k = i + 1; k < sent->end_mention; k++) {
            const Mention *last = mention_at(draft, k - 1), *next = mention_at(draft, k);
            if (!joined_after(draft, last, next) || next->actor < 0 ||
                (is_char(draft, last->end, ',') && ends_clause(draft, last)))
                break;
            item_side(item, 1, next->actor);
        }
        return;
    }
    item_side(item, 1, same);
}

/* Where nothing stands behind the verb: another state of the sentence, in a phrase or as a possessor. */
static void add_stray_target(Draft *draft, Item *item, const Pred *pred, gint32 source)
{
    const Sent *sent = &draft->sents[pred->sent];
    for (guint i = sent->first_mention; i < sent->end_mention; i++) {
        const Mention *mention = mention_at(draft, i);
        bool near = mention->first < pred->first && mention->actor >= 0 && mention->kind != MENTION_PRONOUN;
        if (near && country_of(draft, mention->actor) != country_of(draft, source) &&
            (mention->prep || mention->possessive))
            item_side(item, 1, mention->actor);
    }
}

static gint32 agent_of(const Draft *draft, const Pred *pred)
{
    guint limit = MIN(pred->end, pred->tok + 12);
    for (guint at = pred->tok + 1; at < limit; at++)
        if (is(draft, at, W_BY) && at + 1 < limit && draft->toks[at + 1].mention >= 0)
            return draft->toks[at + 1].mention;
    return -1;
}

/* ---- Kinds ---- */

static DmKind kind_of(const Coded *coded, int class, guint n_sources)
{
    static const DmKind by_class[] = {
        [DM_PLOVER_AGREE] = DM_KIND_COMMITMENT,   [DM_PLOVER_CONSULT] = DM_KIND_ACTION,
        [DM_PLOVER_SUPPORT] = DM_KIND_STATEMENT,  [DM_PLOVER_CONCEDE] = DM_KIND_ACTION,
        [DM_PLOVER_COOPERATE] = DM_KIND_ACTION,   [DM_PLOVER_AID] = DM_KIND_ACTION,
        [DM_PLOVER_RETREAT] = DM_KIND_ACTION,     [DM_PLOVER_REQUEST] = DM_KIND_STATEMENT,
        [DM_PLOVER_ACCUSE] = DM_KIND_STATEMENT,   [DM_PLOVER_REJECT] = DM_KIND_STATEMENT,
        [DM_PLOVER_THREATEN] = DM_KIND_STATEMENT, [DM_PLOVER_PROTEST] = DM_KIND_ACTION,
        [DM_PLOVER_SANCTION] = DM_KIND_ACTION,    [DM_PLOVER_MOBILIZE] = DM_KIND_ACTION,
        [DM_PLOVER_COERCE] = DM_KIND_ACTION,      [DM_PLOVER_ASSAULT] = DM_KIND_ACTION,
    };
    if (coded->row && coded->row->kind == ROW_AGREEMENT && n_sources > 1)
        return DM_KIND_AGREEMENT;
    return by_class[class];
}

static double confidence_of(const Draft *draft, const Pred *pred, guint order)
{
    double confidence = 0.9 - 0.1 * MIN(order, 4);
    if (pred->relative || pred->gerund)
        confidence -= 0.15;
    if (pred->modal & W_MAY)
        confidence -= 0.2;
    return confidence;
}

static const char *rule_of(Draft *draft, const Coded *coded)
{
    const Pred *pred = pred_at(draft, coded->pred);
    const VerbRow *row = coded->row;
    const VerbRow *inner = coded->inner >= 0 ? pred_row(draft, pred_at(draft, coded->inner)) : NULL;
    bool will = pred->modal & (W_FUTURE | W_WOULD);
    return dm_arena_printf(draft->arena, "verb %s%s%s%s%s", row ? row->text : "", inner ? " + " : "",
                           inner ? inner->text : "", pred->negative ? ", negated" : "",
                           coded->demanded ? ", must"
                           : will          ? ", future"
                                           : "");
}

/* "Which country", "some groups" that belong to nobody known do nothing that an event could say. */
static bool can_act(const Draft *draft, const Mention *mention)
{
    if (mention->kind != MENTION_GROUP && mention->kind != MENTION_BODY)
        return true;
    return mention->actor >= 0 &&
           (actor_at(draft, mention->actor)->of >= 0 || actor_at(draft, mention->actor)->lex ||
            draft->toks[mention->first].capital);
}

/* Whether an actor is of a state or a known organisation: the others' doings are no matter of diplomacy. */
static bool is_public(const Draft *draft, gint32 actor)
{
    if (actor < 0)
        return false;
    const Actor *root = actor_at(draft, actor_state(draft, actor));
    return root->lex != 0 && root->kind != DM_ACTOR_UNKNOWN;
}

static bool names_public(const Draft *draft, const Pred *pred)
{
    const Sent *sent = &draft->sents[pred->sent];
    for (guint i = sent->first_mention; i < sent->end_mention && i < sent->first_mention + 20; i++)
        if (is_public(draft, mention_at(draft, i)->actor) && mention_at(draft, i)->kind != MENTION_PRONOUN)
            return true;
    return false;
}

/* What is promised, without the mark that ends the sentence. */
static const char *promised(Draft *draft, const Coded *coded, const Pred *pred)
{
    guint end = pred->end;
    while (end > pred->tok + 1 && draft->toks[end - 1].kind != DM_TOKEN_WORD &&
           draft->toks[end - 1].kind != DM_TOKEN_NUMBER)
        end--;
    return draft_text(draft, coded->inner >= 0 ? pred_at(draft, coded->inner)->tok : pred->tok, end);
}

/* "will send a team on Thursday": the day of what is promised. */
static void put_day(Draft *draft, Item *item)
{
    bool found;
    DmWindow day = item_date(draft, item->sent, item->tok, true, &found);
    if (!found || day.earliest <= draft->published || day.latest - day.earliest > WEEK)
        return;
    item->due = day;
    item->has_due = true;
}

/* "accepted the proposal", "is considering sanctions", "agreed to the truce": a side is taken, no deed
 * promised. */
static bool promises_nothing(const Draft *draft, const Coded *coded)
{
    static const char *const verbs[] = {"accept", "agree", "approve", "consider"};
    const Pred *pred = pred_at(draft, coded->pred);
    bool considers = draft_is_word(draft, pred->tok, "considering");
    for (guint i = 0; i < G_N_ELEMENTS(verbs); i++)
        if (strcmp(draft->lexicon->lemmas->pdata[pred->lemma], verbs[i]) == 0)
            return considers || (coded->inner < 0 && !pred->modal);
    return false;
}

static void emit(Draft *draft, const Coded *coded, guint order)
{
    const Pred *pred = pred_at(draft, coded->pred);
    gint32 subject = pred->subject, agent = pred->passive ? agent_of(draft, pred) : -1;
    gint32 speaker = speaker_of_sentence(draft, &draft->sents[pred->sent], coded->pred);
    int class = coded->demanded ? DM_PLOVER_REQUEST : coded->class;
    bool obliged = coded->demanded;
    gint32 source_mention = obliged ? -1 : pred->passive ? agent : subject;
    gint32 source = source_mention >= 0 ? mention_at(draft, source_mention)->actor : obliged ? speaker : -1;
    if (source < 0 &&
        (pred->relative || !(pred->passive && subject >= 0 && mention_at(draft, subject)->actor >= 0)))
        return;
    bool wanted = coded->control == CONTROL_WANT && pred->passive; /* "wanted on treason charges" */
    if (wanted || (!is_public(draft, source) && !names_public(draft, pred)))
        return;
    if (source_mention >= 0 && !can_act(draft, mention_at(draft, source_mention)))
        return;
    Item *item =
        item_new(draft, DM_KIND_STATEMENT, pred->sent, draft->sents[pred->sent].first,
                 draft->sents[pred->sent].end, rule_of(draft, coded), confidence_of(draft, pred, order));
    item->plover = class;
    item->tok = pred->tok;
    if (source_mention >= 0)
        add_subjects(draft, item, 0, source_mention);
    else
        item_side(item, 0, source);
    if (obliged || pred->passive)
        add_subjects(draft, item, 1, subject);
    else
        add_targets(draft, item, coded, source);
    if (!item->sides[1]->len)
        add_stray_target(draft, item, pred, source);
    item->kind = kind_of(coded, class, item->sides[0]->len);
    if (item->kind == DM_KIND_COMMITMENT && promises_nothing(draft, coded))
        item->kind = DM_KIND_STATEMENT;
    if (item->kind == DM_KIND_AGREEMENT) /* those who agree are its parties, not those it is about */
        g_array_set_size(item->sides[1], 0);
    bool found;
    item->date = item_date(draft, pred->sent, pred->tok, false, &found);
    bool wide = item->date.latest - item->date.earliest > WEEK;
    if (coded->control > CONTROL_SAY && found && wide) /* "invited him to Berlin in September" */
        item->date = (DmWindow){draft->published, draft->published};
    if (item->kind == DM_KIND_COMMITMENT) {
        item->what = promised(draft, coded, pred);
        put_day(draft, item);
    }
}

/* ---- The sentence ---- */

static bool has_comma(const Draft *draft, guint first, guint end)
{
    for (guint at = first; at < end; at++)
        if (is_char(draft, at, ','))
            return true;
    return false;
}

/* "continued to send", "began to withdraw": the verb before says only how. */
static bool continued(const Draft *draft, guint index)
{
    const Pred *pred = pred_at(draft, index), *before = pred_at(draft, index - 1);
    const VerbRow *row = pred_row(draft, before);
    return pred->tok <= before->tok + 3 && (!row || row->class == CONTROL_NONE || row->class == CONTROL_SAY);
}

/* "if Uganda opens the border": not done, and not said to be done. */
static bool hypothetical(const Draft *draft, guint index)
{
    static const char *const words[] = {"if", "unless", "whether", "once", "until", "provided"};
    const Sent *sent = &draft->sents[pred_at(draft, index)->sent];
    guint left = index > sent->first_pred ? pred_at(draft, index - 1)->tok + 1 : sent->first;
    for (guint at = left; at < pred_at(draft, index)->first; at++)
        if (draft->toks[at].date < 0 && IS_AMONG(draft, at, words) &&
            !is_char(draft, pred_at(draft, index)->first - 1, ','))
            return !has_comma(draft, at, pred_at(draft, index)->first);
    return false;
}

/* "summits that Kenya hosted and the launch": whom it met is not said. */
static bool meets_nobody(const Draft *draft, const Coded *coded)
{
    guint next = pred_at(draft, coded->pred)->tok + 1;
    bool nothing =
        next >= draft->n_toks || is(draft, next, W_AND | W_ABOUT) || draft->toks[next].kind >= DM_TOKEN_PUNCT;
    return coded->row && coded->row->kind == ROW_MEETING && coded->class == DM_PLOVER_CONSULT && nothing;
}

/* "have never met": no day on which something did not happen. */
static bool never_met(const Pred *pred, const Coded *coded)
{
    return coded->row && coded->row->kind == ROW_MEETING && !coded->row->object && pred->negative &&
           pred->perfect;
}

static bool is_event(const Draft *draft, const Coded *coded)
{
    const Pred *pred = pred_at(draft, coded->pred);
    if (never_met(pred, coded))
        return false;
    if (hypothetical(draft, coded->pred) || meets_nobody(draft, coded) ||
        (pred->passive && talk_is_subject(draft, pred)))
        return false;
    if (pred->infinitive && coded->pred != draft->sents[pred->sent].first_pred &&
        !continued(draft, coded->pred))
        return false;
    if (pred->gerund && pred->first > draft->sents[pred->sent].first && is(draft, pred->first - 1, W_PREP))
        return false;
    bool reduced = !pred->passive && pred->form == FORM_PAST && is(draft, pred->tok + 1, W_BY) &&
                   lex_word(draft->lexicon, draft->toks[pred->tok].word)->forms & FORM_PART &&
                   !is(draft, pred->tok + 2, W_NUMBER) && draft->toks[pred->tok + 2].kind == DM_TOKEN_WORD;
    return (coded->class || coded->demanded) && !reduced; /* "talks mediated by Norway" */
}

/* "welcomed the decision to open the border": no visitor was welcomed, so the verb's plain row holds. */
static void read_plainly(Draft *draft, guint index)
{
    Pred *pred = pred_at(draft, index);
    const VerbRow *row = pred_row(draft, pred);
    const GArray *rows = draft->lexicon->rows_of->pdata[pred->lemma];
    if (!row || (row->kind != ROW_MEETING && row->kind != ROW_VISIT))
        return;
    for (guint i = 0; i < rows->len; i++) {
        gint32 other = (gint32)g_array_index(rows, guint, i);
        const VerbRow *plain = &g_array_index(draft->lexicon->rows, VerbRow, other);
        if (other > pred->row && !plain->after && !plain->object && plain->kind == ROW_STATEMENT) {
            pred->row = other;
            return;
        }
    }
}

/* "did not say whether Mali would attend", "declined to say when talks would begin": nothing is said of it.
 */
static bool is_unsaid(const Draft *draft, const Sent *sent, guint index)
{
    const Pred *pred = pred_at(draft, index);
    for (guint q = sent->first_pred; q < index; q++) {
        const Pred *says = pred_at(draft, q);
        const VerbRow *row = pred_row(draft, says);
        const VerbRow *over = says->governor >= 0 ? pred_row(draft, pred_at(draft, says->governor)) : NULL;
        bool unsaid = says->negative || (over && over->class == CONTROL_REFUSE);
        if (row && row->class == CONTROL_SAY && pred->tok < says->end &&
            is_question(draft, says->tok + 1, unsaid))
            return true;
    }
    return false;
}

static void code_sentence(Draft *draft, const Sent *sent)
{
    guint order = 0;
    guint consumed = 0; /* preds up to here are part of an event already */
    for (guint p = sent->first_pred; p < sent->end_pred; p++) {
        if (p < consumed || is_unsaid(draft, sent, p))
            continue;
        Coded coded = code_class(draft, p, 0);
        bool talk = talk_from_verb(draft, p, &coded, order);
        if (!talk) {
            read_plainly(draft, p);
            coded = code_class(draft, p, 0);
        }
        if (talk) {
            order++;
        } else if (is_event(draft, &coded)) {
            guint before = draft->items->len;
            emit(draft, &coded, order);
            order += draft->items->len > before;
        } else {
            continue;
        }
        consumed = coded.deepest + 1;
    }
}

void draft_coding(Draft *draft)
{
    for (guint s = 0; s < draft->n_sents; s++)
        code_sentence(draft, &draft->sents[s]);
}
