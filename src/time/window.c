/* time: windows – comparing the days two values can mean. Used by the model's checks and by every listing. */
#include <demarche/time.h>

/* Bounds as ordinary numbers, an open one at its infinity. */
static gint64 low(DmWindow w)
{
    return w.earliest == DM_DAY_OPEN ? G_MININT64 : w.earliest;
}

static gint64 high(DmWindow w)
{
    return w.latest == DM_DAY_OPEN ? G_MAXINT64 : w.latest;
}

DmTruth dm_window_before(DmWindow a, DmWindow b)
{
    if (high(a) < low(b))
        return DM_YES;
    return low(a) < high(b) ? DM_MAYBE : DM_NO;
}

DmTruth dm_window_overlaps(DmWindow a, DmWindow b)
{
    if (high(a) < low(b) || high(b) < low(a))
        return DM_NO;
    bool one_day = low(a) == high(a) && low(b) == high(b);
    return one_day ? DM_YES : DM_MAYBE;
}

static int compare(gint64 a, gint64 b)
{
    return (a > b) - (a < b);
}

int dm_day_compare_earliest(DmDay a, DmDay b)
{
    return compare(a, b); /* DM_DAY_OPEN is the least value of its type */
}

int dm_day_compare_latest(DmDay a, DmDay b)
{
    return compare(a == DM_DAY_OPEN ? G_MAXINT64 : a, b == DM_DAY_OPEN ? G_MAXINT64 : b);
}
