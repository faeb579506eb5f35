/* annotate – what was said and by whom: passages in quotation marks, split and continued ones, and the
 * contents of cues. Each has its speaker, the cue and the exact words. */
#include "annotate/quotes.h"
#include <string.h>

/* ---- Passages in quotation marks ---- */

static bool is_double(const Draft *draft, guint at)
{
    const char *text = draft->text + draft->toks[at].start;
    gsize len = draft->toks[at].end - draft->toks[at].start;
    return *text == '"' || *text == '`' || (*text == '\'' && len == 2) ||
           (len >= 2 && !strncmp(text, "\xC2", 1)) || !strncmp(text, "\xE2\x80\x9C", 3) ||
           !strncmp(text, "\xE2\x80\x9D", 3) || !strncmp(text, "\xE2\x80\x9E", 3);
}

static guint paragraph_end(const Draft *draft, guint s)
{
    guint at = s;
    while (at + 1 < draft->n_sents && draft->sents[at + 1].paragraph == draft->sents[s].paragraph)
        at++;
    return draft->sents[at].end;
}

Quote *quote_add(Draft *draft, guint first, guint end, guint sent, bool direct)
{
    Quote quote = {.first = first,
                   .end = end,
                   .start = draft->toks[first].start,
                   .stop = draft->toks[end - 1].end,
                   .direct = direct,
                   .speaker = -1,
                   .cue = -1,
                   .sent = sent};
    g_array_append_val(draft->quotes, quote);
    return &g_array_index(draft->quotes, Quote, draft->quotes->len - 1);
}

#define LONGEST_QUOTE 1500 /* tokens between two marks */

#define OWNERS_REACH 120 /* tokens in which the real end of a quote is looked for */

/* In single quotation marks, the apostrophe of "the traders' road" looks like their end: where the real end
 * stands behind it, before another passage opens; `at` itself when nowhere. */
static guint pass_owner(const Draft *draft, guint at, guint limit)
{
    const Tok *before = &draft->toks[at - 1];
    bool owner = before->kind == DM_TOKEN_WORD && draft->text[before->end - 1] == 's' && at + 1 < limit &&
                 before->end == draft->toks[at].start && draft->toks[at + 1].kind == DM_TOKEN_WORD &&
                 !draft->toks[at + 1].capital && !is(draft, at + 1, W_AND | W_PREP | W_BE);
    for (guint k = at + 1; owner && k < limit && k < at + OWNERS_REACH; k++) {
        if (draft->toks[k].kind == DM_TOKEN_QUOTE_OPEN && !is_double(draft, k))
            break;
        bool mark = tok_is_possessive_mark(draft, k) && !is_double(draft, k) &&
                    draft->toks[k].end - draft->toks[k].start != 2;
        if (mark && draft->toks[k - 1].kind == DM_TOKEN_PUNCT)
            return k;
    }
    return at;
}

static guint find_close(const Draft *draft, guint open, guint limit)
{
    bool twice = is_double(draft, open);
    limit = MIN(limit, open + LONGEST_QUOTE);
    for (guint at = open + 1; at < limit; at++)
        if (draft->toks[at].kind == DM_TOKEN_QUOTE_CLOSE && is_double(draft, at) == twice)
            return twice ? at : pass_owner(draft, at, limit);
    return limit;
}

/* Something is said: more than marks. */
static bool says_something(const Draft *draft, guint first, guint end)
{
    for (guint at = first; at < end; at++)
        if (draft->toks[at].kind == DM_TOKEN_WORD || draft->toks[at].kind == DM_TOKEN_NUMBER)
            return true;
    return false;
}

static void find_direct(Draft *draft)
{
    guint limit = 0;
    for (guint s = 0, next = 0; s < draft->n_sents; s++) {
        if (limit <= draft->sents[s].first)
            limit = paragraph_end(draft, s);
        for (guint at = MAX(next, draft->sents[s].first); at < draft->sents[s].end; at++) {
            if (draft->toks[at].kind != DM_TOKEN_QUOTE_OPEN)
                continue;
            guint close = find_close(draft, at, limit);
            if (!says_something(draft, at + 1, close))
                continue;
            quote_add(draft, at + 1, close, s, true);
            for (guint k = at + 1; k < close; k++)
                draft->toks[k].quote = draft->quotes->len - 1;
            next = close + (close < limit); /* left open, it ends where the next paragraph begins */
            at = next - 1;
        }
    }
}

/* ---- Speakers ---- */

