/* On the way from answers to a scene: dates, states and titles in words for people. */
#include "timeline.h"
#include <math.h>
#include <string.h>

/* "3–5 Aug", "28 Aug – 2 Sep", with the year where it is wanted or differs. */
static const char *span_text(DmDay from, DmDay to, bool year, DmArena *arena)
{
    int y0, m0, d0, y1, m1;
    dm_day_to_ymd(from, &y0, &m0, &d0);
    dm_day_to_ymd(to, &y1, &m1, NULL);
    if (from == to)
        return days_day(from, year, arena);
    if (y0 == y1 && m0 == m1)
        return dm_arena_printf(arena, "%d–%s", d0, days_day(to, year, arena));
    return dm_arena_printf(arena, "%s – %s", days_day(from, y0 != y1, arena),
                           days_day(to, year || y0 != y1, arena));
}

/* "between 3 and 5 Aug" */
static const char *between_text(DmDay from, DmDay to, bool year, DmArena *arena)
{
    int y0, m0, d0, y1, m1;
    dm_day_to_ymd(from, &y0, &m0, &d0);
    dm_day_to_ymd(to, &y1, &m1, NULL);
    const char *last = days_day(to, year || y0 != y1, arena);
    if (y0 == y1 && m0 == m1)
        return dm_arena_printf(arena, "between %d and %s", d0, last);
    return dm_arena_printf(arena, "between %s and %s", days_day(from, y0 != y1, arena), last);
}

/* A month, season, year or decade by its name when the window is just that. */
static const char *unit_text(const DmDate *date, bool year, DmArena *arena)
{
    int y, m;
    dm_day_to_ymd(date->window.earliest, &y, &m, NULL);
    if (date->precision == DM_PRECISION_MONTH)
        return year ? dm_arena_printf(arena, "%s %d", dm_month_short[m - 1], y) : dm_month_names[m - 1];
    if (date->precision == DM_PRECISION_YEAR)
        return days_year(y, arena);
    if (date->precision == DM_PRECISION_DECADE)
        return dm_arena_printf(arena, "%ds", y);
    if (date->precision == DM_PRECISION_CENTURY)
        return dm_arena_printf(arena, "%d–%d", y, y + 99);
    return span_text(date->window.earliest, date->window.latest, year, arena);
}

static const char *plain_text(const DmDate *date, bool year, DmArena *arena)
{
    DmWindow w = date->window;
    if (w.earliest == DM_DAY_OPEN && w.latest == DM_DAY_OPEN)
        return "no date";
    if (w.latest == DM_DAY_OPEN)
        return dm_arena_printf(arena, "from %s", days_day(w.earliest, year, arena));
    if (w.earliest == DM_DAY_OPEN)
        return dm_arena_printf(arena, "up to %s", days_day(w.latest, year, arena));
    if (date->shape == DM_DATE_SINGLE && date->precision > DM_PRECISION_DAY)
        return unit_text(date, year, arena);
    if (date->minute >= 0 && w.earliest == w.latest)
        return dm_arena_printf(arena, "%s, %02d:%02d", days_day(w.earliest, year, arena), date->minute / 60,
                               date->minute % 60);
    if (date->shape == DM_DATE_ONE_OF && w.earliest != w.latest)
        return between_text(w.earliest, w.latest, year, arena);
    return span_text(w.earliest, w.latest, year, arena);
}

const char *dm_tl_date_text(const DmDate *date, bool year, DmArena *arena)
{
    const char *text = plain_text(date, year, arena);
    if (date->approximate)
        text = dm_arena_printf(arena, "about %s", text);
    return date->uncertain ? dm_arena_printf(arena, "%s (?)", text) : text;
}

/* ---- Commitments ---- */

static const char *days_text(int days, DmArena *arena)
{
    return days == 1 ? "1 day" : dm_arena_printf(arena, "%d days", days);
}

static const char *const state_words[DM_STATE_COUNT] = {
    "pending",          "in its window", "overdue",   "no date set", "fulfilled",
    "partly fulfilled", "broken",        "withdrawn", "superseded",
};

static const char *state_text(const DmCommitmentRow *row, DmArena *arena)
{
    const char *word = state_words[row->state];
    if (!dm_state_is_open(row->state) && row->steps.len > 0) {
        const DmStep *last = &row->steps.items[row->steps.len - 1];
        if (last->date.window.earliest != DM_DAY_OPEN)
            return dm_arena_printf(arena, "%s %s", word, days_day(last->date.window.earliest, false, arena));
        return word;
    }
    if (!row->has_days_left)
        return word;
    if (row->state == DM_STATE_OVERDUE)
        return dm_arena_printf(arena, "overdue by %s", days_text(-row->days_left, arena));
    if (row->days_left == 0)
        return dm_arena_printf(arena, "%s, last day", word);
    return dm_arena_printf(arena, "%s, %s left", word, days_text(row->days_left, arena));
}

/* "2 fulfilled, 1 overdue; in its window, 3 days left" */
static const char *series_text(const Series *series, DmArena *arena)
{
    static const DmState told[] = {DM_STATE_FULFILLED, DM_STATE_PARTLY_FULFILLED, DM_STATE_BROKEN,
                                   DM_STATE_OVERDUE};
    const DmCommitmentRow *last = series->rows[series->n - 1];
    const char *text = "";
    for (gsize k = 0; k < G_N_ELEMENTS(told); k++) {
        guint n = 0;
        for (guint i = 0; i + 1 < series->n; i++)
            n += series->rows[i]->state == told[k];
        if (n)
            text = dm_arena_printf(arena, "%s%s%u %s", text, *text ? ", " : "", n, state_words[told[k]]);
    }
    return dm_arena_printf(arena, "%s%s%s", text, *text ? "; " : "", state_text(last, arena));
}

const char *dm_tl_state_of(const Plot *plot, const Item *item, DmArena *arena)
{
    const DmCommitmentRow *row = dm_tl_commitment(plot, item);
    return item->series ? series_text(item->series, arena) : row ? state_text(row, arena) : NULL;
}

const char *dm_tl_tooltip(const Plot *plot, const Item *item, DmArena *arena)
{
    const DmEventRow *event = dm_tl_event(plot, item);
    const DmCommitmentRow *row = dm_tl_commitment(plot, item);
    GString *text = g_string_new(NULL);
    g_string_append_printf(text, "%s · %s", dm_tl_date_text(&event->date, true, arena), event->title);
    if (event->status != DM_STATUS_NONE)
        g_string_append_printf(text, " · %s", dm_enum_text(dm_status_names, event->status));
    if (row && row->due.shape != DM_DATE_NONE)
        g_string_append_printf(text, " · due %s", dm_tl_date_text(&row->due, true, arena));
    if (row)
        g_string_append_printf(text, " · %s", dm_tl_state_of(plot, item, arena));
    if (event->evidence.publisher || event->evidence.title)
        g_string_append_printf(text, " · %s",
                               event->evidence.publisher ? event->evidence.publisher : event->evidence.title);
    g_string_append_printf(text, " [%s]", event->id);
    const char *kept = dm_arena_strdup(arena, text->str);
    g_string_free(text, TRUE);
    return kept;
}
