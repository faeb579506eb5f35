#include "findings.h"
#include <math.h>

static const FindingCase cases[] = {
    {"demarche: 2\n", "1:11 format-version"},
    {"demarche:\n", "1:10 format-version"},
    {"coder: {by: x}\n", "1:1 format-version"},
    {"demarche: 1\nsource: {id: -x, published: 2025-08-21}\n", "2:14 bad-id"},
    {"demarche: 1\nsource: {id: 'a b', published: 2025-08-21}\n", "2:14 bad-id"},
    {"demarche: 1\nsource: {id: x, published: 2025-08-21, url: 'javascript:x'}\n", "2:45 bad-url"},
    {"demarche: 1\nsource: {id: x, published: 2025-08-21, archive: http://a.example/b}\n", ""},
    {"demarche: 1\nsource: {id: x, published: 2025-08-21, sha256: abc}\n", "2:48 bad-checksum"},
    {"demarche: 1\nsource: {id: x, published: 2025-08-21, grade: third}\n", "2:47 unknown-word"},
    {"demarche: 1\nsource: {id: [x], published: {a: b}}\n", "2:14 wrong-type; 2:30 wrong-type"},
    {"demarche: 1\nsource: {id: x, published: 2025-08-21, title: , author: }\n", ""},
};

Test(scalars, findings)
{
    ASSERT_FINDINGS(cases, false);
}

Test(scalars, the_longest_id)
{
    for (gsize extra = 0; extra < 2; extra++) {
        g_autofree char *id = g_strnfill(80 + extra, 'x');
        g_autofree char *text = g_strdup_printf("demarche: 1\nissues: {%s: {}}\n", id);
        g_autofree char *got = findings_of(text, false);
        cr_expect_str_eq(got, extra ? "2:10 bad-id" : "");
    }
}

static DmEvent *first_event(DmModel *model, DmDiags *diags, const char *fields)
{
    g_autofree char *event =
        g_strdup_printf("  - id: e\n    kind: action\n    date: 2025-08-20\n    title: t\n    %s\n", fields);
    g_autofree char *text = file_with("s", event);
    return &read_text_as(model, "t", text, diags)->events.items[0];
}

Test(scalars, values_are_typed_by_their_field)
{
    g_autoptr(DmModel) model = dm_model_new();
    g_autoptr(DmDiags) diags = dm_diags_new();
    DmEvent *event =
        first_event(model, diags,
                    "summary: 1.10\n    country: NO\n    weight: 2.5\n    confidence:\n"
                    "    plover: consult\n    review: draft\n    note: null\n    tags: [yes, 010]");
    cr_assert_eq(dm_diags_count(diags, DM_SEVERITY_ERROR), 0);
    cr_expect_str_eq(event->summary.text, "1.10");
    cr_expect_str_eq(event->country.text, "NO");
    cr_expect_str_eq(event->note.text, "null");
    cr_expect_str_eq(event->tags.items[1].text, "010");
    cr_expect_eq(event->weight, 2.5);
    cr_expect(isnan(event->confidence), "a blank is left out");
    cr_expect_eq(event->plover, DM_PLOVER_CONSULT);
    cr_expect(event->draft);
}

Test(scalars, numbers)
{
    static const struct {
        const char *field, *want;
    } rows[] = {
        {"weight: 1e2", ""},
        {"weight: -0.5", ""},
        {"weight: 0x10", "8:13 not-a-number"},
        {"weight: nan", "8:13 not-a-number"},
        {"weight: 1e999", "8:13 not-a-number"},
        {"weight: 1,5", "8:13 not-a-number"},
        {"weight: high", "8:13 not-a-number"},
        {"weight: [1]", "8:13 wrong-type"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(DmModel) model = dm_model_new();
        g_autoptr(DmDiags) diags = dm_diags_new();
        first_event(model, diags, rows[i].field);
        g_autofree char *got = findings(diags);
        cr_expect_str_eq(got, rows[i].want, "%s: %s", rows[i].field, got);
    }
}
