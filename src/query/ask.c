/* What every question shares: see ask.h. */
#include "query/ask.h"
#include <math.h>
#include <string.h>

void dm_ask_begin(DmAsk *ask, DmStore *store, const DmAsOf *as_of, DmArena *arena)
{
    *ask = (DmAsk){.store = store, .as_of = as_of, .arena = arena};
    ask->known = as_of->hindsight ? G_MAXINT32 : as_of->day;
    ask->actors = g_hash_table_new(g_str_hash, g_str_equal);
    ask->issues = g_hash_table_new(g_str_hash, g_str_equal);
    ask->origins = (DmOrigins){store, arena, g_hash_table_new(NULL, NULL)};
    ask->scratch = g_string_new(NULL);
    if (!store->asking++)
        dm_exec(store, "BEGIN"); /* one state of the store, locked once */
}

bool dm_ask_end(DmAsk *ask, GError **error)
{
    g_hash_table_unref(ask->actors);
    g_hash_table_unref(ask->issues);
    g_hash_table_unref(ask->origins.by_file);
    g_string_free(ask->scratch, true);
    dm_db_rest(ask->store);
    if (!--ask->store->asking && !sqlite3_get_autocommit(ask->store->db))
        sqlite3_exec(ask->store->db, "COMMIT", NULL, NULL, NULL);
    return dm_db_good(ask->store, error);
}

bool dm_strv_has(const char *const *list, const char *text)
{
    return !list || (text && g_strv_contains(list, text));
}

/* ---- Names ---- */

static void overlay_builtin(const DmActor *builtin, DmActorRow *row)
{
    if (!builtin)
        return;
    row->name = builtin->name.text;
    row->kind = builtin->kind;
    if (builtin->of.text)
        row->of = builtin->of.text;
}

/* Later knowledge first, then the built-in table, then what was declared by the day: each over the one
 * before. */
static void look_up_actor(DmAsk *ask, DmActorRow *row)
{
    const DmActor *builtin = dm_builtin_actor(row->id);
    DmStmt *stmt = dm_stmt(ask->store, "actor");
    dm_in_int(stmt, ":known", ask->known);
    dm_in_text(stmt, ":id", row->id);
    bool visible = false;
    while (dm_step(stmt)) {
        bool now_visible = dm_out_int(stmt, 0);
        if (now_visible && !visible)
            overlay_builtin(builtin, row);
        visible = now_visible;
        const char *name = dm_out_text(stmt, ask->arena);
        int kind = (int)dm_out_int(stmt, DM_ACTOR_UNKNOWN);
        const char *of = dm_out_text(stmt, ask->arena);
        row->name = name ? name : row->name;
        row->kind = kind ? (DmActorKind)kind : row->kind;
        row->of = of ? of : row->of;
    }
    if (!visible)
        overlay_builtin(builtin, row);
}

const DmActorRow *dm_ask_actor(DmAsk *ask, const char *id, gssize len)
{
    g_string_truncate(ask->scratch, 0);
    g_string_append_len(ask->scratch, id, len);
    DmActorRow *row = g_hash_table_lookup(ask->actors, ask->scratch->str);
    if (row)
        return row;
    row = dm_arena_alloc(ask->arena, sizeof *row);
    row->id = dm_arena_strdup(ask->arena, ask->scratch->str);
    look_up_actor(ask, row);
    if (!row->name)
        row->name = row->id;
    g_hash_table_insert(ask->actors, (gpointer)row->id, row);
    return row;
}

const char *dm_ask_issue_title(DmAsk *ask, const char *id)
{
    const char *title = g_hash_table_lookup(ask->issues, id);
    if (title)
        return title;
    DmStmt *stmt = dm_stmt(ask->store, "issue-title");
    dm_in_int(stmt, ":known", ask->known);
    dm_in_text(stmt, ":id", id);
    title = dm_step(stmt) ? dm_out_text(stmt, ask->arena) : id;
    g_hash_table_insert(ask->issues, (gpointer)id, (gpointer)title);
    return title;
}

/* ---- Views ---- */

DmHandle dm_ask_read_handle(DmAsk *ask, DmStmt *stmt)
{
    DmHandle handle;
    handle.num = dm_out_int(stmt, 0);
    handle.id = dm_out_text(stmt, ask->arena);
    handle.kind = (DmKind)dm_out_int(stmt, 0);
    handle.report = dm_out_int(stmt, 0);
    return handle;
}

bool dm_ask_find(DmAsk *ask, const char *id, DmHandle *ret_handle)
{
    DmStmt *stmt = dm_stmt(ask->store, "event");
    dm_in_text(stmt, ":id", id);
    if (!dm_step(stmt))
        return false;
    *ret_handle = dm_ask_read_handle(ask, stmt);
    return true;
}

