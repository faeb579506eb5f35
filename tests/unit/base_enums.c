/* Tests of src/base/enums.c: tables and near misses. */
#include <criterion/criterion.h>
#include <demarche/base.h>

Test(enums, nearest_finds_slips_and_leaves_strangers)
{
    static const DmEnum table[] = {{"meeting", 1, ""}, {"statement", 2, ""}, {"summit", 3, ""}, {0}};
    cr_assert_str_eq(dm_enum_nearest(table, "meetign"), "meeting");
    cr_assert_str_eq(dm_enum_nearest(table, "Summit"), "summit");
    cr_assert_null(dm_enum_nearest(table, "banana"));
    g_autofree char *list = dm_enum_list(table);
    cr_assert_str_eq(list, "meeting, statement, summit");
    int value;
    cr_assert(dm_enum_find(table, "summit", &value) && value == 3);
    cr_assert_not(dm_enum_find(table, "summ", &value));
}
