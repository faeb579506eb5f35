/* time: what stands in a date field of an event file – EDTF, else an English phrase counted from another
 * date. */
#include "edtf.h"
#include "phrase.h"

#include <string.h>

/* Words that may stand before a phrase without changing it. */
static const char *const openers[] = {"on",   "in",    "at",     "during", "over",
                                      "some", "about", "around", "for",    "the"};

static bool is_opener(const Token *t)
{
    for (guint i = 0; t->word && i < G_N_ELEMENTS(openers); i++) {
        if (strcmp(lexicon_word(t->word)->text, openers[i]) == 0)
            return true;
    }
    return false;
}

static bool is_blank(const char *text, gsize from, gsize to)
{
    for (; from < to; from++) {
        if (!g_ascii_isspace(text[from]) && text[from] != '.')
            return false;
    }
    return true;
}

static void explain(DmDateError *error, gsize offset, const char *format, ...) G_GNUC_PRINTF(3, 4);

static void explain(DmDateError *error, gsize offset, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_vsnprintf(error->message, sizeof error->message, format, args);
    va_end(args);
    error->offset = offset;
}

/* Reads the whole text as one phrase counted from `reference`. */
static bool read_phrase(Engine *e, DmDay reference, Result *ret_result, DmDateError *error)
{
    gsize at = 0;
    e->reference = reference;
    if (!scan_run(e, &at) || !is_blank(e->text, 0, e->token[0].start)) {
        explain(error, 0, "cannot read this date; write 2025-08-21, or a phrase like \"within 10 days\"");
        return false;
    }
    guint first = 0;
    while (!pattern_match(e, first, ret_result) || ret_result->to < e->n) {
        if (ret_result->to > 0 || first + 1 >= e->n || !is_opener(&e->token[first])) {
            guint last = ret_result->to > 0 ? ret_result->to : first;
            explain(error, e->token[MIN(last, e->n - 1)].start, "cannot read this part of the date");
            return false;
        }
        first++;
    }
    gsize end = e->token[e->n - 1].end;
    if (is_blank(e->text, end, e->len))
        return true;
    explain(error, end, "cannot read this part of the date");
    return false;
}

static void list_reading(DmDateError *error, DmWindow window)
{
    g_strlcat(error->readings, error->readings[0] ? "; " : "", sizeof error->readings);
    g_strlcat(error->readings, dm_date_from_window(window).edtf, sizeof error->readings);
}

static bool is_usable(const Engine *e, const Meaning *m, DmDateError *error)
{
    if (m->readings > 0) {
        bool first = m->window.earliest < m->other[0].earliest;
        list_reading(error, first ? m->window : m->other[0]);
        list_reading(error, first ? m->other[0] : m->window);
        explain(error, 0, "this date has two readings: %s", error->readings);
        return false;
    }
    if (m->window.earliest != DM_DAY_OPEN || m->window.latest != DM_DAY_OPEN)
        return true;
    if (m->type == DM_TIMEX_DURATION)
        explain(error, 0, "a length of time is no date; write \"in %s\" or \"within %s\"", e->text, e->text);
    else
        explain(error, 0, "this names no day");
    return false;
}

