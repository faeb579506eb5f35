/* yaml – the tree of a whole file, broken or not. libyaml stops at the first syntax error; then the text is
 * cut at its indentation into blocks, every block is parsed by itself, and the blocks that fail are cut
 * again, until the error is alone in the smallest block and all that stands around it is read. */
#include "yaml/node.h"
#include <string.h>

enum { MAX_CUTS = DM_YAML_MAX_DEPTH };

typedef struct Cutter {
    Reading *reading;
    GArray *starts; /* gsize: the byte where each line begins; one more for the end */
    guint depth;
} Cutter;

/* libyaml's words for the usual slips in the user's. */
static const struct {
    const char *problem, *message, *hint;
} messages[] = {
    {"mapping values are not allowed in this context", "a colon where no key can stand",
     "put a value that holds \": \" in quotes, and check the indentation"},
    {"did not find expected key", "this line does not fit the block it stands in",
     "check the indentation, and that quotes are closed"},
    {"did not find expected '-' indicator", "this line is no item of the list it stands in",
     "start an item with \"- \", and check the indentation"},
    {"could not find expected ':'", "a key without a colon", "write \"key: value\""},
    {"found unexpected end of stream", "a quotation mark that is never closed", NULL},
    {"found character that cannot start any token", "a value cannot start with this character",
     "put the value in quotes; indent with spaces, not tabs"},
    {"did not find expected ',' or ']'", "a list in brackets that is never closed, or lacks a comma", NULL},
    {"did not find expected ',' or '}'", "a mapping in braces that is never closed, or lacks a comma", NULL},
    {"did not find expected node content",
     "a value in brackets or braces is missing here, or they are never closed", NULL},
    {"did not find expected <document start>", "content after the end of the document",
     "check the indentation"},
    {"block sequence entries are not allowed in this context", "a list cannot start here",
     "put it on the next line, or the value in quotes"},
    {"found unknown escape character", "an escape that YAML does not know",
     "in double quotes a backslash is written \\\\; single quotes need no escapes"},
};

static bool is_tab(const Reading *reading, DmPos pos)
{
    gsize len;
    const char *line = dm_file_line(reading->file, pos.line, &len);
    return pos.col <= len && line[pos.col - 1] == '\t' && strspn(line, " \t") >= pos.col;
}

static void report(Reading *reading, SyntaxError error)
{
    const char *message = error.problem, *hint = NULL;
    for (gsize i = 0; i < G_N_ELEMENTS(messages); i++) {
        if (strcmp(messages[i].problem, error.problem) == 0) {
            message = messages[i].message;
            hint = messages[i].hint;
        }
    }
    if (is_tab(reading, error.pos)) {
        message = "a tab indents this line";
        hint = "indent with spaces";
    }
    dm_diags_add(reading->diags, DM_CODE_YAML_SYNTAX, reading->file, error.pos, 1, "%s", message);
    if (hint)
        dm_diags_hint(reading->diags, "%s", hint);
    reading->n_syntax++;
}

static GArray *line_starts(const Reading *reading)
{
    GArray *starts = g_array_new(FALSE, FALSE, sizeof(gsize));
    gsize at = reading->start;
    while (at < reading->len) {
        g_array_append_val(starts, at);
        const char *newline = memchr(reading->text + at, '\n', reading->len - at);
        at = newline ? (gsize)(newline - reading->text) + 1 : reading->len;
    }
    g_array_append_val(starts, reading->len);
    return starts;
}

static gsize start_of(const Cutter *cutter, guint line)
{
    return g_array_index(cutter->starts, gsize, line);
}

static char *content_of(const Cutter *cutter, guint line)
{
    char *p = cutter->reading->text + start_of(cutter, line);
    return p + strspn(p, " ");
}

/* Columns before the content, −1 for lines without any, and for those that a tab indents: how deep it is
 * meant cannot be told, so they stay with the line above. */
static int indent_of(const Cutter *cutter, guint line)
{
    const char *p = content_of(cutter, line);
    if (strchr("#\n\r\t", *p))
        return -1;
    return (int)(p - (cutter->reading->text + start_of(cutter, line)));
}

static bool is_dash(const Cutter *cutter, guint line)
{
    const char *p = content_of(cutter, line);
    return *p == '-' && (p[1] == ' ' || p[1] == '\n' || p[1] == '\r' || p[1] == '\0');
}

/* The lines at which blocks begin: those not deeper than the block before, but for a list that stands under
 * its key without indentation. */
static GArray *cut(const Cutter *cutter, guint first, guint last)
{
    GArray *blocks = g_array_new(FALSE, FALSE, sizeof(guint));
    int indent = G_MAXINT;
    bool dash = false;
    for (guint line = first; line < last; line++) {
        int here = indent_of(cutter, line);
        bool item = here >= 0 && is_dash(cutter, line);
        if (here < 0 || here > indent || (here == indent && item && !dash))
            continue;
        g_array_append_val(blocks, line);
        indent = here;
        dash = item;
    }
    return blocks;
}

