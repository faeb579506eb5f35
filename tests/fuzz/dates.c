/* Any bytes are a text, a date field and an EDTF value: no crash, expressions in order and inside the text,
 * windows that begin before they end, and EDTF that prints as it reads. */
#include <demarche/time.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_window(DmWindow w)
{
    g_assert(w.earliest == DM_DAY_OPEN || w.latest == DM_DAY_OPEN || w.earliest <= w.latest);
}

static void check_date(const DmDate *date)
{
    DmDate again;
    check_window(date->window);
    if (!dm_date_parse(date->edtf, &again, NULL))
        g_error("%s does not read back", date->edtf);
    g_assert_cmpstr(again.edtf, ==, date->edtf);
}

static void check_found(const char *text, gsize size, DmDay reference, DmPrefer prefer)
{
    g_autoptr(GArray) found = g_array_new(false, false, sizeof(DmTimex));
    dm_dates_find(text, size, reference, prefer, found);
    gsize before = 0;
    for (guint i = 0; i < found->len; i++) {
        const DmTimex *t = &g_array_index(found, DmTimex, i);
        g_assert(t->start >= before && t->start < t->end && t->end <= size);
        g_assert(t->whole_start <= t->start && t->end <= t->whole_end && t->whole_end <= size);
        g_assert(t->value[0] != '\0' && g_str_is_ascii(t->value));
        check_window(t->window);
        check_window(t->whole);
        before = t->end;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *bytes = (const char *)data;
    DmDay reference = dm_day_from_ymd(2025, 8, 21);
    for (DmPrefer prefer = DM_PREFER_NONE; prefer <= DM_PREFER_NEAREST; prefer++)
        check_found(bytes, size, reference, prefer);
    g_autofree char *field = g_strndup(bytes, MIN(size, 200));
    DmDate from = dm_date_from_day(reference), date;
    DmDateError error;
    if (dm_date_parse(field, &date, &error))
        check_date(&date);
    else
        g_assert(error.message[0] != '\0' && error.offset <= strlen(field));
    for (DmDateRole role = DM_ROLE_DATE; role <= DM_ROLE_DUE; role++) {
        if (dm_date_resolve(field, &from, role, &date, &error))
            check_date(&date);
        else
            g_assert(error.message[0] != '\0' && error.offset <= strlen(field));
    }
    return 0;
}
