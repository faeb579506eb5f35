/* exchange: drafts. Ids are made from names, the same from the same; actors are looked for among the built-in
 * ones. */
#include "draft.h"
#include <math.h>
#include <string.h>

#define ID_MAX_BYTES 60

/* A field that is there stands on line 1 of no text. */
static const DmPos there = {.line = 1, .col = 1};

static void know(Draft *draft, GHashTable *table, const char *name, const char *id)
{
    if (name && *name)
        g_hash_table_insert(table, g_utf8_casefold(name, -1), (gpointer)id);
}

static const char *known(GHashTable *table, const char *name)
{
    g_autofree char *key = g_utf8_casefold(name, -1);
    return g_hash_table_lookup(table, key);
}

static void know_builtins(Draft *draft)
{
    guint n;
    const DmActor *actors = dm_builtin_actors(&n);
    for (guint i = 0; i < n; i++) {
        const DmActor *actor = &actors[i];
        know(draft, draft->actors, actor->id.text, actor->id.text);
        know(draft, draft->actors, actor->name.text, actor->id.text);
        for (guint k = 0; k < actor->aliases.len; k++)
            know(draft, draft->actors, actor->aliases.items[k].text, actor->id.text);
    }
}

void dm_import_init(Draft *draft, DmModel *model, DmFile *input, DmDay published, DmDiags *diags)
{
    *draft = (Draft){.model = model,
                     .arena = dm_model_arena(model),
                     .diags = diags,
                     .input = input,
                     .published = published};
    draft->files = g_hash_table_new(g_str_hash, g_str_equal);
    draft->actors = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    draft->issues = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    draft->ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    know_builtins(draft);
}

void dm_import_clear(Draft *draft)
{
    g_hash_table_unref(draft->files);
    g_hash_table_unref(draft->actors);
    g_hash_table_unref(draft->issues);
    g_hash_table_unref(draft->ids);
}

DmText dm_import_text(Draft *draft, const char *text)
{
    if (!text)
        return (DmText){0};
    g_autofree char *copy = g_strstrip(g_strdup(text));
    return *copy ? (DmText){dm_arena_strdup(draft->arena, copy), there} : (DmText){0};
}

static bool is_id(const char *text)
{
    gsize n = strlen(text);
    return n > 0 && n <= 80 && g_ascii_isalnum(*text) &&
           strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-") == n;
}

const char *dm_import_slug(Draft *draft, const char *text, const char *prefix)
{
    if (text && is_id(text))
        return dm_arena_strdup(draft->arena, text);
    g_autofree char *ascii = g_str_to_ascii(text ? text : "", "C");
    g_autoptr(GString) slug = g_string_new(NULL);
    for (const char *p = ascii; *p && slug->len < ID_MAX_BYTES; p++) {
        if (g_ascii_isalnum(*p))
            g_string_append_c(slug, g_ascii_tolower(*p));
        else if (slug->len && slug->str[slug->len - 1] != '-' && *p != '\'' && *p != '?')
            g_string_append_c(slug, '-');
    }
    while (slug->len && slug->str[slug->len - 1] == '-')
        g_string_truncate(slug, slug->len - 1);
    return dm_arena_strdup(draft->arena, slug->len ? slug->str : prefix);
}

/* `id`, or the first of id-2, id-3 … that nothing of the same type ('a'ctor, 'i'ssue, 'e'vent) has yet. */
static const char *unused(Draft *draft, char type, const char *id)
{
    g_autofree char *lower = g_ascii_strdown(id, -1), *base = g_strdup_printf("%c:%s", type, lower);
    guint n = GPOINTER_TO_UINT(g_hash_table_lookup(draft->ids, base));
    g_autofree char *candidate = g_strdup(id), *key = g_strdup(base);
    while (g_hash_table_contains(draft->ids, key)) {
        n++;
        g_free(candidate);
        g_free(key);
        candidate = g_strdup_printf("%s-%u", id, n);
        key = g_strdup_printf("%s-%u", base, n);
    }
    g_hash_table_insert(draft->ids, g_strdup(key), GUINT_TO_POINTER(1));
    if (n)
        g_hash_table_insert(draft->ids, g_strdup(base), GUINT_TO_POINTER(n));
    return dm_arena_strdup(draft->arena, candidate);
}

static void set_day(Draft *draft, DmDateField *field, const char *text)
{
    field->said = dm_import_text(draft, text);
    if (field->said.text && !dm_date_parse(field->said.text, &field->date, NULL))
        *field = (DmDateField){0};
}

DmRecordFile *dm_import_file(Draft *draft, const DraftSource *source)
{
    char day[DM_DAY_TEXT];
    const char *id = dm_import_slug(draft, source->id, "source");
    DmRecordFile *file = g_hash_table_lookup(draft->files, id);
    if (file)
        return file;
    file = dm_model_add_file(draft->model, id, NULL);
    file->identity = id;
    file->has_source = true;
    file->source.pos = there;
    file->source.id = dm_import_text(draft, id);
    file->source.title = dm_import_text(draft, source->title);
    file->source.publisher = dm_import_text(draft, source->publisher);
    file->source.url = dm_import_text(draft, source->url);
    set_day(draft, &file->source.published, source->published);
    if (!file->source.published.said.text && draft->published != DM_DAY_OPEN)
        set_day(draft, &file->source.published, dm_day_format(draft->published, day));
    g_hash_table_insert(draft->files, (gpointer)id, file);
    return file;
}

