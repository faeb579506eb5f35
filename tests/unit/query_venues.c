#include "store_help.h"

#define MEETING(REST)                                                                                        \
    "events:\n  - {id: talks, kind: summit, date: 2025-04, title: T, participants: [SE, FI], status: "       \
    "proposed" REST "}\n"
#define VENUE(POSITIONS)                                                                                     \
    "  - {id: geneva, kind: venue, date: 2025-03-01, title: T, for: talks, proposed-by: CH, place: Geneva, " \
    "country: CH, "                                                                                          \
    "positions: [" POSITIONS "]}\n"

static char *venues(DmStore *store, const char *day)
{
    g_autoptr(DmArena) arena = dm_arena_new();
    DmVenueRows rows;
    cr_assert(dm_query_venues(store, &(DmAsOf){.day = test_day(day)}, NULL, arena, &rows, NULL));
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < rows.len; i++) {
        const DmVenueRow *row = &rows.items[i];
        g_string_append_printf(
            out, "%s %s %s/%s by %s, %s %s %s %s\n", row->meeting, row->venue, row->place ? row->place : "-",
            row->country ? row->country : "-", row->proposed_by.len ? row->proposed_by.items[0].id : "-",
            row->actor ? row->actor : "nobody", row->actor ? dm_enum_text(dm_stance_names, row->stance) : "-",
            row->date.edtf, dm_enum_text(dm_standing_names, (int)row->standing));
    }
    return g_string_free(out, false);
}

#define ROW(WHO, STANCE, STANDING)                                                                           \
    "talks geneva Geneva/CH by CH, " WHO " " STANCE " 2025-03-01 " STANDING "\n"

Test(venues, standing)
{
    static const struct {
        const char *what, *text, *wanted;
    } cases[] = {
        {"nobody", MEETING("") VENUE(""), ROW("nobody", "-", "proposed")},
        {"only who proposed it", MEETING("") VENUE("{actor: CH, issue: geneva, stance: supports}"),
         ROW("CH", "supports", "proposed")},
        {"others too", MEETING("") VENUE("{actor: SE, issue: geneva, stance: accepts}"),
         ROW("SE", "accepts", "accepted")},
        {"only against", MEETING("") VENUE("{actor: SE, issue: geneva, stance: doubts}"),
         ROW("SE", "doubts", "refused")},
        {"both",
         MEETING("") VENUE(
             "{actor: SE, issue: geneva, stance: opposes}, {actor: FI, issue: geneva, stance: accepts}"),
         ROW("FI", "accepts", "contested") ROW("SE", "opposes", "contested")},
        {"the meeting is there", MEETING(", place: Geneva, country: CH") VENUE(""),
         ROW("nobody", "-", "chosen")},
        {"it is elsewhere", MEETING(", place: Oslo") VENUE(""), ROW("nobody", "-", "dropped")},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *text = g_strconcat(SOURCE("s1", "2025-03-01", ""), cases[i].text, NULL);
        const char *const texts[] = {text};
        TestStore test = test_store_with(texts, 1);
        test_same(venues(test.store, "2025-03-05"), cases[i].wanted, cases[i].what);
        test_same(venues(test.store, "2025-02-28"), "", "before it is published");
        test_store_free(&test);
    }
}
