/* time: meanings of dates named by the calendar – numbers, months, weekdays, years, quarters, decades. */
#include "phrase.h"

#include <string.h>

bool mean_unit(Meaning *out, DmDay day, Unit unit, int n)
{
    out->window = unit_window(day, unit, n);
    out->unit = unit;
    out->type = DM_TIMEX_DATE;
    unit_value(out->window.earliest, unit, out->value);
    return true;
}

const Token *token_before(const Match *m)
{
    return m->from > 0 && m->e->token[m->from].join != JOIN_START ? &m->e->token[m->from - 1] : NULL;
}

int lean(const Match *m)
{
    const Engine *e = m->e;
    if (e->field)
        return e->role == DM_ROLE_DUE ? 1 : 0;
    if (e->prefer != DM_PREFER_NONE)
        return e->prefer == DM_PREFER_PAST ? -1 : e->prefer == DM_PREFER_FUTURE ? 1 : 0;
    return tense_at(e->text, e->len, e->token[m->from].start, e->token[m->from].end);
}

/* ---- Which year ---- */

static bool in_year(int year, int month, int day, DmWindow *ret)
{
    if (day > 0 && day > dm_month_length(year, month))
        return false;
    ret->earliest = dm_day_from_ymd(year, month, day > 0 ? day : 1);
    ret->latest = day > 0 ? ret->earliest : dm_day_from_ymd(year, month, dm_month_length(year, month));
    return true;
}

static gint64 distance(DmWindow w, DmDay day)
{
    return day < w.earliest ? w.earliest - day : day > w.latest ? day - w.latest : 0;
}

/* Days by which a date on the wrong side of the reference is set back. A field or an option is certain; what
 * a sentence says may be misread, and a plan that has just gone by is still told as one. */
static gint64 wrong_way(const Match *m, int direction, gint64 days)
{
    if (m->e->field || m->e->prefer != DM_PREFER_NONE)
        return 100000;
    return direction > 0 && days < 30 ? 150 : 350;
}

/* "It came in 1994, when 264 died on April 26": the year past that the clause is told of, 0 when there is
 * none. */
static int year_of_sentence(const Match *m)
{
    const Engine *e = m->e;
    gsize start = e->token[m->from].start, at = e->last_at;
    if (e->field || e->prefer != DM_PREFER_NONE || !e->has_last || e->last.unit != UNIT_YEAR ||
        e->last.floating || e->last.type != DM_TIMEX_DATE || strlen(e->last.value) != 4 ||
        e->last.window.latest >= e->reference || start < at || start - at > 100)
        return 0;
    if (start - at > 7 && strncmp(e->text + at, ", when ", 7) == 0)
        at += 7;
    for (gsize i = at; i < start; i++) {
        if (strchr(".,;:!?()\n", e->text[i]) || strncmp(e->text + i, " and ", 5) == 0)
            return 0;
    }
    int year;
    dm_day_to_ymd(e->last.window.earliest, &year, NULL, NULL);
    return year;
}

/* The year that makes month (and day, when > 0) the last one up to the reference (direction −1), the first
 * one from it on (1) or the nearest. Eight years either side hold every 29 February. `weekday` −1, or what
 * the day must be. */
static bool choose_year(const Match *m, int month, int day, int weekday, int direction, DmWindow *ret)
{
    DmDay ref = m->e->reference;
    gint64 best = G_MAXINT64;
    int year = year_of_sentence(m);
    const Meaning *span = day > 0 ? span_near(m, 40) : NULL;
    if (span && span->unit >= UNIT_QUARTER && word_before(m, " ended ending ends through ")) {
        dm_day_to_ymd(span->window.earliest, &year, NULL, NULL);
        DmDay last = span->window.latest; /* "the second quarter ended June 30" */
        if (!in_year(year, month, day, ret) || ret->earliest < span->window.earliest || ret->latest > last)
            year = 0;
    }
    if (year && weekday < 0 && in_year(year, month, day, ret))
        return true;
    dm_day_to_ymd(ref, &year, NULL, NULL);
    for (int y = year - 8; y <= year + 8; y++) {
        DmWindow w;
        if (!in_year(y, month, day, &w) || (weekday >= 0 && dm_day_weekday(w.earliest) != weekday))
            continue;
        gint64 far = distance(w, ref) * 2 + (w.earliest > ref); /* a tie goes to the past */
        if ((direction < 0 && w.earliest > ref) || (direction > 0 && w.latest < ref))
            far += wrong_way(m, direction, far / 2) * 2;
        if (far < best) {
            best = far;
            *ret = w;
        }
    }
    return best != G_MAXINT64;
}

static bool mean_day_or_month(Meaning *out, DmWindow w, bool day)
{
    return mean_unit(out, w.earliest, day ? UNIT_DAY : UNIT_MONTH, 0);
}

