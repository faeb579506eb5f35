/* exchange: event data – who did which class of thing to whom – as drafts. PLOVER and GDELT records come
 * through here. */
#pragma once
#include "draft.h"

typedef struct CodedActor {
    const char *name; /* as the record writes it; NULL: the state itself */
    const char *code; /* ISO 3166-1 alpha-3 of its state; NULL unknown */
    bool person;
} CodedActor;
typedef DM_LIST(CodedActor) CodedActors;

typedef struct Coded {
    guint line;
    const char *id, *date, *title, *text, *place;
    const char *country; /* alpha-3, or NULL */
    double lat, lon;     /* NAN unknown */
    int plover;          /* in dm_plover_names */
    bool call, visit;
    DraftSource source;
    CodedActors sources, targets;
} Coded;

/* Adds the event to the draft: a meeting, a statement, an agreement or an action, as its class is. */
void dm_import_coded(Draft *draft, const Coded *coded);
