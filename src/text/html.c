/* text: HTML pages. The article is looked for in what the page says of itself (articleBody, <article>,
 * <main>), else in the element that holds most of the running text; navigation, captions and the like are
 * passed over by element, role and class. */
#include "html.h"
#include "reader.h"
#include <stdlib.h>
#include <string.h>

#define DEPTH_MAX 256 /* deeper elements belong to the last one */
#define RUNNING_MIN_BYTES                                                                                    \
    40 /* shorter blocks are not taken for running text when the article is looked for */
#define LINKED_MAX_BYTES 140 /* a longer block of many links can be text */

typedef enum Role {
    ROLE_INLINE, /* nothing to us */
    ROLE_LINK,
    ROLE_STRONG,
    ROLE_BLOCK, /* parts text, holds other blocks */
    ROLE_PARAGRAPH,
    ROLE_ITEM,
    ROLE_QUOTE,
    ROLE_HEADING,
    ROLE_HEADER, /* title and byline are looked for in it, no text */
    ROLE_BREAK,
    ROLE_IMAGE,
    ROLE_TITLE,
    ROLE_SKIP,
} Role;

static const struct Tag {
    const char *name;
    Role role;
} tags[] = {
    {"a", ROLE_LINK},        {"address", ROLE_BLOCK}, {"article", ROLE_BLOCK},    {"aside", ROLE_SKIP},
    {"audio", ROLE_SKIP},    {"b", ROLE_STRONG},      {"blockquote", ROLE_QUOTE}, {"body", ROLE_BLOCK},
    {"br", ROLE_BREAK},      {"button", ROLE_SKIP},   {"canvas", ROLE_SKIP},      {"center", ROLE_BLOCK},
    {"dd", ROLE_PARAGRAPH},  {"dialog", ROLE_SKIP},   {"div", ROLE_BLOCK},        {"dl", ROLE_BLOCK},
    {"dt", ROLE_PARAGRAPH},  {"em", ROLE_STRONG},     {"figcaption", ROLE_SKIP},  {"figure", ROLE_SKIP},
    {"footer", ROLE_SKIP},   {"form", ROLE_SKIP},     {"h1", ROLE_HEADING},       {"h2", ROLE_HEADING},
    {"h3", ROLE_HEADING},    {"h4", ROLE_HEADING},    {"h5", ROLE_HEADING},       {"h6", ROLE_HEADING},
    {"header", ROLE_HEADER}, {"hr", ROLE_BREAK},      {"i", ROLE_STRONG},         {"iframe", ROLE_SKIP},
    {"img", ROLE_IMAGE},     {"li", ROLE_ITEM},       {"main", ROLE_BLOCK},       {"menu", ROLE_SKIP},
    {"nav", ROLE_SKIP},      {"noscript", ROLE_SKIP}, {"object", ROLE_SKIP},      {"ol", ROLE_BLOCK},
    {"p", ROLE_PARAGRAPH},   {"picture", ROLE_IMAGE}, {"pre", ROLE_PARAGRAPH},    {"script", ROLE_SKIP},
    {"section", ROLE_BLOCK}, {"select", ROLE_SKIP},   {"strong", ROLE_STRONG},    {"style", ROLE_SKIP},
    {"svg", ROLE_SKIP},      {"table", ROLE_BLOCK},   {"td", ROLE_PARAGRAPH},     {"template", ROLE_SKIP},
    {"textarea", ROLE_SKIP}, {"th", ROLE_PARAGRAPH},  {"title", ROLE_TITLE},      {"tr", ROLE_BLOCK},
    {"ul", ROLE_BLOCK},      {"video", ROLE_SKIP},
};

/* Words that classes and ids of what is not the article begin or end with. */
static const char *const skip_words[] = {
    "ad",        "ads",          "advert",     "advertisement", "banner",   "breadcrumb", "breadcrumbs",
    "caption",   "comment",      "comments",   "consent",       "cookie",   "cookies",    "credit",
    "disqus",    "footer",       "footnote",   "gdpr",          "hidden",   "menu",       "modal",
    "nav",       "navbar",       "navigation", "newsletter",    "outbrain", "paywall",    "popup",
    "promo",     "promoted",     "recirc",     "recommended",   "related",  "share",      "sharebar",
    "sharing",   "sidebar",      "signup",     "skip",          "social",   "sponsor",    "sponsored",
    "subscribe", "subscription", "taboola",    "tags",          "teaser",   "teasers",    "toolbar",
    "trending",  "widget",       "widgets",
};

static const char *const skip_roles[] = {"navigation",    "banner", "contentinfo",
                                         "complementary", "dialog", "search"};

