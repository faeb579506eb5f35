/* Which events, in short? A million of them in about a second: one pass over the reports as they lie, no
 * names, no sorting. Events that have to be merged from several claims are asked for by dm_query_events. */
#include "query/ask.h"
#include <string.h>

enum { RECENT = 8192 };

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

/* What is asked for, in the terms of the columns. */
typedef struct Bounds {
    gint64 known, from, to;
    guint32 kinds;
} Bounds;

/* Reads a report; false when it is not asked for. */
static bool read_sketch(DmStmt *stmt, const Bounds *bounds, Texts *texts, DmSketch *sketch)
{
    sketch->report = (guint32)dm_out_int(stmt, 0);
    sketch->kind = (guint8)dm_out_int(stmt, 0);
    gint64 published = dm_out_int(stmt, 0);
    gint64 earliest = dm_out_int(stmt, DM_DB_EARLIEST_OPEN), latest = dm_out_int(stmt, DM_DB_LATEST_OPEN);
    if (published > bounds->known || earliest > bounds->to || latest < bounds->from ||
        !(bounds->kinds >> sketch->kind & 1))
        return false;
    sketch->window.earliest = earliest == DM_DB_EARLIEST_OPEN ? DM_DAY_OPEN : (DmDay)earliest;
    sketch->window.latest = latest == DM_DB_LATEST_OPEN ? DM_DAY_OPEN : (DmDay)latest;
    sketch->status =
        (guint8)status_of(sketch->kind, dm_out_int(stmt, -1), (DmDay)published, sketch->window.earliest);
    DmDate date;
    dm_db_unpack_form(dm_out_int(stmt, 0), &date);
    sketch->minute = date.minute;
    sketch->shape = date.shape;
    sketch->precision = date.precision;
    sketch->uncertain = date.uncertain;
    sketch->approximate = date.approximate;
    sketch->weight = (float)dm_out_real(stmt);
    sketch->confidence = (float)dm_out_real(stmt);
    sketch->actors = interned(texts, dm_out_borrow(stmt));
    sketch->issues = interned(texts, dm_out_borrow(stmt));
    return true;
}

/* One bit an event: those that have to be merged. */
static guint8 *not_plain(DmStore *store, gint64 most)
{
    guint8 *bits = g_malloc0((gsize)most / 8 + 1);
    DmStmt *stmt = dm_stmt(store, "sketches-not");
    while (dm_step(stmt)) {
        gint64 num = dm_out_int(stmt, 0);
        bits[num / 8] |= (guint8)(1 << num % 8);
    }
    return bits;
}

static Bounds bounds_of(const DmAsk *ask, const DmFilter *filter)
{
    gint64 to = dm_db_latest(filter->to);
    return (Bounds){.known = ask->known,
                    .from = dm_db_earliest(filter->from),
                    .to = ask->as_of->hindsight ? MIN(to, ask->as_of->day) : to,
                    .kinds = filter->sketched & (filter->kinds ? filter->kinds : G_MAXUINT32)};
}

bool dm_query_sketches(DmStore *store, const DmAsOf *as_of, const DmFilter *filter, bool issues,
                       DmArena *arena, DmSketches *ret_sketches, GError **error)
{
    DmAsk ask;
    dm_ask_begin(&ask, store, as_of, arena);
    g_autoptr(GHashTable) all = g_hash_table_new(g_str_hash, g_str_equal);
    g_autofree Texts *texts = g_new0(Texts, 1);
    *texts = (Texts){.arena = arena, .all = all};
    DmStmt *most = dm_stmt(store, "sketches-most");
    bool any = dm_step(most);
    gint64 events = any ? dm_out_int(most, 0) : 0, reports = any ? dm_out_int(most, 0) : 0;
    g_autofree guint8 *merged = not_plain(store, events);
    DmSketches sketches = {.items = dm_arena_alloc(arena, (gsize)reports * sizeof(DmSketch)),
                           .cap = (guint)reports};
    Bounds bounds = bounds_of(&ask, filter);
    DmStmt *stmt = dm_stmt(store, "sketches");
    dm_in_int(stmt, ":issues", issues);
    while (sketches.len < sketches.cap && dm_step(stmt)) {
        gint64 event = dm_out_int(stmt, 0);
        if (merged[event / 8] >> event % 8 & 1)
            continue;
        DmSketch *sketch = &sketches.items[sketches.len];
        sketch->event = (guint32)event;
        sketches.len += read_sketch(stmt, &bounds, texts, sketch);
    }
    *ret_sketches = sketches;
    return dm_ask_end(&ask, error);
}

static const char *id_of(DmAsk *ask, gint64 event)
{
    DmStmt *stmt = dm_stmt(ask->store, "event-of-number");
    dm_in_int(stmt, ":num", event);
    return dm_step(stmt) ? dm_out_text(stmt, ask->arena) : "";
}

bool dm_query_sketched(DmStore *store, const DmAsOf *as_of, const DmSketch *sketch, DmArena *arena,
                       DmEventRow *ret_row, GError **error)
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
    return dm_ask_end(&ask, error) && found;
}
