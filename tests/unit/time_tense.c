#include "time/phrase.h"
#include <criterion/criterion.h>
#include <string.h>

/* "@" stands for the date that is asked about. */
static const struct {
    const char *text;
    int way;
} sentences[] = {
    {"The ministers met @ in Bern.", -1},
    {"He said @ that it was over.", -1},
    {"On @, the council voted.", -1},
    {"The accord was signed @.", -1},
    {"The envoys have been here since @.", -1},
    {"The ministers will meet @ in Bern.", 1},
    {"They will be received @ by the king.", 1},
    {"On @, the envoys are to fly home.", 1},
    {"The sides agreed to meet @.", 1},
    {"A vote is expected @.", 1},
    {"Talks are scheduled for @.", 1},
    {"The truce expires @.", 1},
    {"The deadline is @.", 1},
    {"He told reporters he would travel @.", 1},
    {"The ministers met. They will dine @.", 1},
    {"They will dine. The ministers met @.", -1},
    {"He drove to school @.", -1},
    {"Kyiv rejected the plan @.", -1},
    {"Kyiv rejected the peace plan @.", -1},
    {"They plan a meeting @.", 1},
    {"They gave the envoys until @ to reply.", 1},
    {"Kyiv has until midnight @ to reply.", 1},
    {"The truce was extended to @ by both.", 1},
    {"The talks were put off until @.", 1},
    {"They were told to leave by @.", 1},
    {"He served until @.", -1},
    {"The launch is set for 10 p.m. EST @.", 1},
    {"The hearing is at 9 a.m. on @.", 1},
    {"The board named her president, effective @.", 1},
    {"In @, housing starts fell.", -1},
    {"@ marks a year since the raid.", 1},
    {"A meeting of May and June, @", 0},
    {"@", 0},
};

Test(time_tense, of_the_governing_verb)
{
    lexicon_load();
    for (guint i = 0; i < G_N_ELEMENTS(sentences); i++) {
        const char *text = sentences[i].text;
        gsize at = (gsize)(strchr(text, '@') - text);
        cr_expect_eq(tense_at(text, strlen(text), at, at + 1), sentences[i].way, "%s", text);
    }
}
