/* yaml – the types of fields that are lists or mappings. Where one value is usual the list may be left away.
 */
#include "yaml/fields.h"
#include <math.h>
#include <string.h>

/* Room for `n` more members at once, so that long lists do not grow by copying. */
#define reserve(reading, list, n)                                                                            \
    G_STMT_START                                                                                             \
    {                                                                                                        \
        if ((n) > (list)->cap - (list)->len) {                                                               \
            gpointer grown = dm_arena_alloc((reading)->arena, ((list)->len + (n)) * sizeof *(list)->items);  \
            if ((list)->len)                                                                                 \
                memcpy(grown, (list)->items, (list)->len * sizeof *(list)->items);                           \
            (list)->items = grown;                                                                           \
            (list)->cap = (list)->len + (n);                                                                 \
        }                                                                                                    \
    }                                                                                                        \
    G_STMT_END

/* The members of a list node, or the node itself when it is one value. */
static const Node *members_of(const Node *node)
{
    return node->type == NODE_LIST ? node->first : node;
}

static const Node *next_of(const Node *node, const Node *member)
{
    return node->type == NODE_LIST ? member->next : NULL;
}

static guint count_of(const Node *node)
{
    return node->type == NODE_LIST ? node->n_members : 1;
}

static bool is_blank(const Node *node)
{
    return node->type == NODE_SCALAR && node->len == 0;
}

/* ---- Texts and ids ---- */

static void read_strings(Reading *reading, const Node *node, const Field *field, gpointer at,
                         bool (*read)(Reading *, const Node *, const char *, DmText *))
{
    DmTextList *list = at;
    reserve(reading, list, count_of(node));
    for (const Node *member = members_of(node); member; member = next_of(node, member)) {
        DmText text;
        if (read(reading, member, field->key, &text) && text.text)
            *dm_list_add(reading->arena, list) = text;
    }
}

static void read_texts(Reading *reading, const Node *node, const Field *field, gpointer at)
{
    read_strings(reading, node, field, at, dm_yaml_read_text);
}

static void read_ids(Reading *reading, const Node *node, const Field *field, gpointer at)
{
    read_strings(reading, node, field, at, dm_yaml_read_id);
}

static void write_texts(Writer *writer, const Field *field, gconstpointer at)
{
    const DmTextList *list = at;
    if (!list->len)
        return;
    dm_yaml_write_key(writer, field->key);
    if (list->len == 1) {
        dm_yaml_write_scalar(writer, list->items[0].text);
        return;
    }
    for (guint i = 0; i < list->len; i++) {
        g_string_append(writer->out, i ? ", " : " [");
        dm_yaml_append_flow(writer->out, list->items[i].text);
    }
    g_string_append(writer->out, "]\n");
}

const FieldType dm_type_texts = {"texts", read_texts, write_texts};
const FieldType dm_type_ids = {"ids", read_ids, write_texts};

/* ---- Places ---- */

static void read_place(Reading *reading, const Node *node, const Field *field, gpointer at)
{
    DmPlace *place = at;
    dm_place_init(place);
    if (node->type == NODE_SCALAR)
        dm_yaml_read_text(reading, node, field->key, &place->name);
    else if (node->type == NODE_MAP)
        dm_yaml_read_record(reading, node, field->record, DM_KIND_COUNT, place);
    else
        dm_yaml_wrong_type(reading, node, field->key, "a name or a mapping");
}

static void write_nested(Writer *writer, const Field *field, gconstpointer at)
{
    dm_yaml_write_key(writer, field->key);
    g_string_append_c(writer->out, '\n');
    writer->indent += 2;
    dm_yaml_write_record(writer, field->record, at);
    writer->indent -= 2;
}

static void write_place(Writer *writer, const Field *field, gconstpointer at)
{
    const DmPlace *place = at;
    bool more = place->country.text || place->geonames.text || !isnan(place->lat) || !isnan(place->lon);
    if (more) {
        write_nested(writer, field, place);
    } else if (place->name.text) {
        dm_yaml_write_key(writer, field->key);
        dm_yaml_write_scalar(writer, place->name.text);
    }
}

const FieldType dm_type_place = {"place", read_place, write_place};

