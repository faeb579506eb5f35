/* annotate – speakers that stand apart from what they say: the labels of a transcript ("CLINTON: …", "Q: …")
 * and the signature of a post ("— Name (@name)"). */
#include "annotate/quotes.h"
#include <string.h>

#define LABEL_WORDS 5

typedef struct Label {
    guint sent;
    guint first, end; /* tokens of the speaker */
    guint32 key;
    bool upper, sure;
} Label;

static bool is_single(const Draft *draft, guint at, char a, char b)
{
    return is_char(draft, at, a) || is_char(draft, at, b);
}

static bool is_heading(const Draft *draft, guint at)
{
    static const char *const words[] = {"update", "updated", "photo",    "photos",    "read",  "related",
                                        "source", "via",     "note",     "more",      "watch", "facts",
                                        "image",  "video",   "editor's", "correction"};
    const char *text = draft->text + draft->toks[at].start;
    gsize len = draft->toks[at].end - draft->toks[at].start;
    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        if (strlen(words[i]) == len && !g_ascii_strncasecmp(text, words[i], len))
            return true;
    return false;
}

/* Reads "MR. TRUMP:" at the start of a paragraph. */
static bool read_label(const Draft *draft, guint s, Label *label)
{
    const Sent *sent = &draft->sents[s];
    guint at = sent->first;
    *label = (Label){.sent = s, .first = at, .upper = true};
    for (; at < sent->end && at < sent->first + LABEL_WORDS && !is_char(draft, at, ':'); at++) {
        const Tok *tok = &draft->toks[at];
        bool word = tok->kind == DM_TOKEN_WORD && tok->date < 0 && tok->capital && !is(draft, at, W_DAY);
        if (!word || is_heading(draft, at) ||
            (at == sent->first && is(draft, at, W_DET) && tok->end - tok->start > 1))
            return false;
        label->upper = label->upper && tok->upper;
        label->key = label->key * 31 + tok->key;
    }
    label->end = at;
    label->sure = at == sent->first + 1 && is_single(draft, sent->first, 'Q', 'A');
    return at > sent->first && at + 1 < draft->n_toks && is_char(draft, at, ':') &&
           !(label->upper && at == sent->first + 1 &&
             draft->toks[at - 1].end - draft->toks[at - 1].start < 2 && !label->sure);
}

static guint paragraph_after(const Draft *draft, guint s)
{
    guint next = s + 1;
    while (next < draft->n_sents && draft->sents[next].paragraph == draft->sents[s].paragraph)
        next++;
    return next;
}

static bool has_quotes(const Draft *draft, guint first, guint end)
{
    for (guint at = first; at < end; at++)
        if (draft->toks[at].quote >= 0 || draft->toks[at].kind == DM_TOKEN_QUOTE_OPEN)
            return true;
    return false;
}

/* Gives the tokens to the speaker: those already in quotation marks keep their own limits. */
static void give(Draft *draft, guint first, guint end, guint sent, gint32 speaker, const char *rule)
{
    while (first < end && draft->toks[first].kind == DM_TOKEN_PUNCT)
        first++;
    if (first >= end || speaker < 0)
        return;
    if (draft->toks[first].kind == DM_TOKEN_QUOTE_OPEN || draft->toks[first].quote >= 0) {
        for (guint at = first; at < end; at++)
            if (draft->toks[at].quote >= 0)
                g_array_index(draft->quotes, Quote, draft->toks[at].quote).speaker = speaker;
        return;
    }
    Quote *quote = quote_add(draft, first, end, sent, true);
    quote->speaker = speaker;
    quote->rule = rule;
    for (guint at = first; at < end; at++)
        draft->toks[at].quote = draft->quotes->len - 1;
}

static gint32 label_actor(Draft *draft, const Label *label)
{
    gint32 index = draft->toks[label->end - 1].mention;
    gint32 actor = index >= 0 ? mention_at(draft, index)->actor : -1;
    return actor >= 0 ? actor : actor_of_noun(draft, label->first, label->end, -1);
}

/* Keeps the labels that come again, and those in capitals where there are several. */
static void keep_accepted(GArray *labels)
{
    g_autoptr(GHashTable) alike = g_hash_table_new(NULL, NULL);
    guint upper = 0, kept = 0;
    for (guint i = 0; i < labels->len; i++) {
        gpointer key = GUINT_TO_POINTER(g_array_index(labels, Label, i).key);
        guint n = GPOINTER_TO_UINT(g_hash_table_lookup(alike, key));
        g_hash_table_insert(alike, key, GUINT_TO_POINTER(n + 1));
        upper += g_array_index(labels, Label, i).upper;
    }
    for (guint i = 0; i < labels->len; i++) {
        const Label label = g_array_index(labels, Label, i);
        guint n = GPOINTER_TO_UINT(g_hash_table_lookup(alike, GUINT_TO_POINTER(label.key)));
        if (label.upper ? upper > 1 : n > 1)
            g_array_index(labels, Label, kept++) = label;
    }
    g_array_set_size(labels, kept);
}