bool act_numdate(const Match *m, int arg, Meaning *out)
{
    const Token *t = m->digits;
    DmWindow w;
    if (t->value == 0) {
        const Token *before = token_before(m);
        static const char *const company[] = {"on",      "by",     "from",  "to",  "since",  "until",
                                              "through", "before", "after", "and", "between"};
        bool good = m->e->alone || m->e->field || m->weekday >= 0;
        for (guint i = 0; before && i < G_N_ELEMENTS(company); i++)
            good = good || (before->word && strcmp(lexicon_word(before->word)->text, company[i]) == 0);
        if (!good || !choose_year(m, t->month, t->day, -1, lean(m), &w))
            return false;
        out->floating = UNIT_YEAR;
        if (t->two_readings && choose_year(m, t->day, t->month, -1, lean(m), &out->other[0]))
            out->readings = 1;
        return mean_day_or_month(out, w, true);
    }
    if (!in_year(t->value, t->month, t->day, &w))
        return false;
    mean_day_or_month(out, w, t->day > 0);
    if (t->two_readings && in_year(t->value, t->day, t->month, &w)) {
        out->other[0] = w;
        out->readings = 1;
    }
    return true;
}

/* "29 February 2025", "31 April": named, but there is none; better no day than another one. */
static bool no_such_day(const Match *m, Meaning *out)
{
    char year[8] = "XXXX";
    if (m->years > 0)
        g_snprintf(year, sizeof year, "%04d", m->year[0]);
    out->type = DM_TIMEX_DATE;
    out->window = (DmWindow){DM_DAY_OPEN, DM_DAY_OPEN};
    g_snprintf(out->value, sizeof out->value, "%s-%02d-%02d", year, m->month[0], m->day[0]);
    return true;
}

/* "1 March 10000": a year beyond those that can be written. */
static bool year_too_far(const Match *m)
{
    const Token *next = m->to < m->e->n ? &m->e->token[m->to] : NULL;
    gsize end = next ? next->end : 0;
    return next && next->classes & CLASS_NUMBER && next->digits == 5 && next->join & JOIN_SPACE &&
           !(end + 1 < m->e->len && m->e->text[end] == ' ' && g_ascii_isalpha(m->e->text[end + 1]));
}

bool act_day_month(const Match *m, int arg, Meaning *out)
{
    DmWindow w;
    bool given = m->years > 0;
    if (!given && year_too_far(m))
        return no_such_day(m, out);
    if (given ? !in_year(m->year[0], m->month[0], m->day[0], &w)
              : !choose_year(m, m->month[0], m->day[0], -1, lean(m), &w))
        return no_such_day(m, out);
    out->floating = given ? UNIT_NONE : UNIT_YEAR;
    return mean_day_or_month(out, w, true);
}

static bool is_listed(const char *text, gsize from, gsize to, const char *words)
{
    char word[24];
    g_snprintf(word, sizeof word, " %.*s ", (int)(to - from), text + from);
    return from < to && strstr(words, word);
}

bool word_before(const Match *m, const char *words)
{
    const char *text = m->e->text;
    gsize end = m->e->token[m->from].start, at;
    while (end > 0 && (g_ascii_isspace(text[end - 1]) || text[end - 1] == '.'))
        end--;
    for (at = end; at > 0 && end - at < 20 && g_ascii_isalpha(text[at - 1]);)
        at--;
    return is_listed(text, at, end, words);
}

bool word_after(const Match *m, const char *words)
{
    const char *text = m->e->text;
    gsize from = m->e->token[m->to - 1].end, at;
    if (from < m->e->len && text[from] == ' ')
        from++;
    for (at = from; at < m->e->len && at - from < 20 && g_ascii_isalpha(text[at]);)
        at++;
    return is_listed(text, from, at, words);
}

/* Everyday words that are also months or days of the week ("may", "Sun") need a word before them that wants a
 * date, a capital within the sentence, or to be all there is. */
static bool is_alone(const Match *m)
{
    return (m->e->alone || m->e->field) && m->from == 0;
}

bool word_in(const Token *t, const char *const *list)
{
    if (!t || !t->word)
        return false;
    const char *word = lexicon_word(t->word)->text;
    for (; *list; list++) {
        if (strcmp(*list, word) == 0)
            return true;
    }
    return false;
}

/* Does a capitalised word that is no date stand before, as in "Theresa May"? Or nothing, as in "May I"? */
bool follows_title(const Match *m)
{
    return word_before(m, " Mr Mrs Ms Miss Dr Judge Justice Sen Rep Gov Gen Col Sgt Lt Capt Prof Sir ");
}

