/* report: the page as a whole – head, ways about, sections; the list of events and that of sources. */
#include "page.h"
#include <string.h>

/* ---- Events ---- */

static void put_tags(GString *out, const DmEventRow *row)
{
    dm_page_element(out, "span", "tag", dm_enum_text(dm_kind_names, row->kind));
    if (row->status != DM_STATUS_NONE) {
        g_string_append_c(out, ' ');
        dm_page_element(out, "span", "tag", dm_enum_text(dm_status_names, row->status));
    }
    if (row->draft)
        g_string_append(out, " <span class=\"tag\">draft</span>");
}

static void put_event(GString *out, const DmEventRow *row)
{
    g_string_append(out, "<li id=\"event-");
    dm_page_text(out, row->id);
    g_string_append(out, "\"><p>");
    dm_page_date(out, &row->date);
    g_string_append(out, " <strong>");
    dm_page_text(out, row->title ? row->title : row->id);
    g_string_append(out, "</strong> ");
    put_tags(out, row);
    g_string_append(out, "</p>");
    if (row->actors.len || row->place) {
        g_string_append(out, "<p class=\"muted\">");
        dm_page_actors(out, &row->actors);
        g_string_append(out, row->actors.len && row->place ? " \xC2\xB7 " : "");
        dm_page_text(out, row->place);
        g_string_append(out, "</p>");
    }
    dm_page_element(out, "p", NULL, row->summary);
    g_string_append(out, "<p>");
    dm_page_evidence(out, &row->evidence);
    if (row->n_reports > 1)
        g_string_append_printf(out, " <span class=\"muted\">and %u more</span>", row->n_reports - 1);
    g_string_append(out, "</p></li>\n");
}

void dm_page_events(GString *out, const DmExport *view)
{
    g_string_append(out, "<section id=\"events\"><h2>Events</h2>\n");
    if (!view->events.len)
        g_string_append(out, "<p>No event is known.</p>");
    g_string_append(out, "<ul class=\"events\">\n");
    for (guint i = 0; i < view->events.len; i++)
        put_event(out, &view->events.items[i]);
    g_string_append(out, "</ul></section>\n");
}

/* ---- Sources ---- */

static void put_source(GString *out, const DmExportSource *source)
{
    g_string_append(out, "<li id=\"source-");
    dm_page_text(out, source->id);
    g_string_append(out, "\">");
    dm_page_text(out, source->publisher);
    g_string_append(out, source->publisher ? ": " : "");
    if (source->url) {
        g_string_append(out, "<a rel=\"noreferrer\" href=\"");
        dm_page_text(out, source->url);
        g_string_append(out, "\">");
    }
    dm_page_text(out, source->title ? source->title : source->id);
    g_string_append(out, source->url ? "</a>" : "");
    if (source->published != DM_DAY_OPEN) {
        g_string_append(out, ", ");
        dm_page_day(out, source->published);
    }
    g_string_append(out, "</li>\n");
}

void dm_page_sources(GString *out, const DmExport *view)
{
    g_autoptr(DmArena) arena = dm_arena_new();
    DmExportSources sources;
    dm_export_sources(view, arena, &sources);
    if (!sources.len)
        return;
    g_string_append(out, "<section id=\"sources\"><h2>Sources</h2>\n<ol class=\"sources\">\n");
    for (guint i = 0; i < sources.len; i++)
        put_source(out, &sources.items[i]);
    g_string_append(out, "</ol></section>\n");
}

/* ---- The page ---- */

static void put_head(GString *out, const DmExport *view, const char *title)
{
    guint open = 0;
    for (guint i = 0; i < view->commitments.len; i++)
        open += dm_state_is_open(view->commitments.items[i].state);
    g_string_append(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                         "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                         "style-src 'unsafe-inline'; img-src data:\">\n"
                         "<meta name=\"generator\" content=\"demarche\">\n");
    dm_page_element(out, "title", NULL, title);
    g_string_append(out, "\n<style>\n");
    dm_page_style(out);
    g_string_append(
        out, "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the content</a>\n<header>");
    dm_page_element(out, "h1", NULL, title);
    g_string_append(out, "<p class=\"muted\">As of ");
    dm_page_day(out, view->as_of.day);
    g_string_append_printf(
        out, "%s \xC2\xB7 %u events, %u positions, %u of %u commitments and deadlines open</p></header>\n",
        view->as_of.hindsight ? ", with hindsight" : "", view->events.len, view->positions.len, open,
        view->commitments.len);
}

static void put_ways(GString *out, const DmExport *view)
{
    const struct {
        const char *id, *title;
        bool there;
    } ways[] = {
        {"timeline", "Timeline", view->events.len > 0},
        {"actors", "Actors", view->events.len > 0 && view->actors.len > 0},
        {"commitments", "Commitments", view->commitments.len > 0},
        {"positions", "Positions", view->positions.len > 0},
        {"venues", "Venues", view->venues.len > 0},
        {"events", "Events", true},
        {"sources", "Sources", view->events.len > 0},
    };
    g_string_append(out, "<nav aria-label=\"Sections\"><ul>");
    for (guint i = 0; i < G_N_ELEMENTS(ways); i++)
        if (ways[i].there)
            g_string_append_printf(out, "<li><a href=\"#%s\">%s</a></li>", ways[i].id, ways[i].title);
    g_string_append(out, "</ul></nav>\n<main id=\"main\">\n");
}

bool dm_report_page(GString *out, const DmExport *view, const DmReportOptions *options, GError **error)
{
    put_head(out, view, options->title ? options->title : "Diplomatic events");
    put_ways(out, view);
    if (!dm_page_pictures(out, view, error))
        return false;
    dm_page_commitments(out, view);
    dm_page_positions(out, view);
    dm_page_venues(out, view);
    dm_page_events(out, view);
    dm_page_sources(out, view);
    g_string_append(out, "</main>\n</body>\n</html>\n");
    return true;
}
