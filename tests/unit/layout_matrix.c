/* Tests of src/layout/matrix.c and matrix_order.c. */
#include "graph_help.h"
#include "layout/matrix_order.h"
#include <criterion/criterion.h>
#include <math.h>

Test(layout_matrix, those_who_agree_stand_together)
{
    const double nan = NAN,
                 stance[] = {2, 2, -2, /**/ -2, -1, 2, /**/ 2, 1, -2, /**/ -2, nan, 2, /**/ nan, 2, -1};
    guint order[5], place[5];
    matrix_order(5, 3, stance, order);
    for (guint i = 0; i < 5; i++)
        place[order[i]] = i;
    cr_expect_eq(abs((int)place[1] - (int)place[3]), 1);
    cr_expect(MIN(place[1], place[3]) == 0 || MAX(place[1], place[3]) == 4, "the camp stands at one end");
    guint none[1];
    matrix_order(0, 3, NULL, none);
    double alone[] = {nan};
    matrix_order(1, 1, alone, none);
    cr_expect_eq(none[0], 0);
}

static guint count(const DmScene *scene, const char *role, const char *text)
{
    guint n = 0;
    for (guint i = 0; i < scene->pages.items[0].shapes.len; i++) {
        const DmShape *shape = &scene->pages.items[0].shapes.items[i];
        n += !strcmp(shape->role, role) && (!text || !strcmp(shape->text, text));
    }
    return n;
}

Test(layout_matrix, stances_conditions_and_changes)
{
    Case now, before;
    case_init(&now);
    case_init(&before);
    case_position(&before, "a", "i", DM_STANCE_OPPOSES, 1, "e1");
    case_position(&before, "b", "i", DM_STANCE_SUPPORTS, 1, "e1");
    case_position(&now, "a", "i", DM_STANCE_ACCEPTS, 5, "e2");
    case_position(&now, "b", "i", DM_STANCE_SUPPORTS, 5, "e2");
    case_position(&now, "b", "j", DM_STANCE_DOUBTS, 5, "e2");
    now.positions.items[0].condition = "guarantees first";
    DmMatrixInput input = {&now.positions, &before.positions, 2, 6};
    DmGraphPictureOptions options = {0};
    g_autoptr(DmScene) scene = dm_layout_matrix(&input, &options, &dm_measure_plain);
    cr_expect_eq(count(scene, "letter", NULL), 3);
    cr_expect_eq(count(scene, "letter", "A*"), 1);
    cr_expect_eq(count(scene, "was", "O →"), 1);
    cr_expect_eq(count(scene, "was", "new"), 1);
    cr_expect_eq(count(scene, "legend", "opposes"), 0, "the legend names what is on the page");
    input.before = NULL;
    g_autoptr(DmScene) plain = dm_layout_matrix(&input, &options, &dm_measure_plain);
    cr_expect_eq(count(plain, "was", NULL), 0);
    case_clear(&now);
    case_clear(&before);
}

Test(layout_matrix, nothing_leaves_the_page)
{
    static const guint sizes[][2] = {{0, 0}, {1, 1}, {5, 3}, {40, 12}, {200, 60}};
    for (guint s = 0; s < G_N_ELEMENTS(sizes); s++) {
        Case c;
        case_init(&c);
        for (guint i = 0; i < sizes[s][0]; i++)
            for (guint k = 0; k < sizes[s][1]; k++)
                case_position(&c, dm_arena_printf(c.arena, "actor with a long name %u", i),
                              dm_arena_printf(c.arena, "an issue with quite a long name %u", k),
                              (DmStance)((int)(i * k % 5) - 2), 3, "e");
        DmMatrixInput input = {&c.positions, NULL, 0, 6};
        DmGraphPictureOptions options = {.sources = "Sources: one"};
        g_autoptr(DmScene) scene = dm_layout_matrix(&input, &options, &dm_measure_plain);
        for (guint i = 0; i < scene->pages.items[0].shapes.len; i++) {
            const DmShape *shape = &scene->pages.items[0].shapes.items[i];
            double half = shape->align == DM_ALIGN_CENTRE ? shape->text_width / 2 : 0;
            bool upright = shape->angle != 0;
            cr_assert(shape->x - half >= 0 && shape->y >= 0);
            cr_assert_leq(shape->x + (upright ? 0 : shape->text_width - half) + shape->w, scene->width, "%s",
                          shape->text);
            cr_assert_leq(shape->y + shape->h, scene->height);
            cr_assert(!upright || shape->y - shape->text_width >= 0);
        }
        case_clear(&c);
    }
}