bool looks_like_name(const Match *m)
{
    const Token *t = &m->e->token[m->from];
    const char *text = m->e->text;
    gsize i = t->start;
    while (i > 0 && text[i - 1] == ' ')
        i--;
    if (i == 0 || !(g_ascii_isalpha(text[i - 1])))
        return true;
    while (i > 0 && (g_ascii_isalpha(text[i - 1]) || text[i - 1] == '-'))
        i--;
    const Token *before = token_before(m);
    return g_ascii_isupper(text[i]) && (!before || !(before->classes & CLASSES));
}

static bool enough_for_common(const Match *m)
{
    static const char *const sure[] = {"in",    "since",  "until", "till",    "by",      "last",
                                       "next",  "this",   "early", "mid",     "late",    "before",
                                       "after", "during", "from",  "through", "between", NULL};
    static const char *const capital[] = {"of", "to", "and", "or", "for", "the", "a", "that", "on", NULL};
    const Token *t = &m->e->token[m->from], *before = token_before(m);
    const Token *next = m->to < m->e->n ? &m->e->token[m->to] : NULL;
    bool to_month =
        next && next->classes & CLASS_MONTH && next->join & (JOIN_DASH | JOIN_HYPHEN | JOIN_SLASH);
    if (!(t->classes & MARK_COMMON) || is_alone(m) || to_month || word_in(before, sure))
        return true;
    return t->capital &&
           (word_in(before, capital) || (before && before->classes & CLASS_MONTH) || !looks_like_name(m));
}

bool capital_follows(const Match *m)
{
    const char *text = m->e->text;
    gsize end = m->e->token[m->to - 1].end;
    return end + 1 < m->e->len && text[end] == ' ' && g_ascii_isupper(text[end + 1]) &&
           !(m->to < m->e->n && m->e->token[m->to].classes & CLASSES);
}

/* "April Smith", "the May Fair": months that are names of people too, before another name. */
static bool is_first_name(const Match *m)
{
    static const char names[] = " April May June August Jan Dec ";
    static const char *const sure[] = {"in",   "since", "until", "by",   "last",  "next",   "this", "early",
                                       "late", "mid",   "of",    "from", "after", "before", NULL};
    gsize start = m->e->token[m->from].start, end = m->e->token[m->to - 1].end;
    return m->to == m->from + 1 && is_listed(m->e->text, start, end, names) && capital_follows(m) &&
           !word_in(token_before(m), sure);
}

bool act_month(const Match *m, int arg, Meaning *out)
{
    DmWindow w;
    if (m->years > 0)
        return in_year(m->year[0], m->month[0], 0, &w) && mean_day_or_month(out, w, false);
    if (!enough_for_common(m) || is_first_name(m) || follows_title(m) || word_before(m, " Black ") ||
        (m->e->token[m->from].classes & MARK_COMMON && word_after(m, " of ") && !is_alone(m)) ||
        !choose_year(m, m->month[0], 0, -1, word_after(m, " delivery contracts futures ") ? 1 : lean(m), &w))
        return false;
    out->floating = UNIT_YEAR;
    return mean_day_or_month(out, w, false);
}

bool act_relation_month(const Match *m, int arg, Meaning *out)
{
    int year, month, r = m->relation;
    const Token *last = &m->e->token[m->to - 1];
    if (last->classes & MARK_COMMON && !last->capital && ABS(r) < 10 && !m->e->alone)
        return false; /* "this may" */
    bool told = r == RELATION_FOLLOWING && m->e->has_last && m->e->last.unit <= UNIT_YEAR;
    dm_day_to_ymd(told ? m->e->last.window.earliest : m->e->reference, &year, &month, NULL);
    if (r < 0)
        year -= m->month[0] >= month;
    else if (r >= RELATION_NEXT)
        year += m->month[0] <= month;
    if (m->days > 0 && m->day[0] > dm_month_length(year, m->month[0]))
        return false;
    return mean_unit(out, dm_day_from_ymd(year, m->month[0], m->days > 0 ? m->day[0] : 1),
                     m->days > 0 ? UNIT_DAY : UNIT_MONTH, 0);
}

/* "March last year", "in April of this year". */
bool act_month_relation(const Match *m, int arg, Meaning *out)
{
    int year, r = m->relation;
    dm_day_to_ymd(m->e->reference, &year, NULL, NULL);
    year += r <= RELATION_LAST ? -1 : r >= RELATION_NEXT ? 1 : 0;
    if (m->unit[0] != UNIT_YEAR || (m->days > 0 && m->day[0] > dm_month_length(year, m->month[0])))
        return false;
    return mean_unit(out, dm_day_from_ymd(year, m->month[0], m->days > 0 ? m->day[0] : 1),
                     m->days > 0 ? UNIT_DAY : UNIT_MONTH, 0);
}

/* ---- Weekdays ---- */

