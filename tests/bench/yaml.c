/* Reading and checking event files, beside libyaml's bare event loop over the same bytes: what the tree, the
 * records and the references cost. Usage: bench_yaml [EVENTS]; 40,000 without. Also 10,000 files of one
 * event. */
#include <demarche/yaml.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <yaml.h>

enum { RUNS = 3, FILES = 10000 };

static void append_events(GString *out, guint first, guint n)
{
    g_string_append_printf(
        out,
        "demarche: 1\nsource: {id: s-%u, title: Title, published: 2025-12-30}\nissues: {i: {title: Issue}}\n"
        "events:\n",
        first);
    for (guint i = first; i < first + n; i++)
        g_string_append_printf(
            out,
            "  - id: e-%u\n    kind: commitment\n    date: 2025-%02u-%02u\n    title: Event number %u\n"
            "    by: UA\n    to: [US, RU]\n    due: within 7-10 days\n    condition: the %s of it\n    "
            "issues: i\n"
            "    quote: within seven to 10 days\n    place: {name: Geneva, country: CH}\n",
            i, i % 12 + 1, i % 28 + 1, i, i % 2 ? "first" : "second");
}

/* Processor time: other work on the machine does not count. */
static double seconds(void)
{
    return (double)clock() / CLOCKS_PER_SEC;
}

static double bare(const GString *text)
{
    double start = seconds();
    yaml_parser_t parser;
    yaml_event_t event;
    yaml_parser_initialize(&parser);
    yaml_parser_set_input_string(&parser, (const unsigned char *)text->str, text->len);
    for (bool done = false; !done && yaml_parser_parse(&parser, &event); yaml_event_delete(&event))
        done = event.type == YAML_STREAM_END_EVENT;
    yaml_parser_delete(&parser);
    return seconds() - start;
}

static double whole(GPtrArray *texts)
{
    double start = seconds();
    g_autoptr(DmModel) model = dm_model_new();
    g_autoptr(DmDiags) diags = dm_diags_new();
    for (guint i = 0; i < texts->len; i++) {
        const GString *text = texts->pdata[i];
        g_autoptr(DmFile) file = dm_file_new("bench.yaml", text->str, text->len);
        dm_model_check_file(model, dm_yaml_read(model, file, diags), diags);
    }
    dm_model_check_links(model, NULL, diags);
    g_assert(dm_diags_count(diags, DM_SEVERITY_ERROR) == 0);
    return seconds() - start;
}

static void run(const char *what, GPtrArray *texts, guint n_events)
{
    double best = 1e9, best_bare = 1e9;
    for (int i = 0; i < RUNS; i++) {
        double sum = 0;
        for (guint k = 0; k < texts->len; k++)
            sum += bare(texts->pdata[k]);
        best_bare = MIN(best_bare, sum);
        best = MIN(best, whole(texts));
    }
    printf("%-24s %8.3f s, %.2f times libyaml's %.3f s, %.0f events a second\n", what, best, best / best_bare,
           best_bare, n_events / best);
}

int main(int argc, char **argv)
{
    guint n = argc > 1 ? (guint)atoi(argv[1]) : 40000;
    GPtrArray *one = g_ptr_array_new(), *many = g_ptr_array_new();
    GString *text = g_string_new(NULL);
    append_events(text, 0, n);
    g_ptr_array_add(one, text);
    for (guint i = 0; i < FILES; i++) {
        append_events(text = g_string_new(NULL), i, 1);
        g_ptr_array_add(many, text);
    }
    run("one file", one, n);
    run("10,000 files of one", many, FILES);
    return 0;
}
