/* exchange: TimelineJS 3 JSON (https://timeline.knightlab.com/docs/json-format.html). A date is as precise as
 * ours: a month has no day. Periods become eras. */
#include "export.h"
#include <jansson.h>
#include <string.h>

static json_t *date_object(DmDay day, DmPrecision precision)
{
    int y, m, d;
    dm_day_to_ymd(day, &y, &m, &d);
    json_t *date = json_pack("{s:i}", "year", y);
    if (precision <= DM_PRECISION_SEASON)
        json_object_set_new(date, "month", json_integer(m));
    if (precision <= DM_PRECISION_DAY)
        json_object_set_new(date, "day", json_integer(d));
    return date;
}

/* One value of a coarse precision stands as it is; a span has two ends that are days. */
static void set_dates(json_t *slide, const DmDate *date)
{
    DmWindow window = date->window;
    bool coarse = date->precision == DM_PRECISION_MONTH || date->precision == DM_PRECISION_YEAR;
    bool whole = date->shape == DM_DATE_SINGLE && coarse;
    DmPrecision precision = whole ? (DmPrecision)date->precision : DM_PRECISION_DAY;
    DmDay start = window.earliest != DM_DAY_OPEN ? window.earliest : window.latest;
    json_object_set_new(slide, "start_date", date_object(start, precision));
    if (!whole && window.latest != DM_DAY_OPEN && window.latest != start)
        json_object_set_new(slide, "end_date", date_object(window.latest, precision));
    if (date->uncertain || date->approximate || date->shape == DM_DATE_ONE_OF)
        json_object_set_new(slide, "display_date", json_string(date->edtf));
}

static void add_paragraph(GString *html, const char *tag, const char *text)
{
    if (!text)
        return;
    g_string_append_printf(html, "<%s>", tag);
    dm_escape_xml(html, text);
    g_string_append_printf(html, "</%s>", tag);
}

/* What stands below the headline, as HTML. */
static json_t *slide_text(DmArena *arena, const DmEventRow *row)
{
    g_autoptr(GString) html = g_string_new(NULL);
    const char *label = dm_export_label(arena, &row->evidence);
    add_paragraph(html, "p", row->summary);
    add_paragraph(html, "blockquote", row->evidence.quote);
    add_paragraph(html, "p", dm_export_actor_names(arena, &row->actors, 0));
    if (label && row->evidence.url) {
        g_string_append(html, "<p><a href=\"");
        dm_escape_xml(html, row->evidence.url);
        g_string_append(html, "\">");
        dm_escape_xml(html, label);
        g_string_append(html, "</a></p>");
    } else {
        add_paragraph(html, "p", label);
    }
    g_autoptr(GString) headline = g_string_new(NULL); /* HTML too */
    dm_escape_xml(headline, row->title ? row->title : row->id);
    return json_pack("{s:s, s:s}", "headline", headline->str, "text", html->str);
}

void dm_write_timelinejs(GString *out, const DmExport *view)
{
    char day[DM_DAY_TEXT];
    g_autoptr(DmArena) arena = dm_arena_new();
    json_t *events = json_array(), *eras = json_array();
    for (guint i = 0; i < view->events.len; i++) {
        const DmEventRow *row = &view->events.items[i];
        bool known = row->date.window.earliest != DM_DAY_OPEN || row->date.window.latest != DM_DAY_OPEN;
        bool era = row->kind == DM_KIND_PERIOD && row->date.window.earliest != DM_DAY_OPEN &&
                   row->date.window.latest != DM_DAY_OPEN;
        if (!known || row->date.shape == DM_DATE_NONE)
            continue;
        json_t *slide = json_object();
        set_dates(slide, &row->date);
        json_object_set_new(slide, "text", slide_text(arena, row));
        if (!era) {
            json_object_set_new(slide, "group", json_string(dm_enum_text(dm_kind_names, row->kind)));
            json_object_set_new(slide, "unique_id", json_string(row->id));
        }
        json_array_append_new(era ? eras : events, slide);
    }
    g_autofree char *headline = g_strdup_printf("Events as of %s", dm_day_format(view->as_of.day, day));
    json_t *root = json_pack("{s:{s:{s:s}}, s:o, s:o}", "title", "text", "headline", headline, "events",
                             events, "eras", eras);
    char *text = json_dumps(root, JSON_INDENT(2));
    g_string_append_printf(out, "%s\n", text);
    free(text);
    json_decref(root);
}
