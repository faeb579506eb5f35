/* exchange: the columns of every table, and their two forms. The first columns are those of the listings. */
#include "table.h"
#include "export.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- Cells ---- */

static void put_text(Cell *cell, const char *text)
{
    if (text) {
        cell->type = CELL_TEXT;
        cell->text = text;
    }
}

static void put_int(Cell *cell, gint64 number)
{
    cell->type = CELL_INT;
    cell->number = number;
}

static void put_real(Cell *cell, double real)
{
    if (!isnan(real)) {
        cell->type = CELL_NUMBER;
        cell->real = real;
    }
}

static void put_enum(Cell *cell, const DmEnum *table, int value)
{
    put_text(cell, dm_enum_text(table, value));
}

static void put_day(DmArena *arena, Cell *cell, DmDay day)
{
    char text[DM_DAY_TEXT];
    if (day != DM_DAY_OPEN)
        put_text(cell, dm_arena_strdup(arena, dm_day_format(day, text)));
}

static void put_date(Cell *cell, const DmDate *date)
{
    if (date->shape != DM_DATE_NONE)
        put_text(cell, date->edtf);
}

static void put_actors(DmArena *arena, Cell *cell, const DmActorWords *actors, bool with_word)
{
    cell->type = CELL_LIST;
    for (guint i = 0; i < actors->len; i++) {
        const DmActorWord *actor = &actors->items[i];
        *dm_list_add(arena, &cell->list) =
            with_word ? dm_arena_printf(arena, "%s:%s", actor->id, dm_enum_text(dm_word_names, actor->word))
                      : actor->id;
    }
}

static void put_list(Cell *cell, const DmStrList *list)
{
    cell->type = CELL_LIST;
    cell->list = *list;
}

/* A column function: NAME of rows of TYPE, filled by the statement(s) behind. */
#define COLUMN(name, TYPE, fill)                                                                             \
    static void name(DmArena *arena, gconstpointer data, Cell *cell)                                         \
    {                                                                                                        \
        const TYPE *row = data;                                                                              \
        (void)arena;                                                                                         \
        fill;                                                                                                \
    }

/* ---- Events ---- */

COLUMN(event_id, DmEventRow, put_text(cell, row->id))
COLUMN(event_kind, DmEventRow, put_enum(cell, dm_kind_names, row->kind))
COLUMN(event_status, DmEventRow, put_enum(cell, dm_status_names, row->status))
COLUMN(event_date, DmEventRow, put_date(cell, &row->date))
COLUMN(event_earliest, DmEventRow, put_day(arena, cell, row->date.window.earliest))
COLUMN(event_latest, DmEventRow, put_day(arena, cell, row->date.window.latest))
COLUMN(event_title, DmEventRow, put_text(cell, row->title))
COLUMN(event_actors, DmEventRow, put_actors(arena, cell, &row->actors, true))
COLUMN(event_place, DmEventRow, put_text(cell, row->place))
COLUMN(event_country, DmEventRow, put_text(cell, row->country))
COLUMN(event_issues, DmEventRow, put_list(cell, &row->issues))
COLUMN(event_source, DmEventRow, put_text(cell, row->evidence.source))
COLUMN(event_quote, DmEventRow, put_text(cell, row->evidence.quote))
COLUMN(event_summary, DmEventRow, put_text(cell, row->summary))
COLUMN(event_lat, DmEventRow, put_real(cell, row->lat))
COLUMN(event_lon, DmEventRow, put_real(cell, row->lon))
COLUMN(event_plover, DmEventRow, if (row->plover) put_enum(cell, dm_plover_names, row->plover))
COLUMN(event_weight, DmEventRow, put_real(cell, row->weight))
COLUMN(event_confidence, DmEventRow, put_real(cell, row->confidence))

static const Column event_columns[] = {
    {"id", event_id},
    {"kind", event_kind},
    {"status", event_status},
    {"date", event_date},
    {"earliest", event_earliest},
    {"latest", event_latest},
    {"title", event_title},
    {"actors", event_actors},
    {"place", event_place},
    {"country", event_country},
    {"issues", event_issues},
    {"source", event_source},
    {"quote", event_quote},
    {"summary", event_summary},
    {"lat", event_lat},
    {"lon", event_lon},
    {"plover", event_plover},
    {"weight", event_weight},
    {"confidence", event_confidence},
    {0},
};

/* ---- Commitments and their steps ---- */

