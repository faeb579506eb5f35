#include "text/abbreviation.h"
#include <criterion/criterion.h>
#include <string.h>

static const struct {
    const char *word;
    Abbreviation kind;
} rows[] = {
    {"Gen", ABBREVIATION_TITLE},   {"Mr", ABBREVIATION_TITLE},   {"No", ABBREVIATION_NUMBER},
    {"Jan", ABBREVIATION_OPEN},    {"etc", ABBREVIATION_LAST},   {"gen", ABBREVIATION_NONE},
    {"Genera", ABBREVIATION_NONE}, {"Ge", ABBREVIATION_NONE},    {"", ABBREVIATION_NONE},
    {"vs", ABBREVIATION_TITLE},    {"Art", ABBREVIATION_NUMBER}, {"zz", ABBREVIATION_NONE},
};

Test(text_abbreviation, finds_whole_words_only)
{
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
        cr_expect_eq(dm_abbreviation_find(rows[i].word, strlen(rows[i].word)), rows[i].kind, "%s",
                     rows[i].word);
}

Test(text_abbreviation, knows_starters_and_speech)
{
    cr_assert(dm_is_sentence_starter("The", 3));
    cr_assert(dm_is_sentence_starter("Mr.", 3));
    cr_assert_not(dm_is_sentence_starter("Ther", 4));
    cr_assert_not(dm_is_sentence_starter("President", 9));
    cr_assert(dm_is_speech_verb("asked", 5));
    cr_assert_not(dm_is_speech_verb("walked", 6));
}
