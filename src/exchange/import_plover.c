/* exchange: PLOVER in: records as JSON (a list, one a line, or one after the other with commas between, as
 * the gold standard records come), and the tab-separated tables of POLECAT. */
#include "coded.h"
#include "csv.h"
#include <jansson.h>
#include <math.h>
#include <string.h>

/* ---- JSON ---- */

static const char *string_at(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text && *text ? text : NULL;
}

/* Actors are objects with text and code, or plain codes "UKR:GOV". */
static void add_actor(Draft *draft, CodedActors *actors, const json_t *item)
{
    CodedActor actor = {.name = string_at(item, "actorText"), .code = string_at(item, "code")};
    const char *plain = json_string_value(item);
    if (plain && *plain) {
        const char *colon = strchr(plain, ':');
        actor.code = dm_arena_strndup(draft->arena, plain, colon ? (gsize)(colon - plain) : strlen(plain));
    }
    if (actor.name || actor.code)
        *dm_list_add(draft->arena, actors) = actor;
}

static void add_actors(Draft *draft, CodedActors *actors, const json_t *list)
{
    if (!json_is_array(list)) {
        add_actor(draft, actors, list);
        return;
    }
    for (gsize i = 0; i < json_array_size(list); i++)
        add_actor(draft, actors, json_array_get(list, i));
}

static const char *first_of(const json_t *record, const char *a, const char *b, const char *c)
{
    const char *text = string_at(record, a);
    if (!text)
        text = string_at(record, b);
    return text ? text : string_at(record, c);
}

static void add_record(Draft *draft, const json_t *record, guint line)
{
    const char *class = first_of(record, "event", "eventType", "event_type");
    const char *mode = string_at(record, "mode"), *text = string_at(record, "text");
    const char *publication = first_of(record, "publication", "publisher", "source_name");
    Coded coded = {
        .line = line, .id = string_at(record, "id"), .date = string_at(record, "date"), .text = text};
    coded.lat = coded.lon = NAN;
    if (!class || !dm_enum_find(dm_plover_names, class, &coded.plover)) {
        dm_import_finding(draft, line, "'%s' is not a PLOVER class", class ? class : "");
        return;
    }
    coded.title = first_of(record, "eventText", "headline", "title");
    if (!coded.title)
        coded.title = text ? text : class;
    coded.place = first_of(record, "location", "placename", "place");
    coded.country = string_at(record, "country");
    coded.call = mode && (!strcmp(mode, "phone") || !strcmp(mode, "call"));
    coded.source =
        (DraftSource){.id = publication ? publication : "plover",
                      .publisher = publication,
                      .url = string_at(record, "url"),
                      .published = first_of(record, "publicationDate", "published", "publication_date")};
    add_actors(draft, &coded.sources, json_object_get(record, "source"));
    add_actors(draft, &coded.targets, json_object_get(record, "target"));
    dm_import_coded(draft, &coded);
}

/* The byte behind the object that begins at `at`; `len` when it never ends. Commas before a closing bracket,
 * which the gold standard records have, become blanks. */
static gsize object_end(char *text, gsize at, gsize len)
{
    gsize comma = len;
    guint depth = 0;
    bool inside = false;
    for (; at < len; at++) {
        char c = text[at];
        if (inside && c == '\\')
            at++;
        else if (c == '"')
            inside = !inside;
        if (inside || c == '"') {
            comma = len;
        } else if (c == ',') {
            comma = at;
        } else if (c == '{' || c == '[') {
            depth++;
            comma = len;
        } else if (c == '}' || c == ']') {
            if (comma < len)
                text[comma] = ' ';
            comma = len;
            if (--depth == 0)
                return at + 1;
        } else if (!g_ascii_isspace(c)) {
            comma = len;
        }
    }
    return len;
}

