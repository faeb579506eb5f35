/* time: patterns of the rule table, compiled once and tried on a run of tokens.
 *
 * A pattern is a row of elements with blanks between: a word or `one|of|several`, or a class in braces, e.g.
 * "within [ {length} ]". A `?` behind an element makes it optional. Words join by a blank or a hyphen; before
 * an element `,` also lets a comma stand between, `~` wants a dash or hyphen, `/` also lets a slash stand,
 * `'` also a genitive. [ and ] enclose the words that TimeML marks; without them it is all.
 *
 * A pattern that begins with {date} continues a date already found. Inside, {date} is one level of recursion
 * that always begins further right, and what it finds is remembered for each token, so a run costs at most
 * its length times the rules. */
#include "phrase.h"

#include <stdlib.h>
#include <string.h>

#define ELEMENTS_MAX 14
#define WORDS_MAX    24
#define RULES_MAX    320

typedef guint (*Take)(Match *m, guint at);

typedef struct Element {
    Take take;    /* a class, or NULL: one of the words */
    guint16 join; /* allowed before it */
    guint8 words, kind;
    bool optional;
    guint16 word[WORDS_MAX];
} Element;

enum { ELEMENT, EXTENT_BEGIN, EXTENT_END };

typedef struct Pattern {
    Element element[ELEMENTS_MAX];
    guint n;
    guint least; /* tokens it needs */
} Pattern;

static Pattern patterns[RULES_MAX];
/* Rules that may begin with a word, and with a class; the continuing ones apart. */
typedef struct RuleList {
    guint16 *rule;
    guint n;
} RuleList;
static RuleList by_word[1024], by_class[32], continuing;

/* A bound or range is not part of a larger date. */
static bool is_bound(guint rule)
{
    return phrase_rules[rule].name[0] == '+';
}

static const Token *token(const Match *m, guint at)
{
    return at < m->e->n ? &m->e->token[at] : NULL;
}

static bool is(const Match *m, guint at, guint32 classes)
{
    const Token *t = token(m, at);
    return t && t->classes & classes;
}

static bool joined(const Match *m, guint at, guint joins)
{
    const Token *t = token(m, at);
    return t && t->join & joins;
}

/* ---- Numbers and lengths of time ---- */

#define WORD_HYPHEN (JOIN_SPACE | JOIN_HYPHEN)

static guint16 word_id(const char *text)
{
    return lexicon_intern(text);
}

/* Words that numbers and lengths are read with, by their place in the lexicon. */
#define NUMBER_WORDS(X)                                                                                      \
    X(A, "a")                                                                                                \
    X(AN, "an") X(AND, "and") X(ANOTHER, "another") X(AT, "at") X(BETWEEN, "between")                        \
        X(BUSINESS, "business") X(CALENDAR, "calendar") X(CONSECUTIVE, "consecutive") X(FEWER, "fewer")      \
            X(FULL, "full") X(HALF, "half") X(LEAST, "least") X(LESS, "less") X(LONGER, "longer")            \
                X(MORE, "more") X(MOST, "most") X(NO, "no") X(OF, "of") X(OR, "or") X(THAN, "than")          \
                    X(THE, "the") X(TO, "to") X(TWO, "two") X(UP, "up") X(WORKING, "working")
typedef enum WordName {
#define X(name, text) WORD_##name,
    NUMBER_WORDS(X)
#undef X
        WORD_NAMES
} WordName;
static guint16 word_ids[WORD_NAMES];

static bool is_word(const Match *m, guint at, WordName name)
{
    const Token *t = token(m, at);
    return t && t->word == word_ids[name];
}

/* A cardinal in words up to 999,999: "twenty-five", "two thousand and fifteen". */
static guint take_cardinal(const Match *m, guint at, gint32 *ret_value)
{
    gint32 total = 0, part = 0;
    guint i = at, last_size = 0;
    for (; is(m, i, CLASS_CARDINAL) && (i == at || joined(m, i, WORD_HYPHEN)); i++) {
        gint32 v = m->e->token[i].value;
        guint size = v >= 1000 ? 4 : v == 100 ? 3 : v >= 20 ? 2 : 1;
        if (i > at && size <= 2 && last_size <= size)
            break; /* "two three" are two numbers */
        if (i > at && last_size == 2 && size == 1 && v >= 10)
            break; /* "twenty twelve" is a year */
        if (size >= 3)
            part = MAX(part, 1) * v;
        else
            part += v;
        if (size == 4)
            total += part, part = 0;
        last_size = size;
        if (size >= 3 && is_word(m, i + 1, WORD_AND) && is(m, i + 2, CLASS_CARDINAL))
            i++;
        if (total > 999999 || part > 999999)
            return 0;
    }
    *ret_value = total + part;
    return i - at;
}

