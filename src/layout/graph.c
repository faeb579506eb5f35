/* The actor graph as data: after query, before measures, pictures and exports. Builds it from events and
 * positions, folds people into what they belong to, and cuts it down to what was asked for. */
#include "graph_parts.h"
#include <math.h>
#include <string.h>

const DmEnum dm_ties_names[] = {
    {"meetings", 1 << DM_TIE_MEETINGS, "took part in the same meeting, summit or call, or signed together"},
    {"statements", 1 << DM_TIE_STATEMENTS, "who speaks, promises or acts towards whom"},
    {"agreement", 1 << DM_TIE_AGREEMENT, "who takes the same side on issues"},
    {"all", DM_TIES_ALL, "all of them"},
    {NULL, 0, NULL},
};
const DmEnum dm_tie_names[] = {
    {"meetings", DM_TIE_MEETINGS, NULL},
    {"statements", DM_TIE_STATEMENTS, NULL},
    {"agreement", DM_TIE_AGREEMENT, NULL},
    {NULL, 0, NULL},
};
const DmEnum dm_network_names[] = {
    {"subtract", DM_NETWORK_SUBTRACT, "issues agreed on less issues disagreed on"},
    {"congruence", DM_NETWORK_CONGRUENCE, "issues agreed on"},
    {"conflict", DM_NETWORK_CONFLICT, "issues disagreed on"},
    {"two-mode", DM_NETWORK_TWO_MODE, "actors tied to issues by their stance"},
    {NULL, 0, NULL},
};
const DmEnum dm_norm_names[] = {
    {"none", DM_NORM_NONE, "counts"},
    {"average", DM_NORM_AVERAGE, "divided by the mean number of issues of the two"},
    {"jaccard", DM_NORM_JACCARD, "divided by the issues of either"},
    {"cosine", DM_NORM_COSINE, "divided by the root of the product of their numbers of issues"},
    {NULL, 0, NULL},
};

static DmGraph *graph_alloc(guint kinds)
{
    DmGraph *graph = g_new0(DmGraph, 1);
    graph->arena = dm_arena_new();
    graph->kinds = kinds;
    graph->period = (DmWindow){DM_DAY_OPEN, DM_DAY_OPEN};
    graph->modularity = NAN;
    return graph;
}

void dm_graph_free(DmGraph *graph)
{
    if (!graph)
        return;
    dm_arena_free(graph->arena);
    g_free(graph);
}

/* ---- Building ---- */

static const DmActorRow *known_actor(const Builder *builder, const char *id)
{
    return g_hash_table_lookup(builder->known, id);
}

/* Follows `of` to the top; a circle ends where it began to repeat. */
static const char *fold_of(const Builder *builder, const char *id)
{
    for (guint step = 0; step < 16; step++) {
        const DmActorRow *row = known_actor(builder, id);
        if (!row || !row->of || row->kind == DM_ACTOR_STATE)
            return id;
        id = row->of;
    }
    return id;
}

static guint new_node(Builder *builder, const char *key, const char *id, const char *name)
{
    DmGraph *graph = builder->graph;
    DmGraphActor *actor = dm_list_add(graph->arena, &graph->actors);
    actor->id = dm_arena_strdup(graph->arena, id);
    actor->name = dm_arena_strdup(graph->arena, name ? name : id);
    actor->first = actor->last = DM_DAY_OPEN;
    g_hash_table_insert(builder->nodes, g_strdup(key), GUINT_TO_POINTER(graph->actors.len));
    return graph->actors.len - 1;
}

guint builder_actor(Builder *builder, const char *id, const char *name)
{
    if (builder->options->fold_of) {
        const char *top = fold_of(builder, id);
        if (top != id)
            name = NULL;
        id = top;
    }
    guint found = GPOINTER_TO_UINT(g_hash_table_lookup(builder->nodes, id));
    if (found)
        return found - 1;
    const DmActorRow *row = known_actor(builder, id);
    const DmActor *builtin = row ? NULL : dm_builtin_actor(id);
    if (row)
        name = row->name;
    else if (!name && builtin)
        name = builtin->name.text;
    guint node = new_node(builder, id, id, name);
    DmGraphActor *actor = &builder->graph->actors.items[node];
    actor->kind = row ? row->kind : builtin ? builtin->kind : DM_ACTOR_UNKNOWN;
    actor->of = row ? dm_arena_strdup(builder->graph->arena, row->of) : NULL;
    return node;
}

guint builder_issue(Builder *builder, const char *id, const char *title)
{
    g_autofree char *key = g_strdup_printf("issue:%s", id);
    guint found = GPOINTER_TO_UINT(g_hash_table_lookup(builder->nodes, key));
    if (found)
        return found - 1;
    guint node = new_node(builder, key, key, title ? title : id);
    builder->graph->actors.items[node].is_issue = true;
    return node;
}

