/* Words are compared folded; clitics come apart as in the text. */
#include "annotate/lexicon.h"
#include <criterion/criterion.h>
#include <string.h>

Test(annotate_lexicon, folds_case_marks_and_apostrophes)
{
    static const char *const rows[][2] = {{"Erdo\xC4\x9F"
                                           "an",
                                           "erdogan"},
                                          {"\xC3\x89LYS\xC3\x89"
                                           "E",
                                           "elysee"},
                                          {"d\xE2\x80\x99Orsay", "d'orsay"},
                                          {"U.S.", "u.s."}};
    g_autoptr(GString) out = g_string_new(NULL);
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        lex_fold(rows[i][0], strlen(rows[i][0]), out);
        cr_expect_str_eq(out->str, rows[i][1]);
    }
    lex_fold("\xFF\xFE", 2, out); /* not UTF-8 is no crash */
    cr_expect_str_eq(out->str, "??");
}

Test(annotate_lexicon, clitics_come_apart)
{
    static const struct {
        const char *text;
        gsize stem;
    } rows[] = {{"Russia's", 6}, {"don't", 2},           {"we'll", 2}, {"d'Orsay", 7},
                {"plain", 5},    {"it\xE2\x80\x99s", 2}, {"'s", 2}};
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
        cr_expect_eq(lex_clitic(rows[i].text, strlen(rows[i].text)), rows[i].stem, "%s", rows[i].text);
}

Test(annotate_lexicon, finds_words_after_it_has_grown)
{
    g_autoptr(DmLexicon) lexicon = dm_lexicon_new();
    for (guint i = 0; i < 20000; i++) {
        g_autofree char *text = g_strdup_printf("word%u", i);
        lex_intern(lexicon, text, strlen(text));
    }
    guint before = lexicon->words->len;
    cr_expect_eq(lex_intern(lexicon, "WORD777", 7), lex_intern(lexicon, "word777", 7));
    cr_expect_eq(lexicon->words->len, before);
}
