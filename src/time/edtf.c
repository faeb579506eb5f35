/* time: EDTF (ISO 8601-2:2019, annex A; https://www.loc.gov/standards/datetime/) – reads a date field's text
 * into a DmDate: its canonical text, its window and its marks. Levels 0 and 1, of level 2 the sets, the
 * seasons, quarters, quadrimesters and halves (21–41), marks on single components, and X in any place.
 *
 * A value is read into parts (year, month, day, each with its mark) and printed again from them, so that
 * canonical text is what reads back to the same parts. */
#include "edtf.h"

#include <stdlib.h>
#include <string.h>

#define MARK_UNCERTAIN   1 /* ? */
#define MARK_APPROXIMATE 2 /* ~ */

typedef enum Part { YEAR, MONTH, DAY, PARTS } Part;

/* One date of an expression: digits (X for unknown ones) and marks of each part. */
typedef struct Value {
    char digits[PARTS][12]; /* "" when the part is not stated; the year without its sign */
    guint8 marks[PARTS];
    bool negative, long_year;
    char time[24]; /* "T10:30:00Z", or "" */
    int minute;
    int season; /* 21–41, else 0 */
    DmWindow window;
    DmPrecision precision;
} Value;

typedef struct Reader {
    const char *text, *at;
    DmDateError *error;
} Reader;

static bool fail(Reader *r, const char *where, const char *format, ...) G_GNUC_PRINTF(3, 4);

static bool fail(Reader *r, const char *where, const char *format, ...)
{
    if (r->error->message[0] == '\0') { /* the first finding is the telling one */
        va_list args;
        va_start(args, format);
        g_vsnprintf(r->error->message, sizeof r->error->message, format, args);
        va_end(args);
        r->error->offset = (gsize)(where - r->text);
    }
    return false;
}

static guint8 read_mark(Reader *r)
{
    static const struct {
        char c;
        guint8 mark;
    } marks[] = {{'?', MARK_UNCERTAIN}, {'~', MARK_APPROXIMATE}, {'%', MARK_UNCERTAIN | MARK_APPROXIMATE}};
    for (guint i = 0; i < G_N_ELEMENTS(marks); i++) {
        if (*r->at == marks[i].c) {
            r->at++;
            return marks[i].mark;
        }
    }
    return 0;
}

/* Digits and X of one part, at most `max` of them. */
static int read_digits(Reader *r, char *out, int max)
{
    int n = 0;
    while (n < max && (g_ascii_isdigit(*r->at) || *r->at == 'X'))
        out[n++] = *r->at++;
    out[n] = '\0';
    return n;
}

static bool read_year(Reader *r, Value *v)
{
    const char *start = r->at;
    v->marks[YEAR] = read_mark(r);
    v->long_year = *r->at == 'Y';
    r->at += v->long_year;
    v->negative = *r->at == '-';
    r->at += v->negative;
    int n = read_digits(r, v->digits[YEAR], 10);
    if (*r->at == 'u' || *r->at == 'x')
        return fail(r, r->at, "an unknown digit is written X");
    if (v->long_year) {
        if (n < 5 || strchr(v->digits[YEAR], 'X') || v->digits[YEAR][0] == '0')
            return fail(r, start, "after Y a year has five to ten digits");
        return true;
    }
    if (n == 8)
        return fail(r, start, "a date is written with hyphens, like 2025-08-21");
    if (n != 4)
        return fail(r, start, "a year has four digits, like 2025");
    if (v->negative && !strcmp(v->digits[YEAR], "0000"))
        return fail(r, start, "there is no year -0000");
    return true;
}

/* "-08", "-~08": false when there is no such part here (or it is wrong, then the error is set). */
static bool read_part(Reader *r, Value *v, Part part)
{
    if (*r->at != '-')
        return false;
    r->at++;
    v->marks[part] = read_mark(r);
    const char *start = r->at;
    if (read_digits(r, v->digits[part], 2) != 2 || g_ascii_isdigit(*r->at))
        return fail(r, start, "a %s has two digits", part == MONTH ? "month" : "day");
    return true;
}

