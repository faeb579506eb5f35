/* time: text → runs of known words. Everything that is no date phrase is skipped here, so this is where the
 * speed of the engine is made: a word costs a look at its letters and, when first letter and length are
 * known, one hash. */
#include "phrase.h"

#include <string.h>

enum { OTHER, LETTER, DIGIT, MARK };

/* Bytes beyond ASCII count as letters; MARK ones may begin a dash, a quotation mark or a fixed space. */
static const guint8 kind[256] = {
    ['0' ... '9'] = DIGIT, ['A' ... 'Z'] = LETTER,   ['a' ... 'z'] = LETTER, [0x80 ... 0xc1] = LETTER,
    [0xc2] = MARK,         [0xc3 ... 0xe1] = LETTER, [0xe2] = MARK,          [0xe3 ... 0xff] = LETTER,
};

typedef struct Scan {
    Engine *e;
    const char *text;
    gsize len, at;
    gsize gap;      /* where the gap before the next token begins */
    bool genitive;  /* the token before had 's */
    bool triggered; /* the run holds a word that can make a date */
} Scan;

static char at(const Scan *s, gsize i)
{
    return i < s->len ? s->text[i] : '\0';
}

/* U+2010–U+203A (dashes, quotes) and U+00A0–U+00BF (fixed space, guillemets): the bytes they take, else 0. */
static gsize mark_length(const Scan *s, gsize i)
{
    if ((guint8)at(s, i) == 0xe2 && (guint8)at(s, i + 1) == 0x80)
        return 3;
    return (guint8)at(s, i) == 0xc2 && (guint8)at(s, i + 1) >= 0xa0 && (guint8)at(s, i + 1) <= 0xbf ? 2 : 0;
}

static bool starts(const Scan *s, gsize i, const char *what)
{
    gsize n = strlen(what);
    return i + n <= s->len && memcmp(s->text + i, what, n) == 0;
}

static bool is_letter(const Scan *s, gsize i)
{
    guint8 k = i < s->len ? kind[(guint8)s->text[i]] : OTHER;
    return k == LETTER || (k == MARK && mark_length(s, i) == 0);
}

static bool is_digit(const Scan *s, gsize i)
{
    return i < s->len && g_ascii_isdigit(s->text[i]);
}

static gsize skip_blanks(const Scan *s, gsize i, gsize end, guint *lines)
{
    for (;;) {
        if (i < end && (at(s, i) == ' ' || at(s, i) == '\t' || at(s, i) == '\r'))
            i++;
        else if (i < end && at(s, i) == '\n')
            i++, (*lines)++;
        else if (i + 1 < end && starts(s, i, "\xc2\xa0"))
            i += 2;
        else if (i < end && (at(s, i) == '[' || at(s, i) == ']'))
            i++; /* "[Ten] years ago": an editor's word */
        else
            return i;
    }
}

/* What the gap between two tokens joins them by; 0: nothing does. */
static Join join_of(const Scan *s, gsize end)
{
    static const struct {
        const char *text;
        Join tight, loose; /* without and with blanks around */
    } joins[] = {
        {"-", JOIN_HYPHEN, JOIN_DASH},
        {",", JOIN_COMMA, JOIN_COMMA},
        {"/", JOIN_SLASH, JOIN_SLASH},
        {"(", JOIN_PAREN, JOIN_PAREN},
        {")", JOIN_PAREN, JOIN_PAREN},
        {"\xe2\x80\x90", JOIN_HYPHEN, JOIN_DASH},
        {"\xe2\x80\x91", JOIN_HYPHEN, JOIN_DASH},
        {"\xe2\x80\x93", JOIN_DASH, JOIN_DASH},
        {"\xe2\x80\x94", JOIN_DASH, JOIN_DASH},
        {"'", JOIN_GENITIVE, JOIN_GENITIVE},
        {"\xe2\x80\x99", JOIN_GENITIVE, JOIN_GENITIVE},
    };
    const Token *before = &s->e->token[s->e->n - 1];
    guint lines = 0;
    gsize from = s->gap;
    if (before->classes & MARK_SHORT && at(s, from) == '.')
        from++;
    gsize a = skip_blanks(s, from, end, &lines);
    if (a == end) {
        if (lines > 1)
            return 0;
        return s->genitive ? JOIN_GENITIVE : a == s->gap ? JOIN_NONE : JOIN_SPACE;
    }
    bool elided = a > s->gap && is_digit(s, end) &&
                  (a + 1 == end ? at(s, a) == '\'' : a + 3 == end && starts(s, a, "\xe2\x80\x99"));
    if (elided)
        return lines < 2 ? JOIN_SPACE : 0; /* "the early '90s" */
    for (guint i = 0; i < G_N_ELEMENTS(joins); i++) {
        gsize n = strlen(joins[i].text);
        if (!starts(s, a, joins[i].text) || a + n > end)
            continue;
        gsize b = skip_blanks(s, a + n, end, &lines);
        bool possessive = joins[i].tight != JOIN_GENITIVE || at(s, a - 1) == 's';
        return b == end && lines < 2 && possessive
                   ? (a > s->gap || b > a + n ? joins[i].loose : joins[i].tight)
                   : 0;
    }
    return 0;
}

