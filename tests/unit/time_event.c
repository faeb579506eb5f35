#include <criterion/criterion.h>
#include <demarche/time.h>
#include <string.h>

/* All read on Thursday 2025-08-21; the expression `phrase` lies between those days, "" when it has none, NULL
 * when it is not found at all. */
static const struct {
    const char *text, *phrase, *earliest, *latest;
} told[] = {
    {"The fair opened on Monday. The opening night drew crowds to the fair.", "The opening night", NULL,
     NULL},
    {"The fair opened on Monday. The opening night of the fair drew crowds.", "The opening night",
     "2025-08-18", "2025-08-18"},
    {"They came on Saturday, the opening day, in large numbers.", "the opening day", "2025-08-16",
     "2025-08-16"},
    {"Opening day, May 3, was wet.", "Opening day", "2025-05-03", "2025-05-03"},
    {"Talks opened in Bern on Monday. On the second day of the talks both sides left.", "the second day",
     "2025-08-19", "2025-08-19"},
    {"The peace talks began on May 5. A deal came on the third or fourth day of the talks.",
     "the third or fourth day", "2025-05-07", "2025-05-08"},
    {"The visit will run from September 1 to September 4. On the first day of the visit he will speak.",
     "the first day", "2025-09-01", "2025-09-01"},
    {"The visit will last until September 4. They will dine on the last day of the visit.", "the last day",
     "2025-09-04", "2025-09-04"},
    {"He left on the second day of the talks.", "the second day", NULL, NULL},
    {"Talks opened in Bern on Monday. It was signed on the second day of the talks, at 10:30 p.m.",
     "10:30 p.m.", "2025-08-19", "2025-08-19"},
    {"They will meet on September 10. All dine on the eve of the meeting.", "the eve", "2025-09-09",
     "2025-09-09"},
    {"The envoy arrived on Monday for a 3-day visit. On the second day of his visit he met the king.",
     "the second day", "2025-08-19", "2025-08-19"},
    {"The summit will be held on September 10. They will dine on the eve of the summit.", "the eve",
     "2025-09-09", "2025-09-09"},
    {"They will dine on the eve of the summit.", "the eve", NULL, NULL},
    {"They dined on Sunday, the eve of the summit.", "the eve", "2025-08-17", "2025-08-17"},
    {"The vote was held on May 4. The day after the vote he was gone.", "The day after", "2025-05-05",
     "2025-05-05"},
    {"The day after the crash he was gone.", "The day after", NULL, NULL},
    {"The jury met on Monday. He left on the second day of the talks.", "the second day", NULL, NULL},
    {"The vote was held on May 4. Shops were shut on the day of the vote.", "the day", "2025-05-04",
     "2025-05-04"},
    {"Shops were shut on the day of the vote. The vote took place on May 4.", "the day", "2025-05-04",
     "2025-05-04"},
    {"The May 4 election was calm. Two days before the election he fell ill.", "Two days", "2025-05-02",
     "2025-05-02"},
    {"A summit is set for September 10. The agenda will be sent a few days ahead of the summit.",
     "a few days", "2025-09-05", "2025-09-08"},
    {"The agenda will be sent two days ahead of the summit.", "two days", "", ""},
    {"The talks ended on May 5. A week after the talks he was gone.", "A week", "2025-05-12", "2025-05-12"},
    {"They met on July 12, two days before the summit.", "two days", "2025-07-12", "2025-07-12"},
    {"The accord was signed on May 5, 2005. They will mark the 20th anniversary of the signing on May 5.",
     "the 20th anniversary", NULL, NULL},
    {"The signing was held on May 5, 2005. A feast will mark the 20th anniversary of the signing.",
     "the 20th anniversary", "2025-05-05", "2025-05-05"},
    {"They met on May 5, the 20th anniversary of the accord.", "the 20th anniversary", "2025-05-05",
     "2025-05-05"},
    {"They will mark the 20th anniversary of the accord.", "the 20th anniversary", NULL, NULL},
    {"They signed it on May 5. Both capitals marked the date.", "the date", "2025-05-05", "2025-05-05"},
    {"They met on May 5 and did not set the date for a summit.", "the date", NULL, NULL},
    {"Polling was on Sunday. The doors shut at 22:30 sharp.", "22:30", "2025-08-17", "2025-08-17"},
    {"On May 5, 1945, guns fell silent. At 9:30 a.m. the town woke.", "9:30 a.m.", "1945-05-05",
     "1945-05-05"},
    {"It began on May 5, 1945.\n\nThe museum opens at 9:30 a.m.", "9:30 a.m.", "2025-08-21", "2025-08-21"},
    {"The doors shut at 22:30 on Sunday, and the count was over at 2:30 the next day.",
     "2:30 the next day", "2025-08-18", "2025-08-18"},
    {"It grew over the last 30 years.", "the last 30 years", "1995-01-01", "2025-12-31"},
    {"It grew over the last three years.", "the last three years", "2022-08-21", "2025-08-20"},
};

static const DmTimex *find(GArray *found, const char *text, const char *phrase)
{
    for (guint i = 0; i < found->len; i++) {
        const DmTimex *t = &g_array_index(found, DmTimex, i);
        if (t->end - t->start == strlen(phrase) && strncmp(text + t->start, phrase, t->end - t->start) == 0)
            return t;
    }
    return NULL;
}

Test(time_event, days_told_by_events)
{
    DmDay reference;
    cr_assert(dm_day_parse("2025-08-21", &reference));
    for (guint i = 0; i < G_N_ELEMENTS(told); i++) {
        g_autoptr(GArray) found = g_array_new(false, false, sizeof(DmTimex));
        dm_dates_find(told[i].text, strlen(told[i].text), reference, DM_PREFER_NONE, found);
        const DmTimex *t = find(found, told[i].text, told[i].phrase);
        cr_expect_eq(t != NULL, told[i].earliest != NULL, "%s", told[i].text);
        if (!t || !told[i].earliest)
            continue;
        char earliest[DM_DAY_TEXT], latest[DM_DAY_TEXT];
        cr_expect_str_eq(dm_day_format(t->window.earliest, earliest), told[i].earliest, "%s: %s",
                         told[i].text, earliest);
        cr_expect_str_eq(dm_day_format(t->window.latest, latest), told[i].latest, "%s: %s", told[i].text,
                         latest);
    }
}

/* Text full of events and dates costs no more than its length. */
Test(time_event, hostile_text_is_linear)
{
    static const char *const bits[] = {"the opening day ",
                                       "The talks began May 5. The second day of the talks. ",
                                       "two days before the summit, ", "the first day of talks talks "};
    DmDay reference;
    cr_assert(dm_day_parse("2025-08-21", &reference));
    for (guint i = 0; i < G_N_ELEMENTS(bits); i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        g_autoptr(GArray) found = g_array_new(false, false, sizeof(DmTimex));
        while (text->len < 100000)
            g_string_append(text, bits[i]);
        dm_dates_find(text->str, text->len, reference, DM_PREFER_NONE, found);
        for (guint k = 1; k < found->len; k++)
            cr_assert_leq(g_array_index(found, DmTimex, k - 1).end, g_array_index(found, DmTimex, k).start);
    }
}
