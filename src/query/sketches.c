/* Which events, in short? A million of them in about half a second: one pass over the reports as they lie, no
 * names, no sorting. Events that have to be merged from several claims, and those whose window is not their
 * own, are asked for by dm_query_events and dm_query_commitments. */
#include "query/ledger.h"
#include <string.h>

enum {
    RECENT = 8192,
    FEW = 6 /* below one in so many, reports are looked up one by one */
};

/* Equal texts once: there are far fewer sets of actors than events. The ones met lately are found without the
 * table. */
typedef struct Texts {
    DmArena *arena;
    GHashTable *all;
    const char *recent[RECENT];
} Texts;

static const char *interned(Texts *texts, const char *text)
{
    if (!text)
        return NULL;
    guint hash = 5381;
    for (const char *at = text; *at; at++)
        hash = hash * 33 + (guchar)*at;
    const char **recent = &texts->recent[(hash ^ hash >> 13) % RECENT];
    if (*recent && strcmp(*recent, text) == 0)
        return *recent;
    *recent = g_hash_table_lookup(texts->all, text);
    if (!*recent) {
        *recent = dm_arena_strdup(texts->arena, text);
        g_hash_table_add(texts->all, (gpointer)*recent);
    }
    return *recent;
}

/* As dm_view_status says it of a plain event. */
static DmStatus status_of(DmKind kind, gint64 said, DmDay published, DmDay earliest)
{
    if (!dm_kind_has_status(kind))
        return DM_STATUS_NONE;
    if (said >= 0)
        return (DmStatus)said;
    return earliest == DM_DAY_OPEN || earliest <= published ? DM_STATUS_HELD : DM_STATUS_PLANNED;
}

/* The window of what has none: it overlaps nothing. */
#define UNDATED ((gint64)((guint64)G_MAXINT32 << 32))

/* What is asked for, in the terms of the columns. */
typedef struct Bounds {
    gint64 known, from, to, day;
    guint32 kinds;
} Bounds;

static Bounds bounds_of(const DmAsk *ask, const DmFilter *filter)
{
    return (Bounds){.known = ask->known,
                    .from = dm_db_earliest(filter->from),
                    .to = dm_db_latest(filter->to),
                    .day = ask->as_of->hindsight ? ask->as_of->day : DM_DB_LATEST_OPEN,
                    .kinds = filter->sketched & (filter->kinds ? filter->kinds : G_MAXUINT32)};
}

/* ---- Reading ---- */

/* A column of two days. */
typedef struct Span {
    gint64 earliest, latest;
} Span;

static Span span_of(gint64 column)
{
    return (Span){column >> 32, (column & G_MAXUINT32) + G_MININT32};
}

static DmWindow window_of(Span span)
{
    return (DmWindow){span.earliest == DM_DB_EARLIEST_OPEN ? DM_DAY_OPEN : (DmDay)span.earliest,
                      span.latest == DM_DB_LATEST_OPEN ? DM_DAY_OPEN : (DmDay)span.latest};
}

/* A promise and its window count with all that lies between them. */
static bool overlaps(Span date, Span due, const Bounds *bounds)
{
    return MIN(date.earliest, due.earliest) <= bounds->to && MAX(date.latest, due.latest) >= bounds->from;
}

static void read_dates(gint64 form, Span span, Span due_span, DmSketch *sketch)
{
    DmDate date, due;
    dm_db_unpack_form(form & 0xFFFFF, &date);
    dm_db_unpack_form(form >> 20 & 0xFFFFF, &due);
    sketch->window = window_of(span);
    sketch->minute = date.minute;
    sketch->shape = date.shape;
    sketch->precision = date.precision;
    sketch->uncertain = date.uncertain;
    sketch->approximate = date.approximate;
    sketch->due = window_of(due_span);
    sketch->due_minute = due.minute;
    sketch->due_shape = due.shape;
}

