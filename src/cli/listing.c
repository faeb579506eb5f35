/* One way to print rows: table for people, CSV, JSON, JSON Lines, all from a table of columns. */
#include "cli/listing.h"
#include "cli/cli.h"
#include <math.h>
#include <stdio.h>
#include <string.h>

DmCell dm_listing_cell(DmArena *arena, const DmColumn *column, gconstpointer row)
{
    const char *at = (const char *)row + column->offset;
    DmCell cell = {0};
    char day[DM_DAY_TEXT];
    switch (column->type) {
    case DM_CELL_TEXT:
        cell.text = *(const char *const *)at;
        break;
    case DM_CELL_ENUM:
        cell.text = dm_enum_text(column->names, *(const int *)at);
        break;
    case DM_CELL_DATE:
        cell.text = dm_arena_strdup(arena, ((const DmDate *)at)->edtf);
        break;
    case DM_CELL_DAY:
        cell.text = dm_arena_strdup(arena, dm_day_format(*(const DmDay *)at, day));
        break;
    case DM_CELL_INT:
        return (DmCell){.type = DM_VALUE_INT, .number = *(const int *)at};
    case DM_CELL_NUMBER:
        cell.real = *(const double *)at;
        cell.type = isnan(cell.real) ? DM_VALUE_EMPTY : DM_VALUE_NUMBER;
        return cell;
    case DM_CELL_LIST:
        return (DmCell){.type = DM_VALUE_LIST, .list = (const DmStrList *)at};
    case DM_CELL_MADE:
        column->make(arena, row, &cell);
        return cell;
    }
    cell.type = cell.text && *cell.text ? DM_VALUE_TEXT : DM_VALUE_EMPTY;
    return cell;
}

static void append_number(GString *out, double value)
{
    char buffer[G_ASCII_DTOSTR_BUF_SIZE];
    g_string_append(out, g_ascii_formatd(buffer, sizeof buffer, "%.6g", value));
}

void dm_listing_plain(GString *out, const DmCell *cell, const char *joint)
{
    switch (cell->type) {
    case DM_VALUE_EMPTY:
        break;
    case DM_VALUE_TEXT:
        g_string_append(out, cell->text);
        break;
    case DM_VALUE_INT:
        g_string_append_printf(out, "%" G_GINT64_FORMAT, cell->number);
        break;
    case DM_VALUE_NUMBER:
        append_number(out, cell->real);
        break;
    case DM_VALUE_LIST:
        for (guint i = 0; i < cell->list->len; i++)
            g_string_append_printf(out, "%s%s", i ? joint : "", cell->list->items[i]);
        break;
    }
}

static void csv_row(GString *out, DmArena *arena, const DmColumn *columns, gconstpointer row)
{
    g_autoptr(GString) plain = g_string_new(NULL);
    for (const DmColumn *column = columns; column->name; column++) {
        g_string_truncate(plain, 0);
        DmCell cell =
            row ? dm_listing_cell(arena, column, row) : (DmCell){.type = DM_VALUE_TEXT, .text = column->name};
        dm_listing_plain(plain, &cell, ";");
        if (column != columns)
            g_string_append_c(out, ',');
        dm_escape_csv(out, plain->str);
    }
    g_string_append(out, "\r\n");
}

static void append_json_text(GString *out, const char *text)
{
    g_string_append_c(out, '"');
    dm_escape_json(out, text);
    g_string_append_c(out, '"');
}

static void append_json(GString *out, const DmCell *cell)
{
    switch (cell->type) {
    case DM_VALUE_EMPTY:
        g_string_append(out, "null");
        break;
    case DM_VALUE_TEXT:
        append_json_text(out, cell->text);
        break;
    case DM_VALUE_LIST:
        g_string_append_c(out, '[');
        for (guint i = 0; i < cell->list->len; i++) {
            g_string_append(out, i ? ", " : "");
            append_json_text(out, cell->list->items[i]);
        }
        g_string_append_c(out, ']');
        break;
    default:
        dm_listing_plain(out, cell, "");
    }
}

static void json_row(GString *out, DmArena *arena, const DmColumn *columns, gconstpointer row)
{
    for (const DmColumn *column = columns; column->name; column++) {
        DmCell cell = dm_listing_cell(arena, column, row);
        g_string_append(out, column == columns ? "{" : ", ");
        append_json_text(out, column->name);
        g_string_append(out, ": ");
        append_json(out, &cell);
    }
    g_string_append_c(out, '}');
}

enum { FLUSH = 1 << 16 };

static void flush(GString *out, bool all)
{
    if (all || out->len > FLUSH) {
        fwrite(out->str, 1, out->len, stdout);
        g_string_truncate(out, 0);
    }
}

void dm_cli_list_rows(const DmCli *cli, const DmColumn *columns, gconstpointer rows, guint n_rows,
                      gsize row_size)
{
    if (cli->format == DM_FORMAT_TABLE) {
        dm_listing_table(cli, columns, rows, n_rows, row_size);
        return;
    }
    g_autoptr(GString) out = g_string_new(NULL);
    bool json = cli->format == DM_FORMAT_JSON;
    if (cli->format == DM_FORMAT_CSV)
        csv_row(out, NULL, columns, NULL);
    if (json)
        g_string_append(out, "[");
    for (guint i = 0; i < n_rows; i++) {
        g_autoptr(DmArena) arena = dm_arena_new();
        gconstpointer row = (const char *)rows + i * row_size;
        if (cli->format == DM_FORMAT_CSV) {
            csv_row(out, arena, columns, row);
        } else {
            g_string_append(out, !json ? "" : i ? ",\n " : "\n ");
            json_row(out, arena, columns, row);
            g_string_append(out, json ? "" : "\n");
        }
        flush(out, false);
    }
    if (json)
        g_string_append(out, n_rows ? "\n]\n" : "]\n");
    flush(out, true);
}
