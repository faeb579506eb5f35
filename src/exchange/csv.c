/* exchange: see csv.h. */
#include "csv.h"
#include <string.h>

typedef struct Scan {
    const char *at, *end;
    char delimiter;
    bool quoting;
    guint line;
} Scan;

static char *take_quoted(Scan *scan)
{
    GString *cell = g_string_new(NULL);
    for (scan->at++; scan->at < scan->end; scan->at++) {
        scan->line += *scan->at == '\n';
        if (*scan->at != '"') {
            g_string_append_c(cell, *scan->at);
        } else if (scan->at + 1 < scan->end && scan->at[1] == '"') {
            g_string_append_c(cell, '"');
            scan->at++;
        } else {
            scan->at++;
            break;
        }
    }
    /* What stands between the closing mark and the delimiter belongs to the cell, as spreadsheets read it. */
    while (scan->at < scan->end && *scan->at != scan->delimiter && *scan->at != '\n' && *scan->at != '\r')
        g_string_append_c(cell, *scan->at++);
    return g_string_free(cell, FALSE);
}

static char *take_plain(Scan *scan)
{
    const char *start = scan->at;
    while (scan->at < scan->end && *scan->at != scan->delimiter && *scan->at != '\n' && *scan->at != '\r')
        scan->at++;
    return g_strndup(start, (gsize)(scan->at - start));
}

/* The cells of one line, valid UTF-8; the scan moves behind it. */
static GPtrArray *take_row(Scan *scan)
{
    GPtrArray *row = g_ptr_array_new_with_free_func(g_free);
    for (;;) {
        bool quoted = scan->quoting && scan->at < scan->end && *scan->at == '"';
        g_autofree char *cell = quoted ? take_quoted(scan) : take_plain(scan);
        g_ptr_array_add(row, g_utf8_make_valid(cell, -1));
        if (scan->at >= scan->end || *scan->at != scan->delimiter)
            break;
        scan->at++;
    }
    if (scan->at < scan->end && *scan->at == '\r')
        scan->at++;
    if (scan->at < scan->end && *scan->at == '\n')
        scan->at++;
    scan->line++;
    return row;
}

static char guess_delimiter(const char *text, gsize len)
{
    gsize counts[] = {0, 0, 0};
    static const char delimiters[] = ",;\t";
    for (gsize i = 0; i < len && text[i] != '\n'; i++)
        for (guint k = 0; k < G_N_ELEMENTS(counts); k++)
            counts[k] += text[i] == delimiters[k];
    guint best = 0;
    for (guint k = 1; k < G_N_ELEMENTS(counts); k++)
        if (counts[k] > counts[best])
            best = k;
    return delimiters[best];
}

static bool is_blank_row(const GPtrArray *row)
{
    return row->len == 1 && *(const char *)row->pdata[0] == '\0';
}

static Csv *read_rows(Scan *scan, bool header)
{
    Csv *csv = g_new0(Csv, 1);
    csv->rows = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
    csv->lines = g_array_new(FALSE, FALSE, sizeof(guint));
    csv->columns = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    if (scan->end - scan->at >= 3 && !memcmp(scan->at, "\xEF\xBB\xBF", 3))
        scan->at += 3;
    csv->header = header && scan->at < scan->end ? take_row(scan) : g_ptr_array_new_with_free_func(g_free);
    for (guint i = csv->header->len; i > 0; i--)
        g_hash_table_insert(csv->columns, g_ascii_strdown(csv->header->pdata[i - 1], -1),
                            GUINT_TO_POINTER(i));
    while (scan->at < scan->end) {
        guint line = scan->line;
        GPtrArray *row = take_row(scan);
        if (is_blank_row(row)) {
            g_ptr_array_unref(row);
            continue;
        }
        g_ptr_array_add(csv->rows, row);
        g_array_append_val(csv->lines, line);
    }
    return csv;
}

Csv *dm_csv_read(const char *text, gsize len)
{
    Scan scan = {text, text + len, guess_delimiter(text, len), true, 1};
    return read_rows(&scan, true);
}

Csv *dm_tsv_read(const char *text, gsize len)
{
    Scan scan = {text, text + len, '\t', false, 1};
    return read_rows(&scan, false);
}

void dm_csv_free(Csv *csv)
{
    if (!csv)
        return;
    g_ptr_array_unref(csv->rows);
    g_array_unref(csv->lines);
    g_ptr_array_unref(csv->header);
    g_hash_table_unref(csv->columns);
    g_free(csv);
}

bool dm_csv_has(const Csv *csv, const char *column)
{
    return g_hash_table_contains(csv->columns, column);
}

const char *dm_csv_cell_at(const Csv *csv, guint row, guint column)
{
    const GPtrArray *cells = csv->rows->pdata[row];
    const char *cell = column < cells->len ? cells->pdata[column] : NULL;
    return cell && *cell ? cell : NULL;
}

const char *dm_csv_cell_of(const Csv *csv, guint row, const char *column)
{
    guint index = GPOINTER_TO_UINT(g_hash_table_lookup(csv->columns, column));
    return index ? dm_csv_cell_at(csv, row, index - 1) : NULL;
}

guint dm_csv_line(const Csv *csv, guint row)
{
    return g_array_index(csv->lines, guint, row);
}
