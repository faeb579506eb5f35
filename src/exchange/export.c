/* exchange: the formats that a view can be written in. */
#include "export.h"
#include <stdlib.h>
#include <string.h>

const DmEnum dm_export_names[] = {
    {"csv", DM_EXPORT_CSV, "a folder of tables"},
    {"yaml", DM_EXPORT_YAML, "a folder of event files"},
    {"jsonl", DM_EXPORT_JSONL, "JSON Lines, one record a line"},
    {"ics", DM_EXPORT_ICS, "iCalendar"},
    {"timelinejs", DM_EXPORT_TIMELINEJS, "TimelineJS JSON"},
    {"plover", DM_EXPORT_PLOVER, "PLOVER event records, JSON"},
    {"dna", DM_EXPORT_DNA, "statements for Discourse Network Analyzer, CSV"},
    {"markwhen", DM_EXPORT_MARKWHEN, "Markwhen timeline text"},
    {"graphml", DM_EXPORT_GRAPHML, "the actor graph as GraphML"},
    {"gexf", DM_EXPORT_GEXF, "the actor graph as dynamic GEXF"},
    {"dot", DM_EXPORT_DOT, "the actor graph for Graphviz"},
    {"edges", DM_EXPORT_EDGES, "the ties of the actor graph, CSV"},
    {NULL, 0, NULL},
};

bool dm_export_is_folder(DmExportFormat format)
{
    return format == DM_EXPORT_CSV || format == DM_EXPORT_YAML;
}

/* The venues' ids once each, NULL-terminated: positions on them are only told when asked for. */
static const char *const *venue_ids(const DmVenueRows *venues, DmArena *arena)
{
    DmStrList ids = {0};
    for (guint i = 0; i < venues->len; i++)
        if (i == 0 || strcmp(venues->items[i].venue, venues->items[i - 1].venue) != 0)
            *dm_list_add(arena, &ids) = venues->items[i].venue;
    *dm_list_add(arena, &ids) = NULL;
    return ids.items;
}

static bool gather_venue_statements(DmStore *store, const DmAsOf *as_of, DmArena *arena, DmExport *view,
                                    GError **error)
{
    const DmPositionFilter filter = {.issues = venue_ids(&view->venues, arena), .history = true};
    DmPositionRows rows = {0};
    if (!view->venues.len)
        return true;
    if (!dm_query_positions(store, as_of, &filter, arena, &rows, error))
        return false;
    for (guint i = 0; i < rows.len; i++)
        *dm_list_add(arena, &view->statements) = rows.items[i];
    return true;
}

static const DmActorRow *find_actor(const DmActorRows *rows, const char *id)
{
    for (guint i = 0; i < rows->len; i++)
        if (!strcmp(rows->items[i].id, id))
            return &rows->items[i];
    return NULL;
}

static int by_id(gconstpointer a, gconstpointer b)
{
    return strcmp(((const DmActorRow *)a)->id, ((const DmActorRow *)b)->id);
}

/* The actors that the view names, and what those belong to, so that nothing refers to what is not there. */
static bool gather_actors(DmStore *store, const DmAsOf *as_of, DmArena *arena, DmActorRows *ret_rows,
                          GError **error)
{
    DmActorRows all;
    if (!dm_query_actors(store, as_of, false, arena, ret_rows, error) ||
        !dm_query_actors(store, as_of, true, arena, &all, error))
        return false;
    for (guint i = 0; i < ret_rows->len; i++) {
        const char *of = ret_rows->items[i].of;
        const DmActorRow *above = of && !find_actor(ret_rows, of) ? find_actor(&all, of) : NULL;
        if (above)
            *dm_list_add(arena, ret_rows) = *above;
    }
    if (ret_rows->len)
        qsort(ret_rows->items, ret_rows->len, sizeof *ret_rows->items, by_id);
    return true;
}

static int by_series(gconstpointer pa, gconstpointer pb)
{
    const DmExportSeries *a = pa, *b = pb;
    int id = strcmp(a->id, b->id);
    return id ? id : (a->published > b->published) - (a->published < b->published);
}

