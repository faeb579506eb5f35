/* Everything about one thing: each value of each field with who says it, the words, the ties. */
#include "query/show.h"
#include <math.h>
#include <string.h>

const DmEnum dm_thing_names[] = {
    {"event", DM_THING_EVENT, "something that happened or is to happen"},
    {"actor", DM_THING_ACTOR, "a person, state, organisation or group"},
    {"issue", DM_THING_ISSUE, "what positions are about"},
    {"source", DM_THING_SOURCE, "what a file was read from"},
    {NULL, 0, NULL},
};

/* ---- Values as text ---- */

static const char *date_value(DmAsk *ask, const DmDate *date, const char *said)
{
    return said && strcmp(said, date->edtf) ? dm_arena_printf(ask->arena, "%s (%s)", date->edtf, said)
                                            : dm_arena_strdup(ask->arena, date->edtf);
}

static const char *due_value(DmAsk *ask, const DmClaim *claim)
{
    if (!claim->due_after)
        return date_value(ask, &claim->due, claim->due_said);
    return dm_arena_printf(ask->arena, "%d to %d %s after %s", claim->due_min, claim->due_max,
                           dm_enum_text(dm_unit_names, claim->due_unit), claim->due_after);
}

static const char *place_value(DmAsk *ask, const DmClaim *claim)
{
    if (isnan(claim->lat) || isnan(claim->lon))
        return claim->place;
    char lat[G_ASCII_DTOSTR_BUF_SIZE], lon[G_ASCII_DTOSTR_BUF_SIZE];
    return dm_arena_printf(ask->arena, "%s (%s, %s)", claim->place,
                           g_ascii_formatd(lat, sizeof lat, "%.6g", claim->lat),
                           g_ascii_formatd(lon, sizeof lon, "%.6g", claim->lon));
}

static const char *number_value(DmAsk *ask, double value)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];
    return dm_arena_strdup(ask->arena, g_ascii_formatd(text, sizeof text, "%.6g", value));
}

static const char *actors_value(DmAsk *ask, const DmClaim *claim, DmWord field)
{
    g_autoptr(GString) out = g_string_new(NULL);
    const char *cell = claim->actors, *id;
    DmWord in, word;
    gsize len;
    while (dm_view_next_part(&cell, &in, &word, &id, &len)) {
        if (in != field)
            continue;
        g_string_append_printf(out, "%s%.*s", out->len ? ", " : "", (int)len, id);
        if (word != in)
            g_string_append_printf(out, " (%s)", dm_enum_text(dm_word_names, word));
    }
    return dm_arena_strdup(ask->arena, out->str);
}

static const char *issues_value(DmAsk *ask, const DmClaim *claim)
{
    g_auto(GStrv) ids = g_strsplit(claim->issues, ";", -1);
    g_autofree char *list = g_strjoinv(", ", ids);
    return dm_arena_strdup(ask->arena, list);
}

const char *dm_fact_value(DmAsk *ask, const DmClaim *claim, int field)
{
    switch (field) {
    case DM_FIELD_TITLE:
        return claim->title;
    case DM_FIELD_SUMMARY:
        return claim->summary;
    case DM_FIELD_DATE:
        return date_value(ask, &claim->date, NULL);
    case DM_FIELD_STATUS:
        return dm_enum_text(dm_status_names, claim->status);
    case DM_FIELD_PLACE:
        return place_value(ask, claim);
    case DM_FIELD_COUNTRY:
        return claim->country;
    case DM_FIELD_ISSUES:
        return issues_value(ask, claim);
    case DM_FIELD_FOR:
        return claim->for_event;
    case DM_FIELD_WHAT:
        return claim->what;
    case DM_FIELD_CONDITION:
        return claim->condition;
    case DM_FIELD_DUE:
        return due_value(ask, claim);
    case DM_FIELD_EVERY:
        return claim->every;
    case DM_FIELD_PLOVER:
        return dm_enum_text(dm_plover_names, claim->plover);
    case DM_FIELD_WEIGHT:
        return number_value(ask, claim->weight);
    case DM_FIELD_CONFIDENCE:
        return number_value(ask, claim->confidence);
    case DM_FIELD_QUOTE:
        return claim->quote;
    default:
        return actors_value(ask, claim, (DmWord)(field - DM_FIELD_ACTORS));
    }
}

