/* What an event with several claims looks like once all of them count, kept as one row. The order of the
 * calls is the order of the columns in put-shown.sql. */
#include "store/view.h"
#include <math.h>

#define HELD(view, field, member, otherwise)                                                                 \
    ((view)->of[DM_FIELD_##field] ? (view)->of[DM_FIELD_##field]->member : (otherwise))

static void in_date(DmStmt *stmt, const char *const names[4], const DmDate *date)
{
    bool known = date && date->shape != DM_DATE_NONE;
    dm_in_text(stmt, names[0], known ? date->edtf : NULL);
    dm_in_int(stmt, names[1], known ? dm_db_form(date) : 0);
    dm_in_int(stmt, names[2], known ? dm_db_earliest(date->window.earliest) : DM_DB_EARLIEST_OPEN);
    dm_in_int(stmt, names[3], known ? dm_db_latest(date->window.latest) : DM_DB_LATEST_OPEN);
}

static void in_origin(DmStmt *stmt, gint64 event, const DmClaim *last)
{
    static const char *const names[] = {":rank_edtf", ":rank_form", ":rank_earliest", ":rank_latest"};
    dm_in_int(stmt, ":event", event);
    dm_in_int(stmt, ":report", last->report);
    dm_in_int(stmt, ":is_change", 0);
    dm_in_int(stmt, ":change_ord", 0);
    dm_in_null(stmt, ":by_event");
    dm_in_int(stmt, ":ord", last->ord);
    dm_in_int(stmt, ":draft", last->draft);
    dm_in_int(stmt, ":published", last->published);
    dm_in_int(stmt, ":since", DM_DB_EARLIEST_OPEN);
    in_date(stmt, names, &last->by_date);
    dm_in_text(stmt, ":source", last->source);
    dm_in_int(stmt, ":file", last->file);
    dm_in_int(stmt, ":line", last->line);
    dm_in_int(stmt, ":col", last->col);
}

static void in_due(DmStmt *stmt, const DmView *view)
{
    static const char *const names[] = {":due_edtf", ":due_form", ":due_earliest", ":due_latest"};
    const DmClaim *due = view->of[DM_FIELD_DUE];
    in_date(stmt, names, due ? &due->due : NULL);
    dm_in_text(stmt, ":due_after", due ? due->due_after : NULL);
    dm_in_int(stmt, ":due_min", due ? due->due_min : 0);
    dm_in_int(stmt, ":due_max", due ? due->due_max : 0);
    dm_in_int(stmt, ":due_unit", due ? due->due_unit : 0);
    dm_in_text(stmt, ":due_said", due ? due->due_said : NULL);
}

static void in_fields(DmStmt *stmt, const DmView *view, DmKind kind, const char *actors)
{
    static const char *const names[] = {":date_edtf", ":date_form", ":date_earliest", ":date_latest"};
    dm_in_text(stmt, ":title", HELD(view, TITLE, title, NULL));
    dm_in_text(stmt, ":summary", HELD(view, SUMMARY, summary, NULL));
    dm_in_null(stmt, ":note");
    in_date(stmt, names, view->of[DM_FIELD_DATE] ? &view->of[DM_FIELD_DATE]->date : NULL);
    dm_in_int(stmt, ":status", dm_view_status(kind, view));
    dm_in_text(stmt, ":place", HELD(view, PLACE, place, NULL));
    dm_in_text(stmt, ":country", HELD(view, COUNTRY, country, NULL));
    dm_in_real(stmt, ":lat", HELD(view, PLACE, lat, (double)NAN));
    dm_in_real(stmt, ":lon", HELD(view, PLACE, lon, (double)NAN));
    dm_in_text(stmt, ":actors", actors);
    dm_in_text(stmt, ":issues", HELD(view, ISSUES, issues, NULL));
    dm_in_text(stmt, ":for_event", HELD(view, FOR, for_event, NULL));
    dm_in_text(stmt, ":what", HELD(view, WHAT, what, NULL));
    dm_in_text(stmt, ":condition", HELD(view, CONDITION, condition, NULL));
    in_due(stmt, view);
    dm_in_text(stmt, ":every", HELD(view, EVERY, every, NULL));
    dm_in_int(stmt, ":plover", HELD(view, PLOVER, plover, 0));
    dm_in_real(stmt, ":weight", HELD(view, WEIGHT, weight, (double)NAN));
    dm_in_real(stmt, ":confidence", HELD(view, CONFIDENCE, confidence, (double)NAN));
}

static void put(DmStore *store, gint64 event, const char *id, DmKind kind, const DmView *view)
{
    g_autofree char *actors = dm_view_pack_actors(view);
    const DmClaim *words = view->of[DM_FIELD_QUOTE];
    bool own = words == view->last; /* offsets would count in another text */
    DmStmt *stmt = dm_stmt(store, "put-shown");
    in_origin(stmt, event, view->last);
    in_fields(stmt, view, kind, actors);
    dm_in_text(stmt, ":quote", words ? words->quote : NULL);
    dm_in_int(stmt, ":quote_start", words && own ? words->quote_start : -1);
    dm_in_int(stmt, ":quote_end", words && own ? words->quote_end : -1);
    dm_in_int(stmt, ":n_reports", view->n_reports);
    dm_in_text(stmt, ":id", id);
    dm_run(stmt);
}

void dm_shown_refresh(DmStore *store, gint64 event, const char *id, DmKind kind)
{
    g_autoptr(DmArena) arena = dm_arena_new();
    DmClaims claims = {0};
    DmView view;
    DmStmt *stmt = dm_stmt(store, "claims");
    dm_in_int(stmt, ":event", event);
    dm_in_int(stmt, ":known", G_MAXINT32);
    dm_in_int(stmt, ":day", G_MAXINT32);
    dm_in_int(stmt, ":drafts", 0);
    dm_claims_read(stmt, arena, NULL, &claims);
    dm_view_merge(claims.items, claims.len, &view);
    if (view.last)
        put(store, event, id, kind, &view);
}