/* One number, in words or figures. */
static guint take_one(const Match *m, guint at, Number *n)
{
    const Token *t = token(m, at);
    if (!t)
        return 0;
    *n = (Number){0};
    gint32 value;
    guint used = take_cardinal(m, at, &value);
    if (used == 0 && t->classes & CLASS_NUMBER) {
        value = t->value;
        n->half = t->half == 5;
        used = 1;
    }
    n->low = n->high = n->usual = value;
    return used;
}

/* "seven to 10", "7-10", "two or three": the second number when there is one. */
static guint take_range(const Match *m, guint at, bool between, Number *n)
{
    Number other;
    guint used;
    bool dash = joined(m, at, JOIN_DASH | JOIN_HYPHEN) && (used = take_one(m, at, &other)) > 0;
    if (!dash) {
        if (!(is_word(m, at, WORD_TO) || is_word(m, at, WORD_OR) || (between && is_word(m, at, WORD_AND))) ||
            (used = take_one(m, at + 1, &other)) == 0)
            return 0;
        used++;
    }
    if (other.low <= n->low)
        return 0;
    n->high = n->usual = other.high;
    return used;
}

static guint take_vague(const Match *m, guint at, Number *n)
{
    guint i = at;
    if (is_word(m, i, WORD_A) || is_word(m, i, WORD_THE))
        i++;
    if (!is(m, i, CLASS_VAGUE))
        return 0;
    gint32 v = m->e->token[i++].value;
    *n = (Number){.low = v / 100 % 100,
                  .high = v % 100,
                  .usual = v / 10000,
                  .vague = v % 100 != v / 100 % 100,
                  .many = v == 0};
    if (is_word(m, i, WORD_OF))
        i++;
    return i - at;
}

static guint take_number(Match *m, guint at)
{
    Number *n = &m->number;
    guint used = take_vague(m, at, n);
    if (used > 0)
        return used;
    bool between = is_word(m, at, WORD_BETWEEN);
    guint i = at + between;
    used = take_one(m, i, n);
    if (used == 0) {
        if (!is_word(m, at, WORD_A) && !is_word(m, at, WORD_AN) && !is_word(m, at, WORD_ANOTHER))
            return 0;
        *n = (Number){1, 1, 1, false, false, false};
        return 1;
    }
    i += used;
    i += take_range(m, i, between, n);
    if (is_word(m, i, WORD_AND) && is_word(m, i + 1, WORD_A) && is_word(m, i + 2, WORD_HALF)) {
        n->half = true;
        i += 3;
    }
    return i - at;
}

/* "about", "more than", "at least" before a length. */
static guint take_about(const Match *m, guint at, Length *l)
{
    static const struct {
        WordName first, second;
        int bound;
    } words[] = {{WORD_MORE, WORD_THAN, 1}, {WORD_LESS, WORD_THAN, -1},  {WORD_AT, WORD_LEAST, 1},
                 {WORD_AT, WORD_MOST, -1},  {WORD_FEWER, WORD_THAN, -1}, {WORD_UP, WORD_TO, -1},
                 {WORD_NO, WORD_MORE, -1},  {WORD_LONGER, WORD_THAN, 1}};
    for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
        if (is_word(m, at, words[i].first) && is_word(m, at + 1, words[i].second)) {
            l->bound = words[i].bound;
            return 2;
        }
    }
    if (is(m, at, CLASS_ABOUT)) {
        l->bound = m->e->token[at].value;
        l->approximate = true;
        return 1;
    }
    return 0;
}

