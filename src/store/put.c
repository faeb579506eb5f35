/* Writing a checked file into rows. The order of the calls is the order of the columns in put-*.sql. */
#include "store/put.h"
#include "store/view.h"
#include <math.h>
#include <string.h>

/* ---- Pieces of rows ---- */

static void in_pos(DmStmt *stmt, DmPos pos)
{
    dm_in_int(stmt, ":line", pos.line);
    dm_in_int(stmt, ":col", pos.col);
}

/* 0 is a field left out. */
static void in_choice(DmStmt *stmt, const char *name, gint64 value)
{
    if (value)
        dm_in_int(stmt, name, value);
    else
        dm_in_null(stmt, name);
}

static void in_offset(DmStmt *stmt, const char *name, gint64 offset)
{
    if (offset >= 0)
        dm_in_int(stmt, name, offset);
    else
        dm_in_null(stmt, name);
}

static const char *edtf(const DmDate *date)
{
    return date->shape == DM_DATE_NONE ? NULL : date->edtf;
}

/* Five columns; `names` are their parameters. */
static void in_date(DmStmt *stmt, const char *const names[5], const char *said, const DmDate *date)
{
    bool known = date->shape != DM_DATE_NONE;
    dm_in_text(stmt, names[0], said);
    dm_in_text(stmt, names[1], edtf(date));
    if (known) {
        dm_in_int(stmt, names[2], dm_db_form(date));
        dm_in_int(stmt, names[3], dm_db_earliest(date->window.earliest));
        dm_in_int(stmt, names[4], dm_db_latest(date->window.latest));
    } else {
        for (int i = 2; i < 5; i++)
            dm_in_null(stmt, names[i]);
    }
}

static const char *const date_names[] = {":date_said", ":date_edtf", ":date_form", ":date_earliest",
                                         ":date_latest"};
static const char *const due_names[] = {":due_said", ":due_edtf", ":due_form", ":due_earliest",
                                        ":due_latest"};

static void in_due(DmStmt *stmt, const DmDue *due)
{
    const char *said = due->said.text;
    if (!said)
        said = due->latest.said.text ? due->latest.said.text : due->earliest.said.text;
    in_date(stmt, due_names, said, &due->date);
    dm_in_text(stmt, ":due_after", due->after.text);
    if (due->after.text) {
        dm_in_int(stmt, ":due_min", due->min);
        dm_in_int(stmt, ":due_max", due->max);
        dm_in_int(stmt, ":due_unit", due->unit);
    } else {
        dm_in_null(stmt, ":due_min");
        dm_in_null(stmt, ":due_max");
        dm_in_null(stmt, ":due_unit");
    }
}

static void in_place(DmStmt *stmt, const DmPlace *place, const char *country)
{
    bool said = place->name.text || place->country.text;
    dm_in_text(stmt, ":place", place->name.text);
    dm_in_text(stmt, ":country", country ? country : place->country.text);
    dm_in_real(stmt, ":lat", said ? place->lat : (double)NAN);
    dm_in_real(stmt, ":lon", said ? place->lon : (double)NAN);
    dm_in_text(stmt, ":geonames", place->geonames.text);
}

static void in_first_quote(DmStmt *stmt, const DmQuoteList *quotes)
{
    const DmQuote none = {.start = -1, .end = -1};
    const DmQuote *quote = quotes->len ? &quotes->items[0] : &none;
    dm_in_text(stmt, ":quote", quote->text.text);
    in_offset(stmt, ":quote_start", quote->start);
    in_offset(stmt, ":quote_end", quote->end);
}

/* ---- Files, sources, actors, issues ---- */

static gint64 last_row(const DmLoad *load)
{
    return sqlite3_last_insert_rowid(load->store->db);
}

