/* Pieces of the listing printer. */
#pragma once
#include "cli/cli.h"

/* What one column says of a row; memory from the arena. */
DmCell dm_listing_cell(DmArena *arena, const DmColumn *column, gconstpointer row);
/* The cell as plain text, a list joined by `joint`. */
void dm_listing_plain(GString *out, const DmCell *cell, const char *joint);
/* The table for people. */
void dm_listing_table(const DmCli *cli, const DmColumn *columns, gconstpointer rows, guint n_rows,
                      gsize row_size);
