/* Where could it be? Venues, and who took which position on each. */
#include "query/positions.h"
#include <string.h>

const DmEnum dm_standing_names[] = {
    {"proposed", DM_STANDING_PROPOSED, "nobody else took a position"},
    {"accepted", DM_STANDING_ACCEPTED, "others are for it, nobody against"},
    {"contested", DM_STANDING_CONTESTED, "some for, some against"},
    {"refused", DM_STANDING_REFUSED, "only against"},
    {"chosen", DM_STANDING_CHOSEN, "the meeting takes place there"},
    {"dropped", DM_STANDING_DROPPED, "the meeting is off, or elsewhere"},
    {NULL, 0, NULL},
};

static bool proposed_it(const DmVenueRow *venue, const char *actor)
{
    for (guint i = 0; i < venue->proposed_by.len; i++)
        if (!strcmp(venue->proposed_by.items[i].id, actor))
            return true;
    return false;
}

/* By the positions of others than who proposed it; who is against counts always. */
static DmStanding by_positions(const DmVenueRow *rows, guint n)
{
    guint positive = 0, negative = 0;
    for (guint i = 0; i < n; i++) {
        positive += rows[i].actor && rows[i].stance > 0 && !proposed_it(&rows[i], rows[i].actor);
        negative += rows[i].actor && rows[i].stance < 0;
    }
    if (negative)
        return positive ? DM_STANDING_CONTESTED : DM_STANDING_REFUSED;
    return positive ? DM_STANDING_ACCEPTED : DM_STANDING_PROPOSED;
}

/* Whether the meeting's own place settles it: same town, or same country where no town is named. */
static bool by_meeting_place(DmAsk *ask, const DmVenueRow *venue, DmStanding *ret_standing)
{
    DmHandle handle;
    DmClaims claims = {0};
    DmView view;
    DmEventRow meeting;
    if (!venue->meeting || !dm_ask_find(ask, venue->meeting, &handle) ||
        !dm_ask_view(ask, &handle, &claims, &view) || !dm_ask_event_row(ask, &handle, &view, &meeting))
        return false;
    bool off = meeting.status == DM_STATUS_CANCELLED; /* a denial may be one side's word */
    bool settled = meeting.place || meeting.country;
    bool here = meeting.place && venue->place ? !strcmp(meeting.place, venue->place)
                                              : !g_strcmp0(meeting.country, venue->country);
    *ret_standing = off || !here ? DM_STANDING_DROPPED : DM_STANDING_CHOSEN;
    return off || settled;
}

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
    DmStanding standing;
    if (!by_meeting_place(ask, venue, &standing))
        standing = by_positions(rows->items + before, rows->len - before);
    for (guint i = before; i < rows->len; i++)
        rows->items[i].standing = standing;
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