static void put_source(DmLoad *load, gint64 file, const DmSource *source)
{
    DmStmt *stmt = dm_stmt(load->store, "put-source");
    dm_in_int(stmt, ":file", file);
    dm_in_text(stmt, ":id", source->id.text);
    dm_in_text(stmt, ":title", source->title.text);
    dm_in_text(stmt, ":publisher", source->publisher.text);
    dm_in_text(stmt, ":author", source->author.text);
    dm_in_text(stmt, ":url", source->url.text);
    dm_in_text(stmt, ":archive", source->archive.text);
    dm_in_text(stmt, ":language", source->language.text);
    dm_in_text(stmt, ":text", source->text.text);
    dm_in_text(stmt, ":text_sha256", source->sha256.text);
    dm_in_int(stmt, ":grade", source->grade);
    dm_in_int(stmt, ":published", dm_source_day(source));
    dm_in_text(stmt, ":published_said", source->published.said.text);
    dm_in_text(stmt, ":published_edtf", edtf(&source->published.date));
    dm_in_text(stmt, ":retrieved_said", source->retrieved.said.text);
    dm_in_text(stmt, ":retrieved_edtf", edtf(&source->retrieved.date));
    in_pos(stmt, source->pos);
    dm_run(stmt);
}

static void put_coder(DmLoad *load, gint64 file, const DmCoder *coder)
{
    if (!coder->by.text && !coder->codebook.text && !coder->at.said.text)
        return;
    DmStmt *stmt = dm_stmt(load->store, "put-coder");
    dm_in_int(stmt, ":file", file);
    dm_in_text(stmt, ":by", coder->by.text);
    dm_in_text(stmt, ":at_said", coder->at.said.text);
    dm_in_text(stmt, ":at_edtf", edtf(&coder->at.date));
    dm_in_text(stmt, ":codebook", coder->codebook.text);
    dm_run(stmt);
}

static void put_alias(DmLoad *load, gint64 actor, guint ord, DmText alias)
{
    DmStmt *stmt = dm_stmt(load->store, "put-actor-alias");
    dm_in_int(stmt, ":actor", actor);
    dm_in_int(stmt, ":ord", ord);
    dm_in_text(stmt, ":alias", alias.text);
    in_pos(stmt, alias.pos);
    dm_run(stmt);
    gint64 num = last_row(load);
    stmt = dm_stmt(load->store, "index-name");
    dm_in_int(stmt, ":num", num);
    dm_in_text(stmt, ":alias", alias.text);
    dm_run(stmt);
}

static void put_role(DmLoad *load, gint64 actor, guint ord, const DmActorRole *role)
{
    DmStmt *stmt = dm_stmt(load->store, "put-actor-role");
    dm_in_int(stmt, ":actor", actor);
    dm_in_int(stmt, ":ord", ord);
    dm_in_text(stmt, ":title", role->title.text);
    dm_in_text(stmt, ":of", role->of.text);
    dm_in_text(stmt, ":from_said", role->from.said.text);
    dm_in_text(stmt, ":from_edtf", edtf(&role->from.date));
    dm_in_text(stmt, ":to_said", role->to.said.text);
    dm_in_text(stmt, ":to_edtf", edtf(&role->to.date));
    in_pos(stmt, role->pos);
    dm_run(stmt);
}

static void put_actor(DmLoad *load, gint64 file, const DmActor *actor)
{
    DmStmt *stmt = dm_stmt(load->store, "put-actor");
    dm_in_int(stmt, ":file", file);
    dm_in_text(stmt, ":id", actor->id.text);
    dm_in_text(stmt, ":name", actor->name.text);
    dm_in_int(stmt, ":kind", actor->kind);
    dm_in_text(stmt, ":of", actor->of.text);
    dm_in_text(stmt, ":role", actor->role.text);
    dm_in_text(stmt, ":wikidata", actor->wikidata.text);
    dm_in_text(stmt, ":note", actor->note.text);
    in_pos(stmt, actor->pos);
    dm_run(stmt);
    gint64 num = last_row(load);
    if (actor->name.text)
        put_alias(load, num, 0, actor->name);
    for (guint i = 0; i < actor->aliases.len; i++)
        put_alias(load, num, i + 1, actor->aliases.items[i]);
    for (guint i = 0; i < actor->roles.len; i++)
        put_role(load, num, i, &actor->roles.items[i]);
}

