/* The table of commands. */
#include "cli/cli.h"
#include <string.h>

#define X(name) extern const DmCommand dm_command_##name;
#include "cli/commands.def"
#undef X

const DmCommand *const dm_commands[] = {
#define X(name) &dm_command_##name,
#include "cli/commands.def"
#undef X
    NULL,
};

const DmCommand *dm_command_find(const char *name)
{
    for (const DmCommand *const *command = dm_commands; *command; command++)
        if (!strcmp((*command)->name, name))
            return *command;
    return NULL;
}
