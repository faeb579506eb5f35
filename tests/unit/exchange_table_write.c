#include "exchange/table.h"
#include "exchange_help.h"

Test(exchange_table_write, fields_are_quoted_where_they_must_be)
{
    static const struct {
        const char *text, *field;
    } rows[] = {
        {"a", "a"},           {"", ""},       {"a,b", "\"a,b\""}, {"say \"so\"", "\"say \"\"so\"\"\""},
        {"a\nb", "\"a\nb\""}, {"a;b", "a;b"}, {"\r", "\"\r\""}};
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(GString) out = g_string_new(NULL);
        dm_escape_csv(out, rows[i].text);
        cr_expect_str_eq(out->str, rows[i].field);
    }
}

Test(exchange_table_write, json_lines_have_null_for_the_unknown)
{
    the_event()->country = NULL;
    DmExport view = the_view();
    g_autofree char *text = written(DM_EXPORT_JSONL, &view);
    expect_has(text, "\"title\": \"Talks, \\\"at last\\\"\"");
    expect_has(text, "\"actors\": [\"AT:host\", \"SI:participant\"]");
    expect_has(text, "\"country\": null");
    expect_has(text, "\"lat\": null");
}

Test(exchange_table_write, numbers_are_as_short_as_they_read_back)
{
    the_event()->lat = 0.1;
    event_row.lon = -71.06;
    event_row.weight = 3;
    DmExport view = the_view();
    g_autofree char *text = written(DM_EXPORT_JSONL, &view);
    expect_has(text, "\"lat\": 0.1,");
    expect_has(text, "\"lon\": -71.06,");
    expect_has(text, "\"weight\": 3,");
}

Test(exchange_table, every_table_has_a_file)
{
    the_event();
    DmExport view = the_view();
    g_autoptr(GPtrArray) files = dm_export_make(DM_EXPORT_CSV, &view);
    cr_assert_eq(files->len, dm_export_n_tables);
    for (guint i = 0; i < files->len; i++) {
        const DmExportFile *file = files->pdata[i];
        cr_expect(g_str_has_suffix(file->name, ".csv"));
        cr_expect(g_str_has_suffix(file->text->str, "\r\n"), "%s", file->name);
    }
}

Test(exchange_table, sources_stand_once_and_by_id)
{
    DmEventRow events[2] = {*the_event(), *the_event()};
    events[0].evidence.source = "b";
    events[1].evidence.source = "a";
    DmPositionRow statement = {.actor = "AT", .issue = "x", .evidence = wire};
    statement.evidence.source = "b";
    DmExport view = the_view();
    view.events.items = events;
    view.events.len = 2;
    view.statements.items = &statement;
    view.statements.len = 1;
    g_autoptr(DmArena) arena = dm_arena_new();
    DmExportSources sources;
    dm_export_sources(&view, arena, &sources);
    cr_assert_eq(sources.len, 2);
    cr_assert_str_eq(sources.items[0].id, "a");
    cr_assert_str_eq(sources.items[1].id, "b");
}
