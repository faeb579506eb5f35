/* yaml – records out as event files, in the order of the field tables, so that what is written reads back the
 * same. */
#include "yaml/fields.h"
#include <string.h>

void dm_yaml_write_key(Writer *writer, const char *key)
{
    if (!writer->after_dash)
        g_string_append_printf(writer->out, "%*s", (int)writer->indent, "");
    writer->after_dash = false;
    dm_yaml_append_flow(writer->out, key);
    g_string_append_c(writer->out, ':');
}

void dm_yaml_write_record(Writer *writer, const Record *record, gconstpointer at)
{
    for (guint i = 0; i < record->n_fields; i++) {
        const Field *field = &record->fields[i];
        field->type->write(writer, field, (const char *)at + field->offset);
    }
}

/* ---- Scalars ---- */

/* Characters that event files may not hold, see scan.c; a producer of records may not know. */
static bool is_writable(gunichar c)
{
    return c == '\n' || c == '\t' || (c >= 0x20 && c < 0x7f) ||
           (c >= 0xa0 && c != 0x2028 && c != 0x2029 && c != 0xfeff && c != 0xfffe && c != 0xffff);
}

static char *writable(const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    GString *out = g_string_sized_new(strlen(valid));
    for (const char *p = valid; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        g_string_append_unichar(out, is_writable(c) ? c : ' ');
    }
    return g_string_free(out, FALSE);
}

/* What a reader that guesses types would not take for text. */
static bool looks_typed(const char *text)
{
    static const char *const words[] = {"null", "true", "false", "yes",  "no",  "on",
                                        "off",  "y",    "n",     ".nan", ".inf"};
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
        if (g_ascii_strcasecmp(text, words[i]) == 0)
            return true;
    return strchr("+-.0123456789", *text) &&
           strspn(text, "0123456789+-._:eExXoabcdfABCDFTZ /") == strlen(text);
}

/* Whether text can stand without quotes; inside [ ] and { } fewer characters can. */
static bool is_plain(const char *text, bool flow)
{
    gsize len = strlen(text);
    guchar first = (guchar)*text;
    if (len == 0 || !(g_ascii_isalnum(first) || first == '_' || first >= 0x80) || looks_typed(text))
        return false;
    if (g_str_has_prefix(text, "\302\240") || text[len - 1] == ' ' || text[len - 1] == ':')
        return false;
    return !strpbrk(text, flow ? "\n\t,[]{}" : "\n\t") && !strstr(text, ": ") && !strstr(text, " #");
}

static void append_double_quoted(GString *out, const char *text)
{
    g_string_append_c(out, '"');
    for (const char *p = text; *p; p++) {
        if (*p == '\n')
            g_string_append(out, "\\n");
        else if (*p == '\t')
            g_string_append(out, "\\t");
        else if (*p == '"' || *p == '\\')
            g_string_append_printf(out, "\\%c", *p);
        else
            g_string_append_c(out, *p);
    }
    g_string_append_c(out, '"');
}

static void append_single_quoted(GString *out, const char *text)
{
    g_string_append_c(out, '\'');
    for (const char *p = text; *p; p++)
        g_string_append(out, *p == '\'' ? "''" : (char[]){*p, 0});
    g_string_append_c(out, '\'');
}

static void append_one_line(GString *out, const char *text, bool flow)
{
    if (is_plain(text, flow))
        g_string_append(out, text);
    else if (strpbrk(text, "\n\t"))
        append_double_quoted(out, text);
    else
        append_single_quoted(out, text);
}

void dm_yaml_append_flow(GString *out, const char *text)
{
    g_autofree char *safe = writable(text);
    append_one_line(out, safe, true);
}

/* A text of several lines that a literal block keeps exactly: no leading space or empty line, at most one
 * newline last. */
static bool is_block(const char *text)
{
    gsize len = strlen(text);
    return strchr(text, '\n') && !strchr(" \t\n", *text) && !strchr(text, '\t') &&
           !g_str_has_suffix(text, "\n\n") && len > 1;
}

static void append_block(Writer *writer, const char *text)
{
    bool newline = g_str_has_suffix(text, "\n");
    g_string_append(writer->out, newline ? " |\n" : " |-\n");
    g_auto(GStrv) lines = g_strsplit(text, "\n", 0);
    for (char **line = lines; *line && !(newline && !line[1]); line++)
        g_string_append_printf(writer->out, "%*s%s\n", **line ? (int)writer->indent + 2 : 0, "", *line);
}

void dm_yaml_write_scalar(Writer *writer, const char *text)
{
    g_autofree char *safe = writable(text);
    if (is_block(safe)) {
        append_block(writer, safe);
        return;
    }
    g_string_append_c(writer->out, ' ');
    append_one_line(writer->out, safe, false);
    g_string_append_c(writer->out, '\n');
}

static bool is_date(const char *text)
{
    return g_ascii_isdigit(*text) && strspn(text, "0123456789-/.X?~%") == strlen(text);
}

void dm_yaml_append_date(GString *out, const char *text)
{
    if (is_date(text))
        g_string_append(out, text);
    else
        dm_yaml_append_flow(out, text);
}

void dm_yaml_write_date_value(Writer *writer, const char *text)
{
    if (is_date(text))
        g_string_append_printf(writer->out, " %s\n", text);
    else
        dm_yaml_write_scalar(writer, text);
}

void dm_yaml_write(GString *out, const DmRecordFile *file)
{
    Writer writer = {.out = out};
    dm_yaml_write_record(&writer, &dm_yaml_file_record, file);
}