/* Appends a token; false when it does not belong to the run before it, which then is complete. */
static bool push(Scan *s, Token token)
{
    Engine *e = s->e;
    if (e->n > 0) {
        token.join = e->n < RUN_MAX ? (guint16)join_of(s, token.start) : 0;
        if (token.join == 0 && s->triggered)
            return false;
        if (token.join == 0)
            e->n = 0;
    }
    if (e->n == 0)
        token.join = JOIN_START;
    s->triggered = s->triggered || (token.classes & MARK_TRIGGER);
    e->token[e->n++] = token;
    s->at = s->gap = token.end;
    s->genitive = false;
    return true;
}

/* An unknown word ends the run; false when the run was worth something. */
static bool break_run(Scan *s, gsize next)
{
    if (s->triggered)
        return false;
    s->e->n = 0;
    s->at = next;
    return true;
}

/* Steps over a genitive ending behind a token. */
static void pass_genitive(Scan *s, gsize end)
{
    gsize n = at(s, end) == '\'' ? 1 : starts(s, end, "\xe2\x80\x99") ? 3 : 0;
    if (n > 0 && (at(s, end + n) == 's' || at(s, end + n) == 'S') && !is_letter(s, end + n + 1)) {
        s->genitive = true;
        s->at = s->gap = end + n + 1;
    }
}

/* ---- Numbers ---- */

static gsize read_number(const Scan *s, gsize i, gint32 *ret_value)
{
    gsize n = 0;
    gint64 value = 0;
    for (; is_digit(s, i + n); n++)
        value = MIN(value * 10 + s->text[i + n] - '0', G_MAXINT32);
    *ret_value = (gint32)value;
    return n;
}

static gint32 full_year(gint32 year, gsize digits)
{
    return digits > 2 ? year : year < 50 ? 2000 + year : 1900 + year;
}

static bool valid_date(gint32 year, gint32 month, gint32 day)
{
    return month >= 1 && month <= 12 && day >= 1 && day <= dm_month_length(year ? year : 2000, month);
}

typedef struct Groups { /* "10/31/1974": numbers with one separator */
    gint32 value[3];
    gsize digits[3];
    guint n;
    char separator;
    gsize end;
} Groups;

static Groups read_groups(const Scan *s, gsize i)
{
    Groups g = {0};
    for (;;) {
        gsize n = g.digits[g.n] = read_number(s, i, &g.value[g.n]);
        i += n;
        g.n++;
        g.end = i;
        char c = at(s, i);
        if (g.n == 3 || !strchr("-/.", c) || c == '\0' || !is_digit(s, i + 1) ||
            (g.separator && c != g.separator))
            return g;
        g.separator = c;
        i++;
    }
}

/* The orders of year, month and day that a date in digits may have. */
static const struct {
    guint8 digits[3]; /* 12: one or two */
    const char *separators;
    gint8 year, month, day; /* which group; −1: not there */
    bool swaps;             /* day and month may change places */
} shapes[] = {
    {{4, 2, 2}, "-/.", 0, 1, 2, false}, {{4, 12, 12}, "-/", 0, 1, 2, false},
    {{12, 12, 4}, "/-", 2, 0, 1, true}, {{12, 12, 4}, ".", 2, 1, 0, false},
    {{12, 12, 2}, "/", 2, 0, 1, true},  {{2, 2, 2}, "-", 2, 0, 1, true},
    {{4, 2, 0}, "-/", 0, 1, -1, false}, {{2, 4, 0}, "/", 1, 0, -1, false},
    {{12, 12, 0}, "/", -1, 0, 1, true},
};

