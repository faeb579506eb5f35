/* time: meanings counted from the reference or from another date – yesterday, two weeks ago, the next three
 * months. */
#include "phrase.h"

#include <string.h>

DmDay anchor(const Match *m)
{
    const Engine *e = m->e;
    return e->has_last && e->last.unit <= UNIT_WORKDAY ? e->last.window.earliest : e->reference;
}

/* Does the paragraph go on from byte `from` to the match, over at most `reach` bytes? */
static bool same_paragraph(const Match *m, gsize from, gsize reach)
{
    gsize to = m->e->token[m->from].start, far = to - MIN(to, from);
    return far < reach && !g_strstr_len(m->e->text + from, (gssize)far, "\n\n");
}

DmDay setting(const Match *m)
{
    enum { WEEK = 7, PARAGRAPH = 2000 };
    const Engine *e = m->e;
    if (e->field || e->day == DM_DAY_OPEN)
        return e->reference;
    bool near_by = ABS(e->day - e->reference) <= WEEK;
    return near_by || same_paragraph(m, e->day_at, PARAGRAPH) ? e->day : e->reference;
}

const Meaning *span_near(const Match *m, gsize reach)
{
    const Engine *e = m->e;
    return e->span.unit != UNIT_NONE && same_paragraph(m, e->span_at, reach) ? &e->span : NULL;
}

/* The date that "the same", "the following" and "the previous" unit counts from: the last one of the text
 * where it is no longer than the unit, else the reference. */
static DmDay anchor_of(const Match *m, Unit unit)
{
    const Engine *e = m->e;
    return e->has_last && e->last.unit <= unit && e->last.window.earliest != DM_DAY_OPEN
               ? e->last.window.earliest
               : e->reference;
}

bool planner(const Match *m)
{
    return m->e->prefer == DM_PREFER_FUTURE;
}

/* Moves a day by each part of a length, the numbers as `pick` chooses them: −1 lowest, 0 usual, 1 highest. */
static DmDay shift(DmDay day, const Length *l, int direction, int pick)
{
    for (guint i = 0; i < l->parts; i++) {
        const Number *n = &l->n[i];
        int count = n->vague || n->low != n->high ? (pick < 0   ? n->low
                                                     : pick > 0 ? n->high
                                                                : n->usual)
                                                  : n->usual;
        Unit unit = l->unit[i];
        if (unit <= UNIT_HOUR) {
            static const int per_day[] = {[UNIT_SECOND] = 86400, [UNIT_MINUTE] = 1440, [UNIT_HOUR] = 24};
            day = unit_add(day, direction * (count / per_day[unit]), UNIT_DAY);
            continue;
        }
        day = unit_add(day, direction * count, unit);
        if (n->half) {
            static const struct {
                Unit of, half;
                int n;
            } halves[] = {{UNIT_WEEK, UNIT_DAY, 3},
                          {UNIT_MONTH, UNIT_DAY, 15},
                          {UNIT_YEAR, UNIT_MONTH, 6},
                          {UNIT_DECADE, UNIT_YEAR, 5},
                          {UNIT_CENTURY, UNIT_YEAR, 50}};
            for (guint k = 0; k < G_N_ELEMENTS(halves); k++) {
                if (halves[k].of == unit)
                    day = unit_add(day, direction * halves[k].n, halves[k].half);
            }
        }
    }
    return day;
}

static Unit finest(const Length *l)
{
    return l->unit[l->parts - 1];
}

/* "half an hour" is PT30M. */
static bool half_value(Unit unit, char out[UNIT_VALUE_MAX])
{
    static const struct {
        Unit of, unit;
        int n;
    } halves[] = {{UNIT_MINUTE, UNIT_SECOND, 30}, {UNIT_HOUR, UNIT_MINUTE, 30},
                  {UNIT_DAY, UNIT_HOUR, 12},      {UNIT_YEAR, UNIT_MONTH, 6},
                  {UNIT_DECADE, UNIT_YEAR, 5},    {UNIT_CENTURY, UNIT_YEAR, 50}};
    for (guint i = 0; i < G_N_ELEMENTS(halves); i++) {
        if (halves[i].of == unit)
            return unit_duration(halves[i].unit, halves[i].n, out), true;
    }
    return false;
}

static void length_value(const Length *l, Meaning *out)
{
    if (l->parts == 1 && l->n[0].half && l->n[0].usual == 0 && !l->n[0].many &&
        half_value(l->unit[0], out->value))
        return;
    out->value[0] = '\0';
    bool clock = false;
    for (guint i = 0; i < l->parts; i++) {
        char part[24];
        const Number *n = &l->n[i];
        bool unknown = n->many || (n->vague && n->low != n->high);
        unit_duration(l->unit[i], unknown ? -1 : n->usual + (n->half ? 0.5 : 0), part);
        const char *tail = i == 0 ? part : part + 1 + (clock && part[1] == 'T');
        clock = clock || part[1] == 'T';
        g_strlcat(out->value, tail, sizeof out->value);
    }
}

bool mean_length(const Length *l, Meaning *out)
{
    out->window = (DmWindow){DM_DAY_OPEN, DM_DAY_OPEN};
    out->type = DM_TIMEX_DURATION;
    out->unit = finest(l);
    out->approximate = l->approximate;
    length_value(l, out);
    return true;
}

