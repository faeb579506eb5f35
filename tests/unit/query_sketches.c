/* Events in short and events in full are the same events, whatever is asked for. */
#include "store_help.h"
#include <math.h>

#define EVENTS(MORE)                                                                                         \
    "issues: {gas: {title: Gas}, mines: {title: Mines}}\nevents:\n"                                          \
    "  - {id: talks, kind: meeting, date: 2025-01-10, title: T, participants: [NO, SE], issues: [gas]}\n"    \
    "  - {id: month, kind: call, date: 2025-03, title: T, participants: [DK, SE], status: planned}\n"        \
    "  - {id: said, kind: statement, date: 2025-01-12, title: T, speaker: FI, weight: 3, confidence: 0.5,\n" \
    "     positions: [{issue: mines, stance: opposes}]}\n"                                                   \
    "  - {id: winter, kind: period, date: 2024-12/2025-02, title: T}\n"                                      \
    "  - {id: pledge, kind: commitment, date: 2025-01-13, title: T, by: 'NO', to: SE, what: w, due: within " \
    "two weeks}\n"                                                                                           \
    "  - {id: limit, kind: deadline, date: 2025-01-14, title: T, set-by: SE, set-on: FI, what: w}\n"         \
    "  - {id: after, kind: commitment, date: 2025-01-15, title: T, by: DK, what: w, due: {after: talks, "    \
    "max: 30}}\n"                                                                                            \
    "  - {id: unsure, kind: meeting, date: 2025-01-10, title: T, participants: [NO, FI], review: draft}\n"   \
    "  - {id: kept, kind: commitment, date: 2025-01-02, title: T, by: FI, what: w, due: 2025-01-20}\n" MORE

static const char *const files[] = {
    SOURCE("a", "2025-01-16",
           EVENTS("  - {id: often, kind: commitment, date: 2025-01-16, title: T, by: SE, what: w}\n")),
    SOURCE("b", "2025-01-21",
           "events:\n  - {id: paid, kind: action, date: 2025-01-19, title: T, by: FI, updates: [{of: kept, "
           "status: fulfilled}]}\n"),
    SOURCE("c", "2025-02-21", "events:\n  - {id: late, kind: call, date: 2025-02-20, title: T}\n"),
};
/* The first one again, with a promise that has come to recur. */
static const char *const edited[] = {
    SOURCE("a", "2025-01-16",
           EVENTS("  - {id: often, kind: commitment, date: 2025-01-16, title: T, by: SE, what: w, every: "
                  "month}\n")),
};

static const char *const nordic[] = {"NO", "FI", NULL}, *const danish[] = {"DK", NULL},
                         *const mines[] = {"mines", NULL}, *const gas[] = {"gas", NULL};

static const DmFilter filters[] = {
    {.from = DM_DAY_OPEN, .to = DM_DAY_OPEN},
    {.from = DM_DAY_OPEN, .to = DM_DAY_OPEN, .actors = nordic},
    {.from = DM_DAY_OPEN, .to = DM_DAY_OPEN, .actors = danish},
    {.from = DM_DAY_OPEN, .to = DM_DAY_OPEN, .issues = mines},
    {.from = DM_DAY_OPEN, .to = DM_DAY_OPEN, .issues = gas, .actors = nordic},
    {.from = DM_DAY_OPEN, .to = DM_DAY_OPEN, .kinds = 1u << DM_KIND_COMMITMENT | 1u << DM_KIND_PERIOD},
    {.from = 20102, .to = 20110, .kinds = ~(1u << DM_KIND_COMMITMENT | 1u << DM_KIND_DEADLINE)},
};

static void put_event(GString *out, const DmEventRow *row)
{
    g_string_append_printf(out, "%s %s %s %u\n", row->id, test_enum(dm_status_names, row->status),
                           row->date.edtf, row->actors.len);
}

static void put_due(GString *out, const DmCommitmentRow *row)
{
    g_string_append_printf(out, "due %s %s %s %u\n", row->id, dm_enum_text(dm_state_names, (int)row->state),
                           row->due.edtf, row->steps.len);
}

