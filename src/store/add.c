/* Loading and taking out, each in one transaction: files first, then the derived half, then a look at whether
 * anything left still refers to what went. */
#include "store/open.h"
#include "store/put.h"
#include "store/view.h"
#include <string.h>

/* ---- The transaction ---- */

/* Takes the write lock at once: a reader that turns writer could lose to another. */
static void begin(DmStore *store)
{
    if (store->outdated) /* its tables fall in any order */
        dm_exec(store, "PRAGMA foreign_keys = OFF");
    dm_exec(store, "BEGIN IMMEDIATE");
    dm_store_prepare_schema(store);
}

static bool end(DmStore *store, GError **error)
{
    dm_db_rest(store);
    dm_exec(store, "COMMIT");
    if (store->failed && !sqlite3_get_autocommit(store->db))
        sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    if (store->outdated)
        sqlite3_exec(store->db, "PRAGMA foreign_keys = ON", NULL, NULL, NULL);
    if (!store->failed)
        store->fresh = store->outdated = false;
    return dm_db_good(store, error);
}

static void load_init(DmLoad *load, DmStore *store)
{
    *load = (DmLoad){.store = store};
    load->touched = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    load->gone = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    DmStmt *stmt = dm_stmt(store, "next-report");
    if (dm_step(stmt))
        load->first_report = load->next_report = dm_out_int(stmt, 0);
}

static void load_clear(DmLoad *load)
{
    g_hash_table_unref(load->touched);
    g_hash_table_unref(load->gone);
}

/* ---- Taking a file out ---- */

/* Notes the ids that the file's rows of one kind declare, so that nothing is left pointing at them unnoticed.
 */
static void note_ids(DmLoad *load, const char *query, char mark, gint64 file)
{
    DmStmt *stmt = dm_stmt(load->store, query);
    dm_in_int(stmt, ":file", file);
    while (dm_step(stmt))
        g_hash_table_add(load->gone, g_strdup_printf("%c:%s", mark, dm_out_borrow(stmt)));
}

static void touch_events(DmLoad *load, gint64 file)
{
    DmStmt *stmt = dm_stmt(load->store, "file-touches");
    dm_in_int(stmt, ":file", file);
    while (dm_step(stmt))
        dm_load_touch(load, dm_out_int(stmt, 0));
}

static void delete_file(DmLoad *load, gint64 file)
{
    note_ids(load, "file-events", 'e', file);
    note_ids(load, "file-actors", 'a', file);
    note_ids(load, "file-issues", 'i', file);
    touch_events(load, file);
    static const char *const steps[] = {"unindex-reports", "unindex-names", "delete-file"};
    for (gsize i = 0; i < G_N_ELEMENTS(steps); i++) {
        DmStmt *stmt = dm_stmt(load->store, steps[i]);
        dm_in_int(stmt, ":file", file);
        dm_run(stmt);
    }
}

/* ---- The derived half ---- */

static void run_on_event(DmLoad *load, const char *query, gint64 num)
{
    DmStmt *stmt = dm_stmt(load->store, query);
    dm_in_int(stmt, ":event", num);
    dm_run(stmt);
}

static void refresh_event(DmLoad *load, gint64 num)
{
    run_on_event(load, "delete-shown", num);
    run_on_event(load, "delete-sketch", num);
    run_on_event(load, "delete-event-if-empty", num);
    DmStmt *stmt = dm_stmt(load->store, "refresh-event");
    dm_in_int(stmt, ":num", num);
    if (!dm_step(stmt))
        return;
    g_autofree char *id = g_strdup(dm_out_borrow(stmt));
    DmKind kind = (DmKind)dm_out_int(stmt, DM_KIND_COUNT);
    bool plain = dm_out_int(stmt, 0), stable = dm_out_int(stmt, 0);
    dm_run(stmt);
    if (plain)
        run_on_event(load, "put-sketch", num);
    else if (stable)
        dm_shown_refresh(load->store, num, id, kind);
}