static bool mean_reference(Meaning *out, int direction)
{
    static const char *const values[] = {"PAST_REF", "PRESENT_REF", "FUTURE_REF"};
    out->type = DM_TIMEX_DATE;
    out->window = (DmWindow){DM_DAY_OPEN, DM_DAY_OPEN};
    g_strlcpy(out->value, values[direction + 1], sizeof out->value);
    return true;
}

/* Does the phrase go on with a noun, as in "the past five sessions", "the future king"? */
static bool noun_follows(const Match *m)
{
    static const char stops[] =
        " and but or to as is was were has had have that when who he she it they we with in on at for of by "
        "than "
        "because if while which will would could may can the a an there no not all his their ";
    return word_goes_on(m) && !word_after(m, stops);
}

/* "recent" and "current" before a noun: TIDES lists them among the words that alone make a time, and marks
 * the adjective alone. "Former", "previously" and "soon" order things and tell no time. */
static bool act_adjective(const Match *m, Meaning *out)
{
    if (!noun_follows(m) || word_before(m, " most more ") || word_after(m, " account accounts affairs ") ||
        (m->e->token[m->from].capital && capital_follows(m) && !word_after(m, " President Prime ")))
        return false;
    return mean_reference(out, m->e->token[m->from].classes & CLASS_RELATION ? 0 : -1);
}

/* "at the time", "at this time" (1), "in future" (2). */
bool act_time_noun(const Match *m, int arg, Meaning *out)
{
    static const char *const limit[] = {"by", NULL}, *const article[] = {"the", NULL};
    const Token *first = &m->e->token[m->from];
    if (arg == 0 &&
        (word_after(m, " of when that ") || (word_in(first, limit) && word_in(first + 1, article))))
        return false; /* "by the time he left" */
    if (arg == 2 && noun_follows(m))
        return false; /* "in future years" */
    return mean_reference(out, arg == 2 ? 1 : arg - 1);
}

bool act_ref(const Match *m, int arg, Meaning *out)
{
    static const char *const every[] = {"every", NULL}, *const adjectives[] = {"recent", "current", NULL};
    if (word_in(token_before(m), every))
        return false; /* "every now and then" */
    if (arg == 0 && word_in(&m->e->token[m->from], adjectives))
        return act_adjective(m, out);
    const char *text = m->e->text;
    if (m->to < m->e->n && arg == 0 && m->ref == 0 && word_after(m, " that and "))
        return false; /* "now that he is gone", "now and then" */
    gsize at = m->e->token[m->from].start, end = m->e->token[m->from].end;
    if (arg == 0 && m->ref > 0 &&
        ((at >= 3 && strncmp(text + at - 3, "as ", 3) == 0) ||
         (end + 3 <= m->e->len && strncmp(text + end, " as", 3) == 0) ||
         word_before(m, " too how Too How ") || (end < m->e->len && text[end] == '-')))
        return false; /* "as soon as", "too soon" */
    static const char *const the[] = {"the", NULL};
    if (arg != 0 && arg != PRESENT && word_in(&m->e->token[m->from], the) && noun_follows(m))
        return false; /* "the past five sessions", "the future king" */
    return mean_reference(out, arg == PRESENT ? 0 : arg == 0 ? m->ref : arg);
}

/* ---- Single days and units ---- */

enum { NEAR = 300 }; /* bytes over which a quarter or a year is still spoken of */

/* First day of the quarter that results are told of: the one named, else the present one, in its first weeks
 * the one before. */
static DmDay told_quarter(const Match *m)
{
    const Meaning *span = span_near(m, 3000);
    if (span && span->unit == UNIT_QUARTER)
        return span->window.earliest;
    DmDay first = unit_window(m->e->reference, UNIT_QUARTER, 0).earliest;
    return lean(m) < 0 && m->e->reference - first < 45 ? unit_window(first, UNIT_QUARTER, -1).earliest
                                                       : first;
}

/* "USA Today", "World News Tonight", "The Day After Tomorrow": a capital within the sentence. */
static bool named_so(const Match *m)
{
    const char *text = m->e->text;
    gsize start = m->e->token[m->from].start, i = start;
    if (m->to > m->from + 2 && m->e->token[m->from + 2].capital)
        return true;
    while (i > 0 && text[i - 1] == ' ')
        i--;
    gsize end = i;
    while (i > 0 && g_ascii_isalpha(text[i - 1]))
        i--;
    return end > i && end < start && g_ascii_isupper(text[i]) && !m->e->alone;
}

bool act_near(const Match *m, int arg, Meaning *out)
{
    const Token *first = &m->e->token[m->from];
    if (first->capital && named_so(m))
        return false;
    return mean_unit(out, m->e->reference, UNIT_DAY, arg ? arg : m->near);
}

/* The same part of another year: "up from a year earlier", told of the third quarter, is that of the year
 * before. */
