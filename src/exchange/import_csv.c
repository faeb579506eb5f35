/* exchange: tables in. A folder is read as `export csv` wrote it; a single file is its events, or any table
 * that has columns date and title. */
#include "csv.h"
#include "draft.h"
#include <string.h>

typedef struct Tables {
    Draft *draft;
    const char *folder;   /* NULL: only the events */
    GHashTable *sources;  /* id → DraftSource of the sources table */
    GHashTable *events;   /* id → Slot */
    GPtrArray *rows;      /* of Slot: what each row of the events became; NULL nothing */
    DmRecordFile *common; /* actors and issues of the tables */
} Tables;

/* Where an event stands; lists move when they grow, indices do not. */
typedef struct Slot {
    DmRecordFile *file;
    guint index;
} Slot;

static DmEvent *event_of(const Slot *slot)
{
    return slot ? &slot->file->events.items[slot->index] : NULL;
}

static DmEvent *find_event(const Tables *t, const char *id)
{
    return id ? event_of(g_hash_table_lookup(t->events, id)) : NULL;
}

/* "id#3" is the third time of a recurring commitment; 0 for one that does not recur. */
static const char *series_of(Draft *draft, const char *id, guint *ret_instance)
{
    const char *mark = id ? strrchr(id, '#') : NULL;
    *ret_instance = mark ? (guint)g_ascii_strtoull(mark + 1, NULL, 10) : 0;
    return mark ? dm_arena_strndup(draft->arena, id, (gsize)(mark - id)) : id;
}

/* One table of the folder; NULL when it is not there. */
static Csv *open_table(const Tables *t, const char *name)
{
    g_autofree char *path = t->folder ? g_build_filename(t->folder, name, NULL) : NULL;
    g_autofree char *text = NULL;
    gsize len;
    return path && g_file_get_contents(path, &text, &len, NULL) ? dm_csv_read(text, len) : NULL;
}

static int word_of(const DmEnum *table, const char *text, int otherwise)
{
    int value = otherwise;
    if (text)
        dm_enum_find(table, text, &value);
    return value;
}

/* ---- Sources, actors, issues ---- */

static void read_sources(Tables *t)
{
    g_autoptr(Csv) csv = open_table(t, "sources.csv");
    for (guint i = 0; csv && i < csv->rows->len; i++) {
        DraftSource *source = dm_arena_alloc(t->draft->arena, sizeof *source);
        source->id = dm_arena_strdup(t->draft->arena, dm_csv_cell_of(csv, i, "id"));
        source->title = dm_arena_strdup(t->draft->arena, dm_csv_cell_of(csv, i, "title"));
        source->publisher = dm_arena_strdup(t->draft->arena, dm_csv_cell_of(csv, i, "publisher"));
        source->url = dm_arena_strdup(t->draft->arena, dm_csv_cell_of(csv, i, "url"));
        source->published = dm_arena_strdup(t->draft->arena, dm_csv_cell_of(csv, i, "published"));
        if (source->id)
            g_hash_table_insert(t->sources, (gpointer)source->id, source);
    }
}

static DmRecordFile *file_of(Tables *t, const char *source)
{
    const DraftSource *known = source ? g_hash_table_lookup(t->sources, source) : NULL;
    const DraftSource unknown = {.id = source ? source : "table"};
    return dm_import_file(t->draft, known ? known : &unknown);
}

static DmRecordFile *common_file(Tables *t)
{
    if (!t->common)
        t->common = dm_model_add_file(t->draft->model, "actors.yaml", NULL);
    return t->common;
}

static bool is_builtin(const char *id, const char *name)
{
    const DmActor *actor = dm_builtin_actor(id);
    return actor && (!name || !strcmp(actor->name.text, name));
}