/* Where pages say their metadata: <meta name|property|itemprop=…>. */
static const struct {
    const char *name;
    MetaKey key;
} meta_names[] = {
    {"article:published_time", META_PUBLISHED},
    {"og:article:published_time", META_PUBLISHED},
    {"datepublished", META_PUBLISHED},
    {"date", META_PUBLISHED},
    {"pubdate", META_PUBLISHED},
    {"publish-date", META_PUBLISHED},
    {"publication_date", META_PUBLISHED},
    {"dc.date", META_PUBLISHED},
    {"dc.date.issued", META_PUBLISHED},
    {"dcterms.created", META_PUBLISHED},
    {"sailthru.date", META_PUBLISHED},
    {"parsely-pub-date", META_PUBLISHED},
    {"og:title", META_TITLE},
    {"og:site_name", META_PUBLISHER},
    {"author", META_AUTHOR},
    {"article:author", META_AUTHOR},
    {"dc.creator", META_AUTHOR},
    {"og:url", META_URL},
};

typedef enum Claim { CLAIM_NONE, CLAIM_MAIN, CLAIM_ARTICLE, CLAIM_BODY } Claim;

/* An element that holds text. */
typedef struct Holder {
    guint32 parent; /* index; the root is its own */
    gsize running;  /* bytes of running text in it and below */
    guint8 claim;   /* Claim */
} Holder;

typedef struct Open {
    guint8 tag; /* index into tags */
    bool skips, heads;
    guint32 holder;
} Open;

typedef struct Page {
    Reader *reader;
    HtmlScan scan;
    GArray *holders;
    Open stack[DEPTH_MAX];
    guint depth, skipping, heading;
    guint quote, item;
    bool broken; /* nothing but white space since a <br> */
    bool in_title;
    char *title, *time, *data_date;
} Page;

static int compare_tag(const void *key, const void *row)
{
    const HtmlItem *item = key;
    const struct Tag *tag = row;
    gsize len = strlen(tag->name);
    int order = g_ascii_strncasecmp(item->name, tag->name, MIN(len, item->name_len));
    return order ? order : (item->name_len > len) - (item->name_len < len);
}

/* The index of the element in `tags`; -1: not there. */
static int find_tag(const HtmlItem *item)
{
    const struct Tag *tag = bsearch(item, tags, G_N_ELEMENTS(tags), sizeof tags[0], compare_tag);
    return tag ? (int)(tag - tags) : -1;
}

static bool is_one_of(const char *word, gsize len, const char *const *list, guint n)
{
    for (guint i = 0; i < n; i++)
        if (strlen(list[i]) == len && !g_ascii_strncasecmp(list[i], word, len))
            return true;
    return false;
}

static bool is_skip_word(const char *word, gsize len)
{
    return is_one_of(word, len, skip_words, G_N_ELEMENTS(skip_words));
}

/* Whether one class or id names something around the article: its first or last word does, and it is not
 * "has-…". */
static bool names_furniture(const char *name, gsize len)
{
    gsize first = 0, last = len;
    while (first < len && name[first] != '-' && name[first] != '_')
        first++;
    while (last > 0 && name[last - 1] != '-' && name[last - 1] != '_')
        last--;
    static const char *const about[] = {"has", "with", "no", "is", "hide", "without", "not"};
    if (first < len && is_one_of(name, first, about, G_N_ELEMENTS(about)))
        return false;
    return is_skip_word(name, first) || is_skip_word(name + last, len - last);
}

static bool attribute_names_furniture(const Page *page, const HtmlItem *item, const char *attribute)
{
    gsize len;
    const char *value = dm_html_attribute(&page->scan, item, attribute, &len);
    for (gsize i = 0, n; value && i < len; i += n + 1) {
        for (n = 0; i + n < len && value[i + n] > ' ';)
            n++;
        if (n > 0 && names_furniture(value + i, n))
            return true;
    }
    return false;
}

static bool attribute_is(const Page *page, const HtmlItem *item, const char *attribute, const char *wanted)
{
    gsize len;
    const char *value = dm_html_attribute(&page->scan, item, attribute, &len);
    return value && len == strlen(wanted) && !g_ascii_strncasecmp(value, wanted, len);
}

