/* What loading needs of writing rows. */
#pragma once
#include "store/db.h"

typedef struct DmLoad {
    DmStore *store;
    GHashTable *touched; /* set of gint64: events whose derived row is to be worked out again */
    GHashTable *gone;    /* ids that went with deleted files: "e:ID", "a:ID", "i:ID" → nothing */
    gint64 first_report; /* number of the first report of this load */
    gint64 next_report;  /* of the next */
    guint events;
} DmLoad;

/* Writes one file and everything in it; -1 when it failed (the store says why). */
gint64 dm_put_file(DmLoad *load, const DmRecordFile *file);
/* Notes that the derived row of an event must be worked out again. */
void dm_load_touch(DmLoad *load, gint64 event);