COLUMN(commitment_id, DmCommitmentRow, put_text(cell, row->id))
COLUMN(commitment_kind, DmCommitmentRow, put_enum(cell, dm_kind_names, row->kind))
COLUMN(commitment_by, DmCommitmentRow, put_actors(arena, cell, &row->by, false))
COLUMN(commitment_to, DmCommitmentRow, put_actors(arena, cell, &row->to, false))
COLUMN(commitment_what, DmCommitmentRow, put_text(cell, row->what))
COLUMN(commitment_made, DmCommitmentRow, put_date(cell, &row->made))
COLUMN(commitment_due, DmCommitmentRow, put_date(cell, &row->due))
COLUMN(commitment_earliest, DmCommitmentRow,
       if (row->due.shape) put_day(arena, cell, row->due.window.earliest))
COLUMN(commitment_latest, DmCommitmentRow, if (row->due.shape) put_day(arena, cell, row->due.window.latest))
COLUMN(commitment_state, DmCommitmentRow, put_enum(cell, dm_state_names, row->state))
COLUMN(commitment_left, DmCommitmentRow, if (row->has_days_left) put_int(cell, row->days_left))
COLUMN(commitment_condition, DmCommitmentRow, put_text(cell, row->condition))
COLUMN(commitment_source, DmCommitmentRow, put_text(cell, row->evidence.source))
COLUMN(commitment_quote, DmCommitmentRow, put_text(cell, row->evidence.quote))

/* With what the instances of a recurring one have in common. */
typedef struct PromiseRow {
    DmCommitmentRow row; /* first, so that the columns above read it */
    const char *every;
} PromiseRow;

COLUMN(commitment_series, PromiseRow, put_text(cell, row->row.series))
COLUMN(commitment_every, PromiseRow, put_text(cell, row->every))

static const Column commitment_columns[] = {
    {"id", commitment_id},
    {"kind", commitment_kind},
    {"by", commitment_by},
    {"to", commitment_to},
    {"what", commitment_what},
    {"made", commitment_made},
    {"due", commitment_due},
    {"earliest", commitment_earliest},
    {"latest", commitment_latest},
    {"state", commitment_state},
    {"days_left", commitment_left},
    {"condition", commitment_condition},
    {"source", commitment_source},
    {"quote", commitment_quote},
    {"series", commitment_series},
    {"every", commitment_every},
    {0},
};

typedef struct StepRow {
    const char *commitment;
    const DmStep *step;
} StepRow;

COLUMN(step_commitment, StepRow, put_text(cell, row->commitment))
COLUMN(step_date, StepRow, put_date(cell, &row->step->date))
COLUMN(step_event, StepRow, put_text(cell, row->step->event))
COLUMN(step_status, StepRow, put_enum(cell, dm_status_names, row->step->status))
COLUMN(step_due, StepRow, put_date(cell, &row->step->due))
COLUMN(step_note, StepRow, put_text(cell, row->step->note))
COLUMN(step_source, StepRow, put_text(cell, row->step->evidence.source))
COLUMN(step_quote, StepRow, put_text(cell, row->step->evidence.quote))

static const Column step_columns[] = {
    {"commitment", step_commitment}, {"date", step_date},   {"event", step_event},
    {"status", step_status},         {"due", step_due},     {"note", step_note},
    {"source", step_source},         {"quote", step_quote}, {0},
};

/* ---- Positions ---- */

COLUMN(position_actor, DmPositionRow, put_text(cell, row->actor))
COLUMN(position_issue, DmPositionRow, put_text(cell, row->issue))
COLUMN(position_stance, DmPositionRow, put_enum(cell, dm_stance_names, row->stance))
COLUMN(position_value, DmPositionRow, put_int(cell, row->stance))
COLUMN(position_condition, DmPositionRow, put_text(cell, row->condition))
COLUMN(position_since, DmPositionRow, put_date(cell, &row->since))
COLUMN(position_event, DmPositionRow, put_text(cell, row->event))
COLUMN(position_source, DmPositionRow, put_text(cell, row->evidence.source))
COLUMN(position_quote, DmPositionRow, put_text(cell, row->evidence.quote))
COLUMN(position_said, DmPositionRow, put_date(cell, &row->said))

static const Column position_columns[] = {
    {"actor", position_actor},
    {"issue", position_issue},
    {"stance", position_stance},
    {"value", position_value},
    {"condition", position_condition},
    {"since", position_since},
    {"event", position_event},
    {"source", position_source},
    {"quote", position_quote},
    {"said", position_said},
    {0},
};

