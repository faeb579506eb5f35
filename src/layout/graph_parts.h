/* Between the files of the actor graph: its building, its igraph side, its geometry and its picture. */
#pragma once
#include <demarche/graph.h>

/* ---- graph.c: building ---- */

typedef struct Builder {
    DmGraph *graph;
    const DmGraphInput *input;
    const DmGraphOptions *options;
    GHashTable *known; /* actor id → DmActorRow of the input */
    GHashTable *nodes; /* id → index of the actor + 1 */
    GHashTable *ties;  /* kind and ends → index of the tie + 1 */
} Builder;

/* The actor that `id` counts as, made when new. */
guint builder_actor(Builder *builder, const char *id, const char *name);
guint builder_issue(Builder *builder, const char *id, const char *title);
/* The tie between two actors, made when new; undirected ends are put in order. Valid until the next one is
 * made. */
DmTie *builder_tie(Builder *builder, DmTieKind kind, bool directed, guint a, guint b);
void builder_act(Builder *builder, DmTie *tie, DmAct act);
/* Whether a date belongs to the period asked for. */
bool builder_in_period(const Builder *builder, DmWindow when);

void builder_add_events(Builder *builder);    /* graph_ties.c */
void builder_add_agreement(Builder *builder); /* graph_agreement.c */

/* A new graph of the actors with keep[i] and the ties with keep_tie[i] (NULL: all) whose ends both stay;
 * actors are put in the order of their ids, ties in the order of kind and ends. */
DmGraph *graph_keep(const DmGraph *graph, const bool *keep, const bool *keep_tie);

/* Of a key that holds two nodes in one gint64: g_int64_hash sees the lower half only. */
static inline guint pair_hash(gconstpointer key)
{
    return (guint)(((guint64) * (const gint64 *)key * 0x9E3779B97F4A7C15u) >> 32);
}

/* ---- Geometry ---- */

typedef struct Box {
    double x0, y0, x1, y1;
} Box;

static inline bool box_overlaps(Box a, Box b)
{
    return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
}
