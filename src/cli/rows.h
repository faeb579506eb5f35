/* Cells that several listings share. */
#pragma once
#include "cli/cli.h"

/* A row of a column table. */
#define DM_COLUMN(heading, cell, ...)                                                                        \
    {                                                                                                        \
        .name = heading, .type = DM_CELL_##cell, __VA_ARGS__                                                 \
    }

/* The actors' ids as a list. */
void dm_rows_ids(DmArena *arena, const DmActorWords *actors, DmCell *ret_cell);
/* The actors' names, "a, b", for people. */
void dm_rows_names(DmArena *arena, const DmActorWords *actors, DmCell *ret_cell);
/* A text; NULL is empty. */
void dm_rows_text(const char *text, DmCell *ret_cell);
/* A bound of a date; empty when the date is not there or the bound is open. */
void dm_rows_earliest(DmArena *arena, const DmDate *date, DmCell *ret_cell);
void dm_rows_latest(DmArena *arena, const DmDate *date, DmCell *ret_cell);
/* "Publisher, 2025-08-21" for people. */
const char *dm_rows_source(DmArena *arena, const DmEvidence *evidence);