static guint take_part_of_length(Match *m, guint at, Length *l)
{
    guint i = at, k = l->parts;
    l->article = l->article || (k == 0 && (is_word(m, at, WORD_A) || is_word(m, at, WORD_AN)));
    if (is_word(m, i, WORD_HALF) && (is_word(m, i + 1, WORD_A) || is_word(m, i + 1, WORD_AN)) &&
        is(m, i + 2, CLASS_UNIT)) {
        l->n[k] = (Number){.half = true};
        l->unit[k] = (Unit)m->e->token[i + 2].value;
        l->parts++;
        return 3;
    }
    guint used = take_number(m, i);
    i += used;
    bool business = used > 0 && (is_word(m, i, WORD_BUSINESS) || is_word(m, i, WORD_WORKING));
    i += business;
    if (business || is_word(m, i, WORD_CALENDAR) || is_word(m, i, WORD_CONSECUTIVE) ||
        is_word(m, i, WORD_FULL))
        i += !business;
    if (!is(m, i, CLASS_UNIT) || (i > at && !joined(m, i, WORD_HYPHEN | JOIN_NONE)))
        return 0;
    const Token *t = &m->e->token[i];
    if (used == 0 && !(t->classes & MARK_PLURAL && k == 0))
        return 0;
    l->unit[k] = business ? UNIT_WORKDAY : (Unit)t->value;
    l->n[k] = used ? m->number : (Number){.many = true};
    l->approximate = l->approximate || (used && m->number.vague);
    l->parts++;
    i++;
    if (used && l->n[k].usual == 1 && is_word(m, i, WORD_OR) && is_word(m, i + 1, WORD_TWO) &&
        l->n[k].high == 1) {
        l->n[k].high = 2; /* "a week or two" */
        l->n[k].usual = 2;
        return i + 2 - at;
    }
    if (is_word(m, i, WORD_AND) && is_word(m, i + 1, WORD_A) && is_word(m, i + 2, WORD_HALF) &&
        !is(m, i + 3, CLASS_UNIT)) {
        l->n[k].half = true;
        i += 3;
    }
    return i - at;
}

static guint take_length(Match *m, guint at)
{
    if (m->lengths == G_N_ELEMENTS(m->length))
        return 0;
    Length l = {0};
    guint i = at + take_about(m, at, &l);
    guint used = take_part_of_length(m, i, &l);
    if (used == 0)
        return 0;
    i += used;
    while (l.parts < G_N_ELEMENTS(l.n) && !l.n[0].many) {
        guint glue = is_word(m, i, WORD_AND) && joined(m, i, JOIN_SPACE) ? 1 : 0;
        if (!glue && !joined(m, i, JOIN_SPACE | JOIN_COMMA))
            break;
        Length before = l;
        used = is(m, i + glue, CLASS_NUMBER | CLASS_CARDINAL) ? take_part_of_length(m, i + glue, &l) : 0;
        if (used == 0 || l.unit[l.parts - 1] >= before.unit[before.parts - 1]) {
            l = before;
            break;
        }
        i += glue + used;
    }
    m->length[m->lengths++] = l;
    return i - at;
}

static guint take_ordinal(Match *m, guint at)
{
    if (m->ordinals == G_N_ELEMENTS(m->ordinal))
        return 0;
    gint32 tens = 0;
    guint i = at;
    if (is(m, i, CLASS_CARDINAL) && (m->e->token[i].value == 20 || m->e->token[i].value == 30))
        tens = m->e->token[i++].value;
    if (!is(m, i, CLASS_ORDINAL) || (i > at && (!joined(m, i, WORD_HYPHEN) || m->e->token[i].value > 9)))
        return 0;
    m->ordinal[m->ordinals++] = tens + m->e->token[i++].value;
    return i - at;
}

/* ---- Classes ---- */

static guint take_day(Match *m, guint at)
{
    gint32 value;
    guint used = 1;
    if (m->days == G_N_ELEMENTS(m->day))
        return 0;
    if (is(m, at, CLASS_NUMBER) && m->e->token[at].digits <= 2) {
        value = m->e->token[at].value;
    } else {
        guint had = m->ordinals;
        m->ordinals = 0;
        int kept = m->ordinal[0];
        used = take_ordinal(m, at);
        value = m->ordinal[0];
        m->ordinal[0] = kept;
        m->ordinals = had;
        if (used == 0)
            return 0;
    }
    if (value < 1 || value > 31)
        return 0;
    m->day[m->days++] = value;
    return used;
}

