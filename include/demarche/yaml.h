/* yaml – event files in and out. The only user of libyaml.
 *
 * A record type is a static table of fields (key, decoder, kinds, required, help); the table decodes, finds
 * near misses, writes, and is held equal to schema/event-file.schema.json by a test. */
#pragma once
#include <demarche/model.h>

G_BEGIN_DECLS

#define DM_YAML_MAX_FILE   (16u << 20) /* bytes */
#define DM_YAML_MAX_DEPTH  64
#define DM_YAML_MAX_SCALAR 65536 /* bytes */

/* Reads one event file into the model. Every finding goes to `diags`; after a syntax error the rest of the
 * file is still read. Returns the file's record, or NULL when nothing of it could be read. Dates are left
 * unresolved. */
DmRecordFile *dm_yaml_read(DmModel *model, DmFile *file, DmDiags *diags);

/* Writes one file record as an event file in canonical order. */
void dm_yaml_write(GString *out, const DmRecordFile *file);

/* The fields of the record types, for the schema test, `help` and completion. */
typedef struct DmFieldInfo {
    const char *record; /* "file", "source", "actor", "event", "position", … */
    const char *key;
    const char *type; /* "text", "id", "ids", "date", "due", "enum:…", … */
    bool required;
    guint32 kinds; /* events: bit (1 << DmKind) where it may stand */
    const char *help;
} DmFieldInfo;
const DmFieldInfo *dm_yaml_fields(guint *ret_len);

G_END_DECLS
