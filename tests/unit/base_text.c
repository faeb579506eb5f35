/* Tests of src/base/text.c: escapes and quoting. */
#include <criterion/criterion.h>
#include <demarche/base.h>
#include <string.h>

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
