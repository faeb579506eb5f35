/* exchange: what the importers build on: drafts of event files, an event at a time. */
#pragma once
#include <demarche/exchange.h>

typedef struct Draft {
    DmModel *model;
    DmArena *arena;
    DmDiags *diags;
    DmFile *input; /* for findings */
    DmDay published;
    GHashTable *files;  /* source id → DmRecordFile */
    GHashTable *actors; /* name or id in lower case → id */
    GHashTable *issues; /* title or id in lower case → id */
    GHashTable *ids;    /* ids taken so far, with their type, in lower case → the last number behind it */
} Draft;

typedef struct DraftSource {
    const char *id, *title, *publisher, *url, *published; /* NULL: unknown */
} DraftSource;

void dm_import_init(Draft *draft, DmModel *model, DmFile *input, DmDay published, DmDiags *diags);
void dm_import_clear(Draft *draft);

/* A text of the arena; NULL and "" stay left out. White space at the ends is cut. */
DmText dm_import_text(Draft *draft, const char *text);
/* An id that says what `text` says; `prefix` when nothing of it can stand in an id. */
const char *dm_import_slug(Draft *draft, const char *text, const char *prefix);
/* The file of a source, made when it is new. */
DmRecordFile *dm_import_file(Draft *draft, const DraftSource *source);
/* A new draft event; its id is made from `id` or else `title`, and made different from those before. `date`
 * is EDTF. NULL, and a finding at `line`, when the date cannot be read. */
DmEvent *dm_import_event(Draft *draft, DmRecordFile *file, guint line, DmKind kind, const char *id,
                         const char *date, const char *title);
/* The id of an actor: built in, declared before, or declared now in `file`. `of` is an actor id or NULL. */
const char *dm_import_actor(Draft *draft, DmRecordFile *file, const char *name, DmActorKind kind,
                            const char *of);
const char *dm_import_issue(Draft *draft, DmRecordFile *file, const char *title);
void dm_import_part(Draft *draft, DmEvent *event, const char *actor, DmWord word);
void dm_import_quote(Draft *draft, DmQuoteList *quotes, const char *text);
void dm_import_finding(Draft *draft, guint line, const char *format, ...) G_GNUC_PRINTF(3, 4);
/* Gives every source without a day of publication the last day its events speak of. */
void dm_import_finish(Draft *draft);

/* A place, and its country when the text ends in the name of one ("Kyiv, Ukraine"). */
void dm_import_place(Draft *draft, DmEvent *event, const char *text);
/* HTML without its tags and entities, free with g_free. */
char *dm_import_plain(const char *html);

bool dm_import_csv(Draft *draft, const char *path, GError **error);
bool dm_import_plover(Draft *draft, GError **error);
bool dm_import_gdelt(Draft *draft, GError **error);
bool dm_import_dna(Draft *draft, GError **error);
bool dm_import_timelinejs(Draft *draft, GError **error);
