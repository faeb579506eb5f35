/* Tests of src/layout/graph_panels.c: places that stay, marks for what is new and what went. */
#include "graph_help.h"
#include <criterion/criterion.h>

static Case c;

static guint count(const DmScene *scene, const char *role, const char *text)
{
    guint n = 0;
    for (guint i = 0; i < scene->pages.items[0].shapes.len; i++) {
        const DmShape *shape = &scene->pages.items[0].shapes.items[i];
        n += !strcmp(shape->role, role) && (!text || (shape->text && !strcmp(shape->text, text)));
    }
    return n;
}

/* The whole time and its months from October 1974 on. */
static DmScene *months(guint n, const DmGraphPictureOptions *options)
{
    g_autoptr(DmGraph) whole = case_graph(&c, (DmGraphOptions){0});
    g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func((GDestroyNotify)dm_graph_free);
    for (guint i = 0; i < n; i++) {
        DmWindow month = {dm_day_from_ymd(1974, 10 + (int)i, 1), dm_day_from_ymd(1974, 11 + (int)i, 1) - 1};
        g_ptr_array_add(parts, case_graph(&c, (DmGraphOptions){.period = month}));
    }
    g_autoptr(GError) error = NULL;
    DmScene *scene =
        dm_layout_panels(whole, (DmGraph *const *)parts->pdata, n, options, &dm_measure_plain, &error);
    cr_assert(scene, "%s", error ? error->message : "");
    return scene;
}

Test(layout_graph_panels, new_ones_are_ringed_and_gone_ones_pale)
{
    case_init(&c);
    DmDay october = dm_day_from_ymd(1974, 10, 5);
    case_event(&c, DM_KIND_MEETING, DM_STATUS_HELD, october, "participant:a participant:b");
    case_event(&c, DM_KIND_MEETING, DM_STATUS_HELD, october + 31, "participant:a participant:b");
    case_event(&c, DM_KIND_MEETING, DM_STATUS_HELD, october + 61, "participant:b participant:c");
    g_autoptr(DmScene) scene = months(3, &(DmGraphPictureOptions){.as_of = october + 90});
    cr_expect_eq(count(scene, "panel-title", "October 1974"), 1);
    cr_expect_eq(count(scene, "panel-title", NULL), 3);
    cr_expect_eq(count(scene, "node", NULL), 6);
    cr_expect_eq(count(scene, "new", NULL), 1, "c in December; in the first panel nobody is new");
    cr_expect_eq(count(scene, "gone", NULL), 1, "a in December");
    cr_expect_eq(count(scene, "tie", NULL), 3);
    case_clear(&c);
}

/* The node of each actor stands equally far from the corner of its panel in every one of them. */
Test(layout_graph_panels, places_stay)
{
    case_init(&c);
    case_fill(&c, 14, 80);
    for (guint i = 0; i < c.events.len; i++)
        c.events.items[i].date = dm_date_from_day(dm_day_from_ymd(1974, 10, 1) + (DmDay)i);
    g_autoptr(DmScene) scene = months(3, &(DmGraphPictureOptions){.as_of = 2000});
    g_autoptr(GHashTable) places = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
    const DmShape *panel = NULL;
    guint compared = 0;
    for (guint i = 0; i < scene->pages.items[0].shapes.len; i++) {
        const DmShape *shape = &scene->pages.items[0].shapes.items[i];
        panel = strcmp(shape->role, "panel") ? panel : shape;
        if (strcmp(shape->role, "node") != 0)
            continue;
        if (shape->n_points) /* a polygon has no box */
            continue;
        DmPoint *at = g_new(DmPoint, 1);
        *at = (DmPoint){shape->x + shape->w / 2 - panel->x, shape->y + shape->h / 2 - panel->y};
        const char *id = scene->groups.items[shape->group - 1].id;
        const DmPoint *known = g_hash_table_lookup(places, id);
        if (known) {
            cr_expect_float_eq(known->x, at->x, 1e-6, "%s", id);
            cr_expect_float_eq(known->y, at->y, 1e-6, "%s", id);
            compared++;
        }
        if (known)
            g_free(at);
        else
            g_hash_table_insert(places, (gpointer)id, at);
        cr_expect(shape->x >= panel->x && shape->x + shape->w <= panel->x + panel->w);
    }
    cr_expect_gt(compared, 5);
    case_clear(&c);
}

Test(layout_graph_panels, a_given_width_is_kept_by_leaving_actors_out)
{
    case_init(&c);
    case_fill(&c, 60, 300);
    for (guint i = 0; i < c.events.len; i++)
        c.events.items[i].date = dm_date_from_day(dm_day_from_ymd(1974, 10, 1) + (DmDay)(i % 90));
    g_autoptr(DmScene) scene = months(3, &(DmGraphPictureOptions){.as_of = 2000, .width = 1100});
    cr_expect_eq(scene->width, 1100);
    case_clear(&c);
}
