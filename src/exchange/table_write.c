/* exchange: tables as CSV (RFC 4180) and as JSON Lines. */
#include "export.h"
#include "table.h"
#include <string.h>

/* The shortest decimal that reads back as the same number, whatever the locale. */
static void put_number(GString *out, double number)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];
    for (int digits = 1; digits <= 17; digits++) {
        char format[8];
        g_snprintf(format, sizeof format, "%%.%dg", digits);
        g_ascii_formatd(text, sizeof text, format, number);
        if (g_ascii_strtod(text, NULL) == number)
            break;
    }
    g_string_append(out, text);
}

/* A number as both forms have it; false for anything else. */
static bool put_plain(GString *out, const Cell *cell)
{
    if (cell->type == CELL_INT)
        g_string_append_printf(out, "%" G_GINT64_FORMAT, cell->number);
    else if (cell->type == CELL_NUMBER)
        put_number(out, cell->real);
    return cell->type == CELL_INT || cell->type == CELL_NUMBER;
}

static void csv_cell(GString *out, const Cell *cell)
{
    g_autoptr(GString) text = g_string_new(cell->type == CELL_TEXT ? cell->text : NULL);
    if (put_plain(out, cell))
        return;
    for (guint i = 0; cell->type == CELL_LIST && i < cell->list.len; i++)
        g_string_append_printf(text, "%s%s", i ? ";" : "", cell->list.items[i]);
    dm_escape_csv(out, text->str);
}

static void json_string(GString *out, const char *text)
{
    g_string_append_c(out, '"');
    dm_escape_json(out, text);
    g_string_append_c(out, '"');
}

static void json_cell(GString *out, const Cell *cell)
{
    if (put_plain(out, cell))
        return;
    if (cell->type == CELL_EMPTY) {
        g_string_append(out, "null");
    } else if (cell->type == CELL_TEXT) {
        json_string(out, cell->text);
    } else {
        g_string_append_c(out, '[');
        for (guint i = 0; i < cell->list.len; i++) {
            g_string_append(out, i ? ", " : "");
            json_string(out, cell->list.items[i]);
        }
        g_string_append_c(out, ']');
    }
}

static void csv_row(GString *out, const Table *table, gconstpointer row)
{
    g_autoptr(DmArena) arena = dm_arena_new();
    for (const Column *column = table->columns; column->name; column++) {
        Cell cell = {0};
        g_string_append(out, column == table->columns ? "" : ",");
        column->make(arena, row, &cell);
        csv_cell(out, &cell);
    }
    g_string_append(out, "\r\n");
}

static void json_row(GString *out, const Table *table, gconstpointer row)
{
    g_autoptr(DmArena) arena = dm_arena_new();
    g_string_append_printf(out, "{\"record\": \"%s\"", table->record);
    for (const Column *column = table->columns; column->name; column++) {
        Cell cell = {0};
        g_string_append_printf(out, ", \"%s\": ", column->name);
        column->make(arena, row, &cell);
        json_cell(out, &cell);
    }
    g_string_append(out, "}\n");
}

typedef void (*RowWriter)(GString *out, const Table *table, gconstpointer row);

static void write_rows(GString *out, const Table *table, const DmExport *view, RowWriter write)
{
    g_autoptr(DmArena) arena = dm_arena_new();
    guint n;
    gconstpointer rows = table->rows(view, arena, &n);
    for (guint i = 0; i < n; i++)
        write(out, table, (const char *)rows + i * table->row_size);
}

void dm_write_tables(GPtrArray *files, const DmExport *view)
{
    for (guint i = 0; i < dm_export_n_tables; i++) {
        g_autofree char *name = g_strconcat(dm_export_tables[i].file, ".csv", NULL);
        GString *out = dm_export_add_file(files, name);
        for (const Column *column = dm_export_tables[i].columns; column->name; column++)
            g_string_append_printf(out, "%s%s", column == dm_export_tables[i].columns ? "" : ",",
                                   column->name);
        g_string_append(out, "\r\n");
        write_rows(out, &dm_export_tables[i], view, csv_row);
    }
}

void dm_write_jsonl(GString *out, const DmExport *view)
{
    for (guint i = 0; i < dm_export_n_tables; i++)
        write_rows(out, &dm_export_tables[i], view, json_row);
}
