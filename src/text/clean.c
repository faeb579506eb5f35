/* text: what is the article and what only stands around it. Works on the blocks of any reader: title, date
 * line, byline and dateline become metadata; credits, captions, teasers, share lines and notices are dropped.
 */
#include "reader.h"
#include <string.h>

#define TITLE_MAX_BYTES   300
#define TITLE_MAX_WORDS   35
#define CREDIT_MAX_BYTES  160
#define NOTICE_MAX_BYTES  400
#define CAPTION_MAX_BYTES 400

typedef enum NoticeMatch {
    MATCH_WHOLE,  /* the block is this and no more */
    MATCH_START,  /* it starts with this */
    MATCH_END,    /* it ends with this */
    MATCH_LINKED, /* it starts with this and links somewhere */
    MATCH_INSIDE, /* a short block that has this in it */
} NoticeMatch;

/* Lines that news sites put around their articles. Each row's own text is an example of it. */
static const struct {
    const char *text; /* lower case */
    NoticeMatch match;
} notices[] = {
    {"related article", MATCH_START},
    {"related articles", MATCH_START},
    {"related:", MATCH_START},
    {"related stor", MATCH_START},
    {"related topics", MATCH_START},
    {"related coverage", MATCH_START},
    {"related content", MATCH_START},
    {"recommended:", MATCH_START},
    {"recommended for you", MATCH_START},
    {"read more:", MATCH_START},
    {"read more", MATCH_LINKED},
    {"read more", MATCH_WHOLE},
    {"read also", MATCH_LINKED},
    {"read also:", MATCH_START},
    {"also read:", MATCH_START},
    {"see also:", MATCH_START},
    {"see also", MATCH_LINKED},
    {"more on this", MATCH_START},
    {"more from ", MATCH_LINKED},
    {"don't miss", MATCH_LINKED},
    {"watch:", MATCH_START},
    {"watch live", MATCH_START},
    {"listen:", MATCH_START},
    {"photo:", MATCH_START},
    {"photos:", MATCH_START},
    {"photo by ", MATCH_START},
    {"photograph:", MATCH_START},
    {"image:", MATCH_START},
    {"image source", MATCH_START},
    {"image caption", MATCH_START},
    {"picture:", MATCH_START},
    {"file photo", MATCH_START},
    {"credit:", MATCH_START},
    {"caption:", MATCH_START},
    {"original url", MATCH_START},
    {"original article", MATCH_START},
    {"source url", MATCH_START},
    {"source:", MATCH_LINKED},
    {"share this", MATCH_START},
    {"share on ", MATCH_START},
    {"share via ", MATCH_START},
    {"share", MATCH_WHOLE},
    {"follow us", MATCH_START},
    {"follow live", MATCH_START},
    {"join our ", MATCH_LINKED},
    {"subscribe to our", MATCH_START},
    {"subscribe now", MATCH_START},
    {"sign up for ", MATCH_START},
    {"sign up to ", MATCH_START},
    {"get our newsletter", MATCH_START},
    {"support independent journalism", MATCH_START},
    {"advertisement", MATCH_WHOLE},
    {"story continues below", MATCH_START},
    {"article continues below", MATCH_START},
    {"continue reading", MATCH_START},
    {"this website uses cookies", MATCH_START},
    {"this site uses cookies", MATCH_START},
    {"we use cookies", MATCH_START},
    {"we and our partners", MATCH_START},
    {"by clicking ", MATCH_START},
    {"accept all", MATCH_START},
    {"copyright ", MATCH_START},
    {"(c) ", MATCH_START},
    {"\xC2\xA9", MATCH_START},
    {"all rights reserved", MATCH_END},
    {"all rights reserved.", MATCH_END},
    {"tags:", MATCH_START},
    {"topics:", MATCH_START},
    {"filed under", MATCH_START},
    {"reporting by ", MATCH_START},
    {"(reporting by ", MATCH_START},
    {"additional reporting by ", MATCH_START},
    {"(additional reporting by ", MATCH_START},
    {"editing by ", MATCH_START},
    {"writing by ", MATCH_START},
    {"with reporting by ", MATCH_START},
    {"with reporting from ", MATCH_START},
    {" contributed reporting", MATCH_INSIDE},
    {" contributed to this report", MATCH_INSIDE},
    {" contributed to this article", MATCH_INSIDE},
    {" contributed to this story", MATCH_INSIDE},
    {"print this page", MATCH_WHOLE},
    {"print", MATCH_WHOLE},
    {"comments", MATCH_WHOLE},
    {"leave a comment", MATCH_START},
    {"min read", MATCH_END},
    {"minute read", MATCH_END},
    {"for immediate release", MATCH_WHOLE},
    {"back to top", MATCH_WHOLE},
    {"skip to content", MATCH_WHOLE},
    {"skip to main content", MATCH_WHOLE},
};

