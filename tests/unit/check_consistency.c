/* Tests of src/check/consistency.c: which pairs of reports contradict each other, and which do not. */
#include <criterion/criterion.h>
#include <demarche/check.h>
#include <demarche/yaml.h>
#include <string.h>

#define A(event) "demarche: 1\nsource: {id: a, title: A, published: 2025-08-20}\nevents:\n  - {" event "}\n"
#define B(event) "demarche: 1\nsource: {id: b, title: B, published: 2025-08-25}\nevents:\n  - {" event "}\n"
#define CALL     "id: e, kind: call, title: T, participants: [US, RU], date: "
#define PROMISE  "id: e, kind: commitment, title: T, by: US, date: 2025-08-10, what: "
#define UPDATE   "id: u, kind: action, title: U, by: US, updates: [{of: e, "

static const struct {
    const char *what, *a, *b, *codes;
} rows[] = {
    {"the same", A(CALL "2025-08-18"), B(CALL "2025-08-18"), ""},
    {"a coarser date holds the other", A(CALL "2025-08"), B(CALL "2025-08-18"), ""},
    {"two days", A(CALL "2025-08-17"), B(CALL "2025-08-18"), "sources-disagree"},
    {"held and denied", A(CALL "2025-08-18, status: held"), B(CALL "2025-08-18, status: denied"),
     "sources-disagree"},
    {"planned, then held", A(CALL "2025-08-18, status: planned"), B(CALL "2025-08-18, status: held"), ""},
    {"held, then planned", A(CALL "2025-08-18, status: held"), B(CALL "2025-08-18, status: planned"),
     "settled-yet-open"},
    {"denied, then planned after all", A(CALL "2025-08-18, status: denied"),
     B(CALL "2025-08-18, status: planned"), ""},
    {"a number written in two ways", A(PROMISE "'6,000 bodies'"), B(PROMISE "6000 bodies"), ""},
    {"two numbers", A(PROMISE "6000 bodies"), B(PROMISE "5000 bodies"), "sources-disagree"},
    {"one of them has none", A(PROMISE "6000 bodies"), B(PROMISE "bodies"), ""},
    {"settled first, made later", A(PROMISE "x"), B(UPDATE "status: fulfilled}], date: 2025-08-01"),
     "settled-before-made"},
    {"settled in time", A(PROMISE "x"), B(UPDATE "status: fulfilled}], date: 2025-08-12"), ""},
    {"a draft says nothing", A(CALL "2025-08-17"), B(CALL "2025-08-18, review: draft"), ""},
};

static void read_text(DmModel *model, DmDiags *diags, const char *name, const char *text)
{
    g_autoptr(DmFile) file = dm_file_new(name, text, strlen(text));
    DmRecordFile *record = dm_yaml_read(model, file, diags);
    cr_assert(record);
    dm_model_check_file(model, record, diags);
}

Test(consistency, table)
{
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(DmModel) model = dm_model_new();
        g_autoptr(DmDiags) diags = dm_diags_new();
        read_text(model, diags, "a.yaml", rows[i].a);
        read_text(model, diags, "b.yaml", rows[i].b);
        dm_model_check_links(model, NULL, diags);
        dm_check_consistency(model, diags);
        g_autoptr(GString) codes = g_string_new(NULL);
        guint n;
        const DmDiag *found = dm_diags_sorted(diags, &n);
        for (guint k = 0; k < n; k++)
            g_string_append_printf(codes, "%s%s", k ? " " : "", dm_code_text(found[k].code));
        cr_expect_str_eq(codes->str, rows[i].codes, "%s: %s", rows[i].what, codes->str);
    }
}
