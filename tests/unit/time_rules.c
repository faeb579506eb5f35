/* Every row of the rule table is tested by its own example. */
#include "time/phrase.h"
#include <criterion/criterion.h>
#include <string.h>

static DmTimex last_in(const char *text, const char *reference)
{
    DmDay day;
    g_autoptr(GArray) found = g_array_new(false, false, sizeof(DmTimex));
    cr_assert(dm_day_parse(reference, &day));
    dm_dates_find(text, strlen(text), day, DM_PREFER_NONE, found);
    cr_assert(found->len > 0, "nothing found in \"%s\"", text);
    return g_array_index(found, DmTimex, found->len - 1);
}

Test(time_rules, examples)
{
    for (guint i = 0; i < phrase_rule_count; i++) {
        const Rule *r = &phrase_rules[i];
        DmTimex t = last_in(r->example, r->reference);
        char earliest[DM_DAY_TEXT], latest[DM_DAY_TEXT];
        cr_expect_str_eq(t.whole_rule, r->name, "%s: read by %s", r->example, t.whole_rule);
        cr_expect_str_eq(dm_day_format(t.whole.earliest, earliest), r->earliest, "%s: %s", r->example,
                         earliest);
        cr_expect_str_eq(dm_day_format(t.whole.latest, latest), r->latest, "%s: %s", r->example, latest);
        cr_expect(g_str_has_suffix(r->value, t.value), "%s: %s", r->example, t.value);
    }
}

Test(time_rules, names_are_unique)
{
    for (guint i = 0; i < phrase_rule_count; i++) {
        for (guint k = 0; k < i; k++)
            cr_expect_str_neq(phrase_rules[i].name, phrase_rules[k].name);
    }
}
