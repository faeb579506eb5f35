/* Opening a store: nothing of the file is believed before its schema proved to be ours, statement by
 * statement. */
#include "store/open.h"
#include <glib/gstdio.h>
#include <string.h>

static void free_stmt(gpointer data)
{
    DmStmt *stmt = data;
    sqlite3_finalize(stmt->stmt);
    g_free(stmt);
}

void dm_store_close(DmStore *store)
{
    if (!store)
        return;
    g_hash_table_unref(store->stmts);
    sqlite3_close(store->db);
    GStatBuf info;
    if (store->created && !g_stat(store->path, &info) && info.st_size == 0)
        g_unlink(store->path); /* made for a load that failed */
    g_clear_error(&store->failed);
    g_free(store->path);
    g_free(store);
}

static gint64 pragma(DmStore *store, const char *sql)
{
    sqlite3_stmt *stmt = NULL;
    gint64 value = 0;
    int code = sqlite3_prepare_v2(store->db, sql, -1, &stmt, NULL);
    if (!code && (code = sqlite3_step(stmt)) == SQLITE_ROW)
        value = sqlite3_column_int64(stmt, 0);
    if (code != SQLITE_ROW)
        dm_db_fail(store, code);
    sqlite3_finalize(stmt);
    return value;
}

/* Every schema statement, sorted, as one text; NULL when it cannot be read. */
static char *schema_of(sqlite3 *db)
{
    sqlite3_stmt *stmt = NULL;
    GString *text = g_string_new(NULL);
    int code = sqlite3_prepare_v2(db,
                                  "SELECT type, name, tbl_name, sql FROM sqlite_schema "
                                  "WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name, type",
                                  -1, &stmt, NULL);
    while (!code && (code = sqlite3_step(stmt)) == SQLITE_ROW) {
        for (int i = 0; i < 4; i++)
            g_string_append_printf(text, "%s\n", (const char *)sqlite3_column_text(stmt, i));
        code = SQLITE_OK;
    }
    sqlite3_finalize(stmt);
    return g_string_free(text, code != SQLITE_DONE);
}

/* What schema/store.sql makes of an empty database. */
static char *expected_schema(void)
{
    sqlite3 *db = NULL;
    char *text = NULL;
    if (!sqlite3_open(":memory:", &db) && !dm_db_add_tokenizer(db) &&
        !sqlite3_exec(db, dm_embedded("store.sql", NULL), NULL, NULL, NULL))
        text = schema_of(db);
    sqlite3_close(db);
    g_assert(text);
    return text;
}

static void not_ours(DmStore *store)
{
    dm_db_fail_with(store, g_error_new(DM_ERROR, DM_ERROR_NOT_OURS,
                                       "%s: this database is not a demarche store", store->path));
}

static void check_schema(DmStore *store)
{
    gint64 application = pragma(store, "PRAGMA application_id");
    gint64 version = pragma(store, "PRAGMA user_version");
    store->fresh =
        application == 0 && version == 0 && pragma(store, "SELECT count(*) FROM sqlite_schema") == 0;
    if (store->failed || store->fresh)
        return;
    if (application != DM_DB_APPLICATION) {
        not_ours(store);
    } else if (version > DM_DB_VERSION) {
        dm_db_fail_with(store, g_error_new(DM_ERROR, DM_ERROR_STORE,
                                           "%s: the store was made by a newer program; update demarche",
                                           store->path));
    } else if (version < DM_DB_VERSION) {
        store->outdated = true;
    } else {
        g_autofree char *found = schema_of(store->db), *expected = expected_schema();
        if (!found || strcmp(found, expected))
            not_ours(store);
    }
}

/* Another program may have made the schema while we waited for the lock. */
static void look_again(DmStore *store)
{
    if (!store->fresh && !store->outdated)
        return;
    store->outdated = false;
    check_schema(store);
}

static void harden(sqlite3 *db)
{
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
    sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_busy_timeout(db, 10000);
    /* pages straight from the file: most of a short question's time would go into copying them */
    sqlite3_exec(db, "PRAGMA mmap_size = 17179869184; PRAGMA cache_size = -65536", NULL, NULL, NULL);
}

