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

static int by_name(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

GPtrArray *dm_embedded_list(const char *prefix)
{
    GPtrArray *names = g_ptr_array_new();
    for (const DmEmbedded *file = dm_embedded_files; file->name; file++)
        if (g_str_has_prefix(file->name, prefix))
            g_ptr_array_add(names, (gpointer)file->name);
    g_ptr_array_sort(names, by_name);
    return names;
}
