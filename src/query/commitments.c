/* Which commitments and deadlines, and how do they stand? */
#include "query/ledger.h"
#include <math.h>
#include <string.h>

const DmEnum dm_state_names[] = {
    {"pending", DM_STATE_PENDING, "before its window"},
    {"in-window", DM_STATE_IN_WINDOW, "between its earliest and its latest day"},
    {"overdue", DM_STATE_OVERDUE, "past its latest day"},
    {"undated", DM_STATE_UNDATED, "open, without a day"},
    {"fulfilled", DM_STATE_FULFILLED, "done as promised"},
    {"partly-fulfilled", DM_STATE_PARTLY_FULFILLED, "done in part"},
    {"broken", DM_STATE_BROKEN, "not done, or the opposite done"},
    {"withdrawn", DM_STATE_WITHDRAWN, "taken back"},
    {"superseded", DM_STATE_SUPERSEDED, "replaced by another"},
    {NULL, 0, NULL},
};

bool dm_state_is_open(DmState state)
{
    return state <= DM_STATE_UNDATED;
}

/* ---- Windows ---- */

/* Whether an event has happened in the view, and when: a meeting when it is held, a promise when it is kept.
 */
static bool happened(DmAsk *ask, const char *id, DmDate *ret_date)
{
    DmHandle handle;
    DmClaims claims = {0};
    DmView view;
    if (!dm_ask_find(ask, id, &handle) || !dm_ask_view(ask, &handle, &claims, &view) ||
        !view.of[DM_FIELD_DATE])
        return false;
    const DmClaim *status = view.of[DM_FIELD_STATUS];
    if (dm_kind_has_due(handle.kind)) {
        bool kept =
            status && (status->status == DM_STATUS_FULFILLED || status->status == DM_STATUS_PARTLY_FULFILLED);
        *ret_date = kept ? status->by_date : (DmDate){0};
        return kept;
    }
    *ret_date = view.of[DM_FIELD_DATE]->date;
    DmDay earliest = ret_date->window.earliest;
    bool begun = earliest == DM_DAY_OPEN || earliest <= ask->as_of->day;
    return begun &&
           (!dm_kind_has_status(handle.kind) || dm_view_status(handle.kind, &view) == DM_STATUS_HELD);
}

DmDate dm_ledger_window(DmAsk *ask, const DmClaim *claim)
{
    DmDate date;
    if (!claim)
        return (DmDate){0};
    if (!claim->due_after)
        return claim->due;
    if (!happened(ask, claim->due_after, &date))
        return (DmDate){0};
    return dm_date_from_window((DmWindow){dm_day_add(date.window.earliest, claim->due_min, claim->due_unit),
                                          dm_day_add(date.window.latest, claim->due_max, claim->due_unit)});
}

/* ---- States ---- */

static DmState state_on(DmStatus status, const DmDate *due, DmDay day)
{
    static const DmState settled[] = {[DM_STATUS_FULFILLED] = DM_STATE_FULFILLED,
                                      [DM_STATUS_PARTLY_FULFILLED] = DM_STATE_PARTLY_FULFILLED,
                                      [DM_STATUS_BROKEN] = DM_STATE_BROKEN,
                                      [DM_STATUS_WITHDRAWN] = DM_STATE_WITHDRAWN,
                                      [DM_STATUS_SUPERSEDED] = DM_STATE_SUPERSEDED};
    if (dm_status_is_settlement(status))
        return settled[status];
    if (due->shape == DM_DATE_NONE)
        return DM_STATE_UNDATED;
    if (due->window.earliest != DM_DAY_OPEN && day < due->window.earliest)
        return DM_STATE_PENDING;
    return due->window.latest != DM_DAY_OPEN && day > due->window.latest ? DM_STATE_OVERDUE
                                                                         : DM_STATE_IN_WINDOW;
}

/* ---- History ---- */

