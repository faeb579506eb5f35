/* Positions on several days side by side, and a summary of what changed. */
#include "cli/diff.h"
#include "cli/rows.h"
#include <string.h>

/* ---- Days side by side ---- */

typedef struct Row { /* a stance a day follows the two ids, as pointers to text */
    const char *actor, *issue;
    const char *stances[DM_DIFF_DAYS];
} Row;

static int by_pair(gconstpointer a, gconstpointer b)
{
    const Row *x = a, *y = b;
    int order = strcmp(x->actor, y->actor);
    return order ? order : strcmp(x->issue, y->issue);
}

static Row *row_of(GArray *rows, GHashTable *index, DmArena *arena, const DmPositionRow *position)
{
    const char *key = dm_arena_printf(arena, "%s\n%s", position->actor, position->issue);
    guint at = GPOINTER_TO_UINT(g_hash_table_lookup(index, key));
    if (!at) {
        Row row = {.actor = position->actor, .issue = position->issue};
        g_array_append_val(rows, row);
        at = rows->len;
        g_hash_table_insert(index, (gpointer)key, GUINT_TO_POINTER(at));
    }
    return &g_array_index(rows, Row, at - 1);
}

static const char *stance_text(DmArena *arena, const DmPositionRow *position)
{
    const char *stance = dm_enum_text(dm_stance_names, position->stance);
    return position->condition ? dm_arena_printf(arena, "%s (if)", stance) : stance;
}

static void print_days(const DmCli *cli, char **days, guint n, GArray *rows)
{
    DmColumn columns[DM_DIFF_DAYS + 3] = {DM_COLUMN("actor", TEXT, .offset = G_STRUCT_OFFSET(Row, actor)),
                                          DM_COLUMN("issue", TEXT, .offset = G_STRUCT_OFFSET(Row, issue))};
    for (guint i = 0; i < n; i++)
        columns[i + 2] =
            (DmColumn)DM_COLUMN(days[i], TEXT, .offset = G_STRUCT_OFFSET(Row, stances) + i * sizeof(char *));
    dm_cli_list_rows(cli, columns, rows->data, rows->len, sizeof(Row));
}

int dm_diff_at(const DmCli *cli, char **days, const DmPositionFilter *filter)
{
    guint n = g_strv_length(days);
    if (n > DM_DIFF_DAYS)
        return dm_cli_fail("--at takes at most %d days", DM_DIFF_DAYS);
    g_autoptr(DmArena) arena = dm_arena_new();
    g_autoptr(GArray) rows = g_array_new(false, true, sizeof(Row));
    g_autoptr(GHashTable) index = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < n; i++) {
        g_autoptr(GError) error = NULL;
        DmAsOf as_of = cli->as_of;
        DmPositionRows positions;
        if (!dm_cli_day("--at", days[i], &as_of.day))
            return DM_EXIT_FAILED;
        if (!dm_query_positions(cli->store, &as_of, filter, arena, &positions, &error))
            return dm_cli_fail_error(error);
        for (guint j = 0; j < positions.len; j++)
            row_of(rows, index, arena, &positions.items[j])->stances[i] =
                stance_text(arena, &positions.items[j]);
    }
    g_array_sort(rows, by_pair);
    print_days(cli, days, n, rows);
    return DM_EXIT_GOOD;
}

/* ---- The summary ---- */

typedef struct Stat {
    const char *actor;
    int changes[DM_CHANGE_UNCHANGED + 1];
    int changed;
    const char *last; /* when it last said anything */
    DmDay last_day;
} Stat;

static void count(Stat *stat, const DmDiffRow *row)
{
    stat->actor = row->to.actor;
    stat->changes[row->change]++;
    stat->changed += row->change != DM_CHANGE_UNCHANGED;
    if (!stat->last || row->to.said.window.earliest > stat->last_day) {
        stat->last = row->to.said.edtf;
        stat->last_day = row->to.said.window.earliest;
    }
}

#define CHANGE(heading, value)                                                                               \
    DM_COLUMN(heading, INT, .offset = G_STRUCT_OFFSET(Stat, changes) + DM_CHANGE_##value * sizeof(int))

static const DmColumn stat_columns[] = {
    DM_COLUMN("actor", TEXT, .offset = G_STRUCT_OFFSET(Stat, actor)),
    DM_COLUMN("changed", INT, .offset = G_STRUCT_OFFSET(Stat, changed)),
    CHANGE("new", NEW),
    CHANGE("reversed", REVERSED),
    CHANGE("softened", SOFTENED),
    CHANGE("hardened", HARDENED),
    CHANGE("conditioned", CONDITIONED),
    CHANGE("unconditioned", UNCONDITIONED),
    CHANGE("restated", RESTATED),
    CHANGE("unchanged", UNCHANGED),
    DM_COLUMN("last_spoke", TEXT, .offset = G_STRUCT_OFFSET(Stat, last)),
    {0},
};

void dm_diff_stat(const DmCli *cli, const DmDiffRows *rows)
{
    g_autoptr(GArray) stats = g_array_new(false, true, sizeof(Stat));
    for (guint i = 0; i < rows->len; i++) { /* by actor */
        if (i == 0 || strcmp(rows->items[i - 1].to.actor, rows->items[i].to.actor))
            g_array_set_size(stats, stats->len + 1);
        count(&g_array_index(stats, Stat, stats->len - 1), &rows->items[i]);
    }
    dm_cli_list_rows(cli, stat_columns, stats->data, stats->len, sizeof(Stat));
}