static guint take_year(Match *m, guint at)
{
    gint32 high, low;
    guint used;
    if (m->years == G_N_ELEMENTS(m->year))
        return 0;
    if (is(m, at, CLASS_NUMBER)) {
        const Token *t = &m->e->token[at];
        if (t->digits != 4 || t->value < 1000 || t->value > 2200)
            return 0;
        m->year[m->years++] = t->value;
        return 1;
    }
    if ((used = take_cardinal(m, at, &high)) == 0)
        return 0;
    if (high >= 1000 && high < 2200) { /* "two thousand and fifteen" */
        m->year[m->years++] = high;
        return used;
    }
    guint more = high >= 15 && high <= 20 ? take_cardinal(m, at + used, &low) : 0;
    if (more == 0 || low < 10 || low > 99)
        return 0;
    m->year[m->years++] = high * 100 + low; /* "nineteen ninety-six" */
    return used + more;
}

static guint take_weekday(Match *m, guint at)
{
    if (!is(m, at, CLASS_WEEKDAY) || is(m, at, MARK_PLURAL))
        return 0;
    m->weekday = m->e->token[at].value;
    return 1;
}

static guint take_month(Match *m, guint at)
{
    if (m->months == G_N_ELEMENTS(m->month) || !is(m, at, CLASS_MONTH))
        return 0;
    m->month[m->months++] = m->e->token[at].value;
    return 1;
}

static guint take_unit(Match *m, guint at)
{
    if (m->units == G_N_ELEMENTS(m->unit) || !is(m, at, CLASS_UNIT))
        return 0;
    m->plural = is(m, at, MARK_PLURAL);
    m->unit[m->units++] = (Unit)m->e->token[at].value;
    return 1;
}

static guint take_singular(Match *m, guint at)
{
    return is(m, at, MARK_PLURAL) ? 0 : take_unit(m, at);
}

static guint take_plural(Match *m, guint at)
{
    return is(m, at, MARK_PLURAL) ? take_unit(m, at) : 0;
}

static guint take_relation(Match *m, guint at)
{
    if (!is(m, at, CLASS_RELATION))
        return 0;
    m->relation = m->e->token[at].value;
    return 1;
}

static guint take_edge(Match *m, guint at)
{
    if (!is(m, at, CLASS_EDGE))
        return 0;
    m->edge = m->e->token[at].value;
    return 1;
}

static guint take_digits(Match *m, guint at, guint32 classes)
{
    if (!is(m, at, classes))
        return 0;
    m->digits = &m->e->token[at];
    return 1;
}

static guint take_numdate(Match *m, guint at)
{
    return take_digits(m, at, CLASS_NUMDATE);
}

static guint take_decade(Match *m, guint at)
{
    return take_digits(m, at, CLASS_DECADE);
}

static guint take_decades(Match *m, guint at)
{
    return take_digits(m, at, CLASS_DECADES);
}

static guint take_clock(Match *m, guint at)
{
    guint used = take_digits(m, at, CLASS_CLOCK);
    if (used)
        m->clock = m->digits->value;
    return used;
}

static guint take_number_as_clock(Match *m, guint at)
{
    if (!is(m, at, CLASS_NUMBER) || m->e->token[at].digits > 4)
        return 0;
    const Token *t = &m->e->token[at];
    int value = t->digits > 2 ? t->value / 100 * 60 + t->value % 100 : t->value * 60;
    if (value >= 24 * 60)
        return 0;
    m->clock = value;
    return 1;
}

/* Classes that store the word's value in one place. */
#define TAKE_VALUE(name, class_)                                                                             \
    static guint take_##name(Match *m, guint at)                                                             \
    {                                                                                                        \
        if (!is(m, at, class_))                                                                              \
            return 0;                                                                                        \
        m->name = m->e->token[at].value;                                                                     \
        return 1;                                                                                            \
    }
TAKE_VALUE(season, CLASS_SEASON)
TAKE_VALUE(quarter, CLASS_QUARTER)
TAKE_VALUE(times, CLASS_TIMES)
TAKE_VALUE(near, CLASS_NEAR)
TAKE_VALUE(ref, CLASS_REF)

static guint take_part(Match *m, guint at)
{
    if (!is(m, at, CLASS_PART))
        return 0;
    m->part = is(m, at, CLASS_UNIT) ? PART_NIGHT : m->e->token[at].value; /* the night is a unit too */
    return 1;
}

static guint take_zone(Match *m, guint at)
{
    return is(m, at, CLASS_ZONE);
}

static guint take_short_year(Match *m, guint at)
{
    if (!is(m, at, CLASS_NUMBER) || m->e->token[at].digits != 2 || m->years == G_N_ELEMENTS(m->year))
        return 0;
    int v = m->e->token[at].value;
    m->year[m->years++] = v < 50 ? 2000 + v : 1900 + v;
    return 1;
}

