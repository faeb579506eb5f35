#include "findings.h"

/* One event with further fields; the fields start on line 8 of the file. */
static DmEvent *event_of(DmModel *model, DmDiags *diags, const char *kind, const char *fields)
{
    g_autofree char *event = g_strdup_printf(
        "  - id: e\n    kind: %s\n    title: t\n    date: 2025-08-20\n    %s\n", kind, fields);
    g_autofree char *text = file_with("s", event);
    DmRecordFile *record = read_text_as(model, "t.yaml", text, diags);
    dm_model_check_file(model, record, diags);
    return &record->events.items[0];
}

Test(check_file, windows_of_due)
{
    static const struct {
        const char *due, *want;
    } rows[] = {
        {"due: 2025-08-31", "2025-08-31"},
        {"due: within 7-10 days", "2025-08-27/2025-08-30"},
        {"due: {earliest: 2025-08-28, latest: 2025-08-31}", "2025-08-28/2025-08-31"},
        {"due: {latest: 2025-08-31}", "2025-08-20/2025-08-31"},
        {"due: {earliest: 2025-08-28}", "2025-08-28/.."},
        {"due: {latest: 2025-09}", "2025-08-20/2025-09-30"},
        {"due: {after: e2, max: 3}", ""},
        {"condition: once it rains", ""},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(DmModel) model = dm_model_new();
        g_autoptr(DmDiags) diags = dm_diags_new();
        const DmEvent *event = event_of(model, diags, "deadline", rows[i].due);
        g_autofree char *got = findings(diags);
        cr_expect_str_eq(got, "", "%s: %s", rows[i].due, got);
        cr_expect_str_eq(event->due.date.edtf, rows[i].want, "%s: %s", rows[i].due, event->due.date.edtf);
    }
}

static const struct {
    const char *kind, *fields, *want;
} rows[] = {
    {"deadline", "due: {earliest: 2025-09-02, latest: 2025-09-01}", "8:10 bad-window"},
    {"deadline", "due: {earliest: 2025-13-02, latest: 2025-99-01}", "8:21 bad-date; 8:41 bad-date"},
    {"deadline", "due: {after: x, min: 3, max: 2}", "8:10 bad-window"},
    {"deadline", "due: 2025-02-30", "8:10 bad-date"},
    {"meeting", "status: extended", "8:13 status-of-other-kind"},
    {"meeting", "status: postponed", ""},
    {"commitment", "every: P1M", ""},
    {"commitment", "every: often", "8:12 bad-recurrence"},
    {"action", "country: UA", ""},
    {"action", "country: ua", "8:14 unknown-country"},
    {"action", "country: NATO", "8:14 unknown-country"},
    {"action", "confidence: 1", ""},
    {"action", "confidence: 1.01", "8:17 out-of-range"},
    {"action", "weight: -1", "8:13 out-of-range"},
    {"action", "place: {name: x, lat: 90, lon: 180}", ""},
    {"action", "place: {name: x, lat: 90.1, lon: 0}", "8:27 out-of-range"},
    {"action", "place: {name: x, lon: 1}", "8:27 missing-field"},
    {"statement", "positions: [{issue: i, stance: accepts}]", "8:17 no-speaker"},
    {"action", "positions: [{actor: US, stance: accepts}]", "8:17 missing-field"},
    {"action", "positions: [{actor: US, issue: i}]", "8:17 missing-field"},
    {"action", "updates: [{of: x}]", "8:15 empty-update"},
    {"action", "updates: [{status: held}]", "8:15 missing-field"},
    {"action", "updates: [{of: x, status: extended}]", "8:31 extended-without-due"},
    {"action", "updates: [{of: x, status: extended, due: 2025-09-01}]", ""},
    {"action", "updates: [{of: x, note: said again}]", ""},
    {"action", "updates: [{of: x, place: {name: y, country: ZZ}}]", "8:49 unknown-country"},
    {"action", "updates: [{of: x, date: 2025-02-30}]", "8:29 bad-date"},
};

Test(check_file, what_an_event_says_for_itself)
{
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(DmModel) model = dm_model_new();
        g_autoptr(DmDiags) diags = dm_diags_new();
        event_of(model, diags, rows[i].kind, rows[i].fields);
        g_autofree char *got = findings(diags);
        cr_expect_str_eq(got, rows[i].want, "%s\n  got:  %s\n  want: %s", rows[i].fields, got, rows[i].want);
    }
}

static const FindingCase files[] = {
    {"demarche: 1\nevents: [{id: e, kind: action, date: 2025-08-20, title: t}]\n", "1:1 missing-field"},
    {"demarche: 1\nevents: [{id: e, kind: action, date: Thursday, title: t}]\n",
     "1:1 missing-field; 2:38 bad-date"},
    {"demarche: 1\nevents: []\n", ""},
    {"demarche: 1\nsource: {published: 2025-08-21}\n", "2:1 missing-field"},
    {"demarche: 1\nsource: {id: s}\n", "2:1 missing-field"},
    {"demarche: 1\nsource: {}\n", "2:1 missing-field; 2:1 missing-field"},
    {"demarche: 1\nsource: {id: s, published: 2025-08}\n", "2:28 bad-date"},
    {"demarche: 1\nsource: {id: s, published: 2025-08-21?}\n", ""},
    {"demarche: 1\nsource: {id: s, published: 2025-08-21, retrieved: 2025-08-22/2025-08-23}\n",
     "2:51 bad-date"},
    {"demarche: 1\ncoder: {at: 2025-02-29}\n", "2:13 bad-date"},
    {"demarche: 1\nactors: {a: {roles: [{title: x, from: 2025, to: 2024}]}}\n", "2:22 bad-window"},
    {"demarche: 1\nactors: {a: {roles: [{title: x, from: 2024, to: 2024}]}}\n", ""},
};

Test(check_file, what_a_file_says_for_itself)
{
    ASSERT_FINDINGS(files, false);
}

Test(check_file, dates_count_from_the_day_of_publication)
{
    g_autoptr(DmModel) model = dm_model_new();
    g_autoptr(DmDiags) diags = dm_diags_new();
    g_autofree char *text = file_with("s", "  - {id: e, kind: action, date: Monday, title: t}\n");
    DmRecordFile *record = read_text_as(model, "t", text, diags);
    dm_model_check_file(model, record, diags);
    cr_expect_str_eq(record->events.items[0].date.date.edtf, "2025-08-18");
    cr_expect_str_eq(record->identity, "s");
}

Test(check_file, a_position_is_its_events_one_speakers)
{
    g_autoptr(DmModel) model = dm_model_new();
    g_autoptr(DmDiags) diags = dm_diags_new();
    const DmEvent *event =
        event_of(model, diags, "statement", "speaker: US\n    positions: [{issue: i, stance: accepts}]");
    cr_expect_eq(dm_diags_count(diags, DM_SEVERITY_ERROR), 0);
    cr_expect_str_eq(event->positions.items[0].actor.text, "US");
}
