#include "store_help.h"

#define MONTHLY(DUE)                                                                                         \
    SOURCE("s1", "2025-01-10",                                                                               \
           "events:\n  - {id: report, kind: commitment, date: 2025-01-10, title: A report, by: 'NO', to: "   \
           "UA, what: a report, every: "                                                                     \
           "monthly" DUE "}\n")
#define UPDATE(ID, DATE, CHANGE)                                                                             \
    SOURCE(ID, DATE,                                                                                         \
           "events:\n  - {id: act-" ID ", kind: action, date: " DATE                                         \
           ", title: T, by: 'NO', updates: [{of: report, " CHANGE "}]}\n")

static const struct {
    const char *what;
    const char *texts[4];
    const char *day, *wanted;
} cases[] = {
    {"the first runs",
     {MONTHLY(", due: by 2025-01-31")},
     "2025-01-20",
     "report#1 in-window 2025-01-10/2025-01-31 11\n"},
    {"the first is late, the second is to come; the end of the month stays the end",
     {MONTHLY(", due: by 2025-01-31")},
     "2025-02-05",
     "report#1 overdue 2025-01-10/2025-01-31 -5\nreport#2 pending 2025-02-10/2025-02-28 23\n"},
    {"what was done in February is February's",
     {MONTHLY(", due: by 2025-01-31"), UPDATE("s2", "2025-01-30", "status: fulfilled"),
      UPDATE("s3", "2025-02-20", "status: fulfilled")},
     "2025-03-01",
     "report#1 fulfilled 2025-01-10/2025-01-31\nreport#2 fulfilled 2025-02-10/2025-02-28\nreport#3 pending "
     "2025-03-10/2025-03-31 30\n"},
    {"late, with the day it was due",
     {MONTHLY(", due: by 2025-01-31"), UPDATE("s2", "2025-02-03", "status: fulfilled, due: 2025-01-31")},
     "2025-02-12",
     "report#1 fulfilled 2025-01-10/2025-01-31\nreport#2 in-window 2025-02-10/2025-02-28 16\n"},
    {"late, told before the next one can be due",
     {MONTHLY(", due: by 2025-01-31"), UPDATE("s2", "2025-02-03", "status: fulfilled"),
      UPDATE("s3", "2025-02-20", "status: fulfilled")},
     "2025-03-11",
     "report#1 fulfilled 2025-01-10/2025-01-31\nreport#2 fulfilled 2025-02-10/2025-02-28\nreport#3 in-window "
     "2025-03-10/2025-03-31 20\n"},
    {"put off when it is over already",
     {MONTHLY(", due: by 2025-01-31"), UPDATE("s2", "2025-02-03", "status: extended, due: 2025-02-06")},
     "2025-02-05",
     "report#1 pending 2025-02-06 1\nreport#2 pending 2025-02-10/2025-02-28 23\n"},
    {"an extension moves one instance only",
     {MONTHLY(", due: by 2025-01-31"), UPDATE("s2", "2025-01-30", "status: extended, due: 2025-02-05")},
     "2025-02-12",
     "report#1 overdue 2025-02-05 -7\nreport#2 in-window 2025-02-10/2025-02-28 16\n"},
    {"withdrawn for good",
     {MONTHLY(", due: by 2025-01-31"), UPDATE("s2", "2025-02-15", "status: withdrawn")},
     "2025-06-01",
     "report#1 overdue 2025-01-10/2025-01-31 -121\nreport#2 withdrawn 2025-02-10/2025-02-28\n"},
    {"without a due the time between the steps is the window",
     {MONTHLY("")},
     "2025-02-12",
     "report#1 overdue 2025-01-11/2025-02-10 -2\nreport#2 in-window 2025-02-11/2025-03-10 26\n"},
};

Test(series, instances)
{
    const DmCommitmentFilter all = {.states = (1u << DM_STATE_COUNT) - 1, .due_within = -1};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        guint n = 0;
        while (n < 4 && cases[i].texts[n])
            n++;
        TestStore test = test_store_with(cases[i].texts, n);
        test_same(test_commitments(test.store, (DmAsOf){.day = test_day(cases[i].day)}, &all),
                  cases[i].wanted, cases[i].what);
        test_store_free(&test);
    }
}

/* The open ones come by an index of what is settled; a series with kept instances goes on. */
Test(series, a_kept_instance_does_not_close_the_series)
{
    const char *const texts[] = {MONTHLY(", due: by 2025-01-31"),
                                 UPDATE("s2", "2025-01-30", "status: fulfilled")};
    TestStore test = test_store_with(texts, 2);
    test_same(test_commitments(test.store, (DmAsOf){.day = test_day("2025-02-12")}, NULL),
              "report#2 in-window 2025-02-10/2025-02-28 16\n", "open");
    test_store_free(&test);
}
