/* exchange: PLOVER event records as JSON (Open Event Data Alliance, PLOVER manual; the keys are those of its
 * gold standard records). An event of the view has the class it was given, else the one that its kind
 * implies; meetings that have not been held and kinds that imply nothing are left out. */
#include "code.h"
#include "export.h"
#include <jansson.h>
#include <string.h>

#define WORD(w) (1u << DM_WORD_##w)
static const guint32 source_words = WORD(SPEAKER) | WORD(BY) | WORD(SET_BY) | WORD(PROPOSED_BY) |
                                    WORD(PARTY) | WORD(SIGNATORY) | WORD(PARTICIPANT) | WORD(HOST) |
                                    WORD(GUEST);
static const guint32 target_words = WORD(TO) | WORD(SET_ON);

static int class_of(const DmEventRow *row)
{
    static const struct {
        DmKind kind;
        const char *name;
    } implied[] = {
        {DM_KIND_SUMMIT, "CONSULT"},  {DM_KIND_MEETING, "CONSULT"},  {DM_KIND_CALL, "CONSULT"},
        {DM_KIND_AGREEMENT, "AGREE"}, {DM_KIND_COMMITMENT, "AGREE"}, {DM_KIND_DEADLINE, "REQUEST"},
    };
    int value = row->plover;
    bool happened = row->status == DM_STATUS_NONE || row->status == DM_STATUS_HELD;
    for (guint i = 0; !value && happened && i < G_N_ELEMENTS(implied); i++)
        if (implied[i].kind == row->kind)
            dm_enum_find(dm_plover_names, implied[i].name, &value);
    return value;
}

static const char *mode_of(const DmEventRow *row, int class)
{
    if (strcmp(dm_enum_text(dm_plover_names, class), "CONSULT") != 0)
        return "";
    if (row->kind == DM_KIND_CALL)
        return "phone";
    return row->actors.len > 2 ? "multilateral" : "";
}

static const DmActorRow *find_actor(const DmExport *view, const char *id)
{
    for (guint i = 0; i < view->actors.len; i++)
        if (!strcmp(view->actors.items[i].id, id))
            return &view->actors.items[i];
    return NULL;
}

/* The code of the state an actor is or belongs to; "IGO" for an organisation of none. */
static const char *actor_code(const DmExport *view, const char *id)
{
    const DmActorRow *actor = find_actor(view, id);
    for (guint depth = 0; id && depth < 8; depth++) {
        if (dm_code_alpha3(id))
            return dm_code_alpha3(id);
        const DmActorRow *above = find_actor(view, id);
        id = above ? above->of : NULL;
    }
    return actor && actor->kind == DM_ACTOR_ORGANISATION ? "IGO" : "";
}

static json_t *actor_list(const DmExport *view, const DmEventRow *row, guint32 words)
{
    json_t *list = json_array();
    for (guint i = 0; i < row->actors.len; i++) {
        const DmActorWord *actor = &row->actors.items[i];
        const DmActorRow *known = find_actor(view, actor->id);
        if (!(words >> actor->word & 1))
            continue;
        json_t *item = json_pack("{s:s, s:s}", "actorText", actor->name ? actor->name : actor->id, "code",
                                 actor_code(view, actor->id));
        if (known && known->kind == DM_ACTOR_PERSON)
            json_object_set_new(item, "sector", json_string("GOV"));
        json_array_append_new(list, item);
    }
    return list;
}

static void set_text(json_t *record, const char *key, const char *text)
{
    if (text)
        json_object_set_new(record, key, json_string(text));
}

static json_t *record_of(const DmExport *view, const DmEventRow *row, int class)
{
    char day[DM_DAY_TEXT];
    json_t *record =
        json_pack("{s:s, s:s}", "id", row->id, "date", dm_day_format(row->date.window.earliest, day));
    json_object_set_new(record, "source", actor_list(view, row, source_words));
    json_object_set_new(record, "target", actor_list(view, row, target_words));
    set_text(record, "event", dm_enum_text(dm_plover_names, class));
    set_text(record, "eventText", row->title);
    set_text(record, "context", "");
    set_text(record, "mode", mode_of(row, class));
    set_text(record, "text", row->evidence.quote ? row->evidence.quote : row->summary);
    set_text(record, "location", row->place);
    set_text(record, "country", dm_code_alpha3(row->country));
    set_text(record, "publication", row->evidence.publisher ? row->evidence.publisher : row->evidence.source);
    if (row->evidence.published != DM_DAY_OPEN)
        set_text(record, "publicationDate", dm_day_format(row->evidence.published, day));
    set_text(record, "url", row->evidence.url);
    return record;
}

void dm_write_plover(GString *out, const DmExport *view)
{
    json_t *records = json_array();
    for (guint i = 0; i < view->events.len; i++) {
        const DmEventRow *row = &view->events.items[i];
        int class = class_of(row);
        if (class && row->date.window.earliest != DM_DAY_OPEN)
            json_array_append_new(records, record_of(view, row, class));
    }
    char *text = json_dumps(records, JSON_INDENT(2));
    g_string_append_printf(out, "%s\n", text);
    free(text);
    json_decref(records);
}
