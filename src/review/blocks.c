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
    bool marker = len >= 3 && (!strncmp(text, "---", 3) || !strncmp(text, "...", 3)); /* of the document */
    bool comment = !empty && (text[i] == '#' || marker);
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

/* ---- Words of a line ---- */

static const char *skip_spaces(const char *p, const char *end)
{
    while (p < end && strchr(" \t\r\n", *p))
        p++;
    return p;
}

/* Behind the quotation mark that ends the text which begins at `p`; `end` when it is never closed. */
static const char *skip_quoted(const char *p, const char *end)
{
    char mark = *p;
    for (p++; p < end; p++) {
        if (*p == '\\' && mark == '"')
            p++;
        else if (*p == mark && (mark == '"' || p + 1 >= end || p[1] != mark))
            return p + 1;
        else if (*p == mark)
            p++;
    }
    return end;
}

static bool is_space(const char *p, const char *end)
{
    return p >= end || strchr(" \t\r\n", *p);
}

static bool is_quote(char c)
{
    return c == '"' || c == '\'';
}

/* A comment begins at a # behind a space. */
static bool is_comment(const char *p, const char *start)
{
    return *p == '#' && (p == start || is_space(p - 1, p));
}

/* The colon that ends the key which begins at `p`, or NULL: what stands there is no key. */
static const char *key_end(const char *p, const char *end)
{
    if (p >= end || strchr("{}[]&*!|>%@,#?", *p))
        return NULL;
    const char *colon = p;
    if (is_quote(*p))
        colon = skip_quoted(p, end);
    else
        while (colon < end && !(*colon == ':' && is_space(colon + 1, end)) && !is_comment(colon, p))
            colon++;
    return colon < end && *colon == ':' && is_space(colon + 1, end) ? colon : NULL;
}

/* A scalar without its quotation marks and the comment behind it. */
static const char *word_of(DmArena *arena, const char *p, const char *end)
{
    p = skip_spaces(p, end);
    const char *last = p;
    if (p < end && is_quote(*p)) {
        last = skip_quoted(p, end) - 1;
        p++;
    } else {
        while (last < end && !is_comment(last, p))
            last++;
    }
    g_autofree char *word = g_strndup(p, (gsize)(MAX(last, p) - p));
    return dm_arena_strdup(arena, g_strchomp(word));
}

/* ---- What tells a list item from its siblings ---- */

static const char *const names[] = {"id", "of", "actor", "who", "title", "issue"};
enum { ISSUE = G_N_ELEMENTS(names) - 1 };

typedef struct Names {
    DmArena *arena;
    const char *found[G_N_ELEMENTS(names)];
} Names;

static void take_member(Names *take, const char *key, const char *colon, const char *end)
{
    const char *word = word_of(take->arena, key, colon);
    for (gsize k = 0; k < G_N_ELEMENTS(names); k++)
        if (!take->found[k] && !strcmp(word, names[k]))
            take->found[k] = word_of(take->arena, colon + 1, end);
}

/* The members of the mapping in braces that begins at `p`; those of mappings inside it are not its own. */
static void take_flow(Names *take, const char *p, const char *end)
{
    int depth = 0;
    const char *key = p + 1, *colon = NULL;
    for (const char *start = p; p < end; p++) {
        if (is_comment(p, start)) {
            while (p + 1 < end && p[1] != '\n')
                p++;
            continue;
        }
        if (is_quote(*p) && strchr("{[,: \n", p[-1])) {
            p = skip_quoted(p, end) - 1;
            continue;
        }
        if (depth == 1 && !colon && *p == ':' && (is_space(p + 1, end) || is_quote(p[-1])))
            colon = p;
        depth += (*p == '{' || *p == '[') - (*p == '}' || *p == ']');
        if (depth == 0 || (depth == 1 && *p == ',')) {
            if (colon)
                take_member(take, key, colon, p);
            key = p + 1;
            colon = NULL;
        }
        if (depth == 0)
            return;
    }
}

static bool is_item(const Line *line)
{
    const char *text = line->text + line->indent;
    return text[0] == '-' && is_space(text + 1, line->text + line->len);
}

/* What stands behind the dash of an item; NULL: nothing, or a comment. */
static const char *behind_dash(const Line *line)
{
    const char *end = line->text + line->len, *p = skip_spaces(line->text + line->indent + 1, end);
    return p < end && *p != '#' ? p : NULL;
}

/* The column in which the fields of an item stand; −1: it is no mapping in block style. */
static int inner_of(const Line *lines, guint n)
{
    const char *text = behind_dash(&lines[0]);
    if (text)
        return key_end(text, lines[0].text + lines[0].len) ? (int)(text - lines[0].text) : -1;
    for (guint i = 1; i < n; i++)
        if (lines[i].indent >= 0)
            return lines[i].indent > lines[0].indent ? lines[i].indent : -1;
    return -1;
}