static bool skips(const Page *page, const HtmlItem *item, int tag)
{
    Role role = tags[tag].role;
    gsize len;
    if (role == ROLE_SKIP || dm_html_attribute(&page->scan, item, "hidden", &len) ||
        attribute_is(page, item, "aria-hidden", "true"))
        return true;
    bool whole = dm_html_is(item, "body") || dm_html_is(item, "article") || dm_html_is(item, "main") ||
                 role == ROLE_LINK || role == ROLE_STRONG || role == ROLE_HEADING;
    const char *value = dm_html_attribute(&page->scan, item, "role", &len);
    if (value && is_one_of(value, len, skip_roles, G_N_ELEMENTS(skip_roles)))
        return true;
    return !whole &&
           (attribute_names_furniture(page, item, "class") || attribute_names_furniture(page, item, "id"));
}

static Claim claim_of(const Page *page, const HtmlItem *item)
{
    if (attribute_is(page, item, "itemprop", "articleBody"))
        return CLAIM_BODY;
    if (dm_html_is(item, "article"))
        return CLAIM_ARTICLE;
    return dm_html_is(item, "main") || attribute_is(page, item, "role", "main") ? CLAIM_MAIN : CLAIM_NONE;
}

static guint32 add_holder(Page *page, guint32 parent, Claim claim)
{
    Holder holder = {.parent = parent, .claim = (guint8)claim};
    g_array_append_val(page->holders, holder);
    return page->holders->len - 1;
}

static guint32 current_holder(const Page *page)
{
    return page->depth ? page->stack[page->depth - 1].holder : 0;
}

static void count_role(Page *page, const Open *open, int step)
{
    Role role = tags[open->tag].role;
    page->skipping += open->skips ? (guint)step : 0;
    page->heading += open->heads ? (guint)step : 0;
    page->quote += role == ROLE_QUOTE ? (guint)step : 0;
    page->item += role == ROLE_ITEM ? (guint)step : 0;
    page->reader->link += role == ROLE_LINK ? (guint)step : 0;
    page->reader->emphasis += role == ROLE_STRONG ? (guint)step : 0;
}

static bool parts_text(Role role)
{
    return role >= ROLE_BLOCK && role <= ROLE_HEADER;
}

static void pop(Page *page)
{
    const Open *open = &page->stack[--page->depth];
    count_role(page, open, -1);
    if (parts_text(tags[open->tag].role))
        dm_reader_close(page->reader);
}

/* A block ends the paragraph it stands in, an item the item before it (HTML standard, 13.1.2.4). */
static void end_implied(Page *page, Role role)
{
    for (guint i = page->depth; i > 0 && parts_text(role); i--) {
        Role above = tags[page->stack[i - 1].tag].role;
        bool ends =
            (above == ROLE_PARAGRAPH && role != ROLE_BLOCK) || (above == ROLE_ITEM && role == ROLE_ITEM);
        if (!ends && parts_text(above))
            return;
        if (!ends)
            continue;
        while (page->depth >= i)
            pop(page);
        return;
    }
}

static void begin_block(Page *page, Role role, const char *name)
{
    BlockKind kind = role == ROLE_HEADING ? BLOCK_HEADING
                     : page->item         ? BLOCK_ITEM
                     : page->quote        ? BLOCK_QUOTE
                                          : BLOCK_TEXT;
    Block *block = dm_reader_open(page->reader, kind, role == ROLE_HEADING ? (guint)(name[1] - '0') : 0);
    block->owner = current_holder(page);
    block->dropped = page->heading > 0;
}

static void take_meta(Page *page, const HtmlItem *item)
{
    static const char *const keys[] = {"name", "property", "itemprop"};
    gsize name_len, len;
    const char *value = dm_html_attribute(&page->scan, item, "content", &len);
    for (guint k = 0; value && k < G_N_ELEMENTS(keys); k++) {
        const char *name = dm_html_attribute(&page->scan, item, keys[k], &name_len);
        for (guint i = 0; name && i < G_N_ELEMENTS(meta_names); i++)
            if (strlen(meta_names[i].name) == name_len &&
                !g_ascii_strncasecmp(name, meta_names[i].name, name_len))
                dm_reader_meta(page->reader, meta_names[i].key, value, len);
    }
}

/* The string after "datePublished": in a script of linked data. */
static void take_linked_data(Page *page, const HtmlItem *item)
{
    static const char key[] = "\"datePublished\"";
    const char *text = page->reader->original->text;
    gsize reach = page->reader->original->len - item->end;
    const char *stop = g_strstr_len(text + item->end, (gssize)reach, "</");
    const char *at =
        g_strstr_len(text + item->end, stop ? stop - text - (gssize)item->end : (gssize)reach, key);
    if (!at || page->data_date)
        return;
    at += strlen(key);
    at += strspn(at, " \t\r\n:");
    if (*at == '"')
        page->data_date = g_strndup(at + 1, MIN(strcspn(at + 1, "\""), 64));
}

