/* Ties from positions: who takes the same side. Actors × issues, then one-mode networks of actors as in
 * discourse network analysis (Leifeld 2017), or the two-mode network itself. */
#include "graph_parts.h"
#include <math.h>

typedef struct Stand {
    guint actor;
    const DmPositionRow *row;
} Stand;

/* One issue with the newest stance of each actor on it, and the issues in order of their ids. */
typedef struct Issue {
    const char *id, *title;
    GArray *stands; /* of Stand */
} Issue;

static void issue_free(gpointer data)
{
    Issue *issue = data;
    g_array_unref(issue->stands);
    g_free(issue);
}

static bool asked_for(const Builder *builder, const char *issue)
{
    const char *const *issues = builder->options->issues;
    return !issues || g_strv_contains(issues, issue);
}

static int said_later(const DmPositionRow *a, const DmPositionRow *b)
{
    return dm_day_compare_latest(a->said.window.latest, b->said.window.latest);
}

static void take_stand(DmGraph *graph, Issue *issue, guint actor, const DmPositionRow *row)
{
    for (guint i = 0; i < issue->stands->len; i++) {
        Stand *stand = &g_array_index(issue->stands, Stand, i);
        if (stand->actor != actor)
            continue;
        if (said_later(row, stand->row) >= 0)
            stand->row = row;
        return;
    }
    graph->actors.items[actor].n_issues++;
    Stand stand = {actor, row};
    g_array_append_val(issue->stands, stand);
}

static int compare_issue(gconstpointer a, gconstpointer b)
{
    return g_strcmp0((*(Issue *const *)a)->id, (*(Issue *const *)b)->id);
}

static GPtrArray *newest_stands(Builder *builder)
{
    GPtrArray *issues = g_ptr_array_new_with_free_func(issue_free);
    g_autoptr(GHashTable) by_id = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < builder->input->positions->len; i++) {
        const DmPositionRow *row = &builder->input->positions->items[i];
        if (!asked_for(builder, row->issue) || !builder_in_period(builder, row->said.window))
            continue;
        Issue *issue = g_hash_table_lookup(by_id, row->issue);
        if (!issue) {
            issue = g_new0(Issue, 1);
            *issue = (Issue){row->issue, row->issue_title, g_array_new(FALSE, FALSE, sizeof(Stand))};
            g_hash_table_insert(by_id, (gpointer)row->issue, issue);
            g_ptr_array_add(issues, issue);
        }
        take_stand(builder->graph, issue, builder_actor(builder, row->actor, row->actor_name), row);
    }
    g_ptr_array_sort(issues, compare_issue);
    return issues;
}

static int sign(DmStance stance)
{
    return (stance > 0) - (stance < 0);
}

/* What sharing (same) or not sharing a side adds to a tie of the network asked for. */
static double pair_weight(DmNetwork network, bool same)
{
    switch (network) {
    case DM_NETWORK_CONGRUENCE:
        return same;
    case DM_NETWORK_CONFLICT:
        return !same;
    default:
        return same ? 1 : -1;
    }
}

static void compare_stands(Builder *builder, const Stand *x, const Stand *y)
{
    int a = sign(x->row->stance), b = sign(y->row->stance);
    if (!a || !b)
        return;
    double weight = pair_weight(builder->options->network, a == b);
    if (weight == 0)
        return;
    const DmPositionRow *later = said_later(x->row, y->row) >= 0 ? x->row : y->row;
    DmTie *tie = builder_tie(builder, DM_TIE_AGREEMENT, false, x->actor, y->actor);
    builder_act(builder, tie, (DmAct){later->event, later->said.window, weight, a == b ? 1 : -1});
}

static double divisor(DmNorm norm, double a, double b, double common)
{
    switch (norm) {
    case DM_NORM_AVERAGE:
        return (a + b) / 2;
    case DM_NORM_JACCARD:
        return a + b - common;
    case DM_NORM_COSINE:
        return sqrt(a * b);
    default:
        return 1;
    }
}

/* Issues on which two actors both took a side, for the union in Jaccard's measure. */
static guint common_issues(const GPtrArray *sides, guint a, guint b)
{
    GHashTable *x = sides->pdata[a], *y = sides->pdata[b];
    guint n = 0;
    GHashTableIter iter;
    gpointer issue;
    g_hash_table_iter_init(&iter, x);
    while (g_hash_table_iter_next(&iter, &issue, NULL))
        n += g_hash_table_contains(y, issue);
    return n;
}

static void normalise(Builder *builder, const GPtrArray *issues)
{
    DmGraph *graph = builder->graph;
    g_autoptr(GPtrArray) sides = g_ptr_array_new_with_free_func((GDestroyNotify)g_hash_table_unref);
    for (guint i = 0; i < graph->actors.len; i++)
        g_ptr_array_add(sides, g_hash_table_new(NULL, NULL));
    for (guint i = 0; i < issues->len; i++) {
        const Issue *issue = issues->pdata[i];
        for (guint k = 0; k < issue->stands->len; k++) {
            const Stand *stand = &g_array_index(issue->stands, Stand, k);
            if (sign(stand->row->stance))
                g_hash_table_add(sides->pdata[stand->actor], (gpointer)issue);
        }
    }
    for (guint i = 0; i < graph->ties.len; i++) {
        DmTie *tie = &graph->ties.items[i];
        if (tie->kind == DM_TIE_AGREEMENT)
            tie->weight /=
                divisor(builder->options->norm, g_hash_table_size(sides->pdata[tie->a]),
                        g_hash_table_size(sides->pdata[tie->b]), common_issues(sides, tie->a, tie->b));
    }
}

static void tie_to_issue(Builder *builder, const Issue *issue)
{
    guint node = builder_issue(builder, issue->id, issue->title);
    for (guint k = 0; k < issue->stands->len; k++) {
        const Stand *stand = &g_array_index(issue->stands, Stand, k);
        DmTie *tie = builder_tie(builder, DM_TIE_AGREEMENT, true, stand->actor, node);
        builder_act(builder, tie,
                    (DmAct){stand->row->event, stand->row->said.window, stand->row->stance,
                            stand->row->stance / 2.0});
    }
}

static void tie_to_each_other(Builder *builder, const Issue *issue)
{
    for (guint i = 0; i < issue->stands->len; i++)
        for (guint k = i + 1; k < issue->stands->len; k++)
            compare_stands(builder, &g_array_index(issue->stands, Stand, i),
                           &g_array_index(issue->stands, Stand, k));
}

void builder_add_agreement(Builder *builder)
{
    g_autoptr(GPtrArray) issues = newest_stands(builder);
    bool two_mode = builder->options->network == DM_NETWORK_TWO_MODE;
    for (guint i = 0; i < issues->len; i++)
        (two_mode ? tie_to_issue : tie_to_each_other)(builder, issues->pdata[i]);
    if (!two_mode && builder->options->norm != DM_NORM_NONE)
        normalise(builder, issues);
}
