#include "text/map.h"
#include <criterion/criterion.h>

static const char source[] = "ab &amp; **cd** ef";

/* "ab & cd ef", as a reader of Markdown would make it. */
static void make(Map *map)
{
    dm_map_init(map, 0);
    dm_map_copy(map, source, 0, 3);
    dm_map_replace(map, "&", 1, 3, 5);
    dm_map_copy(map, source, 8, 1);
    dm_map_copy(map, source, 11, 2);
    dm_map_copy(map, source, 15, 3);
}

Test(text_map, leads_back)
{
    static const struct {
        gsize offset, start, end;
    } rows[] = {{0, 0, 0},  {1, 1, 1},   {3, 3, 3},    {4, 8, 8},
                {5, 11, 9}, {7, 15, 13}, {10, 18, 18}, {99, 18, 18}};
    Map map;
    make(&map);
    cr_assert_str_eq(map.text->str, "ab & cd ef");
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        cr_expect_eq(dm_map_start(&map, rows[i].offset), rows[i].start, "%zu", rows[i].offset);
        cr_expect_eq(dm_map_end(&map, rows[i].offset), rows[i].end, "%zu", rows[i].offset);
    }
    dm_map_clear(&map);
}

Test(text_map, pieces_of_a_map_keep_their_places)
{
    Map whole, part;
    make(&whole);
    for (gsize from = 0; from < whole.text->len; from++) {
        dm_map_init(&part, 0);
        dm_map_append(&part, &whole, from, whole.text->len);
        cr_assert_str_eq(part.text->str, whole.text->str + from);
        for (gsize i = 0; i < part.text->len; i++)
            cr_assert_eq(dm_map_start(&part, i), dm_map_start(&whole, from + i));
        dm_map_clear(&part);
    }
    dm_map_clear(&whole);
}

Test(text_map, an_empty_map_has_one_place)
{
    Map map;
    dm_map_init(&map, 0);
    cr_assert_eq(dm_map_start(&map, 5), 0);
    cr_assert_eq(dm_map_end(&map, 5), 0);
    dm_map_clear(&map);
}