/* `strict`: the reference itself does not count. */
static DmDay weekday_after(DmDay ref, int weekday, bool strict)
{
    int days = (weekday - dm_day_weekday(ref) + 7) % 7;
    return ref + (strict && days == 0 ? 7 : days);
}

static DmDay weekday_before(DmDay ref, int weekday, bool strict)
{
    int days = (dm_day_weekday(ref) - weekday + 7) % 7;
    return ref - (strict && days == 0 ? 7 : days);
}

/* "Good Friday Agreement", "Black Friday Sale": capitals on both sides. */
static bool is_inside_name(const Match *m)
{
    const char *text = m->e->text;
    gsize start = m->e->token[m->from].start, end = m->e->token[m->to - 1].end;
    if (end + 1 >= m->e->len || !g_ascii_isspace(text[end]) || !g_ascii_isupper(text[end + 1]) || start < 2 ||
        text[start - 1] != ' ')
        return false;
    gsize at = start - 1;
    while (at > 0 && g_ascii_isalpha(text[at - 1]))
        at--;
    return at + 1 < start && g_ascii_isupper(text[at]) && at > 0;
}

/* "Bloody Sunday" is one day in history, the "Sunday Times" a newspaper. */
static bool is_named_day(const Match *m)
{
    static const char days[] = " Black Bloody Ash Super Fat Shrove Cyber Giving Girl Ruby ";
    static const char papers[] = " Times Telegraph Mail Mirror Express Post Star Herald Independent Tribune ";
    gsize end = m->e->token[m->to - 1].end;
    bool tight = end < m->e->len && m->e->text[end] == ' ';
    return word_before(m, days) || word_after(m, " school ") || (tight && word_after(m, papers));
}

/* "will come Thursday or Friday": the second of two days to come is the later one. */
static DmDay after_the_last(const Match *m, DmDay day)
{
    const Engine *e = m->e;
    gsize start = e->token[m->from].start;
    if (!e->has_last || e->last.floating != UNIT_WEEK || e->last.window.earliest <= e->reference ||
        start - e->last_at > 80 || memchr(e->text + e->last_at, '.', start - e->last_at))
        return day;
    DmDay next = weekday_after(e->last.window.earliest, m->weekday, true);
    return next < e->reference + 14 ? next : day;
}

/* A bare weekday is the one just past unless the sentence, the field or the option says otherwise. */
bool act_weekday(const Match *m, int arg, Meaning *out)
{
    const Token *before = token_before(m), *t = &m->e->token[m->from];
    static const char *const sure[] = {"on",   "by",   "until", "since",   "last", "next",
                                       "this", "from", "to",    "through", NULL};
    if (t->classes & MARK_COMMON && !is_alone(m) && !(t->capital && word_in(before, sure)))
        return false;
    static const char *const article[] = {"a", NULL};
    if (word_in(before, article) && m->e->day != DM_DAY_OPEN && t->start - m->e->day_at <= 4 &&
        dm_day_weekday(m->e->day) == m->weekday)
        return mean_unit(out, m->e->day, UNIT_DAY, 0); /* "May 28, a Thursday" */
    if (is_inside_name(m) || is_named_day(m) || (t->capital && follows_title(m)))
        return false;
    DmDay ref = m->e->reference;
    bool today = dm_day_weekday(ref) == m->weekday;
    int direction = lean(m);
    DmDay day =
        direction > 0 ? weekday_after(ref, m->weekday, planner(m)) : weekday_before(ref, m->weekday, false);
    if (direction > 0 && !m->e->field && m->e->prefer == DM_PREFER_NONE)
        day = after_the_last(m, day);
    if (m->e->prefer == DM_PREFER_NEAREST && ref - day > 3)
        day += 7;
    if (m->e->field && m->e->role == DM_ROLE_DUE && today) {
        day = ref;
        out->other[0] = (DmWindow){ref + 7, ref + 7};
        out->readings = 1;
    }
    out->floating = UNIT_WEEK;
    return mean_unit(out, day, UNIT_DAY, 0);
}

/* "last Monday", "next Friday", "this Tuesday". Yesterday is no "last Monday" and tomorrow no "next Friday":
 * they have a shorter name. */
