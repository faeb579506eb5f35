/* Cuts the text of an event file into nested blocks by indentation, so that a merge keeps every comment and
 * space. */
#include "review/blocks.h"
#include <string.h>

typedef struct Line {
    const char *text;
    gsize len;   /* with its \n */
    int indent;  /* of the first character that is not a space; −1: blank or only a comment */
    int comment; /* indent of a comment line, else −1 */
} Line;
typedef DM_LIST(Line) Lines;

static void add_line(DmArena *arena, Lines *lines, const char *text, gsize len)
{
    gsize i = 0;
    while (i < len && text[i] == ' ')
        i++;
    bool empty = i == len || text[i] == '\n' || text[i] == '\r';
    bool comment = !empty && text[i] == '#';
    *dm_list_add(arena, lines) = (Line){text, len, empty || comment ? -1 : (int)i, comment ? (int)i : -1};
}

static Lines lines_of(DmArena *arena, const char *text, gsize len)
{
    Lines lines = {0};
    for (const char *end = text + len; text < end;) {
        const char *newline = memchr(text, '\n', (gsize)(end - text));
        gsize n = newline ? (gsize)(newline - text) + 1 : (gsize)(end - text);
        add_line(arena, &lines, text, n);
        text += n;
    }
    return lines;
}

/* The value of `key:` on a line that starts at `text`, or NULL. */
static const char *value_of(DmArena *arena, const char *text, gsize len, const char *key)
{
    gsize n = strlen(key);
    if (len <= n || strncmp(text, key, n) != 0 || text[n] != ':')
        return NULL;
    g_autofree char *value = g_strndup(text + n + 1, len - n - 1);
    return dm_arena_strdup(arena, g_strstrip(value));
}

/* What tells a list item from its siblings: id, of, actor and issue, or all of its text. */
static const char *item_key(DmArena *arena, const Line *lines, guint n)
{
    static const char *const names[] = {"id", "of", "actor", "who", "title"};
    int inner = lines[0].indent + 2;
    const char *found[G_N_ELEMENTS(names)] = {0}, *issue = NULL;
    for (guint i = 0; i < n; i++) {
        const char *text = lines[i].text + inner;
        if ((i && lines[i].indent != inner) || lines[i].len < (gsize)inner)
            continue;
        gsize len = lines[i].len - (gsize)inner;
        for (gsize k = 0; k < G_N_ELEMENTS(names); k++)
            found[k] = found[k] ? found[k] : value_of(arena, text, len, names[k]);
        issue = issue ? issue : value_of(arena, text, len, "issue");
    }
    for (gsize k = 0; k < G_N_ELEMENTS(names); k++)
        if (found[k])
            return issue ? dm_arena_printf(arena, "%s %s", found[k], issue) : found[k];
    const Line *last = &lines[n - 1];
    return issue ? issue
                 : dm_arena_strndup(arena, lines[0].text, (gsize)(last->text + last->len - lines[0].text));
}

static bool is_item(const Line *line)
{
    const char *text = line->text + line->indent;
    return text[0] == '-' && line->len > (gsize)line->indent + 1 && strchr(" \r\n", text[1]);
}

static const char *line_key(DmArena *arena, const Line *line)
{
    const char *text = line->text + line->indent;
    const char *colon = memchr(text, ':', line->len - (gsize)line->indent);
    return colon ? dm_arena_strndup(arena, text, (gsize)(colon - text)) : NULL;
}

/* Comments and blank lines before a block belong to it, unless they are indented deeper than it. */
static guint leading(const Line *lines, guint from, guint at, int indent)
{
    while (at > from && lines[at - 1].indent < 0 &&
           (lines[at - 1].comment < 0 || lines[at - 1].comment <= indent))
        at--;
    return at;
}

static void split(DmArena *arena, Block *block, const Line *lines, guint n, guint skip);

static void finish(DmArena *arena, Block *child, const Line *lines, guint from, guint start, guint end)
{
    const Line *last = &lines[end - 1];
    child->text = lines[from].text;
    child->len = (gsize)(last->text + last->len - child->text);
    split(arena, child, lines + from, end - from, start - from + 1);
}

/* Splits what follows the first `skip` lines (those of the block's own key) into children of equal indent. */
static void split(DmArena *arena, Block *block, const Line *lines, guint n, guint skip)
{
    block->head = block->len;
    guint first = skip;
    while (first < n && lines[first].indent < 0)
        first++;
    int parent = skip ? lines[skip - 1].indent : -1;
    bool in_item = skip && is_item(&lines[skip - 1]);
    if (first == n || (skip && lines[first].indent < parent) ||
        (lines[first].indent == parent && !is_item(&lines[first])))
        return;
    int indent = lines[first].indent;
    DM_LIST(Block) children = {0};
    guint body = leading(lines, skip, first, indent), from = body, start = first;
    bool list = is_item(&lines[first]);
    for (guint i = first + 1; i <= n; i++) {
        if (i < n && (lines[i].indent < 0 || lines[i].indent > indent))
            continue;
        guint next = i < n ? leading(lines, start + 1, i, indent) : n;
        const char *key =
            list ? item_key(arena, lines + start, next - start) : line_key(arena, &lines[start]);
        if (!key || (i < n && lines[i].indent < indent))
            return; /* not a mapping or list in block style: leave it whole */
        Block *child = dm_list_add(arena, &children);
        child->key = key;
        finish(arena, child, lines, from, start, next);
        from = next;
        start = i;
    }
    if (in_item && !list && indent != parent + 2)
        return;
    block->head = (gsize)(lines[body].text - block->text);
    block->children = children.items;
    block->n_children = children.len;
}

Block *dm_blocks_split(DmArena *arena, const char *text, gsize len)
{
    Block *block = dm_arena_alloc(arena, sizeof *block);
    Lines lines = lines_of(arena, text, len);
    *block = (Block){.key = "", .text = text, .len = len};
    split(arena, block, lines.items, lines.len, 0);
    return block;
}

const Block *dm_blocks_find(const Block *block, const char *key)
{
    for (guint i = 0; block && i < block->n_children; i++)
        if (!strcmp(block->children[i].key, key))
            return &block->children[i];
    return NULL;
}

bool dm_blocks_equal(const Block *a, const Block *b)
{
    return a == b || (a && b && a->len == b->len && !memcmp(a->text, b->text, a->len));
}
