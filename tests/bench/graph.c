/* Layout and SVG of scale-free graphs, every actor drawn and named, beside Graphviz' sfdp with prism on the
 * same graphs. Both write real text. `work` is the time beyond that of a graph of one actor (program start,
 * fonts); `whole` is that of the process; both are the best of five. Stress is that of the places in the
 * finished picture (dm_graph_stress). Graphviz is optional: apt-get install graphviz. */
#include <demarche/graph.h>
#include <demarche/render.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

static guint64 state = 1;

static guint random_below(guint n)
{
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (guint)((state >> 33) % n);
}

/* Preferential attachment, two ties a newcomer (Barabási & Albert 1999), as statements. */
static DmGraph *scale_free(guint n)
{
    g_autoptr(DmArena) arena = dm_arena_new();
    DmEventRows events = {0};
    DmPositionRows positions = {0};
    DmActorRows actors = {0};
    g_autofree guint *ends = g_new(guint, 4 * n + 4);
    guint n_ends = 0;
    for (guint i = 0; i < n; i++) {
        DmActorRow *actor = dm_list_add(arena, &actors);
        *actor = (DmActorRow){.id = dm_arena_printf(arena, "n%05u", i),
                              .name = dm_arena_printf(arena, "Actor %u", i)};
        for (guint k = 0; i && k < MIN(i, 2); k++) {
            guint to = n_ends ? ends[random_below(n_ends)] : 0;
            if (to == i)
                continue;
            DmEventRow *event = dm_list_add(arena, &events);
            *event = (DmEventRow){
                .id = "e", .kind = DM_KIND_MEETING, .status = DM_STATUS_HELD, .date = dm_date_from_day(1)};
            for (guint w = 0; w < 2; w++) {
                DmActorWord *word = dm_list_add(arena, &event->actors);
                *word = (DmActorWord){.id = actors.items[w ? to : i].id, .word = DM_WORD_PARTICIPANT};
            }
            ends[n_ends++] = i;
            ends[n_ends++] = to;
        }
    }
    const DmGraphInput input = {&events, &positions, &actors};
    const DmGraphOptions options = {.kinds = 1u << DM_TIE_MEETINGS, .period = {DM_DAY_OPEN, DM_DAY_OPEN}};
    return dm_graph_new(&input, &options, NULL);
}

/* ---- Ours, as a process of its own ---- */

static int draw(guint n, const char *path)
{
    g_autoptr(DmGraph) graph = scale_free(n);
    g_autoptr(DmMeasure) measure = dm_render_measure_new();
    g_autoptr(GError) error = NULL;
    const DmGraphPictureOptions options = {.as_of = 1, .whole = true};
    g_autoptr(DmScene) scene = dm_layout_graph(graph, &options, measure, &error);
    const DmRenderOptions render = {.theme = DM_THEME_LIGHT, .text_live = true}; /* as sfdp writes it */
    if (!scene || !dm_render_file(scene, path, DM_IMAGE_SVG, &render, &error)) {
        fprintf(stderr, "%s\n", error->message);
        return 1;
    }
    return 0;
}

static double our_stress(DmGraph *graph)
{
    g_autoptr(DmMeasure) measure = dm_render_measure_new();
    const DmGraphPictureOptions options = {.as_of = 1, .whole = true};
    g_autoptr(DmScene) scene = dm_layout_graph(graph, &options, measure, NULL);
    g_autofree DmPoint *points = g_new0(DmPoint, graph->actors.len);
    for (guint i = 0; i < scene->pages.items[0].shapes.len; i++) {
        const DmShape *shape = &scene->pages.items[0].shapes.items[i];
        if (strcmp(shape->role, "node") != 0)
            continue;
        guint actor = (guint)atoi(scene->groups.items[shape->group - 1].id + 1);
        points[actor] = (DmPoint){shape->x + shape->w / 2, shape->y + shape->h / 2};
    }
    return dm_graph_stress(graph->actors.len, &graph->ties, points, NULL);
}

/* ---- Theirs ---- */

