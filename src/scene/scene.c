/* Between layout and render: the picture as plain data in one arena, and its text form for goldens. */
#include <demarche/scene.h>
#include <string.h>

DmScene *dm_scene_new(double width, double height)
{
    DmScene *scene = g_new0(DmScene, 1);
    scene->arena = dm_arena_new();
    scene->width = width;
    scene->height = height;
    return scene;
}

void dm_scene_free(DmScene *scene)
{
    if (!scene)
        return;
    dm_arena_free(scene->arena);
    g_free(scene);
}

DmPage *dm_scene_add_page(DmScene *scene)
{
    return dm_list_add(scene->arena, &scene->pages);
}

guint dm_scene_add_group(DmScene *scene, const char *id, const char *title, const char *url)
{
    DmGroup *group = dm_list_add(scene->arena, &scene->groups);
    group->id = dm_arena_strdup(scene->arena, id);
    group->title = dm_arena_strdup(scene->arena, title);
    group->url = dm_arena_strdup(scene->arena, url);
    return scene->groups.len;
}

DmShape *dm_scene_add(DmScene *scene, DmPage *page, DmShapeKind kind, const char *role)
{
    DmShape *shape = dm_list_add(scene->arena, &page->shapes);
    shape->kind = kind;
    shape->role = role;
    return shape;
}

/* ---- The dump ---- */

static const char *const shape_names[] = {"rect", "ellipse", "line", "polygon", "curve", "text"};
static const char *const ink_names[DM_INK_COUNT] = {"none",   "paper", "text",   "muted", "faint",
                                                    "band",   "blue",  "orange", "green", "vermilion",
                                                    "purple", "sky",   "yellow", "grey"};
static const char *const pattern_names[] = {"solid", "hatch", "dots", "fade-left", "fade-right", "fade-both"};
static const char *const align_names[] = {"left", "centre", "right"};

/* To a tenth, without a sign on zero and without depending on the locale. */
static void put_number(GString *out, double value)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd(text, sizeof text, "%.1f", value);
    g_string_append_printf(out, " %s", strcmp(text, "-0.0") == 0 ? "0.0" : text);
}

static void dump_geometry(GString *out, const DmShape *shape)
{
    put_number(out, shape->x);
    put_number(out, shape->y);
    put_number(out, shape->w);
    put_number(out, shape->h);
}

static void dump_points(GString *out, const DmShape *shape)
{
    for (guint i = 0; i < shape->n_points; i++) {
        put_number(out, shape->points[i].x);
        put_number(out, shape->points[i].y);
    }
}

static void dump_text(GString *out, const DmShape *shape)
{
    put_number(out, shape->x);
    put_number(out, shape->y);
    g_string_append_printf(out, " %s", align_names[shape->align]);
    put_number(out, shape->font.size);
    g_string_append(out, shape->font.weight == DM_WEIGHT_BOLD ? " bold" : "");
    g_string_append(out, shape->font.italic ? " italic" : "");
    g_string_append(out, " \"");
    dm_escape_json(out, shape->text ? shape->text : "");
    g_string_append_c(out, '"');
}

static void dump_shape(GString *out, const DmScene *scene, const DmShape *shape)
{
    g_string_append_printf(out, "%s %s", shape->role, shape_names[shape->kind]);
    if (shape->kind == DM_SHAPE_TEXT)
        dump_text(out, shape);
    else if (shape->n_points)
        dump_points(out, shape);
    else
        dump_geometry(out, shape);
    if (shape->fill)
        g_string_append_printf(out, " fill=%s", ink_names[shape->fill]);
    if (shape->stroke)
        g_string_append_printf(out, " stroke=%s", ink_names[shape->stroke]);
    if (shape->pattern)
        g_string_append_printf(out, " %s", pattern_names[shape->pattern]);
    if (shape->dash[0] > 0)
        g_string_append(out, " dashed");
    if (shape->group)
        g_string_append_printf(out, " #%s", scene->groups.items[shape->group - 1].id);
    g_string_append_c(out, '\n');
}

char *dm_scene_dump(const DmScene *scene)
{
    GString *out = g_string_new("scene");
    put_number(out, scene->width);
    put_number(out, scene->height);
    g_string_append_printf(out, " %s\n", scene->title ? scene->title : "");
    for (guint p = 0; p < scene->pages.len; p++) {
        const DmPage *page = &scene->pages.items[p];
        g_string_append_printf(out, "page %u\n", p + 1);
        for (guint i = 0; i < page->shapes.len; i++)
            dump_shape(out, scene, &page->shapes.items[i]);
    }
    return g_string_free(out, FALSE);
}

/* ---- A measure without fonts ---- */

/* Marks of direction, U+2066 to U+2069, take no room. */
static gsize visible_chars(const char *text)
{
    gsize n = dm_utf8_chars(text, strlen(text));
    for (const char *at = strstr(text, "\xE2\x81"); at; at = strstr(at + 1, "\xE2\x81"))
        n -= (guchar)at[2] >= 0xA6 && (guchar)at[2] <= 0xA9;
    return n;
}

static double plain_width(gpointer user, const char *text, DmFont font, double *ret_ascent,
                          double *ret_descent)
{
    if (ret_ascent)
        *ret_ascent = 0.8 * font.size;
    if (ret_descent)
        *ret_descent = 0.2 * font.size;
    return 0.5 * font.size * (double)visible_chars(text);
}

const DmMeasure dm_measure_plain = {NULL, plain_width};
