#include "store_help.h"
#include <sqlite3.h>

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
     "CREATE TABLE event (id); PRAGMA application_id = 1684894307; PRAGMA user_version = 3", NULL,
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
