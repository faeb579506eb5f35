/* annotate – which actor each mention means: by name, by surname after the first full name, by title and
 * state, by pronoun. An actor of the article is made when it is first spoken of and written when an event
 * uses it. */
#include "annotate/draft.h"
#include <string.h>

/* "the-court-of": a cut leaves no preposition at the end. */
static void drop_small_end(GString *slug)
{
    static const char *const words[] = {"of",  "the", "a",  "an", "and",  "or",
                                        "for", "in",  "on", "to", "with", "by"};
    for (bool again = true; again;) {
        again = false;
        const char *last = strrchr(slug->str, '-');
        for (guint i = 0; last && !again && i < G_N_ELEMENTS(words); i++)
            again = strcmp(last + 1, words[i]) == 0;
        if (again)
            g_string_truncate(slug, last - slug->str);
    }
}

const char *draft_slug(Draft *draft, const char *text, gsize max)
{
    lex_fold(text, strlen(text), draft->scratch);
    GString *out = g_string_new(NULL);
    const char *p = draft->scratch->str;
    for (; *p && out->len < max; p++) {
        if (g_ascii_isalnum(*p))
            g_string_append_c(out, *p);
        else if (*p != '\'' && *p != '.' && (guchar)*p < 0x80 && out->len && out->str[out->len - 1] != '-')
            g_string_append_c(out, '-');
    }
    const char *word = strrchr(out->str, '-');
    if (g_ascii_isalnum(*p) && word) /* cut within a word */
        g_string_truncate(out, word - out->str);
    while (out->len && out->str[out->len - 1] == '-')
        g_string_truncate(out, out->len - 1);
    if (*p)
        drop_small_end(out);
    const char *copy = dm_arena_strdup(draft->arena, out->len ? out->str : "unnamed");
    g_string_free(out, true);
    return copy;
}

#define ACTORS_BACK                                                                                          \
    400 /* latest actors of an article that a mention is compared with, so that time stays linear */

static guint oldest(const Draft *draft)
{
    return draft->actors->len > ACTORS_BACK ? draft->actors->len - ACTORS_BACK : 0;
}

static gint32 add(Draft *draft, Actor actor)
{
    g_array_append_val(draft->actors, actor);
    return draft->actors->len - 1;
}

static guint32 last_key(Draft *draft, const char *name)
{
    const char *last = strrchr(name, ' ');
    last = last ? last + 1 : name;
    return lex_fold(last, strlen(last), draft->scratch);
}

gint32 actor_of_lexicon(Draft *draft, guint lex)
{
    if (!lex)
        return -1;
    gint32 *known = &g_array_index(draft->state_actor, gint32, lex);
    if (*known)
        return *known - 1;
    const LexActor *from = &g_array_index(draft->lexicon->actors, LexActor, lex);
    gint32 of = -1;
    if (from->of)
        of = actor_of_lexicon(draft, GPOINTER_TO_UINT(g_hash_table_lookup(draft->lexicon->by_id, from->of)));
    Actor actor = {.id = from->id,
                   .name = from->name,
                   .role = from->role,
                   .kind = from->kind,
                   .of = of,
                   .level = from->level,
                   .lex = lex,
                   .declared = from->declared,
                   .surname = last_key(draft, from->name)};
    gint32 index = add(draft, actor);
    g_array_index(draft->state_actor, gint32, lex) = index + 1;
    return index;
}

gint32 actor_state(const Draft *draft, gint32 actor)
{
    for (guint depth = 0; actor >= 0 && depth < 6; depth++) {
        const Actor *at = actor_at(draft, actor);
        if (at->of < 0 || at->of == actor)
            return actor;
        actor = at->of;
    }
    return actor;
}

/* ---- People by name ---- */

static guint32 surname_of(const Draft *draft, const Mention *mention)
{
    guint at = mention->name_end;
    while (at > mention->name + 1 &&
           (is(draft, at - 1, W_SUFFIX) || draft->toks[at - 1].kind != DM_TOKEN_WORD))
        at--;
    return draft->toks[at - 1].key;
}

