/* yaml – lists and mappings as fields meet them: what structs.c and sections.c share. */
#pragma once
#include "yaml/fields.h"
#include <string.h>

/* Room for `n` more members at once, so that long lists do not grow by copying. */
#define dm_yaml_reserve(reading, list, n)                                                                    \
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
static inline const Node *members_of(const Node *node)
{
    return node->type == NODE_LIST ? node->first : node;
}

static inline const Node *next_of(const Node *node, const Node *member)
{
    return node->type == NODE_LIST ? member->next : NULL;
}

static inline guint count_of(const Node *node)
{
    return node->type == NODE_LIST ? node->n_members : 1;
}

static inline bool is_blank(const Node *node)
{
    return node->type == NODE_SCALAR && node->len == 0;
}

/* The first mapping of a list node, and the next from `member` on; what is no mapping is reported. NULL at
 * the end. */
const Node *dm_yaml_first_mapping(Reading *reading, const Field *field, const Node *node);
const Node *dm_yaml_mapping_from(Reading *reading, const Field *field, const Node *member);

#define EACH_MAPPING(item, reading, field, node)                                                             \
    const Node *item = dm_yaml_first_mapping(reading, field, node);                                          \
    item;                                                                                                    \
    item = dm_yaml_mapping_from(reading, field, item->next)

/* Writes "key:" and a record below it, or a list of `n` records. */
void dm_yaml_write_nested(Writer *writer, const Field *field, gconstpointer at);
void dm_yaml_write_items(Writer *writer, const Field *field, gconstpointer items, guint n);
