#include "store_help.h"

static const char *const texts[] = {
    SOURCE("s1", "2025-03-01",
           "issues: {oil: {title: Oil}}\nevents:\n"
           "  - {id: talks, kind: meeting, date: 2025-03-10, title: Talks, participants: [SE, FI], status: "
           "planned}\n"
           "  - {id: said, kind: statement, date: 2025-03-01, title: Said, speaker: SE, positions: [{issue: "
           "oil, stance: doubts}]}\n"),
    SOURCE("s2", "2025-03-12",
           "events:\n"
           "  - {id: talks, kind: meeting, date: 2025-03-11, title: Talks, participants: [SE, FI], status: "
           "held}\n"
           "  - {id: said, kind: statement, date: 2025-03-01, title: Said, speaker: SE}\n"
           "  - {id: next, kind: statement, date: 2025-03-12, title: Next, speaker: SE, positions: [{issue: "
           "oil, stance: accepts, "
           "condition: c}], updates: [{of: talks, place: {name: Oslo}}]}\n"),
    SOURCE(
        "s3", "2025-04-02",
        "events:\n"
        "  - {id: third, kind: statement, date: 2025-04-01, title: Third, speaker: SE, positions: [{issue: "
        "oil, stance: opposes}]}\n"),
};

static char *log_of(DmStore *store, const char *since, const char *day)
{
    g_autoptr(DmArena) arena = dm_arena_new();
    DmLogRows rows;
    cr_assert(dm_query_log(store, &(DmAsOf){.day = test_day(day)}, test_day(since), arena, &rows, NULL));
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < rows.len; i++) {
        const DmLogRow *row = &rows.items[i];
        g_string_append_printf(out, "%s %s %s:%s>%s %s\n", row->event, row->what,
                               row->field ? row->field : "", row->from ? row->from : "",
                               row->to ? row->to : "", row->by ? row->by : "");
    }
    return g_string_free(out, false);
}

Test(log, what_a_source_changed)
{
    TestStore test = test_store_with(texts, 2);
    test_same(log_of(test.store, "2025-02-28", "2025-03-01"),
              "said new :> \nsaid new SE on oil:>doubts \ntalks new :> \n", "the first source");
    test_same(log_of(test.store, "2025-03-01", "2025-03-11"), "", "quiet days");
    test_same(log_of(test.store, "2025-03-01", "2025-03-12"),
              "next new :> \n"
              "next reversed SE on oil:doubts>accepts, if c \n"
              "said confirmed :> \n"
              "talks changed date:2025-03-10>2025-03-11 \n"
              "talks updated place:>Oslo next\n"
              "talks changed status:planned>held \n",
              "the second");
    test_store_free(&test);
}

/* What was told on a day is told of it for ever; a step is not lost when another follows. */
Test(log, later_knowledge_only_adds)
{
    TestStore test = test_store_with(texts, 3);
    g_autofree char *march = log_of(test.store, "2025-02-28", "2025-03-31"),
                    *april = log_of(test.store, "2025-02-28", "2025-04-30");
    cr_assert(g_str_has_prefix(april, march), "%s", april);
    test_same(g_strdup(april + strlen(march)),
              "third new :> \n"
              "third reversed SE on oil:accepts, if c>opposes \n",
              "the third source");
    test_store_free(&test);
}
