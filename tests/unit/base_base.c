/* Tests of src/base: arena, files, diagnostics, enum tables, text. */
#include <criterion/criterion.h>
#include <demarche/base.h>
#include <string.h>

Test(arena, lists_grow_and_large_pieces_do_not_lose_the_block)
{
    g_autoptr(DmArena) arena = dm_arena_new();
    DM_LIST(int) list = {0};
    for (int i = 0; i < 1000; i++)
        *dm_list_add(arena, &list) = i;
    char *large = dm_arena_alloc(arena, 1 << 20);
    memset(large, 1, 1 << 20);
    *dm_list_add(arena, &list) = 1000;
    for (int i = 0; i <= 1000; i++)
        cr_assert_eq(list.items[i], i);
}

Test(file, bytes_become_lines_and_columns_in_characters)
{
    static const char text[] = "ab\nКиїв x\r\nlast";
    g_autoptr(DmFile) file = dm_file_new("f", text, strlen(text));
    DmPos pos = dm_file_pos(file, (gsize)(strchr(text, 'x') - text));
    cr_assert_eq(pos.line, 2);
    cr_assert_eq(pos.col, 6);
    gsize len;
    const char *line = dm_file_line(file, 2, &len);
    cr_assert(!strncmp(line, "Київ x", len));
    cr_assert_eq(len, strlen("Київ x"));
    dm_file_line(file, 9, &len);
    cr_assert_eq(len, 0);
}

Test(diags, sorted_by_place_and_counted)
{
    g_autoptr(DmFile) file = dm_file_new("f", "one\ntwo\n", 8);
    g_autoptr(DmDiags) diags = dm_diags_new();
    dm_diags_add(diags, DM_CODE_YAML_SYNTAX, file, (DmPos){2, 1}, 3, "later");
    dm_diags_add(diags, DM_CODE_YAML_SYNTAX, file, (DmPos){1, 1}, 0, "earlier %d", 1);
    dm_diags_hint(diags, "a hint");
    guint n;
    const DmDiag *list = dm_diags_sorted(diags, &n);
    cr_assert_eq(n, 2);
    cr_assert_eq(dm_diags_count(diags, DM_SEVERITY_ERROR), 2);
    cr_assert_str_eq(list[0].message, "earlier 1");
    cr_assert_str_eq(list[0].hint, "a hint");
    cr_assert_str_eq(list[1].source, "two");
    cr_assert_eq(list[0].width, 1);
}

Test(enums, nearest_finds_slips_and_leaves_strangers)
{
    static const DmEnum table[] = {{"meeting", 1, ""}, {"statement", 2, ""}, {"summit", 3, ""}, {0}};
    cr_assert_str_eq(dm_enum_nearest(table, "meetign"), "meeting");
    cr_assert_str_eq(dm_enum_nearest(table, "Summit"), "summit");
    cr_assert_null(dm_enum_nearest(table, "banana"));
    g_autofree char *list = dm_enum_list(table);
    cr_assert_str_eq(list, "meeting, statement, summit");
    int value;
    cr_assert(dm_enum_find(table, "summit", &value) && value == 3);
    cr_assert_not(dm_enum_find(table, "summ", &value));
}

Test(text, escapes)
{
    static const struct {
        const char *in, *terminal, *json, *xml;
    } rows[] = {
        {"plain Київ", "plain Київ", "plain Київ", "plain Київ"},
        {"a\x1b[31m", "a\\x1B[31m", "a\\u001B[31m", "a\x1b[31m"},
        {"\"<&'>\"", "\"<&'>\"", "\\\"<&'>\\\"", "&quot;&lt;&amp;&#39;&gt;&quot;"},
        {"\u202Eevil", "\\u{202E}evil", "\u202Eevil", "\u202Eevil"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(GString) out = g_string_new(NULL);
        dm_escape_terminal(out, rows[i].in, strlen(rows[i].in));
        cr_assert_str_eq(out->str, rows[i].terminal);
        g_string_truncate(out, 0);
        dm_escape_json(out, rows[i].in);
        cr_assert_str_eq(out->str, rows[i].json);
        g_string_truncate(out, 0);
        dm_escape_xml(out, rows[i].in);
        cr_assert_str_eq(out->str, rows[i].xml);
    }
}

Test(embedded, the_country_table_is_there)
{
    const char *tsv = dm_embedded("countries.tsv", NULL);
    cr_assert(tsv && strstr(tsv, "NO\tNOR\tNorway\t"));
    cr_assert_null(dm_embedded("no such file", NULL));
}
