/* Help texts made from the table of commands. */
#pragma once
#include "cli/cli.h"

/* The list of commands, for `help` and --help. Free with g_free. */
char *dm_help_overview(void);
/* A parser that knows a command's own options and the shared ones its flags ask for; `target` receives the
 * shared ones. Free with g_option_context_free. */
typedef struct DmShared {
    char *db, *as_of, *format, *colour;
    gboolean hindsight, drafts, help;
} DmShared;
GOptionContext *dm_help_parser(const DmCommand *command, DmShared *target);
