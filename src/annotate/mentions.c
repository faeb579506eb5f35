/* annotate – who is spoken of: names with titles, states by name, demonym, capital and seat, organisations,
 * groups, bodies, titles alone and pronouns. A noun phrase is read from its first word: what it belongs to,
 * modifiers, title, name, "of …", and what stands between commas behind it. Which actor each means is found
 * later. */
#include "annotate/draft.h"
#include <string.h>

/* A noun phrase being read. */
typedef struct Reader {
    Draft *draft;
    guint at, end; /* next token; where the sentence ends */
    Mention mention;
    guint lex_of; /* lexicon actor of the state or organisation beside it */
    guint of_end; /* token after it */
    PhraseKind of_kind;
    bool det;
    bool named_of; /* it came as "of …" */
    bool owned;    /* it came with 's: "Norway's UN ambassador" is Norway's */
    guint modifiers;
} Reader;

static const Phrase *phrase_at(const Reader *reader, guint at, guint *ret_index, guint *ret_end)
{
    *ret_index = at < reader->end ? draft_phrase(reader->draft, at, reader->end, ret_end) : 0;
    return &g_array_index(reader->draft->lexicon->phrases, Phrase, *ret_index);
}

static bool names_body(PhraseKind kind)
{
    return kind == PHRASE_STATE || kind == PHRASE_DEMONYM || kind == PHRASE_METONYM || kind == PHRASE_ORGAN ||
           kind == PHRASE_MEDIUM;
}

/* "(ROK)", "(R-Ohio)" */
static void skip_parenthesis(Reader *reader)
{
    if (!is_char(reader->draft, reader->at, '('))
        return;
    for (guint at = reader->at + 1; at < reader->end && at < reader->at + 7; at++)
        if (is_char(reader->draft, at, ')')) {
            reader->at = at + 1;
            return;
        }
}

static bool take_of(Reader *reader)
{
    guint index, end = 0;
    const Phrase *phrase = phrase_at(reader, reader->at, &index, &end);
    if (!index || !names_body(phrase->kind))
        return false;
    if (!reader->owned) {
        reader->lex_of = phrase->actor;
        reader->of_kind = phrase->kind;
    }
    reader->at = reader->of_end = end;
    skip_parenthesis(reader);
    return true;
}

static bool lower_word(const Reader *reader, guint at)
{
    const Tok *tok = &reader->draft->toks[at];
    return at < reader->end && tok->kind == DM_TOKEN_WORD && !tok->capital;
}

/* "National Assembly": no national. */
static bool is_epithet(const Draft *draft, const Phrase *phrase, guint at)
{
    return phrase->level == LEVEL_CIVIL && draft->toks[at].capital && is(draft, at, W_MODIFIER);
}

static bool heads_phrase(const Reader *reader, guint at)
{
    guint index, end;
    const Phrase *phrase = phrase_at(reader, at, &index, &end);
    return index && (phrase->kind == PHRASE_TITLE || phrase->kind == PHRASE_HEAD) &&
           !is_epithet(reader->draft, phrase, at);
}

#define NO_ADJECTIVE                                                                                         \
    (W_DET | W_PREP | W_AND | W_BUT | W_THAT | W_RELATIVE | W_SUB | W_MODAL | W_BE | W_HAVE | W_DO | W_NEG | \
     W_TO | W_DAY | W_HE | W_SHE | W_THEY | W_IT | W_WE)

