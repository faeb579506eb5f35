/* On the way from answers to a scene: breaks titles into lines that fit, evenly, in any script. */
#include "labels.h"
#include <string.h>

enum { MAX_PIECES = 160, MAX_BYTES = 1200 };
static const char ellipsis[] = "…";

/* ---- Ruler: one table of widths a font ---- */

typedef struct Face {
    DmFont font;
    GHashTable *widths; /* text → double* */
} Face;

struct DmRuler {
    const DmMeasure *measure;
    GArray *faces;
};

static void clear_face(gpointer face)
{
    g_hash_table_unref(((Face *)face)->widths);
}

DmRuler *dm_ruler_new(const DmMeasure *measure)
{
    DmRuler *ruler = g_new0(DmRuler, 1);
    ruler->measure = measure;
    ruler->faces = g_array_new(FALSE, FALSE, sizeof(Face));
    g_array_set_clear_func(ruler->faces, clear_face);
    return ruler;
}

void dm_ruler_free(DmRuler *ruler)
{
    if (!ruler)
        return;
    g_array_unref(ruler->faces);
    g_free(ruler);
}

static GHashTable *widths_of(DmRuler *ruler, DmFont font)
{
    for (guint i = 0; i < ruler->faces->len; i++) {
        Face *face = &g_array_index(ruler->faces, Face, i);
        if (face->font.size == font.size && face->font.weight == font.weight &&
            face->font.italic == font.italic)
            return face->widths;
    }
    Face face = {font, g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free)};
    g_array_append_val(ruler->faces, face);
    return face.widths;
}

double dm_ruler_width(DmRuler *ruler, const char *text, DmFont font)
{
    GHashTable *widths = widths_of(ruler, font);
    double *known = g_hash_table_lookup(widths, text);
    if (known)
        return *known;
    known = g_new(double, 1);
    *known = ruler->measure->width(ruler->measure->user, text, font, NULL, NULL);
    g_hash_table_insert(widths, g_strdup(text), known);
    return *known;
}

/* ---- Pieces: what a line may not break ---- */

typedef struct Piece {
    const char *text;
    gsize len;
    bool space; /* a space stands before it */
    double width;
} Piece;

typedef struct Breaker {
    DmRuler *ruler;
    DmFont font;
    double max_width, space, lead, tail;
    Piece pieces[MAX_PIECES];
    guint n;
    bool more; /* the text went on beyond the pieces */
} Breaker;

static double piece_width(Breaker *b, const char *text, gsize len)
{
    g_autofree char *copy = g_strndup(text, len);
    return dm_ruler_width(b->ruler, copy, b->font);
}

static void add_piece(Breaker *b, const char *text, gsize len, bool space, double width)
{
    if (b->n == MAX_PIECES)
        b->more = true;
    else
        b->pieces[b->n++] = (Piece){text, len, space, width};
}

/* A head of a word that fits a line, guessed by its share of the width; at least one character. */
static gsize fitting_head(Breaker *b, const char *text, gsize len, double width)
{
    const char *at = text + (gsize)(len * b->max_width / width);
    if (((guchar)*at & 0xC0) == 0x80)
        at = g_utf8_find_prev_char(text, at);
    const char *least = g_utf8_next_char(text);
    while (at > least && piece_width(b, text, (gsize)(at - text)) > b->max_width)
        at = g_utf8_find_prev_char(text, at);
    return (gsize)(MAX(at, least) - text);
}

static void add_word(Breaker *b, const char *text, gsize len, bool space)
{
    while (len > 0 && !b->more) {
        double width = piece_width(b, text, len);
        gsize head = width <= b->max_width ? len : fitting_head(b, text, len, width);
        add_piece(b, text, head, space, head == len ? width : piece_width(b, text, head));
        text += head;
        len -= head;
        space = false;
    }
}

/* A word ends at a space, after a hyphen or dash, and around every wide character. */
static gsize word_length(const char *text)
{
    const char *at = text;
    while (*at) {
        gunichar c = g_utf8_get_char(at);
        const char *next = g_utf8_next_char(at);
        if (g_unichar_isspace(c))
            break;
        if (g_unichar_iswide(c))
            return (gsize)((at == text ? next : at) - text);
        at = next;
        if ((c == '-' || c == 0x2013 || c == 0x2014 || c == '/') && at - text > 2)
            break;
    }
    return (gsize)(at - text);
}

static void cut_into_pieces(Breaker *b, const char *text)
{
    bool space = false;
    const char *start = text;
    while (*text && !b->more) {
        gunichar c = g_utf8_get_char(text);
        if (g_unichar_isspace(c)) {
            space = true;
            text = g_utf8_next_char(text);
            continue;
        }
        gsize len = word_length(text);
        add_word(b, text, len, space && b->n > 0);
        text += len;
        space = false;
        b->more |= text - start > MAX_BYTES;
    }
}

/* ---- Direction (Unicode UAX 9) ---- */

static const char left_to_right[] = "\u2066", right_to_left[] = "\u2067", as_it_runs[] = "\u2068",
                  end_of_isolate[] = "\u2069";

static bool is_right_to_left(gunichar c)
{
    return (c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFEFC);
}

static bool has_right_to_left(const char *text)
{
    while (*text && !is_right_to_left(g_utf8_get_char(text)))
        text = g_utf8_next_char(text);
    return *text != '\0';
}

/* By two fifths of its letters outside of isolates: a sentence may well begin with a foreign name. */
static bool runs_right_to_left(const char *text)
{
    guint depth = 0, left = 0, right = 0;
    for (; *text; text = g_utf8_next_char(text)) {
        gunichar c = g_utf8_get_char(text);
        depth += c >= 0x2066 && c <= 0x2068;
        depth -= c == 0x2069 && depth > 0;
        if (depth == 0 && is_right_to_left(c))
            right++;
        else if (depth == 0 && g_unichar_isalpha(c))
            left++;
    }
    return 5 * right > 2 * (left + right);
}

