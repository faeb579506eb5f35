/* Lexicon files: what a user adds is found, what is wrong is said with its line. */
#include "annotate_help.h"

static guint errors_of(const char *text)
{
    g_autoptr(DmLexicon) lexicon = dm_lexicon_new();
    g_autoptr(DmDiags) diags = dm_diags_new();
    g_autoptr(DmFile) file = dm_file_new("words.tsv", text, strlen(text));
    dm_lexicon_add_file(lexicon, file, diags);
    return dm_diags_count(diags, DM_SEVERITY_ERROR);
}

Test(annotate_load, says_what_is_wrong)
{
    cr_expect_eq(errors_of("# a comment\n\nstate\tQQ\tQuarra\tQuarran\tQar\n"), 0);
    cr_expect_eq(errors_of("state\tQQ\n"), 1);
    cr_expect_eq(errors_of("planet\tMars\n"), 1);
    cr_expect_eq(errors_of("organisation\tx\trobot\tX\t-\t-\ntitle\tczar\tmighty\tx\n"), 2);
    cr_expect_eq(errors_of("verb\tyodel\t-\t-\tYODEL\t-\tKenya yodelled.\nword\tnoclass\tx\n"), 2);
    cr_expect_eq(errors_of("stance\tadore\tverb\tloves\tKenya adores it.\n"), 1);
}

Test(annotate_load, adds_actors_of_the_store_with_their_ids)
{
    g_autoptr(DmLexicon) lexicon = dm_lexicon_new();
    DmTextList aliases = {.items = &(DmText){.text = "Umar Keita"}, .len = 1};
    const DmActor actor = {.id.text = "omar",
                           .name.text = "Omar Keita",
                           .kind = DM_ACTOR_PERSON,
                           .of.text = "ML",
                           .aliases = {.items = aliases.items, .len = 1}};
    dm_lexicon_add_actor(lexicon, &actor);
    Drafted drafted = draft(lexicon, "Umar Keita said the border was open.");
    cr_expect_str_eq(drafted.file->events.items[0].parts.items[0].who.text, "omar");
    cr_expect_eq(drafted.file->actors.len, 0, "a known actor is not declared again");
    drafted_clear(&drafted);
}

static void check_built_in(char **columns)
{
    g_autofree char *upper = g_ascii_strup(columns[1], -1);
    const DmActor *actor = dm_builtin_actor(upper);
    cr_expect(!actor || strcmp(columns[1], upper) == 0, "%s is built in as %s", columns[1], upper);
    cr_expect(!actor || actor->kind != DM_ACTOR_STATE, "%s is a state", columns[1]);
}

Test(annotate_load, organisations_have_the_ids_that_are_built_in)
{
    cr_expect_gt(each_row("organisations", "organisation", check_built_in), 10);
}
