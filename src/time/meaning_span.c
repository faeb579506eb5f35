/* time: meanings made of other dates – parts of a span, the n-th of something, bounds, ranges, times of day.
 */
#include "edtf.h"
#include "phrase.h"

#include <string.h>

static bool closed(const Meaning *m)
{
    return m->window.earliest != DM_DAY_OPEN && m->window.latest != DM_DAY_OPEN;
}

/* ---- Parts of a span ---- */

/* Thirds of a unit, by its usual joints: [first, last] counted in days or months from its beginning. */
static const struct {
    Unit unit;
    bool months;
    int third[3][2]; /* −1: to the end */
} thirds[] = {
    {UNIT_WEEK, false, {{0, 2}, {2, 3}, {4, 6}}},        {UNIT_MONTH, false, {{0, 9}, {10, 19}, {20, -1}}},
    {UNIT_QUARTER, true, {{0, 0}, {1, 1}, {2, 2}}},      {UNIT_SEASON, true, {{0, 0}, {1, 1}, {2, 2}}},
    {UNIT_HALF, true, {{0, 1}, {2, 3}, {4, 5}}},         {UNIT_YEAR, true, {{0, 3}, {4, 7}, {8, 11}}},
    {UNIT_DECADE, true, {{0, 47}, {48, 83}, {84, 119}}},
};

static DmWindow third_of(DmWindow w, Unit unit, int third)
{
    for (guint i = 0; i < G_N_ELEMENTS(thirds); i++) {
        if (thirds[i].unit != unit)
            continue;
        Unit step = thirds[i].months ? UNIT_MONTH : UNIT_DAY;
        int last = thirds[i].third[third][1];
        DmWindow part = {unit_add(w.earliest, thirds[i].third[third][0], step), w.latest};
        if (last >= 0)
            part.latest = unit_add(w.earliest, last + 1, step) - 1;
        return part;
    }
    gint64 days = (gint64)w.latest - w.earliest + 1; /* centuries, odd spans */
    if (days < 3)
        return w;
    return (DmWindow){(DmDay)(w.earliest + days * third / 3),
                      (DmDay)(w.earliest + days * (third + 1) / 3 - 1)};
}

/* The part of a span that "early", "mid", "late", "beginning" or "end" means. */
static DmWindow edge_of(DmWindow w, Unit unit, int edge, DmDay reference)
{
    static const guint8 third[] = {[EDGE_EARLY] = 0, [EDGE_EARLIER] = 0,   [EDGE_MID] = 1, [EDGE_LATE] = 2,
                                   [EDGE_LATER] = 2, [EDGE_BEGINNING] = 0, [EDGE_END] = 2};
    bool inside = w.earliest <= reference && reference <= w.latest;
    if (edge == EDGE_EARLIER && inside)
        return (DmWindow){w.earliest, MAX(w.earliest, reference - 1)};
    if (edge == EDGE_LATER) { /* the second half, as far as it is to come */
        DmDay half = unit == UNIT_YEAR ? dm_day_add(w.earliest, 6, DM_UNIT_MONTHS)
                                       : w.earliest + (w.latest - w.earliest + 1) / 2;
        return (DmWindow){inside ? MAX(half, reference) : half, w.latest};
    }
    return third_of(w, unit, third[edge]);
}

static bool mean_edge(const Match *m, int edge, Meaning *out)
{
    const Meaning *date = &m->date[0]->found.meaning;
    if (!closed(date) || date->edge)
        return false;
    *out = *date;
    if (out->type == DM_TIMEX_DURATION)
        return false;
    if (date->unit > UNIT_WORKDAY && date->unit != UNIT_WEEKEND)
        out->window = edge_of(date->window, date->unit, edge, m->e->reference);
    out->edge = edge == EDGE_END;
    return true;
}