DmEvent *dm_import_event(Draft *draft, DmRecordFile *file, guint line, DmKind kind, const char *id,
                         const char *date, const char *title)
{
    DmDate when;
    if (!date || !dm_date_parse(date, &when, NULL)) {
        dm_import_finding(draft, line, "no date that can be read: '%s'", date ? date : "");
        return NULL;
    }
    DmEvent *event = dm_list_add(draft->arena, &file->events);
    dm_event_init(event);
    event->file = file;
    event->pos = event->kind_pos = there;
    event->kind = kind;
    event->id =
        dm_import_text(draft, unused(draft, 'e', dm_import_slug(draft, id && *id ? id : title, "event")));
    event->date.said = dm_import_text(draft, when.edtf);
    event->date.date = when;
    event->title = dm_import_text(draft, title);
    if (!event->title.text)
        event->title = event->id;
    event->draft = true;
    return event;
}

const char *dm_import_actor(Draft *draft, DmRecordFile *file, const char *name, DmActorKind kind,
                            const char *of)
{
    DmText label = dm_import_text(draft, name);
    if (!label.text)
        return NULL;
    const char *id = known(draft->actors, label.text);
    if (id)
        return id;
    DmActor *actor = dm_list_add(draft->arena, &file->actors);
    actor->file = file;
    actor->pos = there;
    actor->id = dm_import_text(draft, unused(draft, 'a', dm_import_slug(draft, label.text, "actor")));
    actor->name = label;
    actor->kind = kind;
    actor->of = dm_import_text(draft, of);
    know(draft, draft->actors, label.text, actor->id.text);
    return actor->id.text;
}

const char *dm_import_issue(Draft *draft, DmRecordFile *file, const char *title)
{
    DmText label = dm_import_text(draft, title);
    if (!label.text)
        return NULL;
    const char *id = known(draft->issues, label.text);
    if (id)
        return id;
    DmIssue *issue = dm_list_add(draft->arena, &file->issues);
    issue->file = file;
    issue->pos = there;
    issue->id = dm_import_text(draft, unused(draft, 'i', dm_import_slug(draft, label.text, "issue")));
    issue->title = label;
    know(draft, draft->issues, label.text, issue->id.text);
    return issue->id.text;
}

void dm_import_part(Draft *draft, DmEvent *event, const char *actor, DmWord word)
{
    if (!actor)
        return;
    for (guint i = 0; i < event->parts.len; i++)
        if (event->parts.items[i].word == word && !strcmp(event->parts.items[i].who.text, actor))
            return;
    DmPart *part = dm_list_add(draft->arena, &event->parts);
    part->who = dm_import_text(draft, actor);
    part->field = part->word = word;
}

void dm_import_quote(Draft *draft, DmQuoteList *quotes, const char *text)
{
    DmText words = dm_import_text(draft, text);
    if (!words.text)
        return;
    DmQuote *quote = dm_list_add(draft->arena, quotes);
    dm_quote_init(quote);
    quote->text = words;
}

void dm_import_finding(Draft *draft, guint line, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_autofree char *message = g_strdup_vprintf(format, args);
    va_end(args);
    DmPos pos = {line, line ? 1 : 0};
    dm_diags_add(draft->diags, DM_CODE_IMPORT_ROW, draft->input, pos, 1, "%s", message);
}

void dm_import_place(Draft *draft, DmEvent *event, const char *text)
{
    event->place.name = dm_import_text(draft, text);
    if (!event->place.name.text)
        return;
    const char *comma = strrchr(event->place.name.text, ',');
    g_autofree char *last = g_strstrip(g_strdup(comma ? comma + 1 : event->place.name.text));
    const char *id = known(draft->actors, last);
    const DmActor *state = id ? dm_builtin_actor(id) : NULL;
    if (state && state->kind == DM_ACTOR_STATE)
        event->country = dm_import_text(draft, id);
}

void dm_import_finish(Draft *draft)
{
    char day[DM_DAY_TEXT];
    for (guint i = 0; i < dm_model_n_files(draft->model); i++) {
        DmRecordFile *file = dm_model_file(draft->model, i);
        DmDay last = DM_DAY_OPEN;
        if (!file->has_source || file->source.published.said.text)
            continue;
        for (guint k = 0; k < file->events.len; k++) {
            DmDay start = file->events.items[k].date.date.window.earliest;
            if (start != DM_DAY_OPEN && (last == DM_DAY_OPEN || start > last))
                last = start;
        }
        if (last != DM_DAY_OPEN)
            set_day(draft, &file->source.published, dm_day_format(last, day));
    }
}

char *dm_import_plain(const char *html)
{
    static const struct {
        const char *entity;
        char c;
    } entities[] = {{"&amp;", '&'},  {"&lt;", '<'},   {"&gt;", '>'},
                    {"&quot;", '"'}, {"&#39;", '\''}, {"&nbsp;", ' '}};
    GString *out = g_string_new(NULL);
    const char *last_angle = strrchr(html, '>');
    for (const char *p = html; *p; p++) {
        const char *end = *p == '<' && p < last_angle ? strchr(p, '>') : NULL;
        if (end) {
            if (out->len && out->str[out->len - 1] != ' ')
                g_string_append_c(out, ' ');
            p = end;
            continue;
        }
        char c = *p;
        for (guint i = 0; c == '&' && i < G_N_ELEMENTS(entities); i++)
            if (g_str_has_prefix(p, entities[i].entity)) {
                c = entities[i].c;
                p += strlen(entities[i].entity) - 1;
                break;
            }
        g_string_append_c(out, c);
    }
    return g_strstrip(g_string_free(out, FALSE));
}
