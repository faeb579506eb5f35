/* A scene keeps what it was given, and its dump says it. */
#include <criterion/criterion.h>
#include <demarche/scene.h>

static DmScene *sample(void)
{
    DmScene *scene = dm_scene_new(200, 100);
    scene->title = "Sample";
    DmPage *page = dm_scene_add_page(scene);
    guint group = dm_scene_add_group(scene, "talks", "Talks", "https://example.org/1");
    DmShape *rect = dm_scene_add(scene, page, DM_SHAPE_RECT, "window");
    *rect = (DmShape){.kind = DM_SHAPE_RECT,
                      .role = "window",
                      .group = group,
                      .x = 10,
                      .y = -0.01,
                      .w = 30.25,
                      .h = 8,
                      .fill = DM_INK_BLUE,
                      .pattern = DM_PATTERN_HATCH};
    static const DmPoint points[] = {{0, 0}, {5, 5}};
    DmShape *line = dm_scene_add(scene, page, DM_SHAPE_LINE, "tick");
    line->points = points;
    line->n_points = 2;
    line->stroke = DM_INK_FAINT;
    line->dash[0] = line->dash[1] = 2;
    DmShape *text = dm_scene_add(scene, page, DM_SHAPE_TEXT, "label");
    text->text = "say \"no\"";
    text->font = (DmFont){12, DM_WEIGHT_BOLD, true};
    text->align = DM_ALIGN_RIGHT;
    return scene;
}

Test(scene, dump_says_role_geometry_inks_and_text)
{
    g_autoptr(DmScene) scene = sample();
    g_autofree char *dump = dm_scene_dump(scene);
    cr_expect_str_eq(dump, "scene 200.0 100.0 Sample\n"
                           "page 1\n"
                           "window rect 10.0 0.0 30.2 8.0 fill=blue hatch #talks\n"
                           "tick line 0.0 0.0 5.0 5.0 stroke=faint dashed\n"
                           "label text 0.0 0.0 right 12.0 bold italic \"say \\\"no\\\"\"\n");
}

Test(scene, plain_measure_counts_characters)
{
    double up, down;
    cr_expect_eq(dm_measure_plain.width(NULL, "Київ", (DmFont){.size = 10}, &up, &down), 20);
    cr_expect_eq(up, 8);
    cr_expect_eq(down, 2);
}
