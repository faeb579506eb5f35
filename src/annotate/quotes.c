/* annotate – what was said and by whom: passages in quotation marks, split and continued ones, and reported
 * speech with and without "that", before and after its cue. Each has its speaker, the cue and the exact
 * words. */
#include "annotate/quotes.h"
#include "annotate/draft.h"
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

static Quote *add_quote(Draft *draft, guint first, guint end, guint sent, bool direct)
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

static guint find_close(const Draft *draft, guint open, guint limit)
{
    bool twice = is_double(draft, open);
    limit = MIN(limit, open + LONGEST_QUOTE);
    for (guint at = open + 1; at < limit; at++)
        if (draft->toks[at].kind == DM_TOKEN_QUOTE_CLOSE && is_double(draft, at) == twice)
            return at;
    return limit;
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
            if (close <= at + 1)
                continue;
            add_quote(draft, at + 1, close, s, true);
            for (guint k = at + 1; k < close; k++)
                draft->toks[k].quote = draft->quotes->len - 1;
            next = close + 1;
            at = close;
        }
    }
}

/* ---- Speakers ---- */

static bool speaks(const Draft *draft, const Pred *pred)
{
    const VerbRow *row = pred_row(draft, pred);
    return row && !pred->passive &&
           (row->class == CONTROL_SAY || row->kind == ROW_STATEMENT || row->class == CONTROL_PROMISE);
}

/* The noun phrase right before the verb, when no mention is its subject: "critics", "a source close to the
 * talks". */
static gint32 noun_before(Draft *draft, const Pred *pred)
{
    const Sent *sent = &draft->sents[pred->sent];
    guint at = pred->first, first = pred->first;
    if (at > sent->first && is_char(draft, at - 1, ','))
        return -1;
    for (guint n = 0; at > sent->first && n < 9; n++) {
        guint before = at - 1;
        const Tok *tok = &draft->toks[before];
        bool stops =
            (tok->kind != DM_TOKEN_WORD && tok->kind != DM_TOKEN_NUMBER) || tok->date >= 0 ||
            tok->quote >= 0 ||
            is(draft, before, W_BE | W_HAVE | W_DO | W_MODAL | W_SUB | W_BUT | W_THAT | W_RELATIVE | W_AND);
        if (stops)
            break;
        at = first = before;
        if (is(draft, before, W_DET) && !(before > sent->first && is(draft, before - 1, W_PREP)))
            break;
    }
    while (first < pred->first && is(draft, first, W_PREP | W_ADVERB))
        first++;
    bool pronoun = first + 1 == pred->first && is(draft, first, W_WE | W_THAT | W_NUMBER);
    if (first >= pred->first || pronoun)
        return -1;
    return actor_of_noun(draft, first, pred->first, pred->sent);
}

static gint32 noun_after(Draft *draft, const Pred *pred)
{
    const Sent *sent = &draft->sents[pred->sent];
    guint at = pred->tok + 1, end = at;
    while (end < sent->end && end < at + 5 && draft->toks[end].kind == DM_TOKEN_WORD &&
           draft->toks[end].date < 0 && !is(draft, end, W_PREP | W_BE | W_HAVE | W_RELATIVE | W_SUB | W_THAT))
        end++;
    return end > at ? actor_of_noun(draft, at, end, pred->sent) : -1;
}

gint32 speaker_of(Draft *draft, const Pred *pred)
{
    const Sent *sent = &draft->sents[pred->sent];
    if (pred->subject >= 0) {
        const Mention *mention = mention_at(draft, pred->subject);
        bool beside = mention->end <= pred->first && pred->first - mention->end < 12;
        bool verb_shared = pred->infinitive || pred->gerund || pred->comma_and || pred->relative;
        if (mention->actor >= 0 && (beside || verb_shared || mention->first > pred->tok))
            return mention->actor;
        if (mention->actor >= 0 && pred->first > sent->first && !is_char(draft, pred->first - 1, ','))
            return mention->actor;
    }
    bool inverted = pred->first > sent->first && (is_char(draft, pred->first - 1, ',') ||
                                                  draft->toks[pred->first - 1].kind == DM_TOKEN_QUOTE_CLOSE);
    gint32 noun = inverted ? noun_after(draft, pred) : noun_before(draft, pred);
    return noun >= 0 ? noun : pred->subject >= 0 ? mention_at(draft, pred->subject)->actor : -1;
}

