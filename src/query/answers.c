/* Which event answers which? */
#include "query/ask.h"

bool dm_query_answers(DmStore *store, const DmAsOf *as_of, DmArena *arena, DmAnswerRows *ret_rows,
                      GError **error)
{
    DmAsk ask;
    *ret_rows = (DmAnswerRows){0};
    dm_ask_begin(&ask, store, as_of, arena);
    DmStmt *stmt = dm_stmt(store, "answers");
    dm_in_int(stmt, ":known", ask.known);
    dm_in_int(stmt, ":drafts", as_of->drafts);
    while (dm_step(stmt)) {
        DmAnswerRow *row = dm_list_add(arena, ret_rows);
        row->event = dm_out_text(stmt, arena);
        row->target = dm_out_text(stmt, arena);
    }
    return dm_ask_end(&ask, error);
}
