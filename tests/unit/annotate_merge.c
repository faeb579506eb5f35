/* What several sentences say of one thing is one event with the words of all. */
#include "annotate_help.h"

static guint count(const Drafted *drafted, DmKind kind)
{
    guint n = 0;
    for (guint i = 0; i < drafted->file->events.len; i++)
        n += drafted->file->events.items[i].kind == kind;
    return n;
}

Test(annotate_merge, joins_reports_of_one_meeting)
{
    Drafted drafted = draft(
        shared_lexicon(),
        "Minister Omar Keita met Minister Lena Okello on Tuesday. Keita met Okello in Nairobi on Tuesday.");
    cr_expect_eq(count(&drafted, DM_KIND_MEETING), 1);
    const DmEvent *meeting = event_of_kind(&drafted, DM_KIND_MEETING);
    cr_expect(meeting && meeting->quotes.len == 2 && g_strcmp0(meeting->place.name.text, "Nairobi") == 0);
    drafted_clear(&drafted);
    dm_lexicon_free(shared_lexicon());
}

Test(annotate_merge, keeps_other_days_and_other_people_apart)
{
    Drafted drafted =
        draft(shared_lexicon(),
              "Minister Omar Keita met Minister Lena Okello on Tuesday. Keita met Okello on Monday. "
              "Keita met Minister Ana Lopez on Tuesday.");
    cr_expect_eq(count(&drafted, DM_KIND_MEETING), 3);
    drafted_clear(&drafted);
    dm_lexicon_free(shared_lexicon());
}

/* What is reported is the event itself; the clause beside it is not. */
Test(annotate_merge, a_promise_in_somebodys_words_is_one_event)
{
    Drafted drafted = draft(shared_lexicon(), "Minister Omar Keita of Mali said Kenya would help Uganda.");
    cr_expect_eq(drafted.file->events.len, 1);
    const DmEvent *promise = event_of_kind(&drafted, DM_KIND_COMMITMENT);
    cr_expect(promise && promise->quotes.len == 1 &&
              g_strcmp0(promise->quotes.items[0].speaker.text, "keita") == 0);
    drafted_clear(&drafted);
    drafted = draft(shared_lexicon(),
                    "Minister Omar Keita of Mali said talks were near, although Kenya rejected the offer.");
    cr_expect_eq(drafted.file->events.len, 2);
    drafted_clear(&drafted);
    dm_lexicon_free(shared_lexicon());
}