/* ---- Due dates ---- */

/* A window is either two dates or counts from an event. */
static void check_due_shape(Reading *reading, const Node *node)
{
    bool after = dm_yaml_member(node, "after");
    static const char *const counted[] = {"min", "max", "unit"}, *const dated[] = {"earliest", "latest"};
    const char *const *others = after ? dated : counted;
    gsize n = after ? G_N_ELEMENTS(dated) : G_N_ELEMENTS(counted);
    for (gsize i = 0; i < n; i++) {
        const Node *value = dm_yaml_member(node, others[i]);
        if (value)
            dm_diags_add(
                reading->diags, DM_CODE_BAD_WINDOW, reading->file, value->key->pos, value->key->width,
                after ? "a window that counts from an event has no \"%s\"" : "\"%s\" needs \"after\"",
                others[i]);
    }
    if (after ? !dm_yaml_member(node, "max")
              : !dm_yaml_member(node, "earliest") && !dm_yaml_member(node, "latest"))
        dm_diags_add(reading->diags, DM_CODE_MISSING_FIELD, reading->file, node->pos, node->width,
                     after ? "a window that counts from an event needs \"max\""
                           : "a window needs \"earliest\", \"latest\" or \"after\"");
}

static void read_due(Reading *reading, const Node *node, const Field *field, gpointer at)
{
    DmDue *due = at;
    if (is_blank(node))
        return;
    due->pos = node->pos;
    if (node->type == NODE_SCALAR) {
        dm_yaml_read_text(reading, node, field->key, &due->said);
    } else if (node->type == NODE_MAP) {
        check_due_shape(reading, node);
        dm_yaml_read_record(reading, node, field->record, DM_KIND_COUNT, due);
    } else {
        dm_yaml_wrong_type(reading, node, field->key, "a date, a phrase or a mapping");
    }
}

/* `key: value` members between braces, those left out skipped. */
static void append_member(GString *out, const char *key, const char *value,
                          void (*append)(GString *, const char *))
{
    if (!value)
        return;
    g_string_append_printf(out, "%s%s: ", out->str[out->len - 1] == '{' ? "" : ", ", key);
    append(out, value);
}

static void write_due(Writer *writer, const Field *field, gconstpointer at)
{
    const DmDue *due = at;
    const char *earliest = dm_yaml_date_text(&due->earliest), *latest = dm_yaml_date_text(&due->latest);
    const DmDateField plain = {due->said, due->date};
    if (due->after.text) {
        dm_yaml_write_key(writer, field->key);
        g_string_append(writer->out, " {");
        append_member(writer->out, "after", due->after.text, dm_yaml_append_flow);
        g_string_append_printf(writer->out, ", min: %d, max: %d, unit: %s}\n", due->min, due->max,
                               dm_enum_text(dm_unit_names, (int)due->unit));
    } else if (!due->said.text && (earliest || latest)) {
        dm_yaml_write_key(writer, field->key);
        g_string_append(writer->out, " {");
        append_member(writer->out, "earliest", earliest, dm_yaml_append_date);
        append_member(writer->out, "latest", latest, dm_yaml_append_date);
        g_string_append(writer->out, "}\n");
    } else if (dm_yaml_date_text(&plain)) {
        dm_yaml_write_key(writer, field->key);
        dm_yaml_write_date_value(writer, dm_yaml_date_text(&plain));
    }
}

const FieldType dm_type_due = {"due", read_due, write_due};

/* ---- Quotes ---- */

static void read_offsets(Reading *reading, const Node *node, const Field *field, gpointer at)
{
    gint64 *offsets = at; /* start, end */
    gint64 said[2];
    guint n = 0;
    for (const Node *member = node->type == NODE_LIST ? node->first : NULL; member && n < 2;
         member = member->next) {
        char *end = NULL;
        said[n++] = member->len ? g_ascii_strtoll(member->text, &end, 10) : -1;
        if (!end || *end)
            n = G_MAXUINT / 2;
    }
    if (n != 2 || node->n_members != 2) {
        dm_yaml_wrong_type(reading, node, field->key, "a list of two whole numbers, [start, end]");
        return;
    }
    if (said[0] < 0 || said[1] <= said[0]) {
        dm_diags_add(reading->diags, DM_CODE_OUT_OF_RANGE, reading->file, node->pos, node->width,
                     "at: the end must be larger than the start, and neither below 0");
        return;
    }
    offsets[0] = said[0];
    offsets[1] = said[1];
}

