/* What do the event files say, as they were loaded? The way back from rows to records. */
#include "query/ask.h"
#include <math.h>

typedef struct Files {
    DmStore *store;
    DmModel *model;
    DmArena *arena;
    const DmAsOf *as_of;
} Files;

/* Records read back from the store stand in no text; line 1 says that a field is there. */
static const DmPos there = {.line = 1, .col = 1};

static DmText out_text(Files *files, DmStmt *stmt)
{
    const char *text = dm_out_text(stmt, files->arena);
    return (DmText){text, text ? there : (DmPos){0}};
}

static DmDateField out_date(Files *files, DmStmt *stmt)
{
    DmDateField field = {.said = out_text(files, stmt)};
    if (field.said.text)
        dm_date_parse(field.said.text, &field.date, NULL);
    return field;
}

static DmDue out_due(Files *files, DmStmt *stmt)
{
    DmDue due = {.said = out_text(files, stmt)};
    due.after = out_text(files, stmt);
    due.min = (int)dm_out_int(stmt, 0);
    due.max = (int)dm_out_int(stmt, 0);
    due.unit = (DmUnit)dm_out_int(stmt, 0);
    if (due.after.text)
        due.said = (DmText){0}; /* the window follows from that event */
    due.pos = due.after.text ? due.after.pos : due.said.pos;
    if (due.said.text)
        dm_date_parse(due.said.text, &due.date, NULL);
    return due;
}

static DmPlace out_place(Files *files, DmStmt *stmt)
{
    DmPlace place = {.name = out_text(files, stmt), .country = out_text(files, stmt)};
    place.lat = dm_out_real(stmt);
    place.lon = dm_out_real(stmt);
    place.geonames = out_text(files, stmt);
    return place;
}

static void out_pos(DmStmt *stmt, DmPos *ret_pos)
{
    ret_pos->line = (guint)dm_out_int(stmt, 0);
    ret_pos->col = (guint)dm_out_int(stmt, 0);
}

/* The one text column of every row of a statement whose only parameter is `owner`. */
static void read_texts(Files *files, const char *query, const char *parameter, gint64 owner, DmTextList *list)
{
    DmStmt *stmt = dm_stmt(files->store, query);
    dm_in_int(stmt, parameter, owner);
    while (dm_step(stmt)) {
        DmText text = out_text(files, stmt);
        *dm_list_add(files->arena, list) = text;
    }
}

/* ---- Actors and issues ---- */

static void read_roles(Files *files, gint64 num, DmActor *actor)
{
    DmStmt *stmt = dm_stmt(files->store, "read-actor-roles");
    dm_in_int(stmt, ":actor", num);
    while (dm_step(stmt)) {
        DmActorRole *role = dm_list_add(files->arena, &actor->roles);
        role->pos = there;
        role->title = out_text(files, stmt);
        role->of = out_text(files, stmt);
        role->from = out_date(files, stmt);
        role->to = out_date(files, stmt);
    }
}

static void read_actors(Files *files, gint64 file_num, DmRecordFile *file)
{
    g_autoptr(GArray) nums = g_array_new(FALSE, FALSE, sizeof(gint64));
    DmStmt *stmt = dm_stmt(files->store, "read-actors");
    dm_in_int(stmt, ":file", file_num);
    while (dm_step(stmt)) {
        gint64 num = dm_out_int(stmt, 0);
        DmActor *actor = dm_list_add(files->arena, &file->actors);
        actor->file = file;
        actor->id = out_text(files, stmt);
        actor->name = out_text(files, stmt);
        actor->kind = (DmActorKind)dm_out_int(stmt, 0);
        actor->of = out_text(files, stmt);
        actor->role = out_text(files, stmt);
        actor->wikidata = out_text(files, stmt);
        actor->note = out_text(files, stmt);
        out_pos(stmt, &actor->pos);
        g_array_append_val(nums, num);
    }
    for (guint i = 0; i < nums->len; i++) {
        gint64 num = g_array_index(nums, gint64, i);
        read_texts(files, "read-actor-aliases", ":actor", num, &file->actors.items[i].aliases);
        read_roles(files, num, &file->actors.items[i]);
    }
}

