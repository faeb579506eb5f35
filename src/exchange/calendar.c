/* exchange: a calendar (RFC 5545). A dated event is an all-day VEVENT. A commitment or deadline is a VTODO,
 * and, because many calendars do not show those, an all-day VEVENT over its window as well. Nothing depends
 * on the hour of export: DTSTAMP is the day of the view. */
#include "export.h"
#include <libical/ical.h>
#include <string.h>

static bool is_writable(DmDay day)
{
    int year;
    if (day == DM_DAY_OPEN)
        return false;
    dm_day_to_ymd(day, &year, NULL, NULL);
    return year >= 1 && year <= 9999; /* four digits is all the format has */
}

static struct icaltimetype calendar_day(DmDay day)
{
    struct icaltimetype time = icaltime_null_date();
    dm_day_to_ymd(day, &time.year, &time.month, &time.day);
    time.is_date = 1;
    return time;
}

static struct icaltimetype calendar_stamp(DmDay day)
{
    struct icaltimetype time = calendar_day(day);
    time.is_date = 0;
    time.hour = time.minute = time.second = 0;
    time.zone = icaltimezone_get_utc_timezone();
    return time;
}

static icalcomponent *new_component(const DmExport *view, icalcomponent_kind kind, const char *id,
                                    const char *suffix)
{
    icalcomponent *component = icalcomponent_new(kind);
    g_autofree char *uid = g_strdup_printf("%s%s@demarche", id, suffix);
    icalcomponent_add_property(component, icalproperty_new_uid(uid));
    icalcomponent_add_property(component, icalproperty_new_dtstamp(calendar_stamp(view->as_of.day)));
    return component;
}

/* Control characters have no place in a calendar; line ends have. */
static char *clean(const char *text)
{
    char *copy = g_strdup(text);
    for (char *p = copy; *p; p++)
        if ((guchar)*p < 0x20 && *p != '\n')
            *p = ' ';
    return copy;
}

static bool has_days(const DmDate *date)
{
    DmWindow w = date->window;
    bool any = w.earliest != DM_DAY_OPEN || w.latest != DM_DAY_OPEN;
    return date->shape != DM_DATE_NONE && any && (w.earliest == DM_DAY_OPEN || is_writable(w.earliest)) &&
           (w.latest == DM_DAY_OPEN || is_writable(w.latest + 1));
}

static bool is_open(const DmDate *date)
{
    return date->shape != DM_DATE_NONE &&
           (date->window.earliest == DM_DAY_OPEN || date->window.latest == DM_DAY_OPEN);
}

/* A calendar has days only. What the date says beyond them, or instead of them, is told in words. */
static char *date_words(const DmDate *date)
{
    bool days = date->shape == DM_DATE_SINGLE || date->shape == DM_DATE_INTERVAL;
    bool plain = date->shape == DM_DATE_NONE ||
                 (days && !is_open(date) && has_days(date) && !strpbrk(date->edtf, "?~%"));
    return plain ? NULL : g_strdup_printf("Date as reported: %s", date->edtf);
}

/* The title, and that an open date is not over with the one day a calendar shows. */
static char *summary_of(const char *before, const char *title, const DmDate *date)
{
    const char *after = !is_open(date)                       ? ""
                        : date->window.latest != DM_DAY_OPEN ? " (until this day)"
                        : date->shape == DM_DATE_ONE_OF      ? " (this day or later)"
                                                             : " (from this day on)";
    return g_strconcat(before, title, after, NULL);
}

static void set_words(icalcomponent *component, const char *summary, const char *actors, const char *text,
                      const DmDate *date, const DmEvidence *evidence)
{
    g_autoptr(DmArena) arena = dm_arena_new();
    g_autoptr(GString) description = g_string_new(NULL);
    g_autofree char *when = date_words(date);
    g_autofree char *quote = evidence->quote ? g_strdup_printf("\"%s\"", evidence->quote) : NULL;
    const char *parts[] = {when, actors, text, quote, dm_export_label(arena, evidence)};
    for (guint i = 0; i < G_N_ELEMENTS(parts); i++)
        if (parts[i])
            g_string_append_printf(description, "%s%s", description->len ? "\n" : "", parts[i]);
    g_autofree char *title = clean(summary), *body = clean(description->str);
    icalcomponent_add_property(component, icalproperty_new_summary(title));
    if (*body)
        icalcomponent_add_property(component, icalproperty_new_description(body));
    if (evidence->url)
        icalcomponent_add_property(component, icalproperty_new_url(evidence->url));
}

/* All day from the first to the last day; the end is exclusive (RFC 5545, 3.6.1). */
static void set_days(icalcomponent *event, DmWindow window)
{
    DmDay first = window.earliest != DM_DAY_OPEN ? window.earliest : window.latest;
    DmDay last = window.latest != DM_DAY_OPEN ? window.latest : first;
    icalcomponent_add_property(event, icalproperty_new_dtstart(calendar_day(first)));
    icalcomponent_add_property(event, icalproperty_new_dtend(calendar_day(last + 1)));
    icalcomponent_add_property(event, icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));
}

static icalproperty_status event_status(DmStatus status, const DmDate *date)
{
    switch (status) {
    case DM_STATUS_PROPOSED:
    case DM_STATUS_POSTPONED:
        return ICAL_STATUS_TENTATIVE;
    case DM_STATUS_CANCELLED:
    case DM_STATUS_DENIED:
        return ICAL_STATUS_CANCELLED;
    default:
        return is_open(date) && date->shape == DM_DATE_ONE_OF ? ICAL_STATUS_TENTATIVE : ICAL_STATUS_CONFIRMED;
    }
}

