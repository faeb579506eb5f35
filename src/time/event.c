/* time: days told by an event of the same text – "the second day of the talks", "four months before the
 * summit", "the opening night". While a text is read they wait as pending, with the noun that names the
 * event; when all its dates are known, the event's own day is looked for: a date in one sentence with the
 * noun and a verb of opening, holding or closing. What finds no anchor gets no days. */
#include "phrase.h"

#include <string.h>

enum { NOUN_MAX = 20, PHRASE_WORDS = 7, LOOK_BACK = 40, LOOK_AHEAD = 12, SENTENCE = 240 };

typedef enum Role { ROLE_NONE, ROLE_BEGIN, ROLE_AT, ROLE_END, ROLES } Role;

/* Nouns of events that last days or have one; a plural matches its singular. */
static const char *const event_nouns[] = {
    "assembly",     "attack",       "ballot",      "blockade",   "bombing",  "campaign",    "ceasefire",
    "ceremony",     "championship", "competition", "conference", "congress", "contest",     "convention",
    "coronation",   "debate",       "drill",       "election",   "exercise", "exhibit",     "exhibition",
    "fair",         "festival",     "forum",       "funeral",    "game",     "gathering",   "hearing",
    "inauguration", "invasion",     "launch",      "lockdown",   "meeting",  "negotiation", "offensive",
    "olympic",      "operation",    "poll",        "protest",    "race",     "rally",       "referendum",
    "retreat",      "runoff",       "session",     "siege",      "signing",  "strike",      "summit",
    "talk",         "tour",         "tournament",  "trial",      "trip",     "truce",       "visit",
    "vote",         "war",          "wedding",     NULL};

/* Words that end the phrase of a noun. */
static const char *const phrase_ends[] = {"of",    "in",   "on",   "at",  "for",   "with",  "that",
                                          "which", "who",  "to",   "and", "or",    "is",    "was",
                                          "are",   "were", "will", "has", "by",    "had",   "have",
                                          "when",  "from", "but",  "as",  "where", "while", NULL};

/* What the verb says of the date beside it. */
static const struct {
    const char *word;
    Role role;
    bool at_once; /* only right before the date */
} event_verbs[] = {
    {"open", ROLE_BEGIN},      {"opens", ROLE_BEGIN},    {"opened", ROLE_BEGIN},
    {"opening", ROLE_BEGIN},   {"begin", ROLE_BEGIN},    {"begins", ROLE_BEGIN},
    {"began", ROLE_BEGIN},     {"begun", ROLE_BEGIN},    {"start", ROLE_BEGIN},
    {"starts", ROLE_BEGIN},    {"started", ROLE_BEGIN},  {"convene", ROLE_BEGIN},
    {"convenes", ROLE_BEGIN},  {"convened", ROLE_BEGIN}, {"kick", ROLE_BEGIN},
    {"kicks", ROLE_BEGIN},     {"kicked", ROLE_BEGIN},   {"from", ROLE_BEGIN, true},
    {"held", ROLE_AT},         {"hold", ROLE_AT},        {"place", ROLE_AT},
    {"set", ROLE_AT},          {"scheduled", ROLE_AT},   {"due", ROLE_AT},
    {"arrive", ROLE_BEGIN},    {"arrives", ROLE_BEGIN},  {"arrived", ROLE_BEGIN},
    {"met", ROLE_AT},          {"meet", ROLE_AT},        {"meets", ROLE_AT},
    {"gathered", ROLE_AT},     {"signed", ROLE_AT},      {"end", ROLE_END},
    {"ends", ROLE_END},        {"ended", ROLE_END},      {"close", ROLE_END},
    {"closes", ROLE_END},      {"closed", ROLE_END},     {"conclude", ROLE_END},
    {"concludes", ROLE_END},   {"concluded", ROLE_END},  {"through", ROLE_END, true},
    {"until", ROLE_END, true},
};

/* Which days of the event serve, best first, for each kind of phrase. */
static const Role wanted[][3] = {
    [EVENT_OPENING] = {ROLE_BEGIN, ROLE_AT},
    [EVENT_NTH] = {ROLE_BEGIN, ROLE_AT},
    [EVENT_CLOSING] = {ROLE_END},
    [EVENT_DAY] = {ROLE_AT, ROLE_BEGIN},
    [EVENT_BEFORE] = {ROLE_BEGIN, ROLE_AT, ROLE_END},
    [EVENT_AFTER] = {ROLE_END, ROLE_AT},
    [EVENT_EVE] = {ROLE_BEGIN, ROLE_AT},
    [EVENT_MORROW] = {ROLE_END, ROLE_AT},
    [EVENT_ANNIVERSARY] = {ROLE_AT, ROLE_BEGIN, ROLE_END},
};

/* ---- Words of the text ---- */