/* A mark to the right of a part holds for it and all parts left of it. */
static void read_suffix(Reader *r, Value *v, Part part)
{
    guint8 mark = read_mark(r);
    for (int i = 0; i <= (int)part; i++)
        v->marks[i] |= mark;
}

static bool two_digits(Reader *r, int max, int *ret_n)
{
    if (!g_ascii_isdigit(r->at[0]) || !g_ascii_isdigit(r->at[1]))
        return fail(r, r->at, "a time is written like T10:30 or T10:30:00Z");
    *ret_n = (r->at[0] - '0') * 10 + r->at[1] - '0';
    if (*ret_n > max)
        return fail(r, r->at, "no such time of day");
    r->at += 2;
    return true;
}

static bool read_zone(Reader *r)
{
    int n;
    if (*r->at == 'Z') {
        r->at++;
    } else if (*r->at == '+' || *r->at == '-') {
        r->at++;
        if (!two_digits(r, 23, &n))
            return false;
        if (*r->at == ':') {
            r->at++;
            return two_digits(r, 59, &n);
        }
    }
    return true;
}

static bool read_time(Reader *r, Value *v)
{
    const char *start = r->at++;
    int hour = 0, minute = 0, second = 0;
    if (!two_digits(r, 23, &hour))
        return false;
    if (*r->at != ':')
        return fail(r, r->at, "a time is written like T10:30 or T10:30:00Z");
    r->at++;
    if (!two_digits(r, 59, &minute))
        return false;
    if (*r->at == ':') {
        r->at++;
        if (!two_digits(r, 59, &second))
            return false;
    }
    if (!read_zone(r))
        return false;
    g_strlcpy(v->time, start, MIN(sizeof v->time, (gsize)(r->at - start) + 1));
    v->minute = hour * 60 + minute;
    return true;
}

/* ---- What days a value can mean ---- */

/* Spans below a year by their code (ISO 8601-2, 4.8): first month and months long. Codes 21–24 are
 * meteorological and northern; 29–32 southern. */
static const struct {
    guint8 code, month, months;
} seasons[] = {
    {21, 3, 3},  {22, 6, 3},  {23, 9, 3},  {24, 12, 3}, {25, 3, 3}, {26, 6, 3}, {27, 9, 3},
    {28, 12, 3}, {29, 9, 3},  {30, 12, 3}, {31, 3, 3},  {32, 6, 3}, {33, 1, 3}, {34, 4, 3},
    {35, 7, 3},  {36, 10, 3}, {37, 1, 4},  {38, 5, 4},  {39, 9, 4}, {40, 1, 6}, {41, 7, 6},
};

bool edtf_season(int year, int code, DmWindow *ret_window)
{
    for (guint i = 0; i < G_N_ELEMENTS(seasons); i++) {
        if (seasons[i].code != code)
            continue;
        ret_window->earliest = dm_day_from_ymd(year, seasons[i].month, 1);
        ret_window->latest = dm_day_add(ret_window->earliest, seasons[i].months, DM_UNIT_MONTHS) - 1;
        return true;
    }
    return false;
}

static bool fits(const char *pattern, int n)
{
    if (pattern[0] == '\0')
        return true;
    return (pattern[0] == 'X' || pattern[0] - '0' == n / 10) &&
           (pattern[1] == 'X' || pattern[1] - '0' == n % 10);
}

/* First (step 1) or last (step −1) day of the year that fits the month and day patterns. */
static bool day_in_year(const Value *v, int year, int step, DmDay *ret_day)
{
    for (int m = step > 0 ? 1 : 12; m >= 1 && m <= 12; m += step) {
        if (!fits(v->digits[MONTH], m))
            continue;
        int length = dm_month_length(year, m);
        for (int d = step > 0 ? 1 : length; d >= 1 && d <= length; d += step) {
            if (fits(v->digits[DAY], d)) {
                *ret_day = dm_day_from_ymd(year, m, d);
                return true;
            }
        }
    }
    return false;
}

