#include "findings.h"

static const FindingCase cases[] = {
    {"demarche: 1\nactor: {}\n", "2:1 unknown-field"},
    {"demarche: 1\nevents:\n  - {id: e, kind: sumit, date: 2025-08-20, title: t}\n"
     "source: {id: s, published: 2025-08-21}\n",
     "3:19 unknown-word"},
};

Test(read, fields_by_the_tables)
{
    ASSERT_FINDINGS(cases, false);
}

static const char *hint_of(DmDiags *diags)
{
    guint n;
    const DmDiag *list = dm_diags_sorted(diags, &n);
    return n ? list[0].hint : NULL;
}

Test(read, near_misses_are_suggested)
{
    static const struct {
        const char *text, *hint;
    } rows[] = {
        {"demarche: 1\nevnts: []\n", "did you mean \"events\"?"},
        {"demarche: 1\nsource: {id: s, published: 2025-08-21, puplisher: x}\n",
         "did you mean \"publisher\"?"},
        {"demarche: 1\nactors: {a: {kind: persn}}\n", "did you mean \"person\"?"},
        {"demarche: 1\nsource: {id: s, published: 2025-08-21}\nevents: [{id: e, kind: call, date: "
         "2025-08-20, title: t, "
         "speaker: US}]\n",
         "it belongs to: statement"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(DmModel) model = dm_model_new();
        g_autoptr(DmDiags) diags = dm_diags_new();
        read_text_as(model, "t", rows[i].text, diags);
        cr_expect_str_eq(hint_of(diags) ? hint_of(diags) : "", rows[i].hint, "%s", rows[i].text);
    }
}

Test(read, a_file_that_is_too_large)
{
    g_autofree char *text = g_strnfill(DM_YAML_MAX_FILE + 1, ' ');
    g_autofree char *got = findings_of(text, false);
    cr_expect_str_eq(got, "0:0 file-too-large");
}

Test(read, records_keep_their_places)
{
    g_autoptr(DmModel) model = dm_model_new();
    g_autoptr(DmDiags) diags = dm_diags_new();
    g_autofree char *text =
        file_with("s", "  - id: e\n    kind: action\n    date: 2025-08-20\n    title: t\n");
    const DmRecordFile *record = read_text_as(model, "t", text, diags);
    const DmEvent *event = &record->events.items[0];
    cr_expect(record->source.id.pos.line == 2 && record->source.id.pos.col == 14);
    cr_expect(event->pos.line == 4 && event->pos.col == 5);
    cr_expect(event->kind_pos.line == 5 && event->kind_pos.col == 11);
    cr_expect_eq(event->file, record);
    cr_expect_eq(event->date.date.shape, DM_DATE_NONE, "dates are resolved later");
}
