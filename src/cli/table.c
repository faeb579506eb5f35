/* The table for people: aligned columns, wide ones wrapped to the terminal, control characters shown escaped.
 * Where the columns do not fit without cutting words, each row is a block of lines, one a column. */
#include "cli/listing.h"
#include <stdio.h>
#include <string.h>

enum { MOST_COLUMNS = 32, GAP = 2, MOST_WORD = 12 };

typedef struct Table {
    const DmCli *cli;
    const DmColumn *columns[MOST_COLUMNS];
    guint n;
    guint width[MOST_COLUMNS];
    guint word[MOST_COLUMNS];  /* the longest stretch without a place to break, up to MOST_WORD */
    guint piece[MOST_COLUMNS]; /* the same where hyphens are such places in ids and dates too */
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

/* Whether `text` may be broken before `p`: behind a slash, or the dots of a range. */
static bool is_behind_mark(const char *text, const char *p)
{
    return p[-1] == ';' || p[-1] == '/' || (p > text + 1 && p[-1] == '.' && p[-2] == '.');
}

/* Whether a line may be broken before `p` behind a hyphen: in words and ids, not in dates. */
static bool is_behind_hyphen(const char *p)
{
    return p[-1] == '-' && g_ascii_isalpha(*p);
}

/* The longest stretch without a place to break a line; a hyphen only where it may be one. */
static guint longest_word(const char *text, bool hyphen)
{
    guint longest = 0, n = 0;
    for (const char *start = text; *text; text = g_utf8_next_char(text)) {
        gunichar c = g_utf8_get_char(text);
        if (text > start && (is_behind_mark(start, text) || (hyphen && is_behind_hyphen(text))))
            n = 0;
        n = c == ' ' ? 0 : n + (g_unichar_iszerowidth(c) ? 0 : g_unichar_iswide(c) ? 2 : 1);
        longest = MAX(longest, n);
    }
    return MIN(longest, MOST_WORD);
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
    for (guint c = 0; c < table->n; c++) {
        table->width[c] = columns_of(table->columns[c]->name);
        table->piece[c] = longest_word(table->columns[c]->name, true);
    }
    for (guint i = 0; i < n_rows; i++) {
        g_autoptr(DmArena) arena = dm_arena_new();
        for (guint c = 0; c < table->n; c++) {
            bool number;
            g_autofree char *text =
                cell_text(arena, table->columns[c], (const char *)rows + i * row_size, &number);
            table->width[c] = MAX(table->width[c], columns_of(text));
            table->word[c] = MAX(table->word[c], longest_word(text, table->columns[c]->wide));
            table->piece[c] = MAX(table->piece[c], longest_word(text, true));
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
        table->piece[kept] = table->piece[c];
        table->right[kept++] = table->right[c];
    }
    table->n = kept;
}

/* How columns give way, in this order: prose first, ids and dates at their hyphens last. */
static const struct Step {
    guint least;
    bool only_wide, at_hyphens;
} steps[] = {{16, true, false}, {16, false, false}, {10, false, false}, {0, false, false}, {0, false, true}};

/* The widest column that may still give way. */
static guint widest_of(const Table *table)
{
    for (guint s = 0; s < G_N_ELEMENTS(steps); s++) {
        guint widest = MOST_COLUMNS;
        for (guint c = 0; c < table->n; c++) {
            guint word = steps[s].at_hyphens ? table->piece[c] : MAX(table->piece[c], table->word[c]);
            if ((table->columns[c]->wide || !steps[s].only_wide) &&
                table->width[c] > MAX(word, steps[s].least) &&
                (widest == MOST_COLUMNS || table->width[c] > table->width[widest]))
                widest = c;
        }
        if (widest != MOST_COLUMNS)
            return widest;
    }
    return MOST_COLUMNS;
}

/* Makes columns narrower until the table fits; false when that would cut words. */
static bool fit(Table *table)
{
    guint total = (table->n - 1) * GAP, widest;
    for (guint c = 0; c < table->n; c++)
        total += table->width[c];
    for (; total > table->cli->width && (widest = widest_of(table)) != MOST_COLUMNS; total--)
        table->width[widest]--;
    return total <= table->cli->width;
}

/* Where a line may end before `p`: behind a space or a mark best, behind a hyphen if need be. */
static void note_break(const char *text, const char *p, const char **best, const char **second)
{
    if (p[-1] == ' ' || is_behind_mark(text, p))
        *best = p;
    else if (is_behind_hyphen(p))
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
            note_break(*text, p, &best, &second);
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

static void print_line(const DmCli *cli, GString *line, bool bold)
{
    while (line->len && line->str[line->len - 1] == ' ')
        g_string_truncate(line, line->len - 1);
    bold = bold && cli->colour;
    printf("%s%s%s\n", bold ? "\033[1m" : "", line->str, bold ? "\033[0m" : "");
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
        print_line(table->cli, out, heading);
    }
}

/* The row as a block: a line or more for each column that says something. */
static void print_block(const Table *table, char **texts, guint names)
{
    guint width = table->cli->width > names + GAP + 10 ? table->cli->width - names - GAP : 10;
    for (guint c = 0; c < table->n; c++) {
        const char *rest = texts[c], *name = table->columns[c]->name;
        while (*rest) {
            g_autofree char *text = cut_line(&rest, width);
            g_autoptr(GString) out = g_string_new(NULL);
            put(out, name, names + GAP, false, false);
            g_string_append(out, text);
            print_line(table->cli, out, c == 0);
            name = "";
        }
    }
}

static void print_all(Table *table, gconstpointer rows, guint n_rows, gsize row_size, bool blocks)
{
    guint names = 0;
    for (guint c = 0; c < table->n; c++)
        names = MAX(names, columns_of(table->columns[c]->name));
    for (guint i = 0; i < n_rows; i++) {
        g_autoptr(DmArena) arena = dm_arena_new();
        char *texts[MOST_COLUMNS];
        bool number;
        for (guint c = 0; c < table->n; c++)
            texts[c] = cell_text(arena, table->columns[c], (const char *)rows + i * row_size, &number);
        if (blocks && i)
            putchar('\n');
        if (blocks)
            print_block(table, texts, names);
        else
            print_row(table, texts, false);
        for (guint c = 0; c < table->n; c++)
            g_free(texts[c]);
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
    bool blocks = !fit(&table) && n_rows;
    char *names[MOST_COLUMNS];
    for (guint c = 0; c < table.n; c++)
        names[c] = (char *)table.columns[c]->name;
    if (!blocks)
        print_row(&table, names, true);
    print_all(&table, rows, n_rows, row_size, blocks);
}
