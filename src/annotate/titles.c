/* annotate – the title of a draft event, as a headline has it: who does what, in the present tense ("Rubio
 * meets Lavrov in Riyadh"), to come ("Zelensky and Putin to meet") or only spoken of ("Meeting of …
 * proposed"). */
#include "annotate/draft.h"
#include <string.h>

#define TITLE_CHARS 96 /* longer ones are cut at a word */
#define CLAUSE_MIN  32 /* … or at a clause behind so many */
#define NAMES_MOST  4  /* actors named in a title */

/* ---- Names ---- */

/* States where the family name stands first: the whole name is used. */
static bool family_first(const Draft *draft, gint32 actor)
{
    static const char *const states[] = {"CN", "KR", "KP", "TW", "VN", "KH", "HK", "MO"};
    const char *id = actor_at(draft, actor_state(draft, actor))->id;
    for (guint i = 0; id && i < G_N_ELEMENTS(states); i++)
        if (strcmp(id, states[i]) == 0)
            return true;
    return false;
}

/* What headlines call those whose names are long. */
static const struct {
    const char *id, *name;
} brief[] = {{"US", "U.S."}, {"GB", "UK"}, {"EU", "EU"}, {"UN", "UN"}, {"AE", "UAE"}};

const char *draft_short_name(Draft *draft, gint32 index)
{
    const Actor *actor = actor_at(draft, index);
    for (guint i = 0; actor->id && i < G_N_ELEMENTS(brief); i++)
        if (strcmp(actor->id, brief[i].id) == 0)
            return brief[i].name;
    const char *alone = g_array_index(draft->lexicon->actors, LexActor, actor->lex).alone;
    if (alone && actor->kind == DM_ACTOR_PERSON)
        return alone;
    const char *last = strrchr(actor->name, ' ');
    if (actor->kind != DM_ACTOR_PERSON || actor->unnamed || !last || family_first(draft, index))
        return actor->name;
    guint32 hash = lex_fold(last + 1, strlen(last + 1), draft->scratch);
    guint word = lex_find(draft->lexicon, draft->scratch->str, draft->scratch->len, hash);
    if (lex_word(draft->lexicon, word)->classes & W_SUFFIX) /* "Abdullah II" */
        return actor->name;
    while (last > actor->name && g_ascii_islower(last[-1])) { /* "von der Leyen", "bin Salman" */
        const char *before = last - 1;
        while (before > actor->name && before[-1] != ' ')
            before--;
        if (before == actor->name || !g_ascii_islower(*before))
            break;
        last = before - 1;
    }
    return last + 1;
}

static void append_side(Draft *draft, GString *out, const GArray *side, guint *n, guint all)
{
    for (guint i = 0; i < side->len; i++, ++*n) {
        if (*n >= NAMES_MOST && all > NAMES_MOST)
            continue;
        bool last = *n + 1 == all && all <= NAMES_MOST;
        g_string_append(out, *n == 0 ? "" : last ? " and " : ", ");
        g_string_append(out, draft_short_name(draft, g_array_index(side, gint32, i)));
    }
}

static void append_names(Draft *draft, GString *out, const Item *item, int first, int end)
{
    guint n = 0, all = 0;
    for (int side = first; side < end; side++)
        all += item->sides[side]->len;
    for (int side = first; side < end; side++)
        append_side(draft, out, item->sides[side], &n, all);
    if (all > NAMES_MOST)
        g_string_append_printf(out, " and %u more", all - NAMES_MOST);
}

static bool is_plural(const Draft *draft, const Item *item, int side)
{
    const GArray *list = item->sides[side];
    return list->len > 1 || (list->len == 1 && actor_at(draft, g_array_index(list, gint32, 0))->plural);
}

/* ---- Talks ---- */

typedef struct Wording {
    const char *one, *many; /* A meets B; A and B meet C */
    const char *alone;      /* A and B meet */
    const char *ahead, *ahead_alone;
    const char *noun; /* Meeting of A and B proposed */
    const char *tail;
} Wording;

static const Wording *wording_of(const Item *item)
{
    static const Wording meet = {"meets", "meet", "meet", "to meet", "to meet", "Meeting of", ""},
                         summit = {"meets", "meet", "meet", "to meet", "to meet", "Summit of", ""},
                         host = {"hosts", "host", "meet", "to host", "to meet", "Meeting of", ""},
                         visit = {"visits", "visit", "visits", "to visit", "to visit", "Visit of", ""},
                         call = {"calls",        "call", "speak by phone", "to call", "to speak by phone",
                                 "Call between", ""},
                         speak = {"speaks with", "speak with",   "speak",    "to speak with",
                                  "to speak",    "Call between", " by phone"};
    if (item->kind == DM_KIND_CALL)
        return item->calls ? &call : &speak;
    if (item->visits || item->proposed_by >= 0)
        return item->visits ? &visit : &host;
    return item->kind == DM_KIND_SUMMIT ? &summit : &meet;
}

static void append_where(GString *out, const Item *item)
{
    if (item->where)
        g_string_append_printf(out, " %s", item->where);
}

