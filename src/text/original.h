/* text: the article's bytes as UTF-8, and where each character stood. First step of the way from bytes to
 * sentences. */
#pragma once
#include <demarche/text.h>

/* Longer articles are read up to here. */
#define TEXT_MAX_BYTES (1u << 30)

/* The original, decoded. Its characters are the characters of the file: a byte-order mark is one, an invalid
 * byte is one. */
typedef struct Original {
    char *text; /* valid UTF-8, without a byte-order mark; NUL follows */
    gsize len;
    guint skipped;  /* characters before `text`: the byte-order mark */
    bool binary;    /* the bytes are no text */
    guint32 *marks; /* characters before every MARK_STEP-th byte; NULL when all is ASCII */
} Original;

/* Decodes what the byte-order mark, the bytes, or (when they are not UTF-8) a declaration in HTML or XML say;
 * else windows-1252. Never fails. */
void dm_original_init(Original *original, const char *bytes, gsize len);
void dm_original_clear(Original *original);
/* Characters of the file before byte `offset` of the text. */
gsize dm_original_chars(const Original *original, gsize offset);