static int by_day(gconstpointer a, gconstpointer b)
{
    const DmClaim *x = *(DmClaim *const *)a, *y = *(DmClaim *const *)b;
    int order = dm_day_compare_earliest(x->by_date.window.earliest, y->by_date.window.earliest);
    order = order ? order : dm_day_compare_latest(x->by_date.window.latest, y->by_date.window.latest);
    return order ? order : x < y ? -1 : x > y; /* then as the later one holds */
}

static bool same_window(const DmDate *a, const DmDate *b)
{
    return a->shape == b->shape && !strcmp(a->edtf, b->edtf);
}

int dm_ledger_slip(const DmDate *from, const DmDate *to)
{
    bool dated = from->shape != DM_DATE_NONE && to->shape != DM_DATE_NONE;
    DmDay a = from->window.latest, b = to->window.latest;
    return dated && a != DM_DAY_OPEN && b != DM_DAY_OPEN ? b - a : 0;
}

DmStep *dm_ledger_step(DmLedger *ledger, const DmClaim *claim, DmDate due, DmCommitmentRow *row)
{
    DmStep *step = dm_list_add(ledger->ask.arena, &row->steps);
    *step = (DmStep){.date = claim->by_date,
                     .event = claim->by_event ? claim->by_event : row->id,
                     .status = claim->is_change ? claim->status : DM_STATUS_NONE,
                     .due = due,
                     .note = claim->note,
                     .evidence = dm_ask_evidence(claim)};
    return step;
}

/* The first report is the promise; a later one is a step when it gives other days, an update always. */
static void add_steps(DmLedger *ledger, const DmClaims *claims, DmCommitmentRow *row)
{
    g_autofree const DmClaim **order = g_new(const DmClaim *, claims->len);
    for (guint i = 0; i < claims->len; i++)
        order[i] = &claims->items[i];
    qsort(order, claims->len, sizeof *order, by_day);
    DmDate due = {0};
    for (int changes = 0; changes < 2; changes++) { /* the reports, then what became of it */
        for (guint i = 0; i < claims->len; i++) {
            const DmClaim *claim = order[i];
            if (claim->is_change != changes)
                continue;
            bool says_due = claim->said >> DM_FIELD_DUE & 1;
            DmDate now = says_due ? dm_ledger_window(&ledger->ask, claim) : due;
            if (changes || !row->steps.len || (says_due && !same_window(&now, &due))) {
                DmStep *step = dm_ledger_step(ledger, claim, now, row);
                step->slip_days = row->steps.len > 1 ? dm_ledger_slip(&due, &now) : 0;
            }
            due = now;
        }
    }
}

static DmDay last_spoken(DmLedger *ledger, const char *id, const DmView *view)
{
    DmStmt *stmt = dm_stmt(ledger->ask.store, "last-spoken");
    dm_in_text(stmt, ":id", id);
    dm_in_int(stmt, ":known", ledger->ask.known);
    dm_in_int(stmt, ":drafts", ledger->ask.as_of->drafts);
    gint64 day = dm_step(stmt) ? dm_out_int(stmt, view->last_published) : view->last_published;
    return (DmDay)MAX(day, view->last_published);
}

/* ---- Rows ---- */

static bool names(const DmActorWords *list, const char *const *ids)
{
    for (guint i = 0; i < list->len; i++)
        if (g_strv_contains(ids, list->items[i].id))
            return true;
    return false;
}

bool dm_ledger_keeps(const DmLedger *ledger, const DmCommitmentRow *row)
{
    const DmCommitmentFilter *filter = ledger->filter;
    bool dated = row->due.shape != DM_DATE_NONE && row->due.window.latest != DM_DAY_OPEN;
    return ledger->states >> row->state & 1 &&
           (!filter->actors || names(&row->by, filter->actors) || names(&row->to, filter->actors)) &&
           (!filter->by || names(&row->by, filter->by)) && (!filter->to || names(&row->to, filter->to)) &&
           (filter->due_within < 0 ||
            (dm_state_is_open(row->state) && dated &&
             (gint64)row->due.window.latest - ledger->ask.as_of->day <= filter->due_within));
}

