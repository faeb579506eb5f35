/* Positions: every row of the stance table by its example, and what the issue is called. */
#include "annotate_help.h"

static const DmPosition *position_of(const Drafted *drafted)
{
    for (guint i = 0; i < drafted->file->events.len; i++)
        if (drafted->file->events.items[i].positions.len)
            return &drafted->file->events.items[i].positions.items[0];
    return NULL;
}

static void check_stance(char **columns)
{
    Drafted drafted = draft(shared_lexicon(), columns[4]);
    const DmPosition *position = position_of(&drafted);
    cr_expect_not_null(position, "%s", columns[4]);
    if (position) {
        cr_expect_str_eq(dm_enum_text(dm_stance_names, position->stance), columns[3], "%s", columns[4]);
        cr_expect_str_eq(position->actor.text, "KE", "%s", columns[4]);
        cr_expect_not_null(strstr(position->issue.text, "monitors"), "%s: %s", columns[4],
                           position->issue.text);
    }
    drafted_clear(&drafted);
}

Test(annotate_positions, every_stance_has_its_example)
{
    cr_expect_gt(each_row("stances", "stance", check_stance), 10);
    dm_lexicon_free(shared_lexicon());
}

static const struct {
    const char *text, *actor, *issue;
    DmStance stance;
} rows[] = {
    {"Kenya does not support the deployment of monitors.", "KE", "deployment-of-monitors", DM_STANCE_OPPOSES},
    {"Kenya is not opposed to the deployment of monitors.", "KE", "deployment-of-monitors",
     DM_STANCE_NEUTRAL},
    {"Any deployment of monitors would be unacceptable, the Kenyan foreign minister said.", NULL,
     "deployment-of-monitors", DM_STANCE_OPPOSES},
    {"Kenya rejected the Ugandan peace plan.", "KE", "ugandan-peace-plan", DM_STANCE_OPPOSES},
    {"President Okello of Uganda said he supports an immediate ceasefire.", "okello", "immediate-ceasefire",
     DM_STANCE_SUPPORTS},
    {"Kenya ruled out direct talks with the rebels.", "KE", "direct-talks-with-the-rebels",
     DM_STANCE_OPPOSES},
    {"Kenya insisted on a full withdrawal of troops.", "KE", "full-withdrawal-of-troops", DM_STANCE_SUPPORTS},
    {"Kenya called for an immediate ceasefire.", "KE", "immediate-ceasefire", DM_STANCE_SUPPORTS},
    {"Kenya would accept a ceasefire if Uganda withdraws.", "KE", "ceasefire", DM_STANCE_ACCEPTS},
    {"Kenya demanded that Uganda have no veto over the guarantees.", "KE", "veto-over-the-guarantees",
     DM_STANCE_SUPPORTS},
    {"Kenya supports the Norwegian peace plan. Uganda rejected the plan on Tuesday.", "KE",
     "norwegian-peace-plan", DM_STANCE_SUPPORTS},
    {"There is a peace plan for Kenya. Uganda rejected the plan.", "UG", "peace-plan", DM_STANCE_OPPOSES},
    {"Kenya accepted the Ugandan proposal.", "KE", "ugandan-proposal", DM_STANCE_ACCEPTS},
    {"Kenya agreed in principle to a truce.", "KE", "truce", DM_STANCE_ACCEPTS},
    {"Kenya refused to open the border.", "KE", "opening-the-border", DM_STANCE_OPPOSES},
    {"Kenya opposes the deal and has threatened to leave.", "KE", "deal", DM_STANCE_OPPOSES},
    {"Kenya proposed a six-month extension of the mandate.", "KE", "six-month-extension-of-the-mandate",
     DM_STANCE_SUPPORTS},
    {"Kenya insisted that the treaty be signed first.", "KE", "treaty", DM_STANCE_SUPPORTS},
};

Test(annotate_positions, name_actor_issue_and_stance)
{
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        Drafted drafted = draft(shared_lexicon(), rows[i].text);
        const DmPosition *position = position_of(&drafted);
        cr_expect_not_null(position, "%s", rows[i].text);
        if (position) {
            cr_expect_eq(position->stance, rows[i].stance, "%s", rows[i].text);
            cr_expect(!rows[i].actor || strcmp(position->actor.text, rows[i].actor) == 0, "%s: %s",
                      rows[i].text, position->actor.text);
            cr_expect_str_eq(position->issue.text, rows[i].issue, "%s: %s", rows[i].text,
                             position->issue.text);
        }
        drafted_clear(&drafted);
    }
    dm_lexicon_free(shared_lexicon());
}
