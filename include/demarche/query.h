/* query – questions to the store, each answered by plain structs. One function a question; the SQL is in
 * schema/queries/. Every answer is the view of one day (DmAsOf) and every row leads back to its source.
 *
 * Results live in an arena that the caller passes in, and stay valid until it is freed. Every order is total.
 */
#pragma once
#include <demarche/store.h>

G_BEGIN_DECLS

/* The one clock. */
typedef struct DmAsOf {
    DmDay day;      /* the view from that day: what was published by then, states computed on it */
    bool hindsight; /* uses everything loaded, whenever published; nothing dated after `day` */
    bool drafts;    /* drafts too */
} DmAsOf;

typedef struct DmFilter {
    const char *const *actors, *const *issues, *const *countries,
                                                   *const *statuses; /* NULL-terminated, or NULL */
    guint32 kinds;                                                   /* bits 1 << DmKind; 0: all */
    DmDay from, to;             /* keep what overlaps; DM_DAY_OPEN: no bound */
    const char *search;         /* search expression, or NULL */
    const char *const *sources; /* reported by one of these, or NULL */
    bool held_issues;           /* rows name the issues of their positions too */
    guint32 sketched;           /* kinds (bits) of which dm_query_sketches tells events: those are left out */
} DmFilter;

/* Where the words are. */
typedef struct DmEvidence {
    const char *source;                  /* source id */
    const char *title, *publisher, *url; /* of the source; NULL when unknown */
    DmDay published;
    const char *quote; /* first quote, or NULL */
    gint64 start, end; /* characters of the quote in the source text, −1 unknown */
    const char *file;  /* event file, as loaded */
    guint line, col;   /* of the record there */
} DmEvidence;

typedef struct DmActorWord {
    const char *id;
    const char *name;
    DmWord word;
} DmActorWord;
typedef DM_LIST(DmActorWord) DmActorWords;

/* One event as the view shows it: each field from the latest source that says it, updates applied. */
typedef struct DmEventRow {
    const char *id;
    DmKind kind;
    DmStatus status; /* NONE for kinds without one */
    DmDate date;
    const char *title, *summary;
    DmActorWords actors;
    const char *place, *country; /* NULL when unknown */
    double lat, lon;             /* NAN when unknown */
    DmStrList issues;
    int plover;
    double weight, confidence; /* NAN when unknown */
    bool draft;
    guint n_reports;
    DmEvidence evidence; /* of the source published last */
    double score;        /* with a search: lower is better */
    const char *match;   /* the words found, marked [so], in what stands around them; NULL without a search */
} DmEventRow;
typedef DM_LIST(DmEventRow) DmEventRows;

/* Ordered by earliest day, latest day, id; with words to search for, the best match first. A search
 * expression has words, "phrases", pre*, -without, and actor: issue: country: status: kind: (a,b) date:A..B;
 * DM_ERROR_SYNTAX shows where it is wrong. An issue asked for is one that the event names or takes a position
 * on. */
bool dm_query_events(DmStore *store, const DmAsOf *as_of, const DmFilter *filter, DmArena *arena,
                     DmEventRows *ret_rows, GError **error);

/* An event in short, for pictures of very many: what places and weighs it, and nothing that names it. */
typedef struct DmSketch {
    guint32 event, report; /* numbers in the store, for dm_query_sketched */
    DmWindow window;
    DmWindow due;  /* of a deadline or commitment, all of them open */
    gint16 minute; /* as in DmDate, like the four below */
    gint16 due_minute;
    guint8 shape, precision;
    bool uncertain, approximate;
    guint8 due_shape;            /* DM_DATE_NONE: undated */
    guint8 kind, status;         /* DmKind, DmStatus */
    float weight, confidence;    /* NAN when unknown */
    const char *actors, *issues; /* "FWid;…": field and word as letters from A; "id;…", those of positions
                                  * too; equal texts are one pointer */
} DmSketch;
typedef DM_LIST(DmSketch) DmSketches;

/* The events of one report and no update, of the kinds `sketched` of the filter, in no order that means
 * anything; but not those whose window is counted from another event or recurs. Of the filter `kinds`,
 * `actors`, `issues`, `from` and `to` are looked at; a deadline or commitment is kept when the time from
 * its date to the end of its window overlaps. `issues` says whether they are wanted. */
bool dm_query_sketches(DmStore *store, const DmAsOf *as_of, const DmFilter *filter, bool issues,
                       DmArena *arena, DmSketches *ret_sketches, GError **error);