/* Reads a row; false when it is not asked for. */
static bool read_sketch(DmStmt *stmt, const Bounds *bounds, Texts *texts, DmSketch *sketch)
{
    gint64 report = dm_out_int(stmt, 0), published = report >> 32, form = dm_out_int(stmt, 0);
    DmKind kind = form >> 40 & 15;
    Span span = span_of(dm_out_int(stmt, 0)), due = span;
    if (dm_kind_has_due(kind))
        due = span_of(dm_out_int(stmt, UNDATED));
    else
        stmt->out++;
    if (published > bounds->known || span.earliest > bounds->day || !(bounds->kinds >> kind & 1) ||
        !overlaps(span, due, bounds))
        return false;
    sketch->report = (guint32)report;
    sketch->kind = (guint8)kind;
    read_dates(form, span, due, sketch);
    sketch->status = (guint8)status_of(kind, (form >> 44) - 1, (DmDay)published, sketch->window.earliest);
    sketch->weight = (float)dm_out_real(stmt);
    sketch->confidence = (float)dm_out_real(stmt);
    sketch->actors = interned(texts, dm_out_borrow(stmt));
    sketch->issues = interned(texts, dm_out_borrow(stmt));
    return true;
}

/* ---- Which ---- */

/* One bit an event. */
typedef struct Bits {
    guint8 *bytes; /* NULL: all of them */
    gsize n_bytes;
} Bits;

static bool is_in(const Bits *bits, gint64 num)
{
    return !bits->bytes || bits->bytes[num / 8] >> num % 8 & 1;
}

static Bits bits_of(DmStmt *stmt, gint64 most)
{
    gsize n = (gsize)most / 8 + 1;
    Bits bits = {g_malloc0(n), n};
    while (dm_step(stmt)) {
        gint64 num = dm_out_int(stmt, 0);
        bits.bytes[num / 8] |= (guint8)(1 << num % 8);
    }
    return bits;
}

static void narrow(DmStore *store, const char *query, const char *parameter, const char *const *values,
                   gint64 most, Bits *bits)
{
    if (!values)
        return;
    DmStmt *stmt = dm_stmt(store, query);
    dm_in_list(stmt, parameter, values);
    Bits wanted = bits_of(stmt, most);
    for (gsize i = 0; bits->bytes && i < bits->n_bytes; i++)
        wanted.bytes[i] &= bits->bytes[i];
    g_free(bits->bytes);
    *bits = wanted;
}

static guint count_in(const Bits *bits, gint64 most)
{
    guint n = 0;
    for (gint64 num = 1; num <= most; num++)
        n += is_in(bits, num);
    return n;
}

/* ---- All of them, or few ---- */

typedef struct Pass {
    DmStore *store;
    bool issues;
    Bounds bounds;
    Bits wanted;
    gint64 most; /* number of an event */
    Texts texts;
    DmSketches sketches;
} Pass;

/* Of the events of these numbers those that are wanted. */
static void take(Pass *pass, gint64 first, gint64 last)
{
    DmStmt *stmt = dm_stmt(pass->store, "sketches");
    dm_in_int(stmt, ":issues", pass->issues);
    dm_in_int(stmt, ":first", first);
    dm_in_int(stmt, ":last", last);
    while (pass->sketches.len < pass->sketches.cap && dm_step(stmt)) {
        gint64 event = dm_out_int(stmt, 0);
        if (!is_in(&pass->wanted, event))
            continue;
        DmSketch *sketch = &pass->sketches.items[pass->sketches.len];
        sketch->event = (guint32)event;
        pass->sketches.len += read_sketch(stmt, &pass->bounds, &pass->texts, sketch);
    }
}

static void take_one_by_one(Pass *pass)
{
    for (gint64 num = 1; num <= pass->most; num++)
        if (is_in(&pass->wanted, num))
            take(pass, num, num);
}

