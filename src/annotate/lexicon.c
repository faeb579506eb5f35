/* annotate – the lexicon: words by their folded text, phrases in a trie over words, actors, and the rows of
 * the verb and stance tables. Read before the first article; afterwards only looked at. */
#include "annotate/lexicon.h"
#include <string.h>

/* Letters with marks that news uses, as plain letters; ’ is made '. Everything else above ASCII goes through
 * the Unicode decomposition. */
static void fold_wide(gunichar c, GString *out)
{
    if (c == 0x2019 || c == 0x2018) {
        g_string_append_c(out, '\'');
        return;
    }
    gunichar parts[4];
    gsize n = g_unichar_fully_decompose(c, false, parts, G_N_ELEMENTS(parts));
    for (gsize i = 0; i < n && i < G_N_ELEMENTS(parts); i++)
        if (!g_unichar_ismark(parts[i]))
            g_string_append_unichar(out, parts[i] == 0x131 ? 'i' : g_unichar_tolower(parts[i]));
}

guint32 lex_fold(const char *text, gsize len, GString *out)
{
    g_string_truncate(out, 0);
    for (const char *p = text, *end = text + len; p < end;) {
        if ((guchar)*p < 0x80) {
            g_string_append_c(out, g_ascii_tolower(*p++));
            continue;
        }
        gunichar c = g_utf8_get_char_validated(p, end - p);
        if (c >= 0x110000) { /* not UTF-8: keep the byte apart from everything else */
            g_string_append_c(out, '?');
            p++;
            continue;
        }
        fold_wide(c, out);
        p = g_utf8_next_char(p);
    }
    guint32 hash = 2166136261u;
    for (gsize i = 0; i < out->len; i++)
        hash = (hash ^ (guchar)out->str[i]) * 16777619u;
    return hash;
}

guint lex_find(const DmLexicon *lexicon, const char *folded, gsize len, guint32 hash)
{
    guint mask = lexicon->n_slots - 1;
    for (guint at = hash & mask; lexicon->slots[at]; at = (at + 1) & mask) {
        const Word *word = lex_word(lexicon, lexicon->slots[at]);
        if (word->hash == hash && strncmp(word->text, folded, len) == 0 && !word->text[len])
            return lexicon->slots[at];
    }
    return 0;
}

static void place(DmLexicon *lexicon, guint word)
{
    guint mask = lexicon->n_slots - 1, at = lex_word(lexicon, word)->hash & mask;
    while (lexicon->slots[at])
        at = (at + 1) & mask;
    lexicon->slots[at] = word;
}

static void grow(DmLexicon *lexicon)
{
    lexicon->n_slots *= 2;
    g_free(lexicon->slots);
    lexicon->slots = g_new0(guint32, lexicon->n_slots);
    for (guint i = 1; i < lexicon->words->len; i++)
        place(lexicon, i);
}

guint lex_intern(DmLexicon *lexicon, const char *text, gsize len)
{
    g_autoptr(GString) folded = g_string_new(NULL);
    guint32 hash = lex_fold(text, len, folded);
    guint found = lex_find(lexicon, folded->str, folded->len, hash);
    if (found)
        return found;
    Word word = {.text = dm_arena_strdup(lexicon->arena, folded->str), .hash = hash};
    g_array_append_val(lexicon->words, word);
    if (lexicon->words->len * 2 > lexicon->n_slots)
        grow(lexicon);
    else
        place(lexicon, lexicon->words->len - 1);
    return lexicon->words->len - 1;
}

/* ---- Phrases ---- */

static inline gpointer edge(guint node, guint word)
{
    return GSIZE_TO_POINTER((gsize)node << 24 | word);
}

guint lex_step(const DmLexicon *lexicon, guint node, guint word)
{
    return word ? GPOINTER_TO_UINT(g_hash_table_lookup(lexicon->edges, edge(node, word))) : 0;
}

