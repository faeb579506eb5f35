#include <criterion/criterion.h>
#include <demarche/model.h>
#include <string.h>

Test(builtin, sorted_and_whole)
{
    guint n, states = 0;
    const DmActor *actors = dm_builtin_actors(&n);
    for (guint i = 0; i < n; i++) {
        cr_expect(actors[i].name.text && *actors[i].name.text, "%s has no name", actors[i].id.text);
        cr_expect_neq(actors[i].kind, DM_ACTOR_UNKNOWN, "%s has no kind", actors[i].id.text);
        cr_expect(i == 0 || strcmp(actors[i - 1].id.text, actors[i].id.text) < 0, "%s", actors[i].id.text);
        states += actors[i].kind == DM_ACTOR_STATE;
    }
    cr_expect_eq(states, 250, "249 of ISO 3166-1, and Kosovo");
}

Test(builtin, names_that_news_uses)
{
    static const struct {
        const char *id, *name, *alias;
    } rows[] = {
        {"RU", "Russia", "Russian Federation"},
        {"GB", "United Kingdom", "Britain"},
        {"KR", "South Korea", "ROK"},
        {"IR", "Iran", "Islamic Republic of Iran"},
        {"TR", "Turkey", "Türkiye"},
        {"XK", "Kosovo", "Republic of Kosovo"},
        {"NATO", "North Atlantic Treaty Organization", "Nato"},
        {"EU", "European Union", "E.U."},
        {"NO", "Norway", "Kingdom of Norway"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        const DmActor *actor = dm_builtin_actor(rows[i].id);
        cr_assert(actor, "%s", rows[i].id);
        cr_expect_str_eq(actor->name.text, rows[i].name);
        bool found = false;
        for (guint k = 0; k < actor->aliases.len; k++)
            found |= strcmp(actor->aliases.items[k].text, rows[i].alias) == 0;
        cr_expect(found, "%s lacks %s", rows[i].id, rows[i].alias);
    }
}

Test(builtin, the_usual_organisations_are_there)
{
    static const char *const ids[] = {"EU",  "NATO",  "UN", "OSCE", "IAEA",
                                      "ICC", "ASEAN", "G7", "G20",  "AFRICAN-UNION"};
    for (gsize i = 0; i < G_N_ELEMENTS(ids); i++)
        cr_expect(dm_builtin_actor(ids[i]) && dm_builtin_actor(ids[i])->kind != DM_ACTOR_STATE, "%s", ids[i]);
}

Test(builtin, found_by_any_name_but_only_by_the_exact_id)
{
    cr_expect_null(dm_builtin_actor("ru"));
    cr_expect_null(dm_builtin_actor(""));
    cr_expect_str_eq(dm_builtin_named("britain")->id.text, "GB");
    cr_expect_str_eq(dm_builtin_named("UKR")->id.text, "UA");
    cr_expect_str_eq(dm_builtin_named("TÜRKIYE")->id.text, "TR");
    cr_expect_null(dm_builtin_named("Atlantis"));
}

Test(builtin, no_filing_forms_as_aliases)
{
    guint n;
    const DmActor *actors = dm_builtin_actors(&n);
    for (guint i = 0; i < n; i++)
        for (guint k = 0; k < actors[i].aliases.len; k++)
            cr_expect_null(strchr(actors[i].aliases.items[k].text, ','), "%s",
                           actors[i].aliases.items[k].text);
}
