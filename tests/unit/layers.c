/* Holds the includes of src/ and include/ against src/layers.txt: a stage includes what its row allows, and a
 * third-party header appears only in the stages whose rows name it. */
#include <criterion/criterion.h>
#include <glib.h>
#include <stdbool.h>
#include <string.h>

static GHashTable *allowed;   /* stage → GStrv of stages */
static GHashTable *thirds;    /* stage → GStrv of header prefixes */
static GPtrArray *all_thirds; /* every prefix that some row names */

static void read_rows(void)
{
    g_autofree char *text = NULL;
    cr_assert(g_file_get_contents(SOURCE_ROOT "/src/layers.txt", &text, NULL, NULL));
    allowed = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_strfreev);
    thirds = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_strfreev);
    all_thirds = g_ptr_array_new_with_free_func(g_free);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line; line++) {
        g_auto(GStrv) parts = g_strsplit(*line, ":", -1);
        if (**line == '#' || g_strv_length(parts) < 3)
            continue;
        char **third = g_strsplit_set(g_strstrip(parts[2]), " ", -1);
        for (char **one = third; *one; one++)
            if (**one)
                g_ptr_array_add(all_thirds, g_strdup(*one));
        g_hash_table_insert(allowed, g_strdup(g_strstrip(parts[0])),
                            g_strsplit_set(g_strstrip(parts[1]), " ", -1));
        g_hash_table_insert(thirds, g_strdup(parts[0]), third);
    }
}

static bool may_include(const char *stage, const char *other)
{
    const char *const *list = g_hash_table_lookup(allowed, stage);
    return !strcmp(stage, other) || g_strv_contains(list, other) || g_strv_contains(list, "*");
}

static bool has_prefix_of(const char *header, char *const *prefixes)
{
    for (; *prefixes; prefixes++)
        if (**prefixes && g_str_has_prefix(header, *prefixes))
            return true;
    return false;
}

/* The stage a header of ours belongs to; the umbrella and the code table belong to none. */
static char *stage_of(const char *header)
{
    static const char *const moved[][2] = {
        {"graph", "layout"}, {"graphfile", "exchange"}, {"brief", "report"}};
    g_autofree char *name = g_path_get_basename(header);
    *strchrnul(name, '.') = 0;
    for (gsize i = 0; i < G_N_ELEMENTS(moved); i++)
        if (!strcmp(name, moved[i][0]))
            return g_strdup(moved[i][1]);
    return g_strdup(name);
}

static void check_include(const char *path, const char *stage, const char *header)
{
    if (g_str_has_prefix(header, "demarche/")) {
        g_autofree char *other = stage_of(header);
        if (!strcmp(header, "demarche/codes.def"))
            return;
        if (!strcmp(header, "demarche/demarche.h"))
            cr_expect(!strcmp(stage, "cli"), "%s: only cli includes the umbrella", path);
        else
            cr_expect(may_include(stage, other), "%s: %s may not include %s", path, stage, other);
        return;
    }
    g_auto(GStrv) parts = g_strsplit(header, "/", 2);
    if (parts[1] && g_hash_table_contains(allowed, parts[0])) {
        g_autofree char *folder = g_strconcat(parts[0], "/", NULL);
        cr_expect(!strcmp(parts[0], stage) || may_include(stage, folder),
                  "%s: private header %s of another stage", path, header);
        return;
    }
    for (guint i = 0; i < all_thirds->len; i++)
        if (g_str_has_prefix(header, all_thirds->pdata[i]))
            cr_expect(has_prefix_of(header, g_hash_table_lookup(thirds, stage)), "%s: %s may not use <%s>",
                      path, stage, header);
}

static void check_file(const char *path, const char *stage)
{
    g_autofree char *text = NULL;
    cr_assert(g_file_get_contents(path, &text, NULL, NULL));
    cr_assert(g_hash_table_contains(allowed, stage), "%s: no row '%s' in layers.txt", path, stage);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line; line++) {
        if (!g_str_has_prefix(*line, "#include"))
            continue;
        char *start = strpbrk(*line, "<\"");
        char *end = start ? strpbrk(start + 1, ">\"") : NULL;
        cr_assert(end, "%s: %s", path, *line);
        *end = 0;
        check_include(path, stage, start + 1);
    }
}

static guint check_folder(const char *folder, const char *stage)
{
    guint n = 0;
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    cr_assert(dir, "%s", folder);
    for (const char *name; (name = g_dir_read_name(dir));) {
        if (!g_str_has_suffix(name, ".c") && !g_str_has_suffix(name, ".h"))
            continue;
        g_autofree char *path = g_build_filename(folder, name, NULL);
        g_autofree char *own = stage ? g_strdup(stage) : stage_of(name);
        if (strcmp(name, "demarche.h") != 0) {
            check_file(path, own);
            n++;
        }
    }
    return n;
}

Test(layers, every_include_is_allowed)
{
    read_rows();
    guint n = check_folder(SOURCE_ROOT "/include/demarche", NULL);
    GHashTableIter iter;
    gpointer stage;
    g_hash_table_iter_init(&iter, allowed);
    while (g_hash_table_iter_next(&iter, &stage, NULL)) {
        g_autofree char *folder = g_build_filename(SOURCE_ROOT "/src", stage, NULL);
        if (g_file_test(folder, G_FILE_TEST_IS_DIR))
            n += check_folder(folder, stage);
    }
    cr_expect_gt(n, 15, "only %u files were looked at", n);
    g_hash_table_unref(allowed);
    g_hash_table_unref(thirds);
    g_ptr_array_unref(all_thirds);
}
