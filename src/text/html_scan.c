/* text: the scanner of HTML. Not libxml2's: offsets into the page have to be exact for every character. It
 * follows the tokenizer of the HTML standard (13.2.5) where news pages need it. */
#include "html.h"
#include <string.h>

/* Elements whose inside is not mark-up. */
static const char *const raw_names[] = {"script", "style", "textarea", "xmp"};

static bool name_is(const char *name, gsize len, const char *other)
{
    return strlen(other) == len && !g_ascii_strncasecmp(name, other, len);
}

bool dm_html_is(const HtmlItem *item, const char *name)
{
    return name_is(item->name, item->name_len, name);
}

static gsize find(const HtmlScan *scan, gsize from, const char *what)
{
    const char *text = scan->original->text;
    const char *at = memmem(text + from, scan->original->len - from, what, strlen(what));
    return at ? (gsize)(at - text) : scan->original->len;
}

/* The '>' that ends the tag at `at`, quotes respected; the end of the text when there is none. */
static gsize tag_end(HtmlScan *scan, gsize at)
{
    const char *text = scan->original->text;
    char quote = '\0';
    gsize i = at, plain = scan->original->len;
    for (; i < scan->original->len; i++) {
        char c = text[i];
        if (quote)
            quote = c == quote ? '\0' : quote;
        else if (c == '>')
            return i;
        else if ((c == '"' || c == '\'') && text[i - 1] == '=')
            quote = c;
        if (c == '>' && plain == scan->original->len)
            plain = i;
    }
    /* An open quote swallowed the rest: the first '>' it is, then. */
    return plain;
}

/* Passes the inside of a script or style; leaves the scan before its end tag. */
static void pass_raw(HtmlScan *scan)
{
    const char *text = scan->original->text;
    while (scan->at < scan->original->len) {
        gsize at = find(scan, scan->at, "</");
        scan->at = at;
        if (at + 2 + scan->raw_len <= scan->original->len &&
            !g_ascii_strncasecmp(text + at + 2, scan->raw, scan->raw_len))
            break;
        scan->at = MIN(at + 2, scan->original->len);
    }
    scan->raw = NULL;
}

/* Passes comments, declarations and processing instructions; true when there was one at the scan. */
static bool pass_hidden(HtmlScan *scan)
{
    const char *text = scan->original->text + scan->at;
    gsize left = scan->original->len - scan->at;
    if (left > 3 && !memcmp(text, "<!--", 4))
        scan->at = find(scan, scan->at + 4, "-->") + 3;
    else if (left > 1 && (text[1] == '!' || text[1] == '?'))
        scan->at = find(scan, scan->at, ">") + 1;
    else
        return false;
    scan->at = MIN(scan->at, scan->original->len);
    return true;
}

static bool is_tag(const HtmlScan *scan)
{
    const char *text = scan->original->text + scan->at;
    return *text == '<' && (g_ascii_isalpha(text[1]) || (text[1] == '/' && g_ascii_isalpha(text[2])));
}

static void take_tag(HtmlScan *scan, HtmlItem *item)
{
    const char *text = scan->original->text;
    bool closing = text[scan->at + 1] == '/';
    gsize name = scan->at + 1 + closing, end = tag_end(scan, scan->at + 1), stop = name;
    while (stop < end && !strchr(" \t\r\n\f/>", text[stop]))
        stop++;
    *item = (HtmlItem){.kind = closing ? HTML_CLOSE : HTML_OPEN, .start = scan->at, .name = text + name};
    item->name_len = stop - name;
    item->attributes = stop;
    item->attributes_end = end;
    item->empty = end > stop && text[end - 1] == '/';
    item->end = scan->at = MIN(end + 1, scan->original->len);
    for (guint i = 0; !closing && i < G_N_ELEMENTS(raw_names); i++)
        if (dm_html_is(item, raw_names[i])) {
            scan->raw = raw_names[i];
            scan->raw_len = strlen(raw_names[i]);
        }
}

bool dm_html_next(HtmlScan *scan, HtmlItem *ret_item)
{
    const Original *original = scan->original;
    if (scan->raw)
        pass_raw(scan);
    while (scan->at < original->len && original->text[scan->at] == '<' && !is_tag(scan) && pass_hidden(scan))
        ;
    if (scan->at >= original->len)
        return false;
    if (is_tag(scan)) {
        take_tag(scan, ret_item);
        return true;
    }
    const char *next = memchr(original->text + scan->at + 1, '<', original->len - scan->at - 1);
    gsize end = next ? (gsize)(next - original->text) : original->len;
    *ret_item = (HtmlItem){.kind = HTML_TEXT, .start = scan->at, .end = end};
    scan->at = end;
    return true;
}

const char *dm_html_attribute(const HtmlScan *scan, const HtmlItem *item, const char *name, gsize *ret_len)
{
    const char *text = scan->original->text;
    for (gsize i = item->attributes, end = item->attributes_end; i < end;) {
        while (i < end && strchr(" \t\r\n\f/", text[i]))
            i++;
        gsize key = i;
        while (i < end && !strchr(" \t\r\n\f/=", text[i]))
            i++;
        gsize key_len = i - key, value = i, value_len = 0;
        if (i < end && text[i] == '=') {
            char quote = ++i < end && strchr("\"'", text[i]) ? text[i++] : '\0';
            value = i;
            while (i < end && (quote ? text[i] != quote : !strchr(" \t\r\n\f", text[i])))
                i++;
            value_len = i - value;
            i += quote && i < end;
        } else if (key_len == 0) {
            i++;
        }
        if (name_is(text + key, key_len, name)) {
            *ret_len = value_len;
            return text + value;
        }
    }
    return NULL;
}
