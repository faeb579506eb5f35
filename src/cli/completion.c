/* completion: what a shell needs to complete the command line, made from the command table and its options.
 */
#include "cli/cli.h"
#include <demarche/brief.h>
#include <stdio.h>
#include <string.h>

/* Words that the value of an option can be; a command of NULL is any that has the option. */
static const struct {
    const char *command, *option;
    const DmEnum *words;
} values[] = {
    {"annotate", "format", dm_annotate_format_names},
    {"brief", "format", dm_brief_format_names},
    {"check", "format", dm_check_format_names},
    {"dates", "format", dm_dates_format_names},
    {"dates", "prefer", dm_prefer_names},
    {"dates", "bounds", dm_dates_bounds_names},
    {"graph", "ties", dm_ties_names},
    {"graph", "agreement", dm_network_names},
    {"graph", "normalise", dm_norm_names},
    {"graph", "size", dm_node_size_names},
    {NULL, "lanes", dm_lanes_names},
    {NULL, "kind", dm_kind_names},
    {NULL, "status", dm_status_names},
    {NULL, "state", dm_state_names},
    {NULL, "theme", dm_theme_names},
    {NULL, "paper", dm_paper_names},
    {NULL, "text", dm_picture_text_names},
    {NULL, "color", dm_colour_names},
    {NULL, "format", dm_format_names},
};

/* Options that every command, or every command of a sort, takes beside its own; see help.c. */
static const struct {
    const char *name;
    const char *help;
    guint flags; /* DmCommandFlags; 0: every command */
    bool value;
} common[] = {
    {"db", "the store", 0, true},
    {"color", "colours: auto, always or never", 0, true},
    {"help", "show help", 0, false},
    {"as-of", "the view from that day", DM_NEEDS_AS_OF, true},
    {"with-hindsight", "use everything loaded", DM_NEEDS_AS_OF, false},
    {"drafts", "drafts too", DM_NEEDS_AS_OF, false},
    {"format", "table, csv, json or jsonl", DM_IS_LISTING, true},
};

static const DmEnum shells[] = {
    {"bash", 0, "Bash"},
    {"zsh", 1, "Z shell"},
    {"fish", 2, "fish"},
    {0},
};

/* Words that an argument can be, by command: formats and shells. */
static const struct {
    const char *command;
    const DmEnum *words;
} arguments[] = {{"export", dm_export_names}, {"import", dm_import_names}, {"completion", shells}};

typedef void (*OptionWriter)(const DmCommand *command, const char *name, char short_name, const char *help,
                             bool value);

static void each_option(const DmCommand *command, OptionWriter write)
{
    for (const GOptionEntry *entry = command->options; entry && entry->long_name; entry++)
        write(command, entry->long_name, entry->short_name, entry->description,
              entry->arg != G_OPTION_ARG_NONE);
    for (guint i = 0; i < G_N_ELEMENTS(common); i++)
        if (!common[i].flags || (command->flags & common[i].flags))
            write(command, common[i].name, '\0', common[i].help, common[i].value);
}

/* The words of an option's value, joined by blanks; NULL when it is free. Free with g_free. */
static char *values_of(const DmCommand *command, const char *option)
{
    const DmEnum *words = NULL;
    for (guint i = 0; i < G_N_ELEMENTS(values) && !words; i++)
        if (!strcmp(values[i].option, option) &&
            (!values[i].command || !strcmp(values[i].command, command->name)))
            words = values[i].words;
    g_autofree char *list = words ? dm_enum_list(words) : NULL;
    return list ? g_strdelimit(g_steal_pointer(&list), ",", ' ') : NULL;
}

static const DmEnum *words_of(const DmCommand *command)
{
    for (guint i = 0; i < G_N_ELEMENTS(arguments); i++)
        if (!strcmp(arguments[i].command, command->name))
            return arguments[i].words;
    return NULL;
}

/* Single quotes of a shell word, and the colons and brackets of zsh, are left out of the help. */
static void put_plain(const char *text)
{
    for (; text && *text; text++)
        if (!strchr("'[]:\\\"$`", *text))
            putchar(*text == '\n' ? ' ' : *text);
}

/* The words that can follow a command: formats, shells, after `help` the commands. */
static void put_words(const DmCommand *command)
{
    for (const DmEnum *word = words_of(command); word && word->text; word++)
        printf("%s ", word->text);
    for (const DmCommand *const *other = dm_commands; !strcmp(command->name, "help") && *other; other++)
        printf("%s ", (*other)->name);
}

/* ---- bash ---- */

static void bash_option(const DmCommand *command, const char *name, char short_name, const char *help,
                        bool value)
{
    printf(" --%s", name);
    if (short_name)
        printf(" -%c", short_name);
}

static void bash_value(const DmCommand *command, const char *name, char short_name, const char *help,
                       bool value)
{
    g_autofree char *words = value ? values_of(command, name) : NULL;
    if (words)
        printf("    '%s --%s') values='%s' ;;\n", command->name, name, words);
}

/* Several words are joined by commas: the last of them is completed. */
static void bash_values(void)
{
    puts("    local before=${COMP_WORDS[COMP_CWORD-1]} values=");
    puts("    [[ $word == = ]] && word= || { [[ $before == = ]] && before=${COMP_WORDS[COMP_CWORD-2]}; }");
    puts("    case \"$command $before\" in");
    for (const DmCommand *const *command = dm_commands; *command; command++)
        each_option(*command, bash_value);
    puts("    esac");
    puts("    if [[ -n $values ]]; then");
    puts("        COMPREPLY=($(compgen -P \"${word%\"${word##*,}\"}\" -W \"$values\" -- \"${word##*,}\"))");
}

