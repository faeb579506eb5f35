/* check – from paths to a proven model: walks folders, reads event files, resolves references across them, proves
 * quotes against the local article texts. What `check` prints and `add` loads comes from here. */
#pragma once
#include <demarche/model.h>

G_BEGIN_DECLS

typedef struct DmCheckOptions {
    const DmOutside *outside; /* ids known to the store, or NULL */
    DmProgress progress;      /* or NULL */
    gpointer progress_user;
} DmCheckOptions;

/* Reads `paths` (files, and folders walked for *.yaml and *.yml, hidden names left out; sorted, each file once).
 * Every finding goes to `diags`. NULL and *error only when a path is not there or cannot be read. */
DmModel *dm_check_paths(const char *const *paths, gsize n, const DmCheckOptions *options, DmDiags *diags,
                        GError **error);

G_END_DECLS