static void open_talk(Draft *draft, GString *out, const Item *item, const Wording *words)
{
    bool guest = item->visits && item->proposed_by >= 0 && item->sides[0]->len; /* and its host */
    g_string_append_printf(out, "%s ", words->noun);
    append_names(draft, out, item, 0, guest ? 1 : 2);
    if (guest && item->place)
        g_string_append_printf(out, " to %s", item->place);
    else
        append_where(out, item);
    g_string_append_printf(out, " %s", dm_enum_text(dm_status_names, item->status));
}

static void talk_title(Draft *draft, GString *out, const Item *item)
{
    const Wording *words = wording_of(item);
    bool ahead = item->status == DM_STATUS_PLANNED, place = item->visits && item->place;
    bool sided = item->sides[0]->len && (item->sides[1]->len || place);
    if (item->status != DM_STATUS_HELD && !ahead) {
        open_talk(draft, out, item, words);
        return;
    }
    append_names(draft, out, item, 0, sided ? 1 : 2);
    bool many = is_plural(draft, item, 0);
    g_string_append_printf(out, " %s%s",
                           !sided  ? (ahead ? words->ahead_alone : words->alone)
                           : ahead ? words->ahead
                           : many  ? words->many
                                   : words->one,
                           sided ? " " : "");
    if (place)
        g_string_append(out, item->place);
    else if (sided)
        append_names(draft, out, item, 1, 2);
    g_string_append(out, words->tail);
    if (!item->visits)
        append_where(out, item);
}

/* ---- Clauses ---- */

static bool opens_clause(const char *text)
{
    static const char *const words[] = {
        "which ",   "who ", "while ",  "after ", "before ",    "as ",       "including ", "with ",
        "saying ",  "but ", "and ",    "where ", "when ",      "amid ",     "following ", "although ",
        "despite ", "if ",  "unless ", "until ", "according ", "provided ", "because ",   "whose "};
    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        if (g_str_has_prefix(text, words[i]))
            return true;
    return false;
}

/* The words from `start`, single-spaced; cut behind TITLE_CHARS of them, best where a clause ends. */
static void append_words(GString *out, const char *start, const char *end)
{
    gsize from = out->len, clause = 0;
    for (const char *p = start; p < end; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        bool space = g_unichar_isspace(c);
        if (space && out->len > TITLE_CHARS) {
            g_string_truncate(out, clause ? clause : out->len);
            g_string_append(out, clause ? "" : "…");
            break;
        }
        if (space && p > start && p[-1] == ',' && out->len > from + CLAUSE_MIN && opens_clause(p + 1))
            clause = out->len - 1;
        if (!space || (out->len > from && out->str[out->len - 1] != ' '))
            g_string_append_unichar(out, space ? ' ' : c);
    }
    while (out->len > from && strchr(",;:. ", out->str[out->len - 1]))
        g_string_truncate(out, out->len - 1);
}

/* Quotation marks that the cut left without their other half. */
static void close_quotes(GString *out)
{
    guint marks = 0;
    for (const char *p = out->str; *p; p++)
        marks += *p == '"';
    if (marks % 2)
        g_string_append_c(out, '"');
    if (strstr(out->str, "“") && !strstr(out->str, "”"))
        g_string_append(out, "”");
}

/* "… on Monday": the event has its date. */
static guint without_day(const Draft *draft, guint from, guint end)
{
    guint at = end;
    while (at > from + 1 && draft->toks[at - 1].kind >= DM_TOKEN_PUNCT)
        at--;
    gint32 date = draft->toks[at - 1].date;
    if (date < 0 || g_array_index(draft->dates, DmTimex, date).window.latest > draft->published)
        return end;
    while (at > from + 1 && draft->toks[at - 1].date == date)
        at--;
    return at > from + 1 && is(draft, at - 1, W_PREP) ? at - 1 : at;
}

/* Where the clause of the verb ends: before "and" with a verb of its own, before the words of attribution. */
static guint clause_end(const Draft *draft, const Pred *pred)
{
    const Sent *sent = &draft->sents[pred->sent];
    guint end = pred->end;
    for (guint p = sent->first_pred; p < sent->end_pred; p++) {
        const Pred *next = pred_at(draft, p);
        if (next->tok > pred->tok && next->first < end && next->first > pred->tok + 1 && !next->infinitive &&
            is(draft, next->first - 1, W_AND))
            end = next->first - 1;
    }
    for (guint at = pred->tok + 1; at < end; at++)
        if (draft->toks[at].kind == DM_TOKEN_QUOTE_CLOSE &&
            draft->toks[at].quote != draft->toks[pred->tok].quote && draft->toks[pred->tok].quote >= 0)
            end = at;
    return without_day(draft, pred->tok, end);
}

/* "met to discuss": it was done. */
static bool of_the_past(const Draft *draft, const Pred *pred)
{
    const Pred *before = pred->governor >= 0 ? pred_at(draft, pred->governor) : NULL;
    return before && before->form & (FORM_PAST | FORM_PART) && !before->modal;
}

