/* Sentences a second of the whole annotator on one core, beside the reading of the same articles alone.
 * Usage: bench_annotate FILE…; the files are held in memory before the clock starts. */
#include <demarche/annotate.h>
#include <stdio.h>
#include <time.h>

enum { RUNS = 5 };

/* Processor time: other work on the machine does not count. */
static double seconds(void)
{
    return (double)clock() / CLOCKS_PER_SEC;
}

static guint read_one(const char *name, const char *bytes, gsize len, const DmLexicon *lexicon)
{
    g_autoptr(DmArticle) article = dm_article_new(name, bytes, len, DM_TEXT_GUESS);
    guint n;
    dm_article_sentences(article, &n);
    if (!lexicon)
        return n;
    g_autoptr(DmModel) model = dm_model_new();
    const DmAnnotateOptions how = {.published = dm_day_from_ymd(2024, 5, 16), .name = name};
    dm_annotate(model, lexicon, article, &how, NULL);
    return n;
}

static double best(int n, char **names, char **texts, const gsize *lens, const DmLexicon *lexicon,
                   guint *ret_sentences)
{
    double least = G_MAXDOUBLE;
    for (guint run = 0; run < RUNS; run++) {
        double start = seconds();
        *ret_sentences = 0;
        for (int i = 0; i < n; i++)
            *ret_sentences += read_one(names[i], texts[i], lens[i], lexicon);
        least = MIN(least, seconds() - start);
    }
    return least;
}

int main(int argc, char **argv)
{
    int n = argc - 1;
    g_autofree char **texts = g_new0(char *, argc);
    g_autofree gsize *lens = g_new0(gsize, argc);
    for (int i = 0; i < n; i++)
        if (!g_file_get_contents(argv[i + 1], &texts[i], &lens[i], NULL))
            return fprintf(stderr, "%s cannot be read\n", argv[i + 1]), 2;
    g_autoptr(DmLexicon) lexicon = dm_lexicon_new();
    guint sentences = 0;
    double text = best(n, argv + 1, texts, lens, NULL, &sentences);
    double all = best(n, argv + 1, texts, lens, lexicon, &sentences);
    printf("%d articles, %u sentences, best of %d\n", n, sentences, RUNS);
    printf("text alone  %9.0f sentences/s\n", sentences / text);
    printf("annotate    %9.0f sentences/s\n", sentences / all);
    for (int i = 0; i < n; i++)
        g_free(texts[i]);
    return 0;
}
