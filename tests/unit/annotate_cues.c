/* Every row of cues.tsv attributes the bracketed words of its example to Omar Keita; what is no attribution
 * of anybody makes no statement. */
#include "annotate_help.h"

/* Takes the brackets out; the content lies between *ret_start and *ret_end. */
static char *without_brackets(const char *example, gint64 *ret_start, gint64 *ret_end)
{
    const char *open = strchr(example, '['), *close = open ? strchr(open, ']') : NULL;
    if (!close)
        return NULL;
    *ret_start = open - example;
    *ret_end = close - example - 1;
    return g_strdup_printf("%.*s%.*s%s", (int)(open - example), example, (int)(close - open - 1), open + 1,
                           close + 1);
}

static const char *name_of(const Drafted *drafted, const char *id)
{
    for (guint i = 0; i < drafted->file->actors.len; i++)
        if (strcmp(drafted->file->actors.items[i].id.text, id) == 0)
            return drafted->file->actors.items[i].name.text;
    return id;
}

static bool attributes(const Drafted *drafted, gint64 start, gint64 end, const char *speaker)
{
    for (guint i = 0; i < drafted->file->events.len; i++) {
        const DmQuoteList *quotes = &drafted->file->events.items[i].quotes;
        for (guint k = 0; k < quotes->len; k++) {
            const DmQuote *quote = &quotes->items[k];
            if (quote->start < end && start < quote->end && quote->speaker.text &&
                strcmp(name_of(drafted, quote->speaker.text), speaker) == 0)
                return true;
        }
    }
    return false;
}

static void check_example(char **columns)
{
    gint64 start = 0, end = 0;
    g_autofree char *text = without_brackets(columns[4], &start, &end);
    if (!text)
        return;
    Drafted drafted = draft(shared_lexicon(), text);
    cr_expect(attributes(&drafted, start, end, "Omar Keita"), "%s", columns[4]);
    drafted_clear(&drafted);
}

Test(annotate_cues, attribute_as_their_row_says)
{
    cr_expect_gt(each_row("cues", "cue", check_example), 20);
    cr_expect_eq(each_row("cues", "cue-adjective", check_example), 1);
    cr_expect_gt(each_row("cues", "cue-noun", check_example), 2);
    dm_lexicon_free(shared_lexicon());
}

static const char *const nothing_said[] = {
    "If Omar Keita says the border is open, trade will grow.",
    "Did Omar Keita say the border was open?",
    "It is expected to rain on Monday.",
    "Nobody said the border was open.",
    "You know how long the road is.",
    "The plan shows promise.",
};

Test(annotate_cues, without_a_source_or_a_fact_make_no_statement)
{
    for (guint i = 0; i < G_N_ELEMENTS(nothing_said); i++) {
        Drafted drafted = draft(shared_lexicon(), nothing_said[i]);
        cr_expect_null(event_of_kind(&drafted, DM_KIND_STATEMENT), "%s", nothing_said[i]);
        drafted_clear(&drafted);
    }
    dm_lexicon_free(shared_lexicon());
}
