/* time: feasts and other fixed points that news dates by. A rule names one by FEAST(kind, a, b, c); this file
 * finds its days in a year. */
#include "phrase.h"

/* Western Easter by the anonymous Gregorian computus (Nature, 1876; Meeus, Astronomical Algorithms, ch. 8).
 */
static DmDay easter(int year)
{
    int a = year % 19, b = year / 100, c = year % 100;
    int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
    int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
    return dm_day_from_ymd(year, f / 31, f % 31 + 1);
}

/* Orthodox Easter: Meeus' Julian computus, moved to the Gregorian calendar. */
static DmDay orthodox_easter(int year)
{
    int d = (19 * (year % 19) + 15) % 30;
    int e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
    int f = d + e + 114;
    return dm_day_from_ymd(year, f / 31, f % 31 + 1) + year / 100 - year / 400 - 2;
}

static DmDay nth_weekday(int year, int month, int weekday, int n)
{
    DmDay first = dm_day_from_ymd(year, month, 1);
    DmDay last = first + dm_month_length(year, month) - 1;
    if (n < 0)
        return last - (dm_day_weekday(last) - weekday + 7) % 7;
    return first + (weekday - dm_day_weekday(first) + 7) % 7 + (n - 1) * 7;
}

/* First day of a month of the Islamic year by the tabular calendar (Reingold and Dershowitz, Calendrical
 * Calculations, ch. 7), with the civil epoch; what is seen in the sky differs by a day or so. */
static DmDay islamic(int year, int month, int day)
{
    static const DmDay epoch = -492148; /* 622-07-19, proleptic Gregorian */
    return (DmDay)(epoch + (gint64)(year - 1) * 354 + (3 + 11 * year) / 30 + 29 * (month - 1) + month / 2 +
                   day - 1);
}

/* An Islamic feast may fall twice in a year; the first is taken. Ramadan (day 0) is a month. */
static DmWindow islamic_in(int year, int month, int day)
{
    int hijri = (int)((gint64)(year - 622) * 33 / 32) - 1;
    DmDay begin = dm_day_from_ymd(year, 1, 1);
    while (islamic(hijri, month, MAX(day, 1)) < begin)
        hijri++;
    DmDay from = islamic(hijri, month, MAX(day, 1));
    return (DmWindow){from, day > 0 ? from : islamic(hijri, month + 1, 1) - 1};
}

static DmWindow feast_in(int feast, int year)
{
    int a = (feast >> 16 & 0xff) - 100, b = feast >> 8 & 0xff, c = (feast & 0xff) - 8;
    DmDay day;
    switch (feast >> 24) {
    case FEAST_FIXED:
        day = dm_day_from_ymd(year, a, b);
        return (DmWindow){day, day + c};
    case FEAST_EASTER:
        day = easter(year) + a;
        break;
    case FEAST_ORTHODOX:
        day = orthodox_easter(year) + a;
        break;
    case FEAST_NTH:
        day = nth_weekday(year, a, b, c);
        break;
    default:
        return islamic_in(year, a, b);
    }
    return (DmWindow){day, day};
}

/* The feast in the year that is said, else the one before or after the reference as the sentence points, else
 * the nearest. */
bool act_feast(const Match *m, int arg, Meaning *out)
{
    DmDay ref = m->e->reference;
    int year, direction = lean(m);
    gsize end = m->e->token[m->to - 1].end;
    bool alone = m->e->alone || m->e->field;
    if (!alone && end + 1 < m->e->len && g_ascii_isspace(m->e->text[end]) &&
        g_ascii_isupper(m->e->text[end + 1]))
        return false; /* "the Good Friday Agreement", "Easter Island" */
    if (word_before(m, " Lunar Chinese Jewish Islamic Persian Iranian Vietnamese Hebrew Buddhist "))
        return false;
    if (!alone && m->years == 0 && !m->e->token[m->to - 1].capital)
        return false; /* "a new year" */
    dm_day_to_ymd(ref, &year, NULL, NULL);
    if (m->dates > 0)
        dm_day_to_ymd(m->date[0]->found.meaning.window.earliest, &year, NULL, NULL);
    else if (m->years > 0)
        year = m->year[0];
    DmWindow best = feast_in(arg, year);
    for (int y = year - 1; m->years == 0 && m->dates == 0 && y <= year + 1; y++) {
        DmWindow w = feast_in(arg, y);
        bool wrong = direction < 0 ? w.earliest > ref : direction > 0 && w.latest < ref;
        bool best_wrong = direction < 0 ? best.earliest > ref : direction > 0 && best.latest < ref;
        if (best_wrong != wrong ? best_wrong
                                : ABS((gint64)w.earliest - ref) < ABS((gint64)best.earliest - ref))
            best = w;
    }
    mean_unit(out, best.earliest, UNIT_DAY, 0);
    out->approximate = arg >> 24 == FEAST_ISLAMIC;
    if (best.latest > best.earliest) {
        unit_value(best.earliest, UNIT_MONTH, out->value);
        out->unit = UNIT_MONTH;
    }
    out->window = best;
    return true;
}

static bool is_feast(const Match *m)
{
    return phrase_rules[m->date[0]->found.rule].action == act_feast &&
           m->date[0]->found.meaning.unit == UNIT_DAY;
}

/* "Labor Day weekend": the one it touches; the same behind "the" (arg 1). */
bool act_feast_weekend(const Match *m, int arg, Meaning *out)
{
    if (arg == 1) {
        *out = m->date[0]->found.meaning;
        return phrase_rules[m->date[0]->found.rule].action == act_feast_weekend;
    }
    if (!is_feast(m) || m->unit[0] != UNIT_WEEKEND)
        return false;
    DmDay day = m->date[0]->found.meaning.window.earliest;
    return mean_unit(out, day, UNIT_WEEKEND, dm_day_weekday(day) < 3 ? -1 : 0);
}

/* "last Christmas": the last one that is over; "next Easter": the first to come. */
bool act_relation_feast(const Match *m, int arg, Meaning *out)
{
    if (!is_feast(m))
        return false;
    const Rule *rule = &phrase_rules[m->date[0]->found.rule];
    DmDay ref = m->e->reference;
    int year;
    dm_day_to_ymd(ref, &year, NULL, NULL);
    int step = m->relation <= RELATION_LAST ? -1 : m->relation >= RELATION_NEXT ? 1 : 0;
    DmWindow w = feast_in(rule->arg, year);
    if ((step < 0 && w.latest >= ref) || (step > 0 && w.earliest <= ref))
        w = feast_in(rule->arg, year + step);
    return mean_unit(out, w.earliest, UNIT_DAY, 0);
}