static void write_offsets(Writer *writer, const Field *field, gconstpointer at)
{
    const gint64 *offsets = at;
    if (offsets[0] < 0 || offsets[1] <= offsets[0])
        return;
    dm_yaml_write_key(writer, field->key);
    g_string_append_printf(writer->out, " [%" G_GINT64_FORMAT ", %" G_GINT64_FORMAT "]\n", offsets[0],
                           offsets[1]);
}

const FieldType dm_type_offsets = {"offsets", read_offsets, write_offsets};

static void read_quotes(Reading *reading, const Node *node, const Field *field, gpointer at)
{
    DmQuoteList *list = at;
    for (const Node *member = members_of(node); member; member = next_of(node, member)) {
        DmQuote quote = {0};
        dm_quote_init(&quote);
        if (member->type == NODE_MAP)
            dm_yaml_read_record(reading, member, field->record, DM_KIND_COUNT, &quote);
        else if (!dm_yaml_read_text(reading, member, field->key, &quote.text) || !quote.text.text)
            continue;
        if (!quote.text.text)
            dm_diags_add(reading->diags, DM_CODE_MISSING_FIELD, reading->file, member->pos, member->width,
                         "a quote needs \"text\"");
        *dm_list_add(reading->arena, list) = quote;
    }
}

/* Opens item `i` of a block list below a key. */
static void write_dash(Writer *writer)
{
    g_string_append_printf(writer->out, "%*s- ", (int)writer->indent + 2, "");
    writer->after_dash = true;
}

static void write_items(Writer *writer, const Field *field, gconstpointer items, guint n)
{
    if (!n)
        return;
    dm_yaml_write_key(writer, field->key);
    g_string_append_c(writer->out, '\n');
    for (guint i = 0; i < n; i++) {
        write_dash(writer);
        writer->indent += 4;
        dm_yaml_write_record(writer, field->record, (const char *)items + i * field->record->size);
        writer->indent -= 4;
        if (writer->after_dash)
            g_string_append(writer->out, "{}\n");
        writer->after_dash = false;
    }
}

static bool only_text(const DmQuote *quote)
{
    return quote->text.text && !quote->speaker.text && !quote->anonymous && !quote->language.text &&
           !quote->translation.text && quote->start < 0;
}

static void write_quotes(Writer *writer, const Field *field, gconstpointer at)
{
    const DmQuoteList *list = at;
    if (list->len == 1 && only_text(&list->items[0])) {
        dm_yaml_write_key(writer, field->key);
        dm_yaml_write_scalar(writer, list->items[0].text.text);
        return;
    }
    write_items(writer, field, list->items, list->len);
}

const FieldType dm_type_quotes = {"quotes", read_quotes, write_quotes};

/* ---- Actors of an event ---- */

static void read_parts(Reading *reading, const Node *node, const Field *field, gpointer at)
{
    DmPartList *list = at;
    for (const Node *member = members_of(node); member; member = next_of(node, member)) {
        DmPart part = {.field = field->word, .word = field->word};
        if (member->type == NODE_MAP) {
            dm_yaml_read_record(reading, member, field->record, DM_KIND_COUNT, &part);
            if (!part.who.text)
                dm_diags_add(reading->diags, DM_CODE_MISSING_FIELD, reading->file, member->pos, member->width,
                             "an actor with a role needs \"who\"");
        } else {
            dm_yaml_read_id(reading, member, field->key, &part.who);
        }
        if (part.who.text && *part.who.text)
            *dm_list_add(reading->arena, list) = part;
    }
}

static void append_part(GString *out, const DmPart *part)
{
    if (part->word == part->field) {
        dm_yaml_append_flow(out, part->who.text);
        return;
    }
    g_string_append(out, "{");
    append_member(out, "who", part->who.text, dm_yaml_append_flow);
    append_member(out, "as", dm_enum_text(dm_role_names, (int)part->word), dm_yaml_append_flow);
    g_string_append(out, "}");
}