static void note_alias(Draft *draft, Actor *actor, const char *name)
{
    if (strcmp(actor->name, name) == 0)
        return;
    for (guint i = 0; i < actor->aliases.len; i++)
        if (strcmp(actor->aliases.items[i].text, name) == 0)
            return;
    dm_list_add(draft->arena, &actor->aliases)->text = name;
}

static bool shares_word(const Draft *draft, const Mention *mention, const char *name)
{
    g_auto(GStrv) parts = g_strsplit(name, " ", -1);
    for (char **part = parts; *part; part++) {
        guint32 key = lex_fold(*part, strlen(*part), draft->scratch);
        for (guint at = mention->name; at + 1 < mention->name_end; at++)
            if (draft->toks[at].key == key)
                return true;
    }
    return false;
}

/* "PCA", after "Partnership for Central America (PCA)". */
static gint32 find_acronym(const Draft *draft, const Mention *mention, const char *name)
{
    if (mention->name_end != mention->name + 1 || !draft->toks[mention->name].upper)
        return -1;
    for (guint i = oldest(draft); i < draft->actors->len; i++)
        for (guint k = 0; k < actor_at(draft, i)->aliases.len; k++)
            if (strcmp(actor_at(draft, i)->aliases.items[k].text, name) == 0)
                return i;
    return -1;
}

static bool is_person(const Actor *actor)
{
    return actor->kind == DM_ACTOR_PERSON || actor->kind == DM_ACTOR_UNKNOWN;
}

/* The person of the article with this name: same surname, and first names that do not differ. */
static gint32 find_named(Draft *draft, const Mention *mention)
{
    guint32 surname = surname_of(draft, mention), n = mention->name_end - mention->name;
    const char *name = draft_text(draft, mention->name, mention->name_end);
    for (gint32 i = (gint32)draft->actors->len - 1, n_seen = 0; i >= 0 && n_seen < ACTORS_BACK;
         i--, n_seen++) {
        const Actor *actor = actor_at(draft, i);
        if (actor->surname != surname)
            continue;
        if (strcmp(actor->name, name) == 0)
            return i;
        if (is_person(actor) &&
            (n == 1 || !strchr(actor->name, ' ') || shares_word(draft, mention, actor->name)))
            return i;
    }
    if (n > 1)
        return -1;
    for (gint32 i = (gint32)draft->actors->len - 1, n_seen = 0; i >= 0 && n_seen < ACTORS_BACK;
         i--, n_seen++) { /* "Sheikh Tamim", "Lula", "Abiy" */
        const Actor *actor = actor_at(draft, i);
        if (actor->kind == DM_ACTOR_PERSON && actor->n_mentions && mention->level != LEVEL_NONE) {
            g_auto(GStrv) parts = g_strsplit(actor->name, " ", -1);
            for (char **part = parts; *part; part++)
                if (lex_fold(*part, strlen(*part), draft->scratch) == surname)
                    return i;
        }
    }
    return -1;
}

/* A person of the lexicon under the mention's full name, or its surname where a title vouches for it. */
static guint find_known(Draft *draft, const Mention *mention)
{
    guint end = 0, index = draft_phrase(draft, mention->name, mention->name_end, &end);
    const GArray *phrases = draft->lexicon->phrases;
    if (index && g_array_index(phrases, Phrase, index).kind == PHRASE_PERSON &&
        (end == mention->name_end || end - mention->name > 1))
        return g_array_index(phrases, Phrase, index).actor;
    if (mention->level == LEVEL_NONE || mention->name_end - mention->name != 1)
        return 0;
    guint found = 0;
    for (index = end == mention->name_end ? index : 0; index;
         index = g_array_index(phrases, Phrase, index).next) {
        const Phrase *phrase = &g_array_index(phrases, Phrase, index);
        const LexActor *actor = &g_array_index(draft->lexicon->actors, LexActor, phrase->actor);
        bool right = mention->level == LEVEL_HONORIFIC || actor->level == mention->level;
        if (phrase->kind != PHRASE_SURNAME || !right)
            continue;
        if (mention->of < 0 || (actor->of && g_strcmp0(actor_at(draft, mention->of)->id, actor->of) == 0))
            found = phrase->actor;
    }
    return found;
}

