/* check – from paths to a proven model: walks folders, reads event files, resolves references across them,
 * proves quotes against the local article texts. What `check` prints and `add` loads comes from here. */
#pragma once
#include <demarche/model.h>

G_BEGIN_DECLS

typedef struct DmCheckOptions {
    const DmOutside *outside; /* ids known to the store, or NULL */
    DmProgress progress;      /* or NULL */
    gpointer progress_user;
} DmCheckOptions;

/* Reads `paths` (files, and folders walked for *.yaml and *.yml, hidden names left out; sorted, each file
 * once). Every finding goes to `diags`. NULL and *error only when a path is not there or cannot be read. */
DmModel *dm_check_paths(const char *const *paths, gsize n, const DmCheckOptions *options, DmDiags *diags,
                        GError **error);

/* Looks for what cannot all be so in a model whose dates are resolved: sources that disagree on a date, a
 * status or a number, two stances of one actor on one day, a promise settled before it was made, a settled
 * thing still announced. Each finding is a warning that names both places. */
void dm_check_consistency(const DmModel *model, DmDiags *diags);

G_END_DECLS
