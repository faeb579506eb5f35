/* time – what a date means: calendar days, EDTF values with their windows, and English date phrases.
 *
 * Everything rests on DmDay, a whole day counted from 1970-01-01 in the proleptic Gregorian calendar, and on
 * the window of a value: the earliest and the latest day it can mean, both inclusive. */
#pragma once
#include <demarche/base.h>

G_BEGIN_DECLS

/* ---- Days ---- */

typedef gint32 DmDay;
#define DM_DAY_OPEN G_MININT32 /* an open or unknown bound; compare with ==, never with < */

typedef struct DmWindow {
    DmDay earliest, latest; /* inclusive; DM_DAY_OPEN where there is no bound */
} DmWindow;

typedef enum DmUnit {
    DM_UNIT_DAYS,
    DM_UNIT_WORKING_DAYS, /* Monday to Friday; feasts are not known */
    DM_UNIT_WEEKS,
    DM_UNIT_MONTHS, /* keeps the day of the month, clamped to the month's end */
    DM_UNIT_YEARS,  /* the same */
} DmUnit;
extern const DmEnum dm_unit_names[]; /* days, working-days, weeks, months, years */

DmDay dm_day_from_ymd(int year, int month, int day);               /* month 1–12; the day may overflow */
void dm_day_to_ymd(DmDay day, int *ret_y, int *ret_m, int *ret_d); /* each may be NULL */
int dm_day_weekday(DmDay day);                                     /* 0 Monday … 6 Sunday */
bool dm_year_is_leap(int year);
int dm_month_length(int year, int month);            /* days in a month, 1–12 */
DmDay dm_day_add(DmDay day, int n, DmUnit unit);     /* n may be negative; OPEN stays OPEN */
bool dm_day_parse(const char *text, DmDay *ret_day); /* "2025-08-21" and nothing else */
#define DM_DAY_TEXT 16
const char *dm_day_format(DmDay day, char buffer[DM_DAY_TEXT]); /* "" for DM_DAY_OPEN; returns buffer */

/* ---- EDTF (ISO 8601-2) ---- */

#define DM_EDTF_MAX 95 /* longest canonical text, bytes */

typedef enum DmPrecision {
    DM_PRECISION_MINUTE, /* a time of day is known */
    DM_PRECISION_DAY,
    DM_PRECISION_MONTH,
    DM_PRECISION_SEASON, /* seasons, quarters, halves */
    DM_PRECISION_YEAR,
    DM_PRECISION_DECADE,
    DM_PRECISION_CENTURY,
} DmPrecision;

typedef enum DmDateShape {
    DM_DATE_NONE,     /* no date at all (a zeroed DmDate) */
    DM_DATE_SINGLE,   /* one value at its precision */
    DM_DATE_INTERVAL, /* a/b: the whole span */
    DM_DATE_ONE_OF,   /* [a..b], [a,b]: one day somewhere in it */
    DM_DATE_ALL_OF,   /* {a,b}: all of them */
} DmDateShape;

/* A date as a plain value; copy it freely. */
typedef struct DmDate {
    char edtf[DM_EDTF_MAX + 1]; /* canonical text */
    DmWindow window;
    gint16 minute;    /* minute of the (first) day, −1 when not stated */
    guint8 shape;     /* DmDateShape */
    guint8 precision; /* DmPrecision of the coarser end */
    bool uncertain;   /* ? or % somewhere */
    bool approximate; /* ~ or % somewhere */
} DmDate;

typedef struct DmDateError {
    gsize offset; /* byte in the text where it went wrong */
    char message[160];
    char readings[256]; /* the readings, "; " between, when there is more than one; else empty */
} DmDateError;

/* Reads one EDTF value, level 0 and 1 and the level 2 sets and seasons. */
bool dm_date_parse(const char *text, DmDate *ret_date, DmDateError *ret_error);
/* The simplest EDTF for a window: a day, `a/b`, `a/..`, `../b`. */
DmDate dm_date_from_window(DmWindow window);
DmDate dm_date_from_day(DmDay day);

typedef enum DmTruth { DM_NO, DM_MAYBE, DM_YES } DmTruth;
/* Three-valued: true for every, some or no choice of days from the two windows. */
DmTruth dm_window_before(DmWindow a, DmWindow b);
DmTruth dm_window_overlaps(DmWindow a, DmWindow b);
/* Total order for listings: −1, 0, 1 by the bound; an open earliest sorts first, an open latest last. */
int dm_day_compare_earliest(DmDay a, DmDay b);
int dm_day_compare_latest(DmDay a, DmDay b);

/* ---- Dates in event files ---- */

typedef enum DmDateRole {
    DM_ROLE_DATE, /* when it was said or done: a bare weekday is the nearest one up to the reference day */
    DM_ROLE_DUE,  /* until when: a bare weekday is the next one; "by D" and "within N days" start on the
                     reference */
} DmDateRole;

/* Reads what stands in a date field: EDTF, else an English phrase counted from `reference` (a date that may
 * itself be uncertain: the earliest bound counts from its earliest day, the latest from its latest). False
 * with *ret_error when it cannot be resolved or has two readings. */
bool dm_date_resolve(const char *text, const DmDate *reference, DmDateRole role, DmDate *ret_date,
                     DmDateError *ret_error);

/* ---- Dates in running text ---- */

typedef enum DmTimexType { DM_TIMEX_DATE, DM_TIMEX_TIME, DM_TIMEX_DURATION, DM_TIMEX_SET } DmTimexType;
extern const DmEnum dm_timex_names[]; /* DATE, TIME, DURATION, SET */

/* Which Thursday, which March: without a preference the verb that governs it tells, else the one just past.
 * With the future preferred a weekday is never today, and "next 3 weeks" counts whole calendar weeks, as
 * planners do. */
typedef enum DmPrefer { DM_PREFER_NONE, DM_PREFER_PAST, DM_PREFER_FUTURE, DM_PREFER_NEAREST } DmPrefer;
extern const DmEnum dm_prefer_names[]; /* past, future, nearest */

typedef struct DmTimex {
    gsize start, end; /* bytes in the text, end exclusive */
    DmTimexType type;
    char value[48];  /* TIMEX3 value: 2025-08-21, 2025-W34, P7D, PXD, FUTURE_REF … */
    DmWindow window; /* both open when it names no days (a bare duration) */
    bool approximate;
    const char *rule; /* the rule that read it, static */
    /* The words that bound it belong to the sense but not to a TIMEX3: "since March", "by Friday", "from May
     * 5 to June 2" (two expressions with one whole). Where there are none, the same as above. */
    gsize whole_start, whole_end;
    DmWindow whole;
    char whole_value[48];
    const char *whole_rule;
} DmTimex;

/* Finds the date expressions of `text` in reading order, without overlaps, and appends them to `ret_found`
 * (an array of DmTimex). `reference` is the day the text was published. Linear in `len`. */
void dm_dates_find(const char *text, gsize len, DmDay reference, DmPrefer prefer, GArray *ret_found);

G_END_DECLS
