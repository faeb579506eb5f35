/* time: what EDTF shares with the phrase rules. */
#pragma once
#include <demarche/time.h>

/* The days of a season, quarter, quadrimester or half (ISO 8601-2 codes 21–41) of a year; false: no such
 * code. */
bool edtf_season(int year, int code, DmWindow *ret_window);