static bool speaks_of_self(const Draft *draft, guint first, guint end)
{
    static const char *const words[] = {"you", "your", "my", "our"};
    for (guint at = first; at < end; at++)
        if (is(draft, at, W_WE) || IS_AMONG(draft, at, words))
            return true;
    return false;
}

#define TRANSCRIPT_LABELS 4 /* as many make what has no label the words of the last speaker */

static void give_paragraphs(Draft *draft, const GArray *labels, guint i)
{
    const Label *label = &g_array_index(labels, Label, i);
    gint32 speaker = label_actor(draft, label);
    guint next = paragraph_after(draft, label->sent);
    give(draft, label->end + 1, draft->sents[next - 1].end, label->sent, speaker, "label of a transcript");
    guint stop =
        i + 1 < labels->len ? g_array_index(labels, Label, i + 1).sent : MIN(draft->n_sents, next + 3);
    while (labels->len >= TRANSCRIPT_LABELS && next < stop) {
        guint after = paragraph_after(draft, next), first = draft->sents[next].first,
              end = draft->sents[after - 1].end;
        if (!speaks_of_self(draft, first, end) || has_quotes(draft, first, end))
            break;
        give(draft, first, end, next, speaker, "transcript, continued");
        next = after;
    }
}

static void find_transcript(Draft *draft)
{
    g_autoptr(GArray) labels = g_array_new(false, false, sizeof(Label));
    for (guint s = 0; s < draft->n_sents; s = paragraph_after(draft, s)) {
        Label label;
        if (read_label(draft, s, &label))
            g_array_append_val(labels, label);
    }
    keep_accepted(labels);
    for (guint i = 0; i < labels->len; i++)
        give_paragraphs(draft, labels, i);
}

/* ---- Posts ---- */

static guint words_in(const Draft *draft, guint first, guint end)
{
    guint n = 0;
    for (guint at = first; at < end; at++)
        n += draft->toks[at].kind == DM_TOKEN_WORD && draft->toks[at].date < 0;
    return n;
}

/* The signature's name starts behind a dash or with its first capital word. */
static guint name_start(const Draft *draft, guint open, guint limit)
{
    guint at = open;
    while (at > limit && open - at < 6 && draft->toks[at - 1].kind == DM_TOKEN_WORD &&
           draft->toks[at - 1].capital)
        at--;
    return at;
}

static void sign(Draft *draft, guint s, guint open)
{
    guint start = s;
    while (start > 0 && draft->sents[start - 1].paragraph == draft->sents[s].paragraph)
        start--;
    guint first = draft->sents[start].first, end = draft->sents[paragraph_after(draft, s) - 1].end;
    guint close = open, name = name_start(draft, open, first);
    while (close < end && close < open + 5 && !is_char(draft, close, ')'))
        close++;
    if (name == open || close >= end || !is_char(draft, close, ')'))
        return;
    gint32 index = draft->toks[name].mention;
    gint32 speaker = index >= 0 ? mention_at(draft, index)->actor : -1;
    if (speaker < 0)
        speaker = actor_of_noun(draft, name, open, -1);
    guint before = name > first && draft->toks[name - 1].kind == DM_TOKEN_PUNCT ? name - 1 : name;
    if (words_in(draft, close + 1, end) > 3 && words_in(draft, first, before) < 3)
        give(draft, close + 1, end, s, speaker, "post of the one named before it");
    else if (words_in(draft, first, before) >= 2)
        give(draft, first, before, start, speaker, "post, signed");
    else if (start > 0 && !has_quotes(draft, draft->sents[start - 1].first, draft->sents[start - 1].end))
        give(draft, draft->sents[start - 1].first, draft->sents[start - 1].end, start - 1, speaker,
             "post, signed");
}

static void find_posts(Draft *draft)
{
    for (guint s = 0; s < draft->n_sents; s++)
        for (guint at = draft->sents[s].first; at + 2 < draft->sents[s].end; at++)
            if (is_char(draft, at, '(') && is_char(draft, at + 1, '@') && draft->toks[at].quote < 0) {
                sign(draft, s, at);
                break;
            }
}

void draft_labels(Draft *draft)
{
    find_transcript(draft);
    find_posts(draft);
}