DmTie *builder_tie(Builder *builder, DmTieKind kind, bool directed, guint a, guint b)
{
    DmGraph *graph = builder->graph;
    if (!directed && a > b) {
        guint swap = a;
        a = b;
        b = swap;
    }
    gint64 key = ((gint64)kind << 58) | ((gint64)a << 29) | b;
    guint found = GPOINTER_TO_UINT(g_hash_table_lookup(builder->ties, &key));
    if (found)
        return &graph->ties.items[found - 1];
    DmTie *tie = dm_list_add(graph->arena, &graph->ties);
    *tie = (DmTie){
        .a = a, .b = b, .kind = kind, .directed = directed, .first = DM_DAY_OPEN, .last = DM_DAY_OPEN};
    gint64 *stored = g_new(gint64, 1);
    *stored = key;
    g_hash_table_insert(builder->ties, stored, GUINT_TO_POINTER(graph->ties.len));
    return tie;
}

static void widen(DmDay *first, DmDay *last, DmWindow when)
{
    DmDay from = when.earliest, to = when.latest;
    if (from != DM_DAY_OPEN && (*first == DM_DAY_OPEN || from < *first))
        *first = from;
    if (to != DM_DAY_OPEN && (*last == DM_DAY_OPEN || to > *last))
        *last = to;
}

void builder_act(Builder *builder, DmTie *tie, DmAct act)
{
    tie->weight += act.weight;
    widen(&tie->first, &tie->last, act.when);
    act.event = dm_arena_strdup(builder->graph->arena, act.event);
    *dm_list_add(builder->graph->arena, &tie->acts) = act;
}

/* The mean tone of the acts by their weight; of acts that weigh nothing, of the last one. */
static void settle_tones(DmGraph *graph)
{
    for (guint i = 0; i < graph->ties.len; i++) {
        DmTie *tie = &graph->ties.items[i];
        double sum = 0, size = 0;
        for (guint k = 0; k < tie->acts.len; k++) {
            const DmAct *act = &tie->acts.items[k];
            sum += act->tone * fabs(act->weight);
            size += fabs(act->weight);
        }
        tie->tone = size > 0 ? sum / size : tie->acts.items[tie->acts.len - 1].tone;
    }
}

bool builder_in_period(const Builder *builder, DmWindow when)
{
    DmWindow period = builder->options->period;
    if (period.earliest != DM_DAY_OPEN && when.latest != DM_DAY_OPEN && when.latest < period.earliest)
        return false;
    return period.latest == DM_DAY_OPEN || when.earliest == DM_DAY_OPEN || when.earliest <= period.latest;
}

/* Counts the event for each actor it names, once. */
static void count_event(Builder *builder, const DmEventRow *event)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < event->actors.len; i++) {
        const DmActorWord *word = &event->actors.items[i];
        guint node = builder_actor(builder, word->id, word->name);
        if (!g_hash_table_add(seen, GUINT_TO_POINTER(node + 1)))
            continue;
        g_assert(node < builder->graph->actors.len && builder->graph->actors.items);
        DmGraphActor *actor = &builder->graph->actors.items[node];
        actor->n_events++;
        if (event->evidence.url)
            actor->url = dm_arena_strdup(builder->graph->arena, event->evidence.url);
        widen(&actor->first, &actor->last, event->date.window);
    }
}

static void count_events(Builder *builder)
{
    DmWindow span = {DM_DAY_OPEN, DM_DAY_OPEN};
    for (guint i = 0; i < builder->input->events->len; i++) {
        const DmEventRow *event = &builder->input->events->items[i];
        if (!builder_in_period(builder, event->date.window))
            continue;
        count_event(builder, event);
        widen(&span.earliest, &span.latest, event->date.window);
    }
    DmWindow asked = builder->options->period;
    builder->graph->period.earliest = asked.earliest != DM_DAY_OPEN ? asked.earliest : span.earliest;
    builder->graph->period.latest = asked.latest != DM_DAY_OPEN ? asked.latest : span.latest;
}

/* ---- Cutting down ---- */

static int compare_actor(gconstpointer a, gconstpointer b, gpointer user)
{
    const DmGraph *graph = user;
    return strcmp(graph->actors.items[*(const guint *)a].id, graph->actors.items[*(const guint *)b].id);
}

static int compare_tie(gconstpointer a, gconstpointer b)
{
    const DmTie *x = a, *y = b;
    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    if (x->a != y->a)
        return x->a < y->a ? -1 : 1;
    return x->b < y->b ? -1 : x->b > y->b;
}

static DmTie copy_tie(DmGraph *graph, const DmTie *tie, const guint *place)
{
    DmTie copy = *tie;
    copy.a = place[tie->a];
    copy.b = place[tie->b];
    if (!copy.directed && copy.a > copy.b) {
        copy.a = place[tie->b];
        copy.b = place[tie->a];
    }
    memset(&copy.acts, 0, sizeof copy.acts);
    for (guint i = 0; i < tie->acts.len; i++) {
        DmAct *act = dm_list_add(graph->arena, &copy.acts);
        *act = tie->acts.items[i];
        act->event = dm_arena_strdup(graph->arena, act->event);
    }
    return copy;
}

