/* Search expressions: words, phrases and prefixes, and fields that filter. */
#pragma once
#include "query/ask.h"

typedef struct DmTerm {
    const char *text;     /* as written, without quotes and star */
    const char *match;    /* for FTS5 */
    bool prefix, without; /* -word: what must not be there */
    gint64 frequency;     /* reports with it, up to a limit */
} DmTerm;

typedef struct DmSearch {
    DmFilter filter; /* what fields ask for; from and to open */
    DM_LIST(DmTerm) terms;
    bool wants;         /* a term that must be there; else the terms only take away */
    GHashTable *scores; /* event id → double, lower is better; between candidates and rank */
} DmSearch;

/* Reads `words "a phrase" pre* -not actor:a,b issue: kind: country: status: date:A..B`. DM_ERROR_SYNTAX with
 * a caret under what is wrong. */
bool dm_search_parse(const char *text, DmArena *arena, DmSearch *ret_search, GError **error);
/* The events in which every term occurs, in words or in the names of actors. */
void dm_search_candidates(DmAsk *ask, DmSearch *search, DmHandles *handles);
/* For a search that wants no term: leaves out the rows that have one. */
void dm_search_drop(DmAsk *ask, const DmSearch *search, DmEventRows *rows);
/* Sorts rows by how well they match (BM25 by term, titles count most) and marks the words; frees the scores.
 */
void dm_search_rank(DmAsk *ask, DmSearch *search, DmEventRows *rows);
