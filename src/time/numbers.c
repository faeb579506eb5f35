/* time: numbers and lengths of time inside phrases – "seven to 10 days", "a week or two", "two years and a
 * half". */
#include "pattern.h"

/* The words they are read with, by their place in the lexicon. */
// clang-format off
#define NUMBER_WORDS(X) \
    X(A, "a") \
    X(ADDITIONAL, "additional") \
    X(AN, "an") \
    X(AND, "and") \
    X(ANOTHER, "another") \
    X(AT, "at") \
    X(BETWEEN, "between") \
    X(BUSINESS, "business") \
    X(CALENDAR, "calendar") \
    X(CONSECUTIVE, "consecutive") \
    X(EXTRA, "extra") \
    X(FEWER, "fewer") \
    X(FULL, "full") \
    X(HALF, "half") \
    X(LEAST, "least") \
    X(LESS, "less") \
    X(LONG, "long") \
    X(LONGER, "longer") \
    X(MORE, "more") \
    X(MOST, "most") \
    X(NO, "no") \
    X(OF, "of") \
    X(OR, "or") \
    X(QUARTER, "quarter") \
    X(SO, "so") \
    X(SOLID, "solid") \
    X(SOME, "some") \
    X(STRAIGHT, "straight") \
    X(THAN, "than") \
    X(THE, "the") \
    X(TO, "to") \
    X(TRADING, "trading") \
    X(TWO, "two") \
    X(UP, "up") \
    X(WHOLE, "whole") \
    X(WORKING, "working")
// clang-format on

typedef enum WordName {
#define X(name, text) WORD_##name,
    NUMBER_WORDS(X)
#undef X
        WORD_NAMES
} WordName;
static guint16 word_ids[WORD_NAMES];

const char *const number_words[] = {"a",  "an",    "another", "the", "between", "half", "more", "less",
                                    "at", "fewer", "up",      "no",  "longer",  "some", NULL};

void numbers_load(void)
{
    static const char *const texts[] = {
#define X(name, text) text,
        NUMBER_WORDS(X)
#undef X
    };
    for (guint i = 0; i < WORD_NAMES; i++)
        word_ids[i] = lexicon_intern(texts[i]);
}

static bool is_word(const Match *m, guint at, WordName name)
{
    const Token *t = token(m, at);
    return t && t->word == word_ids[name];
}

/* A cardinal in words up to 999,999: "twenty-five", "two thousand and fifteen". */
guint take_cardinal(const Match *m, guint at, gint32 *ret_value)
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
    gint32 value = 0;
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
    Number other = {0};
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

guint take_number(Match *m, guint at)
{
    Number *n = &m->number;
    guint used = take_vague(m, at, n);
    if (used > 0)
        return used;
    bool between = is_word(m, at, WORD_BETWEEN);
    bool round = is_word(m, at, WORD_A) && is(m, at + 1, CLASS_CARDINAL) && m->e->token[at + 1].value >= 100;
    guint i = at + (between || round || is_word(m, at, WORD_ANOTHER)); /* "a hundred", "another two" */
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
    } words[] = {{WORD_MORE, WORD_THAN, 1},  {WORD_LESS, WORD_THAN, -1},  {WORD_AT, WORD_LEAST, 1},
                 {WORD_AT, WORD_MOST, -1},   {WORD_FEWER, WORD_THAN, -1}, {WORD_UP, WORD_TO, -1},
                 {WORD_LONGER, WORD_THAN, 1}};
    bool no = is_word(m, at, WORD_NO); /* "no more than" turns the bound */
    if (no) {
        guint used = take_about(m, at + 1, l);
        l->bound = -l->bound;
        return used > 1 ? used + 1 : 0;
    }
    if (is_word(m, at, WORD_SOME) && is(m, at + 1, CLASS_NUMBER | CLASS_CARDINAL)) {
        l->approximate = true;
        return 1;
    }
    for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
        if (is_word(m, at, words[i].first) && is_word(m, at + 1, words[i].second)) {
            l->bound = words[i].bound;
            return 2;
        }
    }
    static const char counts[] =
        " for after in within of took take takes taken last lasted lasts spent well just "
        "a been than since with had has have is was are were ";
    Match here = *m;
    here.from = at;
    if (is(m, at, CLASS_ABOUT) && m->e->token[at].value > 0 && !m->e->alone && at == m->from &&
        !word_before(&here, counts))
        return 0; /* "spread over three years" */
    if (is(m, at, CLASS_ABOUT)) {
        l->bound = m->e->token[at].value;
        l->approximate = true;
        return 1;
    }
    return 0;
}

