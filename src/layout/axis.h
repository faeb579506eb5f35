/* Inside layout: time to place, and the ticks of the calendar. Times are days since 1970 with fractions. */
#pragma once
#include "labels.h"
#include <demarche/scene.h>
#include <demarche/time.h>

enum { DM_AXIS_PARTS = 17 };

/* A stretch of the axis; a folded one stands for a long quiet time on little paper. */
typedef struct DmAxisPart {
    double from, to; /* days */
    double x0, x1;
    bool folded;
} DmAxisPart;

typedef struct DmAxis {
    DmAxisPart parts[DM_AXIS_PARTS];
    guint n;
    double from, to, left, right;
    bool hours; /* something on it has an hour; else its finest ticks are days */
} DmAxis;

/* A plain axis. */
DmAxis dm_axis_new(double from, double to, double left, double right);
/* An axis that folds quiet spans: `busy` are sorted days (fractions) on which something stands. */
DmAxis dm_axis_new_folded(double from, double to, double left, double right, const double *busy, gsize n);
double dm_axis_x(const DmAxis *axis, double day); /* clamped to the axis */

typedef enum DmTickUnit { DM_TICK_HOUR, DM_TICK_DAY, DM_TICK_WEEK, DM_TICK_MONTH, DM_TICK_YEAR } DmTickUnit;

typedef struct DmTickStep {
    DmTickUnit unit;
    guint n;
    double days; /* about */
} DmTickStep;

typedef struct DmTick {
    double day, x, text_x; /* text_x: the middle of its name; of the upper row, its start */
    const char *text;      /* NULL: unlabelled */
    double width;
} DmTick;

typedef struct DmTicks {
    DmTickStep step;
    DM_LIST(DmTick) major, minor;
    DM_LIST(DmTick) upper; /* starts of the next larger unit, labelled where it fits */
} DmTicks;

/* The finest ticks whose labels stand free of each other. */
DmTicks dm_axis_ticks(const DmAxis *axis, DmRuler *ruler, DmFont font, DmFont upper_font, DmArena *arena);

/* The start of the calendar unit at or before a time, and of the one after. */
double dm_tick_floor(DmTickStep step, double day);
double dm_tick_next(DmTickStep step, double day);
/* The finest unit (hour, day, week, month, year …) of which one is at least `width` wide. */
DmTickStep dm_axis_unit(const DmAxis *axis, double width);
/* "15 August 2025", "August 2025", "2025", "15 August 2025, 14:00": the unit that starts there. */
const char *dm_tick_name(DmTickStep step, double day, DmArena *arena);

extern const char *const dm_month_names[12];
extern const char *const dm_month_short[12];
