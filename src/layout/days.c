/* On the way from answers to a scene: days as people read them, in every picture. */
#include "days.h"

const char *days_year(int year, DmArena *arena)
{
    return year < 1 ? dm_arena_printf(arena, "%d BC", 1 - year) : dm_arena_printf(arena, "%d", year);
}

const char *days_day(DmDay day, bool year, DmArena *arena)
{
    int y, m, d;
    dm_day_to_ymd(day, &y, &m, &d);
    if (!year)
        return dm_arena_printf(arena, "%d %s", d, dm_month_short[m - 1]);
    return dm_arena_printf(arena, "%d %s %s", d, dm_month_short[m - 1], days_year(y, arena));
}

const char *days_range(DmDay from, DmDay to, DmArena *arena)
{
    int y0, m0, d0, y1, m1, d1;
    dm_day_to_ymd(from, &y0, &m0, &d0);
    dm_day_to_ymd(to, &y1, &m1, &d1);
    if (from == to)
        return dm_arena_printf(arena, "%d %s %d", d0, dm_month_names[m0 - 1], y0);
    if (y1 - y0 > 8)
        return dm_arena_printf(arena, "%s–%s", days_year(y0, arena), days_year(y1, arena));
    if (y0 != y1)
        return dm_arena_printf(arena, "%d %s %d – %d %s %d", d0, dm_month_names[m0 - 1], y0, d1,
                               dm_month_names[m1 - 1], y1);
    if (m0 != m1)
        return dm_arena_printf(arena, "%d %s – %d %s %d", d0, dm_month_names[m0 - 1], d1,
                               dm_month_names[m1 - 1], y1);
    return dm_arena_printf(arena, "%d–%d %s %d", d0, d1, dm_month_names[m1 - 1], y1);
}