static guint gap(const Quote *quote, guint tok)
{
    return tok < quote->first ? quote->first - tok : tok >= quote->end ? tok - quote->end : 0;
}

static bool cue_in(Draft *draft, Quote *quote, guint s)
{
    const Sent *sent = &draft->sents[s];
    gint32 best = -1;
    guint near = G_MAXUINT;
    for (guint p = sent->first_pred; p < sent->end_pred && p < sent->first_pred + 40; p++) {
        const Pred *pred = pred_at(draft, p);
        if (draft->toks[pred->tok].quote >= 0 || !speaks(draft, pred))
            continue;
        guint distance = gap(quote, pred->tok) + (pred->infinitive ? 8 : 0);
        if (distance < near) {
            near = distance;
            best = p;
        }
    }
    if (best < 0)
        return false;
    gint32 speaker = speaker_of(draft, pred_at(draft, best));
    quote->cue = best;
    quote->speaker = speaker;
    quote->rule = "quote, cue in the sentence";
    return speaker >= 0;
}

/* "according to X", before or behind */
static bool according_in(Draft *draft, Quote *quote, guint s)
{
    const Sent *sent = &draft->sents[s];
    for (guint at = sent->first; at + 2 < sent->end; at++) {
        if (!is(draft, at, W_ACCORDING) || !is(draft, at + 1, W_TO) || draft->toks[at].quote >= 0)
            continue;
        gint32 mention = draft->toks[at + 2].mention;
        guint end = at + 2;
        while (end < sent->end && draft->toks[end].kind == DM_TOKEN_WORD &&
               !is(draft, end, W_BE | W_HAVE | W_RELATIVE))
            end++;
        quote->speaker = mention >= 0   ? mention_at(draft, mention)->actor
                         : end > at + 2 ? actor_of_noun(draft, at + 2, end, s)
                                        : -1;
        quote->rule = "according to";
        return quote->speaker >= 0;
    }
    return false;
}

static guint sentence_of(const Draft *draft, guint from, guint tok)
{
    guint s = from;
    while (s + 1 < draft->n_sents && draft->sents[s + 1].first <= tok)
        s++;
    return s;
}

static gint32 main_subject(const Draft *draft, guint s)
{
    const Sent *sent = &draft->sents[s];
    for (guint p = sent->first_pred; p < sent->end_pred; p++) {
        gint32 subject = pred_at(draft, p)->subject;
        if (subject >= 0 && draft->toks[pred_at(draft, p)->tok].quote < 0)
            return mention_at(draft, subject)->actor;
    }
    return -1;
}

static gint32 speaker_before(Draft *draft, const Quote *quote, gint32 last, guint last_sent,
                             const char **ret_rule)
{
    bool near = last >= 0 && quote->sent <= last_sent + 2;
    guint s = quote->sent;
    *ret_rule = "quote, continued";
    if (s > 0 && draft->sents[s].first + 1 >= quote->first &&
        is_char(draft, draft->sents[s - 1].end - 1, ':')) {
        *ret_rule = "quote, introduced by a colon";
        return main_subject(draft, s - 1);
    }
    if (near)
        return last;
    *ret_rule = "quote, subject of the sentence";
    gint32 subject = main_subject(draft, s);
    if (subject < 0 && s > 0 && draft->sents[s - 1].paragraph == draft->sents[s].paragraph)
        subject = main_subject(draft, s - 1);
    return subject;
}

static guint words_in(const Draft *draft, const Quote *quote)
{
    guint n = 0;
    for (guint at = quote->first; at < quote->end; at++)
        n += draft->toks[at].kind == DM_TOKEN_WORD;
    return n;
}