static bool has_digits(const Groups *g, const guint8 *digits)
{
    for (guint i = 0; i < 3; i++) {
        gsize n = i < g->n ? g->digits[i] : 0;
        if (digits[i] == 12 ? n != 1 && n != 2 : n != digits[i])
            return false;
    }
    return true;
}

static bool read_numdate(const Scan *s, gsize i, Token *out)
{
    Groups g = read_groups(s, i);
    if (g.n == 1 && g.digits[0] == 8 && g.value[0] >= 18000101 && g.value[0] < 22000101) {
        *out = (Token){.value = g.value[0] / 10000,
                       .month = (gint16)(g.value[0] / 100 % 100),
                       .day = (gint16)(g.value[0] % 100)};
        out->end = g.end;
        return valid_date(out->value, out->month, out->day);
    }
    for (guint k = 0; g.n > 1 && k < G_N_ELEMENTS(shapes); k++) {
        if (!has_digits(&g, shapes[k].digits) || !strchr(shapes[k].separators, g.separator))
            continue;
        gint32 year = shapes[k].year < 0 ? 0 : full_year(g.value[shapes[k].year], g.digits[shapes[k].year]);
        gint32 month = g.value[shapes[k].month], day = shapes[k].day < 0 ? 1 : g.value[shapes[k].day];
        bool first = valid_date(year, month, day), second = shapes[k].swaps && valid_date(year, day, month);
        if (!first && !second)
            continue;
        *out = (Token){.end = g.end, .value = year, .month = (gint16)(first ? month : day)};
        out->day = shapes[k].day < 0 ? 0 : (gint16)(first ? day : month);
        out->two_readings = first && second && month != day;
        out->half = (gint16)(shapes[k].year < 0); /* without a year it needs company */
        return true;
    }
    return false;
}

/* "10:30", "5 p.m.", "10:30:15": minutes of the day in value, digits = 1 when it can be nothing else. */
static bool read_clock(const Scan *s, gsize i, Token *out)
{
    static const struct {
        const char *text;
        int add;
    } halves[] = {{"a.m.", 0},
                  {"p.m.", 720},
                  {"am", 0},
                  {"pm", 720},
                  {"AM", 0},
                  {"PM", 720},
                  {"A.M.", 0},
                  {"P.M.", 720},
                  {"a.m", 0},
                  {"p.m", 720},
                  {"o'clock", 0},
                  {"o\xe2\x80\x99"
                   "clock",
                   0}};
    gint32 hour, minute = 0, second;
    gsize n = read_number(s, i, &hour), end = i + n;
    if (n > 2 || hour > 24)
        return false;
    bool colon = at(s, end) == ':' && is_digit(s, end + 1);
    bool point = at(s, end) == '.' && is_digit(s, end + 2) && strchr("aApP", at(s, end + 3)) &&
                 strchr("mM", at(s, end + 4)) && at(s, end + 4); /* "4.30pm" */
    if (colon || point) {
        if (read_number(s, end + 1, &minute) != 2 || minute > 59)
            return false;
        end += 3;
        if (at(s, end) == ':' && read_number(s, end + 1, &second) == 2)
            end += 3;
    }
    gsize tail = end;
    guint lines = 0;
    tail = skip_blanks(s, tail, s->len, &lines);
    for (guint k = 0; lines == 0 && k < G_N_ELEMENTS(halves); k++) {
        gsize m = strlen(halves[k].text);
        if (!starts(s, tail, halves[k].text) || is_letter(s, tail + m) || hour > 12)
            continue;
        bool open = halves[k].text[0] == 'o'; /* morning or evening is not said */
        int hours = open ? hour : hour % 12;
        *out =
            (Token){.end = tail + m, .value = hours * 60 + halves[k].add + minute, .digits = 1, .half = open};
        return true;
    }
    *out = (Token){.end = end, .value = hour % 24 * 60 + minute, .half = hour <= 12};
    return colon;
}

static bool is_ordinal(const Scan *s, gsize i)
{
    static const char *const endings[] = {"st", "nd", "rd", "th"};
    for (guint k = 0; k < G_N_ELEMENTS(endings); k++) {
        if (starts(s, i, endings[k]) && !is_letter(s, i + 2) && !is_digit(s, i + 2))
            return true;
    }
    return false;
}