static bool mean_year_off(const Match *m, int n, Meaning *out)
{
    const Meaning *span = span_near(m, NEAR);
    const Token *last = &m->e->token[m->to - 1];
    bool quarter = last->classes & CLASS_UNIT && last->value == UNIT_QUARTER;
    if (span && (!quarter || span->unit == UNIT_QUARTER))
        return mean_unit(out, unit_add(span->window.earliest, n, UNIT_YEAR), span->unit, 0);
    if (quarter)
        return mean_unit(out, unit_add(told_quarter(m), n, UNIT_YEAR), UNIT_QUARTER, 0);
    return mean_unit(out, m->e->reference, UNIT_YEAR, n);
}

static bool said_latest(const Match *m)
{
    static const char *const latest[] = {"latest", NULL};
    return word_in(&m->e->token[m->from + 1], latest);
}

/* "last week", "this month", "the coming quarter", "the following year", "the same day". */
bool act_relation(const Match *m, int arg, Meaning *out)
{
    Unit unit = arg == LAST_YEAR ? UNIT_YEAR : m->unit[0];
    int r = m->relation;
    DmDay from =
        r == RELATION_SAME || r == RELATION_FOLLOWING ||
                (r == RELATION_PREVIOUS && (unit <= UNIT_DAY || same_paragraph(m, m->e->last_at, NEAR))) ||
                (r == RELATION_NEXT && unit <= UNIT_DAY)
            ? anchor_of(m, unit)
            : m->e->reference;
    if (unit <= UNIT_HOUR)
        return false;
    if ((arg == -1 || arg == 1) && unit == UNIT_NIGHT)
        return !word_goes_on(m) && mean_part(out, anchor(m) + arg, PART_NIGHT);
    if (arg == -1 || arg == 1) /* "the year before" something is another year */
        return !word_goes_on(m) && mean_unit(out, unit <= UNIT_DAY ? anchor(m) : from, unit, arg);
    if (arg == LAST_YEAR)
        return mean_year_off(m, -1, out);
    if (arg == -2)
        return mean_unit(out, m->e->reference, unit, -2);
    if (arg == WORKING)
        unit = unit == UNIT_WEEK ? UNIT_WORKWEEK : UNIT_WORKDAY;
    if (unit == UNIT_DAY && r > RELATION_LAST && r <= RELATION_CURRENT)
        return false;
    int n = r <= RELATION_LAST ? -1 : r >= RELATION_NEXT ? 1 : 0;
    if (unit == UNIT_QUARTER && r == RELATION_SAME)
        from = told_quarter(m);
    if (unit == UNIT_NIGHT && n == 0)
        return false;
    if (n == 0 && unit == UNIT_WEEKEND && lean(m) < 0 && dm_day_weekday(from) < 5)
        n = -1;
    if (unit == UNIT_NIGHT && r == RELATION_PREVIOUS)
        return false; /* read with the parts of the day */
    if (unit == UNIT_FORTNIGHT && n > 0)
        return mean_unit(out, from, unit, 1);
    mean_unit(out, from, unit, n);
    bool back = r == RELATION_PAST ||
                (r == RELATION_LAST && unit >= UNIT_WEEK && unit <= UNIT_DECADE && unit != UNIT_QUARTER &&
                 unit != UNIT_SEASON && unit != UNIT_WEEKEND && !said_latest(m));
    if (back && strcmp(lexicon_word(m->e->token[m->from].word)->text, "the") == 0) {
        out->type = DM_TIMEX_DURATION; /* "the past year" is a length in TimeML, and ends now */
        unit_duration(unit, 1, out->value);
        if (!planner(m) && unit >= UNIT_WEEK)
            out->window = (DmWindow){unit_add(from, -1, unit), from - 1};
    }
    return true;
}

/* "the week", "the year": the reference's own. */
bool act_the_unit(const Match *m, int arg, Meaning *out)
{
    Unit unit = m->unit[0];
    const char *text = m->e->text;
    gsize end = m->e->token[m->to - 1].end;
    if (end + 1 < m->e->len && text[end] == '-' && g_ascii_isalpha(text[end + 1]))
        return false; /* "the week-long siege" */
    if (m->e->token[m->to - 1].capital && word_before(m, " of "))
        return false; /* "Man of the Year" */
    static const char *const whole_day[] = {"for", "during", "of", "in", NULL};
    if (arg == SETTING || (unit == UNIT_DAY && word_in(token_before(m), whole_day) && !word_goes_on(m)))
        return unit == UNIT_DAY && mean_unit(out, setting(m), UNIT_DAY, 0);
    if (unit <= UNIT_NIGHT || unit == UNIT_CENTURY || unit == UNIT_SEASON ||
        (unit == UNIT_DAY && !m->e->alone))
        return false;
    if (unit == UNIT_WEEKEND)
        return act_weekend(m, 0, out);
    if (unit == UNIT_QUARTER && told_of_sport(m))
        return false;
    return mean_unit(out, unit == UNIT_QUARTER ? told_quarter(m) : m->e->reference, unit, 0);
}

/* The weekend of this week, or of the last where the sentence is of the past. */
bool act_weekend(const Match *m, int arg, Meaning *out)
{
    if (m->e->token[m->to - 1].capital && capital_follows(m))
        return false; /* "Weekend Edition" */
    DmDay ref = m->e->reference;
    return mean_unit(out, ref, UNIT_WEEKEND, dm_day_weekday(ref) < 5 && lean(m) < 0 ? -1 : 0);
}

