#include "findings.h"

/* After a syntax error the rest is still read: the second finding of each case stands behind the first. */
static const FindingCase cases[] = {
    {"demarche: 1\nsource:\n  title: \"open\n  id: x\n  published: 2025-08-21\ncoder: {buy: jd}\n",
     "3:10 yaml-syntax; 6:9 unknown-field"},
    {"demarche: 1\nactors:\n  a: {name: [x}\n  b: {nam: y}\nissues:\n  c: {titel: z}\n",
     "3:13 yaml-syntax; 4:7 unknown-field; 6:7 unknown-field"},
    {"demarche: 1\nactors:\n  a:\n    name: x: y\n    kin: person\n", "4:12 yaml-syntax; 5:5 unknown-field"},
    {"demarche: 1\nactors:\n\ta: {}\nissues: {i: {titel: z}}\n", "3:1 yaml-syntax; 4:14 unknown-field"},
    {"demarche: 1\nissues: {i: {titel: z}}\nactors: {\n", "2:14 unknown-field; 4:1 yaml-syntax"},
    {"demarche: 1\ncoder: {by: @x}\n", "2:13 yaml-syntax"},
    {"demarche: 1\n- a\n", "2:1 yaml-syntax"},
    {"just text\n", "1:1 wrong-type"},
    {"- a list\n", "1:1 wrong-type"},
    {"", "1:1 empty-file"},
    {"# nothing\n---\n", "1:1 empty-file"},
};

Test(tree, reads_on_after_a_syntax_error)
{
    ASSERT_FINDINGS(cases, false);
}

static const char *const broken_event = "  - id: a\n"
                                        "    kind: statement\n"
                                        "    title: \"open\n"
                                        "    date: 2025-08-20\n";

Test(tree, other_events_of_the_list_are_kept)
{
    static const char *const good = "  - {id: b, kind: action, date: 2025-08-20, title: t}\n";
    g_autofree char *events = g_strconcat(good, broken_event, good + 0, NULL);
    g_autofree char *text = file_with("s", events);
    g_autofree char *got = findings_of(text, true);
    cr_expect_str_eq(got, "7:12 yaml-syntax; 9:10 duplicate-id", "%s", got);
}

Test(tree, what_an_error_took_away_is_not_missing)
{
    g_autofree char *text = file_with("s", broken_event);
    g_autofree char *got = findings_of(text, true);
    cr_expect_str_eq(got, "6:12 yaml-syntax");
}

Test(tree, a_list_without_indentation)
{
    g_autofree char *got = findings_of("demarche: 1\n"
                                       "source: {id: s, published: 2025-08-21}\n"
                                       "events:\n"
                                       "- id: a\n"
                                       "  titel: [\n"
                                       "- id: b\n"
                                       "  kind: action\n"
                                       "  date: 2025-08-20\n"
                                       "coder: {buy: x}\n",
                                       true);
    cr_expect_str_eq(got, "5:3 unknown-field; 6:1 yaml-syntax; 6:3 missing-field; 9:9 unknown-field", "%s",
                     got);
}

Test(tree, hostile_indentation_ends)
{
    g_autoptr(GString) text = g_string_new("demarche: 1\n");
    for (int i = 0; i < 3000; i++)
        g_string_append_printf(text, "%*sk:\n", i, "");
    g_string_append(text, "\"\n");
    g_autofree char *got = findings_of(text->str, false);
    cr_expect(strstr(got, "yaml-"), "%s", got);
}