typedef enum DmState { /* of a commitment or deadline on a day */
                       DM_STATE_PENDING,
                       DM_STATE_IN_WINDOW,
                       DM_STATE_OVERDUE,
                       DM_STATE_UNDATED,
                       DM_STATE_FULFILLED,
                       DM_STATE_PARTLY_FULFILLED,
                       DM_STATE_BROKEN,
                       DM_STATE_WITHDRAWN,
                       DM_STATE_SUPERSEDED,
                       DM_STATE_COUNT
} DmState;
extern const DmEnum dm_state_names[];
bool dm_state_is_open(DmState state);

/* One step in the life of a commitment: made, extended, settled. */
typedef struct DmStep {
    DmDate date;       /* when it was said or done */
    const char *event; /* the event that says so; the commitment itself for the first step */
    DmStatus
        status; /* EXTENDED, FULFILLED …; NONE for the first step, and for a later report of other days */
    DmDate due; /* the window from this step on; DM_DATE_NONE undated */
    int slip_days; /* how far its latest day moved with this step; 0 when either is open */
    const char *note;
    DmEvidence evidence;
} DmStep;

typedef struct DmCommitmentRow {
    const char *id, *title; /* of a recurring one, an instance: "id#3" */
    const char *series;     /* the event's own id then; NULL when it does not recur */
    guint instance;         /* from 1 */
    DmKind kind;            /* DEADLINE or COMMITMENT */
    DmActorWords by, to;    /* of a deadline: set-on, set-by */
    const char *what, *condition;
    DmDate made;
    DmDate due; /* present window; DM_DATE_NONE when undated */
    DmState state;
    bool has_days_left;
    int days_left;         /* to the latest day, negative when past */
    DM_LIST(DmStep) steps; /* oldest first */
    DmDay last_spoken;     /* the last day a source spoke of it */
    int slip_days;         /* how far the latest day moved since it was made */
    int silent_days;       /* from then to the day of the view; 0 with hindsight beyond it */
    double weight;
    DmEvidence evidence;
} DmCommitmentRow;
typedef DM_LIST(DmCommitmentRow) DmCommitmentRows;

typedef struct DmCommitmentFilter {
    guint32 states;                                    /* bits 1 << DmState; 0: the open ones */
    const char *const *actors, *const *by, *const *to; /* NULL-terminated ids, or NULL */
    int due_within;                                    /* days, −1: any */
    const char *const *ids;                            /* these and no others; NULL-terminated, or NULL */
    bool sketched;                                     /* those that dm_query_sketches tells are left out */
} DmCommitmentFilter;

/* Ordered by latest day, undated last, then id. A recurring one is listed by its instances, up to the next to
 * end. */
bool dm_query_commitments(DmStore *store, const DmAsOf *as_of, const DmCommitmentFilter *filter,
                          DmArena *arena, DmCommitmentRows *ret_rows, GError **error);

/* A sketch as a row, with the row of the deadline or commitment; else *ret_due is NULL. */
bool dm_query_sketched(DmStore *store, const DmAsOf *as_of, const DmSketch *sketch, DmArena *arena,
                       DmEventRow *ret_row, const DmCommitmentRow **ret_due, GError **error);
/* The places of all events in the order of their ids, by their numbers. */
bool dm_query_ranks(DmStore *store, DmArena *arena, const guint32 **ret_ranks, GError **error);

/* The track record of an actor: every commitment by it, every deadline set on it, by what became of them. */
typedef struct DmRecord {
    const char *actor, *name;
    int total;
    int kept; /* by the latest day first promised */
    int late; /* kept, but after it */
    int partly, broken;
    int given_up;      /* withdrawn or superseded */
    int overdue, open; /* `open` without the overdue ones */
    int slipped;       /* how many were moved */
    int slip_days;     /* by how much in all */
} DmRecord;
typedef DM_LIST(DmRecord) DmRecords;
/* By actor id. The filter's states are not looked at. */
bool dm_query_records(DmStore *store, const DmAsOf *as_of, const DmCommitmentFilter *filter, DmArena *arena,
                      DmRecords *ret_records, GError **error);

