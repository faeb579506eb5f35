/* Where could it be? Venues, and who took which position on each. */
#include "query/positions.h"
#include <string.h>

static bool read_venue(DmAsk *ask, const DmHandle *handle, DmVenueRow *ret_row)
{
    DmClaims claims = {0};
    DmView view;
    DmEventRow event;
    if (!dm_ask_view(ask, handle, &claims, &view) || !dm_ask_event_row(ask, handle, &view, &event))
        return false;
    *ret_row = (DmVenueRow){.venue = handle->id,
                            .place = event.place,
                            .country = event.country,
                            .date = event.date,
                            .evidence = event.evidence};
    if (view.of[DM_FIELD_FOR])
        ret_row->meeting = view.of[DM_FIELD_FOR]->for_event;
    dm_ask_actors(ask, &view, DM_WORD_PROPOSED_BY, &ret_row->proposed_by);
    return true;
}

static void add_stances(DmAsk *ask, const DmVenueRow *venue, DmVenueRows *rows)
{
    DmPairs pairs = {0};
    guint before = rows->len;
    dm_stance_pairs(ask, &(DmPositionFilter){.issues = (const char *const[]){venue->venue, NULL}}, &pairs);
    for (guint i = 0; i < pairs.len; i++) {
        DmStanceRun run;
        DmPositionRow position;
        if (!dm_stance_newest(ask, pairs.items[i].actor, venue->venue, &run) ||
            !dm_stance_row(ask, pairs.items[i].actor, venue->venue, &run, &position))
            continue;
        DmVenueRow *row = dm_list_add(ask->arena, rows);
        *row = *venue;
        row->actor = position.actor;
        row->actor_name = position.actor_name;
        row->stance = position.stance;
        row->condition = position.condition;
        row->date = position.said;
        row->evidence = position.evidence;
    }
    if (rows->len == before)
        *dm_list_add(ask->arena, rows) = *venue;
}

static int by_meeting(gconstpointer a, gconstpointer b)
{
    const DmVenueRow *x = a, *y = b;
    int order = g_strcmp0(x->meeting, y->meeting);
    order = order ? order : strcmp(x->venue, y->venue);
    return order ? order : g_strcmp0(x->actor, y->actor);
}

bool dm_query_venues(DmStore *store, const DmAsOf *as_of, const char *const *meetings, DmArena *arena,
                     DmVenueRows *ret_rows, GError **error)
{
    DmAsk ask;
    DmHandles handles = {0};
    *ret_rows = (DmVenueRows){0};
    dm_ask_begin(&ask, store, as_of, arena);
    DmStmt *stmt = dm_stmt(store, "venues");
    dm_in_int(stmt, ":known", ask.known);
    while (dm_step(stmt))
        *dm_list_add(arena, &handles) = dm_ask_read_handle(&ask, stmt);
    for (guint i = 0; i < handles.len; i++) {
        DmVenueRow venue;
        if (read_venue(&ask, &handles.items[i], &venue) && dm_strv_has(meetings, venue.meeting))
            add_stances(&ask, &venue, ret_rows);
    }
    if (ret_rows->len)
        qsort(ret_rows->items, ret_rows->len, sizeof *ret_rows->items, by_meeting);
    return dm_ask_end(&ask, error);
}