/* An unknown adjective may stand before the noun: "Druze inhabitants", "pro-government militia". */
static bool is_adjective(const Reader *reader, guint at)
{
    if (at + 1 >= reader->end || is(reader->draft, at, NO_ADJECTIVE) ||
        reader->draft->toks[at].kind != DM_TOKEN_WORD || tok_is_possessive_mark(reader->draft, at))
        return false;
    const Word *word = lex_word(reader->draft->lexicon, reader->draft->toks[at].word);
    bool governed = at > 0 && is(reader->draft, at - 1, W_MODAL | W_TO | W_NEG);
    bool inside =
        reader->det || reader->modifiers; /* "other developed nations", but "officials accused rebels" */
    bool says = word->forms & FORM_PAST && lex_cue(reader->draft->lexicon, word->lemma) == CUE_SAY;
    bool verb =
        says || word->forms & FORM_S || (word->forms & FORM_PAST && !inside) || (governed && word->lemma);
    return !verb && heads_phrase(reader, at + 1);
}

static void take_modifiers(Reader *reader)
{
    Draft *draft = reader->draft;
    for (guint n = 0; n < 8 && reader->at < reader->end; n++) {
        if (heads_phrase(reader, reader->at))
            return;
        if (take_of(reader)) {
            if (tok_is_possessive_mark(draft, reader->at)) {
                reader->owned = true;
                reader->at++;
            }
            continue;
        }
        bool verb = lex_word(draft->lexicon, draft->toks[reader->at].word)->forms & FORM_PAST &&
                    !reader->det && !reader->modifiers &&
                    !(reader->lex_of &&
                      reader->of_kind == PHRASE_DEMONYM); /* "Kenya banned", but "the banned group" */
        bool modifier =
            is(draft, reader->at, W_MODIFIER | W_NUMBER) && !is(draft, reader->at, W_DAY) && !verb;
        bool joined =
            reader->modifiers && is(draft, reader->at, W_AND) && is(draft, reader->at + 1, W_MODIFIER);
        if (!modifier && !joined && !is_adjective(reader, reader->at))
            return;
        reader->modifiers++;
        reader->at++;
    }
}

/* "of Finland", "of the Foreign Ministry of Mali", "to the United Nations": what the title or body belongs
 * to. */
static void take_complement(Reader *reader)
{
    Draft *draft = reader->draft;
    guint at = reader->at;
    if (!is(draft, at, W_OF | W_TO | W_IN) && !draft_is_word(draft, at, "for") &&
        !draft_is_word(draft, at, "from"))
        return;
    bool genitive =
        is(draft, at, W_OF | W_TO); /* "to the Turkish president" belongs; "in" takes the next name only */
    guint limit = genitive ? 7 : 3;
    at++;
    for (guint n = 0; n < limit && at < reader->end; n++, at++) {
        guint index, end = 0;
        const Phrase *phrase = phrase_at(reader, at, &index, &end);
        if (index && names_body(phrase->kind)) {
            if (phrase->kind == PHRASE_DEMONYM && n > 1)
                return;
            bool owner = tok_is_possessive_mark(draft, end);
            if (owner && !draft->toks[at - 1].capital &&
                !(end + 1 < reader->end && draft->toks[end + 1].capital))
                return;
            while (owner && end + 1 < reader->end &&
                   (draft->toks[end + 1].capital || is(draft, end + 1, W_AND | W_OF)))
                end++; /* of Vietnam's External Relations Commission */
            end += owner;
            while (phrase->kind == PHRASE_DEMONYM && end < reader->end && draft->toks[end].capital &&
                   !heads_phrase(reader, end))
                end++; /* of the Syrian Golan Heights */
            reader->lex_of = phrase->actor;
            reader->of_kind = phrase->kind;
            reader->named_of = true;
            reader->at = end;
            skip_parenthesis(reader);
            return;
        }
        const Tok *tok = &draft->toks[at];
        bool passes = is(draft, at, W_DET) ||
                      (genitive && (is(draft, at, W_AND | W_OF) || tok->capital || heads_phrase(reader, at)));
        if (!passes || tok->kind != DM_TOKEN_WORD || is(draft, at, W_DAY))
            return;
    }
}

/* ---- Names ---- */

static bool is_initial(const Draft *draft, guint at)
{
    return draft->toks[at].capital && draft->text[draft->toks[at].end - 1] == '.';
}