static void read_issues(Files *files, gint64 file_num, DmRecordFile *file)
{
    g_autoptr(GArray) nums = g_array_new(FALSE, FALSE, sizeof(gint64));
    DmStmt *stmt = dm_stmt(files->store, "read-issues");
    dm_in_int(stmt, ":file", file_num);
    while (dm_step(stmt)) {
        gint64 num = dm_out_int(stmt, 0);
        DmIssue *issue = dm_list_add(files->arena, &file->issues);
        issue->file = file;
        issue->id = out_text(files, stmt);
        issue->title = out_text(files, stmt);
        issue->note = out_text(files, stmt);
        issue->parent = out_text(files, stmt);
        out_pos(stmt, &issue->pos);
        g_array_append_val(nums, num);
    }
    for (guint i = 0; i < nums->len; i++)
        read_texts(files, "read-issue-aliases", ":issue", g_array_index(nums, gint64, i),
                   &file->issues.items[i].aliases);
}

/* ---- Reports ---- */

static void read_quotes(Files *files, gint64 report, gint64 position, DmQuoteList *quotes)
{
    DmStmt *stmt = dm_stmt(files->store, "read-quotes");
    dm_in_int(stmt, ":report", report);
    if (position)
        dm_in_int(stmt, ":position", position);
    else
        dm_in_null(stmt, ":position");
    while (dm_step(stmt)) {
        DmQuote *quote = dm_list_add(files->arena, quotes);
        quote->text = out_text(files, stmt);
        quote->speaker = out_text(files, stmt);
        quote->anonymous = dm_out_int(stmt, 0);
        quote->language = out_text(files, stmt);
        quote->translation = out_text(files, stmt);
        quote->start = dm_out_int(stmt, -1);
        quote->end = dm_out_int(stmt, -1);
    }
}

static void read_parts(Files *files, gint64 report, DmEvent *event)
{
    DmStmt *stmt = dm_stmt(files->store, "read-parts");
    dm_in_int(stmt, ":report", report);
    while (dm_step(stmt)) {
        DmPart *part = dm_list_add(files->arena, &event->parts);
        part->who = out_text(files, stmt);
        part->field = (DmWord)dm_out_int(stmt, 0);
        part->word = (DmWord)dm_out_int(stmt, 0);
    }
}

static void read_positions(Files *files, gint64 report, DmEvent *event)
{
    g_autoptr(GArray) nums = g_array_new(FALSE, FALSE, sizeof(gint64));
    DmStmt *stmt = dm_stmt(files->store, "read-positions");
    dm_in_int(stmt, ":report", report);
    while (dm_step(stmt)) {
        gint64 num = dm_out_int(stmt, 0);
        DmPosition *position = dm_list_add(files->arena, &event->positions);
        position->pos = position->stance_pos = there;
        position->actor = out_text(files, stmt);
        position->issue = out_text(files, stmt);
        position->stance = (DmStance)dm_out_int(stmt, 0);
        position->condition = out_text(files, stmt);
        position->note = out_text(files, stmt);
        g_array_append_val(nums, num);
    }
    for (guint i = 0; i < nums->len; i++)
        read_quotes(files, report, g_array_index(nums, gint64, i), &event->positions.items[i].quotes);
}

static void read_updates(Files *files, gint64 report, DmEvent *event)
{
    DmStmt *stmt = dm_stmt(files->store, "read-changes");
    dm_in_int(stmt, ":report", report);
    while (dm_step(stmt)) {
        DmUpdate *update = dm_list_add(files->arena, &event->updates);
        update->pos = there;
        update->of = out_text(files, stmt);
        update->status = (DmStatus)dm_out_int(stmt, 0);
        update->status_pos = update->status ? there : (DmPos){0};
        update->date = out_date(files, stmt);
        update->place = out_place(files, stmt);
        update->due = out_due(files, stmt);
        update->note = out_text(files, stmt);
    }
}

static void read_report(Files *files, DmStmt *stmt, DmEvent *event)
{
    event->id = out_text(files, stmt);
    event->kind = (DmKind)dm_out_int(stmt, 0);
    event->kind_pos = there;
    event->draft = dm_out_int(stmt, 0);
    event->date = out_date(files, stmt);
    event->title = out_text(files, stmt);
    event->summary = out_text(files, stmt);
    event->note = out_text(files, stmt);
    event->reason = out_text(files, stmt);
    event->status = (DmStatus)dm_out_int(stmt, 0);
    event->status_pos = event->status ? there : (DmPos){0};
    event->place = out_place(files, stmt);
    event->country = event->place.country;
    event->place.country = (DmText){0};
    event->for_event = out_text(files, stmt);
    event->what = out_text(files, stmt);
    event->condition = out_text(files, stmt);
    event->due = out_due(files, stmt);
    event->every = out_text(files, stmt);
    event->plover = (int)dm_out_int(stmt, 0);
    event->weight = dm_out_real(stmt);
    event->confidence = dm_out_real(stmt);
    out_pos(stmt, &event->pos);
}

