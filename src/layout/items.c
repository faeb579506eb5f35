/* On the way from answers to a scene: events become items with an extent in time and an importance.
 *
 * Honest dates: the extent is from the earliest to the latest day a date can mean, never its first day alone.
 */
#include "timeline.h"
#include <math.h>
#include <string.h>

/* ---- Extents ---- */

double dm_tl_start_of(const DmDate *date)
{
    if (date->window.earliest == DM_DAY_OPEN)
        return -INFINITY;
    return date->window.earliest + (date->minute >= 0 ? date->minute / 1440.0 : 0);
}

double dm_tl_end_of(const DmDate *date)
{
    if (date->window.latest == DM_DAY_OPEN)
        return INFINITY;
    bool moment = date->minute >= 0 && date->window.latest == date->window.earliest;
    return moment ? dm_tl_start_of(date) : date->window.latest + 1.0;
}

bool dm_tl_is_soft(const DmDate *date)
{
    return date->uncertain || date->approximate;
}

static Form form_of(const DmDate *date)
{
    if (date->window.earliest != DM_DAY_OPEN && date->window.earliest == date->window.latest)
        return FORM_POINT;
    return date->shape == DM_DATE_INTERVAL || date->shape == DM_DATE_ALL_OF ? FORM_SPAN : FORM_WITHIN;
}

double dm_tl_middle(const Item *item)
{
    if (isinf(item->from))
        return isinf(item->to) ? 0 : item->to;
    return isinf(item->to) ? item->from : (item->from + item->to) / 2;
}

double dm_tl_middle_shown(const Plot *plot, const Item *item)
{
    double from = MAX(item->from, plot->from), to = MIN(item->to, plot->to);
    if (item->form == FORM_WINDOW && item->from >= plot->from)
        return item->from; /* the promise */
    return from <= to && !isinf(item->from) && !isinf(item->to) ? (from + to) / 2 : dm_tl_middle(item);
}

/* ---- What says something ---- */

static DmStatus status_of(const Item *item)
{
    return item->sketch ? (DmStatus)item->sketch->status : item->row->status;
}

/* A date "some time after" that begins before the time shown says nothing in it, unless the thing is still to
 * come on the day of the view and that day is shown. */
static bool is_awaited(const Plot *plot, const Item *item)
{
    DmStatus status = status_of(item);
    bool to_come =
        status == DM_STATUS_PROPOSED || status == DM_STATUS_PLANNED || status == DM_STATUS_POSTPONED;
    return to_come && plot->in->as_of >= plot->from && plot->in->as_of < plot->to;
}

static bool is_stale(const Plot *plot, const Item *item)
{
    return item->form == FORM_WITHIN && isinf(item->to) && item->from < plot->from;
}

/* What was settled before says nothing, though a window once given may reach into the time shown. */
static bool was_settled(const Plot *plot, const Item *item)
{
    const DmCommitmentRow *due = item->due;
    if (!due || dm_state_is_open(due->state) || due->steps.len == 0)
        return false;
    return dm_tl_end_of(&due->steps.items[due->steps.len - 1].date) <= plot->from;
}

static bool is_anywhere(const Plot *plot, const Item *item)
{
    return item->form == FORM_WITHIN && item->from <= plot->from && item->to >= plot->to;
}

void dm_tl_lower_vague(Plot *plot)
{
    for (guint i = 0; i < plot->items->len; i++) {
        Item *item = &g_array_index(plot->items, Item, i);
        item->importance *= is_stale(plot, item) || is_anywhere(plot, item) ? 0.5f : 1;
    }
}

bool dm_tl_on_page(const Plot *plot, const Item *item)
{
    if (item->form == FORM_POINT) {
        double middle = dm_tl_middle(item);
        return middle >= plot->from && middle < plot->to;
    }
    bool covers = item->from <= plot->from && item->to >= plot->to;
    return item->from < plot->to && item->to > plot->from && !(plot->closer && covers) &&
           !was_settled(plot, item) && (!is_stale(plot, item) || is_awaited(plot, item));
}

/* ---- Importance ---- */

static const double kind_importance[DM_KIND_COUNT] = {
    [DM_KIND_SUMMIT] = 2.4, [DM_KIND_MEETING] = 1.4,  [DM_KIND_CALL] = 1.1,       [DM_KIND_STATEMENT] = 0.8,
    [DM_KIND_VENUE] = 0.8,  [DM_KIND_DEADLINE] = 1.6, [DM_KIND_COMMITMENT] = 1.4, [DM_KIND_AGREEMENT] = 2.2,
    [DM_KIND_ACTION] = 1,   [DM_KIND_PERIOD] = 1,
};

/* `weight:` is the analyst's word; without it the kind, how widely it was reported, how many took part and
 * how sure it is make the importance, and whether it is a promise still `open`. 1 is usual. */
