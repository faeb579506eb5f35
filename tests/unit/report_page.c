/* The page as a whole: everything in it refers to what is there, and nothing to anything elsewhere. */
#include "exchange_help.h"
#include <demarche/report.h>

static GString *page_of(const DmExport *view)
{
    GString *out = g_string_new(NULL);
    g_autoptr(GError) error = NULL;
    cr_assert(dm_report_page(out, view, &(DmReportOptions){0}, &error), "%s", error ? error->message : "");
    return out;
}

/* The values behind `mark` up to a quotation mark or bracket, as a set. */
static GHashTable *values_of(const char *text, const char *mark)
{
    GHashTable *set = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (const char *at = strstr(text, mark); at; at = strstr(at, mark)) {
        at += strlen(mark);
        g_hash_table_add(set, g_strndup(at, strcspn(at, "\")")));
    }
    return set;
}

Test(report_page, every_link_leads_to_an_id_that_stands_once)
{
    the_event();
    DmExport view = the_view();
    g_autoptr(GString) page = page_of(&view);
    g_autoptr(GHashTable) ids = values_of(page->str, " id=\"");
    static const char *const marks[] = {"href=\"#", "url(#"};
    guint n = 0;
    for (const char *at = strstr(page->str, " id=\""); at; at = strstr(at + 1, " id=\""))
        n++;
    cr_expect_eq(n, g_hash_table_size(ids));
    for (guint i = 0; i < G_N_ELEMENTS(marks); i++) {
        g_autoptr(GHashTable) wanted = values_of(page->str, marks[i]);
        GHashTableIter iter;
        gpointer key;
        g_hash_table_iter_init(&iter, wanted);
        while (g_hash_table_iter_next(&iter, &key, NULL))
            cr_expect(g_hash_table_contains(ids, key), "%s leads nowhere", (const char *)key);
    }
}

Test(report_page, nothing_is_loaded_from_elsewhere)
{
    the_event();
    DmExport view = the_view();
    g_autoptr(GString) page = page_of(&view);
    static const char *const loading[] = {"<script",     "<link",   "<iframe",
                                          " src=\"http", "@import", "url(http"};
    for (guint i = 0; i < G_N_ELEMENTS(loading); i++)
        expect_lacks(page->str, loading[i]);
    expect_has(page->str, "prefers-color-scheme:dark");
    expect_has(page->str, "@media print");
}

Test(report_page, texts_are_escaped)
{
    the_event()->title = "<b>&\"x\"";
    event_row.summary = "</main><script>";
    DmExport view = the_view();
    g_autoptr(GString) page = page_of(&view);
    expect_has(page->str, "<strong>&lt;b&gt;&amp;&quot;x&quot;</strong>");
    expect_lacks(page->str, "<script");
    event_row.summary = NULL;
}

Test(report_page, an_empty_view_is_a_page_too)
{
    DmExport view = {.as_of = {.day = 0}};
    g_autoptr(GString) page = page_of(&view);
    expect_has(page->str, "No event is known.");
    cr_assert(g_str_has_suffix(page->str, "</html>\n"));
}