static void copy_actor(DmGraph *graph, const DmGraphActor *actor)
{
    DmGraphActor *copy = dm_list_add(graph->arena, &graph->actors);
    *copy = *actor;
    copy->id = dm_arena_strdup(graph->arena, actor->id);
    copy->name = dm_arena_strdup(graph->arena, actor->name);
    copy->of = dm_arena_strdup(graph->arena, actor->of);
    copy->url = dm_arena_strdup(graph->arena, actor->url);
}

DmGraph *graph_keep(const DmGraph *graph, const bool *keep, const bool *keep_tie)
{
    DmGraph *kept = graph_alloc(graph->kinds);
    kept->period = graph->period;
    kept->measured = graph->measured;
    kept->n_communities = graph->n_communities;
    kept->modularity = graph->modularity;
    kept->left_out_actors = graph->left_out_actors;
    kept->left_out_ties = graph->left_out_ties;

    guint n = graph->actors.len;
    g_autofree guint *order = g_new(guint, n + 1), *place = g_new(guint, n + 1);
    for (guint i = 0; i < n; i++)
        order[i] = i;
    g_qsort_with_data(order, (gint)n, sizeof *order, compare_actor, (gpointer)graph);
    for (guint i = 0; i < n; i++) {
        if (!keep[order[i]])
            continue;
        place[order[i]] = kept->actors.len;
        copy_actor(kept, &graph->actors.items[order[i]]);
    }
    for (guint i = 0; i < graph->ties.len; i++) {
        const DmTie *tie = &graph->ties.items[i];
        if (keep[tie->a] && keep[tie->b] && (!keep_tie || keep_tie[i]))
            *dm_list_add(kept->arena, &kept->ties) = copy_tie(kept, tie, place);
    }
    if (kept->ties.len)
        qsort(kept->ties.items, kept->ties.len, sizeof *kept->ties.items, compare_tie);
    return kept;
}

/* Events make actors, but where only positions tie them, only those who took one belong to the graph. */
static bool belongs(const DmGraph *graph, const DmGraphActor *actor)
{
    return actor->is_issue || actor->n_issues || graph->kinds != 1u << DM_TIE_AGREEMENT;
}

/* Marks who is within `depth` ties of `centre`; the depth of such networks is small, so whole passes will do.
 */
static void mark_around(const DmGraph *graph, guint centre, guint depth, const bool *keep_tie, bool *keep)
{
    memset(keep, 0, graph->actors.len * sizeof *keep);
    keep[centre] = true;
    for (guint step = 0; step < depth; step++) {
        g_autofree bool *before = g_memdup2(keep, graph->actors.len * sizeof *keep);
        bool grown = false;
        for (guint i = 0; i < graph->ties.len; i++) {
            const DmTie *tie = &graph->ties.items[i];
            if (!keep_tie[i] || before[tie->a] == before[tie->b])
                continue;
            keep[tie->a] = keep[tie->b] = grown = true;
        }
        if (!grown)
            return;
    }
}

static DmGraph *cut_down(Builder *builder, GError **error)
{
    const DmGraph *graph = builder->graph;
    const DmGraphOptions *options = builder->options;
    g_autofree bool *keep = g_new0(bool, graph->actors.len + 1),
                    *keep_tie = g_new0(bool, graph->ties.len + 1);
    for (guint i = 0; i < graph->actors.len; i++)
        keep[i] = belongs(graph, &graph->actors.items[i]);
    for (guint i = 0; i < graph->ties.len; i++)
        keep_tie[i] = fabs(graph->ties.items[i].weight) >= options->min_weight;
    if (options->around) {
        const char *id = options->fold_of ? fold_of(builder, options->around) : options->around;
        guint centre = GPOINTER_TO_UINT(g_hash_table_lookup(builder->nodes, id));
        if (!centre) {
            g_set_error(error, DM_ERROR, DM_ERROR_NOT_FOUND, "no event of the period names “%s”",
                        options->around);
            return NULL;
        }
        mark_around(graph, centre - 1, MAX(options->depth, 1), keep_tie, keep);
    }
    return graph_keep(graph, keep, keep_tie);
}

DmGraph *dm_graph_new(const DmGraphInput *input, const DmGraphOptions *options, GError **error)
{
    guint kinds = options->kinds ? options->kinds : DM_TIES_ALL;
    g_autoptr(DmGraph) graph = graph_alloc(kinds);
    g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GHashTable) nodes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GHashTable) ties = g_hash_table_new_full(pair_hash, g_int64_equal, g_free, NULL);
    Builder builder = {graph, input, options, known, nodes, ties};
    for (guint i = 0; i < input->actors->len; i++)
        g_hash_table_insert(known, (gpointer)input->actors->items[i].id, &input->actors->items[i]);
    count_events(&builder);
    if (kinds & (1u << DM_TIE_MEETINGS | 1u << DM_TIE_STATEMENTS))
        builder_add_events(&builder);
    if (kinds & 1u << DM_TIE_AGREEMENT)
        builder_add_agreement(&builder);
    settle_tones(graph);
    return cut_down(&builder, error);
}
