/* From claims to the view of an event. */
#include "store/view.h"
#include <math.h>
#include <string.h>

/* ---- Cells that hold lists: "FWid;FWid", field and word as letters from A; "id;id" ---- */

char *dm_view_pack_parts(const DmPartList *parts)
{
    if (!parts->len)
        return NULL;
    GString *cell = g_string_new(NULL);
    for (guint i = 0; i < parts->len; i++)
        g_string_append_printf(cell, "%s%c%c%s", i ? ";" : "", 'A' + parts->items[i].field,
                               'A' + parts->items[i].word, parts->items[i].who.text);
    return g_string_free(cell, false);
}

char *dm_view_pack_issues(const DmTextList *issues)
{
    if (!issues->len)
        return NULL;
    GString *cell = g_string_new(NULL);
    for (guint i = 0; i < issues->len; i++)
        g_string_append_printf(cell, "%s%s", i ? ";" : "", issues->items[i].text);
    return g_string_free(cell, false);
}

/* A damaged store may hold anything. */
static bool is_word(char letter)
{
    return letter >= 'A' && letter < 'A' + DM_WORD_COUNT;
}

bool dm_view_next_id(const char **cell, const char **ret_id, gsize *ret_len)
{
    const char *at = *cell;
    if (!at || !*at)
        return false;
    gsize len = strcspn(at, ";");
    *ret_id = at;
    *ret_len = len;
    *cell = at + len + (at[len] == ';');
    return true;
}

bool dm_view_next_part(const char **cell, DmWord *ret_field, DmWord *ret_word, const char **ret_id,
                       gsize *ret_len)
{
    if (!dm_view_next_id(cell, ret_id, ret_len) || *ret_len < 2 || !is_word((*ret_id)[0]) ||
        !is_word((*ret_id)[1]))
        return false;
    *ret_field = (DmWord)((*ret_id)[0] - 'A');
    *ret_word = (DmWord)((*ret_id)[1] - 'A');
    *ret_id += 2;
    *ret_len -= 2;
    return true;
}

/* The claim that holds for every field that names actors; NULL when they come from several. */
static const DmClaim *only_claim(const DmView *view)
{
    const DmClaim *only = NULL;
    for (int field = 0; field < DM_WORD_COUNT; field++) {
        const DmClaim *claim = view->of[DM_FIELD_ACTORS + field];
        if (claim && only && claim != only)
            return NULL;
        only = claim ? claim : only;
    }
    return only;
}

char *dm_view_pack_actors(const DmView *view)
{
    const DmClaim *only = only_claim(view);
    if (only)
        return g_strdup(only->actors);
    GString *cell = g_string_new(NULL);
    for (int field = 0; field < DM_WORD_COUNT; field++) {
        const DmClaim *claim = view->of[DM_FIELD_ACTORS + field];
        const char *rest = claim ? claim->actors : NULL, *id;
        DmWord in, word;
        gsize len;
        while (dm_view_next_part(&rest, &in, &word, &id, &len))
            if ((int)in == field)
                g_string_append_printf(cell, "%s%c%c%.*s", cell->len ? ";" : "", 'A' + in, 'A' + word,
                                       (int)len, id);
    }
    return g_string_free(cell, cell->len == 0);
}

/* ---- Claims ---- */

static guint32 part_fields(const char *cell)
{
    guint32 bits = 0;
    while (cell && *cell) {
        if (is_word(*cell))
            bits |= 1u << (DM_FIELD_ACTORS + (cell[0] - 'A'));
        cell = strchr(cell, ';');
        cell = cell ? cell + 1 : NULL;
    }
    return bits;
}

static guint32 fields_said(const DmClaim *claim)
{
    const struct {
        DmField field;
        bool said;
    } fields[] = {
        {DM_FIELD_TITLE, claim->title != NULL},
        {DM_FIELD_SUMMARY, claim->summary != NULL},
        {DM_FIELD_DATE, claim->date.shape != DM_DATE_NONE},
        {DM_FIELD_STATUS, claim->status != DM_STATUS_NONE},
        {DM_FIELD_PLACE, claim->place != NULL},
        /* who moves an event says where to; the country of the old place goes with it */
        {DM_FIELD_COUNTRY, claim->country != NULL || (claim->is_change && claim->place)},
        {DM_FIELD_ISSUES, claim->issues != NULL},
        {DM_FIELD_FOR, claim->for_event != NULL},
        {DM_FIELD_WHAT, claim->what != NULL},
        {DM_FIELD_CONDITION, claim->condition != NULL},
        {DM_FIELD_DUE, claim->due.shape != DM_DATE_NONE || claim->due_after},
        {DM_FIELD_EVERY, claim->every != NULL},
        {DM_FIELD_PLOVER, claim->plover != 0},
        {DM_FIELD_WEIGHT, !isnan(claim->weight)},
        {DM_FIELD_CONFIDENCE, !isnan(claim->confidence)},
        {DM_FIELD_QUOTE, claim->quote && !claim->is_change}, /* an update's words are about itself */
    };
    guint32 bits = part_fields(claim->actors);
    for (gsize i = 0; i < G_N_ELEMENTS(fields); i++)
        bits |= (guint32)fields[i].said << fields[i].field;
    return bits;
}