enum {
    OPENING_STEPS = 100,
    OPENING_STEP = 1000000
}; /* of SQLite's machine; reading the schema takes far fewer */

static int too_long(void *user)
{
    return ++*(int *)user > OPENING_STEPS;
}

static bool usable(DmStore *store, DmStoreMode mode)
{
    int steps = 0;
    sqlite3_progress_handler(store->db, OPENING_STEP, too_long, &steps);
    sqlite3_exec(store->db, "BEGIN", NULL, NULL, NULL); /* one state: another may just be making the schema */
    check_schema(store);
    sqlite3_exec(store->db, "COMMIT", NULL, NULL, NULL);
    sqlite3_progress_handler(store->db, 0, NULL, NULL);
    if (store->failed || mode == DM_STORE_WRITE)
        return !store->failed;
    if (store->fresh)
        dm_db_fail_with(store, g_error_new(DM_ERROR, DM_ERROR_NO_STORE,
                                           "%s: the store is empty: add something first", store->path));
    if (store->outdated)
        dm_db_fail_with(store,
                        g_error_new(DM_ERROR, DM_ERROR_STORE,
                                    "%s: the store was made by an older program: add the event files again",
                                    store->path));
    return !store->failed;
}

DmStore *dm_store_open(const char *path, DmStoreMode mode, GError **error)
{
    bool there = !path || g_file_test(path, G_FILE_TEST_EXISTS);
    if (!there && mode == DM_STORE_READ) {
        g_set_error(error, DM_ERROR, DM_ERROR_NO_STORE, "%s: no store yet: add something first", path);
        return NULL;
    }
    g_autoptr(DmStore) store = g_new0(DmStore, 1);
    store->path = g_strdup(path ? path : "the store in memory");
    store->created = !there;
    store->stmts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_stmt);
    int flags = mode == DM_STORE_READ ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    /* "./" keeps SQLite from reading ":memory:" and "file:" names */
    g_autofree char *name = !path                      ? g_strdup(":memory:")
                            : g_path_is_absolute(path) ? g_strdup(path)
                                                       : g_strconcat("./", path, NULL);
    int code = sqlite3_open_v2(name, &store->db, flags | SQLITE_OPEN_NOMUTEX, NULL);
    code = code ? code : dm_db_add_tokenizer(store->db);
    if (code)
        dm_db_fail(store, code);
    else
        harden(store->db);
    if (!code && usable(store, mode))
        return g_steal_pointer(&store);
    dm_db_good(store, error);
    return NULL;
}

/* Every table and view of an older schema, the virtual ones first since they take their shadows along. */
static void drop_all(DmStore *store)
{
    static const char find[] = "SELECT type, name FROM sqlite_schema WHERE type IN ('table', 'view') "
                               "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
                               "ORDER BY sql LIKE 'CREATE VIRTUAL%' DESC, type DESC, name LIMIT 1";
    char *sql;
    do {
        sqlite3_stmt *stmt = NULL;
        sql = NULL;
        int code = sqlite3_prepare_v2(store->db, find, -1, &stmt, NULL);
        if (!code && sqlite3_step(stmt) == SQLITE_ROW)
            sql =
                sqlite3_mprintf("DROP %s \"%w\"", sqlite3_column_text(stmt, 0), sqlite3_column_text(stmt, 1));
        sqlite3_finalize(stmt);
        if (sql)
            dm_exec(store, sql);
        sqlite3_free(sql);
    } while (sql && !store->failed);
}

void dm_store_prepare_schema(DmStore *store)
{
    look_again(store);
    if (store->failed || (!store->fresh && !store->outdated))
        return;
    if (store->outdated)
        drop_all(store);
    dm_exec(store, dm_embedded("store.sql", NULL));
    g_autofree char *marks = g_strdup_printf("PRAGMA application_id = %d; PRAGMA user_version = %d",
                                             DM_DB_APPLICATION, DM_DB_VERSION);
    dm_exec(store, marks);
}
