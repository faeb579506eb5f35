/* What every question shares: the view it is asked from, names of actors and issues, claims of an event. */
#pragma once
#include "store/view.h"
#include <demarche/query.h>

typedef struct DmAsk {
    DmStore *store;
    const DmAsOf *as_of;
    DmArena *arena;
    gint64 known;       /* last day of publication that counts */
    GHashTable *actors; /* id → DmActorRow */
    GHashTable *issues; /* id → title */
    DmOrigins origins;
    GString *scratch;
} DmAsk;

void dm_ask_begin(DmAsk *ask, DmStore *store, const DmAsOf *as_of, DmArena *arena);
/* Frees the caches and says whether all went well. */
bool dm_ask_end(DmAsk *ask, GError **error);

/* What is known of an actor by the day; name and id are never NULL. Valid as long as the arena. */
const DmActorRow *dm_ask_actor(DmAsk *ask, const char *id, gssize len);
/* The title of an issue or venue; the id when nobody gives one. */
const char *dm_ask_issue_title(DmAsk *ask, const char *id);

/* An event of the store. */
typedef struct DmHandle {
    gint64 num;
    const char *id;
    DmKind kind;
    gint64 report; /* of a plain one, its report; else 0 */
} DmHandle;
typedef DM_LIST(DmHandle) DmHandles;

/* Reads num, id, kind and report from the next columns on. */
DmHandle dm_ask_read_handle(DmAsk *ask, DmStmt *stmt);
bool dm_ask_find(DmAsk *ask, const char *id, DmHandle *ret_handle);
/* The claims about an event that the view knows, merged. False when no report is visible. */
bool dm_ask_view(DmAsk *ask, const DmHandle *handle, DmClaims *ret_claims, DmView *ret_view);

/* The claim's place and source; quote and offsets are the claim's own. */
DmEvidence dm_ask_evidence(const DmClaim *claim);
/* The same for a view: the report published last, and the words that hold. */
DmEvidence dm_ask_view_evidence(const DmView *view);
/* Appends the actors who stand in `field` to `list`. */
void dm_ask_actors(DmAsk *ask, const DmView *view, DmWord field, DmActorWords *list);

/* Whether hindsight looks at an event dated after the day: it adds knowledge, never the future. */
bool dm_ask_is_ahead(const DmAsk *ask, const DmView *view);
/* The event as a row; false when the view of the day does not show it. */
bool dm_ask_event_row(DmAsk *ask, const DmHandle *handle, const DmView *view, DmEventRow *ret_row);

bool dm_strv_has(const char *const *list, const char *text); /* a NULL list has everything */