/* Sorts what all reports say, and keeps the last of each series. */
static void settle_series(DmExport *view)
{
    guint n = 0;
    if (view->series.len)
        qsort(view->series.items, view->series.len, sizeof *view->series.items, by_series);
    for (guint i = 0; i < view->series.len; i++) {
        n += n == 0 || strcmp(view->series.items[n - 1].id, view->series.items[i].id) != 0;
        view->series.items[n - 1] = view->series.items[i];
    }
    view->series.len = n;
}

/* The listing of a recurring commitment has its instances; its step stands in the event files only. */
bool dm_export_gather_series(DmStore *store, const DmAsOf *as_of, DmArena *arena, DmExport *view,
                             GError **error)
{
    bool any = false;
    for (guint i = 0; i < view->commitments.len; i++)
        any |= view->commitments.items[i].series != NULL;
    g_autoptr(DmModel) model = any ? dm_query_files(store, as_of, error) : NULL;
    for (guint i = 0; model && i < dm_model_n_files(model); i++) {
        const DmRecordFile *file = dm_model_file(model, i);
        for (guint k = 0; k < file->events.len; k++) {
            const DmEvent *event = &file->events.items[k];
            if (event->every.text && event->id.text)
                *dm_list_add(arena, &view->series) = (DmExportSeries){
                    dm_arena_strdup(arena, event->id.text), dm_arena_strdup(arena, event->every.text),
                    file->source.published.date.window.latest};
        }
    }
    settle_series(view);
    return !any || model;
}

bool dm_export_gather(DmStore *store, const DmAsOf *as_of, DmArena *arena, DmExport *ret_export,
                      GError **error)
{
    const DmCommitmentFilter commitments = {.states = (1u << DM_STATE_COUNT) - 1, .due_within = -1};
    const DmPositionFilter latest = {0}, history = {.history = true};
    *ret_export = (DmExport){.as_of = *as_of};
    return dm_query_events(store, as_of, NULL, arena, &ret_export->events, error) &&
           dm_query_commitments(store, as_of, &commitments, arena, &ret_export->commitments, error) &&
           dm_query_positions(store, as_of, &latest, arena, &ret_export->positions, error) &&
           dm_query_positions(store, as_of, &history, arena, &ret_export->statements, error) &&
           dm_query_venues(store, as_of, NULL, arena, &ret_export->venues, error) &&
           dm_query_answers(store, as_of, arena, &ret_export->answers, error) &&
           gather_venue_statements(store, as_of, arena, ret_export, error) &&
           gather_actors(store, as_of, arena, &ret_export->actors, error);
}

void dm_export_file_free(gpointer data)
{
    DmExportFile *file = data;
    g_free(file->name);
    g_string_free(file->text, TRUE);
    g_free(file);
}

GString *dm_export_add_file(GPtrArray *files, const char *name)
{
    DmExportFile *file = g_new0(DmExportFile, 1);
    file->name = g_strdup(name);
    file->text = g_string_new(NULL);
    g_ptr_array_add(files, file);
    return file->text;
}

GPtrArray *dm_export_make(DmExportFormat format, const DmExport *view)
{
    static void (*const writers[])(GString *, const DmExport *) = {
        [DM_EXPORT_JSONL] = dm_write_jsonl,
        [DM_EXPORT_ICS] = dm_write_calendar,
        [DM_EXPORT_TIMELINEJS] = dm_write_timelinejs,
        [DM_EXPORT_PLOVER] = dm_write_plover,
        [DM_EXPORT_DNA] = dm_write_dna,
        [DM_EXPORT_MARKWHEN] = dm_write_markwhen,
        [DM_EXPORT_GRAPHML] = dm_write_graphml,
        [DM_EXPORT_GEXF] = dm_write_gexf,
        [DM_EXPORT_DOT] = dm_write_dot,
        [DM_EXPORT_EDGES] = dm_write_edges,
    };
    GPtrArray *files = g_ptr_array_new_with_free_func(dm_export_file_free);
    g_assert(format != DM_EXPORT_YAML);
    if (format == DM_EXPORT_CSV)
        dm_write_tables(files, view);
    else
        writers[format](dm_export_add_file(files, NULL), view);
    return files;
}
