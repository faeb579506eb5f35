/* annotate – the forms of English verbs: irregular ones from inflections.tsv, the rest by rule. */
#include "annotate/lexicon.h"
#include <string.h>

static bool vowel(char c)
{
    return c && strchr("aeiou", c) != NULL;
}

void lex_set_form(DmLexicon *lexicon, const char *text, guint16 lemma, guint forms)
{
    Word *word = lex_word(lexicon, lex_intern(lexicon, text, strlen(text)));
    if (!word->lemma)
        word->lemma = lemma;
    if (word->lemma == lemma)
        word->forms |= forms;
}

static void each_form(DmLexicon *lexicon, const char *texts, guint16 lemma, guint forms)
{
    g_auto(GStrv) each = g_strsplit(texts, "|", -1);
    for (char **text = each; *text; text++)
        lex_set_form(lexicon, *text, lemma, forms);
}

/* stop: the last consonant of a short verb is doubled */
static bool doubles(const char *base, gsize len)
{
    static const char *const known[] = {"permit", "commit", "admit",    "refer",  "confer",
                                        "expel",  "compel", "occur",    "regret", "rebut",
                                        "prefer", "propel", "transfer", "cancel", "travel"};
    for (gsize i = 0; i < G_N_ELEMENTS(known); i++)
        if (strcmp(base, known[i]) == 0)
            return true;
    guint vowels = 0;
    for (gsize i = 0; i < len; i++)
        vowels += vowel(base[i]);
    return vowels == 1 && len > 2 && len < 6 && vowel(base[len - 2]) && !vowel(base[len - 1]) &&
           !strchr("wxy", base[len - 1]);
}

static char *with_ending(const char *base, const char *ending)
{
    gsize len = strlen(base);
    char last = base[len - 1], before = len > 1 ? base[len - 2] : 0;
    bool ing = ending[0] == 'i', s = ending[0] == 's';
    if (s) {
        if (last == 'y' && !vowel(before))
            return g_strdup_printf("%.*sies", (int)len - 1, base);
        bool hiss = last == 's' || last == 'x' || last == 'z' ||
                    (last == 'h' && (before == 'c' || before == 's')) || (last == 'o' && !vowel(before));
        return g_strconcat(base, hiss ? "es" : "s", NULL);
    }
    if (last == 'y' && !vowel(before) && !ing)
        return g_strdup_printf("%.*sied", (int)len - 1, base);
    if (ing && last == 'e' && before == 'i')
        return g_strdup_printf("%.*sying", (int)len - 2, base);
    if (last == 'e' && (!ing || before != 'e'))
        return g_strdup_printf("%.*s%s", (int)len - 1, base, ending);
    return doubles(base, len) ? g_strdup_printf("%s%c%s", base, last, ending)
                              : g_strconcat(base, ending, NULL);
}

char *lex_third_person(const char *base)
{
    return strcmp(base, "have") == 0 ? g_strdup("has") : with_ending(base, "s");
}

char *lex_gerund(const char *base)
{
    return with_ending(base, "ing");
}

void lex_inflect(DmLexicon *lexicon, const char *base, guint16 lemma)
{
    g_autofree char *s = with_ending(base, "s"), *ed = with_ending(base, "ed"),
                    *ing = with_ending(base, "ing");
    lex_set_form(lexicon, base, lemma, FORM_BASE);
    lex_set_form(lexicon, s, lemma, FORM_S);
    lex_set_form(lexicon, ing, lemma, FORM_ING);
    const char *irregular = g_hash_table_lookup(lexicon->irregular, base);
    if (!irregular) {
        lex_set_form(lexicon, ed, lemma, FORM_PAST | FORM_PART);
        return;
    }
    g_auto(GStrv) forms = g_strsplit(irregular, "\t", 2);
    each_form(lexicon, forms[0], lemma, FORM_PAST);
    each_form(lexicon, forms[1], lemma, FORM_PART);
}
