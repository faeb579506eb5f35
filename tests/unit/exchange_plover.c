#include "exchange_help.h"

Test(exchange_plover, the_class_is_the_one_given_or_implied)
{
    static const struct {
        DmKind kind;
        DmStatus status;
        const char *given, *class; /* NULLs: none, no record */
    } rows[] = {
        {DM_KIND_MEETING, DM_STATUS_HELD, NULL, "CONSULT"},
        {DM_KIND_MEETING, DM_STATUS_PLANNED, NULL, NULL},
        {DM_KIND_SUMMIT, DM_STATUS_DENIED, NULL, NULL},
        {DM_KIND_AGREEMENT, DM_STATUS_NONE, NULL, "AGREE"},
        {DM_KIND_DEADLINE, DM_STATUS_NONE, NULL, "REQUEST"},
        {DM_KIND_STATEMENT, DM_STATUS_NONE, NULL, NULL},
        {DM_KIND_STATEMENT, DM_STATUS_NONE, "REJECT", "REJECT"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        DmEventRow *event = the_event();
        event->kind = rows[i].kind;
        event->status = rows[i].status;
        event->plover = 0;
        if (rows[i].given)
            dm_enum_find(dm_plover_names, rows[i].given, &event->plover);
        DmExport view = the_view();
        g_autofree char *text = written(DM_EXPORT_PLOVER, &view);
        g_autofree char *line = g_strdup_printf("\"event\": \"%s\"", rows[i].class ? rows[i].class : "");
        cr_expect_eq(strstr(text, line) != NULL, rows[i].class != NULL, "row %u: %s", i, text);
    }
}

Test(exchange_plover, actors_have_the_code_of_their_state)
{
    static DmActorWord words[] = {{"minister", "A minister", DM_WORD_SPEAKER}, {"XK", "Kosovo", DM_WORD_TO}};
    static DmActorRow actors[] = {{"minister", "A minister", DM_ACTOR_PERSON, "ministry"},
                                  {"ministry", "A ministry", DM_ACTOR_ORGANISATION, "AT"}};
    DmEventRow *event = the_event();
    event->kind = DM_KIND_STATEMENT;
    dm_enum_find(dm_plover_names, "SUPPORT", &event->plover);
    event->actors.items = words;
    DmExport view = the_view();
    view.actors.items = actors;
    g_autofree char *text = written(DM_EXPORT_PLOVER, &view);
    expect_has(text, "\"code\": \"AUT\"");
    expect_has(text, "\"sector\": \"GOV\"");
    expect_has(text, "\"code\": \"XKX\"");
}