/* "early March", "mid-1990s", "late last year", "later this week". */
bool act_edge(const Match *m, int arg, Meaning *out)
{
    bool later = m->edge == EDGE_EARLIER || m->edge == EDGE_LATER;
    if (arg == 1 && !later && (m->edge == EDGE_MID || m->date[0]->found.meaning.unit >= UNIT_YEAR))
        return false; /* "early in 2016" is told of 2016 */
    return mean_edge(m, m->edge, out);
}

/* "the end of the month", "the beginning of 2012": arg says which. */
bool act_edge_of(const Match *m, int arg, Meaning *out)
{
    const Token *second = &m->e->token[m->from + 1];
    if (m->dates > 0 && m->to == m->from + (guint)(m->date[0]->to - m->date[0]->from) + 1 &&
        !(second->classes & (CLASS_NUMBER | CLASS_MONTH)))
        return false; /* "will end Thursday night" */
    if (m->dates > 0)
        return mean_edge(m, arg, out);
    mean_unit(out, m->e->reference, m->unit[0], 0); /* "end of month" */
    if (m->unit[0] < UNIT_WEEK)
        return false;
    out->window = edge_of(out->window, m->unit[0], arg, m->e->reference);
    out->edge = arg == EDGE_END;
    return true;
}

/* "the rest of the week": from the reference on. */
bool act_rest_of(const Match *m, int arg, Meaning *out)
{
    const Meaning *date = &m->date[0]->found.meaning;
    DmDay ref = m->e->reference;
    if (!closed(date) || date->window.latest < ref)
        return false;
    *out = *date;
    out->window.earliest = MAX(date->window.earliest, ref);
    return true;
}

/* "year-end", "month-end": the last day. */
bool act_year_end(const Match *m, int arg, Meaning *out)
{
    mean_unit(out, m->e->reference, m->units > 0 ? m->unit[0] : UNIT_YEAR, 0);
    if (m->years > 0)
        mean_unit(out, dm_day_from_ymd(m->year[0], 1, 1), UNIT_YEAR, 0);
    if (out->unit < UNIT_WEEK)
        return false;
    out->window.earliest = out->window.latest;
    return true;
}

/* "the first Monday of May", "last Friday in October" (arg −1). */
bool act_nth_weekday(const Match *m, int arg, Meaning *out)
{
    const Meaning *of = &m->date[0]->found.meaning;
    if (!closed(of) || of->unit < UNIT_MONTH)
        return false;
    int n = arg < 0 ? -1 : m->ordinal[0];
    DmDay first = of->window.earliest + (m->weekday - dm_day_weekday(of->window.earliest) + 7) % 7;
    DmDay last = of->window.latest - (dm_day_weekday(of->window.latest) - m->weekday + 7) % 7;
    DmDay day = n > 0 ? first + (n - 1) * 7 : last;
    return day <= of->window.latest && mean_unit(out, day, UNIT_DAY, 0);
}

/* First day of the n-th unit that belongs to a span; a week belongs where its Thursday lies (ISO 8601). */
static DmDay unit_in(DmWindow w, Unit unit, int n)
{
    if (unit != UNIT_WEEK)
        return n > 0 ? unit_add(w.earliest, n - 1, unit) : unit_window(w.latest, unit, n + 1).earliest;
    DmDay first = unit_window(w.earliest + 3, UNIT_WEEK, 0).earliest,
          last = unit_window(w.latest - 3, UNIT_WEEK, 0).earliest;
    return n > 0 ? first + (n - 1) * 7 : last + (n + 1) * 7;
}

