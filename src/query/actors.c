/* Who is there? */
#include "query/ask.h"

bool dm_query_actors(DmStore *store, const DmAsOf *as_of, bool all, DmArena *arena, DmActorRows *ret_rows,
                     GError **error)
{
    DmAsk ask;
    DmStrList ids = {0};
    *ret_rows = (DmActorRows){0};
    dm_ask_begin(&ask, store, as_of, arena);
    DmStmt *stmt = dm_stmt(store, all ? "actors-declared" : "actors-named");
    if (!all) {
        dm_in_int(stmt, ":known", ask.known);
        dm_in_int(stmt, ":drafts", as_of->drafts);
    }
    while (dm_step(stmt))
        *dm_list_add(arena, &ids) = dm_out_text(stmt, arena);
    for (guint i = 0; i < ids.len; i++)
        *dm_list_add(arena, ret_rows) = *dm_ask_actor(&ask, ids.items[i], -1);
    return dm_ask_end(&ask, error);
}