/* A plain event's only claim is its report. */
static DmStmt *claims_of(DmAsk *ask, const DmHandle *handle)
{
    DmStmt *stmt = dm_stmt(ask->store, handle->report ? "said" : "claims");
    dm_in_int(stmt, handle->report ? ":report" : ":event", handle->report ? handle->report : handle->num);
    dm_in_int(stmt, ":known", ask->known);
    if (handle->report)
        return stmt;
    dm_in_int(stmt, ":day", ask->as_of->day);
    dm_in_int(stmt, ":drafts", ask->as_of->drafts);
    return stmt;
}

bool dm_ask_view(DmAsk *ask, const DmHandle *handle, DmClaims *ret_claims, DmView *ret_view)
{
    ret_claims->len = 0;
    dm_claims_read(claims_of(ask, handle), ask->arena, &ask->origins, ret_claims);
    dm_view_merge(ret_claims->items, ret_claims->len, ret_view);
    return ret_view->last != NULL;
}

DmEvidence dm_ask_evidence(const DmClaim *claim)
{
    return (DmEvidence){.source = claim->source,
                        .title = claim->origin->title,
                        .publisher = claim->origin->publisher,
                        .url = claim->origin->url,
                        .published = claim->published,
                        .quote = claim->quote,
                        .start = claim->quote_start,
                        .end = claim->quote_end,
                        .file = claim->origin->path,
                        .line = claim->line,
                        .col = claim->col};
}

DmEvidence dm_ask_view_evidence(const DmView *view)
{
    DmEvidence evidence = dm_ask_evidence(view->last);
    const DmClaim *words = view->of[DM_FIELD_QUOTE];
    if (words && words != view->last) { /* the offsets would count in another text */
        evidence.quote = words->quote;
        evidence.start = evidence.end = -1;
    }
    return evidence;
}

/* Those of one field, or of all when it is −1. */
static void add_actors(DmAsk *ask, const char *cell, int field, DmActorWords *list)
{
    DmWord in, word;
    const char *id;
    gsize len;
    while (dm_view_next_part(&cell, &in, &word, &id, &len)) {
        if (field >= 0 && (int)in != field)
            continue;
        const DmActorRow *actor = dm_ask_actor(ask, id, (gssize)len);
        *dm_list_add(ask->arena, list) = (DmActorWord){.id = actor->id, .name = actor->name, .word = word};
    }
}

void dm_ask_actors(DmAsk *ask, const DmView *view, DmWord field, DmActorWords *list)
{
    const DmClaim *claim = view->of[DM_FIELD_ACTORS + field];
    if (claim)
        add_actors(ask, claim->actors, (int)field, list);
}

/* ---- Event rows ---- */

#define HELD(view, field, member, otherwise)                                                                 \
    ((view)->of[DM_FIELD_##field] ? (view)->of[DM_FIELD_##field]->member : (otherwise))

static void all_actors(DmAsk *ask, const DmView *view, DmActorWords *list)
{
    g_autofree char *cell = dm_view_pack_actors(view);
    add_actors(ask, cell, -1, list);
}

static void all_issues(DmAsk *ask, const DmView *view, DmStrList *list)
{
    const char *cell = HELD(view, ISSUES, issues, NULL), *id;
    gsize len;
    while (dm_view_next_id(&cell, &id, &len))
        *dm_list_add(ask->arena, list) = dm_arena_strndup(ask->arena, id, len);
}

bool dm_ask_is_ahead(const DmAsk *ask, const DmView *view)
{
    const DmClaim *dated = view->of[DM_FIELD_DATE];
    DmDay earliest = dated ? dated->date.window.earliest : DM_DAY_OPEN;
    return ask->as_of->hindsight && earliest != DM_DAY_OPEN && dated->date.shape != DM_DATE_NONE &&
           earliest > ask->as_of->day;
}

bool dm_ask_event_row(DmAsk *ask, const DmHandle *handle, const DmView *view, DmEventRow *ret_row)
{
    DmEventRow row = {.id = handle->id, .kind = handle->kind};
    if (view->of[DM_FIELD_DATE])
        row.date = view->of[DM_FIELD_DATE]->date;
    if (dm_ask_is_ahead(ask, view))
        return false;
    row.status = dm_view_status(handle->kind, view);
    row.title = HELD(view, TITLE, title, NULL);
    row.summary = HELD(view, SUMMARY, summary, NULL);
    row.place = HELD(view, PLACE, place, NULL);
    row.lat = HELD(view, PLACE, lat, (double)NAN);
    row.lon = HELD(view, PLACE, lon, (double)NAN);
    row.country = HELD(view, COUNTRY, country, NULL);
    row.plover = HELD(view, PLOVER, plover, 0);
    row.weight = HELD(view, WEIGHT, weight, (double)NAN);
    row.confidence = HELD(view, CONFIDENCE, confidence, (double)NAN);
    row.draft = view->last->draft;
    row.n_reports = view->n_reports;
    row.evidence = dm_ask_view_evidence(view);
    all_actors(ask, view, &row.actors);
    all_issues(ask, view, &row.issues);
    *ret_row = row;
    return true;
}
