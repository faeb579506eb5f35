/* text: a text made from pieces of another, with the way back from every byte. Articles and folded proofs are
 * made so. */
#pragma once
#include <glib.h>
#include <stdbool.h>

/* A stretch of the made text: either the same bytes as in the original, or a stand-in for `width` bytes of
 * it. */
typedef struct Run {
    guint32 at;    /* first byte in the made text */
    guint32 from;  /* first byte in the original */
    guint32 width; /* bytes in the original */
    bool same;
} Run;

typedef struct Map {
    GString *text;
    GArray *runs; /* of Run, by `at` and by `from` */
} Map;

void dm_map_init(Map *map, gsize expected);
void dm_map_clear(Map *map);
/* Appends original[from, from + len) as it is. */
void dm_map_copy(Map *map, const char *original, gsize from, gsize len);
/* Appends `bytes` standing for original[from, from + width). */
void dm_map_replace(Map *map, const char *bytes, gsize len, gsize from, gsize width);
/* Appends [start, end) of another map over the same original. */
void dm_map_append(Map *map, const Map *other, gsize start, gsize end);
/* Byte of the original where byte `offset` of the made text begins. */
gsize dm_map_start(const Map *map, gsize offset);
/* Byte of the original behind the piece that byte `offset - 1` came from. */
gsize dm_map_end(const Map *map, gsize offset);
