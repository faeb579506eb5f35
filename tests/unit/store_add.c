#include "store_help.h"
#include <signal.h>
#include <sys/resource.h>

#define ACTORS "demarche: 1\nactors: {ann: {name: Ann, kind: person}}\n"
#define FIRST                                                                                                \
    SOURCE("s1", "2025-03-01",                                                                               \
           "events:\n  - {id: e1, kind: statement, date: 2025-03-01, title: One, speaker: 'NO'}\n")
#define FIRST_EDITED                                                                                         \
    SOURCE("s1", "2025-03-01",                                                                               \
           "events:\n  - {id: e1, kind: statement, date: 2025-03-01, title: Eins, speaker: SE}\n")
#define FIRST_EMPTY SOURCE("s1", "2025-03-01", "")
#define FOLLOWER                                                                                             \
    SOURCE("s2", "2025-03-02",                                                                               \
           "events:\n  - {id: e2, kind: statement, date: 2025-03-02, title: Two, speaker: 'NO', follows: "   \
           "e1}\n")

static char *titles(DmStore *store)
{
    g_autoptr(DmArena) arena = dm_arena_new();
    DmEventRows rows;
    cr_assert(dm_query_events(store, &(DmAsOf){.day = test_day("2026-01-01")}, NULL, arena, &rows, NULL));
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < rows.len; i++)
        g_string_append_printf(out, "%s;", rows.items[i].title);
    return g_string_free(out, false);
}

static void expect_titles(DmStore *store, const char *wanted)
{
    g_autofree char *got = titles(store);
    cr_expect(!strcmp(got, wanted), "%s instead of %s", got, wanted);
}

Test(add, again_changes_nothing_and_an_edit_replaces)
{
    TestStore test = test_store_new();
    DmAddCounts counts = test_add(test.store, (const char *const[]){FIRST, FOLLOWER}, 2);
    cr_expect(counts.added == 2 && counts.events == 2 && !counts.unchanged && !counts.replaced);
    counts = test_add(test.store, (const char *const[]){FIRST, FOLLOWER}, 2);
    cr_expect(counts.unchanged == 2 && !counts.added && !counts.events);
    counts = test_add(test.store, (const char *const[]){FIRST_EDITED}, 1);
    cr_expect(counts.replaced == 1 && counts.events == 1);
    expect_titles(test.store, "Eins;Two;");
    test_store_free(&test);
}

static bool add_fails(DmStore *store, const char *text, const DmAddOptions *options, int code,
                      const char *words)
{
    g_autoptr(GError) error = NULL;
    DmAddCounts counts;
    g_autoptr(DmModel) model = test_model(store, &text, 1);
    bool added = dm_store_add(store, model, options, &counts, &error);
    cr_expect(!added && g_error_matches(error, DM_ERROR, code) && strstr(error->message, words), "%s",
              error ? error->message : "it was added");
    return !added;
}

/* The edit takes away an event that another file still follows. */
Test(add, an_edit_may_not_leave_others_hanging)
{
    TestStore test = test_store_new();
    test_add(test.store, (const char *const[]){FIRST, FOLLOWER}, 2);
    add_fails(test.store, FIRST_EMPTY, NULL, DM_ERROR_REFERENCED, "file-1.yaml:4:85: follows 'e1'");
    expect_titles(test.store, "One;Two;");
    test_store_free(&test);
}

static bool stop_at_once(gpointer user, const char *what, guint64 done, guint64 total)
{
    return false;
}

Test(add, stopped_changes_nothing)
{
    TestStore test = test_store_new();
    test_add(test.store, (const char *const[]){FIRST}, 1);
    const DmAddOptions options = {.progress = stop_at_once};
    add_fails(test.store, FOLLOWER, &options, DM_ERROR_INTERRUPTED, "interrupted");
    expect_titles(test.store, "One;");
    test_store_free(&test);
}

Test(add, sync_drops_what_is_gone_below_the_folder)
{
    TestStore test = test_store_new();
    test_add(test.store, (const char *const[]){FIRST, ACTORS}, 2);
    static const struct {
        const char *folder;
        guint dropped;
    } cases[] = {{"elsewhere", 0}, {"fil", 0}, {".", 1}, {".", 0}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        const char *text = FIRST;
        g_autoptr(DmModel) model = test_model(test.store, &text, 1);
        const DmAddOptions options = {.sync_folders = &cases[i].folder, .n_sync_folders = 1};
        DmAddCounts counts;
        cr_assert(dm_store_add(test.store, model, &options, &counts, NULL));
        cr_expect(counts.dropped == cases[i].dropped, "%s: %u", cases[i].folder, counts.dropped);
    }
    test_store_free(&test);
}

Test(remove, refused_while_others_refer)
{
    static const struct {
        const char *ids[3];
        int code; /* −1: it works */
        const char *words, *left;
    } cases[] = {
        {{"s9"}, DM_ERROR_NOT_FOUND, "no source 's9'", "One;Two;"},
        {{"s1"}, DM_ERROR_REFERENCED, "follows 'e1'", "One;Two;"},
        {{"s1", "s9"}, DM_ERROR_NOT_FOUND, "no source 's9'", "One;Two;"},
        {{"s2"}, -1, NULL, "One;"},
        {{"s1", "s2"}, -1, NULL, ""},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        TestStore test = test_store_with((const char *const[]){FIRST, FOLLOWER}, 2);
        g_autoptr(GError) error = NULL;
        bool done = dm_store_remove(test.store, cases[i].ids, g_strv_length((char **)cases[i].ids), &error);
        cr_expect(done == (cases[i].code < 0));
        if (!done)
            cr_expect(error->code == cases[i].code && strstr(error->message, cases[i].words), "%s",
                      error->message);
        expect_titles(test.store, cases[i].left);
        test_store_free(&test);
    }
}

/* What was found through a removed or replaced file is found no more, and what is new is. */
Test(add, search_follows)
{
    TestStore test = test_store_with((const char *const[]){FIRST, FOLLOWER}, 2);
    test_add(test.store, (const char *const[]){FIRST_EDITED}, 1);
    static const struct {
        const char *word;
        bool found;
    } cases[] = {{"one", false}, {"eins", true}, {"two", true}, {"sweden", true}};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        const DmFilter filter = {.from = DM_DAY_OPEN, .to = DM_DAY_OPEN, .search = cases[i].word};
        g_autofree char *got = test_events(test.store, (DmAsOf){.day = test_day("2026-01-01")}, &filter);
        cr_expect(!*got == !cases[i].found, "%s: %s", cases[i].word, got);
    }
    test_store_free(&test);
}

/* A disk that is full in the middle of a load. */
Test(add, full_disk_changes_nothing)
{
    TestStore test = test_store_with((const char *const[]){FIRST}, 1);
    g_autoptr(GString) large = g_string_new(SOURCE("big", "2025-03-05", "events:\n"));
    for (int i = 0; i < 2000; i++)
        g_string_append_printf(
            large, "  - {id: big-%d, kind: statement, date: 2025-03-01, title: T, speaker: 'NO'}\n", i);
    struct rlimit old, small;
    getrlimit(RLIMIT_FSIZE, &old);
    signal(SIGXFSZ, SIG_IGN);
    small = old;
    small.rlim_cur = 300000;
    setrlimit(RLIMIT_FSIZE, &small);
    add_fails(test.store, large->str, NULL, DM_ERROR_STORE, "store.db");
    setrlimit(RLIMIT_FSIZE, &old);
    expect_titles(test.store, "One;");
    test_store_free(&test);
}
