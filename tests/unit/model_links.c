#include "findings.h"

/* Reads several files, "---" lines between them, and checks them against each other. Findings are prefixed by
 * file. */
static char *link_all(const char *texts, const DmOutside *outside)
{
    g_autoptr(DmModel) model = dm_model_new();
    g_autoptr(DmDiags) diags = dm_diags_new();
    g_auto(GStrv) parts = g_strsplit(texts, "---\n", 0);
    for (guint i = 0; parts[i]; i++) {
        g_autofree char *name = g_strdup_printf("%u.yaml", i);
        DmRecordFile *record = read_text_as(model, name, parts[i], diags);
        dm_model_check_file(model, record, diags);
    }
    dm_model_check_links(model, outside, diags);
    guint n;
    const DmDiag *list = dm_diags_sorted(diags, &n);
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < n; i++)
        g_string_append_printf(out, "%s%c %s", i ? "; " : "", *list[i].file, dm_code_text(list[i].code));
    return g_string_free(out, FALSE);
}

#define SOURCE(id)            "demarche: 1\nsource: {id: " id ", published: 2025-08-21}\n"
#define EVENT(id, kind, more) "  - {id: " id ", kind: " kind ", date: 2025-08-20, title: t" more "}\n"

static const FindingCase cases[] = {
    /* declared in any file, in any order */
    {SOURCE("a") "events:\n" EVENT("e", "statement", ", speaker: x, issues: i, follows: f") "---\n" SOURCE(
         "b") "actors: {x: {}}\nissues: {i: {}}\nevents:\n" EVENT("f", "call", ", participants: [US, x]"),
     ""},
    /* one event, many reports */
    {SOURCE("a") "events:\n" EVENT("e", "call", "") "---\n" SOURCE("b") "events:\n" EVENT("e", "call", ""),
     ""},
    {SOURCE("a") "events:\n" EVENT("e", "call", "") "---\n" SOURCE("b") "events:\n" EVENT("e", "action", ""),
     "1 kind-mismatch"},
    {SOURCE("a") "events:\n" EVENT("e", "call", "") EVENT("e", "call", ""), "0 duplicate-id"},
    /* identities */
    {SOURCE("a") "---\n" SOURCE("a"), "1 duplicate-file"},
    {SOURCE("a") "---\n" SOURCE("A"), "1 id-case"},
    /* built-ins may be refined, not doubled */
    {"demarche: 1\nactors: {UA: {name: Ukraine, aliases: [Україна]}}\n", ""},
    {"demarche: 1\nactors: {ua: {}}\n", "0 id-case"},
    {"demarche: 1\nactors: {x: {kind: person}}\n---\ndemarche: 1\nsource: {id: s, published: "
     "2025-08-21}\nactors: {x: {kind: group}}\n",
     "1 kind-mismatch"},
    /* unknown */
    {"demarche: 1\nactors: {x: {of: nobody, roles: [{title: t, of: no-one}]}}\n",
     "0 unknown-actor; 0 unknown-actor"},
    {"demarche: 1\nissues: {i: {parent: j}}\n", "0 unknown-issue"},
    {SOURCE("a") "events:\n" EVENT("e", "statement", ", quote: {text: q, speaker: who}"), "0 unknown-actor"},
    {SOURCE("a") "events:\n" EVENT("e", "action", ", by: [US, who], responds-to: [g, h]"),
     "0 unknown-actor; 0 unknown-event; 0 unknown-event"},
    /* positions on issues and venues */
    {SOURCE("a") "events:\n" EVENT("m", "summit", "") EVENT("v", "venue", ", for: m")
         EVENT("e", "statement", ", speaker: US, positions: [{issue: v, stance: accepts}]"),
     ""},
    {SOURCE("a") "events:\n" EVENT("m", "summit", "")
         EVENT("e", "statement", ", speaker: US, positions: [{issue: m, stance: accepts}]"),
     "0 unknown-issue"},
    {SOURCE("a") "events:\n" EVENT("v", "venue", "") EVENT("e", "statement", ", issues: v"),
     "0 unknown-issue"},
    {SOURCE("a") "events:\n" EVENT("v", "venue", ", for: e") EVENT("e", "statement", ""), "0 not-a-meeting"},
    /* updates */
    {SOURCE("a") "events:\n" EVENT("c", "commitment", "")
         EVENT("e", "action", ", updates: [{of: c, status: broken}]"),
     ""},
    {SOURCE("a") "events:\n" EVENT("c", "commitment", "")
         EVENT("e", "action", ", updates: [{of: c, status: denied}]"),
     "0 status-of-other-kind"},
    {SOURCE("a") "events:\n" EVENT("c", "call", "")
         EVENT("e", "action", ", updates: [{of: c, status: denied, date: 2025-09-01}]"),
     ""},
    {SOURCE("a") "events:\n" EVENT("c", "call", "")
         EVENT("e", "action", ", updates: [{of: c, due: 2025-09-01}]"),
     "0 field-of-other-kind"},
    {SOURCE("a") "events:\n" EVENT("c", "agreement", "")
         EVENT("e", "action", ", updates: [{of: c, status: held}]"),
     "0 status-of-other-kind"},
    {SOURCE("a") "events:\n" EVENT("c", "action", ", updates: [{of: c, note: x}]"), "0 self-reference"},
    /* drafts */
    {SOURCE("a") "events:\n" EVENT("c", "deadline", ", review: draft")
         EVENT("e", "action", ", updates: [{of: c, status: broken}]"),
     "0 refers-to-draft"},
    {SOURCE("a") "events:\n" EVENT("c", "deadline", ", review: draft")
         EVENT("e", "action", ", review: draft, updates: [{of: c, status: broken}]"),
     ""},
    {SOURCE("a") "events:\n" EVENT("c", "deadline", ", review: draft")
         EVENT("e", "action", ", updates: [{of: c, status: broken}]") "---\n" SOURCE("b") "events:\n" EVENT(
             "c", "deadline", ""),
     ""},
    /* circles */
    {SOURCE("a") "events:\n" EVENT("c", "deadline", ", due: {after: d, max: 1}")
         EVENT("d", "deadline", ", due: {after: c, max: 1}"),
     "0 self-reference"},
    {SOURCE("a") "events:\n" EVENT("c", "deadline", ", due: {after: d, max: 1}")
         EVENT("d", "deadline", ", due: 2025-09-01"),
     ""},
    {"demarche: 1\nissues: {i: {parent: j}, j: {parent: k}, k: {parent: j}}\n", "0 self-reference"},
    {"demarche: 1\nactors: {a: {of: a}}\n", "0 self-reference"},
};