/* "that date": the last day of the text; "the date" (arg 1) only where it is remembered or kept to, since it
 * may also be one that is not told. */
bool act_that_date(const Match *m, int arg, Meaning *out)
{
    static const char remembered[] =
        " commemorate commemorated commemorating commemorates mark marked marking marks celebrate celebrated "
        "celebrating celebrates remember remembered remembering remembers observe observed observing by "
        "before until since after ";
    const Engine *e = m->e;
    if (e->field || !e->has_last || e->last.unit != UNIT_DAY || e->last.event.kind ||
        (arg == 1 && (!word_before(m, remembered) || word_after(m, " of for when on set that "))))
        return false;
    return mean_unit(out, e->last.window.earliest, UNIT_DAY, 0);
}

/* ---- Counting ---- */

/* Window and value of a moved day: whole years where years are counted back, else the day itself. */
static bool mean_moved(const Match *m, const Length *l, DmDay from, int direction, bool years, Meaning *out)
{
    DmDay a = shift(from, l, direction, direction < 0 ? 1 : -1),
          b = shift(from, l, direction, direction < 0 ? -1 : 1);
    Unit unit = finest(l);
    mean_unit(out, shift(from, l, direction, 0),
              unit <= UNIT_WORKDAY || unit == UNIT_WEEKEND ? UNIT_DAY
              : unit == UNIT_FORTNIGHT                     ? UNIT_WEEK
                                                           : unit,
              0);
    Unit grain = unit >= UNIT_YEAR && years ? (planner(m) ? UNIT_MONTH : UNIT_YEAR) : UNIT_DAY;
    out->window =
        (DmWindow){unit_window(MIN(a, b), grain, 0).earliest, unit_window(MAX(a, b), grain, 0).latest};
    out->unit = unit <= UNIT_HOUR ? UNIT_DAY : unit;
    out->approximate = l->approximate;
    if (unit >= UNIT_DECADE && l->parts == 1)
        unit_value(shift(from, l, direction, 0), UNIT_YEAR, out->value);
    return true;
}

static bool is_one_year(const Length *l)
{
    return l->parts == 1 && l->unit[0] == UNIT_YEAR && l->n[0].usual == 1 && !l->n[0].half && !l->bound;
}

/* "several years ago" keeps its window; TIMEX3 names no year for it. */
static void vague_value(const Length *l, int direction, Meaning *out)
{
    if (l->n[0].vague)
        g_strlcpy(out->value, direction < 0 ? "PAST_REF" : "FUTURE_REF", sizeof out->value);
}

/* "two weeks ago" (arg −1), "a week from now", "three years hence" (1). */
bool act_ago(const Match *m, int arg, Meaning *out)
{
    const Length *l = &m->length[0];
    if (l->n[0].many)
        return mean_reference(out, arg < 0 ? -1 : 1);
    int year;
    dm_day_to_ymd(m->e->reference, &year, NULL, NULL);
    if (arg < 0 && l->unit[0] == UNIT_YEAR && l->n[0].usual >= year)
        return mean_reference(out, -1); /* "4,200 years ago" */
    mean_moved(m, l, m->e->reference, arg < 0 ? -1 : 1, arg < 0 || (arg == 1 && planner(m)), out);
    if (is_one_year(l) && arg < 0 && span_near(m, NEAR))
        return mean_year_off(m, -1, out);
    if (l->unit[0] <= UNIT_HOUR && l->n[0].usual < 24)
        out->type = DM_TIMEX_TIME;
    vague_value(l, arg, out);
    if (l->bound > 0 && arg < 0)
        out->window.earliest = DM_DAY_OPEN;
    return true;
}

/* "in two weeks": TimeML marks the length, the window is the day. */
bool act_in(const Match *m, int arg, Meaning *out)
{
    const Length *l = &m->length[0];
    if (l->n[0].many || (!m->e->field && lean(m) < 0))
        return mean_length(l, out); /* "the worst in 50 years" */
    mean_moved(m, l, m->e->reference, 1, false, out);
    if (l->bound < 0 && !l->approximate)
        out->window.earliest = m->e->reference; /* "in less than two weeks" */
    else if (l->bound > 0 && !l->approximate)
        out->window.latest = DM_DAY_OPEN;
    if (l->unit[0] <= UNIT_HOUR && !m->e->field && l->n[0].usual < 24)
        return mean_length(l, out);
    length_value(l, out);
    out->type = DM_TIMEX_DURATION;
    return true;
}

/* "within 7 to 10 days" runs from the 7th to the 10th day, "within 10 days" from today to the 10th. */
bool act_within(const Match *m, int arg, Meaning *out)
{
    const Length *l = &m->length[0];
    const Number *n = &l->n[0];
    DmDay ref = m->e->reference;
    mean_length(l, out);
    if (n->many)
        return true;
    bool range = l->parts == 1 && n->low != n->high && !n->vague;
    out->window = (DmWindow){range ? shift(ref, l, 1, -1) : ref, shift(ref, l, 1, 1)};
    if (l->unit[0] <= UNIT_HOUR && n->usual % 24 != 0 && l->unit[0] == UNIT_HOUR)
        out->window.latest++; /* begun hours reach into the next day */
    return true;
}

