/* yaml – from the tree to records: walks a mapping along its field table, and says what does not belong. */
#include "yaml/fields.h"
#include <string.h>

static const char *const type_texts[] = {"text", "a list", "a mapping", "nothing that can be read"};

void dm_yaml_wrong_type(Reading *reading, const Node *node, const char *what, const char *wanted)
{
    if (node->type != NODE_BROKEN)
        dm_diags_add(reading->diags, DM_CODE_WRONG_TYPE, reading->file, node->pos, node->width,
                     "%s takes %s, not %s", what, wanted, type_texts[node->type]);
}

const Node *dm_yaml_member(const Node *map, const char *key)
{
    for (const Node *value = map->first; value; value = value->next)
        if (value->key->type == NODE_SCALAR && strcmp(value->key->text, key) == 0)
            return value;
    return NULL;
}

static const Field *find_field(const Record *record, const char *key)
{
    for (guint i = 0; i < record->n_fields; i++)
        if (strcmp(record->fields[i].key, key) == 0)
            return &record->fields[i];
    return NULL;
}

static bool allowed(const Field *field, DmKind kind)
{
    return field->kinds == 0 || kind == DM_KIND_COUNT || (field->kinds >> kind & 1);
}

static void report_unknown(Reading *reading, const Node *key, const Record *record, DmKind kind)
{
    const char *candidates[64];
    gsize n = 0;
    g_assert(record->n_fields <= G_N_ELEMENTS(candidates));
    for (guint i = 0; i < record->n_fields; i++)
        if (allowed(&record->fields[i], kind))
            candidates[n++] = record->fields[i].key;
    g_autofree char *name = g_strdelimit(g_strdup(record->name), "_", ' ');
    dm_diags_add(reading->diags, DM_CODE_UNKNOWN_FIELD, reading->file, key->pos, key->width,
                 "no field \"%s\" in %s %s", key->text, strchr("aeiou", *name) ? "an" : "a", name);
    const char *near = dm_nearest(key->text, candidates, n);
    if (near)
        dm_diags_hint(reading->diags, "did you mean \"%s\"?", near);
}

static void report_kind(Reading *reading, const Node *key, const Field *field, DmKind kind)
{
    g_autoptr(GString) kinds = g_string_new(NULL);
    for (const DmEnum *row = dm_kind_names; row->text; row++)
        if (field->kinds >> row->value & 1)
            g_string_append_printf(kinds, "%s%s", kinds->len ? ", " : "", row->text);
    const char *name = dm_enum_text(dm_kind_names, (int)kind);
    dm_diags_add(reading->diags, DM_CODE_FIELD_OF_OTHER_KIND, reading->file, key->pos, key->width,
                 "\"%s\" is no field of %s %s", key->text, strchr("aeiou", *name) ? "an" : "a", name);
    dm_diags_hint(reading->diags, "it belongs to: %s", kinds->str);
}

/* What a syntax error took away is not missing: its fields count as there, but broken. */
static void read_lost(Reading *reading, const Node *node, const Record *record, gpointer at)
{
    Node lost = {.type = NODE_BROKEN, .pos = node->pos};
    for (guint i = 0; i < record->n_fields; i++) {
        const Field *field = &record->fields[i];
        if (field->required && !dm_yaml_member(node, field->key))
            field->type->read(reading, &lost, field, (char *)at + field->offset);
    }
}

void dm_yaml_read_record(Reading *reading, const Node *node, const Record *record, DmKind kind, gpointer at)
{
    for (const Node *value = node->first; value; value = value->next) {
        const Node *key = value->key;
        if (key->type != NODE_SCALAR || (key->plain && strcmp(key->text, "<<") == 0))
            continue; /* reported already */
        const Field *field = find_field(record, key->text);
        if (!field)
            report_unknown(reading, key, record, kind);
        else if (!allowed(field, kind))
            report_kind(reading, key, field, kind);
        else
            field->type->read(reading, value, field, (char *)at + field->offset);
    }
    if (node->damaged)
        read_lost(reading, node, record, at);
}

DmRecordFile *dm_yaml_read(DmModel *model, DmFile *file, DmDiags *diags)
{
    g_autoptr(DmArena) scratch = dm_arena_new();
    gsize len;
    const char *text = dm_file_text(file, &len);
    Reading reading = {model, dm_model_arena(model), scratch, file, diags, .len = len};
    if (len > DM_YAML_MAX_FILE) {
        dm_diags_add(diags, DM_CODE_FILE_TOO_LARGE, file, (DmPos){0}, 1, "larger than %u bytes",
                     DM_YAML_MAX_FILE);
        return NULL;
    }
    g_autofree char *copy = g_memdup2(text, len + 1);
    reading.text = copy;
    dm_yaml_scan(&reading);
    Node *root = reading.stopped ? NULL : dm_yaml_tree(&reading);
    if (!root || (root->type == NODE_SCALAR && root->len == 0)) {
        if (!reading.stopped && reading.n_syntax == 0)
            dm_diags_add(diags, DM_CODE_EMPTY_FILE, file, (DmPos){1, 1}, 1, "nothing in this file");
        return NULL;
    }
    dm_yaml_vet(&reading, root);
    if (root->type != NODE_MAP) {
        dm_yaml_wrong_type(&reading, root, "an event file", "a mapping");
        return NULL;
    }
    reading.record = dm_model_add_file(model, dm_file_name(file), file);
    if (!dm_yaml_member(root, "demarche") && !root->damaged) {
        dm_diags_add(diags, DM_CODE_FORMAT_VERSION, file, (DmPos){1, 1}, 1, "the format version is missing");
        dm_diags_hint(diags, "start the file with \"demarche: 1\"");
    }
    if (root->damaged && !dm_yaml_member(root, "source"))
        reading.record->has_source = reading.record->source_broken = true;
    dm_yaml_read_record(&reading, root, &dm_yaml_file_record, DM_KIND_COUNT, reading.record);
    return reading.record;
}
