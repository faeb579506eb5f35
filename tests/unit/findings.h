/* For tests of event files: reads texts into a model and puts the findings on one line, "4:10 bad-id; 7:3 …".
 */
#pragma once
#include <criterion/criterion.h>
#include <demarche/check.h>
#include <demarche/yaml.h>
#include <string.h>

static inline char *findings(DmDiags *diags)
{
    guint n;
    const DmDiag *list = dm_diags_sorted(diags, &n);
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < n; i++)
        g_string_append_printf(out, "%s%u:%u %s", i ? "; " : "", list[i].pos.line, list[i].pos.col,
                               dm_code_text(list[i].code));
    return g_string_free(out, FALSE);
}

/* Reads one event file; its findings are appended to `diags`. */
static inline DmRecordFile *read_text_as(DmModel *model, const char *name, const char *text, DmDiags *diags)
{
    g_autoptr(DmFile) file = dm_file_new(name, text, strlen(text));
    return dm_yaml_read(model, file, diags);
}

/* A file with a source of that id, published on 2025-08-21, and `events` (items of the list, each line
 * indented). */
static inline char *file_with(const char *source, const char *events)
{
    return g_strdup_printf("demarche: 1\nsource: {id: %s, published: 2025-08-21}\nevents:\n%s", source,
                           events);
}

/* Findings of reading and checking one file alone, with links when asked for. */
static inline char *findings_of(const char *text, bool links)
{
    g_autoptr(DmModel) model = dm_model_new();
    g_autoptr(DmDiags) diags = dm_diags_new();
    DmRecordFile *record = read_text_as(model, "t.yaml", text, diags);
    if (record)
        dm_model_check_file(model, record, diags);
    if (links)
        dm_model_check_links(model, NULL, diags);
    return findings(diags);
}

typedef struct FindingCase {
    const char *text, *want;
} FindingCase;

#define ASSERT_FINDINGS(cases, links)                                                                        \
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {                                                        \
        g_autofree char *got = findings_of(cases[i].text, links);                                            \
        cr_expect_str_eq(got, cases[i].want, "%s\n  got:  %s\n  want: %s", cases[i].text, got,               \
                         cases[i].want);                                                                     \
    }
