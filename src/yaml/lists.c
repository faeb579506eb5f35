/* yaml – walking and writing lists of mappings. */
#include "yaml/lists.h"

const Node *dm_yaml_mapping_from(Reading *reading, const Field *field, const Node *member)
{
    for (; member && member->type != NODE_MAP; member = member->next) {
        g_autofree char *what = g_strdup_printf("an item of %s", field->key);
        dm_yaml_wrong_type(reading, member, what, "a mapping");
    }
    return member;
}

const Node *dm_yaml_first_mapping(Reading *reading, const Field *field, const Node *node)
{
    if (node->type == NODE_LIST)
        return dm_yaml_mapping_from(reading, field, node->first);
    if (!is_blank(node))
        dm_yaml_wrong_type(reading, node, field->key, "a list of mappings");
    return NULL;
}

void dm_yaml_write_nested(Writer *writer, const Field *field, gconstpointer at)
{
    dm_yaml_write_key(writer, field->key);
    g_string_append_c(writer->out, '\n');
    writer->indent += 2;
    dm_yaml_write_record(writer, field->record, at);
    writer->indent -= 2;
}

/* Opens an item of a block list below a key. */
static void write_dash(Writer *writer)
{
    g_string_append_printf(writer->out, "%*s- ", (int)writer->indent + 2, "");
    writer->after_dash = true;
}

void dm_yaml_write_items(Writer *writer, const Field *field, gconstpointer items, guint n)
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