static guint8 gender(const Draft *draft, const Mention *mention)
{
    if (mention->she)
        return mention->she;
    if (mention->name_end - mention->name < 2)
        return 0;
    return is(draft, mention->name, W_GIVEN_SHE) ? 2 : is(draft, mention->name, W_GIVEN) ? 1 : 0;
}

static DmActorKind kind_of_name(const Draft *draft, const Mention *mention)
{
    if (mention->kind == MENTION_PERSON || mention->level != LEVEL_NONE)
        return DM_ACTOR_PERSON;
    if (is(draft, mention->name_end - 1, W_PLACE)) /* a sea, a treaty: nobody */
        return DM_ACTOR_UNKNOWN;
    for (guint at = mention->name; at < mention->name_end; at++)
        if (is(draft, at, W_ORGAN))
            return DM_ACTOR_ORGANISATION;
    bool two = mention->name_end - mention->name > 1;
    return two && is(draft, mention->name, W_GIVEN) ? DM_ACTOR_PERSON : DM_ACTOR_UNKNOWN;
}

#define MENTIONS_NEAR 40 /* mentions of a sentence that are looked at */

static bool several_states(Draft *draft, const Sent *sent)
{
    gint32 one = -1;
    guint end = MIN(sent->end_mention, sent->first_mention + MENTIONS_NEAR);
    for (guint i = sent->first_mention; i < end; i++) {
        const Mention *mention = mention_at(draft, i);
        gint32 actor = mention->kind == MENTION_STATE ? actor_of_lexicon(draft, mention->lex) : mention->of;
        gint32 state = actor < 0 ? -1 : actor_state(draft, actor);
        if (state >= 0 && one >= 0 && state != one)
            return true;
        one = state >= 0 ? state : one;
    }
    return false;
}

/* The state that a title, body or group without one belongs to: that of another group or body of the
 * sentence; for bodies and groups also the first state that is not somebody's own. */
static gint32 near_state(Draft *draft, const Mention *mention, bool broad)
{
    const Sent *sent = &draft->sents[mention->sent];
    if (!broad && several_states(draft, sent))
        return -1;
    guint end = MIN(sent->end_mention, sent->first_mention + MENTIONS_NEAR);
    for (guint i = sent->first_mention; i < end; i++) {
        const Mention *other = mention_at(draft, i);
        bool person =
            other->kind == MENTION_PERSON || other->kind == MENTION_TITLE || other->kind == MENTION_PRONOUN;
        if (other == mention || person)
            continue;
        gint32 actor = other->kind == MENTION_STATE ? actor_of_lexicon(draft, other->lex) : other->of;
        bool plain = actor >= 0 && other->kind == MENTION_STATE && actor_at(draft, actor)->of < 0;
        if (actor >= 0 && (broad || !plain))
            return actor_state(draft, actor);
    }
    for (guint i = sent->first_mention; broad && i < end;
         i++) /* police, where "Cairo's security chief" speaks of them */
        if (mention_at(draft, i)->of >= 0)
            return actor_state(draft, mention_at(draft, i)->of);
    return -1;
}

static bool unattached(const Draft *draft, const Mention *mention)
{
    for (guint at = mention->title; at < mention->title_end; at++)
        if (is(draft, at, W_UNATTACHED))
            return true;
    return false;
}

/* "President Ana Lopez of Peru (the host)": to what stands in parentheses or behind a comma. */
static guint introduction_end(const Draft *draft, const Mention *mention)
{
    guint end = MAX(mention->name_end, mention->title_end);
    while (end < mention->end && draft->toks[end].kind == DM_TOKEN_WORD)
        end++;
    return end;
}

