/* Which events? Plain ones stream out of SQLite in order; those with several claims are merged one by one;
 * where an actor, an issue or words are asked for, the index of those leads to the candidates. */
#include "query/ask.h"
#include "query/search.h"
#include <string.h>

typedef struct Question {
    DmAsk ask;
    const DmFilter *filter;
    DmSearch search; /* what the search expression asks for */
    guint32 kinds;
    DmEventRows *rows;
} Question;

/* ---- What the filter keeps ---- */

static bool has_actor(const DmEventRow *row, const char *const *actors)
{
    if (!actors)
        return true;
    for (guint i = 0; i < row->actors.len; i++)
        if (g_strv_contains(actors, row->actors.items[i].id))
            return true;
    return false;
}

static bool has_issue(Question *question, const DmEventRow *row, const char *const *issues)
{
    if (!issues)
        return true;
    for (guint i = 0; i < row->issues.len; i++)
        if (g_strv_contains(issues, row->issues.items[i]))
            return true;
    DmStmt *stmt = dm_stmt(question->ask.store, "event-takes-position");
    dm_in_text(stmt, ":event", row->id);
    dm_in_int(stmt, ":known", question->ask.known);
    dm_in_int(stmt, ":drafts", question->ask.as_of->drafts);
    dm_in_list(stmt, ":issues", issues);
    return dm_step(stmt);
}

static bool overlaps(const DmEventRow *row, DmDay from, DmDay to)
{
    DmWindow window = row->date.window;
    return (to == DM_DAY_OPEN || window.earliest == DM_DAY_OPEN || window.earliest <= to) &&
           (from == DM_DAY_OPEN || window.latest == DM_DAY_OPEN || window.latest >= from);
}

static bool has_source(Question *question, const DmEventRow *row, const char *const *sources)
{
    if (!sources)
        return true;
    DmStmt *stmt = dm_stmt(question->ask.store, "event-reported");
    dm_in_text(stmt, ":event", row->id);
    dm_in_int(stmt, ":known", question->ask.known);
    dm_in_int(stmt, ":drafts", question->ask.as_of->drafts);
    dm_in_list(stmt, ":sources", sources);
    return dm_step(stmt);
}

static bool keeps(Question *question, const DmEventRow *row, const DmFilter *filter)
{
    return (!filter->kinds || filter->kinds >> row->kind & 1) && overlaps(row, filter->from, filter->to) &&
           dm_strv_has(filter->countries, row->country) &&
           dm_strv_has(filter->statuses, dm_enum_text(dm_status_names, row->status)) &&
           has_actor(row, filter->actors) && has_issue(question, row, filter->issues) &&
           has_source(question, row, filter->sources);
}

static bool keeps_all(Question *question, const DmEventRow *row)
{
    return keeps(question, row, question->filter) &&
           (!question->filter->search || keeps(question, row, &question->search.filter));
}

/* ---- Rows ---- */

/* The issues on which the event holds positions, behind those that it names. */
static void add_held_issues(Question *question, DmEventRow *row)
{
    DmStmt *stmt = dm_stmt(question->ask.store, "issues-held");
    dm_in_text(stmt, ":event", row->id);
    dm_in_int(stmt, ":known", question->ask.known);
    dm_in_int(stmt, ":drafts", question->ask.as_of->drafts);
    while (dm_step(stmt)) {
        const char *issue = dm_out_text(stmt, question->ask.arena);
        guint i = 0;
        while (i < row->issues.len && strcmp(row->issues.items[i], issue) != 0)
            i++;
        if (i == row->issues.len)
            *dm_list_add(question->ask.arena, &row->issues) = issue;
    }
}

static bool add_view(Question *question, const DmHandle *handle, const DmView *view)
{
    DmEventRow row;
    if (!dm_ask_event_row(&question->ask, handle, view, &row) || !keeps_all(question, &row))
        return false;
    if (question->filter->held_issues)
        add_held_issues(question, &row);
    *dm_list_add(question->ask.arena, question->rows) = row;
    return true;
}

/* The period asked for, as far as the view reaches. */
static void in_period(Question *question, DmStmt *stmt, guint32 kinds)
{
    gint64 to = dm_db_latest(question->filter->to);
    dm_in_int(stmt, ":to", question->ask.as_of->hindsight ? MIN(to, question->ask.as_of->day) : to);
    dm_in_int(stmt, ":from", dm_db_earliest(question->filter->from));
    dm_in_int(stmt, ":kinds", kinds);
}

/* One of the two streams of finished rows, in the order of listings. */
typedef struct Stream {
    DmStmt *stmt;
    bool merged; /* a number of reports follows the claim */
    bool there;
    DmHandle handle;
    DmClaim claim;
    guint n_reports;
} Stream;

static void pull(Question *question, Stream *stream)
{
    stream->there = dm_step(stream->stmt);
    if (!stream->there)
        return;
    stream->handle.id = dm_out_text(stream->stmt, question->ask.arena);
    stream->handle.kind = (DmKind)dm_out_int(stream->stmt, 0);
    dm_claim_read(stream->stmt, question->ask.arena, &question->ask.origins, &stream->claim);
    stream->n_reports = stream->merged ? (guint)dm_out_int(stream->stmt, 1) : 1;
}

static int listing_order(DmWindow a, const char *id_a, DmWindow b, const char *id_b)
{
    int order = dm_day_compare_earliest(a.earliest, b.earliest);
    order = order ? order : dm_day_compare_latest(a.latest, b.latest);
    return order ? order : strcmp(id_a, id_b);
}

