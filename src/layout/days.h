/* Inside layout: days as people read them. All texts lie in the arena. */
#pragma once
#include "axis.h"

const char *days_year(int year, DmArena *arena);              /* "2025", "45 BC" */
const char *days_day(DmDay day, bool year, DmArena *arena);   /* "28 Aug", "28 Aug 2025" */
const char *days_range(DmDay from, DmDay to, DmArena *arena); /* "3–5 August 2025", "1914–1991" */
