/* time: the words of date phrases. A word is looked up once for each word of the text, so most are turned
 * away by their first letters and length before anything is hashed. */
#include "phrase.h"

#include <string.h>

static const Word known[] = {
#define W(text, classes, value) {text, classes, value},
#include "lexicon.def"
#undef W
};

#define WORDS_MAX 640
#define SLOTS     4096 /* a power of two, several times the words */
#define LONGEST   15

static Word words[WORDS_MAX]; /* 0 stays empty */
static guint word_count = 1;
static guint16 slots[SLOTS];
static guint16 lengths[1024]; /* by the first two letters, a bit a length */

static guint32 hash(const char *text, gsize len)
{
    guint32 h = 2166136261u; /* FNV-1a */
    for (gsize i = 0; i < len; i++)
        h = (h ^ (guint8)text[i]) * 16777619u;
    return h ^ h >> 15;
}

/* A word of one letter pairs with the byte behind it in the reader's buffer, which is 0. */
static guint pair_of(const char *text)
{
    return ((guint)text[0] & 31) << 5 | ((guint)text[1] & 31);
}

guint16 lexicon_find(const char *text, gsize len)
{
    if (len > LONGEST || !(lengths[pair_of(text)] & 1u << len))
        return 0;
    for (guint32 h = hash(text, len);; h++) {
        guint16 id = slots[h % SLOTS];
        if (id == 0 || (strncmp(words[id].text, text, len) == 0 && words[id].text[len] == '\0'))
            return id;
    }
}

static guint16 add(Word word)
{
    gsize len = strlen(word.text);
    g_assert(len <= LONGEST && word_count < WORDS_MAX);
    guint32 h = hash(word.text, len);
    while (slots[h % SLOTS] != 0)
        h++;
    words[word_count] = word;
    slots[h % SLOTS] = (guint16)word_count;
    lengths[pair_of(word.text)] |= (guint16)(1u << len);
    return (guint16)word_count++;
}

guint16 lexicon_intern(const char *text)
{
    guint16 id = lexicon_find(text, strlen(text));
    return id ? id : add((Word){g_intern_string(text), 0, 0});
}

const Word *lexicon_word(guint16 id)
{
    return &words[id];
}

guint lexicon_size(void)
{
    return word_count;
}

void lexicon_load(void)
{
    static gsize loaded = 0;
    if (!g_once_init_enter(&loaded))
        return;
    for (guint i = 0; i < G_N_ELEMENTS(known); i++)
        add(known[i]);
    pattern_load();
    tense_load();
    g_once_init_leave(&loaded, 1);
}