gsize lex_clitic(const char *text, gsize len)
{
    static const char *const ends[] = {"n't", "'s", "'ll", "'ve", "'re", "'d", "'m", "s'"};
    char plain[64];
    gsize n = 0;
    if (len > sizeof plain - 4 || len < 3)
        return len;
    gsize mark = 0; /* where in the original the apostrophe stands */
    for (gsize i = 0; i < len && n < sizeof plain - 1; i++) {
        if ((guchar)text[i] == 0xE2 && i + 2 < len && (guchar)text[i + 1] == 0x80 &&
            (guchar)text[i + 2] == 0x99) {
            mark = i;
            plain[n++] = '\'';
            i += 2;
        } else {
            if (text[i] == '\'')
                mark = i;
            plain[n++] = g_ascii_tolower(text[i]);
        }
    }
    plain[n] = 0;
    if (!mark)
        return len;
    for (gsize k = 0; k < G_N_ELEMENTS(ends); k++)
        if (n > strlen(ends[k]) && strcmp(plain + n - strlen(ends[k]), ends[k]) == 0)
            return k == 0 ? mark - 1 : mark;
    return len;
}

GArray *lex_split(DmLexicon *lexicon, const char *text)
{
    GArray *words = g_array_new(false, false, sizeof(guint));
    for (const char *p = text; *p;) {
        gsize len = strcspn(p, " ");
        if (len) {
            gsize stem = lex_clitic(p, len);
            guint word = lex_intern(lexicon, p, stem);
            g_array_append_val(words, word);
            if (stem < len) {
                word = lex_intern(lexicon, p + stem, len - stem);
                g_array_append_val(words, word);
            }
        }
        p += len + strspn(p + len, " ");
    }
    return words;
}

static guint walk(DmLexicon *lexicon, const GArray *words)
{
    guint node = 0;
    for (guint i = 0; i < words->len; i++) {
        guint word = g_array_index(words, guint, i), next = lex_step(lexicon, node, word);
        if (!next) {
            next = lexicon->nodes->len;
            g_array_set_size(lexicon->nodes, next + 1);
            g_hash_table_insert(lexicon->edges, edge(node, word), GUINT_TO_POINTER(next));
        }
        node = next;
    }
    return node;
}

static bool all_upper(const char *text)
{
    bool upper = false;
    for (; *text; text++) {
        if (g_ascii_islower(*text) || (guchar)*text >= 0x80)
            return false;
        upper = upper || g_ascii_isupper(*text);
    }
    return upper;
}

void lex_add_phrase(DmLexicon *lexicon, const char *text, PhraseKind kind, Level level, guint actor)
{
    g_autoptr(GArray) words = lex_split(lexicon, text);
    if (!words->len)
        return;
    guint node = walk(lexicon, words);
    lex_word(lexicon, g_array_index(words, guint, 0))->starts = true;
    guint *first = &g_array_index(lexicon->nodes, guint, node);
    Phrase phrase = {.kind = kind,
                     .level = level,
                     .actor = actor,
                     .capital = kind < PHRASE_TITLE && g_unichar_isupper(g_utf8_get_char(text)),
                     .upper =
                         kind < PHRASE_TITLE && all_upper(text) && strlen(text) < 5 && !strchr(text, '.'),
                     .next = kind == PHRASE_SURNAME ? 0 : *first};
    g_array_append_val(lexicon->phrases, phrase);
    guint *link = first; /* a bare surname is the last meaning to try: Montenegro is a state */
    while (kind == PHRASE_SURNAME && *link)
        link = &g_array_index(lexicon->phrases, Phrase, *link).next;
    *link = lexicon->phrases->len - 1;
}

guint16 lex_lemma(DmLexicon *lexicon, const char *base)
{
    guint index;
    for (index = 1; index < lexicon->lemmas->len; index++)
        if (strcmp(lexicon->lemmas->pdata[index], base) == 0)
            return index;
    g_ptr_array_add(lexicon->lemmas, (char *)dm_arena_strdup(lexicon->arena, base));
    g_ptr_array_add(lexicon->rows_of, g_array_new(false, false, sizeof(guint)));
    return index;
}

CueFrame lex_cue(const DmLexicon *lexicon, guint16 lemma)
{
    guint at = lemma < lexicon->cue_of->len ? g_array_index(lexicon->cue_of, guint, lemma) : 0;
    while (at && g_array_index(lexicon->cues, CueRow, at).after)
        at = g_array_index(lexicon->cues, CueRow, at).next;
    return at ? g_array_index(lexicon->cues, CueRow, at).frame : CUE_NONE;
}

/* ---- Life ---- */

static void phrases_free(GArray *phrases)
{
    for (guint i = 0; phrases && i < phrases->len; i++)
        g_array_unref(g_array_index(phrases, GArray *, i));
    if (phrases)
        g_array_unref(phrases);
}