const char *dm_fact_name(int field)
{
    static const char *const names[DM_FIELD_ACTORS] = {[DM_FIELD_TITLE] = "title",
                                                       [DM_FIELD_SUMMARY] = "summary",
                                                       [DM_FIELD_DATE] = "date",
                                                       [DM_FIELD_STATUS] = "status",
                                                       [DM_FIELD_PLACE] = "place",
                                                       [DM_FIELD_COUNTRY] = "country",
                                                       [DM_FIELD_ISSUES] = "issues",
                                                       [DM_FIELD_FOR] = "for",
                                                       [DM_FIELD_WHAT] = "what",
                                                       [DM_FIELD_CONDITION] = "condition",
                                                       [DM_FIELD_DUE] = "due",
                                                       [DM_FIELD_EVERY] = "every",
                                                       [DM_FIELD_PLOVER] = "plover",
                                                       [DM_FIELD_WEIGHT] = "weight",
                                                       [DM_FIELD_CONFIDENCE] = "confidence",
                                                       [DM_FIELD_QUOTE] = "quote"};
    if (field < DM_FIELD_ACTORS)
        return names[field];
    int word = field - DM_FIELD_ACTORS;
    return word == DM_WORD_PARTICIPANT ? "participants"
           : word == DM_WORD_PARTY     ? "parties"
                                       : dm_enum_text(dm_word_names, word);
}

/* ---- Events ---- */

/* The fields as a reader wants them: who and when before the small print. */
static const int field_order[] = {DM_FIELD_TITLE,     DM_FIELD_DATE,    DM_FIELD_STATUS, DM_FIELD_ACTORS,
                                  DM_FIELD_WHAT,      DM_FIELD_DUE,     DM_FIELD_EVERY,  DM_FIELD_CONDITION,
                                  DM_FIELD_PLACE,     DM_FIELD_COUNTRY, DM_FIELD_FOR,    DM_FIELD_ISSUES,
                                  DM_FIELD_SUMMARY,   DM_FIELD_QUOTE,   DM_FIELD_PLOVER, DM_FIELD_WEIGHT,
                                  DM_FIELD_CONFIDENCE};

static void add_field(DmAsk *ask, const DmClaims *claims, const DmView *view, int field, DmFacts *facts)
{
    for (guint i = claims->len; i-- > 0;) {
        const DmClaim *claim = &claims->items[i];
        const char *value = claim->said >> field & 1 ? dm_fact_value(ask, claim, field) : NULL;
        if (!value)
            continue;
        *dm_list_add(ask->arena, facts) = (DmFact){.field = dm_fact_name(field),
                                                   .value = value,
                                                   .holds = view->of[field] == claim,
                                                   .draft = claim->draft,
                                                   .event = claim->by_event,
                                                   .evidence = dm_ask_evidence(claim)};
    }
}

/* A status that nobody said follows from the date and the report published last. */
static void add_derived_status(DmAsk *ask, const DmHandle *handle, const DmView *view, DmFacts *facts)
{
    DmStatus status = dm_view_status(handle->kind, view);
    if (!view->of[DM_FIELD_STATUS] && status != DM_STATUS_NONE)
        *dm_list_add(ask->arena, facts) = (DmFact){
            .field = "status",
            .value = dm_arena_printf(ask->arena, "%s (from the date)", dm_enum_text(dm_status_names, status)),
            .holds = true,
            .evidence = dm_ask_evidence(view->last)};
}

static bool event_facts(DmAsk *ask, const char *id, DmFacts *facts)
{
    DmHandle handle;
    DmClaims claims = {0};
    DmView view;
    if (!dm_ask_find(ask, id, &handle) || !dm_ask_view(ask, &handle, &claims, &view) ||
        dm_ask_is_ahead(ask, &view))
        return false;
    *dm_list_add(ask->arena, facts) = (DmFact){.field = "kind",
                                               .value = dm_enum_text(dm_kind_names, (int)handle.kind),
                                               .holds = true,
                                               .evidence = dm_ask_evidence(view.last)};
    for (gsize i = 0; i < G_N_ELEMENTS(field_order); i++) {
        if (field_order[i] == DM_FIELD_STATUS)
            add_derived_status(ask, &handle, &view, facts);
        if (field_order[i] != DM_FIELD_ACTORS)
            add_field(ask, &claims, &view, field_order[i], facts);
        for (int word = 0; field_order[i] == DM_FIELD_ACTORS && word < DM_WORD_COUNT; word++)
            add_field(ask, &claims, &view, DM_FIELD_ACTORS + word, facts);
    }
    return true;
}