static gint64 year_with(const Value *v, char unknown)
{
    gint64 year = 0;
    for (const char *p = v->digits[YEAR]; *p != '\0'; p++)
        year = year * 10 + ((*p == 'X' ? unknown : *p) - '0');
    return v->negative ? -year : year;
}

static bool year_fits(const Value *v, gint64 year)
{
    gint64 rest = ABS(year);
    for (gsize i = strlen(v->digits[YEAR]); i-- > 0; rest /= 10) {
        if (v->digits[YEAR][i] != 'X' && v->digits[YEAR][i] - '0' != rest % 10)
            return false;
    }
    return true;
}

/* The first day on from `from` (step 1) or the last one back (step −1) that fits, no further than year `to`.
 * Ends after one year unless a leap day has to be found. */
static bool find_day(const Value *v, gint64 from, gint64 to, int step, DmDay *ret_day)
{
    for (gint64 year = from;; year += step) {
        if (year_fits(v, year) && day_in_year(v, (int)year, step, ret_day))
            return true;
        if (year == to)
            return false;
    }
}

static DmPrecision precision_of(const Value *v)
{
    if (v->digits[DAY][0] != '\0' && !strchr(v->digits[DAY], 'X') && !strchr(v->digits[MONTH], 'X') &&
        !strchr(v->digits[YEAR], 'X'))
        return v->time[0] != '\0' ? DM_PRECISION_MINUTE : DM_PRECISION_DAY;
    if (v->season)
        return DM_PRECISION_SEASON;
    const char *unknown = strchr(v->digits[YEAR], 'X');
    if (unknown)
        return unknown[1] == '\0' ? DM_PRECISION_DECADE : DM_PRECISION_CENTURY;
    return v->digits[MONTH][0] != '\0' && !strchr(v->digits[MONTH], 'X') ? DM_PRECISION_MONTH
                                                                         : DM_PRECISION_YEAR;
}

/* Finds the window of a value whose parts are read; false when no day fits them. */
static bool find_window(Reader *r, const char *start, Value *v)
{
    static const gint64 limit = 5000000; /* DmDay reaches a little further */
    gint64 low = year_with(v, v->negative ? '9' : '0'), high = year_with(v, v->negative ? '0' : '9');
    low = CLAMP(low, -limit, limit);
    high = CLAMP(high, -limit, limit);
    v->precision = precision_of(v);
    if (v->season) {
        DmWindow last = {0};
        edtf_season((int)low, v->season, &v->window);
        edtf_season((int)high, v->season, &last);
        v->window.latest = last.latest;
        return true;
    }
    if (v->long_year) { /* beyond the limit a year is cut to the days there are */
        v->window = (DmWindow){dm_day_from_ymd((int)low, 1, 1), dm_day_from_ymd((int)low, 12, 31)};
        return true;
    }
    if (find_day(v, low, high, 1, &v->window.earliest) && find_day(v, high, low, -1, &v->window.latest))
        return true;
    if (v->digits[DAY][0] == '\0')
        return fail(r, start, "there is no month %s", v->digits[MONTH]);
    return fail(r, start, "there is no such day");
}

/* ---- One value ---- */

static bool read_parts(Reader *r, Value *v)
{
    if (!read_year(r, v))
        return false;
    read_suffix(r, v, YEAR);
    if (v->long_year || *r->at != '-')
        return true;
    if (!read_part(r, v, MONTH))
        return false;
    read_suffix(r, v, MONTH);
    DmWindow ignored;
    int code = atoi(v->digits[MONTH]);
    if (!strchr(v->digits[MONTH], 'X') && edtf_season(2000, code, &ignored))
        v->season = code;
    if (*r->at != '-' || v->season)
        return true;
    if (!read_part(r, v, DAY))
        return false;
    read_suffix(r, v, DAY);
    return true;
}

