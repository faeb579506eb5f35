/* text: the common half of the readers. White space is settled here, once, for every format. */
#include "reader.h"
#include <string.h>

const char *const dm_meta_keys[META_COUNT] = {"title", "published", "publisher", "author",
                                              "url",   "language",  "dateline"};

void dm_reader_init(Reader *reader, const Original *original)
{
    *reader = (Reader){.original = original};
    dm_map_init(&reader->map, original->len + 1);
    reader->blocks = g_array_new(FALSE, TRUE, sizeof(Block));
}

void dm_reader_clear(Reader *reader)
{
    dm_map_clear(&reader->map);
    g_clear_pointer(&reader->blocks, g_array_unref);
    for (guint i = 0; i < META_COUNT; i++)
        g_clear_pointer(&reader->meta[i], g_free);
}

static Block *open_block(const Reader *reader)
{
    return &g_array_index(reader->blocks, Block, reader->blocks->len - 1);
}

Block *dm_reader_open(Reader *reader, BlockKind kind, guint level)
{
    dm_reader_close(reader);
    Block block = {.start = (guint32)reader->map.text->len, .kind = kind, .level = level, .emphasised = true};
    block.after_image = reader->image_before;
    reader->image_before = false;
    g_array_append_val(reader->blocks, block);
    reader->open = true;
    reader->space = false;
    return open_block(reader);
}

void dm_reader_close(Reader *reader)
{
    if (!reader->open)
        return;
    Block *block = open_block(reader);
    block->end = (guint32)reader->map.text->len;
    reader->open = false;
    reader->space = false;
    if (block->end > block->start)
        return;
    reader->image_before |= block->after_image;
    g_array_set_size(reader->blocks, reader->blocks->len - 1);
}

static void settle_space(Reader *reader)
{
    if (reader->space && reader->map.text->len > open_block(reader)->start)
        dm_map_replace(&reader->map, " ", 1, reader->space_from, reader->space_width);
    reader->space = false;
}

static void note_piece(Reader *reader, gsize bytes)
{
    Block *block = open_block(reader);
    if (reader->link > 0)
        block->linked += (guint32)bytes;
    if (reader->emphasis == 0)
        block->emphasised = false;
}

static void add_space(Reader *reader, gsize from, gsize width)
{
    if (!reader->space)
        reader->space_from = from;
    reader->space = true;
    reader->space_width = from + width - reader->space_from;
}

void dm_reader_space(Reader *reader)
{
    const char *text = reader->original->text;
    gsize from = dm_map_end(&reader->map, reader->map.text->len),
          reach = MIN(reader->original->len - from, 64);
    const char *line = memchr(text + from, '\n', reach);
    if (reader->open && !reader->space)
        add_space(reader, line ? (gsize)(line - text) : from, line ? 1 : 0);
}

static bool is_ascii_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* White space beyond ASCII, soft hyphens, zero-width marks: length in bytes, 0 for anything else. */
static gsize odd_space(const char *text, bool *ret_nothing)
{
    gunichar c = g_utf8_get_char(text);
    *ret_nothing = c == 0xAD || c == 0xFEFF || (c >= 0x200B && c <= 0x200F) || c == 0x2060;
    bool odd = *ret_nothing || c == 0x85 || g_unichar_isspace(c);
    return odd ? (gsize)g_unichar_to_utf8(c, NULL) : 0;
}

void dm_reader_text(Reader *reader, gsize from, gsize len)
{
    if (!reader->open)
        dm_reader_open(reader, BLOCK_TEXT, 0);
    const char *text = reader->original->text;
    gsize end = from + len, piece = from, i = from;
    while (i <= end) {
        bool nothing = false;
        gsize skip = 0;
        if (i < end && is_ascii_space(text[i]))
            skip = 1;
        else if (i < end && ((guchar)text[i] == 0xC2 || (guchar)text[i] == 0xE2 || (guchar)text[i] >= 0xE1))
            skip = odd_space(text + i, &nothing);
        if (i < end && skip == 0) {
            i++;
            continue;
        }
        /* One plain space between two words is by far the most common: it stays inside the run. */
        bool plain = skip == 1 && text[i] == ' ' && i > piece && i + 1 < end && (guchar)text[i + 1] > ' ' &&
                     (guchar)text[i + 1] < 0x80;
        if (plain) {
            i++;
            continue;
        }
        if (i > piece) {
            settle_space(reader);
            note_piece(reader, i - piece);
            dm_map_copy(&reader->map, text, piece, i - piece);
        }
        if (i == end)
            break;
        if (!nothing)
            add_space(reader, i, skip);
        i += skip;
        piece = i;
    }
}

void dm_reader_char(Reader *reader, gunichar c, gsize from, gsize width)
{
    if (!reader->open)
        dm_reader_open(reader, BLOCK_TEXT, 0);
    char bytes[6];
    gsize n = (gsize)g_unichar_to_utf8(c, bytes);
    bool nothing = false;
    bool space = c < 0x80 ? c <= ' ' : odd_space(bytes, &nothing) > 0;
    if (nothing)
        return;
    if (space) {
        add_space(reader, from, width);
        return;
    }
    settle_space(reader);
    note_piece(reader, n);
    dm_map_replace(&reader->map, bytes, n, from, width);
}

void dm_reader_entity(Reader *reader, gsize from, gsize width)
{
    gunichar c;
    if (dm_entity_decode(reader->original->text + from, width, &c))
        dm_reader_char(reader, c, from, width);
    else
        dm_reader_text(reader, from, width);
}

void dm_reader_meta(Reader *reader, MetaKey key, const char *value, gsize len)
{
    while (len > 0 && is_ascii_space(*value))
        value++, len--;
    while (len > 0 && is_ascii_space(value[len - 1]))
        len--;
    bool quoted = len >= 2 && (*value == '"' || *value == '\'') && value[len - 1] == *value;
    if (quoted)
        value++, len -= 2;
    if (len > 0 && !reader->meta[key])
        reader->meta[key] = g_strndup(value, len);
}

const char *dm_reader_block_text(const Reader *reader, const Block *block, gsize *ret_len)
{
    *ret_len = block->end - block->start;
    return reader->map.text->str + block->start;
}