Test(links, findings)
{
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *got = link_all(cases[i].text, NULL);
        cr_expect_str_eq(got, cases[i].want, "%s\n  got:  %s\n  want: %s", cases[i].text, got, cases[i].want);
    }
}

static bool knows_x(gpointer user, const char *id)
{
    return strcmp(id, "x") == 0;
}

static bool knows_call(gpointer user, const char *id, DmKind *ret_kind)
{
    *ret_kind = DM_KIND_CALL;
    return strcmp(id, "call") == 0;
}

Test(links, what_the_store_knows)
{
    const DmOutside store = {.has_actor = knows_x, .has_issue = knows_x, .has_event = knows_call};
    g_autofree char *good = link_all(
        SOURCE("a") "events:\n" EVENT("e", "statement", ", speaker: x, issues: x, follows: call"), &store);
    cr_expect_str_eq(good, "");
    g_autofree char *other =
        link_all(SOURCE("a") "events:\n" EVENT("call", "meeting", ", participants: y"), &store);
    cr_expect_str_eq(other, "0 kind-mismatch; 0 unknown-actor", "%s", other);
}

Test(links, names_lead_to_ids)
{
    static const struct {
        const char *id, *hint;
    } rows[] = {
        {"Britain", "did you mean \"GB\"?"},        {"ukr", "did you mean \"UA\"?"},
        {"nato", "did you mean \"NATO\"?"},         {"zelensk", "did you mean \"zelensky\"?"},
        {"Zelensky", "did you mean \"zelensky\"?"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *text =
            g_strdup_printf("demarche: 1\nactors: {zelensky: {}, y: {of: %s}}\n", rows[i].id);
        g_autoptr(DmModel) model = dm_model_new();
        g_autoptr(DmDiags) diags = dm_diags_new();
        read_text_as(model, "t", text, diags);
        dm_model_check_links(model, NULL, diags);
        guint n;
        const DmDiag *list = dm_diags_sorted(diags, &n);
        cr_assert_eq(n, 1);
        cr_expect_str_eq(list[0].hint, rows[i].hint);
    }
}
