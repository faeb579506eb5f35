/* text: plain text and front matter. Blank lines part paragraphs; within one, lines are joined where they
 * were wrapped by width, and kept apart where every line is a paragraph of its own. */
#include "reader.h"
#include <string.h>

/* No text is wrapped at more characters than this: longer lines are paragraphs. */
#define WRAP_MAX 110

typedef struct FrontKey {
    const char *key;
    MetaKey meta;
} FrontKey;

static const FrontKey front_keys[] = {
    {"title", META_TITLE},
    {"headline", META_TITLE},
    {"date", META_PUBLISHED},
    {"published", META_PUBLISHED},
    {"pubdate", META_PUBLISHED},
    {"publishdate", META_PUBLISHED},
    {"published_at", META_PUBLISHED},
    {"publisher", META_PUBLISHER},
    {"site", META_PUBLISHER},
    {"source", META_PUBLISHER},
    {"author", META_AUTHOR},
    {"by", META_AUTHOR},
    {"byline", META_AUTHOR},
    {"url", META_URL},
    {"source_url", META_URL},
    {"original_url", META_URL},
    {"canonical", META_URL},
    {"canonical_url", META_URL},
    {"link", META_URL},
    {"language", META_LANGUAGE},
    {"lang", META_LANGUAGE},
    {"place", META_DATELINE},
    {"dateline", META_DATELINE},
};

static void read_front_line(Reader *reader, const char *line, gsize len)
{
    const char *colon = memchr(line, ':', len);
    if (!colon)
        return;
    gsize key_len = (gsize)(colon - line);
    for (guint i = 0; i < G_N_ELEMENTS(front_keys); i++)
        if (strlen(front_keys[i].key) == key_len && !g_ascii_strncasecmp(front_keys[i].key, line, key_len))
            dm_reader_meta(reader, front_keys[i].meta, colon + 1, len - key_len - 1);
}

/* The line at *at without its end; *at moves behind it. */
static gsize take_line(const Original *original, gsize *at, gsize *ret_start)
{
    const char *text = original->text, *end = memchr(text + *at, '\n', original->len - *at);
    gsize stop = end ? (gsize)(end - text) : original->len, len = stop - *at;
    *ret_start = *at;
    *at = end ? stop + 1 : stop;
    while (len > 0 && g_ascii_isspace(text[*ret_start + len - 1]))
        len--;
    return len;
}

gsize dm_read_front_matter(Reader *reader)
{
    const Original *original = reader->original;
    const char *text = original->text;
    gsize at = 0, start, len;
    while (at < original->len && g_ascii_isspace(text[at]))
        at++;
    len = take_line(original, &at, &start);
    if (len != 3 || memcmp(text + start, "---", 3) != 0)
        return 0;
    gsize body = 0, first = at;
    while (!body && at < original->len) {
        len = take_line(original, &at, &start);
        if (len == 3 && (!memcmp(text + start, "---", 3) || !memcmp(text + start, "...", 3)))
            body = at;
    }
    for (at = first; at < body;) {
        len = take_line(original, &at, &start);
        read_front_line(reader, text + start, len);
    }
    return body;
}

/* Bytes of the bullet or number that a list item begins with; 0 for any other line. */
static gsize bullet_len(const char *line, gsize len)
{
    gsize digits = strspn(line, "0123456789");
    bool numbered = digits > 0 && digits < 4 && digits + 2 < len && strchr(".)", line[digits]);
    if (numbered && line[digits + 1] == ' ')
        return digits + 2;
    if (len > 2 && strchr("-*+", *line) && line[1] == ' ')
        return 2;
    return len > 4 && !memcmp(line, "\xE2\x80\xA2 ", 4) ? 4 : 0;
}

/* The bytes of the paragraph at `at` (lines up to a blank one), and whether its lines are wrapped. */
static gsize paragraph_end(const Original *original, gsize at, bool *ret_wrapped)
{
    gsize end = at, start, len;
    *ret_wrapped = true;
    while (at < original->len && (len = take_line(original, &at, &start)) > 0) {
        end = start + len;
        *ret_wrapped &= len <= WRAP_MAX;
    }
    return end;
}

static void read_paragraph(Reader *reader, gsize at, gsize end, bool wrapped)
{
    const char *text = reader->original->text;
    for (gsize start, len; at < end;) {
        len = take_line(reader->original, &at, &start);
        while (len > 0 && g_ascii_isspace(text[start]))
            start++, len--;
        gsize bullet = bullet_len(text + start, len);
        char iso[11];
        bool date = dm_plain_date(text + start, len, iso);
        if (bullet || date || !wrapped || !reader->open)
            dm_reader_open(reader, bullet ? BLOCK_ITEM : BLOCK_TEXT, 0);
        dm_reader_text(reader, start + bullet, MIN(at, end) - start - bullet);
        if (date)
            dm_reader_close(reader);
    }
    dm_reader_close(reader);
}

void dm_read_plain(Reader *reader)
{
    const Original *original = reader->original;
    gsize at = dm_read_front_matter(reader), start;
    while (at < original->len) {
        gsize here = at;
        if (take_line(original, &at, &start) == 0)
            continue;
        bool wrapped;
        gsize end = paragraph_end(original, here, &wrapped);
        read_paragraph(reader, here, end, wrapped);
        at = end;
    }
}
