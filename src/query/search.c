/* Search expressions: from the text to terms and filters, and from terms to events. */
#include "query/search.h"
#include <string.h>

/* ---- Reading ---- */

typedef struct Reader {
    const char *text, *at;
    DmArena *arena;
    DmSearch *search;
    GError **error;
} Reader;

static bool wrong(const Reader *reader, const char *start, gsize len, const char *message)
{
    g_autofree char *marks = g_strnfill(MAX(1, g_utf8_strlen(start, (gssize)len)), '~');
    marks[0] = '^';
    g_set_error(reader->error, DM_ERROR, DM_ERROR_SYNTAX, "search: %s\n    %s\n    %*s%s", message,
                reader->text, (int)g_utf8_strlen(reader->text, start - reader->text), "", marks);
    return false;
}

static const char *const *split(const Reader *reader, const char *value)
{
    g_auto(GStrv) parts = g_strsplit(value, ",", -1);
    const char **list = dm_arena_alloc(reader->arena, (g_strv_length(parts) + 1) * sizeof *list);
    for (guint i = 0; parts[i]; i++)
        list[i] = dm_arena_strdup(reader->arena, parts[i]);
    return list;
}

static bool read_kinds(Reader *reader, const char *start, const char *value)
{
    const char *const *kinds = split(reader, value);
    for (; *kinds; kinds++) {
        int kind;
        if (!dm_enum_find(dm_kind_names, *kinds, &kind)) {
            const char *near = dm_enum_nearest(dm_kind_names, *kinds);
            g_autofree char *message = near
                                           ? g_strdup_printf("no kind '%s'; did you mean '%s'?", *kinds, near)
                                           : g_strdup_printf("no kind '%s'", *kinds);
            return wrong(reader, start, strlen(value), message);
        }
        reader->search->filter.kinds |= 1u << kind;
    }
    return true;
}

static bool read_end(Reader *reader, const char *start, const char *text, DmWindow *ret_window)
{
    DmDate date;
    DmDateError problem;
    *ret_window = (DmWindow){DM_DAY_OPEN, DM_DAY_OPEN};
    if (!*text)
        return true;
    if (!dm_date_parse(text, &date, &problem))
        return wrong(reader, start, strlen(text), problem.message);
    *ret_window = date.window;
    return true;
}

/* `D`, `A..B`, `A..` or `..B`. */
static bool read_dates(Reader *reader, const char *start, const char *value)
{
    const char *dots = strstr(value, "..");
    g_autofree char *first = dots ? g_strndup(value, (gsize)(dots - value)) : g_strdup(value);
    DmWindow from, to;
    if (!read_end(reader, start, first, &from))
        return false;
    if (!dots)
        to = from;
    else if (!read_end(reader, start + (dots - value) + 2, dots + 2, &to))
        return false;
    reader->search->filter.from = from.earliest;
    reader->search->filter.to = to.latest;
    return true;
}

static bool read_list(Reader *reader, gsize offset, const char *value)
{
    *(const char *const **)((char *)&reader->search->filter + offset) = split(reader, value);
    return true;
}

static const DmEnum field_names[] = {{"actor", 0, ""},  {"issue", 1, ""}, {"country", 2, ""},
                                     {"status", 3, ""}, {"kind", 4, ""},  {"date", 5, ""},
                                     {NULL, 0, NULL}};

static bool read_field(Reader *reader, const char *start, const char *name, const char *value)
{
    static const gsize lists[] = {G_STRUCT_OFFSET(DmFilter, actors), G_STRUCT_OFFSET(DmFilter, issues),
                                  G_STRUCT_OFFSET(DmFilter, countries), G_STRUCT_OFFSET(DmFilter, statuses)};
    int field;
    const char *value_start = start + strlen(name) + 1;
    if (!dm_enum_find(field_names, name, &field)) {
        const char *near = dm_enum_nearest(field_names, name);
        g_autofree char *list = dm_enum_list(field_names);
        g_autofree char *message = near ? g_strdup_printf("no field '%s'; did you mean '%s'?", name, near)
                                        : g_strdup_printf("no field '%s'; there are %s", name, list);
        return wrong(reader, start, strlen(name), message);
    }
    if (!*value)
        return wrong(reader, value_start, 1, "a value is missing after the colon");
    if (field == 4)
        return read_kinds(reader, value_start, value);
    return field == 5 ? read_dates(reader, value_start, value) : read_list(reader, lists[field], value);
}