static void read_actors(Tables *t)
{
    g_autoptr(Csv) csv = open_table(t, "actors.csv");
    for (guint i = 0; csv && i < csv->rows->len; i++) {
        const char *id = dm_csv_cell_of(csv, i, "id"), *name = dm_csv_cell_of(csv, i, "name");
        if (!id || is_builtin(id, name))
            continue;
        DmRecordFile *file = common_file(t);
        DmActor *actor = dm_list_add(t->draft->arena, &file->actors);
        actor->file = file;
        actor->id = dm_import_text(t->draft, dm_import_slug(t->draft, id, "actor"));
        actor->pos = actor->id.pos;
        actor->name = dm_import_text(t->draft, name);
        actor->kind =
            (DmActorKind)word_of(dm_actor_kind_names, dm_csv_cell_of(csv, i, "kind"), DM_ACTOR_UNKNOWN);
        actor->of = dm_import_text(t->draft, dm_csv_cell_of(csv, i, "of"));
        g_hash_table_insert(t->draft->actors, g_utf8_casefold(id, -1), (gpointer)actor->id.text);
    }
}

static void read_issues(Tables *t)
{
    g_autoptr(Csv) csv = open_table(t, "issues.csv");
    for (guint i = 0; csv && i < csv->rows->len; i++) {
        const char *id = dm_csv_cell_of(csv, i, "id");
        if (!id || find_event(t, id)) /* a position on a venue is on the event */
            continue;
        DmRecordFile *file = common_file(t);
        DmIssue *issue = dm_list_add(t->draft->arena, &file->issues);
        issue->file = file;
        issue->id = dm_import_text(t->draft, dm_import_slug(t->draft, id, "issue"));
        issue->pos = issue->id.pos;
        issue->title = dm_import_text(t->draft, dm_csv_cell_of(csv, i, "title"));
        g_hash_table_insert(t->draft->issues, g_utf8_casefold(id, -1), (gpointer)issue->id.text);
    }
}

/* ---- Events ---- */

/* "id:word;id:word" */
static void read_parts(Tables *t, DmEvent *event, DmRecordFile *file, const char *list)
{
    g_auto(GStrv) items = g_strsplit(list ? list : "", ";", -1);
    for (char **item = items; *item; item++) {
        char *colon = strrchr(*item, ':');
        int word = DM_WORD_PARTICIPANT;
        if (colon && dm_enum_find(dm_word_names, colon + 1, &word))
            *colon = '\0';
        const char *actor = dm_import_actor(t->draft, file, *item, DM_ACTOR_UNKNOWN, NULL);
        dm_import_part(t->draft, event, actor, (DmWord)word);
        int role;
        DmPart *part = event->parts.len ? &event->parts.items[event->parts.len - 1] : NULL;
        /* host, guest … are written `as:` among the participants, or the parties of an agreement */
        if (part && dm_enum_find(dm_role_names, dm_enum_text(dm_word_names, word), &role) &&
            word != DM_WORD_MEDIATOR)
            part->field = event->kind == DM_KIND_AGREEMENT ? DM_WORD_PARTY : DM_WORD_PARTICIPANT;
    }
}

static void read_event_issues(Tables *t, DmEvent *event, DmRecordFile *file, const char *list)
{
    g_auto(GStrv) items = g_strsplit(list ? list : "", ";", -1);
    for (char **item = items; *item; item++) {
        const char *issue = dm_import_issue(t->draft, file, *item);
        if (issue)
            *dm_list_add(t->draft->arena, &event->issues) = dm_import_text(t->draft, issue);
    }
}

static double number_of(const char *text, double otherwise)
{
    return text ? g_ascii_strtod(text, NULL) : otherwise;
}

static void fill_event(Tables *t, DmEvent *event, DmRecordFile *file, const Csv *csv, guint i)
{
    int status = word_of(dm_status_names, dm_csv_cell_of(csv, i, "status"), DM_STATUS_NONE);
    if (dm_kind_has_status(event->kind))
        event->status = (DmStatus)status;
    event->status_pos = event->status ? event->pos : (DmPos){0};
    event->summary = dm_import_text(t->draft, dm_csv_cell_of(csv, i, "summary"));
    event->place.name = dm_import_text(t->draft, dm_csv_cell_of(csv, i, "place"));
    event->place.lat = number_of(dm_csv_cell_of(csv, i, "lat"), event->place.lat);
    event->place.lon = number_of(dm_csv_cell_of(csv, i, "lon"), event->place.lon);
    event->country = dm_import_text(t->draft, dm_csv_cell_of(csv, i, "country"));
    event->plover = word_of(dm_plover_names, dm_csv_cell_of(csv, i, "plover"), 0);
    event->weight = number_of(dm_csv_cell_of(csv, i, "weight"), event->weight);
    event->confidence = number_of(dm_csv_cell_of(csv, i, "confidence"), event->confidence);
    dm_import_quote(t->draft, &event->quotes, dm_csv_cell_of(csv, i, "quote"));
    read_parts(t, event, file, dm_csv_cell_of(csv, i, "actors"));
    read_event_issues(t, event, file, dm_csv_cell_of(csv, i, "issues"));
}

