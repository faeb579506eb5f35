/* yaml – the types of fields that are one value: text, ids, words of a list, numbers, dates. Each reads and
 * writes. */
#include "yaml/fields.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_ID = 80, MAX_COUNT = 100000 };

/* A field that was there but cannot be used holds "", so that nobody reports it missing as well. */
static const char broken[] = "";

bool dm_yaml_read_text(Reading *reading, const Node *node, const char *what, DmText *ret_text)
{
    *ret_text = (DmText){.text = broken, .pos = node->pos};
    if (node->type != NODE_SCALAR) {
        dm_yaml_wrong_type(reading, node, what, "text");
        return false;
    }
    ret_text->text = node->len ? dm_arena_strndup(reading->arena, node->text, node->len) : NULL;
    return true;
}

static void read_text(Reading *reading, const Node *node, const Field *field, gpointer at)
{
    dm_yaml_read_text(reading, node, field->key, at);
}

static void write_text(Writer *writer, const Field *field, gconstpointer at)
{
    const DmText *text = at;
    if (!text->text || !*text->text)
        return;
    dm_yaml_write_key(writer, field->key);
    dm_yaml_write_scalar(writer, text->text);
}

const FieldType dm_type_text = {"text", read_text, write_text};

/* Reads text that must pass `is_valid`; else it is reported with `message` and counts as broken. */
static void read_checked(Reading *reading, const Node *node, const char *what, DmText *ret_text,
                         bool (*is_valid)(const char *), DmCode code, const char *message)
{
    if (!dm_yaml_read_text(reading, node, what, ret_text) || !ret_text->text || is_valid(ret_text->text))
        return;
    dm_diags_add(reading->diags, code, reading->file, node->pos, node->width, "%s: %s", what, message);
    ret_text->text = broken;
}

/* ---- Ids ---- */

static bool is_id(const char *text)
{
    gsize len = strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-");
    return text[len] == '\0' && len <= MAX_ID && g_ascii_isalnum(*text);
}

bool dm_yaml_read_id(Reading *reading, const Node *node, const char *what, DmText *ret_text)
{
    read_checked(reading, node, what, ret_text, is_id, DM_CODE_BAD_ID,
                 "an id has letters, digits, dot, underscore, hyphen, at most 80, a letter or digit first");
    return ret_text->text != broken;
}

static void read_id(Reading *reading, const Node *node, const Field *field, gpointer at)
{
    dm_yaml_read_id(reading, node, field->key, at);
}

const FieldType dm_type_id = {"id", read_id, write_text};

/* ---- Addresses and checksums ---- */

static bool is_url(const char *text)
{
    return (g_str_has_prefix(text, "https://") || g_str_has_prefix(text, "http://")) &&
           !strpbrk(text, " \t\n<>\"");
}

static void read_url(Reading *reading, const Node *node, const Field *field, gpointer at)
{
    read_checked(reading, node, field->key, at, is_url, DM_CODE_BAD_URL, "not an http or https address");
}

const FieldType dm_type_url = {"url", read_url, write_text};

static bool is_checksum(const char *text)
{
    return strlen(text) == 64 && strspn(text, "0123456789abcdefABCDEF") == 64;
}

static void read_checksum(Reading *reading, const Node *node, const Field *field, gpointer at)
{
    read_checked(reading, node, field->key, at, is_checksum, DM_CODE_BAD_CHECKSUM,
                 "not 64 hexadecimal digits");
}

const FieldType dm_type_checksum = {"sha256", read_checksum, write_text};

/* ---- Words ---- */

/* The value of a word; reports and is false when it is none of the list. PLOVER classes are read in any case.
 */
static bool read_word(Reading *reading, const Node *node, const Field *field, int *ret_value)
{
    DmText text;
    if (!dm_yaml_read_text(reading, node, field->key, &text) || !text.text)
        return false;
    g_autofree char *upper = g_ascii_strup(text.text, -1);
    if (dm_enum_find(field->names, text.text, ret_value) || dm_enum_find(field->names, upper, ret_value))
        return true;
    const DmEnum *listed = field->listed ? field->listed : field->names;
    g_autofree char *list = dm_enum_list(listed);
    const char *near = dm_enum_nearest(listed, text.text);
    dm_diags_add(reading->diags, DM_CODE_UNKNOWN_WORD, reading->file, node->pos, node->width,
                 "%s takes one of: %s", field->key, list);
    if (near)
        dm_diags_hint(reading->diags, "did you mean \"%s\"?", near);
    return false;
}

static void keep_pos(const Node *node, const Field *field, gpointer at)
{
    if (field->pos_offset)
        *(DmPos *)(gpointer)((char *)at - field->offset + field->pos_offset) = node->pos;
}

static void read_enum(Reading *reading, const Node *node, const Field *field, gpointer at)
{
    read_word(reading, node, field, at);
    keep_pos(node, field, at);
}

/* Whether an optional word was given cannot be seen from its value where 0 is one of the words; such fields
 * are written by the type that owns them (due, part). */
