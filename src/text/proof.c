/* text: the proof that a quote stands in a text. Both are folded; the text once for all its quotes. */
#include "fold.h"
#include <string.h>

#define GAP_MAX_BYTES     2000 /* what "..." may skip */
#define NEAREST_MIN_SHARE 0.5  /* of the quote's words, weighed by length */
#define NEAREST_MAX_WORDS 120u /* longer quotes are looked for by their first words */

struct DmProof {
    Original original;
    Map map;
};

typedef struct Word {
    guint32 start, end; /* bytes in the folded text */
    guint32 hash;       /* of the word in lower case */
} Word;

typedef struct Piece {
    const char *text;
    gsize len;
} Piece;

static bool is_word_byte(char c)
{
    return g_ascii_isalnum(c) || (guchar)c >= 0x80;
}

static GArray *split_words(const char *text, gsize len)
{
    GArray *words = g_array_new(FALSE, FALSE, sizeof(Word));
    for (gsize i = 0; i < len; i++) {
        if (!is_word_byte(text[i]))
            continue;
        Word word = {.start = (guint32)i, .hash = 2166136261u}; /* FNV-1a */
        for (; i < len && is_word_byte(text[i]); i++)
            word.hash = (word.hash ^ (guchar)g_ascii_tolower(text[i])) * 16777619u;
        word.end = (guint32)i;
        g_array_append_val(words, word);
    }
    return words;
}

DmProof *dm_proof_new(const char *text, gsize len)
{
    DmProof *proof = g_new0(DmProof, 1);
    dm_original_init(&proof->original, text, len);
    dm_map_init(&proof->map, proof->original.len + 1);
    dm_text_fold(&proof->map, &proof->original);
    return proof;
}

void dm_proof_free(DmProof *proof)
{
    if (!proof)
        return;
    dm_original_clear(&proof->original);
    dm_map_clear(&proof->map);
    g_free(proof);
}

char *dm_proof_passage(const DmProof *proof, gsize start, gsize end)
{
    const Original *original = &proof->original;
    gsize total = dm_original_chars(original, original->len);
    if (start > end || end > total)
        return NULL;
    start = MAX(start, original->skipped) - original->skipped;
    end = MAX(end, original->skipped) - original->skipped;
    const char *from = g_utf8_offset_to_pointer(original->text, (glong)start);
    return g_strndup(from, (gsize)(g_utf8_offset_to_pointer(from, (glong)(end - start)) - from));
}

/* The quote without what is the quoting text's own at its edges: marks, blanks, the comma before "he said".
 */
static Piece trim(Piece piece)
{
    while (piece.len > 0 && strchr(" '", *piece.text))
        piece.text++, piece.len--;
    while (piece.len > 0 && strchr(" '.,;:", piece.text[piece.len - 1]))
        piece.len--;
    return piece;
}

/* The first place from `from` on, before `stop`, where the piece stands as whole words; NULL when there is
 * none. */
static const char *find_piece(const char *from, const char *stop, const char *begin, Piece piece)
{
    const char *end = stop;
    for (const char *at = from; at < end; at++) {
        at = memmem(at, (gsize)(end - at), piece.text, piece.len);
        if (!at)
            return NULL;
        const char *last = at + piece.len - 1;
        bool left = at == begin || !is_word_byte(at[-1]) || !is_word_byte(*at);
        bool right = !is_word_byte(*last) || !is_word_byte(last[1]);
        if (left && right)
            return at;
    }
    return NULL;
}

/* Parts the quote at every "..."; blank pieces are left out. */
static GArray *split_pieces(Piece quote)
{
    GArray *pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
    const char *end = quote.text + quote.len;
    for (const char *at = quote.text; at < end;) {
        const char *gap = memmem(at, (gsize)(end - at), "...", 3);
        Piece piece = trim((Piece){at, (gsize)((gap ? gap : end) - at)});
        if (piece.len > 0)
            g_array_append_val(pieces, piece);
        at = gap ? gap + 3 : end;
    }
    return pieces;
}

static bool find_pieces(const DmProof *proof, const GArray *pieces, gsize *ret_from, gsize *ret_to)
{
    const char *begin = proof->map.text->str, *end = begin + proof->map.text->len, *next = begin;
    if (pieces->len == 0)
        return false;
    const Piece *first = &g_array_index(pieces, Piece, 0);
    while ((next = find_piece(next, end, begin, *first))) {
        const char *at = next, *behind = at + first->len;
        for (guint i = 1; at && i < pieces->len; i++) {
            const Piece *piece = &g_array_index(pieces, Piece, i);
            gsize reach = piece->len + GAP_MAX_BYTES;
            at = find_piece(behind, behind + MIN(reach, (gsize)(end - behind)), begin, *piece);
            if (at)
                behind = at + piece->len;
        }
        if (at) {
            *ret_from = (gsize)(next - begin);
            *ret_to = (gsize)(behind - begin);
            return true;
        }
        next++;
    }
    return false;
}

static void fold_quote(const char *quote, Original *ret_original, Map *ret_map)
{
    dm_original_init(ret_original, quote, strlen(quote));
    dm_map_init(ret_map, ret_original->len + 1);
    dm_text_fold(ret_map, ret_original);
}

