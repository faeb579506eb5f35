/* time: what stands in a date field of an event file – EDTF, else an English phrase counted from another
 * date. */
#include <demarche/time.h>

#include <stdlib.h>
#include <string.h>

typedef struct Words {
    char *word[24];
    guint n;
} Words;

static const char *const weekdays[] = {"monday", "tuesday",  "wednesday", "thursday",
                                       "friday", "saturday", "sunday",    NULL};
static const char *const months[] = {"january",  "february", "march",  "april",     "may",
                                     "june",     "july",     "august", "september", "october",
                                     "november", "december", NULL};
static const char *const numbers[] = {"zero",  "one",   "two",  "three", "four",   "five",   "six",
                                      "seven", "eight", "nine", "ten",   "eleven", "twelve", NULL};

static int index_of(const char *const *list, const char *word)
{
    for (int i = 0; list[i]; i++) {
        if (!strcmp(list[i], word) || (strlen(word) == 3 && g_str_has_prefix(list[i], word)))
            return i;
    }
    return -1;
}

static int number(const char *word)
{
    if (g_ascii_isdigit(*word))
        return atoi(word);
    if (!strcmp(word, "a") || !strcmp(word, "an"))
        return 1;
    for (int i = 0; numbers[i]; i++) {
        if (!strcmp(numbers[i], word))
            return i;
    }
    return -1;
}

static bool unit(const char *word, DmUnit *ret_unit)
{
    static const struct {
        const char *text;
        DmUnit unit;
    } units[] = {
        {"day", DM_UNIT_DAYS}, {"week", DM_UNIT_WEEKS}, {"month", DM_UNIT_MONTHS}, {"year", DM_UNIT_YEARS}};
    for (guint i = 0; i < G_N_ELEMENTS(units); i++) {
        gsize n = strlen(units[i].text);
        if (!strncmp(word, units[i].text, n) && (!strcmp(word + n, "s") || word[n] == '\0')) {
            *ret_unit = units[i].unit;
            return true;
        }
    }
    return false;
}

static bool day_phrase(Words w, guint at, DmDay ref, DmDateRole role, DmWindow *out)
{
    guint n = w.n - at;
    const char *a = n > 0 ? w.word[at] : "", *b = n > 1 ? w.word[at + 1] : "";
    static const char *const near[] = {"yesterday", "today", "tomorrow", NULL};
    DmDay parsed;
    if (n == 1 && dm_day_parse(a, &parsed)) {
        *out = (DmWindow){parsed, parsed};
        return true;
    }
    for (int i = 0; n == 1 && near[i]; i++) {
        if (!strcmp(near[i], a)) {
            *out = (DmWindow){ref + i - 1, ref + i - 1};
            return true;
        }
    }
    int wd = n == 1 ? index_of(weekdays, a) : -1;
    if (wd >= 0) {
        int delta = (wd - dm_day_weekday(ref) + 7) % 7;
        if (role == DM_ROLE_DATE)
            delta = delta ? delta - 7 : 0;
        else if (delta == 0)
            return false;
        *out = (DmWindow){ref + delta, ref + delta};
        return true;
    }
    if (n >= 2 && (index_of(months, a) >= 0) != (index_of(months, b) >= 0)) {
        int m = index_of(months, a) >= 0 ? index_of(months, a) : index_of(months, b);
        int d = number(index_of(months, a) >= 0 ? b : a), y;
        dm_day_to_ymd(ref, &y, NULL, NULL);
        if (n == 3)
            y = atoi(w.word[at + 2]);
        if (d < 1 || d > dm_month_length(y, m + 1))
            return false;
        parsed = dm_day_from_ymd(y, m + 1, d);
        *out = (DmWindow){parsed, parsed};
        return true;
    }
    DmUnit u;
    if (n == 3 && !strcmp(a, "in") && number(b) >= 0 && unit(w.word[at + 2], &u)) {
        parsed = dm_day_add(ref, number(b), u);
        *out = (DmWindow){parsed, parsed};
        return true;
    }
    return false;
}

static bool window_phrase(Words w, DmDay ref, DmDateRole role, DmWindow *out)
{
    DmUnit u;
    if (w.n == 3 && !strcmp(w.word[0], "within") && unit(w.word[2], &u)) {
        char *dash = strchr(w.word[1], '-');
        int n = number(w.word[1]);
        if (n < 0)
            return false;
        *out = dash ? (DmWindow){dm_day_add(ref, n, u), dm_day_add(ref, number(dash + 1), u)}
                    : (DmWindow){ref, dm_day_add(ref, n, u)};
        return true;
    }
    if (w.n == 5 && !strcmp(w.word[0], "within") && !strcmp(w.word[2], "to") && unit(w.word[4], &u) &&
        number(w.word[1]) >= 0 && number(w.word[3]) >= 0) {
        *out = (DmWindow){dm_day_add(ref, number(w.word[1]), u), dm_day_add(ref, number(w.word[3]), u)};
        return true;
    }
    if (w.n > 1 && !strcmp(w.word[0], "by") && day_phrase(w, 1, ref, role, out)) {
        if (out->latest < ref)
            return false;
        out->earliest = ref;
        return true;
    }
    return day_phrase(w, w.n > 1 && !strcmp(w.word[0], "on"), ref, role, out);
}

bool dm_date_resolve(const char *text, const DmDate *reference, DmDateRole role, DmDate *ret_date,
                     DmDateError *ret_error)
{
    DmDateError edtf_error;
    if (dm_date_parse(text, ret_date, &edtf_error))
        return true;
    if (g_ascii_isdigit(text[0]) && !strchr(text, ' ')) {
        *ret_error = edtf_error;
        return false;
    }
    g_autofree char *low = g_ascii_strdown(text, -1);
    Words w = {.n = 0};
    for (char *p = strtok(low, " ,"); p && w.n < G_N_ELEMENTS(w.word); p = strtok(NULL, " ,"))
        w.word[w.n++] = p;
    DmWindow a, b;
    *ret_error = (DmDateError){0};
    if (window_phrase(w, reference->window.earliest, role, &a) &&
        window_phrase(w, reference->window.latest, role, &b)) {
        *ret_date = dm_date_from_window((DmWindow){a.earliest, b.latest});
        return true;
    }
    g_snprintf(ret_error->message, sizeof ret_error->message, "cannot read the date \"%.60s\"", text);
    return false;
}
