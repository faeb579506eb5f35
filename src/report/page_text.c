/* report: texts, dates and evidence as HTML. */
#include "page.h"
#include <string.h>

void dm_page_text(GString *out, const char *text)
{
    if (text)
        dm_escape_xml(out, text);
}

void dm_page_element(GString *out, const char *tag, const char *class, const char *text)
{
    if (!text)
        return;
    g_string_append_printf(out, "<%s", tag);
    if (class)
        g_string_append_printf(out, " class=\"%s\"", class);
    g_string_append_c(out, '>');
    dm_page_text(out, text);
    g_string_append_printf(out, "</%s>", tag);
}

void dm_page_event_link(GString *out, const char *id, const char *title)
{
    g_string_append(out, "<a href=\"#event-");
    dm_page_text(out, id);
    g_string_append(out, "\">");
    dm_page_text(out, title ? title : id);
    g_string_append(out, "</a>");
}

static const char *const months[] = {"January", "February", "March",     "April",   "May",      "June",
                                     "July",    "August",   "September", "October", "November", "December"};

static void put_day(GString *out, DmDay day, bool with_month, bool with_year)
{
    int y, m, d;
    dm_day_to_ymd(day, &y, &m, &d);
    g_string_append_printf(out, "%d", d);
    if (with_month)
        g_string_append_printf(out, " %s", months[m - 1]);
    if (with_year)
        g_string_append_printf(out, " %d", y);
}

void dm_page_day(GString *out, DmDay day)
{
    char iso[DM_DAY_TEXT];
    if (day == DM_DAY_OPEN)
        return;
    g_string_append_printf(out, "<time datetime=\"%s\">", dm_day_format(day, iso));
    put_day(out, day, true, true);
    g_string_append(out, "</time>");
}

/* From a first to a last day: what both have in common is said once. */
static void put_span(GString *out, DmWindow window)
{
    int y1, m1, y2, m2;
    dm_day_to_ymd(window.earliest, &y1, &m1, NULL);
    dm_day_to_ymd(window.latest, &y2, &m2, NULL);
    put_day(out, window.earliest, y1 != y2 || m1 != m2, y1 != y2);
    g_string_append(out, " \xE2\x80\x93 ");
    put_day(out, window.latest, true, true);
}

/* A month or a year that stands as it is. */
static bool put_coarse(GString *out, const DmDate *date)
{
    int y, m;
    if (date->shape != DM_DATE_SINGLE || date->window.earliest == DM_DAY_OPEN ||
        (date->precision != DM_PRECISION_MONTH && date->precision != DM_PRECISION_YEAR))
        return false;
    dm_day_to_ymd(date->window.earliest, &y, &m, NULL);
    if (date->precision == DM_PRECISION_MONTH)
        g_string_append_printf(out, "%s ", months[m - 1]);
    g_string_append_printf(out, "%d", y);
    return true;
}

void dm_page_date(GString *out, const DmDate *date)
{
    DmWindow window = date->window;
    if (date->shape == DM_DATE_NONE)
        return;
    g_string_append_printf(out, "<span class=\"date\" title=\"%s\">%s", date->edtf,
                           date->approximate ? "about " : "");
    if (put_coarse(out, date))
        ;
    else if (window.earliest == DM_DAY_OPEN && window.latest == DM_DAY_OPEN)
        g_string_append(out, "unknown");
    else if (window.earliest == window.latest)
        put_day(out, window.earliest, true, true);
    else if (window.latest == DM_DAY_OPEN)
        g_string_append(out, "from "), put_day(out, window.earliest, true, true);
    else if (window.earliest == DM_DAY_OPEN)
        g_string_append(out, "until "), put_day(out, window.latest, true, true);
    else
        put_span(out, window);
    g_string_append_printf(out, "%s</span>", date->uncertain ? " (uncertain)" : "");
}

void dm_page_actors(GString *out, const DmActorWords *actors)
{
    for (guint i = 0; i < actors->len; i++) {
        g_string_append(out, i ? ", " : "");
        dm_page_text(out, actors->items[i].name ? actors->items[i].name : actors->items[i].id);
    }
}

void dm_page_evidence(GString *out, const DmEvidence *evidence)
{
    const char *name = evidence->publisher ? evidence->publisher
                       : evidence->title   ? evidence->title
                                           : evidence->source;
    if (!evidence->source)
        return;
    if (evidence->quote) {
        g_string_append(out, "<q>");
        dm_page_text(out, evidence->quote);
        g_string_append(out, "</q> ");
    }
    g_string_append(out, "<a class=\"source\" href=\"#source-");
    dm_page_text(out, evidence->source);
    g_string_append(out, "\">");
    dm_page_text(out, name);
    if (evidence->published != DM_DAY_OPEN) {
        g_string_append(out, ", ");
        dm_page_day(out, evidence->published);
    }
    g_string_append(out, "</a>");
}
