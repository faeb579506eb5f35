/* The order of rows or columns in which neighbours agree most. */
#pragma once
#include <demarche/base.h>

/* `stance` holds n × m values, NAN where there is none. Fills ret_order with 0 … n − 1 by average linkage
 * (Sokal & Michener 1958); two that share nothing are as far apart as two that half disagree. Ties fall to
 * the lower number. */
void matrix_order(guint n, guint m, const double *stance, guint *ret_order);
