#include "store_help.h"

#define PROMISE                                                                                              \
    SOURCE("s1", "2025-03-01",                                                                               \
           "events:\n  - {id: pledge, kind: commitment, date: 2025-03-01, title: A pledge, by: NO, to: UA, " \
           "what: aid, due: "                                                                                \
           "within 7-10 days}\n")
#define UPDATE(ID, PUBLISHED, DATE, CHANGE)                                                                  \
    SOURCE(ID, PUBLISHED,                                                                                    \
           "events:\n  - {id: act-" ID ", kind: action, date: " DATE ", title: What " ID                     \
           " says, by: NO, updates: [{of: pledge, " CHANGE "}]}\n")

typedef struct Case {
    const char *what;
    const char *texts[5];
    const char *day;
    bool hindsight, drafts;
    const char *wanted;
} Case;

static const Case cases[] = {
    {"before it is published nobody knows it", {PROMISE}, "2025-02-28", false, false, ""},
    {"before its window", {PROMISE}, "2025-03-07", false, false, "pledge pending 2025-03-08/2025-03-11 4\n"},
    {"the first day of the window",
     {PROMISE},
     "2025-03-08",
     false,
     false,
     "pledge in-window 2025-03-08/2025-03-11 3\n"},
    {"the last day of the window",
     {PROMISE},
     "2025-03-11",
     false,
     false,
     "pledge in-window 2025-03-08/2025-03-11 0\n"},
    {"the day after", {PROMISE}, "2025-03-12", false, false, "pledge overdue 2025-03-08/2025-03-11 -1\n"},
    {"kept on the 10th, reported on the 14th: still open on the 13th",
     {PROMISE, UPDATE("s2", "2025-03-14", "2025-03-10", "status: fulfilled")},
     "2025-03-13",
     false,
     false,
     "pledge overdue 2025-03-08/2025-03-11 -2\n"},
    {"and kept from the 14th on",
     {PROMISE, UPDATE("s2", "2025-03-14", "2025-03-10", "status: fulfilled")},
     "2025-03-14",
     false,
     false,
     "pledge fulfilled 2025-03-08/2025-03-11\n"},
    {"with hindsight from the 10th on",
     {PROMISE, UPDATE("s2", "2025-03-14", "2025-03-10", "status: fulfilled")},
     "2025-03-10",
     true,
     false,
     "pledge fulfilled 2025-03-08/2025-03-11\n"},
    {"with hindsight not on the 9th",
     {PROMISE, UPDATE("s2", "2025-03-14", "2025-03-10", "status: fulfilled")},
     "2025-03-09",
     true,
     false,
     "pledge in-window 2025-03-08/2025-03-11 2\n"},
    {"hindsight adds no promise of tomorrow", {PROMISE}, "2025-02-28", true, false, ""},
    {"an update announced for later does not count before its day",
     {PROMISE, UPDATE("s2", "2025-03-05", "2025-03-09", "status: withdrawn")},
     "2025-03-08",
     false,
     false,
     "pledge in-window 2025-03-08/2025-03-11 3\n"},
    {"extended twice, settled late: after the first",
     {PROMISE, UPDATE("s2", "2025-03-10", "2025-03-10", "status: extended, due: 2025-03-20"),
      UPDATE("s3", "2025-03-18", "2025-03-18", "status: extended, due: 2025-04-01"),
      UPDATE("s4", "2025-04-05", "2025-04-04", "status: fulfilled")},
     "2025-03-15",
     false,
     false,
     "pledge pending 2025-03-20 5\n"},
    {"after the second",
     {PROMISE, UPDATE("s2", "2025-03-10", "2025-03-10", "status: extended, due: 2025-03-20"),
      UPDATE("s3", "2025-03-18", "2025-03-18", "status: extended, due: 2025-04-01"),
      UPDATE("s4", "2025-04-05", "2025-04-04", "status: fulfilled")},
     "2025-04-02",
     false,
     false,
     "pledge overdue 2025-04-01 -1\n"},
    {"settled, late",
     {PROMISE, UPDATE("s2", "2025-03-10", "2025-03-10", "status: extended, due: 2025-03-20"),
      UPDATE("s3", "2025-03-18", "2025-03-18", "status: extended, due: 2025-04-01"),
      UPDATE("s4", "2025-04-05", "2025-04-04", "status: fulfilled")},
     "2025-04-05",
     false,
     false,
     "pledge fulfilled 2025-04-01\n"},
    {"the source published last holds, whatever it was said about",
     {PROMISE, UPDATE("s2", "2025-03-12", "2025-03-12", "status: broken"),
      UPDATE("s3", "2025-03-20", "2025-03-11", "status: fulfilled")},
     "2025-03-20",
     false,
     false,
     "pledge fulfilled 2025-03-08/2025-03-11\n"},
    {"published the same day: the later event",
     {PROMISE, UPDATE("s2", "2025-03-20", "2025-03-12", "status: broken"),
      UPDATE("s3", "2025-03-20", "2025-03-11", "status: fulfilled")},
     "2025-03-20",
     false,
     false,
     "pledge broken 2025-03-08/2025-03-11\n"},
    {"and of the same day too: the later source id",
     {PROMISE, UPDATE("s3", "2025-03-20", "2025-03-12", "status: broken"),
      UPDATE("s2", "2025-03-20", "2025-03-12", "status: fulfilled")},
     "2025-03-20",
     false,
     false,
     "pledge broken 2025-03-08/2025-03-11\n"},
    {"an extension after the end opens it again",
     {PROMISE, UPDATE("s2", "2025-03-12", "2025-03-12", "status: broken"),
      UPDATE("s3", "2025-03-20", "2025-03-20", "status: extended, due: 2025-03-25")},
     "2025-03-21",
     false,
     false,
     "pledge pending 2025-03-25 4\n"},
    {"a draft changes nothing",
     {PROMISE, SOURCE("s2", "2025-03-09",
                      "events:\n  - {id: a, kind: action, date: 2025-03-09, title: A, by: NO, review: draft, "
                      "updates: [{of: "
                      "pledge, status: broken}]}\n")},
     "2025-03-10",
     false,
     false,
     "pledge in-window 2025-03-08/2025-03-11 1\n"},
    {"unless drafts are asked for",
     {PROMISE, SOURCE("s2", "2025-03-09",
                      "events:\n  - {id: a, kind: action, date: 2025-03-09, title: A, by: NO, review: draft, "
                      "updates: [{of: "
                      "pledge, status: broken}]}\n")},
     "2025-03-10",
     false,
     true,
     "pledge broken 2025-03-08/2025-03-11\n"},
    {"a later report gives other days",
     {PROMISE,
      SOURCE(
          "s2", "2025-03-02",
          "events:\n  - {id: pledge, kind: commitment, date: 2025-03-01, title: The pledge, by: NO, due: by "
          "2025-03-05}\n")},
     "2025-03-03",
     false,
     false,
     "pledge in-window 2025-03-01/2025-03-05 2\n"},
    {"hangs on a meeting that is only planned",
     {SOURCE(
         "s1", "2025-03-01",
         "events:\n  - {id: talks, kind: meeting, date: 2025-03-10, title: Talks, participants: [NO, UA]}\n"
         "  - {id: list, kind: deadline, date: 2025-03-01, title: A list, set-by: UA, set-on: NO, what: "
         "list, due: "
         "{after: talks, min: 7, max: 10, unit: days}}\n")},
     "2025-03-12",
     false,
     false,
     "list undated -\n"},
    {"and has days once a source says that it was held",
     {SOURCE(
          "s1", "2025-03-01",
          "events:\n  - {id: talks, kind: meeting, date: 2025-03-10, title: Talks, participants: [NO, UA]}\n"
          "  - {id: list, kind: deadline, date: 2025-03-01, title: A list, set-by: UA, set-on: NO, what: "
          "list, due: "
          "{after: talks, min: 7, max: 10, unit: days}}\n"),
      SOURCE("s2", "2025-03-11",
             "events:\n  - {id: talks, kind: meeting, date: 2025-03-11, title: Talks, participants: [NO, "
             "UA]}\n")},
     "2025-03-12",
     false,
     false,
     "list pending 2025-03-18/2025-03-21 9\n"},
    {"hangs on a promise that is open, then kept",
     {SOURCE("s1", "2025-03-01",
             "events:\n  - {id: pledge, kind: commitment, date: 2025-03-01, title: T, by: SE, what: w}\n"
             "  - {id: list, kind: deadline, date: 2025-03-01, title: T, set-by: UA, set-on: SE, what: l, "
             "due: {after: pledge, "
             "min: 2, max: 3, unit: weeks}}\n"),
      UPDATE("s2", "2025-03-11", "2025-03-10", "status: fulfilled")},
     "2025-03-12",
     false,
     false,
     "list pending 2025-03-24/2025-03-31 19\npledge fulfilled -\n"},
    {"an open end is never overdue",
     {SOURCE(
         "s1", "2025-03-01",
         "events:\n  - {id: open, kind: commitment, date: 2025-03-01, title: T, by: NO, what: w, due: "
         "2025-03-03/..}\n"
         "  - {id: never, kind: commitment, date: 2025-03-01, title: T, by: NO, what: w, condition: peace}\n"
         "  - {id: dated, kind: commitment, date: 2025-03-01, title: T, by: NO, what: w, due: "
         "2025-03-30}\n")},
     "2026-01-01",
     false,
     false,
     "dated overdue 2025-03-30 -277\nopen in-window 2025-03-03/..\nnever undated -\n"},
};