bool act_weekday_relation(const Match *m, int arg, Meaning *out)
{
    DmDay ref = m->e->reference, monday = ref - dm_day_weekday(ref), day;
    switch (m->relation) {
    case RELATION_LAST:
    case RELATION_PAST:
        day = weekday_before(ref, m->weekday, true);
        day -= day == ref - 1 ? 7 : 0;
        break;
    case RELATION_PREVIOUS:
        day = monday - 7 + m->weekday;
        break;
    case RELATION_SAME:
    case RELATION_THIS:
    case RELATION_CURRENT:
        day =
            lean(m) < 0 ? weekday_before(ref, m->weekday, false) : weekday_after(ref, m->weekday, planner(m));
        break;
    case RELATION_NEXT: /* this week's or the one after: usage is divided */
        day = weekday_after(anchor(m), m->weekday, true);
        out->other[0] = (DmWindow){day + 7, day + 7};
        out->readings = 1;
        day += day == ref + 1 && anchor(m) == ref ? 7 : 0;
        if (day == out->other[0].earliest)
            out->other[0] = (DmWindow){day - 7, day - 7};
        break;
    default:
        day = weekday_after(m->relation == RELATION_FOLLOWING ? anchor(m) : ref, m->weekday, true);
    }
    return mean_unit(out, day, UNIT_DAY, 0);
}

/* "Monday of last week", "next week's Tuesday", "Friday this week". */
bool act_weekday_of_relation(const Match *m, int arg, Meaning *out)
{
    const Meaning *week = &m->date[0]->found.meaning;
    if (week->unit != UNIT_WEEK)
        return false;
    return mean_unit(out, unit_window(week->window.earliest, UNIT_WEEK, 0).earliest + m->weekday, UNIT_DAY,
                     0);
}

/* "Tuesday, May 9": with no year said, the year near by in which the weekday is right. */
bool act_weekday_date(const Match *m, int arg, Meaning *out)
{
    const Meaning *date = &m->date[0]->found.meaning;
    if (date->unit != UNIT_DAY || date->type != DM_TIMEX_DATE || date->floating == UNIT_WEEK ||
        date->floating == UNIT_MONTH)
        return false;
    const Token *t = &m->e->token[m->from];
    if (arg == 0 && t->classes & MARK_COMMON && !t->capital && !m->e->alone)
        return false;
    if (arg == 1 && date->floating == UNIT_NONE && dm_day_weekday(date->window.earliest) != m->weekday)
        return false;
    *out = *date;
    if (date->floating != UNIT_YEAR || dm_day_weekday(date->window.earliest) == m->weekday)
        return true;
    int month, day;
    DmWindow w;
    dm_day_to_ymd(date->window.earliest, NULL, &month, &day);
    if (choose_year(m, month, day, m->weekday, 0, &w) && distance(w, m->e->reference) < 600)
        mean_unit(out, w.earliest, UNIT_DAY, 0);
    return true;
}

/* "Thursday the 15th": the nearest month in which it is one. */
bool act_weekday_day(const Match *m, int arg, Meaning *out)
{
    int year, month, direction = lean(m);
    dm_day_to_ymd(m->e->reference, &year, &month, NULL);
    for (int i = 0; i <= 28; i++) {
        int step = i % 2 ? (i + 1) / 2 : -i / 2; /* 0, 1, −1, 2, −2 … */
        if (direction != 0)
            step = direction * i;
        DmDay first = dm_day_add(dm_day_from_ymd(year, month, 1), step, DM_UNIT_MONTHS);
        int y, mon;
        dm_day_to_ymd(first, &y, &mon, NULL);
        DmDay day = first + m->ordinal[0] - 1;
        if (m->ordinal[0] > dm_month_length(y, mon) || dm_day_weekday(day) != m->weekday ||
            (direction > 0 && day < m->e->reference) || (direction < 0 && day > m->e->reference))
            continue;
        return mean_unit(out, day, UNIT_DAY, 0);
    }
    return false;
}

/* Does a word other than these follow the match? */
static bool word_follows(const Match *m, const char *const *but)
{
    const char *text = m->e->text;
    gsize at = m->e->token[m->to - 1].end;
    if (at + 1 >= m->e->len || !strchr(" -", text[at]) || !g_ascii_isalnum(text[at + 1]))
        return false;
    return !(m->to < m->e->n && word_in(&m->e->token[m->to], but));
}

bool word_goes_on(const Match *m)
{
    static const char *const none[] = {NULL};
    return word_follows(m, none);
}

/* "the 15th": of this month, or of the one before or after it. */
bool act_day(const Match *m, int arg, Meaning *out)
{
    int year, month, day = m->days > 0 ? m->day[0] : m->ordinal[0], direction = lean(m);
    DmDay ref = m->e->reference;
    static const char *const wanting[] = {"on",     "by",    "until",   "till", "since",   "from", "to",
                                          "before", "after", "through", "of",   "between", "and",  NULL};
    static const char *const going_on[] = {"and",   "to",   "at",      "in", "or",
                                           "until", "till", "through", "by", NULL};
    static const char *const listed[] = {"and", "or", NULL};
    if (m->e->token[m->to - 1].word && m->to < m->e->n && word_in(&m->e->token[m->to], listed))
        return false; /* "the fourth or fifth" */
    if (!(m->e->alone || m->e->field) && (!word_in(token_before(m), wanting) || word_follows(m, going_on)))
        return false; /* "the 15th anniversary" */
    dm_day_to_ymd(ref, &year, &month, NULL);
    for (int i = 0; i < 3; i++) {
        DmDay first = dm_day_add(dm_day_from_ymd(year, month, 1), direction < 0 ? -i : i, DM_UNIT_MONTHS);
        int y, mon;
        dm_day_to_ymd(first, &y, &mon, NULL);
        DmDay found = first + day - 1;
        if (day > dm_month_length(y, mon) || (direction > 0 && found < ref) || (direction < 0 && found > ref))
            continue;
        out->floating = UNIT_MONTH;
        return mean_unit(out, found, UNIT_DAY, 0);
    }
    return false;
}

