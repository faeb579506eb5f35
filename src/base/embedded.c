/* Files of schema/ inside the program. */
#include "base/embedded.h"
#include <demarche/base.h>
#include <string.h>

const char *dm_embedded(const char *name, gsize *ret_len)
{
    for (const DmEmbedded *file = dm_embedded_files; file->name; file++)
        if (!strcmp(file->name, name)) {
            if (ret_len)
                *ret_len = file->len;
            return (const char *)file->bytes;
        }
    return NULL;
}