/* What hangs on a commitment, directly or through others. */
typedef struct DmChainRow {
    const char *root;     /* the commitment asked about */
    int depth;            /* 1: hangs on it directly */
    const char *on;       /* what it hangs on */
    const char *relation; /* "due after", "follows" */
    const char *event, *title;
    DmKind kind;
    DmDate date; /* of a commitment its due window; DM_DATE_NONE when it has none */
    bool slips;  /* its days are counted from what it hangs on, or it is still to come after it */
} DmChainRow;
typedef DM_LIST(DmChainRow) DmChainRows;
/* Depth first in the order of `rows`; each event once below a root. */
bool dm_query_chain(DmStore *store, const DmAsOf *as_of, const DmCommitmentRows *rows, DmArena *arena,
                    DmChainRows *ret_chain, GError **error);

typedef struct DmPositionRow {
    const char *actor, *actor_name, *issue, *issue_title;
    DmStance stance;
    const char *condition; /* NULL: none */
    DmDate since;          /* first day of the stance as it now stands */
    DmDate said;           /* the newest statement's date */
    const char *event;
    DmEvidence evidence;
} DmPositionRow;
typedef DM_LIST(DmPositionRow) DmPositionRows;

typedef struct DmPositionFilter {
    const char *const *actors, *const *issues; /* NULL-terminated ids, or NULL */
    bool history;                              /* every statement, oldest first, instead of the latest one */
} DmPositionFilter;

/* Ordered by actor, issue (history: then date, source, order in the file). Positions on venues only when
 * their issue is asked for. */
bool dm_query_positions(DmStore *store, const DmAsOf *as_of, const DmPositionFilter *filter, DmArena *arena,
                        DmPositionRows *ret_rows, GError **error);

typedef enum DmChange {
    DM_CHANGE_NEW,
    DM_CHANGE_REVERSED,
    DM_CHANGE_SOFTENED,
    DM_CHANGE_HARDENED,
    DM_CHANGE_CONDITIONED,
    DM_CHANGE_UNCONDITIONED,
    DM_CHANGE_RESTATED,
    DM_CHANGE_UNCHANGED,
} DmChange;
extern const DmEnum dm_change_names[];

typedef struct DmDiffRow {
    DmChange change;
    bool has_from; /* false: new */
    DmPositionRow from, to;
} DmDiffRow;
typedef DM_LIST(DmDiffRow) DmDiffRows;

/* Positions as of `from` against `to` (both days; hindsight as in DmAsOf). Unchanged rows only with `all`. */
bool dm_query_diff(DmStore *store, const DmAsOf *from, const DmAsOf *to, const DmPositionFilter *filter,
                   bool all, DmArena *arena, DmDiffRows *ret_rows, GError **error);

/* How a place stands for its meeting. */
typedef enum DmStanding {
    DM_STANDING_PROPOSED,  /* nobody but who proposed it took a position for or against */
    DM_STANDING_ACCEPTED,  /* others are for it, nobody against */
    DM_STANDING_CONTESTED, /* some for, some against */
    DM_STANDING_REFUSED,   /* only against */
    DM_STANDING_CHOSEN,    /* the meeting takes place there */
    DM_STANDING_DROPPED,   /* the meeting is off, or elsewhere */
} DmStanding;
extern const DmEnum dm_standing_names[];

typedef struct DmVenueRow {
    const char *meeting, *venue, *place, *country;
    DmActorWords proposed_by;
    DmDate date;
    const char *actor, *actor_name; /* NULL: nobody took a position on it */
    DmStance stance;
    const char *condition;
    DmStanding standing; /* of the venue, the same in each of its rows */
    DmEvidence evidence;
} DmVenueRow;
typedef DM_LIST(DmVenueRow) DmVenueRows;

/* Ordered by meeting, venue, actor. `meetings` NULL: all. */
bool dm_query_venues(DmStore *store, const DmAsOf *as_of, const char *const *meetings, DmArena *arena,
                     DmVenueRows *ret_rows, GError **error);

/* An event and the one it responds to. */
typedef struct DmAnswerRow {
    const char *event, *target; /* event ids */
} DmAnswerRow;
typedef DM_LIST(DmAnswerRow) DmAnswerRows;
/* Ordered by event, target; either may be an event that the view does not show. */
bool dm_query_answers(DmStore *store, const DmAsOf *as_of, DmArena *arena, DmAnswerRows *ret_rows,
                      GError **error);

typedef struct DmActorRow {
    const char *id, *name;
    DmActorKind kind;
    const char *of; /* NULL: nothing */
} DmActorRow;
typedef DM_LIST(DmActorRow) DmActorRows;
/* Every actor that an event of the view names (all: every actor known), by id. */
bool dm_query_actors(DmStore *store, const DmAsOf *as_of, bool all, DmArena *arena, DmActorRows *ret_rows,
                     GError **error);

