/* A sentence annotated for a test. */
#pragma once
#include <criterion/criterion.h>
#include <demarche/annotate.h>
#include <string.h>

typedef struct Drafted {
    DmModel *model;
    DmArticle *article;
    DmRecordFile *file;
} Drafted;

/* One lexicon for all tests of a file. */
static inline DmLexicon *shared_lexicon(void)
{
    static DmLexicon *lexicon;
    if (!lexicon)
        lexicon = dm_lexicon_new();
    return lexicon;
}

static inline Drafted draft(const DmLexicon *lexicon, const char *text)
{
    Drafted drafted = {.model = dm_model_new()};
    drafted.article = dm_article_new("test.txt", text, strlen(text), DM_TEXT_PLAIN);
    DmAnnotateOptions how = {.published = dm_day_from_ymd(2024, 5, 16), .name = "test.txt"};
    drafted.file = dm_annotate(drafted.model, lexicon, drafted.article, &how, NULL);
    cr_assert_not_null(drafted.file);
    return drafted;
}

static inline void drafted_clear(Drafted *drafted)
{
    dm_model_free(drafted->model);
    dm_article_free(drafted->article);
}

/* Calls `use` with the columns of every row `kind` of an embedded table. */
static inline guint each_row(const char *table, const char *kind, void (*use)(char **columns))
{
    g_autofree char *name = g_strdup_printf("lexicon/%s.tsv", table);
    const char *text = dm_embedded(name, NULL);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    guint n = 0;
    for (char **line = lines; *line; line++) {
        g_auto(GStrv) columns = g_strsplit(*line, "\t", -1);
        if (!columns[0] || strcmp(columns[0], kind) != 0)
            continue;
        use(columns);
        n++;
    }
    return n;
}

static inline const DmEvent *event_of_class(const Drafted *drafted, const char *plover)
{
    int class;
    cr_assert(dm_enum_find(dm_plover_names, plover, &class));
    for (guint i = 0; i < drafted->file->events.len; i++)
        if (drafted->file->events.items[i].plover == class)
            return &drafted->file->events.items[i];
    return NULL;
}

static inline const DmEvent *event_of_kind(const Drafted *drafted, DmKind kind)
{
    for (guint i = 0; i < drafted->file->events.len; i++)
        if (drafted->file->events.items[i].kind == kind)
            return &drafted->file->events.items[i];
    return NULL;
}
