/* graphfile – the actor graph in the formats of other programs; belongs to the stage exchange.
 *
 * All formats carry the same attributes, from two tables: of actors (name, kind, what it is of, events, first
 * and last day, measures) and of ties (what ties, direction, weight, tone, number of acts, days, ids of the
 * events). A graph whose ties are all directed is written as a directed one, any other as an undirected one
 * whose directed ties say so in an attribute, because readers refuse a mixture; DOT can draw both. */
#pragma once
#include <demarche/graph.h>

G_BEGIN_DECLS

typedef enum DmGraphFormat {
    DM_GRAPH_GRAPHML, /* GraphML 1.1 (graphml.graphdrawing.org) */
    DM_GRAPH_GEXF,    /* GEXF 1.2, dynamic: spells of actors and ties by day */
    DM_GRAPH_DOT,     /* Graphviz */
    DM_GRAPH_EDGES,   /* CSV, a row a tie (RFC 4180) */
} DmGraphFormat;
extern const DmEnum dm_graph_format_names[]; /* graphml, gexf, dot, edges */

/* Appends the graph; measure it first. */
void dm_graph_write(DmGraphFormat format, const DmGraph *graph, GString *out);

G_END_DECLS
