/* What the search takes for words. */
#include "store/db.h"
#include <criterion/criterion.h>

static sqlite3 *index_of(const char *text)
{
    sqlite3 *db = NULL;
    cr_assert(!sqlite3_open(":memory:", &db) && !dm_db_add_tokenizer(db));
    cr_assert(!sqlite3_exec(db,
                            "CREATE VIRTUAL TABLE t USING fts5 (a, tokenize = 'words remove_diacritics 2')",
                            NULL, NULL, NULL));
    char *sql = sqlite3_mprintf("INSERT INTO t VALUES (%Q)", text);
    cr_assert(!sqlite3_exec(db, sql, NULL, NULL, NULL));
    sqlite3_free(sql);
    return db;
}

/* The text with the match in brackets; NULL: no match. Free with g_free. */
static char *found(sqlite3 *db, const char *match)
{
    sqlite3_stmt *stmt = NULL;
    cr_assert(
        !sqlite3_prepare_v2(db, "SELECT highlight(t, 0, '[', ']') FROM t WHERE t MATCH ?1", -1, &stmt, NULL));
    sqlite3_bind_text(stmt, 1, match, -1, SQLITE_STATIC);
    char *text =
        sqlite3_step(stmt) == SQLITE_ROW ? g_strdup((const char *)sqlite3_column_text(stmt, 0)) : NULL;
    sqlite3_finalize(stmt);
    return text;
}

Test(tokenizer, words)
{
    static const struct {
        const char *text, *match, *wanted;
    } cases[] = {
        {"Talks in Geneva", "\"geneva\"", "Talks in [Geneva]"},
        {"Erdo\u011fan spricht", "\"erdogan\"", "[Erdo\u011fan] spricht"},
        {"\u4e2d\u56fd\u56fd\u5bb6\u4e3b\u5e2d\u4e60\u8fd1\u5e73", "\"\u4e60\u8fd1\u5e73\"",
         "\u4e2d\u56fd\u56fd\u5bb6\u4e3b\u5e2d[\u4e60\u8fd1\u5e73]"},
        {"\u4e60\u8fd1\u5e73", "\"\u8fd1\u4e60\"", NULL},
        {"G7\u5cf0\u4f1a", "\"g7\"", "[G7]\u5cf0\u4f1a"},
        {"G7\u5cf0\u4f1a", "\"\u5cf0\u4f1a\"", "G7[\u5cf0\u4f1a]"},
        {"\u00e9t\u00e9\u4f1a", "\"\u4f1a\"", "[\u00e9t\u00e9\u4f1a]"},
        {"\u043f\u0435\u0440\u0435\u0433\u043e\u0432\u043e\u0440\u044b", "\u043f\u0435\u0440\u0435*",
         "[\u043f\u0435\u0440\u0435\u0433\u043e\u0432\u043e\u0440\u044b]"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        sqlite3 *db = index_of(cases[i].text);
        g_autofree char *got = found(db, cases[i].match);
        cr_expect(!g_strcmp0(got, cases[i].wanted), "%s in %s: %s", cases[i].match, cases[i].text,
                  got ? got : "nothing");
        sqlite3_close(db);
    }
}

Test(tokenizer, bytes_that_are_no_text)
{
    sqlite3 *db = NULL;
    cr_assert(!sqlite3_open(":memory:", &db) && !dm_db_add_tokenizer(db));
    cr_assert(!sqlite3_exec(db,
                            "CREATE VIRTUAL TABLE t USING fts5 (a, tokenize = words);"
                            "INSERT INTO t VALUES (CAST(x'41e4e4b8e4' AS TEXT))",
                            NULL, NULL, NULL));
    sqlite3_close(db);
}
