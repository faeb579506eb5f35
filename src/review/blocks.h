/* The block structure of an event file's text, comments and all: what a merge moves about. */
#pragma once
#include <demarche/base.h>

typedef struct Block Block;
struct Block {
    const char *key;  /* mapping key, or what tells a list item from the others; "" for the whole file */
    const char *text; /* whole lines, with the comments and blank lines before them */
    gsize len;
    gsize head; /* bytes before the first child: the key's own line; len when there are no children */
    Block *children;
    guint n_children;
    bool list; /* the children are list items */
};

/* Splits YAML in block style by indentation; the items of a block list may be in flow style. What it cannot
 * split stays one block, and so does what has two children of one key. Lives in the arena. */
Block *dm_blocks_split(DmArena *arena, const char *text, gsize len);
/* The child with that key, or NULL. */
const Block *dm_blocks_find(const Block *block, const char *key);
bool dm_blocks_equal(const Block *a, const Block *b);