/* "the third month of 2021", "the last week of this month" (arg −1), "the third last week" (arg −2). */
bool act_nth_unit(const Match *m, int arg, Meaning *out)
{
    const Meaning *of = &m->date[0]->found.meaning;
    int n = arg == -1 ? -1 : arg == -2 ? -m->ordinal[0] : m->ordinal[0];
    Unit unit = m->unit[0];
    if (!closed(of) || unit >= of->unit || unit < UNIT_DAY || of->unit < UNIT_WEEK || n == 0)
        return false;
    if (unit == UNIT_WEEK && planner(m) && n > 0 &&
        dm_day_weekday(of->window.earliest) != 0) /* whole weeks only */
        return mean_unit(out, unit_window(of->window.earliest, UNIT_WEEK, n).earliest, UNIT_WEEK, 0);
    DmDay day = unit_in(of->window, unit, n);
    return day <= of->window.latest && day >= of->window.earliest - 6 && mean_unit(out, day, unit, 0);
}

/* "the first ten days of May" (1), "the last four months of 2021" (−1). */
bool act_nth_of(const Match *m, int arg, Meaning *out)
{
    const Meaning *of = &m->date[0]->found.meaning;
    const Length *l = &m->length[0];
    if (closed(of) && l->n[0].many && l->unit[0] >= UNIT_DAY && l->unit[0] < of->unit) {
        *out = *of; /* "the last days of 2024" */
        out->window = third_of(of->window, of->unit, arg > 0 ? 0 : 2);
        return true;
    }
    if (!closed(of) || l->parts != 1 || l->n[0].many || l->unit[0] < UNIT_DAY || l->unit[0] >= of->unit ||
        l->n[0].usual < 1)
        return false;
    DmDay a = unit_in(of->window, l->unit[0], arg > 0 ? 1 : -l->n[0].usual);
    DmDay b =
        unit_window(unit_in(of->window, l->unit[0], arg > 0 ? l->n[0].usual : -1), l->unit[0], 0).latest;
    if (a > b || a < of->window.earliest - 6)
        return false;
    mean_length(l, out); /* TimeML sees the length, the window is where it lies */
    out->window = (DmWindow){a, b};
    return true;
}

/* "the week of May 5", "the week beginning 4 February". */
bool act_week_of(const Match *m, int arg, Meaning *out)
{
    const Meaning *date = &m->date[0]->found.meaning;
    return closed(date) && date->unit <= UNIT_DAY && mean_unit(out, date->window.earliest, UNIT_WEEK, 0);
}

/* "week 31", "week 3 of 2027". */
bool act_week_number(const Match *m, int arg, Meaning *out)
{
    int year, n = m->number.usual;
    dm_day_to_ymd(m->dates > 0 ? m->date[0]->found.meaning.window.earliest : m->e->reference, &year, NULL,
                  NULL);
    if (n < 1 || n > 53 || m->number.low != m->number.high ||
        (m->dates > 0 && m->date[0]->found.meaning.unit != UNIT_YEAR))
        return false;
    return mean_unit(out, dm_day_from_ymd(year, 1, 4), UNIT_WEEK, n - 1); /* 4 January is always in week 1 */
}

/* "the 20th of next month", "the thirty-first day of the month", "third day of October". */
bool act_day_of(const Match *m, int arg, Meaning *out)
{
    const Meaning *of = &m->date[0]->found.meaning;
    int day = m->days > 0 ? m->day[0] : m->ordinal[0];
    if (!closed(of) || of->unit != UNIT_MONTH || of->window.earliest + day - 1 > of->window.latest)
        return false;
    return mean_unit(out, of->window.earliest + day - 1, UNIT_DAY, 0);
}

/* ---- Bounds and ranges ---- */

/* "since", "until", "before", "after" and their kin. In a field a bound without a beginning runs from the
 * reference. */
bool act_bound(const Match *m, int arg, Meaning *out)
{
    const Meaning *date = &m->date[0]->found.meaning;
    const Engine *e = m->e;
    if (!closed(date) || date->unit == UNIT_NONE)
        return false;
    *out = *date;
    if (e->field && date->readings > 0)
        return true; /* the field will be told of them */
    DmDay open = e->field && e->role == DM_ROLE_DUE ? e->reference : DM_DAY_OPEN;
    switch (arg) {
    case SINCE:
        out->window.latest = DM_DAY_OPEN;
        break;
    case UNTIL:
        out->window.earliest = open;
        break;
    case BEFORE:
        out->window = (DmWindow){open, date->edge ? date->window.latest : date->window.earliest - 1};
        break;
    default:
        out->window = (DmWindow){date->window.latest + 1, DM_DAY_OPEN};
    }
    out->unit = UNIT_NONE;
    out->floating = UNIT_NONE;
    return true;
}

