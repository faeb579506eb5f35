#include "../fuzz/dates.c" // NOLINT(bugprone-suspicious-include)
#include "time/phrase.h"
#include <criterion/criterion.h>

static GArray *find(const char *text, DmDay reference, DmPrefer prefer)
{
    GArray *found = g_array_new(false, false, sizeof(DmTimex));
    dm_dates_find(text, strlen(text), reference, prefer, found);
    return found;
}

static DmDay day(const char *text)
{
    DmDay d;
    cr_assert(dm_day_parse(text, &d));
    return d;
}

/* Extents, types and values as TimeML draws them, all read on Thursday 2025-08-21: "[text] TYPE value; …". */
static const struct {
    const char *text, *found;
} marked[] = {
    {"The envoys have been in Oslo since Monday.", "[Monday] DATE 2025-08-18"},
    {"They will stay from September 2 to September 9.",
     "[September 2] DATE 2025-09-02; [September 9] DATE 2025-09-09"},
    {"An answer is due by the end of the month.", "[the end of the month] DATE 2025-08"},
    {"They will meet within two weeks.", "[two weeks] DURATION P2W"},
    {"They will meet in three days' time.", "[three days] DURATION P3D"},
    {"He spoke on Tuesday morning.", "[Tuesday morning] TIME 2025-08-19TMO"},
    {"He spoke at 5:30 p.m. Tuesday.", "[5:30 p.m. Tuesday] TIME 2025-08-19T17:30"},
    {"The two-year truce ended a week ago.", "[two-year] DURATION P2Y; [a week ago] DATE 2025-W33"},
    {"Trade fell for the third quarter in a row.", "[the third quarter] DATE 2025-Q3"},
    {"Prices rose more than 5% from a year earlier.", "[a year earlier] DATE 2024"},
    {"The border is now open, as it was in the past.", "[now] DATE PRESENT_REF; [the past] DATE PAST_REF"},
    {"Talks recently stalled.", "[recently] DATE PAST_REF"},
    {"It will cost $3 million a year.", "[a year] SET P1Y"},
    {"They spoke twice a week for a year.", "[twice a week] SET P1W; [a year] DURATION P1Y"},
    {"Clashes went on for days.", "[days] DURATION PXD"},
    {"Tensions eased in recent months.", "[recent months] DATE PAST_REF"},
    {"The last three months were calm.", "[The last three months] DURATION P3M"},
    {"This week's talks follow last year's accord.", "[This week] DATE 2025-W34; [last year] DATE 2024"},
    {"It happened in the mid-1990s.", "[the mid-1990s] DATE 199"},
    {"It began about two decades ago.", "[about two decades ago] DATE 2005"},
    {"The daily briefing moved to Fridays.", "[daily] SET P1D; [Fridays] SET XXXX-WXX-5"},
    {"The office shut over the weekend.", "[the weekend] DATE 2025-W34-WE"},
    {"A six-year-old boy was freed.", "[six-year-old] DURATION P6Y"},
    {"They met May 5 and again two days later.", "[May 5] DATE 2025-05-05; [two days later] DATE 2025-05-07"},
    {"They arrived on May 5 and left the same day.",
     "[May 5] DATE 2025-05-05; [the same day] DATE 2025-05-05"},
    {"The [next] week brought rain.", "[The [next] week] DATE 2025-W35"},
    {"He said Thursday that talks will resume Monday.",
     "[Thursday] DATE 2025-08-21; [Monday] DATE 2025-08-25"},
    {"Ministers agreed to meet Wednesday.", "[Wednesday] DATE 2025-08-27"},
    {"The summit is to be held Saturday in Bern.", "[Saturday] DATE 2025-08-23"},
    {"The summit was held Saturday in Bern.", "[Saturday] DATE 2025-08-16"},
};