static const char *said(const DmView *view, DmField field, gsize member)
{
    const DmClaim *claim = view->of[field];
    return claim ? *(const char *const *)((const char *)claim + member) : NULL;
}

void dm_ledger_stand(const DmLedger *ledger, DmStatus status, DmCommitmentRow *row)
{
    DmDay day = ledger->ask.as_of->day;
    row->state = state_on(status, &row->due, day);
    row->has_days_left = dm_state_is_open(row->state) && row->due.shape != DM_DATE_NONE &&
                         row->due.window.latest != DM_DAY_OPEN;
    row->days_left = row->has_days_left ? row->due.window.latest - day : 0;
}

/* What it was and says, apart from how it stands. */
static void describe(DmLedger *ledger, const DmView *view, DmCommitmentRow *row)
{
    row->title = said(view, DM_FIELD_TITLE, G_STRUCT_OFFSET(DmClaim, title));
    row->what = said(view, DM_FIELD_WHAT, G_STRUCT_OFFSET(DmClaim, what));
    row->condition = said(view, DM_FIELD_CONDITION, G_STRUCT_OFFSET(DmClaim, condition));
    row->weight = view->of[DM_FIELD_WEIGHT] ? view->of[DM_FIELD_WEIGHT]->weight : (double)NAN;
    row->evidence = dm_ask_view_evidence(view);
    row->last_spoken = last_spoken(ledger, row->id, view);
    row->silent_days = MAX(0, ledger->ask.as_of->day - row->last_spoken);
}

/* The first window promised: what a series counts from. */
static DmDate first_window(DmLedger *ledger, const DmClaims *claims)
{
    const DmClaim *first = NULL;
    for (guint i = 0; i < claims->len; i++)
        if (!claims->items[i].is_change && claims->items[i].said >> DM_FIELD_DUE & 1)
            first = &claims->items[i];
    return dm_ledger_window(&ledger->ask, first);
}

static bool add_series(DmLedger *ledger, const DmView *view, const DmClaims *claims, DmCommitmentRow *row)
{
    int n;
    DmUnit unit;
    const char *every = said(view, DM_FIELD_EVERY, G_STRUCT_OFFSET(DmClaim, every));
    if (!every || !dm_every_parse(every, &n, &unit) || row->made.window.earliest == DM_DAY_OPEN)
        return false;
    describe(ledger, view, row);
    row->due = first_window(ledger, claims);
    dm_series_add(ledger, row, claims, n, unit);
    return true;
}

void dm_ledger_add(DmLedger *ledger, const DmHandle *handle, const DmClaims *claims, const DmView *view)
{
    bool deadline = handle->kind == DM_KIND_DEADLINE;
    DmCommitmentRow row = {.id = handle->id, .kind = handle->kind};
    if (view->of[DM_FIELD_DATE])
        row.made = view->of[DM_FIELD_DATE]->date;
    if (dm_ask_is_ahead(&ledger->ask, view))
        return;
    dm_ask_actors(&ledger->ask, view, deadline ? DM_WORD_SET_ON : DM_WORD_BY, &row.by);
    dm_ask_actors(&ledger->ask, view, deadline ? DM_WORD_SET_BY : DM_WORD_TO, &row.to);
    if (add_series(ledger, view, claims, &row))
        return;
    const DmClaim *status = view->of[DM_FIELD_STATUS];
    row.due = dm_ledger_window(&ledger->ask, view->of[DM_FIELD_DUE]);
    dm_ledger_stand(ledger, status ? status->status : DM_STATUS_NONE, &row);
    if (!dm_ledger_keeps(ledger, &row))
        return;
    describe(ledger, view, &row);
    add_steps(ledger, claims, &row);
    row.slip_days = dm_ledger_slip(&row.steps.items[0].due, &row.due);
    *dm_list_add(ledger->ask.arena, ledger->rows) = row;
}

static void add_handle(DmLedger *ledger, const DmHandle *handle)
{
    DmClaims claims = {0};
    DmView view;
    if (dm_ask_view(&ledger->ask, handle, &claims, &view))
        dm_ledger_add(ledger, handle, &claims, &view);
}