bool dm_query_sketches(DmStore *store, const DmAsOf *as_of, const DmFilter *filter, bool issues,
                       DmArena *arena, DmSketches *ret_sketches, GError **error)
{
    DmAsk ask;
    dm_ask_begin(&ask, store, as_of, arena);
    g_autoptr(GHashTable) all = g_hash_table_new(g_str_hash, g_str_equal);
    g_autofree Pass *pass = g_new0(Pass, 1);
    DmStmt *most = dm_stmt(store, "sketches-most");
    bool any = dm_step(most);
    *pass = (Pass){.store = store,
                   .issues = issues,
                   .bounds = bounds_of(&ask, filter),
                   .most = any ? dm_out_int(most, 0) : 0,
                   .texts = {.arena = arena, .all = all}};
    guint n = any ? (guint)dm_out_int(most, 0) : 0;
    narrow(store, "sketches-of-actors", ":actors", filter->actors, pass->most, &pass->wanted);
    narrow(store, "sketches-of-issues", ":issues", filter->issues, pass->most, &pass->wanted);
    pass->sketches.cap = pass->wanted.bytes ? MIN(n, count_in(&pass->wanted, pass->most)) : n;
    pass->sketches.items = dm_arena_alloc(arena, pass->sketches.cap * sizeof(DmSketch));
    if (pass->sketches.cap < n / FEW)
        take_one_by_one(pass);
    else
        take(pass, 1, pass->most);
    g_free(pass->wanted.bytes);
    *ret_sketches = pass->sketches;
    return dm_ask_end(&ask, error);
}

/* ---- In full ---- */

static const char *id_of(DmAsk *ask, gint64 event)
{
    DmStmt *stmt = dm_stmt(ask->store, "event-of-number");
    dm_in_int(stmt, ":num", event);
    return dm_step(stmt) ? dm_out_text(stmt, ask->arena) : "";
}

static const DmCommitmentRow *due_of(DmAsk *ask, const DmHandle *handle, const DmClaims *claims,
                                     const DmView *view)
{
    static const DmCommitmentFilter every = {.due_within = -1};
    DmCommitmentRows rows = {0};
    DmLedger ledger = {.ask = *ask, .filter = &every, .states = G_MAXUINT32, .rows = &rows};
    dm_ledger_add(&ledger, handle, claims, view);
    return rows.items;
}

/* What stands for an event that the store suddenly does not give. */
static const DmCommitmentRow *nothing_due(const DmHandle *handle, DmArena *arena)
{
    DmCommitmentRow *row = dm_arena_alloc(arena, sizeof *row);
    *row = (DmCommitmentRow){
        .id = handle->id, .title = handle->id, .kind = handle->kind, .state = DM_STATE_UNDATED};
    return row;
}

bool dm_query_sketched(DmStore *store, const DmAsOf *as_of, const DmSketch *sketch, DmArena *arena,
                       DmEventRow *ret_row, const DmCommitmentRow **ret_due, GError **error)
{
    DmAsk ask;
    DmClaims claims = {0};
    DmView view;
    dm_ask_begin(&ask, store, as_of, arena);
    DmHandle handle = {sketch->event, id_of(&ask, sketch->event), (DmKind)sketch->kind, sketch->report};
    bool found =
        dm_ask_view(&ask, &handle, &claims, &view) && dm_ask_event_row(&ask, &handle, &view, ret_row);
    if (!found)
        *ret_row = (DmEventRow){.id = handle.id, .kind = handle.kind, .title = handle.id};
    *ret_due = found && dm_kind_has_due(handle.kind) ? due_of(&ask, &handle, &claims, &view) : NULL;
    if (!*ret_due && dm_kind_has_due(handle.kind))
        *ret_due = nothing_due(&handle, arena);
    return dm_ask_end(&ask, error) && found;
}

bool dm_query_ranks(DmStore *store, DmArena *arena, const guint32 **ret_ranks, GError **error)
{
    static const DmAsOf everything = {.hindsight = true};
    DmAsk ask;
    dm_ask_begin(&ask, store, &everything, arena);
    DmStmt *most = dm_stmt(store, "sketches-most");
    gint64 n = dm_step(most) ? dm_out_int(most, 0) : 0;
    guint32 *ranks = dm_arena_alloc(arena, (gsize)(n + 1) * sizeof *ranks), rank = 0;
    DmStmt *stmt = dm_stmt(store, "event-ranks");
    while (dm_step(stmt))
        ranks[dm_out_int(stmt, 0)] = rank++;
    *ret_ranks = ranks;
    return dm_ask_end(&ask, error);
}
