/* annotate: drafts event files from articles. Articles go through a bounded ring of jobs, so that memory does
 * not grow with their number and the output keeps their order. */
#include "cli/cli.h"
#include <gio/gio.h>
#include <stdio.h>
#include <string.h>

static char *out_file, *out_dir, *published, *format;
static char **lexicons;
static int n_jobs = 1;
static gboolean trace;

static const GOptionEntry options[] = {
    {"output", 'o', 0, G_OPTION_ARG_FILENAME, &out_file, "write the draft to FILE", "FILE"},
    {"out-dir", 0, 0, G_OPTION_ARG_FILENAME, &out_dir, "write a draft for each article into DIR", "DIR"},
    {"published", 0, 0, G_OPTION_ARG_STRING, &published, "the day the articles were published", "DATE"},
    {"format", 0, 0, G_OPTION_ARG_STRING, &format, "yaml, or jsonl: one object an article", "FORMAT"},
    {"jobs", 'j', 0, G_OPTION_ARG_INT, &n_jobs, "articles read at a time", "N"},
    {"lexicon", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &lexicons, "more names and words (see schema/lexicon)",
     "FILE"},
    {"trace", 0, 0, G_OPTION_ARG_NONE, &trace,
     "say on stderr what was found in each sentence, and by which rule", NULL},
    {0},
};

enum { FORMAT_YAML, FORMAT_JSONL };

const DmEnum dm_annotate_format_names[] = {{"yaml", FORMAT_YAML, ""}, {"jsonl", FORMAT_JSONL, ""}, {0}};

typedef struct Run {
    const DmLexicon *lexicon;
    DmDay published;
    int format;
} Run;

typedef struct Job {
    const Run *run;
    const char *path;
    char *out_path; /* NULL: stdout */
    GString *out, *trace;
    GError *error;
    bool done;
} Job;

static GMutex lock;
static GCond finished;

/* ---- One article ---- */

/* `to` as seen from the folder of `from`. */
static char *relative_path(const char *from, const char *to)
{
    g_autofree char *base = g_canonicalize_filename(from, NULL), *target = g_canonicalize_filename(to, NULL);
    gsize same = 0;
    for (gsize i = 0; base[i] && base[i] == target[i]; i++)
        if (base[i] == '/')
            same = i + 1;
    GString *path = g_string_new(NULL);
    for (const char *p = base + same; *p; p++)
        if (*p == '/')
            g_string_append(path, "../");
    g_string_append(path, target + same);
    return g_string_free(path, false);
}

static bool read_article(const char *path, char **ret_bytes, gsize *ret_len, GError **error)
{
    if (strcmp(path, "-") != 0)
        return g_file_get_contents(path, ret_bytes, ret_len, error);
    g_autoptr(GString) all = g_string_new(NULL);
    char buffer[65536];
    for (gsize n; (n = fread(buffer, 1, sizeof buffer, stdin)) > 0;)
        g_string_append_len(all, buffer, (gssize)n);
    *ret_len = all->len;
    *ret_bytes = g_string_free(g_steal_pointer(&all), false);
    return true;
}

static void append_error(GString *out, const char *path, const GError *error)
{
    g_string_append(out, "{\"demarche\":1,\"source\":{\"text\":\"");
    dm_escape_json(out, path);
    g_string_append(out, "\"},\"error\":\"");
    dm_escape_json(out, error->message);
    g_string_append(out, "\",\"events\":[]}\n");
}

static void annotate(Job *job)
{
    g_autofree char *bytes = NULL, *text = NULL, *sum = NULL;
    gsize len;
    bool from_stdin = strcmp(job->path, "-") == 0;
    if (!read_article(job->path, &bytes, &len, &job->error))
        return;
    if (!from_stdin && job->out_path) {
        text = relative_path(job->out_path, job->path);
        sum = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)bytes, len);
    }
    g_autoptr(DmArticle) article = dm_article_new(from_stdin ? NULL : job->path, bytes, len, DM_TEXT_GUESS);
    if (dm_article_is_binary(article)) {
        g_set_error(&job->error, DM_ERROR, DM_ERROR_SYNTAX,
                    "%s: this is no text; articles are plain text, Markdown or HTML", job->path);
        return;
    }
    g_autoptr(DmModel) model = dm_model_new();
    DmAnnotateOptions how = {.published = job->run->published,
                             .name = from_stdin ? NULL : job->path,
                             .text = text,
                             .sha256 = sum,
                             .trace = job->trace};
    const DmRecordFile *file = dm_annotate(model, job->run->lexicon, article, &how, &job->error);
    if (!file)
        return;
    if (job->run->format == FORMAT_JSONL)
        dm_annotate_json(job->out, file);
    else
        dm_yaml_write(job->out, file);
}

static void work(gpointer data, gpointer user)
{
    Job *job = data;
    annotate(job);
    if (job->error && job->run->format == FORMAT_JSONL)
        append_error(job->out, job->path, job->error);
    g_mutex_lock(&lock);
    job->done = true;
    g_cond_broadcast(&finished);
    g_mutex_unlock(&lock);
}

/* ---- All of them ---- */

static char *output_for(const char *path)
{
    if (out_file)
        return g_strdup(out_file);
    if (!out_dir)
        return NULL;
    g_autofree char *base = g_path_get_basename(strcmp(path, "-") == 0 ? "article" : path);
    char *dot = strrchr(base, '.');
    if (dot && dot != base)
        *dot = 0;
    g_autofree char *name = g_strconcat(base, ".yaml", NULL);
    return g_build_filename(out_dir, name, NULL);
}

