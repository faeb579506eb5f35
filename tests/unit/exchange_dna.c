#include "exchange_help.h"

Test(exchange_dna, agreement_is_a_side)
{
    static const struct {
        DmStance stance;
        const char *end; /* NULL: left out */
    } rows[] = {{DM_STANCE_SUPPORTS, ";1\n"},
                {DM_STANCE_ACCEPTS, ";1\n"},
                {DM_STANCE_NEUTRAL, NULL},
                {DM_STANCE_DOUBTS, ";0\n"},
                {DM_STANCE_OPPOSES, ";0\n"}};
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        DmPositionRow row = {.actor = "AT",
                             .actor_name = "Austria",
                             .issue = "x",
                             .issue_title = "One; \"two\"",
                             .stance = rows[i].stance,
                             .evidence = wire};
        dm_date_parse("2025-08-21", &row.said, NULL);
        DmExport view = {0};
        view.statements.items = &row;
        view.statements.len = 1;
        g_autofree char *text = written(DM_EXPORT_DNA, &view);
        cr_expect_eq(strstr(text, "\"Austria\";\"One, 'two'\"") != NULL, rows[i].end != NULL, "%s", text);
        if (rows[i].end)
            cr_expect(g_str_has_suffix(text, rows[i].end), "%s", text);
    }
}
