/* time: what days, EDTF and the phrase rules share. */
#pragma once
#include <demarche/time.h>

/* The days of a season, quarter, quadrimester or half (ISO 8601-2 codes 21–41) of a year; false: no such
 * code. */
bool edtf_season(int year, int code, DmWindow *ret_window);

/* Writes `n` (not negative) with at least `width` digits and a NUL; returns where the NUL stands. */
char *dm_put_number(char *at, int n, int width);
