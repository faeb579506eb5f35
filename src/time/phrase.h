/* time: what the files of the phrase engine share.
 *
 * The way of a phrase: scan.c cuts text into runs of known words (lexicon.def), pattern.c tries the rules of
 * rules.def on each run, the actions in meaning_*.c turn what matched into a Meaning, find.c hands it out as
 * a DmTimex and resolve.c as a DmDate. event.c adds the days that only an event of the text tells. */
#pragma once
#include <demarche/time.h>

/* ---- Units ---- */

typedef enum Unit {
    UNIT_NONE,
    UNIT_SECOND,
    UNIT_MINUTE,
    UNIT_HOUR,
    UNIT_NIGHT,
    UNIT_DAY,
    UNIT_WORKDAY,
    UNIT_WEEKEND,
    UNIT_WEEK,
    UNIT_WORKWEEK,
    UNIT_FORTNIGHT,
    UNIT_MONTH,
    UNIT_QUARTER,
    UNIT_SEASON,
    UNIT_HALF,
    UNIT_YEAR,
    UNIT_DECADE,
    UNIT_CENTURY,
    UNITS
} Unit;

/* The unit that holds `day`, moved on by `n` units. */
DmWindow unit_window(DmDay day, Unit unit, int n);
DmDay unit_add(DmDay day, int n, Unit unit);
/* Writes the TIMEX3 value of the unit that begins with `day`: 2025-08-21, 2025-W34, 2025-08, 2025-Q3 … */
#define UNIT_VALUE_MAX 24
void unit_value(DmDay day, Unit unit, char out[UNIT_VALUE_MAX]);
/* Appends a duration: "P7D", "PT2H", "PXW" for an unknown number (n < 0). */
void unit_duration(Unit unit, double n, char out[UNIT_VALUE_MAX]);

/* ---- Words ---- */

typedef enum Class {
    CLASS_WEEKDAY = 1 << 0,
    CLASS_MONTH = 1 << 1,
    CLASS_UNIT = 1 << 2,
    CLASS_CARDINAL = 1 << 3, /* number word */
    CLASS_NUMBER = 1 << 4,   /* digits */
    CLASS_ORDINAL = 1 << 5,
    CLASS_PART = 1 << 6, /* of the day */
    CLASS_SEASON = 1 << 7,
    CLASS_RELATION = 1 << 8, /* last −1, this 0, next 1 */
    CLASS_EDGE = 1 << 9,     /* early, mid, late */
    CLASS_CLOCK = 1 << 10,
    CLASS_NUMDATE = 1 << 11,
    CLASS_DECADE = 1 << 12,
    CLASS_QUARTER = 1 << 13, /* Q1 … Q4, H1, H2 */
    CLASS_TIMES = 1 << 14,   /* daily, weekly */
    CLASS_NEAR = 1 << 15,    /* today, tomorrow */
    CLASS_VAGUE = 1 << 16,   /* several, few */
    CLASS_ABOUT = 1 << 17,   /* nearly, about */
    CLASS_ZONE = 1 << 18,
    CLASS_REF = 1 << 19, /* now, recently */
    CLASS_DECADES = 1 << 20,
    CLASSES = (1 << 21) - 1,
    /* marks beside the classes */
    MARK_PLURAL = 1 << 25,
    MARK_SHORT = 1 << 26,   /* an abbreviation: a full stop may follow */
    MARK_COMMON = 1 << 27,  /* also an everyday word: needs company to be a date */
    MARK_TRIGGER = 1 << 28, /* a run without one holds no date */
} Class;

typedef struct Word {
    const char *text;
    guint32 classes;
    gint32 value;
} Word;

/* Number of the word in the lexicon, 0 when it is not there. `text` is lower case. */
guint16 lexicon_find(const char *text, gsize len);
/* The same; a word that is missing is added without a class. */
guint16 lexicon_intern(const char *text);
const Word *lexicon_word(guint16 id);
guint lexicon_size(void);
/* Loads words and rules once. */
void lexicon_load(void);

