/* Tests of the picture of a graph, on generated graphs of 5 to 2,000 actors with hostile names: what may not
 * overlap, what may not leave the page, what can be read, and that it is the same every time. */
#include "graph_help.h"
#include "layout/graph_figure.h"
#include <criterion/criterion.h>
#include <math.h>

static Case c;

static DmScene *picture(guint n, const DmGraphPictureOptions *options)
{
    case_init(&c);
    case_fill(&c, n, 4 * n);
    g_autoptr(DmGraph) graph = case_graph(&c, (DmGraphOptions){0});
    g_autoptr(GError) error = NULL;
    DmScene *scene = dm_layout_graph(graph, options, &dm_measure_plain, &error);
    cr_assert(scene, "%s", error ? error->message : "");
    case_clear(&c);
    return scene;
}

static bool is_text(const DmShape *shape)
{
    return shape->kind == DM_SHAPE_TEXT;
}

static Box shape_box(const DmShape *s)
{
    if (is_text(s)) {
        double x = s->x - s->text_width * (s->align == DM_ALIGN_CENTRE  ? 0.5
                                           : s->align == DM_ALIGN_RIGHT ? 1
                                                                        : 0);
        return (Box){x, s->y - 0.8 * s->font.size, x + s->text_width, s->y + 0.2 * s->font.size};
    }
    Box box = {s->x, s->y, s->x + s->w, s->y + s->h};
    for (guint i = 0; i < s->n_points; i++) {
        DmPoint p = s->points[i];
        box = i ? (Box){MIN(box.x0, p.x), MIN(box.y0, p.y), MAX(box.x1, p.x), MAX(box.y1, p.y)}
                : (Box){p.x, p.y, p.x, p.y};
    }
    return box;
}

static bool is_node(const DmShape *s)
{
    return !strcmp(s->role, "node") || !strcmp(s->role, "isolated");
}

static void check_overlaps(const DmScene *scene)
{
    const DmPage *page = &scene->pages.items[0];
    for (guint i = 0; i < page->shapes.len; i++) {
        const DmShape *a = &page->shapes.items[i];
        if (!is_text(a) && !is_node(a))
            continue;
        Box box = shape_box(a);
        box = (Box){box.x0 + 0.5, box.y0 + 0.5, box.x1 - 0.5, box.y1 - 0.5};
        for (guint k = i + 1; k < page->shapes.len; k++) {
            const DmShape *b = &page->shapes.items[k];
            if (!is_text(b) && !is_node(b))
                continue;
            cr_assert(!box_overlaps(box, shape_box(b)), "%s “%s” and %s “%s”", a->role,
                      a->text ? a->text : "", b->role, b->text ? b->text : "");
        }
    }
}

static void check_on_page(const DmScene *scene)
{
    const DmPage *page = &scene->pages.items[0];
    for (guint i = 0; i < page->shapes.len; i++) {
        const DmShape *shape = &page->shapes.items[i];
        if (!strcmp(shape->role, "tie") || !strcmp(shape->role, "hull"))
            continue;
        Box box = shape_box(shape);
        cr_assert(box.x0 >= 0 && box.y0 >= 0 && box.x1 <= scene->width && box.y1 <= scene->height,
                  "%s “%s” leaves the page", shape->role, shape->text ? shape->text : "");
    }
}

static double luminance(guint32 rgb)
{
    static const double share[] = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
        double v = (rgb >> (16 - 8 * i) & 255) / 255.0;
        sum += share[i] * (v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4));
    }
    return sum;
}

