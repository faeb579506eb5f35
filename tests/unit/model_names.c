#include <criterion/criterion.h>
#include <demarche/model.h>

Test(names, every_kind_word_and_class_has_a_text)
{
    for (int kind = 0; kind < DM_KIND_COUNT; kind++)
        cr_expect(dm_enum_text(dm_kind_names, kind), "kind %d", kind);
    for (int word = 0; word < DM_WORD_COUNT; word++)
        cr_expect(dm_enum_text(dm_word_names, word), "word %d", word);
    for (int class = 1; class < DM_PLOVER_COUNT; class ++) {
        cr_expect(dm_enum_text(dm_plover_names, class), "class %d", class);
        cr_expect_neq(dm_plover_quad(class), DM_QUAD_NONE, "class %d", class);
    }
    cr_expect_eq(dm_plover_quad(DM_PLOVER_NONE), DM_QUAD_NONE);
}

Test(names, statuses_belong_to_meetings_or_to_promises)
{
    int n_meeting = 0, n_settled = 0;
    for (const DmEnum *row = dm_status_names; row->text; row++) {
        n_meeting += dm_status_is_meeting((DmStatus)row->value);
        n_settled += dm_status_is_settlement((DmStatus)row->value);
    }
    cr_expect_eq(n_meeting, 6);
    cr_expect_eq(n_settled, 5);
    cr_expect_not(dm_status_is_settlement(DM_STATUS_EXTENDED));
    cr_expect_not(dm_status_is_meeting(DM_STATUS_NONE));
}

Test(names, kinds_take_what_the_format_says)
{
    cr_expect(dm_kind_has_status(DM_KIND_CALL));
    cr_expect_not(dm_kind_has_status(DM_KIND_STATEMENT));
    cr_expect_not(dm_kind_has_status(DM_KIND_COUNT));
    cr_expect(dm_kind_has_due(DM_KIND_DEADLINE));
    cr_expect_not(dm_kind_has_due(DM_KIND_VENUE));
    cr_expect_eq(dm_word_kinds(DM_WORD_HOST), DM_KIND_BIT(SUMMIT) | DM_KIND_BIT(MEETING));
    cr_expect_eq(dm_word_kinds(DM_WORD_GUEST), 0, "a role only");
}

Test(names, plover_quads)
{
    cr_expect_eq(dm_plover_quad(DM_PLOVER_CONCEDE), DM_QUAD_VERBAL_COOPERATION);
    cr_expect_eq(dm_plover_quad(DM_PLOVER_COOPERATE), DM_QUAD_MATERIAL_COOPERATION);
    cr_expect_eq(dm_plover_quad(DM_PLOVER_REQUEST), DM_QUAD_VERBAL_CONFLICT);
    cr_expect_eq(dm_plover_quad(DM_PLOVER_PROTEST), DM_QUAD_MATERIAL_CONFLICT);
    cr_expect_eq(dm_plover_quad(DM_PLOVER_DEMAND), DM_QUAD_VERBAL_CONFLICT);
}
