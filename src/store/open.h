/* What loading needs of opening. */
#pragma once
#include "store/db.h"

/* Inside a write transaction: makes the schema where there is none, and anew where it is an older program's.
 */
void dm_store_prepare_schema(DmStore *store);
