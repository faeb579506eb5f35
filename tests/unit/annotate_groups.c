/* Plurals and pronouns that mean people named before; names that are nobody. */
#include "annotate_help.h"

static const struct {
    const char *text, *class, *people; /* the sources of the event of that class, joined by a comma */
} rows[] = {
    {"President Ana Lopez of Peru met President Omar Keita of Mali. The two leaders condemned the attack on "
     "Kenya.",
     "ACCUSE", "lopez,keita"},
    {"President Ana Lopez of Peru met President Omar Keita of Mali. The two countries agreed to lift the "
     "embargo on Kenya.",
     "AGREE", "PE,ML"},
    {"President Ana Lopez of Peru spoke by phone with President Omar Keita of Mali. They pledged to help "
     "Kenya.",
     "AGREE", "lopez,keita"},
    {"President Ana Lopez met President Omar Keita of Mali and Foreign Minister Lena Voss. Leaders urged "
     "Kenya to open its border.",
     "REQUEST", "lopez,keita"},
    {"President Omar Keita of Mali met European leaders. Western leaders condemned Kenya.", "ACCUSE",
     "western-leaders"},
    {"Mali and Peru signed a treaty. Both countries condemned Kenya.", "ACCUSE", "ML,PE"},
};

static char *sources(const DmEvent *event)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < event->parts.len; i++)
        if (event->parts.items[i].field == DM_WORD_SPEAKER || event->parts.items[i].field == DM_WORD_BY ||
            event->parts.items[i].field == DM_WORD_PARTY)
            g_string_append_printf(out, "%s%s", out->len ? "," : "", event->parts.items[i].who.text);
    return g_string_free(out, false);
}

Test(annotate_groups, mean_those_who_met_or_acted_before)
{
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        Drafted drafted = draft(shared_lexicon(), rows[i].text);
        const DmEvent *event = event_of_class(&drafted, rows[i].class);
        cr_expect_not_null(event, "%s", rows[i].text);
        g_autofree char *people = event ? sources(event) : NULL;
        cr_expect(!event || strcmp(people, rows[i].people) == 0, "%s: %s", rows[i].text, people);
        drafted_clear(&drafted);
    }
    dm_lexicon_free(shared_lexicon());
}

/* Names of places, laws and plans take part in nothing. */
static const char *const nobody[] = {
    "Kenya called for calm in the Halvor Strait.",
    "Kenya is committed to the Oslo Framework.",
    "Kenya rejected the Clean Water Act.",
    "Kenya praised its partnership in the Indo-Pacific.",
};

Test(annotate_groups, names_of_things_are_nobody)
{
    for (guint i = 0; i < G_N_ELEMENTS(nobody); i++) {
        Drafted drafted = draft(shared_lexicon(), nobody[i]);
        for (guint k = 0; k < drafted.file->events.len; k++)
            for (guint p = 0; p < drafted.file->events.items[k].parts.len; p++)
                cr_expect_str_eq(drafted.file->events.items[k].parts.items[p].who.text, "KE", "%s",
                                 nobody[i]);
        drafted_clear(&drafted);
    }
    dm_lexicon_free(shared_lexicon());
}

/* The subject is who acts, not what a verb or a clause before spoke of. */
static const struct {
    const char *text, *class, *people;
} subjects[] = {
    {"Minister Omar Keita discussed Kenya's border, reviewed the talks, and condemned Uganda.", "ACCUSE",
     "keita"},
    {"The president spoke of the war in Uganda and Minister Omar Keita condemned Kenya.", "ACCUSE", "keita"},
    {"Kenya denounced the exercise of Peru and Mali, and its minister Omar Keita condemned Uganda.", "ACCUSE",
     "KE"},
    {"The President and Minister Voss condemned Kenya.", "ACCUSE", "president-test,voss"},
    {"The talks mediated by Norway were held in Kenya. Uganda condemned Peru.", "ACCUSE", "UG"},
};

Test(annotate_groups, who_acts_is_the_subject)
{
    for (guint i = 0; i < G_N_ELEMENTS(subjects); i++) {
        Drafted drafted = draft(shared_lexicon(), subjects[i].text);
        const DmEvent *event = event_of_class(&drafted, subjects[i].class);
        cr_expect_not_null(event, "%s", subjects[i].text);
        g_autofree char *people = event ? sources(event) : NULL;
        cr_expect(!event || strcmp(people, subjects[i].people) == 0, "%s: %s", subjects[i].text, people);
        drafted_clear(&drafted);
    }
    dm_lexicon_free(shared_lexicon());
}

/* A word for the kind of body behind its name adds nothing. */
Test(annotate_groups, a_body_goes_by_its_name)
{
    static const char *const texts[] = {
        "The NATO alliance condemned Kenya.",
        "The North Atlantic Council condemned Kenya. The Council urged calm."};
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        Drafted drafted = draft(shared_lexicon(), texts[i]);
        for (guint k = 0; k < drafted.file->events.len; k++) {
            g_autofree char *people = sources(&drafted.file->events.items[k]);
            cr_expect_str_eq(people, "NATO", "%s", texts[i]);
        }
        cr_expect_not_null(event_of_class(&drafted, "ACCUSE"), "%s", texts[i]);
        drafted_clear(&drafted);
    }
    dm_lexicon_free(shared_lexicon());
}

Test(annotate_groups, what_is_felt_is_nobody)
{
    static const char *const texts[] = {"Minister Omar Keita of Mali expressed appreciation for Kenya's "
                                        "support and its commitment to help Uganda.",
                                        "The commitment of Kenya to help Uganda said much about Mali."};
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        Drafted drafted = draft(shared_lexicon(), texts[i]);
        for (guint k = 0; k < drafted.file->actors.len; k++)
            cr_expect_str_eq(drafted.file->actors.items[k].id.text, "keita", "%s", texts[i]);
        drafted_clear(&drafted);
    }
    dm_lexicon_free(shared_lexicon());
}
