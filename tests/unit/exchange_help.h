/* A small view, put together by hand, for the tests of the writers. */
#pragma once
#include <criterion/criterion.h>
#include <demarche/exchange.h>
#include <math.h>
#include <string.h>

static DmEventRow event_row = {
    .id = "talks",
    .kind = DM_KIND_MEETING,
    .status = DM_STATUS_HELD,
    .title = "Talks, \"at last\"",
    .place = "Graz",
    .country = "AT",
    .lat = NAN,
    .lon = NAN,
    .weight = NAN,
    .confidence = NAN,
    .n_reports = 1,
};
static DmActorWord event_actors[] = {{"AT", "Austria", DM_WORD_HOST},
                                     {"SI", "Slovenia", DM_WORD_PARTICIPANT}};
static DmActorRow actor_rows[] = {{"AT", "Austria", DM_ACTOR_STATE, NULL},
                                  {"SI", "Slovenia", DM_ACTOR_STATE, NULL}};
static const DmEvidence wire = {"wire-1", "A title", "A wire", "https://example.org/1", 0, "at last", -1, -1,
                                "a.yaml", 1,         1};

/* The one event of the view, to be changed by the test before the view is written. */
static inline DmEventRow *the_event(void)
{
    dm_date_parse("2025-08-21", &event_row.date, NULL);
    event_row.evidence = wire;
    event_row.evidence.published = dm_day_from_ymd(2025, 8, 22);
    event_row.actors.items = event_actors;
    event_row.actors.len = G_N_ELEMENTS(event_actors);
    return &event_row;
}

static inline DmExport the_view(void)
{
    DmExport view = {.as_of = {.day = dm_day_from_ymd(2025, 8, 25)}};
    view.events.items = &event_row;
    view.events.len = 1;
    view.actors.items = actor_rows;
    view.actors.len = G_N_ELEMENTS(actor_rows);
    return view;
}

/* The only file of a format; free with g_free. */
static inline char *written(DmExportFormat format, const DmExport *view)
{
    g_autoptr(GPtrArray) files = dm_export_make(format, view);
    cr_assert_not_null(files);
    cr_assert_eq(files->len, 1);
    return g_strdup(((const DmExportFile *)files->pdata[0])->text->str);
}

#define expect_has(text, part)   cr_expect(strstr(text, part), "no '%s' in %s", part, text)
#define expect_lacks(text, part) cr_expect(!strstr(text, part), "'%s' in %s", part, text)