static bool has_word(const char *text, gsize len)
{
    for (const char *at = text; at < text + len; at = g_utf8_next_char(at))
        if (g_unichar_isalnum(g_utf8_get_char(at)))
            return true;
    return false;
}

static bool add_term(Reader *reader, const char *start, gsize len, bool prefix, bool without)
{
    if (!has_word(start, len))
        return wrong(reader, start, len, "there is no word in it");
    DmTerm *term = dm_list_add(reader->arena, &reader->search->terms);
    term->text = dm_arena_strndup(reader->arena, start, len);
    g_autofree char *plain = g_strdelimit(g_strdup(term->text), "\"", ' ');
    term->match = dm_arena_printf(reader->arena, "\"%s\"%s", plain, prefix ? "*" : "");
    term->prefix = prefix;
    term->without = without;
    return true;
}

static bool read_phrase(Reader *reader, bool without)
{
    const char *start = reader->at + 1, *close = strchr(start, '"');
    if (!close)
        return wrong(reader, reader->at, 1, "this quotation mark is not closed");
    bool prefix = close[1] == '*';
    reader->at = close + 1 + prefix;
    return add_term(reader, start, (gsize)(close - start), prefix, without);
}

static bool read_one(Reader *reader)
{
    bool without = *reader->at == '-' && reader->at[1] && reader->at[1] != ' ';
    reader->at += without;
    if (*reader->at == '"')
        return read_phrase(reader, without);
    const char *start = reader->at;
    gsize len = strcspn(start, " \t\n\"");
    const char *colon = memchr(start, ':', len);
    reader->at += len;
    if (colon && !without) {
        g_autofree char *name = g_strndup(start, (gsize)(colon - start));
        g_autofree char *value = g_strndup(colon + 1, len - (gsize)(colon + 1 - start));
        return read_field(reader, start, name, value);
    }
    bool prefix = len > 1 && start[len - 1] == '*';
    return add_term(reader, start, len - prefix, prefix, without);
}

bool dm_search_parse(const char *text, DmArena *arena, DmSearch *ret_search, GError **error)
{
    *ret_search = (DmSearch){.filter = {.from = DM_DAY_OPEN, .to = DM_DAY_OPEN}};
    Reader reader = {.text = text, .at = text, .arena = arena, .search = ret_search, .error = error};
    if (!g_utf8_validate(text, -1, NULL)) {
        g_set_error(error, DM_ERROR, DM_ERROR_SYNTAX, "search: the text is not UTF-8");
        return false;
    }
    for (;;) {
        reader.at += strspn(reader.at, " \t\n");
        if (!*reader.at)
            break;
        if (!read_one(&reader))
            return false;
    }
    for (guint i = 0; i < ret_search->terms.len; i++)
        ret_search->wants |= !ret_search->terms.items[i].without;
    return true;
}

/* ---- Finding ---- */

typedef struct Found {
    DmHandle handle;
    double score, best; /* of the terms so far; of the present one */
    guint terms;        /* found so far */
    bool without;
} Found;

/* Notes an event for the term `nth`, 1-based. */
static void note(DmAsk *ask, GHashTable *found, const DmTerm *term, guint nth, DmStmt *stmt)
{
    gint64 num = dm_out_int(stmt, 0);
    double score = dm_out_real(stmt);
    Found *event = g_hash_table_lookup(found, &num);
    if (!event) {
        if (nth > 1 || term->without)
            return; /* the earlier terms do not have it */
        event = g_new0(Found, 1);
        event->handle.num = num;
        event->handle.id = dm_out_text(stmt, ask->arena);
        event->handle.kind = (DmKind)dm_out_int(stmt, 0);
        event->handle.report = dm_out_int(stmt, 0);
        g_hash_table_insert(found, &event->handle.num, event);
    }
    if (term->without)
        event->without = true;
    else if (event->terms + 1 == nth) {
        event->terms = nth;
        event->best = score;
        event->score += score;
    } else if (event->terms == nth && score < event->best) {
        event->score += score - event->best;
        event->best = score;
    }
}