static void take_head(Page *page, const HtmlItem *item)
{
    gsize len;
    const char *value = NULL;
    if (dm_html_is(item, "meta")) {
        take_meta(page, item);
    } else if (dm_html_is(item, "html") && (value = dm_html_attribute(&page->scan, item, "lang", &len))) {
        dm_reader_meta(page->reader, META_LANGUAGE, value, len);
    } else if (dm_html_is(item, "link") && attribute_is(page, item, "rel", "canonical")) {
        value = dm_html_attribute(&page->scan, item, "href", &len);
        if (value)
            dm_reader_meta(page->reader, META_URL, value, len);
    } else if (dm_html_is(item, "time") && !page->time && !page->skipping) {
        value = dm_html_attribute(&page->scan, item, "datetime", &len);
        if (value)
            page->time = g_strndup(value, len);
    } else if (dm_html_is(item, "script") && attribute_is(page, item, "type", "application/ld+json")) {
        take_linked_data(page, item);
    }
}

static void push(Page *page, const HtmlItem *item, int tag)
{
    Role role = tags[tag].role;
    if (page->depth == DEPTH_MAX || item->empty)
        return;
    guint32 holder = current_holder(page);
    if (role == ROLE_BLOCK || role == ROLE_HEADER)
        holder = add_holder(page, holder, claim_of(page, item));
    Open open = {(guint8)tag, skips(page, item, tag), role == ROLE_HEADER, holder};
    count_role(page, &open, 1);
    page->stack[page->depth++] = open;
    if (parts_text(role)) {
        dm_reader_close(page->reader);
        if (!page->skipping && role != ROLE_BLOCK && role != ROLE_HEADER)
            begin_block(page, role, item->name);
    }
}

/* One break is a blank, two are the end of a paragraph. */
static void take_break(Page *page)
{
    if (page->broken)
        dm_reader_close(page->reader);
    else
        dm_reader_space(page->reader);
    page->broken = true;
}

static void open_tag(Page *page, const HtmlItem *item)
{
    int tag = find_tag(item);
    take_head(page, item);
    if (tag < 0)
        return;
    Role role = tags[tag].role;
    if (role == ROLE_BREAK) {
        take_break(page);
    } else if (role == ROLE_IMAGE) {
        page->reader->image_before = true;
    } else if (role == ROLE_TITLE) {
        page->in_title = page->depth == 0 && !page->title;
    } else if (role != ROLE_INLINE) {
        end_implied(page, role);
        push(page, item, tag);
        page->reader->image_before |= dm_html_is(item, "figure");
    }
}

static void close_tag(Page *page, const HtmlItem *item)
{
    int tag = find_tag(item);
    page->in_title = false;
    for (guint i = page->depth; tag >= 0 && i > 0; i--) {
        if (page->stack[i - 1].tag != tag)
            continue;
        while (page->depth >= i)
            pop(page);
        return;
    }
}

/* Hands text on, entities decoded. */
static void add_text(Page *page, gsize start, gsize end)
{
    const char *text = page->reader->original->text;
    while (start < end) {
        const char *amp = memchr(text + start, '&', end - start);
        gsize at = amp ? (gsize)(amp - text) : end, n = 1;
        if (at > start)
            dm_reader_text(page->reader, start, at - start);
        while (at + n < end && n < 33 && (g_ascii_isalnum(text[at + n]) || text[at + n] == '#'))
            n++;
        if (at + n < end && text[at + n] == ';')
            dm_reader_entity(page->reader, at, ++n);
        else if (at < end)
            dm_reader_text(page->reader, at, n);
        start = at + n;
    }
}

static void take_text(Page *page, const HtmlItem *item)
{
    const char *text = page->reader->original->text;
    if (page->in_title && !page->title)
        page->title = g_strndup(text + item->start, item->end - item->start);
    if (page->in_title || page->skipping)
        return;
    gsize blank = item->start;
    while (blank < item->end && g_ascii_isspace(text[blank]))
        blank++;
    if (blank == item->end && !page->reader->open)
        return;
    page->broken &= blank == item->end;
    if (!page->reader->open)
        begin_block(page, ROLE_BLOCK, "");
    add_text(page, item->start, item->end);
}

static Holder *holder_at(const Page *page, guint32 index)
{
    return &g_array_index(page->holders, Holder, index);
}

