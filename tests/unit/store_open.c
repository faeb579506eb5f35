#include "store_help.h"
#include <errno.h>
#include <sqlite3.h>
#include <sys/prctl.h>
#include <unistd.h>

/* What stands in the file, and what opening it says. */
static const struct {
    const char *what, *sql, *bytes;
    DmStoreMode mode;
    int code;
    const char *words;
} cases[] = {
    {"no file", NULL, NULL, DM_STORE_READ, DM_ERROR_NO_STORE, "add something first"},
    {"an empty file", NULL, "", DM_STORE_READ, DM_ERROR_NO_STORE, "add something first"},
    {"a text", NULL, "demarche: 1\nsource: {id: this-is-an-event-file-and-not-a-database-at-all}\n\n\n",
     DM_STORE_READ, DM_ERROR_NOT_OURS, "not a database"},
    {"a text to write to", NULL,
     "demarche: 1\nsource: {id: this-is-an-event-file-and-not-a-database-at-all}\n\n\n", DM_STORE_WRITE,
     DM_ERROR_NOT_OURS, "not a database"},
    {"another program's", "CREATE TABLE recipes (name)", NULL, DM_STORE_READ, DM_ERROR_NOT_OURS,
     "not a demarche store"},
    {"another program's to write to", "CREATE TABLE recipes (name)", NULL, DM_STORE_WRITE, DM_ERROR_NOT_OURS,
     "not a demarche store"},
    {"our mark on other tables",
     "CREATE TABLE event (id); PRAGMA application_id = 1684894307; PRAGMA user_version = 4", NULL,
     DM_STORE_READ, DM_ERROR_NOT_OURS, "not a demarche store"},
    {"of a newer program", "CREATE TABLE x (y); PRAGMA application_id = 1684894307; PRAGMA user_version = 99",
     NULL, DM_STORE_WRITE, DM_ERROR_STORE, "newer program"},
    {"of an older program", "CREATE TABLE x (y); PRAGMA application_id = 1684894307; PRAGMA user_version = 0",
     NULL, DM_STORE_READ, DM_ERROR_STORE, "older program: add the event files again"},
};

static void make(const char *path, const char *sql, const char *bytes)
{
    if (bytes)
        g_file_set_contents(path, bytes, -1, NULL);
    if (!sql)
        return;
    sqlite3 *db;
    cr_assert(!sqlite3_open(path, &db) && !sqlite3_exec(db, sql, NULL, NULL, NULL));
    sqlite3_close(db);
}

Test(open, says_what_is_wrong)
{
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        TestStore test = test_store_new();
        dm_store_close(g_steal_pointer(&test.store));
        make(test.path, cases[i].sql, cases[i].bytes);
        g_autoptr(GError) error = NULL;
        cr_expect(!dm_store_open(test.path, cases[i].mode, &error), "%s", cases[i].what);
        cr_expect(error && error->code == cases[i].code && strstr(error->message, cases[i].words), "%s: %s",
                  cases[i].what, error ? error->message : "");
        test_store_free(&test);
    }
}

Test(open, nothing_is_left_when_nothing_was_added)
{
    TestStore test = test_store_new();
    dm_store_close(g_steal_pointer(&test.store));
    cr_expect(!g_file_test(test.path, G_FILE_TEST_EXISTS));
    test_store_free(&test);
}

#define FILE_OF(ID)                                                                                          \
    SOURCE(ID, "2025-03-01",                                                                                 \
           "events:\n  - {id: e-" ID ", kind: statement, date: 2025-03-01, title: T, speaker: FR}\n")

/* Both find the store empty; the second finds a schema when its turn comes. */
Test(open, two_writers_at_a_new_store)
{
    TestStore test = test_store_new();
    g_autoptr(DmStore) second = dm_store_open(test.path, DM_STORE_WRITE, NULL);
    cr_assert(second);
    test_add(test.store, (const char *const[]){FILE_OF("s1")}, 1);
    DmAddCounts counts = test_add(second, (const char *const[]){FILE_OF("s2")}, 1);
    cr_expect(counts.added == 1);
    counts = test_add(test.store, (const char *const[]){FILE_OF("s1"), FILE_OF("s2")}, 2);
    cr_expect(counts.unchanged + counts.replaced == 2 && !counts.added);
    test_store_free(&test);
}

/* The one that made the file and added nothing takes it away; what the other says must not be lost unseen. */
Test(open, a_store_taken_away_before_the_first_load)
{
    TestStore test = test_store_new();
    g_autoptr(DmStore) second = dm_store_open(test.path, DM_STORE_WRITE, NULL);
    cr_assert(second);
    dm_store_close(g_steal_pointer(&test.store));
    const char *texts[] = {FILE_OF("s2")};
    g_autoptr(DmModel) model = test_model(second, texts, 1);
    g_autoptr(GError) error = NULL;
    DmAddCounts counts;
    cr_expect(!dm_store_add(second, model, NULL, &counts, &error));
    cr_expect(error && strstr(error->message, "try again"), "%s", error ? error->message : "");
    test_store_free(&test);
}

/* The superuser may write everywhere, so the test goes on as somebody who may not. */
Test(open, a_folder_that_may_not_be_written)
{
    TestStore test = test_store_new();
    dm_store_close(g_steal_pointer(&test.store));
    cr_assert(!g_chmod(test.folder, 0555));
    bool super = geteuid() == 0;
    if (super)
        cr_assert(!seteuid(65534));
    g_autoptr(GError) error = NULL;
    cr_expect(!dm_store_open(test.path, DM_STORE_WRITE, &error));
    cr_expect(error && strstr(error->message, g_strerror(EACCES)), "%s", error ? error->message : "");
    if (super)
        cr_assert(!seteuid(0) && !prctl(PR_SET_DUMPABLE, 1)); /* as before, for the leak sanitizer */
    g_chmod(test.folder, 0755);
    test_store_free(&test);
}

Test(open, a_folder_that_is_not_there)
{
    g_autoptr(GError) error = NULL;
    cr_expect(!dm_store_open("/no/such/folder/store.db", DM_STORE_WRITE, &error));
    cr_expect(error && strstr(error->message, "cannot be opened"), "%s", error ? error->message : "");
}

/* An older store is made anew by the next load, with its own tables gone. */
Test(open, an_older_store_is_rebuilt)
{
    TestStore test = test_store_new();
    dm_store_close(g_steal_pointer(&test.store));
    make(test.path,
         "CREATE TABLE old (x PRIMARY KEY); CREATE TABLE child (y REFERENCES old); INSERT INTO old VALUES "
         "(1); INSERT INTO "
         "child VALUES (1); CREATE VIEW v AS SELECT * FROM old; CREATE VIRTUAL TABLE f USING fts5 (t); "
         "PRAGMA application_id "
         "= 1684894307; PRAGMA user_version = 0",
         NULL);
    test.store = dm_store_open(test.path, DM_STORE_WRITE, NULL);
    cr_assert(test.store);
    test_add(test.store, (const char *const[]){SOURCE("s1", "2025-03-01", "")}, 1);
    dm_store_close(test.store);
    g_autoptr(GError) error = NULL;
    test.store = dm_store_open(test.path, DM_STORE_READ, &error);
    cr_expect(test.store, "%s", error ? error->message : "");
    test_store_free(&test);
}
