/* exchange: tables with a header, read by column name. */
#pragma once
#include <demarche/base.h>

typedef struct Csv {
    GPtrArray *rows;     /* of GPtrArray* of char*: the rows below the header */
    GArray *lines;       /* of guint: the line each row begins on */
    GPtrArray *header;   /* of char* */
    GHashTable *columns; /* name in lower case → index + 1 */
} Csv;

/* Reads RFC 4180 text; the delimiter is the one of , ; and tab that the first line has most of. */
Csv *dm_csv_read(const char *text, gsize len);
/* The same without quoting, for tables that are split at tabs and nothing else. */
Csv *dm_tsv_read(const char *text, gsize len);
void dm_csv_free(Csv *csv);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Csv, dm_csv_free)
bool dm_csv_has(const Csv *csv, const char *column);
/* The cell of a row; NULL when the column is not there, the row is short, or the cell is empty. */
const char *dm_csv_cell_of(const Csv *csv, guint row, const char *column);
const char *dm_csv_cell_at(const Csv *csv, guint row, guint column);
guint dm_csv_line(const Csv *csv, guint row);