/* ---- Venues, actors, issues, sources ---- */

COLUMN(venue_meeting, DmVenueRow, put_text(cell, row->meeting))
COLUMN(venue_venue, DmVenueRow, put_text(cell, row->venue))
COLUMN(venue_place, DmVenueRow, put_text(cell, row->place))
COLUMN(venue_country, DmVenueRow, put_text(cell, row->country))
COLUMN(venue_by, DmVenueRow, put_actors(arena, cell, &row->proposed_by, false))
COLUMN(venue_date, DmVenueRow, put_date(cell, &row->date))
COLUMN(venue_actor, DmVenueRow, put_text(cell, row->actor))
COLUMN(venue_stance, DmVenueRow, if (row->actor) put_enum(cell, dm_stance_names, row->stance))
COLUMN(venue_source, DmVenueRow, put_text(cell, row->evidence.source))
COLUMN(venue_quote, DmVenueRow, put_text(cell, row->evidence.quote))
COLUMN(venue_condition, DmVenueRow, put_text(cell, row->condition))

static const Column venue_columns[] = {
    {"meeting", venue_meeting}, {"venue", venue_venue},         {"place", venue_place},
    {"country", venue_country}, {"proposed_by", venue_by},      {"date", venue_date},
    {"actor", venue_actor},     {"stance", venue_stance},       {"source", venue_source},
    {"quote", venue_quote},     {"condition", venue_condition}, {0},
};

COLUMN(actor_id, DmActorRow, put_text(cell, row->id))
COLUMN(actor_name, DmActorRow, put_text(cell, row->name))
COLUMN(actor_kind, DmActorRow, if (row->kind) put_enum(cell, dm_actor_kind_names, row->kind))
COLUMN(actor_of, DmActorRow, put_text(cell, row->of))

static const Column actor_columns[] = {
    {"id", actor_id}, {"name", actor_name}, {"kind", actor_kind}, {"of", actor_of}, {0},
};

typedef struct IssueRow {
    const char *id, *title;
} IssueRow;

COLUMN(issue_id, IssueRow, put_text(cell, row->id))
COLUMN(issue_title, IssueRow, put_text(cell, row->title))

static const Column issue_columns[] = {{"id", issue_id}, {"title", issue_title}, {0}};

COLUMN(source_id, DmExportSource, put_text(cell, row->id))
COLUMN(source_title, DmExportSource, put_text(cell, row->title))
COLUMN(source_publisher, DmExportSource, put_text(cell, row->publisher))
COLUMN(source_url, DmExportSource, put_text(cell, row->url))
COLUMN(source_published, DmExportSource, put_day(arena, cell, row->published))

static const Column source_columns[] = {
    {"id", source_id},   {"title", source_title},         {"publisher", source_publisher},
    {"url", source_url}, {"published", source_published}, {0},
};

/* ---- Rows ---- */

#define ROWS(name, member)                                                                                   \
    static gconstpointer name(const DmExport *view, DmArena *arena, guint *ret_len)                          \
    {                                                                                                        \
        (void)arena;                                                                                         \
        *ret_len = view->member.len;                                                                         \
        return view->member.items;                                                                           \
    }

ROWS(event_rows, events)
ROWS(position_rows, positions)
ROWS(statement_rows, statements)
ROWS(venue_rows, venues)
ROWS(actor_rows, actors)

static int by_series_id(gconstpointer id, gconstpointer series)
{
    return strcmp(id, ((const DmExportSeries *)series)->id);
}

static const char *every_of(const DmExport *view, const char *id)
{
    const DmExportSeries *found = id && view->series.len ? bsearch(id, view->series.items, view->series.len,
                                                                   sizeof *view->series.items, by_series_id)
                                                         : NULL;
    return found ? found->every : NULL;
}

static gconstpointer commitment_rows(const DmExport *view, DmArena *arena, guint *ret_len)
{
    PromiseRow *rows = dm_arena_alloc(arena, MAX(1, view->commitments.len) * sizeof *rows);
    for (guint i = 0; i < view->commitments.len; i++) {
        const DmCommitmentRow *row = &view->commitments.items[i];
        rows[i] = (PromiseRow){*row, every_of(view, row->series)};
    }
    *ret_len = view->commitments.len;
    return rows;
}