static void put_issue(DmLoad *load, gint64 file, const DmIssue *issue)
{
    DmStmt *stmt = dm_stmt(load->store, "put-issue");
    dm_in_int(stmt, ":file", file);
    dm_in_text(stmt, ":id", issue->id.text);
    dm_in_text(stmt, ":title", issue->title.text);
    dm_in_text(stmt, ":note", issue->note.text);
    dm_in_text(stmt, ":parent", issue->parent.text);
    in_pos(stmt, issue->pos);
    dm_run(stmt);
    gint64 num = last_row(load);
    for (guint i = 0; i < issue->aliases.len; i++) {
        stmt = dm_stmt(load->store, "put-issue-alias");
        dm_in_int(stmt, ":issue", num);
        dm_in_int(stmt, ":ord", i);
        dm_in_text(stmt, ":alias", issue->aliases.items[i].text);
        in_pos(stmt, issue->aliases.items[i].pos);
        dm_run(stmt);
    }
}

/* ---- Events ---- */

void dm_load_touch(DmLoad *load, gint64 event)
{
    gint64 *key = g_new(gint64, 1);
    *key = event;
    g_hash_table_add(load->touched, key);
}

/* The number of an event, made when it is new. Whoever already was there needs its derived row worked out
 * again. */
static gint64 event_number(DmLoad *load, const char *id, bool *ret_new)
{
    DmStmt *stmt = dm_stmt(load->store, "event-number");
    dm_in_text(stmt, ":id", id);
    *ret_new = false;
    if (dm_step(stmt)) {
        gint64 num = dm_out_int(stmt, 0);
        dm_load_touch(load, num);
        return num;
    }
    *ret_new = true;
    return -1;
}

static gint64 put_event(DmLoad *load, const char *id, const DmEvent *event, DmDay published)
{
    bool fresh;
    gint64 num = event_number(load, id, &fresh);
    if (!fresh)
        return num;
    DmStmt *stmt = dm_stmt(load->store, "put-event");
    dm_in_text(stmt, ":id", id);
    if (event)
        dm_in_int(stmt, ":kind", event->kind);
    else
        dm_in_null(stmt, ":kind");
    dm_in_int(stmt, ":plain", event && !event->draft);
    dm_in_int(stmt, ":report", load->next_report);
    dm_in_int(stmt, ":known", published);
    dm_in_int(stmt, ":earliest", event ? dm_db_earliest(event->date.date.window.earliest) : 0);
    dm_in_int(stmt, ":latest", event ? dm_db_latest(event->date.date.window.latest) : 0);
    dm_run(stmt);
    num = last_row(load);
    if (!event || event->draft)
        dm_load_touch(load, num);
    return num;
}

/* Row of `report` as rows of the lists that belong to it. */
typedef struct Report {
    DmLoad *load;
    const DmRecordFile *file;
    const DmEvent *event;
    gint64 num, event_num, file_num;
    DmDay published;
} Report;

static void put_quotes(const Report *report, gint64 position, const DmQuoteList *quotes)
{
    for (guint i = 0; i < quotes->len; i++) {
        const DmQuote *quote = &quotes->items[i];
        DmStmt *stmt = dm_stmt(report->load->store, "put-quote");
        dm_in_int(stmt, ":report", report->num);
        in_choice(stmt, ":position", position);
        dm_in_int(stmt, ":ord", i);
        dm_in_text(stmt, ":text", quote->text.text ? quote->text.text : "");
        dm_in_text(stmt, ":speaker", quote->speaker.text);
        dm_in_int(stmt, ":anonymous", quote->anonymous);
        dm_in_text(stmt, ":language", quote->language.text);
        dm_in_text(stmt, ":translation", quote->translation.text);
        in_offset(stmt, ":start", quote->start);
        in_offset(stmt, ":end", quote->end);
        in_pos(stmt, quote->text.pos);
        dm_run(stmt);
    }
}

static void put_parts(const Report *report)
{
    for (guint i = 0; i < report->event->parts.len; i++) {
        const DmPart *part = &report->event->parts.items[i];
        DmStmt *stmt = dm_stmt(report->load->store, "put-part");
        dm_in_int(stmt, ":report", report->num);
        dm_in_int(stmt, ":ord", i);
        dm_in_text(stmt, ":actor", part->who.text);
        dm_in_int(stmt, ":event", report->event_num);
        dm_in_int(stmt, ":field", part->field);
        dm_in_int(stmt, ":word", part->word);
        in_pos(stmt, part->who.pos);
        dm_run(stmt);
    }
}