/* Built-in actors have no rows to search; NULL-terminated ids of those with the term as a word of a name. */
static const char **builtins(DmAsk *ask, const DmTerm *term)
{
    g_autofree char *wanted = g_utf8_casefold(term->text, -1);
    guint n;
    const DmActor *actors = dm_builtin_actors(&n);
    const char **ids = dm_arena_alloc(ask->arena, (n + 1) * sizeof *ids);
    guint len = 0;
    for (guint i = 0; i < n; i++) {
        bool hit = false;
        for (guint j = 0; j <= actors[i].aliases.len && !hit; j++) {
            const char *name = j ? actors[i].aliases.items[j - 1].text : actors[i].name.text;
            g_autofree char *folded = name ? g_utf8_casefold(name, -1) : NULL;
            hit = folded && (term->prefix ? g_str_has_prefix(folded, wanted) : !strcmp(folded, wanted));
        }
        if (hit)
            ids[len++] = actors[i].id.text;
    }
    return ids;
}

enum { COMMON = 5000 }; /* reports from which on a word is looked for event by event */

/* Notes what a statement finds by the day, its own parameters being bound. */
static void note_all(DmAsk *ask, GHashTable *found, const DmTerm *term, guint nth, DmStmt *stmt)
{
    dm_in_int(stmt, ":known", ask->known);
    dm_in_int(stmt, ":drafts", ask->as_of->drafts);
    while (dm_step(stmt))
        note(ask, found, term, nth, stmt);
}

/* By a query that asks for the term alone. */
static void find_match(DmAsk *ask, GHashTable *found, const DmTerm *term, guint nth, const char *query)
{
    DmStmt *stmt = dm_stmt(ask->store, query);
    dm_in_text(stmt, ":match", term->match);
    note_all(ask, found, term, nth, stmt);
}

/* In the words of the events found so far. */
static void find_among(DmAsk *ask, GHashTable *found, const DmTerm *term, guint nth)
{
    guint n;
    g_autofree gpointer *nums = g_hash_table_get_keys_as_array(found, &n);
    for (guint i = 0; i < n; i++) {
        DmStmt *stmt = dm_stmt(ask->store, "search-words-of");
        dm_in_int(stmt, ":event", *(gint64 *)nums[i]);
        dm_in_text(stmt, ":match", term->match);
        note_all(ask, found, term, nth, stmt);
    }
}

/* In the names of actors; the built-in ones have no rows to search. */
static void find_names(DmAsk *ask, GHashTable *found, const DmTerm *term, guint nth)
{
    find_match(ask, found, term, nth, "search-names");
    const char **ids = builtins(ask, term);
    if (!*ids)
        return;
    DmStmt *stmt = dm_stmt(ask->store, "search-actors");
    dm_in_list(stmt, ":actors", ids);
    note_all(ask, found, term, nth, stmt);
}

static void find_term(DmAsk *ask, GHashTable *found, const DmTerm *term, guint nth)
{
    bool among = (nth > 1 || term->without) && term->frequency >= COMMON && g_hash_table_size(found) < COMMON;
    if (among)
        find_among(ask, found, term, nth);
    else
        find_match(ask, found, term, nth, "search-words"); /* of every report */
    find_names(ask, found, term, nth);
}

/* What must be there before what must not, the rare before the common. */
static int by_frequency(gconstpointer a, gconstpointer b)
{
    const DmTerm *x = a, *y = b;
    if (x->without != y->without)
        return x->without ? 1 : -1;
    if (x->frequency != y->frequency)
        return x->frequency < y->frequency ? -1 : 1;
    return strcmp(x->match, y->match);
}