static gconstpointer step_rows(const DmExport *view, DmArena *arena, guint *ret_len)
{
    DM_LIST(StepRow) rows = {0};
    for (guint i = 0; i < view->commitments.len; i++) {
        const DmCommitmentRow *commitment = &view->commitments.items[i];
        for (guint k = 0; k < commitment->steps.len; k++)
            *dm_list_add(arena, &rows) = (StepRow){commitment->id, &commitment->steps.items[k]};
    }
    *ret_len = rows.len;
    return rows.items;
}

static gint by_text(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Keys of a table in order, so that the same view gives the same rows. */
static GPtrArray *sorted_keys(GHashTable *table)
{
    GPtrArray *keys = g_ptr_array_new();
    GHashTableIter iter;
    gpointer key;
    g_hash_table_iter_init(&iter, table);
    while (g_hash_table_iter_next(&iter, &key, NULL))
        g_ptr_array_add(keys, key);
    g_ptr_array_sort(keys, by_text);
    return keys;
}

static gconstpointer issue_rows(const DmExport *view, DmArena *arena, guint *ret_len)
{
    g_autoptr(GHashTable) titles = g_hash_table_new(g_str_hash, g_str_equal);
    DM_LIST(IssueRow) rows = {0};
    for (guint i = 0; i < view->events.len; i++)
        for (guint k = 0; k < view->events.items[i].issues.len; k++)
            g_hash_table_insert(titles, (gpointer)view->events.items[i].issues.items[k], NULL);
    for (guint i = 0; i < view->statements.len; i++)
        g_hash_table_insert(titles, (gpointer)view->statements.items[i].issue,
                            (gpointer)view->statements.items[i].issue_title);
    GPtrArray *ids = sorted_keys(titles);
    for (guint i = 0; i < ids->len; i++)
        *dm_list_add(arena, &rows) = (IssueRow){ids->pdata[i], g_hash_table_lookup(titles, ids->pdata[i])};
    g_ptr_array_unref(ids);
    *ret_len = rows.len;
    return rows.items;
}

static void note_source(GHashTable *sources, const DmEvidence *evidence)
{
    if (evidence->source)
        g_hash_table_insert(sources, (gpointer)evidence->source, (gpointer)evidence);
}

void dm_export_sources(const DmExport *view, DmArena *arena, DmExportSources *ret_sources)
{
    g_autoptr(GHashTable) sources = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < view->events.len; i++)
        note_source(sources, &view->events.items[i].evidence);
    for (guint i = 0; i < view->statements.len; i++)
        note_source(sources, &view->statements.items[i].evidence);
    for (guint i = 0; i < view->venues.len; i++)
        note_source(sources, &view->venues.items[i].evidence);
    for (guint i = 0; i < view->commitments.len; i++) {
        const DmCommitmentRow *row = &view->commitments.items[i];
        note_source(sources, &row->evidence);
        for (guint k = 0; k < row->steps.len; k++)
            note_source(sources, &row->steps.items[k].evidence);
    }
    GPtrArray *ids = sorted_keys(sources);
    *ret_sources = (DmExportSources){0};
    for (guint i = 0; i < ids->len; i++) {
        const DmEvidence *e = g_hash_table_lookup(sources, ids->pdata[i]);
        *dm_list_add(arena, ret_sources) =
            (DmExportSource){e->source, e->title, e->publisher, e->url, e->published};
    }
    g_ptr_array_unref(ids);
}

static gconstpointer source_rows(const DmExport *view, DmArena *arena, guint *ret_len)
{
    DmExportSources rows;
    dm_export_sources(view, arena, &rows);
    *ret_len = rows.len;
    return rows.items;
}

const Table dm_export_tables[] = {
    {"events", "event", event_columns, sizeof(DmEventRow), event_rows},
    {"commitments", "commitment", commitment_columns, sizeof(PromiseRow), commitment_rows},
    {"steps", "step", step_columns, sizeof(StepRow), step_rows},
    {"positions", "position", position_columns, sizeof(DmPositionRow), position_rows},
    {"statements", "statement", position_columns, sizeof(DmPositionRow), statement_rows},
    {"venues", "venue", venue_columns, sizeof(DmVenueRow), venue_rows},
    {"actors", "actor", actor_columns, sizeof(DmActorRow), actor_rows},
    {"issues", "issue", issue_columns, sizeof(IssueRow), issue_rows},
    {"sources", "source", source_columns, sizeof(DmExportSource), source_rows},
};
const guint dm_export_n_tables = G_N_ELEMENTS(dm_export_tables);
