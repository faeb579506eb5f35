/* The differences of positions as people read them: a hunk a position, grouped by issue. */
#include "cli/diff.h"
#include "cli/rows.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void append_safe(GString *out, const char *text)
{
    dm_escape_terminal(out, text, strlen(text));
}

static void append_side(const DmCli *cli, GString *out, char mark, const DmPositionRow *row)
{
    g_autoptr(DmArena) arena = dm_arena_new();
    const char *colour = mark == '-' ? "\033[31m" : mark == '+' ? "\033[32m" : "";
    g_string_append_printf(out, "%s%c %s", cli->colour ? colour : "", mark,
                           dm_enum_text(dm_stance_names, row->stance));
    if (row->condition) {
        g_string_append(out, ", on condition: ");
        append_safe(out, row->condition);
    }
    if (row->evidence.quote) {
        g_string_append_printf(out, "\n%c “", mark);
        append_safe(out, row->evidence.quote);
        g_string_append(out, "”");
    }
    g_string_append_printf(out, "\n%c %s, ", mark, row->said.edtf);
    append_safe(out, dm_rows_source(arena, &row->evidence));
    g_string_append_printf(out, " (%s)%s\n", row->event, cli->colour && *colour ? "\033[0m" : "");
}

static void append_hunk(const DmCli *cli, GString *out, const DmDiffRow *row)
{
    g_string_append_printf(out, "%s@@ ", cli->colour ? "\033[36m" : "");
    append_safe(out, row->to.actor_name);
    g_string_append(out, " on ");
    append_safe(out, row->to.issue_title);
    g_string_append_printf(out, ": %s @@%s\n", dm_enum_text(dm_change_names, row->change),
                           cli->colour ? "\033[0m" : "");
    if (row->change == DM_CHANGE_UNCHANGED) {
        append_side(cli, out, ' ', &row->to);
        return;
    }
    if (row->has_from)
        append_side(cli, out, '-', &row->from);
    append_side(cli, out, '+', &row->to);
}

static int by_issue(gconstpointer a, gconstpointer b)
{
    const DmDiffRow *x = *(DmDiffRow *const *)a, *y = *(DmDiffRow *const *)b;
    int order = strcmp(x->to.issue, y->to.issue);
    return order ? order : strcmp(x->to.actor, y->to.actor);
}

void dm_diff_print(const DmCli *cli, const DmAsOf *from, const DmAsOf *to, const DmDiffRows *rows)
{
    g_autoptr(GString) out = g_string_new(NULL);
    char a[DM_DAY_TEXT], b[DM_DAY_TEXT];
    if (!rows->len) {
        g_string_printf(out, "nothing changed from %s to %s\n", dm_day_format(from->day, a),
                        dm_day_format(to->day, b));
    } else {
        g_autofree const DmDiffRow **order = g_new(const DmDiffRow *, rows->len);
        for (guint i = 0; i < rows->len; i++)
            order[i] = &rows->items[i];
        qsort(order, rows->len, sizeof *order, by_issue);
        g_string_append_printf(out, "--- %s\n+++ %s\n", dm_day_format(from->day, a),
                               dm_day_format(to->day, b));
        for (guint i = 0; i < rows->len; i++)
            append_hunk(cli, out, order[i]);
    }
    fwrite(out->str, 1, out->len, stdout);
}
