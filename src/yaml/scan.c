/* yaml – the first look at a file's bytes: invalid UTF-8, control characters and bidi overrides are reported
 * here and blanked out, so that libyaml, which stops at the first of them, can read the rest. */
#include "yaml/node.h"
#include <string.h>

enum { MAX_BAD_BYTES = 100 }; /* findings of this kind a file; with more it is no text */

/* Characters that end a line for YAML but for no editor, so line numbers would drift. */
static bool is_separator(gunichar c)
{
    return c == 0x85 || c == 0x2028 || c == 0x2029;
}

static bool is_control(gunichar c)
{
    return (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7f && c <= 0x9f) || is_separator(c) ||
           c == 0xfeff || c == 0xfffe || c == 0xffff;
}

/* The characters of "Trojan Source" (Boucher and Anderson 2021): embeddings, overrides, isolates. */
static bool is_bidi(gunichar c)
{
    return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

/* Whether the byte can be skipped without a look: printable ASCII, tab, line feed. */
static bool is_usual(guchar c)
{
    return (c >= 0x20 && c < 0x7f && c != '\\') || c == '\n' || c == '\t';
}

static void report(Reading *reading, DmCode code, const char *p, const char *format, guint value)
{
    if (++reading->n_bad_bytes > MAX_BAD_BYTES)
        return;
    DmPos pos = dm_file_pos(reading->file, (gsize)(p - reading->text));
    char message[80];
    g_snprintf(message, sizeof message, format, value);
    dm_diags_add(reading->diags, code, reading->file, pos, 1, "%s", message);
}

/* Keeps the length in bytes and characters, so that every place in the file keeps its column. */
static void blank(char *p, gsize len)
{
    static const char *const blanks[] = {"", " ", "\302\267", "\357\277\275"};
    memcpy(p, blanks[MIN(len, 3)], MIN(len, 3));
}

static gsize look_at_char(Reading *reading, char *p, gsize left, gunichar c)
{
    gsize len = c ? (gsize)g_unichar_to_utf8(c, NULL) : 1;
    if (is_bidi(c)) {
        report(reading, DM_CODE_BIDI_CHARACTER, p, "bidirectional control character U+%04X", c);
    } else if (is_control(c) && !(c == '\r' && left > 1 && p[1] == '\n')) {
        report(reading, c ? DM_CODE_CONTROL_CHARACTER : DM_CODE_NUL, p,
               c ? "control character U+%04X" : "NUL character", c);
        blank(p, len);
    }
    return len;
}

/* A backslash: the escapes of bidi characters are as misleading as the characters. */
static gsize look_at_escape(Reading *reading, const char *p, gsize left)
{
    static const struct {
        char letter;
        gsize digits;
    } escapes[] = {{'u', 4}, {'U', 8}};
    for (gsize i = 0; i < G_N_ELEMENTS(escapes); i++) {
        if (left < 2 + escapes[i].digits || p[1] != escapes[i].letter)
            continue;
        char digits[9] = {0};
        memcpy(digits, p + 2, escapes[i].digits);
        gunichar c = (gunichar)g_ascii_strtoull(digits, NULL, 16);
        if (is_bidi(c))
            report(reading, DM_CODE_BIDI_CHARACTER, p, "escaped bidirectional control character U+%04X", c);
    }
    return left > 1 && p[1] == '\\' ? 2 : 1;
}

/* What is not usual at `p`; returns how many bytes it takes. */
static gsize look(Reading *reading, char *p, gsize left)
{
    if (*p == '\\')
        return look_at_escape(reading, p, left);
    gunichar c = *p ? g_utf8_get_char_validated(p, (gssize)left) : 0;
    if (c != (gunichar)-1 && c != (gunichar)-2)
        return look_at_char(reading, p, left, c);
    report(reading, DM_CODE_INVALID_UTF8, p, "byte 0x%02X is not UTF-8", *(guchar *)p);
    *p = '?';
    return 1;
}

/* ---- What a merge left ---- */

static bool is_marker(const Reading *reading, gsize at, char c)
{
    gsize n = 0;
    while (n < 8 && at + n < reading->len && reading->text[at + n] == c)
        n++;
    return n == 7 && (at + n == reading->len || strchr(" \r\n", reading->text[at + n]));
}

static gsize line_length(const Reading *reading, gsize at)
{
    const char *newline = memchr(reading->text + at, '\n', reading->len - at);
    return newline ? (gsize)(newline - reading->text) - at : reading->len - at;
}

static void report_conflict(Reading *reading, gsize at, gsize width)
{
    dm_diags_add(reading->diags, DM_CODE_CONFLICT_MARKER, reading->file, dm_file_pos(reading->file, at),
                 (guint)width, "a conflict of a merge that nobody resolved");
    dm_diags_hint(reading->diags, "keep one side, and delete the lines <<<<<<<, ======= and >>>>>>>");
}

/* Reports every conflict that git or `merge` marked, and blanks its markers and the side of the others: what
 * stands around it and on our side is read. */
static void scan_conflicts(Reading *reading)
{
    enum { NONE, OURS, OTHERS } side = NONE;
    for (gsize at = reading->start, len; at < reading->len; at += len + 1) {
        len = line_length(reading, at);
        bool ends = is_marker(reading, at, '>'), begins = is_marker(reading, at, '<');
        bool parts = side != NONE && (is_marker(reading, at, '=') || is_marker(reading, at, '|'));
        if (begins || (ends && side == NONE))
            report_conflict(reading, at, 7);
        side = begins ? OURS : parts ? OTHERS : side;
        if (begins || ends || side == OTHERS)
            memset(reading->text + at, ' ', len);
        side = ends ? NONE : side;
    }
}

static bool is_utf16(const Reading *reading)
{
    return reading->len >= 2 &&
           (memcmp(reading->text, "\xFF\xFE", 2) == 0 || memcmp(reading->text, "\xFE\xFF", 2) == 0);
}

void dm_yaml_scan(Reading *reading)
{
    if (is_utf16(reading)) {
        dm_diags_add(reading->diags, DM_CODE_INVALID_UTF8, reading->file, (DmPos){1, 1}, 1,
                     "this file is UTF-16; save it as UTF-8");
        reading->stopped = true;
        return;
    }
    reading->start = reading->len >= 3 && memcmp(reading->text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    gsize at = reading->start;
    while (at < reading->len && reading->n_bad_bytes <= MAX_BAD_BYTES) {
        if (is_usual((guchar)reading->text[at]))
            at++;
        else
            at += look(reading, reading->text + at, reading->len - at);
    }
    scan_conflicts(reading);
    reading->stopped = reading->n_bad_bytes > MAX_BAD_BYTES;
    if (reading->stopped) {
        dm_diags_add(
            reading->diags, DM_CODE_CONTROL_CHARACTER, reading->file,
            dm_file_pos(reading->file, at ? at - 1 : 0), 1,
            "more than %d unreadable characters: this is no text file, or has another encoding than UTF-8",
            MAX_BAD_BYTES);
    }
}