typedef struct View {
    const char *text;
    gsize len;
} View;

static View view(const Reader *reader, const Block *block)
{
    View v;
    v.text = dm_reader_block_text(reader, block, &v.len);
    return v;
}

static guint count_words(View v)
{
    guint n = 0;
    for (gsize i = 0; i < v.len; i++)
        n += v.text[i] != ' ' && (i == 0 || v.text[i - 1] == ' ');
    return n;
}

static bool starts_with(View v, const char *text)
{
    gsize n = strlen(text);
    return v.len >= n && !g_ascii_strncasecmp(v.text, text, n);
}

static bool ends_with(View v, const char *text)
{
    gsize n = strlen(text);
    return v.len >= n && !g_ascii_strncasecmp(v.text + v.len - n, text, n);
}

static bool is_notice(View v, bool linked)
{
    if (v.len > NOTICE_MAX_BYTES)
        return false;
    for (guint i = 0; i < G_N_ELEMENTS(notices); i++) {
        const char *text = notices[i].text;
        switch (notices[i].match) {
        case MATCH_WHOLE:
            if (v.len == strlen(text) && starts_with(v, text))
                return true;
            break;
        case MATCH_LINKED:
        case MATCH_START:
            if ((linked || notices[i].match == MATCH_START) && starts_with(v, text))
                return true;
            break;
        case MATCH_END:
            if (ends_with(v, text))
                return true;
            break;
        case MATCH_INSIDE:
            if (v.len < CREDIT_MAX_BYTES && g_strstr_len(v.text, (gssize)v.len, text))
                return true;
            break;
        }
    }
    return false;
}

static bool has_letter(View v)
{
    for (gsize i = 0; i < v.len; i++)
        if (g_ascii_isalnum(v.text[i]) || (guchar)v.text[i] >= 0xC3)
            return true;
    return false;
}

static bool is_bare_url(View v)
{
    return (starts_with(v, "http://") || starts_with(v, "https://") || starts_with(v, "www.")) &&
           !memchr(v.text, ' ', v.len);
}

/* A block that is nothing but a link leads away from the article. */
static bool is_teaser(const Block *block, View v)
{
    return v.len < NOTICE_MAX_BYTES && block->linked * 10 >= v.len * 9;
}

/* "Somebody. site" or "Somebody / Agency" under a picture or in the head: who took it, not what happened. */
static bool is_credit(const Block *block, View v)
{
    if (v.len > CREDIT_MAX_BYTES || count_words(v) > 14)
        return false;
    bool link_at_end = block->linked > 0 && block->linked * 4 >= v.len;
    bool slashed = g_strstr_len(v.text, (gssize)v.len, " / ") != NULL;
    bool finished = strchr(".!?", v.text[v.len - 1]) != NULL;
    return !finished && (link_at_end || slashed);
}

/* A caption that names its photographer: "… Image: Somebody." and the like. */
static bool names_photographer(View v)
{
    static const char *const marks[] = {
        " Image: ", " Photo: ", " Photograph: ", " Picture: ", " Credit: ", "(Photo by ",
        "[Photo",   "(Photo: ", "Getty Images",  "(AP Photo",  "/AFP"};
    for (guint i = 0; i < G_N_ELEMENTS(marks); i++) {
        const char *at = g_strstr_len(v.text, (gssize)v.len, marks[i]);
        if (at && count_words((View){at, v.len - (gsize)(at - v.text)}) <= 10)
            return true;
    }
    return false;
}

static bool is_furniture(const Block *block, View v)
{
    if (!has_letter(v) || is_bare_url(v) || block->kind == BLOCK_CAPTION)
        return true;
    if (is_notice(v, block->linked > 0) || is_teaser(block, v))
        return true;
    bool caption = block->after_image && v.len < CAPTION_MAX_BYTES && is_credit(block, v);
    return caption || (v.len < CAPTION_MAX_BYTES && names_photographer(v));
}