static void write_dot(const DmGraph *graph, const char *path)
{
    g_autoptr(GString) text = g_string_new("graph {\n");
    for (guint i = 0; i < graph->actors.len; i++)
        g_string_append_printf(text, "%u [label=\"%s\"];\n", i, graph->actors.items[i].name);
    for (guint i = 0; i < graph->ties.len; i++)
        g_string_append_printf(text, "%u -- %u;\n", graph->ties.items[i].a, graph->ties.items[i].b);
    g_string_append(text, "}\n");
    g_file_set_contents(path, text->str, (gssize)text->len, NULL);
}

static double their_stress(const DmGraph *graph, const char *dot)
{
    g_autofree char *command = g_strdup_printf("sfdp -Goverlap=prism -Tplain %s", dot), *plain = NULL;
    if (!g_spawn_command_line_sync(command, &plain, NULL, NULL, NULL))
        return -1;
    g_autofree DmPoint *points = g_new0(DmPoint, graph->actors.len);
    for (const char *line = plain; line; line = strchr(line, '\n')) {
        line += *line == '\n';
        char *rest;
        if (!g_str_has_prefix(line, "node "))
            continue;
        guint node = (guint)strtoul(line + 5, &rest, 10);
        points[node].x = g_ascii_strtod(rest, &rest);
        points[node].y = g_ascii_strtod(rest, NULL);
    }
    return dm_graph_stress(graph->actors.len, &graph->ties, points, NULL);
}

/* Processor seconds of all children that ended so far. */
static double children_seconds(void)
{
    struct rusage usage;
    getrusage(RUSAGE_CHILDREN, &usage);
    return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static double best_seconds(const char *command)
{
    double best = G_MAXDOUBLE;
    for (int i = 0; i < 5; i++) {
        double start = children_seconds();
        int status = 0;
        if (!g_spawn_command_line_sync(command, NULL, NULL, &status, NULL) || status)
            return -1;
        best = MIN(best, children_seconds() - start);
    }
    return best;
}

/* Seconds of a graph of n actors drawn by each. */
static void time_both(guint n, const char *program, const char *dot, const char *svg, double *ret_ours,
                      double *ret_theirs)
{
    g_autofree char *ours = g_strdup_printf("%s %u %s", program, n, svg);
    g_autofree char *theirs = g_strdup_printf("sfdp -Goverlap=prism -Tsvg %s -o %s", dot, svg);
    state = 1;
    g_autoptr(DmGraph) graph = scale_free(n);
    write_dot(graph, dot);
    *ret_ours = best_seconds(ours);
    *ret_theirs = best_seconds(theirs);
}

int main(int argc, char **argv)
{
    if (argc == 3)
        return draw((guint)atoi(argv[1]), argv[2]);
    static const guint sizes[] = {50, 100, 200, 500, 1000, 2000, 5000};
    g_autofree char *folder = g_dir_make_tmp("graph-XXXXXX", NULL);
    g_autofree char *dot = g_build_filename(folder, "g.dot", NULL),
                    *svg = g_build_filename(folder, "g.svg", NULL);
    double start, their_start, ours, theirs;
    time_both(1, argv[0], dot, svg, &start, &their_start);
    printf("start: %.3f s, sfdp %.3f s\n", start, their_start);
    printf("actors    work    sfdp  ratio   whole    sfdp  ratio  stress    sfdp\n");
    for (guint i = 0; i < G_N_ELEMENTS(sizes); i++) {
        time_both(sizes[i], argv[0], dot, svg, &ours, &theirs);
        state = 1;
        g_autoptr(DmGraph) graph = scale_free(sizes[i]);
        printf("%6u  %6.3f  %6.3f  %5.2f  %6.3f  %6.3f  %5.2f  %6.4f  %6.4f\n", sizes[i], ours - start,
               theirs - their_start, (ours - start) / (theirs - their_start), ours, theirs, ours / theirs,
               our_stress(graph), theirs > 0 ? their_stress(graph, dot) : -1);
        fflush(stdout);
    }
    g_remove(dot);
    g_remove(svg);
    g_rmdir(folder);
    return 0;
}
