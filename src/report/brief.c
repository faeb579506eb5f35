/* Gathers the brief from the answers of query. */
#include <demarche/brief.h>
#include <string.h>

typedef struct Gather {
    DmStore *store;
    DmBrief *brief;
    DmArena *arena;
    guint most;
    GError **error;
} Gather;

static DmBriefSection *section_new(Gather *gather, const char *title, const char *nothing)
{
    DmBriefSection *section = dm_list_add(gather->arena, &gather->brief->sections);
    section->title = title;
    section->nothing = nothing;
    return section;
}

static const char *source_of(DmArena *arena, const DmEvidence *evidence)
{
    char day[DM_DAY_TEXT];
    const char *name = evidence->publisher ? evidence->publisher
                       : evidence->title   ? evidence->title
                                           : evidence->source;
    return name ? dm_arena_printf(arena, "%s, %s", name, dm_day_format(evidence->published, day)) : NULL;
}

/* The next line of a section, or NULL when the page is full. */
static DmBriefLine *line_new(Gather *gather, DmBriefSection *section, const DmEvidence *evidence)
{
    if (gather->most && section->lines.len >= gather->most) {
        section->left_out++;
        return NULL;
    }
    DmBriefLine *line = dm_list_add(gather->arena, &section->lines);
    line->when = "";
    line->source = source_of(gather->arena, evidence);
    line->url = evidence->url;
    return line;
}

static const char *quoted(DmArena *arena, const char *quote)
{
    return quote ? dm_arena_printf(arena, "“%s”", quote) : NULL;
}

static const char *date_text(DmArena *arena, const DmDate *date)
{
    return dm_arena_strdup(arena, date->edtf);
}

/* ---- New since ---- */

static bool changed(const DmEventRow *then, const DmEventRow *now)
{
    return then->status != now->status || strcmp(then->date.edtf, now->date.edtf) != 0 ||
           g_strcmp0(then->place, now->place) != 0 || then->n_reports != now->n_reports;
}

static const char *event_text(DmArena *arena, const DmEventRow *row, const DmEventRow *then)
{
    const char *status =
        row->status == DM_STATUS_NONE ? NULL : dm_enum_text(dm_status_names, (int)row->status);
    const char *was = then && then->status != row->status && then->status != DM_STATUS_NONE
                          ? dm_enum_text(dm_status_names, (int)then->status)
                          : NULL;
    const char *kind = dm_enum_text(dm_kind_names, (int)row->kind);
    if (was)
        return dm_arena_printf(arena, "%s (%s: was %s, now %s)", row->title, kind, was,
                               status ? status : "open");
    if (then)
        return dm_arena_printf(arena, "%s (%s%s%s, reported again)", row->title, kind, status ? " " : "",
                               status ? status : "");
    return dm_arena_printf(arena, "%s (%s%s%s)", row->title, kind, status ? " " : "", status ? status : "");
}

static bool news(Gather *gather, const DmEventRows *now)
{
    DmAsOf before = gather->brief->as_of;
    before.day = gather->brief->since;
    DmFilter all = {.from = DM_DAY_OPEN, .to = DM_DAY_OPEN};
    DmEventRows then = {0};
    if (!dm_query_events(gather->store, &before, &all, gather->arena, &then, gather->error))
        return false;
    g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < then.len; i++)
        g_hash_table_insert(known, (gpointer)then.items[i].id, &then.items[i]);
    DmBriefSection *section = section_new(gather, "New", "Nothing new.");
    for (guint i = now->len; i-- > 0;) { /* the newest first */
        const DmEventRow *row = &now->items[i], *old = g_hash_table_lookup(known, row->id);
        if (old && !changed(old, row))
            continue;
        DmBriefLine *line = line_new(gather, section, &row->evidence);
        if (!line)
            continue;
        line->when = date_text(gather->arena, &row->date);
        line->text = event_text(gather->arena, row, old);
        line->detail = quoted(gather->arena, row->evidence.quote);
    }
    return true;
}

/* ---- Due and overdue ---- */

static const char *names(DmArena *arena, const DmActorWords *actors)
{
    const char *text = "";
    for (guint i = 0; i < actors->len; i++)
        text = dm_arena_printf(arena, "%s%s%s", text, i ? ", " : "", actors->items[i].name);
    return text;
}

static const char *days_text(DmArena *arena, const DmCommitmentRow *row)
{
    const char *state = dm_enum_text(dm_state_names, (int)row->state);
    if (!row->has_days_left)
        return state;
    int n = ABS(row->days_left);
    return dm_arena_printf(arena, "%s, %d day%s %s", state, n, n == 1 ? "" : "s",
                           row->days_left < 0 ? "late" : "left");
}

