/* time: patterns of the rule table, compiled once and tried on a run of tokens.
 *
 * A pattern is a row of elements with blanks between: a word or `one|of|several`, or a class in braces, e.g.
 * "within [ {length} ]". A `?` behind an element makes it optional. Words join by a blank or a hyphen; before
 * an element `,` also lets a comma stand between, `~` wants a dash or hyphen, `(` a parenthesis on either
 * side,
 * `/` also lets a slash stand, `'` also a genitive. [ and ] enclose the words that TimeML marks; without them
 * it is all.
 *
 * A pattern that begins with {date} continues a date already found. Inside, {date} is one level of recursion
 * that always begins further right, and what it finds is remembered for each token, so a run costs at most
 * its length times the rules. */
#include "pattern.h"

#include <string.h>

#define ELEMENTS_MAX 14
#define WORDS_MAX    24
#define RULES_MAX    320
#define NEEDS_MAX    6

typedef struct Element {
    const ClassInfo *class; /* or NULL: one of the words */
    guint16 join;           /* allowed before it */
    guint8 words, kind;
    bool optional;
    guint16 word[WORDS_MAX];
} Element;

enum { ELEMENT, EXTENT_BEGIN, EXTENT_END };

typedef struct Pattern {
    Element element[ELEMENTS_MAX];
    guint n;
    guint least;             /* tokens it needs */
    guint64 need[NEEDS_MAX]; /* of each of them the run must hold something (token_mask) */
    guint needs;
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

/* ---- Compiling ---- */

static void compile_element(Element *el, const char *text)
{
    static const struct {
        char prefix;
        guint16 join;
        bool instead;
    } prefixes[] = {{',', JOIN_COMMA, false},
                    {'~', JOIN_HYPHEN | JOIN_DASH, true},
                    {'/', JOIN_SLASH, false},
                    {'(', JOIN_PAREN, true},
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
        el->class = class_named(text + 1, len - 2);
        return;
    }
    g_autofree char *body = g_strndup(text, len);
    g_auto(GStrv) words = g_strsplit(body, "|", -1);
    for (guint i = 0; words[i]; i++) {
        g_assert(el->words < WORDS_MAX);
        el->word[el->words++] = lexicon_intern(words[i]);
    }
}

/* What a run must hold for a required element; 0: cannot be told. */
static guint64 need_of(const Element *el)
{
    guint64 need = el->class && !el->class->number ? el->class->begins : 0;
    for (guint i = 0; i < el->words; i++)
        need |= token_mask(0, el->word[i]);
    return need;
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
        bool required = el->kind == ELEMENT && !el->optional;
        p->least += required;
        if (required && need_of(el) && p->needs < NEEDS_MAX)
            p->need[p->needs++] = need_of(el);
    }
}

static void list_add(RuleList *list, guint rule)
{
    if (list->n > 0 && list->rule[list->n - 1] == rule)
        return;
    list->rule = g_renew(guint16, list->rule, list->n + 1);
    list->rule[list->n++] = (guint16)rule;
}

static void index_class(const ClassInfo *class, guint rule)
{
    for (guint bit = 0; bit < G_N_ELEMENTS(by_class); bit++) {
        if (class->begins & 1u << bit)
            list_add(&by_class[bit], rule);
    }
    for (guint k = 0; class->number && number_words[k]; k++)
        list_add(&by_word[lexicon_intern(number_words[k])], rule);
}

/* Enters a rule under every word and class it can begin with. */
static void index_rule(guint rule)
{
    const Pattern *p = &patterns[rule];
    for (guint i = 0; i < p->n; i++) {
        const Element *el = &p->element[i];
        if (el->kind != ELEMENT)
            continue;
        if (el->class && el->class->take == take_date) {
            g_assert(i == 0);
            list_add(&continuing, rule);
            return;
        }
        if (el->class)
            index_class(el->class, rule);
        for (guint k = 0; k < el->words; k++)
            list_add(&by_word[el->word[k]], rule);
        if (!el->optional)
            return;
    }
}

void pattern_load(void)
{
    numbers_load();
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
    if (el->class)
        return el->class->take(m, at);
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
    if (el->class) { /* what it catches is forgotten when the rest does not fit */
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

/* "June 3 to 5", "18 and 19 September" are two expressions in running text, as "from June 3 to July 5" is; a
 * dash keeps them one. */
static void split_days(const Engine *e, Result *r)
{
    static const char *const joining[] = {"to", "through", "until", "till", "and", NULL};
    const Meaning *whole = &r->found.meaning;
    const char *slash = strchr(whole->value, '/');
    guint at = r->found.from + 1u;
    while (at < r->found.to && !word_in(&e->token[at], joining))
        at++;
    if (!slash || whole->unit != UNIT_DAY || at + 1 >= r->found.to)
        return;
    r->parts = 2;
    r->part[0] = r->part[1] = r->found;
    r->part[0].to = (guint16)at;
    r->part[1].from = (guint16)(at + 1);
    r->part[0].meaning.window.latest = whole->window.earliest;
    r->part[1].meaning.window.earliest = whole->window.latest;
    r->part[0].meaning.value[slash - whole->value] = '\0';
    g_strlcpy(r->part[1].meaning.value, slash + 1, sizeof r->part[1].meaning.value);
}

static bool can_fit(const Engine *e, const Pattern *p)
{
    for (guint i = 0; i < p->needs; i++) {
        if (!(e->holds & p->need[i]))
            return false;
    }
    return true;
}

static void try_rule(Engine *e, guint rule, guint from, const Result *head, Result *best)
{
    if ((head ? head->to - 1u : from) + patterns[rule].least > e->n || !can_fit(e, &patterns[rule]))
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
    if (!phrase_rules[rule].action(&a.match, phrase_rules[rule].arg, &r.found.meaning))
        return;
    if (!is_writable(r.found.meaning.window)) {
        if (r.found.meaning.type != DM_TIMEX_DURATION)
            return;
        r.found.meaning.window = (DmWindow){DM_DAY_OPEN, DM_DAY_OPEN}; /* "the last 10,000 years" */
    }
    if (is_bound(rule)) { /* its dates stand on their own in running text */
        r.parts = a.match.dates;
        for (guint i = 0; i < r.parts; i++)
            r.part[i] = a.match.date[i]->found;
        if (r.parts == 2)
            mean_together(&r.part[0].meaning, &r.part[1].meaning, e->reference);
    }
    if (!is_bound(rule))
        split_days(e, &r);
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
    for (guint round = 0; best.to > 0 && is_date(&best) && round < 4; round++) {
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
    if (date && is_date(date))
        try_continuing(e, at, true, date, ret_result);
    return ret_result->to > 0;
}