/* Values of CLASS_RELATION, CLASS_EDGE and CLASS_PART words. */
enum {
    RELATION_PREVIOUS = -12,
    RELATION_PAST = -11,
    RELATION_LAST = -10,
    RELATION_THIS = 0,
    RELATION_CURRENT = 1,
    RELATION_SAME = 2,
    RELATION_NEXT = 10,
    RELATION_COMING = 11,
    RELATION_FOLLOWING = 12,
};
enum { EDGE_EARLY, EDGE_EARLIER, EDGE_MID, EDGE_LATE, EDGE_LATER, EDGE_BEGINNING, EDGE_END };
enum { PART_MORNING, PART_AFTERNOON, PART_EVENING, PART_NIGHT, PART_NOON, PART_MIDNIGHT };

/* ---- Tokens ---- */

typedef enum Join { /* what stands between a token and the one before */
                    JOIN_NONE = 1 << 0,
                    JOIN_SPACE = 1 << 1,
                    JOIN_HYPHEN = 1 << 2,
                    JOIN_DASH = 1 << 3, /* " - ", "–" */
                    JOIN_COMMA = 1 << 4,
                    JOIN_SLASH = 1 << 5,
                    JOIN_GENITIVE = 1 << 6, /* 's */
                    JOIN_START = 1 << 7,    /* first of its run */
                    JOIN_PAREN = 1 << 8,    /* " (" or ") " */
} Join;

typedef struct Token {
    gsize start, end; /* bytes */
    guint32 classes;
    guint16 word, join;
    gint32 value;  /* of the word; the number; the year of a date in digits */
    gint16 month;  /* of a date in digits */
    gint16 day;    /* the same; of a clock time nothing */
    gint16 digits; /* how many digits a number has */
    gint16 half;   /* tenths behind the point */
    bool capital, two_readings;
} Token;

/* Classes of a token in the low half, a bit of its word in the high one: turns most rules away unread. */
static inline guint64 token_mask(guint32 classes, guint16 word)
{
    return (classes & CLASSES) | (word ? (guint64)1 << (32 + word % 32) : 0);
}

#define RUN_MAX 64 /* tokens of one run; what is longer is cut */

/* ---- Meanings ---- */

typedef struct Number {
    int low, high, usual; /* "a few": 2, 5, 3 */
    bool vague, half;     /* half: and a half */
    bool many;            /* no number said: "weeks" */
} Number;

typedef struct Length { /* "two weeks and three days" */
    Number n[3];
    Unit unit[3];
    guint parts;
    bool approximate;
    int bound;    /* −1 less than, 1 more than, 0 neither */
    bool article; /* "a week" */
} Length;

/* A day that an event of the text tells, see event.c. */
enum {
    EVENT_OPENING = 1,
    EVENT_NTH,
    EVENT_CLOSING,
    EVENT_DAY,
    EVENT_BEFORE,
    EVENT_AFTER,
    EVENT_EVE,
    /* the day before */ EVENT_MORROW,
    /* the day after */ EVENT_ANNIVERSARY
};
typedef struct EventRef {
    gsize noun, noun_end; /* bytes of the noun that names it */
    gint16 low, high;     /* which day; how many units off */
    guint8 kind;          /* EVENT_…, 0: none */
    bool named;
    Unit unit;
} EventRef;

typedef struct Meaning {
    DmWindow window;
    Unit unit; /* its grain */
    DmTimexType type;
    char value[48];
    bool approximate;
    Unit floating;  /* the unit it could be moved by: a year when none is said, a week for a weekday */
    bool edge;      /* "the end of …": before it still takes its last day */
    int minute;     /* −1 when no time of day is said */
    guint readings; /* 1: it may as well mean … */
    DmWindow other[1];
    EventRef event;
} Meaning;

typedef struct EventPending {
    guint index; /* among the expressions found */
    EventRef ref;
} EventPending;