static guint read_objects(Draft *draft, char *text, gsize len)
{
    guint n = 0, line = 1;
    for (gsize at = 0; at < len; at++) {
        line += text[at] == '\n';
        if (text[at] != '{')
            continue;
        gsize end = object_end(text, at, len);
        json_error_t wrong;
        json_t *record = json_loadb(text + at, end - at, JSON_REJECT_DUPLICATES, &wrong);
        if (record)
            add_record(draft, record, line);
        else
            dm_import_finding(draft, line + (wrong.line > 0 ? (guint)wrong.line - 1 : 0), "%s", wrong.text);
        json_decref(record);
        n++;
        for (gsize i = at; i < end; i++)
            line += i > at && text[i] == '\n';
        at = end - 1;
    }
    return n;
}

/* ---- POLECAT ---- */

static void add_party(Draft *draft, CodedActors *actors, const Csv *csv, guint row, const char *side)
{
    g_autofree char *name_key = g_strdup_printf("%s name", side),
                    *country_key = g_strdup_printf("%s country", side);
    const char *name = dm_csv_cell_of(csv, row, name_key), *country = dm_csv_cell_of(csv, row, country_key);
    bool none = name && !strcmp(name, "None");
    CodedActor actor = {.name = none ? NULL : name, .code = country && strlen(country) >= 3 ? country : NULL};
    if (actor.name || actor.code)
        *dm_list_add(draft->arena, actors) = actor;
}

static double number_of(const char *text)
{
    return text ? g_ascii_strtod(text, NULL) : (double)NAN;
}

static void add_row(Draft *draft, const Csv *csv, guint row)
{
    const char *class = dm_csv_cell_of(csv, row, "event type"),
               *mode = dm_csv_cell_of(csv, row, "event mode");
    const char *source = dm_csv_cell_of(csv, row, "source");
    Coded coded = {.line = dm_csv_line(csv, row),
                   .id = dm_csv_cell_of(csv, row, "event id"),
                   .date = dm_csv_cell_of(csv, row, "event date")};
    if (!class || !dm_enum_find(dm_plover_names, class, &coded.plover)) {
        dm_import_finding(draft, coded.line, "'%s' is not a PLOVER class", class ? class : "");
        return;
    }
    add_party(draft, &coded.sources, csv, row, "actor");
    add_party(draft, &coded.targets, csv, row, "recipient");
    g_autofree char *title = g_strdup_printf(
        "%s %s %s", coded.sources.len && coded.sources.items[0].name ? coded.sources.items[0].name : "?",
        class, coded.targets.len && coded.targets.items[0].name ? coded.targets.items[0].name : "");
    coded.title = g_strchomp(title);
    coded.call = mode && !strcmp(mode, "phone");
    coded.place = dm_csv_cell_of(csv, row, "placename");
    coded.country = dm_csv_cell_of(csv, row, "country");
    coded.lat = number_of(dm_csv_cell_of(csv, row, "latitude"));
    coded.lon = number_of(dm_csv_cell_of(csv, row, "longitude"));
    const char *published = dm_csv_cell_of(csv, row, "publication date");
    g_autofree char *day = g_strndup(published ? published : "", 10);
    g_autofree char *id = g_strdup_printf("%s-%s", source ? source : "polecat", day);
    coded.source = (DraftSource){.id = id, .publisher = source, .published = day};
    dm_import_coded(draft, &coded);
}

bool dm_import_plover(Draft *draft, GError **error)
{
    gsize len;
    const char *text = dm_file_text(draft->input, &len);
    g_autoptr(Csv) csv = dm_csv_read(text, len);
    if (dm_csv_has(csv, "event type") && dm_csv_has(csv, "event date")) {
        for (guint i = 0; i < csv->rows->len; i++)
            add_row(draft, csv, i);
        return true;
    }
    g_autofree char *copy = g_strndup(text, len);
    if (read_objects(draft, copy, len) > 0 || (len > 0 && *g_strstrip(copy) == '['))
        return true;
    g_set_error(error, DM_ERROR, DM_ERROR_SYNTAX, "%s: neither PLOVER records nor a POLECAT table",
                dm_file_name(draft->input));
    return false;
}
