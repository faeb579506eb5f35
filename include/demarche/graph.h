/* graph – who deals with whom: from answers to an actor graph, its measures, and its picture as a scene.
 *
 * Belongs to the stage layout and is the only user of igraph. The graph is plain data in an arena, so that it
 * can be drawn, listed and written in other formats alike. Same input, same graph, same picture on every run
 * and machine. */
#pragma once
#include <demarche/query.h>
#include <demarche/scene.h>

G_BEGIN_DECLS

/* ---- The graph ---- */

typedef enum DmTieKind {
    DM_TIE_MEETINGS,   /* took part in the same held meeting, summit or call, or signed the same agreement */
    DM_TIE_STATEMENTS, /* spoke, promised, set a limit or acted towards; directed */
    DM_TIE_AGREEMENT,  /* took positions on the same issues */
    DM_TIE_KINDS
} DmTieKind;
#define DM_TIES_ALL ((1u << DM_TIE_KINDS) - 1)
extern const DmEnum
    dm_ties_names[]; /* meetings, statements, agreement, all; the value is a set of bits 1 << DmTieKind */
extern const DmEnum dm_tie_names[]; /* one kind */

/* What an agreement tie counts, over the issues on which both took a side. */
typedef enum DmNetwork {
    DM_NETWORK_SUBTRACT,   /* congruence − conflict */
    DM_NETWORK_CONGRUENCE, /* both for, or both against */
    DM_NETWORK_CONFLICT,   /* one for, one against */
    DM_NETWORK_TWO_MODE,   /* no actor–actor ties: actors to issues, weighted by the stance */
} DmNetwork;
extern const DmEnum dm_network_names[];

/* What an agreement tie is divided by; |A| is the number of issues on which A took a side. */
typedef enum DmNorm {
    DM_NORM_NONE,
    DM_NORM_AVERAGE, /* (|A| + |B|) / 2 */
    DM_NORM_JACCARD, /* |A ∪ B| */
    DM_NORM_COSINE,  /* √(|A| |B|) */
} DmNorm;
extern const DmEnum dm_norm_names[];

/* One event behind a tie. */
typedef struct DmAct {
    const char *event;
    DmWindow when;
    double weight; /* what it adds to the tie */
    double tone;   /* −1 conflict … +1 cooperation */
} DmAct;
typedef DM_LIST(DmAct) DmActs;

typedef struct DmTie {
    guint a, b; /* indices of actors; a < b unless directed, then a → b */
    DmTieKind kind;
    bool directed;
    double weight;     /* sum over the acts, normalised for agreement; below zero only for agreement */
    double tone;       /* mean over the acts by weight, −1 … +1 */
    DmDay first, last; /* first and last day of the acts; DM_DAY_OPEN unknown */
    DmActs acts;
} DmTie;
typedef DM_LIST(DmTie) DmTies;

typedef struct DmMeasures {
    guint degree;           /* different neighbours (Freeman 1979) */
    double weighted_degree; /* sum of |weight| over the ties (Barrat et al. 2004) */
    double betweenness;     /* share of the shortest paths between others (Freeman 1977), 0 … 1 */
    double eigenvector;     /* Bonacich 1972, greatest 1 */
    double pagerank;        /* Page, Brin et al. 1998, damping 0.85, sums to 1 */
    guint core;             /* k-core (Seidman 1983) */
    guint community;        /* from 1, largest first (Leiden: Traag et al. 2019) */
    double constraint;      /* Burt 1992; NAN for an isolated actor */
    guint brokerage; /* pairs of neighbours in different communities that are not tied to each other, after
                        Gould & Fernandez 1989 */
} DmMeasures;

typedef struct DmGraphActor {
    const char *id, *name;
    DmActorKind kind;
    const char *of;
    const char *url;   /* of the newest source that names it, or NULL */
    bool is_issue;     /* the other mode of a two-mode graph */
    guint n_events;    /* events of the period that name it */
    guint n_issues;    /* issues on which it took a stance; 0 without agreement ties */
    DmDay first, last; /* of those events; DM_DAY_OPEN unknown */
    DmMeasures m;
} DmGraphActor;

typedef struct DmGraph {
    DmArena *arena;               /* owns everything below */
    DM_LIST(DmGraphActor) actors; /* by id */
    DmTies ties;                  /* by kind, a, b */
    guint kinds;                  /* bits of the ties asked for */
    DmWindow period;              /* asked for, or what the events span */
    bool measured;
    guint n_communities;
    double modularity; /* polarisation: 0 none, near 1 separate camps (Waugh et al. 2009); NAN before
                          measuring */
    guint left_out_ties, left_out_actors; /* by the backbone */
} DmGraph;

void dm_graph_free(DmGraph *graph);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DmGraph, dm_graph_free)

typedef struct DmGraphInput {
    const DmEventRows *events;
    const DmPositionRows *positions; /* the history: every statement, oldest first for each actor and issue */
    const DmActorRows *actors;       /* names, kinds and what they belong to */
    const DmAnswerRows *answers;     /* what responds to what, or NULL */
} DmGraphInput;