static bool read_value(Reader *r, Value *v)
{
    const char *start = r->at;
    *v = (Value){.minute = -1};
    if (!read_parts(r, v))
        return false;
    if (*r->at == 'T') {
        if (v->digits[DAY][0] == '\0' || strchr(v->digits[YEAR], 'X') || strchr(v->digits[MONTH], 'X') ||
            strchr(v->digits[DAY], 'X'))
            return fail(r, r->at, "a time of day needs a full date before it");
        if (!read_time(r, v))
            return false;
    }
    return find_window(r, start, v);
}

static const char *mark_text(guint8 mark)
{
    static const char *const text[] = {"", "?", "~", "%"};
    return text[mark];
}

/* Marks are printed after the parts they cover where they cover all up to one, else before each. */
static void print_value(const Value *v, GString *out)
{
    int parts = v->digits[DAY][0] != '\0' ? 3 : v->digits[MONTH][0] != '\0' ? 2 : 1;
    int covered = 0;
    while (covered < parts && v->marks[covered] == v->marks[0])
        covered++;
    bool grouped = v->marks[0] != 0;
    for (int i = covered; i < parts; i++)
        grouped = grouped && v->marks[i] == 0;
    for (int i = 0; i < parts; i++) {
        g_string_append(out, i > 0 ? "-" : "");
        g_string_append(out, grouped ? "" : mark_text(v->marks[i]));
        if (i == 0)
            g_string_append_printf(out, "%s%s", v->long_year ? "Y" : "", v->negative ? "-" : "");
        g_string_append(out, v->digits[i]);
        g_string_append(out, grouped && i == covered - 1 ? mark_text(v->marks[0]) : "");
    }
    g_string_append(out, v->time);
}

/* ---- Intervals and sets ---- */

static void widen(DmDate *date, const Value *v)
{
    date->precision = MAX(date->precision, v->precision);
    if (date->minute < 0)
        date->minute = (gint16)v->minute;
    for (int i = 0; i < PARTS; i++) {
        date->uncertain |= (v->marks[i] & MARK_UNCERTAIN) != 0;
        date->approximate |= (v->marks[i] & MARK_APPROXIMATE) != 0;
    }
}

/* An end of an interval: a value, "..", or nothing. */
static bool read_end(Reader *r, DmDate *date, GString *out, DmDay *ret_earliest, DmDay *ret_latest,
                     bool *ret_value)
{
    *ret_earliest = *ret_latest = DM_DAY_OPEN;
    *ret_value = false;
    if (g_str_has_prefix(r->at, "..")) {
        r->at += 2;
        g_string_append(out, "..");
        return true;
    }
    if (*r->at == '\0' || *r->at == '/')
        return true;
    Value v;
    if (!read_value(r, &v))
        return false;
    *ret_value = true;
    *ret_earliest = v.window.earliest;
    *ret_latest = v.window.latest;
    widen(date, &v);
    print_value(&v, out);
    return true;
}

static bool read_interval(Reader *r, DmDate *date, GString *out)
{
    DmDay a, b, unused;
    bool first, second;
    if (!read_end(r, date, out, &a, &unused, &first))
        return false;
    if (*r->at != '/') {
        if (!first)
            return fail(r, r->at, "an open date has a slash, like 2025-08-21/..");
        date->shape = DM_DATE_SINGLE;
        date->window = (DmWindow){a, unused};
        return true;
    }
    r->at++;
    const char *start = r->at;
    g_string_append_c(out, '/');
    if (!read_end(r, date, out, &unused, &b, &second))
        return false;
    if (!first && !second)
        return fail(r, r->text, "one end of an interval must be a date");
    if (first && second && b < a)
        return fail(r, start, "the interval ends before it begins");
    date->shape = DM_DATE_INTERVAL;
    date->window = (DmWindow){a, b};
    return true;
}

