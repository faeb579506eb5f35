/* On the way from answers to a scene: where a time stands on the paper, and which ticks of the calendar show
 * it.
 *
 * The axis is a chain of parts, each linear. A fold is a part that gives a long quiet time a fixed little
 * width. */
#include "axis.h"
#include "days.h"
#include <limits.h>
#include <math.h>

enum { FOLD_WIDTH = 34, FOLD_WORDS = 28, TICK_GAP = 12, MINOR_LEAST = 6 };

const char *const dm_month_names[12] = {"January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December"};
const char *const dm_month_short[12] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

/* ---- Time to place ---- */

DmAxis dm_axis_new(double from, double to, double left, double right)
{
    g_assert(to > from && right > left);
    return (DmAxis){.parts = {{from, to, left, right, false}},
                    .n = 1,
                    .from = from,
                    .to = to,
                    .left = left,
                    .right = right};
}

typedef struct Gap {
    double from, to;
} Gap;

static int longer_first(gconstpointer a, gconstpointer b)
{
    const Gap *x = a, *y = b;
    double difference = (y->to - y->from) - (x->to - x->from);
    return difference != 0 ? (difference > 0) - (difference < 0) : (x->from > y->from) - (x->from < y->from);
}

static int earlier_first(gconstpointer a, gconstpointer b)
{
    const Gap *x = a, *y = b;
    return (x->from > y->from) - (x->from < y->from);
}

/* Quiet spans of at least an eighth of what remains of the axis, longest first, as long as a fold saves
 * paper; each leaves a margin of a fortieth of the busy time beside its neighbours. */
static void find_gaps(double from, double to, const double *busy, gsize n, GArray *ret_gaps)
{
    g_autoptr(GArray) gaps = g_array_new(FALSE, FALSE, sizeof(Gap));
    for (gsize i = 1; i < n; i++) {
        Gap gap = {busy[i - 1], busy[i]};
        if (gap.to - gap.from > (to - from) / 200)
            g_array_append_val(gaps, gap);
    }
    g_array_sort(gaps, longer_first);
    double left = to - from;
    for (guint i = 0; i < gaps->len && ret_gaps->len < (DM_AXIS_PARTS - 1) / 2; i++) {
        Gap gap = g_array_index(gaps, Gap, i);
        double length = gap.to - gap.from;
        if (length < left / 8)
            break;
        left -= length;
        g_array_append_val(ret_gaps, gap);
    }
    double margin = left / 40;
    for (guint i = 0; i < ret_gaps->len; i++) {
        Gap *gap = &g_array_index(ret_gaps, Gap, i);
        double inset = MIN(margin, (gap->to - gap->from) / 4);
        gap->from = ceil(gap->from + inset);
        gap->to = MAX(gap->from + 1, floor(gap->to - inset));
    }
    g_array_sort(ret_gaps, earlier_first);
}

static void add_part(DmAxis *axis, double from, double to, bool folded)
{
    if (to > from)
        axis->parts[axis->n++] = (DmAxisPart){from, to, 0, 0, folded};
}

/* Gives folds their fixed width and shares the rest among the others by their length. */
static void place_parts(DmAxis *axis)
{
    double open = 0, room = axis->right - axis->left;
    for (guint i = 0; i < axis->n; i++)
        if (axis->parts[i].folded)
            room -= FOLD_WIDTH;
        else
            open += axis->parts[i].to - axis->parts[i].from;
    double x = axis->left;
    for (guint i = 0; i < axis->n; i++) {
        DmAxisPart *part = &axis->parts[i];
        part->x0 = x;
        x += part->folded ? FOLD_WIDTH : room * (part->to - part->from) / open;
        part->x1 = x;
    }
}

DmAxis dm_axis_new_folded(double from, double to, double left, double right, const double *busy, gsize n)
{
    g_autoptr(GArray) gaps = g_array_new(FALSE, FALSE, sizeof(Gap));
    find_gaps(from, to, busy, n, gaps);
    DmAxis axis = {.from = from, .to = to, .left = left, .right = right};
    double at = from;
    for (guint i = 0; i < gaps->len; i++) {
        Gap gap = g_array_index(gaps, Gap, i);
        add_part(&axis, at, gap.from, false);
        add_part(&axis, gap.from, gap.to, true);
        at = gap.to;
    }
    add_part(&axis, at, to, false);
    place_parts(&axis);
    return axis;
}

