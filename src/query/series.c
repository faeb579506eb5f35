/* Recurring commitments: "every month" is an instance a month. The first instance has the window that was
 * promised, or the first step after the day it was made; each further one is moved on by the step. The time
 * of an instance runs from the end of the one before to its own latest day. What becomes of it is what
 * updates of that time say; an update that names a due day speaks of the instance due then, and one from
 * before the window opens of the instance before, if that is not settled: it came late. Withdrawal and
 * replacement end the series. */
#include "query/ledger.h"

enum { MOST = 1000 }; /* instances; a daily promise of three years */

typedef struct Series {
    const DmCommitmentRow *row;
    bool given; /* the window was promised; else it is made from the steps */
    int n;
    DmUnit unit;
    DmDay made;
} Series;

/* Instance k, 1 the first. */
static DmWindow window_of(const Series *series, int k)
{
    DmWindow first = series->row->due.window;
    if (!series->given)
        return (DmWindow){dm_day_add(series->made, (k - 1) * series->n, series->unit) + 1,
                          dm_day_add(series->made, k * series->n, series->unit)};
    return (DmWindow){dm_day_add(first.earliest, (k - 1) * series->n, series->unit),
                      dm_day_add(first.latest, (k - 1) * series->n, series->unit)};
}

/* The first instance that ends on the day or after it. */
static int instance_at(const Series *series, DmDay day)
{
    int k = 1;
    while (k < MOST && window_of(series, k).latest < day)
        k++;
    return k;
}

/* The instance that an update speaks of, when those before it left some unsettled. */
static int instance_of(const Series *series, const DmClaim *claim, const bool *settled)
{
    bool names = dm_status_is_settlement(claim->status) && claim->said >> DM_FIELD_DUE & 1;
    DmDay day = names ? claim->due.window.latest : claim->by_date.window.earliest;
    day = day == DM_DAY_OPEN ? claim->published : day;
    int k = instance_at(series, day);
    return !names && k > 1 && !settled[k - 1] && day < window_of(series, k).earliest ? k - 1 : k;
}

/* The instance of each claim, 0 for one that settles nothing. */
static GArray *instances_of(const Series *series, const DmClaims *claims)
{
    GArray *instances = g_array_sized_new(false, true, sizeof(int), claims->len);
    bool settled[MOST + 1] = {false};
    for (guint i = 0; i < claims->len; i++) {
        const DmClaim *claim = &claims->items[i];
        bool speaks = claim->is_change && claim->status != DM_STATUS_NONE;
        int k = speaks ? instance_of(series, claim, settled) : 0;
        settled[k] = speaks && dm_status_is_settlement(claim->status);
        g_array_append_val(instances, k);
    }
    return instances;
}

static bool ends(DmStatus status)
{
    return status == DM_STATUS_WITHDRAWN || status == DM_STATUS_SUPERSEDED;
}

static void add_instance(DmLedger *ledger, const Series *series, int k, const DmClaims *claims,
                         const int *instances)
{
    DmCommitmentRow row = *series->row;
    DmStatus status = DM_STATUS_NONE;
    row.series = series->row->id;
    row.instance = (guint)k;
    row.id = dm_arena_printf(ledger->ask.arena, "%s#%d", row.series, k);
    row.due = dm_date_from_window(window_of(series, k));
    DmDate promised = row.due;
    for (guint i = 0; i < claims->len; i++) {
        const DmClaim *claim = &claims->items[i];
        if (!claim->is_change) {
            if (!row.steps.len)
                dm_ledger_step(ledger, claim, row.due, &row);
            continue;
        }
        if (instances[i] != k)
            continue;
        status = claim->status;
        DmDate before = row.due;
        if (status == DM_STATUS_EXTENDED)
            row.due = dm_ledger_window(&ledger->ask, claim);
        dm_ledger_step(ledger, claim, row.due, &row)->slip_days = dm_ledger_slip(&before, &row.due);
    }
    row.slip_days = dm_ledger_slip(&promised, &row.due);
    dm_ledger_stand(ledger, status, &row);
    if (dm_ledger_keeps(ledger, &row))
        *dm_list_add(ledger->ask.arena, ledger->rows) = row;
}

/* The instance with which the series ended; MOST when it goes on. */
static int last_instance(const DmClaims *claims, const int *instances)
{
    int last = MOST;
    for (guint i = 0; i < claims->len; i++)
        if (instances[i])
            last = ends(claims->items[i].status) ? instances[i] : MOST;
    return last;
}

void dm_series_add(DmLedger *ledger, const DmCommitmentRow *row, const DmClaims *claims, int n, DmUnit unit)
{
    Series series = {.row = row, .n = n, .unit = unit, .made = row->made.window.earliest};
    bool dated = row->due.shape != DM_DATE_NONE;
    series.given = dated && row->due.window.latest != DM_DAY_OPEN;
    g_autoptr(GArray) instances = instances_of(&series, claims);
    const int *of = (const int *)(gpointer)instances->data;
    int last = MIN(last_instance(claims, of), instance_at(&series, ledger->ask.as_of->day));
    for (int k = 1; k <= last; k++)
        add_instance(ledger, &series, k, claims, of);
}
