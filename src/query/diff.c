/* Which positions changed between two days? */
#include "query/positions.h"

const DmEnum dm_change_names[] = {
    {"new", DM_CHANGE_NEW, "no position before"},
    {"reversed", DM_CHANGE_REVERSED, "from for to against, or back"},
    {"softened", DM_CHANGE_SOFTENED, "more favourable"},
    {"hardened", DM_CHANGE_HARDENED, "less favourable"},
    {"conditioned", DM_CHANGE_CONDITIONED, "a condition came"},
    {"unconditioned", DM_CHANGE_UNCONDITIONED, "the condition went"},
    {"restated", DM_CHANGE_RESTATED, "the same, in newer words"},
    {"unchanged", DM_CHANGE_UNCHANGED, "nothing newer"},
    {NULL, 0, NULL},
};

/* One report of a statement more is not a restatement. */
static bool same_statement(const DmPositionRow *from, const DmPositionRow *to)
{
    return !g_strcmp0(from->event, to->event) && !g_strcmp0(from->condition, to->condition) &&
           !g_strcmp0(from->evidence.quote, to->evidence.quote);
}

static DmChange classify(const DmPositionRow *from, const DmPositionRow *to)
{
    if (from->stance * to->stance < 0)
        return DM_CHANGE_REVERSED;
    if (from->stance != to->stance)
        return to->stance > from->stance ? DM_CHANGE_SOFTENED : DM_CHANGE_HARDENED;
    if (!from->condition != !to->condition)
        return to->condition ? DM_CHANGE_CONDITIONED : DM_CHANGE_UNCONDITIONED;
    return same_statement(from, to) ? DM_CHANGE_UNCHANGED : DM_CHANGE_RESTATED;
}

/* The change of one pair; false when it has no position on the later day. */
static bool compare(DmAsk *from, DmAsk *to, const DmPair *pair, bool all, DmDiffRow *ret_row)
{
    DmStanceRun before, after;
    DmDiffRow row = {0};
    if (!dm_stance_newest(to, pair->actor, pair->issue, &after))
        return false;
    row.has_from = dm_stance_newest(from, pair->actor, pair->issue, &before);
    if (row.has_from && before.newest == after.newest && !all)
        return false;
    if (!dm_stance_row(to, pair->actor, pair->issue, &after, &row.to))
        return false;
    if (row.has_from && !dm_stance_row(from, pair->actor, pair->issue, &before, &row.from))
        return false;
    row.change = row.has_from ? classify(&row.from, &row.to) : DM_CHANGE_NEW;
    *ret_row = row;
    return all || row.change != DM_CHANGE_UNCHANGED;
}

bool dm_query_diff(DmStore *store, const DmAsOf *from, const DmAsOf *to, const DmPositionFilter *filter,
                   bool all, DmArena *arena, DmDiffRows *ret_rows, GError **error)
{
    DmAsk before, after;
    DmPairs pairs = {0};
    *ret_rows = (DmDiffRows){0};
    dm_ask_begin(&before, store, from, arena);
    dm_ask_begin(&after, store, to, arena);
    if (all || from->hindsight || to->hindsight || from->day > to->day || from->drafts != to->drafts)
        dm_stance_pairs(&after, filter, &pairs);
    else
        dm_stance_pairs_moved(&after, from->day, filter, &pairs);
    for (guint i = 0; i < pairs.len; i++) {
        DmDiffRow row;
        if (compare(&before, &after, &pairs.items[i], all, &row))
            *dm_list_add(arena, ret_rows) = row;
    }
    bool good = dm_ask_end(&before, error);
    return dm_ask_end(&after, good ? error : NULL) && good;
}