static Node *read_lines(Cutter *cutter, guint first, guint last);

/* The key of a line "key:" or "key: value"; *ret_alone when nothing follows it. */
static Node *key_of(Cutter *cutter, guint line, bool *ret_alone)
{
    const char *p = content_of(cutter, line);
    gsize len = strcspn(p, ":\n\"'[]{},&*#");
    if (len == 0 || *p == '\t' || p[len] != ':' || !strchr(" \r\n", p[len + 1]))
        return NULL;
    DmPos pos = {line + 1, (guint)(p - (cutter->reading->text + start_of(cutter, line))) + 1};
    Node *key = dm_yaml_node(cutter->reading, NODE_SCALAR, pos);
    key->text = dm_arena_strndup(cutter->reading->scratch, p, len);
    key->len = len;
    key->width = (guint)dm_utf8_chars(p, len);
    const char *after = p + len + 1 + strspn(p + len + 1, " \r");
    *ret_alone = *after == '\n' || *after == '#' || *after == '\0';
    return key;
}

/* One block that does not parse and cannot be cut at its own indentation: an item is read without its dash, a
 * key with a block below keeps the key and reads the block; else the error is here. */
static Node *read_block(Cutter *cutter, guint first, guint last, SyntaxError error)
{
    Reading *reading = cutter->reading;
    DmPos pos = {first + 1, (guint)MAX(indent_of(cutter, first), 0) + 1};
    if (is_dash(cutter, first)) {
        *content_of(cutter, first) = ' ';
        Node *list = dm_yaml_node(reading, NODE_LIST, pos);
        Node *item = read_lines(cutter, first, last);
        if (item)
            dm_yaml_append(list, item);
        return list;
    }
    bool alone = false;
    Node *key = key_of(cutter, first, &alone);
    Node *value = key && alone && first + 1 < last ? read_lines(cutter, first + 1, last) : NULL;
    if (!value) {
        if (!alone || !key || first + 1 >= last)
            report(reading, error);
        value = dm_yaml_node(reading, NODE_BROKEN, pos);
    }
    if (!key)
        return value;
    Node *map = dm_yaml_node(reading, NODE_MAP, pos);
    value->key = key;
    map->damaged = true;
    dm_yaml_append(map, value);
    return map;
}

/* Adds what a block said to what the blocks before it said; false when the two do not go together. */
static bool merge(Node **whole, Node *part)
{
    if (!part || part->type == NODE_BROKEN || !*whole) {
        *whole = *whole ? *whole : part;
        return true;
    }
    if ((*whole)->type == NODE_BROKEN) {
        *whole = part;
        return true;
    }
    if ((*whole)->type != part->type || part->type == NODE_SCALAR)
        return false;
    for (Node *member = part->first, *next; member; member = next) {
        next = member->next;
        member->next = NULL;
        dm_yaml_append(*whole, member);
    }
    return true;
}

static Node *read_blocks(Cutter *cutter, guint first, guint last, SyntaxError error)
{
    g_autoptr(GArray) blocks = cut(cutter, first, last);
    if (blocks->len <= 1)
        return read_block(cutter, blocks->len ? g_array_index(blocks, guint, 0) : first, last, error);
    guint before = cutter->reading->n_syntax;
    Node *whole = NULL;
    bool fits = true;
    for (guint i = 0; i < blocks->len; i++) {
        guint end = i + 1 < blocks->len ? g_array_index(blocks, guint, i + 1) : last;
        fits &= merge(&whole, read_lines(cutter, g_array_index(blocks, guint, i), end));
    }
    if (!fits || cutter->reading->n_syntax == before)
        report(cutter->reading, error);
    if (whole)
        whole->damaged = true;
    return whole;
}

static Node *read_lines(Cutter *cutter, guint first, guint last)
{
    Reading *reading = cutter->reading;
    SyntaxError error;
    Node *node = dm_yaml_parse(reading, start_of(cutter, first), start_of(cutter, last), first + 1, &error);
    if (!error.problem || reading->stopped)
        return node;
    if (cutter->depth == MAX_CUTS) {
        report(reading, error);
        return dm_yaml_node(reading, NODE_BROKEN, error.pos);
    }
    cutter->depth++;
    node = read_blocks(cutter, first, last, error);
    cutter->depth--;
    return node;
}

Node *dm_yaml_tree(Reading *reading)
{
    SyntaxError error;
    Node *root = dm_yaml_parse(reading, reading->start, reading->len, 1, &error);
    if (!error.problem || reading->stopped)
        return root;
    g_autoptr(GArray) starts = line_starts(reading);
    Cutter cutter = {.reading = reading, .starts = starts};
    root = read_blocks(&cutter, 0, starts->len - 1, error);
    if (reading->n_syntax == 0)
        report(reading, error);
    return root;
}
