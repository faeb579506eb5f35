/* On the way from answers to a scene: keeps labels and marks from standing on each other. */
#include "grid.h"
#include <math.h>

void dm_grid_init(DmGrid *grid, double width, double height)
{
    grid->columns = (guint)ceil(MAX(width, 1) / DM_GRID_CELL);
    grid->rows = (guint)floor(MAX(height, 0) / DM_GRID_CELL);
    grid->words = (grid->columns + 63) / 64;
    grid->bits = g_new0(guint64, MAX((gsize)grid->words * grid->rows, 1));
}

void dm_grid_clear(DmGrid *grid)
{
    g_clear_pointer(&grid->bits, g_free);
}

typedef struct Cells {
    guint x0, x1, y0, y1; /* ends exclusive */
} Cells;

static bool cells_of(const DmGrid *grid, double x, double y, double w, double h, Cells *ret)
{
    double x0 = floor(x / DM_GRID_CELL), x1 = ceil((x + w) / DM_GRID_CELL);
    double y0 = floor(y / DM_GRID_CELL), y1 = ceil((y + h) / DM_GRID_CELL);
    bool inside = x0 >= 0 && y0 >= 0 && x1 <= grid->columns && y1 <= grid->rows;
    x0 = CLAMP(x0, 0, grid->columns);
    x1 = CLAMP(x1, x0, grid->columns);
    y0 = CLAMP(y0, 0, grid->rows);
    y1 = CLAMP(y1, y0, grid->rows);
    *ret = (Cells){(guint)x0, (guint)x1, (guint)y0, (guint)y1};
    return inside;
}

/* The bits of columns x0 to x1 that fall into word `word`. */
static guint64 mask_of(const Cells *c, guint word)
{
    guint from = MAX(c->x0, word * 64) - word * 64, to = MIN(c->x1, word * 64 + 64) - word * 64;
    guint64 high = to == 64 ? ~G_GUINT64_CONSTANT(0) : (G_GUINT64_CONSTANT(1) << to) - 1;
    return high & ~((G_GUINT64_CONSTANT(1) << from) - 1);
}

static bool row_is_free(const DmGrid *grid, const Cells *c, guint row)
{
    if (c->x0 == c->x1)
        return true;
    for (guint word = c->x0 / 64; word <= (c->x1 - 1) / 64; word++)
        if (grid->bits[(gsize)row * grid->words + word] & mask_of(c, word))
            return false;
    return true;
}

void dm_grid_take(DmGrid *grid, double x, double y, double w, double h)
{
    Cells c;
    cells_of(grid, x, y, w, h, &c);
    if (c.x0 == c.x1)
        return;
    for (guint row = c.y0; row < c.y1; row++)
        for (guint word = c.x0 / 64; word <= (c.x1 - 1) / 64; word++)
            grid->bits[(gsize)row * grid->words + word] |= mask_of(&c, word);
}

bool dm_grid_find(const DmGrid *grid, double x, double w, double h, double y, double *ret_y)
{
    Cells c;
    guint need = (guint)ceil(h / DM_GRID_CELL), run = 0;
    double top = ceil(y / DM_GRID_CELL) * DM_GRID_CELL;
    if (!cells_of(grid, x, top, w, 0, &c) || x < 0 || x + w > grid->columns * DM_GRID_CELL)
        return false;
    for (guint row = c.y0; row < grid->rows; row++) {
        run = row_is_free(grid, &c, row) ? run + 1 : 0;
        if (run >= need) {
            *ret_y = (double)(row + 1 - need) * DM_GRID_CELL;
            return true;
        }
    }
    return false;
}