double dm_axis_x(const DmAxis *axis, double day)
{
    if (day <= axis->from)
        return axis->left;
    for (guint i = 0; i < axis->n; i++) {
        const DmAxisPart *part = &axis->parts[i];
        if (day <= part->to)
            return part->x0 + (part->x1 - part->x0) * (day - part->from) / (part->to - part->from);
    }
    return axis->right;
}

/* ---- The calendar ---- */

static const DmTickStep steps[] = {
    {DM_TICK_HOUR, 1, 1 / 24.0}, {DM_TICK_HOUR, 3, 3 / 24.0},  {DM_TICK_HOUR, 6, 6 / 24.0},
    {DM_TICK_HOUR, 12, 0.5},     {DM_TICK_DAY, 1, 1},          {DM_TICK_WEEK, 1, 7},
    {DM_TICK_WEEK, 2, 14},       {DM_TICK_MONTH, 1, 30.44},    {DM_TICK_MONTH, 3, 91.3},
    {DM_TICK_MONTH, 6, 182.6},   {DM_TICK_YEAR, 1, 365.25},    {DM_TICK_YEAR, 2, 730.5},
    {DM_TICK_YEAR, 5, 1826.25},  {DM_TICK_YEAR, 10, 3652.5},   {DM_TICK_YEAR, 20, 7305},
    {DM_TICK_YEAR, 50, 18262.5}, {DM_TICK_YEAR, 100, 36525},   {DM_TICK_YEAR, 200, 73050},
    {DM_TICK_YEAR, 500, 182625}, {DM_TICK_YEAR, 1000, 365250}, {DM_TICK_YEAR, 5000, 1826250},
};

static int floor_to(int value, int n)
{
    return (value >= 0 ? value / n : -((-value + n - 1) / n)) * n;
}

/* The year of the tick at or before `y`, or of the one behind it. Before our era ticks count back from it,
 * 500 BC and not 501; its first year stands for the one that is not there. */
static int tick_year(int y, int n, bool next)
{
    int at = n == 1 || y >= n ? floor_to(y, n) : y >= 1 ? 1 : 1 - (n - y) / n * n;
    return !next ? at : at == 1 ? MAX(n, 2) : at + n;
}

/* The start of the unit `ahead` units after the one that holds `day`. */
static double unit_start(DmTickStep step, double day, int ahead)
{
    int n = (int)step.n, y, m;
    if (step.unit == DM_TICK_HOUR)
        return (floor(day * 24 / n + 1e-9) + ahead) * n / 24.0;
    if (step.unit == DM_TICK_DAY)
        return (floor(day / n) + ahead) * n;
    if (step.unit == DM_TICK_WEEK) /* Mondays; 1970-01-05 was one */
        return (floor((day - 4) / (7 * n)) + ahead) * 7 * n + 4;
    dm_day_to_ymd((DmDay)floor(day), &y, &m, NULL);
    if (step.unit == DM_TICK_YEAR)
        return dm_day_from_ymd(tick_year(y, n, ahead), 1, 1);
    int month = floor_to(y * 12 + m - 1, n) + ahead * n;
    return dm_day_from_ymd(floor_to(month, 12) / 12, month - floor_to(month, 12) + 1, 1);
}

double dm_tick_floor(DmTickStep step, double day)
{
    return unit_start(step, day, 0);
}

double dm_tick_next(DmTickStep step, double day)
{
    return unit_start(step, day, 1);
}

static double pixels_per_day(const DmAxis *axis)
{
    double widest = 0;
    for (guint i = 0; i < axis->n; i++)
        if (!axis->parts[i].folded)
            widest = MAX(widest,
                         (axis->parts[i].x1 - axis->parts[i].x0) / (axis->parts[i].to - axis->parts[i].from));
    return widest;
}

DmTickStep dm_axis_unit(const DmAxis *axis, double width)
{
    double scale = pixels_per_day(axis);
    gsize i = 0;
    while (i + 1 < G_N_ELEMENTS(steps) && steps[i].days * scale < width)
        i++;
    return steps[i];
}

