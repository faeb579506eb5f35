/* time: the classes that stand in braces in a pattern – {weekday}, {year}, {date} – and how each is read. */
#include "pattern.h"

#include <string.h>

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
    if (used && m->clock < 0) /* of two zones the first counts */
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
    m->clock = m->clock < 0 ? value : m->clock;
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

guint take_date(Match *m, guint at)
{
    if (m->dates == G_N_ELEMENTS(m->date) || !token(m, at))
        return 0;
    const Result *r = pattern_date(m->e, at);
    if (!r || !is_date(r))
        return 0;
    m->date[m->dates++] = r;
    return r->to - at;
}

static const ClassInfo classes[] = {
    {"weekday", take_weekday, CLASS_WEEKDAY, false},
    {"weekdays", take_weekdays, CLASS_WEEKDAY, false},
    {"anyweekday", take_anyweekday, CLASS_WEEKDAY, false},
    {"month", take_month, CLASS_MONTH, false},
    {"day", take_day, CLASS_NUMBER | CLASS_ORDINAL | CLASS_CARDINAL, false},
    {"year", take_year, CLASS_NUMBER | CLASS_CARDINAL, false},
    {"yy", take_short_year, CLASS_NUMBER, false},
    {"number", take_number, CLASS_NUMBER | CLASS_CARDINAL | CLASS_VAGUE, true},
    {"ordinal", take_ordinal, CLASS_ORDINAL | CLASS_CARDINAL, false},
    {"unit", take_unit, CLASS_UNIT, false},
    {"unit1", take_singular, CLASS_UNIT, false},
    {"units", take_plural, CLASS_UNIT, false},
    {"length", take_length, CLASS_NUMBER | CLASS_CARDINAL | CLASS_VAGUE | CLASS_ABOUT | CLASS_UNIT, true},
    {"relation", take_relation, CLASS_RELATION, false},
    {"edge", take_edge, CLASS_EDGE, false},
    {"part", take_part, CLASS_PART, false},
    {"season", take_season, CLASS_SEASON, false},
    {"quarter", take_quarter, CLASS_QUARTER, false},
    {"clock", take_clock, CLASS_CLOCK, false},
    {"hhmm", take_number_as_clock, CLASS_NUMBER, false},
    {"numdate", take_numdate, CLASS_NUMDATE, false},
    {"decade", take_decade, CLASS_DECADE, false},
    {"decades", take_decades, CLASS_DECADES, false},
    {"times", take_times, CLASS_TIMES, false},
    {"near", take_near, CLASS_NEAR, false},
    {"ref", take_ref, CLASS_REF, false},
    {"zone", take_zone, CLASS_ZONE, false},
    {"date", take_date, 0, false},
};

const ClassInfo *class_named(const char *name, gsize len)
{
    for (guint i = 0; i < G_N_ELEMENTS(classes); i++) {
        if (strlen(classes[i].name) == len && strncmp(classes[i].name, name, len) == 0)
            return &classes[i];
    }
    g_error("no class {%.*s} for date rules", (int)len, name);
}