static void read_events(Tables *t, const Csv *csv)
{
    for (guint i = 0; i < csv->rows->len; i++) {
        const char *kind = dm_csv_cell_of(csv, i, "kind"), *id = dm_csv_cell_of(csv, i, "id");
        guint line = dm_csv_line(csv, i);
        int value = DM_KIND_ACTION;
        if (kind && !dm_enum_find(dm_kind_names, kind, &value)) {
            dm_import_finding(t->draft, line, "'%s' is not a kind of event", kind);
            continue;
        }
        DmRecordFile *file = file_of(t, dm_csv_cell_of(csv, i, "source"));
        DmEvent *event = dm_import_event(t->draft, file, line, (DmKind)value, id,
                                         dm_csv_cell_of(csv, i, "date"), dm_csv_cell_of(csv, i, "title"));
        if (!event)
            continue;
        const Slot *before = id ? g_hash_table_lookup(t->events, id) : NULL;
        if (before && before->file != file && event_of(before)->kind == event->kind)
            event->id = event_of(before)->id; /* one event, reported by another source too */
        Slot *slot = dm_arena_alloc(t->draft->arena, sizeof *slot);
        *slot = (Slot){file, file->events.len - 1};
        g_ptr_array_index(t->rows, i) = slot;
        g_hash_table_insert(t->events, (gpointer)dm_arena_strdup(t->draft->arena, id ? id : event->id.text),
                            slot);
    }
}

/* Actors and issues are known only now: issues are those that are not events. */
static void fill_events(Tables *t, const Csv *csv)
{
    for (guint i = 0; i < csv->rows->len; i++) {
        const Slot *slot = g_ptr_array_index(t->rows, i);
        if (slot)
            fill_event(t, event_of(slot), slot->file, csv, i);
    }
}

/* ---- What hangs on events ---- */

static void set_due(Draft *draft, DmDue *due, const char *text)
{
    due->said = dm_import_text(draft, text);
    due->pos = due->said.pos;
    if (due->said.text && !dm_date_parse(due->said.text, &due->date, NULL))
        *due = (DmDue){0};
}

/* The window as it was first set; later ones are updates. */
static void read_steps(Tables *t)
{
    g_autoptr(Csv) csv = open_table(t, "steps.csv");
    for (guint i = 0; csv && i < csv->rows->len; i++) {
        guint instance, other;
        const char *commitment = series_of(t->draft, dm_csv_cell_of(csv, i, "commitment"), &instance);
        const char *by = series_of(t->draft, dm_csv_cell_of(csv, i, "event"), &other);
        bool own = commitment && (!by || !strcmp(commitment, by));
        DmEvent *event = find_event(t, own ? commitment : by);
        int status = word_of(dm_status_names, dm_csv_cell_of(csv, i, "status"), DM_STATUS_NONE);
        if (!event || !commitment)
            continue;
        if (own) {
            if (!event->due.said.text && instance <= 1)
                set_due(t->draft, &event->due, dm_csv_cell_of(csv, i, "due"));
            event->note = dm_import_text(t->draft, dm_csv_cell_of(csv, i, "note"));
            continue;
        }
        DmUpdate *update = dm_list_add(t->draft->arena, &event->updates);
        update->pos = event->pos;
        dm_place_init(&update->place);
        update->of = dm_import_text(t->draft, dm_import_slug(t->draft, commitment, "event"));
        update->status = (DmStatus)status;
        update->status_pos = status ? event->pos : (DmPos){0};
        update->note = dm_import_text(t->draft, dm_csv_cell_of(csv, i, "note"));
        if (instance || !dm_status_is_settlement(update->status)) /* the day tells which time is settled */
            set_due(t->draft, &update->due, dm_csv_cell_of(csv, i, "due"));
    }
}