static bool starts_name(const Reader *reader, guint at)
{
    const Draft *draft = reader->draft;
    if (at >= reader->end || draft->toks[at].kind != DM_TOKEN_WORD)
        return false;
    if (draft->toks[at].capital)
        return !is(draft, at, W_DAY | W_DET | W_HE | W_SHE | W_THEY | W_WE | W_IT | W_SUB | W_RELATIVE) ||
               is(draft, at + 1, W_PARTICLE);
    /* "al-Sudani", "de Klerk" */
    gsize len = draft->toks[at].end - draft->toks[at].start;
    const char *text = draft->text + draft->toks[at].start;
    if (len > 4 && g_ascii_strncasecmp(text, "al-", 3) == 0)
        return true;
    return is(draft, at, W_PARTICLE) && at + 1 < reader->end && draft->toks[at + 1].capital &&
           draft->toks[at + 1].kind == DM_TOKEN_WORD && !is(draft, at, W_AND);
}

static void note_title(Reader *reader, const Phrase *phrase, guint first, guint end);

/* "Security Office Director Cho Tae-yong": the name starts behind the last title in the run. */
static void skip_inner_title(Reader *reader)
{
    Mention *mention = &reader->mention;
    for (guint at = mention->name + 1; at + 1 < mention->name_end; at++) {
        guint index, end = 0;
        const Phrase *phrase = phrase_at(reader, at, &index, &end);
        if (index && phrase->kind == PHRASE_TITLE && end < mention->name_end) {
            note_title(reader, phrase, at, end);
            mention->name = end;
            at = end - 1;
        }
    }
}

/* An apostrophe that is a letter of the name: "Shia’ al-Sudani". */
static bool is_name_mark(const Reader *reader, guint at)
{
    const Draft *draft = reader->draft;
    return tok_is_possessive_mark(draft, at) && draft->toks[at].end - draft->toks[at].start != 2 &&
           at + 1 < reader->end && !draft->toks[at + 1].capital && starts_name(reader, at + 1);
}

/* "Partnership for Central America", "Committee of the Regions": where the name goes on behind for or of; 0:
 * nowhere. What follows "of" may be what it belongs to, so there a known state ends the name. */
static guint goes_on_behind(const Reader *reader, guint at)
{
    const Draft *draft = reader->draft;
    bool for_ = draft_is_word(draft, at, "for"), of = is(draft, at, W_OF);
    if (!is(draft, at - 1, W_ORGAN) || !(for_ || of))
        return 0;
    guint next = at + 1 + draft_is_word(draft, at + 1, "the"), index, end = 0;
    const Phrase *known = phrase_at(reader, next, &index, &end);
    bool body = of && index && names_body(known->kind);
    return next < reader->end && draft->toks[next].capital && !body && draft->toks[next].date < 0 ? next : 0;
}

/* "(PCA)" behind a name. */
static guint skip_acronym(const Reader *reader, guint at)
{
    const Draft *draft = reader->draft;
    bool acronym = at + 2 < reader->end && is_char(draft, at, '(') && draft->toks[at + 1].upper &&
                   is_char(draft, at + 2, ')');
    return acronym ? at + 3 : at;
}

/* Reads a run of capital words with the particles between them; returns whether there was one. */
static bool take_name(Reader *reader)
{
    Draft *draft = reader->draft;
    guint at = reader->at;
    if (!starts_name(reader, at))
        return false;
    guint index, end = 0;
    const Phrase *known = phrase_at(reader, at, &index, &end);
    if (index && names_body(known->kind) && !is(draft, end, W_PARTICLE) &&
        !(end < reader->end && draft->toks[end].capital && known->kind != PHRASE_DEMONYM))
        return false;
    reader->mention.name = at;
    while (at < reader->end && starts_name(reader, at)) {
        if (at > reader->mention.name && is(draft, at, W_MONTH))
            break;
        at++;
        if (at + 1 < reader->end && is_char(draft, at, ',') && is(draft, at + 1, W_SUFFIX))
            at += 2;
        if (at < reader->end && draft->toks[at].kind == DM_TOKEN_QUOTE_OPEN && at + 2 < reader->end &&
            draft->toks[at + 2].kind == DM_TOKEN_QUOTE_CLOSE && draft->toks[at + 1].capital)
            at += 3; /* a nickname in quotation marks */
        at += is_name_mark(reader, at);
        guint behind = at < reader->end ? goes_on_behind(reader, at) : 0;
        at = behind ? behind : at;
    }
    reader->mention.name_end = reader->at = at;
    skip_inner_title(reader);
    return true;
}

