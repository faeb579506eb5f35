/* yaml – the record types of event files, field by field. The order is the order in which files are written.
 */
#include "yaml/fields.h"

#define AT(T, member) offsetof(T, member)
#define RECORD(name, T, rows)                                                                                \
    const Record dm_yaml_##name##_record = {#name, rows, G_N_ELEMENTS(rows), sizeof(T)}

static const DmEnum review_names[] = {
    {"draft", true, "checked and loaded, but shown only with --drafts"},
    {"accepted", false, "the default"},
    {NULL, 0, NULL},
};

/* ---- Small mappings ---- */

static const Field due_fields[] = {
    {"earliest", &dm_type_date, AT(DmDue, earliest),
     .help = "first day; the event's day when only latest is given"},
    {"latest", &dm_type_date, AT(DmDue, latest), .help = "last day; open when left out"},
    {"after", &dm_type_id, AT(DmDue, after), .help = "event the window counts from, once it has happened"},
    {"min", &dm_type_count, AT(DmDue, min),
     .help = "units from that event to the first day; 0 when left out"},
    {"max", &dm_type_count, AT(DmDue, max), .help = "units from that event to the last day"},
    {"unit", &dm_type_enum, AT(DmDue, unit), .names = dm_unit_names, .help = "days when left out"},
};
RECORD(due, DmDue, due_fields);

static const Field place_fields[] = {
    {"name", &dm_type_text, AT(DmPlace, name), .help = "city, building or region"},
    {"country", &dm_type_text, AT(DmPlace, country), .help = "ISO 3166-1 alpha-2 code, or XK"},
    {"lat", &dm_type_number, AT(DmPlace, lat), .pos_offset = AT(DmPlace, lat_pos), .help = "degrees north"},
    {"lon", &dm_type_number, AT(DmPlace, lon), .pos_offset = AT(DmPlace, lon_pos), .help = "degrees east"},
    {"geonames", &dm_type_text, AT(DmPlace, geonames), .help = "GeoNames number"},
};
RECORD(place, DmPlace, place_fields);

static const Field quote_fields[] = {
    {"text", &dm_type_text, AT(DmQuote, text), .required = true,
     .help = "the words of the source; … skips some"},
    {"speaker", &dm_type_id, AT(DmQuote, speaker),
     .help = "actor who said it, where it is not the event's speaker"},
    {"anonymous", &dm_type_unnamed, 0,
     .help = "the source does not name the speaker: true, or how it describes him"},
    {"language", &dm_type_text, AT(DmQuote, language), .help = "language of the words, as in BCP 47"},
    {"translation", &dm_type_text, AT(DmQuote, translation), .help = "the words in the file's language"},
    {"at", &dm_type_offsets, AT(DmQuote, start),
     .help = "first and last character in the source text, from 0, end exclusive"},
};
RECORD(quote, DmQuote, quote_fields);

static const Field part_fields[] = {
    {"who", &dm_type_id, AT(DmPart, who), .required = true, .help = "actor"},
    {"as", &dm_type_enum, AT(DmPart, word), .names = dm_role_names, .help = "what the actor is in the event"},
};
RECORD(part, DmPart, part_fields);

static const Field position_fields[] = {
    {"actor", &dm_type_id, AT(DmPosition, actor), .help = "may be left out where the event has one speaker"},
    {"issue", &dm_type_id, AT(DmPosition, issue), .required = true, .help = "issue, or a venue event"},
    {"stance", &dm_type_enum, AT(DmPosition, stance), .names = dm_stance_names, AT(DmPosition, stance_pos),
     .required = true, .help = "from opposes (-2) to supports (+2)"},
    {"condition", &dm_type_text, AT(DmPosition, condition), .help = "what it depends on"},
    {"quote", &dm_type_quotes, AT(DmPosition, quotes), .record = &dm_yaml_quote_record,
     .help = "the words it rests on"},
    {"note", &dm_type_text, AT(DmPosition, note), .help = "remark of the coder"},
};
RECORD(position, DmPosition, position_fields);

