/* The actor graph in the language of Graphviz (https://graphviz.org/doc/info/lang.html). */
#include "graphfile.h"

/* Between quotation marks only those and the backslash need one before them. */
static void append_quoted(GString *out, const char *text)
{
    g_string_append_c(out, '"');
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            g_string_append_c(out, '\\');
        g_string_append_c(out, *text);
    }
    g_string_append_c(out, '"');
}

static void append_attributes(GString *out, const Attribute *attributes, gconstpointer record)
{
    g_autoptr(GString) value = g_string_new(NULL);
    const char *separator = "";
    for (guint i = 0; attributes[i].name; i++) {
        g_string_truncate(value, 0);
        append_attribute(value, &attributes[i], record);
        if (!value->len)
            continue;
        g_string_append_printf(out, "%s%s=", separator, attributes[i].name);
        append_quoted(out, value->str);
        separator = ", ";
    }
}

void write_dot(const DmGraph *graph, GString *out)
{
    bool any = false;
    for (guint i = 0; i < graph->ties.len; i++)
        any |= graph->ties.items[i].directed;
    g_string_append(out, any ? "digraph actors {\n" : "graph actors {\n");
    for (guint i = 0; i < graph->actors.len; i++) {
        g_string_append(out, "  ");
        append_quoted(out, graph->actors.items[i].id);
        g_string_append(out, " [");
        append_attributes(out, actor_attributes, &graph->actors.items[i]);
        g_string_append(out, "];\n");
    }
    for (guint i = 0; i < graph->ties.len; i++) {
        const DmTie *tie = &graph->ties.items[i];
        g_string_append(out, "  ");
        append_quoted(out, graph->actors.items[tie->a].id);
        g_string_append(out, any ? " -> " : " -- ");
        append_quoted(out, graph->actors.items[tie->b].id);
        g_string_append(out, any && !tie->directed ? " [dir=none, " : " [");
        append_attributes(out, tie_attributes, tie);
        g_string_append(out, "];\n");
    }
    g_string_append(out, "}\n");
}
