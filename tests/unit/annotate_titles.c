/* Titles read like headlines. Published on Thursday, 16 May 2024. */
#include "annotate_help.h"

static const struct {
    DmKind kind;
    const char *title, *text;
} rows[] = {
    {DM_KIND_MEETING, "Keita meets Voss in Geneva",
     "Foreign Minister Omar Keita of Mali met Foreign Minister Lena Voss of Austria in Geneva on Tuesday."},
    {DM_KIND_MEETING, "Keita to meet Voss",
     "Foreign Minister Omar Keita of Mali will meet Foreign Minister Lena Voss of Austria on Monday."},
    {DM_KIND_CALL, "Keita calls Voss",
     "On Tuesday, Foreign Minister Omar Keita of Mali called Lena Voss to congratulate her."},
    {DM_KIND_CALL, "Keita speaks with Voss by phone",
     "Foreign Minister Omar Keita of Mali spoke yesterday by phone with Foreign Minister Lena Voss."},
    {DM_KIND_SUMMIT, "Summit of Keita and Lopez proposed",
     "Kenya proposed a summit between President Omar Keita and President Ana Lopez."},
    {DM_KIND_STATEMENT, "Uganda and Peru reject a Kenyan plan",
     "Uganda and Peru rejected a Kenyan plan and closed the border."},
    {DM_KIND_STATEMENT, "Keita denies that Mali had closed its border",
     "Foreign Minister Omar Keita of Mali denied on Monday that Mali had closed its border."},
    {DM_KIND_COMMITMENT, "Kenya to help Uganda", "Kenya will help Uganda."},
    {DM_KIND_STATEMENT, "Keita: \"The border is open\"",
     "Mali's president is Omar Keita. \"The border is open,\" Keita said."},
    {DM_KIND_DEADLINE, "U.S. gives Uganda until June 1 to open its border",
     "The United States gave Uganda until June 1 to open its border."},
    {DM_KIND_STATEMENT, "U.S. accuses Uganda of smuggling",
     "The United States has accused Uganda of smuggling and is closing its embassy."},
};

Test(annotate_titles, read_like_headlines)
{
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        Drafted drafted = draft(shared_lexicon(), rows[i].text);
        const DmEvent *event = event_of_kind(&drafted, rows[i].kind);
        cr_expect_not_null(event, "%s", rows[i].text);
        cr_expect(!event || strcmp(event->title.text, rows[i].title) == 0, "%s", event->title.text);
        drafted_clear(&drafted);
    }
    dm_lexicon_free(shared_lexicon());
}