static bool is_word_byte(char c)
{
    return g_ascii_isalpha(c) || (guint8)c >= 0x80;
}

/* Copies the word that begins at `at` in lower case, without a plural s when `stem`; its end. */
static gsize copy_word(const char *text, gsize at, gsize end, char word[NOUN_MAX], bool stem)
{
    gsize n = 0;
    for (; at < end && is_word_byte(text[at]); at++) {
        if (n + 1 < NOUN_MAX)
            word[n++] = g_ascii_tolower(text[at]);
    }
    if (stem && n > 3 && word[n - 1] == 's')
        n--;
    word[n] = '\0';
    return at;
}

static bool is_among(const char *word, const char *const *list)
{
    for (; *list; list++) {
        if (strcmp(*list, word) == 0)
            return true;
    }
    return false;
}

/* The event noun that ends the noun phrase at `at` ("the Geneva peace talks"). */
static bool find_noun(const char *text, gsize len, gsize at, EventRef *ret)
{
    bool found = false;
    for (guint i = 0; i < PHRASE_WORDS; i++) {
        while (at < len && (text[at] == ' ' || text[at] == '-' || (i > 0 && text[at] == '\n')))
            at++;
        while (at < len && (g_ascii_isdigit(text[at]) || text[at] == '-')) /* "his 2-day visit" */
            at++;
        if (at == len || !is_word_byte(text[at]))
            break;
        char word[NOUN_MAX], stem[NOUN_MAX];
        gsize end = copy_word(text, at, len, word, false);
        copy_word(text, at, len, stem, true);
        if (is_among(word, phrase_ends))
            break;
        bool event = is_among(stem, event_nouns);
        if (found && !event)
            break; /* "the day of the vote he left" */
        found = event;
        ret->noun = at;
        ret->noun_end = end;
        at = end;
        if (at < len && !strchr(" -\n", text[at]))
            break;
    }
    return found;
}

static bool follows(const char *text, gsize len, gsize at, const char *word)
{
    gsize n = strlen(word);
    return at + n <= len && strncmp(text + at, word, n) == 0;
}

/* ---- While reading ---- */

/* "the opening night", "the second or third day of the talks", "two weeks before the summit": `arg` is an
 * EVENT_… kind. */
bool act_event(const Match *m, int arg, Meaning *out)
{
    const Engine *e = m->e;
    gsize at = e->token[m->to - 1].end;
    const Length *l = &m->length[0];
    EventRef ref = {.kind = (guint8)arg, .low = 1, .high = 1, .unit = m->units > 0 ? m->unit[0] : UNIT_DAY};
    bool counted = arg == EVENT_BEFORE || arg == EVENT_AFTER;
    if (e->field || (!counted && arg != EVENT_ANNIVERSARY && ref.unit != UNIT_DAY && ref.unit != UNIT_NIGHT))
        return false;
    bool off =
        arg == EVENT_MORROW || (arg == EVENT_EVE && m->units > 0); /* "the day before", not "the eve" */
    if (off)
        ref.unit = UNIT_DAY;
    else if (!counted && follows(e->text, e->len, at, " of "))
        at += 4;
    else if (!counted && arg != EVENT_OPENING && arg != EVENT_ANNIVERSARY)
        return false;
    ref.named = find_noun(e->text, e->len, at, &ref);
    if (!ref.named && arg != EVENT_OPENING && arg != EVENT_ANNIVERSARY)
        return false;
    if (m->ordinals > 0) {
        ref.low = (gint16)m->ordinal[0];
        ref.high = (gint16)m->ordinal[m->ordinals - 1];
    }
    if (counted && (l->parts != 1 || l->n[0].many || l->n[0].high > 999 || l->unit[0] < UNIT_DAY))
        return false;
    if (counted) {
        mean_length(l, out);
        ref.low = (gint16)(l->n[0].vague ? l->n[0].low : l->n[0].usual);
        ref.high = (gint16)(l->n[0].vague ? l->n[0].high : l->n[0].usual);
        ref.unit = l->unit[0];
    } else {
        out->type = DM_TIMEX_DATE;
        out->unit = UNIT_DAY;
        out->window = (DmWindow){DM_DAY_OPEN, DM_DAY_OPEN};
    }
    out->event = ref;
    return ref.low >= 1 && ref.high >= ref.low;
}

/* ---- When all dates are known ---- */

typedef struct Search {
    const char *text;
    gsize len;
    GArray *found; /* of DmTimex */
    gint ahead;    /* how many dates behind the phrase are looked at */
} Search;

static DmTimex *timex(const Search *s, gint i)
{
    return i >= 0 && i < (gint)s->found->len ? &g_array_index(s->found, DmTimex, i) : NULL;
}

