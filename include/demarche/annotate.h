/* annotate – from an article to the draft of an event file: who, what was said, what happened or is to
 * happen, with the words each statement rests on.
 *
 * What the annotator knows of the world and of English stands in tables, schema/lexicon/(name).tsv, read into
 * a DmLexicon; a user's file of the same format adds to them. The same article and lexicon give the same
 * draft. */
#pragma once
#include <demarche/model.h>
#include <demarche/text.h>

G_BEGIN_DECLS

/* ---- What is known ---- */

typedef struct DmLexicon DmLexicon;

/* The built-in tables. Read-only once filled, so that threads may share it. */
DmLexicon *dm_lexicon_new(void);
void dm_lexicon_free(DmLexicon *lexicon); /* NULL is fine */
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DmLexicon, dm_lexicon_free)
/* Adds the rows of a file in the format of schema/lexicon; what is wrong with it goes to `diags`. */
void dm_lexicon_add_file(DmLexicon *lexicon, const DmFile *file, DmDiags *diags);
/* Adds an actor known from elsewhere, so that drafts use its id; strings are copied. */
void dm_lexicon_add_actor(DmLexicon *lexicon, const DmActor *actor);
/* Adds an issue, so that positions on it use its id. */
void dm_lexicon_add_issue(DmLexicon *lexicon, const DmIssue *issue);

/* ---- Drafts ---- */

typedef struct DmAnnotateOptions {
    DmDay published;    /* the day given by the user; DM_DAY_OPEN: from the article */
    const char *name;   /* of the article's file, for the source id; NULL: unnamed */
    const char *text;   /* value of source.text: the article, relative to the output; NULL: left out */
    const char *sha256; /* of the article's bytes; NULL: left out */
    GString *trace;     /* gets what was found and which rule fired, sentence by sentence; NULL: nothing */
} DmAnnotateOptions;

/* Drafts the event file of one article into `model`: events are marked as drafts, with confidence and the
 * rule that made them, quotes with their characters in the original. Dates are written but left to
 * dm_model_check_file to resolve. NULL and *error (DM_ERROR_SYNTAX) when the day of publication is neither
 * given nor found. Linear in the length of the article. */
DmRecordFile *dm_annotate(DmModel *model, const DmLexicon *lexicon, const DmArticle *article,
                          const DmAnnotateOptions *options, GError **error);

/* Appends the draft as one JSON object on one line, with the keys of the YAML. */
void dm_annotate_json(GString *out, const DmRecordFile *file);

G_END_DECLS