/* ---- Years, quarters, seasons, decades ---- */

/* Is a number of four digits part of a longer name or code: "A-2000", "2.2010", "2010-era"? */
static bool is_glued(const Match *m, guint to)
{
    const char *text = m->e->text;
    gsize start = m->e->token[m->from].start, end = m->e->token[to - 1].end;
    const Token *before = token_before(m);
    if (start > 0 && text[start - 1] && strchr("-/.:#", text[start - 1]) && !before)
        return true;
    if (before && m->e->token[m->from].join & JOIN_HYPHEN && before->classes & CLASS_NUMBER &&
        before->digits != 4)
        return true; /* a telephone number */
    if (end + 1 >= m->e->len || !text[end] || !strchr("-/.:", text[end]))
        return false;
    return g_ascii_isalpha(text[end + 1]) || (text[end] == '.' && g_ascii_isdigit(text[end + 1]));
}

/* "about 1900 miles", "sent 2000 troops". */
static bool is_count(const Match *m, guint to)
{
    static const char *const counting[] = {"than",   "some", "least",   "about", "nearly",
                                           "almost", "over", "roughly", NULL};
    const char *text = m->e->text;
    gsize start = m->e->token[m->from].start, end = m->e->token[to - 1].end;
    if (end + 1 >= m->e->len || text[end] != ' ' || !g_ascii_islower(text[end + 1]))
        return false;
    if (to < m->e->n && m->e->token[to].classes & CLASS_UNIT && !(m->e->token[to].classes & MARK_PLURAL))
        return false; /* "the corresponding 1988 quarter" */
    const Token *before = token_before(m);
    return before ? word_in(before, counting)
                  : start > 1 && text[start - 1] == ' ' && g_ascii_islower(text[start - 2]);
}

/* What stands around a bare number of four digits tells a year from a count or a name. */
static bool bare_year(const Match *m, int year, guint to)
{
    static const char *const sure[] = {"in",    "since",  "by",    "of",     "from", "to",      "until",
                                       "till",  "before", "after", "during", "and",  "between", "through",
                                       "early", "late",   "mid",   "fiscal", "than", "year",    NULL};
    const Token *t = &m->e->token[m->from];
    if (t->classes & CLASS_CARDINAL)
        return year >= 1500;
    static const char numbered[] =
        " No Nos no Room Flight Route Highway Article Resolution Section Form Page Box "
        "flight room ";
    if (is_glued(m, to) || is_count(m, to) || word_before(m, numbered))
        return false;
    if (word_in(token_before(m), sure))
        return year >= 1500;
    bool named = t->join == JOIN_START && t->start > 1 && m->e->text[t->start - 1] == ' ' &&
                 g_ascii_isalpha(m->e->text[t->start - 2]) && looks_like_name(m);
    return year >= 1800 && year < 2100 && !named; /* "Windows 2000" */
}

bool act_year(const Match *m, int arg, Meaning *out)
{
    if (arg == 0 && !bare_year(m, m->year[0], m->to))
        return false;
    return mean_unit(out, dm_day_from_ymd(m->year[0], 1, 1), UNIT_YEAR, 0);
}

/* The year a quarter, half or season without one belongs to: the nearest, or one a little further that the
 * sentence points to. `month` is its first, `months` its length. */
static int year_for(const Match *m, int month, int months)
{
    int year, best_year = 0, direction = lean(m);
    DmDay ref = m->e->reference;
    bool certain = m->e->field || m->e->prefer != DM_PREFER_NONE;
    gint64 best = G_MAXINT64;
    dm_day_to_ymd(ref, &year, NULL, NULL);
    for (int y = year - 1; y <= year + 1; y++) {
        DmDay first = dm_day_from_ymd(y, month, 1);
        DmWindow w = {first, dm_day_add(first, months, DM_UNIT_MONTHS) - 1};
        gint64 far = distance(w, ref);
        if ((direction < 0 && w.earliest > ref) || (direction > 0 && w.latest < ref))
            far += certain ? 10000 : 150;
        if (far < best) {
            best = far;
            best_year = y;
        }
    }
    return best_year;
}