static const Field update_fields[] = {
    {"of", &dm_type_id, AT(DmUpdate, of), .required = true, .help = "event that this one changes"},
    {"status", &dm_type_enum, AT(DmUpdate, status), .names = dm_status_names, AT(DmUpdate, status_pos),
     .help = "its status from this event's date on"},
    {"due", &dm_type_due, AT(DmUpdate, due), .record = &dm_yaml_due_record, .help = "its new due date"},
    {"date", &dm_type_date, AT(DmUpdate, date), .help = "its new date"},
    {"place", &dm_type_place, AT(DmUpdate, place), .record = &dm_yaml_place_record, .help = "its new place"},
    {"note", &dm_type_text, AT(DmUpdate, note), .help = "remark of the coder"},
};
RECORD(update, DmUpdate, update_fields);

static const Field actor_role_fields[] = {
    {"title", &dm_type_text, AT(DmActorRole, title), .required = true, .help = "office or title"},
    {"of", &dm_type_id, AT(DmActorRole, of), .help = "actor it belongs to"},
    {"from", &dm_type_date, AT(DmActorRole, from), .help = "since when"},
    {"to", &dm_type_date, AT(DmActorRole, to), .help = "until when"},
};
RECORD(actor_role, DmActorRole, actor_role_fields);

/* ---- Records ---- */

static const Field source_fields[] = {
    {"id", &dm_type_id, AT(DmSource, id), .required = true, .help = "unique in a store"},
    {"title", &dm_type_text, AT(DmSource, title), .help = "headline"},
    {"publisher", &dm_type_text, AT(DmSource, publisher), .help = "who published it"},
    {"author", &dm_type_text, AT(DmSource, author), .help = "writer or agency"},
    {"published", &dm_type_date, AT(DmSource, published), .required = true,
     .help = "the day the world could know"},
    {"url", &dm_type_url, AT(DmSource, url), .help = "address"},
    {"archive", &dm_type_url, AT(DmSource, archive), .help = "address of an archived copy"},
    {"retrieved", &dm_type_date, AT(DmSource, retrieved), .help = "day it was read"},
    {"language", &dm_type_text, AT(DmSource, language), .help = "its language, as in BCP 47"},
    {"text", &dm_type_text, AT(DmSource, text),
     .help = "local copy, relative to this file; quotes are proved against it"},
    {"sha256", &dm_type_checksum, AT(DmSource, sha256), .help = "checksum of that copy"},
    {"grade", &dm_type_enum, AT(DmSource, grade), .names = dm_grade_names,
     .help = "how near it is to the event"},
};
RECORD(source, DmSource, source_fields);

static const Field coder_fields[] = {
    {"by", &dm_type_text, AT(DmCoder, by), .help = "who coded the file"},
    {"at", &dm_type_date, AT(DmCoder, at), .help = "when"},
    {"codebook", &dm_type_text, AT(DmCoder, codebook), .help = "version of the coding rules"},
};
RECORD(coder, DmCoder, coder_fields);

static const Field actor_fields[] = {
    {"name", &dm_type_text, AT(DmActor, name), .help = "as shown; the id when left out"},
    {"kind", &dm_type_enum, AT(DmActor, kind), .names = dm_actor_kind_names, .help = "what sort of actor"},
    {"of", &dm_type_id, AT(DmActor, of), .help = "actor it belongs to"},
    {"role", &dm_type_text, AT(DmActor, role), .help = "present office"},
    {"roles", &dm_type_roles, AT(DmActor, roles), .record = &dm_yaml_actor_role_record,
     .help = "offices through time"},
    {"aliases", &dm_type_texts, AT(DmActor, aliases), .help = "other names and spellings"},
    {"wikidata", &dm_type_text, AT(DmActor, wikidata), .help = "Wikidata item"},
    {"note", &dm_type_text, AT(DmActor, note), .help = "remark of the coder"},
};
RECORD(actor, DmActor, actor_fields);

