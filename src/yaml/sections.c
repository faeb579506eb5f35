/* yaml – the sections of a file and the lists of records in an event: source, coder, actors, issues, events,
 * positions, updates. */
#include "yaml/lists.h"

static void read_positions(Reading *reading, const Node *node, const Field *field, gpointer at)
{
    DmPositionList *list = at;
    dm_yaml_reserve(reading, list, node->n_members);
    for (EACH_MAPPING(item, reading, field, node)) {
        DmPosition *position = dm_list_add(reading->arena, list);
        position->pos = item->pos;
        dm_yaml_read_record(reading, item, field->record, DM_KIND_COUNT, position);
    }
}

static void write_positions(Writer *writer, const Field *field, gconstpointer at)
{
    const DmPositionList *list = at;
    dm_yaml_write_items(writer, field, list->items, list->len);
}

const FieldType dm_type_positions = {"positions", read_positions, write_positions};

static void read_updates(Reading *reading, const Node *node, const Field *field, gpointer at)
{
    DmUpdateList *list = at;
    dm_yaml_reserve(reading, list, node->n_members);
    for (EACH_MAPPING(item, reading, field, node)) {
        DmUpdate *update = dm_list_add(reading->arena, list);
        update->pos = item->pos;
        dm_place_init(&update->place);
        dm_yaml_read_record(reading, item, field->record, DM_KIND_COUNT, update);
    }
}

static void write_updates(Writer *writer, const Field *field, gconstpointer at)
{
    const DmUpdateList *list = at;
    dm_yaml_write_items(writer, field, list->items, list->len);
}

const FieldType dm_type_updates = {"updates", read_updates, write_updates};

static void read_roles(Reading *reading, const Node *node, const Field *field, gpointer at)
{
    DmActor *actor = (gpointer)((char *)at - offsetof(DmActor, roles));
    for (EACH_MAPPING(item, reading, field, node)) {
        DmActorRole *role = dm_list_add(reading->arena, &actor->roles);
        role->pos = item->pos;
        dm_yaml_read_record(reading, item, field->record, DM_KIND_COUNT, role);
    }
}

static void write_roles(Writer *writer, const Field *field, gconstpointer at)
{
    const DmActor *actor = (gconstpointer)((const char *)at - offsetof(DmActor, roles));
    dm_yaml_write_items(writer, field, actor->roles.items, actor->roles.len);
}

const FieldType dm_type_roles = {"roles", read_roles, write_roles};

/* ---- The parts of a file ---- */

/* Reads a mapping field; false when it is none. */
static bool read_mapping(Reading *reading, const Node *node, const Field *field, gpointer at)
{
    if (node->type == NODE_MAP)
        dm_yaml_read_record(reading, node, field->record, DM_KIND_COUNT, at);
    else if (!is_blank(node))
        dm_yaml_wrong_type(reading, node, field->key, "a mapping");
    return node->type == NODE_MAP;
}

static void read_source(Reading *reading, const Node *node, const Field *field, gpointer at)
{
    DmSource *source = at;
    source->pos = node->key->pos;
    reading->record->has_source = node->type == NODE_MAP || node->type == NODE_BROKEN;
    reading->record->source_broken = node->type == NODE_BROKEN;
    read_mapping(reading, node, field, source);
}

static void write_source(Writer *writer, const Field *field, gconstpointer at)
{
    const DmSource *source = at;
    if (source->id.text || source->title.text || source->url.text || dm_yaml_date_text(&source->published))
        dm_yaml_write_nested(writer, field, source);
}

const FieldType dm_type_source = {"source", read_source, write_source};

static void read_coder(Reading *reading, const Node *node, const Field *field, gpointer at)
{
    read_mapping(reading, node, field, at);
}

static void write_coder(Writer *writer, const Field *field, gconstpointer at)
{
    const DmCoder *coder = at;
    if (coder->by.text || coder->codebook.text || dm_yaml_date_text(&coder->at))
        dm_yaml_write_nested(writer, field, coder);
}

const FieldType dm_type_coder = {"coder", read_coder, write_coder};

/* Whether a member of `actors` or `issues` can be read: its key is an id (*ret_id) and its value a mapping or
 * blank. */
static bool begin_entry(Reading *reading, const Field *field, const Node *value, DmText *ret_id)
{
    if (value->key->type != NODE_SCALAR || !dm_yaml_read_id(reading, value->key, field->key, ret_id) ||
        !ret_id->text)
        return false;
    if (value->type != NODE_MAP && !is_blank(value))
        dm_yaml_wrong_type(reading, value, ret_id->text, "a mapping");
    return true;
}