static void put_issues(const Report *report)
{
    for (guint i = 0; i < report->event->issues.len; i++) {
        DmText issue = report->event->issues.items[i];
        DmStmt *stmt = dm_stmt(report->load->store, "put-report-issue");
        dm_in_int(stmt, ":report", report->num);
        dm_in_int(stmt, ":ord", i);
        dm_in_text(stmt, ":issue", issue.text);
        dm_in_int(stmt, ":event", report->event_num);
        in_pos(stmt, issue.pos);
        dm_run(stmt);
    }
}

static void put_links(const Report *report, int field, const DmTextList *targets)
{
    for (guint i = 0; i < targets->len; i++) {
        DmStmt *stmt = dm_stmt(report->load->store, "put-link");
        dm_in_int(stmt, ":report", report->num);
        dm_in_int(stmt, ":ord", i);
        dm_in_int(stmt, ":field", field);
        dm_in_text(stmt, ":target", targets->items[i].text);
        in_pos(stmt, targets->items[i].pos);
        dm_run(stmt);
    }
}

static void put_tags(const Report *report)
{
    for (guint i = 0; i < report->event->tags.len; i++) {
        DmStmt *stmt = dm_stmt(report->load->store, "put-tag");
        dm_in_int(stmt, ":report", report->num);
        dm_in_int(stmt, ":ord", i);
        dm_in_text(stmt, ":tag", report->event->tags.items[i].text);
        in_pos(stmt, report->event->tags.items[i].pos);
        dm_run(stmt);
    }
}

/* A stance was taken on the event's date, at the latest on the day of publication. */
static DmDate said_on(const Report *report)
{
    const DmDate *date = &report->event->date.date;
    DmDay earliest = date->window.earliest;
    bool later = earliest != DM_DAY_OPEN && earliest > report->published;
    return date->shape == DM_DATE_NONE || later ? dm_date_from_day(report->published) : *date;
}

static void put_position(const Report *report, guint ord, const DmPosition *position)
{
    const DmEvent *event = report->event;
    DmDate said = said_on(report);
    /* an event's words are those of its only position */
    const DmQuoteList *quotes =
        position->quotes.len || event->positions.len > 1 ? &position->quotes : &event->quotes;
    DmStmt *stmt = dm_stmt(report->load->store, "put-position");
    dm_in_int(stmt, ":report", report->num);
    dm_in_int(stmt, ":file", report->file_num);
    dm_in_text(stmt, ":event", event->id.text);
    dm_in_text(stmt, ":source", report->file->source.id.text);
    dm_in_int(stmt, ":ord", ord);
    dm_in_text(stmt, ":actor", position->actor.text);
    dm_in_text(stmt, ":issue", position->issue.text);
    dm_in_int(stmt, ":stance", position->stance);
    dm_in_text(stmt, ":condition", position->condition.text);
    dm_in_text(stmt, ":note", position->note.text);
    dm_in_int(stmt, ":draft", event->draft);
    dm_in_int(stmt, ":published", report->published);
    dm_in_text(stmt, ":said_edtf", said.edtf);
    dm_in_int(stmt, ":said_form", dm_db_form(&said));
    dm_in_int(stmt, ":said_earliest", dm_db_earliest(said.window.earliest));
    dm_in_int(stmt, ":said_latest", dm_db_latest(said.window.latest));
    in_first_quote(stmt, quotes);
    in_pos(stmt, position->pos);
    dm_run(stmt);
    put_quotes(report, last_row(report->load), &position->quotes);
    stmt = dm_stmt(report->load->store, "put-pair");
    dm_in_text(stmt, ":actor", position->actor.text);
    dm_in_text(stmt, ":issue", position->issue.text);
    dm_run(stmt);
}

static void put_change(const Report *report, guint ord, const DmUpdate *update)
{
    gint64 target = put_event(report->load, update->of.text, NULL, report->published);
    const DmDate *date = &report->event->date.date;
    DmDay since = date->shape == DM_DATE_NONE ? report->published : date->window.earliest;
    DmStmt *stmt = dm_stmt(report->load->store, "put-change");
    dm_in_int(stmt, ":target", target);
    dm_in_int(stmt, ":report", report->num);
    dm_in_int(stmt, ":ord", ord);
    dm_in_int(stmt, ":draft", report->event->draft);
    dm_in_int(stmt, ":published", report->published);
    dm_in_int(stmt, ":since", dm_db_earliest(since));
    in_choice(stmt, ":status", update->status);
    in_date(stmt, date_names, update->date.said.text, &update->date.date);
    in_place(stmt, &update->place, NULL);
    in_due(stmt, &update->due);
    dm_in_text(stmt, ":note", update->note.text);
    in_pos(stmt, update->pos);
    dm_run(stmt);
    dm_load_touch(report->load, target);
}

