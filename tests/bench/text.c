/* Reading articles: sentences a second and MB a second for the files named, in one thread, beside a bare
 * check of the same bytes for valid UTF-8. bench_text ROUNDS FILE… */
#include <demarche/text.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct Bytes {
    char *text;
    gsize len;
} Bytes;

static double seconds(void)
{
    return (double)g_get_monotonic_time() / G_USEC_PER_SEC;
}

static void report(const char *what, double took, gsize bytes, gsize sentences)
{
    printf("%-10s %8.1f MB/s", what, (double)bytes / took / 1e6);
    if (sentences)
        printf(" %10.0f sentences/s", (double)sentences / took);
    printf("\n");
}

static gsize read_all(const Bytes *files, char **names, guint n, guint rounds)
{
    gsize sentences = 0;
    for (guint i = 0; i < n * rounds; i++) {
        guint found;
        g_autoptr(DmArticle) article =
            dm_article_new(names[i % n], files[i % n].text, files[i % n].len, DM_TEXT_GUESS);
        dm_article_sentences(article, &found);
        sentences += found;
    }
    return sentences;
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fprintf(stderr, "usage: bench_text ROUNDS FILE…\n");
        return 2;
    }
    guint rounds = (guint)atoi(argv[1]), n = (guint)argc - 2, valid = 0;
    Bytes *files = g_new0(Bytes, n);
    gsize bytes = 0;
    for (guint i = 0; i < n; i++) {
        if (!g_file_get_contents(argv[i + 2], &files[i].text, &files[i].len, NULL))
            return 2;
        bytes += files[i].len * rounds;
    }
    double start = seconds();
    gsize sentences = read_all(files, argv + 2, n, rounds);
    report("articles", seconds() - start, bytes, sentences);
    start = seconds();
    for (guint i = 0; i < n * rounds; i++)
        valid += g_utf8_validate_len(files[i % n].text, files[i % n].len, NULL);
    report("UTF-8", seconds() - start, bytes, 0);
    for (guint i = 0; i < n; i++)
        g_free(files[i].text);
    g_free(files);
    return valid == 0 && n > 0;
}