static guint take_weekdays(Match *m, guint at)
{
    if (!is(m, at, CLASS_WEEKDAY) || !is(m, at, MARK_PLURAL))
        return 0;
    m->weekday = m->e->token[at].value;
    return 1;
}

static guint take_anyweekday(Match *m, guint at)
{
    return take_weekday(m, at) || take_weekdays(m, at);
}

static guint take_date(Match *m, guint at)
{
    if (m->dates == G_N_ELEMENTS(m->date) || !token(m, at))
        return 0;
    const Result *r = pattern_date(m->e, at);
    if (!r || r->found.meaning.type == DM_TIMEX_DURATION || r->found.meaning.type == DM_TIMEX_SET ||
        (r->found.meaning.window.earliest == DM_DAY_OPEN && r->found.meaning.window.latest == DM_DAY_OPEN))
        return 0;
    m->date[m->dates++] = r;
    return r->to - at;
}

static const struct {
    const char *name;
    Take take;
    guint32 begins; /* classes of the token it can begin with; 0: see `also` */
} classes[] = {
    {"weekday", take_weekday, CLASS_WEEKDAY},
    {"weekdays", take_weekdays, CLASS_WEEKDAY},
    {"anyweekday", take_anyweekday, CLASS_WEEKDAY},
    {"month", take_month, CLASS_MONTH},
    {"day", take_day, CLASS_NUMBER | CLASS_ORDINAL | CLASS_CARDINAL},
    {"year", take_year, CLASS_NUMBER | CLASS_CARDINAL},
    {"yy", take_short_year, CLASS_NUMBER},
    {"number", take_number, CLASS_NUMBER | CLASS_CARDINAL | CLASS_VAGUE},
    {"ordinal", take_ordinal, CLASS_ORDINAL | CLASS_CARDINAL},
    {"unit", take_unit, CLASS_UNIT},
    {"unit1", take_singular, CLASS_UNIT},
    {"units", take_plural, CLASS_UNIT},
    {"length", take_length, CLASS_NUMBER | CLASS_CARDINAL | CLASS_VAGUE | CLASS_ABOUT | CLASS_UNIT},
    {"relation", take_relation, CLASS_RELATION},
    {"edge", take_edge, CLASS_EDGE},
    {"part", take_part, CLASS_PART},
    {"season", take_season, CLASS_SEASON},
    {"quarter", take_quarter, CLASS_QUARTER},
    {"clock", take_clock, CLASS_CLOCK},
    {"hhmm", take_number_as_clock, CLASS_NUMBER},
    {"numdate", take_numdate, CLASS_NUMDATE},
    {"decade", take_decade, CLASS_DECADE},
    {"decades", take_decades, CLASS_DECADES},
    {"times", take_times, CLASS_TIMES},
    {"near", take_near, CLASS_NEAR},
    {"ref", take_ref, CLASS_REF},
    {"zone", take_zone, CLASS_ZONE},
    {"date", take_date, 0},
};

/* Words that a number or a length may begin with although they have no class. */
static const char *const number_words[] = {"a",    "an", "another", "the", "between", "half",  "more",
                                           "less", "at", "fewer",   "up",  "no",      "longer"};

/* ---- Compiling ---- */

static void compile_class(Element *el, const char *name, gsize len)
{
    for (guint i = 0; i < G_N_ELEMENTS(classes); i++) {
        if (strlen(classes[i].name) == len && strncmp(classes[i].name, name, len) == 0)
            el->take = classes[i].take;
    }
    if (!el->take)
        g_error("no class {%.*s} for date rules", (int)len, name);
}

static void compile_element(Element *el, const char *text)
{
    static const struct {
        char prefix;
        guint16 join;
        bool instead;
    } prefixes[] = {{',', JOIN_COMMA, false},
                    {'~', JOIN_HYPHEN | JOIN_DASH, true},
                    {'/', JOIN_SLASH, false},
                    {'\'', JOIN_GENITIVE, false}};
    el->join = JOIN_NONE | JOIN_SPACE | JOIN_HYPHEN;
    for (guint i = 0; i < G_N_ELEMENTS(prefixes); i++) {
        if (text[0] == prefixes[i].prefix) {
            el->join = prefixes[i].instead ? prefixes[i].join : el->join | prefixes[i].join;
            text++;
            i = (guint)-1; /* there may be several */
        }
    }
    gsize len = strlen(text);
    el->optional = text[len - 1] == '?';
    len -= el->optional;
    if (text[0] == '{') {
        compile_class(el, text + 1, len - 2);
        return;
    }
    g_autofree char *body = g_strndup(text, len);
    g_auto(GStrv) words = g_strsplit(body, "|", -1);
    for (guint i = 0; words[i]; i++) {
        g_assert(el->words < WORDS_MAX);
        el->word[el->words++] = word_id(words[i]);
    }
}