static void refine(Draft *draft, gint32 index, const Mention *mention)
{
    Actor *actor = actor_at(draft, index);
    const char *name = draft_text(draft, mention->name, mention->name_end);
    if (!actor->lex && strlen(name) > strlen(actor->name) && strchr(name, ' ')) {
        note_alias(draft, actor, actor->name);
        const char *longer = name;
        name = actor->name;
        actor->name = longer;
    }
    note_alias(draft, actor, name);
    if (mention->acronym)
        note_alias(draft, actor, draft_text(draft, mention->acronym, mention->acronym + 1));
    if (mention->title_end && !actor->introduced) { /* as the article introduces the person */
        actor->introduced = true;
        note_alias(draft, actor,
                   draft_text(draft, mention->first + is(draft, mention->first, W_DET),
                              introduction_end(draft, mention)));
    }
    if (actor->kind == DM_ACTOR_UNKNOWN)
        actor->kind = kind_of_name(draft, mention);
    bool better = mention->title_end && mention->level != LEVEL_HONORIFIC && mention->level != LEVEL_NONE;
    if (better && (actor->level == LEVEL_NONE || actor->level == LEVEL_HONORIFIC)) {
        actor->level = mention->level;
        actor->role = draft_text(draft, mention->title, mention->title_end);
    }
    if (actor->of < 0 && mention->of >= 0 && mention->of != index)
        actor->of = mention->of;
    if (!actor->she)
        actor->she = gender(draft, mention);
}

/* A minister who is named without a state may be anybody's; a head of state is taken for the state's that is
 * spoken of, and so are the others who speak for it. */
static bool holds_office(guint level)
{
    return level >= LEVEL_HEAD && level <= LEVEL_MILITARY && level != LEVEL_MINISTER;
}

/* The state, unless its head is somebody else. */
static gint32 free_state(const Draft *draft, gint32 state, guint level)
{
    for (guint i = oldest(draft); level == LEVEL_HEAD && i < draft->actors->len; i++)
        if (actor_at(draft, i)->level == LEVEL_HEAD && actor_at(draft, i)->of == state)
            return -1;
    return state;
}

static gint32 resolve_name(Draft *draft, Mention *mention)
{
    gint32 found = -1;
    if (mention->lex)
        found = actor_of_lexicon(draft, mention->lex);
    if (found < 0)
        found = find_named(draft, mention);
    if (found < 0)
        found = find_acronym(draft, mention, draft_text(draft, mention->name, mention->name_end));
    if (found < 0)
        found = actor_of_lexicon(draft, find_known(draft, mention));
    if (found < 0) {
        bool title = mention->title_end && mention->level != LEVEL_HONORIFIC;
        Actor actor = {.name = draft_text(draft, mention->name, mention->name_end),
                       .role = title ? draft_text(draft, mention->title, mention->title_end) : NULL,
                       .kind = kind_of_name(draft, mention),
                       .of = mention->of,
                       .level = mention->level,
                       .surname = surname_of(draft, mention)};
        if (holds_office(mention->level) && actor.of < 0)
            actor.of = free_state(draft, near_state(draft, mention, false), mention->level);
        found = add(draft, actor);
    }
    refine(draft, found, mention);
    return found;
}

/* ---- People by title, groups and bodies ---- */

/* Names of one office. */
static const char *const offices[][2] = {
    {"amir", "emir"},
    {"premier", "prime minister"},
    {"taoiseach", "prime minister"},
    {"foreign secretary", "foreign minister"},
    {"top diplomat", "foreign minister"},
    {"top diplomat", "secretary of state"},
    {"defense minister", "defence minister"},
    {"his majesty", "king"},
    {"her majesty", "queen"},
    {"his highness", "emir"},
    {"his highness", "sultan"},
    {"his royal highness", "prince"},
    {"his excellency", "president"},
};

static char *plain_words(const char *text)
{
    char *plain = g_ascii_strdown(text, -1);
    return g_strdelimit(plain, "-", ' ');
}

static bool says_role(const char *role, const char *title)
{
    g_autofree char *held = plain_words(role), *said = plain_words(title);
    if (strstr(held, said))
        return true;
    for (guint i = 0; i < G_N_ELEMENTS(offices); i++)
        if ((strcmp(said, offices[i][0]) == 0 && strstr(held, offices[i][1])) ||
            (strcmp(said, offices[i][1]) == 0 && strstr(held, offices[i][0])))
            return true;
    return false;
}

static bool same_title(Draft *draft, const Mention *mention, const Actor *actor)
{
    const char *title = draft_text(draft, mention->title, mention->title_end);
    if (actor->role && says_role(actor->role, title))
        return true;
    bool leader = g_ascii_strcasecmp(title, "leader") == 0;
    bool minister = g_ascii_strcasecmp(title, "minister") == 0;
    return (leader && actor->level == LEVEL_HEAD) || (minister && actor->level == LEVEL_MINISTER);
}

