/* Inside layout: text broken into lines. Shared by timeline and graph. */
#pragma once
#include <demarche/scene.h>

/* Widths by the caller's measure, remembered: the same words come again and again. */
typedef struct DmRuler DmRuler;
DmRuler *dm_ruler_new(const DmMeasure *measure);
void dm_ruler_free(DmRuler *ruler);
double dm_ruler_width(DmRuler *ruler, const char *text, DmFont font);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DmRuler, dm_ruler_free)

enum { DM_LABEL_LINES = 4 };

typedef struct DmLabel {
    DmFont font;
    const char *lines[DM_LABEL_LINES]; /* in the arena */
    double widths[DM_LABEL_LINES];
    guint n;
    double width, height, line_height; /* of the whole block */
    bool rtl;                          /* the text runs from right to left */
    bool cut;                          /* it did not fit and ends in … */
} DmLabel;

/* Breaks `text` into at most `max_lines` lines no wider than `max_width`, as even as they can be. The first
 * line leaves `lead` free at its start, the last one `tail` at its end. Breaks at spaces, after hyphens,
 * between wide (CJK) characters, and inside a word only when the word alone is too wide. */
DmLabel dm_label_wrap(DmRuler *ruler, DmArena *arena, const char *text, DmFont font, double max_width,
                      guint max_lines, double lead, double tail);

/* A name for the inside of a sentence: one in letters from right to left leaves the words around it in their
 * order. */
const char *dm_text_isolated(DmArena *arena, const char *text);
