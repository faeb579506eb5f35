/* Tests of src/base/arena.c: pieces and growing lists. */
#include <criterion/criterion.h>
#include <demarche/base.h>
#include <string.h>

Test(arena, lists_grow_and_large_pieces_do_not_lose_the_block)
{
    g_autoptr(DmArena) arena = dm_arena_new();
    DM_LIST(int) list = {0};
    for (int i = 0; i < 1000; i++)
        *dm_list_add(arena, &list) = i;
    char *large = dm_arena_alloc(arena, 1 << 20);
    memset(large, 1, 1 << 20);
    *dm_list_add(arena, &list) = 1000;
    for (int i = 0; i <= 1000; i++)
        cr_assert_eq(list.items[i], i);
}