static void expect_alike(const DmSketch *sketch, const DmEventRow *row, const DmCommitmentRow *due)
{
    cr_expect_eq(sketch->kind, row->kind, "%s", row->id);
    cr_expect_eq(sketch->status, row->status, "%s", row->id);
    cr_expect(sketch->window.earliest == row->date.window.earliest &&
                  sketch->window.latest == row->date.window.latest && sketch->shape == row->date.shape &&
                  sketch->precision == row->date.precision && sketch->minute == row->date.minute,
              "%s: the date", row->id);
    cr_expect((isnan(sketch->weight) && isnan(row->weight)) || (double)sketch->weight == row->weight, "%s",
              row->id);
    cr_expect_eq(due != NULL, dm_kind_has_due(row->kind), "%s", row->id);
    cr_expect(!due || (sketch->due_shape == due->due.shape && dm_state_is_open(due->state)), "%s", row->id);
    cr_expect(!due || due->due.shape == DM_DATE_NONE ||
                  (sketch->due.earliest == due->due.window.earliest &&
                   sketch->due.latest == due->due.window.latest),
              "%s: the window", row->id);
}

static int by_text(gconstpointer a, gconstpointer b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static char *sorted(GString *lines)
{
    char **list = g_strsplit(lines->str, "\n", -1);
    qsort(list, g_strv_length(list), sizeof *list, by_text);
    char *text = g_strjoinv("\n", list);
    g_strfreev(list);
    g_string_free(lines, true);
    return text;
}

static void put_commitments(DmStore *store, DmAsOf as_of, bool sketched, const GString *events, GString *out)
{
    const DmCommitmentFilter every = {.states = G_MAXUINT32, .due_within = -1, .sketched = sketched};
    g_autoptr(DmArena) arena = dm_arena_new();
    DmCommitmentRows rows;
    cr_assert(dm_query_commitments(store, &as_of, &every, arena, &rows, NULL));
    for (guint i = 0; i < rows.len; i++) {
        const char *event = rows.items[i].series ? rows.items[i].series : rows.items[i].id;
        g_autofree char *line = g_strdup_printf("%s ", event);
        if (strstr(events->str, line)) /* of an event that was asked for */
            put_due(out, &rows.items[i]);
    }
}

static char *in_full(DmStore *store, DmAsOf as_of, const DmFilter *filter)
{
    g_autoptr(DmArena) arena = dm_arena_new();
    GString *out = g_string_new(NULL);
    DmEventRows rows;
    cr_assert(dm_query_events(store, &as_of, filter, arena, &rows, NULL));
    for (guint i = 0; i < rows.len; i++)
        put_event(out, &rows.items[i]);
    put_commitments(store, as_of, false, out, out);
    return sorted(out);
}

static char *in_short(DmStore *store, DmAsOf as_of, DmFilter filter, guint *ret_told)
{
    g_autoptr(DmArena) arena = dm_arena_new();
    GString *out = g_string_new(NULL);
    DmEventRows rows;
    DmSketches sketches;
    filter.sketched = G_MAXUINT32;
    cr_assert(dm_query_events(store, &as_of, &filter, arena, &rows, NULL));
    for (guint i = 0; i < rows.len; i++)
        put_event(out, &rows.items[i]);
    put_commitments(store, as_of, true, out, out);
    cr_assert(dm_query_sketches(store, &as_of, &filter, true, arena, &sketches, NULL));
    for (guint i = 0; i < sketches.len; i++) {
        DmEventRow row;
        const DmCommitmentRow *due;
        cr_assert(dm_query_sketched(store, &as_of, &sketches.items[i], arena, &row, &due, NULL));
        expect_alike(&sketches.items[i], &row, due);
        put_event(out, &row);
        if (due)
            put_due(out, due);
    }
    *ret_told += sketches.len;
    return sorted(out);
}

static void expect_same_events(DmStore *store, const char *when)
{
    static const char *const days[] = {"2025-01-15", "2025-01-18", "2025-01-25", "2025-06-01"};
    guint told = 0;
    for (guint i = 0; i < G_N_ELEMENTS(filters) * G_N_ELEMENTS(days) * 4; i++) {
        guint day = i / 4 % G_N_ELEMENTS(days), filter = i / 4 / G_N_ELEMENTS(days);
        DmAsOf as_of = {.day = test_day(days[day]), .hindsight = i & 1, .drafts = i & 2};
        g_autofree char *what =
            g_strdup_printf("%s, %s, filter %u, options %u", when, days[day], filter, i % 4);
        g_autofree char *wanted = in_full(store, as_of, &filters[filter]);
        test_same(in_short(store, as_of, filters[filter], &told), wanted, what);
    }
    cr_expect_gt(told, 100u, "hardly any is told in short: %u", told);
}

Test(sketches, tell_the_same_events)
{
    TestStore test = test_store_with(files, G_N_ELEMENTS(files));
    expect_same_events(test.store, "loaded");
    test_add(test.store, edited, 1);
    expect_same_events(test.store, "edited");
    g_autoptr(GError) error = NULL;
    const char *const gone[] = {"b"};
    cr_assert(dm_store_remove(test.store, gone, 1, &error), "%s", error ? error->message : "");
    expect_same_events(test.store, "the update taken back");
    test_store_free(&test);
}

Test(sketches, ranks_are_the_order_of_ids)
{
    TestStore test = test_store_with(files, G_N_ELEMENTS(files));
    g_autoptr(DmArena) arena = dm_arena_new();
    const guint32 *ranks;
    DmSketches sketches;
    DmAsOf as_of = {.day = test_day("2025-06-01")};
    DmFilter filter = {.from = DM_DAY_OPEN, .to = DM_DAY_OPEN, .sketched = G_MAXUINT32};
    cr_assert(dm_query_ranks(test.store, arena, &ranks, NULL));
    cr_assert(dm_query_sketches(test.store, &as_of, &filter, false, arena, &sketches, NULL));
    for (guint i = 1; i < sketches.len; i++) {
        const DmSketch *a = &sketches.items[i - 1], *b = &sketches.items[i];
        DmEventRow x, y;
        const DmCommitmentRow *due;
        cr_assert(dm_query_sketched(test.store, &as_of, a, arena, &x, &due, NULL));
        cr_assert(dm_query_sketched(test.store, &as_of, b, arena, &y, &due, NULL));
        cr_expect_eq(ranks[a->event] < ranks[b->event], strcmp(x.id, y.id) < 0, "%s %s", x.id, y.id);
    }
    test_store_free(&test);
}

/* Periods, and which of the promises made on 2 and 13 January are told in them. */
static const struct Period {
    const char *from, *to, *told;
} periods[] = {
    {"2024-12-01", "2024-12-31", ""},
    {"2025-01-10", "2025-01-14", "kept pledge "}, /* kept: made before, due after */
    {"2025-01-15", "2025-01-31", "kept pledge "},
    {"2025-02-01", "2025-02-28", ""},
};

Test(sketches, a_promise_reaches_from_its_date_to_the_end_of_its_window)
{
    TestStore test = test_store_with(files, 1);
    for (guint i = 0; i < G_N_ELEMENTS(periods); i++) {
        g_autoptr(DmArena) arena = dm_arena_new();
        DmAsOf as_of = {.day = test_day("2025-01-25")};
        DmSketches sketches;
        DmFilter filter = {.from = test_day(periods[i].from),
                           .to = test_day(periods[i].to),
                           .kinds = 1u << DM_KIND_COMMITMENT,
                           .sketched = G_MAXUINT32};
        cr_assert(dm_query_sketches(test.store, &as_of, &filter, false, arena, &sketches, NULL));
        g_autoptr(GPtrArray) ids = g_ptr_array_new();
        for (guint k = 0; k < sketches.len; k++) {
            DmEventRow row;
            const DmCommitmentRow *due;
            cr_assert(dm_query_sketched(test.store, &as_of, &sketches.items[k], arena, &row, &due, NULL));
            if (due->due.shape != DM_DATE_NONE)
                g_ptr_array_add(ids, (gpointer)row.id);
        }
        g_ptr_array_sort(ids, by_text);
        g_autoptr(GString) told = g_string_new(NULL);
        for (guint k = 0; k < ids->len; k++)
            g_string_append_printf(told, "%s ", (const char *)ids->pdata[k]);
        cr_expect_str_eq(told->str, periods[i].told);
    }
    test_store_free(&test);
}
