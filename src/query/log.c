/* What became known when, and what it changed: each claim published in the period against the claims before
 * it. */
#include "query/show.h"
#include <string.h>

typedef struct Log {
    DmAsk ask;
    DmDay since;
    DmLogRows *rows;
} Log;

static DmLogRow *add(Log *log, const DmHandle *handle, const DmClaim *claim, const char *what,
                     const DmView *after)
{
    DmLogRow *row = dm_list_add(log->ask.arena, log->rows);
    *row = (DmLogRow){.known = claim->published,
                      .event = handle->id,
                      .kind = handle->kind,
                      .what = what,
                      .by = claim->by_event,
                      .evidence = dm_ask_evidence(claim)};
    row->title = after->of[DM_FIELD_TITLE] ? after->of[DM_FIELD_TITLE]->title : NULL;
    return row;
}

/* Fields whose value the claim changed. Words are told by the report itself, weights are no news. */
static bool is_news(int field)
{
    return field != DM_FIELD_QUOTE && field != DM_FIELD_WEIGHT && field != DM_FIELD_CONFIDENCE &&
           field != DM_FIELD_PLOVER;
}

static guint add_changes(Log *log, const DmHandle *handle, const DmClaim *claim, const DmView *before,
                         const DmView *after)
{
    guint n = 0;
    for (int field = 0; field < DM_FIELD_COUNT; field++) {
        if (!is_news(field) || after->of[field] != claim)
            continue;
        const char *from = before->of[field] ? dm_fact_value(&log->ask, before->of[field], field) : NULL;
        const char *to = dm_fact_value(&log->ask, claim, field);
        if (!g_strcmp0(from, to))
            continue;
        DmLogRow *row = add(log, handle, claim, claim->is_change ? "updated" : "changed", after);
        row->field = dm_fact_name(field);
        row->from = from;
        row->to = to;
        n++;
    }
    return n;
}

static void add_event(Log *log, const DmHandle *handle)
{
    DmClaims claims = {0};
    DmView all, before, after;
    if (!dm_ask_view(&log->ask, handle, &claims, &all))
        return;
    for (guint i = 0; i < claims.len; i++) {
        const DmClaim *claim = &claims.items[i];
        if (claim->published <= log->since || claim->published > log->ask.as_of->day)
            continue;
        dm_view_merge(claims.items, i, &before);
        dm_view_merge(claims.items, i + 1, &after);
        if (!claim->is_change && !before.last)
            add(log, handle, claim, "new", &after);
        else if (!add_changes(log, handle, claim, &before, &after))
            add(log, handle, claim, "confirmed", &after);
    }
}

static const char *stance(Log *log, const DmPositionRow *row)
{
    const char *text = dm_enum_text(dm_stance_names, row->stance);
    return row->condition ? dm_arena_printf(log->ask.arena, "%s, if %s", text, row->condition) : text;
}

static void add_stance(Log *log, const DmDiffRow *row)
{
    *dm_list_add(log->ask.arena, log->rows) =
        (DmLogRow){.known = row->to.evidence.published,
                   .event = row->to.event,
                   .kind = DM_KIND_STATEMENT,
                   .title = row->to.issue_title,
                   .what = dm_enum_text(dm_change_names, (int)row->change),
                   .field = dm_arena_printf(log->ask.arena, "%s on %s", row->to.actor, row->to.issue),
                   .from = row->has_from ? stance(log, &row->from) : NULL,
                   .to = stance(log, &row->to),
                   .evidence = row->to.evidence};
}

/* From one day of publication to the next, so that each step stands there and not just the last. */
static bool add_positions(Log *log, GError **error)
{
    DmAsOf from = *log->ask.as_of, to = from;
    g_autoptr(GArray) days = g_array_new(false, false, sizeof(gint64));
    from.day = log->since;
    from.hindsight = to.hindsight = false; /* by what was published */
    DmStmt *stmt = dm_stmt(log->ask.store, "log-days");
    dm_in_int(stmt, ":since", log->since);
    dm_in_int(stmt, ":known", log->ask.as_of->day);
    dm_in_int(stmt, ":drafts", log->ask.as_of->drafts);
    while (dm_step(stmt)) {
        gint64 day = dm_out_int(stmt, 0);
        g_array_append_val(days, day);
    }
    for (guint i = 0; i < days->len; i++) {
        DmDiffRows rows;
        to.day = (DmDay)g_array_index(days, gint64, i);
        if (!dm_query_diff(log->ask.store, &from, &to, NULL, false, log->ask.arena, &rows, error))
            return false;
        for (guint k = 0; k < rows.len; k++)
            add_stance(log, &rows.items[k]);
        from.day = to.day;
    }
    return true;
}

static int by_day(gconstpointer a, gconstpointer b)
{
    const DmLogRow *x = a, *y = b;
    if (x->known != y->known)
        return x->known < y->known ? -1 : 1;
    int order = strcmp(x->event, y->event);
    order = order ? order : g_strcmp0(x->evidence.source, y->evidence.source);
    order = order ? order : g_strcmp0(x->field, y->field);
    return order ? order : g_strcmp0(x->to, y->to);
}

bool dm_query_log(DmStore *store, const DmAsOf *as_of, DmDay since, DmArena *arena, DmLogRows *ret_rows,
                  GError **error)
{
    Log log = {.since = since, .rows = ret_rows};
    DmHandles handles = {0};
    *ret_rows = (DmLogRows){0};
    dm_ask_begin(&log.ask, store, as_of, arena);
    DmStmt *stmt = dm_stmt(store, "log-events");
    dm_in_int(stmt, ":since", since);
    dm_in_int(stmt, ":known", as_of->day);
    dm_in_int(stmt, ":drafts", as_of->drafts);
    while (dm_step(stmt))
        *dm_list_add(arena, &handles) = dm_ask_read_handle(&log.ask, stmt);
    for (guint i = 0; i < handles.len; i++)
        add_event(&log, &handles.items[i]);
    bool good = add_positions(&log, error);
    if (ret_rows->len)
        qsort(ret_rows->items, ret_rows->len, sizeof *ret_rows->items, by_day);
    return dm_ask_end(&log.ask, good ? error : NULL) && good;
}
