/* exchange: the view as tables. One description of each table makes its CSV and its JSON Lines. */
#pragma once
#include <demarche/exchange.h>

typedef struct Cell {
    enum { CELL_EMPTY, CELL_TEXT, CELL_INT, CELL_NUMBER, CELL_LIST } type;
    const char *text;
    gint64 number;
    double real;
    DmStrList list;
} Cell;

typedef struct Column {
    const char *name; /* NULL ends the table */
    void (*make)(DmArena *arena, gconstpointer row, Cell *cell);
} Column;

typedef struct Table {
    const char *file;   /* "events": the name of the CSV without its ending */
    const char *record; /* "event": what a JSON line calls itself */
    const Column *columns;
    gsize row_size;
    /* The rows of a view; *ret_len of them. */
    gconstpointer (*rows)(const DmExport *view, DmArena *arena, guint *ret_len);
} Table;

extern const Table dm_export_tables[];
extern const guint dm_export_n_tables;
