/* Inside layout: which parts of an area are taken, as bits of cells four units wide and high. */
#pragma once
#include <glib.h>
#include <stdbool.h>

enum { DM_GRID_CELL = 4 };

typedef struct DmGrid {
    guint columns, rows, words; /* words of 64 cells a row */
    guint64 *bits;
} DmGrid;

void dm_grid_init(DmGrid *grid, double width, double height);
void dm_grid_clear(DmGrid *grid);
void dm_grid_take(DmGrid *grid, double x, double y, double w, double h);
/* The uppermost place at or below `y` where a box fits; false when there is none. */
bool dm_grid_find(const DmGrid *grid, double x, double w, double h, double y, double *ret_y);
