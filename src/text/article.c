/* text: an article, assembled. Original → reader of its format → blocks kept → main text → tokens and
 * sentences. */
#include "reader.h"
#include "sentence.h"
#include <string.h>

/* How far a file without a telling name is looked at. */
#define GUESS_BYTES 4096

struct DmArticle {
    Original original;
    Map map;
    GArray *paragraphs; /* of DmParagraph */
    Words words;
    char *meta[META_COUNT];
};

static const struct {
    const char *ending;
    DmTextFormat format;
} endings[] = {
    {".md", DM_TEXT_MARKDOWN}, {".markdown", DM_TEXT_MARKDOWN}, {".html", DM_TEXT_HTML},
    {".htm", DM_TEXT_HTML},    {".xhtml", DM_TEXT_HTML},
};

/* What only HTML or only Markdown has near its start. */
static const char *const html_signs[] = {"<!doctype html", "<html", "<head", "<body",
                                         "<article",       "<p>",   "<p ",   "<div"};
static const char *const markdown_signs[] = {"](", "\n# ", "\n## ", "**", "\n![", "\n> ", "\n\\#"};

static bool has_sign(const char *head, const char *const *signs, guint n)
{
    for (guint i = 0; i < n; i++)
        if (strstr(head, signs[i]))
            return true;
    return false;
}

static DmTextFormat guess_format(const char *name, const Original *original)
{
    for (guint i = 0; name && i < G_N_ELEMENTS(endings); i++)
        if (g_str_has_suffix(name, endings[i].ending))
            return endings[i].format;
    g_autofree char *head = g_ascii_strdown(original->text, (gssize)MIN(original->len, GUESS_BYTES));
    if (has_sign(head, html_signs, G_N_ELEMENTS(html_signs)))
        return DM_TEXT_HTML;
    bool markdown = has_sign(head, markdown_signs, G_N_ELEMENTS(markdown_signs)) ||
                    g_str_has_prefix(head, "# ") || g_str_has_prefix(head, "---\n");
    return markdown ? DM_TEXT_MARKDOWN : DM_TEXT_PLAIN;
}

static DmParagraphKind paragraph_kind(const Block *block)
{
    switch (block->kind) {
    case BLOCK_HEADING:
        return DM_PARAGRAPH_HEADING;
    case BLOCK_ITEM:
        return DM_PARAGRAPH_ITEM;
    case BLOCK_QUOTE:
        return DM_PARAGRAPH_QUOTE;
    default:
        return DM_PARAGRAPH_TEXT;
    }
}

static void keep_block(DmArticle *article, const Reader *reader, const Block *block)
{
    Map *map = &article->map;
    gsize start = map->text->len;
    dm_map_append(map, &reader->map, block->start, block->end);
    DmParagraph paragraph = {{start, map->text->len}, paragraph_kind(block)};
    dm_map_replace(map, "\n", 1, dm_map_end(map, map->text->len), 0);
    g_array_append_val(article->paragraphs, paragraph);
}

static void assemble(DmArticle *article, Reader *reader)
{
    for (guint i = 0; i < reader->blocks->len; i++) {
        const Block *block = &g_array_index(reader->blocks, Block, i);
        if (!block->dropped && block->end > block->start)
            keep_block(article, reader, block);
    }
    const char *text = article->map.text->str;
    for (guint i = 0; i < article->paragraphs->len; i++) {
        const DmParagraph *p = &g_array_index(article->paragraphs, DmParagraph, i);
        guint first = article->words.tokens->len;
        dm_text_tokenize(article->words.tokens, text, p->span.start, p->span.end);
        dm_text_split(&article->words, text, first, i);
    }
    memcpy(article->meta, reader->meta, sizeof article->meta);
    memset(reader->meta, 0, sizeof reader->meta);
}

DmArticle *dm_article_new(const char *name, const char *bytes, gsize len, DmTextFormat format)
{
    DmArticle *article = g_new0(DmArticle, 1);
    dm_original_init(&article->original, bytes, len);
    dm_map_init(&article->map, article->original.len + 1);
    article->paragraphs = g_array_new(FALSE, FALSE, sizeof(DmParagraph));
    article->words.tokens =
        g_array_sized_new(FALSE, FALSE, sizeof(DmToken), (guint)(article->original.len / 5 + 1));
    article->words.sentences = g_array_new(FALSE, FALSE, sizeof(DmSentence));
    if (format == DM_TEXT_GUESS)
        format = guess_format(name, &article->original);
    Reader reader;
    dm_reader_init(&reader, &article->original);
    if (format == DM_TEXT_HTML)
        dm_read_html(&reader);
    else if (format == DM_TEXT_MARKDOWN)
        dm_read_markdown(&reader);
    else
        dm_read_plain(&reader);
    dm_article_clean(&reader, format == DM_TEXT_PLAIN);
    assemble(article, &reader);
    dm_reader_clear(&reader);
    return article;
}

void dm_article_free(DmArticle *article)
{
    if (!article)
        return;
    dm_original_clear(&article->original);
    dm_map_clear(&article->map);
    g_array_unref(article->paragraphs);
    g_array_unref(article->words.tokens);
    g_array_unref(article->words.sentences);
    for (guint i = 0; i < META_COUNT; i++)
        g_free(article->meta[i]);
    g_free(article);
}

bool dm_article_is_binary(const DmArticle *article)
{
    return article->original.binary;
}

const char *dm_article_text(const DmArticle *article, gsize *ret_len)
{
    if (ret_len)
        *ret_len = article->map.text->len;
    return article->map.text->str;
}

gsize dm_article_origin(const DmArticle *article, gsize offset)
{
    return dm_original_chars(&article->original, dm_map_start(&article->map, offset));
}

void dm_article_origin_span(const DmArticle *article, DmSpan span, gsize *ret_start, gsize *ret_end)
{
    *ret_start = dm_original_chars(&article->original, dm_map_start(&article->map, span.start));
    *ret_end = dm_original_chars(&article->original, dm_map_end(&article->map, MAX(span.start, span.end)));
}

const char *dm_article_meta(const DmArticle *article, const char *key)
{
    for (guint i = 0; i < META_COUNT; i++)
        if (!strcmp(dm_meta_keys[i], key))
            return article->meta[i];
    return NULL;
}

const DmParagraph *dm_article_paragraphs(const DmArticle *article, guint *ret_len)
{
    *ret_len = article->paragraphs->len;
    return (const DmParagraph *)(void *)article->paragraphs->data;
}

const DmSentence *dm_article_sentences(const DmArticle *article, guint *ret_len)
{
    *ret_len = article->words.sentences->len;
    return (const DmSentence *)(void *)article->words.sentences->data;
}

const DmToken *dm_article_tokens(const DmArticle *article, guint *ret_len)
{
    *ret_len = article->words.tokens->len;
    return (const DmToken *)(void *)article->words.tokens->data;
}
