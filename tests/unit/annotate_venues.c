/* Places proposed for a meeting, with who takes which side. */
#include "annotate_help.h"

static const struct {
    const char *text, *place, *actor; /* actor NULL: nobody took a side */
    DmStance stance;
} rows[] = {
    {"Kenya wants to hold talks with Uganda. Norway offered to host the talks in Oslo.", "Oslo", "NO",
     DM_STANCE_SUPPORTS},
    {"Kenya and Uganda plan to meet in June. Possible venues are Geneva and Doha, officials said.", "Geneva",
     NULL, 0},
    {"Kenya wants a meeting with Uganda. \"Austria, Switzerland, we accept,\" President Okello of Uganda "
     "said of the venue.",
     "Switzerland", "okello", DM_STANCE_ACCEPTS},
    {"Kenya wants a meeting with Uganda. Uganda rejected Rwanda as a venue for the meeting.", "Rwanda", "UG",
     DM_STANCE_OPPOSES},
    {"Kenya wants a meeting with Uganda. \"Rwanda is our neighbour, and we are not opposed,\" President "
     "Okello "
     "of Uganda said of the venue in Rwanda.",
     "Rwanda", "okello", DM_STANCE_NEUTRAL},
    {"Kenya wants a meeting with Uganda, and President Omar Keita of Mali suggested Brekke.", "Brekke",
     "keita", DM_STANCE_SUPPORTS},
    {"Kenya wants a meeting with Uganda. Norway offered to host the talks.", "Norway", "NO",
     DM_STANCE_SUPPORTS},
    {"Kenya wants a meeting with Uganda. Norway and Peru have both offered to host talks.", "Peru", "PE",
     DM_STANCE_SUPPORTS},
    {"Kenya wants a meeting with Uganda. Uganda prefers Kigali.", "Kigali", "UG", DM_STANCE_SUPPORTS},
    {"The Kenyan president proposed a meeting with the Ugandan president in a neutral country.",
     "neutral country", NULL, DM_STANCE_SUPPORTS},
};

static const DmEvent *venue_at(const Drafted *drafted, const char *place)
{
    for (guint i = 0; i < drafted->file->events.len; i++) {
        const DmEvent *event = &drafted->file->events.items[i];
        if (event->kind == DM_KIND_VENUE && g_strcmp0(event->place.name.text, place) == 0)
            return event;
    }
    return NULL;
}

Test(annotate_venues, are_proposed_accepted_and_refused)
{
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        Drafted drafted = draft(shared_lexicon(), rows[i].text);
        const DmEvent *venue = venue_at(&drafted, rows[i].place);
        cr_expect_not_null(venue, "%s", rows[i].text);
        if (venue && rows[i].actor) {
            cr_expect(venue->positions.len == 1, "%s", rows[i].text);
            const DmPosition *position = venue->positions.len ? &venue->positions.items[0] : NULL;
            cr_expect(position && strcmp(position->actor.text, rows[i].actor) == 0 &&
                          position->stance == rows[i].stance,
                      "%s: %s", rows[i].text, position ? position->actor.text : "");
        }
        drafted_clear(&drafted);
    }
    dm_lexicon_free(shared_lexicon());
}
