/* annotate, inside – what a verb was coded as, shared by the steps that make events of verbs. */
#pragma once
#include "annotate/draft.h"

typedef struct Coded {
    guint pred;
    const VerbRow *row;
    int class;     /* PLOVER value, 0 none */
    int control;   /* of the row, 0 none */
    gint32 inner;  /* the pred it governs, −1 none */
    guint deepest; /* the last pred that it took part of */
    bool demanded; /* must, should: the subject is asked for it */
} Coded;

/* Makes a meeting, call or visit of the verb, or of the verb it governs; false when it is none. */
bool talk_from_verb(Draft *draft, guint index, const Coded *coded, guint order);
/* Whether what the verb says happens to a talk: "the summit will be held". */
bool talk_is_subject(const Draft *draft, const Pred *pred);