static void refresh(DmLoad *load)
{
    GHashTableIter iter;
    gpointer key;
    g_hash_table_iter_init(&iter, load->touched);
    while (g_hash_table_iter_next(&iter, &key, NULL))
        refresh_event(load, *(gint64 *)key);
    DmStmt *stmt = dm_stmt(load->store, "put-sketches"); /* of those nobody knew before, too */
    dm_in_int(stmt, ":first", load->first_report);
    dm_run(stmt);
    dm_run(dm_stmt(load->store, "delete-empty-pairs"));
    dm_run(dm_stmt(load->store, "mark-venue-pairs"));
}

/* ---- References ---- */

enum { LISTED = 20 }; /* referrers named in a message */

static bool still_there(DmLoad *load, const char *gone)
{
    static const struct {
        char mark;
        const char *query;
    } queries[] = {{'e', "event-exists"}, {'a', "actor-exists"}, {'i', "issue-exists"}};
    if (gone[0] == 'a' && dm_builtin_actor(gone + 2))
        return true;
    for (gsize i = 0; i < G_N_ELEMENTS(queries); i++) {
        if (queries[i].mark != gone[0])
            continue;
        DmStmt *stmt = dm_stmt(load->store, queries[i].query);
        dm_in_text(stmt, ":id", gone + 2);
        return dm_step(stmt);
    }
    return false;
}

/* Appends the lines that refer to what went; counts them. */
static void list_referrers(DmLoad *load, const char *gone, GString *list, guint *count)
{
    const char *query = gone[0] == 'e'   ? "event-referrers"
                        : gone[0] == 'a' ? "actor-referrers"
                                         : "issue-referrers";
    DmStmt *stmt = dm_stmt(load->store, query);
    dm_in_text(stmt, ":id", gone + 2);
    while (dm_step(stmt)) {
        const char *what = dm_out_borrow(stmt), *path = dm_out_borrow(stmt);
        gint64 line = dm_out_int(stmt, 0), col = dm_out_int(stmt, 0);
        if ((*count)++ < LISTED)
            g_string_append_printf(list, "\n%s:%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT ": %s '%s'", path,
                                   line, col, what, gone + 2);
    }
}

static void check_references(DmLoad *load)
{
    g_autoptr(GString) list = g_string_new(NULL);
    g_autoptr(GList) keys = g_list_sort(g_hash_table_get_keys(load->gone), (GCompareFunc)strcmp);
    guint count = 0;
    for (GList *key = keys; key; key = key->next)
        if (!still_there(load, key->data))
            list_referrers(load, key->data, list, &count);
    if (!count || load->store->failed)
        return;
    if (count > LISTED)
        g_string_append_printf(list, "\nand %u more", count - LISTED);
    dm_db_fail_with(load->store,
                    g_error_new(DM_ERROR, DM_ERROR_REFERENCED,
                                "what would go is still referred to; nothing was changed%s", list->str));
}

static void finish(DmLoad *load)
{
    refresh(load);
    check_references(load);
}

/* ---- Adding ---- */

/* The number of the file with this identity, and whether its bytes are the same; −1 none. */
static gint64 find_file(DmStore *store, const DmRecordFile *file, bool *ret_same)
{
    DmStmt *stmt = dm_stmt(store, "file-by-identity");
    dm_in_text(stmt, ":identity", file->identity);
    if (!dm_step(stmt))
        return -1;
    gint64 num = dm_out_int(stmt, -1);
    *ret_same =
        *file->sha256 && !g_strcmp0(dm_out_borrow(stmt), file->sha256); /* none: not made from bytes */
    return num;
}

static void move_file(DmLoad *load, gint64 num, const DmRecordFile *file)
{
    g_autofree char *location = g_canonicalize_filename(file->path, NULL);
    DmStmt *stmt = dm_stmt(load->store, "move-file");
    dm_in_text(stmt, ":path", file->path);
    dm_in_text(stmt, ":location", location);
    dm_in_int(stmt, ":num", num);
    dm_run(stmt);
}

static void add_file(DmLoad *load, const DmRecordFile *file, DmAddCounts *counts)
{
    bool same = false;
    gint64 num = find_file(load->store, file, &same);
    if (same) {
        move_file(load, num, file);
        counts->unchanged++;
        return;
    }
    if (num >= 0)
        delete_file(load, num);
    counts->replaced += num >= 0;
    counts->added += num < 0;
    dm_put_file(load, file);
}