/* "two days after May 13" (1), "a week from Tuesday" (2), "a week before the summit's date" (−1). */
bool act_from_date(const Match *m, int arg, Meaning *out)
{
    const Length *l = &m->length[0];
    const Meaning *date = &m->date[0]->found.meaning;
    if (l->n[0].many || date->window.earliest == DM_DAY_OPEN || date->window.latest == DM_DAY_OPEN)
        return false;
    DmDay from = arg < 0 ? date->window.earliest : date->window.latest;
    if (date->unit > UNIT_WORKDAY)
        from = date->window.earliest;
    if (arg == 2 && date->floating == UNIT_WEEK && from <= m->e->reference && from > m->e->reference - 7)
        from += 7; /* "a week from Tuesday" counts from the one to come */
    int direction = arg < 0 ? -1 : 1;
    mean_moved(m, l, from, direction, false, out);
    if (l->bound > 0 && !l->approximate)
        out->window = arg < 0 ? (DmWindow){DM_DAY_OPEN, out->window.earliest - 1}
                              : (DmWindow){out->window.latest + 1, DM_DAY_OPEN};
    return true;
}

/* "an hour later": from the clock time named last, when there is one. */
static bool mean_hours_off(const Match *m, const Length *l, int direction, Meaning *out)
{
    const Engine *e = m->e;
    bool known = e->has_last && e->last.minute >= 0 && l->parts == 1 && l->unit[0] >= UNIT_MINUTE &&
                 !l->n[0].half && !l->n[0].vague && l->n[0].low == l->n[0].high;
    int minutes = l->n[0].usual * (l->unit[0] == UNIT_HOUR ? 60 : 1);
    int at = known ? e->last.minute + direction * minutes : 0;
    if (known && at >= 0 && at < 24 * 60)
        return mean_clock(out, e->last.window.earliest, at);
    mean_moved(m, l, anchor(m), direction, direction < 0, out);
    vague_value(l, direction, out);
    out->type = DM_TIMEX_TIME;
    return true;
}

/* "two days later", "a year earlier": from the last date of the text. */
bool act_later(const Match *m, int arg, Meaning *out)
{
    const Length *l = &m->length[0];
    const char *last = lexicon_word(m->e->token[m->to - 1].word)->text;
    if ((strcmp(last, "before") == 0 || strcmp(last, "after") == 0) && word_goes_on(m))
        return false; /* "two days after the vote": of the vote nothing is known */
    if (m->to < m->e->n && m->e->token[m->to].classes & CLASS_RELATION)
        return false; /* "half an hour later this week" */
    if (l->n[0].many)
        return mean_reference(out, arg);
    if (is_one_year(l) && span_near(m, NEAR))
        return mean_year_off(m, arg, out);
    if (l->unit[0] <= UNIT_HOUR && l->n[0].usual < 24)
        return mean_hours_off(m, l, arg, out);
    DmDay from = anchor_of(m, finest(l));
    mean_moved(m, l, from, arg, arg < 0, out);
    vague_value(l, arg, out);
    Unit grain = m->e->last.unit;
    if (m->e->has_last && grain > UNIT_WORKDAY && grain <= finest(l) &&
        !l->n[0].vague) /* after "in August" */
        out->window = unit_window(shift(from, l, arg, 0), grain, 0);
    return true;
}

/* "March in a year", "three weeks from Tuesday" come apart here: the month that many years on. */
bool act_month_in_length(const Match *m, int arg, Meaning *out)
{
    const Meaning *date = &m->date[0]->found.meaning;
    if (date->unit != UNIT_MONTH || date->floating != UNIT_YEAR || m->length[0].unit[0] != UNIT_YEAR ||
        m->length[0].n[0].many)
        return false;
    return mean_unit(out, shift(date->window.earliest, &m->length[0], 1, 0), UNIT_MONTH, 0);
}

/* ---- Spans ---- */

/* The `n` units before (n < 0) or after the reference. Days roll from it; whole quarters and decades, and for
 * a planner every unit from the week up, begin with the calendar. Round counts of many years are meant to the
 * year: "the last 30 years" said in 2011 are 1981 to 2011. */
static DmWindow span(const Match *m, const Length *l, int direction)
{
    DmDay ref = m->e->reference;
    Unit unit = finest(l);
    int n = l->n[0].usual;
    bool calendar = unit == UNIT_QUARTER || unit == UNIT_DECADE || unit == UNIT_CENTURY ||
                    unit == UNIT_SEASON || unit == UNIT_HALF || unit == UNIT_WEEKEND ||
                    (planner(m) && unit >= UNIT_WEEK);
    if (calendar && l->parts == 1) {
        DmWindow a = unit_window(ref, unit, direction < 0 ? -n : 1),
                 b = unit_window(ref, unit, direction < 0 ? -1 : n);
        return (DmWindow){a.earliest, b.latest};
    }
    DmDay far = shift(ref, l, direction, 0);
    if (direction < 0 && l->parts == 1 && unit == UNIT_YEAR && n >= 10 && n % 5 == 0 && !m->e->field)
        return (DmWindow){unit_window(ref, unit, -n).earliest, unit_window(ref, unit, 0).latest};
    return direction < 0 ? (DmWindow){far, MAX(far, ref - 1)} : (DmWindow){MIN(ref + 1, far), far};
}

