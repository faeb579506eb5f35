/* Fields of claims as text, for show, log and the look for contradictions. */
#pragma once
#include "query/ask.h"

/* What a claim says in a field it says (DmField). Lives in the arena or longer. */
const char *dm_fact_value(DmAsk *ask, const DmClaim *claim, int field);
/* The field's name in event files. */
const char *dm_fact_name(int field);
