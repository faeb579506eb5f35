/* Loads a made-up store of N events (default 1,000,000) and times the questions beside the bare SQL for the
 * same rows. Usage: bench_store [N] [FILE]; a FILE that is there already is asked again without loading. */
#include <demarche/query.h>
#include <glib/gstdio.h>
#include <math.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ACTORS = 200, ISSUES = 40, PER_SOURCE = 500, SOURCES_A_LOAD = 20 };

static DmDay first_day;

typedef struct Maker {
    GRand *random;
    guint n, done;
    GPtrArray *open; /* ids of commitments that wait to be settled */
} Maker;

static DmText text(DmArena *arena, const char *value)
{
    return (DmText){dm_arena_strdup(arena, value), {1, 1}};
}

static DmText actor(Maker *maker, DmArena *arena)
{
    double skewed = pow(g_rand_double(maker->random), 2);
    return (DmText){dm_arena_printf(arena, "actor-%03d", (int)(skewed * ACTORS)), {1, 1}};
}

static void add_part(DmArena *arena, DmEvent *event, DmText who, DmWord field)
{
    *dm_list_add(arena, &event->parts) = (DmPart){who, field, field};
}

static void settle(Maker *maker, DmArena *arena, DmEvent *event)
{
    guint at = (guint)g_rand_int_range(maker->random, 0, (gint)maker->open->len);
    char *id = g_ptr_array_steal_index_fast(maker->open, at);
    DmUpdate *update = dm_list_add(arena, &event->updates);
    dm_place_init(&update->place);
    update->of = text(arena, id);
    update->status = g_rand_boolean(maker->random) ? DM_STATUS_FULFILLED : DM_STATUS_BROKEN;
    g_free(id);
}

static void make_event(Maker *maker, DmArena *arena, DmEvent *event, DmDay published)
{
    static const DmKind kinds[] = {DM_KIND_STATEMENT, DM_KIND_STATEMENT, DM_KIND_STATEMENT, DM_KIND_MEETING,
                                   DM_KIND_MEETING,   DM_KIND_CALL,      DM_KIND_ACTION,    DM_KIND_ACTION,
                                   DM_KIND_DEADLINE,  DM_KIND_COMMITMENT};
    dm_event_init(event);
    event->kind = kinds[g_rand_int_range(maker->random, 0, G_N_ELEMENTS(kinds))];
    guint again =
        maker->done > 1000 && event->kind == DM_KIND_MEETING && g_rand_int_range(maker->random, 0, 10) == 0;
    event->id = (DmText){
        dm_arena_printf(arena, "%s-%u", dm_enum_text(dm_kind_names, event->kind), maker->done), {1, 1}};
    if (again)
        event->id.text = dm_arena_printf(arena, "meeting-%u",
                                         maker->done - (guint)g_rand_int_range(maker->random, 1, 900));
    event->date.date = dm_date_from_day(published - g_rand_int_range(maker->random, 0, 3));
    event->title =
        (DmText){dm_arena_printf(arena, "What happened as number %u of a long record", maker->done), {1, 1}};
    *dm_list_add(arena, &event->issues) =
        (DmText){dm_arena_printf(arena, "issue-%02d", g_rand_int_range(maker->random, 0, ISSUES)), {1, 1}};
    DmQuote *quote = dm_list_add(arena, &event->quotes);
    dm_quote_init(quote);
    quote->text = text(arena, "these are the words that were said on that day");
    switch (event->kind) {
    case DM_KIND_STATEMENT: {
        add_part(arena, event, actor(maker, arena), DM_WORD_SPEAKER);
        DmPosition *position = dm_list_add(arena, &event->positions);
        position->actor = event->parts.items[0].who;
        position->issue = event->issues.items[0];
        position->stance = (DmStance)g_rand_int_range(maker->random, -2, 3);
        break;
    }
    case DM_KIND_DEADLINE:
    case DM_KIND_COMMITMENT: {
        bool deadline = event->kind == DM_KIND_DEADLINE;
        add_part(arena, event, actor(maker, arena), deadline ? DM_WORD_SET_ON : DM_WORD_BY);
        add_part(arena, event, actor(maker, arena), deadline ? DM_WORD_SET_BY : DM_WORD_TO);
        event->due.pos = (DmPos){1, 1};
        event->due.date = dm_date_from_window((DmWindow){published + 10, published + 30});
        g_ptr_array_add(maker->open, g_strdup(event->id.text));
        break;
    }
    case DM_KIND_ACTION:
        add_part(arena, event, actor(maker, arena), DM_WORD_BY);
        if (maker->open->len > 500) /* the last few hundred stay open */
            settle(maker, arena, event);
        break;
    default:
        add_part(arena, event, actor(maker, arena), DM_WORD_PARTICIPANT);
        add_part(arena, event, actor(maker, arena), DM_WORD_PARTICIPANT);
    }
    maker->done++;
}

