#include "store_help.h"

static const char *const texts[] = {
    SOURCE("s1", "2025-03-01",
           "actors: {ann: {name: Ann Berg, kind: person, of: NO}}\nissues: {fish: {title: Fish}, oil: "
           "{title: Oil}}\nevents:\n"
           "  - {id: talks, kind: meeting, date: 2025-03-10, title: Talks, participants: [ann, SE], place: "
           "{name: Oslo, "
           "country: 'NO'}, issues: fish}\n"
           "  - {id: said, kind: statement, date: 2025-02, title: A word on oil, speaker: ann, quote: oil is "
           "not fish, "
           "positions: [{issue: oil, stance: doubts}]}\n"
           "  - {id: wish, kind: summit, date: 2025-04/.., title: A wish, participants: [NO, SE], status: "
           "proposed}\n"),
    SOURCE("s2", "2025-03-12",
           "events:\n  - {id: talks, kind: meeting, date: 2025-03-11, title: Talks were held, participants: "
           "[ann, {who: SE, as: "
           "absent}]}\n"
           "  - {id: note, kind: action, date: 2025-03-12, title: A note, by: SE, updates: [{of: wish, "
           "status: planned, date: "
           "2025-05-02, place: {name: Bergen, country: 'NO'}}]}\n"),
    SOURCE("s3", "2025-03-20",
           "events:\n  - {id: guess, kind: call, date: 2025-03-19, title: A guess, participants: [NO, SE], "
           "review: draft}\n"
           "  - {id: talks, kind: meeting, date: 2025-03-11, title: Talks, review: draft, status: denied}\n"),
};

#define WISH_BEFORE "wish proposed 2025-04/.. -/- NO:participant SE:participant (s1 1)\n"
#define WISH_AFTER  "wish planned 2025-05-02 Bergen/NO NO:participant SE:participant (s1 1)\n"
#define SAID        "said - 2025-02 -/- ann:speaker (s1 1)\n"
#define NOTE        "note - 2025-03-12 -/- SE:by (s2 1)\n"
#define TALKS_FIRST "talks planned 2025-03-10 Oslo/NO ann:participant SE:participant #fish (s1 1)\n"
#define TALKS_HELD  "talks held 2025-03-11 Oslo/NO ann:participant SE:absent #fish (s2 2)\n"
#define TALKS_DRAFT "talks denied 2025-03-11 Oslo/NO ann:participant SE:absent #fish (s3 3)\n"
#define GUESS       "guess held 2025-03-19 -/- NO:participant SE:participant (s3 1)\n"

Test(events, views)
{
    static const struct {
        const char *what, *day;
        bool hindsight, drafts;
        const char *wanted;
    } cases[] = {
        {"before anything", "2025-02-28", false, false, ""},
        {"the first source", "2025-03-01", false, false, SAID TALKS_FIRST WISH_BEFORE},
        {"the day is past, but nobody has said that it was held", "2025-03-11", false, false,
         SAID TALKS_FIRST WISH_BEFORE},
        {"each field from the source that says it last", "2025-03-12", false, false,
         SAID TALKS_HELD NOTE WISH_AFTER},
        {"drafts stay out", "2025-03-20", false, false, SAID TALKS_HELD NOTE WISH_AFTER},
        {"unless asked for", "2025-03-20", false, true, SAID TALKS_DRAFT NOTE GUESS WISH_AFTER},
        {"and only from their day on", "2025-03-12", false, true, SAID TALKS_HELD NOTE WISH_AFTER},
        {"hindsight knows the later source, and nothing dated after the day", "2025-03-11", true, false,
         SAID TALKS_HELD},
        {"hindsight on the day of the note", "2025-03-12", true, false, SAID TALKS_HELD NOTE},
        {"hindsight in May", "2025-05-02", true, false, SAID TALKS_HELD NOTE WISH_AFTER},
    };
    TestStore test = test_store_with(texts, 3);
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
        test_same(test_events(test.store,
                              (DmAsOf){test_day(cases[i].day), cases[i].hindsight, cases[i].drafts}, NULL),
                  cases[i].wanted, cases[i].what);
    test_store_free(&test);
}

typedef const char *const List[3];

