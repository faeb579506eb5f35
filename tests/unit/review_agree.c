/* Tests of src/review/agree.c: which events are paired, and what is listed as a difference. */
#include <criterion/criterion.h>
#include <demarche/review.h>
#include <demarche/yaml.h>
#include <math.h>
#include <string.h>

#define HEAD "demarche: 1\nsource: {id: s, title: S, published: 2025-08-21}\nevents:\n"
#define CALL "kind: call, date: 2025-08-18, title: A call, participants: [US, RU]"

static const struct {
    const char *what, *a, *b;
    guint pairs, differences;
    const char *first; /* what the first difference is about */
} rows[] = {
    {"the same", HEAD "  - {id: e, " CALL "}\n", HEAD "  - {id: e, " CALL "}\n", 1, 0, NULL},
    {"other ids, one act", HEAD "  - {id: e, " CALL "}\n", HEAD "  - {id: f, " CALL "}\n", 1, 0, NULL},
    {"the same words",
     HEAD
     "  - {id: e, kind: statement, date: 2025-08-18, title: T, speaker: US, quote: We are not opposed}\n",
     HEAD "  - {id: f, kind: statement, date: 2025-08-19, title: T, speaker: US, quote: not opposed}\n", 1, 1,
     "date"},
    {"one coder more", HEAD "  - {id: e, " CALL "}\n",
     HEAD "  - {id: e, " CALL "}\n  - {id: f, kind: action, date: 2025-08-01, title: T, by: FR}\n", 1, 1,
     "event"},
    {"another kind", HEAD "  - {id: e, kind: meeting, date: 2025-08-18, title: T, participants: [US, RU]}\n",
     HEAD "  - {id: e, kind: call, date: 2025-08-18, title: T, participants: [US, RU]}\n", 1, 1, "kind"},
};

static DmRecordFile *coded(DmModel *model, const char *name, const char *text)
{
    g_autoptr(DmFile) file = dm_file_new(name, text, strlen(text));
    g_autoptr(DmDiags) diags = dm_diags_new();
    DmRecordFile *record = dm_yaml_read(model, file, diags);
    cr_assert(record);
    dm_model_check_file(model, record, diags);
    cr_assert_eq(dm_diags_count(diags, DM_SEVERITY_ERROR), 0, "%s", text);
    return record;
}

Test(agree, table)
{
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(DmModel) model = dm_model_new();
        g_autoptr(DmArena) arena = dm_arena_new();
        DmRecordFile *a = coded(model, "a.yaml", rows[i].a), *b = coded(model, "b.yaml", rows[i].b);
        const DmComparison *found = dm_review_agree(a, b, arena);
        cr_expect_eq(found->n_pairs, rows[i].pairs, "%s: %u pairs", rows[i].what, found->n_pairs);
        cr_expect_eq(found->differences.len, rows[i].differences, "%s: %u differences", rows[i].what,
                     found->differences.len);
        if (rows[i].first && found->differences.len)
            cr_expect_str_eq(found->differences.items[0].what, rows[i].first, "%s", rows[i].what);
    }
}