static void make_source(Maker *maker, DmModel *model)
{
    DmArena *arena = dm_model_arena(model);
    g_autofree char *path = g_strdup_printf("source-%07u.yaml", maker->done);
    DmRecordFile *file = dm_model_add_file(model, path, NULL);
    DmDay published = first_day + (DmDay)(maker->done * 3650.0 / maker->n);
    file->has_source = true;
    file->source.id = (DmText){dm_arena_printf(arena, "source-%07u", maker->done), {1, 1}};
    file->source.published.date = dm_date_from_day(published);
    file->identity = file->source.id.text;
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (int i = 0; i < PER_SOURCE && maker->done < maker->n; i++) {
        DmEvent *event = dm_list_add(arena, &file->events);
        make_event(maker, arena, event, published);
        if (!g_hash_table_add(seen, (gpointer)event->id.text))
            event->id.text = dm_arena_printf(arena, "other-%u", maker->done); /* once a file */
    }
}

static void fill(DmStore *store, guint n)
{
    g_autoptr(GPtrArray) open = g_ptr_array_new_with_free_func(g_free);
    Maker maker = {.random = g_rand_new_with_seed(1), .n = n, .open = open};
    gint64 loading = 0;
    while (maker.done < n) {
        g_autoptr(DmModel) model = dm_model_new();
        g_autoptr(GError) error = NULL;
        DmAddCounts counts;
        for (int i = 0; i < SOURCES_A_LOAD && maker.done < n; i++)
            make_source(&maker, model);
        gint64 start = g_get_monotonic_time();
        if (!dm_store_add(store, model, NULL, &counts, &error))
            g_error("%s", error->message);
        loading += g_get_monotonic_time() - start;
    }
    g_rand_free(maker.random);
    printf("load of %u events in loads of %d: %.1f s\n", n, PER_SOURCE * SOURCES_A_LOAD,
           (double)loading / 1e6);
}

/* ---- Questions, each beside the bare SQL for its rows ---- */

static const DmPositionFilter no_filter;

static guint ask_events(DmStore *store, const DmAsOf *as_of, DmArena *arena)
{
    DmEventRows rows;
    g_assert(dm_query_events(store, as_of, NULL, arena, &rows, NULL));
    return rows.len;
}

static guint ask_month(DmStore *store, const DmAsOf *as_of, DmArena *arena)
{
    DmEventRows rows;
    const DmFilter filter = {.from = as_of->day - 400, .to = as_of->day - 370};
    g_assert(dm_query_events(store, as_of, &filter, arena, &rows, NULL));
    return rows.len;
}

static guint ask_actor(DmStore *store, const DmAsOf *as_of, DmArena *arena)
{
    DmEventRows rows;
    const DmFilter filter = {
        .actors = (const char *const[]){"actor-150", NULL}, .from = DM_DAY_OPEN, .to = DM_DAY_OPEN};
    g_assert(dm_query_events(store, as_of, &filter, arena, &rows, NULL));
    return rows.len;
}

static guint ask_commitments(DmStore *store, const DmAsOf *as_of, DmArena *arena)
{
    DmCommitmentRows rows;
    g_assert(dm_query_commitments(store, as_of, NULL, arena, &rows, NULL));
    return rows.len;
}

static guint ask_positions(DmStore *store, const DmAsOf *as_of, DmArena *arena)
{
    DmPositionRows rows;
    g_assert(dm_query_positions(store, as_of, &no_filter, arena, &rows, NULL));
    return rows.len;
}

static guint ask_diff(DmStore *store, const DmAsOf *as_of, DmArena *arena)
{
    DmDiffRows rows;
    DmAsOf from = *as_of;
    from.day -= 30;
    g_assert(dm_query_diff(store, &from, as_of, &no_filter, false, arena, &rows, NULL));
    return rows.len;
}

static double best_ms(guint (*ask)(DmStore *, const DmAsOf *, DmArena *), DmStore *store, const DmAsOf *as_of,
                      guint *ret_rows)
{
    gint64 best = G_MAXINT64;
    for (int i = 0; i < 5; i++) {
        g_autoptr(DmArena) arena = dm_arena_new();
        gint64 start = g_get_monotonic_time();
        *ret_rows = ask(store, as_of, arena);
        best = MIN(best, g_get_monotonic_time() - start);
    }
    return (double)best / 1000;
}

