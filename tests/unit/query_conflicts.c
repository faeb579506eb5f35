#include "store_help.h"

#define TALKS(DATE, TITLE, STATUS)                                                                           \
    "events:\n  - {id: talks, kind: meeting, date: " DATE ", title: " TITLE                                  \
    ", participants: [SE, FI]" STATUS "}\n"
#define PLEDGE(DATE)                                                                                         \
    "events:\n  - {id: pledge, kind: commitment, date: " DATE ", title: T, by: SE, what: w}\n"
#define ACT(DATE)                                                                                            \
    "events:\n  - {id: act, kind: action, date: " DATE                                                       \
    ", title: T, by: SE, updates: [{of: pledge, status: fulfilled}]}\n"
#define STAND(ID, DATE, WHO, STANCE)                                                                         \
    "issues: {oil: {title: Oil}}\nactors: {ann: {name: Ann, of: SE}}\nevents:\n  - {id: " ID                 \
    ", kind: statement, date: " DATE ", title: T, speaker: " WHO                                             \
    ", positions: [{issue: oil, stance: " STANCE "}]}\n"

static const struct {
    const char *what, *first, *second, *wanted; /* published on 1 and 5 March */
} cases[] = {
    {"two days, both after the fact", TALKS("2025-02-10", "T", ""), TALKS("2025-02-11", "T", ""),
     "talks date 2025-02-10 2025-02-11\n"},
    {"a day within a month is no contradiction", TALKS("2025-02-10", "T", ""), TALKS("2025-02", "T", ""), ""},
    {"a planned day may move", TALKS("2025-03-10", "T", ""), TALKS("2025-03-11", "T", ""), ""},
    {"held and denied", TALKS("2025-02-10", "T", ", status: held"),
     TALKS("2025-02-10", "T", ", status: denied"), "talks held-and-denied held denied\n"},
    {"held, then planned", TALKS("2025-02-10", "T", ", status: held"),
     TALKS("2025-02-10", "T", ", status: planned"), "talks settled-and-announced held planned\n"},
    {"planned, then held", TALKS("2025-02-10", "T", ", status: planned"),
     TALKS("2025-02-10", "T", ", status: held"), ""},
    {"numbers", TALKS("2025-02-10", "Talks of 12", ""), TALKS("2025-02-10", "Talks of 13", ""),
     "talks number Talks of 12 Talks of 13\n"},
    {"settled before it was made", PLEDGE("2025-02-20"), ACT("2025-02-10"),
     "pledge settled-before-made made 2025-02-20 fulfilled 2025-02-10\n"},
    {"settled after it was made", PLEDGE("2025-02-20"), ACT("2025-02-21"), ""},
    {"put off in one month, held in the next", "",
     TALKS("2025-02-10", "T",
           ", status: held") "  - {id: wait, kind: action, date: 2025-01-20, title: T, by: "
                             "SE, updates: [{of: talks, status: postponed}]}\n",
     ""},
    {"put off and held on one day", "",
     TALKS("2025-02-10", "T",
           ", status: held") "  - {id: wait, kind: action, date: 2025-02-10, title: T, by: "
                             "SE, updates: [{of: talks, status: postponed}]}\n",
     "talks status held postponed\n"},
    {"two stances on a day", STAND("a", "2025-02-10", "SE", "accepts"),
     STAND("b", "2025-02-10", "SE", "doubts"),
     "oil two-stances SE accepts, 2025-02-10 SE doubts, 2025-02-10\n"},
    {"two stances on two days", STAND("a", "2025-02-10", "SE", "accepts"),
     STAND("b", "2025-02-11", "SE", "doubts"), ""},
    {"one side", STAND("a", "2025-02-11", "SE", "accepts"), STAND("b", "2025-02-10", "ann", "opposes"),
     "oil one-side ann opposes, 2025-02-10 SE accepts, 2025-02-11\n"},
    {"two sides", STAND("a", "2025-02-11", "FI", "accepts"), STAND("b", "2025-02-10", "ann", "opposes"), ""},
};

Test(conflicts, found_and_not_found)
{
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *first = g_strconcat(SOURCE("s1", "2025-03-01", ""), cases[i].first, NULL);
        g_autofree char *second = g_strconcat(SOURCE("s2", "2025-03-05", ""), cases[i].second, NULL);
        const char *const texts[] = {first, second};
        TestStore test = test_store_with(texts, 2);
        g_autoptr(DmArena) arena = dm_arena_new();
        DmConflicts conflicts;
        cr_assert(dm_query_conflicts(test.store, &(DmAsOf){.day = test_day("2025-04-01")}, NULL, arena,
                                     &conflicts, NULL));
        GString *out = g_string_new(NULL);
        for (guint j = 0; j < conflicts.len; j++)
            g_string_append_printf(out, "%s %s %s %s\n", conflicts.items[j].event, conflicts.items[j].what,
                                   conflicts.items[j].a, conflicts.items[j].b);
        test_same(g_string_free(out, false), cases[i].wanted, cases[i].what);
        test_store_free(&test);
    }
}
