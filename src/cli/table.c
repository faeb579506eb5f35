/* The table for people: aligned columns, wide ones wrapped to the terminal, control characters shown escaped.
 */
#include "cli/listing.h"
#include <stdio.h>
#include <string.h>

enum { MOST_COLUMNS = 32, GAP = 2 };

typedef struct Table {
    const DmCli *cli;
    const DmColumn *columns[MOST_COLUMNS];
    guint n;
    guint width[MOST_COLUMNS];
    guint
        word[MOST_COLUMNS]; /* the longest word: an id or a date is not to be cut while others can give way */
    bool right[MOST_COLUMNS];
} Table;

/* Columns of a terminal that a text takes: wide characters two, combining marks none. */
static guint columns_of(const char *text)
{
    guint n = 0;
    for (; *text; text = g_utf8_next_char(text)) {
        gunichar c = g_utf8_get_char(text);
        n += g_unichar_iszerowidth(c) ? 0 : g_unichar_iswide(c) ? 2 : 1;
    }
    return n;
}

/* The longest stretch without a place to break a line; a slash is one, in prose also a hyphen. */
static guint longest_word(const char *text, bool prose)
{
    guint longest = 0, n = 0;
    for (; *text; text = g_utf8_next_char(text)) {
        gunichar c = g_utf8_get_char(text);
        n = c == ' ' ? 0 : n + (g_unichar_iszerowidth(c) ? 0 : g_unichar_iswide(c) ? 2 : 1);
        longest = MAX(longest, n);
        n = c == '/' || (prose && c == '-') ? 0 : n;
    }
    return longest;
}

static char *cell_text(DmArena *arena, const DmColumn *column, gconstpointer row, bool *ret_number)
{
    DmCell cell = dm_listing_cell(arena, column, row);
    *ret_number = cell.type == DM_VALUE_INT || cell.type == DM_VALUE_NUMBER;
    g_autoptr(GString) plain = g_string_new(NULL);
    dm_listing_plain(plain, &cell, " ");
    GString *safe = g_string_new(NULL);
    dm_escape_terminal(safe, plain->str, plain->len);
    return g_string_free(safe, false);
}

static void measure(Table *table, gconstpointer rows, guint n_rows, gsize row_size)
{
    for (guint c = 0; c < table->n; c++)
        table->width[c] = columns_of(table->columns[c]->name);
    for (guint i = 0; i < n_rows; i++) {
        g_autoptr(DmArena) arena = dm_arena_new();
        for (guint c = 0; c < table->n; c++) {
            bool number;
            g_autofree char *text =
                cell_text(arena, table->columns[c], (const char *)rows + i * row_size, &number);
            table->width[c] = MAX(table->width[c], columns_of(text));
            table->word[c] = MAX(table->word[c], longest_word(text, table->columns[c]->wide));
            table->right[c] |= number;
        }
    }
}

/* A column in which no row says anything takes no space. */
static void drop_empty(Table *table)
{
    guint kept = 0;
    for (guint c = 0; c < table->n; c++) {
        if (!table->word[c])
            continue;
        table->columns[kept] = table->columns[c];
        table->width[kept] = table->width[c];
        table->word[kept] = table->word[c];
        table->right[kept++] = table->right[c];
    }
    table->n = kept;
}

/* How columns give way, in this order: down to `least`, but not into a word where `words`. */
static const struct Step {
    guint least;
    bool only_wide, words;
} steps[] = {{16, true, true}, {16, false, true}, {10, false, true}, {10, true, false}, {10, false, false}};

/* The widest column that may still give way. */
static guint widest_of(const Table *table)
{
    for (guint s = 0; s < G_N_ELEMENTS(steps); s++) {
        guint widest = MOST_COLUMNS;
        for (guint c = 0; c < table->n; c++) {
            guint least = steps[s].words ? MAX(table->word[c], steps[s].least) : steps[s].least;
            if ((table->columns[c]->wide || !steps[s].only_wide) && table->width[c] > least &&
                (widest == MOST_COLUMNS || table->width[c] > table->width[widest]))
                widest = c;
        }
        if (widest != MOST_COLUMNS)
            return widest;
    }
    return MOST_COLUMNS;
}

