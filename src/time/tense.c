/* time: which way a sentence points. News writes "met Thursday" for the Thursday before and "will meet
 * Thursday" for the one to come; the verb that governs the date tells. It is looked for in the same sentence,
 * first to the left, then to the right, by words alone. */
#include "phrase.h"

#include <string.h>

#define REACH 240 /* bytes looked at on each side: a date costs the same in any text */

typedef enum Cue { NO_CUE, PAST, FUTURE, BE, HAVE, PARTICIPLE, TO, FOR, BARE, PURPOSE, VERB_S, START } Cue;

static const struct {
    const char *words;
    Cue cue;
} cues[] = {
    {" will shall would may might could can must should 'll won't plans plan planned expects expected "
     "scheduled "
     "schedule slated effective maturing expiring due upcoming tomorrow forthcoming expires resume payable "
     "mature matures ",
     FUTURE},
    {" ends begins opens starts resumes meets arrives marks leaves returns travels hosts ", VERB_S},
    {" start begin vote meet reopen convene ", START},
    {" was were had did said came went took gave saw began became ran fell rose spoke wrote sat stood flew "
     "drew grew knew shot broke chose drove rode ",
     PAST},
    {" held done seen taken given gone been begun shown known written spoken sold put cut read told made met "
     "won lost led sent left paid built spent struck hit brought got caught fought thought bought sought "
     "taught ",
     PARTICIPLE},
    {" is are am 's ", BE},
    {" has have ", HAVE},
    {" to ", TO},
    {" for ", FOR},
    {" be being ", BARE},
    /* what makes the infinitive after it one that is to come */
    {" agreed set going hopes hope wants want pledged promised vowed intends intend decided likely ready "
     "about "
     "threatened offered needs need prepared preparing planning hoping proposed ",
     PURPOSE},
};

/* The words of `cues` by hash; filled once. */
static struct {
    const char *text;
    guint8 len, cue;
} slots[1024];

static guint slot_of(const char *word, gsize len)
{
    guint32 h = 5381;
    for (gsize i = 0; i < len; i++)
        h = h * 33 + (guint8)word[i];
    for (h %= G_N_ELEMENTS(slots); slots[h].text; h = (h + 1) % G_N_ELEMENTS(slots)) {
        if (slots[h].len == len && memcmp(slots[h].text, word, len) == 0)
            break;
    }
    return h;
}

void tense_load(void)
{
    for (guint i = 0; i < G_N_ELEMENTS(cues); i++) {
        const char *word = cues[i].words + 1, *end;
        for (; (end = strchr(word, ' ')); word = end + 1) {
            guint slot = slot_of(word, (gsize)(end - word));
            slots[slot].text = word;
            slots[slot].len = (guint8)(end - word);
            slots[slot].cue = (guint8)cues[i].cue;
        }
    }
}

static Cue cue_of(const char *word)
{
    gsize n = strlen(word);
    guint slot = slot_of(word, n);
    if (slots[slot].text)
        return (Cue)slots[slot].cue;
    return n > 4 && memcmp(word + n - 2, "ed", 2) == 0 && strcmp(word, "united") != 0 ? PARTICIPLE : NO_CUE;
}

static bool is_word_byte(char c)
{
    return g_ascii_isalpha(c) || c == '\'' || (guint8)c >= 0x80;
}

/* A full stop ends a sentence when a blank and a capital, quotation mark or line end follow and no short word
 * stands before it ("Gen. Lee", "U.S."). */
bool ends_sentence(const char *text, gsize len, gsize i)
{
    if (text[i] == '!' || text[i] == '?' || (text[i] == '\n' && i + 1 < len && text[i + 1] == '\n'))
        return true;
    if (text[i] != '.' || (i + 1 < len && !g_ascii_isspace(text[i + 1]) && text[i + 1] != '"'))
        return false;
    gsize n = 0;
    while (n < i && g_ascii_isalpha(text[i - 1 - n]))
        n++;
    if (n == 1 && i >= 2 && text[i - 2] == '.')
        return false; /* "5 p.m." */
    return n > 3 || (n > 0 && g_ascii_islower(text[i - n])) ||
           (n == 0 && i > 0 && g_ascii_isdigit(text[i - 1]));
}

static void copy_word(const char *text, gsize from, gsize to, char word[24])
{
    gsize n = 0;
    bool month = text[from] == 'M' && to - from == 3; /* May is no verb */
    for (; !month && from < to && n < 23; from++)
        word[n++] = g_ascii_tolower(text[from]);
    word[n] = '\0';
}

/* Its limit may be an event: "until a hearing Monday". */
static bool is_until(const char *word)
{
    return strcmp(word, "until") == 0 || strcmp(word, "till") == 0 || strcmp(word, "pending") == 0;
}

static bool is_limit(const char *word)
{
    return is_until(word) || strcmp(word, "to") == 0 || strcmp(word, "by") == 0;
}

/* Whether a list of words between blanks has the word. */
static bool is_among(const char *words, const char *word)
{
    char padded[32];
    g_snprintf(padded, sizeof padded, " %s ", word);
    return word[0] && strstr(words, padded);
}

/* Verbs that set a limit still to come, whatever their tense: "gave them until Friday", "was put off to May
 * 5". */
static bool is_extending(const char *word)
{
    static const char verbs[] =
        " gave given give gives giving extended extend extends extending postponed delayed deferred "
        "adjourned rescheduled prolonged renewed granted set off has have moved shifted pushed held closed "
        "suspended ";
    return is_among(verbs, word);
}

