/* demarche, the program: finds the command, reads its options, sets the clock, opens the store, runs it. */
#include "cli/cli.h"
#include "cli/help.h"
#include <errno.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

static bool wants_colour(const char *when, int channel)
{
    if (when && !strcmp(when, "always"))
        return true;
    if (when && !strcmp(when, "never"))
        return false;
    const char *no_color = getenv("NO_COLOR");
    return isatty(channel) && !(no_color && *no_color);
}

static guint terminal_width(void)
{
    const char *columns = getenv("COLUMNS");
    guint64 width;
    if (columns && g_ascii_string_to_unsigned(columns, 10, 20, 10000, &width, NULL))
        return (guint)width;
    struct winsize size;
    return isatty(STDOUT_FILENO) && !ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) && size.ws_col >= 20
               ? size.ws_col
               : 100;
}

/* The one clock: --as-of, else SOURCE_DATE_EPOCH (a day in UTC), else today here. */
static bool set_clock(DmCli *cli, const DmShared *shared)
{
    cli->as_of.hindsight = shared->hindsight;
    cli->as_of.drafts = shared->drafts;
    if (shared->as_of)
        return dm_cli_day("--as-of", shared->as_of, &cli->as_of.day);
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    gint64 seconds;
    if (epoch && *epoch) {
        if (!g_ascii_string_to_signed(epoch, 10, 0, 253402300799, &seconds, NULL)) {
            dm_cli_fail("SOURCE_DATE_EPOCH is '%s'; it takes seconds since 1970", epoch);
            return false;
        }
        cli->as_of.day = (DmDay)(seconds / 86400);
        return true;
    }
    time_t now = time(NULL);
    struct tm here;
    localtime_r(&now, &here);
    cli->as_of.day = dm_day_from_ymd(here.tm_year + 1900, here.tm_mon + 1, here.tm_mday);
    return true;
}

const DmEnum dm_format_names[] = {{"table", DM_FORMAT_TABLE, ""},
                                  {"csv", DM_FORMAT_CSV, ""},
                                  {"json", DM_FORMAT_JSON, ""},
                                  {"jsonl", DM_FORMAT_JSONL, ""},
                                  {0}};
const DmEnum dm_colour_names[] = {{"auto", 0, ""}, {"always", 1, ""}, {"never", 2, ""}, {0}};

static bool set_format(DmCli *cli, const char *text)
{
    int format = DM_FORMAT_TABLE;
    bool good = dm_cli_word("--format", text, dm_format_names, &format);
    cli->format = (DmFormat)format;
    return good;
}

static bool open_store(DmCli *cli)
{
    g_autoptr(GError) error = NULL;
    cli->store = dm_store_open(cli->db, DM_STORE_READ, &error);
    if (!cli->store)
        dm_cli_fail_error(error);
    return cli->store != NULL;
}

static void say_day(const DmCli *cli)
{
    char day[DM_DAY_TEXT];
    fprintf(stderr, "as of %s%s\n", dm_day_format(cli->as_of.day, day),
            cli->as_of.hindsight ? ", with hindsight" : "");
}

static int wrong_option(const DmCommand *command, const GError *error)
{
    int code = dm_cli_fail_error(error);
    if (g_error_matches(error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION) && command->options) {
        GPtrArray *names = g_ptr_array_new();
        for (const GOptionEntry *entry = command->options; entry->long_name; entry++)
            g_ptr_array_add(names, (gpointer)entry->long_name);
        const char *wrong = strstr(error->message, "--");
        const char *near =
            wrong ? dm_nearest(wrong + 2, (const char *const *)names->pdata, names->len) : NULL;
        if (near)
            fprintf(stderr, "did you mean --%s?\n", near);
        g_ptr_array_unref(names);
    }
    fprintf(stderr, "`demarche help %s` tells what it takes\n", command->name);
    return code;
}

static bool warn_unknown(const DmCli *cli, const char *option, const char *id)
{
    g_autoptr(DmArena) arena = dm_arena_new();
    g_autoptr(GError) error = NULL;
    const char *near;
    bool known;
    if (!dm_query_known(cli->store, id, arena, &known, &near, &error)) {
        dm_cli_fail_error(error);
        return false;
    }
    if (!known)
        fprintf(stderr, "demarche: --%s: nothing is called '%s'%s%s%s\n", option, id,
                near ? "; did you mean '" : "", near ? near : "", near ? "'?" : "");
    return true;
}

/* An empty answer about somebody unknown is not the same as an empty answer. */
static bool warn_unknown_ids(const DmCli *cli)
{
    for (const GOptionEntry *entry = cli->command->options; entry && entry->long_name; entry++) {
        bool names = entry->arg_description &&
                     (!strcmp(entry->arg_description, "ID,…") || !strcmp(entry->arg_description, "CODE,…"));
        if (!names || entry->arg != G_OPTION_ARG_STRING_ARRAY)
            continue;
        g_auto(GStrv) ids = dm_cli_list(*(char ***)entry->arg_data);
        for (guint i = 0; ids && ids[i]; i++)
            if (!warn_unknown(cli, entry->long_name, ids[i]))
                return false;
    }
    return true;
}

