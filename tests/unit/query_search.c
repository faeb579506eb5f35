#include "store_help.h"

/* What is wrong gets a caret, never an SQL error. */
Test(search, mistakes)
{
    static const struct {
        const char *search, *wanted;
    } cases[] = {
        {"actr:ann", "search: no field 'actr'; did you mean 'actor'?\n    actr:ann\n    ^~~~"},
        {"fish kind:sumit",
         "search: no kind 'sumit'; did you mean 'summit'?\n    fish kind:sumit\n              ^~~~~"},
        {"fish \"not", "search: this quotation mark is not closed\n    fish \"not\n         ^"},
        {"actor:", "search: a value is missing after the colon\n    actor:\n          ^"},
        {"fish ***", "search: there is no word in it\n    fish ***\n         ^~"},
    };
    TestStore test = test_store_with((const char *const[]){SOURCE("s1", "2025-03-01", "")}, 1);
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        const DmFilter filter = {.from = DM_DAY_OPEN, .to = DM_DAY_OPEN, .search = cases[i].search};
        test_same(test_events(test.store, (DmAsOf){.day = test_day("2025-03-20")}, &filter), cases[i].wanted,
                  cases[i].search);
    }
    test_store_free(&test);
}

/* Words of FTS5's own syntax are words here. */
Test(search, any_text_is_safe)
{
    static const char *const texts[] = {
        "AND OR NOT", "NEAR(a b)", "title:x^2", "a + b", "{x} : y", "'; DROP TABLE",
        "*a*",        "a\"b\"c",   "é*",        "--",    "-",       "a:b:c"};
    TestStore test = test_store_with((const char *const[]){SOURCE("s1", "2025-03-01", "")}, 1);
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        const DmFilter filter = {.from = DM_DAY_OPEN, .to = DM_DAY_OPEN, .search = texts[i]};
        g_autofree char *got = test_events(test.store, (DmAsOf){.day = test_day("2025-03-20")}, &filter);
        cr_expect(!*got || g_str_has_prefix(got, "search: "), "%s: %s", texts[i], got);
    }
    test_store_free(&test);
}

Test(search, best_match_first_and_marked)
{
    static const char *const text[] = {
        SOURCE("s1", "2025-03-01",
               "events:\n  - {id: a, kind: action, date: 2025-02-01, title: Something else, by: 'NO', "
               "summary: and then a pipeline "
               "was named}\n"
               "  - {id: b, kind: action, date: 2025-02-02, title: The pipeline, by: 'NO'}\n")};
    TestStore test = test_store_with(text, 1);
    g_autoptr(DmArena) arena = dm_arena_new();
    DmEventRows rows;
    const DmFilter filter = {.from = DM_DAY_OPEN, .to = DM_DAY_OPEN, .search = "pipeline"};
    cr_assert(
        dm_query_events(test.store, &(DmAsOf){.day = test_day("2025-03-02")}, &filter, arena, &rows, NULL));
    cr_assert(rows.len == 2);
    cr_expect(!strcmp(rows.items[0].id, "b") && !strcmp(rows.items[0].match, "The [pipeline]"));
    cr_expect(!strcmp(rows.items[1].id, "a") && strstr(rows.items[1].match, "a [pipeline] was"));
    test_store_free(&test);
}
