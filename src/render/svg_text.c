/* Inside render: elements of text, titles and links, written alike by both SVG writers. */
#include "svg_text.h"
#include <string.h>

void dm_svg_number(GString *out, const char *name, double value)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd(text, sizeof text, "%.2f", value);
    char *end = text + strlen(text);
    while (end[-1] == '0')
        *--end = '\0';
    if (end[-1] == '.')
        *--end = '\0';
    g_string_append_printf(out, " %s=\"%s\"", name, strcmp(text, "-0") == 0 ? "0" : text);
}

void dm_svg_open_group(GString *out, const DmScene *scene, guint group, GHashTable *seen)
{
    if (group == 0)
        return;
    const DmGroup *g = &scene->groups.items[group - 1];
    if (g->url) {
        g_string_append(out, "<a href=\"");
        dm_escape_xml(out, g->url);
        g_string_append(out, "\" xlink:href=\"");
        dm_escape_xml(out, g->url);
        g_string_append(out, "\">");
    }
    g_string_append(out, "<g data-event=\"");
    dm_escape_xml(out, g->id);
    if (g_hash_table_add(seen, (gpointer)g->id)) {
        g_string_append(out, "\" id=\"e-");
        dm_escape_xml(out, g->id);
    }
    g_string_append(out, "\"><title>");
    dm_escape_xml(out, g->title ? g->title : g->id);
    g_string_append(out, "</title>\n");
}

void dm_svg_close_group(GString *out, const DmScene *scene, guint group)
{
    if (group == 0)
        return;
    g_string_append(out, scene->groups.items[group - 1].url ? "</g></a>\n" : "</g>\n");
}

static const char *const anchors[] = {NULL, "middle", "end"};

void dm_svg_text(GString *out, const DmShape *s, const char *paint)
{
    g_string_append(out, "<text");
    dm_svg_number(out, "x", s->x);
    dm_svg_number(out, "y", s->y);
    dm_svg_number(out, "font-size", s->font.size);
    if (s->font.weight == DM_WEIGHT_BOLD)
        g_string_append(out, " font-weight=\"bold\"");
    if (s->font.italic)
        g_string_append(out, " font-style=\"italic\"");
    if (anchors[s->align])
        g_string_append_printf(out, " text-anchor=\"%s\"", anchors[s->align]);
    if (s->text_width > 0 && s->angle == 0)
        dm_svg_number(out, "textLength", s->text_width);
    if (s->angle != 0) {
        g_string_append(out, " transform=\"rotate(");
        char number[G_ASCII_DTOSTR_BUF_SIZE];
        g_string_append(out, g_ascii_formatd(number, sizeof number, "%.1f ", s->angle));
        g_string_append(out, g_ascii_formatd(number, sizeof number, "%.2f ", s->x));
        g_string_append(out, g_ascii_formatd(number, sizeof number, "%.2f", s->y));
        g_string_append(out, ")\"");
    }
    g_string_append_printf(out, "%s>", paint);
    dm_escape_xml(out, s->text);
    g_string_append(out, "</text>\n");
}