static bool is_suffix_only(const Reader *reader)
{
    const Mention *mention = &reader->mention;
    return mention->name_end - mention->name == 1 && is_initial(reader->draft, mention->name);
}

/* ---- Titles ---- */

static void note_title(Reader *reader, const Phrase *phrase, guint first, guint end)
{
    Mention *mention = &reader->mention;
    bool better = !mention->title_end || mention->level == LEVEL_HONORIFIC ||
                  (phrase->level < mention->level && phrase->level != LEVEL_NONE);
    if (!better)
        return;
    mention->level = phrase->level;
    mention->title = first;
    mention->title_end = end;
}

static void note_gender(Reader *reader, guint first, guint end)
{
    for (guint at = first; at < end; at++)
        if (is(reader->draft, at, W_FEMALE))
            reader->mention.she = 2;
}

/* "The President and Chancellor Voss" are two; "President and Prime Minister Voss" is one. */
static bool is_another(const Reader *reader, guint at)
{
    guint index, end = 0;
    phrase_at(reader, at, &index, &end);
    return reader->det && index && starts_name(reader, end) && !heads_phrase(reader, end) &&
           reader->draft->toks[end].capital;
}

/* One title or several: "His Highness President Sheikh", "Acting President and Prime Minister". */
static bool take_titles(Reader *reader)
{
    Draft *draft = reader->draft;
    bool any = false;
    for (;;) {
        guint index, end = 0, at = reader->at;
        if (any && is(draft, at, W_AND) && heads_phrase(reader, at + 1) && draft->toks[at + 1].capital &&
            !is_another(reader, at + 1))
            at++;
        while (any && at < reader->end && is(draft, at, W_MODIFIER) && draft->toks[at].capital)
            at++;
        if (any && is_char(draft, at, ',') && draft->toks[at + 1].capital && heads_phrase(reader, at + 1) &&
            reader->mention.level == LEVEL_HONORIFIC)
            at++;
        const Phrase *phrase = phrase_at(reader, at, &index, &end);
        if (!index || phrase->kind != PHRASE_TITLE)
            return any;
        if (!any && phrase->level == LEVEL_HONORIFIC && !draft->toks[at].capital)
            return false;
        if (is_epithet(draft, phrase, at))
            return any;
        note_gender(reader, at, end);
        note_title(reader, phrase, at, end);
        reader->at = end;
        skip_parenthesis(reader);
        any = true;
    }
}

/* ", Prime Minister of Canada," behind a name: a title, and what it belongs to. */
static void take_apposition(Reader *reader)
{
    Draft *draft = reader->draft;
    if (!is_char(draft, reader->at, ',') || reader->at + 1 >= reader->end)
        return;
    Reader inner = {.draft = draft, .at = reader->at + 1, .end = reader->end};
    if (is(draft, inner.at, W_DET) && !is(draft, inner.at, W_POSSESSIVE))
        inner.at++;
    take_modifiers(&inner);
    if (!take_titles(&inner) || inner.mention.level == LEVEL_HONORIFIC)
        return;
    take_complement(&inner);
    bool closed = inner.at >= reader->end || draft->toks[inner.at].kind != DM_TOKEN_WORD ||
                  draft->toks[inner.at].kind == DM_TOKEN_PUNCT ||
                  is(draft, inner.at, W_TO | W_PREP | W_RELATIVE);
    if (!closed || (inner.at < reader->end && starts_name(&inner, inner.at)))
        return;
    if (reader->mention.level == LEVEL_NONE || reader->mention.level == LEVEL_HONORIFIC) {
        reader->mention.level = inner.mention.level;
        reader->mention.title = inner.mention.title;
        reader->mention.title_end = inner.mention.title_end;
    }
    if (!reader->lex_of)
        reader->lex_of = inner.lex_of;
    reader->at = inner.at;
}

