#include "findings.h"

/* Lists of mappings in an event; the list starts on line 8. */
static const struct {
    const char *field, *want;
    guint n_positions;
} rows[] = {
    {"positions: []", "", 0},
    {"positions:", "", 0},
    {"positions: [{issue: i, stance: neutral}, {issue: j, stance: accepts}]", "", 2},
    {"positions: {issue: x}", "8:16 wrong-type", 0},
    {"positions: [x]", "8:17 wrong-type", 0},
    {"positions: [x, {issue: i, stance: neutral}, [y]]", "8:17 wrong-type; 8:49 wrong-type", 1},
    {"updates: [{off: x}]", "8:16 unknown-field", 0},
    {"updates: x", "8:14 wrong-type", 0},
};

Test(lists, of_mappings)
{
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *event = g_strdup_printf(
            "  - id: e\n    kind: action\n    date: 2025-08-20\n    title: t\n    %s\n", rows[i].field);
        g_autofree char *text = file_with("s", event);
        g_autoptr(DmModel) model = dm_model_new();
        g_autoptr(DmDiags) diags = dm_diags_new();
        const DmRecordFile *record = read_text_as(model, "t", text, diags);
        g_autofree char *got = findings(diags);
        cr_expect_str_eq(got, rows[i].want, "%s: %s", rows[i].field, got);
        cr_expect_eq(record->events.items[0].positions.len, rows[i].n_positions, "%s", rows[i].field);
    }
}
