/* What is it about? */
#include "query/ask.h"

bool dm_query_issues(DmStore *store, const DmAsOf *as_of, DmArena *arena, DmIssueRows *ret_rows,
                     GError **error)
{
    DmAsk ask;
    DmStrList ids = {0};
    *ret_rows = (DmIssueRows){0};
    dm_ask_begin(&ask, store, as_of, arena);
    DmStmt *stmt = dm_stmt(store, "issues-declared");
    while (dm_step(stmt))
        *dm_list_add(arena, &ids) = dm_out_text(stmt, arena);
    for (guint i = 0; i < ids.len; i++)
        *dm_list_add(arena, ret_rows) = (DmIssueRow){ids.items[i], dm_ask_issue_title(&ask, ids.items[i])};
    return dm_ask_end(&ask, error);
}