typedef struct Found { /* one TIMEX3 expression */
    guint16 from, to;  /* tokens of its extent */
    guint16 rule;
    Meaning meaning;
} Found;

typedef struct Result {
    guint16 from, to; /* tokens of the whole match */
    Found found;
    guint parts; /* dates inside that stand on their own in running text: "since March" is March */
    Found part[2];
} Result;

/* ---- The engine ---- */

typedef struct Engine {
    const char *text;
    gsize len;
    DmDay reference;
    DmPrefer prefer;
    bool field;      /* a date field: the phrase is all there is */
    DmDateRole role; /* of the field */
    bool alone;      /* the text is one phrase */
    Meaning last;    /* the date read last, for "two days later" */
    gsize last_at;   /* the byte behind it */
    bool has_last;
    Meaning span;    /* the month, quarter or half named last; UNIT_NONE before the first */
    gsize span_at;   /* the byte behind it */
    DmDay day;       /* the single day named last, DM_DAY_OPEN before the first */
    gsize day_at;    /* the byte behind it */
    GArray *pending; /* of EventPending, in order */

    Token token[RUN_MAX];
    guint n;
    guint64 holds; /* what its tokens are, together (token_mask) */
    Result memo[RUN_MAX];
    guint8 memo_state[RUN_MAX]; /* 0 not tried, 1 nothing, 2 something */
} Engine;

/* What the elements of a pattern caught. */
typedef struct Match {
    Engine *e;
    guint from, to; /* tokens; `to` is known when the action runs */
    int weekday, part, season, relation, edge, clock, quarter, times, near, ref;
    int day[2], month[2], year[2];
    guint days, months, years;
    int ordinal[2];
    guint ordinals;
    Unit unit[2];
    guint units;
    Number number;
    Length length[2];
    guint lengths;
    const Result *date[2];
    guint dates;
    const Token *digits; /* a date in digits, a decade */
} Match;

/* Makes a meaning of what a rule caught; false when it makes none. `arg` is the row's own. */
typedef bool (*Action)(const Match *m, int arg, Meaning *out);

typedef struct Rule {
    const char *name, *pattern;
    Action action;
    int arg;
    const char *example, *reference, *earliest, *latest, *value; /* the unit test of the row */
} Rule;

extern const Rule phrase_rules[];
extern const guint phrase_rule_count;

void pattern_load(void);
/* The longest expression that begins at token `at`, without the words that bound it; NULL: none. Borrowed. */
const Result *pattern_date(Engine *e, guint at);
/* The same with them: "since …", "from … to …". */
bool pattern_match(Engine *e, guint at, Result *ret_result);

/* Reads the next run of known words from *at on; false at the end of the text. */
bool scan_run(Engine *e, gsize *at);

/* Which way the sentence points at byte `at`: −1 past, 1 future, 0 not told. */
void tense_load(void);
int tense_at(const char *text, gsize len, gsize start, gsize end);
/* Does a sentence end with the byte at `i`? */
bool ends_sentence(const char *text, gsize len, gsize i);

/* The last expression in `found` is told by an event: gives it its day when the text has already told it,
 * else keeps it in mind. */
void event_wait(Engine *e, GArray *found, const EventRef *ref);
/* Gives the pending expressions in `found` their days; those that name none but by an event are dropped. */
void events_settle(Engine *e, GArray *found);

/* ---- Actions, by file ---- */

/* Fills `out` with the unit that holds `day`, moved on by `n`. Always true. */
bool mean_unit(Meaning *out, DmDay day, Unit unit, int n);
/* A time of that day, in minutes. Always true. */
bool mean_clock(Meaning *out, DmDay day, int minute);
/* A bare length: type and value, no days. Always true. */
bool mean_length(const Length *l, Meaning *out);
/* −1 past, 1 future, 0 not told: what the field, the option or the sentence says. */
int lean(const Match *m);
/* The day that "later" and "the same" count from: the last date of the text when it was a day, else the
 * reference. */
