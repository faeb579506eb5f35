/* show: everything about one event, actor, issue or source, with the place in the files where it stands. */
#include "cli/rows.h"
#include <stdio.h>
#include <string.h>

typedef struct Page {
    const DmCli *cli;
    const char *id, *instance; /* instance: of a recurring commitment, NULL all */
    DmArena *arena;
    GString *out;
    GError *error;
    DM_LIST(DmEvidence) places; /* that marks lead to */
} Page;

/* ---- Pieces of the page ---- */

static void say(Page *page, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* Appends text that may hold anything, so that it cannot steer the terminal. */
static void say(Page *page, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_autofree char *text = g_strdup_vprintf(format, args);
    va_end(args);
    dm_escape_terminal(page->out, text, strlen(text));
}

static void style(Page *page, const char *code)
{
    if (page->cli->colour)
        g_string_append(page->out, code);
}

static void line_end(Page *page)
{
    g_string_append_c(page->out, '\n');
}

static void heading(Page *page, const char *text)
{
    line_end(page);
    style(page, "\033[1m");
    say(page, "%s", text);
    style(page, "\033[0m");
    line_end(page);
}

/* The mark of a place in the files, [1] and up; the list of them ends the page. */
static void say_place(Page *page, const DmEvidence *evidence)
{
    guint at = 0;
    while (at < page->places.len && (g_strcmp0(page->places.items[at].file, evidence->file) ||
                                     page->places.items[at].line != evidence->line))
        at++;
    if (at == page->places.len)
        *dm_list_add(page->arena, &page->places) = *evidence;
    style(page, "\033[2m");
    say(page, " [%u]", at + 1);
    style(page, "\033[0m");
}

/* ---- Sections ---- */

/* One value with the marks of all who say it; those after `first` that say the same are taken off the list.
 */
static void say_value(Page *page, DmFacts *facts, guint first)
{
    const DmFact *fact = &facts->items[first];
    say(page, "%s%s%s", fact->holds ? "" : "also: ", fact->value, fact->draft ? " (draft)" : "");
    if (fact->event)
        say(page, " by %s", fact->event);
    say_place(page, &fact->evidence);
    for (guint i = first + 1; i < facts->len && !g_strcmp0(facts->items[i].field, fact->field); i++) {
        DmFact *other = &facts->items[i];
        if (strcmp(other->value, fact->value) || g_strcmp0(other->event, fact->event) ||
            other->draft != fact->draft)
            continue;
        say_place(page, &other->evidence);
        other->value = "";
    }
    line_end(page);
}

static void say_facts(Page *page, DmFacts *facts)
{
    const char *field = "";
    for (guint i = 0; i < facts->len; i++) {
        DmFact *fact = &facts->items[i];
        if (!*fact->value)
            continue;
        say(page, "  %-14s", strcmp(field, fact->field) ? fact->field : "");
        say_value(page, facts, i);
        field = fact->field;
    }
}

static void say_places(Page *page)
{
    if (page->places.len)
        heading(page, "Where it stands");
    for (guint i = 0; i < page->places.len; i++) {
        const DmEvidence *place = &page->places.items[i];
        say(page, "  [%u] ", i + 1);
        if (place->source)
            say(page, "%s", dm_rows_source(page->arena, place));
        else if (!place->file)
            say(page, "%s", place->title);
        if (place->file)
            say(page, "%s%s:%u:%u", place->source ? "  " : "", place->file, place->line, place->col);
        if (place->url)
            say(page, "  %s", place->url);
        line_end(page);
    }
}

static bool good(Page *page, bool answered)
{
    return answered && !page->error;
}

static void say_words(Page *page)
{
    DmWordsList words;
    if (!good(page, dm_query_words(page->cli->store, &page->cli->as_of, page->id, page->arena, &words,
                                   &page->error)))
        return;
    if (words.len)
        heading(page, "Words");
    for (guint i = 0; i < words.len; i++) {
        const DmWords *quote = &words.items[i];
        say(page, "  “%s”", quote->text);
        if (quote->translation)
            say(page, " (%s)", quote->translation);
        if (quote->speaker || quote->anonymous)
            say(page, " %s%s", quote->speaker ? quote->speaker : "", quote->anonymous ? " anonymous" : "");
        if (quote->issue)
            say(page, " for %s on %s", quote->actor, quote->issue);
        if (quote->evidence.start >= 0)
            say(page, ", characters %" G_GINT64_FORMAT "-%" G_GINT64_FORMAT, quote->evidence.start,
                quote->evidence.end);
        say_place(page, &quote->evidence);
        line_end(page);
    }
}

static void say_relations(Page *page)
{
    DmRelations relations;
    if (!good(page, dm_query_relations(page->cli->store, &page->cli->as_of, page->id, page->arena, &relations,
                                       &page->error)))
        return;
    if (relations.len)
        heading(page, "Hangs together with");
    for (guint i = 0; i < relations.len; i++) {
        const DmRelation *relation = &relations.items[i];
        say(page, "  %-12s %s  %s  %s", relation->relation, relation->date.edtf, relation->event,
            relation->title ? relation->title : "");
        line_end(page);
    }
}

static void say_commitment(Page *page, const DmCommitmentRow *row)
{
    say(page, "  %s", dm_enum_text(dm_state_names, (int)row->state));
    if (row->has_days_left)
        say(page, ", %d days left", row->days_left);
    if (row->silent_days > 0 && dm_state_is_open(row->state))
        say(page, ", silent for %d days", row->silent_days);
    line_end(page);
    for (guint i = 0; i < row->steps.len; i++) {
        const DmStep *step = &row->steps.items[i];
        const char *what = step->status != DM_STATUS_NONE ? dm_enum_text(dm_status_names, step->status)
                           : i == 0                       ? "made"
                                                          : "said";
        say(page, "  %s %s", step->date.edtf, what);
        if (step->due.shape != DM_DATE_NONE)
            say(page, ", due %s", step->due.edtf);
        if (step->slip_days)
            say(page, ", %+d days", step->slip_days);
        if (i > 0)
            say(page, " (%s)", step->event);
        if (step->note)
            say(page, ": %s", step->note);
        say_place(page, &step->evidence);
        line_end(page);
    }
}

static void say_history(Page *page)
{
    const DmCommitmentFilter all = {
        .states = (1u << DM_STATE_COUNT) - 1, .due_within = -1, .ids = (const char *const[]){page->id, NULL}};
    DmCommitmentRows rows;
    if (!good(page, dm_query_commitments(page->cli->store, &page->cli->as_of, &all, page->arena, &rows,
                                         &page->error)))
        return;
    bool shown = !page->instance;
    for (guint i = 0; i < rows.len; i++) {
        const DmCommitmentRow *row = &rows.items[i];
        if (page->instance && strcmp(row->id, page->instance) != 0)
            continue;
        heading(page, row->series ? dm_arena_printf(page->arena, "History of %s", row->id) : "History");
        say_commitment(page, row);
        shown = true;
    }
    if (!shown && !page->error)
        page->error =
            g_error_new(DM_ERROR, DM_ERROR_NOT_FOUND, "%s has not come by that day", page->instance);
}

static void say_positions(Page *page, const DmPositionFilter *filter, bool of_actor)
{
    DmPositionRows rows;
    if (!good(page, dm_query_positions(page->cli->store, &page->cli->as_of, filter, page->arena, &rows,
                                       &page->error)))
        return;
    if (rows.len)
        heading(page, "Positions");
    for (guint i = 0; i < rows.len; i++) {
        const DmPositionRow *row = &rows.items[i];
        say(page, "  %s %s since %s", of_actor ? row->issue : row->actor,
            dm_enum_text(dm_stance_names, row->stance), row->since.edtf);
        if (row->condition)
            say(page, ", on condition: %s", row->condition);
        if (row->evidence.quote)
            say(page, " “%s”", row->evidence.quote);
        say_place(page, &row->evidence);
        line_end(page);
    }
}

static void say_events(Page *page, const DmFilter *filter)
{
    DmEventRows rows;
    if (!good(page,
              dm_query_events(page->cli->store, &page->cli->as_of, filter, page->arena, &rows, &page->error)))
        return;
    if (rows.len)
        heading(page, "Events");
    for (guint i = 0; i < rows.len; i++) {
        const DmEventRow *row = &rows.items[i];
        say(page, "  %s  %s  %s (%s%s%s)", row->date.edtf, row->id, row->title,
            dm_enum_text(dm_kind_names, row->kind), row->status ? ", " : "",
            row->status ? dm_enum_text(dm_status_names, row->status) : "");
        line_end(page);
    }
}

static void say_promises(Page *page, const char *const *actor)
{
    const DmCommitmentFilter filter = {.actors = actor, .due_within = -1};
    DmCommitmentRows rows;
    if (!good(page, dm_query_commitments(page->cli->store, &page->cli->as_of, &filter, page->arena, &rows,
                                         &page->error)))
        return;
    if (rows.len)
        heading(page, "Open commitments");
    for (guint i = 0; i < rows.len; i++) {
        const DmCommitmentRow *row = &rows.items[i];
        say(page, "  %s %s  %s  %s", row->due.shape ? row->due.edtf : "no day",
            dm_enum_text(dm_state_names, (int)row->state), row->id, row->what ? row->what : row->title);
        line_end(page);
    }
}

static void say_conflicts(Page *page)
{
    DmConflicts conflicts;
    if (!good(page, dm_query_conflicts(page->cli->store, &page->cli->as_of, page->id, page->arena, &conflicts,
                                       &page->error)))
        return;
    if (conflicts.len)
        heading(page, "Contradictions");
    for (guint i = 0; i < conflicts.len; i++) {
        const DmConflict *conflict = &conflicts.items[i];
        say(page, "  %s: %s", conflict->what, conflict->a);
        say_place(page, &conflict->from_a);
        say(page, " against %s", conflict->b);
        say_place(page, &conflict->from_b);
        line_end(page);
    }
}

static void say_rest(Page *page, DmThing thing)
{
    const char *const ids[] = {page->id, NULL};
    DmFilter events = {.from = DM_DAY_OPEN, .to = DM_DAY_OPEN};
    const DmPositionFilter of_actor = {.actors = ids}, on_issue = {.issues = ids};
    if (thing == DM_THING_EVENT) {
        say_history(page);
        say_positions(page, &on_issue, false); /* of a venue */
        say_words(page);
        say_relations(page);
        say_conflicts(page);
        return;
    }
    events.actors = thing == DM_THING_ACTOR ? ids : NULL;
    events.issues = thing == DM_THING_ISSUE ? ids : NULL;
    events.sources = thing == DM_THING_SOURCE ? ids : NULL;
    if (thing == DM_THING_ACTOR)
        say_promises(page, ids);
    if (thing != DM_THING_SOURCE)
        say_positions(page, thing == DM_THING_ACTOR ? &of_actor : &on_issue, thing == DM_THING_ACTOR);
    if (thing == DM_THING_ISSUE)
        say_conflicts(page);
    say_events(page, &events);
}

#define AT(member) G_STRUCT_OFFSET(DmFact, member)

static void holds(DmArena *arena, gconstpointer row, DmCell *ret_cell)
{
    dm_rows_text(((const DmFact *)row)->holds ? "yes" : "no", ret_cell);
}

static void line(DmArena *arena, gconstpointer row, DmCell *ret_cell)
{
    *ret_cell = (DmCell){.type = DM_VALUE_INT, .number = ((const DmFact *)row)->evidence.line};
}

static const DmColumn columns[] = {
    DM_COLUMN("field", TEXT, .offset = AT(field)),
    DM_COLUMN("value", TEXT, .offset = AT(value)),
    DM_COLUMN("holds", MADE, .make = holds),
    DM_COLUMN("event", TEXT, .offset = AT(event)),
    DM_COLUMN("source", TEXT, .offset = AT(evidence.source)),
    DM_COLUMN("file", TEXT, .offset = AT(evidence.file)),
    DM_COLUMN("line", MADE, .make = line),
    {0},
};

static int fail(const Page *page)
{
    int code = dm_cli_fail_error(page->error);
    return g_error_matches(page->error, DM_ERROR, DM_ERROR_NOT_FOUND) ? DM_EXIT_FINDINGS : code;
}

static int show(DmCli *cli, Page *page)
{
    DmThing thing;
    DmFacts facts;
    if (!dm_query_facts(cli->store, &cli->as_of, page->id, page->arena, &thing, &facts, &page->error))
        return fail(page);
    if (cli->format != DM_FORMAT_TABLE) {
        dm_cli_list_rows(cli, columns, facts.items, facts.len, sizeof *facts.items);
        return DM_EXIT_GOOD;
    }
    style(page, "\033[1m");
    say(page, "%s", page->id);
    style(page, "\033[0m");
    say(page, ", %s", dm_enum_text(dm_thing_names, (int)thing));
    line_end(page);
    say_facts(page, &facts);
    say_rest(page, thing);
    say_places(page);
    if (page->error)
        return fail(page);
    fwrite(page->out->str, 1, page->out->len, stdout);
    return DM_EXIT_GOOD;
}

static int run(DmCli *cli, int n_args, char **args)
{
    g_autoptr(DmArena) arena = dm_arena_new();
    g_autoptr(GString) out = g_string_new(NULL);
    Page page = {.cli = cli, .id = args[0], .arena = arena, .out = out};
    const char *number =
        strchr(page.id, '#'); /* an instance of a recurring commitment, as listings name it */
    if (number) {
        page.instance = page.id;
        page.id = dm_arena_strndup(arena, page.id, (gsize)(number - page.id));
    }
    int code = show(cli, &page);
    g_clear_error(&page.error);
    return code;
}

const DmCommand dm_command_show = {
    .name = "show",
    .args = "ID",
    .summary = "one event, actor, issue or source with all its reports, evidence and history",
    .description =
        "Every field with the source of its value and the line to edit; values that other sources give stand "
        "below it. ID#N is the Nth time of a recurring commitment, as `commitments` lists it.",
    .flags = DM_NEEDS_AS_OF | DM_IS_LISTING | DM_READS_STORE,
    .min_args = 1,
    .max_args = 1,
    .run = run,
};
