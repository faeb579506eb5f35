/* Date expressions in news text, beside a bare UTF-8 scan of the same text. Usage: bench_dates [FILE];
 * without a file a text of 40 MB is made of sentences with and without dates, about one date in 300 bytes. */
#include <demarche/time.h>
#include <stdio.h>
#include <time.h>

enum { BYTES = 40 << 20, RUNS = 5 };

static const char *const sentences[] = {
    "Foreign ministers gathered in the Swiss capital to discuss the terms of a ceasefire that both sides "
    "have so far refused. ",
    "The talks, which began on Tuesday, are expected to last until the end of the week. ",
    "A spokesman for the ministry said the government would not accept conditions that had been put forward "
    "by mediators without consultation. ",
    "Several officials, who asked not to be named because of the sensitivity of the matter, described the "
    "mood as tense but workable. ",
    "Shelling was reported along the eastern front, where residents of three villages had to leave their "
    "homes. ",
    "The two presidents last met in June 2021, months before relations broke down. ",
    "European leaders have called for guarantees that would outlast any agreement reached at the table. ",
    "An outline could be ready within seven to 10 days, the adviser told reporters outside the building. ",
    "Humanitarian agencies warned that supplies of medicine and fuel were running low in the besieged "
    "towns. ",
    "The opposition accused the cabinet of giving away too much and demanded a vote in parliament. ",
};

static GString *made_text(void)
{
    GString *text = g_string_sized_new(BYTES + 256);
    for (guint i = 0; text->len < BYTES; i++) {
        g_string_append(text, sentences[i * 7 % G_N_ELEMENTS(sentences)]);
        if (i % 5 == 4)
            g_string_append(text, "\n\n");
    }
    return text;
}

/* Processor time: other work on the machine does not count. */
static double seconds(void)
{
    return (double)clock() / CLOCKS_PER_SEC;
}

int main(int argc, char **argv)
{
    g_autoptr(GString) text = NULL;
    char *bytes;
    gsize len;
    if (argc > 1 && g_file_get_contents(argv[1], &bytes, &len, NULL))
        text = g_string_new_len(bytes, (gssize)len);
    else
        text = made_text();
    double scan = G_MAXDOUBLE, find = G_MAXDOUBLE, mb = (double)text->len / 1e6;
    g_autoptr(GArray) found = g_array_new(false, false, sizeof(DmTimex));
    for (guint i = 0; i < RUNS; i++) {
        double start = seconds();
        bool valid = g_utf8_validate_len(text->str, text->len, NULL);
        scan = MIN(scan, seconds() - start);
        g_array_set_size(found, 0);
        start = seconds();
        dm_dates_find(text->str, text->len, dm_day_from_ymd(2025, 8, 21), DM_PREFER_NONE, found);
        find = MIN(find, seconds() - start);
        if (!valid)
            fprintf(stderr, "the text is not UTF-8\n");
    }
    printf("%.0f MB, %u dates (one in %.0f bytes), best of %d\n", mb, found->len,
           (double)text->len / found->len, RUNS);
    printf("UTF-8 scan  %7.1f MB/s\n", mb / scan);
    printf("dates       %7.1f MB/s\n", mb / find);
    return 0;
}