static void extend(DmWindow *w, DmWindow with, bool first)
{
    w->earliest =
        first || dm_day_compare_earliest(with.earliest, w->earliest) < 0 ? with.earliest : w->earliest;
    w->latest = first || dm_day_compare_latest(with.latest, w->latest) > 0 ? with.latest : w->latest;
}

/* "a", "a..b", "..b" or "a.." inside a set. */
static bool read_member(Reader *r, DmDate *date, GString *out, char close, DmWindow *ret_window)
{
    Value a, b;
    *ret_window = (DmWindow){DM_DAY_OPEN, DM_DAY_OPEN};
    const char *start = r->at;
    bool has_first = !g_str_has_prefix(r->at, "..");
    if (has_first) {
        if (!read_value(r, &a))
            return false;
        *ret_window = a.window;
        widen(date, &a);
        print_value(&a, out);
    }
    if (!g_str_has_prefix(r->at, ".."))
        return true;
    r->at += 2;
    g_string_append(out, "..");
    ret_window->latest = DM_DAY_OPEN;
    if (has_first && (*r->at == close || *r->at == ','))
        return true;
    if (!read_value(r, &b))
        return false;
    widen(date, &b);
    print_value(&b, out);
    ret_window->latest = b.window.latest;
    return !has_first || a.window.earliest <= b.window.latest ||
           fail(r, start, "the range ends before it begins");
}

static bool read_set(Reader *r, DmDate *date, GString *out)
{
    char close = *r->at == '[' ? ']' : '}';
    date->shape = *r->at == '[' ? DM_DATE_ONE_OF : DM_DATE_ALL_OF;
    g_string_append_c(out, *r->at++);
    for (bool first = true;; first = false) {
        DmWindow member;
        if (!read_member(r, date, out, close, &member))
            return false;
        extend(&date->window, member, first);
        if (*r->at == close)
            break;
        if (*r->at != ',')
            return fail(r, r->at, "a set ends with %c", close);
        g_string_append_c(out, *r->at++);
        while (*r->at == ' ')
            r->at++;
    }
    g_string_append_c(out, *r->at++);
    return true;
}

bool dm_date_parse(const char *text, DmDate *ret_date, DmDateError *ret_error)
{
    DmDateError unwanted;
    Reader r = {text, text, ret_error ? ret_error : &unwanted};
    *r.error = (DmDateError){0};
    DmDate date = {.minute = -1};
    g_autoptr(GString) out = g_string_sized_new(DM_EDTF_MAX);
    bool good = *text == '[' || *text == '{' ? read_set(&r, &date, out) : read_interval(&r, &date, out);
    if (good && *r.at != '\0')
        good = fail(&r, r.at, "what follows the date is not part of it");
    if (good && out->len > DM_EDTF_MAX)
        good = fail(&r, text, "a date has at most %d characters", DM_EDTF_MAX);
    if (!good)
        return false;
    g_strlcpy(date.edtf, out->str, sizeof date.edtf);
    *ret_date = date;
    return true;
}

DmDate dm_date_from_window(DmWindow w)
{
    char a[DM_DAY_TEXT], b[DM_DAY_TEXT];
    DmDate date = {.window = w, .minute = -1, .precision = DM_PRECISION_DAY};
    if (w.earliest == DM_DAY_OPEN && w.latest == DM_DAY_OPEN)
        return date;
    dm_day_format(w.earliest, a);
    dm_day_format(w.latest, b);
    date.shape = w.earliest == w.latest ? DM_DATE_SINGLE : DM_DATE_INTERVAL;
    if (date.shape == DM_DATE_SINGLE)
        g_strlcpy(date.edtf, a, sizeof date.edtf);
    else
        g_snprintf(date.edtf, sizeof date.edtf, "%s/%s", *a ? a : "..", *b ? b : "..");
    return date;
}

DmDate dm_date_from_day(DmDay day)
{
    return dm_date_from_window((DmWindow){day, day});
}