/* "accuses", "is ready", "to visit", "did not agree": the verb as headlines have it. */
static guint append_verb(Draft *draft, GString *out, const Pred *pred, bool many)
{
    const char *lemma = draft->lexicon->lemmas->pdata[pred->lemma];
    const VerbRow *row = pred_row(draft, pred);
    bool wish = row && row->class == CONTROL_WANT; /* "would like to see" */
    bool future = pred->modal & (W_FUTURE | W_WOULD) && !(wish && pred->modal & W_WOULD);
    bool other = pred->modal && !future;
    if (pred->negative || pred->passive || other) {
        g_string_append(out, draft_text(draft, pred->first, pred->tok + 1));
    } else if (pred->adjective) {
        g_string_append_printf(out, "%s %s", many ? "are" : "is",
                               draft_text(draft, pred->tok, pred->tok + 1));
    } else if (future || (pred->infinitive && !of_the_past(draft, pred))) {
        g_string_append_printf(out, "to %s", lemma);
    } else {
        const char *base = strcmp(lemma, "opposed") == 0 ? "oppose" : lemma; /* the adjective is no verb */
        g_autofree char *third = lex_third_person(base);
        g_string_append(out, many ? base : third);
    }
    guint next = pred->tok + 1;
    bool dated = is(draft, next, W_PREP) && next + 1 < pred->end && draft->toks[next + 1].date >= 0;
    next += dated; /* "claimed on Monday that" */
    while (next < pred->end && draft->toks[next].date >= 0)
        next++;
    return next;
}

static bool acts(const Draft *draft, const Item *item, const Pred *pred)
{
    const Mention *subject = pred->subject >= 0 ? mention_at(draft, pred->subject) : NULL;
    if (!subject || pred->passive)
        return false;
    if (is(draft, subject->first, W_WE) || (subject->actor >= 0 && actor_at(draft, subject->actor)->anaphor))
        return true;
    for (guint i = 0; i < item->sides[0]->len; i++)
        if (g_array_index(item->sides[0], gint32, i) == subject->actor)
            return true;
    return false;
}

static const Pred *pred_of(const Draft *draft, const Item *item)
{
    const Sent *sent = &draft->sents[item->sent];
    for (guint p = sent->first_pred; item->tok && p < sent->end_pred; p++)
        if (pred_at(draft, p)->tok == item->tok)
            return pred_at(draft, p);
    return NULL;
}

static const Quote *first_quote(const Draft *draft, const Item *item)
{
    return item->quotes && item->quotes->len
               ? &g_array_index(draft->quotes, Quote, g_array_index(item->quotes, guint, 0))
               : NULL;
}

static void verb_title(Draft *draft, GString *out, const Item *item, const Pred *pred)
{
    append_names(draft, out, item, 0, 1);
    g_string_append_c(out, ' ');
    guint from = append_verb(draft, out, pred, is_plural(draft, item, 0)), end = clause_end(draft, pred);
    if (from < end && draft->toks[from].start > draft->toks[from - 1].end)
        g_string_append_c(out, ' ');
    if (from < end)
        append_words(out, draft->text + draft->toks[from].start, draft->text + draft->toks[end - 1].end);
}

/* "Lavrov: …" with the words of the event, in quotation marks where they were. */
static void words_title(Draft *draft, GString *out, const Item *item)
{
    const Quote *quote = first_quote(draft, item);
    gsize start = quote ? quote->start : item->span_start, stop = quote ? quote->stop : item->span_end;
    if (quote && item->sides[0]->len) {
        append_names(draft, out, item, 0, 1);
        g_string_append(out, quote->direct ? ": \"" : ": ");
    }
    append_words(out, draft->text + start, draft->text + stop);
    if (quote && quote->direct && item->sides[0]->len)
        g_string_append_c(out, '"');
}

/* The verb that makes the title: that of the event, else the cue of the words reported. */
static const Pred *title_verb(const Draft *draft, const Item *item)
{
    const Pred *pred = pred_of(draft, item);
    const Quote *quote = first_quote(draft, item);
    bool own = false; /* the words reported begin with their verb */
    if (!pred && quote && !quote->direct && quote->cue >= 0 && !pred_at(draft, quote->cue)->attribution) {
        pred = pred_at(draft, quote->cue);
        own = pred->tok >= quote->first && pred->tok <= quote->first + 3 && pred->tok < quote->end;
    }
    return pred && item->sides[0]->len && (own || acts(draft, item, pred)) ? pred : NULL;
}

const char *draft_title(Draft *draft, const Item *item)
{
    if (item->title)
        return item->title;
    g_autoptr(GString) out = g_string_new(NULL);
    const Pred *pred = title_verb(draft, item);
    if (item->kind <= DM_KIND_CALL)
        talk_title(draft, out, item);
    else if (pred)
        verb_title(draft, out, item, pred);
    else
        words_title(draft, out, item);
    close_quotes(out);
    if (out->len)
        out->str[0] = g_ascii_toupper(out->str[0]);
    return dm_arena_strdup(draft->arena, out->len ? out->str : "Untitled");
}