static void move(Meaning *m, int n)
{
    m->window.earliest = unit_add(m->window.earliest, n, m->floating);
    m->window.latest =
        m->unit == UNIT_DAY ? m->window.earliest : unit_window(m->window.earliest, m->unit, 0).latest;
    unit_value(m->window.earliest, m->unit, m->value);
}

/* Of two dates the one that says less goes with the other: "from May to October 2020" is all in 2020. */
void mean_together(Meaning *a, Meaning *b, DmDay reference)
{
    if (b->floating && a->window.earliest > b->window.latest)
        move(b, 1);
    if (a->floating == UNIT_YEAR && b->floating == UNIT_YEAR &&
        b->window.earliest >= unit_add(a->window.earliest, 1, UNIT_YEAR)) {
        /* "moved from May 5 to June 9": no year lies between */
        DmDay back = unit_add(b->window.earliest, -1, UNIT_YEAR);
        bool nearer = ABS(back - reference) < ABS(b->window.earliest - reference);
        move(nearer ? b : a, nearer ? -1 : 1);
    }
    if (a->floating == UNIT_YEAR && !b->floating) {
        for (int i = 0; i < 400 && a->window.earliest > b->window.earliest; i++)
            move(a, -1);
        for (int i = 0; i < 400 && unit_add(a->window.earliest, 1, UNIT_YEAR) <= b->window.earliest; i++)
            move(a, 1);
    }
}

/* "from A to B", "between A and B", "A - B". */
bool act_between(const Match *m, int arg, Meaning *out)
{
    Meaning a = m->date[0]->found.meaning, b = m->date[1]->found.meaning;
    if (!closed(&a) || !closed(&b) || a.unit == UNIT_NONE || b.unit == UNIT_NONE)
        return false;
    mean_together(&a, &b, m->e->reference);
    if (a.window.earliest > b.window.latest ||
        (arg == 1 && (a.unit != b.unit || a.window.latest >= b.window.earliest)))
        return false;
    *out = a;
    out->window.latest = b.window.latest;
    out->floating = UNIT_NONE;
    g_snprintf(out->value, sizeof out->value, "%.20s/%.20s", a.value, b.value);
    return true;
}

/* "from 2014 to the present". */
bool act_to_now(const Match *m, int arg, Meaning *out)
{
    const Meaning *date = &m->date[0]->found.meaning;
    if (!closed(date) || date->window.earliest > m->e->reference)
        return false;
    *out = *date;
    out->window.latest = m->e->reference;
    out->unit = UNIT_NONE;
    out->floating = UNIT_NONE;
    return true;
}

/* ---- Times of day ---- */

static const struct {
    const char *value;
    int minute;
} parts_of_day[] = {
    [PART_MORNING] = {"TMO", -1}, [PART_AFTERNOON] = {"TAF", -1}, [PART_EVENING] = {"TEV", -1},
    [PART_NIGHT] = {"TNI", -1},   [PART_NOON] = {"T12:00", 720},  [PART_MIDNIGHT] = {"T24:00", -1},
};

bool mean_part(Meaning *out, DmDay day, int part)
{
    mean_unit(out, day, UNIT_DAY, 0);
    out->type = DM_TIMEX_TIME;
    out->minute = parts_of_day[part].minute;
    g_strlcat(out->value, parts_of_day[part].value, sizeof out->value);
    return true;
}

