#include "findings.h"
#include <math.h>

/* One event of a kind with another field, on line 8 from column 5. */
static char *event_text(const char *kind, const char *fields)
{
    g_autofree char *event = g_strdup_printf(
        "  - id: e\n    kind: %s\n    date: 2025-08-20\n    title: t\n    %s\n", kind, fields);
    return file_with("s", event);
}

static const struct {
    const char *kind, *fields, *want;
} rows[] = {
    {"deadline", "due: {earliest: 2025-08-28, latest: 2025-08-31}", ""},
    {"deadline", "due: {after: x, min: 7, max: 10, unit: days}", ""},
    {"deadline", "due: {after: x, min: 7}", "8:10 missing-field"},
    {"deadline", "due: {}", "8:10 missing-field"},
    {"deadline", "due: {min: 7, latest: 2025-08-31}", "8:11 bad-window"},
    {"deadline", "due: {after: x, max: 3, latest: 2025-08-31}", "8:29 bad-window"},
    {"deadline", "due: {after: x, max: -3}", "8:26 not-a-number"},
    {"deadline", "due: [2025-08-31]", "8:10 wrong-type"},
    {"meeting", "participants: [US, {who: RU, as: guest}]", ""},
    {"meeting", "participants: [{as: guest}]", "8:20 missing-field"},
    {"meeting", "participants: [{who: RU, as: speaker}]", "8:34 unknown-word"},
    {"meeting", "participants: [[US]]", "8:20 wrong-type"},
    {"action", "quote: {text: x, at: [3, 9]}", ""},
    {"action", "quote: {text: x, at: [9, 3]}", "8:26 out-of-range"},
    {"action", "quote: {text: x, at: [3]}", "8:26 wrong-type"},
    {"action", "quote: {text: x, at: [a, b]}", "8:26 wrong-type"},
    {"action", "quote: {text: x, at: [-1, 4]}", "8:26 out-of-range"},
    {"action", "quote: {speaker: US}", "8:12 missing-field"},
    {"action", "quote: [[x]]", "8:13 wrong-type"},
    {"action", "place: {name: Geneva, county: CH}", "8:27 unknown-field"},
    {"action", "place: [Geneva]", "8:12 wrong-type"},
    {"action", "speaker: US", "8:5 field-of-other-kind"},
    {"venue", "for: [x]", "8:10 wrong-type"},
};

Test(structs, findings)
{
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *text = event_text(rows[i].kind, rows[i].fields);
        g_autoptr(DmModel) model = dm_model_new();
        g_autoptr(DmDiags) diags = dm_diags_new();
        read_text_as(model, "t", text, diags);
        g_autofree char *got = findings(diags);
        cr_expect_str_eq(got, rows[i].want, "%s\n  got:  %s\n  want: %s", rows[i].fields, got, rows[i].want);
    }
}

Test(structs, one_value_or_a_list)
{
    g_autofree char *text =
        event_text("statement", "speaker: a\n    to: [b, {who: c, as: observer}]\n    follows: x\n"
                                "    tags: [p, q]\n    quote: [one, {text: two, anonymous: an aide}]\n"
                                "    place: Geneva");
    g_autoptr(DmModel) model = dm_model_new();
    g_autoptr(DmDiags) diags = dm_diags_new();
    const DmEvent *event = &read_text_as(model, "t", text, diags)->events.items[0];
    cr_assert_eq(event->parts.len, 3);
    cr_expect_eq(event->parts.items[0].word, DM_WORD_SPEAKER);
    cr_expect_eq(event->parts.items[2].field, DM_WORD_TO);
    cr_expect_eq(event->parts.items[2].word, DM_WORD_OBSERVER);
    cr_expect_eq(event->follows.len, 1);
    cr_expect_eq(event->tags.len, 2);
    cr_expect_str_eq(event->quotes.items[0].text.text, "one");
    cr_expect_eq(event->quotes.items[0].start, -1);
    cr_expect(event->quotes.items[1].anonymous);
    cr_expect_str_eq(event->quotes.items[1].unnamed.text, "an aide");
    cr_expect_str_eq(event->place.name.text, "Geneva");
    cr_expect(isnan(event->place.lat));
}