/* Steps through a statement and looks at every column. */
static double bare_ms(sqlite3 *db, const char *sql, const DmAsOf *as_of)
{
    gint64 best = G_MAXINT64;
    for (int i = 0; i < 5; i++) {
        sqlite3_stmt *stmt;
        gint64 start = g_get_monotonic_time();
        int code = sqlite3_prepare_v2(db, sql, -1, &stmt, NULL);
        g_assert(code == SQLITE_OK);
        sqlite3_bind_int(stmt, sqlite3_bind_parameter_index(stmt, ":day"), as_of->day);
        gsize sum = 0;
        while (sqlite3_step(stmt) == SQLITE_ROW)
            for (int c = 0; c < sqlite3_column_count(stmt); c++)
                sum += (gsize)sqlite3_column_bytes(stmt, c) + (sqlite3_column_text(stmt, c) != NULL);
        sqlite3_finalize(stmt);
        best = MIN(best, g_get_monotonic_time() - start);
        g_assert(sum);
    }
    return (double)best / 1000;
}

#define EVENT_COLUMNS                                                                                        \
    "e.id, e.kind, r.status, r.date_edtf, r.date_earliest, r.date_latest, r.title, r.summary, r.actors, "    \
    "r.place, r.country, r.lat, r.lon, r.issues, r.plover, r.weight, r.confidence, s.id, s.title, "          \
    "s.publisher, s.url, s.published, r.quote, r.quote_start, r.quote_end, f.path, r.line, r.col "           \
    "FROM event e JOIN report r ON r.event = e.num JOIN file f ON f.num = r.file "                           \
    "JOIN source s ON s.file = r.file "

static void ask_all(const char *path, DmDay day)
{
    static const struct {
        const char *name;
        guint (*ask)(DmStore *, const DmAsOf *, DmArena *);
        const char *bare;
    } questions[] = {
        {"events", ask_events,
         "SELECT " EVENT_COLUMNS "WHERE r.published <= :day ORDER BY e.earliest, e.latest, e.id"},
        {"events of a month", ask_month,
         "SELECT " EVENT_COLUMNS
         "WHERE e.earliest <= :day - 370 AND e.latest >= :day - 400 AND r.published <= :day "
         "ORDER BY e.earliest, e.latest, e.id"},
        {"events of an actor", ask_actor,
         "SELECT DISTINCT " EVENT_COLUMNS "JOIN part p ON p.event = e.num WHERE p.actor = 'actor-150' "
         "AND r.published <= :day ORDER BY e.earliest, e.latest, e.id"},
        {"commitments", ask_commitments, NULL},
        {"positions", ask_positions, NULL},
        {"diff over 30 days", ask_diff, NULL},
    };
    sqlite3 *db;
    g_assert(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK);
    for (gsize i = 0; i < G_N_ELEMENTS(questions); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(DmStore) store = dm_store_open(path, DM_STORE_READ, &error);
        guint rows;
        DmAsOf as_of = {.day = day};
        double ms = best_ms(questions[i].ask, store, &as_of, &rows);
        printf("%-20s %9u rows %9.1f ms", questions[i].name, rows, ms);
        if (questions[i].bare) {
            double bare = bare_ms(db, questions[i].bare, &as_of);
            printf("   bare SQL %9.1f ms   ratio %.2f", bare, ms / bare);
        }
        putchar('\n');
        fflush(stdout);
    }
    sqlite3_close(db);
}

int main(int argc, char **argv)
{
    guint n = argc > 1 ? (guint)atoi(argv[1]) : 1000000;
    g_autofree char *made = g_strdup_printf("%s/demarche-bench-%u.db", g_get_tmp_dir(), n);
    const char *path = argc > 2 ? argv[2] : made;
    first_day = dm_day_from_ymd(2015, 1, 1);
    if (!g_file_test(path, G_FILE_TEST_EXISTS)) {
        g_autoptr(GError) error = NULL;
        g_autoptr(DmStore) store = dm_store_open(path, DM_STORE_WRITE, &error);
        if (!store)
            g_error("%s", error->message);
        fill(store, n);
    }
    printf("as of the last day:\n");
    ask_all(path, first_day + 3660);
    printf("as of a day in the middle:\n");
    ask_all(path, first_day + 1800);
    if (argc < 3)
        g_unlink(path);
    return 0;
}