const char *dm_text_isolated(DmArena *arena, const char *text)
{
    return has_right_to_left(text) ? dm_arena_printf(arena, "%s%s%s", as_it_runs, text, end_of_isolate)
                                   : text;
}

/* A line keeps the direction of its whole text, whatever letter it begins with. */
static const char *directed(DmArena *arena, const char *line, bool rtl)
{
    if (!has_right_to_left(line))
        return dm_arena_strdup(arena, line);
    return dm_arena_printf(arena, "%s%s%s", rtl ? right_to_left : left_to_right, line, end_of_isolate);
}

/* ---- Lines ---- */

/* How many pieces from `first` on fit `width`; at least one. */
static guint pieces_fitting(const Breaker *b, guint first, double width)
{
    double used = 0;
    guint i = first;
    for (; i < b->n; i++) {
        double add = b->pieces[i].width + (i > first && b->pieces[i].space ? b->space : 0);
        if (i > first && used + add > width)
            break;
        used += add;
    }
    return i - first;
}

/* Lines needed at this width, or more than `limit` when it takes too many. */
static guint count_lines(const Breaker *b, double width, guint limit)
{
    guint lines = 0, at = 0;
    while (at < b->n && lines <= limit) {
        guint n = pieces_fitting(b, at, lines == 0 ? width - b->lead : width);
        if (at + n == b->n && n > 1 &&
            pieces_fitting(b, at, (lines == 0 ? width - b->lead : width) - b->tail) < n)
            n--;
        at += n;
        lines++;
    }
    return lines;
}

/* The narrowest width that takes no more lines than the widest does. */
static double even_width(const Breaker *b, guint max_lines)
{
    guint lines = count_lines(b, b->max_width, max_lines);
    if (lines > max_lines)
        return b->max_width;
    double low = 0, high = b->max_width;
    for (guint i = 0; i < b->n; i++)
        low = MAX(low, b->pieces[i].width);
    for (int step = 0; step < 7 && high - low > 2; step++) {
        double middle = (low + high) / 2;
        if (count_lines(b, middle, max_lines) <= lines)
            high = middle;
        else
            low = middle;
    }
    return high;
}

static char *joined(const Breaker *b, guint first, guint n, const char *end)
{
    GString *line = g_string_new(NULL);
    for (guint i = first; i < first + n; i++) {
        if (i > first && b->pieces[i].space)
            g_string_append_c(line, ' ');
        g_string_append_len(line, b->pieces[i].text, (gssize)b->pieces[i].len);
    }
    g_string_append(line, end);
    return g_string_free(line, FALSE);
}

static void put_line(Breaker *b, DmArena *arena, DmLabel *label, char *text, double lead)
{
    double width = dm_ruler_width(b->ruler, text, b->font);
    label->lines[label->n] = directed(arena, text, label->rtl);
    label->widths[label->n++] = width;
    label->width = MAX(label->width, lead + width);
    g_free(text);
}

/* The last line allowed, with pieces and then letters dropped until … fits. */
static void put_cut_line(Breaker *b, DmArena *arena, DmLabel *label, guint first, double width, double lead)
{
    guint n = pieces_fitting(b, first, width);
    char *line = joined(b, first, n, ellipsis);
    while (n > 1 && dm_ruler_width(b->ruler, line, b->font) > width) {
        g_free(line);
        line = joined(b, first, --n, ellipsis);
    }
    while (dm_ruler_width(b->ruler, line, b->font) > width && g_utf8_strlen(line, -1) > 2) {
        char *before = g_utf8_find_prev_char(line, line + strlen(line) - strlen(ellipsis));
        *before = '\0';
        char *shorter = g_strconcat(line, ellipsis, NULL);
        g_free(line);
        line = shorter;
    }
    label->cut = true;
    put_line(b, arena, label, line, lead);
}

static void put_lines(Breaker *b, DmArena *arena, DmLabel *label, double width, guint max_lines)
{
    for (guint at = 0; at < b->n;) {
        double lead = label->n == 0 ? b->lead : 0;
        guint n = pieces_fitting(b, at, width - lead);
        bool last = label->n + 1 == max_lines;
        if (at + n == b->n && n > 1 && pieces_fitting(b, at, width - lead - b->tail) < n)
            n -= !last;
        if (last && (at + n < b->n || b->more)) {
            put_cut_line(b, arena, label, at, width - lead - b->tail, lead);
            return;
        }
        put_line(b, arena, label, joined(b, at, n, ""), lead);
        at += n;
    }
}

DmLabel dm_label_wrap(DmRuler *ruler, DmArena *arena, const char *text, DmFont font, double max_width,
                      guint max_lines, double lead, double tail)
{
    Breaker b = {
        .ruler = ruler, .font = font, .max_width = MAX(max_width, 4 * font.size), .lead = lead, .tail = tail};
    DmLabel label = {.font = font, .line_height = font.size * 1.26, .rtl = runs_right_to_left(text)};
    b.space = dm_ruler_width(ruler, " ", font);
    cut_into_pieces(&b, text);
    put_lines(&b, arena, &label, even_width(&b, max_lines), MIN(max_lines, (guint)DM_LABEL_LINES));
    if (label.n > 0)
        label.width = MAX(label.width, label.widths[label.n - 1] + tail + (label.n == 1 ? lead : 0));
    label.height = label.n * label.line_height;
    return label;
}
