#include "store_help.h"

#define FIRST                                                                                                \
    SOURCE("s1", "2025-03-01",                                                                               \
           "actors: {ann: {name: Ann}}\nissues: {oil: {title: Oil}}\nevents:\n  - {id: e1, kind: "           \
           "statement, date: 2025-03-01, "                                                                   \
           "title: T, speaker: ann}\n")
#define SECOND                                                                                               \
    SOURCE("s2", "2025-03-02",                                                                               \
           "events:\n  - {id: e1, kind: statement, date: 2025-03-01, title: T, speaker: ann}\n")

Test(outside, knows_what_is_not_being_replaced)
{
    static const struct {
        const char *replaced[2];
        bool actor, issue, event;
    } cases[] = {{{0}, true, true, true}, {{"s1"}, false, false, true}, {{"s1", "s2"}, false, false, false}};
    TestStore test = test_store_with((const char *const[]){FIRST, SECOND}, 2);
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(DmStoreOutside) self = dm_store_outside_new(test.store);
        const DmOutside *outside = dm_store_outside(self);
        DmKind kind = DM_KIND_COUNT;
        for (int j = 0; j < 2 && cases[i].replaced[j]; j++)
            outside->replacing(outside->user, cases[i].replaced[j]);
        cr_expect(outside->has_actor(outside->user, "ann") == cases[i].actor);
        cr_expect(outside->has_issue(outside->user, "oil") == cases[i].issue);
        cr_expect(outside->has_event(outside->user, "e1", &kind) == cases[i].event);
        cr_expect(kind == (cases[i].event ? DM_KIND_STATEMENT : DM_KIND_COUNT));
        cr_expect(!outside->has_event(outside->user, "e2", &kind) &&
                  !outside->has_actor(outside->user, "NO"));
    }
    test_store_free(&test);
}

Test(outside, an_empty_store_knows_nothing)
{
    TestStore test = test_store_new();
    g_autoptr(DmStoreOutside) self = dm_store_outside_new(test.store);
    const DmOutside *outside = dm_store_outside(self);
    DmKind kind;
    cr_expect(!outside->has_actor(outside->user, "ann") && !outside->has_event(outside->user, "e1", &kind));
    test_store_free(&test);
}
