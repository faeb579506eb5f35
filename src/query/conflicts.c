/* Where sources contradict each other: about one event, about one actor's stance, inside one side. */
#include "query/positions.h"
#include "query/show.h"
#include <string.h>

typedef struct Search {
    DmAsk ask;
    DmConflicts *conflicts;
    const char *only; /* event or issue, or NULL */
} Search;

static void add(Search *search, const char *what, const char *event, const char *a, const DmEvidence *from_a,
                const char *b, const DmEvidence *from_b)
{
    *dm_list_add(search->ask.arena, search->conflicts) =
        (DmConflict){.what = what, .event = event, .a = a, .b = b, .from_a = *from_a, .from_b = *from_b};
}

static void add_claims(Search *search, const char *what, const char *event, const char *words_a,
                       const DmClaim *a, const char *words_b, const DmClaim *b)
{
    DmEvidence from_a = dm_ask_evidence(a), from_b = dm_ask_evidence(b);
    add(search, what, event, words_a, &from_a, words_b, &from_b);
}

/* ---- One event ---- */

/* Told after the fact: the source was published when it was over. */
static bool looks_back(const DmClaim *claim)
{
    DmDay latest = claim->date.window.latest;
    return claim->date.shape != DM_DATE_NONE && latest != DM_DAY_OPEN && latest <= claim->published;
}

/* Two sources look back on different days. Before the fact a day may simply have moved. */
static void check_dates(Search *search, const DmHandle *event, const DmClaim *a, const DmClaim *b)
{
    if (!a->is_change && !b->is_change && looks_back(a) && looks_back(b) &&
        dm_window_overlaps(a->date.window, b->date.window) == DM_NO)
        add_claims(search, "date", event->id, dm_fact_value(&search->ask, a, DM_FIELD_DATE), a,
                   dm_fact_value(&search->ask, b, DM_FIELD_DATE), b);
}

static bool did_not_happen(DmStatus status)
{
    return status == DM_STATUS_DENIED || status == DM_STATUS_CANCELLED;
}

static bool is_announced(DmStatus status)
{
    return status == DM_STATUS_PROPOSED || status == DM_STATUS_PLANNED;
}

/* First the one, then the other: an act of one day changed what was so, or came to be, on another. */
static bool is_sequence(const DmClaim *a, const DmClaim *b)
{
    return (a->is_change || b->is_change) &&
           dm_window_overlaps(a->by_date.window, b->by_date.window) == DM_NO;
}

/* `b` is published after `a` or on the same day. */
static void check_statuses(Search *search, const DmHandle *event, const DmClaim *a, const DmClaim *b)
{
    if (!a->status || !b->status || a->status == b->status)
        return;
    bool held = a->status == DM_STATUS_HELD || b->status == DM_STATUS_HELD;
    const char *what = NULL;
    if (held && (did_not_happen(a->status) || did_not_happen(b->status)))
        what = "held-and-denied";
    else if ((a->status == DM_STATUS_HELD || dm_status_is_settlement(a->status)) && is_announced(b->status))
        what = "settled-and-announced";
    else if (a->published == b->published && !is_sequence(a, b))
        what = "status";
    if (what)
        add_claims(search, what, event->id, dm_enum_text(dm_status_names, a->status), a,
                   dm_enum_text(dm_status_names, b->status), b);
}

/* The numbers of a text, "26;3". Free with g_free. */
static char *numbers_of(const DmClaim *claim)
{
    const char *text = claim->what ? claim->what : claim->title;
    GString *numbers = g_string_new(NULL);
    for (const char *at = text; at && *at;) {
        gsize len = strspn(at, "0123456789,.");
        while (len && !g_ascii_isdigit(at[len - 1]))
            len--;
        if (len && g_ascii_isdigit(*at))
            g_string_append_printf(numbers, "%s%.*s", numbers->len ? ";" : "", (int)len, at);
        at += MAX(len, 1);
    }
    return g_string_free(numbers, false);
}

static void check_numbers(Search *search, const DmHandle *event, const DmClaim *a, const DmClaim *b)
{
    if (a->is_change || b->is_change)
        return;
    g_autofree char *in_a = numbers_of(a), *in_b = numbers_of(b);
    if (*in_a && *in_b && strcmp(in_a, in_b))
        add_claims(search, "number", event->id, a->what ? a->what : a->title, a, b->what ? b->what : b->title,
                   b);
}

/* Settled before it was made, or told as if open after it was settled. */
static void check_settlement(Search *search, const DmHandle *event, const DmClaim *settles,
                             const DmClaim *report)
{
    if (!settles->is_change || report->is_change || !dm_status_is_settlement(settles->status))
        return;
    DmWindow made = report->date.window, settled = settles->by_date.window;
    const char *made_words = dm_arena_printf(search->ask.arena, "made %s", report->date.edtf);
    const char *settled_words = dm_arena_printf(
        search->ask.arena, "%s %s", dm_enum_text(dm_status_names, settles->status), settles->by_date.edtf);
    if (dm_window_before(settled, made) != DM_YES)
        return;
    add_claims(search,
               report->published > settles->published ? "settled-and-announced" : "settled-before-made",
               event->id, made_words, report, settled_words, settles);
}

static void check_event(Search *search, const DmHandle *event)
{
    DmClaims claims = {0};
    DmView view;
    dm_ask_view(&search->ask, event, &claims, &view);
    for (guint i = 0; i < claims.len; i++) {
        for (guint j = i + 1; j < claims.len; j++) {
            const DmClaim *a = &claims.items[i], *b = &claims.items[j];
            check_dates(search, event, a, b);
            check_statuses(search, event, a, b);
            check_numbers(search, event, a, b);
            check_settlement(search, event, a, b);
            check_settlement(search, event, b, a);
        }
    }
}