static guint sentence_of(const Draft *draft, guint from, guint tok)
{
    guint s = from;
    while (s + 1 < draft->n_sents && draft->sents[s + 1].first <= tok)
        s++;
    return s;
}

static guint words_in(const Draft *draft, guint first, guint end)
{
    guint n = 0;
    for (guint at = first; at < end; at++)
        n += draft->toks[at].kind == DM_TOKEN_WORD || draft->toks[at].kind == DM_TOKEN_NUMBER;
    return n;
}

/* The innermost cue whose content the quote is part of. */
static gint32 cue_around(const Draft *draft, const Quote *quote, guint s)
{
    gint32 best = -1;
    for (guint i = draft->sents[s].first_cue; i < draft->sents[s].end_cue; i++) {
        const Cue *cue = cue_at(draft, i);
        if (cue->from <= quote->first && quote->first < MAX(cue->to, cue->from))
            best = i;
    }
    return best;
}

/* The cue right behind the quote: "…," said X; "…," X said. */
static gint32 cue_behind(const Draft *draft, const Quote *quote, guint s)
{
    for (guint i = draft->sents[s].first_cue; i < draft->sents[s].end_cue; i++) {
        const Cue *cue = cue_at(draft, i);
        if (cue->tok < quote->end || cue->frame == CUE_NOUN)
            continue;
        guint start = cue->np_end > cue->np && !cue->inverted ? MIN(cue->np, cue->first) : cue->first;
        return start <= quote->end + 4 && start >= quote->end ? (gint32)i : -1;
    }
    return -1;
}

static guint gap(const Quote *quote, guint tok)
{
    return tok < quote->first ? quote->first - tok : tok >= quote->end ? tok - quote->end : 0;
}

static gint32 cue_near(const Draft *draft, const Quote *quote, guint s)
{
    gint32 best = -1;
    guint near = G_MAXUINT;
    for (guint i = draft->sents[s].first_cue; i < draft->sents[s].end_cue; i++) {
        const Cue *cue = cue_at(draft, i);
        guint distance = gap(quote, cue->tok);
        if (distance < near && cue->source >= 0) {
            near = distance;
            best = i;
        }
    }
    return best;
}

static bool opens_sentence(const Draft *draft, const Quote *quote, guint s)
{
    return quote->first <= draft->sents[s].first + 1;
}

static gint32 find_cue(const Draft *draft, const Quote *quote, guint s, guint tail)
{
    gint32 behind = cue_behind(draft, quote, tail), around = cue_around(draft, quote, s);
    if (behind >= 0 && (around < 0 || opens_sentence(draft, quote, s)))
        return behind;
    if (around >= 0)
        return around;
    gint32 near = cue_near(draft, quote, s);
    return near >= 0 || tail == s ? near : cue_near(draft, quote, tail);
}

/* Who spoke last, and where. */
typedef struct Last {
    gint32 speaker;
    guint sent;
    bool open; /* the quote was left open: the next paragraph goes on */
} Last;

static bool is_whole(const Draft *draft, const Quote *quote, guint s, guint tail)
{
    return opens_sentence(draft, quote, s) && quote->end + 2 >= draft->sents[tail].end;
}

static gint32 last_source(const Draft *draft, guint s)
{
    for (guint i = draft->sents[s].end_cue; i > draft->sents[s].first_cue; i--)
        if (cue_at(draft, i - 1)->source >= 0)
            return cue_at(draft, i - 1)->source;
    return -1;
}

static bool holds_quote(const Draft *draft, guint s)
{
    for (guint at = draft->sents[s].first; at < draft->sents[s].end; at++)
        if (draft->toks[at].quote >= 0)
            return true;
    return false;
}

/* Who the sentence is of: its source where it quotes, else its subject. */
static gint32 subject_of(Draft *draft, guint s)
{
    gint32 source = last_source(draft, s);
    if (source >= 0 && holds_quote(draft, s))
        return source;
    gint32 main = source_main(draft, s, draft->sents[s].first, draft->sents[s].end);
    return main >= 0 ? main : source;
}

/* "…," Karin Lund croaked: the name right behind a quote, whatever its verb. */
static gint32 named_behind(const Draft *draft, const Quote *quote, guint tail)
{
    for (guint at = quote->end; at < draft->sents[tail].end && at < quote->end + 4; at++) {
        gint32 index = draft->toks[at].mention;
        if (index < 0 || draft->toks[at].quote >= 0)
            continue;
        const Mention *mention = mention_at(draft, index);
        return mention->possessive || mention->prep || mention->kind == MENTION_STATE ? -1 : mention->actor;
    }
    return -1;
}

