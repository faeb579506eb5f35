#include "store/view.h"
#include <criterion/criterion.h>
#include <string.h>

Test(view, cells_unpack_to_what_was_packed)
{
    DmPart parts[] = {{{.text = "ann"}, DM_WORD_PARTICIPANT, DM_WORD_HOST},
                      {{.text = "NO"}, DM_WORD_PARTY, DM_WORD_PARTY},
                      {{.text = "a.b-c_d"}, DM_WORD_SET_ON, DM_WORD_SET_ON}};
    DmPartList list = {parts, G_N_ELEMENTS(parts), G_N_ELEMENTS(parts)};
    g_autofree char *cell = dm_view_pack_parts(&list);
    const char *rest = cell, *id;
    DmWord field, word;
    gsize len;
    for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
        cr_assert(dm_view_next_part(&rest, &field, &word, &id, &len));
        cr_expect(field == parts[i].field && word == parts[i].word);
        cr_expect(len == strlen(parts[i].who.text) && !strncmp(id, parts[i].who.text, len));
    }
    cr_expect(!dm_view_next_part(&rest, &field, &word, &id, &len));
    cr_expect(dm_view_pack_parts(&(DmPartList){0}) == NULL);
}

Test(view, later_claims_hold_for_what_they_say)
{
    const DmClaim claims[] = {
        {.said = 1u << DM_FIELD_TITLE | 1u << DM_FIELD_PLACE, .title = "a", .place = "p", .published = 1},
        {.said = 1u << DM_FIELD_PLACE, .place = "q", .is_change = true, .published = 2},
        {.said = 1u << DM_FIELD_TITLE, .title = "b", .published = 3},
    };
    DmView view;
    dm_view_merge(claims, 3, &view);
    cr_expect(view.of[DM_FIELD_TITLE] == &claims[2] && view.of[DM_FIELD_PLACE] == &claims[1]);
    cr_expect(!view.of[DM_FIELD_WHAT] && view.last == &claims[2]);
    cr_expect(view.n_reports == 2 && view.last_published == 3);
    dm_view_merge(claims + 1, 1, &view);
    cr_expect(!view.last && view.n_reports == 0);
}