static void add_plain(DmLedger *ledger)
{
    DmStmt *stmt = dm_stmt(ledger->ask.store, "ledger");
    dm_in_int(stmt, ":known", ledger->ask.known);
    while (dm_step(stmt)) {
        DmHandle handle = {.id = dm_out_text(stmt, ledger->ask.arena), .kind = (DmKind)dm_out_int(stmt, 0)};
        DmClaim claim;
        DmView view;
        dm_claim_read(stmt, ledger->ask.arena, &ledger->ask.origins, &claim);
        dm_view_merge(&claim, 1, &view);
        dm_ledger_add(ledger, &handle, &(DmClaims){.items = &claim, .len = 1}, &view);
    }
}

/* Those of the plain ones that no sketch tells. */
static void add_moving(DmLedger *ledger)
{
    DmHandles handles = {0};
    DmStmt *stmt = dm_stmt(ledger->ask.store, "events-moving");
    dm_in_int(stmt, ":known", ledger->ask.known);
    dm_in_int(stmt, ":kinds", 1 << DM_KIND_DEADLINE | 1 << DM_KIND_COMMITMENT);
    while (dm_step(stmt))
        *dm_list_add(ledger->ask.arena, &handles) = dm_ask_read_handle(&ledger->ask, stmt);
    for (guint i = 0; i < handles.len; i++)
        add_handle(ledger, &handles.items[i]);
}

/* What is settled for good by the day is left out early, unless settled ones are asked for; drafts may change
 * it. */
static void add_merged(DmLedger *ledger)
{
    bool all = ledger->ask.as_of->drafts || ledger->states >> DM_STATE_FULFILLED;
    DmHandles handles = {0};
    DmStmt *stmt = dm_stmt(ledger->ask.store, "ledger-merged");
    dm_in_int(stmt, ":settled_after", all ? G_MININT32 : ledger->ask.as_of->day);
    dm_in_int(stmt, ":known", ledger->ask.known);
    while (dm_step(stmt))
        *dm_list_add(ledger->ask.arena, &handles) = dm_ask_read_handle(&ledger->ask, stmt);
    for (guint i = 0; i < handles.len; i++)
        add_handle(ledger, &handles.items[i]);
}

static void add_named(DmLedger *ledger)
{
    for (const char *const *id = ledger->filter->ids; *id; id++) {
        DmHandle handle;
        if (dm_ask_find(&ledger->ask, *id, &handle) && dm_kind_has_due(handle.kind))
            add_handle(ledger, &handle);
    }
}

static int by_latest(gconstpointer a, gconstpointer b)
{
    const DmCommitmentRow *x = a, *y = b;
    int undated = (x->due.shape == DM_DATE_NONE) - (y->due.shape == DM_DATE_NONE);
    if (undated)
        return undated;
    int order =
        x->due.shape == DM_DATE_NONE ? 0 : dm_day_compare_latest(x->due.window.latest, y->due.window.latest);
    return order ? order : strcmp(x->id, y->id);
}

bool dm_query_commitments(DmStore *store, const DmAsOf *as_of, const DmCommitmentFilter *filter,
                          DmArena *arena, DmCommitmentRows *ret_rows, GError **error)
{
    static const DmCommitmentFilter open = {.due_within = -1};
    DmLedger ledger = {.filter = filter ? filter : &open, .rows = ret_rows};
    *ret_rows = (DmCommitmentRows){0};
    ledger.states = ledger.filter->states ? ledger.filter->states : (1u << (DM_STATE_UNDATED + 1)) - 1;
    dm_ask_begin(&ledger.ask, store, as_of, arena);
    if (ledger.filter->ids) {
        add_named(&ledger);
    } else {
        (ledger.filter->sketched ? add_moving : add_plain)(&ledger);
        add_merged(&ledger);
    }
    if (ret_rows->len)
        qsort(ret_rows->items, ret_rows->len, sizeof *ret_rows->items, by_latest);
    return dm_ask_end(&ledger.ask, error);
}