static bool is_any(const Match *m, guint at, const WordName *names, guint n)
{
    for (guint i = 0; i < n; i++) {
        if (is_word(m, at, names[i]))
            return true;
    }
    return false;
}

/* "half an hour", "a half-century", "a quarter century": the tokens they take. */
static guint take_fraction(const Match *m, guint at, Length *l)
{
    guint i = at + (is_word(m, at, WORD_A) || is_word(m, at, WORD_THE));
    bool half = is_word(m, i, WORD_HALF), quarter = is_word(m, i, WORD_QUARTER);
    if (!half && !quarter)
        return 0;
    guint article = is_word(m, i + 1, WORD_A) || is_word(m, i + 1, WORD_AN);
    const Token *t = token(m, i + 1 + article);
    if (!t || !(t->classes & CLASS_UNIT) || t->classes & MARK_PLURAL || (article && i > at) ||
        (quarter && (t->value != UNIT_CENTURY || i == at)))
        return 0;
    l->n[l->parts] = quarter ? (Number){25, 25, 25, false, false, false} : (Number){.half = true};
    l->unit[l->parts++] = quarter ? UNIT_YEAR : (Unit)t->value;
    return i + 2 + article - at;
}

/* Words between number and unit that change nothing: "five trading days", "two more years". */
static guint take_filler(const Match *m, guint at, bool *ret_working)
{
    static const WordName working[] = {WORD_BUSINESS, WORD_WORKING, WORD_TRADING};
    static const WordName plain[] = {WORD_CALENDAR,   WORD_CONSECUTIVE, WORD_FULL, WORD_STRAIGHT, WORD_MORE,
                                     WORD_ADDITIONAL, WORD_WHOLE,       WORD_LONG, WORD_EXTRA,    WORD_SOLID};
    *ret_working = is_any(m, at, working, G_N_ELEMENTS(working));
    return *ret_working || is_any(m, at, plain, G_N_ELEMENTS(plain));
}

/* "a week or two", "two years and a half", "a decade or so" behind a unit. */
static guint take_tail(const Match *m, guint at, Number *n, bool *ret_about)
{
    if (is_word(m, at, WORD_OR) && is_word(m, at + 1, WORD_TWO) && n->usual == 1 && n->high == 1) {
        n->high = n->usual = 2;
        return 2;
    }
    if (is_word(m, at, WORD_OR) && (is_word(m, at + 1, WORD_SO) || is_word(m, at + 1, WORD_MORE))) {
        *ret_about = true;
        return 2;
    }
    if (is_word(m, at, WORD_AND) && is_word(m, at + 1, WORD_A) && is_word(m, at + 2, WORD_HALF) &&
        !is(m, at + 3, CLASS_UNIT)) {
        n->half = true;
        return 3;
    }
    return 0;
}

/* "2012 season", "some day": a year and a mood, no lengths. */
static bool is_no_length(const Match *m, guint at, guint used, const Token *unit)
{
    const Token *first = &m->e->token[at];
    bool year = used > 0 && first->digits == 4 && first->value >= 1800 && first->value < 2100;
    year = year || (unit->value == UNIT_SEASON && used > 0); /* "the 2012/13 season" */
    return !(unit->classes & MARK_PLURAL) && unit->join != JOIN_HYPHEN && (year || is_word(m, at, WORD_SOME));
}

static guint take_part_of_length(Match *m, guint at, Length *l)
{
    guint i = at, k = l->parts;
    l->article = l->article || (k == 0 && (is_word(m, at, WORD_A) || is_word(m, at, WORD_AN)));
    guint used = take_fraction(m, at, l);
    if (used > 0)
        return used;
    used = take_number(m, i);
    i += used;
    bool working = false;
    i += used > 0 ? take_filler(m, i, &working) : 0;
    if (used > 0 && l->article && is_word(m, i - 1, WORD_LONG))
        return 0; /* "a long week" */
    if (!is(m, i, CLASS_UNIT) || (i > at && !joined(m, i, WORD_HYPHEN | JOIN_NONE)))
        return 0;
    const Token *t = &m->e->token[i];
    if ((used == 0 && !(t->classes & MARK_PLURAL && k == 0)) || (used > 0 && is_no_length(m, at, used, t)))
        return 0;
    l->unit[k] = working ? UNIT_WORKDAY : (Unit)t->value;
    l->n[k] = used ? m->number : (Number){.many = true};
    l->approximate = l->approximate || (used && m->number.vague);
    l->parts++;
    i++;
    return i + (used ? take_tail(m, i, &l->n[k], &l->approximate) : 0) - at;
}

guint take_length(Match *m, guint at)
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

guint take_ordinal(Match *m, guint at)
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