/* ---- What files declare ---- */

static DmEvidence declared_in(DmAsk *ask, gint64 file, gint64 published)
{
    const DmOrigin *origin = dm_origins_get(&ask->origins, file);
    DmEvidence evidence = {.source = origin->source,
                           .title = origin->title,
                           .publisher = origin->publisher,
                           .url = origin->url,
                           .file = origin->path,
                           .published = (DmDay)published,
                           .start = -1,
                           .end = -1};
    if (evidence.file)
        return evidence;
    DmStmt *stmt = dm_stmt(ask->store, "path-of-file"); /* a file without a source */
    dm_in_int(stmt, ":file", file);
    if (dm_step(stmt))
        evidence.file = dm_out_text(stmt, ask->arena);
    return evidence;
}

static bool many_values(const char *field)
{
    return !strcmp(field, "alias") || !strcmp(field, "role");
}

static bool declared_facts(DmAsk *ask, const char *query, const char *id, DmFacts *facts)
{
    DmStmt *stmt = dm_stmt(ask->store, query);
    dm_in_text(stmt, ":id", id);
    dm_in_int(stmt, ":known", ask->known);
    guint before = facts->len;
    while (dm_step(stmt)) {
        DmFact fact = {.field = dm_out_text(stmt, ask->arena), .value = dm_out_text(stmt, ask->arena)};
        gint64 file = dm_out_int(stmt, 0), published = dm_out_int(stmt, 0);
        fact.evidence = declared_in(ask, file, published);
        fact.evidence.line = (guint)dm_out_int(stmt, 0);
        fact.evidence.col = (guint)dm_out_int(stmt, 0);
        const DmFact *last = facts->len > before ? &facts->items[facts->len - 1] : NULL;
        fact.holds = many_values(fact.field) || !last || strcmp(last->field, fact.field);
        *dm_list_add(ask->arena, facts) = fact;
    }
    return facts->len > before;
}

static void add_builtin(DmAsk *ask, const char *field, const char *value, DmFacts *facts)
{
    bool declared = false;
    for (guint i = 0; i < facts->len; i++)
        declared |= !strcmp(facts->items[i].field, field);
    if (value)
        *dm_list_add(ask->arena, facts) =
            (DmFact){.field = field,
                     .value = value,
                     .holds = many_values(field) || !declared,
                     .evidence = {.title = "built in", .published = DM_DAY_OPEN}};
}

static bool builtin_facts(DmAsk *ask, const char *id, DmFacts *facts)
{
    const DmActor *actor = dm_builtin_actor(id);
    if (!actor)
        return false;
    add_builtin(ask, "name", actor->name.text, facts);
    add_builtin(ask, "kind", dm_enum_text(dm_actor_kind_names, actor->kind), facts);
    for (guint i = 0; i < actor->aliases.len; i++)
        add_builtin(ask, "alias", actor->aliases.items[i].text, facts);
    return true;
}

/* ---- The question ---- */

static bool facts_of(DmAsk *ask, const char *id, DmThing thing, DmFacts *facts)
{
    static const char *const queries[] = {NULL, "facts-actor", "facts-issue", "facts-source"};
    return thing == DM_THING_EVENT ? event_facts(ask, id, facts)
                                   : declared_facts(ask, queries[thing], id, facts);
}

/* An id that is written like this one; NULL: none. */
static const char *near_id(DmStore *store, const char *id, DmArena *arena)
{
    char from[2] = {*id, 0}, to[2] = {(char)(*id + 1), 0};
    g_autoptr(GPtrArray) ids = g_ptr_array_new();
    DmStmt *stmt = dm_stmt(store, "ids");
    dm_in_text(stmt, ":from", from);
    dm_in_text(stmt, ":to", to);
    while ((guchar)*id < 127 && dm_step(stmt))
        g_ptr_array_add(ids, (gpointer)dm_out_text(stmt, arena));
    const char *near = dm_nearest(id, (const char *const *)ids->pdata, ids->len);
    return near && strcmp(near, id) ? near : NULL; /* itself: known, but not yet */
}

static void not_found(DmAsk *ask, const char *id)
{
    const char *near = near_id(ask->store, id, ask->arena);
    dm_db_fail_with(ask->store,
                    g_error_new(DM_ERROR, DM_ERROR_NOT_FOUND, "nothing is called '%s' on that day%s%s%s", id,
                                near ? "; did you mean '" : "", near ? near : "", near ? "'?" : ""));
}

