/* base – what every stage stands on: arenas, lists, files with a line index, diagnostics, enum tables, UTF-8.
 *
 * Three failure channels, never mixed: what is wrong in the user's data goes into a DmDiags list; what is
 * wrong with the world (a file that cannot be read, a full disk) is a GError; our own bug is g_assert. */
#pragma once
#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

/* ---- Arena: memory that is freed at once ---- */

typedef struct DmArena DmArena;

DmArena *dm_arena_new(void);
void dm_arena_free(DmArena *arena); /* NULL is fine */
/* Zeroed memory, aligned for any type, valid until the arena is freed. */
gpointer dm_arena_alloc(DmArena *arena, gsize size);
/* Copies; NULL stays NULL. */
const char *dm_arena_strdup(DmArena *arena, const char *text);
const char *dm_arena_strndup(DmArena *arena, const char *text, gsize len);
const char *dm_arena_printf(DmArena *arena, const char *format, ...) G_GNUC_PRINTF(2, 3);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DmArena, dm_arena_free)

/* ---- Lists of values inside an arena ---- */

#define DM_LIST(T)                                                                                           \
    struct {                                                                                                 \
        T *items;                                                                                            \
        guint len, cap;                                                                                      \
    }
/* Appends a zeroed element to `list` (an lvalue) and is a pointer to it. Elements move when the list grows.
 */
#define dm_list_add(arena, list)                                                                             \
    (dm_list_grow((arena), (gpointer *)&(list)->items, &(list)->len, &(list)->cap, sizeof *(list)->items),   \
     &(list)->items[(list)->len - 1])
void dm_list_grow(DmArena *arena, gpointer *items, guint *len, guint *cap, gsize size);

typedef DM_LIST(const char *) DmStrList;

/* ---- A file of the user's, and places in it ---- */

typedef struct DmPos {
    guint line; /* 1-based; 0: unknown */
    guint col;  /* 1-based, in characters */
} DmPos;

typedef struct DmFile DmFile;

/* Takes a copy of `text`; `name` is what diagnostics print. */
DmFile *dm_file_new(const char *name, const char *text, gsize len);
/* Reads the file `path`; NULL and *error when the world fails or it is larger than `max` bytes (0: no limit).
 */
DmFile *dm_file_read(const char *path, gsize max, GError **error);
DmFile *dm_file_ref(DmFile *file);
void dm_file_unref(DmFile *file); /* NULL is fine */
const char *dm_file_name(const DmFile *file);
const char *dm_file_text(const DmFile *file, gsize *ret_len); /* NUL follows the last byte */
/* The line `line` without its end; empty when there is none. Not NUL-terminated. */
const char *dm_file_line(const DmFile *file, guint line, gsize *ret_len);
/* Where the byte `offset` stands. */
DmPos dm_file_pos(const DmFile *file, gsize offset);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DmFile, dm_file_unref)

/* ---- Diagnostics ---- */

typedef enum DmSeverity { DM_SEVERITY_ERROR, DM_SEVERITY_WARNING } DmSeverity;

/* Every message the user's data can earn; the table is src/base/codes.def, a row a code:
 * X(NAME, "code-in-brackets", severity, "one line of explanation"). Codes are permanent. */
typedef enum DmCode {
#define X(name, code, severity, help) DM_CODE_##name,
#include <demarche/codes.def>
#undef X
    DM_CODE_COUNT
} DmCode;

const char *dm_code_text(DmCode code);
DmSeverity dm_code_severity(DmCode code);
const char *dm_code_help(DmCode code);

typedef struct DmDiag {
    DmCode code;
    const char *file; /* "" when the finding is about no file */
    DmPos pos;
    guint width;         /* characters to underline, at least 1 */
    const char *message; /* one line, without the suggestion's "did you mean" */
    const char *hint;    /* suggestion or further explanation, or NULL */
    const char *source;  /* the source line; NULL when there is none or it is longer than 4,096 bytes */
} DmDiag;

typedef struct DmDiags DmDiags;

DmDiags *dm_diags_new(void);
void dm_diags_free(DmDiags *diags); /* NULL is fine */
/* `file` may be NULL; the source line is copied from it, so the file may go afterwards. */
void dm_diags_add(DmDiags *diags, DmCode code, const DmFile *file, DmPos pos, guint width, const char *format,
                  ...) G_GNUC_PRINTF(6, 7);
/* Gives the diagnostic added last a hint. */
void dm_diags_hint(DmDiags *diags, const char *format, ...) G_GNUC_PRINTF(2, 3);
guint dm_diags_count(const DmDiags *diags, DmSeverity severity);
/* Sorted by file, line, column, in that order stable; borrowed, valid until the next add. */
const DmDiag *dm_diags_sorted(DmDiags *diags, guint *ret_len);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DmDiags, dm_diags_free)

/* ---- Enum tables: one table is the text form, the parser, the suggestions and the help ---- */

typedef struct DmEnum {
    const char *text; /* NULL ends the table */
    int value;
    const char *help;
} DmEnum;

const char *dm_enum_text(const DmEnum *table, int value); /* NULL: no such value */
bool dm_enum_find(const DmEnum *table, const char *text, int *ret_value);
/* The texts joined by ", " for messages; free with g_free. */
char *dm_enum_list(const DmEnum *table);
/* The text of the table nearest to `text`, or NULL when none is near. */
const char *dm_enum_nearest(const DmEnum *table, const char *text);

/* The candidate nearest to `text` by restricted Damerau–Levenshtein distance over characters, case folded,
 * when it is near enough to be a likely slip (a third of the length, at most 3); else NULL. */
const char *dm_nearest(const char *text, const char *const *candidates, gsize n);

/* ---- Text ---- */

/* Characters (code points) in valid UTF-8. */
gsize dm_utf8_chars(const char *text, gsize bytes);
/* Appends `text` so that a terminal cannot be steered by it: control, bidi and invalid bytes as \xNN or
 * \u{NNNN}. */
void dm_escape_terminal(GString *out, const char *text, gsize len);
/* Appends `text` as the inside of a JSON string. */
void dm_escape_json(GString *out, const char *text);
/* Appends `text` with & < > " ' as entities, for XML and HTML. */
void dm_escape_xml(GString *out, const char *text);
/* Appends `text` as a field of CSV (RFC 4180), quoted where it must be. */
void dm_escape_csv(GString *out, const char *text);

/* ---- Embedded files of schema/ ---- */

/* The file of that path below schema/, or NULL. The bytes are static and NUL follows them. */
const char *dm_embedded(const char *name, gsize *ret_len);

/* ---- Errors of the world that are not GIO's or GLib's own ---- */

typedef enum DmError {
    DM_ERROR_STORE,       /* SQLite failed */
    DM_ERROR_NOT_OURS,    /* a database or file of another program */
    DM_ERROR_NO_STORE,    /* nothing was added yet */
    DM_ERROR_NOT_FOUND,   /* no such id */
    DM_ERROR_REFERENCED,  /* others still refer to what would go */
    DM_ERROR_TOO_LARGE,   /* a limit was passed */
    DM_ERROR_OUTPUT,      /* the output could not be written */
    DM_ERROR_SYNTAX,      /* a query, an option or an imported file cannot be read */
    DM_ERROR_INTERRUPTED, /* the user stopped it */
} DmError;
#define DM_ERROR (dm_error_quark())
GQuark dm_error_quark(void);

/* Told how far a long job is; `total` 0 when unknown. Returns false to stop the job. */
typedef bool (*DmProgress)(gpointer user, const char *what, guint64 done, guint64 total);

G_END_DECLS