const char *dm_tick_name(DmTickStep step, double day, DmArena *arena)
{
    int y, m, d;
    dm_day_to_ymd((DmDay)floor(day + 1e-9), &y, &m, &d);
    int minute = (int)lround((day - floor(day + 1e-9)) * 1440);
    switch (step.unit) {
    case DM_TICK_HOUR:
        return dm_arena_printf(arena, "%d %s %s, %02d:%02d", d, dm_month_names[m - 1], days_year(y, arena),
                               minute / 60, minute % 60);
    case DM_TICK_DAY:
    case DM_TICK_WEEK:
        return dm_arena_printf(arena, "%d %s %s", d, dm_month_names[m - 1], days_year(y, arena));
    case DM_TICK_MONTH:
        return dm_arena_printf(arena, "%s %s", dm_month_names[m - 1], days_year(y, arena));
    default:
        return days_year(y, arena);
    }
}

/* ---- Ticks ---- */

/* What stands under a tick: the hour, the day, the month or the year; the rest is in the upper row. */
static const char *short_name(DmTickStep step, double day, DmArena *arena)
{
    int y, m, d;
    dm_day_to_ymd((DmDay)floor(day + 1e-9), &y, &m, &d);
    int minute = (int)lround((day - floor(day + 1e-9)) * 1440);
    switch (step.unit) {
    case DM_TICK_HOUR:
        return dm_arena_printf(arena, "%02d:%02d", minute / 60, minute % 60);
    case DM_TICK_DAY:
    case DM_TICK_WEEK:
        return dm_arena_printf(arena, "%d", d);
    case DM_TICK_MONTH:
        return dm_month_short[m - 1];
    default:
        return days_year(y, arena);
    }
}

static const DmTickStep upper_of[] = {
    [DM_TICK_HOUR] = {DM_TICK_DAY, 1, 1},       [DM_TICK_DAY] = {DM_TICK_MONTH, 1, 30.44},
    [DM_TICK_WEEK] = {DM_TICK_MONTH, 1, 30.44}, [DM_TICK_MONTH] = {DM_TICK_YEAR, 1, 365.25},
    [DM_TICK_YEAR] = {DM_TICK_YEAR, 0, 0},
};

static double widest_label(DmTickStep step, DmRuler *ruler, DmFont font)
{
    static const char *const samples[] = {"00:00", "30", "30", "May", "2025"};
    const char *sample = step.unit == DM_TICK_YEAR && step.n >= 1000 ? "10000 BC" : samples[step.unit];
    return dm_ruler_width(ruler, sample, font);
}

static gsize finest(const DmAxis *axis)
{
    gsize i = 0;
    while (!axis->hours && steps[i].unit == DM_TICK_HOUR)
        i++;
    return i;
}

static gsize choose_step(const DmAxis *axis, DmRuler *ruler, DmFont font)
{
    double scale = pixels_per_day(axis);
    gsize i = finest(axis);
    while (i + 1 < G_N_ELEMENTS(steps) &&
           steps[i].days * scale < widest_label(steps[i], ruler, font) + TICK_GAP)
        i++;
    return i;
}

/* Ticks at every start of a unit on the open parts of the axis. */
static void list_ticks(const DmAxis *axis, DmTickStep step, DmArena *arena, DmTick **ret_items, guint *ret_n)
{
    DM_LIST(DmTick) ticks = {0};
    for (guint i = 0; i < axis->n; i++) {
        const DmAxisPart *part = &axis->parts[i];
        if (part->folded)
            continue;
        double day = dm_tick_floor(step, part->from);
        for (day = day < part->from ? dm_tick_next(step, day) : day; day <= part->to;
             day = dm_tick_next(step, day)) {
            DmTick *tick = dm_list_add(arena, &ticks);
            tick->day = day;
            tick->x = dm_axis_x(axis, day);
        }
    }
    *ret_items = ticks.items;
    *ret_n = ticks.len;
}

/* A single unit is named in the middle of its span, a multiple or a moment at its tick. */
static bool names_span(DmTickStep step)
{
    return step.n == 1 && step.unit != DM_TICK_HOUR && step.unit != DM_TICK_WEEK;
}