static void write_parts(Writer *writer, const Field *field, gconstpointer at)
{
    const DmPartList *list = at;
    g_autoptr(GString) line = g_string_new(NULL);
    guint n = 0;
    for (guint i = 0; i < list->len; i++) {
        if (list->items[i].field != field->word)
            continue;
        if (n++)
            g_string_append(line, ", ");
        append_part(line, &list->items[i]);
    }
    if (!n)
        return;
    dm_yaml_write_key(writer, field->key);
    g_string_append_printf(writer->out, n > 1 ? " [%s]\n" : " %s\n", line->str);
}

const FieldType dm_type_parts = {"actors of the event", read_parts, write_parts};

/* ---- Lists of mappings ---- */

/* The next member of `node` that is a mapping, from `member` on; the others are reported. */
static const Node *mapping_from(Reading *reading, const Field *field, const Node *member)
{
    g_autofree char *what = g_strdup_printf("an item of %s", field->key);
    while (member && member->type != NODE_MAP) {
        dm_yaml_wrong_type(reading, member, what, "a mapping");
        member = member->next;
    }
    return member;
}

static const Node *first_mapping(Reading *reading, const Field *field, const Node *node)
{
    if (node->type == NODE_LIST)
        return mapping_from(reading, field, node->first);
    if (!is_blank(node))
        dm_yaml_wrong_type(reading, node, field->key, "a list of mappings");
    return NULL;
}

#define EACH_MAPPING(item, reading, field, node)                                                             \
    const Node *item = first_mapping(reading, field, node);                                                  \
    item;                                                                                                    \
    item = mapping_from(reading, field, item->next)

static void read_positions(Reading *reading, const Node *node, const Field *field, gpointer at)
{
    DmPositionList *list = at;
    reserve(reading, list, node->n_members);
    for (EACH_MAPPING(item, reading, field, node)) {
        DmPosition *position = dm_list_add(reading->arena, list);
        position->pos = item->pos;
        dm_yaml_read_record(reading, item, field->record, DM_KIND_COUNT, position);
    }
}

static void write_positions(Writer *writer, const Field *field, gconstpointer at)
{
    const DmPositionList *list = at;
    write_items(writer, field, list->items, list->len);
}

const FieldType dm_type_positions = {"positions", read_positions, write_positions};

static void read_updates(Reading *reading, const Node *node, const Field *field, gpointer at)
{
    DmUpdateList *list = at;
    reserve(reading, list, node->n_members);
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
    write_items(writer, field, list->items, list->len);
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
    write_items(writer, field, actor->roles.items, actor->roles.len);
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
    if (source->id.text)
        write_nested(writer, field, source);
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
        write_nested(writer, field, coder);
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
    reserve(reading, &record->actors, node->n_members);
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
    reserve(reading, &record->issues, node->n_members);
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

static void write_actors(Writer *writer, const Field *field, gconstpointer at)
{
    const DmRecordFile *record = (gconstpointer)((const char *)at - offsetof(DmRecordFile, actors));
    if (!record->actors.len)
        return;
    dm_yaml_write_key(writer, field->key);
    g_string_append_c(writer->out, '\n');
    writer->indent += 2;
    for (guint i = 0; i < record->actors.len; i++)
        write_entry(writer, field->record, record->actors.items[i].id.text, &record->actors.items[i]);
    writer->indent -= 2;
}

static void write_issues(Writer *writer, const Field *field, gconstpointer at)
{
    const DmRecordFile *record = (gconstpointer)((const char *)at - offsetof(DmRecordFile, issues));
    if (!record->issues.len)
        return;
    dm_yaml_write_key(writer, field->key);
    g_string_append_c(writer->out, '\n');
    writer->indent += 2;
    for (guint i = 0; i < record->issues.len; i++)
        write_entry(writer, field->record, record->issues.items[i].id.text, &record->issues.items[i]);
    writer->indent -= 2;
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
    reserve(reading, &record->events, node->n_members);
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
    write_items(writer, field, record->events.items, record->events.len);
}

const FieldType dm_type_events = {"events", read_events, write_events};
