/* On the way from answers to a scene: events become items with an extent in time and an importance.
 *
 * Honest dates: the extent is from the earliest to the latest day a date can mean, never its first day alone.
 */
#include "timeline.h"
#include <math.h>

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

/* ---- Importance ---- */

static const double kind_importance[DM_KIND_COUNT] = {
    [DM_KIND_SUMMIT] = 2.4, [DM_KIND_MEETING] = 1.4,  [DM_KIND_CALL] = 1.1,       [DM_KIND_STATEMENT] = 0.8,
    [DM_KIND_VENUE] = 0.8,  [DM_KIND_DEADLINE] = 1.6, [DM_KIND_COMMITMENT] = 1.4, [DM_KIND_AGREEMENT] = 2.2,
    [DM_KIND_ACTION] = 1,   [DM_KIND_PERIOD] = 1,
};

/* `weight:` is the analyst's word; without it the kind, how widely it was reported, how many took part and
 * how sure it is make the importance. 1 is usual. */
static double importance_of(const DmEventRow *event, const DmCommitmentRow *commitment)
{
    if (!isnan(event->weight))
        return event->weight;
    double importance = kind_importance[event->kind];
    importance += 0.3 * log2(MAX(event->n_reports, 1u));
    importance += 0.08 * MIN(event->actors.len, 6u);
    if (commitment && dm_state_is_open(commitment->state))
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

/* A commitment reaches from the promise over every window it had to its settlement. */
static void commitment_extent(const DmCommitmentRow *row, double *from, double *to)
{
    for (guint i = 0; i < row->steps.len; i++) {
        const DmStep *step = &row->steps.items[i];
        if (step->date.shape != DM_DATE_NONE)
            take(from, to, dm_tl_start_of(&step->date), dm_tl_end_of(&step->date));
        if (step->due.shape == DM_DATE_NONE)
            continue;
        double start = dm_tl_start_of(&step->due), end = dm_tl_end_of(&step->due);
        take(from, to, isinf(start) ? *from : start, isinf(end) ? *to : end);
    }
    if (row->due.shape != DM_DATE_NONE && !isinf(dm_tl_end_of(&row->due)))
        *to = MAX(*to, dm_tl_end_of(&row->due));
}

static Item make_item(const DmTimelineInput *input, guint index, guint commitment)
{
    const DmEventRow *event = &input->events->items[index];
    const DmCommitmentRow *row = commitment ? &input->commitments->items[commitment - 1] : NULL;
    Item item = {.event = index,
                 .commitment = commitment,
                 .importance = (float)importance_of(event, row),
                 .form = (guint8)(row ? FORM_WINDOW : form_of(&event->date)),
                 .from = dm_tl_start_of(&event->date),
                 .to = dm_tl_end_of(&event->date)};
    if (row)
        commitment_extent(row, &item.from, &item.to);
    return item;
}

static bool in_range(const Item *item, const DmTimelineOptions *options)
{
    if (options->from != DM_DAY_OPEN && item->to < options->from)
        return false;
    return options->to == DM_DAY_OPEN || item->from < options->to + 1.0;
}

static int by_time(gconstpointer a, gconstpointer b)
{
    const Item *x = a, *y = b;
    if (x->from != y->from)
        return x->from < y->from ? -1 : 1;
    if (x->to != y->to)
        return x->to < y->to ? -1 : 1;
    return (x->event > y->event) - (x->event < y->event);
}

GArray *dm_tl_items(const DmTimelineInput *input, const DmTimelineOptions *options)
{
    g_autoptr(GHashTable) commitments = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; input->commitments && i < input->commitments->len; i++)
        g_hash_table_insert(commitments,
                            (gpointer)(input->commitments->items[i].series ? input->commitments->items[i].series
                                                                           : input->commitments->items[i].id),
                            GUINT_TO_POINTER(i + 1));
    GArray *items = g_array_sized_new(FALSE, FALSE, sizeof(Item), input->events->len);
    for (guint i = 0; i < input->events->len; i++) {
        const DmEventRow *event = &input->events->items[i];
        if (event->date.shape == DM_DATE_NONE)
            continue;
        guint commitment =
            dm_kind_has_due(event->kind) ? GPOINTER_TO_UINT(g_hash_table_lookup(commitments, event->id)) : 0;
        Item item = make_item(input, i, commitment);
        if (in_range(&item, options))
            g_array_append_val(items, item);
    }
    g_array_sort(items, by_time);
    return items;
}

const DmEventRow *dm_tl_event(const Plot *plot, const Item *item)
{
    return &plot->in->events->items[item->event];
}

const DmCommitmentRow *dm_tl_commitment(const Plot *plot, const Item *item)
{
    return item->commitment ? &plot->in->commitments->items[item->commitment - 1] : NULL;
}