static gint32 find_titled(Draft *draft, const Mention *mention)
{
    gint32 best = -1;
    guint last = 0;
    for (guint i = oldest(draft); i < draft->actors->len; i++) {
        const Actor *actor = actor_at(draft, i);
        if (actor->kind != DM_ACTOR_PERSON || !actor->n_mentions || actor->last_tok < last)
            continue;
        bool belongs = mention->of < 0 || actor_state(draft, i) == actor_state(draft, mention->of);
        bool fits = mention->counterpart ? mention->of >= 0 && actor->level != LEVEL_NONE
                                         : same_title(draft, mention, actor);
        if (belongs && fits) {
            best = i;
            last = actor->last_tok;
        }
    }
    return best;
}

static gint32 find_called(const Draft *draft, const char *name, gint32 of, bool anaphor)
{
    for (guint i = oldest(draft); i < draft->actors->len; i++) {
        const Actor *actor = actor_at(draft, i);
        if (actor->of == of && actor->anaphor == anaphor && strcmp(actor->name, name) == 0)
            return i;
    }
    return -1;
}

/* "The two leaders", "both countries", "they": a plural that says which only by what was said before. What is
 * not definite ("officials said") means others; of "leaders" it is taken so, as readouts write. */
static bool points_back(const Draft *draft, guint first, guint end)
{
    bool definite = first > 0 && is(draft, first - 1, W_DET) && !is(draft, first - 1, W_NO);
    bool folk = false;
    for (guint at = first; at < end; at++) {
        if (!is(draft, at, W_FOLK | W_HEADS | W_LANDS | W_TWO | W_THREE | W_THEY | W_PORTFOLIO))
            return false;
        if (draft->toks[at].capital && !draft->toks[end - 1].capital && is(draft, at, W_PORTFOLIO))
            return false; /* "Western leaders" */
        folk = folk || is(draft, at, W_FOLK | W_HEADS | W_LANDS);
        definite = definite || is(draft, at, W_THEY | W_TWO) || draft_is_word(draft, at, "leaders");
    }
    bool alone = end == first + 1 && is(draft, first, W_TWO | W_THREE | W_THEY);
    return definite && (folk || alone);
}

static gint32 make_called(Draft *draft, guint first, guint end, gint32 of, DmActorKind kind, guint level)
{
    const char *name = draft_text(draft, first, end);
    bool anaphor = of < 0 && points_back(draft, first, end);
    gint32 found = find_called(draft, name, of, anaphor);
    if (found >= 0)
        return found;
    return add(draft, (Actor){.name = name,
                              .kind = kind,
                              .of = of,
                              .level = level,
                              .unnamed = true,
                              .anaphor = anaphor,
                              .pronoun = anaphor && end == first + 1 && !is(draft, first, W_FOLK | W_HEADS),
                              .said = first,
                              .said_end = end,
                              .plural = kind == DM_ACTOR_GROUP});
}

static gint32 resolve_title(Draft *draft, Mention *mention)
{
    gint32 found = find_titled(draft, mention);
    if (found >= 0)
        return found;
    if (mention->counterpart)
        return mention->of;
    guint first = mention->first;
    while (first + 1 < mention->end && is(draft, first, W_DET))
        first++;
    bool office =
        draft->toks[first].capital && first > mention->first; /* "the Amir": whose, is not said near */
    gint32 of = mention->of >= 0 || office ? mention->of : near_state(draft, mention, true);
    gint32 actor = make_called(draft, first, mention->end, of, DM_ACTOR_PERSON, mention->level);
    actor_at(draft, actor)->role = draft_text(draft, mention->title, mention->title_end);
    return actor;
}

/* "The Kenyan government" speaks for the state itself. */
static bool stands_for_state(const Draft *draft, const Mention *mention)
{
    static const char *const words[] = {"government", "administration", "state",  "republic",   "kingdom",
                                        "country",    "authority",      "nation", "leadership", "presidency"};
    if (mention->title_end - mention->title != 1)
        return false;
    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        if (draft_is_word(draft, mention->title, words[i]))
            return true;
    return false;
}

