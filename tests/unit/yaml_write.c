#include "findings.h"
#include <math.h>

static char *written(const DmRecordFile *record)
{
    GString *out = g_string_new(NULL);
    dm_yaml_write(out, record);
    return g_string_free(out, FALSE);
}

/* Reads and writes `text`; no findings may come up. */
static char *rewrite(const char *text)
{
    g_autoptr(DmModel) model = dm_model_new();
    g_autoptr(DmDiags) diags = dm_diags_new();
    const DmRecordFile *record = read_text_as(model, "t", text, diags);
    g_autofree char *got = findings(diags);
    cr_assert_str_eq(got, "", "%s\n%s", got, text);
    return written(record);
}

static const char *const everything = "demarche: 1\n"
                                      "source:\n"
                                      "  id: s-1\n"
                                      "  title: 'A: title'\n"
                                      "  published: 2025-08-21\n"
                                      "  url: https://example.org/a#b\n"
                                      "  text: '../a.md'\n"
                                      "  grade: secondary\n"
                                      "coder:\n"
                                      "  by: jd\n"
                                      "  at: 2025-08-22\n"
                                      "  codebook: '2'\n"
                                      "actors:\n"
                                      "  zelensky:\n"
                                      "    name: Volodymyr Zelensky\n"
                                      "    kind: person\n"
                                      "    of: UA\n"
                                      "    roles:\n"
                                      "      - title: President\n"
                                      "        of: UA\n"
                                      "        from: 2019-05-20\n"
                                      "    aliases: [Zelenskyy, Володимир Зеленський]\n"
                                      "  x: {}\n"
                                      "issues:\n"
                                      "  i:\n"
                                      "    title: An issue\n"
                                      "events:\n"
                                      "  - id: a\n"
                                      "    kind: meeting\n"
                                      "    date: '[2025-08-20..2025-08-22]'\n"
                                      "    title: '- odd'\n"
                                      "    status: planned\n"
                                      "    participants: [US, {who: TR, as: mediator}]\n"
                                      "    host: CH\n"
                                      "    place:\n"
                                      "      name: Geneva\n"
                                      "      country: CH\n"
                                      "      lat: 46.2044\n"
                                      "      lon: 6.1432\n"
                                      "    country: 'NO'\n"
                                      "    summary: |-\n"
                                      "      First line: with a colon.\n"
                                      "\n"
                                      "        Indented # no comment\n"
                                      "    issues: i\n"
                                      "    tags: [a, 'b, c']\n"
                                      "    weight: 2.5\n"
                                      "    review: draft\n"
                                      "    confidence: 0.1\n"
                                      "    reason: rule\n"
                                      "  - id: b\n"
                                      "    kind: commitment\n"
                                      "    date: Thursday\n"
                                      "    title: t\n"
                                      "    by: zelensky\n"
                                      "    to: [US, RU]\n"
                                      "    what: it\n"
                                      "    due: {after: a, min: 7, max: 10, unit: working-days}\n"
                                      "    every: P2W\n"
                                      "    quote:\n"
                                      "      - text: words\n"
                                      "        speaker: zelensky\n"
                                      "        at: [3, 8]\n"
                                      "      - text: more\n"
                                      "        anonymous: an aide\n"
                                      "    positions:\n"
                                      "      - actor: RU\n"
                                      "        issue: i\n"
                                      "        stance: neutral\n"
                                      "        quote: said\n"
                                      "    updates:\n"
                                      "      - of: c\n"
                                      "        status: extended\n"
                                      "        due: {earliest: 2025-09-01, latest: 2025-09}\n"
                                      "    plover: AGREE\n";

Test(write, what_was_read_is_written_the_same)
{
    g_autofree char *out = rewrite(everything);
    cr_expect_str_eq(out, everything);
}

/* Any text must come back unchanged, wherever a text can stand. */
static const char *const texts[] = {
    "plain",
    "NO",
    "no",
    "~",
    "null",
    "1.10",
    "2025-08-21",
    "0x1F",
    "-",
    "- x",
    "a: b",
    "a:",
    ":a",
    "a #b",
    "#a",
    "'quoted'",
    "\"double\"",
    "it's",
    "[x]",
    "{x}",
    "a, b",
    "a]b",
    "&a",
    "*a",
    "!a",
    "%a",
    "@a",
    "`a",
    "|",
    ">",
    "?",
    "? a",
    "a\\b",
    " leading",
    "trailing ",
    "two\nlines",
    "two\nlines\n",
    "two\nlines\n\n",
    "\nfirst empty",
    " x\ny",
    "tab\there",
    "x\n\ty",
    "a\n  b\n c",
    "line \n trailing",
    "…",
    "“typographic” – dash",
    "Україна",
    "a\nb: c\n# d\n---\n...",
    "---",
    "...",
    "=",
    "<<",
    "http://x/y#z",
    "x\n",
    "\n",
    "\302\240nbsp",
    "emoji 😀",
    "yes",
    "1e3",
    "12:30",
    "true",
    ".5",
    "+1",
    "a\"b'c",
    "\\n",
};

Test(write, any_text_comes_back)
{
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autoptr(DmModel) model = dm_model_new();
        g_autoptr(DmDiags) diags = dm_diags_new();
        DmRecordFile *record = dm_model_add_file(model, "t", NULL);
        DmEvent *event = dm_list_add(dm_model_arena(model), &record->events);
        dm_event_init(event);
        event->title.text = event->what.text = texts[i];
        event->kind = DM_KIND_COMMITMENT;
        for (int n = 0; n < 2; n++)
            dm_list_add(dm_model_arena(model), &event->tags)->text = texts[i];
        g_autofree char *out = written(record);
        DmRecordFile *back = read_text_as(model, "t", out, diags);
        g_autofree char *got = findings(diags);
        cr_assert_str_eq(got, "", "%s\n%s", got, out);
        cr_expect_str_eq(back->events.items[0].title.text, texts[i], "%s", out);
        cr_expect_str_eq(back->events.items[0].tags.items[1].text, texts[i], "%s", out);
    }
}

Test(write, characters_that_no_file_holds_become_blanks)
{
    g_autoptr(DmModel) model = dm_model_new();
    g_autoptr(DmDiags) diags = dm_diags_new();
    DmRecordFile *record = dm_model_add_file(model, "t", NULL);
    record->coder.by.text = "a\x1b"
                            "b\xE2\x80\xA8"
                            "c\xFF";
    g_autofree char *out = written(record);
    cr_expect_str_eq(out, "demarche: 1\ncoder:\n  by: a b c\xEF\xBF\xBD\n");
    read_text_as(model, "t", out, diags);
    cr_expect_eq(dm_diags_count(diags, DM_SEVERITY_ERROR), 0);
}

Test(write, dates_that_were_never_said_in_words)
{
    g_autoptr(DmModel) model = dm_model_new();
    DmRecordFile *record = dm_model_add_file(model, "t", NULL);
    DmEvent *event = dm_list_add(dm_model_arena(model), &record->events);
    dm_event_init(event);
    event->kind = DM_KIND_DEADLINE;
    event->id.text = "e";
    event->date.date = dm_date_from_day(dm_day_from_ymd(2025, 8, 21));
    event->due.date =
        dm_date_from_window((DmWindow){dm_day_from_ymd(2025, 8, 28), dm_day_from_ymd(2025, 8, 31)});
    g_autofree char *out = written(record);
    cr_expect_str_eq(out, "demarche: 1\nevents:\n  - id: e\n    kind: deadline\n    date: 2025-08-21\n"
                          "    due: 2025-08-28/2025-08-31\n");
}
