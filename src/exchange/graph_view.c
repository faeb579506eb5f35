/* The view of a day as the actor graph of all ties, in each of its formats. */
#include "export.h"
#include <demarche/graphfile.h>

/* Where a meeting might be held is no issue that divides actors. */
static DmPositionRows without_venues(const DmExport *view, DmArena *arena)
{
    g_autoptr(GHashTable) venues = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < view->venues.len; i++)
        g_hash_table_add(venues, (gpointer)view->venues.items[i].venue);
    DmPositionRows rows = {0};
    for (guint i = 0; i < view->statements.len; i++)
        if (!g_hash_table_contains(venues, view->statements.items[i].issue))
            *dm_list_add(arena, &rows) = view->statements.items[i];
    return rows;
}

/* Should igraph fail, the graph is written without measures. */
static void write_graph(DmGraphFormat format, GString *out, const DmExport *view)
{
    g_autoptr(DmArena) arena = dm_arena_new();
    const DmPositionRows positions = without_venues(view, arena);
    const DmGraphInput input = {&view->events, &positions, &view->actors, &view->answers};
    const DmGraphOptions all = {.kinds = DM_TIES_ALL, .period = {DM_DAY_OPEN, DM_DAY_OPEN}};
    g_autoptr(DmGraph) graph = dm_graph_new(&input, &all, NULL);
    dm_graph_measure(graph, true, NULL);
    dm_graph_write(format, graph, out);
}

void dm_write_graphml(GString *out, const DmExport *view)
{
    write_graph(DM_GRAPH_GRAPHML, out, view);
}

void dm_write_gexf(GString *out, const DmExport *view)
{
    write_graph(DM_GRAPH_GEXF, out, view);
}

void dm_write_dot(GString *out, const DmExport *view)
{
    write_graph(DM_GRAPH_DOT, out, view);
}

void dm_write_edges(GString *out, const DmExport *view)
{
    write_graph(DM_GRAPH_EDGES, out, view);
}
