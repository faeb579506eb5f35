/* exchange: TimelineJS JSON in. A slide is an event, an era a period; the group is the kind where it is one
 * of ours. */
#include "draft.h"
#include <jansson.h>
#include <string.h>

/* Numbers stand as numbers or as text. */
static int number_of(const json_t *date, const char *key)
{
    const json_t *value = json_object_get(date, key);
    if (json_is_integer(value))
        return (int)json_integer_value(value);
    return json_is_string(value) ? (int)g_ascii_strtoll(json_string_value(value), NULL, 10) : 0;
}

static bool append_date(GString *out, const json_t *date)
{
    int year = number_of(date, "year"), month = number_of(date, "month"), day = number_of(date, "day");
    if (!date || !year || year < -9999 || year > 9999)
        return false;
    g_string_append_printf(out, year < 0 ? "%05d" : "%04d", year);
    if (month)
        g_string_append_printf(out, "-%02d", month);
    if (month && day)
        g_string_append_printf(out, "-%02d", day);
    return true;
}

/* EDTF of a slide: one date, or from start to end. */
static char *date_of(const json_t *slide)
{
    GString *out = g_string_new(NULL);
    if (!append_date(out, json_object_get(slide, "start_date")))
        return g_string_free(out, FALSE);
    gsize len = out->len;
    g_string_append_c(out, '/');
    if (!append_date(out, json_object_get(slide, "end_date")) || !strncmp(out->str, out->str + len + 1, len))
        g_string_truncate(out, len);
    return g_string_free(out, FALSE);
}

static const char *string_at(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

static void add_slide(Draft *draft, DmRecordFile *file, const json_t *slide, guint number, bool era)
{
    const json_t *text = json_object_get(slide, "text");
    const char *group = string_at(slide, "group"), *headline = string_at(text, "headline");
    int kind = era ? DM_KIND_PERIOD : DM_KIND_ACTION;
    bool known = !era && group && dm_enum_find(dm_kind_names, group, &kind);
    g_autofree char *date = date_of(slide), *title = dm_import_plain(headline ? headline : "");
    g_autofree char *body = dm_import_plain(string_at(text, "text") ? string_at(text, "text") : "");
    DmDate when;
    if (!*date || !dm_date_parse(date, &when, NULL)) {
        dm_import_finding(draft, 0, "slide %u, '%s': no date that can be read", number, title);
        return;
    }
    DmEvent *event =
        dm_import_event(draft, file, 0, (DmKind)kind, string_at(slide, "unique_id"), date, title);
    event->summary = dm_import_text(draft, body);
    if (group && !known)
        *dm_list_add(draft->arena, &event->tags) = dm_import_text(draft, group);
}

bool dm_import_timelinejs(Draft *draft, GError **error)
{
    gsize len;
    const char *text = dm_file_text(draft->input, &len);
    json_error_t wrong;
    json_t *root = json_loadb(text, len, 0, &wrong);
    const json_t *slides = json_object_get(root, "events"), *eras = json_object_get(root, "eras");
    if (!json_is_array(slides)) {
        g_set_error(error, DM_ERROR, DM_ERROR_SYNTAX, "%s:%d: %s", dm_file_name(draft->input),
                    root ? 1 : wrong.line, root ? "no list \"events\"" : wrong.text);
        json_decref(root);
        return false;
    }
    g_autofree char *base = g_path_get_basename(dm_file_name(draft->input));
    if (g_str_has_suffix(base, ".json"))
        base[strlen(base) - strlen(".json")] = '\0';
    const char *headline = string_at(json_object_get(json_object_get(root, "title"), "text"), "headline");
    g_autofree char *title = headline ? dm_import_plain(headline) : NULL;
    DmRecordFile *file =
        dm_import_file(draft, &(DraftSource){.id = dm_import_slug(draft, base, "timeline"), .title = title});
    for (gsize i = 0; i < json_array_size(slides); i++)
        add_slide(draft, file, json_array_get(slides, i), (guint)i + 1, false);
    for (gsize i = 0; i < json_array_size(eras); i++)
        add_slide(draft, file, json_array_get(eras, i), (guint)i + 1, true);
    json_decref(root);
    return true;
}
