/* Later mentions mean the actor named before: by surname, title, pronoun and description. */
#include "annotate_help.h"

#define FIRST "Malian Foreign Minister Omar Keita arrived on Monday. "
static const struct {
    const char *text, *speaker; /* of the last quote */
} rows[] = {
    {FIRST "Keita said the border was open.", "keita"},
    {FIRST "He said the border was open.", "keita"},
    {FIRST "The minister said the border was open.", "keita"},
    {FIRST "The Malian minister said the border was open.", "keita"},
    {FIRST "The minister met Peruvian President Ana Lopez. She said the border was open.", "lopez"},
    {"Chadian President Idriss Amin spoke on Monday. The Chadian leader said the border was open.", "amin"},
    {"Moscow said the border was open.", "RU"},
    {"The Kremlin said the border was open.", "kremlin"},
    {"The Kenyan government said the border was open.", "KE"},
    {"The US said the border was open.", "US"},
};

Test(annotate_actors, are_known_again)
{
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        Drafted drafted = draft(shared_lexicon(), rows[i].text);
        const char *speaker = "";
        for (guint e = 0; e < drafted.file->events.len; e++)
            for (guint k = 0; k < drafted.file->events.items[e].quotes.len; k++)
                if (strstr(drafted.file->events.items[e].quotes.items[k].text.text, "border was open") &&
                    drafted.file->events.items[e].quotes.items[k].speaker.text)
                    speaker = drafted.file->events.items[e].quotes.items[k].speaker.text;
        cr_expect_str_eq(speaker, rows[i].speaker, "%s", rows[i].text);
        drafted_clear(&drafted);
    }
    dm_lexicon_free(shared_lexicon());
}