static bool is_day(const DmTimex *t)
{
    return t && t->type <= DM_TIMEX_TIME && t->window.earliest != DM_DAY_OPEN &&
           t->window.earliest == t->window.latest;
}

/* Do only a comma and blanks stand between? */
static bool is_apposed(const Search *s, gsize from, gsize to)
{
    return from < to && to - from <= 3 && s->text[from] == ',' && (to - from < 2 || s->text[from + 1] == ' ');
}

static bool closes(const Search *s, gsize at)
{
    return at >= s->len || strchr(",.;)\n", s->text[at]);
}

/* The date that stands beside the phrase: "on Saturday, the opening day, …", "Opening day, May 3, …". */
static const DmTimex *apposition(const Search *s, gint i, const EventRef *ref)
{
    const DmTimex *t = timex(s, i), *before = timex(s, i - 1), *after = timex(s, i + 1);
    gsize end = ref->named ? ref->noun_end : t->end;
    if (is_day(before) && is_apposed(s, before->end, t->start))
        return before;
    bool counted = ref->kind == EVENT_BEFORE || ref->kind == EVENT_AFTER;
    if (!counted && is_day(after) && is_apposed(s, end, after->start) && closes(s, after->end))
        return after;
    return NULL;
}

/* The sentence around a date, cut at the dates next to it. */
static void bounds_of(const Search *s, gint i, gsize *ret_from, gsize *ret_to)
{
    const DmTimex *t = timex(s, i), *before = timex(s, i - 1), *after = timex(s, i + 1);
    gsize from = t->start, to = t->end;
    gsize floor = from > SENTENCE ? from - SENTENCE : 0, roof = MIN(s->len, to + SENTENCE);
    while (from > floor && !ends_sentence(s->text, s->len, from - 1))
        from--;
    while (to < roof && !ends_sentence(s->text, s->len, to))
        to++;
    *ret_from = from;
    *ret_to = to;
    if (before && before->end > from && is_day(before))
        *ret_from = before->end;
    if (after && after->start < to && is_day(after))
        *ret_to = after->start;
}

/* Does the word tell of the event, as noun or verb: "meeting", "meets"? */
static bool names(const char *word, const char *noun)
{
    enum { LEAST = 4 };
    gsize a = strlen(word), b = strlen(noun), shared = MIN(a, b);
    return a == b ? strcmp(word, noun) == 0 : shared >= LEAST && strncmp(word, noun, shared) == 0;
}

/* What a date is to the event: the role of the verb nearest to it in a sentence that names the event, or
 * ROLE_AT where noun and date stand together ("the March 3 summit", "the talks on Monday"). */
static Role role_of(const Search *s, gint i, const char *noun, gsize not_here)
{
    const DmTimex *t = timex(s, i);
    gsize from, to, best = G_MAXSIZE;
    Role role = ROLE_NONE;
    bool named = false, beside = false;
    bounds_of(s, i, &from, &to);
    for (gsize at = from; at < to;) {
        if (!is_word_byte(s->text[at])) {
            at++;
            continue;
        }
        char word[NOUN_MAX], stem[NOUN_MAX];
        gsize end = copy_word(s->text, at, to, word, false);
        copy_word(s->text, at, to, stem, true);
        gsize far = at < t->start ? t->start - MIN(end, t->start) : at - MIN(t->end, at);
        if (at != not_here && names(stem, noun)) {
            named = true;
            beside = beside || far <= 4;
        }
        for (guint k = 0; k < G_N_ELEMENTS(event_verbs); k++) {
            if (far < best && strcmp(word, event_verbs[k].word) == 0 &&
                (!event_verbs[k].at_once || (end < t->start && far == 1))) {
                best = far;
                role = event_verbs[k].role;
            }
        }
        at = end;
    }
    return !named ? ROLE_NONE : role != ROLE_NONE ? role : beside ? ROLE_AT : ROLE_NONE;
}

/* How far down the list of roles that serve; ROLES: it does not. */
static guint rank_of(const EventRef *ref, Role role)
{
    for (guint i = 0; i < G_N_ELEMENTS(wanted[0]); i++) {
        if (role != ROLE_NONE && wanted[ref->kind][i] == role &&
            (role != ROLE_END || ref->kind != EVENT_BEFORE || ref->unit >= UNIT_MONTH))
            return i;
    }
    return ROLES;
}

/* The date of the event: best role first, then the nearest before the phrase, then behind it. */
static const DmTimex *event_date(const Search *s, gint i, const EventRef *ref)
{
    char noun[NOUN_MAX];
    const DmTimex *best = NULL;
    guint best_rank = ROLES;
    copy_word(s->text, ref->noun, s->len, noun, true);
    for (gint k = 1; k <= LOOK_BACK + s->ahead; k++) {
        gint at = k <= LOOK_BACK ? i - k : i + k - LOOK_BACK;
        if (!is_day(timex(s, at)))
            continue;
        guint rank = rank_of(ref, role_of(s, at, noun, ref->noun));
        if (rank < best_rank) {
            best_rank = rank;
            best = timex(s, at);
        }
    }
    return best;
}