static guint count(const char *const *texts)
{
    guint n = 0;
    while (n < 5 && texts[n])
        n++;
    return n;
}

Test(commitments, states)
{
    const DmCommitmentFilter all = {.states = (1u << DM_STATE_COUNT) - 1, .due_within = -1};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        TestStore test = test_store_with(cases[i].texts, count(cases[i].texts));
        DmAsOf as_of = {test_day(cases[i].day), cases[i].hindsight, cases[i].drafts};
        test_same(test_commitments(test.store, as_of, &all), cases[i].wanted, cases[i].what);
        test_store_free(&test);
    }
}

/* The open ones alone come by another way, which leaves out early what is settled; it must not show. */
Test(commitments, open_ones_are_those_of_all_that_are_open)
{
    const DmCommitmentFilter all = {.states = (1u << DM_STATE_COUNT) - 1, .due_within = -1};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        TestStore test = test_store_with(cases[i].texts, count(cases[i].texts));
        DmAsOf as_of = {test_day(cases[i].day), cases[i].hindsight, cases[i].drafts};
        g_autofree char *every = test_commitments(test.store, as_of, &all);
        g_auto(GStrv) lines = g_strsplit(every, "\n", -1);
        g_autoptr(GString) open = g_string_new(NULL);
        for (char **line = lines; *line && **line; line++)
            if (!strstr(*line, " fulfilled ") && !strstr(*line, " broken ") && !strstr(*line, " withdrawn "))
                g_string_append_printf(open, "%s\n", *line);
        test_same(test_commitments(test.store, as_of, NULL), open->str, cases[i].what);
        test_store_free(&test);
    }
}