Test(time_find, marks_what_timeml_marks)
{
    for (guint i = 0; i < G_N_ELEMENTS(marked); i++) {
        g_autoptr(GArray) found = find(marked[i].text, day("2025-08-21"), DM_PREFER_NONE);
        g_autoptr(GString) out = g_string_new(NULL);
        for (guint k = 0; k < found->len; k++) {
            const DmTimex *t = &g_array_index(found, DmTimex, k);
            g_string_append_printf(out, "%s[%.*s] %s %s", k ? "; " : "", (int)(t->end - t->start),
                                   marked[i].text + t->start, dm_enum_text(dm_timex_names, (int)t->type),
                                   t->value);
        }
        cr_expect_str_eq(out->str, marked[i].found, "%s: %s", marked[i].text, out->str);
    }
}

static const char *const lookalikes[] = {
    "You may march on.",
    "He came second in the race.",
    "They won 3-2 after a 1-1 draw.",
    "Mrs. May spoke to Theresa May.",
    "A Boeing 747 landed.",
    "They use Windows 2000 still.",
    "The 1990s-era jets flew.",
    "It cost $2,000 to build.",
    "Some 2,500 people fled.",
    "STS-133 was launched.",
    "The cat sat in the sun.",
    "Three quarters of voters agreed.",
    "He read the LA Weekly.",
    "Every now and then it rains.",
    "Read the Good Friday Agreement again.",
    "the 15th anniversary",
    "May I go?",
    "Fall back to the spring line.",
    "Do it as soon as you can.",
    "https://example.org/a/12345/b",
    "version 1.2010.3",
};

Test(time_find, passes_over_what_only_looks_like_one)
{
    for (guint i = 0; i < G_N_ELEMENTS(lookalikes); i++) {
        g_autoptr(GArray) found = find(lookalikes[i], day("2025-08-21"), DM_PREFER_NONE);
        cr_expect_eq(found->len, 0, "%s: by %s", lookalikes[i],
                     found->len ? g_array_index(found, DmTimex, 0).rule : "");
    }
}

/* --prefer: on Thursday 2025-08-21. */
static const struct {
    const char *text;
    DmPrefer prefer;
    const char *earliest, *latest;
} preferred[] = {
    {"Friday", DM_PREFER_NONE, "2025-08-15", "2025-08-15"},
    {"Friday", DM_PREFER_PAST, "2025-08-15", "2025-08-15"},
    {"Friday", DM_PREFER_FUTURE, "2025-08-22", "2025-08-22"},
    {"Friday", DM_PREFER_NEAREST, "2025-08-22", "2025-08-22"},
    {"Thursday", DM_PREFER_FUTURE, "2025-08-28", "2025-08-28"},
    {"October", DM_PREFER_PAST, "2024-10-01", "2024-10-31"},
    {"October", DM_PREFER_FUTURE, "2025-10-01", "2025-10-31"},
    {"March 5", DM_PREFER_PAST, "2025-03-05", "2025-03-05"},
    {"March 5", DM_PREFER_FUTURE, "2026-03-05", "2026-03-05"},
    {"next 2 weeks", DM_PREFER_NONE, "2025-08-22", "2025-09-04"},
    {"next 2 weeks", DM_PREFER_FUTURE, "2025-08-25", "2025-09-07"},
};

Test(time_find, preference)
{
    for (guint i = 0; i < G_N_ELEMENTS(preferred); i++) {
        g_autoptr(GArray) found = find(preferred[i].text, day("2025-08-21"), preferred[i].prefer);
        cr_assert_eq(found->len, 1, "%s", preferred[i].text);
        char text[DM_DAY_TEXT];
        DmWindow w = g_array_index(found, DmTimex, 0).window;
        cr_expect_str_eq(dm_day_format(w.earliest, text), preferred[i].earliest, "%s: %s", preferred[i].text,
                         text);
        cr_expect_str_eq(dm_day_format(w.latest, text), preferred[i].latest, "%s: %s", preferred[i].text,
                         text);
    }
}

