#include "store_help.h"

/* The list without a source says first, then each source from its day on; what is known later only fills in.
 */
static const char *const texts[] = {
    "demarche: 1\nactors: {ann: {name: Ann, kind: person, of: SE}, club: {name: The Club}}\n",
    SOURCE("s1", "2025-03-01",
           "actors: {ann: {name: Ann Berg}, NO: {name: Norge}}\nevents:\n  - {id: a, kind: statement, date: "
           "2025-03-01, title: T, "
           "speaker: [ann], to: ['NO']}\n"),
    SOURCE("s2", "2025-03-10",
           "actors: {ann: {name: Dr Ann Berg, of: FI}, bob: {name: Bob}}\nevents:\n  - {id: b, kind: "
           "statement, date: 2025-03-10, "
           "title: T, speaker: bob}\n"),
};

static char *actors(DmStore *store, const char *day, bool all)
{
    g_autoptr(DmArena) arena = dm_arena_new();
    DmActorRows rows;
    cr_assert(dm_query_actors(store, &(DmAsOf){.day = test_day(day)}, all, arena, &rows, NULL));
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < rows.len; i++)
        g_string_append_printf(out, "%s=%s (%s) ", rows.items[i].id, rows.items[i].name,
                               rows.items[i].of ? rows.items[i].of : "");
    return g_string_free(out, false);
}

Test(actors, as_of_a_day)
{
    static const struct {
        const char *day, *wanted;
        bool all;
    } cases[] = {
        {"2025-02-01", ""},
        {"2025-03-01", "NO=Norge () ann=Ann Berg (SE) "},
        {"2025-03-10", "NO=Norge () ann=Dr Ann Berg (FI) bob=Bob () "},
        {"2025-02-01", "NO=Norway () ann=Ann (SE) bob=Bob () club=The Club () ", true},
    };
    TestStore test = test_store_with(texts, 3);
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
        test_same(actors(test.store, cases[i].day, cases[i].all), cases[i].wanted, cases[i].day);
    test_store_free(&test);
}
