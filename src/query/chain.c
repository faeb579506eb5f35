/* What slips if this slips: events whose days are counted from a commitment, and those still to come that
 * follow it. */
#include "query/ledger.h"
#include <string.h>

typedef struct Chain {
    DmAsk ask;
    GHashTable *seen; /* ids below the present root */
    const char *root;
    DmChainRows *rows;
} Chain;

/* Still to come on the day: its window or date does not end before it. */
static bool to_come(const Chain *chain, const DmDate *date)
{
    return date->shape == DM_DATE_NONE || date->window.latest == DM_DAY_OPEN ||
           date->window.latest >= chain->ask.as_of->day;
}

static DmDate day_of(Chain *chain, const DmHandle *handle, const DmView *view)
{
    if (dm_kind_has_due(handle->kind))
        return dm_ledger_window(&chain->ask, view->of[DM_FIELD_DUE]);
    return view->of[DM_FIELD_DATE] ? view->of[DM_FIELD_DATE]->date : (DmDate){0};
}

static void below(Chain *chain, const char *on, int depth);

static void add(Chain *chain, const char *on, int depth, const char *relation, const DmHandle *handle)
{
    DmClaims claims = {0};
    DmView view;
    if (!g_hash_table_add(chain->seen, (gpointer)handle->id) ||
        !dm_ask_view(&chain->ask, handle, &claims, &view))
        return;
    DmDate date = day_of(chain, handle, &view);
    bool counted = !strcmp(relation, "due after");
    *dm_list_add(chain->ask.arena, chain->rows) =
        (DmChainRow){.root = chain->root,
                     .depth = depth,
                     .on = on,
                     .relation = relation,
                     .event = handle->id,
                     .title = view.of[DM_FIELD_TITLE] ? view.of[DM_FIELD_TITLE]->title : NULL,
                     .kind = handle->kind,
                     .date = date,
                     .slips = counted || to_come(chain, &date)};
    below(chain, handle->id, depth + 1);
}

static void below(Chain *chain, const char *on, int depth)
{
    DM_LIST(const char *) relations = {0};
    DmHandles handles = {0};
    DmStmt *stmt = dm_stmt(chain->ask.store, "hangs-on");
    dm_in_text(stmt, ":event", on);
    dm_in_int(stmt, ":known", chain->ask.known);
    dm_in_int(stmt, ":drafts", chain->ask.as_of->drafts);
    while (dm_step(stmt)) {
        *dm_list_add(chain->ask.arena, &relations) = dm_out_text(stmt, chain->ask.arena);
        *dm_list_add(chain->ask.arena, &handles) = dm_ask_read_handle(&chain->ask, stmt);
    }
    for (guint i = 0; i < handles.len; i++)
        add(chain, on, depth, relations.items[i], &handles.items[i]);
}

bool dm_query_chain(DmStore *store, const DmAsOf *as_of, const DmCommitmentRows *rows, DmArena *arena,
                    DmChainRows *ret_chain, GError **error)
{
    Chain chain = {.rows = ret_chain};
    *ret_chain = (DmChainRows){0};
    dm_ask_begin(&chain.ask, store, as_of, arena);
    for (guint i = 0; i < rows->len; i++) {
        const DmCommitmentRow *row = &rows->items[i];
        chain.root = row->series ? row->series : row->id;
        if (row->instance > 1)
            continue; /* its first instance stands for the series */
        chain.seen = g_hash_table_new(g_str_hash, g_str_equal);
        g_hash_table_add(chain.seen, (gpointer)chain.root);
        below(&chain, chain.root, 1);
        g_hash_table_unref(chain.seen);
    }
    return dm_ask_end(&chain.ask, error);
}