/* The event files as they were loaded, as records: those published by the day of the view, or all of them
 * with hindsight; without drafts unless the view has them. Dates and windows stand as canonical EDTF. NULL
 * and *error when the store fails. */
DmModel *dm_query_files(DmStore *store, const DmAsOf *as_of, GError **error);

/* ---- One thing, with everything behind it ---- */

typedef enum DmThing { DM_THING_EVENT, DM_THING_ACTOR, DM_THING_ISSUE, DM_THING_SOURCE } DmThing;
extern const DmEnum dm_thing_names[];

/* One value of one field, and who says it. */
typedef struct DmFact {
    const char *field, *value;
    bool holds; /* this is the value the view shows */
    bool draft;
    const char *event; /* of an update: the event that says it; else NULL */
    DmEvidence evidence;
} DmFact;
typedef DM_LIST(DmFact) DmFacts;

/* Whether any event, actor, issue or source is called `id`, on whatever day; else one that is written like it
 * or has it as a name, in the arena, NULL: none. */
bool dm_query_known(DmStore *store, const char *id, DmArena *arena, bool *ret_known, const char **ret_near,
                    GError **error);

/* Every value of every field of an event, by field, what holds first and then the newest; what files declare
 * of an actor, an issue or a source. DM_ERROR_NOT_FOUND, with a near id, when the view knows none of that
 * name. */
bool dm_query_facts(DmStore *store, const DmAsOf *as_of, const char *id, DmArena *arena, DmThing *ret_thing,
                    DmFacts *ret_facts, GError **error);

/* Words quoted in the reports of an event. */
typedef struct DmWords {
    const char *text, *speaker, *language, *translation; /* NULL: not given */
    bool anonymous;
    const char *actor, *issue; /* of a position's words; else NULL */
    DmEvidence evidence;
} DmWords;
typedef DM_LIST(DmWords) DmWordsList;
bool dm_query_words(DmStore *store, const DmAsOf *as_of, const char *event, DmArena *arena,
                    DmWordsList *ret_words, GError **error);

/* How an event hangs together with others. */
typedef struct DmRelation {
    const char *relation; /* follows, followed by, responds to, answered by, updates, updated by, venue for,
                           * has venue, due after, makes due; static */
    const char *event, *title;
    DmDate date;
} DmRelation;
typedef DM_LIST(DmRelation) DmRelations;
/* Ordered by relation, date, id. */
bool dm_query_relations(DmStore *store, const DmAsOf *as_of, const char *event, DmArena *arena,
                        DmRelations *ret_relations, GError **error);

/* ---- What became known when ---- */

typedef struct DmLogRow {
    DmDay known; /* the day it was published */
    const char *event, *title;
    DmKind kind;
    const char *what;      /* new, changed, confirmed, updated; of a position its change class; static */
    const char *field;     /* what changed: a field, or "ACTOR on ISSUE"; NULL for new and confirmed */
    const char *from, *to; /* NULL: nothing was said before */
    const char *by;        /* the event whose report says so, when it is another; else NULL */
    DmEvidence evidence;
} DmLogRow;
typedef DM_LIST(DmLogRow) DmLogRows;

/* What was published after `since` and by the day of the view, and what it changed. By day, event, source,
 * field. */
bool dm_query_log(DmStore *store, const DmAsOf *as_of, DmDay since, DmArena *arena, DmLogRows *ret_rows,
                  GError **error);

/* ---- Contradictions ---- */

typedef struct DmConflict {
    const char *what;  /* date, status, number, held-and-denied, two-stances, one-side, settled-before-made,
                        * settled-and-announced; static */
    const char *event; /* or the issue, where it is about positions */
    const char *a, *b; /* the two sayings */
    DmEvidence from_a, from_b;
} DmConflict;
typedef DM_LIST(DmConflict) DmConflicts;

/* Where sources or statements contradict each other in the view of the day: about the event or the issue
 * `only`, or anywhere when it is NULL. By event, what, a, b. */
bool dm_query_conflicts(DmStore *store, const DmAsOf *as_of, const char *only, DmArena *arena,
                        DmConflicts *ret_conflicts, GError **error);

typedef struct DmIssueRow {
    const char *id, *title; /* the id where nobody gives a title by the day */
} DmIssueRow;
typedef DM_LIST(DmIssueRow) DmIssueRows;
/* Every issue that a file declares, by id. */
bool dm_query_issues(DmStore *store, const DmAsOf *as_of, DmArena *arena, DmIssueRows *ret_rows,
                     GError **error);

G_END_DECLS