/* id, of, actor, who, title, and the issue; else all of its text. */
static const char *item_key(DmArena *arena, const Line *lines, guint n)
{
    Names take = {.arena = arena};
    const char *first = behind_dash(&lines[0]), *end = lines[n - 1].text + lines[n - 1].len;
    int inner = inner_of(lines, n);
    if (first && *first == '{')
        take_flow(&take, first, end);
    for (guint i = 0; i < n && inner >= 0; i++) {
        if (i ? lines[i].indent != inner : !first)
            continue;
        const char *key = lines[i].text + inner, *stop = lines[i].text + lines[i].len;
        const char *colon = key_end(key, stop);
        if (colon)
            take_member(&take, key, colon, stop);
    }
    const char *issue = take.found[ISSUE];
    for (gsize k = 0; k < ISSUE; k++)
        if (take.found[k])
            return issue ? dm_arena_printf(arena, "%s %s", take.found[k], issue) : take.found[k];
    return issue ? issue : dm_arena_strndup(arena, lines[0].text, (gsize)(end - lines[0].text));
}

static const char *line_key(DmArena *arena, const Line *line)
{
    const char *text = line->text + line->indent, *end = line->text + line->len;
    if (end - text >= 3 && !memcmp(text, "\xEF\xBB\xBF", 3))
        text += 3;
    const char *colon = key_end(text, end);
    return colon ? word_of(arena, text, colon) : NULL;
}

/* ---- Blocks ---- */

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

/* Whether the lines from `first` on can be the children of the one above them: fields of its item, or the
 * value of a key behind which nothing stands. */
static bool can_hold(const Line *above, guint n, guint first)
{
    if (is_item(above) && !is_item(above + first))
        return above[first].indent == inner_of(above, n);
    const char *text = is_item(above) ? behind_dash(above) : above->text + above->indent;
    if (is_item(above) && !text)
        return false;
    const char *end = above->text + above->len, *colon = key_end(text, end);
    const char *value = colon ? skip_spaces(colon + 1, end) : NULL;
    bool deep = above[first].indent > above->indent ||
                (above[first].indent == above->indent && !is_item(above) && is_item(above + first));
    return value && deep && (value == end || *value == '#');
}

/* Whether the line still belongs to the child that began before it: it is deeper, or an item of a list that
 * stands under its key without indentation. */
static bool goes_on(const Line *line, int indent, bool list)
{
    return line->indent < 0 || line->indent > indent || (!list && line->indent == indent && is_item(line));
}

/* Splits what follows the first `skip` lines (those of the block's own key) into children of equal indent.
 * Two of one key cannot be told apart: then the block stays whole. */
static void split(DmArena *arena, Block *block, const Line *lines, guint n, guint skip)
{
    block->head = block->len;
    guint first = skip;
    while (first < n && lines[first].indent < 0)
        first++;
    if (first == n || (skip && !can_hold(&lines[skip - 1], n - skip + 1, first - skip + 1)))
        return;
    int indent = lines[first].indent;
    DM_LIST(Block) children = {0};
    g_autoptr(GHashTable) keys = g_hash_table_new(g_str_hash, g_str_equal);
    guint body = leading(lines, skip, first, indent), from = body, start = first;
    bool list = is_item(&lines[first]);
    for (guint i = first + 1; i <= n; i++) {
        if (i < n && goes_on(&lines[i], indent, list))
            continue;
        guint next = i < n ? leading(lines, start + 1, i, indent) : n;
        const char *key =
            list ? item_key(arena, lines + start, next - start) : line_key(arena, &lines[start]);
        if (!key || is_item(&lines[start]) != list || (i < n && lines[i].indent < indent) ||
            !g_hash_table_add(keys, (gpointer)key))
            return; /* not a mapping or list in block style: leave it whole */
        Block *child = dm_list_add(arena, &children);
        child->key = key;
        finish(arena, child, lines, from, start, next);
        from = next;
        start = i;
    }
    block->head = (gsize)(lines[body].text - block->text);
    block->children = children.items;
    block->n_children = children.len;
    block->list = list;
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

/* A line feed that only the end of the file lacks makes no difference. */
static gsize length_of(const Block *block)
{
    return block->len && block->text[block->len - 1] == '\n' ? block->len - 1 : block->len;
}

bool dm_blocks_equal(const Block *a, const Block *b)
{
    return a == b || (a && b && length_of(a) == length_of(b) && !memcmp(a->text, b->text, length_of(a)));
}
