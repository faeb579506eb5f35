/* yaml – the rules about YAML itself: an event file stays inside the part that every editor agrees on. */
#include "yaml/node.h"
#include <string.h>

enum { FEW_KEYS = 12 }; /* up to here comparing all pairs is faster than hashing */

static void add(const Reading *reading, DmCode code, const Node *node, const char *message)
{
    dm_diags_add(reading->diags, code, reading->file, node->pos, node->width, "%s", message);
}

static void vet_text(const Reading *reading, const Node *node)
{
    if (node->len > DM_YAML_MAX_SCALAR)
        dm_diags_add(reading->diags, DM_CODE_YAML_LONG_SCALAR, reading->file, node->pos, 1,
                     "%" G_GSIZE_FORMAT " bytes; the longest value has %u", node->len, DM_YAML_MAX_SCALAR);
    if (node->plain)
        return;
    const char *end = node->text + node->len;
    for (const char *p = node->text; p < end; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        if (c == 0) {
            add(reading, DM_CODE_NUL, node, "an escaped NUL character in this value");
        } else if ((c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c < 0xa0)) {
            dm_diags_add(reading->diags, DM_CODE_CONTROL_CHARACTER, reading->file, node->pos, node->width,
                         "an escaped control character U+%04X in this value", c);
            return;
        }
    }
}

static void report_twice(const Reading *reading, const Node *key, const Node *first)
{
    dm_diags_add(reading->diags, DM_CODE_YAML_DUPLICATE_KEY, reading->file, key->pos, key->width,
                 "\"%s\" stands twice in this mapping; first on line %u", key->text, first->pos.line);
}

static void vet_keys(const Reading *reading, const Node *map)
{
    g_autoptr(GHashTable) seen = map->n_members > FEW_KEYS ? g_hash_table_new(g_str_hash, g_str_equal) : NULL;
    for (const Node *value = map->first; value; value = value->next) {
        const Node *key = value->key, *first = NULL;
        if (key->type != NODE_SCALAR) {
            if (!key->alias)
                add(reading, DM_CODE_WRONG_TYPE, key, "a key is one word, not a list or mapping");
            continue;
        }
        if (key->plain && strcmp(key->text, "<<") == 0)
            add(reading, DM_CODE_YAML_MERGE_KEY, key, "merge keys are not used in event files");
        if (seen && !(first = g_hash_table_lookup(seen, key->text)))
            g_hash_table_insert(seen, (gpointer)key->text, (gpointer)key);
        for (const Node *other = map->first; !seen && !first && other != value; other = other->next)
            if (other->key->type == NODE_SCALAR && strcmp(other->key->text, key->text) == 0)
                first = other->key;
        if (first)
            report_twice(reading, key, first);
    }
}

void dm_yaml_vet(Reading *reading, const Node *node)
{
    if (node->alias)
        add(reading, DM_CODE_YAML_ALIAS, node, "aliases are not used in event files; write the value again");
    if (node->anchor)
        add(reading, DM_CODE_YAML_ANCHOR, node, "anchors are not used in event files");
    if (node->tag)
        add(reading, DM_CODE_YAML_TAG, node,
            "tags are not used in event files; put a value that starts with ! in quotes");
    if (node->type == NODE_SCALAR)
        vet_text(reading, node);
    if (node->type == NODE_MAP)
        vet_keys(reading, node);
    for (const Node *member = node->first; member; member = member->next) {
        if (member->key)
            dm_yaml_vet(reading, member->key);
        dm_yaml_vet(reading, member);
    }
}
