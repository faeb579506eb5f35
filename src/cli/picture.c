/* What timeline and graph share: options of a picture, its file, the line of its sources. */
#include "cli/picture.h"
#include <math.h>
#include <stdio.h>
#include <string.h>

/* NAN: not given. */
DmPicture dm_picture = {.width = NAN, .height = NAN, .scale = NAN};

const DmEnum dm_paper_names[] = {{"a4", 0, ""}, {"a3", 1, ""}, {"letter", 2, ""}, {0}};
const DmEnum dm_picture_text_names[] = {{"outlines", 0, ""}, {"live", 1, ""}, {0}};

static const struct {
    double width, height; /* lying, in units of 1/96 inch */
} papers[] = {{1123, 794}, {1587, 1123}, {1056, 816}};

static bool set_paper(void)
{
    if (!dm_picture.paper)
        return true;
    int paper;
    if (!dm_cli_word("--paper", dm_picture.paper, dm_paper_names, &paper))
        return false;
    dm_picture.width = isnan(dm_picture.width) ? papers[paper].width : dm_picture.width;
    dm_picture.height = isnan(dm_picture.height) ? papers[paper].height : dm_picture.height;
    return true;
}

/* What is not given becomes 0: the layout and the renderer choose. */
static bool good_size(const char *option, double *value, double least, double most)
{
    if (isnan(*value))
        *value = 0;
    else if (!(*value >= least && *value <= most))
        return dm_cli_fail("%s takes a number from %g to %g", option, least, most), false;
    return true;
}

bool dm_picture_ready(void)
{
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
                dm_cli_word("--text", dm_picture.text, dm_picture_text_names, &ignored) && set_paper() &&
                good_size("--width", &dm_picture.width, 200, 32000) &&
                good_size("--height", &dm_picture.height, 150, 32000) &&
                good_size("--scale", &dm_picture.scale, 0.1, 20);
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