DmDay anchor(const Match *m);
/* The day a clock time without one belongs to: the day the text is at – the last one named, in the same
 * paragraph or within a week of the reference – else the reference. */
DmDay setting(const Match *m);
/* The month, quarter or half the text speaks of, named at most `reach` bytes before in the same paragraph;
 * NULL: none. */
const Meaning *span_near(const Match *m, gsize reach);
/* Arguments of act_relation, act_every and act_the_unit beside a count: the working week, a whole year back,
 * the whole of it, the day the text is at. */
enum { WORKING = 5, LAST_YEAR, ALL, SETTING };
/* Argument of act_date_part: "the early hours of". */
#define EARLY_HOURS 2
/* Argument of act_ref: now. */
#define PRESENT 2
/* Arguments of act_bound. */
enum { SINCE, UNTIL, BEFORE, AFTER };
const Token *token_before(const Match *m);
/* Is the token one of these words (NULL ends the list)? A NULL token is not. */
bool word_in(const Token *t, const char *const *list);
/* Is the match part of a name ("Theresa May", "LA Weekly"), or first in its sentence ("May I")? */
bool looks_like_name(const Match *m);
/* Is the word right before (behind) the match one of these? Each stands between blanks. */
bool word_before(const Match *m, const char *words);
bool word_after(const Match *m, const char *words);
/* Does a bearer of titles stand before ("Mr. Friday", "Judge Winter")? */
bool follows_title(const Match *m);
/* Does a capitalised word that is no date follow at once ("20th Century Fox")? */
bool capital_follows(const Match *m);
/* Is it told of a match rather than of a year ("trailed at the half")? */
bool told_of_sport(const Match *m);
/* A part of that day. Always true. */
bool mean_part(Meaning *out, DmDay day, int part);
/* Does a word follow at once, without punctuation? */
bool word_goes_on(const Match *m);
/* With the future preferred, spans are counted in whole calendar units, as in plans. */
bool planner(const Match *m);
/* Of two dates of a range moves the one that says less to the other; `reference` tells which is nearer. */
void mean_together(Meaning *a, Meaning *b, DmDay reference);
/* Feasts as the argument of act_feast: a day of the year, days after Western or Orthodox Easter, the n-th
 * weekday of a month (n −1: the last), a month (and day, 0: all of it) of the Islamic year. */
enum { FEAST_FIXED, FEAST_EASTER, FEAST_ORTHODOX, FEAST_NTH, FEAST_ISLAMIC };
#define FEAST(kind, a, b, c) ((kind) << 24 | ((a) + 100) << 16 | (b) << 8 | ((c) + 8))

// clang-format off
#define ACTIONS(X) \
    X(numdate) X(day_month) X(month) X(weekday) X(weekday_of_relation) X(weekday_date) \
    X(weekday_day) X(day) X(year) X(days) X(months) X(near) X(relation) X(the_unit) \
    X(relation_month) X(relation_season) X(weekday_relation) X(ago) X(from_date) X(later) \
    X(last_length) X(within) X(in) X(edge) X(edge_of) X(nth_weekday) X(nth_unit) X(nth_of) \
    X(week_of) X(quarter) X(half) X(season) X(decade) X(century) X(feast) X(part) X(date_part) \
    X(last_night) X(clock) X(date_clock) X(bound) X(between) X(length) X(age) X(every) X(times) \
    X(weekdays) X(ref) X(year_end) X(week_number) X(day_of) X(weekday_length) X(date_length) \
    X(per_unit) X(month_in_length) X(weekdays_from) X(many_units) X(after_next) X(rest_of) \
    X(nth_coming) X(weekend) X(to_now) X(years) X(event) X(that_date) X(feast_weekend) \
    X(relation_feast) X(named_set) X(one_day) X(clock_part) X(rate_length) X(rate) X(every_part) \
    X(weekends) X(that_part) X(month_relation) X(time_noun) X(overnight) X(dawn)
// clang-format on
#define X(name) bool act_##name(const Match *m, int arg, Meaning *out);
ACTIONS(X)
#undef X