/* ---- The phrase ---- */

#define OFFICE_WORDS 14 /* longest name of an office beside a title */

/* "Foreign and Security Policy Advisor Hanna Berg": the fields of an office before its title. Passed only
 * where a title and a name follow. */
static void skip_fields(Reader *reader)
{
    Draft *draft = reader->draft;
    guint at = reader->at;
    if (heads_phrase(reader, at))
        return;
    while (at < reader->end && at < reader->at + OFFICE_WORDS && !heads_phrase(reader, at) &&
           ((draft->toks[at].capital && is(draft, at, W_PORTFOLIO)) ||
            (at > reader->at && is(draft, at, W_AND))))
        at++;
    Reader ahead = *reader;
    ahead.at = at;
    if (at > reader->at && !is(draft, at - 1, W_AND) && draft->toks[at].capital && take_titles(&ahead) &&
        take_name(&ahead))
        reader->at = at;
}

static void take_counterpart(Reader *reader)
{
    if (!is(reader->draft, reader->at, W_COUNTERPART))
        return;
    reader->mention.counterpart = true;
    reader->mention.kind = MENTION_TITLE;
    reader->at++;
    Reader ahead = *reader; /* "his Ukrainian counterpart, Andrii Sybiha" */
    ahead.at += is_char(reader->draft, ahead.at, ',');
    if (take_name(&ahead) && ahead.mention.name_end - ahead.mention.name > 1) {
        *reader = ahead;
        reader->mention.counterpart = false;
        reader->mention.kind = MENTION_PERSON;
        reader->mention.level = LEVEL_OFFICIAL;
    }
}

/* "for International Cooperation", "of the Joint Chiefs of Staff Gen.", "to the President": the office
 * between a title and the name. Passed only where a name follows. */
static void skip_office(Reader *reader)
{
    Draft *draft = reader->draft;
    guint at = reader->at + 1, lex = 0;
    if (!is(draft, reader->at, W_OF | W_TO) && !draft_is_word(draft, reader->at, "for"))
        return;
    while (at < reader->end && at < reader->at + OFFICE_WORDS) {
        guint index, end = 0;
        const Phrase *phrase = phrase_at(reader, at, &index, &end);
        bool body = index && names_body(phrase->kind),
             title = index && phrase->kind >= PHRASE_TITLE && draft->toks[at].capital;
        if (body && !lex)
            lex = phrase->actor;
        if (body || title)
            at = end;
        else if (is(draft, at, W_DET | W_AND | W_OF | W_PORTFOLIO | W_ORGAN))
            at++;
        else
            break;
    }
    Reader ahead = *reader;
    ahead.at = at;
    if (at < reader->at + 2 || is(draft, at - 1, W_OF | W_DET | W_AND) || !take_name(&ahead) ||
        ahead.mention.name_end - ahead.mention.name < 2)
        return;
    reader->at = at;
    reader->lex_of = reader->lex_of ? reader->lex_of : lex;
}

/* ", Le Hoai Trung" behind a title. */
static bool take_name_behind(Reader *reader)
{
    Reader ahead = *reader;
    ahead.at++;
    if (!is_char(reader->draft, reader->at, ',') || !starts_name(reader, reader->at + 1))
        return false;
    if (take_titles(&ahead) && ahead.mention.level != reader->mention.level)
        ahead.mention.level = MIN(ahead.mention.level, reader->mention.level);
    if (!take_name(&ahead) || ahead.mention.name_end - ahead.mention.name < 2)
        return false;
    *reader = ahead;
    return true;
}

