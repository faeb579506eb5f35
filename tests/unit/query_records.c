#include "store_help.h"

/* By hand: 'NO' promised five things by 10 March. One was kept on the 9th, one on the 12th after ten days
 * more, one was broken, one is late, one has no day. */
Test(records, of_an_actor)
{
    static const char *const texts[] = {
        SOURCE(
            "s1", "2025-03-01",
            "events:\n"
            "  - {id: a, kind: commitment, date: 2025-03-01, title: T, by: 'NO', what: w, due: 2025-03-10}\n"
            "  - {id: b, kind: commitment, date: 2025-03-01, title: T, by: 'NO', what: w, due: 2025-03-10}\n"
            "  - {id: c, kind: commitment, date: 2025-03-01, title: T, by: ['NO', SE], what: w, due: "
            "2025-03-10}\n"
            "  - {id: d, kind: deadline, date: 2025-03-01, title: T, set-on: 'NO', set-by: UA, what: w, due: "
            "2025-03-10}\n"
            "  - {id: e, kind: commitment, date: 2025-03-01, title: T, by: 'NO', what: w, condition: c}\n"),
        SOURCE("s2", "2025-03-09",
               "events:\n  - {id: x, kind: action, date: 2025-03-09, title: T, by: 'NO', updates: [{of: a, "
               "status: fulfilled}, {of: "
               "b, status: extended, due: 2025-03-20}, {of: c, status: broken}]}\n"),
        SOURCE("s3", "2025-03-12",
               "events:\n  - {id: y, kind: action, date: 2025-03-12, title: T, by: 'NO', updates: [{of: b, "
               "status: fulfilled}]}\n")};
    TestStore test = test_store_with(texts, 3);
    g_autoptr(DmArena) arena = dm_arena_new();
    DmRecords records;
    const DmCommitmentFilter filter = {.due_within = -1};
    cr_assert(dm_query_records(test.store, &(DmAsOf){.day = test_day("2025-03-15")}, &filter, arena, &records,
                               NULL));
    cr_assert(records.len == 2);
    const DmRecord *norway = &records.items[0], *sweden = &records.items[1];
    cr_expect(!strcmp(norway->actor, "NO") && norway->total == 5 && norway->kept == 1 && norway->late == 1);
    cr_expect(norway->broken == 1 && norway->overdue == 1 && norway->open == 1);
    cr_expect(norway->slipped == 1 && norway->slip_days == 10);
    cr_expect(!strcmp(sweden->actor, "SE") && sweden->total == 1 && sweden->broken == 1);
    test_store_free(&test);
}