static int given_year(const Match *m, int month, int months)
{
    if (m->years > 0)
        return m->year[0];
    if (m->dates > 0) {
        int year;
        dm_day_to_ymd(m->date[0]->found.meaning.window.earliest, &year, NULL, NULL);
        return year;
    }
    return year_for(m, month, months);
}

/* Quarters and halves of a match: sport is spoken of near by, and no business. */
bool told_of_sport(const Match *m)
{
    static const char *const sport[] = {"score",     "goal",    "game",    "coach",  "trailed",
                                        "touchdown", "rebound", "innings", "league", "halftime",
                                        "yards",     "kick",    "win ",    "won"};
    static const char *const business[] = {"sales",     "profit", "earn",    "revenue", "income", "share",
                                           "econom",    "growth", "percent", "%",       "$",      "year",
                                           "inflation", "loss",   "export",  "demand",  "trade"};
    enum { AROUND = 160 };
    const Engine *e = m->e;
    gsize at = e->token[m->from].start, from = at > AROUND ? at - AROUND : 0;
    gssize len = (gssize)MIN(e->len - from, at - from + AROUND);
    bool played = false;
    for (guint i = 0; i < G_N_ELEMENTS(business); i++) {
        if (g_strstr_len(e->text + from, len, business[i]))
            return false;
    }
    for (guint i = 0; i < G_N_ELEMENTS(sport); i++)
        played = played || g_strstr_len(e->text + from, len, sport[i]);
    return played;
}

/* "the third quarter", "Q3 2018", "fourth quarter of last year"; 11 and 12 are the halves. */
bool act_quarter(const Match *m, int arg, Meaning *out)
{
    int n = m->ordinals > 0 ? m->ordinal[0] : m->quarter;
    bool half = n > 10 || arg == 2;
    n = n > 10 ? n - 10 : n;
    if (n < 1 || n > (half ? 2 : 4) || (m->years == 0 && m->dates == 0 && told_of_sport(m)))
        return false;
    if (m->dates > 0 && m->date[0]->found.meaning.unit != UNIT_YEAR)
        return false;
    int months = half ? 6 : 3, month = (n - 1) * months + 1;
    return mean_unit(out, dm_day_from_ymd(given_year(m, month, months), month, 1),
                     half ? UNIT_HALF : UNIT_QUARTER, 0);
}

/* "the first half of May": of any date longer than a day. */
bool act_half(const Match *m, int arg, Meaning *out)
{
    const Meaning *of = &m->date[0]->found.meaning;
    int n = arg ? arg : m->ordinal[0];
    if (n < 1 || n > 2 || of->window.latest == of->window.earliest || of->window.latest == DM_DAY_OPEN ||
        of->window.earliest == DM_DAY_OPEN)
        return false;
    if (of->unit == UNIT_YEAR) {
        int year;
        dm_day_to_ymd(of->window.earliest, &year, NULL, NULL);
        return mean_unit(out, dm_day_from_ymd(year, n == 1 ? 1 : 7, 1), UNIT_HALF, 0);
    }
    *out = *of;
    DmDay middle = of->window.earliest + (of->window.latest - of->window.earliest) / 2;
    if (n == 1)
        out->window.latest = middle;
    else
        out->window.earliest = middle + 1;
    return true;
}

static bool mean_season(Meaning *out, int year, int season)
{
    return mean_unit(out, dm_day_from_ymd(year, 3 + season * 3, 1), UNIT_SEASON, 0);
}

bool act_season(const Match *m, int arg, Meaning *out)
{
    static const char *const sure[] = {"in",   "by",  "until",  "since", "before", "early",
                                       "late", "mid", "during", "for",   NULL};
    if (m->dates > 0 && m->date[0]->found.meaning.unit != UNIT_YEAR)
        return false;
    if (arg != 1 && m->e->token[m->to - 1].capital && (capital_follows(m) || follows_title(m)))
        return false; /* "the Winter Palace" */
    if (arg != 1 && m->e->token[m->to - 1].classes & MARK_COMMON && word_after(m, " of "))
        return false; /* "the fall of Rome" */
    if (arg != 1 && m->e->token[m->to - 1].classes & MARK_COMMON && !is_alone(m) &&
        !word_in(token_before(m), sure))
        return false;
    return mean_season(out, given_year(m, 3 + m->season * 3, 3), m->season);
}

