/* cli – the command line: commands as rows of a table, options as GOption tables, one clock, one way to print
 * a listing. Includes only <demarche/…>.
 *
 * A command is a file of its own with a `const DmCommand dm_command_NAME`, and a row in commands.def. */
#pragma once
#include <demarche/demarche.h>

enum { DM_EXIT_GOOD = 0, DM_EXIT_FINDINGS = 1, DM_EXIT_FAILED = 2, DM_EXIT_INTERRUPTED = 130 };

typedef enum DmCommandFlags {
    DM_NEEDS_AS_OF = 1 << 0, /* takes --as-of, --with-hindsight and --drafts; the day is printed on stderr */
    DM_IS_LISTING = 1 << 1,  /* takes --format table|csv|json|jsonl */
    DM_READS_STORE = 1 << 2, /* the store is opened for reading before the command runs */
} DmCommandFlags;

typedef struct DmCli DmCli;

typedef struct DmCommand {
    const char *name, *args;     /* args: what follows the options, for the usage line; "" none */
    const char *summary;         /* one line */
    const char *description;     /* for help COMMAND; NULL none */
    guint flags;                 /* DmCommandFlags */
    int min_args, max_args;      /* max −1: any number */
    const GOptionEntry *options; /* or NULL */
    int (*run)(DmCli *cli, int n_args, char **args); /* returns the exit code */
} DmCommand;

typedef enum DmFormat { DM_FORMAT_TABLE, DM_FORMAT_CSV, DM_FORMAT_JSON, DM_FORMAT_JSONL } DmFormat;

struct DmCli {
    const DmCommand *command;
    const char *db; /* path of the store */
    bool db_given;  /* with --db, not by the environment or by default */
    DmStore *store; /* with DM_READS_STORE */
    DmAsOf as_of;   /* with DM_NEEDS_AS_OF; `day` is today's otherwise too */
    DmFormat format;
    bool colour; /* of stdout */
    bool colour_err;
    guint width; /* of the terminal, characters */
};

extern const DmCommand *const dm_commands[]; /* sorted as in help; NULL ends it */
const DmCommand *dm_command_find(const char *name);

/* Prints "demarche: message" on stderr and is DM_EXIT_FAILED. */
int dm_cli_fail(const char *format, ...) G_GNUC_PRINTF(1, 2);
/* The same with an error's message. */
int dm_cli_fail_error(const GError *error);

/* A day given in an option; prints the reason and returns false when it is none. `text` NULL: *ret_day is
 * left alone. */
bool dm_cli_day(const char *option, const char *text, DmDay *ret_day);
/* Words of an enum given once or several times, or joined by commas, as bits 1 << value; prints and is false
 * when one is unknown. `texts` NULL: 0. */
bool dm_cli_bits(const char *option, char **texts, const DmEnum *table, guint32 *ret_bits);
/* One word of an enum; NULL leaves *ret_value alone. */
bool dm_cli_word(const char *option, const char *text, const DmEnum *table, int *ret_value);
/* An option given several times or joined by commas as one NULL-terminated list; NULL stays NULL. Free with
 * g_strfreev. */
char **dm_cli_list(char **texts);

/* The words that options take, for reading them and for completion; those of other stages stand in their
 * headers. */
extern const DmEnum dm_format_names[], dm_colour_names[], dm_annotate_format_names[], dm_check_format_names[],
    dm_dates_format_names[], dm_dates_bounds_names[], dm_picture_text_names[], dm_paper_names[];

/* ---- Listings ---- */

typedef enum DmCellType {
    DM_CELL_TEXT,   /* const char *, NULL is empty */
    DM_CELL_INT,    /* int */
    DM_CELL_NUMBER, /* double, NAN is empty */
    DM_CELL_DATE,   /* DmDate */
    DM_CELL_DAY,    /* DmDay */
    DM_CELL_LIST,   /* DmStrList */
    DM_CELL_ENUM,   /* int through `names` */
    DM_CELL_MADE,   /* by `make` */
} DmCellType;

typedef struct DmCell { /* what one cell says */
    enum { DM_VALUE_EMPTY, DM_VALUE_TEXT, DM_VALUE_INT, DM_VALUE_NUMBER, DM_VALUE_LIST } type;
    const char *text;
    gint64 number;
    double real;
    const DmStrList *list;
} DmCell;

typedef struct DmColumn {
    const char *name; /* in CSV and JSON, and the table's heading */
    DmCellType type;
    gsize offset; /* of the value in the row */
    const DmEnum *names;
    /* DM_CELL_MADE: fills a cell from the row; memory from the arena. */
    void (*make)(DmArena *arena, gconstpointer row, DmCell *ret_cell);
    bool not_in_table; /* left out of the table for people */
    bool wide;         /* table: takes the space that is left, and wraps */
} DmColumn;            /* a NULL name ends a column table */

/* Prints rows in the format asked for. A table is aligned, coloured and wrapped; CSV is RFC 4180 with CRLF…
 */
void dm_cli_list_rows(const DmCli *cli, const DmColumn *columns, gconstpointer rows, guint n_rows,
                      gsize row_size);

/* ---- Diagnostics ---- */

/* Prints all findings on stderr: caret messages, or JSON Lines. */
void dm_cli_print_diags(const DmCli *cli, DmDiags *diags, bool json);

/* A progress line on stderr when that is a terminal; pass as DmProgress with the DmCli as user. */
bool dm_cli_progress(gpointer cli, const char *what, guint64 done, guint64 total);

/* ---- Files ---- */

/* Writes the file, whole or not at all; says what went wrong. Returns the exit code. */
int dm_cli_write_file(const char *path, const GString *text);
/* Makes the folder unless it is there; the one it stands in must be. Returns the exit code. */
int dm_cli_make_folder(const char *path);