static void write_bash(void)
{
    puts("# bash completion of demarche: source it, or put it into bash-completion's folder.");
    puts("_demarche() {\n    local word=${COMP_WORDS[COMP_CWORD]} command= i options= words=");
    puts("    for ((i = 1; i < COMP_CWORD; i++)); do");
    puts("        case ${COMP_WORDS[i]} in");
    puts("        --db) ((i++)) ;;\n        -*) ;;\n        *) command=${COMP_WORDS[i]}; break ;;\n        "
         "esac\n    done");
    printf("    case $command in\n    '') options='--db --version --help'; words='");
    for (const DmCommand *const *command = dm_commands; *command; command++)
        printf("%s%s", command == dm_commands ? "" : " ", (*command)->name);
    puts("' ;;");
    for (const DmCommand *const *command = dm_commands; *command; command++) {
        printf("    %s) options='", (*command)->name);
        each_option(*command, bash_option);
        printf("'; words='");
        put_words(*command);
        puts("' ;;");
    }
    puts("    esac");
    bash_values();
    puts("    elif [[ $word == -* ]]; then\n        COMPREPLY=($(compgen -W \"$options\" -- \"$word\"))");
    puts("    else\n        COMPREPLY=($(compgen -W \"$words\" -- \"$word\") $(compgen -f -- \"$word\"))\n   "
         " fi\n}");
    puts("complete -o filenames -F _demarche demarche");
}

/* ---- zsh ---- */

static void zsh_option(const DmCommand *command, const char *name, char short_name, const char *help,
                       bool value)
{
    printf(" \\\n            '--%s%s[", name, value ? "=" : "");
    put_plain(help);
    g_autofree char *words = value ? values_of(command, name) : NULL;
    if (words)
        printf("]:value:(%s)'", words);
    else
        printf("]%s'", value ? ":value:_files" : "");
    if (short_name) {
        printf(" \\\n            '-%c%s[", short_name, value ? "+" : "");
        put_plain(help);
        printf("]%s'", value ? ":value:_files" : "");
    }
}

static void write_zsh(void)
{
    puts("#compdef demarche\n# zsh completion of demarche: put it into a folder of $fpath as _demarche.");
    puts("_demarche() {\n    local -a commands\n    commands=(");
    for (const DmCommand *const *command = dm_commands; *command; command++) {
        printf("        '%s:", (*command)->name);
        put_plain((*command)->summary);
        puts("'");
    }
    puts("    )");
    puts("    if ((CURRENT == 2)); then\n        _describe command commands\n        return\n    fi");
    puts("    local command=$words[2]\n    shift words\n    ((CURRENT--))\n    case $command in");
    for (const DmCommand *const *command = dm_commands; *command; command++) {
        printf("    %s)\n        _arguments", (*command)->name);
        each_option(*command, zsh_option);
        if (words_of(*command) || !strcmp((*command)->name, "help")) {
            printf(" \\\n            '1:word:(");
            put_words(*command);
            printf(")'");
        }
        puts(" \\\n            '*:file:_files' ;;");
    }
    puts("    esac\n}\n_demarche \"$@\"");
}

/* ---- fish ---- */

static void fish_option(const DmCommand *command, const char *name, char short_name, const char *help,
                        bool value)
{
    printf("complete -c demarche -n '__fish_seen_subcommand_from %s' -l %s", command->name, name);
    if (short_name)
        printf(" -s %c", short_name);
    g_autofree char *words = value ? values_of(command, name) : NULL;
    if (words)
        printf(" -x -a '%s' -d '", words);
    else
        printf("%s -d '", value ? " -r" : "");
    put_plain(help);
    puts("'");
}

static void write_fish(void)
{
    puts("# fish completion of demarche: put it into ~/.config/fish/completions/demarche.fish");
    for (const DmCommand *const *command = dm_commands; *command; command++) {
        printf("complete -c demarche -n __fish_use_subcommand -f -a %s -d '", (*command)->name);
        put_plain((*command)->summary);
        puts("'");
    }
    for (const DmCommand *const *command = dm_commands; *command; command++) {
        each_option(*command, fish_option);
        if (!strcmp((*command)->name, "help")) {
            printf("complete -c demarche -n '__fish_seen_subcommand_from help' -f -a '");
            put_words(*command);
            puts("'");
        }
        for (const DmEnum *word = words_of(*command); word && word->text; word++) {
            printf("complete -c demarche -n '__fish_seen_subcommand_from %s' -a %s -d '", (*command)->name,
                   word->text);
            put_plain(word->help);
            puts("'");
        }
    }
}

static int run(DmCli *cli, int n_args, char **args)
{
    static void (*const writers[])(void) = {write_bash, write_zsh, write_fish};
    int shell;
    if (!dm_cli_word("completion", args[0], shells, &shell))
        return DM_EXIT_FAILED;
    writers[shell]();
    return DM_EXIT_GOOD;
}

const DmCommand dm_command_completion = {
    .name = "completion",
    .args = "bash|zsh|fish",
    .summary = "completion of the command line for a shell",
    .min_args = 1,
    .max_args = 1,
    .run = run,
};
