/* exchange: country codes of three letters, which event data use, against ours of two. */
#pragma once
#include <glib.h>

/* ISO 3166-1 alpha-3 of an alpha-2 code, and back; NULL when there is none. Static strings. */
const char *dm_code_alpha3(const char *alpha2);
const char *dm_code_alpha2(const char *alpha3);
