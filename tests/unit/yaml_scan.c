#include "findings.h"
#include "yaml/node.h"

/* Scans `text`; the blanked text in *ret_text. */
static char *scan(const char *text, gsize len, char **ret_text)
{
    g_autoptr(DmDiags) diags = dm_diags_new();
    g_autoptr(DmFile) file = dm_file_new("t", text, len);
    Reading reading = {.file = file, .diags = diags, .text = g_memdup2(text, len + 1), .len = len};
    dm_yaml_scan(&reading);
    *ret_text = reading.text;
    return findings(diags);
}

Test(scan, bytes_that_no_event_file_holds)
{
    static const struct {
        const char *text;
        gsize len;
        const char *want, *blanked;
    } rows[] = {
        {"a: b\r\nc\td\n", 10, "", "a: b\r\nc\td\n"},
        {"\xEF\xBB\xBFok", 5, "", "\xEF\xBB\xBFok"},
        {"é: ü\xFFz", 8, "1:5 invalid-utf8", "é: ü?z"},
        {"a\n\xC3(", 4, "2:1 invalid-utf8", "a\n?("},
        {"\xED\xA0\x80", 3, "1:1 invalid-utf8; 1:2 invalid-utf8; 1:3 invalid-utf8", "???"},
        {"\xFF\xFE"
         "d\0",
         4, "1:1 invalid-utf8",
         "\xFF\xFE"
         "d\0"},
        {"a\0b", 3, "1:2 nul", "a b"},
        {"a\x1b[31m", 6, "1:2 control-character", "a [31m"},
        {"a\rb", 3, "1:2 control-character", "a b"},
        {"x\xC2\x85y", 4, "1:2 control-character", "x\xC2\xB7y"},
        {"x\xE2\x80\xA8y", 5, "1:2 control-character", "x\xEF\xBF\xBDy"},
        {"x\xE2\x80\xAEy", 5, "1:2 bidi-character", "x\xE2\x80\xAEy"},
        {"\"\\u202e \\U00002066\"", 19, "1:2 bidi-character; 1:9 bidi-character", "\"\\u202e \\U00002066\""},
        {"\"\\\\u202e\"", 9, "", "\"\\\\u202e\""},
        {"\\u20", 4, "", "\\u20"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *blanked = NULL;
        g_autofree char *got = scan(rows[i].text, rows[i].len, &blanked);
        cr_expect_str_eq(got, rows[i].want, "row %zu: %s", i, got);
        cr_expect(memcmp(blanked, rows[i].blanked, rows[i].len) == 0, "row %zu: %s", i, blanked);
    }
}

Test(scan, gives_up_on_what_is_no_text)
{
    char noise[4096];
    memset(noise, 0xFF, sizeof noise - 1);
    noise[sizeof noise - 1] = 0;
    g_autoptr(DmDiags) diags = dm_diags_new();
    g_autoptr(DmFile) file = dm_file_new("t", noise, sizeof noise - 1);
    Reading reading = {.file = file, .diags = diags, .text = noise, .len = sizeof noise - 1};
    dm_yaml_scan(&reading);
    cr_expect(reading.stopped);
    cr_expect_eq(dm_diags_count(diags, DM_SEVERITY_ERROR), 101);
}
