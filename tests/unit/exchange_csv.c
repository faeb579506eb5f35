#include "exchange/csv.h"
#include <criterion/criterion.h>
#include <string.h>

Test(exchange_csv, reads_what_spreadsheets_write)
{
    static const struct {
        const char *text, *first, *second; /* the cells of columns a and b in the first row */
    } rows[] = {
        {"a,b\r\n1,2\r\n", "1", "2"},
        {"a;b\n1;2", "1", "2"},
        {"a\tb\n1\t2\n", "1", "2"},
        {"a,b\n\"x, y\",\"say \"\"so\"\"\"\n", "x, y", "say \"so\""},
        {"a,b\n\"two\nlines\",2\n", "two\nlines", "2"},
        {"\xEF\xBB\xBF"
         "A,B\n1,2\n",
         "1", "2"},
        {"b,a\n1,2\n", "2", "1"},
        {"a,b\n1\n", "1", NULL},
        {"a,b\n,2\n", NULL, "2"},
        {"a,b\n\n1,2\n", "1", "2"},
        {"a,b\n\"open,2\n", "open,2\n", NULL},
        {"a,b\nbad\xFF,2\n", "bad\xEF\xBF\xBD", "2"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(Csv) csv = dm_csv_read(rows[i].text, strlen(rows[i].text));
        cr_assert_eq(csv->rows->len, 1, "%s", rows[i].text);
        cr_expect_eq(g_strcmp0(dm_csv_cell_of(csv, 0, "a"), rows[i].first), 0, "%s", rows[i].text);
        cr_expect_eq(g_strcmp0(dm_csv_cell_of(csv, 0, "b"), rows[i].second), 0, "%s", rows[i].text);
        cr_expect_null(dm_csv_cell_of(csv, 0, "c"));
    }
}

Test(exchange_csv, knows_the_lines_of_rows)
{
    const char *text = "a,b\n1,\"two\nlines\"\n3,4\n";
    g_autoptr(Csv) csv = dm_csv_read(text, strlen(text));
    cr_assert_eq(csv->rows->len, 2);
    cr_assert_eq(dm_csv_line(csv, 0), 2);
    cr_assert_eq(dm_csv_line(csv, 1), 4);
}

Test(exchange_csv, an_empty_text_has_no_rows)
{
    g_autoptr(Csv) csv = dm_csv_read("", 0);
    cr_assert_eq(csv->rows->len, 0);
    cr_assert_not(dm_csv_has(csv, "a"));
}

Test(exchange_csv, tables_split_at_tabs_keep_quotation_marks)
{
    const char *text = "\"a\t1\nb\"\t2\n";
    g_autoptr(Csv) csv = dm_tsv_read(text, strlen(text));
    cr_assert_eq(csv->rows->len, 2);
    cr_assert_str_eq(dm_csv_cell_at(csv, 0, 0), "\"a");
    cr_assert_str_eq(dm_csv_cell_at(csv, 1, 0), "b\"");
}
