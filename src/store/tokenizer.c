/* On the way of words into the search: SQLite's unicode61, and where a script has no spaces between its words
 * each character is a token. A search for two of them is then one for a phrase. */
#include "store/db.h"

typedef struct Tokenizer {
    fts5_tokenizer inner; /* unicode61 */
    Fts5Tokenizer *words;
} Tokenizer;

/* What unicode61 is to call, and what we are to call. */
typedef struct Split {
    void *user;
    int (*take)(void *, int, const char *, int, int, int);
} Split;

static bool stands_alone(gunichar c)
{
    GUnicodeScript script = g_unichar_get_script(c);
    return script == G_UNICODE_SCRIPT_HAN || script == G_UNICODE_SCRIPT_HIRAGANA ||
           script == G_UNICODE_SCRIPT_KATAKANA;
}

/* The end of the piece that begins at `at`: one character that stands alone, or all up to the next such. */
static const char *piece_end(const char *at, const char *end)
{
    bool alone = stands_alone(g_utf8_get_char(at));
    for (at = g_utf8_next_char(at); !alone && at < end; at = g_utf8_next_char(at))
        if (stands_alone(g_utf8_get_char(at)))
            break;
    return at;
}

static bool is_ascii(const char *token, int len)
{
    int i = 0;
    while (i < len && !(token[i] & 0x80))
        i++;
    return i == len;
}

/* Folding may have changed the length of a token; its pieces then all stand for the whole. */
static int split(void *user, int flags, const char *token, int len, int start, int end)
{
    const Split *to = user;
    bool same = len == end - start;
    if (is_ascii(token, len) || !g_utf8_validate(token, len, NULL))
        return to->take(to->user, flags, token, len, start, end);
    for (const char *at = token, *next; at < token + len; at = next) {
        next = piece_end(at, token + len);
        int from = same ? start + (int)(at - token) : start, until = same ? start + (int)(next - token) : end;
        int code = to->take(to->user, flags, at, (int)(next - at), from, until);
        if (code)
            return code;
    }
    return SQLITE_OK;
}

static int tokenize(Fts5Tokenizer *self, void *user, int flags, const char *text, int len,
                    int (*take)(void *, int, const char *, int, int, int))
{
    Tokenizer *tokenizer = (Tokenizer *)self;
    Split to = {user, take};
    return tokenizer->inner.xTokenize(tokenizer->words, &to, flags, text, len, split);
}

static void discard(Fts5Tokenizer *self)
{
    Tokenizer *tokenizer = (Tokenizer *)self;
    if (tokenizer->words)
        tokenizer->inner.xDelete(tokenizer->words);
    g_free(tokenizer);
}

static int create(void *user, const char **args, int n_args, Fts5Tokenizer **ret_self)
{
    fts5_api *api = user;
    Tokenizer *tokenizer = g_new0(Tokenizer, 1);
    void *inner;
    int code = api->xFindTokenizer(api, "unicode61", &inner, &tokenizer->inner);
    if (!code)
        code = tokenizer->inner.xCreate(inner, args, n_args, &tokenizer->words);
    if (code)
        discard((Fts5Tokenizer *)tokenizer);
    else
        *ret_self = (Fts5Tokenizer *)tokenizer;
    return code;
}

int dm_db_add_tokenizer(sqlite3 *db)
{
    fts5_api *api = NULL;
    fts5_tokenizer tokenizer = {create, discard, tokenize};
    sqlite3_stmt *stmt = NULL;
    int code = sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &stmt, NULL);
    if (!code)
        code = sqlite3_bind_pointer(stmt, 1, &api, "fts5_api_ptr", NULL);
    if (!code)
        sqlite3_step(stmt);
    sqlite3_finalize(stmt);
    return code ? code : api ? api->xCreateTokenizer(api, "words", api, &tokenizer, NULL) : SQLITE_ERROR;
}
