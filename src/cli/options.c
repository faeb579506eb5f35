/* Reading option values, and saying what is wrong with them. */
#include "cli/cli.h"
#include <stdio.h>
#include <string.h>

int dm_cli_fail(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_autofree char *message = g_strdup_vprintf(format, args);
    va_end(args);
    g_autoptr(GString) safe = g_string_new("demarche: ");
    for (char *rest = message, *line; (line = strsep(&rest, "\n"));) { /* a message may have several lines */
        dm_escape_terminal(safe, line, strlen(line));
        g_string_append_c(safe, '\n');
    }
    fputs(safe->str, stderr);
    return DM_EXIT_FAILED;
}

int dm_cli_fail_error(const GError *error)
{
    dm_cli_fail("%s", error->message);
    return g_error_matches(error, DM_ERROR, DM_ERROR_INTERRUPTED) ? DM_EXIT_INTERRUPTED : DM_EXIT_FAILED;
}

bool dm_cli_day(const char *option, const char *text, DmDay *ret_day)
{
    if (!text || dm_day_parse(text, ret_day))
        return true;
    dm_cli_fail("%s takes a day as YYYY-MM-DD, not '%s'", option, text);
    return false;
}

bool dm_cli_word(const char *option, const char *text, const DmEnum *table, int *ret_value)
{
    if (!text || dm_enum_find(table, text, ret_value))
        return true;
    const char *near = dm_enum_nearest(table, text);
    g_autofree char *list = dm_enum_list(table);
    if (near)
        dm_cli_fail("%s: '%s' is not one of %s; did you mean '%s'?", option, text, list, near);
    else
        dm_cli_fail("%s: '%s' is not one of %s", option, text, list);
    return false;
}

char **dm_cli_list(char **texts)
{
    if (!texts)
        return NULL;
    GPtrArray *all = g_ptr_array_new();
    for (; *texts; texts++) {
        g_auto(GStrv) parts = g_strsplit(*texts, ",", -1);
        for (char **part = parts; *part; part++)
            if (*g_strstrip(*part))
                g_ptr_array_add(all, g_strdup(*part));
    }
    g_ptr_array_add(all, NULL);
    return (char **)g_ptr_array_free(all, false);
}

bool dm_cli_bits(const char *option, char **texts, const DmEnum *table, guint32 *ret_bits)
{
    guint32 bits = 0;
    g_auto(GStrv) words = dm_cli_list(texts);
    for (char **word = words; word && *word; word++) {
        int value;
        if (!dm_cli_word(option, *word, table, &value))
            return false;
        bits |= 1u << value;
    }
    *ret_bits = bits;
    return true;
}
