/* yaml – the tree between bytes and records: scalars, lists and mappings that know where they stand. */
#pragma once
#include <demarche/yaml.h>

typedef enum NodeType {
    NODE_SCALAR,
    NODE_LIST,
    NODE_MAP,
    NODE_BROKEN, /* something that could not be read and was reported: take no offence at it */
} NodeType;

typedef struct Node Node;
struct Node {
    NodeType type;
    bool plain;  /* a scalar without quotes */
    bool anchor; /* has one */
    bool tag;
    bool alias;   /* a broken node that stood for another */
    bool damaged; /* a mapping of which something was lost to a syntax error: nothing in it is missing */
    DmPos pos;
    guint width;      /* characters to underline */
    const char *text; /* of a scalar, NUL-terminated */
    gsize len;
    Node *key;   /* in a mapping: the key this value has */
    Node *first; /* members, linked by `next` */
    Node *last;
    Node *next;
    guint n_members;
};

/* What one file is read with. */
typedef struct Reading {
    DmModel *model;
    DmArena *arena;   /* of the model */
    DmArena *scratch; /* for nodes; gone when the file is read */
    DmFile *file;
    DmDiags *diags;
    DmRecordFile *record;
    char *text; /* the bytes with what YAML cannot read blanked out */
    gsize len;
    gsize start; /* where the text begins: behind a byte order mark */
    guint n_bad_bytes;
    guint n_syntax; /* syntax errors reported */
    bool stopped;   /* a limit was passed: no further attempts */
} Reading;

/* Where and why libyaml gave up. */
typedef struct SyntaxError {
    DmPos pos;
    const char *problem; /* libyaml's words, static */
} SyntaxError;

/* Reports what the bytes have that YAML text may not have, and blanks it in reading->text. */
void dm_yaml_scan(Reading *reading);
/* The tree of the bytes from `start` to `end`, the first of which stands on `line`. NULL with *ret_error when
 * it is not YAML, NULL without (problem NULL) when nothing is there or a limit was passed. */
Node *dm_yaml_parse(Reading *reading, gsize start, gsize end, guint line, SyntaxError *ret_error);
/* The tree of the whole file. Syntax errors are reported, and all that stands around them is kept. */
Node *dm_yaml_tree(Reading *reading);
/* Reports what the tree has that event files do without: anchors, tags, duplicate keys, escaped control
 * characters. */
void dm_yaml_vet(Reading *reading, const Node *node);

Node *dm_yaml_node(Reading *reading, NodeType type, DmPos pos);
void dm_yaml_append(Node *parent, Node *member);