static Job *job_new(const Run *run, const char *path)
{
    Job *job = g_new0(Job, 1);
    *job = (Job){.run = run, .path = path, .out_path = output_for(path), .out = g_string_new(NULL)};
    job->trace = trace ? g_string_new(NULL) : NULL;
    return job;
}

static void job_free(Job *job)
{
    g_free(job->out_path);
    g_string_free(job->out, true);
    if (job->trace)
        g_string_free(job->trace, true);
    g_clear_error(&job->error);
    g_free(job);
}

/* Prints what a job made; false when the output cannot be written. */
static bool deliver(Job *job, int *exit_code)
{
    g_autoptr(GError) error = NULL;
    if (job->trace)
        fputs(job->trace->str, stderr);
    if (job->error) {
        dm_cli_fail_error(job->error);
        *exit_code = DM_EXIT_FINDINGS;
    }
    if (job->out_path && job->out->len && job->run->format == FORMAT_YAML) {
        if (g_file_set_contents(job->out_path, job->out->str, (gssize)job->out->len, &error))
            return true;
        dm_cli_fail_error(error);
        return false;
    }
    return fwrite(job->out->str, 1, job->out->len, stdout) == job->out->len;
}

static void wait_for(Job *job)
{
    g_mutex_lock(&lock);
    while (!job->done)
        g_cond_wait(&finished, &lock);
    g_mutex_unlock(&lock);
}

static int annotate_all(const Run *run, int n, char **paths)
{
    int code = DM_EXIT_GOOD, window = 4 * n_jobs;
    GThreadPool *pool = n_jobs > 1 ? g_thread_pool_new(work, NULL, n_jobs, true, NULL) : NULL;
    g_autoptr(GPtrArray) ring = g_ptr_array_new_with_free_func((GDestroyNotify)job_free);
    bool good = true;
    for (int next = 0; good && (next < n || ring->len);) {
        while (next < n && (int)ring->len < (pool ? window : 1)) {
            Job *job = job_new(run, paths[next++]);
            g_ptr_array_add(ring, job);
            if (pool)
                g_thread_pool_push(pool, job, NULL);
            else
                work(job, NULL);
        }
        wait_for(ring->pdata[0]);
        good = deliver(ring->pdata[0], &code);
        g_ptr_array_remove_index(ring, 0);
    }
    if (pool)
        g_thread_pool_free(pool, false, true);
    if (good && fflush(stdout) == 0)
        return code;
    return DM_EXIT_FAILED;
}

/* ---- Options ---- */

static bool add_lexicons(DmCli *cli, DmLexicon *lexicon)
{
    g_autoptr(DmDiags) diags = dm_diags_new();
    for (char **path = lexicons; path && *path; path++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(DmFile) file = dm_file_read(*path, 0, &error);
        if (!file)
            return dm_cli_fail_error(error) == DM_EXIT_GOOD;
        dm_lexicon_add_file(lexicon, file, diags);
    }
    dm_cli_print_diags(cli, diags, false);
    return dm_diags_count(diags, DM_SEVERITY_ERROR) == 0;
}

/* The actors and issues of the store, so that drafts use their ids. */
static bool add_store(DmCli *cli, DmLexicon *lexicon)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(DmStore) store = cli->db_given ? dm_store_open(cli->db, DM_STORE_READ, &error) : NULL;
    const DmAsOf everything = {.day = cli->as_of.day, .hindsight = true, .drafts = true};
    g_autoptr(DmModel) model = store ? dm_query_files(store, &everything, &error) : NULL;
    if (cli->db_given && !model)
        return dm_cli_fail_error(error) == DM_EXIT_GOOD;
    for (guint f = 0; model && f < dm_model_n_files(model); f++) {
        const DmRecordFile *file = dm_model_file(model, f);
        for (guint i = 0; i < file->actors.len; i++)
            dm_lexicon_add_actor(lexicon, &file->actors.items[i]);
        for (guint i = 0; i < file->issues.len; i++)
            dm_lexicon_add_issue(lexicon, &file->issues.items[i]);
    }
    return true;
}

static int run(DmCli *cli, int n_args, char **args)
{
    Run run = {.published = DM_DAY_OPEN};
    if (!dm_cli_word("--format", format, dm_annotate_format_names, &run.format) ||
        !dm_cli_day("--published", published, &run.published))
        return DM_EXIT_FAILED;
    if (n_jobs < 1 || n_jobs > 256)
        return dm_cli_fail("--jobs takes a number from 1 to 256");
    if (n_args > 1 && run.format == FORMAT_YAML && !out_dir)
        return dm_cli_fail("an event file is one article's: several need --out-dir DIR, or --format jsonl");
    if (out_dir && !g_file_test(out_dir, G_FILE_TEST_IS_DIR))
        return dm_cli_fail("%s: no such folder", out_dir);
    g_autoptr(DmLexicon) lexicon = dm_lexicon_new();
    if (!add_lexicons(cli, lexicon) || !add_store(cli, lexicon))
        return DM_EXIT_FAILED;
    run.lexicon = lexicon;
    return annotate_all(&run, n_args, args);
}

const DmCommand dm_command_annotate = {
    .name = "annotate",
    .args = "ARTICLE…",
    .summary = "draft event files from articles",
    .description =
        "Reads articles (Markdown, HTML, plain text; - is stdin) and drafts for each the event file that a "
        "coder would\nwrite: who, what was said, what happened or is to happen, with the words it rests "
        "on. Every event is marked\nreview: draft, with its confidence and the rule that made it. With --db, "
        "the actors and issues of the store\nare known and keep their ids.",
    .min_args = 1,
    .max_args = -1,
    .options = options,
    .run = run,
};
