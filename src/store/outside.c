/* What ids mean in the store, for the checks of files that are about to be loaded. */
#include "store/db.h"

struct DmStoreOutside {
    DmStore *store;
    GHashTable *replaced; /* identities of the files being loaded again */
    DmOutside outside;
};

/* Steps through the files that know an id until one that stays. Their identity is the first column. */
static bool known(DmStoreOutside *self, const char *query, const char *id, DmStmt **ret_stmt)
{
    if (self->store->fresh || self->store->outdated)
        return false;
    DmStmt *stmt = dm_stmt(self->store, query);
    dm_in_text(stmt, ":id", id);
    while (dm_step(stmt)) {
        if (!g_hash_table_contains(self->replaced, dm_out_borrow(stmt))) {
            *ret_stmt = stmt;
            return true;
        }
    }
    return false;
}

static bool has_actor(gpointer user, const char *id)
{
    DmStmt *stmt;
    return known(user, "actor-declared-by", id, &stmt);
}

static bool has_issue(gpointer user, const char *id)
{
    DmStmt *stmt;
    return known(user, "issue-declared-by", id, &stmt);
}

static bool has_event(gpointer user, const char *id, DmKind *ret_kind)
{
    DmStmt *stmt;
    if (!known(user, "event-reported-by", id, &stmt))
        return false;
    *ret_kind = (DmKind)dm_out_int(stmt, 0);
    return true;
}

static void replacing(gpointer user, const char *identity)
{
    g_hash_table_add(((DmStoreOutside *)user)->replaced, g_strdup(identity));
}

DmStoreOutside *dm_store_outside_new(DmStore *store)
{
    DmStoreOutside *self = g_new0(DmStoreOutside, 1);
    self->store = store;
    self->replaced = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    self->outside = (DmOutside){self, has_actor, has_issue, has_event, replacing};
    return self;
}

const DmOutside *dm_store_outside(const DmStoreOutside *outside)
{
    return &outside->outside;
}

void dm_store_outside_free(DmStoreOutside *outside)
{
    if (!outside)
        return;
    g_hash_table_unref(outside->replaced);
    g_free(outside);
}
