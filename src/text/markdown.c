/* text: Markdown by md4c. Mark-up goes, the words keep their places. */
#include "reader.h"
#include <md4c.h>
#include <string.h>

typedef struct MarkdownState {
    Reader *reader;
    const char *base; /* start of the body in the original */
    guint quote, item, image;
    bool code;
} MarkdownState;

static int enter_block(MD_BLOCKTYPE type, void *detail, void *user)
{
    MarkdownState *s = user;
    BlockKind around = s->item ? BLOCK_ITEM : s->quote ? BLOCK_QUOTE : BLOCK_TEXT;
    switch (type) {
    case MD_BLOCK_H:
        dm_reader_open(s->reader, BLOCK_HEADING, ((MD_BLOCK_H_DETAIL *)detail)->level);
        break;
    case MD_BLOCK_QUOTE:
        s->quote++;
        break;
    case MD_BLOCK_LI:
        s->item++;
        dm_reader_open(s->reader, BLOCK_ITEM, 0);
        break;
    case MD_BLOCK_CODE:
        s->code = true;
        break;
    case MD_BLOCK_P:
    case MD_BLOCK_TR:
        dm_reader_open(s->reader, around, 0);
        break;
    default:
        break;
    }
    return 0;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *user)
{
    MarkdownState *s = user;
    if (type == MD_BLOCK_QUOTE)
        s->quote--;
    else if (type == MD_BLOCK_LI)
        s->item--;
    else if (type == MD_BLOCK_CODE)
        s->code = false;
    if (type == MD_BLOCK_TD || type == MD_BLOCK_TH)
        dm_reader_space(s->reader);
    else if (type != MD_BLOCK_DOC)
        dm_reader_close(s->reader);
    return 0;
}

static void count_span(MarkdownState *s, MD_SPANTYPE type, int step)
{
    if (type == MD_SPAN_EM || type == MD_SPAN_STRONG)
        s->reader->emphasis += (guint)step;
    else if (type == MD_SPAN_A)
        s->reader->link += (guint)step;
    else if (type == MD_SPAN_IMG)
        s->image += (guint)step;
}

static int enter_span(MD_SPANTYPE type, void *detail, void *user)
{
    MarkdownState *s = user;
    count_span(s, type, 1);
    if (type == MD_SPAN_IMG && s->reader->open)
        g_array_index(s->reader->blocks, Block, s->reader->blocks->len - 1).after_image = true;
    return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *user)
{
    count_span(user, type, -1);
    return 0;
}

static int text(MD_TEXTTYPE type, const MD_CHAR *bytes, MD_SIZE size, void *user)
{
    MarkdownState *s = user;
    if (s->code || s->image || type == MD_TEXT_HTML)
        return 0;
    const Original *original = s->reader->original;
    /* Line ends and NULs come as md4c's own strings, everything else points into the original. */
    bool inside = bytes >= original->text && bytes <= original->text + original->len;
    if (!inside) {
        if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR)
            dm_reader_space(s->reader);
        return 0;
    }
    gsize from = (gsize)(bytes - original->text);
    if (type == MD_TEXT_ENTITY)
        dm_reader_entity(s->reader, from, size);
    else
        dm_reader_text(s->reader, from, size);
    return 0;
}

void dm_read_markdown(Reader *reader)
{
    gsize start = dm_read_front_matter(reader);
    MarkdownState state = {.reader = reader, .base = reader->original->text + start};
    MD_PARSER parser = {
        .flags = MD_FLAG_NOINDENTEDCODEBLOCKS | MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH,
        .enter_block = enter_block,
        .leave_block = leave_block,
        .enter_span = enter_span,
        .leave_span = leave_span,
        .text = text,
    };
    md_parse(state.base, (MD_SIZE)(reader->original->len - start), &parser, &state);
    dm_reader_close(reader);
}
