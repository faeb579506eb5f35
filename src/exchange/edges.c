/* The ties of the actor graph as CSV (RFC 4180), a row a tie. */
#include "graphfile.h"

void write_edges(const DmGraph *graph, GString *out)
{
    g_autoptr(GString) value = g_string_new(NULL);
    g_string_append(out, "source,target");
    for (guint i = 0; tie_attributes[i].name; i++)
        g_string_append_printf(out, ",%s", tie_attributes[i].name);
    g_string_append(out, "\r\n");
    for (guint k = 0; k < graph->ties.len; k++) {
        const DmTie *tie = &graph->ties.items[k];
        dm_escape_csv(out, graph->actors.items[tie->a].id);
        g_string_append_c(out, ',');
        dm_escape_csv(out, graph->actors.items[tie->b].id);
        for (guint i = 0; tie_attributes[i].name; i++) {
            g_string_truncate(value, 0);
            append_attribute(value, &tie_attributes[i], tie);
            g_string_append_c(out, ',');
            dm_escape_csv(out, value->str);
        }
        g_string_append(out, "\r\n");
    }
}
