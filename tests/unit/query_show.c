#include "store_help.h"

static const char *const texts[] = {
    "demarche: 1\nactors: {ann: {name: Ann, kind: person, aliases: [Anna]}}\nissues: {oil: {title: Oil}}\n",
    SOURCE("s1", "2025-03-01",
           "events:\n  - {id: talks, kind: meeting, date: 2025-03-10, title: Talks, participants: [ann, SE], "
           "quote: we meet}\n"),
    SOURCE(
        "s2", "2025-03-12",
        "events:\n  - {id: talks, kind: meeting, date: 2025-03-11, title: Talks, participants: [ann, SE]}\n"
        "  - {id: word, kind: statement, date: 2025-03-12, title: A word, speaker: ann, follows: talks, "
        "quote: we met, positions: "
        "[{issue: oil, stance: accepts, quote: oil is fine}], updates: [{of: talks, place: {name: "
        "Oslo}}]}\n"),
};

static char *facts(DmStore *store, const char *id, const char *day)
{
    g_autoptr(DmArena) arena = dm_arena_new();
    g_autoptr(GError) error = NULL;
    DmThing thing;
    DmFacts facts;
    if (!dm_query_facts(store, &(DmAsOf){.day = test_day(day)}, id, arena, &thing, &facts, &error))
        return g_strconcat(error->message, "\n", NULL);
    GString *out = g_string_new(NULL);
    g_string_append_printf(out, "%s\n", dm_enum_text(dm_thing_names, (int)thing));
    for (guint i = 0; i < facts.len; i++)
        g_string_append_printf(
            out, "%s%s: %s [%s]%s%s\n", facts.items[i].holds ? "" : "not ", facts.items[i].field,
            facts.items[i].value, facts.items[i].evidence.source ? facts.items[i].evidence.source : "-",
            facts.items[i].event ? " by " : "", facts.items[i].event ? facts.items[i].event : "");
    return g_string_free(out, false);
}

Test(show, facts_with_their_sources)
{
    static const struct {
        const char *id, *day, *wanted;
    } cases[] = {
        {"talks", "2025-03-01",
         "event\nkind: meeting [s1]\ntitle: Talks [s1]\ndate: 2025-03-10 [s1]\nstatus: planned (from the "
         "date) "
         "[s1]\nparticipants: ann, SE "
         "[s1]\nquote: we meet [s1]\n"},
        {"talks", "2025-03-12",
         "event\nkind: meeting [s2]\ntitle: Talks [s2]\nnot title: Talks [s1]\ndate: 2025-03-11 [s2]\nnot "
         "date: 2025-03-10 "
         "[s1]\nstatus: held (from "
         "the date) [s2]\nparticipants: ann, SE [s2]\nnot participants: ann, SE [s1]\nplace: Oslo [s2] by "
         "word\nquote: we meet "
         "[s1]\n"},
        {"word", "2025-03-01", "nothing is called 'word' on that day\n"},
        {"tolks", "2025-03-12", "nothing is called 'tolks' on that day; did you mean 'talks'?\n"},
        {"ann", "2025-03-12", "actor\nname: Ann [-]\nkind: person [-]\nalias: Anna [-]\n"},
        {"oil", "2025-03-12", "issue\ntitle: Oil [-]\n"},
        {"s1", "2025-03-12",
         "source\ntitle: About s1 [s1]\npublisher: Paper s1 [s1]\npublished: 2025-03-01 [s1]\nurl: "
         "https://example.org/s1 "
         "[s1]\n"},
    };
    TestStore test = test_store_with(texts, 3);
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        test_same(facts(test.store, cases[i].id, cases[i].day), cases[i].wanted, cases[i].id);
    }
    test_store_free(&test);
}

Test(show, words_and_relations)
{
    TestStore test = test_store_with(texts, 3);
    g_autoptr(DmArena) arena = dm_arena_new();
    DmAsOf as_of = {.day = test_day("2025-03-12")};
    DmWordsList words;
    DmRelations relations;
    cr_assert(dm_query_words(test.store, &as_of, "word", arena, &words, NULL));
    cr_assert(words.len == 2);
    cr_expect(!strcmp(words.items[0].text, "we met") && !words.items[0].issue);
    cr_expect(!strcmp(words.items[1].text, "oil is fine") && !strcmp(words.items[1].issue, "oil"));
    cr_assert(dm_query_relations(test.store, &as_of, "talks", arena, &relations, NULL));
    cr_assert(relations.len == 2);
    cr_expect(!strcmp(relations.items[0].relation, "followed by") &&
              !strcmp(relations.items[0].event, "word"));
    cr_expect(!strcmp(relations.items[1].relation, "updated by"));
    cr_assert(dm_query_relations(test.store, &(DmAsOf){.day = test_day("2025-03-11")}, "talks", arena,
                                 &relations, NULL));
    cr_expect(relations.len == 0);
    /* hindsight knows of the later events on the day before, but they have not come yet */
    DmAsOf behind = {.day = test_day("2025-03-11"), .hindsight = true};
    cr_assert(dm_query_relations(test.store, &behind, "talks", arena, &relations, NULL));
    cr_expect(relations.len == 0);
    behind.day = test_day("2025-03-12");
    cr_assert(dm_query_relations(test.store, &behind, "talks", arena, &relations, NULL));
    cr_expect(relations.len == 2);
    test_store_free(&test);
}