static double label_place(const DmTicks *ticks, const DmAxis *axis, double day)
{
    if (!names_span(ticks->step))
        return dm_axis_x(axis, day);
    return (dm_axis_x(axis, day) + dm_axis_x(axis, dm_tick_next(ticks->step, day))) / 2;
}

/* The words of a fold stand in the row of the names. */
static bool meets_fold(const DmAxis *axis, double from, double to)
{
    for (guint i = 0; i < axis->n; i++) {
        const DmAxisPart *part = &axis->parts[i];
        double middle = (part->x0 + part->x1) / 2;
        if (part->folded && from < middle + FOLD_WORDS / 2.0 && to > middle - FOLD_WORDS / 2.0)
            return true;
    }
    return false;
}

static void name_major(DmTicks *ticks, const DmAxis *axis, DmRuler *ruler, DmFont font, DmArena *arena)
{
    double end = -INFINITY;
    for (guint i = 0; i < ticks->major.len; i++) {
        DmTick *tick = &ticks->major.items[i];
        const char *text = short_name(ticks->step, tick->day, arena);
        double width = dm_ruler_width(ruler, text, font), x = label_place(ticks, axis, tick->day);
        if (x - width / 2 < end + TICK_GAP / 2.0 || x - width / 2 < axis->left ||
            x + width / 2 > axis->right || meets_fold(axis, x - width / 2, x + width / 2))
            continue;
        tick->text = text;
        tick->text_x = x;
        tick->width = width;
        end = x + width / 2;
    }
}

static int year_of(double day)
{
    int y;
    dm_day_to_ymd((DmDay)floor(day), &y, NULL, NULL);
    return y;
}

/* "Feb", with the year where it is another than the one said last: "Jan ’26". */
static const char *short_month(double day, int said, DmArena *arena)
{
    int y, m;
    dm_day_to_ymd((DmDay)floor(day), &y, &m, NULL);
    if (y == said)
        return dm_month_short[m - 1];
    return dm_arena_printf(arena, "%s ’%02d", dm_month_short[m - 1], ((y % 100) + 100) % 100);
}

/* The larger units, each named where its visible part begins; a name gives way to the next one. */
static void name_upper(DmTicks *ticks, const DmAxis *axis, DmRuler *ruler, DmFont font, DmArena *arena)
{
    DmTickStep upper = upper_of[ticks->step.unit];
    int said = INT_MIN; /* the year named last */
    if (upper.n == 0)
        return;
    for (guint i = 0; i < axis->n; i++) {
        const DmAxisPart *part = &axis->parts[i];
        for (double day = part->from; !part->folded && day < part->to; day = dm_tick_next(upper, day)) {
            double x = dm_axis_x(axis, day), end = dm_axis_x(axis, MIN(part->to, dm_tick_next(upper, day)));
            const char *text = dm_tick_name(upper, day, arena);
            double width = dm_ruler_width(ruler, text, font);
            if (width + TICK_GAP > end - x && upper.unit == DM_TICK_MONTH) {
                text = short_month(day, said, arena);
                width = dm_ruler_width(ruler, text, font);
            }
            DmTick *tick = dm_list_add(arena, &ticks->upper);
            *tick = (DmTick){day, x, x, width + 6 <= end - x ? text : NULL, width};
            said = tick->text ? year_of(day) : said;
        }
    }
}

DmTicks dm_axis_ticks(const DmAxis *axis, DmRuler *ruler, DmFont font, DmFont upper_font, DmArena *arena)
{
    gsize chosen = choose_step(axis, ruler, font);
    DmTicks ticks = {.step = steps[chosen]};
    list_ticks(axis, steps[chosen], arena, &ticks.major.items, &ticks.major.len);
    for (gsize i = finest(axis); i < chosen;
         i++) /* the finest subdivision that stays apart and meets the major ticks */
        if (steps[i].days * pixels_per_day(axis) >= MINOR_LEAST &&
            (steps[i].unit != DM_TICK_WEEK || steps[chosen].unit == DM_TICK_WEEK)) {
            list_ticks(axis, steps[i], arena, &ticks.minor.items, &ticks.minor.len);
            break;
        }
    name_major(&ticks, axis, ruler, font, arena);
    name_upper(&ticks, axis, ruler, upper_font, arena);
    return ticks;
}
