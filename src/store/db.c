/* Between the store and SQLite: see db.h. */
#include "store/db.h"
#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

static const char *explain(int code)
{
    static const struct {
        int code;
        const char *text;
    } known[] = {
        {SQLITE_FULL, "no space left for it"},
        {SQLITE_READONLY, "it cannot be written"},
        {SQLITE_CANTOPEN, "it cannot be opened"},
        {SQLITE_BUSY, "another program is writing to it"},
        {SQLITE_LOCKED, "another program is writing to it"},
        {SQLITE_NOTADB, "it is not a database"},
        {SQLITE_CORRUPT, "it is damaged; delete it and add the event files again"},
        {SQLITE_IOERR, "the disk failed or is full"},
        {SQLITE_PERM, "it may not be opened"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(known); i++)
        if (known[i].code == (code & 0xff))
            return known[i].text;
    return NULL;
}

void dm_db_fail_with(DmStore *store, GError *error)
{
    if (store->failed)
        g_error_free(error);
    else
        store->failed = error;
}

/* SQLite's second attempt, to read only, hides why a file could not be made. */
static int system_error(DmStore *store, int code)
{
    if ((code & 0xff) == SQLITE_CANTOPEN && store->created) {
        g_autofree char *folder = g_path_get_dirname(store->path);
        if (faccessat(AT_FDCWD, folder, W_OK | X_OK, AT_EACCESS) != 0)
            return errno;
    }
    return store->db ? sqlite3_system_errno(store->db) : 0;
}

/* Whether the file was taken away under us: a load that fails removes the empty store it made. */
static bool is_gone(DmStore *store)
{
    int moved = 0;
    return store->db && !sqlite3_file_control(store->db, "main", SQLITE_FCNTL_HAS_MOVED, &moved) && moved;
}

void dm_db_fail(DmStore *store, int code)
{
    if (store->failed)
        return;
    const char *text = is_gone(store) ? "it was removed in the meantime; try again" : explain(code);
    int system = system_error(store, code);
    bool own = (code & 0xff) == SQLITE_IOERR || (code & 0xff) == SQLITE_CANTOPEN;
    const char *detail = own && system ? g_strerror(system) : NULL;
    int kind = (code & 0xff) == SQLITE_NOTADB ? DM_ERROR_NOT_OURS : DM_ERROR_STORE;
    store->failed =
        g_error_new(DM_ERROR, kind, "%s: %s%s%s%s", store->path, text ? text : sqlite3_errmsg(store->db),
                    detail ? " (" : "", detail ? detail : "", detail ? ")" : "");
}

void dm_db_rest(DmStore *store)
{
    GHashTableIter iter;
    gpointer stmt;
    g_hash_table_iter_init(&iter, store->stmts);
    while (g_hash_table_iter_next(&iter, NULL, &stmt))
        sqlite3_reset(((DmStmt *)stmt)->stmt);
}

bool dm_db_good(DmStore *store, GError **error)
{
    dm_db_rest(store);
    if (!store->failed)
        return true;
    g_propagate_error(error, g_steal_pointer(&store->failed));
    return false;
}

static sqlite3_stmt *prepare(DmStore *store, const char *name)
{
    g_autofree char *path = g_strconcat("queries/", name, ".sql", NULL);
    gsize len;
    const char *sql = dm_embedded(path, &len);
    g_assert(sql);
    sqlite3_stmt *stmt = NULL;
    int code = sqlite3_prepare_v3(store->db, sql, (int)len, SQLITE_PREPARE_PERSISTENT, &stmt, NULL);
    if (code == SQLITE_ERROR)
        g_error("%s: %s", path, sqlite3_errmsg(store->db));
    if (code)
        dm_db_fail(store, code);
    return stmt;
}

DmStmt *dm_stmt(DmStore *store, const char *name)
{
    DmStmt *stmt = g_hash_table_lookup(store->stmts, name);
    if (!stmt) {
        stmt = g_new0(DmStmt, 1);
        stmt->store = store;
        g_hash_table_insert(store->stmts, g_strdup(name), stmt);
    }
    if (!stmt->stmt && !store->failed)
        stmt->stmt = prepare(store, name);
    if (stmt->stmt)
        sqlite3_reset(stmt->stmt);
    stmt->in = stmt->out = 0;
    return stmt;
}

/* The next parameter, after a look at its name; 0 when there is no statement. */
static int next_in(DmStmt *stmt, const char *name)
{
    if (!stmt->stmt)
        return 0;
    const char *expected = sqlite3_bind_parameter_name(stmt->stmt, ++stmt->in);
    g_assert(expected && !strcmp(expected, name));
    return stmt->in;
}

void dm_in_int(DmStmt *stmt, const char *name, gint64 value)
{
    int at = next_in(stmt, name);
    if (at)
        sqlite3_bind_int64(stmt->stmt, at, value);
}

void dm_in_null(DmStmt *stmt, const char *name)
{
    int at = next_in(stmt, name);
    if (at)
        sqlite3_bind_null(stmt->stmt, at);
}

void dm_in_real(DmStmt *stmt, const char *name, double value)
{
    int at = next_in(stmt, name);
    if (at)
        sqlite3_bind_double(stmt->stmt, at, value); /* SQLite keeps a NAN as NULL */
}

void dm_in_text(DmStmt *stmt, const char *name, const char *value)
{
    int at = next_in(stmt, name);
    if (at)
        sqlite3_bind_text(stmt->stmt, at, value, -1, SQLITE_STATIC);
}

void dm_in_list(DmStmt *stmt, const char *name, const char *const *values)
{
    if (!values) {
        dm_in_null(stmt, name);
        return;
    }
    GString *json = g_string_new("[");
    for (; *values; values++) {
        g_string_append(json, json->len > 1 ? ",\"" : "\"");
        dm_escape_json(json, *values);
        g_string_append_c(json, '"');
    }
    g_string_append_c(json, ']');
    int at = next_in(stmt, name);
    if (at)
        sqlite3_bind_text(stmt->stmt, at, json->str, (int)json->len, SQLITE_TRANSIENT);
    g_string_free(json, true);
}

bool dm_step(DmStmt *stmt)
{
    stmt->out = 0;
    if (!stmt->stmt || stmt->store->failed)
        return false;
    int code = sqlite3_step(stmt->stmt);
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE)
        dm_db_fail(stmt->store, code);
    sqlite3_reset(stmt->stmt);
    return false;
}