bool dm_proof_find(const DmProof *proof, const char *quote, gsize *ret_start, gsize *ret_end)
{
    Original original;
    Map map;
    fold_quote(quote, &original, &map);
    Piece whole = trim((Piece){map.text->str, map.text->len});
    GArray *pieces = g_array_new(FALSE, FALSE, sizeof(Piece));
    if (whole.len > 0)
        g_array_append_val(pieces, whole);
    gsize from = 0, to = 0;
    bool found = find_pieces(proof, pieces, &from, &to);
    g_array_unref(pieces);
    if (!found) {
        pieces = split_pieces(whole);
        found = find_pieces(proof, pieces, &from, &to);
        g_array_unref(pieces);
    }
    if (found) {
        *ret_start = dm_original_chars(&proof->original, dm_map_start(&proof->map, from));
        *ret_end = dm_original_chars(&proof->original, dm_map_end(&proof->map, to));
    }
    dm_map_clear(&map);
    dm_original_clear(&original);
    return found;
}

/* Long words say more than short ones. */
static guint weight(const Word *word)
{
    guint len = word->end - word->start;
    return len <= 3 ? 1 : len <= 6 ? 3 : 4;
}

/* How many of each of the quote's words the window still lacks (negative: it has more than the quote). */
typedef struct Window {
    GHashTable *lacks;
    guint have; /* weight of the quote's words that it has */
} Window;

static void move_word(Window *window, const Word *word, bool enters)
{
    gpointer key = GUINT_TO_POINTER(word->hash), count;
    if (!g_hash_table_lookup_extended(window->lacks, key, NULL, &count))
        return;
    int lacks = GPOINTER_TO_INT(count);
    if (enters && lacks > 0)
        window->have += weight(word);
    else if (!enters && lacks >= 0)
        window->have -= weight(word);
    g_hash_table_insert(window->lacks, key, GINT_TO_POINTER(enters ? lacks - 1 : lacks + 1));
}

static guint fill_window(Window *window, const GArray *quote, guint n)
{
    guint total = 0;
    for (guint i = 0; i < n; i++) {
        const Word *word = &g_array_index(quote, Word, i);
        gpointer key = GUINT_TO_POINTER(word->hash);
        int lacks = GPOINTER_TO_INT(g_hash_table_lookup(window->lacks, key));
        g_hash_table_insert(window->lacks, key, GINT_TO_POINTER(lacks + 1));
        total += weight(word);
    }
    return total;
}

/* First word of the stretch of `n` words that shares most with the quote's first `n`; *ret_share is how much.
 */
static guint best_window(const GArray *text, const GArray *quote, guint n, double *ret_share)
{
    g_autoptr(GHashTable) lacks = g_hash_table_new(NULL, NULL);
    Window window = {lacks, 0};
    guint total = fill_window(&window, quote, n), best = 0, best_at = 0;
    for (guint i = 0; i < text->len; i++) {
        move_word(&window, &g_array_index(text, Word, i), true);
        if (i >= n)
            move_word(&window, &g_array_index(text, Word, i - n), false);
        if (window.have <= best)
            continue;
        best = window.have;
        best_at = i + 1 >= n ? i + 1 - n : 0;
    }
    *ret_share = total ? (double)best / total : 0;
    return best_at;
}

static bool has_word(const GArray *quote, const Word *word)
{
    for (guint i = 0; i < quote->len; i++)
        if (g_array_index(quote, Word, i).hash == word->hash)
            return true;
    return false;
}

/* The original between two bytes of the folded text, its white space folded. */
static char *passage(const DmProof *proof, gsize from, gsize to)
{
    gsize start = dm_map_start(&proof->map, from), end = dm_map_end(&proof->map, to);
    GString *out = g_string_new(NULL);
    for (gsize i = start; i < end; i++) {
        char c = proof->original.text[i];
        bool space = c == ' ' || (c >= '\t' && c <= '\r');
        if (!space)
            g_string_append_c(out, c);
        else if (out->len && out->str[out->len - 1] != ' ')
            g_string_append_c(out, ' ');
    }
    return g_string_free(out, FALSE);
}

char *dm_proof_nearest(const DmProof *proof, const char *quote)
{
    Original original;
    Map map;
    fold_quote(quote, &original, &map);
    GArray *wanted = split_words(map.text->str, map.text->len);
    GArray *words = split_words(proof->map.text->str, proof->map.text->len);
    guint n = MIN(MIN(wanted->len, words->len), NEAREST_MAX_WORDS);
    double share = 0;
    guint first = best_window(words, wanted, n, &share), last = first + n;
    char *nearest = NULL;
    if (n > 0 && share >= NEAREST_MIN_SHARE) {
        while (!has_word(wanted, &g_array_index(words, Word, first)))
            first++;
        while (!has_word(wanted, &g_array_index(words, Word, last - 1)))
            last--;
        nearest =
            passage(proof, g_array_index(words, Word, first).start, g_array_index(words, Word, last - 1).end);
    }
    g_array_unref(wanted);
    g_array_unref(words);
    dm_map_clear(&map);
    dm_original_clear(&original);
    return nearest;
}
