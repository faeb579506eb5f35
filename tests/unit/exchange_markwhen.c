#include "exchange_help.h"

Test(exchange_markwhen, an_entry_begins_with_its_days)
{
    static const struct {
        const char *date, *entry;
    } rows[] = {
        {"2025-08-21", "\n2025-08-21: Talks"},
        {"2025-08", "\n2025-08-01/2025-08-31: Talks"},
        {"2025-08-21/..", "\n2025-08-21/now: Talks"},
        {"../2025-08-21", "\n2025-08-21/2025-08-21: Talks"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        the_event();
        dm_date_parse(rows[i].date, &event_row.date, NULL);
        DmExport view = the_view();
        g_autofree char *text = written(DM_EXPORT_MARKWHEN, &view);
        expect_has(text, rows[i].entry);
    }
}

Test(exchange_markwhen, texts_stay_on_their_line_and_make_no_tags)
{
    the_event()->title = "Talks\nin #Graz @noon, C# 5";
    DmExport view = the_view();
    g_autofree char *text = written(DM_EXPORT_MARKWHEN, &view);
    expect_has(text, "Talks in Graz noon, C# 5 #meeting #held\n");
}
