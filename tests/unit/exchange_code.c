#include "exchange/code.h"
#include <criterion/criterion.h>

Test(exchange_code, both_ways)
{
    static const struct {
        const char *alpha2, *alpha3;
    } rows[] = {{"UA", "UKR"}, {"US", "USA"}, {"XK", "XKX"}, {"DE", "DEU"}};
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        cr_expect_str_eq(dm_code_alpha3(rows[i].alpha2), rows[i].alpha3);
        cr_expect_str_eq(dm_code_alpha2(rows[i].alpha3), rows[i].alpha2);
    }
    cr_expect_str_eq(dm_code_alpha2("ROM"), "RO");
    cr_expect_null(dm_code_alpha3("EU"));
    cr_expect_null(dm_code_alpha3(NULL));
    cr_expect_null(dm_code_alpha2("ZZZ"));
}
