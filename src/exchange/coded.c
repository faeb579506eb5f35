/* exchange: see coded.h. */
#include "coded.h"
#include "code.h"
#include <math.h>
#include <string.h>

static int plover_named(const char *name)
{
    int value = 0;
    dm_enum_find(dm_plover_names, name, &value);
    return value;
}

/* What the parts of a kind are called. */
static const struct {
    DmKind kind;
    DmWord sources, targets;
} fields[] = {
    {DM_KIND_CALL, DM_WORD_PARTICIPANT, DM_WORD_PARTICIPANT},
    {DM_KIND_MEETING, DM_WORD_PARTICIPANT, DM_WORD_PARTICIPANT},
    {DM_KIND_AGREEMENT, DM_WORD_PARTY, DM_WORD_PARTY},
    {DM_KIND_STATEMENT, DM_WORD_SPEAKER, DM_WORD_TO},
    {DM_KIND_ACTION, DM_WORD_BY, DM_WORD_TO},
};

/* Consulting is meeting; several who agree make an agreement; what else is only said is a statement. */
static DmKind kind_of(const Coded *coded)
{
    if (coded->plover == plover_named("CONSULT"))
        return coded->call ? DM_KIND_CALL : DM_KIND_MEETING;
    if (coded->plover == plover_named("AGREE") && coded->sources.len > 1 && !coded->targets.len)
        return DM_KIND_AGREEMENT;
    DmQuad quad = dm_plover_quad(coded->plover);
    bool verbal = quad == DM_QUAD_VERBAL_COOPERATION || quad == DM_QUAD_VERBAL_CONFLICT;
    return verbal ? DM_KIND_STATEMENT : DM_KIND_ACTION;
}

static const char *actor_of(Draft *draft, DmRecordFile *file, const CodedActor *actor)
{
    const char *state = dm_code_alpha2(actor->code);
    if (!actor->name)
        return state;
    DmActorKind kind = actor->person ? DM_ACTOR_PERSON : state ? DM_ACTOR_GROUP : DM_ACTOR_UNKNOWN;
    return dm_import_actor(draft, file, actor->name, kind, state);
}

static void add_parts(Draft *draft, DmEvent *event, DmRecordFile *file, const CodedActors *actors,
                      DmWord word)
{
    for (guint i = 0; i < actors->len; i++)
        dm_import_part(draft, event, actor_of(draft, file, &actors->items[i]), word);
}

void dm_import_coded(Draft *draft, const Coded *coded)
{
    DmRecordFile *file = dm_import_file(draft, &coded->source);
    DmKind kind = kind_of(coded);
    DmEvent *event = dm_import_event(draft, file, coded->line, kind, coded->id, coded->date, coded->title);
    if (!event)
        return;
    for (guint i = 0; i < G_N_ELEMENTS(fields); i++) {
        if (fields[i].kind != kind)
            continue;
        add_parts(draft, event, file, &coded->sources, fields[i].sources);
        add_parts(draft, event, file, &coded->targets, fields[i].targets);
    }
    if (dm_kind_has_status(kind)) {
        event->status = DM_STATUS_HELD;
        event->status_pos = event->pos;
    }
    event->plover = coded->plover;
    dm_import_quote(draft, &event->quotes, coded->text);
    dm_import_place(draft, event, coded->place);
    if (dm_code_alpha2(coded->country))
        event->country = dm_import_text(draft, dm_code_alpha2(coded->country));
    if (event->place.name.text) {
        event->place.lat = coded->lat;
        event->place.lon = coded->lon;
    }
}