#define MENTIONS_BACK 60 /* in which the full name of a body is looked for */

/* "The Council", after "the Security Council". */
static gint32 find_body(const Draft *draft, const Mention *mention, guint first)
{
    guint self = (guint)(mention - &g_array_index(draft->mentions, Mention, 0));
    if (mention->kind != MENTION_BODY || mention->end != first + 1 || !draft->toks[first].capital)
        return -1;
    for (guint back = 1; back <= MENTIONS_BACK && back <= self; back++) {
        const Mention *full = mention_at(draft, self - back);
        bool name = full->kind == MENTION_STATE || full->kind == MENTION_NAME || full->kind == MENTION_BODY;
        if (name && full->actor >= 0 && full->end > full->first + 1 &&
            draft->toks[full->end - 1].key == draft->toks[first].key && draft->toks[full->end - 2].capital)
            return full->actor;
    }
    return -1;
}

/* "The Interfax news agency", "the NATO alliance": the organisation itself. */
static bool stands_for_body(const Draft *draft, const Mention *mention)
{
    static const char *const words[] = {"agency",       "alliance", "group",   "organization",
                                        "organisation", "movement", "network", "bloc"};
    const Actor *of = mention->of >= 0 ? actor_at(draft, mention->of) : NULL;
    bool body = of && (of->kind == DM_ACTOR_ORGANISATION || of->kind == DM_ACTOR_GROUP);
    for (guint i = 0; body && mention->title_end == mention->end && i < G_N_ELEMENTS(words); i++)
        if (draft_is_word(draft, mention->title_end - 1, words[i]))
            return true;
    return false;
}

/* "The presidents of Mali, Niger and Chad": a group of several states, of which each is named; the words
 * before the first one are the state itself then, as the others are. */
static bool opens_list(const Draft *draft, const Mention *mention)
{
    guint at = mention->end;
    bool envoys = is(draft, mention->title_end - 1, W_HEADS | W_FOLK);
    if (!envoys || mention->of < 0 || !is(draft, mention->title_end, W_OF) ||
        !(is_char(draft, at, ',') || is(draft, at, W_AND)))
        return false;
    at += 1 + is(draft, at + 1, W_AND);
    gint32 index = at < draft->n_toks ? draft->toks[at].mention : -1;
    if (index < 0 || mention_at(draft, index)->sent != mention->sent)
        return false;
    const Mention *next = mention_at(draft, index);
    return next->kind == MENTION_STATE && !next->possessive && !next->adjective &&
           !is(draft, next->end, W_BE | W_HAVE | W_MODAL) &&
           !(lex_word(draft->lexicon, draft->toks[next->end].word)->forms & FORM_S);
}

static gint32 resolve_group(Draft *draft, Mention *mention)
{
    bool body = mention->kind == MENTION_BODY;
    guint first = mention->first;
    while (first + 1 < mention->end && is(draft, first, W_DET))
        first++;
    if (stands_for_body(draft, mention) || opens_list(draft, mention))
        return mention->of;
    gint32 full = mention->of < 0 ? find_body(draft, mention, first) : -1;
    if (full >= 0)
        return full;
    bool owned = first >= 2 && mention->of < 0 && tok_is_possessive_mark(draft, first - 1) &&
                 is(draft, first - 2, W_LANDS); /* "the two countries' ministers" */
    bool back = mention->of < 0 && !body && points_back(draft, first, mention->end);
    gint32 of = mention->of >= 0 || back || owned || unattached(draft, mention)
                    ? mention->of
                    : near_state(draft, mention, true);
    if (body && of >= 0 && stands_for_state(draft, mention) && actor_at(draft, of)->kind != DM_ACTOR_PERSON)
        return of;
    return make_called(draft, first, mention->end, of, body ? DM_ACTOR_ORGANISATION : DM_ACTOR_GROUP,
                       mention->level);
}

/* ---- Pronouns ---- */