static double importance_of(const DmEventRow *event, bool open)
{
    if (!isnan(event->weight))
        return event->weight;
    double importance = kind_importance[event->kind];
    importance += event->n_reports > 1 ? 0.3 * log2(event->n_reports) : 0;
    importance += 0.08 * MIN(event->actors.len, 6u);
    if (open)
        importance += 0.4;
    if (dm_tl_is_struck(event))
        importance *= 0.8;
    if (!isnan(event->confidence))
        importance *= 0.5 + 0.5 * event->confidence;
    return importance;
}

bool dm_tl_is_hollow(const DmEventRow *event)
{
    return event->status != DM_STATUS_NONE && event->status != DM_STATUS_HELD;
}

bool dm_tl_is_struck(const DmEventRow *event)
{
    return event->status == DM_STATUS_CANCELLED || event->status == DM_STATUS_DENIED;
}

/* ---- Items ---- */

static void take(double *from, double *to, double start, double end)
{
    *from = MIN(*from, start);
    *to = MAX(*to, end);
}

static void take_window(double *from, double *to, const DmDate *due)
{
    if (due->shape == DM_DATE_NONE)
        return;
    double start = dm_tl_start_of(due), end = dm_tl_end_of(due);
    take(from, to, isinf(start) ? *from : start, isinf(end) ? *to : end);
}

/* A commitment reaches from the promise over every window it had to its settlement. */
static void commitment_extent(const DmCommitmentRow *row, double *from, double *to)
{
    for (guint i = 0; i < row->steps.len; i++) {
        const DmStep *step = &row->steps.items[i];
        if (step->date.shape != DM_DATE_NONE)
            take(from, to, dm_tl_start_of(&step->date), dm_tl_end_of(&step->date));
        take_window(from, to, &step->due);
    }
    if (row->due.shape != DM_DATE_NONE && !isinf(dm_tl_end_of(&row->due)))
        *to = MAX(*to, dm_tl_end_of(&row->due));
}

static Item item_of_row(const DmEventRow *event, const DmCommitmentRow *due)
{
    Item item = {.row = event,
                 .due = due,
                 .importance = (float)importance_of(event, due && dm_state_is_open(due->state)),
                 .form = (guint8)(due ? FORM_WINDOW : form_of(&event->date)),
                 .kind = (guint8)event->kind,
                 .from = dm_tl_start_of(&event->date),
                 .to = dm_tl_end_of(&event->date)};
    if (due)
        commitment_extent(due, &item.from, &item.to);
    return item;
}

static DmDate date_of_sketch(const DmSketch *sketch)
{
    return (DmDate){.window = sketch->window,
                    .minute = sketch->minute,
                    .shape = sketch->shape,
                    .precision = sketch->precision};
}

void dm_tl_date_extent(const Item *item, double *ret_from, double *ret_to)
{
    *ret_from = item->from;
    *ret_to = item->to;
    if (item->form != FORM_WINDOW)
        return;
    DmDate date = item->sketch ? date_of_sketch(item->sketch) : item->row->date;
    *ret_from = dm_tl_start_of(&date);
    *ret_to = dm_tl_end_of(&date);
}

static Item item_of_sketch(const DmSketch *sketch)
{
    DmEventRow row; /* as much of one as is known */
    row.date = date_of_sketch(sketch);
    row.kind = sketch->kind;
    row.status = sketch->status;
    row.weight = (double)sketch->weight;
    row.confidence = (double)sketch->confidence;
    row.n_reports = 1;
    row.actors.len = 0;
    for (const char *at = sketch->actors; at && *at; at++)
        row.actors.len += *at == ';';
    bool due = dm_kind_has_due(sketch->kind);
    Item item = {.sketch = sketch,
                 .importance = (float)importance_of(&row, due),
                 .form = (guint8)(due ? FORM_WINDOW : form_of(&row.date)),
                 .kind = sketch->kind,
                 .from = dm_tl_start_of(&row.date),
                 .to = dm_tl_end_of(&row.date)};
    if (due)
        take_window(
            &item.from, &item.to,
            &(DmDate){.window = sketch->due, .minute = sketch->due_minute, .shape = sketch->due_shape});
    return item;
}

static bool in_range(const Item *item, const DmTimelineOptions *options)
{
    if (options->from != DM_DAY_OPEN && item->to < options->from)
        return false;
    return options->to == DM_DAY_OPEN || item->from < options->to + 1.0;
}

static void add_item(Plot *plot, Item *item, const DmEventRow *event)
{
    if (!in_range(item, plot->options))
        return;
    item->keys = dm_tl_keys_of_row(plot, event);
    g_array_append_vals(plot->items, item, 1);
}

/* ---- Deadlines and commitments ---- */

static int by_instance(gconstpointer a, gconstpointer b)
{
    const DmCommitmentRow *x = *(DmCommitmentRow *const *)a, *y = *(DmCommitmentRow *const *)b;
    return (x->instance > y->instance) - (x->instance < y->instance);
}

