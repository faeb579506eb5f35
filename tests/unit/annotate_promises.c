/* Deadlines and commitments with their windows and conditions. Published on Thursday, 16 May 2024. */
#include "annotate_help.h"

static const struct {
    const char *text;
    DmKind kind;
    const char *by, *due, *condition;
} rows[] = {
    {"Kenya demanded that Uganda withdraw its troops within 10 days.", DM_KIND_DEADLINE, "KE",
     "2024-05-16/2024-05-26", NULL},
    {"Kenya gave Uganda until June 1 to withdraw its troops.", DM_KIND_DEADLINE, "KE",
     "2024-05-16/2024-06-01", NULL},
    {"Uganda must open the border by Friday, the Kenyan president said.", DM_KIND_DEADLINE, NULL,
     "2024-05-16/2024-05-17", NULL},
    {"Kenya pledged to deliver the aid before the end of the month.", DM_KIND_COMMITMENT, "KE", NULL, NULL},
    {"Kenya promised to open the border within a week if Uganda pays.", DM_KIND_COMMITMENT, "KE",
     "2024-05-16/2024-05-23", "if Uganda pays"},
    {"\"We will open the border within two weeks,\" President Okello of Uganda said.", DM_KIND_COMMITMENT,
     "okello", "2024-05-16/2024-05-30", NULL},
    {"Kenya said it would release the prisoners by June 10.", DM_KIND_COMMITMENT, "KE",
     "2024-05-16/2024-06-10", NULL},
    {"Kenya pledged to help Uganda on condition that it opens its border.", DM_KIND_COMMITMENT, "KE", NULL,
     "on condition that it opens its border"},
    {"Kenya set a deadline of June 1 for Uganda to pay.", DM_KIND_DEADLINE, "KE", NULL, NULL},
    {"Kenya gave Uganda until Friday to pay.", DM_KIND_DEADLINE, "KE", "2024-05-16/2024-05-17", NULL},
};

/* Who is to do what. */
static const struct {
    const char *text, *by, *on, *what, *condition;
} told[] = {
    {"Uganda must release the traders within 72 hours of the signing, Kenyan officials said.",
     "kenyan-officials", "UG", "release the traders", "within 72 hours of the signing"},
    {"Kenya set a deadline of June 1 for Uganda to pay.", "KE", "UG", "pay", NULL},
    {"Kenya demanded that Uganda withdraw its troops within 10 days.", "KE", "UG", "withdraw its troops",
     NULL},
    {"Uganda has until June 1 to pay.", NULL, "UG", "pay", NULL},
    {"Uganda has 90 days to withdraw its troops.", NULL, "UG", "withdraw its troops", NULL},
    {"Kenya gave Uganda 72 hours to withdraw its troops.", "KE", "UG", "withdraw its troops", NULL},
    {"Kenya told Uganda to withdraw its troops by Friday.", "KE", "UG", "withdraw its troops", NULL},
    {"Kenya threatened to close the border to Uganda unless it pays by Friday.", "KE", "UG", "pays",
     "unless it pays by Friday"},
};

static const char *first_of(const DmEvent *event, DmWord field)
{
    for (guint i = 0; i < event->parts.len; i++)
        if (event->parts.items[i].field == field)
            return event->parts.items[i].who.text;
    return NULL;
}

Test(annotate_promises, tell_who_is_to_do_what)
{
    for (guint i = 0; i < G_N_ELEMENTS(told); i++) {
        Drafted drafted = draft(shared_lexicon(), told[i].text);
        const DmEvent *event = event_of_kind(&drafted, DM_KIND_DEADLINE);
        cr_assert_not_null(event, "%s", told[i].text);
        cr_expect_eq(g_strcmp0(first_of(event, DM_WORD_SET_BY), told[i].by), 0, "%s", told[i].text);
        cr_expect_eq(g_strcmp0(first_of(event, DM_WORD_SET_ON), told[i].on), 0, "%s", told[i].text);
        cr_expect_eq(g_strcmp0(event->what.text, told[i].what), 0, "%s: %s", told[i].text, event->what.text);
        cr_expect_eq(g_strcmp0(event->condition.text, told[i].condition), 0, "%s: %s", told[i].text,
                     event->condition.text);
        drafted_clear(&drafted);
    }
    dm_lexicon_free(shared_lexicon());
}

Test(annotate_promises, have_window_and_condition)
{
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        Drafted drafted = draft(shared_lexicon(), rows[i].text);
        const DmEvent *event = event_of_kind(&drafted, rows[i].kind);
        cr_expect_not_null(event, "%s", rows[i].text);
        if (event && rows[i].by)
            cr_expect(event->parts.len && strcmp(event->parts.items[0].who.text, rows[i].by) == 0, "%s",
                      rows[i].text);
        if (event && rows[i].due)
            cr_expect_eq(g_strcmp0(event->due.said.text, rows[i].due), 0, "%s: %s", rows[i].text,
                         event->due.said.text);
        if (event && rows[i].condition)
            cr_expect_eq(g_strcmp0(event->condition.text, rows[i].condition), 0, "%s: %s", rows[i].text,
                         event->condition.text);
        drafted_clear(&drafted);
    }
    dm_lexicon_free(shared_lexicon());
}