/* The EDTF of a meaning: its unit where it has one, else its window. */
static DmDate date_of(const Meaning *m, DmWindow window)
{
    static const struct {
        Unit unit;
        int code, months; /* code of the first one in a year */
    } codes[] = {{UNIT_SEASON, 21, 3}, {UNIT_QUARTER, 33, 3}, {UNIT_HALF, 40, 6}};
    DmDate date = dm_date_from_window(window);
    DmWindow whole = unit_window(window.earliest == DM_DAY_OPEN ? 0 : window.earliest, m->unit, 0);
    char text[DM_EDTF_MAX + 1];
    g_strlcpy(text, date.edtf, sizeof text);
    if (m->unit >= UNIT_MONTH && whole.earliest == window.earliest && whole.latest == window.latest) {
        int year, month;
        dm_day_to_ymd(window.earliest, &year, &month, NULL);
        if (m->unit == UNIT_MONTH)
            g_snprintf(text, sizeof text, "%04d-%02d", year, month);
        else if (m->unit == UNIT_YEAR)
            g_snprintf(text, sizeof text, "%04d", year);
        for (guint i = 0; i < G_N_ELEMENTS(codes); i++) {
            if (codes[i].unit == m->unit)
                g_snprintf(text, sizeof text, "%04d-%d", year,
                           codes[i].code +
                               (month + (codes[i].unit == UNIT_SEASON ? 9 : -1)) % 12 / codes[i].months);
        }
    } else if (m->type == DM_TIMEX_TIME && m->minute >= 0) {
        g_snprintf(text, sizeof text, "%sT%02d:%02d", date.edtf, m->minute / 60, m->minute % 60);
    }
    if (m->approximate && date.shape == DM_DATE_INTERVAL && !strchr(text, '.')) {
        char *slash = strchr(text, '/');
        g_autofree char *rest = g_strdup(slash ? slash + 1 : "");
        if (slash)
            g_snprintf(slash, sizeof text - (gsize)(slash - text), "~/%s", rest);
    }
    if (m->approximate && !strchr(text, '.'))
        g_strlcat(text, "~", sizeof text);
    DmDate exact;
    return dm_date_parse(text, &exact, NULL) ? exact : date;
}

static DmDay either(DmDay a, DmDay b)
{
    return a != DM_DAY_OPEN ? a : b;
}

static bool read_field(const char *text, const DmDate *reference, DmDateRole role, DmDate *ret_date,
                       DmDateError *error)
{
    lexicon_load();
    g_autofree Engine *e = g_new0(Engine, 1);
    *e = (Engine){.text = text, .len = strlen(text), .field = true, .role = role, .day = DM_DAY_OPEN};
    DmWindow from = reference->window;
    Result first, last;
    if (from.earliest == DM_DAY_OPEN && from.latest == DM_DAY_OPEN) {
        explain(error, 0, "the date this counts from is not known");
        return false;
    }
    if (!read_phrase(e, either(from.earliest, from.latest), &first, error) ||
        !is_usable(e, &first.found.meaning, error) ||
        !read_phrase(e, either(from.latest, from.earliest), &last, error) ||
        !is_usable(e, &last.found.meaning, error))
        return false;
    DmWindow w = {first.found.meaning.window.earliest, last.found.meaning.window.latest};
    if (role == DM_ROLE_DUE && from.earliest != DM_DAY_OPEN && w.latest != DM_DAY_OPEN) {
        char day[DM_DAY_TEXT], since[DM_DAY_TEXT];
        if (w.latest < from.earliest && w.earliest == from.earliest) {
            explain(error, 0, "%s is before %s, from which it counts", dm_day_format(w.latest, day),
                    dm_day_format(from.earliest, since));
            return false;
        }
        if (w.earliest != DM_DAY_OPEN && w.earliest < from.earliest && from.earliest <= w.latest)
            w.earliest = from.earliest; /* what is due this week is not due before it was set */
    }
    *ret_date = date_of(&last.found.meaning, w);
    return true;
}

bool dm_date_resolve(const char *text, const DmDate *reference, DmDateRole role, DmDate *ret_date,
                     DmDateError *ret_error)
{
    DmDateError edtf = {0}, phrase = {0};
    g_autofree char *trimmed = g_strstrip(g_strdup(text));
    if (dm_date_parse(trimmed, ret_date, &edtf) || read_field(trimmed, reference, role, ret_date, &phrase))
        return true;
    bool meant_edtf = trimmed[0] && strchr("0123456789[{.-/Y?~%X", trimmed[0]) && !strchr(trimmed, ' ');
    if (ret_error) {
        *ret_error = meant_edtf && !phrase.readings[0] ? edtf : phrase;
        ret_error->offset += strspn(text, " \t\r\n");
    }
    return false;
}