/* An opening of which nothing more is said: the one told before. */
static const DmTimex *last_opening(const Search *s, gint i)
{
    const char *rule = timex(s, i)->rule;
    for (gint k = i - 1; k >= 0 && k >= i - LOOK_BACK; k--) {
        if (timex(s, k)->rule == rule && is_day(timex(s, k)))
            return timex(s, k);
    }
    return NULL;
}

/* Years on from the date that is remembered, unless it is the anniversary itself. */
static bool mean_anniversary(DmDay *day, int years, DmDay reference)
{
    int year, now;
    dm_day_to_ymd(*day, &year, NULL, NULL);
    dm_day_to_ymd(reference, &now, NULL, NULL);
    if (ABS(year + years - now) <= 1)
        *day = unit_add(*day, years, UNIT_YEAR);
    return ABS(*day - reference) < 400;
}

static bool settle(const Search *s, const EventPending *p, DmDay reference)
{
    const EventRef *ref = &p->ref;
    DmTimex *t = timex(s, (gint)p->index);
    const DmTimex *beside = apposition(s, (gint)p->index, ref);
    const DmTimex *date = beside                       ? beside
                          : ref->named                 ? event_date(s, (gint)p->index, ref)
                          : ref->kind == EVENT_OPENING ? last_opening(s, (gint)p->index)
                                                       : NULL;
    if (!date)
        return false;
    DmDay day = date->window.earliest;
    DmWindow w = {day, day};
    if (ref->kind == EVENT_ANNIVERSARY && !mean_anniversary(&w.earliest, ref->low, reference))
        return false;
    if (ref->kind == EVENT_ANNIVERSARY)
        w.latest = w.earliest;
    else if (!beside && (ref->kind == EVENT_EVE || ref->kind == EVENT_MORROW))
        w.earliest = w.latest = day + (ref->kind == EVENT_EVE ? -1 : 1);
    else if (!beside && ref->kind == EVENT_NTH)
        w = (DmWindow){day + ref->low - 1, day + ref->high - 1};
    else if (!beside && ref->kind == EVENT_BEFORE)
        w = (DmWindow){unit_add(day, -ref->high, ref->unit), unit_add(day, -ref->low, ref->unit)};
    else if (!beside && ref->kind == EVENT_AFTER)
        w = (DmWindow){unit_add(day, ref->low, ref->unit), unit_add(day, ref->high, ref->unit)};
    t->window = t->whole = w;
    if (t->type == DM_TIMEX_DATE) {
        char value[UNIT_VALUE_MAX];
        unit_value(w.earliest, UNIT_DAY, value);
        g_snprintf(t->value, sizeof t->value, "%s%s", value, ref->unit == UNIT_NIGHT ? "TNI" : "");
        t->type = ref->unit == UNIT_NIGHT ? DM_TIMEX_TIME : DM_TIMEX_DATE;
    }
    return true;
}

void event_wait(Engine *e, GArray *found, const EventRef *ref)
{
    Search s = {e->text, e->len, found, 0};
    EventPending p = {found->len - 1, *ref};
    const DmTimex *t = timex(&s, (gint)p.index);
    g_array_append_val(e->pending, p);
    if (settle(&s, &p, e->reference) && is_day(t) && t->type != DM_TIMEX_DURATION) {
        e->day = t->window.earliest;
        e->day_at = t->end;
        mean_unit(&e->last, e->day, UNIT_DAY, 0);
        e->last.event = (EventRef){0};
        e->last.floating = UNIT_NONE;
        e->last_at = e->day_at;
        e->has_last = true;
    }
}

void events_settle(Engine *e, GArray *found)
{
    Search s = {e->text, e->len, found, LOOK_AHEAD};
    for (guint i = 0; i < e->pending->len; i++) {
        const EventPending *p = &g_array_index(e->pending, EventPending, i);
        if (timex(&s, (gint)p->index)->window.earliest == DM_DAY_OPEN)
            settle(&s, p, e->reference);
    }
    guint kept = 0, next = 0;
    for (guint i = 0; i < found->len && e->pending->len > 0; i++) {
        const DmTimex *t = &g_array_index(found, DmTimex, i);
        bool waits = next < e->pending->len && g_array_index(e->pending, EventPending, next).index == i;
        next += waits;
        if (!waits || t->window.earliest != DM_DAY_OPEN || t->type == DM_TIMEX_DURATION)
            g_array_index(found, DmTimex, kept++) = *t;
    }
    if (e->pending->len > 0)
        g_array_set_size(found, kept);
}