/* "the last three months", "next five days". */
bool act_last_length(const Match *m, int arg, Meaning *out)
{
    Length l = m->length[0];
    int direction = arg ? arg : m->relation <= RELATION_LAST ? -1 : m->relation >= RELATION_NEXT ? 1 : 0;
    if (direction == 0 ||
        (m->relation == RELATION_LAST && word_before(m, " to will would can could may might must should ")))
        return false;   /* "to last one year" */
    if (l.parts == 0) { /* "5 past years" */
        l = (Length){.n = {m->number}, .unit = {m->unit[0]}, .parts = 1, .approximate = m->number.vague};
        if (m->number.many)
            return false;
    }
    if (l.n[0].many)
        return false;
    mean_length(&l, out);
    if (finest(&l) > UNIT_HOUR)
        out->window = span(m, &l, direction);
    else if (direction > 0)
        out->window = (DmWindow){m->e->reference, shift(m->e->reference, &l, 1, 1)};
    else
        out->window = (DmWindow){shift(m->e->reference, &l, -1, 1), m->e->reference};
    if (direction > 0 && l.n[0].low != l.n[0].high && !l.n[0].vague)
        out->window.earliest = shift(m->e->reference, &l, 1, -1); /* "the next two to three weeks" */
    return true;
}

/* "two upcoming month", with one month, is the second one to come. */
bool act_nth_coming(const Match *m, int arg, Meaning *out)
{
    int n = m->number.usual;
    if (m->number.low != m->number.high || n < 1 || n > 1000 || m->unit[0] < UNIT_DAY ||
        m->e->token[m->to - 1].join == JOIN_HYPHEN || word_goes_on(m))
        return false;
    return mean_unit(out, m->e->reference, m->unit[0], n);
}

/* "recent years", "the coming weeks": so many as one would think of, marked approximate. */
bool act_many_units(const Match *m, int arg, Meaning *out)
{
    static const int many[UNITS] = {
        [UNIT_DAY] = 7,     [UNIT_WORKDAY] = 7, [UNIT_WEEKEND] = 4, [UNIT_WEEK] = 4,   [UNIT_MONTH] = 6,
        [UNIT_QUARTER] = 4, [UNIT_SEASON] = 1,  [UNIT_YEAR] = 5,    [UNIT_DECADE] = 3, [UNIT_CENTURY] = 2};
    int direction = arg ? arg : m->relation <= RELATION_LAST ? -1 : m->relation >= RELATION_NEXT ? 1 : 0;
    if (direction == 0)
        return false;
    mean_reference(out, direction);
    out->unit = m->unit[0];
    out->approximate = true;
    if (many[out->unit] == 0)
        return true;
    Length l = {.n = {{.usual = many[out->unit], .low = many[out->unit], .high = many[out->unit]}},
                .unit = {out->unit},
                .parts = 1};
    out->window = span(m, &l, direction);
    return true;
}

/* ---- Lengths and sets ---- */

/* "a quarter", "three quarters of": a share. */
static bool is_fraction(const Match *m, const Length *l)
{
    static const char *const counted[] = {"for",    "after", "over", "in",    "within", "past",
                                          "during", "last",  "next", "first", "the",    NULL};
    const Token *first = &m->e->token[m->from];
    gsize end = m->e->token[m->to - 1].end;
    return l->article || (end + 4 <= m->e->len && strncmp(m->e->text + end, " of ", 4) == 0) ||
           (!m->e->alone && !word_in(token_before(m), counted) && !word_in(first, counted));
}

/* "60 Minutes", "Seven Years in Tibet", "Zero hour": capitals within a sentence, and no number. */
static bool names_title(const Match *m, const Length *l)
{
    const Token *last = &m->e->token[m->to - 1];
    const char *text = m->e->text;
    bool shouted = last->end - last->start > 1 && g_ascii_isupper(text[last->start + 1]);
    if (l->n[0].usual == 0 && !l->n[0].many && !l->n[0].half && !l->n[0].vague)
        return true;
    bool one_day =
        m->e->token[m->from].capital && l->n[0].usual == 1 && !l->article && l->unit[0] == UNIT_DAY;
    if (one_day && word_after(m, " he she it they we you I soon the in a "))
        return true; /* "One day he left" */
    return last->capital && m->to > m->from + 1 && last->join & JOIN_SPACE && !shouted && !m->e->alone;
}

/* "a day job", "a night club" */
static bool is_job(const Match *m)
{
    const Token *last = &m->e->token[m->to - 1];
    return m->length[0].article && last->join & JOIN_SPACE && last->classes & CLASS_UNIT &&
           last->value <= UNIT_DAY && last->value >= UNIT_NIGHT && !(last->classes & MARK_PLURAL) &&
           word_after(m,
                      " job jobs camp care laborer labourer laborers shift school trader nurse student club "
                      "watchman owl flight game ");
}

