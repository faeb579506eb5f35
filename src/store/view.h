/* The view of an event on a day: claims of reports and updates, and which of them holds for each field. */
#pragma once
#include "store/db.h"

typedef enum DmField {
    DM_FIELD_TITLE,
    DM_FIELD_SUMMARY,
    DM_FIELD_DATE,
    DM_FIELD_STATUS,
    DM_FIELD_PLACE, /* with its coordinates */
    DM_FIELD_COUNTRY,
    DM_FIELD_ISSUES,
    DM_FIELD_FOR,
    DM_FIELD_WHAT,
    DM_FIELD_CONDITION,
    DM_FIELD_DUE,
    DM_FIELD_EVERY,
    DM_FIELD_PLOVER,
    DM_FIELD_WEIGHT,
    DM_FIELD_CONFIDENCE,
    DM_FIELD_QUOTE,
    DM_FIELD_ACTORS, /* and the words after it: each field that names actors stands for itself */
    DM_FIELD_COUNT = DM_FIELD_ACTORS + DM_WORD_COUNT
} DmField;

typedef enum DmLink { DM_LINK_FOLLOWS, DM_LINK_RESPONDS_TO } DmLink;

/* What a file was read from, and where it lies. */
typedef struct DmOrigin {
    const char *source, *title, *publisher, *url, *path;
} DmOrigin;

/* Origins by file, each read once. */
typedef struct DmOrigins {
    DmStore *store;
    DmArena *arena;
    GHashTable *by_file;
} DmOrigins;

const DmOrigin *dm_origins_get(DmOrigins *origins, gint64 file);

/* What one report or update claims: a row of the view `claim`. */
typedef struct DmClaim {
    guint32 said; /* bits 1 << DmField of the fields it says */
    gint64 report;
    bool is_change;
    guint change_ord;
    const char *by_event; /* the event whose report says it */
    guint ord;
    bool draft;
    DmDay published;
    DmDate by_date; /* of that report */
    gint64 file;
    const char *source;     /* its id */
    const DmOrigin *origin; /* what the file was read from; NULL when not asked for */
    guint line, col;
    const char *title, *summary, *note;
    DmDate date;
    DmStatus status;
    const char *place, *country;
    double lat, lon;
    const char *actors, *issues; /* packed */
    const char *for_event, *what, *condition;
    DmDate due;
    const char *due_after;
    int due_min, due_max;
    DmUnit due_unit;
    const char *due_said, *every;
    int plover;
    double weight, confidence;
    const char *quote;
    gint64 quote_start, quote_end;
} DmClaim;
typedef DM_LIST(DmClaim) DmClaims;

/* Reads the columns of `said` or `claim` from the next column on; `origins` may be NULL. */
void dm_claim_read(DmStmt *stmt, DmArena *arena, DmOrigins *origins, DmClaim *ret_claim);
/* Appends every row of a statement on `said` or `claim`. */
void dm_claims_read(DmStmt *stmt, DmArena *arena, DmOrigins *origins, DmClaims *claims);

typedef struct DmView {
    const DmClaim *of[DM_FIELD_COUNT]; /* the claim that holds; NULL: nobody says it */
    const DmClaim *last;               /* the report published last; NULL: no report is visible */
    guint n_reports;
    DmDay last_published; /* of reports and updates */
} DmView;

/* Merges claims in the order of publication: the later one holds for what it says. */
void dm_view_merge(const DmClaim *claims, guint n, DmView *ret_view);

/* The status that a view shows: what was said, else what follows from the date and the day of publication. */
DmStatus dm_view_status(DmKind kind, const DmView *view);

/* Works out and keeps what an event looks like once everything accepted about it counts. */
void dm_shown_refresh(DmStore *store, gint64 event, const char *id, DmKind kind);

/* Actors and issues in one cell; NULL when there are none. Free with g_free. */
char *dm_view_pack_parts(const DmPartList *parts);
/* The actors that a view shows: as they stand in the file when one claim names them all, else field by field.
 */
char *dm_view_pack_actors(const DmView *view);
char *dm_view_pack_issues(const DmTextList *issues);
/* Takes the next actor off a packed cell; false at its end. The id is inside the cell. */
bool dm_view_next_part(const char **cell, DmWord *ret_field, DmWord *ret_word, const char **ret_id,
                       gsize *ret_len);
/* The same for a cell of plain ids. */
bool dm_view_next_id(const char **cell, const char **ret_id, gsize *ret_len);

/* The day from which a source's reports are known. */
DmDay dm_source_day(const DmSource *source);
