#include "check/check.h"
#include "findings.h"
#include "folder.h"

static const char *const article =
    "# Talks\n\nHe said: “We are *ready* to meet – in Istanbul.” She said no. “No,” she said.\n"
    "\nIt read: \"Talks go on ...\"\n";

/* Proves one quote of a file beside the article; its offsets in *ret_quote when asked for. */
static char *prove(const char *source_more, const char *quote, DmQuote *ret_quote)
{
    g_autofree char *folder = folder_new();
    g_autofree char *path = g_build_filename(folder, "in", "t.yaml", NULL);
    folder_put(folder, "articles/a.md", article);
    folder_put(folder, "in/other", ""); /* "../" leads through a folder that is there */
    g_autofree char *text =
        g_strdup_printf("demarche: 1\nsource: {id: s, published: 2025-08-21, %s}\nevents:\n"
                        "  - id: e\n    kind: action\n    date: 2025-08-20\n    title: t\n    quote: %s\n",
                        source_more, quote);
    g_autoptr(DmModel) model = dm_model_new();
    g_autoptr(DmDiags) diags = dm_diags_new();
    DmRecordFile *record = read_text_as(model, path, text, diags);
    dm_check_quotes(record, diags);
    if (ret_quote && record->events.items[0].quotes.len)
        *ret_quote = record->events.items[0].quotes.items[0];
    folder_remove(folder);
    return findings(diags);
}

static const struct {
    const char *quote, *want;
} rows[] = {
    {"We are ready to meet", ""},
    {"'\"We are ready to meet - in Istanbul.\"'", ""},
    {"We are … in Istanbul", ""},
    {"We are never ready", "8:12 quote-not-found"},
    {"in Istanbul … We are", "8:12 quote-not-found"},
    {"{text: in Istanbul, at: [44, 55]}", ""},
    {"{text: in Istanbul, at: [43, 57]}", ""},
    {"{text: 'Talks go on ...\"', at: [98, 114]}", ""},
    {"{text: in Istanbul, at: [10, 60]}", "8:19 quote-offset"},
    {"{text: in Istanbul, at: [0, 11]}", "8:19 quote-offset"},
    {"{text: in Istanbul, at: [42, 5300]}", "8:19 quote-offset"},
    {"{text: in Istanbul, at: [9223372036854775000, 9223372036854775807]}", "8:19 quote-offset"},
};

Test(quotes, proved_against_the_copy)
{
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *got = prove("text: ../articles/a.md", rows[i].quote, NULL);
        cr_expect_str_eq(got, rows[i].want, "%s: %s", rows[i].quote, got);
    }
}

Test(quotes, found_places_are_kept)
{
    DmQuote quote = {0};
    g_free(prove("text: ../articles/a.md", "in Istanbul", &quote));
    cr_expect_eq(quote.start, 44, "%d", (int)quote.start);
    cr_expect_eq(quote.end, 55, "%d", (int)quote.end);
}

Test(quotes, without_a_copy)
{
    g_autofree char *none = prove("title: x", "anything", NULL);
    g_autofree char *missing = prove("text: ../articles/b.md", "anything", NULL);
    g_autofree char *folder = prove("text: ../articles", "anything", NULL);
    cr_expect_str_eq(none, "");
    cr_expect_str_eq(missing, "2:46 text-missing");
    cr_expect_str_eq(folder, "2:46 text-missing");
}

Test(quotes, the_checksum)
{
    g_autofree char *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, article, -1);
    g_autofree char *good = g_strdup_printf("text: ../articles/a.md, sha256: %s", sum);
    sum[0] = sum[0] == '0' ? '1' : '0';
    g_autofree char *bad = g_strdup_printf("text: ../articles/a.md, sha256: %s", sum);
    g_autofree char *got_good = prove(good, "in Istanbul", NULL), *got_bad = prove(bad, "in Istanbul", NULL);
    cr_expect_str_eq(got_good, "");
    cr_expect_str_eq(got_bad, "2:72 text-changed");
}
