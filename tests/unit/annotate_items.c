/* The day of an event: what dates it and what dates something else. Published on Thursday, 16 May 2024. */
#include "annotate_help.h"

static const struct {
    const char *text, *date;
} rows[] = {
    {"Kenya rejected the offer on Tuesday.", "2024-05-14"},
    {"Kenya rejected the plan under resolution 1442 (2003).", "2024-05-16"},
    {"Kenya rejected the plan for a summit on 20-21 May.", "2024-05-16"}, /* a span ahead is not when */
    {"Kenya rejected the plan on May 17.", "2024-05-17"},                 /* it can be tomorrow already */
    {"Kenya invited the Ugandan president to Nairobi in September.", "2024-05-16"},
};

Test(annotate_items, have_their_day)
{
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        Drafted drafted = draft(shared_lexicon(), rows[i].text);
        cr_expect_geq(drafted.file->events.len, 1, "%s", rows[i].text);
        const DmEvent *event = drafted.file->events.len ? &drafted.file->events.items[0] : NULL;
        cr_expect(!event || strcmp(event->date.said.text, rows[i].date) == 0, "%s: %s", rows[i].text,
                  event->date.said.text);
        drafted_clear(&drafted);
    }
    dm_lexicon_free(shared_lexicon());
}

static const struct {
    const char *text, *what, *due;
} promises[] = {
    {"Kenya will release the prisoners on Monday.", "release the prisoners on Monday", "2024-05-20"},
    {"Kenya will release all prisoners within 10 days, while Uganda will withdraw its troops.",
     "release all prisoners", "2024-05-16/2024-05-26"},
};

Test(annotate_items, promises_have_their_limit)
{
    for (guint i = 0; i < G_N_ELEMENTS(promises); i++) {
        Drafted drafted = draft(shared_lexicon(), promises[i].text);
        const DmEvent *event = event_of_kind(&drafted, DM_KIND_COMMITMENT);
        cr_expect_not_null(event, "%s", promises[i].text);
        cr_expect(!event || g_strcmp0(event->what.text, promises[i].what) == 0, "%s", event->what.text);
        cr_expect(!event || g_strcmp0(event->due.said.text, promises[i].due) == 0, "%s",
                  event->due.said.text);
        drafted_clear(&drafted);
    }
    dm_lexicon_free(shared_lexicon());
}
