/* text: a line that is a date. Only dates written in full are read here; what needs a reference day is left
 * to the time stage. */
#include "reader.h"
#include <stdio.h>
#include <string.h>

static const char *const months[] = {"january", "february", "march",     "april",   "may",      "june",
                                     "july",    "august",   "september", "october", "november", "december"};
/* Words that may stand beside a date in a date line. */
static const char *const fillers[] = {
    "monday",  "tuesday", "wednesday", "thursday", "friday",   "saturday", "sunday", "mon", "tue",
    "tues",    "wed",     "thu",       "thur",     "thurs",    "fri",      "sat",    "sun", "published",
    "updated", "posted",  "last",      "date",     "on",       "at",       "of",     "the", "am",
    "pm",      "a",       "p",         "m",        "gmt",      "utc",      "est",    "edt", "et",
    "pst",     "pdt",     "cet",       "cest",     "bst",      "msk",      "z",      "st",  "nd",
    "rd",      "th",      "local",     "time",     "modified", "issued",   "first",
};

typedef struct DateParts {
    int day, month, year;
    guint numbers;
    bool strange, clock;
} DateParts;

static bool in_list(const char *word, gsize len, const char *const *list, guint n)
{
    for (guint i = 0; i < n; i++)
        if (strlen(list[i]) == len && !g_ascii_strncasecmp(list[i], word, len))
            return true;
    return false;
}

static int month_of(const char *word, gsize len)
{
    for (int i = 0; i < 12 && len >= 3; i++)
        if (len <= strlen(months[i]) && !g_ascii_strncasecmp(months[i], word, len))
            return i + 1;
    return 0;
}

static void take_word(DateParts *parts, const char *word, gsize len)
{
    int month = month_of(word, len);
    if (month && !parts->month)
        parts->month = month;
    else if (!in_list(word, len, fillers, G_N_ELEMENTS(fillers)))
        parts->strange = true;
}

static void take_number(DateParts *parts, const char *digits, gsize len)
{
    int value = 0;
    for (gsize i = 0; i < len && len <= 4; i++)
        value = value * 10 + (digits[i] - '0');
    parts->numbers++;
    if (len == 4 && !parts->year)
        parts->year = value;
    else if (len <= 2 && !parts->day && value >= 1 && value <= 31)
        parts->day = value;
    else
        parts->strange = true;
}

/* 14:05, 14:05:33, 2.30 and the like: bytes, or 0. */
static gsize clock_len(const char *text, gsize len)
{
    gsize n = 0;
    while (n < len && (g_ascii_isdigit(text[n]) || text[n] == ':'))
        n++;
    return memchr(text, ':', n) ? n : 0;
}

static bool put_iso(char ret_iso[11], int year, int month, int day)
{
    if (!g_date_valid_dmy((GDateDay)CLAMP(day, 0, 99), (GDateMonth)CLAMP(month, 0, 99),
                          (GDateYear)CLAMP(year, 0, 9999)))
        return false;
    g_snprintf(ret_iso, 11, "%04d-%02d-%02d", year, month, day);
    return true;
}

/* 2025-08-21, with a time behind it or not, and 21.08.2025; the slashed forms only where one number is
 * above 12. */
static bool numeric_date(const char *text, gsize len, char ret_iso[11])
{
    char head[32];
    int a, b, c, n = 0;
    g_strlcpy(head, text, MIN(len + 1, sizeof head));
    if (sscanf(head, "%4d-%2d-%2d%n", &a, &b, &c, &n) == 3 && n == 10)
        return (len == 10 || strchr("T ", head[10])) && put_iso(ret_iso, a, b, c);
    if (sscanf(head, "%2d.%2d.%4d%n", &a, &b, &c, &n) == 3 && c > 999 && (gsize)n == len)
        return put_iso(ret_iso, c, b, a);
    if (sscanf(head, "%2d/%2d/%4d%n", &a, &b, &c, &n) != 3 || c < 1000 || (gsize)n != len)
        return false;
    return a > 12 ? put_iso(ret_iso, c, b, a) : (b > 12 || a == b) && put_iso(ret_iso, c, a, b);
}

bool dm_plain_date(const char *text, gsize len, char ret_iso[11])
{
    DateParts parts = {0};
    if (len > 90)
        return false;
    if (len > 0 && g_ascii_isdigit(*text) && numeric_date(text, len, ret_iso))
        return true;
    for (gsize i = 0, n; i < len && !parts.strange; i += n) {
        n = 1;
        if (g_ascii_isalpha(text[i])) {
            while (i + n < len && g_ascii_isalpha(text[i + n]))
                n++;
            take_word(&parts, text + i, n);
        } else if (g_ascii_isdigit(text[i]) && clock_len(text + i, len - i) > 0) {
            n = clock_len(text + i, len - i);
        } else if (g_ascii_isdigit(text[i])) {
            while (i + n < len && g_ascii_isdigit(text[i + n]))
                n++;
            take_number(&parts, text + i, n);
        } else {
            parts.strange = !strchr(" ,.|:;()-\t\xE2\x80\x93\x94", text[i]);
        }
    }
    return !parts.strange && parts.day && parts.month && parts.year &&
           put_iso(ret_iso, parts.year, parts.month, parts.day);
}
