/* text – from an article's bytes to plain text with offsets into the original, sentences and tokens, and the
 * proof of quotes. The only user of md4c and (for HTML) libxml2. Offsets that leave this stage count
 * characters of the original file, 0-based, end exclusive. */
#pragma once
#include <demarche/base.h>

G_BEGIN_DECLS

typedef enum DmTextFormat { DM_TEXT_GUESS, DM_TEXT_PLAIN, DM_TEXT_MARKDOWN, DM_TEXT_HTML } DmTextFormat;

/* An article as read: its main text and what is known about it. */
typedef struct DmArticle DmArticle;

/* Reads an article; UTF-8, or another encoding that its bytes or metadata declare. `format` GUESS looks at
 * name and content. Never fails on content: an empty text is an article without sentences. */
DmArticle *dm_article_new(const char *name, const char *bytes, gsize len, DmTextFormat format);
void dm_article_free(DmArticle *article);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DmArticle, dm_article_free)

/* Whether the bytes are no text at all: a picture, a PDF, an archive. */
bool dm_article_is_binary(const DmArticle *article);
/* Main text, UTF-8: paragraphs end in \n; navigation, captions, teasers and mark-up are gone. */
const char *dm_article_text(const DmArticle *article, gsize *ret_len);
/* Character offset in the original of byte `offset` of the main text. */
gsize dm_article_origin(const DmArticle *article, gsize offset);
/* Metadata by key ("title", "published", "publisher", "author", "url", "language", "dateline"); NULL when
 * unknown. "published" is an ISO day where the article writes a full date, else the text as it stands there;
 * "dateline" is the place that the first paragraph is dated from. Neither title nor dateline is part of the
 * main text. */
const char *dm_article_meta(const DmArticle *article, const char *key);

typedef struct DmSpan {
    gsize start, end; /* bytes in the main text */
} DmSpan;
/* The characters of the original that a span of the main text came from, end exclusive: what stands between
 * pieces (mark-up, line ends) before the first and after the last character is not counted in. */
void dm_article_origin_span(const DmArticle *article, DmSpan span, gsize *ret_start, gsize *ret_end);
typedef enum DmParagraphKind {
    DM_PARAGRAPH_TEXT,
    DM_PARAGRAPH_HEADING,
    DM_PARAGRAPH_ITEM,
    DM_PARAGRAPH_QUOTE
} DmParagraphKind;
typedef struct DmParagraph {
    DmSpan span; /* without the \n */
    DmParagraphKind kind;
} DmParagraph;
/* The paragraphs of the main text, in order; DmSentence.paragraph is an index into them. */
const DmParagraph *dm_article_paragraphs(const DmArticle *article, guint *ret_len);
typedef struct DmSentence {
    DmSpan span;
    guint paragraph;
    guint first_token, n_tokens;
} DmSentence;
typedef enum DmTokenKind {
    DM_TOKEN_WORD,
    DM_TOKEN_NUMBER,
    DM_TOKEN_PUNCT,
    DM_TOKEN_QUOTE_OPEN,
    DM_TOKEN_QUOTE_CLOSE
} DmTokenKind;
typedef struct DmToken {
    guint32 start, end; /* bytes in the main text */
    guint8 kind;        /* DmTokenKind */
    bool capital;       /* starts with an upper-case letter */
} DmToken;

const DmSentence *dm_article_sentences(const DmArticle *article, guint *ret_len);
const DmToken *dm_article_tokens(const DmArticle *article, guint *ret_len);

/* ---- Proof of quotes ---- */

/* A text folded for comparison: white space, quotation marks, dashes and mark-up made equal. */
typedef struct DmProof DmProof;
/* The text that quotes are proved against: the raw file, so that any passage of it counts. */
DmProof *dm_proof_new(const char *text, gsize len);
void dm_proof_free(DmProof *proof);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DmProof, dm_proof_free)
/* Finds `quote` ("…" and "..." inside it skip text); characters of the original in *ret_start, *ret_end. */
bool dm_proof_find(const DmProof *proof, const char *quote, gsize *ret_start, gsize *ret_end);
/* The characters start to end of the original, decoded; NULL when it has not as many. Free with g_free. */
char *dm_proof_passage(const DmProof *proof, gsize start, gsize end);
/* The passage of the text nearest to `quote`, for messages; NULL when nothing is near. Free with g_free. */
char *dm_proof_nearest(const DmProof *proof, const char *quote);

G_END_DECLS
