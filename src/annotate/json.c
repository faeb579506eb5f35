/* annotate – a draft as one line of JSON, with the keys of the YAML. Fields are rows of tables; an empty one
 * is left out. */
#include <demarche/annotate.h>
#include <math.h>

static void key(GString *out, const char *name)
{
    char last = out->len ? out->str[out->len - 1] : '{';
    if (last != '{' && last != '[')
        g_string_append_c(out, ',');
    if (name)
        g_string_append_printf(out, "\"%s\":", name);
}

static void string(GString *out, const char *text)
{
    g_string_append_c(out, '"');
    dm_escape_json(out, text);
    g_string_append_c(out, '"');
}

static void text_field(GString *out, const char *name, const char *text)
{
    if (!text)
        return;
    key(out, name);
    string(out, text);
}

static void number_field(GString *out, const char *name, double number)
{
    char buffer[G_ASCII_DTOSTR_BUF_SIZE];
    if (isnan(number))
        return;
    key(out, name);
    g_string_append(out, g_ascii_formatd(buffer, sizeof buffer, "%.4g", number));
}

static void texts_field(GString *out, const char *name, const DmTextList *list)
{
    if (!list->len)
        return;
    key(out, name);
    g_string_append_c(out, '[');
    for (guint i = 0; i < list->len; i++)
        text_field(out, NULL, list->items[i].text);
    g_string_append_c(out, ']');
}

typedef struct Row {
    const char *name;
    gsize offset; /* of a DmText */
} Row;

static void text_rows(GString *out, const Row *rows, guint n, gconstpointer record)
{
    for (guint i = 0; i < n; i++)
        text_field(out, rows[i].name, ((const DmText *)((const char *)record + rows[i].offset))->text);
}

#define AT(type, member) G_STRUCT_OFFSET(type, member)
static const Row source_rows[] = {
    {"id", AT(DmSource, id)},
    {"title", AT(DmSource, title)},
    {"publisher", AT(DmSource, publisher)},
    {"author", AT(DmSource, author)},
    {"published", AT(DmSource, published.said)},
    {"url", AT(DmSource, url)},
    {"language", AT(DmSource, language)},
    {"text", AT(DmSource, text)},
    {"sha256", AT(DmSource, sha256)},
};
static const Row actor_rows[] = {
    {"name", AT(DmActor, name)}, {"of", AT(DmActor, of)}, {"role", AT(DmActor, role)}};
static const Row event_rows[] = {
    {"id", AT(DmEvent, id)},
    {"date", AT(DmEvent, date.said)},
    {"title", AT(DmEvent, title)},
    {"for", AT(DmEvent, for_event)},
    {"what", AT(DmEvent, what)},
    {"due", AT(DmEvent, due.said)},
    {"condition", AT(DmEvent, condition)},
    {"place", AT(DmEvent, place.name)},
    {"country", AT(DmEvent, country)},
};

static void actors(GString *out, const DmRecordFile *file)
{
    key(out, "actors");
    g_string_append_c(out, '{');
    for (guint i = 0; i < file->actors.len; i++) {
        const DmActor *actor = &file->actors.items[i];
        key(out, NULL);
        string(out, actor->id.text);
        g_string_append(out, ":{");
        text_rows(out, actor_rows, 1, actor);
        if (actor->kind != DM_ACTOR_UNKNOWN)
            text_field(out, "kind", dm_enum_text(dm_actor_kind_names, actor->kind));
        text_rows(out, actor_rows + 1, G_N_ELEMENTS(actor_rows) - 1, actor);
        texts_field(out, "aliases", &actor->aliases);
        g_string_append_c(out, '}');
    }
    g_string_append_c(out, '}');
}

static void issues(GString *out, const DmRecordFile *file)
{
    key(out, "issues");
    g_string_append_c(out, '{');
    for (guint i = 0; i < file->issues.len; i++) {
        const DmIssue *issue = &file->issues.items[i];
        key(out, NULL);
        string(out, issue->id.text);
        g_string_append(out, ":{");
        text_field(out, "title", issue->title.text);
        texts_field(out, "aliases", &issue->aliases);
        g_string_append_c(out, '}');
    }
    g_string_append_c(out, '}');
}