static gint32 resolve_pronoun(Draft *draft, const Mention *mention)
{
    bool person = is(draft, mention->first, W_HE | W_SHE), they = is(draft, mention->first, W_THEY);
    if (is(draft, mention->first, W_WE))
        return -1;
    gint32 best = -1;
    guint last = 0;
    for (guint i = oldest(draft); i < draft->actors->len; i++) {
        const Actor *actor = actor_at(draft, i);
        bool human = actor->kind == DM_ACTOR_PERSON;
        bool fits = person ? human && (!actor->she || !mention->she || actor->she == mention->she)
                    : they ? !human
                           : actor->kind == DM_ACTOR_STATE || actor->kind == DM_ACTOR_ORGANISATION;
        if (fits && actor->n_mentions && actor->last_tok >= last) {
            best = i;
            last = actor->last_tok;
        }
    }
    return best;
}

gint32 actor_resolve(Draft *draft, gint32 index, gint32 subject_hint)
{
    Mention *mention = mention_at(draft, index);
    switch (mention->kind) {
    case MENTION_STATE:
        return actor_of_lexicon(draft, mention->lex);
    case MENTION_NAME:
    case MENTION_PERSON:
        return resolve_name(draft, mention);
    case MENTION_TITLE:
        return resolve_title(draft, mention);
    case MENTION_GROUP:
    case MENTION_BODY:
        return resolve_group(draft, mention);
    default:
        return subject_hint >= 0 ? subject_hint : resolve_pronoun(draft, mention);
    }
}

gint32 actor_called(Draft *draft, const char *name, DmActorKind kind)
{
    gint32 found = find_called(draft, name, -1, false);
    return found >= 0 ? found : add(draft, (Actor){.name = name, .kind = kind, .of = -1, .unnamed = true});
}

/* "Appreciation for Mali's support", "the commitment of Kenya" say nothing; "a statement", "the delegation"
 * do. */
static bool is_abstract(Draft *draft, guint first, guint end)
{
    static const char *const ends[] = {"tion", "sion", "ment", "ness", "ility",
                                       "tude", "ship", "ance", "ence"};
    static const char *const words[] = {"concern", "concerns", "condolences", "support",
                                        "threat",  "threats",  "effort",      "efforts",
                                        "war",     "role",     "interest",    "progress"};
    static const char *const said[] = {"statement",    "announcement", "declaration", "document",
                                       "assessment",   "publication",  "resolution",  "agreement",
                                       "constitution", "indictment"};
    guint head = first;
    while (head + 1 < end && !is(draft, head + 1, W_PREP) && draft->toks[head + 1].kind == DM_TOKEN_WORD)
        head++;
    guint index, after = 0;
    index = draft_phrase(draft, head, end, &after);
    if (index || is(draft, head, W_ORGAN) || draft->toks[head].capital)
        return false;
    lex_fold(draft->text + draft->toks[head].start, draft->toks[head].end - draft->toks[head].start,
             draft->scratch);
    for (guint i = 0; i < G_N_ELEMENTS(said); i++)
        if (strcmp(draft->scratch->str, said[i]) == 0)
            return false;
    for (guint i = 0; i < G_N_ELEMENTS(ends); i++)
        if (g_str_has_suffix(draft->scratch->str, ends[i]))
            return true;
    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        if (strcmp(draft->scratch->str, words[i]) == 0)
            return true;
    return false;
}

gint32 actor_of_noun(Draft *draft, guint first, guint end, gint32 of)
{
    while (first + 1 < end && is(draft, first, W_DET))
        first++;
    guint64 small = W_ADVERB | W_RELATIVE | W_SUB | W_DET | W_PREP | W_TO;
    gint32 last = draft->toks[end - 1].mention;
    guint from = last >= 0 ? mention_at(draft, last)->first : end, at = first;
    while (at < from && is(draft, at, small))
        at++;
    bool pronoun = last >= 0 && mention_at(draft, last)->kind == MENTION_PRONOUN;
    if (last >= 0 && (pronoun || (at > first && at == from))) /* "together they", "how the G20" */
        return mention_at(draft, last)->actor;
    if (at > first && is(draft, first, W_TO | W_RELATIVE | W_SUB | W_PREP))
        return -1;
    if (is_abstract(draft, first, end))
        return -1;
    gint32 actor = make_called(draft, first, end, of, DM_ACTOR_GROUP, LEVEL_CIVIL);
    actor_at(draft, actor)->anonymous = true;
    return actor;
}