static void row_clear(gpointer item)
{
    VerbRow *row = item;
    phrases_free(row->after);
    if (row->object)
        g_array_unref(row->object);
}

static void cue_clear(gpointer item)
{
    phrases_free(((CueRow *)item)->after);
}

static void stance_clear(gpointer item)
{
    g_array_unref(((StanceRow *)item)->words);
}

static void issue_clear(gpointer item)
{
    g_array_unref(((LexIssue *)item)->words);
}

static DmLexicon *empty(void)
{
    DmLexicon *lexicon = g_new0(DmLexicon, 1);
    lexicon->arena = dm_arena_new();
    lexicon->n_slots = 4096;
    lexicon->slots = g_new0(guint32, lexicon->n_slots);
    lexicon->words = g_array_new(false, true, sizeof(Word));
    lexicon->phrases = g_array_new(false, true, sizeof(Phrase));
    lexicon->nodes = g_array_new(false, true, sizeof(guint));
    lexicon->actors = g_array_new(false, true, sizeof(LexActor));
    lexicon->rows = g_array_new(false, true, sizeof(VerbRow));
    lexicon->stances = g_array_new(false, true, sizeof(StanceRow));
    lexicon->cues = g_array_new(false, true, sizeof(CueRow));
    lexicon->cue_of = g_array_new(false, true, sizeof(guint));
    lexicon->issues = g_array_new(false, true, sizeof(LexIssue));
    g_array_set_clear_func(lexicon->rows, row_clear);
    g_array_set_clear_func(lexicon->stances, stance_clear);
    g_array_set_clear_func(lexicon->cues, cue_clear);
    g_array_set_clear_func(lexicon->issues, issue_clear);
    g_array_set_size(lexicon->words, 1); /* 0 is none in each of them */
    g_array_set_size(lexicon->cues, 1);
    g_array_set_size(lexicon->phrases, 1);
    g_array_set_size(lexicon->nodes, 1);
    g_array_set_size(lexicon->actors, 1);
    lexicon->edges = g_hash_table_new(NULL, NULL);
    lexicon->by_id = g_hash_table_new(g_str_hash, g_str_equal);
    lexicon->irregular = g_hash_table_new(g_str_hash, g_str_equal);
    lexicon->lemmas = g_ptr_array_new();
    lexicon->rows_of = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    g_ptr_array_add(lexicon->lemmas, "");
    g_ptr_array_add(lexicon->rows_of, g_array_new(false, false, sizeof(guint)));
    return lexicon;
}

DmLexicon *dm_lexicon_new(void)
{
    /* inflections before verbs; the rest in any order */
    static const char *const tables[] = {"words",  "inflections",   "titles", "verbs",   "compose",
                                         "states", "organisations", "people", "stances", "cues"};
    DmLexicon *lexicon = empty();
    g_autoptr(DmDiags) diags = dm_diags_new();
    for (guint i = 0; i < G_N_ELEMENTS(tables); i++) {
        g_autofree char *name = g_strdup_printf("lexicon/%s.tsv", tables[i]);
        gsize len;
        const char *text = dm_embedded(name, &len);
        g_assert(text);
        g_autoptr(DmFile) file = dm_file_new(name, text, len);
        dm_lexicon_add_file(lexicon, file, diags);
    }
    guint n;
    const DmDiag *found = dm_diags_sorted(diags, &n);
    if (n)
        g_error("%s:%u: %s", found->file, found->pos.line, found->message); /* our own tables */
    return lexicon;
}

void dm_lexicon_free(DmLexicon *lexicon)
{
    if (!lexicon)
        return;
    GArray *arrays[] = {lexicon->words,   lexicon->phrases, lexicon->nodes, lexicon->actors, lexicon->rows,
                        lexicon->stances, lexicon->issues,  lexicon->cues,  lexicon->cue_of};
    for (guint i = 0; i < G_N_ELEMENTS(arrays); i++)
        g_array_unref(arrays[i]);
    g_hash_table_unref(lexicon->edges);
    g_hash_table_unref(lexicon->by_id);
    g_hash_table_unref(lexicon->irregular);
    g_ptr_array_unref(lexicon->lemmas);
    g_ptr_array_unref(lexicon->rows_of);
    g_free(lexicon->slots);
    dm_arena_free(lexicon->arena);
    g_free(lexicon);
}