static void commitment_line(Gather *gather, DmBriefSection *section, const DmCommitmentRow *row)
{
    DmBriefLine *line = line_new(gather, section, &row->evidence);
    if (!line)
        return;
    const char *by = names(gather->arena, &row->by);
    line->when = date_text(gather->arena, &row->due);
    line->text = dm_arena_printf(gather->arena, "%s%s%s", row->title, *by ? " – by " : "", by);
    line->detail = row->condition ? dm_arena_printf(gather->arena, "%s; if %s", days_text(gather->arena, row),
                                                    row->condition)
                                  : days_text(gather->arena, row);
}

static bool is_due(const Gather *gather, const DmCommitmentRow *row)
{
    return row->state != DM_STATE_OVERDUE && row->has_days_left && row->days_left <= gather->brief->days;
}

static bool commitments(Gather *gather)
{
    DmCommitmentFilter open = {.due_within = -1};
    DmCommitmentRows rows = {0};
    if (!dm_query_commitments(gather->store, &gather->brief->as_of, &open, gather->arena, &rows,
                              gather->error))
        return false;
    const char *title = dm_arena_printf(gather->arena, "Due within %d days", gather->brief->days);
    DmBriefSection *due = section_new(gather, title, "Nothing due.");
    for (guint i = 0; i < rows.len; i++)
        if (is_due(gather, &rows.items[i]))
            commitment_line(gather, due, &rows.items[i]);
    DmBriefSection *late = section_new(gather, "Overdue", "Nothing overdue.");
    for (guint i = 0; i < rows.len; i++)
        if (rows.items[i].state == DM_STATE_OVERDUE)
            commitment_line(gather, late, &rows.items[i]);
    return true;
}

/* ---- Shifts ---- */

static const char *stance_text(DmArena *arena, const DmPositionRow *row)
{
    const char *stance = dm_enum_text(dm_stance_names, (int)row->stance);
    return row->condition ? dm_arena_printf(arena, "%s if %s", stance, row->condition) : stance;
}

static bool shifts(Gather *gather)
{
    DmAsOf before = gather->brief->as_of;
    before.day = gather->brief->since;
    DmPositionFilter all = {0};
    DmDiffRows rows = {0};
    if (!dm_query_diff(gather->store, &before, &gather->brief->as_of, &all, false, gather->arena, &rows,
                       gather->error))
        return false;
    DmBriefSection *section = section_new(gather, "Positions that moved", "No position moved.");
    for (guint i = 0; i < rows.len; i++) {
        const DmDiffRow *row = &rows.items[i];
        DmBriefLine *line =
            row->change == DM_CHANGE_RESTATED ? NULL : line_new(gather, section, &row->to.evidence);
        if (!line)
            continue;
        const char *issue = row->to.issue_title ? row->to.issue_title : row->to.issue;
        line->when = date_text(gather->arena, &row->to.said);
        line->text = dm_arena_printf(gather->arena, "%s on %s: %s%s%s (%s)", row->to.actor_name, issue,
                                     row->has_from ? stance_text(gather->arena, &row->from) : "",
                                     row->has_from ? " → " : "", stance_text(gather->arena, &row->to),
                                     dm_enum_text(dm_change_names, (int)row->change));
        line->detail = quoted(gather->arena, row->to.evidence.quote);
    }
    return true;
}

/* ---- Meetings ahead ---- */

static bool is_ahead(const Gather *gather, const DmEventRow *row)
{
    DmDay latest = row->date.window.latest;
    bool open = row->status == DM_STATUS_PROPOSED || row->status == DM_STATUS_PLANNED ||
                row->status == DM_STATUS_POSTPONED;
    return dm_kind_has_status(row->kind) && open &&
           (latest == DM_DAY_OPEN || latest >= gather->brief->as_of.day);
}

static void meetings(Gather *gather, const DmEventRows *now)
{
    DmBriefSection *section = section_new(gather, "Meetings ahead", "No meeting planned or proposed.");
    for (guint i = 0; i < now->len; i++) {
        const DmEventRow *row = &now->items[i];
        DmBriefLine *line = is_ahead(gather, row) ? line_new(gather, section, &row->evidence) : NULL;
        if (!line)
            continue;
        line->when = date_text(gather->arena, &row->date);
        line->text = dm_arena_printf(gather->arena, "%s (%s)%s%s", row->title,
                                     dm_enum_text(dm_status_names, (int)row->status), row->place ? ", " : "",
                                     row->place ? row->place : "");
        line->detail = quoted(gather->arena, row->evidence.quote);
    }
}

DmBrief *dm_report_brief(DmStore *store, const DmAsOf *as_of, DmDay since, int days, guint most,
                         DmArena *arena, GError **error)
{
    DmBrief *brief = dm_arena_alloc(arena, sizeof *brief);
    brief->as_of = *as_of;
    brief->since = since;
    brief->days = days;
    Gather gather = {store, brief, arena, most, error};
    DmFilter all = {.from = DM_DAY_OPEN, .to = DM_DAY_OPEN};
    DmEventRows now = {0};
    if (!dm_query_events(store, as_of, &all, arena, &now, error) || !news(&gather, &now) ||
        !commitments(&gather) || !shifts(&gather))
        return NULL;
    meetings(&gather, &now);
    return brief;
}
