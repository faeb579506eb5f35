#include "findings.h"

static const FindingCase entries[] = {
    {"demarche: 1\nactors: [x]\n", "2:9 wrong-type"},
    {"demarche: 1\nactors: {x: y}\n", "2:13 wrong-type"},
    {"demarche: 1\nactors: {x: , y: {}}\nissues:\n", ""},
    {"demarche: 1\nactors: {'a b': {}}\n", "2:10 bad-id"},
    {"demarche: 1\nactors: {a: {roles: [{of: US}]}}\n", "2:22 missing-field"},
    {"demarche: 1\nactors: {a: {roles: {title: x}}}\n", "2:21 wrong-type"},
    {"demarche: 1\nevents: {a: b}\n", "2:9 wrong-type"},
    {"demarche: 1\nevents: [a, b]\n", "2:10 wrong-type; 2:13 wrong-type"},
    {"demarche: 1\nsource: x\n", "2:9 wrong-type"},
};

Test(sections, parts_of_a_file)
{
    ASSERT_FINDINGS(entries, false);
}

Test(sections, an_event_without_a_known_kind_takes_every_field)
{
    g_autofree char *text = file_with(
        "s", "  - {id: e, kind: sumit, speaker: US, due: 2025-09-01, date: 2025-08-20, title: t}\n");
    g_autoptr(DmModel) model = dm_model_new();
    g_autoptr(DmDiags) diags = dm_diags_new();
    const DmRecordFile *record = read_text_as(model, "t", text, diags);
    g_autofree char *got = findings(diags);
    cr_expect_str_eq(got, "4:19 unknown-word", "%s", got);
    cr_expect_eq(record->events.items[0].kind, DM_KIND_COUNT);
}