/* A part of the day that comes round. */
static bool mean_parts(Meaning *out, const char *days, int part)
{
    out->type = DM_TIMEX_SET;
    out->window = (DmWindow){DM_DAY_OPEN, DM_DAY_OPEN};
    g_snprintf(out->value, sizeof out->value, "%s%s", days, parts_of_day[part].value);
    return true;
}

/* "every morning", "every Friday night". */
bool act_every_part(const Match *m, int arg, Meaning *out)
{
    char days[16] = "XXXX-XX-XX";
    if (m->weekday >= 0)
        g_snprintf(days, sizeof days, "XXXX-WXX-%d", m->weekday + 1);
    return mean_parts(out, days, m->part);
}

/* "every January", "every summer" (arg 1). */
bool act_named_set(const Match *m, int arg, Meaning *out)
{
    static const char *const seasons[] = {"SP", "SU", "FA", "WI"};
    out->type = DM_TIMEX_SET;
    out->window = (DmWindow){DM_DAY_OPEN, DM_DAY_OPEN};
    if (arg == 1)
        g_snprintf(out->value, sizeof out->value, "XXXX-%s", seasons[m->season]);
    else
        g_snprintf(out->value, sizeof out->value, "XXXX-%02d", m->month[0]);
    return true;
}

/* "one day last week": somewhere in it. */
bool act_one_day(const Match *m, int arg, Meaning *out)
{
    *out = m->date[0]->found.meaning;
    return closed(out) && out->unit >= UNIT_WEEKEND && out->unit <= UNIT_YEAR;
}

/* "that night", "in the afternoon" (arg 1): of the day the text is at; "the next morning" (2) of the one
 * after. */
bool act_that_part(const Match *m, int arg, Meaning *out)
{
    static const char *const sure[] = {"in", "during", "of", "by", "for", "until", NULL};
    const Token *before = token_before(m);
    if (m->e->token[m->to - 1].classes & MARK_PLURAL || m->part >= PART_NOON ||
        (arg == 1 && (!word_in(before, sure) || m->e->field)) ||
        (arg == 2 && m->relation != RELATION_PREVIOUS && m->relation != RELATION_NEXT &&
         m->relation != RELATION_FOLLOWING))
        return false;
    int days = m->relation == RELATION_PREVIOUS ? -1 : m->relation >= RELATION_NEXT ? 1 : 0;
    return mean_part(out, setting(m) + days, m->part);
}

/* "this morning", "tonight" (arg 1), "noon" (2). */
bool act_part(const Match *m, int arg, Meaning *out)
{
    if (arg == 2 && m->part != PART_NOON && m->part != PART_MIDNIGHT)
        return false;
    if (arg != 1 && m->e->token[m->to - 1].capital && (capital_follows(m) || follows_title(m)))
        return false; /* "Midnight Cowboy", "Mrs. Noon" */
    if (arg == 1 && m->e->token[m->from].capital && m->e->token[m->from].join == JOIN_START &&
        word_before(m, " News "))
        return false;
    DmDay day = arg == 2 ? setting(m) : m->e->reference;
    return mean_part(out, day, arg == 1 ? PART_NIGHT : m->part);
}

/* The night before the reference. */
bool act_overnight(const Match *m, int arg, Meaning *out)
{
    static const char nouns[] = " train trains delivery trip trips trading mail success rate rates stay "
                                "stays success flight bag loans lows low guest guests ";
    return !word_after(m, nouns) && mean_part(out, m->e->reference - 1, PART_NIGHT);
}

/* "at dawn", "by nightfall": arg is the part of the day. */
bool act_dawn(const Match *m, int arg, Meaning *out)
{
    static const char sure[] = " at by before until till since after around from At By Before Until After ";
    return !m->e->token[m->from].capital && word_before(m, sure) && mean_part(out, setting(m), arg);
}

bool act_last_night(const Match *m, int arg, Meaning *out)
{
    return mean_part(out, m->e->reference + arg, arg < 0 || m->part < 0 ? PART_NIGHT : m->part);
}

