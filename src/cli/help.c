/* `help`: the overview, and what one command takes. */
#include "cli/help.h"
#include <stdio.h>
#include <string.h>

char *dm_help_overview(void)
{
    GString *out =
        g_string_new("Usage: demarche [--db FILE] COMMAND …\n\n"
                     "Tracks diplomatic events: event files in, pictures and answers out.\n\nCommands:\n");
    for (const DmCommand *const *command = dm_commands; *command; command++)
        g_string_append_printf(out, "  %-12s %s\n", (*command)->name, (*command)->summary);
    g_string_append(
        out,
        "\n`demarche help COMMAND` tells what a command takes; `demarche --version` which program this is.\n"
        "The store is --db, else $DEMARCHE_DB, else demarche.db in the current folder.\n");
    return g_string_free(out, false);
}

GOptionContext *dm_help_parser(const DmCommand *command, DmShared *target)
{
    const GOptionEntry common[] = {
        {"db", 0, 0, G_OPTION_ARG_FILENAME, &target->db,
         "The store (default: $DEMARCHE_DB, else demarche.db)", "FILE"},
        {"color", 0, 0, G_OPTION_ARG_STRING, &target->colour, "Colours: auto, always or never", "WHEN"},
        {"help", 'h', 0, G_OPTION_ARG_NONE, &target->help, "Show this help", NULL},
        {0},
    };
    const GOptionEntry clock[] = {
        {"as-of", 0, 0, G_OPTION_ARG_STRING, &target->as_of,
         "The view from that day (default: $SOURCE_DATE_EPOCH, else today)", "DATE"},
        {"with-hindsight", 0, 0, G_OPTION_ARG_NONE, &target->hindsight,
         "Keep the day, but use everything loaded, whenever it was published", NULL},
        {"drafts", 0, 0, G_OPTION_ARG_NONE, &target->drafts, "Drafts too", NULL},
        {0},
    };
    const GOptionEntry listing[] = {
        {"format", 0, 0, G_OPTION_ARG_STRING, &target->format, "table, csv, json or jsonl (default: table)",
         "FORMAT"},
        {0},
    };
    g_autofree char *usage = g_strconcat(command->name, " [OPTION…] ", command->args, NULL);
    GOptionContext *parser = g_option_context_new(NULL);
    g_option_context_set_help_enabled(parser, false);
    g_autofree char *about =
        g_strdup_printf("Usage: demarche %s\n\n%s%s%s", g_strchomp(usage), command->summary,
                        command->description ? "\n\n" : "", command->description ? command->description : "");
    g_option_context_set_summary(parser, about);
    if (command->options)
        g_option_context_add_main_entries(parser, command->options, NULL);
    if (command->flags & DM_NEEDS_AS_OF)
        g_option_context_add_main_entries(parser, clock, NULL);
    if (command->flags & DM_IS_LISTING)
        g_option_context_add_main_entries(parser, listing, NULL);
    g_option_context_add_main_entries(parser, common, NULL);
    return parser;
}

static int run(DmCli *cli, int n_args, char **args)
{
    if (n_args == 0) {
        g_autofree char *text = dm_help_overview();
        fputs(text, stdout);
        return DM_EXIT_GOOD;
    }
    const DmCommand *command = dm_command_find(args[0]);
    if (!command)
        return dm_cli_fail("no command '%s'; `demarche help` lists them", args[0]);
    DmShared shared = {0};
    g_autoptr(GOptionContext) parser = dm_help_parser(command, &shared);
    g_autofree char *text = g_option_context_get_help(parser, true, NULL);
    const char *body = strstr(text, "Usage: demarche"); /* GOption's own usage line names no command */
    fputs(body, stdout);
    return DM_EXIT_GOOD;
}

const DmCommand dm_command_help = {
    .name = "help",
    .args = "[COMMAND]",
    .summary = "what the program and each command takes",
    .max_args = 1,
    .run = run,
};
