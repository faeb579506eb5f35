/* yaml – libyaml's events to a tree of nodes. Depth is guarded on the events, because libyaml's own time
 * grows with the square of the depth. */
#include "yaml/node.h"
#include <string.h>
#include <yaml.h>

typedef struct Frame {
    Node *node;
    Node *key; /* of a mapping: the key that waits for its value */
} Frame;

typedef struct Builder {
    Reading *reading;
    guint line; /* of the first byte, 1-based */
    Frame stack[DM_YAML_MAX_DEPTH];
    guint depth;
    guint documents;
    Node *root;
} Builder;

Node *dm_yaml_node(Reading *reading, NodeType type, DmPos pos)
{
    Node *node = dm_arena_alloc(reading->scratch, sizeof *node);
    node->type = type;
    node->pos = pos;
    node->width = 1;
    return node;
}

void dm_yaml_append(Node *parent, Node *member)
{
    if (parent->last)
        parent->last->next = member;
    else
        parent->first = member;
    parent->last = member;
    parent->n_members++;
}

static DmPos place(const Builder *builder, yaml_mark_t mark)
{
    return (DmPos){builder->line + (guint)mark.line, (guint)mark.column + 1};
}

static void attach(Builder *builder, Node *node)
{
    if (builder->depth == 0) {
        builder->root = node;
        return;
    }
    Frame *frame = &builder->stack[builder->depth - 1];
    g_assert(frame->node);
    if (frame->node->type == NODE_MAP && !frame->key) {
        frame->key = node;
        return;
    }
    node->key = frame->key;
    frame->key = NULL;
    dm_yaml_append(frame->node, node);
}

static void add_scalar(Builder *builder, const yaml_event_t *event)
{
    Reading *reading = builder->reading;
    Node *node = dm_yaml_node(reading, NODE_SCALAR, place(builder, event->start_mark));
    node->len = event->data.scalar.length;
    node->text = dm_arena_strndup(reading->scratch, (const char *)event->data.scalar.value, node->len);
    node->plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    node->anchor = event->data.scalar.anchor != NULL;
    node->tag = event->data.scalar.tag != NULL;
    if (event->end_mark.line == event->start_mark.line)
        node->width = (guint)MAX(1, event->end_mark.column - event->start_mark.column);
    attach(builder, node);
}

static void add_alias(Builder *builder, const yaml_event_t *event)
{
    Node *node = dm_yaml_node(builder->reading, NODE_BROKEN, place(builder, event->start_mark));
    node->alias = true;
    attach(builder, node);
}

/* Opens a list or mapping; false when it lies too deep. */
static bool push(Builder *builder, NodeType type, const yaml_event_t *event, bool anchor, bool tag)
{
    DmPos pos = place(builder, event->start_mark);
    if (builder->depth == DM_YAML_MAX_DEPTH) {
        dm_diags_add(builder->reading->diags, DM_CODE_YAML_DEPTH, builder->reading->file, pos, 1,
                     "nested deeper than %d; the rest of the file is not read", DM_YAML_MAX_DEPTH);
        return false;
    }
    Node *node = dm_yaml_node(builder->reading, type, pos);
    node->anchor = anchor;
    node->tag = tag;
    attach(builder, node);
    builder->stack[builder->depth++] = (Frame){.node = node};
    return true;
}

/* Counts documents; false at the second. */
static bool begin_document(Builder *builder, const yaml_event_t *event)
{
    if (builder->documents++ == 0)
        return true;
    dm_diags_add(builder->reading->diags, DM_CODE_YAML_DOCUMENTS, builder->reading->file,
                 place(builder, event->start_mark), 3,
                 "a second document starts here; one file holds one document");
    return false;
}

/* Takes one event in; false to stop. */
static bool take(Builder *builder, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        return begin_document(builder, event);
    case YAML_SCALAR_EVENT:
        add_scalar(builder, event);
        return true;
    case YAML_ALIAS_EVENT:
        add_alias(builder, event);
        return true;
    case YAML_SEQUENCE_START_EVENT:
        return push(builder, NODE_LIST, event, event->data.sequence_start.anchor != NULL,
                    event->data.sequence_start.tag != NULL);
    case YAML_MAPPING_START_EVENT:
        return push(builder, NODE_MAP, event, event->data.mapping_start.anchor != NULL,
                    event->data.mapping_start.tag != NULL);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        builder->depth--;
        return true;
    default:
        return true;
    }
}

/* A quoted text or bracket that never ends is an error of its beginning, not of the place where the file
 * ends. */
static SyntaxError error_of(const Builder *builder, const yaml_parser_t *parser)
{
    static const char *const open[] = {"found unexpected end of stream", "did not find expected ',' or ']'",
                                       "did not find expected ',' or '}'"};
    const char *problem = parser->problem ? parser->problem : "not YAML";
    yaml_mark_t mark = parser->problem_mark;
    for (gsize i = 0; i < G_N_ELEMENTS(open); i++)
        if (strcmp(problem, open[i]) == 0)
            mark = parser->context_mark;
    return (SyntaxError){place(builder, mark), problem};
}

Node *dm_yaml_parse(Reading *reading, gsize start, gsize end, guint line, SyntaxError *ret_error)
{
    Builder builder = {.reading = reading, .line = line};
    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser))
        g_error("out of memory");
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)reading->text + start, end - start);
    *ret_error = (SyntaxError){0};
    for (bool done = false; !done;) {
        yaml_event_t event;
        if (!yaml_parser_parse(&parser, &event)) {
            *ret_error = error_of(&builder, &parser);
            break;
        }
        done = event.type == YAML_STREAM_END_EVENT;
        if (!done && !take(&builder, &event))
            reading->stopped = done = true;
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    return ret_error->problem ? NULL : builder.root;
}
