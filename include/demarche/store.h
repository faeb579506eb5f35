/* store – the event model in SQLite. With query, the only user of sqlite3. The database is an index of event
 * files: it can be deleted and rebuilt from them at any time. schema/store.sql describes every table. */
#pragma once
#include <demarche/model.h>

G_BEGIN_DECLS

typedef struct DmStore DmStore;

typedef enum DmStoreMode {
    DM_STORE_READ,  /* must exist: DM_ERROR_NO_STORE otherwise */
    DM_STORE_WRITE, /* made when missing; one of an older program is rebuilt empty-handed only on `add` */
} DmStoreMode;

/* Opens a store, hardened against files of other programs (DM_ERROR_NOT_OURS). `path` NULL is one in memory,
 * for as long as it is open. */
DmStore *dm_store_open(const char *path, DmStoreMode mode, GError **error);
void dm_store_close(DmStore *store);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DmStore, dm_store_close)

/* What the store knows, except from the files being loaded again (it is told of them by
 * dm_model_check_links). */
typedef struct DmStoreOutside DmStoreOutside;
DmStoreOutside *dm_store_outside_new(DmStore *store);
const DmOutside *dm_store_outside(const DmStoreOutside *outside);
void dm_store_outside_free(DmStoreOutside *outside);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DmStoreOutside, dm_store_outside_free)

typedef struct DmAddOptions {
    const char *const
        *sync_folders; /* files of the store below these folders that `model` lacks are dropped */
    gsize n_sync_folders;
    DmProgress progress;
    gpointer progress_user;
} DmAddOptions;
typedef struct DmAddCounts {
    guint added, replaced, unchanged, dropped; /* files */
    guint events;                              /* reports in added and replaced files */
} DmAddCounts;

/* Loads a checked model in one transaction, all or nothing. A file whose bytes are already there is left
 * alone. */
bool dm_store_add(DmStore *store, const DmModel *model, const DmAddOptions *options, DmAddCounts *ret_counts,
                  GError **error);
/* Takes files out by identity; DM_ERROR_NOT_FOUND, or DM_ERROR_REFERENCED with the list in the message. */
bool dm_store_remove(DmStore *store, const char *const *identities, gsize n, GError **error);

G_END_DECLS
