/* check – inner header: what walk.c and quotes.c do for check.c. */
#pragma once
#include <demarche/model.h>

/* The event files of `paths`: files as they are, folders walked for *.yaml and *.yml in the order of their
 * names, each file once. NULL and *error when a path is not there or a folder cannot be read. */
GPtrArray *dm_check_walk(const char *const *paths, gsize n, GError **error);

/* Proves the quotes of one file against the local copy of its source, if it names one, and fills in where
 * they stand. A copy that cannot be read is a warning. */
void dm_check_quotes(DmRecordFile *record, DmDiags *diags);
