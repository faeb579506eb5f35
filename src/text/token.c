/* text: tokens. A word keeps the full stop that belongs to it (U.S., Gen., a.m.), so that every other full
 * stop ends a sentence. */
#include "abbreviation.h"
#include "sentence.h"
#include <string.h>

typedef struct Scan {
    const char *text;
    gsize start, end; /* of the paragraph */
    bool single_open, double_open, low_open;
} Scan;

/* Decodes the character at `at`; U+0000 behind the end. */
static gunichar char_at(const Scan *s, gsize at, gsize *ret_len)
{
    *ret_len = 1;
    if (at >= s->end)
        return 0;
    guchar c = (guchar)s->text[at];
    if (c < 0x80)
        return c;
    gunichar u = g_utf8_get_char(s->text + at);
    *ret_len = (gsize)g_unichar_to_utf8(u, NULL);
    return u;
}

static gunichar char_before(const Scan *s, gsize at)
{
    return at > s->start ? g_utf8_get_char(g_utf8_prev_char(s->text + at)) : 0;
}

static bool is_alnum(gunichar c)
{
    return c < 0x80 ? g_ascii_isalnum((char)c) : g_unichar_isalnum(c) || g_unichar_ismark(c);
}

static bool is_letter(gunichar c)
{
    return is_alnum(c) && !(c >= '0' && c <= '9');
}

static bool is_apostrophe(gunichar c)
{
    return c == '\'' || c == 0x2019 || c == 0x2BC;
}

static void add_token(GArray *tokens, gsize start, gsize end, DmTokenKind kind, bool capital)
{
    DmToken token = {.start = (guint32)start, .end = (guint32)end, .kind = (guint8)kind, .capital = capital};
    g_array_append_val(tokens, token);
}

static bool starts_alnum(const Scan *s, gsize at)
{
    gsize len;
    return is_alnum(char_at(s, at, &len));
}

/* Whether "s" and then no letter stands at `at`: the clitic of "Russia's". */
static bool is_clitic_s(const Scan *s, gsize at)
{
    return at < s->end && (s->text[at] == 's' || s->text[at] == 'S') && !starts_alnum(s, at + 1);
}

/* Letters and digits from `at` on. */
static gsize alnum_end(const Scan *s, gsize at)
{
    for (gsize len; at < s->end; at += len)
        if (!is_alnum(char_at(s, at, &len)))
            break;
    return at;
}

/* Whether the full stop at `at` lies inside the word text[start, at): U.S, a.m, example.com, but not
 * "end.Next". */
static bool stop_inside(const Scan *s, gsize start, gsize piece, gsize at)
{
    gsize len;
    gunichar next = char_at(s, at + 1, &len);
    if (!is_alnum(next))
        return false;
    bool initials = at - piece == 1 || (at - piece == 2 && !strncmp(s->text + piece, "Ph", 2));
    if (initials && is_letter(next))
        return !starts_alnum(s, at + 1 + len);
    return !g_unichar_isupper(next) && !g_unichar_isupper(char_before(s, at));
}

/* Whether the full stop behind text[start, at) is part of it. */
static bool stop_belongs(const Scan *s, gsize start, gsize piece, gsize at)
{
    const char *word = s->text + start;
    gsize len = at - start;
    if (at + 1 < s->end && s->text[at + 1] == '.')
        return false;
    if (piece > start && at - piece == 1 && s->text[piece - 1] == '.')
        return true;
    if (len == 1 && g_ascii_isupper(*word))
        return true;
    switch (dm_abbreviation_find(word, len)) {
    case ABBREVIATION_NONE:
        return false;
    case ABBREVIATION_NUMBER:
        at += 1 + (at + 1 < s->end && s->text[at + 1] == ' ');
        return at < s->end && g_ascii_isdigit(s->text[at]);
    default:
        return true;
    }
}

/* Byte behind the joint (apostrophe, hyphen, stop, &) at `at` when the word goes on there; else `at`. */
static gsize pass_joint(const Scan *s, gsize start, gsize *piece, gsize at)
{
    gsize len;
    gunichar c = char_at(s, at, &len);
    bool hyphen = c == '-' || c == 0x2010 || c == 0x2011;
    bool apostrophe = is_apostrophe(c) && !is_clitic_s(s, at + len);
    bool number_joint = (c == ',' || c == ':' || c == '.') && g_ascii_isdigit(s->text[at - 1]) &&
                        at + 1 < s->end && g_ascii_isdigit(s->text[at + 1]);
    bool joint = hyphen || apostrophe || number_joint || c == '&' || c == '_' ||
                 (c == '.' && stop_inside(s, start, *piece, at));
    if (!joint || !starts_alnum(s, at + len))
        return at;
    *piece = at + len;
    return at + len;
}