/* "Thursday morning", "the evening of 5 May". */
bool act_date_part(const Match *m, int arg, Meaning *out)
{
    const Meaning *date = &m->date[0]->found.meaning;
    bool early_hours = arg == EARLY_HOURS;
    if (date->unit != UNIT_DAY || (date->type != DM_TIMEX_DATE && !early_hours) ||
        date->window.earliest != date->window.latest ||
        (arg == 1 && m->part != PART_NOON && m->part != PART_MIDNIGHT))
        return false;
    if (m->e->token[m->to - 1].classes & MARK_PLURAL && !early_hours) { /* "Sunday mornings" */
        char days[16];
        g_snprintf(days, sizeof days, "XXXX-WXX-%d", dm_day_weekday(date->window.earliest) + 1);
        return date->floating == UNIT_WEEK && mean_parts(out, days, m->part);
    }
    bool ok = mean_part(out, date->window.earliest, early_hours ? PART_MORNING : m->part);
    out->floating = date->floating;
    return ok;
}

bool mean_clock(Meaning *out, DmDay day, int minute)
{
    char clock[16];
    mean_unit(out, day, UNIT_DAY, 0);
    out->type = DM_TIMEX_TIME;
    out->minute = minute;
    clock[0] = 'T';
    char *at = dm_put_number(clock + 1, minute / 60, 2);
    *at++ = ':';
    dm_put_number(at, minute % 60, 2);
    g_strlcat(out->value, clock, sizeof out->value);
    return true;
}

/* "10:30 a.m.", "at 22:30", "1500 GMT" (arg 1: a zone makes it sure). */
bool act_clock(const Match *m, int arg, Meaning *out)
{
    static const char *const sure[] = {"at",     "by",    "until", "from", "before",  "after",
                                       "around", "about", "since", "to",   "between", NULL};
    static const char *const pair[] = {"and", "or", NULL};
    const Token *before = token_before(m);
    bool listed = m->from > 1 && word_in(before, pair) && m->e->token[m->from - 2].classes & CLASS_CLOCK;
    bool certain = listed || arg == 1 || (m->digits && m->digits->digits == 1) || m->e->alone;
    for (guint i = 0; before && before->word && sure[i]; i++)
        certain = certain || strcmp(lexicon_word(before->word)->text, sure[i]) == 0;
    return certain && mean_clock(out, setting(m), m->clock);
}

/* Minutes of "7" in "7 in the evening". */
static int clock_in(const Match *m, int part)
{
    bool half = m->digits && m->digits->classes & CLASS_CLOCK && m->digits->half;
    bool later = part == PART_AFTERNOON || part == PART_EVENING || (part == PART_NIGHT && m->clock >= 5 * 60);
    return half && later && m->clock < 12 * 60 ? m->clock + 12 * 60 : m->clock;
}

/* "5:15 in the morning", "10 o'clock that night": of the day the text is at. */
bool act_clock_part(const Match *m, int arg, Meaning *out)
{
    return m->part < PART_NOON && mean_clock(out, arg ? m->e->reference : setting(m), clock_in(m, m->part));
}

/* The part of the day that a value like 2025-08-19TNI names; −1: none. */
static int part_of(const Meaning *date)
{
    const char *t = strchr(date->value, 'T');
    for (int i = 0; t && i < PART_NOON; i++) {
        if (strcmp(t, parts_of_day[i].value) == 0)
            return i;
    }
    return -1;
}

bool act_date_clock(const Match *m, int arg, Meaning *out)
{
    const Meaning *date = &m->date[0]->found.meaning;
    if (date->unit != UNIT_DAY || date->window.earliest != date->window.latest || date->minute >= 0)
        return false;
    bool ok = mean_clock(out, date->window.earliest, clock_in(m, part_of(date)));
    out->floating = date->floating;
    return ok;
}