/* Whether the verb of a plan that begins at `at` is the noun: behind an article or owner, a word between them
 * or none ("rejected the peace plan on Tuesday"). */
static bool is_noun(const char *text, gsize floor, gsize at, const char *word)
{
    static const char nouns[] = " plan plans schedule vote start ",
                      before[] = " the a an this that his her its their our your my any no such each every ";
    char other[24];
    if (!is_among(nouns, word))
        return false;
    for (int back = 0; back < 2; back++) {
        gsize end = at;
        while (end > floor && text[end - 1] == ' ')
            end--;
        at = end;
        while (at > floor && is_word_byte(text[at - 1]))
            at--;
        copy_word(text, at, end, other);
        if (is_among(before, other))
            return true;
    }
    return false;
}

/* Reads the words left of `start` from right to left up to the first that tells. "held" in "will be held" and
 * "meet" in "agreed to meet" take their time from what stands before them. */
static int look_left(const char *text, gsize len, gsize start)
{
    char word[24] = "";
    gsize floor = start > REACH ? start - REACH : 0;
    Cue right = NO_CUE;                 /* of the word just right of the one looked at */
    guint words = 0, long_words = 0;    /* between the date and the one looked at */
    bool bound = false, settled = true; /* "until", "to" or "by" stands before the date; may still */
    bool right_is_verb = false;
    for (gsize i = start; i > floor; words++) {
        gsize end = i;
        while (end > floor && !is_word_byte(text[end - 1])) {
            if (ends_sentence(text, len, end - 1))
                return right == PARTICIPLE ? -1 : 0;
            end--;
        }
        i = end;
        while (i > floor && is_word_byte(text[i - 1]))
            i--;
        if (i == end)
            break;
        copy_word(text, i, end, word);
        Cue cue = cue_of(word);
        if ((cue == FUTURE || cue == START) && is_noun(text, floor, i, word))
            cue = NO_CUE;
        if (bound && (is_extending(word) || (cue == TO && right_is_verb)))
            return 1;
        if (cue == FUTURE || cue == VERB_S || (right == TO && (cue == PURPOSE || cue == BE || cue == HAVE)) ||
            (right == FOR && cue == PURPOSE)) /* "is set for Sunday" */
            return 1;
        if (cue == PAST && right == TO && (strcmp(word, "was") == 0 || strcmp(word, "were") == 0))
            return 1; /* "was to leave on Sept. 3" */
        if (right == START && cue == NO_CUE && g_str_has_suffix(word, "s"))
            return 1; /* "classes start Monday" */
        if (cue == PAST || cue == HAVE ||
            (right == PARTICIPLE && cue != BARE && cue != BE && cue != TO)) /* "to cut" is no past */
            return -1;
        if (cue == BE)
            return words <= 1 || long_words == 0; /* "the deadline is Monday", "is at 9 a.m. on Monday" */
        bound = bound || (settled && is_limit(word)) || (words < 4 && is_until(word));
        bool hour = strcmp(word, "midnight") == 0 || strcmp(word, "noon") == 0 || strcmp(word, "midday") == 0;
        settled = settled && (end - i < 4 || hour || bound);
        right_is_verb = g_ascii_islower(text[i]);
        long_words += end - i > 3;
        right = cue == PURPOSE && g_str_has_suffix(word, "ed") ? PARTICIPLE
                : cue == START && words > 0                    ? NO_CUE
                                                               : cue;
    }
    return right == PARTICIPLE ? -1 : 0;
}

static int look_right(const char *text, gsize len, gsize end)
{
    char word[24] = "";
    gsize roof = MIN(len, end + REACH);
    Cue before = NO_CUE;
    for (gsize i = end; i < roof;) {
        while (i < roof && !is_word_byte(text[i])) {
            if (ends_sentence(text, len, i))
                return 0;
            i++;
        }
        gsize from = i;
        while (i < roof && is_word_byte(text[i]))
            i++;
        if (from == i)
            break;
        copy_word(text, from, i, word);
        Cue cue = cue_of(word);
        bool to_come = before == BE && (cue == TO || (strlen(word) > 4 && g_str_has_suffix(word, "ing")));
        if (cue == FUTURE || to_come || (before == PURPOSE && cue == TO) ||
            (before == VERB_S && cue != PAST && cue != PARTICIPLE && cue != HAVE && cue != BE))
            return 1; /* but "housing starts fell" */
        if (cue == PAST || cue == HAVE || (cue == PARTICIPLE && before != BE && before != BARE))
            return -1;
        if (before == BE)
            return 0;
        before = cue;
    }
    return before == VERB_S;
}

/* "By Friday all is done": a limit is ahead where no verb says otherwise. */
static bool after_limit(const char *text, gsize start)
{
    char word[24];
    gsize end = start;
    while (end > 0 && text[end - 1] == ' ')
        end--;
    gsize from = end;
    while (from > 0 && end - from < 8 && g_ascii_isalpha(text[from - 1]))
        from--;
    copy_word(text, from, end, word);
    return strcmp(word, "before") == 0 || (is_limit(word) && strcmp(word, "to") != 0);
}

int tense_at(const char *text, gsize len, gsize start, gsize end)
{
    int told = look_left(text, len, start);
    told = told ? told : look_right(text, len, end);
    return told ? told : after_limit(text, start);
}
