/* A change of schema/store.sql needs a new DM_DB_VERSION, or a store made before it would be taken for a
 * stranger's. */
#include "store/db.h"
#include <criterion/criterion.h>

Test(schema, a_changed_one_has_a_new_version)
{
    static const char sum_of_version[][65] = {
        [1] = "87229939a3905fc501c1b3363207dfe51853c1f3a821f61b4798413e3c007fed",
        [2] = "05c681c3733e8d234b7c30238688e96b41f01af1ba8111211e14ffc364601397",
        [3] = "fdfb390c7d7b38b9aac0791fb3b698bb6f31ca973248c617192abd3818f0f62a",
        [4] = "2a914cf8015689b8d00b10dd000a0f23b948446cbc58a273b0f240a087f2a78f",
    };
    gsize len;
    const char *sql = dm_embedded("store.sql", &len);
    cr_assert_not_null(sql);
    g_autofree char *sum = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)sql, len);
    cr_assert_lt(DM_DB_VERSION, (int)G_N_ELEMENTS(sum_of_version),
                 "write the sum of the new version here: %s", sum);
    cr_assert_str_eq(sum, sum_of_version[DM_DB_VERSION], "raise DM_DB_VERSION and write its sum here");
}
