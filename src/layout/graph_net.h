/* The one door to igraph: networks made from ties, its errors as GError. */
#pragma once
#include "graph_parts.h"
#include <igraph/igraph.h>

/* Two actors with all that ties them. */
typedef struct Pair {
    guint a, b;      /* a < b */
    double weight;   /* sum of |weight| */
    double positive; /* sum of the weights above zero */
    double tone;     /* mean by weight */
    bool to_b, to_a; /* a directed tie runs a → b, b → a */
    bool undirected;
    guint n_acts; /* events behind it, of all its ties */
} Pair;

/* The pairs of a graph by a, b; array of Pair. */
GArray *pairs_of(const DmTies *ties);

/* The representative of a node's set in a forest of parents, which it flattens. */
guint root_of(guint *parent, guint node);

typedef enum MeasureExtent {
    MEASURE_SHOWN,  /* degrees, core, communities, and what sizes the nodes of a picture; the others stay NAN
                     */
    MEASURE_LISTED, /* and betweenness and PageRank */
    MEASURE_ALL,
} MeasureExtent;
bool graph_measure_for(DmGraph *graph, MeasureExtent extent, DmNodeSize size, GError **error);
/* For a picture: everything of a small graph, of a large one what is shown. */
bool graph_measure_shown(DmGraph *graph, DmNodeSize size, GError **error);

/* Makes igraph's errors come back as return values, and fixes its random numbers. Call before anything else
 * of it. */
void net_begin(void);
/* True when igraph succeeded; else sets the error. */
bool net_ok(igraph_error_t code, GError **error);

/* Cleanup of what a block holds; each is started right after it was set up. */
typedef igraph_vector_t NetVector;
typedef igraph_vector_int_t NetInts;
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(NetVector, igraph_vector_destroy)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(NetInts, igraph_vector_int_destroy)

/* A network of n nodes and the given ends (2 · n_edges node numbers). */
bool net_new(guint n, const guint *ends, guint n_edges, bool directed, igraph_t *ret_net, GError **error);
