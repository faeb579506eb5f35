/* exchange: what the writers share. */
#pragma once
#include <demarche/exchange.h>

/* A new file of the result; `name` NULL when it is the only one. */
GString *dm_export_add_file(GPtrArray *files, const char *name);

void dm_write_tables(GPtrArray *files, const DmExport *view);
void dm_write_jsonl(GString *out, const DmExport *view);
void dm_write_calendar(GString *out, const DmExport *view);
void dm_write_timelinejs(GString *out, const DmExport *view);
void dm_write_plover(GString *out, const DmExport *view);
void dm_write_dna(GString *out, const DmExport *view);
void dm_write_markwhen(GString *out, const DmExport *view);
void dm_write_graphml(GString *out, const DmExport *view);
void dm_write_gexf(GString *out, const DmExport *view);
void dm_write_dot(GString *out, const DmExport *view);
void dm_write_edges(GString *out, const DmExport *view);

/* The words of the record: its quote, else NULL; and where they come from: "Publisher, 2025-08-21", or the
 * title or id. */
const char *dm_export_label(DmArena *arena, const DmEvidence *evidence);
/* The names of the actors with one of the words (bits 1 << DmWord; 0: any), joined by ", "; NULL when there
 * are none. */
const char *dm_export_actor_names(DmArena *arena, const DmActorWords *actors, guint32 words);