static void read_lists(Files *files, gint64 report, DmEvent *event)
{
    read_parts(files, report, event);
    read_texts(files, "read-report-issues", ":report", report, &event->issues);
    read_texts(files, "read-tags", ":report", report, &event->tags);
    DmTextList *links[] = {&event->follows, &event->responds_to};
    for (int field = DM_LINK_FOLLOWS; field <= DM_LINK_RESPONDS_TO; field++) {
        DmStmt *stmt = dm_stmt(files->store, "read-links");
        dm_in_int(stmt, ":report", report);
        dm_in_int(stmt, ":field", field);
        while (dm_step(stmt)) {
            DmText target = out_text(files, stmt);
            *dm_list_add(files->arena, links[field]) = target;
        }
    }
    read_quotes(files, report, 0, &event->quotes);
    read_positions(files, report, event);
    read_updates(files, report, event);
}

static void read_reports(Files *files, gint64 file_num, DmRecordFile *file)
{
    g_autoptr(GArray) nums = g_array_new(FALSE, FALSE, sizeof(gint64));
    DmStmt *stmt = dm_stmt(files->store, "read-reports");
    dm_in_int(stmt, ":file", file_num);
    dm_in_int(stmt, ":drafts", files->as_of->drafts);
    while (dm_step(stmt)) {
        gint64 num = dm_out_int(stmt, 0);
        DmEvent *event = dm_list_add(files->arena, &file->events);
        event->file = file;
        read_report(files, stmt, event);
        g_array_append_val(nums, num);
    }
    for (guint i = 0; i < nums->len; i++)
        read_lists(files, g_array_index(nums, gint64, i), &file->events.items[i]);
}

/* ---- Files ---- */

static void read_source(Files *files, DmStmt *stmt, DmRecordFile *file)
{
    DmSource *source = &file->source;
    source->id = out_text(files, stmt);
    file->has_source = source->id.text != NULL;
    source->pos = there;
    source->title = out_text(files, stmt);
    source->publisher = out_text(files, stmt);
    source->author = out_text(files, stmt);
    source->url = out_text(files, stmt);
    source->archive = out_text(files, stmt);
    source->language = out_text(files, stmt);
    source->text = out_text(files, stmt);
    source->sha256 = out_text(files, stmt);
    source->grade = (DmGrade)dm_out_int(stmt, 0);
    source->published = out_date(files, stmt);
    source->retrieved = out_date(files, stmt);
    file->coder.by = out_text(files, stmt);
    file->coder.at = out_date(files, stmt);
    file->coder.codebook = out_text(files, stmt);
}

DmModel *dm_query_files(DmStore *store, const DmAsOf *as_of, GError **error)
{
    g_autoptr(DmModel) model = dm_model_new();
    g_autoptr(GArray) nums = g_array_new(FALSE, FALSE, sizeof(gint64));
    Files files = {store, model, dm_model_arena(model), as_of};
    DmStmt *stmt = dm_stmt(store, "read-files");
    dm_in_int(stmt, ":known", as_of->hindsight ? G_MAXINT32 : as_of->day);
    while (dm_step(stmt)) {
        gint64 num = dm_out_int(stmt, 0);
        DmRecordFile *file = dm_model_add_file(model, dm_out_borrow(stmt), NULL);
        file->identity = dm_out_text(stmt, files.arena);
        read_source(&files, stmt, file);
        g_array_append_val(nums, num);
    }
    for (guint i = 0; i < nums->len; i++) {
        gint64 num = g_array_index(nums, gint64, i);
        DmRecordFile *file = dm_model_file(model, i);
        read_actors(&files, num, file);
        read_issues(&files, num, file);
        read_reports(&files, num, file);
    }
    return dm_db_good(store, error) ? g_steal_pointer(&model) : NULL;
}