static int run_parsed(DmCli *cli, const DmShared *shared, int n_args, char **args)
{
    const DmCommand *command = cli->command;
    if (n_args < command->min_args || (command->max_args >= 0 && n_args > command->max_args)) {
        dm_cli_fail("usage: demarche %s %s", command->name, command->args);
        return DM_EXIT_FAILED;
    }
    int ignored;
    if (!dm_cli_word("--color", shared->colour, dm_colour_names, &ignored) || !set_clock(cli, shared) ||
        !set_format(cli, shared->format))
        return DM_EXIT_FAILED;
    cli->colour = wants_colour(shared->colour, STDOUT_FILENO);
    cli->colour_err = wants_colour(shared->colour, STDERR_FILENO);
    cli->width = terminal_width();
    if ((command->flags & DM_READS_STORE) && !open_store(cli))
        return DM_EXIT_FAILED;
    if (command->flags & DM_NEEDS_AS_OF)
        say_day(cli);
    bool good = !(command->flags & DM_READS_STORE) || warn_unknown_ids(cli);
    int code = good ? command->run(cli, n_args, args) : DM_EXIT_FAILED;
    dm_store_close(cli->store);
    return code;
}

static int run_command(const DmCommand *command, const char *db, int argc, char **argv)
{
    DmShared shared = {0};
    g_autoptr(GOptionContext) parser = dm_help_parser(command, &shared);
    g_autoptr(GError) error = NULL;
    if (!g_option_context_parse(parser, &argc, &argv, &error))
        return wrong_option(command, error);
    int skip = argc > 1 && !strcmp(argv[1], "--");
    const char *from_env = getenv("DEMARCHE_DB");
    DmCli cli = {.command = command,
                 .db_given = shared.db || db,
                 .db = shared.db               ? shared.db
                       : db                    ? db
                       : from_env && *from_env ? from_env
                                               : "demarche.db"};
    int code;
    if (shared.help) {
        char *name[] = {(char *)command->name};
        code = dm_command_find("help")->run(&cli, 1, name);
    } else {
        code = run_parsed(&cli, &shared, argc - 1 - skip, argv + 1 + skip);
    }
    g_free(shared.db);
    g_free(shared.as_of);
    g_free(shared.format);
    g_free(shared.colour);
    return code;
}

static int unknown_command(const char *name)
{
    const char *names[64];
    gsize n = 0;
    for (const DmCommand *const *command = dm_commands; *command && n < G_N_ELEMENTS(names); command++)
        names[n++] = (*command)->name;
    const char *near = dm_nearest(name, names, n);
    dm_cli_fail("no command '%s'%s%s%s", name, near ? "; did you mean '" : "; `demarche help` lists them",
                near ? near : "", near ? "'?" : "");
    return DM_EXIT_FAILED;
}

/* Options before the command: --db FILE, --db=FILE, --version, --help. */
static int dispatch(int argc, char **argv)
{
    const char *db = NULL;
    int at = 1;
    for (; at < argc && argv[at][0] == '-'; at++) {
        if (!strcmp(argv[at], "--version")) {
            puts("demarche " DM_VERSION);
            return DM_EXIT_GOOD;
        }
        if (!strcmp(argv[at], "--help") || !strcmp(argv[at], "-h"))
            return run_command(dm_command_find("help"), NULL, 1, argv);
        if (!strcmp(argv[at], "--db") && at + 1 < argc)
            db = argv[++at];
        else if (g_str_has_prefix(argv[at], "--db="))
            db = argv[at] + strlen("--db=");
        else
            return dm_cli_fail("unknown option %s before the command; `demarche help` tells what there is",
                               argv[at]);
    }
    if (at >= argc) {
        g_autofree char *text = dm_help_overview();
        fputs(text, stderr);
        return DM_EXIT_FAILED;
    }
    const DmCommand *command = dm_command_find(argv[at]);
    return command ? run_command(command, db, argc - at, argv + at) : unknown_command(argv[at]);
}

int main(int argc, char **argv)
{
    setlocale(LC_CTYPE,
              "C.UTF-8"); /* file names and wide characters; nothing printed depends on the user's locale */
    signal(SIGPIPE, SIG_IGN);
    int code = dispatch(argc, argv);
    if (fflush(stdout) || ferror(stdout)) {
        if (errno == EPIPE)
            return code;
        fprintf(stderr, "demarche: standard output: %s\n", strerror(errno));
        return DM_EXIT_FAILED;
    }
    return code;
}
