/* However long a sentence and whatever the marks, the work on it stays small and the draft whole. */
#include "annotate_help.h"

Test(annotate_tokens, endless_sentences_are_read_in_pieces)
{
    g_autoptr(GString) text = g_string_new("Kenya said the border was open");
    for (guint i = 0; i < 5000; i++)
        g_string_append(text, " and Uganda said it was closed");
    Drafted drafted = draft(shared_lexicon(), text->str);
    cr_expect_gt(drafted.file->events.len, 10);
    for (guint i = 0; i < drafted.file->events.len; i++)
        cr_expect_lt(strlen(drafted.file->events.items[i].quotes.items[0].text.text), 4000);
    drafted_clear(&drafted);
    dm_lexicon_free(shared_lexicon());
}

Test(annotate_tokens, an_empty_article_has_an_empty_draft)
{
    static const char *const texts[] = {"", "\n\n", "\"", "'s", "...", "\xFF\xFE\x01"};
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        Drafted drafted = draft(shared_lexicon(), texts[i]);
        cr_expect_eq(drafted.file->events.len, 0);
        drafted_clear(&drafted);
    }
    dm_lexicon_free(shared_lexicon());
}