/* The speaker of a quote without a cue: who was introduced, who spoke last, of whom the sentence before is.
 */
static gint32 speaker_without_cue(Draft *draft, const Quote *quote, guint tail, const Last *last,
                                  const char **ret_rule)
{
    guint s = quote->sent, first = quote->first;
    bool whole = is_whole(draft, quote, s, tail), starts = opens_sentence(draft, quote, s);
    bool beside = s > 0 && draft->sents[s - 1].paragraph == draft->sents[s].paragraph;
    bool in_quote = s > 0 && draft->toks[draft->sents[s - 1].end - 1].kind == DM_TOKEN_QUOTE_CLOSE;
    *ret_rule = "quote, introduced by a colon";
    if (first > draft->sents[s].first + 2 && is_char(draft, first - 2, ':'))
        return source_main(draft, s, draft->sents[s].first, first - 2);
    if (starts && s > 0 && is_char(draft, draft->sents[s - 1].end - 1, ':'))
        return subject_of(draft, s - 1);
    *ret_rule = "quote, name behind it";
    if (starts && !whole && named_behind(draft, quote, tail) >= 0)
        return named_behind(draft, quote, tail);
    *ret_rule = "quote, subject of the sentence";
    if (!whole)
        return source_main(draft, s, draft->sents[s].first, draft->sents[s].end);
    *ret_rule = "quote, continued";
    if (last->speaker >= 0 && (last->open || (beside && last->sent + 1 >= s)))
        return last->speaker;
    if (beside || (s > 0 && !in_quote && s <= last->sent + 2)) {
        *ret_rule = "quote, subject of the sentence before";
        gint32 before = subject_of(draft, s - 1);
        if (before >= 0)
            return before;
    }
    return s <= last->sent + 3 ? last->speaker : -1;
}

/* A name or title in quotation marks, not words that somebody said. */
static bool is_title(const Draft *draft, const Quote *quote)
{
    if (quote->end - quote->first > 5)
        return false;
    for (guint at = quote->first; at < quote->end; at++)
        if (!draft->toks[at].capital && !is(draft, at, W_PREP | W_DET | W_AND))
            return false;
    return draft->toks[quote->first].capital;
}

static bool is_left_open(const Draft *draft, const Quote *quote)
{
    return quote->end >= draft->n_toks || draft->toks[quote->end].kind != DM_TOKEN_QUOTE_CLOSE;
}

static bool is_pronoun_cue(const Draft *draft, const Cue *cue)
{
    return cue->np_end == cue->np + 1 && is(draft, cue->np, W_HE | W_SHE | W_IT | W_THEY);
}

static void find_speaker(Draft *draft, Quote *quote, Last *last)
{
    guint s = quote->sent, tail = sentence_of(draft, s, quote->end > 0 ? quote->end - 1 : 0);
    if (tail + 1 < draft->n_sents && draft->sents[tail].end <= quote->end &&
        draft->sents[tail + 1].paragraph == draft->sents[tail].paragraph && quote->end + 1 < draft->n_toks &&
        !draft->toks[quote->end + 1].capital)
        tail++;
    gint32 cue = quote->speaker >= 0 ? -1 : find_cue(draft, quote, s, tail);
    bool short_title = cue < 0 && is_title(draft, quote) && !is_whole(draft, quote, s, tail);
    if (cue >= 0 && cue_at(draft, cue)->source < 0 && is_pronoun_cue(draft, cue_at(draft, cue)))
        cue_at(draft, cue)->source = last->speaker;
    if (cue >= 0) {
        quote->cue = cue_at(draft, cue)->pred;
        quote->speaker = cue_at(draft, cue)->source;
        quote->rule = "quote, cue in the sentence";
    }
    if (quote->speaker < 0 && !short_title)
        quote->speaker = speaker_without_cue(draft, quote, tail, last, &quote->rule);
    quote->anonymous = quote->speaker < 0 && !short_title && words_in(draft, quote->first, quote->end) > 1;
    if (cue >= 0 || words_in(draft, quote->first, quote->end) > 3)
        *last = (Last){quote->speaker, tail, is_left_open(draft, quote)};
}

static void find_speakers(Draft *draft)
{
    Last last = {.speaker = -1};
    guint n = draft->quotes->len;
    for (guint i = 0; i < n; i++) {
        Quote quote = g_array_index(draft->quotes, Quote, i);
        find_speaker(draft, &quote, &last);
        g_array_index(draft->quotes, Quote, i) = quote;
    }
}

