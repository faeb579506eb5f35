/* yaml – the types of fields that are lists or mappings. Where one value is usual the list may be left away.
 */
#include "yaml/lists.h"
#include <math.h>

/* ---- Texts and ids ---- */

static void read_strings(Reading *reading, const Node *node, const Field *field, gpointer at,
                         bool (*read)(Reading *, const Node *, const char *, DmText *))
{
    DmTextList *list = at;
    dm_yaml_reserve(reading, list, count_of(node));
    for (const Node *member = members_of(node); member; member = next_of(node, member)) {
        DmText text;
        if (read(reading, member, field->key, &text) && text.text)
            *dm_list_add(reading->arena, list) = text;
    }
}

static void read_texts(Reading *reading, const Node *node, const Field *field, gpointer at)
{
    read_strings(reading, node, field, at, dm_yaml_read_text);
}

static void read_ids(Reading *reading, const Node *node, const Field *field, gpointer at)
{
    read_strings(reading, node, field, at, dm_yaml_read_id);
}

static void write_texts(Writer *writer, const Field *field, gconstpointer at)
{
    const DmTextList *list = at;
    if (!list->len)
        return;
    dm_yaml_write_key(writer, field->key);
    if (list->len == 1) {
        dm_yaml_write_scalar(writer, list->items[0].text);
        return;
    }
    for (guint i = 0; i < list->len; i++) {
        g_string_append(writer->out, i ? ", " : " [");
        dm_yaml_append_flow(writer->out, list->items[i].text);
    }
    g_string_append(writer->out, "]\n");
}

const FieldType dm_type_texts = {"texts", read_texts, write_texts};
const FieldType dm_type_ids = {"ids", read_ids, write_texts};

/* ---- Places ---- */

static void read_place(Reading *reading, const Node *node, const Field *field, gpointer at)
{
    DmPlace *place = at;
    dm_place_init(place);
    if (node->type == NODE_SCALAR)
        dm_yaml_read_text(reading, node, field->key, &place->name);
    else if (node->type == NODE_MAP)
        dm_yaml_read_record(reading, node, field->record, DM_KIND_COUNT, place);
    else
        dm_yaml_wrong_type(reading, node, field->key, "a name or a mapping");
}

static void write_place(Writer *writer, const Field *field, gconstpointer at)
{
    const DmPlace *place = at;
    bool more = place->country.text || place->geonames.text || !isnan(place->lat) || !isnan(place->lon);
    if (more) {
        dm_yaml_write_nested(writer, field, place);
    } else if (place->name.text) {
        dm_yaml_write_key(writer, field->key);
        dm_yaml_write_scalar(writer, place->name.text);
    }
}

const FieldType dm_type_place = {"place", read_place, write_place};

/* ---- Due dates ---- */

/* A window is either two dates or counts from an event. */
static void check_due_shape(Reading *reading, const Node *node)
{
    bool after = dm_yaml_member(node, "after");
    static const char *const counted[] = {"min", "max", "unit"}, *const dated[] = {"earliest", "latest"};
    const char *const *others = after ? dated : counted;
    gsize n = after ? G_N_ELEMENTS(dated) : G_N_ELEMENTS(counted);
    for (gsize i = 0; i < n; i++) {
        const Node *value = dm_yaml_member(node, others[i]);
        if (value)
            dm_diags_add(
                reading->diags, DM_CODE_BAD_WINDOW, reading->file, value->key->pos, value->key->width,
                after ? "a window that counts from an event has no \"%s\"" : "\"%s\" needs \"after\"",
                others[i]);
    }
    if (after ? !dm_yaml_member(node, "max")
              : !dm_yaml_member(node, "earliest") && !dm_yaml_member(node, "latest"))
        dm_diags_add(reading->diags, DM_CODE_MISSING_FIELD, reading->file, node->pos, node->width,
                     after ? "a window that counts from an event needs \"max\""
                           : "a window needs \"earliest\", \"latest\" or \"after\"");
}

static void read_due(Reading *reading, const Node *node, const Field *field, gpointer at)
{
    DmDue *due = at;
    if (is_blank(node))
        return;
    due->pos = node->pos;
    if (node->type == NODE_SCALAR) {
        dm_yaml_read_text(reading, node, field->key, &due->said);
    } else if (node->type == NODE_MAP) {
        check_due_shape(reading, node);
        dm_yaml_read_record(reading, node, field->record, DM_KIND_COUNT, due);
    } else {
        dm_yaml_wrong_type(reading, node, field->key, "a date, a phrase or a mapping");
    }
}

/* `key: value` members between braces, those left out skipped. */
static void append_member(GString *out, const char *key, const char *value,
                          void (*append)(GString *, const char *))
{
    if (!value)
        return;
    g_string_append_printf(out, "%s%s: ", out->str[out->len - 1] == '{' ? "" : ", ", key);
    append(out, value);
}

static void write_due(Writer *writer, const Field *field, gconstpointer at)
{
    const DmDue *due = at;
    const char *earliest = dm_yaml_date_text(&due->earliest), *latest = dm_yaml_date_text(&due->latest);
    const DmDateField plain = {due->said, due->date};
    if (due->after.text) {
        dm_yaml_write_key(writer, field->key);
        g_string_append(writer->out, " {");
        append_member(writer->out, "after", due->after.text, dm_yaml_append_flow);
        g_string_append_printf(writer->out, ", min: %d, max: %d, unit: %s}\n", due->min, due->max,
                               dm_enum_text(dm_unit_names, (int)due->unit));
    } else if (!due->said.text && (earliest || latest)) {
        dm_yaml_write_key(writer, field->key);
        g_string_append(writer->out, " {");
        append_member(writer->out, "earliest", earliest, dm_yaml_append_date);
        append_member(writer->out, "latest", latest, dm_yaml_append_date);
        g_string_append(writer->out, "}\n");
    } else if (dm_yaml_date_text(&plain)) {
        dm_yaml_write_key(writer, field->key);
        dm_yaml_write_date_value(writer, dm_yaml_date_text(&plain));
    }
}