static bool finish_person(Reader *reader)
{
    Mention *mention = &reader->mention;
    guint after_title = reader->at;
    bool before = !reader->lex_of;
    guint lex = reader->lex_of;
    skip_office(reader);
    take_complement(reader);
    if (!((reader->det || lex) && (before || lex) && take_name_behind(reader)))
        take_name(reader);
    if (mention->name_end && is_suffix_only(reader)) {
        mention->name_end = 0;
        reader->at = after_title;
    }
    if (!mention->name_end) {
        mention->kind = MENTION_TITLE;
        reader->lex_of = reader->lex_of ? reader->lex_of : lex;
        return true;
    }
    mention->kind = MENTION_PERSON;
    if (!reader->named_of && is(reader->draft, reader->at, W_OF)) /* "… Keita to Oslo" is no Norwegian */
        take_complement(reader);
    take_apposition(reader);
    return true;
}

/* Behind the first of several names: "Ministers Lopez, Voss and …" */
static bool goes_on(const Draft *draft, guint at)
{
    return draft->toks[at].capital || is_char(draft, at, ',') || is(draft, at, W_AND);
}

static bool take_head(Reader *reader)
{
    guint index, end = 0;
    const Phrase *phrase = phrase_at(reader, reader->at, &index, &end);
    if (!index || phrase->kind != PHRASE_HEAD)
        return false;
    Mention *mention = &reader->mention;
    mention->kind = phrase->level == LEVEL_GROUP ? MENTION_GROUP : MENTION_BODY;
    mention->level = phrase->level;
    mention->title = reader->at;
    mention->title_end = end;
    reader->at = end;
    guint twice;
    const Phrase *next =
        phrase_at(reader, reader->at, &twice, &end); /* "coalition officials", "rebel leaders" */
    if (twice && next->kind == PHRASE_HEAD) {
        mention->kind = next->level == LEVEL_GROUP ? MENTION_GROUP : MENTION_BODY;
        reader->at = mention->title_end = end;
    } else if (twice && next->kind == PHRASE_TITLE) {
        if (take_titles(reader))
            return finish_person(reader);
    }
    skip_parenthesis(reader);
    if (mention->kind == MENTION_GROUP && reader->at + 1 < reader->end &&
        reader->draft->toks[reader->at].capital && goes_on(reader->draft, reader->at + 1) &&
        take_name(reader)) {
        mention->kind = MENTION_PERSON; /* "Vice Presidents Ana Lopez and …" */
        mention->level = LEVEL_OFFICIAL;
        return true;
    }
    take_complement(reader);
    return true;
}

static const struct {
    guint64 class;
    guint8 she;
} pronouns[] = {{W_HE, 1}, {W_SHE, 2}, {W_THEY, 0}, {W_IT, 0}, {W_WE, 0}};

static bool take_pronoun(Reader *reader)
{
    const Tok *tok = &reader->draft->toks[reader->at];
    if (tok->upper && tok->end - tok->start > 1)
        return false; /* "US" */
    for (guint i = 0; i < G_N_ELEMENTS(pronouns); i++)
        if (is(reader->draft, reader->at, pronouns[i].class)) {
            reader->mention.kind = MENTION_PRONOUN;
            reader->mention.she = pronouns[i].she;
            reader->at++;
            return true;
        }
    return false;
}

/* A known name. A longer run of capitals is the same person when the known part has two words ("Mohammed bin
 * Salman Al Saud") or the rest is a suffix; else it is somebody else ("Trump Tower"). */
