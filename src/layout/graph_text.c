/* Names in lines that fit: between texts and the pictures of the graph. */
#include "graph_figure.h"
#include <string.h>

double text_width(const DmMeasure *measure, DmFont font, const char *text)
{
    return measure->width(measure->user, text, font, NULL, NULL);
}

/* The longest beginning of `text` that fits with … after it. */
static const char *shorten(DmArena *arena, const DmMeasure *measure, DmFont font, const char *text,
                           double width)
{
    glong low = 0, high = g_utf8_strlen(text, -1);
    while (low < high) {
        glong middle = (low + high + 1) / 2;
        g_autofree char *start = g_utf8_substring(text, 0, middle);
        g_autofree char *tried = g_strconcat(g_strchomp(start), "…", NULL);
        if (text_width(measure, font, tried) <= width)
            low = middle;
        else
            high = middle - 1;
    }
    g_autofree char *start = g_utf8_substring(text, 0, low);
    return dm_arena_printf(arena, "%s…", g_strchomp(start));
}

/* Bytes of `text` up to the last space at which it still fits; all of it when there is no such space. */
static gsize break_at(const DmMeasure *measure, DmFont font, const char *text, double width)
{
    gsize best = 0;
    for (const char *space = strchr(text, ' '); space; space = strchr(space + 1, ' ')) {
        g_autofree char *start = g_strndup(text, (gsize)(space - text));
        if (best && text_width(measure, font, start) > width)
            break;
        best = (gsize)(space - text);
    }
    return best ? best : strlen(text);
}

Label label_wrap(DmArena *arena, const DmMeasure *measure, DmFont font, const char *text, double width,
                 guint max_lines)
{
    Label label = {0};
    double descent = 0;
    while (*text && label.n_lines < max_lines) {
        double w = measure->width(measure->user, text, font, &label.ascent, &descent);
        gsize cut = strlen(text);
        if (w > width && label.n_lines + 1 < max_lines)
            cut = break_at(measure, font, text, width);
        const char *line = dm_arena_strndup(arena, text, cut);
        w = text[cut] ? text_width(measure, font, line) : w;
        if (w > width) {
            line = shorten(arena, measure, font, line, width);
            w = text_width(measure, font, line);
        }
        label.lines[label.n_lines] = line;
        label.widths[label.n_lines++] = w;
        label.w = MAX(label.w, w);
        for (text += cut; *text == ' ';)
            text++;
    }
    label.h = label.n_lines * (label.ascent + descent);
    return label;
}

const char *count_text(DmArena *arena, guint n, const char *noun)
{
    return dm_arena_printf(arena, "%u %s%s", n, noun, n == 1 ? "" : "s");
}