void dm_run(DmStmt *stmt)
{
    while (dm_step(stmt))
        continue;
}

void dm_exec(DmStore *store, const char *sql)
{
    if (store->failed)
        return;
    int code = sqlite3_exec(store->db, sql, NULL, NULL, NULL);
    if (code)
        dm_db_fail(store, code);
}

gint64 dm_out_int(DmStmt *stmt, gint64 if_null)
{
    sqlite3_value *value = sqlite3_column_value(stmt->stmt, stmt->out++);
    return sqlite3_value_type(value) == SQLITE_NULL ? if_null : sqlite3_value_int64(value);
}

double dm_out_real(DmStmt *stmt)
{
    sqlite3_value *value = sqlite3_column_value(stmt->stmt, stmt->out++);
    return sqlite3_value_type(value) == SQLITE_NULL ? (double)NAN : sqlite3_value_double(value);
}

const char *dm_out_borrow(DmStmt *stmt)
{
    return (const char *)sqlite3_column_text(stmt->stmt, stmt->out++);
}

const char *dm_out_text(DmStmt *stmt, DmArena *arena)
{
    int at = stmt->out++;
    const char *text = (const char *)sqlite3_column_text(stmt->stmt, at);
    return text ? dm_arena_strndup(arena, text, (gsize)sqlite3_column_bytes(stmt->stmt, at)) : NULL;
}

DmDay dm_out_day(DmStmt *stmt)
{
    gint64 day = dm_out_int(stmt, DM_DB_EARLIEST_OPEN);
    return day == DM_DB_LATEST_OPEN || day == DM_DB_EARLIEST_OPEN ? DM_DAY_OPEN : (DmDay)day;
}

enum { FORM_SHAPE = 0, FORM_PRECISION = 3, FORM_UNCERTAIN = 6, FORM_APPROXIMATE = 7, FORM_MINUTE = 8 };

gint64 dm_db_form(const DmDate *date)
{
    return date->shape << FORM_SHAPE | date->precision << FORM_PRECISION | date->uncertain << FORM_UNCERTAIN |
           date->approximate << FORM_APPROXIMATE | (date->minute + 1) << FORM_MINUTE;
}

void dm_db_unpack_form(gint64 form, DmDate *date)
{
    date->shape = form >> FORM_SHAPE & 7;
    date->precision = form >> FORM_PRECISION & 7;
    date->uncertain = form >> FORM_UNCERTAIN & 1;
    date->approximate = form >> FORM_APPROXIMATE & 1;
    date->minute = (gint16)((form >> FORM_MINUTE) - 1);
}

bool dm_out_date(DmStmt *stmt, DmDate *ret_date)
{
    const char *edtf = dm_out_borrow(stmt);
    gint64 form = dm_out_int(stmt, 0);
    DmWindow window = {.earliest = dm_out_day(stmt), .latest = dm_out_day(stmt)};
    if (!edtf) {
        *ret_date = (DmDate){0};
        return false;
    }
    ret_date->window = window;
    g_strlcpy(ret_date->edtf, edtf, sizeof ret_date->edtf);
    dm_db_unpack_form(form, ret_date);
    return true;
}

gint64 dm_db_earliest(DmDay day)
{
    return day == DM_DAY_OPEN ? DM_DB_EARLIEST_OPEN : day;
}

gint64 dm_db_latest(DmDay day)
{
    return day == DM_DAY_OPEN ? DM_DB_LATEST_OPEN : day;
}
