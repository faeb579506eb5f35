/* text: decoding. Bytes come in, UTF-8 goes on to the readers of Markdown, HTML and plain text. */
#include "original.h"
#include <string.h>

#define MARK_STEP       1024u
#define DECLARED_WITHIN 2048u /* HTML: a charset has to be declared near the start */

/* windows-1252 where it differs from Latin-1 (WHATWG Encoding Standard, index windows-1252). */
static const guint16 cp1252_high[32] = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178,
};

typedef struct ByteOrderMark {
    const char *bytes;
    gsize len;
    const char *charset;
} ByteOrderMark;

static const ByteOrderMark byte_order_marks[] = {
    {"\xEF\xBB\xBF", 3, "UTF-8"}, {"\xFF\xFE\0\0", 4, "UTF-32LE"}, {"\0\0\xFE\xFF", 4, "UTF-32BE"},
    {"\xFF\xFE", 2, "UTF-16LE"},  {"\xFE\xFF", 2, "UTF-16BE"},
};

static char *decode_cp1252(const char *bytes, gsize len, gsize *ret_len)
{
    GString *out = g_string_sized_new(len + len / 8);
    for (gsize i = 0; i < len; i++) {
        guchar c = (guchar)bytes[i];
        g_string_append_unichar(out, c >= 0x80 && c < 0xA0 ? cp1252_high[c - 0x80] : c);
    }
    *ret_len = out->len;
    return g_string_free(out, FALSE);
}

/* UTF-8 with slips: every invalid byte becomes one U+FFFD, a NUL too. */
static char *repair_utf8(const char *bytes, gsize len, gsize *ret_len)
{
    GString *out = g_string_sized_new(len + 16);
    const char *at = bytes, *end = bytes + len;
    while (at < end) {
        const char *bad;
        bool good = g_utf8_validate_len(at, (gsize)(end - at), &bad);
        g_string_append_len(out, at, bad - at);
        if (good)
            break;
        g_string_append(out, "\xEF\xBF\xBD");
        at = bad + 1;
    }
    *ret_len = out->len;
    return g_string_free(out, FALSE);
}

static char *convert(const char *bytes, gsize len, const char *charset, gsize *ret_len)
{
    gsize written = 0;
    char *out = g_convert(bytes, (gssize)len, "UTF-8", charset, NULL, &written, NULL);
    if (!out || !g_utf8_validate_len(out, written, NULL)) {
        g_free(out);
        return NULL;
    }
    *ret_len = written;
    return out;
}

/* UTF-16 and UTF-32 with slips: what lies before the slip is kept, the rest is said to be unreadable. */
static char *convert_wide(const char *bytes, gsize len, const char *charset, gsize *ret_len)
{
    gsize read = 0, written = 0;
    char *out = convert(bytes, len, charset, ret_len);
    if (out)
        return out;
    out = g_convert_with_fallback(bytes, (gssize)(len - len % (strstr(charset, "32") ? 4 : 2)), "UTF-8",
                                  charset, "\xEF\xBF\xBD", &read, &written, NULL);
    if (!out)
        return repair_utf8(bytes, len, ret_len);
    char *valid = repair_utf8(out, written, ret_len);
    g_free(out);
    return valid;
}

/* Text in one of the Latin alphabets has a NUL in nearly every second byte of UTF-16. */
static const char *guess_utf16(const char *bytes, gsize len)
{
    gsize n = MIN(len, 512) / 2, nul[2] = {0, 0};
    for (gsize i = 0; i < 2 * n; i++)
        nul[i & 1] += bytes[i] == 0;
    if (n < 8 || nul[0] + nul[1] < n * 3 / 4)
        return NULL;
    return nul[1] > nul[0] ? "UTF-16LE" : "UTF-16BE";
}

/* The charset named by `charset=` or `encoding=` near the start; NULL when there is none. */
static char *declared_charset(const char *bytes, gsize len)
{
    static const char *const keys[] = {"charset=", "encoding="};
    g_autofree char *head = g_ascii_strdown(bytes, (gssize)MIN(len, DECLARED_WITHIN));
    for (guint i = 0; i < G_N_ELEMENTS(keys); i++) {
        const char *at = strstr(head, keys[i]);
        if (!at)
            continue;
        at += strlen(keys[i]);
        at += strspn(at, "\"' ");
        gsize n = strspn(at, "abcdefghijklmnopqrstuvwxyz0123456789-_");
        if (n > 0)
            return g_strndup(at, n);
    }
    return NULL;
}