static void find_speakers(Draft *draft)
{
    gint32 last = -1;
    guint last_sent = 0, n = draft->quotes->len;
    for (guint i = 0; i < n; i++) {
        Quote quote = g_array_index(draft->quotes, Quote, i);
        guint s = quote.sent, tail = sentence_of(draft, s, quote.end);
        bool found = cue_in(draft, &quote, s) || (tail != s && cue_in(draft, &quote, tail)) ||
                     according_in(draft, &quote, s);
        if (!found && words_in(draft, &quote) > 3)
            quote.speaker = speaker_before(draft, &quote, last, last_sent, &quote.rule);
        if (quote.speaker >= 0 && words_in(draft, &quote) > 3) {
            last = quote.speaker;
            last_sent = tail;
        }
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
    return words == 0 || inside * 2 > words;
}

/* Where the words said start behind the cue: after "that", or after whom they were told to. */
static guint content_start(const Draft *draft, const Pred *pred, guint end)
{
    guint at = pred->tok + 1;
    for (guint n = 0; at < end && n < 14; n++, at++)
        if (is(draft, at, W_THAT))
            return at + 1;
        else if (draft->toks[at].date < 0 && draft->toks[at].mention < 0 &&
                 !is(draft, at, W_ADVERB | W_PREP | W_DET))
            break;
    return pred->tok + 1;
}

static void trim(const Draft *draft, guint *first, guint *end)
{
    while (*first < *end && draft->toks[*first].kind != DM_TOKEN_WORD &&
           draft->toks[*first].kind != DM_TOKEN_NUMBER)
        (*first)++;
    while (*end > *first && draft->toks[*end - 1].kind == DM_TOKEN_PUNCT)
        (*end)--;
}

/* The words said end where the next cue starts: "…, saying that …". */
static guint next_cue(const Draft *draft, guint p)
{
    const Sent *sent = &draft->sents[pred_at(draft, p)->sent];
    for (guint q = p + 1; q < sent->end_pred && q < p + 12; q++) {
        const Pred *next = pred_at(draft, q);
        const VerbRow *row = pred_row(draft, next);
        if (next->gerund && row && row->class == CONTROL_SAY && is_char(draft, next->first - 1, ','))
            return next->first - 1;
    }
    return sent->end;
}

static void report(Draft *draft, const Pred *pred, guint p)
{
    const Sent *sent = &draft->sents[pred->sent];
    gint32 speaker = speaker_of(draft, pred);
    guint first, end;
    if (speaker < 0)
        return;
    if (pred->attribution && pred->subject >= 0) {
        first = sent->first;
        end = MIN(pred->first, mention_at(draft, pred->subject)->first);
    } else {
        end = next_cue(draft, p);
        first = content_start(draft, pred, end);
        const VerbRow *row = pred_row(draft, pred);
        if (first == pred->tok + 1 && row && row->class != CONTROL_SAY)
            first = pred->tok; /* "rejected the proposal": the verb is part of what is reported */
    }
    trim(draft, &first, &end);
    if (end <= first + 1 || quoted_mostly(draft, first, end))
        return;
    Quote *quote = add_quote(draft, first, end, pred->sent, false);
    quote->speaker = speaker;
    quote->cue = p;
    quote->rule = pred->attribution ? "reported, cue behind" : "reported speech";
}

static void find_reported(Draft *draft)
{
    for (guint s = 0; s < draft->n_sents; s++) {
        const Sent *sent = &draft->sents[s];
        guint until = 0, n = 0;
        for (guint p = sent->first_pred; p < sent->end_pred && n < 4; p++) {
            const Pred *pred = pred_at(draft, p);
            const VerbRow *row = pred_row(draft, pred);
            bool loose = pred->infinitive || (pred->gerund && row && row->class != CONTROL_SAY);
            if (loose || pred->tok < until || draft->toks[pred->tok].quote >= 0 || !speaks(draft, pred) ||
                (pred->infinitive && n))
                continue;
            guint before = draft->quotes->len;
            report(draft, pred, p);
            if (draft->quotes->len > before && !pred->attribution)
                until = pred->tok + 1;
            n += draft->quotes->len > before;
        }
        Quote told = {.sent = s, .speaker = -1};
        if (n || !according_in(draft, &told, s))
            continue;
        guint first = sent->first, end = sent->end;
        trim(draft, &first, &end);
        if (end <= first + 1)
            continue;
        Quote *quote = add_quote(draft, first, end, s, false);
        quote->speaker = told.speaker;
        quote->rule = told.rule;
    }
}

static int by_start(gconstpointer a, gconstpointer b)
{
    const Quote *x = a, *y = b;
    return x->start < y->start ? -1 : x->start > y->start;
}

#define QUOTES_BACK 16 /* quotes that can overlap */

gint32 quote_speaker_at(const Draft *draft, guint tok, bool direct_only)
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
            return quote->speaker;
    }
    return -1;
}

void draft_quotes(Draft *draft)
{
    find_direct(draft);
    find_speakers(draft);
    find_reported(draft);
    g_array_sort(draft->quotes, by_start);
}
