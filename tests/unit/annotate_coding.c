/* Every row of the verb tables is tested by its own example, and every rule of composition by its. */
#include "annotate_help.h"

static void check_class(const char *example, const char *class)
{
    Drafted drafted = draft(shared_lexicon(), example);
    cr_expect_not_null(event_of_class(&drafted, class), "%s: no %s", example, class);
    drafted_clear(&drafted);
}

static void check_said(const char *example)
{
    Drafted drafted = draft(shared_lexicon(), example);
    const DmEvent *event = event_of_kind(&drafted, DM_KIND_STATEMENT);
    cr_expect(event && event->quotes.len && event->quotes.items[0].speaker.text, "%s: nothing said", example);
    drafted_clear(&drafted);
}

static void check_verb(char **columns)
{
    int class;
    if (dm_enum_find(dm_plover_names, columns[4], &class))
        check_class(columns[6], columns[4]);
    else if (strcmp(columns[4], "say") == 0)
        check_said(columns[6]);
}

Test(annotate_coding, verbs_have_the_class_of_their_row)
{
    cr_expect_gt(each_row("verbs", "verb", check_verb), 100);
    cr_expect_gt(each_row("verbs", "adjective", check_verb), 2);
    dm_lexicon_free(shared_lexicon());
}

static void check_compose(char **columns)
{
    check_class(columns[4], columns[3]);
}

Test(annotate_coding, classes_compose)
{
    cr_expect_gt(each_row("compose", "compose", check_compose), 20);
    dm_lexicon_free(shared_lexicon());
}
