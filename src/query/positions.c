/* Who stands where on what? The newest statement of an actor on an issue, and since when the stance has been
 * so. */
#include "query/positions.h"

/* ---- One actor, one issue ---- */

bool dm_stance_newest(DmAsk *ask, const char *actor, const char *issue, DmStanceRun *ret_run)
{
    DmStmt *stmt = dm_stmt(ask->store, "stances");
    dm_in_text(stmt, ":actor", actor);
    dm_in_text(stmt, ":issue", issue);
    dm_in_int(stmt, ":day", ask->as_of->day);
    dm_in_int(stmt, ":known", ask->known);
    dm_in_int(stmt, ":drafts", ask->as_of->drafts);
    if (!dm_step(stmt))
        return false;
    ret_run->newest = ret_run->oldest = dm_out_int(stmt, 0);
    int stance = (int)dm_out_int(stmt, 0);
    while (dm_step(stmt)) {
        gint64 num = dm_out_int(stmt, 0);
        if ((int)dm_out_int(stmt, 0) != stance)
            break;
        ret_run->oldest = num;
    }
    return true;
}

static DmEvidence read_evidence(DmAsk *ask, DmStmt *stmt)
{
    const DmOrigin *origin = dm_origins_get(&ask->origins, dm_out_int(stmt, 0));
    DmEvidence evidence = {.source = origin->source,
                           .title = origin->title,
                           .publisher = origin->publisher,
                           .url = origin->url,
                           .file = origin->path};
    evidence.published = dm_out_day(stmt);
    evidence.quote = dm_out_text(stmt, ask->arena);
    evidence.start = dm_out_int(stmt, -1);
    evidence.end = dm_out_int(stmt, -1);
    evidence.line = (guint)dm_out_int(stmt, 0);
    evidence.col = (guint)dm_out_int(stmt, 0);
    return evidence;
}

static bool read_position(DmAsk *ask, gint64 num, DmPositionRow *row)
{
    DmStmt *stmt = dm_stmt(ask->store, "position");
    dm_in_int(stmt, ":num", num);
    if (!dm_step(stmt))
        return false;
    row->stance = (DmStance)dm_out_int(stmt, 0);
    row->condition = dm_out_text(stmt, ask->arena);
    dm_out_date(stmt, &row->said);
    row->event = dm_out_text(stmt, ask->arena);
    row->evidence = read_evidence(ask, stmt);
    return true;
}

bool dm_stance_row(DmAsk *ask, const char *actor, const char *issue, const DmStanceRun *run,
                   DmPositionRow *ret_row)
{
    DmPositionRow row = {.actor = actor, .issue = issue}, oldest = {0};
    if (!read_position(ask, run->newest, &row))
        return false;
    row.actor_name = dm_ask_actor(ask, actor, -1)->name;
    row.issue_title = dm_ask_issue_title(ask, issue);
    row.since =
        run->oldest != run->newest && read_position(ask, run->oldest, &oldest) ? oldest.said : row.said;
    *ret_row = row;
    return true;
}

/* ---- All of them ---- */

static void read_pairs(DmAsk *ask, DmStmt *stmt, const DmPositionFilter *filter, DmPairs *pairs)
{
    dm_in_list(stmt, ":actors", filter ? filter->actors : NULL);
    dm_in_list(stmt, ":issues", filter ? filter->issues : NULL);
    const char *actor = "";
    while (dm_step(stmt)) {
        const char *next = dm_out_borrow(stmt);
        actor = g_strcmp0(next, actor) ? dm_arena_strdup(ask->arena, next) : actor;
        const char *issue = dm_out_text(stmt, ask->arena);
        *dm_list_add(ask->arena, pairs) = (DmPair){actor, issue};
    }
}

void dm_stance_pairs(DmAsk *ask, const DmPositionFilter *filter, DmPairs *ret_pairs)
{
    read_pairs(ask, dm_stmt(ask->store, "pairs"), filter, ret_pairs);
}

void dm_stance_pairs_moved(DmAsk *ask, DmDay after, const DmPositionFilter *filter, DmPairs *ret_pairs)
{
    DmStmt *stmt = dm_stmt(ask->store, "pairs-moved");
    dm_in_int(stmt, ":after", after);
    dm_in_int(stmt, ":day", ask->as_of->day);
    read_pairs(ask, stmt, filter, ret_pairs);
}

/* Every statement, oldest first; `since` is the first day of its run. */
static void add_history(DmAsk *ask, const DmPair *pair, DmPositionRows *rows)
{
    DM_LIST(gint64) nums = {0};
    DmStmt *stmt = dm_stmt(ask->store, "stances");
    dm_in_text(stmt, ":actor", pair->actor);
    dm_in_text(stmt, ":issue", pair->issue);
    dm_in_int(stmt, ":day", ask->as_of->day);
    dm_in_int(stmt, ":known", ask->known);
    dm_in_int(stmt, ":drafts", ask->as_of->drafts);
    while (dm_step(stmt))
        *dm_list_add(ask->arena, &nums) = dm_out_int(stmt, 0);
    DmPositionRow last = {0};
    for (guint i = nums.len; i-- > 0;) {
        DmPositionRow row;
        DmStanceRun run = {nums.items[i], nums.items[i]};
        if (!dm_stance_row(ask, pair->actor, pair->issue, &run, &row))
            return;
        if (last.actor && last.stance == row.stance)
            row.since = last.since;
        *dm_list_add(ask->arena, rows) = last = row;
    }
}

bool dm_query_positions(DmStore *store, const DmAsOf *as_of, const DmPositionFilter *filter, DmArena *arena,
                        DmPositionRows *ret_rows, GError **error)
{
    DmAsk ask;
    DmPairs pairs = {0};
    *ret_rows = (DmPositionRows){0};
    dm_ask_begin(&ask, store, as_of, arena);
    dm_stance_pairs(&ask, filter, &pairs);
    for (guint i = 0; i < pairs.len; i++) {
        DmStanceRun run;
        DmPositionRow row;
        const DmPair *pair = &pairs.items[i];
        if (filter && filter->history)
            add_history(&ask, pair, ret_rows);
        else if (dm_stance_newest(&ask, pair->actor, pair->issue, &run) &&
                 dm_stance_row(&ask, pair->actor, pair->issue, &run, &row))
            *dm_list_add(arena, ret_rows) = row;
    }
    return dm_ask_end(&ask, error);
}
