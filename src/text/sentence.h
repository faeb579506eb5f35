/* text: from paragraphs to tokens and sentences. */
#pragma once
#include <demarche/text.h>

typedef struct Words {
    GArray *tokens;    /* of DmToken */
    GArray *sentences; /* of DmSentence */
} Words;

/* Appends the tokens of text[start, end), one paragraph. Linear. */
void dm_text_tokenize(GArray *tokens, const char *text, gsize start, gsize end);
/* Parts the tokens from `first` on, those of paragraph `paragraph`, into sentences. Linear. */
void dm_text_split(Words *words, const char *text, guint first, guint paragraph);