static bool take_known(Reader *reader)
{
    guint index, end = 0, first = reader->at;
    const Phrase *phrase = phrase_at(reader, first, &index, &end);
    if (!index || phrase->kind != PHRASE_PERSON)
        return false;
    Mention *mention = &reader->mention;
    if (!take_name(reader))
        return false;
    mention->kind = MENTION_PERSON;
    bool longer =
        mention->name_end > end && !is(reader->draft, end, W_SUFFIX) && !is_char(reader->draft, end, ',');
    if (longer && end - first == 1)
        mention->kind = MENTION_NAME;
    else
        mention->lex = phrase->actor;
    mention->name_end = reader->at = MAX(end, reader->at);
    if (is(reader->draft, reader->at, W_OF))
        take_complement(reader);
    take_apposition(reader);
    return true;
}

/* A capital name joined to a common word: "Saudi-owned". */
static bool is_compound(const Draft *draft, guint at)
{
    const char *text = draft->text + draft->toks[at].start;
    const char *hyphen = memchr(text, '-', draft->toks[at].end - draft->toks[at].start);
    return hyphen && g_ascii_islower(hyphen[1]) &&
           draft->toks[at].end - draft->toks[at].start > hyphen - text + 4;
}

/* Whether the word before `at`, the first of its sentence, can be a name: "Recent reports" is none. */
static bool stands_alone(const Reader *reader, guint at)
{
    if (!lower_word(reader, at) || tok_is_possessive_mark(reader->draft, at) ||
        reader->draft->toks[at].date >= 0)
        return true;
    if (is(reader->draft, at, W_BE | W_HAVE | W_DO | W_MODAL | W_AND | W_RELATIVE | W_ADVERB))
        return true;
    return lex_word(reader->draft->lexicon, reader->draft->toks[at].word)->forms & (FORM_S | FORM_PAST);
}

/* A name alone: the words before it may not make it part of another name. */
static bool take_bare_name(Reader *reader)
{
    Draft *draft = reader->draft;
    guint at = reader->at;
    bool first = at == draft->sents[reader->mention.sent].first;
    const Word *word = lex_word(draft->lexicon, draft->toks[at].word);
    if (!draft->toks[at].capital || (first && (word->classes & ~(W_GIVEN | W_GIVEN_SHE) || word->forms)))
        return false;
    if (!take_name(reader))
        return false;
    if (is_compound(draft, at)) {
        reader->at = reader->mention.name_end = at + 1; /* "NATO-member Norway", "a Saudi-owned weekly" */
        return false;
    }
    if (first && reader->mention.name_end == at + 1 && !stands_alone(reader, at + 1))
        return false;
    reader->mention.kind = MENTION_NAME;
    guint behind = skip_acronym(reader, reader->at);
    if (behind > reader->at) {
        reader->mention.acronym = reader->at + 1;
        reader->at = behind;
    }
    reader->mention.adjective = lower_word(reader, reader->at) && heads_phrase(reader, reader->at);
    take_apposition(reader);
    return true;
}

/* "speaking in English" */
static bool first_in(const Draft *draft, guint at)
{
    return at > 0 && draft_is_word(draft, at - 1, "in");
}

static bool end_as_state(Reader *reader)
{
    Draft *draft = reader->draft;
    Mention *mention = &reader->mention;
    bool language = reader->lex_of && reader->of_kind == PHRASE_DEMONYM &&
                    first_in(draft, reader->of_end - 1) && !lower_word(reader, reader->of_end);
    if (!reader->lex_of || language)
        return false;
    mention->kind = MENTION_STATE;
    mention->lex = reader->lex_of;
    mention->place = reader->of_kind == PHRASE_METONYM || reader->of_kind == PHRASE_STATE;
    mention->end = reader->of_end;
    mention->possessive = tok_is_possessive_mark(draft, mention->end);
    mention->adjective =
        mention->possessive || (reader->of_kind == PHRASE_DEMONYM && lower_word(reader, mention->end) &&
                                !is(draft, mention->end, NO_ADJECTIVE | W_ADVERB));
    return true;
}