const DmOrigin *dm_origins_get(DmOrigins *origins, gint64 file)
{
    DmOrigin *origin = g_hash_table_lookup(origins->by_file, GINT_TO_POINTER(file));
    if (origin)
        return origin;
    origin = dm_arena_alloc(origins->arena, sizeof *origin);
    DmStmt *stmt = dm_stmt(origins->store, "source-of-file");
    dm_in_int(stmt, ":file", file);
    if (dm_step(stmt)) {
        origin->source = dm_out_text(stmt, origins->arena);
        origin->title = dm_out_text(stmt, origins->arena);
        origin->publisher = dm_out_text(stmt, origins->arena);
        origin->url = dm_out_text(stmt, origins->arena);
        origin->path = dm_out_text(stmt, origins->arena);
    }
    g_hash_table_insert(origins->by_file, GINT_TO_POINTER(file), origin);
    return origin;
}

static void read_origin(DmStmt *stmt, DmArena *arena, DmOrigins *origins, DmClaim *claim)
{
    const char *source = dm_out_borrow(stmt);
    claim->file = dm_out_int(stmt, 0);
    claim->origin = origins ? dm_origins_get(origins, claim->file) : NULL;
    claim->source = origins ? claim->origin->source : dm_arena_strdup(arena, source);
}

static void read_due(DmStmt *stmt, DmArena *arena, DmClaim *claim)
{
    dm_out_date(stmt, &claim->due);
    claim->due_after = dm_out_text(stmt, arena);
    claim->due_min = (int)dm_out_int(stmt, 0);
    claim->due_max = (int)dm_out_int(stmt, 0);
    claim->due_unit = (DmUnit)dm_out_int(stmt, 0);
    claim->due_said = dm_out_text(stmt, arena);
}

void dm_claim_read(DmStmt *stmt, DmArena *arena, DmOrigins *origins, DmClaim *ret_claim)
{
    DmClaim claim;
    dm_out_int(stmt, 0); /* the event, known to who asks */
    claim.report = dm_out_int(stmt, 0);
    claim.is_change = dm_out_int(stmt, 0);
    claim.change_ord = (guint)dm_out_int(stmt, 0);
    claim.by_event = dm_out_text(stmt, arena);
    claim.ord = (guint)dm_out_int(stmt, 0);
    claim.draft = dm_out_int(stmt, 0);
    claim.published = (DmDay)dm_out_int(stmt, 0);
    dm_out_int(stmt, 0); /* since: the statement has looked at it */
    dm_out_date(stmt, &claim.by_date);
    read_origin(stmt, arena, origins, &claim);
    claim.line = (guint)dm_out_int(stmt, 0);
    claim.col = (guint)dm_out_int(stmt, 0);
    claim.title = dm_out_text(stmt, arena);
    claim.summary = dm_out_text(stmt, arena);
    claim.note = dm_out_text(stmt, arena);
    dm_out_date(stmt, &claim.date);
    claim.status = (DmStatus)dm_out_int(stmt, DM_STATUS_NONE);
    claim.place = dm_out_text(stmt, arena);
    claim.country = dm_out_text(stmt, arena);
    claim.lat = dm_out_real(stmt);
    claim.lon = dm_out_real(stmt);
    claim.actors = dm_out_text(stmt, arena);
    claim.issues = dm_out_text(stmt, arena);
    claim.for_event = dm_out_text(stmt, arena);
    claim.what = dm_out_text(stmt, arena);
    claim.condition = dm_out_text(stmt, arena);
    read_due(stmt, arena, &claim);
    claim.every = dm_out_text(stmt, arena);
    claim.plover = (int)dm_out_int(stmt, 0);
    claim.weight = dm_out_real(stmt);
    claim.confidence = dm_out_real(stmt);
    claim.quote = dm_out_text(stmt, arena);
    claim.quote_start = dm_out_int(stmt, -1);
    claim.quote_end = dm_out_int(stmt, -1);
    claim.said = fields_said(&claim);
    *ret_claim = claim;
}

void dm_claims_read(DmStmt *stmt, DmArena *arena, DmOrigins *origins, DmClaims *claims)
{
    while (dm_step(stmt)) {
        DmClaim claim;
        dm_claim_read(stmt, arena, origins, &claim);
        *dm_list_add(arena, claims) = claim;
    }
}

void dm_view_merge(const DmClaim *claims, guint n, DmView *ret_view)
{
    *ret_view = (DmView){.last_published = DM_DAY_OPEN};
    for (guint i = 0; i < n; i++) {
        for (int field = 0; field < DM_FIELD_COUNT; field++)
            if (claims[i].said >> field & 1)
                ret_view->of[field] = &claims[i];
        if (!claims[i].is_change) {
            ret_view->last = &claims[i];
            ret_view->n_reports++;
        }
        ret_view->last_published = claims[i].published;
    }
}

DmDay dm_source_day(const DmSource *source)
{
    DmWindow window = source->published.date.window;
    return window.latest != DM_DAY_OPEN ? window.latest : window.earliest;
}

DmStatus dm_view_status(DmKind kind, const DmView *view)
{
    if (!dm_kind_has_status(kind))
        return DM_STATUS_NONE;
    if (view->of[DM_FIELD_STATUS])
        return view->of[DM_FIELD_STATUS]->status;
    if (!view->of[DM_FIELD_DATE])
        return DM_STATUS_NONE;
    DmDay earliest = view->of[DM_FIELD_DATE]->date.window.earliest;
    return earliest == DM_DAY_OPEN || earliest <= view->last_published ? DM_STATUS_HELD : DM_STATUS_PLANNED;
}