static void add_series(Plot *plot, const DmEventRow *event, GPtrArray *instances)
{
    g_ptr_array_sort(instances, by_instance);
    Series *series = dm_arena_alloc(plot->arena, sizeof *series);
    const DmCommitmentRow **rows = dm_arena_alloc(plot->arena, instances->len * sizeof *rows);
    for (guint i = 0; i < instances->len; i++)
        rows[i] = instances->pdata[i];
    *series = (Series){rows, instances->len};
    Item item = item_of_row(event, rows[series->n - 1]);
    item.series = series;
    for (guint i = 0; i < series->n; i++)
        commitment_extent(rows[i], &item.from, &item.to);
    add_item(plot, &item, event);
}

/* The rows of recurring ones by the event's id. */
static GHashTable *find_series(const DmCommitmentRows *rows)
{
    GHashTable *series =
        g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
    for (guint i = 0; rows && i < rows->len; i++) {
        const DmCommitmentRow *row = &rows->items[i];
        if (!row->series)
            continue;
        GPtrArray *instances = g_hash_table_lookup(series, row->series);
        if (!instances) {
            instances = g_ptr_array_new();
            g_hash_table_insert(series, (gpointer)row->series, instances);
        }
        g_ptr_array_add(instances, (gpointer)row);
    }
    return series;
}

/* They come by their rows; those without one, as any event. What comes of the order is sorted later. */
static void add_commitments(Plot *plot, GHashTable *due)
{
    const DmCommitmentRows *rows = plot->in->commitments;
    g_autoptr(GHashTable) series = find_series(rows);
    for (guint i = 0; rows && i < rows->len; i++) {
        const DmCommitmentRow *row = &rows->items[i];
        const DmEventRow *event = row->series ? NULL : g_hash_table_lookup(due, row->id);
        if (!event)
            continue;
        Item item = item_of_row(event, row);
        add_item(plot, &item, event);
        g_hash_table_remove(due, event->id);
    }
    GHashTableIter iter;
    gpointer event;
    g_hash_table_iter_init(&iter, due);
    while (g_hash_table_iter_next(&iter, NULL, &event)) {
        GPtrArray *instances = g_hash_table_lookup(series, ((const DmEventRow *)event)->id);
        Item item = item_of_row(event, NULL);
        if (instances)
            add_series(plot, event, instances);
        else
            add_item(plot, &item, event);
    }
}

static void add_rows(Plot *plot)
{
    g_autoptr(GHashTable) due = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < plot->in->events->len; i++) {
        const DmEventRow *event = &plot->in->events->items[i];
        Item item = item_of_row(event, NULL);
        if (event->date.shape != DM_DATE_NONE && dm_kind_has_due(event->kind))
            g_hash_table_insert(due, (gpointer)event->id, (gpointer)event);
        else if (event->date.shape != DM_DATE_NONE)
            add_item(plot, &item, event);
    }
    add_commitments(plot, due);
}

static void add_sketches(Plot *plot)
{
    for (guint i = 0; plot->in->sketches && i < plot->in->sketches->len; i++) {
        const DmSketch *sketch = &plot->in->sketches->items[i];
        if (sketch->shape == DM_DATE_NONE)
            continue;
        Item item = item_of_sketch(sketch);
        if (!in_range(&item, plot->options))
            continue;
        item.keys = dm_tl_keys_of_sketch(plot, sketch);
        g_array_append_val(plot->items, item);
    }
}

void dm_tl_make_items(Plot *plot)
{
    guint n = plot->in->events->len + (plot->in->sketches ? plot->in->sketches->len : 0);
    plot->items = g_array_sized_new(FALSE, FALSE, sizeof(Item), n);
    add_rows(plot);
    add_sketches(plot);
}

static guint32 rank_of(const Plot *plot, const Item *item)
{
    if (!plot->ranks)
        ((Plot *)plot)->ranks = plot->in->ranks(plot->in->fetch_user);
    return plot->ranks[item->sketch->event];
}

static int compare_ids(const Plot *plot, const Item *x, const Item *y)
{
    if (!x->sketch || !y->sketch)
        return strcmp(dm_tl_id(plot, x), dm_tl_id(plot, y));
    guint32 a = rank_of(plot, x), b = rank_of(plot, y);
    return (a > b) - (a < b);
}

/* Ids are asked for only where nothing else decides, and those of sketches not even then. */
int dm_tl_compare_items(const Plot *plot, const Item *x, const Item *y)
{
    if (x->from != y->from)
        return x->from < y->from ? -1 : 1;
    if (x->to != y->to)
        return x->to < y->to ? -1 : 1;
    return x == y ? 0 : compare_ids(plot, x, y);
}

const char *dm_tl_id(const Plot *plot, const Item *item)
{
    const DmEventRow *event = dm_tl_event(plot, item);
    return item->due && !item->series ? item->due->id : event->id;
}

const DmEventRow *dm_tl_event(const Plot *plot, const Item *item)
{
    if (!item->row) {
        Item *known = (Item *)item;
        known->row = plot->in->fetch(plot->in->fetch_user, item->sketch, &known->due);
    }
    return item->row;
}

const DmCommitmentRow *dm_tl_commitment(const Plot *plot, const Item *item)
{
    dm_tl_event(plot, item);
    return item->due;
}
