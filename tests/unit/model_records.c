#include <criterion/criterion.h>
#include <demarche/model.h>
#include <math.h>

Test(records, what_nobody_said_is_not_zero)
{
    DmEvent event = {0};
    DmQuote quote = {0};
    dm_event_init(&event);
    dm_quote_init(&quote);
    cr_expect(isnan(event.weight) && isnan(event.confidence) && isnan(event.place.lat) &&
              isnan(event.place.lon));
    cr_expect_eq(quote.start, -1);
    cr_expect_eq(quote.end, -1);
}

Test(records, recurrences)
{
    static const struct {
        const char *text;
        int n; /* 0: no recurrence */
        DmUnit unit;
    } rows[] = {
        {"day", 1, DM_UNIT_DAYS},
        {"weekly", 1, DM_UNIT_WEEKS},
        {"month", 1, DM_UNIT_MONTHS},
        {"quarter", 3, DM_UNIT_MONTHS},
        {"yearly", 1, DM_UNIT_YEARS},
        {"P2W", 2, DM_UNIT_WEEKS},
        {"P10D", 10, DM_UNIT_DAYS},
        {"P14D", 2, DM_UNIT_WEEKS},
        {"P1Y6M", 18, DM_UNIT_MONTHS},
        {"P1W3D", 10, DM_UNIT_DAYS},
        {"P", 0, 0},
        {"P0D", 0, 0},
        {"PT5M", 0, 0},
        {"P1M2D", 0, 0},
        {"P1D1W", 0, 0},
        {"Monthly", 0, 0},
        {"", 0, 0},
        {"P99999999999999999999D", 0, 0},
        {"P1", 0, 0},
        {"P-1D", 0, 0},
        {"fortnight", 0, 0},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        int n = 0;
        DmUnit unit = 0;
        bool good = dm_every_parse(rows[i].text, &n, &unit);
        cr_expect_eq(good, rows[i].n != 0, "%s", rows[i].text);
        cr_expect(!good || (n == rows[i].n && unit == rows[i].unit), "%s: %d of %d", rows[i].text, n, unit);
    }
}