static void read_commitments(Tables *t)
{
    g_autoptr(Csv) csv = open_table(t, "commitments.csv");
    for (guint i = 0; csv && i < csv->rows->len; i++) {
        guint instance;
        DmEvent *event = find_event(t, series_of(t->draft, dm_csv_cell_of(csv, i, "id"), &instance));
        if (!event || !dm_kind_has_due(event->kind))
            continue;
        event->every = dm_import_text(t->draft, dm_csv_cell_of(csv, i, "every"));
        event->what = dm_import_text(t->draft, dm_csv_cell_of(csv, i, "what"));
        event->condition = dm_import_text(t->draft, dm_csv_cell_of(csv, i, "condition"));
    }
}

static void read_statements(Tables *t)
{
    g_autoptr(Csv) csv = open_table(t, "statements.csv");
    for (guint i = 0; csv && i < csv->rows->len; i++) {
        DmEvent *event = find_event(t, dm_csv_cell_of(csv, i, "event"));
        const char *actor = dm_csv_cell_of(csv, i, "actor"), *issue = dm_csv_cell_of(csv, i, "issue");
        int stance;
        if (!event || !actor || !issue || !dm_csv_cell_of(csv, i, "stance") ||
            !dm_enum_find(dm_stance_names, dm_csv_cell_of(csv, i, "stance"), &stance))
            continue;
        DmRecordFile *file = (DmRecordFile *)event->file;
        const char *who = dm_import_actor(t->draft, file, actor, DM_ACTOR_UNKNOWN, NULL);
        const char *what = find_event(t, issue) ? issue : dm_import_issue(t->draft, file, issue);
        DmPosition *position = dm_list_add(t->draft->arena, &event->positions);
        position->pos = position->stance_pos = event->pos;
        position->actor = dm_import_text(t->draft, who);
        position->issue = dm_import_text(t->draft, what);
        position->stance = (DmStance)stance;
        position->condition = dm_import_text(t->draft, dm_csv_cell_of(csv, i, "condition"));
        dm_import_quote(t->draft, &position->quotes, dm_csv_cell_of(csv, i, "quote"));
    }
}

static void read_venues(Tables *t)
{
    g_autoptr(Csv) csv = open_table(t, "venues.csv");
    for (guint i = 0; csv && i < csv->rows->len; i++) {
        DmEvent *event = find_event(t, dm_csv_cell_of(csv, i, "venue"));
        if (event && event->kind == DM_KIND_VENUE)
            event->for_event = dm_import_text(t->draft, dm_csv_cell_of(csv, i, "meeting"));
    }
}

bool dm_import_csv(Draft *draft, const char *folder, GError **error)
{
    gsize len;
    const char *text = dm_file_text(draft->input, &len);
    g_autoptr(Csv) csv = dm_csv_read(text, len);
    if (!dm_csv_has(csv, "date") || !(dm_csv_has(csv, "title") || dm_csv_has(csv, "id"))) {
        g_set_error(error, DM_ERROR, DM_ERROR_SYNTAX,
                    "%s: no table of events; it needs columns date and title", dm_file_name(draft->input));
        return false;
    }
    Tables t = {.draft = draft, .folder = folder};
    t.sources = g_hash_table_new(g_str_hash, g_str_equal);
    t.events = g_hash_table_new(g_str_hash, g_str_equal);
    t.rows = g_ptr_array_new();
    g_ptr_array_set_size(t.rows, (gint)csv->rows->len);
    read_sources(&t);
    read_actors(&t);
    read_events(&t, csv);
    read_issues(&t);
    fill_events(&t, csv);
    read_commitments(&t);
    read_steps(&t);
    read_statements(&t);
    read_venues(&t);
    g_hash_table_unref(t.sources);
    g_hash_table_unref(t.events);
    g_ptr_array_unref(t.rows);
    return true;
}