/* "1990s", "1990's", "90s": the bytes of the ending. */
static gsize decade_ending(const Scan *s, gsize i)
{
    static const char *const endings[] = {"s", "'s", "\xe2\x80\x99s", " s"};
    for (guint k = 0; k < G_N_ELEMENTS(endings); k++) {
        gsize n = strlen(endings[k]);
        if (starts(s, i, endings[k]) && !is_letter(s, i + n) && !is_digit(s, i + n))
            return n;
    }
    return 0;
}

/* "the 1990's": a decade; without the article it is a year's. */
static bool wants_decade(const Scan *s)
{
    const Token *before = s->e->n > 0 ? &s->e->token[s->e->n - 1] : NULL;
    return before && (before->classes & CLASS_EDGE ||
                      (before->word && strcmp(lexicon_word(before->word)->text, "the") == 0));
}

static Token read_plain_number(const Scan *s, gsize i)
{
    Token t = {.classes = CLASS_NUMBER};
    gsize n = read_number(s, i, &t.value), end = i + n;
    t.digits = (gint16)MIN(n, 99);
    gsize ending = (n == 4 || n == 2) && t.value % 10 == 0 ? decade_ending(s, end) : 0;
    if (ending > 1 && n == 4 && at(s, end) != ' ' && !wants_decade(s))
        ending = 0; /* "1990's first half" */
    if (n <= 3 && is_ordinal(s, end)) {
        t.classes = CLASS_ORDINAL | (t.value <= 31 ? MARK_TRIGGER : 0);
        end += 2;
    } else if (ending > 0 && (n == 2 || (t.value >= 1000 && t.value < 2200))) {
        t.classes = CLASS_DECADE | (n == 4 ? MARK_TRIGGER : 0) | MARK_TRIGGER;
        t.value = n == 4 ? t.value : t.value < 30 ? 2000 + t.value : 1900 + t.value;
        end += ending;
    } else {
        while (n <= 3 && at(s, end) == ',' && is_digit(s, end + 1) && is_digit(s, end + 2) &&
               is_digit(s, end + 3) && !is_digit(s, end + 4)) {
            gint32 group;
            read_number(s, end + 1, &group);
            t.value = (gint32)MIN((gint64)t.value * 1000 + group, G_MAXINT32);
            t.digits = 99;
            end += 4;
        }
        if ((at(s, end) == ' ' || at(s, end) == '-') && starts(s, end + 1, "1/2") && !is_digit(s, end + 4)) {
            t.half = 5;
            t.digits = 99;
            end += 4;
        } else if (at(s, end) == '.' && is_digit(s, end + 1)) {
            t.half = (gint16)(s->text[end + 1] - '0');
            t.digits = 99;
            for (end++; is_digit(s, end);)
                end++;
        }
        if (t.digits == 4 && t.value >= 1000 && t.value < 2200)
            t.classes |= MARK_TRIGGER;
    }
    t.end = end;
    return t;
}

/* Money, percentages and the tails of names are no numbers of a date. */
static bool is_other_number(const Scan *s, gsize start, gsize end)
{
    static const char *const money[] = {"$", "\xc2\xa3", "\xe2\x82\xac", "#", "\xc2\xa5"};
    for (guint k = 0; k < G_N_ELEMENTS(money); k++) {
        gsize n = strlen(money[k]);
        if (start >= n && starts(s, start - n, money[k]))
            return true;
    }
    bool in_name =
        start > 1 && s->text[start - 1] == '-' && g_ascii_isalpha(s->text[start - 2]) && s->e->n == 0;
    return at(s, end) == '%' || in_name;
}

static gsize apostrophe_before(const Scan *s, gsize i)
{
    gsize n = i > 2 && starts(s, i - 3, "\xe2\x80\x99")   ? 3
              : i > 2 && starts(s, i - 3, "\xe2\x80\x98") ? 3
              : i > 0 && s->text[i - 1] == '\''           ? 1
                                                          : 0;
    return n > 0 && (i == n || !is_letter(s, i - n - 1)) ? n : 0;
}

