/* annotate, inside – what attributes words to whom. */
#pragma once
#include "annotate/draft.h"

/* The verb read at token `tok`, −1 none. */
gint32 pred_of_tok(const Draft *draft, guint sent, guint tok);
/* The mention at `tok`; −1 also where it is only a small word with a capital ("THE FACTS: In 2013"). */
gint32 mention_of_tok(const Draft *draft, guint tok);
/* Whether [first, end) holds a verb in a finite form; verbs of relative clauses do not count. */
bool has_finite(const Draft *draft, guint sent, guint first, guint end);

/* sources.c: finds the noun phrase that is the cue's source and the actor it means. `before` is the cue
 * before it in the sentence, NULL none. */
void source_of_cue(Draft *draft, Cue *cue, const Cue *before);
/* The actor that the noun phrase [first, end) means; one that is no mention becomes an actor. −1: nobody. */
gint32 source_actor(Draft *draft, guint first, guint end, guint sent);
/* Where the noun phrase that starts at `first` ends. */
guint source_end(const Draft *draft, guint first, guint limit, guint sent);
/* The noun phrase that the sentence, from `first` on, is about; its actor, −1 none. */
gint32 source_main(Draft *draft, guint sent, guint first, guint end);

/* Whom "his", "her", "its" or "their" at `tok` means; −1 nobody. */
gint32 source_owner(Draft *draft, guint sent, guint tok);

/* Whether the cue is told to somebody, who follows it ("told reporters"). */
bool cue_tells(const Draft *draft, const Cue *cue);
/* cues.c: finds the cues of all sentences; quotations must be known. */
void draft_cues(Draft *draft);

/* labels.c: the paragraphs that a transcript or an embedded post gives to a speaker. */
void draft_labels(Draft *draft);

/* quotes.c */
Quote *quote_add(Draft *draft, guint first, guint end, guint sent, bool direct);

/* The stance that a verb takes on its object (positions.c); NULL: none. */
const StanceRow *stance_of_verb(const Draft *draft, const Pred *pred);