static const Field issue_fields[] = {
    {"title", &dm_type_text, AT(DmIssue, title), .help = "as shown; the id when left out"},
    {"parent", &dm_type_id, AT(DmIssue, parent), .help = "a broader issue"},
    {"aliases", &dm_type_texts, AT(DmIssue, aliases), .help = "other names"},
    {"note", &dm_type_text, AT(DmIssue, note), .help = "what belongs to it"},
};
RECORD(issue, DmIssue, issue_fields);

#define PARTS(key, WORD, mask, text)                                                                         \
    {                                                                                                        \
        key, &dm_type_parts, AT(DmEvent, parts), .word = DM_WORD_##WORD, .record = &dm_yaml_part_record,     \
                                                 .kinds = mask, .help = text                                 \
    }

static const Field event_fields[] = {
    {"id", &dm_type_id, AT(DmEvent, id), .required = true,
     .help = "the same id in other sources is the same event"},
    {"kind", &dm_type_enum, AT(DmEvent, kind), .names = dm_kind_names, AT(DmEvent, kind_pos),
     .required = true, .help = "what sort of event"},
    {"date", &dm_type_date, AT(DmEvent, date), .required = true, .help = "when it was said or done"},
    {"title", &dm_type_text, AT(DmEvent, title), .required = true, .help = "one line"},
    {"status", &dm_type_enum, AT(DmEvent, status), .names = dm_status_names, AT(DmEvent, status_pos),
     .listed = dm_meeting_status_names, .kinds = DM_KINDS_TALKS,
     .help = "held up to the day of publication and planned after it, when left out"},
    PARTS("participants", PARTICIPANT, DM_KINDS_TALKS, "who meets or talks"),
    PARTS("host", HOST, DM_KINDS_MEETINGS, "who receives the others"),
    PARTS("mediator", MEDIATOR, DM_KINDS_MEETINGS | DM_KIND_BIT(AGREEMENT), "who stands between the sides"),
    PARTS("speaker", SPEAKER, DM_KIND_BIT(STATEMENT), "who says it"),
    PARTS("by", BY, DM_KINDS_BY, "who promises or does it"),
    PARTS("to", TO, DM_KINDS_TO, "whom it is said, promised or done to"),
    PARTS("set-by", SET_BY, DM_KIND_BIT(DEADLINE), "who sets the limit"),
    PARTS("set-on", SET_ON, DM_KIND_BIT(DEADLINE), "whom it binds"),
    PARTS("parties", PARTY, DM_KIND_BIT(AGREEMENT), "who signs or accepts"),
    PARTS("proposed-by", PROPOSED_BY, DM_KIND_BIT(VENUE), "who proposes the place"),
    {"for", &dm_type_id, AT(DmEvent, for_event), .kinds = DM_KIND_BIT(VENUE),
     .help = "meeting the place is proposed for"},
    {"what", &dm_type_text, AT(DmEvent, what), .kinds = DM_KINDS_DUE, .help = "what is to be done"},
    {"due", &dm_type_due, AT(DmEvent, due), .record = &dm_yaml_due_record, .kinds = DM_KINDS_DUE,
     .help = "until when"},
    {"condition", &dm_type_text, AT(DmEvent, condition), .kinds = DM_KINDS_DUE, .help = "what it depends on"},
    {"every", &dm_type_text, AT(DmEvent, every), .kinds = DM_KINDS_DUE, .help = "how often it is due again"},
    {"place", &dm_type_place, AT(DmEvent, place), .record = &dm_yaml_place_record, .help = "where"},
    {"country", &dm_type_text, AT(DmEvent, country), .help = "ISO 3166-1 alpha-2 code, or XK"},
    {"summary", &dm_type_text, AT(DmEvent, summary), .help = "some sentences"},
    {"quote", &dm_type_quotes, AT(DmEvent, quotes), .record = &dm_yaml_quote_record,
     .help = "the words it rests on"},
    {"issues", &dm_type_ids, AT(DmEvent, issues), .help = "what it is about"},
    {"positions", &dm_type_positions, AT(DmEvent, positions), .record = &dm_yaml_position_record,
     .help = "where actors stand on issues"},
    {"updates", &dm_type_updates, AT(DmEvent, updates), .record = &dm_yaml_update_record,
     .help = "what it changes about earlier events"},
    {"responds-to", &dm_type_ids, AT(DmEvent, responds_to), .help = "events it answers"},
    {"follows", &dm_type_ids, AT(DmEvent, follows), .help = "events it follows from"},
    {"plover", &dm_type_enum, AT(DmEvent, plover), .names = dm_plover_names, .help = "PLOVER class"},
    {"tags", &dm_type_texts, AT(DmEvent, tags), .help = "free words"},
    {"weight", &dm_type_number, AT(DmEvent, weight), .pos_offset = AT(DmEvent, weight_pos),
     .help = "importance in pictures; 1 is usual"},
    {"review", &dm_type_review, AT(DmEvent, draft), .names = review_names, .help = "accepted when left out"},
    {"confidence", &dm_type_number, AT(DmEvent, confidence), .pos_offset = AT(DmEvent, confidence_pos),
     .help = "0 to 1"},
    {"reason", &dm_type_text, AT(DmEvent, reason), .help = "drafts: the rule that made it"},
    {"note", &dm_type_text, AT(DmEvent, note), .help = "remark of the coder"},
};
RECORD(event, DmEvent, event_fields);