/* Whether bytes that are not UTF-8 throughout are UTF-8 with slips: more good sequences than bad ones. */
static bool mostly_utf8(const char *bytes, gsize len)
{
    gsize good = 0, bad = 0;
    for (gsize i = 0; i < len; i++) {
        guchar c = (guchar)bytes[i];
        if (c < 0x80)
            continue;
        gunichar u = g_utf8_get_char_validated(bytes + i, (gssize)(len - i));
        if (u == (gunichar)-1 || u == (gunichar)-2) {
            bad++;
        } else {
            good++;
            i += g_unichar_to_utf8(u, NULL) - 1;
        }
    }
    return good > bad;
}

/* A text may hold a stray NUL; a picture or an archive is full of them and of other control characters. */
static bool is_binary(const char *bytes, gsize len)
{
    enum { LOOK = 65536, PERCENT = 2 };
    gsize n = MIN(len, LOOK), controls = 0;
    for (gsize i = 0; i < n; i++)
        controls += (guchar)bytes[i] < 0x20 && !strchr("\t\n\r\f\v\033", bytes[i] ? bytes[i] : 1);
    return memchr(bytes, 0, n) && controls * 100 > n * PERCENT;
}

static char *decode_undeclared(const char *bytes, gsize len, gsize *ret_len)
{
    const char *wide = guess_utf16(bytes, len);
    if (wide)
        return convert_wide(bytes, len, wide, ret_len);
    if (memchr(bytes, 0, len) || mostly_utf8(bytes, len))
        return repair_utf8(bytes, len, ret_len);
    g_autofree char *charset = declared_charset(bytes, len);
    /* A page that says Latin-1 means windows-1252 (WHATWG Encoding Standard, 4.2). */
    bool latin = !charset || !strcmp(charset, "iso-8859-1") || !strcmp(charset, "utf-8");
    char *out = latin ? NULL : convert(bytes, len, charset, ret_len);
    return out ? out : decode_cp1252(bytes, len, ret_len);
}

static void mark_chars(Original *original)
{
    gsize chars = 0, n = original->len / MARK_STEP + 1;
    original->marks = g_new(guint32, n);
    for (gsize i = 0; i < original->len; i++) {
        if (i % MARK_STEP == 0)
            original->marks[i / MARK_STEP] = (guint32)chars;
        chars += ((guchar)original->text[i] & 0xC0) != 0x80;
    }
    if (original->len % MARK_STEP == 0)
        original->marks[n - 1] = (guint32)chars;
    if (chars == original->len)
        g_clear_pointer(&original->marks, g_free);
}

void dm_original_init(Original *original, const char *bytes, gsize len)
{
    *original = (Original){0};
    len = MIN(len, TEXT_MAX_BYTES);
    const char *charset = NULL;
    for (guint i = 0; i < G_N_ELEMENTS(byte_order_marks) && !charset; i++) {
        const ByteOrderMark *mark = &byte_order_marks[i];
        if (len < mark->len || memcmp(bytes, mark->bytes, mark->len) != 0)
            continue;
        charset = mark->charset;
        original->skipped = 1;
        bytes += mark->len;
        len -= mark->len;
    }
    if (charset && strcmp(charset, "UTF-8") != 0)
        original->text = convert_wide(bytes, len, charset, &original->len);
    else if (g_utf8_validate_len(bytes, len, NULL))
        original->text = g_strndup(bytes, original->len = len);
    else {
        original->binary = !charset && !guess_utf16(bytes, len) && is_binary(bytes, len);
        original->text =
            charset ? repair_utf8(bytes, len, &original->len) : decode_undeclared(bytes, len, &original->len);
    }
    mark_chars(original);
}

void dm_original_clear(Original *original)
{
    g_clear_pointer(&original->text, g_free);
    g_clear_pointer(&original->marks, g_free);
}

gsize dm_original_chars(const Original *original, gsize offset)
{
    offset = MIN(offset, original->len);
    if (!original->marks)
        return original->skipped + offset;
    gsize at = offset / MARK_STEP * MARK_STEP, chars = original->marks[offset / MARK_STEP];
    for (; at < offset; at++)
        chars += ((guchar)original->text[at] & 0xC0) != 0x80;
    return original->skipped + chars;
}
