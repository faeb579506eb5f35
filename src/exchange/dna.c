/* exchange: positions as statements, in the columns of the event list of Discourse Network Analyzer (DNA 3,
 * export "eventlist", CSV): semicolons, every text quoted, no quotation marks or semicolons inside.
 * `agreement` is 1 for supports and accepts, 0 for doubts and opposes; neutral statements are left out, DNA
 * has no place for them. */
#include "export.h"
#include <string.h>

static void put_text(GString *out, const char *text)
{
    g_string_append(out, ";\"");
    for (; text && *text; text++)
        g_string_append_c(out, *text == ';'                     ? ','
                               : *text == '"'                   ? '\''
                               : *text == '\n' || *text == '\r' ? ' '
                                                                : *text);
    g_string_append_c(out, '"');
}

typedef struct Speaker {
    const char *person, *organisation;
} Speaker;

static const DmActorRow *find_actor(const DmExport *view, const char *id)
{
    for (guint i = 0; id && i < view->actors.len; i++)
        if (!strcmp(view->actors.items[i].id, id))
            return &view->actors.items[i];
    return NULL;
}

/* A person speaks for what they belong to; anybody else is the organisation. */
static Speaker speaker_of(const DmExport *view, const DmPositionRow *row)
{
    const DmActorRow *actor = find_actor(view, row->actor);
    if (!actor || actor->kind != DM_ACTOR_PERSON)
        return (Speaker){NULL, row->actor_name};
    const DmActorRow *above = find_actor(view, actor->of);
    return (Speaker){row->actor_name, above && above->name ? above->name : actor->of};
}

static void put_row(GString *out, const DmExport *view, const DmPositionRow *row, guint number)
{
    char day[DM_DAY_TEXT];
    Speaker speaker = speaker_of(view, row);
    DmDay said = row->said.window.earliest;
    g_string_append_printf(out, "%u;%s 00:00:00", number, dm_day_format(said, day));
    put_text(out, row->evidence.source);
    put_text(out, row->evidence.title ? row->evidence.title : row->evidence.source);
    put_text(out, NULL);
    put_text(out, row->evidence.publisher);
    put_text(out, NULL);
    put_text(out, NULL);
    put_text(out, row->evidence.quote);
    put_text(out, speaker.person);
    put_text(out, speaker.organisation);
    put_text(out, row->issue_title ? row->issue_title : row->issue);
    g_string_append_printf(out, ";%d\n", row->stance > 0);
}

void dm_write_dna(GString *out, const DmExport *view)
{
    static const char *const columns[] = {
        "statement ID", "time", "document ID", "document title", "author",  "source",   "section",
        "type",         "text", "person",      "organization",   "concept", "agreement"};
    for (guint i = 0; i < G_N_ELEMENTS(columns); i++)
        g_string_append_printf(out, "%s\"%s\"", i ? ";" : "", columns[i]);
    g_string_append_c(out, '\n');
    guint number = 0;
    for (guint i = 0; i < view->statements.len; i++) {
        const DmPositionRow *row = &view->statements.items[i];
        if (row->stance != DM_STANCE_NEUTRAL && row->said.window.earliest != DM_DAY_OPEN)
            put_row(out, view, row, ++number);
    }
}