const FieldType dm_type_due = {"due", read_due, write_due};

/* ---- Quotes ---- */

static void read_offsets(Reading *reading, const Node *node, const Field *field, gpointer at)
{
    gint64 *offsets = at; /* start, end */
    gint64 said[2];
    guint n = 0;
    for (const Node *member = node->type == NODE_LIST ? node->first : NULL; member && n < 2;
         member = member->next) {
        char *end = NULL;
        said[n++] = member->len ? g_ascii_strtoll(member->text, &end, 10) : -1;
        if (!end || *end)
            n = G_MAXUINT / 2;
    }
    if (n != 2 || node->n_members != 2) {
        dm_yaml_wrong_type(reading, node, field->key, "a list of two whole numbers, [start, end]");
        return;
    }
    if (said[0] < 0 || said[1] <= said[0]) {
        dm_diags_add(reading->diags, DM_CODE_OUT_OF_RANGE, reading->file, node->pos, node->width,
                     "at: the end must be larger than the start, and neither below 0");
        return;
    }
    offsets[0] = said[0];
    offsets[1] = said[1];
}

static void write_offsets(Writer *writer, const Field *field, gconstpointer at)
{
    const gint64 *offsets = at;
    if (offsets[0] < 0 || offsets[1] <= offsets[0])
        return;
    dm_yaml_write_key(writer, field->key);
    g_string_append_printf(writer->out, " [%" G_GINT64_FORMAT ", %" G_GINT64_FORMAT "]\n", offsets[0],
                           offsets[1]);
}

const FieldType dm_type_offsets = {"offsets", read_offsets, write_offsets};

static void read_quotes(Reading *reading, const Node *node, const Field *field, gpointer at)
{
    DmQuoteList *list = at;
    for (const Node *member = members_of(node); member; member = next_of(node, member)) {
        DmQuote quote = {0};
        dm_quote_init(&quote);
        if (member->type == NODE_MAP)
            dm_yaml_read_record(reading, member, field->record, DM_KIND_COUNT, &quote);
        else if (!dm_yaml_read_text(reading, member, field->key, &quote.text) || !quote.text.text)
            continue;
        if (!quote.text.text)
            dm_diags_add(reading->diags, DM_CODE_MISSING_FIELD, reading->file, member->pos, member->width,
                         "a quote needs \"text\"");
        *dm_list_add(reading->arena, list) = quote;
    }
}

static bool only_text(const DmQuote *quote)
{
    return quote->text.text && !quote->speaker.text && !quote->anonymous && !quote->language.text &&
           !quote->translation.text && quote->start < 0;
}

static void write_quotes(Writer *writer, const Field *field, gconstpointer at)
{
    const DmQuoteList *list = at;
    if (list->len == 1 && only_text(&list->items[0])) {
        dm_yaml_write_key(writer, field->key);
        dm_yaml_write_scalar(writer, list->items[0].text.text);
        return;
    }
    dm_yaml_write_items(writer, field, list->items, list->len);
}

const FieldType dm_type_quotes = {"quotes", read_quotes, write_quotes};

/* ---- Actors of an event ---- */

static void read_parts(Reading *reading, const Node *node, const Field *field, gpointer at)
{
    DmPartList *list = at;
    for (const Node *member = members_of(node); member; member = next_of(node, member)) {
        DmPart part = {.field = field->word, .word = field->word};
        if (member->type == NODE_MAP) {
            dm_yaml_read_record(reading, member, field->record, DM_KIND_COUNT, &part);
            if (!part.who.text)
                dm_diags_add(reading->diags, DM_CODE_MISSING_FIELD, reading->file, member->pos, member->width,
                             "an actor with a role needs \"who\"");
        } else {
            dm_yaml_read_id(reading, member, field->key, &part.who);
        }
        if (part.who.text && *part.who.text)
            *dm_list_add(reading->arena, list) = part;
    }
}

static void append_part(GString *out, const DmPart *part)
{
    if (part->word == part->field) {
        dm_yaml_append_flow(out, part->who.text);
        return;
    }
    g_string_append(out, "{");
    append_member(out, "who", part->who.text, dm_yaml_append_flow);
    append_member(out, "as", dm_enum_text(dm_role_names, (int)part->word), dm_yaml_append_flow);
    g_string_append(out, "}");
}

static void write_parts(Writer *writer, const Field *field, gconstpointer at)
{
    const DmPartList *list = at;
    g_autoptr(GString) line = g_string_new(NULL);
    guint n = 0;
    for (guint i = 0; i < list->len; i++) {
        if (list->items[i].field != field->word)
            continue;
        if (n++)
            g_string_append(line, ", ");
        append_part(line, &list->items[i]);
    }
    if (!n)
        return;
    dm_yaml_write_key(writer, field->key);
    g_string_append_printf(writer->out, n > 1 ? " [%s]\n" : " %s\n", line->str);
}

const FieldType dm_type_parts = {"actors of the event", read_parts, write_parts};