/* The keys of the fields that name actors; several actors of one field make a list. */
static const struct {
    DmWord field;
    const char *name;
} part_rows[] = {
    {DM_WORD_PARTICIPANT, "participants"},
    {DM_WORD_HOST, "host"},
    {DM_WORD_MEDIATOR, "mediator"},
    {DM_WORD_SPEAKER, "speaker"},
    {DM_WORD_BY, "by"},
    {DM_WORD_TO, "to"},
    {DM_WORD_SET_BY, "set-by"},
    {DM_WORD_SET_ON, "set-on"},
    {DM_WORD_PROPOSED_BY, "proposed-by"},
    {DM_WORD_PARTY, "parties"},
};

static void part(GString *out, const DmPart *part)
{
    key(out, NULL);
    if (part->word == part->field) {
        string(out, part->who.text);
        return;
    }
    g_string_append_c(out, '{');
    text_field(out, "who", part->who.text);
    text_field(out, "as", dm_enum_text(dm_word_names, part->word));
    g_string_append_c(out, '}');
}

static void parts(GString *out, const DmEvent *event)
{
    for (guint r = 0; r < G_N_ELEMENTS(part_rows); r++) {
        bool open = false;
        for (guint i = 0; i < event->parts.len; i++) {
            if (event->parts.items[i].field != part_rows[r].field)
                continue;
            if (!open) {
                key(out, part_rows[r].name);
                g_string_append_c(out, '[');
                open = true;
            }
            part(out, &event->parts.items[i]);
        }
        if (open)
            g_string_append_c(out, ']');
    }
}

static void quotes(GString *out, const DmQuoteList *list)
{
    if (!list->len)
        return;
    key(out, "quote");
    g_string_append_c(out, '[');
    for (guint i = 0; i < list->len; i++) {
        const DmQuote *quote = &list->items[i];
        key(out, NULL);
        g_string_append_c(out, '{');
        text_field(out, "text", quote->text.text);
        text_field(out, "speaker", quote->speaker.text);
        if (quote->anonymous)
            g_string_append(out, ",\"anonymous\":true");
        if (quote->start >= 0)
            g_string_append_printf(out, ",\"at\":[%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT "]", quote->start,
                                   quote->end);
        g_string_append_c(out, '}');
    }
    g_string_append_c(out, ']');
}

static void positions(GString *out, const DmPositionList *list)
{
    if (!list->len)
        return;
    key(out, "positions");
    g_string_append_c(out, '[');
    for (guint i = 0; i < list->len; i++) {
        const DmPosition *position = &list->items[i];
        key(out, NULL);
        g_string_append_c(out, '{');
        text_field(out, "actor", position->actor.text);
        text_field(out, "issue", position->issue.text);
        text_field(out, "stance", dm_enum_text(dm_stance_names, position->stance));
        text_field(out, "condition", position->condition.text);
        quotes(out, &position->quotes);
        g_string_append_c(out, '}');
    }
    g_string_append_c(out, ']');
}

static void event(GString *out, const DmEvent *event)
{
    key(out, NULL);
    g_string_append_c(out, '{');
    text_field(out, "kind", dm_enum_text(dm_kind_names, event->kind));
    text_rows(out, event_rows, G_N_ELEMENTS(event_rows), event);
    parts(out, event);
    if (event->status != DM_STATUS_NONE)
        text_field(out, "status", dm_enum_text(dm_status_names, event->status));
    quotes(out, &event->quotes);
    texts_field(out, "issues", &event->issues);
    positions(out, &event->positions);
    if (event->plover)
        text_field(out, "plover", dm_enum_text(dm_plover_names, event->plover));
    number_field(out, "confidence", event->confidence);
    if (event->draft)
        text_field(out, "review", "draft");
    text_field(out, "reason", event->reason.text);
    g_string_append_c(out, '}');
}

void dm_annotate_json(GString *out, const DmRecordFile *file)
{
    g_string_append(out, "{\"demarche\":1");
    if (file->has_source) {
        key(out, "source");
        g_string_append_c(out, '{');
        text_rows(out, source_rows, G_N_ELEMENTS(source_rows), &file->source);
        g_string_append_c(out, '}');
    }
    actors(out, file);
    issues(out, file);
    key(out, "events");
    g_string_append_c(out, '[');
    for (guint i = 0; i < file->events.len; i++)
        event(out, &file->events.items[i]);
    g_string_append(out, "]}\n");
}
