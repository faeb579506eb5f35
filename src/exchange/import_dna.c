/* exchange: statements coded in Discourse Network Analyzer, from the event list that it exports as CSV: who
 * (a person, an organisation) said what (a concept) with or without agreement. A document is a source, a
 * statement an event. */
#include "csv.h"
#include "draft.h"
#include <string.h>

/* Versions of DNA and its R package name the columns differently. */
static const char *cell(const Csv *csv, guint row, const char *a, const char *b, const char *c)
{
    const char *value = dm_csv_cell_of(csv, row, a);
    if (!value)
        value = dm_csv_cell_of(csv, row, b);
    return value || !c ? value : dm_csv_cell_of(csv, row, c);
}

static int stance_of(const char *agreement)
{
    static const char *const no[] = {"0", "false", "no", "disagree", "disagreement"};
    for (guint i = 0; agreement && i < G_N_ELEMENTS(no); i++)
        if (!g_ascii_strcasecmp(agreement, no[i]))
            return DM_STANCE_OPPOSES;
    return DM_STANCE_SUPPORTS;
}

static DmRecordFile *document_of(Draft *draft, const Csv *csv, guint row, const char *day)
{
    const char *id = cell(csv, row, "document id", "document_id", "docid");
    const char *title = cell(csv, row, "document title", "document_title", "title");
    bool number = id && strspn(id, "0123456789") == strlen(id);
    g_autofree char *named = number ? g_strdup_printf("document-%s", id) : NULL;
    DraftSource source = {.id = named   ? named
                                : id    ? id
                                : title ? title
                                        : "dna",
                          .title = title,
                          .publisher = cell(csv, row, "source", "document_source", NULL),
                          .published = day};
    return dm_import_file(draft, &source);
}

/* A person belongs to the organisation, where both are given. */
static const char *speaker_of(Draft *draft, DmRecordFile *file, const Csv *csv, guint row)
{
    const char *person = cell(csv, row, "person", "name", NULL);
    const char *organisation = cell(csv, row, "organization", "organisation", NULL);
    const char *of = dm_import_actor(draft, file, organisation, DM_ACTOR_ORGANISATION, NULL);
    return person ? dm_import_actor(draft, file, person, DM_ACTOR_PERSON, of) : of;
}

static void add_statement(Draft *draft, const Csv *csv, guint row)
{
    guint line = dm_csv_line(csv, row);
    const char *time = cell(csv, row, "time", "date", "datetime"),
               *concept = cell(csv, row, "concept", "category", NULL);
    const char *number = cell(csv, row, "statement id", "statement_id", "id");
    g_autofree char *day = g_strndup(time ? time : "", 10);
    if (!concept) {
        dm_import_finding(draft, line, "a statement without a concept");
        return;
    }
    DmRecordFile *file = document_of(draft, csv, row, day);
    const char *actor = speaker_of(draft, file, csv, row), *issue = dm_import_issue(draft, file, concept);
    g_autofree char *id = number ? g_strdup_printf("statement-%s", number) : NULL;
    int stance = stance_of(dm_csv_cell_of(csv, row, "agreement"));
    const char *name = cell(csv, row, "person", "organization", "organisation");
    g_autofree char *title =
        g_strdup_printf("%s %s: %s", name ? name : "", dm_enum_text(dm_stance_names, stance), concept);
    if (!actor) {
        dm_import_finding(draft, line, "a statement without a person or organization");
        return;
    }
    DmEvent *event = dm_import_event(draft, file, line, DM_KIND_STATEMENT, id, day, title);
    if (!event)
        return;
    dm_import_part(draft, event, actor, DM_WORD_SPEAKER);
    dm_import_quote(draft, &event->quotes, dm_csv_cell_of(csv, row, "text"));
    DmPosition *position = dm_list_add(draft->arena, &event->positions);
    position->pos = position->stance_pos = event->pos;
    position->actor = dm_import_text(draft, actor);
    position->issue = dm_import_text(draft, issue);
    position->stance = (DmStance)stance;
}

bool dm_import_dna(Draft *draft, GError **error)
{
    gsize len;
    const char *text = dm_file_text(draft->input, &len);
    g_autoptr(Csv) csv = dm_csv_read(text, len);
    if (!dm_csv_has(csv, "concept") && !dm_csv_has(csv, "category")) {
        g_set_error(error, DM_ERROR, DM_ERROR_SYNTAX, "%s: no list of statements; it needs a column concept",
                    dm_file_name(draft->input));
        return false;
    }
    for (guint i = 0; i < csv->rows->len; i++)
        add_statement(draft, csv, i);
    return true;
}