static void set_place(icalcomponent *component, const DmEventRow *row)
{
    g_autofree char *place = row->place && row->country ? g_strdup_printf("%s, %s", row->place, row->country)
                                                        : g_strdup(row->place ? row->place : row->country);
    if (place)
        icalcomponent_add_property(component, icalproperty_new_location(place));
    struct icalgeotype geo = {row->lat, row->lon};
    if (row->lat == row->lat && row->lon == row->lon)
        icalcomponent_add_property(component, icalproperty_new_geo(geo));
}

static void add_event(icalcomponent *calendar, const DmExport *view, const DmEventRow *row)
{
    g_autoptr(DmArena) arena = dm_arena_new();
    icalcomponent *event = new_component(view, ICAL_VEVENT_COMPONENT, row->id, "");
    set_days(event, row->date.window);
    g_autofree char *summary = summary_of("", row->title ? row->title : row->id, &row->date);
    set_words(event, summary, dm_export_actor_names(arena, &row->actors, 0), row->summary, &row->date,
              &row->evidence);
    set_place(event, row);
    icalcomponent_add_property(event, icalproperty_new_categories(dm_enum_text(dm_kind_names, row->kind)));
    icalcomponent_add_property(event, icalproperty_new_status(event_status(row->status, &row->date)));
    icalcomponent_add_component(calendar, event);
}

static icalproperty_status todo_status(DmState state)
{
    switch (state) {
    case DM_STATE_FULFILLED:
        return ICAL_STATUS_COMPLETED;
    case DM_STATE_PARTLY_FULFILLED:
    case DM_STATE_IN_WINDOW:
        return ICAL_STATUS_INPROCESS;
    case DM_STATE_BROKEN:
    case DM_STATE_WITHDRAWN:
    case DM_STATE_SUPERSEDED:
        return ICAL_STATUS_CANCELLED;
    default:
        return ICAL_STATUS_NEEDSACTION;
    }
}

static void add_todo(icalcomponent *calendar, const DmExport *view, const DmCommitmentRow *row,
                     const char *actors)
{
    icalcomponent *todo = new_component(view, ICAL_VTODO_COMPONENT, row->id, "");
    DmWindow due = row->due.window;
    bool dated = has_days(&row->due);
    /* DUE has to be later than DTSTART (3.8.2.3): a window of one day has no start of its own. */
    if (dated && due.earliest != DM_DAY_OPEN && due.earliest != due.latest)
        icalcomponent_add_property(todo, icalproperty_new_dtstart(calendar_day(due.earliest)));
    if (dated && due.latest != DM_DAY_OPEN)
        icalcomponent_add_property(todo, icalproperty_new_due(calendar_day(due.latest)));
    set_words(todo, row->title ? row->title : row->id, actors, row->condition, &row->due, &row->evidence);
    icalcomponent_add_property(todo, icalproperty_new_categories(dm_enum_text(dm_state_names, row->state)));
    icalcomponent_add_property(todo, icalproperty_new_status(todo_status(row->state)));
    if (row->state == DM_STATE_FULFILLED)
        icalcomponent_add_property(todo, icalproperty_new_percentcomplete(100));
    icalcomponent_add_component(calendar, todo);
}

static void add_window(icalcomponent *calendar, const DmExport *view, const DmCommitmentRow *row,
                       const char *actors)
{
    icalcomponent *event = new_component(view, ICAL_VEVENT_COMPONENT, row->id, "-due");
    g_autofree char *summary = summary_of("Due: ", row->title ? row->title : row->id, &row->due);
    set_days(event, row->due.window);
    set_words(event, summary, actors, row->condition, &row->due, &row->evidence);
    icalcomponent_add_property(event, icalproperty_new_categories(dm_enum_text(dm_state_names, row->state)));
    icalcomponent_add_component(calendar, event);
}

guint dm_export_left_out(DmExportFormat format, const DmExport *view)
{
    guint n = 0;
    for (guint i = 0; format == DM_EXPORT_ICS && i < view->events.len; i++)
        n += !dm_kind_has_due(view->events.items[i].kind) && !has_days(&view->events.items[i].date);
    return n;
}

void dm_write_calendar(GString *out, const DmExport *view)
{
    icalcomponent *calendar = icalcomponent_new(ICAL_VCALENDAR_COMPONENT);
    icalcomponent_add_property(calendar, icalproperty_new_version("2.0"));
    icalcomponent_add_property(calendar, icalproperty_new_prodid("-//demarche//demarche " DM_VERSION "//EN"));
    for (guint i = 0; i < view->events.len; i++) {
        const DmEventRow *row = &view->events.items[i];
        if (!dm_kind_has_due(row->kind) && has_days(&row->date))
            add_event(calendar, view, row);
    }
    for (guint i = 0; i < view->commitments.len; i++) {
        const DmCommitmentRow *row = &view->commitments.items[i];
        g_autoptr(DmArena) arena = dm_arena_new();
        const char *by = dm_export_actor_names(arena, &row->by, 0);
        add_todo(calendar, view, row, by);
        if (has_days(&row->due))
            add_window(calendar, view, row, by);
    }
    char *text = icalcomponent_as_ical_string_r(calendar);
    g_string_append(out, text);
    icalmemory_free_buffer(text);
    icalcomponent_free(calendar);
}
