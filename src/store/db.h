/* Between the store and SQLite, for src/store and src/query only: statements of schema/queries by name,
 * values in and out in the order the SQL names them, one sticky error. */
#pragma once
#include <demarche/store.h>
#include <sqlite3.h>

enum {
    DM_DB_APPLICATION = 0x646d7263, /* "dmrc" */
    DM_DB_VERSION = 4,              /* of schema/store.sql; a store with a smaller one is rebuilt */
};
/* Open bounds in columns, so that they compare as they sort. */
#define DM_DB_EARLIEST_OPEN G_MININT32
#define DM_DB_LATEST_OPEN   G_MAXINT32

struct DmStore {
    sqlite3 *db;
    char *path;
    GHashTable *stmts; /* name → DmStmt */
    GError *failed;    /* the first failure since dm_db_good() was asked; until then nothing more runs */
    bool fresh;        /* no schema yet */
    bool outdated;     /* the schema of an older program */
    bool created;      /* the file was not there before */
    int asking;        /* questions in the read transaction that is open */
};

typedef struct DmStmt {
    DmStore *store;
    sqlite3_stmt *stmt; /* NULL when it could not be prepared; everything below then does nothing */
    int in, out;        /* parameters bound, columns read */
} DmStmt;

/* Makes the tokenizer `words` of schema/store.sql known to a database; an SQLite code. */
int dm_db_add_tokenizer(sqlite3 *db);

/* The statement of schema/queries/NAME.sql, reset and ready for its parameters. Borrowed; one use at a time.
 */
DmStmt *dm_stmt(DmStore *store, const char *name);

/* Parameters, in the order in which the statement names them first; the name is checked. */
void dm_in_int(DmStmt *stmt, const char *name, gint64 value);
void dm_in_real(DmStmt *stmt, const char *name, double value);      /* NAN is NULL */
void dm_in_text(DmStmt *stmt, const char *name, const char *value); /* NULL is NULL; must outlive the step */
void dm_in_null(DmStmt *stmt, const char *name);
/* A NULL-terminated list as a JSON array, for json_each; NULL is NULL. */
void dm_in_list(DmStmt *stmt, const char *name, const char *const *values);

/* Steps to the next row; false at the end or on failure, and the statement is reset. */
bool dm_step(DmStmt *stmt);
/* Runs a statement that returns no row. */
void dm_run(DmStmt *stmt);
/* Runs plain SQL. */
void dm_exec(DmStore *store, const char *sql);

/* Columns, from the first on. */
gint64 dm_out_int(DmStmt *stmt, gint64 if_null);
double dm_out_real(DmStmt *stmt);                      /* NAN for NULL */
const char *dm_out_text(DmStmt *stmt, DmArena *arena); /* a copy; NULL for NULL */
const char *dm_out_borrow(DmStmt *stmt);               /* valid until the next step */
DmDay dm_out_day(DmStmt *stmt);                        /* open bounds and NULL as DM_DAY_OPEN */
/* Four columns: edtf, form, earliest, latest. False and a zeroed date when the field was left out. */
bool dm_out_date(DmStmt *stmt, DmDate *ret_date);

/* Notes what SQLite says now as the store's failure, unless there is one already. */
void dm_db_fail(DmStore *store, int code);
void dm_db_fail_with(DmStore *store, GError *error); /* takes the error */
/* Puts every statement to rest: no lock is held for a row not read. */
void dm_db_rest(DmStore *store);
/* The end of a question: puts the statements to rest. True when nothing failed; else hands the failure over.
 */
bool dm_db_good(DmStore *store, GError **error);

/* Day bounds for columns and parameters. */
gint64 dm_db_earliest(DmDay day);
gint64 dm_db_latest(DmDay day);
/* What of a date is not in its text and window. */
gint64 dm_db_form(const DmDate *date);
void dm_db_unpack_form(gint64 form, DmDate *date);
