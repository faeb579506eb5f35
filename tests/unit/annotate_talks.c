/* Meetings, calls and visits: kind, who takes part, day, place, status. Published on Thursday, 16 May 2024.
 */
#include "annotate_help.h"

static const struct {
    const char *text;
    DmKind kind;
    const char *first, *second, *date;
    DmStatus status;
} rows[] = {
    {"The Kenyan president met Prime Minister Ana Lopez of Peru today.", DM_KIND_SUMMIT, NULL, "lopez",
     "2024-05-16", DM_STATUS_HELD},
    {"Foreign Minister Omar Keita of Mali spoke yesterday by phone with Foreign Minister Lena Voss of "
     "Austria.",
     DM_KIND_CALL, "keita", "voss", "2024-05-15", DM_STATUS_HELD},
    {"On Tuesday, Foreign Minister Omar Keita of Mali called Lena Voss to congratulate her.", DM_KIND_CALL,
     "keita", "voss", "2024-05-14", DM_STATUS_HELD},
    {"Foreign Minister Omar Keita of Mali spoke on the margins of the conference with Foreign Minister Lena "
     "Voss.",
     DM_KIND_MEETING, "keita", "voss", "2024-05-16", DM_STATUS_HELD},
    {"Foreign Minister Omar Keita of Mali will meet Foreign Minister Lena Voss of Austria on Monday.",
     DM_KIND_MEETING, "keita", "voss", "2024-05-20", DM_STATUS_PLANNED},
    {"Foreign Minister Omar Keita hosted Foreign Minister Lena Voss of Austria for talks in Bamako.",
     DM_KIND_MEETING, "keita", "voss", "2024-05-16", DM_STATUS_HELD},
    {"Minister Omar Keita welcomed Foreign Minister Lena Voss of Austria to Bamako today.", DM_KIND_MEETING,
     "keita", "voss", "2024-05-16", DM_STATUS_HELD},
    {"Minister Omar Keita and Chancellor Lena Voss spoke today about the border.", DM_KIND_CALL, "keita",
     "voss", "2024-05-16", DM_STATUS_HELD},
    {"Kenyan and Ugandan foreign ministers met in Nairobi on Tuesday.", DM_KIND_MEETING,
     "ugandan-foreign-ministers", NULL, "2024-05-14", DM_STATUS_HELD},
    {"Minister Omar Keita and Minister Lena Voss did not meet on Tuesday.", DM_KIND_MEETING, "keita", "voss",
     "2024-05-14", DM_STATUS_DENIED},
    {"President Omar Keita met the presidents of Peru, Chad, and Niger on Tuesday.", DM_KIND_MEETING, "keita",
     "PE", "2024-05-14", DM_STATUS_HELD},
    {"Minister Omar Keita met Norwegian Chancellery Foreign and Security Policy Advisor Hanna Berg.",
     DM_KIND_MEETING, "keita", "berg", NULL, DM_STATUS_HELD},
    {"Present with Minister Omar Keita at that meeting were these leaders:\n\nPresident Ana Ruiz of "
     "Peru\n\nLena "
     "Voss, Prime Minister of Norway\n",
     DM_KIND_MEETING, "keita", "voss", NULL, DM_STATUS_HELD},
    {"Minister Omar Keita invited Minister Lena Voss to visit Mali.", DM_KIND_MEETING, "voss", "keita",
     "[2024-05-16..]", DM_STATUS_PROPOSED},
    {"Minister Omar Keita said he would meet Minister Lena Voss.", DM_KIND_MEETING, "voss", "keita",
     "[2024-05-16..]", DM_STATUS_PLANNED},
    {"Minister Omar Keita hosted a meeting today with leaders Lena Voss and Ana Ruiz.", DM_KIND_MEETING,
     "voss", "ruiz", "2024-05-16", DM_STATUS_HELD},
    {"Minister Omar Keita said he would fly to Oslo on Monday to meet Foreign Minister Lena Voss.",
     DM_KIND_MEETING, "keita", "voss", "2024-05-20", DM_STATUS_PLANNED},
    {"Kenya did not rule out a meeting between Minister Omar Keita and Minister Lena Voss.", DM_KIND_MEETING,
     "keita", "voss", NULL, DM_STATUS_PROPOSED},
    {"Kenya proposed a summit between President Omar Keita and President Lena Voss.", DM_KIND_SUMMIT, "keita",
     "voss", NULL, DM_STATUS_PROPOSED},
};

static bool takes_part(const DmEvent *event, const char *id)
{
    for (guint i = 0; i < event->parts.len; i++)
        if (!id || strcmp(event->parts.items[i].who.text, id) == 0)
            return true;
    return false;
}

Test(annotate_talks, kind_people_day_and_status)
{
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        Drafted drafted = draft(shared_lexicon(), rows[i].text);
        const DmEvent *event = event_of_kind(&drafted, rows[i].kind);
        cr_expect_not_null(event, "%s", rows[i].text);
        if (event) {
            cr_expect(takes_part(event, rows[i].first) && takes_part(event, rows[i].second), "%s",
                      rows[i].text);
            cr_expect(!rows[i].date || strcmp(event->date.said.text, rows[i].date) == 0, "%s: %s",
                      rows[i].text, event->date.said.text);
            cr_expect_eq(event->status, rows[i].status, "%s", rows[i].text);
        }
        drafted_clear(&drafted);
    }
    dm_lexicon_free(shared_lexicon());
}

/* Who is named beside a talk and takes no part. */
static const char *const pairs[] = {
    "Minister Omar Keita met Minister Lena Voss, who is on a visit to Norway.",
    "Minister Omar Keita met Minister Lena Voss to speak of ties between the two countries.",
    "Minister Omar Keita held a meeting with Minister Lena Voss about West African trade.",
};

Test(annotate_talks, only_those_who_talk_take_part)
{
    for (guint i = 0; i < G_N_ELEMENTS(pairs); i++) {
        Drafted drafted = draft(shared_lexicon(), pairs[i]);
        const DmEvent *event = event_of_kind(&drafted, DM_KIND_MEETING);
        cr_expect(event && event->parts.len == 2 && takes_part(event, "keita") && takes_part(event, "voss"),
                  "%s", pairs[i]);
        for (guint k = 0; k < drafted.file->events.len; k++)
            cr_expect(&drafted.file->events.items[k] == event ||
                          !dm_kind_has_status(drafted.file->events.items[k].kind),
                      "%s", pairs[i]);
        drafted_clear(&drafted);
    }
    dm_lexicon_free(shared_lexicon());
}

/* What is no meeting. */
static const char *const none[] = {
    "Kenya met its targets for the year.",
    "The Kenyan minister did not say whether the Ugandan minister would attend the talks.",
    "The Kenyan minister declined to say when the Ugandan minister would visit Nairobi.",
    "The minister welcomed the efforts to open the border.",
    "Kenyan troops arrived in Uganda.",
    "The Kenyan minister has never met the Ugandan minister.",
    "The Kenyan minister refused direct talks with the Ugandan minister.",
};

Test(annotate_talks, other_encounters_are_none)
{
    for (guint i = 0; i < G_N_ELEMENTS(none); i++) {
        Drafted drafted = draft(shared_lexicon(), none[i]);
        for (guint k = 0; k < drafted.file->events.len; k++)
            cr_expect(!dm_kind_has_status(drafted.file->events.items[k].kind), "%s", none[i]);
        drafted_clear(&drafted);
    }
    dm_lexicon_free(shared_lexicon());
}
