/* The whole command at 10,000 and at 1,000,000 events, of which a quarter are commitments: all of them, those
 * of one actor, those about one issue. Median processor time, and the largest memory, in which the pages of
 * the store that were looked at count too. Usage: bench_timeline_whole DEMARCHE. */
#include <demarche/store.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PER_SOURCE = 50000, RUNS = 5 };

static const char *const states[] = {"US", "RU", "UA", "FR", "GB", "DE", "TR", "CN", "IN", "BR"};

static void add_part(DmArena *arena, DmEvent *event, guint number, DmWord word)
{
    DmText who = {states[number % G_N_ELEMENTS(states)], {1, 1}};
    *dm_list_add(arena, &event->parts) = (DmPart){who, word, word};
}

static void make_event(DmArena *arena, DmEvent *event, guint i, DmDay first)
{
    static const DmKind kinds[] = {DM_KIND_CALL, DM_KIND_MEETING, DM_KIND_STATEMENT, DM_KIND_COMMITMENT};
    static const DmWord words[][2] = {{DM_WORD_PARTICIPANT, DM_WORD_PARTICIPANT},
                                      {DM_WORD_PARTICIPANT, DM_WORD_PARTICIPANT},
                                      {DM_WORD_SPEAKER, DM_WORD_TO},
                                      {DM_WORD_BY, DM_WORD_TO}};
    guint kind = i % 4;
    DmDay day = first + (DmDay)(i * 7919u % 336);
    dm_event_init(event);
    event->kind = kinds[kind];
    event->id = (DmText){dm_arena_printf(arena, "event-%u", i), {1, 1}};
    event->title = (DmText){dm_arena_printf(arena, "Event number %u about something", i), {1, 1}};
    event->date.date = dm_date_from_day(day);
    add_part(arena, event, i / 4, words[kind][0]);
    add_part(arena, event, i / 4 * 7 + 3 + i % 5, words[kind][1]);
    *dm_list_add(arena, &event->issues) = (DmText){dm_arena_printf(arena, "issue-%u", i % 20), {1, 1}};
    if (event->kind == DM_KIND_COMMITMENT) {
        event->due.pos = (DmPos){1, 1};
        event->due.date = dm_date_from_window((DmWindow){day + 7, day + 10 + (DmDay)(i % 50)});
    }
}

static void add_source(DmStore *store, guint from, guint to)
{
    g_autoptr(DmModel) model = dm_model_new();
    g_autoptr(GError) error = NULL;
    DmArena *arena = dm_model_arena(model);
    g_autofree char *path = g_strdup_printf("source-%u.yaml", from);
    DmRecordFile *file = dm_model_add_file(model, path, NULL);
    DmDay first = dm_day_from_ymd(2025, 1, 1);
    file->has_source = true;
    file->source.id = (DmText){dm_arena_printf(arena, "source-%u", from), {1, 1}};
    file->source.published.date = dm_date_from_day(first + 340);
    file->identity = file->source.id.text;
    for (guint i = from; i < to; i++)
        make_event(arena, dm_list_add(arena, &file->events), i, first);
    DmAddCounts counts = {0};
    if (!dm_store_add(store, model, NULL, &counts, &error))
        g_error("%s", error->message);
}

static void make_store(const char *path, guint n)
{
    g_autoptr(GError) error = NULL;
    DmStore *store = dm_store_open(path, DM_STORE_WRITE, &error);
    if (!store)
        g_error("%s", error->message);
    for (guint from = 0; from < n; from += PER_SOURCE)
        add_source(store, from, MIN(n, from + PER_SOURCE));
    dm_store_close(store);
}

/* In a process of its own, whose memory would else be counted with that of the programs started here. */
static void make_stores(const char *small, const char *large)
{
    pid_t child = fork();
    if (child == 0) {
        make_store(small, 10000);
        make_store(large, 1000000);
        _exit(0);
    }
    waitpid(child, NULL, 0);
}

/* One run in a process of its own; milliseconds of processor time. */
static double run(char **command, long *ret_kilobytes)
{
    int status;
    struct rusage used;
    pid_t child = fork();
    if (child == 0) {
        if (!freopen("/dev/null", "w", stderr))
            _exit(126);
        execv(command[0], command);
        _exit(127);
    }
    if (child < 0 || wait4(child, &status, 0, &used) < 0 || status != 0)
        g_error("%s did not run", command[0]);
    *ret_kilobytes = used.ru_maxrss;
    return (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1e3 +
           (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e3;
}

static int ascending(gconstpointer a, gconstpointer b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* The median of some runs. */
static double measure(char *program, char *store, char *option, char *value, char *picture)
{
    char *command[] = {program, "--db",  store,  "timeline", "--as-of", "2025-12-20",
                       "-o",    picture, option, value,      NULL};
    double times[RUNS];
    long memory = 0;
    for (int i = 0; i < RUNS; i++)
        times[i] = run(command, &memory);
    qsort(times, RUNS, sizeof *times, ascending);
    printf("  %7.0f ms %5ld MB", times[RUNS / 2], memory / 1024);
    return times[RUNS / 2];
}

int main(int n_args, char **args)
{
    static char *const options[][2] = {{NULL, NULL}, {"--actor", "US"}, {"--issue", "issue-3"}};
    if (n_args != 2) {
        fprintf(stderr, "usage: bench_timeline_whole DEMARCHE\n");
        return 2;
    }
    g_autofree char *folder = g_dir_make_tmp("demarche-bench-XXXXXX", NULL);
    g_autofree char *small = g_build_filename(folder, "small.db", NULL);
    g_autofree char *large = g_build_filename(folder, "large.db", NULL);
    g_autofree char *picture = g_build_filename(folder, "picture.svg", NULL);
    make_stores(small, large);
    for (gsize i = 0; i < G_N_ELEMENTS(options); i++) {
        printf("%-8s %-8s", options[i][0] ? options[i][0] : "all", options[i][1] ? options[i][1] : "");
        double few = measure(args[1], small, options[i][0], options[i][1], picture);
        double many = measure(args[1], large, options[i][0], options[i][1], picture);
        printf("   %.1f times\n", many / few);
        fflush(stdout);
    }
    g_unlink(small);
    g_unlink(large);
    g_unlink(picture);
    g_rmdir(folder);
    return 0;
}
