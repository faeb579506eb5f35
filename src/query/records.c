/* The track record of actors: what became of what they promised or were asked for. */
#include "query/ask.h"
#include <string.h>

static DmRecord *record_of(DmRecords *records, GHashTable *index, DmArena *arena, const DmActorWord *actor)
{
    guint at = GPOINTER_TO_UINT(g_hash_table_lookup(index, actor->id));
    if (!at) {
        *dm_list_add(arena, records) = (DmRecord){.actor = actor->id, .name = actor->name};
        at = records->len;
        g_hash_table_insert(index, (gpointer)actor->id, GUINT_TO_POINTER(at));
    }
    return &records->items[at - 1];
}

/* Kept late is kept after the latest day that was first promised. */
static bool was_late(const DmCommitmentRow *row)
{
    const DmStep *last = &row->steps.items[row->steps.len - 1];
    const DmDate *due = &row->steps.items[0].due;
    return due->shape != DM_DATE_NONE && due->window.latest != DM_DAY_OPEN &&
           last->date.shape != DM_DATE_NONE && last->date.window.earliest != DM_DAY_OPEN &&
           last->date.window.earliest > due->window.latest;
}

static void count(DmRecord *record, const DmCommitmentRow *row)
{
    record->total++;
    switch (row->state) {
    case DM_STATE_FULFILLED:
        record->late += was_late(row);
        record->kept += !was_late(row);
        break;
    case DM_STATE_PARTLY_FULFILLED:
        record->partly++;
        break;
    case DM_STATE_BROKEN:
        record->broken++;
        break;
    case DM_STATE_WITHDRAWN:
    case DM_STATE_SUPERSEDED:
        record->given_up++;
        break;
    case DM_STATE_OVERDUE:
        record->overdue++;
        break;
    default:
        record->open++;
    }
    record->slipped += row->slip_days != 0;
    record->slip_days += row->slip_days;
}

static int by_actor(gconstpointer a, gconstpointer b)
{
    return strcmp(((const DmRecord *)a)->actor, ((const DmRecord *)b)->actor);
}

bool dm_query_records(DmStore *store, const DmAsOf *as_of, const DmCommitmentFilter *filter, DmArena *arena,
                      DmRecords *ret_records, GError **error)
{
    DmCommitmentFilter all = *filter;
    DmCommitmentRows rows;
    all.states = (1u << DM_STATE_COUNT) - 1;
    *ret_records = (DmRecords){0};
    if (!dm_query_commitments(store, as_of, &all, arena, &rows, error))
        return false;
    g_autoptr(GHashTable) index = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < rows.len; i++)
        for (guint j = 0; j < rows.items[i].by.len; j++)
            count(record_of(ret_records, index, arena, &rows.items[i].by.items[j]), &rows.items[i]);
    if (ret_records->len)
        qsort(ret_records->items, ret_records->len, sizeof *ret_records->items, by_actor);
    return true;
}