/* "last summer": the one that is over; "next summer": the one not begun. */
bool act_relation_season(const Match *m, int arg, Meaning *out)
{
    int year;
    DmDay ref = m->e->reference;
    if (m->e->token[m->to - 1].capital && capital_follows(m))
        return false; /* "the next Winter Olympics" */
    dm_day_to_ymd(ref, &year, NULL, NULL);
    mean_season(out, year, m->season);
    if (m->relation < 0 && out->window.latest >= ref)
        mean_season(out, year - 1, m->season);
    else if (m->relation >= RELATION_NEXT && out->window.earliest <= ref)
        mean_season(out, year + 1, m->season);
    else if (ABS(m->relation) < 10 && m->season == 3 && ref < dm_day_from_ymd(year, 3, 1))
        mean_season(out, year - 1, m->season);
    return true;
}

bool act_decade(const Match *m, int arg, Meaning *out)
{
    int year = m->digits->classes & CLASS_DECADES ? 1900 + m->digits->value : m->digits->value;
    const char *text = m->e->text;
    gsize end = m->digits->end;
    if (end + 1 < m->e->len && text[end] == '-' && g_ascii_isalpha(text[end + 1]))
        return false; /* "1990s-era" */
    const Token *before = token_before(m);
    bool short_form = arg > 0 || (before && before->classes & CLASS_EDGE) ||
                      !g_ascii_isdigit(text[m->digits->start]); /* "'60s" */
    if (year < 1000 || (m->digits->digits == 2 && !short_form))
        return false;
    return mean_unit(out, dm_day_from_ymd(year, 1, 1), UNIT_DECADE, 0);
}

bool act_century(const Match *m, int arg, Meaning *out)
{
    if (m->ordinal[0] < 1 || m->ordinal[0] > 30 ||
        (m->e->token[m->to - 1].capital && capital_follows(m))) /* "20th Century Fox" */
        return false;
    return mean_unit(out, dm_day_from_ymd((m->ordinal[0] - 1) * 100, 1, 1), UNIT_CENTURY, 0);
}

/* ---- Ranges that share a part ---- */

static void mean_range(Meaning *out, DmDay from, DmDay to, Unit unit)
{
    char a[24], b[24];
    unit_value(from, unit, a);
    unit_value(to, unit, b);
    *out = (Meaning){.window = {from, unit_window(to, unit, 0).latest}, .unit = unit, .minute = -1};
    g_snprintf(out->value, sizeof out->value, "%s/%s", a, b);
}

/* "May 5-7", "between 3 and 12 September". */
bool act_days(const Match *m, int arg, Meaning *out)
{
    Match first = *m;
    if (m->days < 2 || m->day[0] >= m->day[1] || !act_day_month(&first, 0, out) ||
        out->window.earliest == DM_DAY_OPEN)
        return false;
    Unit floating = out->floating;
    int year, month;
    dm_day_to_ymd(out->window.earliest, &year, &month, NULL);
    if (m->day[1] > dm_month_length(year, month))
        return false;
    mean_range(out, out->window.earliest, dm_day_from_ymd(year, month, m->day[1]), UNIT_DAY);
    out->floating = floating;
    return true;
}

/* "March to May", "Nov–Feb 2017", "January 23 to March 9, 2014": the year said holds for the end. */
bool act_months(const Match *m, int arg, Meaning *out)
{
    Match last = *m;
    last.month[0] = m->month[1];
    last.day[0] = m->days > 1 ? m->day[1] : m->days > 0 ? m->day[0] : 0;
    bool days = m->days > 0;
    DmWindow w;
    if (m->years > 0 ? !in_year(m->year[0], last.month[0], last.day[0], &w)
                     : !choose_year(m, last.month[0], last.day[0], -1, lean(m), &w))
        return false;
    int year, day = m->days > 1 ? m->day[0] : 1;
    dm_day_to_ymd(w.earliest, &year, NULL, NULL);
    year -= m->month[0] > m->month[1] || (m->month[0] == m->month[1] && day > last.day[0]);
    if (day > dm_month_length(year, m->month[0]))
        return false;
    DmDay from = dm_day_from_ymd(year, m->month[0], day);
    mean_range(out, from, w.earliest, days ? UNIT_DAY : UNIT_MONTH);
    out->floating = m->years > 0 ? UNIT_NONE : UNIT_YEAR;
    return true;
}

/* "1990-91": a season, a budget year, a school year. */
bool act_years(const Match *m, int arg, Meaning *out)
{
    int last = m->years < 2 ? 0 : m->year[0] - m->year[0] % 100 + m->year[1] % 100;
    last += last == m->year[0] - 99 ? 100 : 0; /* 1999-00 */
    bool month = last % 100 <= 12 && last != m->year[0] + 1;
    if (last <= m->year[0] || month || !bare_year(m, m->year[0], m->to))
        return false;
    mean_range(out, dm_day_from_ymd(m->year[0], 1, 1), dm_day_from_ymd(last, 1, 1), UNIT_YEAR);
    return true;
}
