/* What timeline and graph share: options of a picture, its file, the line of its sources. */
#include "cli/picture.h"
#include <stdio.h>
#include <string.h>

DmPicture dm_picture;

static const struct {
    const char *name;
    double width, height; /* lying, in units of 1/96 inch */
} papers[] = {{"a4", 1123, 794}, {"a3", 1587, 1123}, {"letter", 1056, 816}};

static bool set_paper(void)
{
    if (!dm_picture.paper)
        return true;
    for (guint i = 0; i < G_N_ELEMENTS(papers); i++) {
        if (strcmp(papers[i].name, dm_picture.paper) != 0)
            continue;
        dm_picture.width = dm_picture.width > 0 ? dm_picture.width : papers[i].width;
        dm_picture.height = dm_picture.height > 0 ? dm_picture.height : papers[i].height;
        return true;
    }
    dm_cli_fail("--paper: '%s' is not one of a4, a3, letter", dm_picture.paper);
    return false;
}

static bool good_size(const char *option, double value, double least, double most)
{
    if (value == 0 || (value >= least && value <= most))
        return true;
    dm_cli_fail("%s takes a number from %g to %g", option, least, most);
    return false;
}

bool dm_picture_ready(void)
{
    static const DmEnum texts[] = {{"outlines", 0, ""}, {"live", 1, ""}, {0}};
    int theme = DM_THEME_LIGHT, ignored;
    if (!dm_image_format_of(dm_picture.path, &dm_picture.format)) {
        dm_cli_fail("'%s': the name of a picture ends in .svg, .png or .pdf", dm_picture.path);
        return false;
    }
    g_autofree char *folder = g_path_get_dirname(dm_picture.path);
    if (!g_file_test(folder, G_FILE_TEST_IS_DIR)) {
        dm_cli_fail("'%s': there is no folder '%s'", dm_picture.path, folder);
        return false;
    }
    bool good = dm_cli_word("--theme", dm_picture.theme, dm_theme_names, &theme) &&
                dm_cli_word("--text", dm_picture.text, texts, &ignored) && set_paper() &&
                good_size("--width", dm_picture.width, 200, 32000) &&
                good_size("--height", dm_picture.height, 150, 32000) &&
                good_size("--scale", dm_picture.scale, 0.1, 20);
    dm_picture.theme_value = (DmTheme)theme;
    return good;
}

int dm_picture_write(const DmCli *cli, const DmScene *scene)
{
    guint unknown = 0;
    const DmRenderOptions options = {.theme = dm_picture.theme_value,
                                     .scale = dm_picture.scale,
                                     .text_live = dm_picture.text && !strcmp(dm_picture.text, "live"),
                                     .created = (gint64)cli->as_of.day * 86400,
                                     .ret_unknown_glyphs = &unknown};
    g_autoptr(GError) error = NULL;
    if (!dm_render_file(scene, dm_picture.path, dm_picture.format, &options, &error))
        return dm_cli_fail_error(error);
    if (unknown)
        fprintf(stderr, "warning: no font here shows %u character%s of the picture\n", unknown,
                unknown == 1 ? "" : "s");
    return DM_EXIT_GOOD;
}

/* ---- Sources ---- */

typedef struct Publisher {
    const char *name;
    guint n;
} Publisher;

static int compare_publisher(gconstpointer a, gconstpointer b)
{
    const Publisher *x = a, *y = b;
    if (x->n != y->n)
        return x->n > y->n ? -1 : 1;
    return strcmp(x->name, y->name);
}

static GArray *publishers_of(const GPtrArray *evidences)
{
    g_autoptr(GHashTable) numbers = g_hash_table_new(g_str_hash, g_str_equal);
    GArray *publishers = g_array_new(FALSE, FALSE, sizeof(Publisher));
    for (guint i = 0; i < evidences->len; i++) {
        const DmEvidence *evidence = evidences->pdata[i];
        const char *name = evidence->publisher ? evidence->publisher : evidence->source;
        if (!name)
            continue;
        guint number = GPOINTER_TO_UINT(g_hash_table_lookup(numbers, name));
        if (!number) {
            Publisher publisher = {name, 0};
            g_array_append_val(publishers, publisher);
            g_hash_table_insert(numbers, (gpointer)name, GUINT_TO_POINTER(number = publishers->len));
        }
        g_array_index(publishers, Publisher, number - 1).n++;
    }
    g_array_sort(publishers, compare_publisher);
    return publishers;
}

const char *dm_picture_sources(DmArena *arena, const GPtrArray *evidences)
{
    enum { NAMED = 6 };
    g_autoptr(GArray) publishers = publishers_of(evidences);
    if (!publishers->len)
        return NULL;
    g_autoptr(GString) line = g_string_new("Sources: ");
    guint named = publishers->len <= NAMED + 1 ? publishers->len : NAMED;
    for (guint i = 0; i < named; i++)
        g_string_append_printf(line, "%s%s", i ? ", " : "", g_array_index(publishers, Publisher, i).name);
    if (named < publishers->len)
        g_string_append_printf(line, " and %u more", publishers->len - named);
    return dm_arena_strdup(arena, line->str);
}