Test(events, filters)
{
    static List ann = {"ann"}, swedes = {"SE"}, fish = {"fish"}, oil = {"oil"}, norway = {"NO"},
                held = {"held"};
    static const struct {
        const char *what, *from, *to, *search, *wanted;
        guint32 kinds;
        const char *const *actors, *const *issues, *const *countries, *const *statuses;
    } cases[] = {
        {"kind", .kinds = 1 << DM_KIND_ACTION, .wanted = NOTE},
        {"actor", .actors = ann, .wanted = SAID TALKS_HELD},
        {"actor and kind", .actors = swedes, .kinds = 1 << DM_KIND_SUMMIT, .wanted = WISH_AFTER},
        {"issue named", .issues = fish, .wanted = TALKS_HELD},
        {"issue of a position", .issues = oil, .wanted = SAID},
        {"country", .countries = norway, .wanted = TALKS_HELD WISH_AFTER},
        {"status", .statuses = held, .wanted = TALKS_HELD},
        {"a period", "2025-02-28", "2025-03-11", .wanted = SAID TALKS_HELD},
        {"the update moved it", "2025-04-10", "2025-04-30", .wanted = ""},
        {"from a day", "2025-03-12", .wanted = NOTE WISH_AFTER},
        {"a word", .search = "oil", .wanted = SAID},
        {"words in any order", .search = "held talks", .wanted = TALKS_HELD},
        {"a phrase", .search = "\"not fish\"", .wanted = SAID},
        {"a phrase that is not there", .search = "\"fish not\"", .wanted = ""},
        {"a prefix", .search = "wis*", .wanted = WISH_AFTER},
        {"a name", .search = "berg oil", .wanted = SAID},
        {"the name of a state", .search = "sweden note", .wanted = NOTE},
        {"fields only", .search = "actor:ann kind:statement", .wanted = SAID},
        {"a word and fields", .search = "talks date:2025-03 issue:fish", .wanted = TALKS_HELD},
        {"without", .search = "a -note -wish", .wanted = SAID},
        {"fields without a word", .search = "actor:ann -oil", .wanted = TALKS_HELD},
        {"everything without two words", .search = "-wish -oil", .wanted = TALKS_HELD NOTE},
    };
    TestStore test = test_store_with(texts, 3);
    DmAsOf as_of = {.day = test_day("2025-03-20")};
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        const DmFilter filter = {.actors = cases[i].actors,
                                 .issues = cases[i].issues,
                                 .countries = cases[i].countries,
                                 .statuses = cases[i].statuses,
                                 .kinds = cases[i].kinds,
                                 .from = cases[i].from ? test_day(cases[i].from) : DM_DAY_OPEN,
                                 .to = cases[i].to ? test_day(cases[i].to) : DM_DAY_OPEN,
                                 .search = cases[i].search};
        test_same(test_events(test.store, as_of, &filter), cases[i].wanted, cases[i].what);
    }
    test_store_free(&test);
}

/* What a later source says must not be found before it is published. */
Test(events, search_looks_at_what_is_known)
{
    TestStore test = test_store_with(texts, 3);
    const DmFilter filter = {.from = DM_DAY_OPEN, .to = DM_DAY_OPEN, .search = "held"};
    test_same(test_events(test.store, (DmAsOf){.day = test_day("2025-03-11")}, &filter), "", "not yet");
    test_same(test_events(test.store, (DmAsOf){.day = test_day("2025-03-12")}, &filter), TALKS_HELD, "now");
    test_store_free(&test);
}

/* The old place's country is not the new one's. */
Test(events, a_new_place_takes_the_country_with_it)
{
    const char *const moved[] = {
        SOURCE(
            "s1", "2025-03-01",
            "events:\n  - {id: talks, kind: meeting, date: 2025-04-10, title: Talks, participants: [SE, FI], "
            "place: {name: Oslo, country: 'NO'}}\n"),
        SOURCE(
            "s2", "2025-03-12",
            "events:\n  - {id: note, kind: action, date: 2025-03-12, title: A note, by: SE, updates: [{of: "
            "talks, place: Muscat}]}\n"),
    };
    TestStore test = test_store_with(moved, 2);
    test_same(test_events(test.store, (DmAsOf){.day = test_day("2025-03-05")}, NULL),
              "talks planned 2025-04-10 Oslo/NO SE:participant FI:participant (s1 1)\n", "before");
    test_same(test_events(test.store, (DmAsOf){.day = test_day("2025-03-12")}, NULL),
              "note - 2025-03-12 -/- SE:by (s2 1)\n"
              "talks planned 2025-04-10 Muscat/- SE:participant FI:participant (s1 1)\n",
              "moved");
    test_store_free(&test);
}