static void count_running(Page *page)
{
    for (guint i = 0; i < page->reader->blocks->len; i++) {
        const Block *block = &g_array_index(page->reader->blocks, Block, i);
        gsize len = block->end - block->start;
        if (block->dropped || block->kind == BLOCK_HEADING || len < RUNNING_MIN_BYTES ||
            block->linked * 10 > len * 4)
            continue;
        holder_at(page, block->owner)->running += len;
    }
    /* Parents come before their children, so that one walk from the end sums up. */
    for (guint32 i = page->holders->len; i > 1; i--)
        holder_at(page, holder_at(page, i - 1)->parent)->running += holder_at(page, i - 1)->running;
}

/* The holder with the strongest claim, and most text among those; one with next to no text claims in vain. */
static guint32 claimed_holder(const Page *page)
{
    gsize all = holder_at(page, 0)->running;
    guint32 best = 0;
    for (guint32 i = 1; i < page->holders->len; i++) {
        const Holder *holder = holder_at(page, i), *held = holder_at(page, best);
        if (holder->claim == CLAIM_NONE || holder->running * 4 < all)
            continue;
        if (holder->claim > held->claim || (holder->claim == held->claim && holder->running > held->running))
            best = i;
    }
    return best;
}

/* From `from` down as long as one child holds most of the running text. */
static guint32 densest_holder(const Page *page, guint32 from)
{
    for (guint32 i = from + 1; i < page->holders->len; i++) {
        const Holder *holder = holder_at(page, i);
        if (holder->parent == from && holder->running * 10 > holder_at(page, from)->running * 6)
            from = i;
    }
    return from;
}

static bool is_inside(const Page *page, guint32 holder, guint32 outer)
{
    while (holder > outer)
        holder = holder_at(page, holder)->parent;
    return holder == outer;
}

/* The title is the first <h1> of the article, or the last one before it. */
static void take_heading(Page *page, guint32 main, guint32 first_inside)
{
    const Block *best = NULL;
    for (guint i = 0; i < page->reader->blocks->len; i++) {
        const Block *block = &g_array_index(page->reader->blocks, Block, i);
        if (block->kind != BLOCK_HEADING || block->level != 1)
            continue;
        if (best && (i > first_inside || is_inside(page, best->owner, main)))
            break;
        best = block;
    }
    gsize len;
    const char *text = best ? dm_reader_block_text(page->reader, best, &len) : NULL;
    if (text) {
        g_clear_pointer(&page->reader->meta[META_TITLE], g_free);
        dm_reader_meta(page->reader, META_TITLE, text, len);
    }
}

static void choose_article(Page *page)
{
    count_running(page);
    guint32 claimed = claimed_holder(page), main = claimed ? claimed : densest_holder(page, 0);
    guint first = page->reader->blocks->len;
    for (guint i = 0; i < page->reader->blocks->len; i++) {
        Block *block = &g_array_index(page->reader->blocks, Block, i);
        gsize len = block->end - block->start;
        bool inside = is_inside(page, block->owner, main);
        if (inside)
            first = MIN(first, i);
        bool links = len < LINKED_MAX_BYTES && block->linked * 2 > len;
        block->dropped |= !inside || links || (block->kind == BLOCK_HEADING && block->level == 1);
    }
    take_heading(page, main, first);
}

/* "Title - Site": the part before the last dash or bar. */
static void take_title(Page *page)
{
    static const char *const bars[] = {" | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " \xC2\xBB "};
    gsize len = strlen(page->title);
    for (guint i = 0; i < G_N_ELEMENTS(bars); i++) {
        const char *bar = g_strrstr_len(page->title, (gssize)len, bars[i]);
        if (bar && (gsize)(bar - page->title) > len / 2)
            len = (gsize)(bar - page->title);
    }
    dm_reader_meta(page->reader, META_TITLE, page->title, len);
}

static void finish(Page *page)
{
    if (page->data_date)
        dm_reader_meta(page->reader, META_PUBLISHED, page->data_date, strlen(page->data_date));
    if (page->time)
        dm_reader_meta(page->reader, META_PUBLISHED, page->time, strlen(page->time));
    if (page->title)
        take_title(page);
    g_free(page->data_date);
    g_free(page->time);
    g_free(page->title);
    g_array_unref(page->holders);
}

void dm_read_html(Reader *reader)
{
    Page *page = g_new0(Page, 1);
    page->reader = reader;
    page->scan.original = reader->original;
    page->holders = g_array_new(FALSE, FALSE, sizeof(Holder));
    add_holder(page, 0, CLAIM_NONE);
    HtmlItem item;
    while (dm_html_next(&page->scan, &item)) {
        if (item.kind == HTML_TEXT)
            take_text(page, &item);
        else if (item.kind == HTML_OPEN)
            open_tag(page, &item);
        else
            close_tag(page, &item);
    }
    dm_reader_close(reader);
    choose_article(page);
    finish(page);
    g_free(page);
}
