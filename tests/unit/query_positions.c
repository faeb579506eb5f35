#include "store_help.h"

#define STAND(ID, PUBLISHED, DATE, REST)                                                                     \
    SOURCE(ID, PUBLISHED,                                                                                    \
           "issues: {troops: {title: Troops}}\nevents:\n  - {id: e-" ID ", kind: statement, date: " DATE     \
           ", title: T, speaker: RU, quote: words of " ID ", positions: [{issue: troops, " REST "}]}\n")

#define HISTORY                                                                                              \
    STAND("s1", "2025-01-10", "2025-01-10", "stance: opposes"),                                              \
        STAND("s2", "2025-02-10", "2025-02-10", "stance: opposes"),                                          \
        STAND("s3", "2025-03-10", "2025-03-10", "stance: accepts, condition: no bases"),                     \
        STAND("s4", "2025-04-12", "2025-04-10", "stance: opposes"),                                          \
        STAND("s5", "2025-05-01", "2025-04-20", "stance: opposes, condition: in the east")

typedef struct Case {
    const char *what, *day;
    bool hindsight;
    const char *wanted;
} Case;

static const Case cases[] = {
    {"nothing yet", "2025-01-09", false, ""},
    {"the first", "2025-01-10", false, "RU troops opposes [] since 2025-01-10 said 2025-01-10 e-s1 s1\n"},
    {"said again: since the first, the words of the newest", "2025-02-10", false,
     "RU troops opposes [] since 2025-01-10 said 2025-02-10 e-s2 s2\n"},
    {"turned", "2025-04-11", false,
     "RU troops accepts [no bases] since 2025-03-10 said 2025-03-10 e-s3 s3\n"},
    {"said on the 10th, known on the 12th", "2025-04-12", false,
     "RU troops opposes [] since 2025-04-10 said 2025-04-10 e-s4 s4\n"},
    {"with hindsight from the 10th", "2025-04-10", true,
     "RU troops opposes [] since 2025-04-10 said 2025-04-10 e-s4 s4\n"},
    {"returned: the run starts anew", "2025-05-01", false,
     "RU troops opposes [in the east] since 2025-04-10 said 2025-04-20 e-s5 s5\n"},
};

static const char *const history[] = {HISTORY};

Test(positions, newest_and_since)
{
    TestStore test = test_store_with(history, 5);
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
        test_same(
            test_positions(test.store, (DmAsOf){test_day(cases[i].day), cases[i].hindsight, false}, NULL),
            cases[i].wanted, cases[i].what);
    test_store_free(&test);
}

Test(positions, history_lists_every_statement)
{
    TestStore test = test_store_with(history, 5);
    test_same(test_positions(test.store, (DmAsOf){.day = test_day("2025-04-30")},
                             &(DmPositionFilter){.history = true}),
              "RU troops opposes [] since 2025-01-10 said 2025-01-10 e-s1 s1\n"
              "RU troops opposes [] since 2025-01-10 said 2025-02-10 e-s2 s2\n"
              "RU troops accepts [no bases] since 2025-03-10 said 2025-03-10 e-s3 s3\n"
              "RU troops opposes [] since 2025-04-10 said 2025-04-10 e-s4 s4\n",
              "history");
    test_store_free(&test);
}

Test(positions, ties)
{
    static const struct {
        const char *what;
        const char *texts[2];
        const char *wanted;
    } ties[] = {
        {"of one day: the source published last",
         {STAND("s2", "2025-01-11", "2025-01-10", "stance: accepts"),
          STAND("s1", "2025-01-12", "2025-01-10", "stance: doubts")},
         "RU troops doubts [] since 2025-01-10 said 2025-01-10 e-s1 s1\n"},
        {"published on one day too: the later source id",
         {STAND("s2", "2025-01-12", "2025-01-10", "stance: accepts"),
          STAND("s1", "2025-01-12", "2025-01-10", "stance: doubts")},
         "RU troops accepts [] since 2025-01-10 said 2025-01-10 e-s2 s2\n"},
        {"a statement of an earlier day found later does not replace the newer one",
         {STAND("s1", "2025-01-12", "2025-01-12", "stance: accepts"),
          STAND("s2", "2025-01-20", "2025-01-02", "stance: doubts")},
         "RU troops accepts [] since 2025-01-12 said 2025-01-12 e-s1 s1\n"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(ties); i++) {
        TestStore test = test_store_with(ties[i].texts, 2);
        test_same(test_positions(test.store, (DmAsOf){.day = test_day("2025-02-01")}, NULL), ties[i].wanted,
                  ties[i].what);
        test_store_free(&test);
    }
}

/* A meeting to come cannot give a stance of tomorrow: the source knew it when it was published. */
Test(positions, of_an_event_to_come)
{
    static const char *const text[] = {
        SOURCE("s1", "2025-01-10",
               "issues: {troops: {title: Troops}}\nevents:\n  - {id: summit, kind: summit, date: 2025-02-20, "
               "title: T, participants: "
               "[RU, US], positions: [{actor: RU, issue: troops, stance: doubts}]}\n")};
    TestStore test = test_store_with(text, 1);
    test_same(test_positions(test.store, (DmAsOf){.day = test_day("2025-01-10")}, NULL),
              "RU troops doubts [] since 2025-01-10 said 2025-01-10 summit s1\n", "to come");
    test_store_free(&test);
}

Test(positions, on_venues_only_when_asked_for)
{
    static const char *const text[] = {
        SOURCE("s1", "2025-01-10",
               "events:\n  - {id: talks, kind: meeting, date: 2025-02, title: T, participants: [RU, UA]}\n"
               "  - {id: geneva, kind: venue, date: 2025-01-10, title: T, for: talks, proposed-by: CH, "
               "place: Geneva, country: CH, "
               "positions: [{actor: RU, issue: geneva, stance: accepts}]}\n")};
    TestStore test = test_store_with(text, 1);
    const DmPositionFilter asked = {.issues = (const char *const[]){"geneva", NULL}};
    DmAsOf as_of = {.day = test_day("2025-01-10")};
    test_same(test_positions(test.store, as_of, NULL), "", "not asked for");
    test_same(test_positions(test.store, as_of, &asked),
              "RU geneva accepts [] since 2025-01-10 said 2025-01-10 geneva s1\n", "asked for");
    test_store_free(&test);
}

/* An event's words are those of its only position, and of none when it has several. */
Test(positions, words)
{
    static const char *const text[] = {
        SOURCE("s1", "2025-01-10",
               "issues: {a: {title: A}, b: {title: B}, c: {title: C}}\nevents:\n"
               "  - {id: one, kind: statement, date: 2025-01-10, title: T, speaker: RU, quote: only words, "
               "positions: "
               "[{issue: a, stance: accepts}]}\n"
               "  - {id: two, kind: statement, date: 2025-01-10, title: T, speaker: RU, quote: other words, "
               "positions: "
               "[{issue: b, stance: accepts}, {issue: c, stance: accepts, quote: own words}]}\n")};
    static const char *const wanted[] = {"only words", NULL, "own words"};
    TestStore test = test_store_with(text, 1);
    g_autoptr(DmArena) arena = dm_arena_new();
    DmPositionRows rows;
    cr_assert(
        dm_query_positions(test.store, &(DmAsOf){.day = test_day("2025-01-10")}, NULL, arena, &rows, NULL));
    cr_assert(rows.len == 3);
    for (guint i = 0; i < 3; i++)
        cr_expect(!g_strcmp0(rows.items[i].evidence.quote, wanted[i]), "%u: %s", i,
                  rows.items[i].evidence.quote);
    test_store_free(&test);
}
