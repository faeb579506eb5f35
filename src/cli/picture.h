/* Options and the last steps that all commands that draw have in common. */
#pragma once
#include "cli/cli.h"

typedef struct DmPicture {
    char *path, *title, *theme, *paper, *text; /* as given */
    double width, height, scale;
    DmImageFormat format; /* from here on set by dm_picture_ready */
    DmTheme theme_value;
} DmPicture;
extern DmPicture dm_picture;

/* Rows for a command's option table. */
#define DM_PICTURE_OPTIONS                                                                                   \
    {"output", 'o', 0, G_OPTION_ARG_FILENAME, &dm_picture.path, "write the picture here: .svg, .png, .pdf",  \
     "FILE"},                                                                                                \
        {"title", 0, 0, G_OPTION_ARG_STRING, &dm_picture.title, "heading instead of the one made", "TEXT"},  \
        {"width", 0, 0, G_OPTION_ARG_DOUBLE, &dm_picture.width, "pixels at scale 1", "N"},                   \
        {"height", 0, 0, G_OPTION_ARG_DOUBLE, &dm_picture.height, "pixels at scale 1", "N"},                 \
        {"scale", 0, 0, G_OPTION_ARG_DOUBLE, &dm_picture.scale, "PNG: pixels a unit", "N"},                  \
        {"theme", 0, 0, G_OPTION_ARG_STRING, &dm_picture.theme, "light or dark", "THEME"},                   \
        {"paper", 0, 0, G_OPTION_ARG_STRING, &dm_picture.paper, "a4, a3 or letter, lying", "PAPER"},         \
    {                                                                                                        \
        "text", 0, 0, G_OPTION_ARG_STRING, &dm_picture.text, "SVG: outlines, or live text", "outlines|live"  \
    }

/* Proves the options before any work is done; prints what is wrong and is false. `path` must be given. */
bool dm_picture_ready(void);
/* Writes the picture and says what could not be shown; the exit code. */
int dm_picture_write(const DmCli *cli, const DmScene *scene);
/* "Sources: A, B and 3 more": the publishers of what is drawn, the most frequent first; NULL when none is
 * known. `evidences` are DmEvidence pointers. */
const char *dm_picture_sources(DmArena *arena, const GPtrArray *evidences);
