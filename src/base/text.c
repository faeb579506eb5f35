/* UTF-8 counting and the escapes: terminal, JSON, XML. */
#include <demarche/base.h>
#include <string.h>

gsize dm_utf8_chars(const char *text, gsize bytes)
{
    gsize n = 0;
    for (gsize i = 0; i < bytes; i++)
        n += ((unsigned char)text[i] & 0xC0) != 0x80;
    return n;
}

/* Characters that can move the cursor, change colours or turn the reading direction. */
static bool steers_terminal(gunichar c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F || c == 0x061C;
}

void dm_escape_terminal(GString *out, const char *text, gsize len)
{
    for (const char *p = text, *end = text + len; p < end;) {
        gunichar c = g_utf8_get_char_validated(p, end - p);
        if (c == (gunichar)-1 || c == (gunichar)-2) {
            g_string_append_printf(out, "\\x%02X", (unsigned char)*p++);
            continue;
        }
        if (!steers_terminal(c))
            g_string_append_unichar(out, c);
        else if (c < 0x80)
            g_string_append_printf(out, "\\x%02X", c);
        else
            g_string_append_printf(out, "\\u{%04X}", c);
        p = g_utf8_next_char(p);
    }
}

void dm_escape_json(GString *out, const char *text)
{
    static const char shorts[] = "\bb\ff\nn\rr\tt\"\"\\\\";
    for (; *text; text++) {
        const char *pair = shorts;
        while (*pair && *pair != *text)
            pair += 2;
        if (*pair)
            g_string_append_printf(out, "\\%c", pair[1]);
        else if ((unsigned char)*text < 0x20)
            g_string_append_printf(out, "\\u%04X", (unsigned char)*text);
        else
            g_string_append_c(out, *text);
    }
}

void dm_escape_xml(GString *out, const char *text)
{
    for (; *text; text++)
        switch (*text) {
        case '&':
            g_string_append(out, "&amp;");
            break;
        case '<':
            g_string_append(out, "&lt;");
            break;
        case '>':
            g_string_append(out, "&gt;");
            break;
        case '"':
            g_string_append(out, "&quot;");
            break;
        case '\'':
            g_string_append(out, "&#39;");
            break;
        default:
            g_string_append_c(out, *text);
        }
}

void dm_escape_csv(GString *out, const char *text)
{
    if (!strpbrk(text, ",\"\r\n")) {
        g_string_append(out, text);
        return;
    }
    g_string_append_c(out, '"');
    for (; *text; text++) {
        if (*text == '"')
            g_string_append_c(out, '"');
        g_string_append_c(out, *text);
    }
    g_string_append_c(out, '"');
}
