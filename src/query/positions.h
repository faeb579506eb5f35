/* Stances of one actor on one issue, for positions, diff and venues. */
#pragma once
#include "query/ask.h"

/* The newest statement that the view knows, and the first of the unbroken run of its stance. */
typedef struct DmStanceRun {
    gint64 newest, oldest; /* row numbers */
} DmStanceRun;

typedef struct DmPair {
    const char *actor, *issue;
} DmPair;
typedef DM_LIST(DmPair) DmPairs;

bool dm_stance_newest(DmAsk *ask, const char *actor, const char *issue, DmStanceRun *ret_run);
bool dm_stance_row(DmAsk *ask, const char *actor, const char *issue, const DmStanceRun *run,
                   DmPositionRow *ret_row);
/* Who took a position on what, by actor and issue; the filter may be NULL. */
void dm_stance_pairs(DmAsk *ask, const DmPositionFilter *filter, DmPairs *ret_pairs);
/* The same, of statements published after `after` and by the day of the view. */
void dm_stance_pairs_moved(DmAsk *ask, DmDay after, const DmPositionFilter *filter, DmPairs *ret_pairs);
