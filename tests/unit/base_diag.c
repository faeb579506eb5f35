/* Tests of src/base/diag.c: findings in order. */
#include <criterion/criterion.h>
#include <demarche/base.h>

Test(diags, sorted_by_place_and_counted)
{
    g_autoptr(DmFile) file = dm_file_new("f", "one\ntwo\n", 8);
    g_autoptr(DmDiags) diags = dm_diags_new();
    dm_diags_add(diags, DM_CODE_YAML_SYNTAX, file, (DmPos){2, 1}, 3, "later");
    dm_diags_add(diags, DM_CODE_YAML_SYNTAX, file, (DmPos){1, 1}, 0, "earlier %d", 1);
    dm_diags_hint(diags, "a hint");
    guint n;
    const DmDiag *list = dm_diags_sorted(diags, &n);
    cr_assert_eq(n, 2);
    cr_assert_eq(dm_diags_count(diags, DM_SEVERITY_ERROR), 2);
    cr_assert_str_eq(list[0].message, "earlier 1");
    cr_assert_str_eq(list[0].hint, "a hint");
    cr_assert_str_eq(list[1].source, "two");
    cr_assert_eq(list[0].width, 1);
}