static void compile(Pattern *p, const char *text)
{
    g_auto(GStrv) parts = g_strsplit(text, " ", -1);
    for (guint i = 0; parts[i]; i++) {
        g_assert(p->n < ELEMENTS_MAX);
        Element *el = &p->element[p->n++];
        if (strcmp(parts[i], "[") == 0 || strcmp(parts[i], "]") == 0)
            el->kind = parts[i][0] == '[' ? EXTENT_BEGIN : EXTENT_END;
        else
            compile_element(el, parts[i]);
        p->least += el->kind == ELEMENT && !el->optional;
    }
}

static void list_add(RuleList *list, guint rule)
{
    if (list->n > 0 && list->rule[list->n - 1] == rule)
        return;
    list->rule = g_renew(guint16, list->rule, list->n + 1);
    list->rule[list->n++] = (guint16)rule;
}

static void index_class(const Element *el, guint rule)
{
    for (guint i = 0; i < G_N_ELEMENTS(classes); i++) {
        if (classes[i].take != el->take)
            continue;
        for (guint bit = 0; bit < 32; bit++) {
            if (classes[i].begins & 1u << bit)
                list_add(&by_class[bit], rule);
        }
        if (el->take == take_number || el->take == take_length) {
            for (guint k = 0; k < G_N_ELEMENTS(number_words); k++)
                list_add(&by_word[word_id(number_words[k])], rule);
        }
    }
}

/* Enters a rule under every word and class it can begin with. */
static void index_rule(guint rule)
{
    const Pattern *p = &patterns[rule];
    for (guint i = 0; i < p->n; i++) {
        const Element *el = &p->element[i];
        if (el->kind != ELEMENT)
            continue;
        if (el->take == take_date) {
            g_assert(i == 0);
            list_add(&continuing, rule);
            return;
        }
        if (el->take)
            index_class(el, rule);
        for (guint k = 0; k < el->words; k++)
            list_add(&by_word[el->word[k]], rule);
        if (!el->optional)
            return;
    }
}

void pattern_load(void)
{
    static const char *const texts[] = {
#define X(name, text) text,
        NUMBER_WORDS(X)
#undef X
    };
    for (guint i = 0; i < WORD_NAMES; i++)
        word_ids[i] = lexicon_intern(texts[i]);
    g_assert(phrase_rule_count <= RULES_MAX);
    for (guint i = 0; i < phrase_rule_count; i++)
        compile(&patterns[i], phrase_rules[i].pattern);
    for (guint i = 0; i < phrase_rule_count; i++)
        index_rule(i);
    g_assert(lexicon_size() <= G_N_ELEMENTS(by_word));
}

/* ---- Matching ---- */

typedef struct Attempt {
    const Pattern *pattern;
    Match match;
    guint extent_from, extent_to; /* G_MAXUINT: not marked */
    guint steps;                  /* bounds the ways optional elements can be left out */
} Attempt;

static guint take_element(Match *m, const Element *el, guint at)
{
    const Token *t = token(m, at);
    if (!t || (at > m->from && !(t->join & el->join)))
        return 0;
    if (el->take)
        return el->take(m, at);
    for (guint i = 0; i < el->words; i++) {
        if (el->word[i] == t->word && t->word)
            return 1;
    }
    return 0;
}

/* Token behind the last element, 0 when the pattern does not fit. */
static guint match_from(Attempt *a, guint element, guint at)
{
    if (element == a->pattern->n)
        return at;
    if (++a->steps > 256)
        return 0;
    const Element *el = &a->pattern->element[element];
    if (el->kind != ELEMENT) {
        *(el->kind == EXTENT_BEGIN ? &a->extent_from : &a->extent_to) = at;
        return match_from(a, element + 1, at);
    }
    if (!el->optional) {
        guint used = take_element(&a->match, el, at);
        return used > 0 ? match_from(a, element + 1, at + used) : 0;
    }
    if (el->take) { /* what it catches is forgotten when the rest does not fit */
        Match before = a->match;
        guint used = take_element(&a->match, el, at);
        guint end = used > 0 ? match_from(a, element + 1, at + used) : 0;
        if (end > 0)
            return end;
        a->match = before;
        return match_from(a, element + 1, at);
    }
    guint end = take_element(&a->match, el, at) ? match_from(a, element + 1, at + 1) : 0;
    return end > 0 ? end : match_from(a, element + 1, at);
}