static void write_enum(Writer *writer, const Field *field, gconstpointer at)
{
    const char *text = dm_enum_text(field->names, *(const int *)at);
    if (!text)
        return;
    dm_yaml_write_key(writer, field->key);
    dm_yaml_write_scalar(writer, text);
}

const FieldType dm_type_enum = {"enum", read_enum, write_enum};

static void read_review(Reading *reading, const Node *node, const Field *field, gpointer at)
{
    int value = false;
    read_word(reading, node, field, &value);
    *(bool *)at = value;
}

static void write_review(Writer *writer, const Field *field, gconstpointer at)
{
    if (!*(const bool *)at)
        return;
    dm_yaml_write_key(writer, field->key);
    g_string_append(writer->out, " draft\n");
}

const FieldType dm_type_review = {"enum", read_review, write_review};

/* true, false, or how the source describes the speaker it does not name. The field is the whole quote. */
static void read_unnamed(Reading *reading, const Node *node, const Field *field, gpointer at)
{
    DmQuote *quote = at;
    DmText text;
    if (!dm_yaml_read_text(reading, node, field->key, &text) || !text.text || strcmp(text.text, "false") == 0)
        return;
    quote->anonymous = true;
    if (strcmp(text.text, "true") != 0)
        quote->unnamed = text;
}

static void write_unnamed(Writer *writer, const Field *field, gconstpointer at)
{
    const DmQuote *quote = at;
    if (!quote->anonymous)
        return;
    dm_yaml_write_key(writer, field->key);
    if (quote->unnamed.text)
        dm_yaml_write_scalar(writer, quote->unnamed.text);
    else
        g_string_append(writer->out, " true\n");
}

const FieldType dm_type_unnamed = {"truth or text", read_unnamed, write_unnamed};

/* ---- Numbers ---- */

static bool is_number(const char *text)
{
    const char *digits = text + strspn(text, "+-");
    char *end;
    double value = g_ascii_strtod(text, &end);
    return *text && *end == '\0' && isfinite(value) && strspn(digits, "0123456789.eE+-") == strlen(digits);
}

static void read_number(Reading *reading, const Node *node, const Field *field, gpointer at)
{
    DmText text;
    read_checked(reading, node, field->key, &text, is_number, DM_CODE_NOT_A_NUMBER, "not a number");
    *(double *)at = text.text && *text.text ? g_ascii_strtod(text.text, NULL) : NAN;
    keep_pos(node, field, at);
}

static void write_number(Writer *writer, const Field *field, gconstpointer at)
{
    double value = *(const double *)at;
    if (isnan(value))
        return;
    char text[G_ASCII_DTOSTR_BUF_SIZE];
    for (int digits = 6; digits <= 17; digits++) { /* the shortest that reads back the same */
        char format[8];
        g_snprintf(format, sizeof format, "%%.%dg", digits);
        g_ascii_formatd(text, sizeof text, format, value);
        if (g_ascii_strtod(text, NULL) == value)
            break;
    }
    dm_yaml_write_key(writer, field->key);
    g_string_append_printf(writer->out, " %s\n", text);
}

const FieldType dm_type_number = {"number", read_number, write_number};

static bool is_count(const char *text)
{
    return strlen(text) <= 6 && strspn(text, "0123456789") == strlen(text) && atoi(text) <= MAX_COUNT;
}

static void read_count(Reading *reading, const Node *node, const Field *field, gpointer at)
{
    DmText text;
    read_checked(reading, node, field->key, &text, is_count, DM_CODE_NOT_A_NUMBER,
                 "not a whole number from 0 to 100000");
    if (text.text)
        *(int *)at = atoi(text.text);
}

const FieldType dm_type_count = {"count", read_count, NULL /* written by due */};

static void read_version(Reading *reading, const Node *node, const Field *field, gpointer at)
{
    DmText text;
    if (!dm_yaml_read_text(reading, node, field->key, &text) || (text.text && strcmp(text.text, "1") == 0))
        return;
    dm_diags_add(reading->diags, DM_CODE_FORMAT_VERSION, reading->file, node->pos, node->width,
                 "format version \"%s\" is not known; this program reads version 1",
                 text.text ? text.text : "");
}

static void write_version(Writer *writer, const Field *field, gconstpointer at)
{
    dm_yaml_write_key(writer, field->key);
    g_string_append(writer->out, " 1\n");
}

const FieldType dm_type_version = {"version", read_version, write_version};

/* ---- Dates ---- */

static void read_date(Reading *reading, const Node *node, const Field *field, gpointer at)
{
    dm_yaml_read_text(reading, node, field->key, &((DmDateField *)at)->said);
}

/* As it was said; records that were never written down have only the resolved value. */
const char *dm_yaml_date_text(const DmDateField *date)
{
    if (date->said.text && *date->said.text)
        return date->said.text;
    return date->date.shape == DM_DATE_NONE ? NULL : date->date.edtf;
}

static void write_date(Writer *writer, const Field *field, gconstpointer at)
{
    const char *text = dm_yaml_date_text(at);
    if (!text)
        return;
    dm_yaml_write_key(writer, field->key);
    dm_yaml_write_date_value(writer, text);
}

const FieldType dm_type_date = {"date", read_date, write_date};