Test(commitments, filters)
{
    static const char *const text[] = {
        SOURCE("s1", "2025-03-01",
               "events:\n  - {id: a, kind: commitment, date: 2025-03-01, title: T, by: NO, to: UA, what: w, "
               "due: 2025-03-03}\n"
               "  - {id: b, kind: deadline, date: 2025-03-01, title: T, set-by: NO, set-on: RU, what: w, "
               "due: 2025-03-09}\n"
               "  - {id: c, kind: commitment, date: 2025-03-01, title: T, by: [RU, UA], what: w}\n")};
    static const struct {
        const char *by[2], *to[2], *actor[2];
        int within;
        const char *wanted;
    } filters[] = {
        {{"NO"}, {0}, {0}, -1, "a overdue 2025-03-03 -2\n"},
        {{"RU"}, {0}, {0}, -1, "b pending 2025-03-09 4\nc undated -\n"},
        {{0}, {"NO"}, {0}, -1, "b pending 2025-03-09 4\n"},
        {{0}, {0}, {"UA"}, -1, "a overdue 2025-03-03 -2\nc undated -\n"},
        {{0}, {0}, {0}, 3, "a overdue 2025-03-03 -2\n"},
        {{0}, {0}, {0}, 4, "a overdue 2025-03-03 -2\nb pending 2025-03-09 4\n"},
    };
    TestStore test = test_store_with(text, 1);
    DmAsOf as_of = {.day = test_day("2025-03-05")};
    for (gsize i = 0; i < G_N_ELEMENTS(filters); i++) {
        const DmCommitmentFilter filter = {.by = *filters[i].by ? filters[i].by : NULL,
                                           .to = *filters[i].to ? filters[i].to : NULL,
                                           .actors = *filters[i].actor ? filters[i].actor : NULL,
                                           .due_within = filters[i].within};
        test_same(test_commitments(test.store, as_of, &filter), filters[i].wanted, "filter");
    }
    test_store_free(&test);
}

Test(commitments, steps_tell_the_whole_story)
{
    static const char *const texts[] = {
        PROMISE,
        UPDATE("s2", "2025-03-10", "2025-03-10", "status: extended, due: 2025-03-20, note: asked for time"),
        UPDATE("s3", "2025-04-05", "2025-04-04", "status: fulfilled")};
    TestStore test = test_store_with(texts, 3);
    g_autoptr(DmArena) arena = dm_arena_new();
    DmCommitmentRows rows;
    const DmCommitmentFilter all = {.states = (1u << DM_STATE_COUNT) - 1, .due_within = -1};
    DmAsOf as_of = {.day = test_day("2025-04-10")};
    cr_assert(dm_query_commitments(test.store, &as_of, &all, arena, &rows, NULL));
    cr_assert(rows.len == 1 && rows.items[0].steps.len == 3);
    static const char *const wanted[] = {"- 2025-03-01 2025-03-08/2025-03-11 pledge s1",
                                         "extended 2025-03-10 2025-03-20 act-s2 s2",
                                         "fulfilled 2025-04-04 2025-03-20 act-s3 s3"};
    for (guint i = 0; i < 3; i++) {
        const DmStep *step = &rows.items[0].steps.items[i];
        g_autofree char *got =
            g_strdup_printf("%s %s %s %s %s", test_enum(dm_status_names, step->status), step->date.edtf,
                            step->due.edtf, step->event, step->evidence.source);
        cr_expect(!strcmp(got, wanted[i]), "%s", got);
    }
    cr_expect(rows.items[0].last_spoken == test_day("2025-04-05"));
    cr_expect(rows.items[0].silent_days == 5);
    test_store_free(&test);
}
