/* layout – from answers to a scene: the timeline and the actor graph. igraph is used for the graph only. */
#pragma once
#include <demarche/query.h>
#include <demarche/scene.h>

G_BEGIN_DECLS

typedef enum DmLanes { DM_LANES_ACTOR, DM_LANES_OF, DM_LANES_ISSUE, DM_LANES_KIND, DM_LANES_NONE } DmLanes;
extern const DmEnum dm_lanes_names[];

typedef struct DmTimelineInput {
    const DmEventRows *events;
    const DmCommitmentRows *commitments; /* every state; windows, slips and settlements come from here */
    const DmActorRows *actors;           /* names and sides of lanes */
    const DmIssueRows *issues;           /* titles of lanes; NULL: ids are shown */
    DmDay as_of;
    /* More events, in short; NULL: none. Those that get a mark of their own are asked for with `fetch`, which
     * also gives the row of a deadline or commitment; the rows must stay valid while the scene is laid out.
     * `ranks` gives the places of events in the order of their ids, by their numbers; it is asked for once.
     */
    const DmSketches *sketches;
    const DmEventRow *(*fetch)(gpointer user, const DmSketch *sketch, const DmCommitmentRow **ret_due);
    const guint32 *(*ranks)(gpointer user);
    gpointer fetch_user;
} DmTimelineInput;

typedef struct DmTimelineOptions {
    const char *title; /* NULL: one is made */
    DmLanes lanes;
    double width, height;     /* units; 0: chosen */
    DmDay from, to;           /* DM_DAY_OPEN: what the events span */
    bool fold;                /* break the axis over long quiet spans */
    const char *const *order; /* lanes in this order first; NULL-terminated, or NULL */
    const char *highlight;    /* an actor, or NULL */
    bool pages;               /* several pages for long periods */
} DmTimelineOptions;

DmScene *dm_layout_timeline(const DmTimelineInput *input, const DmTimelineOptions *options,
                            const DmMeasure *measure);

G_END_DECLS