/* Units without a number are a length only where one is asked for: "for years", not "eight selling days". */
static bool bare_units(const Match *m)
{
    static const char asking[] = " for in within of after over through during took take takes taken last "
                                 "lasted lasts lasting spend spent "
                                 "be been was were is are and or than by until with even just only into from "
                                 "to about till waited wait "
                                 "that not but if some mere For Within In After ";
    static const char *const the[] = {"the", NULL};
    const Token *t = &m->e->token[m->from], *before = token_before(m);
    const char *text = m->e->text;
    if (m->to > m->from + 1 || m->e->alone || t->start < 2 || text[t->start - 1] != ' ')
        return m->to > m->from + 1 || t->start == 0 || text[t->start - 1] != '-';
    if (!g_ascii_isalnum(text[t->start - 2]))
        return true;
    if (word_in(before, the))
        return m->from > 1 && (m->e->token[m->from - 2].classes & CLASS_ABOUT);
    return word_before(m, asking);
}

/* A length on its own has no days. "A year" after an amount is a rate, which TimeML calls a set. */
bool act_length(const Match *m, int arg, Meaning *out)
{
    const Length *l = &m->length[0];
    const Token *first = &m->e->token[m->from];
    bool with_the = first->word && strcmp(lexicon_word(first->word)->text, "the") == 0;
    bool plain = m->e->token[m->to - 1].classes & MARK_PLURAL && !l->n[0].many; /* not "the two-day talks" */
    bool over = with_the && l->n[0].many && m->from > 0 &&
                m->e->token[m->from - 1].classes & CLASS_ABOUT; /* "over the years" */
    if ((with_the && !plain && !over && arg == 0) || (l->n[0].many && word_before(m, " as ")) ||
        (l->n[0].many && (l->unit[0] == UNIT_WEEKEND || l->unit[0] == UNIT_WORKDAY)) ||
        (l->unit[0] == UNIT_QUARTER && is_fraction(m, l)))
        return false;
    if ((l->n[0].many && (finest(l) <= UNIT_MINUTE || !bare_units(m))) || names_title(m, l) || is_job(m))
        return false;
    gsize end = m->e->token[m->to - 1].end;
    bool hyphen = end + 1 < m->e->len && m->e->text[end] == '-' && g_ascii_isalpha(m->e->text[end + 1]);
    if (l->article && (hyphen || l->unit[0] == UNIT_WEEKEND || l->unit[0] == UNIT_WORKDAY))
        return false; /* "a year-end bonus", "a weekend house" */
    if (l->n[0].many && first->capital && first->start > 0 && !m->e->alone)
        return false; /* "Days of Glory" */
    return mean_length(l, out);
}

bool act_age(const Match *m, int arg, Meaning *out)
{
    return mean_length(&m->length[0], out);
}

/* "twice a week", "24 hours a day": the unit it is counted in. */
bool act_rate(const Match *m, int arg, Meaning *out)
{
    out->type = DM_TIMEX_SET;
    out->window = (DmWindow){DM_DAY_OPEN, DM_DAY_OPEN};
    unit_duration(m->unit[m->units - 1], 1, out->value);
    return m->units < 2 || m->unit[0] < m->unit[1];
}

/* "week-long" */
bool act_rate_length(const Match *m, int arg, Meaning *out)
{
    Length l = {.n = {{1, 1, 1, false, false, false}}, .unit = {m->unit[0]}, .parts = 1};
    return mean_length(&l, out);
}

/* "weekends", "weekdays" */
bool act_weekends(const Match *m, int arg, Meaning *out)
{
    out->type = DM_TIMEX_SET;
    out->window = (DmWindow){DM_DAY_OPEN, DM_DAY_OPEN};
    bool weekend = m->unit[0] == UNIT_WEEKEND;
    g_strlcpy(out->value, weekend ? "XXXX-WXX-WE" : "XXXX-WXX-WD", sizeof out->value);
    return weekend || strcmp(lexicon_word(m->e->token[m->from].word)->text, "weekdays") == 0;
}

/* "every two weeks", "each year": P2W, P1Y. */
bool act_every(const Match *m, int arg, Meaning *out)
{
    int n = arg == 0 || arg == ALL ? 1 : arg;
    if (m->lengths > 0)
        return mean_length(&m->length[0], out) && (out->type = DM_TIMEX_SET, true);
    out->type = arg == ALL ? DM_TIMEX_DURATION : DM_TIMEX_SET;
    out->window = (DmWindow){DM_DAY_OPEN, DM_DAY_OPEN};
    unit_duration(m->unit[0], n, out->value);
    return true;
}

bool act_times(const Match *m, int arg, Meaning *out)
{
    const Token *t = &m->e->token[m->from];
    gsize end = m->e->token[m->to - 1].end;
    if (t->capital && end + 1 < m->e->len && m->e->text[end] == ' ' && g_ascii_isupper(m->e->text[end + 1]))
        return false; /* "the Daily News" */
    if (t->capital && t->join == JOIN_START && t->start > 1 && g_ascii_isalpha(m->e->text[t->start - 2]) &&
        looks_like_name(m))
        return false; /* "the Herald Weekly" */
    out->type = DM_TIMEX_SET;
    out->window = (DmWindow){DM_DAY_OPEN, DM_DAY_OPEN};
    unit_duration((Unit)m->times, 1, out->value);
    return true;
}

