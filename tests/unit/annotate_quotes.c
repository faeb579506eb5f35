/* What was said, by whom: the shapes of direct and reported speech. */
#include "annotate_help.h"

static const struct {
    const char *text, *quote, *speaker; /* the quote's words and the speaker's name or id */
} rows[] = {
    {"\"The border is open,\" Malian minister Omar Keita said.", "The border is open", "Omar Keita"},
    {"\"The border is open,\" said Omar Keita, the Malian foreign minister.", "The border is open",
     "Omar Keita"},
    {"Omar Keita, the Malian foreign minister, said: \"The border is open.\"", "The border is open",
     "Omar Keita"},
    {"\"The border,\" Omar Keita said, \"will stay open for trade.\"", "will stay open for trade",
     "Omar Keita"},
    {"Foreign Minister Omar Keita met reporters. \"The border is open,\" he said. \"Nobody will close it "
     "again.\"",
     "Nobody will close it again", "Omar Keita"},
    {"Malian Foreign Minister Omar Keita spoke on Monday.\n\n\"The border is open,\" the minister said.",
     "The border is open", "Omar Keita"},
    {"Omar Keita said that the border was open.", "the border was open", "Omar Keita"},
    {"Omar Keita said the border was open.", "the border was open", "Omar Keita"},
    {"The border is open, Omar Keita said.", "The border is open", "Omar Keita"},
    {"According to Omar Keita, the border is open.", NULL, "Omar Keita"},
    {"The border is open, according to Omar Keita.", NULL, "Omar Keita"},
    {"Omar Keita told the newspaper that the border was open.", "the border was open", "Omar Keita"},
    {"Omar Keita, a trader from Bamako, told reporters the road was bad.", NULL, "Omar Keita"},
    {"Critics say the border should stay open.", "the border should stay open", "Critics"},
    {"A source close to the talks said the border was open.", "the border was open",
     "source close to the talks"},
    {"Kenyan officials said the border was open.", "the border was open", "Kenyan officials"},
    {"Keita called the plan \"a very bad joke\" on Monday.", "a very bad joke", "Keita"},
    {"\xE2\x80\x9CThe border is open,\xE2\x80\x9D Omar Keita said.", "The border is open", "Omar Keita"},
    {"Omar Keita, 58, a trader who came with his sons, said the border was open.", "the border was open",
     "Omar Keita"},
    {"His brother, Omar Keita, was tired. \"The road is far too long,\" he said.", "The road is far too long",
     "Omar Keita"},
    {"Omar Keita is convinced that the border is open. \"Go and look,\" he said. \"Take the road.\"",
     "Take the road", "Omar Keita"},
    {"Omar Keita went home insisting that the border was open.", "the border was open", "Omar Keita"},
    {"Omar Keita called the plan a joke and said it would fail.", "it would fail", "Omar Keita"},
    {"The mayor of Segou, Omar Keita, says the border is open.", "the border is open", "Omar Keita"},
    {"\"The border is open,\" Omar Keita crooned.", "The border is open", "Omar Keita"},
    {"Mali's Omar Keita pointed out that the border was open.", "the border was open", "Omar Keita"},
    {"The border is open, Omar Keita, a trader from Bamako, told reporters.", "The border is open",
     "Omar Keita"},
    {"Omar Keita was quoted as saying the border was open.", "the border was open", "Omar Keita"},
    {"The border, Omar Keita says, is open.", "is open", "Omar Keita"},
    {"Omar Keita was blunt. \"The border is open to all.\"", "The border is open to all", "Omar Keita"},
    {"Omar Keita: \"The border is open.\"", "The border is open", "Omar Keita"},
    {"Omar Keita's spokesman said the border was open.", "the border was open", "Omar Keita's spokesman"},
    {"Two hospitals in Bamako said the border was open.", "the border was open", "Two hospitals in Bamako"},
    {"The memo says the border is open.", "the border is open", "memo"},
    {"A survey of traders finds that the border is open.", "the border is open", "survey of traders"},
    {"The company that builds the road said the border was open.", "the border was open", "company"},
    {"Another said the border was open.", "the border was open", "Another"},
};

static const char *name_of(const Drafted *drafted, const char *id)
{
    for (guint i = 0; i < drafted->file->actors.len; i++)
        if (strcmp(drafted->file->actors.items[i].id.text, id) == 0)
            return drafted->file->actors.items[i].name.text;
    return id;
}