bool dm_query_known(DmStore *store, const char *id, DmArena *arena, bool *ret_known, const char **ret_near,
                    GError **error)
{
    DmStmt *stmt = dm_stmt(store, "id-exists");
    dm_in_text(stmt, ":id", id);
    *ret_known = dm_step(stmt) || dm_builtin_actor(id);
    const DmActor *named = dm_builtin_named(id);
    *ret_near = *ret_known ? NULL : named ? named->id.text : near_id(store, id, arena);
    return dm_db_good(store, error);
}

bool dm_query_facts(DmStore *store, const DmAsOf *as_of, const char *id, DmArena *arena, DmThing *ret_thing,
                    DmFacts *ret_facts, GError **error)
{
    DmAsk ask;
    *ret_facts = (DmFacts){0};
    dm_ask_begin(&ask, store, as_of, arena);
    bool found = false;
    for (int thing = DM_THING_EVENT; thing <= DM_THING_SOURCE && !found; thing++) {
        found = facts_of(&ask, id, (DmThing)thing, ret_facts);
        *ret_thing = (DmThing)thing;
    }
    bool builtin = (!found || *ret_thing == DM_THING_ACTOR) && builtin_facts(&ask, id, ret_facts);
    if (!found && builtin)
        *ret_thing = DM_THING_ACTOR;
    if (!found && !builtin)
        not_found(&ask, id);
    return dm_ask_end(&ask, error);
}

bool dm_query_words(DmStore *store, const DmAsOf *as_of, const char *event, DmArena *arena,
                    DmWordsList *ret_words, GError **error)
{
    DmAsk ask;
    *ret_words = (DmWordsList){0};
    dm_ask_begin(&ask, store, as_of, arena);
    DmStmt *stmt = dm_stmt(store, "words");
    dm_in_text(stmt, ":event", event);
    dm_in_int(stmt, ":known", ask.known);
    dm_in_int(stmt, ":drafts", as_of->drafts);
    while (dm_step(stmt)) {
        DmWords words = {.text = dm_out_text(stmt, arena), .speaker = dm_out_text(stmt, arena)};
        words.language = dm_out_text(stmt, arena);
        words.translation = dm_out_text(stmt, arena);
        words.anonymous = dm_out_int(stmt, 0);
        words.actor = dm_out_text(stmt, arena);
        words.issue = dm_out_text(stmt, arena);
        gint64 file = dm_out_int(stmt, 0), published = dm_out_int(stmt, 0);
        words.evidence = declared_in(&ask, file, published);
        words.evidence.start = dm_out_int(stmt, -1);
        words.evidence.end = dm_out_int(stmt, -1);
        words.evidence.line = (guint)dm_out_int(stmt, 0);
        words.evidence.col = (guint)dm_out_int(stmt, 0);
        *dm_list_add(arena, ret_words) = words;
    }
    return dm_ask_end(&ask, error);
}

bool dm_query_relations(DmStore *store, const DmAsOf *as_of, const char *event, DmArena *arena,
                        DmRelations *ret_relations, GError **error)
{
    DmAsk ask;
    DmHandles handles = {0};
    DmStrList names = {0};
    *ret_relations = (DmRelations){0};
    dm_ask_begin(&ask, store, as_of, arena);
    DmStmt *stmt = dm_stmt(store, "ties");
    dm_in_text(stmt, ":event", event);
    dm_in_int(stmt, ":known", ask.known);
    dm_in_int(stmt, ":drafts", as_of->drafts);
    while (dm_step(stmt)) {
        *dm_list_add(arena, &names) = dm_out_text(stmt, arena);
        *dm_list_add(arena, &handles) = dm_ask_read_handle(&ask, stmt);
    }
    DmClaims claims = {0};
    for (guint i = 0; i < handles.len; i++) {
        DmView view;
        bool known = dm_ask_view(&ask, &handles.items[i], &claims, &view);
        if (known && dm_ask_is_ahead(&ask, &view))
            continue;
        DmRelation *tie = dm_list_add(arena, ret_relations);
        *tie = (DmRelation){.relation = names.items[i], .event = handles.items[i].id};
        if (!known)
            continue;
        tie->title = view.of[DM_FIELD_TITLE] ? view.of[DM_FIELD_TITLE]->title : NULL;
        if (view.of[DM_FIELD_DATE])
            tie->date = view.of[DM_FIELD_DATE]->date;
    }
    return dm_ask_end(&ask, error);
}