static void put_report_row(const Report *report, guint ord)
{
    const DmEvent *event = report->event;
    g_autofree char *actors = dm_view_pack_parts(&event->parts);
    g_autofree char *issues = dm_view_pack_issues(&event->issues);
    DmStmt *stmt = dm_stmt(report->load->store, "put-report");
    dm_in_int(stmt, ":num", report->num);
    dm_in_int(stmt, ":event", report->event_num);
    dm_in_int(stmt, ":file", report->file_num);
    dm_in_text(stmt, ":source", report->file->source.id.text);
    dm_in_int(stmt, ":ord", ord);
    dm_in_int(stmt, ":kind", event->kind);
    dm_in_int(stmt, ":draft", event->draft);
    dm_in_int(stmt, ":published", report->published);
    in_date(stmt, date_names, event->date.said.text, &event->date.date);
    dm_in_text(stmt, ":title", event->title.text);
    dm_in_text(stmt, ":summary", event->summary.text);
    dm_in_text(stmt, ":note", event->note.text);
    dm_in_text(stmt, ":reason", event->reason.text);
    in_choice(stmt, ":status", event->status);
    in_place(stmt, &event->place, event->country.text);
    dm_in_text(stmt, ":for_event", event->for_event.text);
    dm_in_text(stmt, ":what", event->what.text);
    dm_in_text(stmt, ":condition", event->condition.text);
    in_due(stmt, &event->due);
    dm_in_text(stmt, ":every", event->every.text);
    in_choice(stmt, ":plover", event->plover);
    dm_in_real(stmt, ":weight", event->weight);
    dm_in_real(stmt, ":confidence", event->confidence);
    dm_in_text(stmt, ":actors", actors);
    dm_in_text(stmt, ":issues", issues);
    in_first_quote(stmt, &event->quotes);
    in_pos(stmt, event->pos);
    dm_run(stmt);
}

/* `positions` counts the positions of the file so far. */
static void put_report(DmLoad *load, const DmRecordFile *file, gint64 file_num, guint ord, guint *positions)
{
    const DmEvent *event = &file->events.items[ord];
    Report report = {.load = load, .file = file, .event = event, .file_num = file_num};
    report.published = dm_source_day(&file->source);
    report.event_num = put_event(load, event->id.text, event, report.published);
    report.num = load->next_report++;
    put_report_row(&report, ord);
    put_parts(&report);
    put_issues(&report);
    put_links(&report, DM_LINK_FOLLOWS, &event->follows);
    put_links(&report, DM_LINK_RESPONDS_TO, &event->responds_to);
    put_tags(&report);
    put_quotes(&report, 0, &event->quotes);
    for (guint i = 0; i < event->positions.len; i++)
        put_position(&report, (*positions)++, &event->positions.items[i]);
    for (guint i = 0; i < event->updates.len; i++)
        put_change(&report, i, &event->updates.items[i]);
    load->events++;
}

gint64 dm_put_file(DmLoad *load, const DmRecordFile *file)
{
    g_autofree char *location = g_canonicalize_filename(file->path, NULL);
    DmStmt *stmt = dm_stmt(load->store, "put-file");
    dm_in_text(stmt, ":identity", file->identity);
    dm_in_text(stmt, ":path", file->path);
    dm_in_text(stmt, ":location", location);
    dm_in_text(stmt, ":sha256", file->sha256);
    dm_run(stmt);
    gint64 num = last_row(load);
    if (file->has_source)
        put_source(load, num, &file->source);
    put_coder(load, num, &file->coder);
    for (guint i = 0; i < file->actors.len; i++)
        put_actor(load, num, &file->actors.items[i]);
    for (guint i = 0; i < file->issues.len; i++)
        put_issue(load, num, &file->issues.items[i]);
    guint positions = 0;
    for (guint i = 0; i < file->events.len && !load->store->failed; i++)
        put_report(load, file, num, i, &positions);
    return num;
}
