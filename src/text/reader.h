/* text: what the readers of Markdown, HTML and plain text hand on: blocks of text over the original, and
 * metadata. */
#pragma once
#include "map.h"
#include "original.h"

typedef enum BlockKind { BLOCK_TEXT, BLOCK_HEADING, BLOCK_ITEM, BLOCK_QUOTE, BLOCK_CAPTION } BlockKind;

typedef struct Block {
    guint32 start, end; /* bytes in the reader's text */
    guint32 linked;     /* bytes of it inside links */
    guint8 kind;        /* BlockKind */
    guint8 level;       /* of a heading, 1–6 */
    bool after_image;   /* an image stands directly before it or in it */
    bool emphasised;    /* bold or italic from its first to its last letter */
    bool dropped;       /* not part of the main text */
    guint32 owner;      /* HTML: index of the element that holds it */
} Block;

/* The metadata an article can have; the order is the order of `dm_article_meta` keys in reader.c. */
typedef enum MetaKey {
    META_TITLE,
    META_PUBLISHED,
    META_PUBLISHER,
    META_AUTHOR,
    META_URL,
    META_LANGUAGE,
    META_DATELINE,
    META_COUNT
} MetaKey;
extern const char *const dm_meta_keys[META_COUNT];

typedef struct Reader {
    const Original *original;
    Map map;
    GArray *blocks; /* of Block */
    char *meta[META_COUNT];
    bool open;                     /* inside a block */
    bool space;                    /* white space is due before the next character */
    gsize space_from, space_width; /* where that white space stands in the original */
    guint emphasis, link;          /* depth */
    bool image_before;
} Reader;

void dm_reader_init(Reader *reader, const Original *original);
void dm_reader_clear(Reader *reader);
/* Begins a block, ending the one before. */
Block *dm_reader_open(Reader *reader, BlockKind kind, guint level);
/* Ends the block; an empty one is forgotten. */
void dm_reader_close(Reader *reader);
/* Appends original[from, from + len); white space is folded to one space, soft hyphens vanish. */
void dm_reader_text(Reader *reader, gsize from, gsize len);
/* White space is due here, wherever exactly the original has it. */
void dm_reader_space(Reader *reader);
/* Appends one character standing for original[from, from + width). */
void dm_reader_char(Reader *reader, gunichar c, gsize from, gsize width);
/* Appends what an entity (&amp; &#8217; …) at original[from, from + width) stands for. */
void dm_reader_entity(Reader *reader, gsize from, gsize width);
/* Sets metadata unless it is there already; white space at the ends and quotation marks around it are cut. */
void dm_reader_meta(Reader *reader, MetaKey key, const char *value, gsize len);
const char *dm_reader_block_text(const Reader *reader, const Block *block, gsize *ret_len);

void dm_read_markdown(Reader *reader);
void dm_read_plain(Reader *reader);
void dm_read_html(Reader *reader);
/* Reads `key: value` lines between --- lines at the start; the byte behind them, or 0 when there are none. */
gsize dm_read_front_matter(Reader *reader);
/* The ISO day of a date written plainly (2025-08-21…, August 21, 2025, Thu 21 Aug 2025 14:05
 * GMT, 21.08.2025); false when `text` is anything more or less than a date with day, month and year. */
bool dm_plain_date(const char *text, gsize len, char ret_iso[11]);
/* Sets `dropped` on what is not the article and fills metadata from the head of the text. `plain`: a first
 * line without mark-up can be the title. */
void dm_article_clean(Reader *reader, bool plain);
/* Bytes of the dateline that the first paragraph `text` begins with ("KYIV, Aug 21 (Agency) - "), 0 for none;
 * its place and day go into the metadata. */
gsize dm_dateline_len(Reader *reader, const char *text, gsize len);
/* A line of place and day alone: "Berlin, 30 June 2025". Both are noted. */
bool dm_dateline_alone(Reader *reader, const char *text, gsize len);

/* The character that the entity text[0, len) from `&` on stands for; false when it is unknown. */
bool dm_entity_decode(const char *text, gsize len, gunichar *ret_char);