static void order_terms(DmAsk *ask, DmSearch *search)
{
    for (guint i = 0; i < search->terms.len; i++) {
        DmStmt *stmt = dm_stmt(ask->store, "search-frequency");
        dm_in_text(stmt, ":match", search->terms.items[i].match);
        dm_in_int(stmt, ":limit", COMMON);
        if (dm_step(stmt))
            search->terms.items[i].frequency = dm_out_int(stmt, 0);
    }
    qsort(search->terms.items, search->terms.len, sizeof *search->terms.items, by_frequency);
}

void dm_search_candidates(DmAsk *ask, DmSearch *search, DmHandles *handles)
{
    g_autoptr(GHashTable) found = g_hash_table_new_full(g_int64_hash, g_int64_equal, NULL, g_free);
    guint wanted = 0;
    order_terms(ask, search);
    for (guint i = 0; i < search->terms.len; i++) {
        const DmTerm *term = &search->terms.items[i];
        find_term(ask, found, term, term->without ? wanted : ++wanted);
    }
    search->scores = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
    GHashTableIter iter;
    gpointer value;
    g_hash_table_iter_init(&iter, found);
    while (g_hash_table_iter_next(&iter, NULL, &value)) {
        Found *event = value;
        if (event->terms < wanted || event->without)
            continue;
        double *score = g_new(double, 1);
        *score = event->score;
        g_hash_table_insert(search->scores, (gpointer)event->handle.id, score);
        *dm_list_add(ask->arena, handles) = event->handle;
    }
}

void dm_search_drop(DmAsk *ask, const DmSearch *search, DmEventRows *rows)
{
    g_autoptr(GHashTable) found = g_hash_table_new_full(g_int64_hash, g_int64_equal, NULL, g_free);
    for (guint i = 0; i < search->terms.len; i++) {
        DmTerm there = search->terms.items[i];
        there.without = false;
        find_term(ask, found, &there, 1);
    }
    g_autoptr(GHashTable) ids = g_hash_table_new(g_str_hash, g_str_equal);
    GHashTableIter iter;
    gpointer value;
    g_hash_table_iter_init(&iter, found);
    while (g_hash_table_iter_next(&iter, NULL, &value))
        g_hash_table_add(ids, (gpointer)((Found *)value)->handle.id);
    guint kept = 0;
    for (guint i = 0; i < rows->len; i++)
        if (!g_hash_table_contains(ids, rows->items[i].id))
            rows->items[kept++] = rows->items[i];
    rows->len = kept;
}

/* ---- Ranking ---- */

static int by_score(gconstpointer a, gconstpointer b, gpointer unused)
{
    const DmEventRow *x = a, *y = b;
    return x->score < y->score ? -1 : x->score > y->score;
}

/* The words around the matches, from the report that matches best, the matches in square brackets. */
static const char *mark_words(DmAsk *ask, const char *any, const char *event)
{
    DmStmt *stmt = dm_stmt(ask->store, "search-marks");
    dm_in_text(stmt, ":match", any);
    dm_in_text(stmt, ":event", event);
    dm_in_int(stmt, ":known", ask->known);
    dm_in_int(stmt, ":drafts", ask->as_of->drafts);
    const char *marked = dm_step(stmt) ? dm_out_text(stmt, ask->arena) : NULL;
    return marked ? g_strdelimit((char *)marked, "\n", ' ') : NULL; /* our own copy */
}

void dm_search_rank(DmAsk *ask, DmSearch *search, DmEventRows *rows)
{
    g_autoptr(GString) any = g_string_new(NULL);
    for (guint i = 0; i < search->terms.len; i++)
        if (!search->terms.items[i].without)
            g_string_append_printf(any, "%s%s", any->len ? " OR " : "", search->terms.items[i].match);
    for (guint i = 0; i < rows->len; i++) {
        rows->items[i].score = *(double *)g_hash_table_lookup(search->scores, rows->items[i].id);
        rows->items[i].match = mark_words(ask, any->str, rows->items[i].id);
    }
    if (rows->len) /* by date already, and the sort is stable */
        g_qsort_with_data(rows->items, (gint)rows->len, sizeof *rows->items, by_score, NULL);
    g_clear_pointer(&search->scores, g_hash_table_unref);
}