static Stream *first_of(Stream *a, Stream *b)
{
    if (!a->there || !b->there)
        return a->there ? a : b;
    return listing_order(a->claim.date.window, a->handle.id, b->claim.date.window, b->handle.id) < 0 ? a : b;
}

static DmStmt *ask_shown(Question *question)
{
    DmStmt *stmt = dm_stmt(question->ask.store, "events-shown");
    in_period(question, stmt, question->kinds);
    dm_in_int(stmt, ":known", question->ask.known);
    dm_in_int(stmt, ":hindsight", question->ask.as_of->hindsight);
    dm_in_int(stmt, ":day", question->ask.as_of->day);
    return stmt;
}

static void add_finished(Question *question)
{
    guint32 in_full = question->kinds & ~question->filter->sketched;
    Stream plain = {.stmt = dm_stmt(question->ask.store, "events")};
    dm_in_int(plain.stmt, ":known", question->ask.known);
    in_period(question, plain.stmt, in_full);
    Stream shown = {.stmt = ask_shown(question), .merged = true};
    if (in_full)
        pull(question, &plain);
    pull(question, &shown);
    while (plain.there || shown.there) {
        Stream *next = first_of(&plain, &shown);
        DmView view;
        dm_view_merge(&next->claim, 1, &view);
        view.n_reports = next->n_reports;
        add_view(question, &next->handle, &view);
        pull(question, next);
    }
}

static void collect(Question *question, DmStmt *stmt, DmHandles *handles)
{
    while (dm_step(stmt))
        *dm_list_add(question->ask.arena, handles) = dm_ask_read_handle(&question->ask, stmt);
}

static void add_handles(Question *question, const DmHandles *handles)
{
    DmClaims claims = {0};
    for (guint i = 0; i < handles->len; i++) {
        DmView view;
        if (dm_ask_view(&question->ask, &handles->items[i], &claims, &view))
            add_view(question, &handles->items[i], &view);
    }
}

static void add_merged(Question *question)
{
    DmHandles handles = {0};
    DmStmt *stmt = dm_stmt(question->ask.store, "events-merged");
    dm_in_int(stmt, ":hindsight", question->ask.as_of->hindsight);
    dm_in_int(stmt, ":day", question->ask.as_of->day);
    dm_in_int(stmt, ":known", question->ask.known);
    in_period(question, stmt, question->kinds);
    collect(question, stmt, &handles);
    add_handles(question, &handles);
}

/* Those of the kinds told in short that no sketch tells. */
static void add_moving(Question *question)
{
    DmHandles handles = {0};
    guint32 kinds = question->kinds & question->filter->sketched;
    if (!kinds)
        return;
    DmStmt *stmt = dm_stmt(question->ask.store, "events-moving");
    dm_in_int(stmt, ":known", question->ask.known);
    dm_in_int(stmt, ":kinds", kinds);
    collect(question, stmt, &handles);
    add_handles(question, &handles);
}

/* Candidates by the index of what is asked for; false when nothing asked for has one. */
static bool add_by_index(Question *question)
{
    const DmFilter *filter = question->filter, *search = &question->search.filter;
    const struct {
        const char *query, *parameter;
        const char *const *values;
    } indexes[] = {
        {"events-by-actor", ":actors", filter->actors ? filter->actors : search->actors},
        {"events-by-issue", ":issues", filter->issues ? filter->issues : search->issues},
        {"events-by-source", ":sources", filter->sources},
    };
    gsize i = 0;
    while (i < G_N_ELEMENTS(indexes) && !indexes[i].values)
        i++;
    if (i == G_N_ELEMENTS(indexes))
        return false;
    DmHandles handles = {0};
    DmStmt *stmt = dm_stmt(question->ask.store, indexes[i].query);
    dm_in_list(stmt, indexes[i].parameter, indexes[i].values);
    dm_in_int(stmt, ":known", question->ask.known);
    dm_in_int(stmt, ":sketched", filter->sketched);
    collect(question, stmt, &handles);
    add_handles(question, &handles);
    add_moving(question);
    return true;
}

static int by_date(gconstpointer a, gconstpointer b)
{
    const DmEventRow *x = a, *y = b;
    return listing_order(x->date.window, x->id, y->date.window, y->id);
}

static void answer(Question *question)
{
    if (question->search.wants) {
        DmHandles handles = {0};
        dm_search_candidates(&question->ask, &question->search, &handles);
        add_handles(question, &handles);
    } else if (!add_by_index(question)) {
        add_finished(question);
        guint in_order = question->rows->len;
        add_merged(question);
        add_moving(question);
        if (question->rows->len == in_order)
            return;
    }
    if (question->rows->len)
        qsort(question->rows->items, question->rows->len, sizeof *question->rows->items, by_date);
}

bool dm_query_events(DmStore *store, const DmAsOf *as_of, const DmFilter *filter, DmArena *arena,
                     DmEventRows *ret_rows, GError **error)
{
    static const DmFilter everything = {.from = DM_DAY_OPEN, .to = DM_DAY_OPEN};
    Question question = {.filter = filter ? filter : &everything, .rows = ret_rows};
    *ret_rows = (DmEventRows){0};
    if (question.filter->search && !dm_search_parse(question.filter->search, arena, &question.search, error))
        return false;
    question.kinds = question.filter->kinds ? question.filter->kinds : G_MAXUINT32;
    dm_ask_begin(&question.ask, store, as_of, arena);
    answer(&question);
    if (question.search.wants)
        dm_search_rank(&question.ask, &question.search, ret_rows);
    else if (question.search.terms.len)
        dm_search_drop(&question.ask, &question.search, ret_rows);
    return dm_ask_end(&question.ask, error);
}
