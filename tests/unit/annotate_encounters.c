/* Talks that are only named, and what becomes of them. Published on Thursday, 16 May 2024. */
#include "annotate_help.h"

static const struct {
    const char *title, *date, *text;
    DmStatus status;
} rows[] = {
    {"Keita to meet Voss in Oslo", "2024-05-20",
     "Minister Omar Keita met Minister Lena Voss on Tuesday. The second round of talks will take place in "
     "Oslo on "
     "Monday.",
     DM_STATUS_PLANNED},
    {"Keita and Voss meet in Oslo", "2024-05-14",
     "Minister Omar Keita and Minister Lena Voss rejected the offer after two days of talks in Oslo on "
     "Tuesday.",
     DM_STATUS_HELD},
    {"Meeting of Keita and Voss postponed", "2024-05-16",
     "A meeting between Minister Omar Keita and Minister Lena Voss was postponed.", DM_STATUS_POSTPONED},
    {"Meeting of Keita and Voss cancelled", "2024-05-16",
     "Talks between Minister Omar Keita and Minister Lena Voss have been cancelled.", DM_STATUS_CANCELLED},
    {"NATO to meet in Oslo", "2024-05-20", "The NATO summit will be held in Oslo on Monday.",
     DM_STATUS_PLANNED},
    {"Keita and Voss meet in Brekke", "2024-05-14",
     "Minister Omar Keita and Minister Lena Voss rejected the offer after talks in the Norwegian town of "
     "Brekke "
     "on "
     "Tuesday.",
     DM_STATUS_HELD},
};

Test(annotate_encounters, have_a_fate)
{
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        Drafted drafted = draft(shared_lexicon(), rows[i].text);
        const DmEvent *found = NULL;
        for (guint k = 0; k < drafted.file->events.len; k++)
            if (strcmp(drafted.file->events.items[k].title.text, rows[i].title) == 0)
                found = &drafted.file->events.items[k];
        cr_expect_not_null(found, "%s", rows[i].title);
        cr_expect(!found || found->status == rows[i].status, "%s", rows[i].title);
        cr_expect(!found || strcmp(found->date.said.text, rows[i].date) == 0, "%s: %s", rows[i].title,
                  found->date.said.text);
        drafted_clear(&drafted);
    }
    dm_lexicon_free(shared_lexicon());
}