/* Whether a sentence ends and another begins inside: "went on. The". */
static bool has_sentences(View v)
{
    for (gsize i = 2; i + 2 < v.len; i++)
        if (strchr(".?!", v.text[i]) && v.text[i + 1] == ' ' && g_ascii_islower(v.text[i - 1]) &&
            g_ascii_islower(v.text[i - 2]) && !g_ascii_islower(v.text[i + 2]))
            return true;
    return false;
}

static bool looks_like_title(View v)
{
    gsize end = v.len; /* without closing quotation marks */
    while (end > 1 && strchr("\"')\x80\x99\x9D\xE2", v.text[end - 1]))
        end--;
    return !has_sentences(v) && v.len <= TITLE_MAX_BYTES && count_words(v) <= TITLE_MAX_WORDS &&
           !strchr(".:;,", v.text[end - 1]);
}

/* "By Somebody" with every other word a name. */
static bool take_byline(Reader *reader, View v)
{
    if (!starts_with(v, "By ") || v.len > 120 || count_words(v) > 12 || v.text[v.len - 1] == '.')
        return false;
    for (gsize i = 3; i < v.len; i++)
        if (v.text[i - 1] == ' ' && g_ascii_islower(v.text[i]) &&
            !starts_with((View){v.text + i, v.len - i}, "and ") &&
            !starts_with((View){v.text + i, v.len - i}, "in ") &&
            !starts_with((View){v.text + i, v.len - i}, "for "))
            return false;
    dm_reader_meta(reader, META_AUTHOR, v.text + 3, v.len - 3);
    return true;
}

static bool take_date(Reader *reader, View v)
{
    char iso[11];
    if (!dm_plain_date(v.text, v.len, iso))
        return false;
    dm_reader_meta(reader, META_PUBLISHED, iso, 10);
    return true;
}

/* The next block from `i` on that is not dropped, or NULL. */
static Block *next_block(Reader *reader, guint i)
{
    for (; i < reader->blocks->len; i++) {
        Block *block = &g_array_index(reader->blocks, Block, i);
        if (!block->dropped)
            return block;
    }
    return NULL;
}

/* Whether block `i`, the first one, is the title: a heading, or a line without a full stop before other text.
 */
static bool is_title(Reader *reader, guint i, bool plain)
{
    Block *block = &g_array_index(reader->blocks, Block, i), *next = next_block(reader, i + 1);
    View v = view(reader, block);
    if (block->kind == BLOCK_HEADING)
        return true;
    if (block->kind != BLOCK_TEXT || !next || !looks_like_title(v))
        return false;
    char iso[11];
    View after = view(reader, next);
    if (dm_dateline_alone(reader, v.text, v.len))
        return false;
    return plain || dm_plain_date(after.text, after.len, iso);
}

/* Title, date, byline and credits before the first paragraph of the body; `plain`: a first line can be a
 * title without mark-up. */
static void clean_head(Reader *reader, bool plain)
{
    bool title = false;
    for (guint i = 0; i < reader->blocks->len; i++) {
        Block *block = &g_array_index(reader->blocks, Block, i);
        if (block->dropped)
            continue;
        View v = view(reader, block);
        if (!title && is_title(reader, i, plain)) {
            dm_reader_meta(reader, META_TITLE, v.text, v.len);
            title = block->dropped = true;
        } else if (take_date(reader, v) || dm_dateline_alone(reader, v.text, v.len) ||
                   take_byline(reader, v) || is_furniture(block, v) || is_credit(block, v)) {
            block->dropped = true;
        } else {
            return;
        }
    }
}

/* The day alone where the metadata writes a full date and time. */
static void settle_published(Reader *reader)
{
    char iso[11], *said = reader->meta[META_PUBLISHED];
    if (!said || !dm_plain_date(said, strlen(said), iso))
        return;
    reader->meta[META_PUBLISHED] = g_strdup(iso);
    g_free(said);
}

void dm_article_clean(Reader *reader, bool plain)
{
    settle_published(reader);
    clean_head(reader, plain);
    for (guint i = 0; i < reader->blocks->len; i++) {
        Block *block = &g_array_index(reader->blocks, Block, i);
        View v = view(reader, block);
        if (block->dropped || !is_furniture(block, v))
            continue;
        block->dropped = true;
        if (is_bare_url(v))
            dm_reader_meta(reader, META_URL, v.text, v.len);
    }
    for (guint i = 0; i < reader->blocks->len; i++) {
        Block *block = &g_array_index(reader->blocks, Block, i);
        if (block->dropped)
            continue;
        View v = view(reader, block);
        block->start += (guint32)dm_dateline_len(reader, v.text, v.len);
        break;
    }
}