static bool has_quote(const Drafted *drafted, const char *text, const char *speaker)
{
    for (guint i = 0; i < drafted->file->events.len; i++) {
        const DmQuoteList *quotes = &drafted->file->events.items[i].quotes;
        for (guint k = 0; k < quotes->len; k++)
            if (quotes->items[k].speaker.text && (!text || strcmp(quotes->items[k].text.text, text) == 0) &&
                strcmp(name_of(drafted, quotes->items[k].speaker.text), speaker) == 0)
                return true;
    }
    return false;
}

Test(annotate_quotes, have_their_speaker)
{
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        Drafted drafted = draft(shared_lexicon(), rows[i].text);
        cr_expect(has_quote(&drafted, rows[i].quote, rows[i].speaker), "%s", rows[i].text);
        drafted_clear(&drafted);
    }
    dm_lexicon_free(shared_lexicon());
}

static const char article[] =
    "Traders waited.\n\n"
    "\"The road is long and bad,\" Omar Keita said. \"Nobody has mended it for years.\n\n"
    "\"We pay the toll all the same.\"\n\n"
    "OMAR KEITA: The border is open now.\n\n"
    "MARIAM DIALLO: It is not open at all.\n\n"
    "A good day for trade \xE2\x80\x94 Omar Keita (@keita) May 15, 2024\n";

/* A quote over two paragraphs, the labels of a transcript, a signed post. */
static const struct {
    const char *quote, *speaker;
} passages[] = {
    {"Nobody has mended it for years", "Omar Keita"}, {"We pay the toll all the same", "Omar Keita"},
    {"The border is open now", "Omar Keita"},         {"It is not open at all", "MARIAM DIALLO"},
    {"A good day for trade", "Omar Keita"},
};

Test(annotate_quotes, reach_over_paragraphs_and_follow_labels)
{
    Drafted drafted = draft(shared_lexicon(), article);
    for (guint i = 0; i < G_N_ELEMENTS(passages); i++)
        cr_expect(has_quote(&drafted, passages[i].quote, passages[i].speaker), "%s", passages[i].quote);
    drafted_clear(&drafted);
    dm_lexicon_free(shared_lexicon());
}

Test(annotate_quotes, are_never_capped)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < 100; i++)
        g_string_append_printf(text, "\"The border is open for lorry %u,\" Omar Keita said.\n\n", i);
    Drafted drafted = draft(shared_lexicon(), text->str);
    guint n = 0;
    for (guint i = 0; i < drafted.file->events.len; i++)
        n += drafted.file->events.items[i].quotes.len;
    cr_expect_eq(n, 100);
    drafted_clear(&drafted);
    dm_lexicon_free(shared_lexicon());
}

Test(annotate_quotes, of_nobody_known_are_anonymous)
{
    Drafted drafted = draft(shared_lexicon(), "\"The border is open to all of us.\"");
    const DmEvent *event = event_of_kind(&drafted, DM_KIND_STATEMENT);
    cr_assert_not_null(event);
    cr_expect(event->quotes.items[0].anonymous && !event->quotes.items[0].speaker.text);
    drafted_clear(&drafted);
    dm_lexicon_free(shared_lexicon());
}

Test(annotate_quotes, offsets_count_characters_of_the_original)
{
    static const char text[] = "\xC3\x89lys\xC3\xA9"
                               "e aides met. \"The border is open,\" Omar Keita said.";
    Drafted drafted = draft(shared_lexicon(), text);
    bool found = false;
    for (guint i = 0; i < drafted.file->events.len; i++)
        for (guint k = 0; k < drafted.file->events.items[i].quotes.len; k++) {
            const DmQuote *quote = &drafted.file->events.items[i].quotes.items[k];
            found = found || (strcmp(quote->text.text, "The border is open") == 0 && quote->start == 19 &&
                              quote->end == 37);
        }
    cr_expect(found);
    drafted_clear(&drafted);
    dm_lexicon_free(shared_lexicon());
}

/* Marks alone are no words: no event comes of them. */
Test(annotate_quotes, marks_without_words_are_nothing)
{
    static const char *const texts[] = {"Omar Keita:", "Omar Keita said: \"\"", "\"\xE2\x80\xA6\"",
                                        "\xC6\x92\xE2\x80\xB9:"};
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        Drafted drafted = draft(shared_lexicon(), texts[i]);
        cr_expect_eq(drafted.file->events.len, 0, "%s", texts[i]);
        drafted_clear(&drafted);
    }
    dm_lexicon_free(shared_lexicon());
}
