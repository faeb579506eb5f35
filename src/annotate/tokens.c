/* annotate – from the tokens of the text stage to the words of the lexicon; clitics come apart: Russia 's, do
 * n't. */
#include "annotate/draft.h"
#include <string.h>

static void fold_token(Draft *draft, Tok *tok)
{
    const char *text = draft->text + tok->start;
    gsize len = tok->end - tok->start;
    tok->key = lex_fold(text, len, draft->scratch);
    tok->word = lex_find(draft->lexicon, draft->scratch->str, draft->scratch->len, tok->key);
    tok->capital = g_unichar_isupper(g_utf8_get_char_validated(text, len));
    tok->upper = tok->capital;
    for (gsize i = 0; i < len; i++)
        tok->upper = tok->upper && !g_ascii_islower(text[i]);
    tok->mention = tok->date = tok->quote = -1;
}

static void add_token(Draft *draft, const DmToken *token)
{
    gsize len = token->end - token->start;
    gsize stem = token->kind == DM_TOKEN_WORD ? lex_clitic(draft->text + token->start, len) : len;
    Tok *tok = &draft->toks[draft->n_toks++];
    *tok = (Tok){.start = token->start, .end = token->start + stem, .kind = token->kind};
    fold_token(draft, tok);
    if (stem == len)
        return;
    Tok *tail = &draft->toks[draft->n_toks++];
    *tail = (Tok){.start = token->start + stem, .end = token->end, .kind = token->kind};
    fold_token(draft, tail);
}

#define LONGEST_SENTENCE 400 /* tokens; what is longer is read in pieces, so that time stays linear */

static void add_sentence(Draft *draft, guint first, guint paragraph)
{
    do {
        Sent *sent = &draft->sents[draft->n_sents++];
        sent->first = first;
        sent->end = MIN(first + LONGEST_SENTENCE, draft->n_toks);
        sent->paragraph = paragraph;
        first = sent->end;
    } while (first < draft->n_toks);
}

void draft_tokens(Draft *draft)
{
    guint n_tokens;
    const DmToken *tokens = dm_article_tokens(draft->article, &n_tokens);
    const DmSentence *sentences = dm_article_sentences(draft->article, &draft->n_sents);
    draft->toks = dm_arena_alloc(draft->arena, (2 * n_tokens + 1) * sizeof(Tok));
    guint n_sentences = draft->n_sents, most = n_sentences + 2 * n_tokens / LONGEST_SENTENCE + 1;
    draft->sents = dm_arena_alloc(draft->arena, most * sizeof(Sent));
    draft->n_sents = 0;
    for (guint s = 0; s < n_sentences; s++) {
        guint first = draft->n_toks;
        for (guint i = 0; i < sentences[s].n_tokens; i++)
            add_token(draft, &tokens[sentences[s].first_token + i]);
        add_sentence(draft, first, sentences[s].paragraph);
    }
    draft->items_of = dm_arena_alloc(draft->arena, (draft->n_sents + 1) * sizeof(gint32));
    for (guint s = 0; s < draft->n_sents; s++)
        draft->items_of[s] = -1;
}

const char *draft_text(Draft *draft, guint first, guint end)
{
    if (first >= end)
        return "";
    const char *from = draft->text + draft->toks[first].start;
    gsize len = draft->toks[end - 1].end - draft->toks[first].start, n = 0;
    char *copy = dm_arena_alloc(draft->arena, len + 1);
    for (gsize i = 0; i < len; i++) {
        bool space = g_ascii_isspace(from[i]);
        if (!space || (n && copy[n - 1] != ' '))
            copy[n++] = space ? ' ' : from[i];
    }
    copy[n] = 0;
    return copy;
}

bool draft_is_word(const Draft *draft, guint tok, const char *folded)
{
    return tok < draft->n_toks && draft->toks[tok].word &&
           strcmp(lex_word(draft->lexicon, draft->toks[tok].word)->text, folded) == 0;
}

bool draft_is_among(const Draft *draft, guint tok, const char *const *words, gsize n)
{
    for (gsize i = 0; i < n; i++)
        if (draft_is_word(draft, tok, words[i]))
            return true;
    return false;
}

/* 's or the bare ' of a plural, but not "it 's" */
bool tok_is_possessive_mark(const Draft *draft, guint tok)
{
    if (tok >= draft->n_toks)
        return false;
    gsize len = draft->toks[tok].end - draft->toks[tok].start;
    const char *text = draft->text + draft->toks[tok].start;
    if (len == 2)
        return text[0] == '\'' && text[1] == 's';
    if (len == 1)
        return text[0] == '\'';
    return strncmp(text, "\xE2\x80\x99", 3) == 0 && (len == 3 || (len == 4 && text[3] == 's'));
}

static guint meaning(const Draft *draft, guint tok, guint node)
{
    for (guint at = g_array_index(draft->lexicon->nodes, guint, node); at;
         at = g_array_index(draft->lexicon->phrases, Phrase, at).next) {
        const Phrase *phrase = &g_array_index(draft->lexicon->phrases, Phrase, at);
        if ((!phrase->capital || draft->toks[tok].capital) && (!phrase->upper || draft->toks[tok].upper))
            return at;
    }
    return 0;
}

guint draft_phrase(const Draft *draft, guint tok, guint end, guint *ret_end)
{
    guint found = 0;
    if (!draft->toks[tok].word || !lex_word(draft->lexicon, draft->toks[tok].word)->starts)
        return 0;
    for (guint at = tok, node = 0; at < end; at++) {
        node = lex_step(draft->lexicon, node, draft->toks[at].word);
        if (!node)
            break;
        guint phrase = meaning(draft, tok, node);
        if (phrase) {
            found = phrase;
            *ret_end = at + 1;
        }
    }
    return found;
}
