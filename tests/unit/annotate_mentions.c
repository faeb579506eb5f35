/* Every name of the tables is found, and every title makes a speaker of a person nobody listed. */
#include "annotate_help.h"

static bool speaks(const Drafted *drafted)
{
    for (guint i = 0; i < drafted->file->events.len; i++)
        for (guint k = 0; k < drafted->file->events.items[i].quotes.len; k++)
            if (drafted->file->events.items[i].quotes.items[k].speaker.text)
                return true;
    return false;
}

static void check_title(char **columns)
{
    Drafted drafted = draft(shared_lexicon(), columns[3]);
    cr_expect(speaks(&drafted), "%s", columns[3]);
    drafted_clear(&drafted);
}

Test(annotate_mentions, titles_and_groups_speak)
{
    cr_expect_gt(each_row("titles", "title", check_title) + each_row("titles", "head", check_title), 15);
    dm_lexicon_free(shared_lexicon());
}

static const char *speaker_of(const Drafted *drafted)
{
    const DmEvent *event = event_of_kind(drafted, DM_KIND_STATEMENT);
    return event && event->parts.len ? event->parts.items[0].who.text : "";
}

/* The first state that the speaker is or belongs to. */
static const char *root_of(const Drafted *drafted, const char *id)
{
    for (guint depth = 0; depth < 4; depth++)
        for (guint i = 0; i < drafted->file->actors.len; i++)
            if (strcmp(drafted->file->actors.items[i].id.text, id) == 0 &&
                drafted->file->actors.items[i].of.text) {
                id = drafted->file->actors.items[i].of.text;
                break;
            }
    return id;
}

static void check_state(char **columns)
{
    g_auto(GStrv) names = g_strsplit(columns[2], "|", -1);
    for (char **name = names; *name; name++) {
        g_autofree char *text = g_strdup_printf("Yesterday %s said that the border was open.", *name);
        Drafted drafted = draft(shared_lexicon(), text);
        cr_expect_str_eq(speaker_of(&drafted), columns[1], "%s", text);
        drafted_clear(&drafted);
    }
    g_auto(GStrv) adjectives = g_strsplit(columns[3], "|", -1);
    for (char **word = adjectives; *word && strcmp(*word, "-") != 0; word++) {
        g_autofree char *text =
            g_strdup_printf("The %s foreign minister said that the border was open.", *word);
        Drafted drafted = draft(shared_lexicon(), text);
        cr_expect_str_eq(root_of(&drafted, speaker_of(&drafted)), columns[1], "%s", text);
        drafted_clear(&drafted);
    }
}

Test(annotate_mentions, states_are_found_by_name_and_adjective)
{
    cr_expect_gt(each_row("states", "state", check_state), 190);
    dm_lexicon_free(shared_lexicon());
}

static void check_person(char **columns)
{
    g_auto(GStrv) names = g_strsplit(columns[1], "|", -1);
    g_autofree char *text = g_strdup_printf("Later %s said that the border was open.", names[0]);
    Drafted drafted = draft(shared_lexicon(), text);
    cr_expect_str_eq(root_of(&drafted, speaker_of(&drafted)), columns[3], "%s", text);
    drafted_clear(&drafted);
}

Test(annotate_mentions, people_are_found_by_name)
{
    cr_expect_gt(each_row("people", "person", check_person), 300);
    dm_lexicon_free(shared_lexicon());
}

/* text, then the id that the first participant or speaker must root in and the name the last actor must have
 */
static const struct {
    const char *text, *name, *of, *role;
} rows[] = {
    {"Malian Foreign Minister Omar Keita said talks went on.", "Omar Keita", "ML", "Foreign Minister"},
    {"Omar Keita, foreign minister of Mali, said talks went on.", "Omar Keita", "ML", "foreign minister"},
    {"The Prime Minister of Chad, Idriss Amin, said talks went on.", "Idriss Amin", "TD", "Prime Minister"},
    {"President of Finland Anna Holm said talks went on.", "Anna Holm", "FI", "President"},
    {"President Anna Holm of Finland said talks went on.", "Anna Holm", "FI", "President"},
    {"Special Representative for International Cooperation Lena Voss of Austria said talks went on.",
     "Lena Voss", "AT", "Special Representative"},
    {"Chairman of the Joint Chiefs of Staff Gen. Paul R. Stone said talks went on.", "Paul R. Stone", NULL,
     "Chairman"},
};

Test(annotate_mentions, titles_give_role_and_state)
{
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        Drafted drafted = draft(shared_lexicon(), rows[i].text);
        const DmActor *actor = drafted.file->actors.len ? &drafted.file->actors.items[0] : NULL;
        cr_assert_not_null(actor, "%s", rows[i].text);
        cr_expect_str_eq(actor->name.text, rows[i].name);
        cr_expect_eq(g_strcmp0(actor->of.text, rows[i].of), 0, "%s: %s", rows[i].text, actor->of.text);
        cr_expect_eq(g_strcmp0(actor->role.text, rows[i].role), 0, "%s: %s", rows[i].text, actor->role.text);
        drafted_clear(&drafted);
    }
    dm_lexicon_free(shared_lexicon());
}
