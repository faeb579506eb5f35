/* The placing of one connected component; see dm_graph_place. */
#pragma once
#include "graph_parts.h"

typedef struct Component {
    guint n, n_edges;
    const guint *ends;     /* 2 · n_edges nodes, 0 … n − 1 */
    const double *lengths; /* of the edges; NULL: all 1 */
} Component;

bool stress_place(const Component *part, DmPoint *ret_points, GError **error);