static const Node *first_entry(Reading *reading, const Field *field, const Node *node)
{
    if (node->type != NODE_MAP && !is_blank(node))
        dm_yaml_wrong_type(reading, node, field->key, "a mapping from ids");
    return node->type == NODE_MAP ? node->first : NULL;
}

static void read_actors(Reading *reading, const Node *node, const Field *field, gpointer at)
{
    DmRecordFile *record = reading->record;
    dm_yaml_reserve(reading, &record->actors, node->n_members);
    for (const Node *value = first_entry(reading, field, node); value; value = value->next) {
        DmActor actor = {.pos = value->key->pos, .file = record};
        if (!begin_entry(reading, field, value, &actor.id))
            continue;
        if (value->type == NODE_MAP)
            dm_yaml_read_record(reading, value, field->record, DM_KIND_COUNT, &actor);
        *dm_list_add(reading->arena, &record->actors) = actor;
    }
}

static void read_issues(Reading *reading, const Node *node, const Field *field, gpointer at)
{
    DmRecordFile *record = reading->record;
    dm_yaml_reserve(reading, &record->issues, node->n_members);
    for (const Node *value = first_entry(reading, field, node); value; value = value->next) {
        DmIssue issue = {.pos = value->key->pos, .file = record};
        if (!begin_entry(reading, field, value, &issue.id))
            continue;
        if (value->type == NODE_MAP)
            dm_yaml_read_record(reading, value, field->record, DM_KIND_COUNT, &issue);
        *dm_list_add(reading->arena, &record->issues) = issue;
    }
}

/* Entries of `actors` and `issues`: the id is the key. */
static void write_entry(Writer *writer, const Record *record, const char *id, gconstpointer at)
{
    gsize before = writer->out->len;
    dm_yaml_write_key(writer, id);
    g_string_append_c(writer->out, '\n');
    gsize empty = writer->out->len;
    writer->indent += 2;
    dm_yaml_write_record(writer, record, at);
    writer->indent -= 2;
    if (writer->out->len == empty) {
        g_string_truncate(writer->out, before);
        dm_yaml_write_key(writer, id);
        g_string_append(writer->out, " {}\n");
    }
}

/* Records whose id is a member, as entries below a key. */
static void write_entries(Writer *writer, const Field *field, gconstpointer items, guint n, gsize id_offset)
{
    if (!n)
        return;
    dm_yaml_write_key(writer, field->key);
    g_string_append_c(writer->out, '\n');
    writer->indent += 2;
    for (guint i = 0; i < n; i++) {
        const char *item = (const char *)items + i * field->record->size;
        write_entry(writer, field->record, ((const DmText *)(gconstpointer)(item + id_offset))->text, item);
    }
    writer->indent -= 2;
}

static void write_actors(Writer *writer, const Field *field, gconstpointer at)
{
    const DmRecordFile *record = (gconstpointer)((const char *)at - offsetof(DmRecordFile, actors));
    write_entries(writer, field, record->actors.items, record->actors.len, offsetof(DmActor, id));
}

static void write_issues(Writer *writer, const Field *field, gconstpointer at)
{
    const DmRecordFile *record = (gconstpointer)((const char *)at - offsetof(DmRecordFile, issues));
    write_entries(writer, field, record->issues.items, record->issues.len, offsetof(DmIssue, id));
}

const FieldType dm_type_actors = {"actors", read_actors, write_actors};
const FieldType dm_type_issues = {"issues", read_issues, write_issues};

/* The kind decides which fields an event takes, so it is looked up before the others are read. */
static DmKind kind_of(const Node *event)
{
    const Node *node = dm_yaml_member(event, "kind");
    int kind = DM_KIND_COUNT;
    if (node && node->type == NODE_SCALAR)
        dm_enum_find(dm_kind_names, node->text, &kind);
    return (DmKind)kind;
}

static void read_events(Reading *reading, const Node *node, const Field *field, gpointer at)
{
    DmRecordFile *record = reading->record;
    dm_yaml_reserve(reading, &record->events, node->n_members);
    for (EACH_MAPPING(item, reading, field, node)) {
        DmEvent *event = dm_list_add(reading->arena, &record->events);
        DmKind kind = kind_of(item);
        dm_event_init(event);
        event->pos = item->pos;
        event->file = record;
        dm_yaml_read_record(reading, item, field->record, kind, event);
        event->kind = kind;
    }
}

static void write_events(Writer *writer, const Field *field, gconstpointer at)
{
    const DmRecordFile *record = (gconstpointer)((const char *)at - offsetof(DmRecordFile, events));
    dm_yaml_write_items(writer, field, record->events.items, record->events.len);
}

const FieldType dm_type_events = {"events", read_events, write_events};