/* The person that a sentence's first subject names, for the pronouns of the next. */
static gint32 salient_subject(const Draft *draft, const Sent *sent, bool person)
{
    for (guint p = sent->first_pred; p < sent->end_pred; p++) {
        gint32 subject = pred_at(draft, p)->subject;
        if (subject < 0)
            continue;
        gint32 actor = mention_at(draft, subject)->actor;
        if (actor < 0)
            continue;
        bool human = actor_at(draft, actor)->kind == DM_ACTOR_PERSON;
        if (human == person)
            return actor;
    }
    return -1;
}

/* Whether a sentence speaks of several who met or acted together, before the token. */
static bool speaks_of_several(Draft *draft, const Sent *sent, guint before)
{
    for (guint p = sent->first_pred; p < sent->end_pred; p++) {
        const Pred *pred = pred_at(draft, p);
        const VerbRow *row = pred_row(draft, pred);
        if (pred->tok >= before || pred->subject < 0)
            continue;
        if (row && (row->kind == ROW_MEETING || row->kind == ROW_CALL))
            return true;
        g_autoptr(GArray) joint = subjects_of(draft, pred->subject);
        gint32 actor = mention_at(draft, pred->subject)->actor;
        if (joint->len > 1 || (actor >= 0 && actor_at(draft, actor)->anaphor))
            return true;
    }
    return false;
}

#define SENTENCES_BACK 5 /* sentences in which a pronoun's subject is looked for */

static gint32 pronoun_hint(Draft *draft, guint sent, const Mention *mention)
{
    bool person = is(draft, mention->first, W_HE | W_SHE), they = is(draft, mention->first, W_THEY);
    for (guint back = 0; back < SENTENCES_BACK && back <= sent; back++) {
        if (they && speaks_of_several(draft, &draft->sents[sent - back], mention->first))
            return make_called(draft, mention->first, mention->end, -1, DM_ACTOR_GROUP, LEVEL_NONE);
        gint32 actor = salient_subject(draft, &draft->sents[sent - back], person);
        if (actor < 0)
            continue;
        const Actor *who = actor_at(draft, actor);
        if (!person || !who->she || !mention->she || who->she == mention->she)
            return actor;
    }
    return -1;
}

/* Who is only a name in capitals can act when he is once the subject of a verb of saying: "Halvorsen said". A
 * name behind a preposition or "the" may be anything: "on Migration", "the Charter". */
static void note_speakers(Draft *draft)
{
    for (guint p = 0; p < draft->preds->len; p++) {
        const Pred *pred = pred_at(draft, p);
        const VerbRow *row = pred_row(draft, pred);
        if (!row || row->class != CONTROL_SAY || pred->subject < 0)
            continue;
        const Mention *mention = mention_at(draft, pred->subject);
        bool upper = draft->toks[mention->first].upper;
        bool the = mention->first > 0 && is(draft, mention->first - 1, W_DET) && !upper;
        bool part = mention->first > 0 && is_char(draft, mention->first - 1, '-');
        if (mention->kind == MENTION_NAME && mention->actor >= 0 && !mention->prep && !the && !part)
            actor_at(draft, mention->actor)->speaks = true;
    }
}

void draft_actors(Draft *draft)
{
    for (guint s = 0; s < draft->n_sents; s++)
        for (guint i = draft->sents[s].first_mention; i < draft->sents[s].end_mention; i++) {
            Mention *mention = mention_at(draft, i);
            bool pronoun = mention->kind == MENTION_PRONOUN;
            gint32 hint = pronoun && !is(draft, mention->first, W_WE) ? pronoun_hint(draft, s, mention) : -1;
            gint32 actor = actor_resolve(draft, i, hint);
            mention = mention_at(draft, i);
            mention->actor = actor;
            if (actor < 0)
                continue;
            actor_at(draft, actor)->last_tok = mention->first;
            actor_at(draft, actor)->n_mentions++;
        }
    note_speakers(draft);
}