typedef struct DmGraphOptions {
    guint kinds; /* bits 1 << DmTieKind; 0: all */
    DmNetwork network;
    DmNorm norm;
    DmWindow period;           /* acts that overlap it; open bounds: no bound */
    bool fold_of;              /* an actor that belongs to a state or organisation counts as that */
    const char *around;        /* only this actor and who is within `depth` ties of it, or NULL */
    guint depth;               /* 0 is read as 1 */
    double min_weight;         /* ties below, in absolute value, are left out */
    const char *const *issues; /* positions on these issues only; NULL-terminated, or NULL */
} DmGraphOptions;

/* Builds the graph: every actor that an event or position of the period names, and the ties asked for.
 *
 * Meetings: a held meeting or an agreement of n actors adds 1/(n − 1) to each of its pairs, so that it adds 1
 * to what each actor has in all (Newman 2001). Statements: each act adds 1 from who speaks, promises, sets or
 * acts to whom it is directed at, and to whose act it responds to, where that is among the events. Its tone
 * is that of its PLOVER quad class, else the mean of the stances it states. Agreement: see DmNetwork and
 * DmNorm (Leifeld 2017), on the newest stance of the period.
 *
 * Texts are copied. DM_ERROR_NOT_FOUND when `around` is no actor of the period. */
DmGraph *dm_graph_new(const DmGraphInput *input, const DmGraphOptions *options, GError **error);

/* Computes the measures of every actor. Communities rest on ties of positive weight, the rest on all of them
 * without direction, except PageRank, which follows directed ties. Without `all`, eigenvector and constraint
 * are left NAN and brokerage 0: these three take longest where nearly everybody is tied to everybody. False
 * when igraph fails. */
bool dm_graph_measure(DmGraph *graph, bool all, GError **error);

/* A copy with at most `max_ties` ties between at most `max_actors` actors: the heaviest actors, and of their
 * ties those most surprising under the disparity filter (Serrano, Boguñá & Vespignani 2009), but always the
 * heaviest ones that keep each component in one piece. Counts what it left out. Measures are kept, not
 * computed again. */
DmGraph *dm_graph_backbone(const DmGraph *graph, guint max_actors, guint max_ties);

/* ---- Where actors stand ---- */

/* Positions of `n` nodes with unit distance along a tie, by stress (Kamada & Kawai 1989) minimised by
 * stochastic gradient descent (Zheng, Pawar & Goodman 2019), with pivots for large graphs (Ortmann et al.
 * 2017). Each component is laid out by itself, its longest axis across, the heavier side left and up, and the
 * components are packed side by side; nodes without ties are left at the origin. `lengths` is an ideal length
 * for each tie, or NULL for 1. */
bool dm_graph_place(guint n, const DmTies *ties, const double *lengths, DmPoint *ret_points, GError **error);

/* Normalised stress of a placement over all pairs that are connected: Σ (|p−q|/d − 1)² / pairs after the best
 * scaling; 0 is perfect. For tests and benchmarks. */
double dm_graph_stress(guint n, const DmTies *ties, const DmPoint *points, GError **error);

/* ---- Pictures ---- */

typedef enum DmNodeSize {
    DM_SIZE_EVENTS,
    DM_SIZE_DEGREE,
    DM_SIZE_WEIGHTED_DEGREE,
    DM_SIZE_BETWEENNESS,
    DM_SIZE_EIGENVECTOR,
    DM_SIZE_PAGERANK,
    DM_SIZE_CORE,
} DmNodeSize;
extern const DmEnum
    dm_node_size_names[]; /* events, degree, weighted_degree, … as in the CSV of the measures */

typedef struct DmGraphPictureOptions {
    const char *title; /* NULL: one is made */
    DmDay as_of;
    DmNodeSize size;
    double width, height; /* units; 0: chosen */
    const char *sources;  /* what the last line says of where it comes from, or NULL */
    bool whole;           /* no backbone, however large */
} DmGraphPictureOptions;

/* The picture of one graph; measures it when that was not done, of a large one only
 * what is shown. No two labels overlap, none leaves the page.
 */
DmScene *dm_layout_graph(DmGraph *graph, const DmGraphPictureOptions *options, const DmMeasure *measure,
                         GError **error);

/* Small multiples: the graphs of successive periods of `whole`, each actor at one place in all of them. What
 * is new against the panel before is marked, what went is faded. */
DmScene *dm_layout_panels(DmGraph *whole, DmGraph *const *panels, guint n_panels,
                          const DmGraphPictureOptions *options, const DmMeasure *measure, GError **error);

/* Actors × issues with the newest stance of each by colour and letter; neighbours in the matrix agree most
 * (average linkage over the stances). `before` (or NULL) is what held at the day the changes are counted
 * from. */
typedef struct DmMatrixInput {
    const DmPositionRows *now, *before;
    DmDay from, as_of;
} DmMatrixInput;
DmScene *dm_layout_matrix(const DmMatrixInput *input, const DmGraphPictureOptions *options,
                          const DmMeasure *measure);

G_END_DECLS
