/* time: units of the calendar as phrases use them, from the minute to the century: which days they hold, how
 * they are counted on, and how TIMEX3 writes them (TimeML 1.2.1, section 2.2.3). */
#include "edtf.h"
#include "phrase.h"

#include <string.h>

static const struct {
    const char *letter; /* of a duration; T before it for parts of a day */
    bool clock;
    guint8 days, times; /* length in days, or … */
    guint16 months;     /* … in months */
} units[UNITS] = {
    [UNIT_SECOND] = {"S", true, 0, 1, 0},       [UNIT_MINUTE] = {"M", true, 0, 1, 0},
    [UNIT_HOUR] = {"H", true, 0, 1, 0},         [UNIT_NIGHT] = {"D", false, 1, 1, 0},
    [UNIT_DAY] = {"D", false, 1, 1, 0},         [UNIT_WORKDAY] = {"D", false, 1, 1, 0},
    [UNIT_WEEKEND] = {"WE", false, 7, 1, 0},    [UNIT_WEEK] = {"W", false, 7, 1, 0},
    [UNIT_WORKWEEK] = {"W", false, 7, 1, 0},    [UNIT_FORTNIGHT] = {"W", false, 14, 2, 0},
    [UNIT_MONTH] = {"M", false, 0, 1, 1},       [UNIT_QUARTER] = {"Q", false, 0, 1, 3},
    [UNIT_SEASON] = {"SE", false, 0, 1, 3},     [UNIT_HALF] = {"H", false, 0, 1, 6},
    [UNIT_YEAR] = {"Y", false, 0, 1, 12},       [UNIT_DECADE] = {"DE", false, 0, 1, 120},
    [UNIT_CENTURY] = {"CE", false, 0, 1, 1200},
};

DmDay unit_add(DmDay day, int n, Unit unit)
{
    if (unit == UNIT_WORKDAY)
        return dm_day_add(day, n, DM_UNIT_WORKING_DAYS);
    if (units[unit].months)
        return dm_day_add(day, CLAMP(n, -120000, 120000) * units[unit].months, DM_UNIT_MONTHS);
    return dm_day_add(day, CLAMP(n, -4000000, 4000000) * units[unit].days, DM_UNIT_DAYS);
}

/* First day of the unit that holds `day`. */
static DmDay unit_floor(DmDay day, Unit unit)
{
    int year, month;
    dm_day_to_ymd(day, &year, &month, NULL);
    guint months = units[unit].months;
    if (unit == UNIT_WEEKEND)
        return day - dm_day_weekday(day) + 5;
    if (units[unit].days >= 7)
        return day - dm_day_weekday(day);
    if (months == 0)
        return day;
    if (unit == UNIT_SEASON) /* meteorological: December begins the winter */
        return dm_day_add(dm_day_from_ymd(year, month, 1), -(month % 3), DM_UNIT_MONTHS);
    if (months <= 12)
        return dm_day_from_ymd(year, (month - 1) / (int)months * (int)months + 1, 1);
    int years = (int)months / 12;
    return dm_day_from_ymd(year - (year % years + years) % years, 1, 1);
}

DmWindow unit_window(DmDay day, Unit unit, int n)
{
    DmDay from = unit_add(unit_floor(day, unit), n, unit);
    DmDay to = unit == UNIT_WEEKEND    ? from + 1
               : unit == UNIT_WORKWEEK ? from + 4
                                       : MAX(from, unit_add(from, 1, unit) - 1);
    return (DmWindow){from, unit == UNIT_WORKDAY ? from : to};
}

/* ISO 8601 week: its year is that of its Thursday. */
static char *put_week(char *at, DmDay day)
{
    int year;
    DmDay thursday = day - dm_day_weekday(day) + 3;
    dm_day_to_ymd(thursday, &year, NULL, NULL);
    at = dm_put_number(at, MAX(year, 0), 4);
    *at++ = '-';
    *at++ = 'W';
    return dm_put_number(at, (thursday - dm_day_from_ymd(year, 1, 1)) / 7 + 1, 2);
}

static char *put_text(char *at, const char *text)
{
    return g_stpcpy(at, text);
}

void unit_value(DmDay day, Unit unit, char out[UNIT_VALUE_MAX])
{
    static const char *const season[] = {"-SP", "-SU", "-FA", "-WI"};
    static const char *const quarter[] = {"-Q1", "-Q2", "-Q3", "-Q4"};
    int year, month, d;
    dm_day_to_ymd(day, &year, &month, &d);
    year = CLAMP(year, 0, 9999);
    switch (unit) {
    case UNIT_WEEK:
    case UNIT_WORKWEEK:
    case UNIT_FORTNIGHT:
        put_week(out, day);
        return;
    case UNIT_WEEKEND:
        put_text(put_week(out, day), "-WE");
        return;
    case UNIT_DECADE:
        dm_put_number(out, year / 10, 3);
        return;
    case UNIT_CENTURY:
        dm_put_number(out, year / 100, 2);
        return;
    default:
        break;
    }
    char *at = dm_put_number(out, year, 4);
    if (unit == UNIT_QUARTER)
        put_text(at, quarter[(month - 1) / 3]);
    else if (unit == UNIT_SEASON)
        put_text(at, season[(month + 9) % 12 / 3]);
    else if (unit == UNIT_HALF)
        put_text(at, month < 7 ? "-H1" : "-H2");
    else if (unit != UNIT_YEAR) {
        *at++ = '-';
        at = dm_put_number(at, month, 2);
        if (unit != UNIT_MONTH) {
            *at++ = '-';
            dm_put_number(at, d, 2);
        }
    }
}

void unit_duration(Unit unit, double n, char out[UNIT_VALUE_MAX])
{
    char *at = put_text(out, units[unit].clock ? "PT" : "P");
    double count = n * units[unit].times;
    at = n < 0 ? put_text(at, "X") : dm_put_number(at, (int)MIN(count, 999999), 1);
    if (n >= 0 && count != (int)count)
        at = put_text(at, ".5");
    put_text(at, units[unit].letter);
}