static bool below(const char *location, const char *folder)
{
    g_autofree char *absolute = g_canonicalize_filename(folder, NULL);
    gsize len = strlen(absolute);
    return !strncmp(location, absolute, len) &&
           (location[len] == G_DIR_SEPARATOR || (len && absolute[len - 1] == '/'));
}

static void drop_missing(DmLoad *load, const DmModel *model, const DmAddOptions *options, DmAddCounts *counts)
{
    g_autoptr(GHashTable) kept = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < dm_model_n_files(model); i++)
        g_hash_table_add(kept, (gpointer)dm_model_file(model, i)->identity);
    g_autoptr(GArray) drop = g_array_new(false, false, sizeof(gint64));
    DmStmt *stmt = dm_stmt(load->store, "files");
    while (dm_step(stmt)) {
        gint64 num = dm_out_int(stmt, 0);
        const char *identity = dm_out_borrow(stmt), *location = dm_out_borrow(stmt);
        for (gsize i = 0; i < options->n_sync_folders; i++)
            if (below(location, options->sync_folders[i]) && !g_hash_table_contains(kept, identity)) {
                g_array_append_val(drop, num);
                break;
            }
    }
    for (guint i = 0; i < drop->len; i++)
        delete_file(load, g_array_index(drop, gint64, i));
    counts->dropped = drop->len;
}

/* Into an empty store the secondary indexes are made after the rows: one sort instead of a million searches.
 */
static GPtrArray *take_indexes(DmStore *store)
{
    GPtrArray *indexes = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GString) drops = g_string_new(NULL);
    DmStmt *stmt = dm_stmt(store, "indexes");
    while (dm_step(stmt)) {
        g_string_append_printf(drops, "DROP INDEX %s;", dm_out_borrow(stmt));
        g_ptr_array_add(indexes, g_strdup(dm_out_borrow(stmt)));
    }
    dm_db_rest(store);
    dm_exec(store, drops->str);
    return indexes;
}

static bool progress(const DmAddOptions *options, DmStore *store, guint done, guint total)
{
    if (!options || !options->progress || options->progress(options->progress_user, "adding", done, total))
        return true;
    dm_db_fail_with(store, g_error_new(DM_ERROR, DM_ERROR_INTERRUPTED, "interrupted; nothing was changed"));
    return false;
}

static void load_files(DmLoad *load, const DmModel *model, const DmAddOptions *options, DmAddCounts *counts)
{
    guint n = dm_model_n_files(model);
    gint64 first = load->next_report;
    bool bulk = first == 1 && n > 0;
    g_autoptr(GPtrArray) indexes = bulk ? take_indexes(load->store) : NULL;
    for (guint i = 0; i < n && progress(options, load->store, i, n) && !load->store->failed; i++)
        add_file(load, dm_model_file(model, i), counts);
    for (guint i = 0; indexes && i < indexes->len; i++)
        dm_exec(load->store, indexes->pdata[i]);
    DmStmt *stmt = dm_stmt(load->store, "index-reports");
    dm_in_int(stmt, ":first", first);
    dm_run(stmt);
    progress(options, load->store, n, n);
}

bool dm_store_add(DmStore *store, const DmModel *model, const DmAddOptions *options, DmAddCounts *ret_counts,
                  GError **error)
{
    DmAddCounts counts = {0};
    DmLoad load;
    begin(store);
    load_init(&load, store);
    load_files(&load, model, options, &counts);
    if (options && options->n_sync_folders)
        drop_missing(&load, model, options, &counts);
    finish(&load);
    counts.events = load.events;
    load_clear(&load);
    if (!end(store, error))
        return false;
    *ret_counts = counts;
    return true;
}

bool dm_store_remove(DmStore *store, const char *const *identities, gsize n, GError **error)
{
    DmLoad load;
    begin(store);
    load_init(&load, store);
    for (gsize i = 0; i < n && !store->failed; i++) {
        bool same;
        gint64 num = find_file(store, &(DmRecordFile){.identity = identities[i]}, &same);
        if (num >= 0)
            delete_file(&load, num);
        else
            dm_db_fail_with(store, g_error_new(DM_ERROR, DM_ERROR_NOT_FOUND, "no source '%s' in the store",
                                               identities[i]));
    }
    finish(&load);
    load_clear(&load);
    return end(store, error);
}
