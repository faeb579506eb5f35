/* Stores made of event files written in the tests. */
#pragma once
#include <criterion/criterion.h>
#include <demarche/check.h>
#include <demarche/query.h>
#include <demarche/yaml.h>
#include <glib/gstdio.h>
#include <string.h>

/* An event file of the source ID, published on DAY. */
#define SOURCE(ID, DAY, BODY)                                                                                \
    "demarche: 1\nsource: {id: " ID ", title: About " ID ", publisher: Paper " ID ", published: " DAY        \
    ", url: 'https://example.org/" ID "'}\n" BODY

typedef struct TestStore {
    char *folder, *path;
    DmStore *store;
} TestStore;

static inline TestStore test_store_new(void)
{
    TestStore self;
    g_autoptr(GError) error = NULL;
    self.folder = g_dir_make_tmp("demarche-XXXXXX", NULL);
    self.path = g_build_filename(self.folder, "store.db", NULL);
    self.store = dm_store_open(self.path, DM_STORE_WRITE, &error);
    cr_assert(self.store, "%s", error ? error->message : "");
    return self;
}

static inline void test_store_free(TestStore *self)
{
    dm_store_close(self->store);
    g_unlink(self->path);
    g_rmdir(self->folder);
    g_free(self->path);
    g_free(self->folder);
}

/* The checked model of `n` texts; a finding fails the test. */
static inline DmModel *test_model(DmStore *store, const char *const *texts, guint n)
{
    DmModel *model = dm_model_new();
    g_autoptr(DmDiags) diags = dm_diags_new();
    g_autoptr(DmStoreOutside) outside = dm_store_outside_new(store);
    for (guint i = 0; i < n; i++) {
        g_autofree char *name = g_strdup_printf("file-%u.yaml", i);
        g_autoptr(DmFile) file = dm_file_new(name, texts[i], strlen(texts[i]));
        DmRecordFile *record = dm_yaml_read(model, file, diags);
        cr_assert(record);
        dm_model_check_file(model, record, diags);
    }
    dm_model_check_links(model, dm_store_outside(outside), diags);
    guint found;
    const DmDiag *list = dm_diags_sorted(diags, &found);
    cr_assert(found == 0, "%s:%u: %s", list[0].file, list[0].pos.line, list[0].message);
    return model;
}

static inline DmAddCounts test_add(DmStore *store, const char *const *texts, guint n)
{
    DmAddCounts counts = {0};
    g_autoptr(GError) error = NULL;
    g_autoptr(DmModel) model = test_model(store, texts, n);
    bool good = dm_store_add(store, model, NULL, &counts, &error);
    cr_assert(good, "%s", error ? error->message : "");
    return counts;
}

/* A store with these texts, loaded one by one: what they refer to comes before them. */
static inline TestStore test_store_with(const char *const *texts, guint n)
{
    TestStore self = test_store_new();
    test_add(self.store, texts, n);
    return self;
}

static inline DmDay test_day(const char *text)
{
    DmDay day = DM_DAY_OPEN;
    cr_assert(dm_day_parse(text, &day), "%s", text);
    return day;
}

static inline const char *test_enum(const DmEnum *table, int value)
{
    const char *text = dm_enum_text(table, value);
    return text ? text : "-";
}

/* ---- Answers as text, a line a row ---- */

static inline char *test_events(DmStore *store, DmAsOf as_of, const DmFilter *filter)
{
    g_autoptr(DmArena) arena = dm_arena_new();
    g_autoptr(GError) error = NULL;
    DmEventRows rows;
    GString *out = g_string_new(NULL);
    if (!dm_query_events(store, &as_of, filter, arena, &rows, &error)) {
        g_string_append(out, error->message);
        return g_string_free(out, false);
    }
    for (guint i = 0; i < rows.len; i++) {
        const DmEventRow *row = &rows.items[i];
        g_string_append_printf(out, "%s %s %s", row->id, test_enum(dm_status_names, row->status),
                               row->date.edtf);
        g_string_append_printf(out, " %s/%s", row->place ? row->place : "-",
                               row->country ? row->country : "-");
        for (guint j = 0; j < row->actors.len; j++)
            g_string_append_printf(out, " %s:%s", row->actors.items[j].id,
                                   dm_enum_text(dm_word_names, row->actors.items[j].word));
        for (guint j = 0; j < row->issues.len; j++)
            g_string_append_printf(out, " #%s", row->issues.items[j]);
        g_string_append_printf(out, " (%s %u)\n", row->evidence.source, row->n_reports);
    }
    return g_string_free(out, false);
}

static inline char *test_commitments(DmStore *store, DmAsOf as_of, const DmCommitmentFilter *filter)
{
    g_autoptr(DmArena) arena = dm_arena_new();
    g_autoptr(GError) error = NULL;
    DmCommitmentRows rows;
    cr_assert(dm_query_commitments(store, &as_of, filter, arena, &rows, &error));
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < rows.len; i++) {
        const DmCommitmentRow *row = &rows.items[i];
        g_string_append_printf(out, "%s %s %s", row->id, dm_enum_text(dm_state_names, (int)row->state),
                               row->due.shape == DM_DATE_NONE ? "-" : row->due.edtf);
        if (row->has_days_left)
            g_string_append_printf(out, " %d", row->days_left);
        g_string_append(out, "\n");
    }
    return g_string_free(out, false);
}

static inline char *test_positions(DmStore *store, DmAsOf as_of, const DmPositionFilter *filter)
{
    g_autoptr(DmArena) arena = dm_arena_new();
    g_autoptr(GError) error = NULL;
    DmPositionRows rows;
    cr_assert(dm_query_positions(store, &as_of, filter, arena, &rows, &error));
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < rows.len; i++) {
        const DmPositionRow *row = &rows.items[i];
        g_string_append_printf(out, "%s %s %s [%s] since %s said %s %s %s\n", row->actor, row->issue,
                               dm_enum_text(dm_stance_names, row->stance),
                               row->condition ? row->condition : "", row->since.edtf, row->said.edtf,
                               row->event, row->evidence.source);
    }
    return g_string_free(out, false);
}

static inline void test_same(char *got, const char *wanted, const char *what)
{
    cr_expect(!strcmp(got, wanted), "%s\nwanted:\n%sgot:\n%s", what, wanted, got);
    g_free(got);
}
