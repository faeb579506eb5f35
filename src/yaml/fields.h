/* yaml – record types as tables of fields. A row says which key, which type reads and writes it, where in the
 * record it lies, which kinds of event have it, and what it means. */
#pragma once
#include "yaml/node.h"

typedef struct Field Field;
typedef struct Writer Writer;

typedef struct FieldType {
    const char *name;
    void (*read)(Reading *reading, const Node *node, const Field *field, gpointer at);
    void (*write)(Writer *writer, const Field *field,
                  gconstpointer at); /* nothing when the field is left out */
} FieldType;

typedef struct Record Record;

struct Field {
    const char *key;
    const FieldType *type;
    gsize offset;
    const DmEnum *names;  /* enums: the words */
    gsize pos_offset;     /* enums and numbers: where their place is kept; 0 nowhere */
    const DmEnum *listed; /* enums: the words that messages offer; NULL: all */
    DmWord word;          /* fields that name actors */
    const Record *record; /* mappings: what stands in them */
    bool required;
    guint32 kinds; /* events: where it may stand; 0 everywhere */
    const char *help;
};

struct Record {
    const char *name;
    const Field *fields;
    guint n_fields;
    gsize size;
};

extern const Record dm_yaml_file_record, dm_yaml_source_record, dm_yaml_coder_record, dm_yaml_actor_record,
    dm_yaml_actor_role_record, dm_yaml_issue_record, dm_yaml_event_record, dm_yaml_quote_record,
    dm_yaml_position_record, dm_yaml_update_record, dm_yaml_place_record, dm_yaml_due_record,
    dm_yaml_part_record;

/* Reads the mapping `node` into the zeroed record at `at`; `kind` is the event's, DM_KIND_COUNT when there is
 * none or it is not known. Unknown and misplaced fields are reported. */
void dm_yaml_read_record(Reading *reading, const Node *node, const Record *record, DmKind kind, gpointer at);
/* The value that a key has in a mapping, or NULL. */
const Node *dm_yaml_member(const Node *map, const char *key);
/* Reports that `node` is not what `what` takes. */
void dm_yaml_wrong_type(Reading *reading, const Node *node, const char *what, const char *wanted);

/* ---- Types of fields ---- */

extern const FieldType dm_type_version, dm_type_text, dm_type_id, dm_type_url, dm_type_checksum,
    dm_type_texts, dm_type_ids, dm_type_enum, dm_type_review, dm_type_unnamed, dm_type_number, dm_type_count,
    dm_type_date, dm_type_due, dm_type_place, dm_type_quotes, dm_type_offsets, dm_type_who, dm_type_parts,
    dm_type_positions, dm_type_updates, dm_type_source, dm_type_coder, dm_type_roles, dm_type_actors,
    dm_type_issues, dm_type_events;

/* Text of a scalar as a field; *ret_text NULL when it is empty. False and a finding when it is no scalar. */
bool dm_yaml_read_text(Reading *reading, const Node *node, const char *what, DmText *ret_text);

bool dm_yaml_read_id(Reading *reading, const Node *node, const char *what, DmText *ret_text);
const char *dm_yaml_date_text(const DmDateField *date); /* NULL when left out */

/* ---- Writing ---- */

struct Writer {
    GString *out;
    guint indent;    /* columns */
    bool after_dash; /* the next key stands on the line of its item's dash */
};

void dm_yaml_write_record(Writer *writer, const Record *record, gconstpointer at);
/* "key:" at the indentation, without an end of line. */
void dm_yaml_write_key(Writer *writer, const char *key);
/* A value after a key or dash, and the end of the line. */
void dm_yaml_write_scalar(Writer *writer, const char *text);
void dm_yaml_write_date_value(Writer *writer,
                              const char *text); /* plain where it is a date, else as a scalar */
/* The same inside [ ] and { }, without an end of line. */
void dm_yaml_append_date(GString *out, const char *text);
/* Appends text so that it reads back as the same text inside [ ] and { } too, on one line. */
void dm_yaml_append_flow(GString *out, const char *text);