static const Field file_fields[] = {
    {"demarche", &dm_type_version, 0, .required = true, .help = "format version: 1"},
    {"source", &dm_type_source, AT(DmRecordFile, source), .record = &dm_yaml_source_record,
     .help = "what the file was read from; required when there are events"},
    {"coder", &dm_type_coder, AT(DmRecordFile, coder), .record = &dm_yaml_coder_record,
     .help = "who coded the file"},
    {"actors", &dm_type_actors, AT(DmRecordFile, actors), .record = &dm_yaml_actor_record, .help = "by id"},
    {"issues", &dm_type_issues, AT(DmRecordFile, issues), .record = &dm_yaml_issue_record, .help = "by id"},
    {"events", &dm_type_events, AT(DmRecordFile, events), .record = &dm_yaml_event_record,
     .help = "in any order"},
};
RECORD(file, DmRecordFile, file_fields);

/* ---- For the schema test, help and completion ---- */

static char *type_text(const Field *field)
{
    if (!field->names)
        return g_strdup(field->type->name);
    g_autofree char *list = dm_enum_list(field->listed ? field->listed : field->names);
    return g_strconcat("enum:", list, NULL);
}

static GArray *field_infos(void)
{
    static const Record *const records[] = {
        &dm_yaml_file_record,       &dm_yaml_source_record, &dm_yaml_coder_record, &dm_yaml_actor_record,
        &dm_yaml_actor_role_record, &dm_yaml_issue_record,  &dm_yaml_event_record, &dm_yaml_quote_record,
        &dm_yaml_position_record,   &dm_yaml_update_record, &dm_yaml_place_record, &dm_yaml_due_record,
        &dm_yaml_part_record,
    };
    GArray *infos = g_array_new(FALSE, FALSE, sizeof(DmFieldInfo));
    for (gsize i = 0; i < G_N_ELEMENTS(records); i++) {
        for (guint k = 0; k < records[i]->n_fields; k++) {
            const Field *field = &records[i]->fields[k];
            g_autofree char *type = type_text(field);
            DmFieldInfo info = {records[i]->name, field->key,   g_intern_string(type),
                                field->required,  field->kinds, field->help};
            g_array_append_val(infos, info);
        }
    }
    return infos;
}

const DmFieldInfo *dm_yaml_fields(guint *ret_len)
{
    static GArray *infos;
    if (g_once_init_enter(&infos))
        g_once_init_leave(&infos, field_infos());
    *ret_len = infos->len;
    return (const DmFieldInfo *)(gpointer)infos->data;
}
