/* annotate, inside – the speaker of a verb of saying. */
#pragma once
#include "annotate/draft.h"

/* The actor that a verb of saying has as its subject; a noun phrase that is no mention becomes one. −1: none.
 */
gint32 speaker_of(Draft *draft, const Pred *pred);
/* The stance that a verb takes on its object (positions.c); NULL: none. */
const StanceRow *stance_of_verb(const Draft *draft, const Pred *pred);
