#include "store_help.h"

Test(chain, what_slips_if_this_slips)
{
    static const char *const texts[] = {
        SOURCE("s1", "2025-03-01",
               "events:\n"
               "  - {id: outline, kind: deadline, date: 2025-03-01, title: T, set-on: 'NO', set-by: UA, "
               "what: w, due: 2025-03-20}\n"
               "  - {id: list, kind: deadline, date: 2025-03-01, title: T, set-on: 'NO', set-by: UA, what: "
               "w, due: {after: outline, min: "
               "7, max: 10, unit: days}}\n"
               "  - {id: summit, kind: summit, date: 2025-04-20, title: T, participants: ['NO', UA], "
               "follows: outline}\n"
               "  - {id: past, kind: meeting, date: 2025-02-20, title: T, participants: ['NO', UA], follows: "
               "outline}\n"
               "  - {id: after, kind: meeting, date: 2025-05, title: T, participants: ['NO', UA], follows: "
               "[summit, outline]}\n"
               "  - {id: apart, kind: meeting, date: 2025-05, title: T, participants: ['NO', UA]}\n")};
    TestStore test = test_store_with(texts, 1);
    g_autoptr(DmArena) arena = dm_arena_new();
    DmCommitmentRows rows;
    DmChainRows chain;
    DmAsOf as_of = {.day = test_day("2025-03-05")};
    const DmCommitmentFilter filter = {.due_within = -1, .ids = (const char *const[]){"outline", NULL}};
    cr_assert(dm_query_commitments(test.store, &as_of, &filter, arena, &rows, NULL));
    cr_assert(dm_query_chain(test.store, &as_of, &rows, arena, &chain, NULL));
    g_autoptr(GString) got = g_string_new(NULL);
    for (guint i = 0; i < chain.len; i++)
        g_string_append_printf(got, "%d %s %s %s %s\n", chain.items[i].depth, chain.items[i].on,
                               chain.items[i].relation, chain.items[i].event,
                               chain.items[i].slips ? "slips" : "stands");
    cr_expect(!strcmp(got->str, "1 outline due after list slips\n"
                                "1 outline follows after slips\n"
                                "1 outline follows past stands\n"
                                "1 outline follows summit slips\n"),
              "%s", got->str);
    test_store_free(&test);
}