/* What rests on the week alone moves with the reference. */
Test(time_find, a_week_on_answers_move_by_a_week)
{
    static const char *const phrases[] = {
        "Friday",
        "last Monday",
        "next Tuesday",
        "this week",
        "last week",
        "next week",
        "today",
        "yesterday",
        "within seven to 10 days",
        "in two weeks",
        "two weeks ago",
        "over the coming days",
        "this weekend",
        "Tuesday of next week",
        "the day after tomorrow",
        "in 3 business days",
        "the next five days",
        "by Friday",
        "earlier this week",
        "two Sundays from now",
        "the rest of the week",
    };
    for (DmDay ref = day("2023-12-20"); ref < day("2024-03-10"); ref++) {
        for (guint i = 0; i < G_N_ELEMENTS(phrases); i++) {
            g_autoptr(GArray) a = find(phrases[i], ref, DM_PREFER_NONE),
                              b = find(phrases[i], ref + 7, DM_PREFER_NONE);
            cr_assert(a->len == 1 && b->len == 1, "%s", phrases[i]);
            DmWindow x = g_array_index(a, DmTimex, 0).whole, y = g_array_index(b, DmTimex, 0).whole;
            cr_expect_eq(y.latest - x.latest, 7, "%s", phrases[i]);
            cr_expect(x.earliest == DM_DAY_OPEN ? y.earliest == DM_DAY_OPEN : y.earliest - x.earliest == 7,
                      "%s", phrases[i]);
        }
    }
}

Test(time_find, every_example_on_every_day)
{
    for (DmDay ref = day("2023-12-25"); ref < day("2025-01-10"); ref += 3) {
        for (guint i = 0; i < phrase_rule_count; i++)
            check_found(phrase_rules[i].example, strlen(phrase_rules[i].example), ref, (DmPrefer)(ref % 4));
    }
}

/* The fuzz target over seeds and over examples with bytes changed, the same on every run. */
Test(time_find, damaged_examples)
{
    static const char *const seeds[] = {
        "",
        "[",
        "{..",
        "2025-",
        "Y",
        "\xff\xfe\x80",
        "1/1/1 1/1 1-1-1",
        "Q1 Q2",
        "99999999999 years ago",
        "in 99999999 centuries",
        "the 31st of february",
        "0000-00-00",
        "12:99 25:00",
        "between 5 and",
        "from May to",
        "year 9999999999",
        "1990s 0s",
        "\xe2\x80\x93\xe2\x80",
        "May \xe2\x80\x93 June",
        "last last last next week",
        "the second second of the second quarter",
        "XXXX-XX-XX/..",
        "[..2025,{",
        "two and a half and a half years",
        "1day 1pm",
        "a day at noon",
        "weeks until May",
    };
    g_autoptr(GRand) random = g_rand_new_with_seed(20250821);
    for (guint i = 0; i < G_N_ELEMENTS(seeds); i++)
        LLVMFuzzerTestOneInput((const uint8_t *)seeds[i], strlen(seeds[i]));
    for (guint round = 0; round < 20; round++) {
        for (guint i = 0; i < phrase_rule_count; i++) {
            g_autofree char *text = g_strdup(phrase_rules[i].example);
            gsize len = strlen(text);
            for (guint k = 0; k < 3; k++)
                text[g_rand_int_range(random, 0, (gint)len)] =
                    "0 s-/.,1y\xe2[X~t"[g_rand_int_range(random, 0, 15)];
            LLVMFuzzerTestOneInput((const uint8_t *)text, len);
        }
    }
}

/* Long runs of words that could all begin a date cost no more than their length. */
Test(time_find, hostile_text_is_linear)
{
    static const char *const bits[] = {"the ",           "last ", "May ",  "1 ",        "one ", "in ",
                                       "two years and ", "1990 ", "from ", "Monday - ", "'s ",  "-",
                                       "early "};
    for (guint i = 0; i < G_N_ELEMENTS(bits); i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        while (text->len < 200000)
            g_string_append(text, bits[i]);
        check_found(text->str, text->len, day("2025-08-21"), DM_PREFER_NONE);
    }
}
