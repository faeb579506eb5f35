/* The table that the build makes of schema/ (see tool/embed.c). */
#pragma once
#include <stddef.h>

typedef struct DmEmbedded {
    const char *name; /* path below schema/ */
    const unsigned char *bytes;
    size_t len;
} DmEmbedded;

extern const DmEmbedded dm_embedded_files[]; /* ends with a row of zeros */
