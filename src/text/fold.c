/* text: see fold.h. One pass over the raw file, whatever its format; what it cannot tell from text stays
 * text. */
#include "fold.h"
#include "reader.h"
#include <string.h>

#define TAG_MAX_BYTES  4096 /* a '<' whose '>' is further away is text */
#define LINK_MAX_BYTES 2048 /* so is a "](" whose ")" is */

typedef struct Fold {
    const Original *original;
    Map *map;
    bool space;
    bool line_head; /* nothing but blanks and > since the line began */
    gsize space_from;
    gsize no_angle, no_bracket; /* no '>' or ')' between these bytes and the reach behind them */
} Fold;

static char last_char(const Fold *f)
{
    return f->map->text->len ? f->map->text->str[f->map->text->len - 1] : ' ';
}

static void put(Fold *f, const char *bytes, gsize len, gsize from, gsize width)
{
    char last = last_char(f);
    if (f->space && last != ' ' && last != '-' && *bytes != '-')
        dm_map_replace(f->map, " ", 1, f->space_from, from - f->space_from);
    f->space = false;
    if (*bytes == '-' && last_char(f) == '-')
        return; /* -- is a dash */
    bool same = len == width && !memcmp(bytes, f->original->text + from, len);
    if (same)
        dm_map_copy(f->map, f->original->text, from, len);
    else
        dm_map_replace(f->map, bytes, len, from, width);
}

static void put_space(Fold *f, gsize from)
{
    if (!f->space)
        f->space_from = from;
    f->space = true;
}

/* What a character beyond ASCII folds to; NULL: itself, "": nothing. */
static const char *fold_char(gunichar c)
{
    switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0xAB:
    case 0xBB:
    case 0x2039:
    case 0x203A:
    case 0x2BC:
    case 0x2032:
    case 0x2033:
    case 0xB4:
    case 0xFF02:
    case 0xFF07:
        return "'";
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
    case 0x2043:
        return "-";
    case 0x2026:
        return "...";
    case 0xAD:
    case 0x200B:
    case 0x200C:
    case 0x200D:
    case 0x200E:
    case 0x200F:
    case 0x2060:
    case 0xFEFF:
        return "";
    default:
        return g_unichar_isspace(c) || c == 0x85 ? " " : NULL;
    }
}

static bool is_word(char c)
{
    return g_ascii_isalnum(c) || (guchar)c >= 0x80;
}

/* Whether the mark at original[from, from + width) stands inside a word and is an apostrophe. */
static bool is_apostrophe(const Fold *f, gsize from, gsize width)
{
    gsize next = from + width;
    return !f->space && is_word(last_char(f)) && next < f->original->len &&
           is_word(f->original->text[next]) &&
           !g_unichar_isspace(g_utf8_get_char(f->original->text + next)); /* a no-break space is no letter */
}

static void fold_unichar(Fold *f, gunichar c, gsize from, gsize width)
{
    char bytes[6];
    const char *folded = c == '"' || c == '\'' ? "'" : c < 0x80 ? NULL : fold_char(c);
    if (folded && *folded == '\'' && !is_apostrophe(f, from, width))
        return;
    if (folded && *folded == ' ')
        put_space(f, from);
    else if (folded && *folded)
        put(f, folded, strlen(folded), from, width);
    else if (!folded)
        put(f, bytes, (gsize)g_unichar_to_utf8(c, bytes), from, width);
}

/* Bytes from `at` up to and with `c`, when it is not further than `reach`; *known remembers a vain search. */
static gsize reach_for(const Fold *f, gsize at, char c, gsize reach, gsize *known)
{
    if (at < *known)
        return 0;
    gsize stop = MIN(at + reach, f->original->len);
    const char *found = memchr(f->original->text + at, c, stop - at);
    if (!found)
        *known = stop;
    return found ? (gsize)(found - f->original->text) - at + 1 : 0;
}

static gsize tag_len(Fold *f, gsize at)
{
    const char *text = f->original->text;
    char next = at + 1 < f->original->len ? text[at + 1] : ' ';
    if (!g_ascii_isalpha(next) && next != '/' && next != '!')
        return 0;
    return reach_for(f, at, '>', TAG_MAX_BYTES, &f->no_angle);
}

/* Tags that part words. */
static bool is_block_tag(const char *tag)
{
    static const char *const names[] = {"p",  "div", "br", "li",         "h",      "td",
                                        "tr", "ul",  "ol", "blockquote", "section"};
    tag += 1 + (tag[1] == '/');
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        if (!g_ascii_strncasecmp(tag, names[i], strlen(names[i])))
            return true;
    return false;
}

/* Bytes of Markdown mark-up at `at` that are not text; 0 when it is text. */
static gsize markup_len(Fold *f, gsize at)
{
    const char *text = f->original->text;
    char c = text[at], next = at + 1 < f->original->len ? text[at + 1] : '\0';
    char before = at > 0 ? text[at - 1] : ' ';
    switch (c) {
    case '*':
        return 1;
    case '`':
        return 1;
    case '_':
        return !(is_word(before) && is_word(next));
    case '~':
        return next == '~' ? 2 : 0;
    case '\\':
        return g_ascii_ispunct(next) || next == '\n';
    case '!':
        return next == '[';
    case '[':
        return 1;
    case ']':
        return 1 + (next == '(' ? reach_for(f, at + 1, ')', LINK_MAX_BYTES, &f->no_bracket) : 0);
    case '#':
    case '>':
        return f->line_head;
    case '-':
    case '+':
        return next == ' ' && f->line_head;
    default:
        return 0;
    }
}

static gsize entity_len(const Fold *f, gsize at, gunichar *ret_char)
{
    const char *text = f->original->text;
    gsize stop = MIN(at + 34, f->original->len), n = at + 1;
    while (n < stop && (g_ascii_isalnum(text[n]) || text[n] == '#'))
        n++;
    if (n >= stop || text[n] != ';' || !dm_entity_decode(text + at, n + 1 - at, ret_char))
        return 0;
    return n + 1 - at;
}

/* Folds what stands at `at`; its width in bytes. */
static gsize fold_step(Fold *f, gsize at)
{
    const char *text = f->original->text;
    guchar c = (guchar)text[at];
    gunichar u = c;
    gsize n;
    if (c == '<' && (n = tag_len(f, at)) > 0) {
        if (is_block_tag(text + at))
            put_space(f, at);
        return n;
    }
    if (c == '&' && (n = entity_len(f, at, &u)) > 0) {
        fold_unichar(f, u, at, n);
        return n;
    }
    if ((n = markup_len(f, at)) > 0)
        return n;
    if (c == ' ' || (c >= '\t' && c <= '\r')) {
        put_space(f, at);
        return 1;
    }
    n = 1;
    if (c >= 0x80) {
        u = g_utf8_get_char(text + at);
        n = (gsize)g_unichar_to_utf8(u, NULL);
    }
    fold_unichar(f, u, at, n);
    return n;
}

void dm_text_fold(Map *map, const Original *original)
{
    Fold f = {.original = original, .map = map, .line_head = true};
    for (gsize at = 0; at < original->len;) {
        char c = original->text[at];
        at += fold_step(&f, at);
        f.line_head = c == '\n' || (f.line_head && strchr(" \t>#", c));
    }
}