static void check_events(Search *search)
{
    DmHandles handles = {0};
    DmStmt *stmt = dm_stmt(search->ask.store, "events-claimed");
    dm_in_int(stmt, ":known", search->ask.known);
    while (dm_step(stmt))
        *dm_list_add(search->ask.arena, &handles) = dm_ask_read_handle(&search->ask, stmt);
    for (guint i = 0; i < handles.len; i++)
        check_event(search, &handles.items[i]);
}

/* ---- Positions ---- */

static const char *stance_words(Search *search, const DmPositionRow *row)
{
    return dm_arena_printf(search->ask.arena, "%s %s, %s", row->actor,
                           dm_enum_text(dm_stance_names, row->stance), row->said.edtf);
}

static void add_rows(Search *search, const char *what, const DmPositionRow *a, const DmPositionRow *b)
{
    add(search, what, a->issue, stance_words(search, a), &a->evidence, stance_words(search, b), &b->evidence);
}

static void check_days(Search *search)
{
    DM_LIST(gint64) nums = {0};
    DmPairs pairs = {0};
    DmStmt *stmt = dm_stmt(search->ask.store, "two-stances");
    dm_in_int(stmt, ":known", search->ask.known);
    dm_in_int(stmt, ":drafts", search->ask.as_of->drafts);
    while (dm_step(stmt)) {
        *dm_list_add(search->ask.arena, &nums) = dm_out_int(stmt, 0);
        *dm_list_add(search->ask.arena, &nums) = dm_out_int(stmt, 0);
        DmPair *pair = dm_list_add(search->ask.arena, &pairs);
        pair->actor = dm_out_text(stmt, search->ask.arena);
        pair->issue = dm_out_text(stmt, search->ask.arena);
    }
    for (guint i = 0; i < pairs.len; i++) {
        DmPositionRow rows[2];
        if (search->only && strcmp(search->only, pairs.items[i].issue))
            continue;
        for (int side = 0; side < 2; side++) {
            gint64 num = nums.items[2 * i + (guint)side];
            dm_stance_row(&search->ask, pairs.items[i].actor, pairs.items[i].issue, &(DmStanceRun){num, num},
                          &rows[side]);
        }
        add_rows(search, "two-stances", &rows[0], &rows[1]);
    }
}

enum { MOST_FOLDS = 16 };

/* The state or organisation that an actor belongs to in the end. */
static const char *side_of(DmAsk *ask, const char *id)
{
    for (int i = 0; i < MOST_FOLDS; i++) {
        const char *of = dm_ask_actor(ask, id, -1)->of;
        if (!of)
            break;
        id = of;
    }
    return id;
}

/* A minister against his president: of one side, on one issue, for and against. */
static void check_sides(Search *search)
{
    DmPairs pairs = {0};
    DmPositionRows rows = {0};
    const DmPositionFilter filter = {.issues = (const char *const[]){search->only, NULL}};
    dm_stance_pairs(&search->ask, search->only ? &filter : NULL, &pairs);
    for (guint i = 0; i < pairs.len; i++) {
        DmStanceRun run;
        if (dm_stance_newest(&search->ask, pairs.items[i].actor, pairs.items[i].issue, &run))
            dm_stance_row(&search->ask, pairs.items[i].actor, pairs.items[i].issue, &run,
                          dm_list_add(search->ask.arena, &rows));
    }
    g_autoptr(GHashTable) last = g_hash_table_new(g_str_hash, g_str_equal); /* "SIDE ISSUE SIGN" → row */
    for (guint i = 0; i < rows.len; i++) {
        const DmPositionRow *row = &rows.items[i];
        if (row->stance == DM_STANCE_NEUTRAL)
            continue;
        const char *side = side_of(&search->ask, row->actor);
        const char *own = dm_arena_printf(search->ask.arena, "%s %s %d", side, row->issue, row->stance > 0);
        const char *other = dm_arena_printf(search->ask.arena, "%s %s %d", side, row->issue, row->stance < 0);
        const DmPositionRow *against = g_hash_table_lookup(last, other);
        bool newer =
            against && dm_day_compare_earliest(against->said.window.earliest, row->said.window.earliest) > 0;
        if (against)
            add_rows(search, "one-side", newer ? row : against, newer ? against : row);
        g_hash_table_insert(last, (gpointer)own, (gpointer)row);
    }
}

static int by_event(gconstpointer a, gconstpointer b)
{
    const DmConflict *x = a, *y = b;
    int order = strcmp(x->event, y->event);
    order = order ? order : strcmp(x->what, y->what);
    order = order ? order : g_strcmp0(x->a, y->a);
    order = order ? order : g_strcmp0(x->b, y->b);
    order = order ? order : g_strcmp0(x->from_a.source, y->from_a.source);
    return order ? order : g_strcmp0(x->from_b.source, y->from_b.source);
}

bool dm_query_conflicts(DmStore *store, const DmAsOf *as_of, const char *only, DmArena *arena,
                        DmConflicts *ret_conflicts, GError **error)
{
    Search search = {.conflicts = ret_conflicts, .only = only};
    DmHandle event;
    *ret_conflicts = (DmConflicts){0};
    dm_ask_begin(&search.ask, store, as_of, arena);
    if (only && dm_ask_find(&search.ask, only, &event)) {
        check_event(&search, &event);
    } else {
        if (!only)
            check_events(&search);
        check_days(&search);
        check_sides(&search);
    }
    if (ret_conflicts->len)
        qsort(ret_conflicts->items, ret_conflicts->len, sizeof *ret_conflicts->items, by_event);
    return dm_ask_end(&search.ask, error);
}
