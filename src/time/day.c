/* time: calendar days – the ground of every date in the program. Text and phrases come in through edtf.c and
 * phrase rules; what leaves here is a count of days since 1970-01-01. */
#include "edtf.h"

const DmEnum dm_unit_names[] = {
    {"days", DM_UNIT_DAYS, "calendar days"},
    {"working-days", DM_UNIT_WORKING_DAYS, "Monday to Friday"},
    {"weeks", DM_UNIT_WEEKS, "seven days each"},
    {"months", DM_UNIT_MONTHS, "same day of the month, or its last"},
    {"years", DM_UNIT_YEARS, "same day of the year, or the month's last"},
    {NULL, 0, NULL},
};

/* Years whose days still fit into DmDay; what lies beyond is cut to the first or last day there is. */
#define YEAR_LIMIT 5000000

/* Day count by Howard Hinnant's days_from_civil (http://howardhinnant.github.io/date_algorithms.html): years
 * begin in March, so that the leap day is the last of its year. */
DmDay dm_day_from_ymd(int year, int month, int day)
{
    year = CLAMP(year, -YEAR_LIMIT, YEAR_LIMIT);
    gint64 y = (gint64)year - (month <= 2);
    gint64 era = (y >= 0 ? y : y - 399) / 400;
    gint64 of_era = y - era * 400;
    gint64 of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5;
    gint64 days = era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year + day - 1 - 719468;
    return (DmDay)CLAMP(days, G_MININT32 + 1, G_MAXINT32);
}

/* The inverse, civil_from_days of the same source. */
void dm_day_to_ymd(DmDay day, int *ret_y, int *ret_m, int *ret_d)
{
    gint64 z = (gint64)day + 719468;
    gint64 era = (z >= 0 ? z : z - 146096) / 146097;
    gint64 of_era = z - era * 146097;
    gint64 year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    gint64 of_year = of_era - (365 * year + year / 4 - year / 100);
    gint64 m = (5 * of_year + 2) / 153;
    int month = (int)(m < 10 ? m + 3 : m - 9);
    if (ret_y)
        *ret_y = (int)(year + era * 400 + (month <= 2));
    if (ret_m)
        *ret_m = month;
    if (ret_d)
        *ret_d = (int)(of_year - (153 * m + 2) / 5 + 1);
}

int dm_day_weekday(DmDay day)
{
    int rest = (int)(((gint64)day + 3) % 7); /* 1970-01-01 was a Thursday */
    return rest < 0 ? rest + 7 : rest;
}

bool dm_year_is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int dm_month_length(int year, int month)
{
    static const guint8 length[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return length[month - 1] + (month == 2 && dm_year_is_leap(year));
}

static DmDay add_months(DmDay day, gint64 n)
{
    int year, month, d;
    dm_day_to_ymd(day, &year, &month, &d);
    gint64 months = (gint64)year * 12 + month - 1 + n;
    gint64 y = (months >= 0 ? months : months - 11) / 12;
    y = CLAMP(y, -YEAR_LIMIT, YEAR_LIMIT);
    int m = (int)(((months % 12) + 12) % 12) + 1;
    return dm_day_from_ymd((int)y, m, MIN(d, dm_month_length((int)y, m)));
}

/* From a Saturday or Sunday the first working day on is the Monday, the first back the Friday. */
static DmDay add_working_days(DmDay day, gint64 n)
{
    int weekday = dm_day_weekday(day);
    gint64 from = day;
    if (weekday > 4)
        from += n > 0   ? 4 - weekday
                : n < 0 ? 7 - weekday
                        : 0; /* stand on the Friday before, the Monday after */
    weekday = dm_day_weekday((DmDay)from);
    gint64 weeks = n / 5, rest = n % 5;
    if (rest > 0 && weekday + rest > 4)
        rest += 2;
    if (rest < 0 && weekday + rest < 0)
        rest -= 2;
    return (DmDay)CLAMP(from + weeks * 7 + rest, G_MININT32 + 1, G_MAXINT32);
}

DmDay dm_day_add(DmDay day, int n, DmUnit unit)
{
    if (day == DM_DAY_OPEN)
        return day;
    switch (unit) {
    case DM_UNIT_DAYS:
        return (DmDay)CLAMP((gint64)day + n, G_MININT32 + 1, G_MAXINT32);
    case DM_UNIT_WORKING_DAYS:
        return add_working_days(day, n);
    case DM_UNIT_WEEKS:
        return (DmDay)CLAMP((gint64)day + (gint64)n * 7, G_MININT32 + 1, G_MAXINT32);
    case DM_UNIT_MONTHS:
        return add_months(day, n);
    case DM_UNIT_YEARS:
        return add_months(day, (gint64)n * 12);
    }
    g_assert_not_reached();
}

bool dm_day_parse(const char *text, DmDay *ret_day)
{
    int part[3] = {0};
    static const char shape[] = "yyyy-mm-dd";
    for (int i = 0, n = 0; shape[i] != '\0'; i++) {
        if (shape[i] == '-' ? text[i] != '-' : !g_ascii_isdigit(text[i]))
            return false;
        if (shape[i] == '-')
            n++;
        else
            part[n] = part[n] * 10 + text[i] - '0';
    }
    if (text[10] != '\0' || part[1] < 1 || part[1] > 12 || part[2] < 1 ||
        part[2] > dm_month_length(part[0], part[1]))
        return false;
    *ret_day = dm_day_from_ymd(part[0], part[1], part[2]);
    return true;
}

/* Digits by hand: days are printed by the million, and printf is many times slower. */
char *dm_put_number(char *at, int n, int width)
{
    char digits[12];
    int len = 0;
    do {
        digits[len++] = (char)('0' + n % 10);
        n /= 10;
    } while (n > 0);
    for (; width > len; width--)
        *at++ = '0';
    while (len > 0)
        *at++ = digits[--len];
    *at = '\0';
    return at;
}

const char *dm_day_format(DmDay day, char buffer[DM_DAY_TEXT])
{
    buffer[0] = '\0';
    if (day == DM_DAY_OPEN)
        return buffer;
    int year, month, d;
    char *at = buffer;
    dm_day_to_ymd(day, &year, &month, &d);
    if (ABS(year) > 9999)
        *at++ = 'Y';
    if (year < 0)
        *at++ = '-';
    at = dm_put_number(at, ABS(year), 4);
    *at++ = '-';
    at = dm_put_number(at, month, 2);
    *at++ = '-';
    dm_put_number(at, d, 2);
    return buffer;
}
