/* exchange: a Markwhen timeline (https://docs.markwhen.com): a header, then one entry a line that begins with
 * a date or range in EDTF and a colon; a tag is the kind, the lines below are the entry's text. */
#include "export.h"
#include <string.h>

/* One line: Markwhen gives meaning to line ends, and to # and @ before a letter. */
static void put_line(GString *out, const char *text)
{
    for (; *text; text++) {
        bool tag = (*text == '#' || *text == '@') && (g_ascii_isalpha(text[1]) || (guchar)text[1] >= 0x80);
        if (*text == '\n' || *text == '\r' || *text == '\t')
            g_string_append_c(out, ' ');
        else if (!tag)
            g_string_append_c(out, *text);
    }
}

static void put_range(GString *out, const DmDate *date)
{
    char from[DM_DAY_TEXT], to[DM_DAY_TEXT];
    DmWindow window = date->window;
    dm_day_format(window.earliest, from);
    dm_day_format(window.latest, to);
    if (window.earliest == window.latest)
        g_string_append_printf(out, "%s: ", from);
    else if (window.latest == DM_DAY_OPEN)
        g_string_append_printf(out, "%s/now: ", from);
    else
        g_string_append_printf(out, "%s/%s: ", *from ? from : to, to);
}

static void put_words(GString *out, DmArena *arena, const char *summary, const DmEvidence *evidence)
{
    const char *label = dm_export_label(arena, evidence);
    if (summary) {
        put_line(out, summary);
        g_string_append_c(out, '\n');
    }
    if (evidence->quote) {
        g_string_append(out, "> ");
        put_line(out, evidence->quote);
        g_string_append_c(out, '\n');
    }
    if (label && evidence->url)
        g_string_append_printf(out, "[%s](%s)\n", label, evidence->url);
    else if (label)
        g_string_append_printf(out, "%s\n", label);
}

static bool has_day(const DmDate *date)
{
    return date->shape != DM_DATE_NONE &&
           (date->window.earliest != DM_DAY_OPEN || date->window.latest != DM_DAY_OPEN);
}

void dm_write_markwhen(GString *out, const DmExport *view)
{
    char day[DM_DAY_TEXT];
    g_autoptr(DmArena) arena = dm_arena_new();
    g_string_append_printf(out, "---\ntitle: Events as of %s\n---\n\nsection Events\n",
                           dm_day_format(view->as_of.day, day));
    for (guint i = 0; i < view->events.len; i++) {
        const DmEventRow *row = &view->events.items[i];
        if (!has_day(&row->date))
            continue;
        put_range(out, &row->date);
        put_line(out, row->title ? row->title : row->id);
        g_string_append_printf(out, " #%s", dm_enum_text(dm_kind_names, row->kind));
        if (row->status != DM_STATUS_NONE)
            g_string_append_printf(out, " #%s", dm_enum_text(dm_status_names, row->status));
        g_string_append_c(out, '\n');
        put_words(out, arena, row->summary, &row->evidence);
    }
    g_string_append(out, "endSection\n\nsection Windows\n");
    for (guint i = 0; i < view->commitments.len; i++) {
        const DmCommitmentRow *row = &view->commitments.items[i];
        if (!has_day(&row->due))
            continue;
        put_range(out, &row->due);
        put_line(out, row->title ? row->title : row->id);
        g_string_append_printf(out, " #due #%s\n", dm_enum_text(dm_state_names, row->state));
        put_words(out, arena, row->condition, &row->evidence);
    }
    g_string_append(out, "endSection\n");
}
