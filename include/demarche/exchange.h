/* exchange – other formats in and out. Out: the view of one day as tables, JSON, calendars, timelines, event
 * data. In: event data of other programs as draft event files. Same view, same bytes. */
#pragma once
#include <demarche/query.h>

G_BEGIN_DECLS

/* ---- Out ---- */

typedef struct DmExportSeries {
    const char *id, *every; /* the event's own id, and its step as written */
    DmDay published;        /* of the source that said so last */
} DmExportSeries;

/* Everything that one view has to say, gathered once for any format. */
typedef struct DmExport {
    DmAsOf as_of;
    DmEventRows events;
    DmCommitmentRows commitments; /* in every state */
    DmPositionRows positions;     /* the latest of each actor on each issue */
    DmPositionRows
        statements; /* every position ever stated, oldest first; those on venues behind the others */
    DmVenueRows venues;
    DmActorRows actors; /* those that the view names, and what they belong to; by id */
    DmAnswerRows answers;
    DM_LIST(DmExportSeries)
    series; /* what recurs among the commitments, by id; from dm_export_gather_series() */
} DmExport;

/* Asks the store for all of it; memory from the arena. */
bool dm_export_gather(DmStore *store, const DmAsOf *as_of, DmArena *arena, DmExport *ret_export,
                      GError **error);

/* Adds the series, for the tables alone: their steps stand in the event files, which are all read for it. */
bool dm_export_gather_series(DmStore *store, const DmAsOf *as_of, DmArena *arena, DmExport *view,
                             GError **error);

/* A source that evidence of the view leads to. */
typedef struct DmExportSource {
    const char *id, *title, *publisher, *url; /* NULL when unknown, except the id */
    DmDay published;
} DmExportSource;
typedef DM_LIST(DmExportSource) DmExportSources;
/* All of them, by id. */
void dm_export_sources(const DmExport *view, DmArena *arena, DmExportSources *ret_sources);

typedef enum DmExportFormat {
    DM_EXPORT_CSV,  /* a folder of tables (RFC 4180) */
    DM_EXPORT_YAML, /* a folder of event files */
    DM_EXPORT_JSONL,
    DM_EXPORT_ICS, /* iCalendar (RFC 5545) */
    DM_EXPORT_TIMELINEJS,
    DM_EXPORT_PLOVER,
    DM_EXPORT_DNA, /* statements as Discourse Network Analyzer lists them */
    DM_EXPORT_MARKWHEN,
    DM_EXPORT_GRAPHML, /* the actor graph with all its ties; see graphfile.h */
    DM_EXPORT_GEXF,
    DM_EXPORT_DOT,
    DM_EXPORT_EDGES,
} DmExportFormat;
extern const DmEnum dm_export_names[];
/* Whether a format is a folder of files rather than one. */
bool dm_export_is_folder(DmExportFormat format);

typedef struct DmExportFile {
    char *name; /* relative to the folder; NULL when it is the only file */
    GString *text;
} DmExportFile;
void dm_export_file_free(gpointer file);

/* The files of a format: an array of DmExportFile*, free with g_ptr_array_unref. Not for YAML, which is
 * written by the stage yaml from dm_query_files(). */
GPtrArray *dm_export_make(DmExportFormat format, const DmExport *view);

/* How many events the format has no room for: a calendar holds days of the years 1 to 9999. */
guint dm_export_left_out(DmExportFormat format, const DmExport *view);

/* ---- In ---- */

typedef enum DmImportFormat {
    DM_IMPORT_PLOVER,     /* PLOVER records as JSON, or POLECAT tables */
    DM_IMPORT_GDELT,      /* GDELT 1.0 and 2.0 event tables */
    DM_IMPORT_DNA,        /* statements listed by Discourse Network Analyzer */
    DM_IMPORT_TIMELINEJS, /* TimelineJS JSON */
    DM_IMPORT_CSV,        /* what `export csv` writes, or any table with a date and a title */
} DmImportFormat;
extern const DmEnum dm_import_names[];

/* Reads the file (csv: or folder) `path` into draft records, one event file a source. `published` is the day
 * of sources that do not say theirs; DM_DAY_OPEN: the last day that they speak of. What cannot be read
 * becomes a finding and is left out. NULL and *error when the file is not there or is not of that format at
 * all. */
DmModel *dm_import_read(DmImportFormat format, const char *path, DmDay published, DmDiags *diags,
                        GError **error);

G_END_DECLS