/* ---- Reported speech ---- */

static bool quoted_mostly(const Draft *draft, guint first, guint end)
{
    guint inside = 0, words = 0;
    for (guint at = first; at < end; at++) {
        words += draft->toks[at].kind == DM_TOKEN_WORD;
        inside += draft->toks[at].kind == DM_TOKEN_WORD && draft->toks[at].quote >= 0;
    }
    return words == 0 || inside * 3 > words * 2;
}

static bool is_opened(const Draft *draft, guint first, guint close)
{
    for (guint at = close; at > first; at--)
        if (draft->toks[at - 1].kind == DM_TOKEN_QUOTE_OPEN)
            return true;
    return false;
}

static void report(Draft *draft, const Cue *cue, guint first, guint end, const char *rule)
{
    if (first >= end || quoted_mostly(draft, first, end))
        return;
    if (draft->toks[end - 1].kind == DM_TOKEN_QUOTE_CLOSE && !is_opened(draft, first, end - 1))
        end--;
    Quote *quote = quote_add(draft, first, end, cue->sent, false);
    quote->speaker = cue->source;
    quote->cue = cue->pred;
    quote->weak = cue->weak;
    quote->rule = rule;
}

static void find_reported(Draft *draft)
{
    for (guint i = 0; i < draft->cues->len; i++) {
        const Cue cue = *cue_at(draft, i);
        if (cue.source < 0)
            continue;
        report(draft, &cue, cue.before, cue.before_end,
               cue.frame == CUE_ACCORDING ? "according to" : "reported, cue behind");
        report(draft, &cue, cue.from, cue.to,
               cue.frame == CUE_ACCORDING ? "according to" : "reported speech");
    }
}

static int by_start(gconstpointer a, gconstpointer b)
{
    const Quote *x = a, *y = b;
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    return x->stop > y->stop ? -1 : x->stop < y->stop;
}

#define QUOTES_BACK 16 /* quotes that can overlap */

const Quote *quote_at(const Draft *draft, guint tok, bool direct_only)
{
    guint low = 0, high = draft->quotes->len;
    while (low < high) { /* the first quote behind the token */
        guint middle = low + (high - low) / 2;
        if (g_array_index(draft->quotes, Quote, middle).first <= tok)
            low = middle + 1;
        else
            high = middle;
    }
    for (guint i = low; i > 0 && i + QUOTES_BACK > low; i--) {
        const Quote *quote = &g_array_index(draft->quotes, Quote, i - 1);
        if (tok < quote->end && quote->speaker >= 0 && (quote->direct || !direct_only))
            return quote;
    }
    return NULL;
}

gint32 quote_speaker_at(const Draft *draft, guint tok, bool direct_only)
{
    const Quote *quote = quote_at(draft, tok, direct_only);
    return quote ? actor_for(draft, quote->speaker) : -1;
}

/* What stands in other words that are reported of the same speaker says nothing new. */
static bool is_said_already(const Draft *draft, const Quote *quote, guint kept)
{
    for (guint i = kept; i > 0 && i + QUOTES_BACK > kept && !quote->direct; i--) {
        const Quote *outer = &g_array_index(draft->quotes, Quote, i - 1);
        if (!outer->direct && outer->speaker == quote->speaker && outer->sent == quote->sent &&
            outer->first <= quote->first && quote->end <= outer->end)
            return true;
    }
    return false;
}

static void drop_repeated(Draft *draft)
{
    guint kept = 0;
    for (guint i = 0; i < draft->quotes->len; i++) {
        const Quote quote = g_array_index(draft->quotes, Quote, i);
        if (!is_said_already(draft, &quote, kept))
            g_array_index(draft->quotes, Quote, kept++) = quote;
    }
    g_array_set_size(draft->quotes, kept);
}

void draft_quotes(Draft *draft)
{
    find_direct(draft);
    draft_labels(draft);
    g_array_sort(draft->quotes, by_start);
    for (guint i = 0; i < draft->quotes->len; i++) {
        const Quote *quote = &g_array_index(draft->quotes, Quote, i);
        for (guint at = quote->first; at < quote->end; at++)
            draft->toks[at].quote = i;
    }
    draft_cues(draft);
    find_speakers(draft);
    find_reported(draft);
    g_array_sort(draft->quotes, by_start);
    drop_repeated(draft);
}