bool act_weekdays(const Match *m, int arg, Meaning *out)
{
    out->type = DM_TIMEX_SET;
    out->window = (DmWindow){DM_DAY_OPEN, DM_DAY_OPEN};
    g_snprintf(out->value, sizeof out->value, "XXXX-WXX-%d", m->weekday + 1);
    return true;
}

/* Is one of the three words before byte `end` a number, as in "two hot meals a day"? */
static bool number_before(const char *text, gsize end)
{
    for (guint words = 0; words < 3; words++) {
        while (end > 0 && text[end - 1] == ' ')
            end--;
        gsize from = end;
        while (from > 0 && end - from < 12 && g_ascii_isalpha(text[from - 1]))
            from--;
        guint16 id = from < end && g_ascii_islower(text[from]) ? lexicon_find(text + from, end - from) : 0;
        if (from == end)
            return false;
        if (id && lexicon_word(id)->classes & (CLASS_CARDINAL | CLASS_UNIT))
            return lexicon_word(id)->classes & CLASS_CARDINAL;
        end = from;
    }
    return false;
}

/* Does an amount stand shortly before, as in "$2 million a year", "twice a day", "24 hours a day"? */
static bool follows_amount(const Match *m)
{
    static const char *const amounts[] = {"once",  "twice",   "times",   "percent",
                                          "cents", "million", "billion", NULL};
    const Token *before = token_before(m);
    const char *text = m->e->text;
    gsize end = m->e->token[m->from].start, start = end > 40 ? end - 40 : 0;
    if (before && before->classes & CLASS_UNIT)
        return true;
    if (number_before(text, end))
        return true;
    for (gsize i = end; i > start && !strchr(".;:!?\n", text[i - 1]); i--) {
        if (g_ascii_isdigit(text[i - 1]))
            return true;
        for (guint k = 0; amounts[k]; k++) {
            gsize n = strlen(amounts[k]);
            if (i > n && i + 1 >= end && g_ascii_strncasecmp(text + i - n - 1, amounts[k], n) == 0)
                return true;
        }
    }
    return false;
}

/* "$2 a year", "twice a day": a rate, which comes round. */
bool act_per_unit(const Match *m, int arg, Meaning *out)
{
    static const char *const lengths[] = {"for",   "in",    "within", "than", "of",
                                          "least", "after", "only",   "by",   NULL};
    static const char *const moves[] = {"later",  "earlier", "late", "early", "ago",
                                        "before", "after",   "from", NULL};
    if (m->unit[0] == UNIT_QUARTER && word_after(m, " of "))
        return false; /* "a quarter of the seats" */
    if (arg == 0 && (word_in(token_before(m), lengths) || !follows_amount(m) ||
                     (m->to < m->e->n && word_in(&m->e->token[m->to], moves))))
        return false;
    return act_every(m, 1, out);
}

/* "two Sundays from now" (1), "2 Thursdays back" (−1). */
bool act_weekdays_from(const Match *m, int arg, Meaning *out)
{
    DmDay ref = m->e->reference;
    int days = (m->weekday - dm_day_weekday(ref)) * arg;
    days = days > 0 ? days : days + 7;
    if (m->number.usual < 1)
        return false;
    return mean_unit(out, ref + arg * (days + (m->number.usual - 1) * 7), UNIT_DAY, 0);
}

/* "March after next", "the week after next". */
bool act_after_next(const Match *m, int arg, Meaning *out)
{
    if (m->units > 0)
        return mean_unit(out, m->e->reference, m->unit[0], 2);
    int year, month;
    dm_day_to_ymd(m->e->reference, &year, &month, NULL);
    if (m->months > 0)
        return mean_unit(out, dm_day_from_ymd(year + 1 + (m->month[0] <= month), m->month[0], 1), UNIT_MONTH,
                         0);
    DmDay ref = m->e->reference;
    int days = (m->weekday - dm_day_weekday(ref) + 7) % 7;
    return mean_unit(out, ref + (days ? days : 7) + 7, UNIT_DAY, 0);
}

/* "from 18 December for 10 days". */
bool act_date_length(const Match *m, int arg, Meaning *out)
{
    const Meaning *date = &m->date[0]->found.meaning;
    if (date->unit != UNIT_DAY || m->length[0].n[0].many || finest(&m->length[0]) <= UNIT_HOUR ||
        (arg == 0 && !(m->e->alone || m->e->field || m->e->prefer != DM_PREFER_NONE)))
        return false; /* in running text they are two */
    *out = *date;
    out->unit = UNIT_NONE;
    out->window.latest = shift(date->window.earliest, &m->length[0], 1, 0) - (planner(m) ? 0 : 1);
    return out->window.latest >= out->window.earliest;
}

/* "two months from today on Tuesday", "Thursday, two years from now": the weekday at or after the day counted
 * to. */
bool act_weekday_length(const Match *m, int arg, Meaning *out)
{
    const Length *l = &m->length[0];
    if (l->n[0].many)
        return false;
    DmDay day = shift(m->e->reference, l, 1, 0);
    int ahead = (m->weekday - dm_day_weekday(day) + 7) % 7;
    if (finest(l) <= UNIT_DAY && ahead > 3)
        ahead -= 7;
    return mean_unit(out, day + ahead, UNIT_DAY, 0);
}