/* WCAG 2.1: 4.5 to 1 for text, 3 to 1 for marks, each mixed with the paper by its opacity. */
static void check_contrast(const DmScene *scene, DmTheme theme)
{
    const DmPage *page = &scene->pages.items[0];
    guint32 paper = dm_ink_rgb(DM_INK_PAPER, theme);
    for (guint i = 0; i < page->shapes.len; i++) {
        const DmShape *s = &page->shapes.items[i];
        bool quiet = !strcmp(s->role, "hull") || !strcmp(s->role, "label-ground");
        DmInk ink = s->fill && s->fill != DM_INK_PAPER ? s->fill : s->stroke;
        if (quiet)
            continue;
        guint32 rgb = dm_ink_rgb(ink, theme), mixed = 0;
        double opacity = s->opacity > 0 ? s->opacity : 1;
        for (int k = 0; k <= 16; k += 8)
            mixed |= (guint32)((rgb >> k & 255) * opacity + (paper >> k & 255) * (1 - opacity)) << k;
        double a = luminance(mixed), b = luminance(paper), ratio = (MAX(a, b) + 0.05) / (MIN(a, b) + 0.05);
        cr_assert_geq(ratio, is_text(s) ? 4.5 : 3, "%s: %.2f", s->role, ratio);
    }
}

Test(layout_graph_picture, nothing_overlaps_and_all_can_be_read)
{
    static const guint sizes[] = {1, 5, 20, 60, 200, 500, 2000};
    for (guint i = 0; i < G_N_ELEMENTS(sizes); i++) {
        g_autoptr(DmScene) scene =
            picture(sizes[i], &(DmGraphPictureOptions){.as_of = 20300, .sources = "Sources: three"});
        check_overlaps(scene);
        check_on_page(scene);
        check_contrast(scene, DM_THEME_LIGHT);
        check_contrast(scene, DM_THEME_DARK);
    }
}

Test(layout_graph_picture, a_given_page_is_kept)
{
    static const struct {
        guint n;
        double w, h;
    } rows[] = {{5, 1400, 400},   {60, 1000, 700}, {60, 700, 1000},
                {500, 1123, 794}, {30, 800, 0},    {30, 0, 600}};
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        DmGraphPictureOptions options = {.as_of = 20300, .width = rows[i].w, .height = rows[i].h};
        g_autoptr(DmScene) scene = picture(rows[i].n, &options);
        cr_expect(rows[i].w == 0 || scene->width == rows[i].w);
        cr_expect(rows[i].h == 0 || scene->height == rows[i].h);
        check_overlaps(scene);
        check_on_page(scene);
    }
}

Test(layout_graph_picture, the_same_every_time)
{
    DmGraphPictureOptions options = {.as_of = 20300};
    g_autoptr(DmScene) one = picture(80, &options);
    g_autoptr(DmScene) two = picture(80, &options);
    g_autofree char *a = dm_scene_dump(one), *b = dm_scene_dump(two);
    cr_expect_str_eq(a, b);
}

static guint count(const DmScene *scene, const char *role)
{
    guint n = 0;
    for (guint i = 0; i < scene->pages.items[0].shapes.len; i++)
        n += !strcmp(scene->pages.items[0].shapes.items[i].role, role);
    return n;
}

Test(layout_graph_picture, whole_draws_every_actor)
{
    g_autoptr(DmScene) part = picture(400, &(DmGraphPictureOptions){.as_of = 20300});
    g_autoptr(DmScene) all = picture(400, &(DmGraphPictureOptions){.as_of = 20300, .whole = true});
    cr_expect_leq(count(part, "node"), 150);
    cr_expect_gt(count(all, "node"), 350);
    check_overlaps(all);
}

Test(layout_graph_picture, every_node_and_tie_tells_what_it_is)
{
    g_autoptr(DmScene) scene = picture(30, &(DmGraphPictureOptions){.as_of = 20300});
    const DmPage *page = &scene->pages.items[0];
    for (guint i = 0; i < page->shapes.len; i++) {
        const DmShape *shape = &page->shapes.items[i];
        if (is_node(shape) || !strcmp(shape->role, "tie"))
            cr_expect(shape->group && scene->groups.items[shape->group - 1].title);
    }
}
