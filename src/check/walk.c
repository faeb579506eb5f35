/* check – from the paths a user gives to the list of event files: folders are walked, each file is listed
 * once. */
#include "check/check.h"
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

enum { MAX_DEPTH = 64 }; /* folders inside folders; a link may lead round in a circle */

static bool is_event_file(const char *name)
{
    return g_str_has_suffix(name, ".yaml") || g_str_has_suffix(name, ".yml");
}

/* Something that would make a reader wait for ever. A link to nowhere is left in, to be reported. */
static bool is_pipe(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && !S_ISREG(info.st_mode);
}

static int by_name(gconstpointer a, gconstpointer b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool walk(GPtrArray *found, const char *folder, int depth, GError **error)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, error);
    if (!dir)
        return false;
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    for (const char *name; (name = g_dir_read_name(dir));)
        if (*name != '.')
            g_ptr_array_add(names, g_strdup(name));
    g_ptr_array_sort(names, by_name);
    for (guint i = 0; i < names->len; i++) {
        g_autofree char *path = g_build_filename(folder, names->pdata[i], NULL);
        if (g_file_test(path, G_FILE_TEST_IS_DIR)) {
            if (depth < MAX_DEPTH && !walk(found, path, depth + 1, error))
                return false;
        } else if (is_event_file(path) && !is_pipe(path)) {
            g_ptr_array_add(found, g_steal_pointer(&path));
        }
    }
    return true;
}

/* Device and inode: the same file under two names is one file. */
static char *same_file_key(const struct stat *info)
{
    return g_strdup_printf("%" G_GUINT64_FORMAT ":%" G_GUINT64_FORMAT, (guint64)info->st_dev,
                           (guint64)info->st_ino);
}

static void drop_repeats(GPtrArray *found)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    guint kept = 0;
    for (guint i = 0; i < found->len; i++) {
        struct stat info;
        char *path = found->pdata[i];
        if (stat(path, &info) != 0 || g_hash_table_add(seen, same_file_key(&info)))
            found->pdata[kept++] = path;
        else
            g_free(path);
    }
    g_ptr_array_set_free_func(found, NULL);
    g_ptr_array_set_size(found, (int)kept);
    g_ptr_array_set_free_func(found, g_free);
}

GPtrArray *dm_check_walk(const char *const *paths, gsize n, GError **error)
{
    g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(g_free);
    for (gsize i = 0; i < n; i++) {
        struct stat info;
        if (stat(paths[i], &info) != 0) {
            g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(errno), "%s: %s", paths[i],
                        g_strerror(errno));
            return NULL;
        }
        if (!S_ISDIR(info.st_mode))
            g_ptr_array_add(found, g_strdup(paths[i]));
        else if (!walk(found, paths[i], 0, error))
            return NULL;
    }
    drop_repeats(found);
    return g_steal_pointer(&found);
}