/* "a general strike": the title is an adjective of the noun behind it. */
static bool modifies_noun(const Reader *reader, guint at)
{
    if (!lower_word(reader, at) || is(reader->draft, at, NO_ADJECTIVE | W_ADVERB) ||
        reader->draft->toks[at].date >= 0 || tok_is_possessive_mark(reader->draft, at))
        return false;
    return !(lex_word(reader->draft->lexicon, reader->draft->toks[at].word)->forms & (FORM_S | FORM_PAST));
}

static bool read_phrase(Reader *reader)
{
    Draft *draft = reader->draft;
    Mention *mention = &reader->mention;
    guint first = reader->at;
    if (take_pronoun(reader) && !is(draft, first, W_POSSESSIVE))
        return true;
    reader->at = first;
    if (take_known(reader))
        return true;
    bool that =
        is(draft, reader->at, W_THAT) && reader->at + 1 < reader->end && draft->toks[reader->at + 1].capital;
    if (is(draft, reader->at, W_DET) && !that &&
        !heads_phrase(reader, reader->at)) { /* "His Majesty" is a title */
        reader->det = true;
        reader->at++;
    }
    guint start = reader->at;
    take_modifiers(reader);
    if (reader->lex_of || reader->det)
        skip_fields(reader);
    take_counterpart(reader);
    if (mention->kind != MENTION_NAME || take_head(reader)) /* a counterpart */
        return true;
    if (take_titles(reader)) {
        bool bare = !reader->det && !reader->lex_of && !draft->toks[mention->title].capital;
        bool noun = !reader->lex_of && modifies_noun(reader, mention->title_end);
        return finish_person(reader) &&
               !(mention->kind == MENTION_TITLE && (noun || (bare && mention->level >= LEVEL_OFFICIAL)));
    }
    if (reader->lex_of && reader->of_kind == PHRASE_DEMONYM && reader->at == reader->of_end &&
        take_name(reader) && mention->name_end - mention->name > 1) {
        mention->kind = MENTION_PERSON; /* "Russian Vladimir Ivanov" */
        return true;
    }
    if (end_as_state(reader))
        return true;
    reader->at = start;
    return take_bare_name(reader);
}

static void settle(Reader *reader, guint first)
{
    Draft *draft = reader->draft;
    Mention *mention = &reader->mention;
    mention->first = first;
    if (!mention->end)
        mention->end = reader->at;
    if (mention->kind != MENTION_STATE)
        mention->possessive = tok_is_possessive_mark(draft, mention->end);
    mention->prep = first > draft->sents[mention->sent].first && is(draft, first - 1, W_PREP)
                        ? draft->toks[first - 1].word
                        : 0;
    mention->of =
        reader->lex_of && mention->kind != MENTION_STATE ? actor_of_lexicon(draft, reader->lex_of) : -1;
    for (guint at = first; at < mention->end; at++)
        draft->toks[at].mention = draft->mentions->len;
    g_array_append_val(draft->mentions, *mention);
}

static void read_sentence(Draft *draft, guint sent)
{
    Sent *s = &draft->sents[sent];
    s->first_mention = draft->mentions->len;
    for (guint at = s->first; at < s->end;) {
        Reader reader = {
            .draft = draft, .at = at, .end = s->end, .mention = {.sent = sent, .of = -1, .actor = -1}};
        if (draft->toks[at].date >= 0 || draft->toks[at].kind != DM_TOKEN_WORD) {
            at++;
            continue;
        }
        if (!read_phrase(&reader)) {
            at++;
            continue;
        }
        settle(&reader, at);
        at = MAX(at + 1, g_array_index(draft->mentions, Mention, draft->mentions->len - 1).end);
    }
    s->end_mention = draft->mentions->len;
}

void draft_mentions(Draft *draft)
{
    for (guint sent = 0; sent < draft->n_sents; sent++)
        read_sentence(draft, sent);
}
