/* Tests of src/base/embedded.c: files of schema/. */
#include <criterion/criterion.h>
#include <demarche/base.h>
#include <string.h>

Test(embedded, the_country_table_is_there)
{
    const char *tsv = dm_embedded("countries.tsv", NULL);
    cr_assert(tsv && strstr(tsv, "NO\tNOR\tNorway\t"));
    cr_assert_null(dm_embedded("no such file", NULL));
}