/* Does the word before a short year ask for one? */
static bool wants_year(const Scan *s)
{
    static const char *const words[] = {"in", "of", "since", "by", "until", "early", "late", "fiscal"};
    const Token *before = s->e->n > 0 ? &s->e->token[s->e->n - 1] : NULL;
    if (!before || s->gap + 1 > s->at || at(s, s->gap) != ' ')
        return false;
    for (guint i = 0; before->word && i < G_N_ELEMENTS(words); i++) {
        if (strcmp(lexicon_word(before->word)->text, words[i]) == 0)
            return true;
    }
    return before->classes & (CLASS_MONTH | CLASS_SEASON);
}

static bool scan_number(Scan *s)
{
    Token t;
    gsize start = s->at;
    bool mixed = at(s, start + 1) == ' ' && starts(s, start + 2, "1/2"); /* "2 1/2 years" */
    if (!mixed && read_numdate(s, start, &t) && !is_digit(s, t.end))
        t.classes = CLASS_NUMDATE | MARK_TRIGGER;
    else if (read_clock(s, start, &t))
        t.classes = CLASS_CLOCK | MARK_TRIGGER;
    else
        t = read_plain_number(s, start);
    t.start = start;
    bool path =
        t.classes & CLASS_NUMDATE && ((start > 0 && s->text[start - 1] == '/') || at(s, t.end) == '/');
    if (path || (!(t.classes & CLASS_NUMDATE) && is_other_number(s, start, t.end)))
        return break_run(s, t.end);
    if (t.classes & CLASS_DECADE && t.digits == 2)
        t.start -= apostrophe_before(s, start); /* "the '60s" */
    if (t.classes == CLASS_NUMBER && t.digits == 2 && apostrophe_before(s, start) > 0 && wants_year(s)) {
        t.start -= apostrophe_before(s, start); /* "May of '49" */
        t.value = t.value < 30 ? 2000 + t.value : 1900 + t.value;
        t.digits = 4;
        t.classes |= MARK_TRIGGER;
    }
    if (!push(s, t))
        return false;
    if (t.classes & MARK_TRIGGER)
        pass_genitive(s, t.end);
    return true;
}

/* ---- Words ---- */

static bool push_word(Scan *s, guint16 id, gsize start, gsize end)
{
    const Word *word = lexicon_word(id);
    Token t = {.start = start, .end = end, .word = id, .classes = word->classes, .value = word->value};
    t.capital = g_ascii_isupper(s->text[start]);
    if (!push(s, t))
        return false;
    pass_genitive(s, end);
    return true;
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

static bool scan_word(Scan *s)
{
    char low[20];
    gsize start = s->at, i = start;
    for (; is_letter(s, i); i++) {
        if (i - start < sizeof low - 4)
            low[i - start] = lower(s->text[i]);
    }
    gsize n = i - start;
    low[MIN(n, sizeof low - 4)] = '\0';
    guint16 id = n < sizeof low - 4 ? lexicon_find(low, n) : 0;
    if (!is_digit(s, i))
        return id ? push_word(s, id, start, i) : break_run(s, i);
    gint32 number; /* "Dec31" and "Q1" */
    gsize digits = read_number(s, i, &number);
    if (n + digits < sizeof low - 4) {
        memcpy(low + n, s->text + i, digits);
        guint16 whole = lexicon_find(low, n + digits);
        if (whole && !is_letter(s, i + digits))
            return push_word(s, whole, start, i + digits);
    }
    if (id && lexicon_word(id)->classes & CLASS_MONTH && digits <= 2 && !is_letter(s, i + digits))
        return push_word(s, id, start, i);
    while (is_letter(s, i) || is_digit(s, i))
        i++;
    return break_run(s, i);
}

bool scan_run(Engine *e, gsize *at_)
{
    Scan s = {.e = e, .text = e->text, .len = e->len, .at = *at_, .gap = *at_};
    e->n = 0;
    while (s.at < s.len) {
        guint8 k = kind[(guint8)s.text[s.at]];
        bool more = true;
        if (k == DIGIT)
            more = scan_number(&s);
        else if (k == LETTER || (k == MARK && mark_length(&s, s.at) == 0))
            more = scan_word(&s);
        else
            s.at += k == MARK ? mark_length(&s, s.at) : 1;
        if (!more)
            break;
    }
    *at_ = s.at;
    memset(e->memo_state, 0, e->n);
    e->holds = 0;
    for (guint i = 0; i < e->n; i++)
        e->holds |= token_mask(e->token[i].classes, e->token[i].word);
    return s.triggered;
}
