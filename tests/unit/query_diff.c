#include "store_help.h"

#define STAND(ID, DAY, REST)                                                                                 \
    SOURCE(ID, DAY,                                                                                          \
           "issues: {troops: {title: Troops}}\nevents:\n  - {id: e-" ID ", kind: statement, date: " DAY      \
           ", title: T, speaker: RU, quote: words of " ID ", positions: [{issue: troops, " REST "}]}\n")

static char *diff(DmStore *store, const char *from, const char *to, bool hindsight, bool all)
{
    g_autoptr(DmArena) arena = dm_arena_new();
    DmDiffRows rows;
    DmAsOf a = {test_day(from), hindsight, false}, b = {test_day(to), hindsight, false};
    cr_assert(dm_query_diff(store, &a, &b, NULL, all, arena, &rows, NULL));
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < rows.len; i++) {
        const DmDiffRow *row = &rows.items[i];
        g_string_append_printf(out, "%s %s>%s\n", dm_enum_text(dm_change_names, (int)row->change),
                               row->has_from ? row->from.evidence.source : "", row->to.evidence.source);
    }
    return g_string_free(out, false);
}

Test(diff, classes)
{
    static const struct {
        const char *before, *after, *wanted;
    } cases[] = {
        {"stance: supports", "stance: doubts", "reversed s1>s2\n"},
        {"stance: opposes", "stance: accepts, condition: x", "reversed s1>s2\n"},
        {"stance: opposes", "stance: doubts", "softened s1>s2\n"},
        {"stance: opposes", "stance: neutral", "softened s1>s2\n"},
        {"stance: neutral", "stance: supports", "softened s1>s2\n"},
        {"stance: supports", "stance: neutral", "hardened s1>s2\n"},
        {"stance: neutral", "stance: doubts, condition: x", "hardened s1>s2\n"},
        {"stance: accepts", "stance: accepts, condition: x", "conditioned s1>s2\n"},
        {"stance: accepts, condition: x", "stance: accepts", "unconditioned s1>s2\n"},
        {"stance: accepts, condition: x", "stance: accepts, condition: y", "restated s1>s2\n"},
        {"stance: accepts", "stance: accepts", "restated s1>s2\n"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *first = g_strdup_printf(STAND("s1", "2025-01-10", "%s"), cases[i].before);
        g_autofree char *second = g_strdup_printf(STAND("s2", "2025-02-10", "%s"), cases[i].after);
        const char *const texts[] = {first, second};
        TestStore test = test_store_with(texts, 2);
        test_same(diff(test.store, "2025-01-31", "2025-02-28", false, false), cases[i].wanted,
                  cases[i].after);
        test_same(diff(test.store, "2025-01-31", "2025-02-09", false, false), "", "nothing yet");
        test_same(diff(test.store, "2025-01-31", "2025-02-09", false, true), "unchanged s1>s1\n", "all");
        test_same(diff(test.store, "2025-01-01", "2025-01-31", false, false), "new >s1\n", "new");
        test_store_free(&test);
    }
}

/* A statement of May that a source brings in August: with hindsight it was there in June. */
Test(diff, hindsight)
{
    static const char *const texts[] = {
        STAND("s1", "2025-01-10", "stance: opposes"),
        SOURCE("s2", "2025-08-10",
               "events:\n  - {id: late, kind: statement, date: 2025-05-10, title: T, "
               "speaker: RU, positions: [{issue: troops, stance: accepts}]}\n")};
    TestStore test = test_store_with(texts, 2);
    test_same(diff(test.store, "2025-06-01", "2025-09-01", false, false), "reversed s1>s2\n",
              "known in August");
    test_same(diff(test.store, "2025-06-01", "2025-09-01", true, false), "",
              "with hindsight said before June");
    test_same(diff(test.store, "2025-05-01", "2025-06-01", true, false), "reversed s1>s2\n",
              "with hindsight in May");
    test_store_free(&test);
}

/* A second paper that brings the same words is no restatement. */
Test(diff, one_statement_in_two_papers)
{
    static const char *const texts[] = {
        SOURCE("s1", "2025-01-10",
               "issues: {troops: {title: Troops}}\nevents:\n  - {id: one, kind: statement, date: 2025-01-10, "
               "title: T, speaker: "
               "RU, quote: the words, positions: [{issue: troops, stance: doubts}]}\n"),
        SOURCE("s2", "2025-02-10",
               "events:\n  - {id: one, kind: statement, date: 2025-01-10, title: T, speaker: RU, quote: the "
               "words, positions: "
               "[{issue: troops, stance: doubts}]}\n")};
    TestStore test = test_store_with(texts, 2);
    test_same(diff(test.store, "2025-01-31", "2025-02-28", false, false), "", "one statement");
    test_store_free(&test);
}
