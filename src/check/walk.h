/* check – inner header: see walk.c and quotes.c. */
#pragma once
#include <demarche/model.h>

/* The event files of `paths`: files as they are, folders walked for *.yaml and *.yml in the order of their
 * names, each file once. NULL and *error when a path is not there or a folder cannot be read. */
GPtrArray *dm_check_walk(const char *const *paths, gsize n, GError **error);
