/* The forms of verbs, regular by rule and irregular by table. */
#include "annotate/lexicon.h"
#include <criterion/criterion.h>
#include <string.h>

static const struct {
    const char *form, *lemma;
    guint forms;
} rows[] = {
    {"rejects", "reject", FORM_S},
    {"rejected", "reject", FORM_PAST | FORM_PART},
    {"rejecting", "reject", FORM_ING},
    {"denies", "deny", FORM_S},
    {"denied", "deny", FORM_PAST | FORM_PART},
    {"pledging", "pledge", FORM_ING},
    {"halts", "halt", FORM_S},
    {"banned", "ban", FORM_PAST | FORM_PART},
    {"banning", "ban", FORM_ING},
    {"met", "meet", FORM_PAST | FORM_PART},
    {"spoken", "speak", FORM_PART},
    {"withdrew", "withdraw", FORM_PAST},
    {"vetoes", "veto", FORM_S},
    {"attaches", "attach", 0}, /* not a verb of the tables */
};

Test(annotate_inflect, forms_lead_to_their_verb)
{
    g_autoptr(DmLexicon) lexicon = dm_lexicon_new();
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(GString) folded = g_string_new(NULL);
        guint32 hash = lex_fold(rows[i].form, strlen(rows[i].form), folded);
        const Word *word = lex_word(lexicon, lex_find(lexicon, folded->str, folded->len, hash));
        cr_expect_eq(word->forms, rows[i].forms, "%s: %u", rows[i].form, word->forms);
        if (rows[i].forms)
            cr_expect_str_eq(lexicon->lemmas->pdata[word->lemma], rows[i].lemma);
    }
}
