/* The draft as records and as JSON: ids, dates, marks of a draft; nothing without words of the article. */
#include "annotate_help.h"

static const char text[] =
    "Kenyan Foreign Minister Omar Keita met Ugandan Foreign Minister Lena Okello on Tuesday. "
    "Kenya rejected a Ugandan plan in April. \"The border is open,\" Keita said.";

Test(annotate_model, every_event_is_a_draft_with_words_and_a_reason)
{
    Drafted drafted = draft(shared_lexicon(), text);
    cr_expect_geq(drafted.file->events.len, 3);
    for (guint i = 0; i < drafted.file->events.len; i++) {
        const DmEvent *event = &drafted.file->events.items[i];
        cr_expect(event->draft && event->reason.text && event->quotes.len && event->title.text);
        cr_expect(event->confidence > 0 && event->confidence <= 1);
        for (guint k = 0; k < i; k++)
            cr_expect_str_neq(event->id.text, drafted.file->events.items[k].id.text);
    }
    drafted_clear(&drafted);
    dm_lexicon_free(shared_lexicon());
}

Test(annotate_model, dates_are_edtf)
{
    Drafted drafted = draft(shared_lexicon(), text);
    cr_expect_str_eq(event_of_kind(&drafted, DM_KIND_MEETING)->date.said.text, "2024-05-14");
    cr_expect_str_eq(event_of_class(&drafted, "REJECT")->date.said.text, "2024-04");
    drafted_clear(&drafted);
    dm_lexicon_free(shared_lexicon());
}

Test(annotate_model, passes_the_check_of_event_files)
{
    Drafted drafted = draft(shared_lexicon(), text);
    g_autoptr(DmDiags) diags = dm_diags_new();
    dm_model_check_file(drafted.model, drafted.file, diags);
    dm_model_check_links(drafted.model, NULL, diags);
    cr_expect_eq(dm_diags_count(diags, DM_SEVERITY_ERROR), 0);
    drafted_clear(&drafted);
    dm_lexicon_free(shared_lexicon());
}

Test(annotate_model, is_the_same_every_time)
{
    g_autoptr(GString) first = g_string_new(NULL);
    for (guint i = 0; i < 3; i++) {
        g_autoptr(GString) again = g_string_new(NULL);
        Drafted drafted = draft(shared_lexicon(), text);
        dm_annotate_json(i ? again : first, drafted.file);
        cr_expect(!i || strcmp(first->str, again->str) == 0);
        drafted_clear(&drafted);
    }
    cr_expect_not_null(strstr(first->str, "\"participants\":[\"keita\",\"okello\"]"), "%s", first->str);
    dm_lexicon_free(shared_lexicon());
}

Test(annotate_model, needs_a_day_of_publication)
{
    g_autoptr(DmArticle) article = dm_article_new(NULL, text, strlen(text), DM_TEXT_PLAIN);
    g_autoptr(DmModel) model = dm_model_new();
    g_autoptr(GError) error = NULL;
    const DmAnnotateOptions how = {.published = DM_DAY_OPEN};
    cr_expect_null(dm_annotate(model, shared_lexicon(), article, &how, &error));
    cr_expect(g_error_matches(error, DM_ERROR, DM_ERROR_SYNTAX) && strstr(error->message, "--published"));
    dm_lexicon_free(shared_lexicon());
}