/* TIMEX3 has four digits for a year. */
static bool is_writable(DmWindow w)
{
    DmDay first = dm_day_from_ymd(0, 1, 1), last = dm_day_from_ymd(9999, 12, 31);
    return (w.earliest == DM_DAY_OPEN || (w.earliest >= first && w.earliest <= last)) &&
           (w.latest == DM_DAY_OPEN || (w.latest >= first && w.latest <= last));
}

static void try_rule(Engine *e, guint rule, guint from, const Result *head, Result *best)
{
    if ((head ? head->to - 1u : from) + patterns[rule].least > e->n)
        return;
    Attempt a = {.pattern = &patterns[rule], .extent_from = G_MAXUINT, .extent_to = G_MAXUINT};
    a.match = (Match){.e = e, .from = from, .weekday = -1, .clock = -1};
    guint end;
    if (head) {
        a.match.date[0] = head;
        a.match.dates = 1;
        end = match_from(&a, 1, head->to);
    } else {
        end = match_from(&a, 0, from);
    }
    if (end <= (best->to > 0 ? best->to : from))
        return;
    a.match.to = end;
    Result r = {.from = (guint16)from, .to = (guint16)end};
    r.found.rule = (guint16)rule;
    r.found.from = (guint16)(a.extent_from == G_MAXUINT ? from : a.extent_from);
    r.found.to = (guint16)(a.extent_to == G_MAXUINT ? end : a.extent_to);
    r.found.meaning.minute = -1;
    if (!phrase_rules[rule].action(&a.match, phrase_rules[rule].arg, &r.found.meaning) ||
        !is_writable(r.found.meaning.window))
        return;
    if (is_bound(rule)) { /* its dates stand on their own in running text */
        r.parts = a.match.dates;
        for (guint i = 0; i < r.parts; i++)
            r.part[i] = a.match.date[i]->found;
        if (r.parts == 2)
            mean_together(&r.part[0].meaning, &r.part[1].meaning);
    }
    *best = r;
}

static void try_list(Engine *e, const RuleList *list, guint at, bool bounds, Result *best)
{
    for (guint i = 0; i < list->n; i++) {
        if (is_bound(list->rule[i]) == bounds)
            try_rule(e, list->rule[i], at, NULL, best);
    }
}

/* The rules that may begin at a token, bounds or all others. */
static void try_beginning(Engine *e, guint at, bool bounds, Result *best)
{
    const Token *t = &e->token[at];
    if (t->word)
        try_list(e, &by_word[t->word], at, bounds, best);
    for (guint32 bits = t->classes & CLASSES; bits != 0; bits &= bits - 1)
        try_list(e, &by_class[g_bit_nth_lsf(bits, -1)], at, bounds, best);
}

static void try_continuing(Engine *e, guint at, bool bounds, const Result *head, Result *best)
{
    for (guint i = 0; i < continuing.n; i++) {
        if (is_bound(continuing.rule[i]) == bounds)
            try_rule(e, continuing.rule[i], at, head, best);
    }
}

const Result *pattern_date(Engine *e, guint at)
{
    if (e->memo_state[at] != 0)
        return e->memo_state[at] == 2 ? &e->memo[at] : NULL;
    Result best = {.to = 0};
    try_beginning(e, at, false, &best);
    for (guint round = 0; best.to > 0 && round < 4; round++) {
        Result head = best;
        try_continuing(e, at, false, &head, &best);
        if (best.to == head.to)
            break;
    }
    e->memo[at] = best;
    e->memo_state[at] = best.to > 0 ? 2 : 1;
    return best.to > 0 ? &e->memo[at] : NULL;
}

bool pattern_match(Engine *e, guint at, Result *ret_result)
{
    const Result *date = pattern_date(e, at);
    *ret_result = date ? *date : (Result){.to = 0};
    try_beginning(e, at, true, ret_result);
    if (date)
        try_continuing(e, at, true, date, ret_result);
    return ret_result->to > 0;
}