/* Makes columns narrower until the table fits or none can give way. */
static void fit(Table *table)
{
    guint total = (table->n - 1) * GAP, widest;
    for (guint c = 0; c < table->n; c++)
        total += table->width[c];
    for (; total > table->cli->width && (widest = widest_of(table)) != MOST_COLUMNS; total--)
        table->width[widest]--;
}

/* Where a line may end before `p`: behind a space, a slash or a semicolon best, behind a hyphen if need be.
 */
static void note_break(const char *p, const char **best, const char **second)
{
    if (p[-1] == ' ' || p[-1] == ';' || p[-1] == '/')
        *best = p;
    else if (p[-1] == '-')
        *second = p;
}

/* Cuts the first line that fits `width` off *text. */
static char *cut_line(const char **text, guint width)
{
    const char *p = *text, *best = NULL, *second = NULL;
    for (guint used = 0; *p; p = g_utf8_next_char(p)) {
        char one[8] = {0};
        memcpy(one, p, (gsize)(g_utf8_next_char(p) - p));
        if (p > *text)
            note_break(p, &best, &second);
        used += columns_of(one);
        if (used > width && *p != ' ')
            break;
    }
    const char *end = !*p ? p : best ? best : second ? second : p;
    if (end == *text && *p)
        end = g_utf8_next_char(p); /* a wide character in a narrow column: never stand still */
    char *line = g_strchomp(g_strndup(*text, (gsize)(end - *text)));
    *text = end;
    return line;
}

static void put(GString *out, const char *text, guint width, bool right, bool last)
{
    guint used = columns_of(text), pad = used < width ? width - used : 0;
    if (right)
        g_string_append_printf(out, "%*s", (int)pad, "");
    g_string_append(out, text);
    if (!right && !last)
        g_string_append_printf(out, "%*s", (int)pad, "");
}

static void print_row(const Table *table, char **texts, bool heading)
{
    const char *rest[MOST_COLUMNS];
    for (guint c = 0; c < table->n; c++)
        rest[c] = texts[c];
    for (bool more = true, first = true; more || first; first = false) {
        g_autoptr(GString) out = g_string_new(NULL);
        more = false;
        for (guint c = 0; c < table->n; c++) {
            bool last = c + 1 == table->n;
            g_autofree char *line = cut_line(&rest[c], table->width[c]);
            put(out, line, table->width[c], table->right[c], last);
            g_string_append(out, last ? "" : "  ");
            more |= *rest[c] != 0;
        }
        while (out->len && out->str[out->len - 1] == ' ')
            g_string_truncate(out, out->len - 1);
        bool bold = heading && table->cli->colour;
        printf("%s%s%s\n", bold ? "\033[1m" : "", out->str, bold ? "\033[0m" : "");
    }
}

void dm_listing_table(const DmCli *cli, const DmColumn *columns, gconstpointer rows, guint n_rows,
                      gsize row_size)
{
    Table table = {.cli = cli};
    for (; columns->name; columns++)
        if (!columns->not_in_table && table.n < MOST_COLUMNS)
            table.columns[table.n++] = columns;
    measure(&table, rows, n_rows, row_size);
    if (n_rows)
        drop_empty(&table);
    fit(&table);
    char *texts[MOST_COLUMNS];
    for (guint c = 0; c < table.n; c++)
        texts[c] = (char *)table.columns[c]->name;
    print_row(&table, texts, true);
    for (guint i = 0; i < n_rows; i++) {
        g_autoptr(DmArena) arena = dm_arena_new();
        bool number;
        for (guint c = 0; c < table.n; c++)
            texts[c] = cell_text(arena, table.columns[c], (const char *)rows + i * row_size, &number);
        print_row(&table, texts, false);
        for (guint c = 0; c < table.n; c++)
            g_free(texts[c]);
    }
}