static gsize scan_word(const Scan *s, gsize at, GArray *tokens)
{
    gsize start = at, piece = at, len;
    gunichar first = char_at(s, at, &len);
    for (;;) {
        at = alnum_end(s, at);
        gsize next = at < s->end ? pass_joint(s, start, &piece, at) : at;
        if (next == at)
            break;
        at = next;
    }
    DmTokenKind kind = first >= '0' && first <= '9' ? DM_TOKEN_NUMBER : DM_TOKEN_WORD;
    if (at < s->end && s->text[at] == '.' && kind == DM_TOKEN_WORD && stop_belongs(s, start, piece, at))
        at++;
    add_token(tokens, start, at, kind,
              first < 0x80 ? g_ascii_isupper((char)first) : g_unichar_isupper(first));
    gunichar c = char_at(s, at, &len);
    if (is_apostrophe(c) && is_clitic_s(s, at + len)) {
        add_token(tokens, at, at + len + 1, DM_TOKEN_WORD, false);
        at += len + 1;
    }
    return at;
}

static bool is_opening_place(gunichar before)
{
    return before == 0 || before == ' ' || before == '(' || before == '[' || before == '/' ||
           before == 0x2013 || before == 0x2014 || before == '-' || before == 0x2018 || before == 0x201C ||
           before == '"' || before == '\'';
}

/* Straight marks open after a blank and close before one; between two letters or two blanks they alternate.
 */
static bool straight_opens(const Scan *s, gsize at, bool open)
{
    bool before = is_opening_place(char_before(s, at));
    bool after = at + 1 >= s->end || strchr(" .,;:!?)]", s->text[at + 1]);
    return before != after ? before : !open;
}

static DmTokenKind single_mark(Scan *s, gsize at, gsize len, gunichar c)
{
    gsize ignored;
    gunichar next = char_at(s, at + len, &ignored);
    bool opening = c == 0x2018 || c == 0x201A || c == 0x2039 ||
                   (c == '\'' && is_opening_place(char_before(s, at)) && is_letter(next));
    if (opening) {
        s->single_open = true;
        return DM_TOKEN_QUOTE_OPEN;
    }
    if (!s->single_open && c != 0x203A)
        return DM_TOKEN_PUNCT;
    s->single_open = false;
    return DM_TOKEN_QUOTE_CLOSE;
}

static DmTokenKind double_mark(Scan *s, gsize at, gunichar c)
{
    bool opens = c == '"'      ? straight_opens(s, at, s->double_open)
                 : c == 0x201C ? !s->low_open
                               : c != 0x201D && c != 0xBB;
    s->low_open = c == 0x201E || (s->low_open && opens);
    s->double_open = opens;
    return opens ? DM_TOKEN_QUOTE_OPEN : DM_TOKEN_QUOTE_CLOSE;
}

static gsize scan_mark(Scan *s, gsize at, GArray *tokens)
{
    gsize len, end;
    gunichar c = char_at(s, at, &len);
    DmTokenKind kind = DM_TOKEN_PUNCT;
    bool doubled = at + 1 < s->end && s->text[at + 1] == s->text[at];
    switch (c) {
    case '`':
        kind = doubled ? DM_TOKEN_QUOTE_OPEN : DM_TOKEN_PUNCT;
        len += doubled;
        break;
    case '"':
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0xAB:
    case 0xBB:
        kind = double_mark(s, at, c);
        break;
    case '\'':
        if (doubled) {
            kind = DM_TOKEN_QUOTE_CLOSE;
            len = 2;
            break;
        }
        kind = single_mark(s, at, len, c);
        break;
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x2039:
    case 0x203A:
        kind = single_mark(s, at, len, c);
        break;
    case '.':
    case '-':
        for (end = at + 1; end < s->end && s->text[end] == s->text[at];)
            end++;
        len = end - at;
        break;
    default:
        break;
    }
    add_token(tokens, at, at + len, kind, false);
    return at + len;
}

void dm_text_tokenize(GArray *tokens, const char *text, gsize start, gsize end)
{
    Scan s = {.text = text, .start = start, .end = end};
    for (gsize at = start, len; at < end;) {
        if (text[at] == ' ')
            at++;
        else if (is_alnum(char_at(&s, at, &len)))
            at = scan_word(&s, at, tokens);
        else
            at = scan_mark(&s, at, tokens);
    }
}
