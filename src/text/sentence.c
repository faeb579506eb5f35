/* text: sentences. Walks the tokens of a paragraph and asks, at each mark that can end one, what follows. */
#include "sentence.h"
#include "abbreviation.h"
#include <string.h>

#define ATTRIBUTION_REACH 6 /* tokens looked at for "asked" behind a quoted question */

typedef struct Walk {
    const char *text;
    const DmToken *tokens; /* of the paragraph */
    guint n;
} Walk;

static bool is_mark(const Walk *w, guint i, const char *marks)
{
    const DmToken *t = &w->tokens[i];
    return t->kind == DM_TOKEN_PUNCT && strchr(marks, w->text[t->start]);
}

static gsize token_len(const DmToken *t)
{
    return t->end - t->start;
}

static bool is_ellipsis_char(const Walk *w, const DmToken *t)
{
    return t->kind == DM_TOKEN_PUNCT && token_len(t) == 3 && !memcmp(w->text + t->start, "\xE2\x80\xA6", 3);
}

/* Whether a token can end a sentence: . ! ? … or a word with a full stop of its own. */
static bool can_end(const Walk *w, guint i)
{
    const DmToken *t = &w->tokens[i];
    if (t->kind == DM_TOKEN_WORD)
        return w->text[t->end - 1] == '.';
    return is_mark(w, i, ".!?") || is_ellipsis_char(w, t);
}

static bool begins_word(const Walk *w, const DmToken *t)
{
    bool letter =
        t->kind == DM_TOKEN_WORD && (t->capital || !g_unichar_islower(g_utf8_get_char(w->text + t->start)));
    return letter || t->kind == DM_TOKEN_NUMBER;
}

/* Whether a sentence can begin with token `i`. */
static bool can_begin(const Walk *w, guint i)
{
    const DmToken *t = &w->tokens[i];
    if (t->kind == DM_TOKEN_QUOTE_OPEN || is_mark(w, i, "(["))
        return i + 1 >= w->n || w->tokens[i + 1].kind != DM_TOKEN_WORD || begins_word(w, &w->tokens[i + 1]);
    return begins_word(w, t);
}

static bool starter_at(const Walk *w, guint i)
{
    const DmToken *t = &w->tokens[i];
    if (t->kind == DM_TOKEN_QUOTE_OPEN)
        return can_begin(w, i);
    return t->kind == DM_TOKEN_WORD && dm_is_sentence_starter(w->text + t->start, token_len(t));
}

/* "Gen." goes on to a name; "U.S." ends a sentence only before a word that begins one. */
static bool ends_at_abbreviation(const Walk *w, guint i, guint next)
{
    const DmToken *t = &w->tokens[i];
    const char *word = w->text + t->start;
    gsize len = token_len(t) - 1;
    if (len == 1 && i > 0 && w->tokens[i - 1].kind == DM_TOKEN_WORD && w->tokens[i - 1].capital &&
        *word != 'I')
        return false;
    switch (dm_abbreviation_find(word, len)) {
    case ABBREVIATION_TITLE:
    case ABBREVIATION_NUMBER:
        return false;
    case ABBREVIATION_LAST:
        return can_begin(w, next);
    default:
        return starter_at(w, next);
    }
}

/* `"Why?" Somebody asked.` is one sentence. */
static bool attribution_follows(const Walk *w, guint next)
{
    for (guint i = next; i < w->n && i < next + ATTRIBUTION_REACH; i++) {
        const DmToken *t = &w->tokens[i];
        if (t->kind == DM_TOKEN_QUOTE_OPEN || is_mark(w, i, ".!?"))
            return false;
        if (t->kind == DM_TOKEN_WORD && dm_is_speech_verb(w->text + t->start, token_len(t)))
            return true;
    }
    return false;
}

/* The token behind the closing quotes, brackets and footnote numbers after token `i`; *ret_quote: a quote
 * closed. */
static guint pass_closers(const Walk *w, guint i, bool *ret_quote)
{
    *ret_quote = false;
    for (i++; i < w->n; i++) {
        bool close = w->tokens[i].kind == DM_TOKEN_QUOTE_CLOSE;
        bool footnote = i + 2 < w->n && is_mark(w, i, "[") && w->tokens[i].start == w->tokens[i - 1].end &&
                        w->tokens[i + 1].kind == DM_TOKEN_NUMBER && is_mark(w, i + 2, "]");
        *ret_quote |= close;
        if (footnote)
            i += 2;
        else if (!close && !is_mark(w, i, ")].!?"))
            break;
    }
    return i;
}

/* Whether the sentence ends between token `i`, which can end one, and token `next`. */
static bool ends_between(const Walk *w, guint i, guint next, bool quote)
{
    const DmToken *t = &w->tokens[i], *after = &w->tokens[next];
    bool touching = w->tokens[next - 1].end == after->start;
    if (touching && !(t->kind == DM_TOKEN_PUNCT && after->kind == DM_TOKEN_WORD && after->capital && i > 0 &&
                      token_len(&w->tokens[i - 1]) > 1 && token_len(after) > 1))
        return false;
    if (t->kind == DM_TOKEN_WORD)
        return ends_at_abbreviation(w, i, next);
    if (quote && is_mark(w, i, "!?") && attribution_follows(w, next))
        return false;
    return can_begin(w, next);
}

void dm_text_split(Words *words, const char *text, guint first, guint paragraph)
{
    Walk w = {text, &g_array_index(words->tokens, DmToken, first), words->tokens->len - first};
    guint start = 0;
    for (guint i = 0; i < w.n; i++) {
        guint next = w.n;
        bool quote = false;
        if (i + 1 < w.n) {
            if (!can_end(&w, i))
                continue;
            next = pass_closers(&w, i, &quote);
            if (next < w.n && !ends_between(&w, i, next, quote)) {
                i = next - 1;
                continue;
            }
        }
        DmSentence sentence = {.span = {w.tokens[start].start, w.tokens[next - 1].end},
                               .paragraph = paragraph,
                               .first_token = first + start,
                               .n_tokens = next - start};
        g_array_append_val(words->sentences, sentence);
        start = next;
        i = next - 1;
    }
}
