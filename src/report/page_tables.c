/* report: commitments, positions and venues as tables. */
#include "page.h"
#include <string.h>

static void begin_table(GString *out, const char *id, const char *heading, const char *caption,
                        const char *const *columns, guint n)
{
    g_string_append_printf(out, "<section id=\"%s\"><h2>%s</h2>\n<div class=\"scroll\"><table>\n", id,
                           heading);
    dm_page_element(out, "caption", NULL, caption);
    g_string_append(out, "\n<thead><tr>");
    for (guint i = 0; i < n; i++)
        g_string_append_printf(out, "<th scope=\"col\">%s</th>", columns[i]);
    g_string_append(out, "</tr></thead>\n<tbody>\n");
}

static void end_table(GString *out)
{
    g_string_append(out, "</tbody></table></div></section>\n");
}

/* Event id → title. */
static GHashTable *event_titles(const DmExport *view)
{
    GHashTable *titles = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < view->events.len; i++)
        g_hash_table_insert(titles, (gpointer)view->events.items[i].id,
                            (gpointer)view->events.items[i].title);
    return titles;
}

/* ---- Commitments ---- */

static void put_steps(GString *out, GHashTable *titles, const DmCommitmentRow *row)
{
    if (row->steps.len < 2)
        return;
    g_string_append(out, "<ol class=\"steps\">");
    for (guint i = 0; i < row->steps.len; i++) {
        const DmStep *step = &row->steps.items[i];
        g_string_append(out, "<li>");
        dm_page_date(out, &step->date);
        g_string_append_printf(out, ": %s",
                               i ? step->status ? dm_enum_text(dm_status_names, step->status) : "reported"
                                 : "made");
        if (step->due.shape != DM_DATE_NONE && !dm_status_is_settlement(step->status)) {
            g_string_append(out, ", due ");
            dm_page_date(out, &step->due);
        }
        if (i && step->event) {
            g_string_append(out, " (");
            dm_page_event_link(out, step->event, g_hash_table_lookup(titles, step->event));
            g_string_append(out, ")");
        }
        g_string_append_c(out, ' ');
        if (i)
            dm_page_evidence(out, &step->evidence);
        g_string_append(out, "</li>");
    }
    g_string_append(out, "</ol>");
}

static void put_commitment(GString *out, GHashTable *titles, const DmCommitmentRow *row)
{
    const char *state = dm_enum_text(dm_state_names, row->state);
    g_string_append(out, "<tr><td>");
    dm_page_date(out, &row->due);
    g_string_append_printf(out, "</td><td class=\"state state-%s\">%s</td><td class=\"number\">", state,
                           state);
    if (row->has_days_left)
        g_string_append_printf(out, "%d", row->days_left);
    g_string_append(out, "</td><td>");
    dm_page_actors(out, &row->by);
    g_string_append(out, "</td><td><p>");
    dm_page_event_link(out, row->id, row->what ? row->what : row->title);
    g_string_append(out, "</p>");
    if (row->condition) {
        g_string_append(out, "<p>On condition: ");
        dm_page_text(out, row->condition);
        g_string_append(out, "</p>");
    }
    g_string_append(out, "<p>");
    dm_page_evidence(out, &row->evidence);
    g_string_append(out, "</p>");
    put_steps(out, titles, row);
    g_string_append(out, "</td></tr>\n");
}

void dm_page_commitments(GString *out, const DmExport *view)
{
    static const char *const columns[] = {"Due", "State", "Days left", "By", "What"};
    if (!view->commitments.len)
        return;
    g_autoptr(GHashTable) titles = event_titles(view);
    begin_table(out, "commitments", "Commitments and deadlines",
                "Open ones first, next due first; days count to the last day.", columns,
                G_N_ELEMENTS(columns));
    for (int pass = 0; pass < 2; pass++)
        for (guint i = 0; i < view->commitments.len; i++)
            if (dm_state_is_open(view->commitments.items[i].state) == !pass)
                put_commitment(out, titles, &view->commitments.items[i]);
    end_table(out);
}

/* ---- Positions ---- */

static void put_stance(GString *out, DmStance stance, const char *condition)
{
    const char *word = dm_enum_text(dm_stance_names, stance);
    g_string_append_printf(out, "<span class=\"stance %s\">%s</span>", word, word);
    if (condition) {
        g_string_append(out, " if ");
        dm_page_text(out, condition);
    }
}

static gint by_issue(gconstpointer a, gconstpointer b)
{
    const DmPositionRow *x = *(const DmPositionRow *const *)a, *y = *(const DmPositionRow *const *)b;
    int order = strcmp(x->issue, y->issue);
    order = order ? order : (int)y->stance - (int)x->stance;
    return order ? order : strcmp(x->actor, y->actor);
}

static void put_position(GString *out, const DmPositionRow *row, bool first)
{
    g_string_append(out, "<tr><th scope=\"row\">");
    if (first)
        dm_page_text(out, row->issue_title ? row->issue_title : row->issue);
    g_string_append(out, "</th><td>");
    dm_page_text(out, row->actor_name ? row->actor_name : row->actor);
    g_string_append(out, "</td><td>");
    put_stance(out, row->stance, row->condition);
    g_string_append(out, "</td><td>");
    dm_page_date(out, &row->since);
    g_string_append(out, "</td><td>");
    dm_page_evidence(out, &row->evidence);
    if (row->event) {
        g_string_append(out, " (");
        dm_page_event_link(out, row->event, "event");
        g_string_append(out, ")");
    }
    g_string_append(out, "</td></tr>\n");
}

void dm_page_positions(GString *out, const DmExport *view)
{
    static const char *const columns[] = {"Issue", "Actor", "Stance", "Since", "Words"};
    if (!view->positions.len)
        return;
    GPtrArray *rows = g_ptr_array_new();
    for (guint i = 0; i < view->positions.len; i++)
        g_ptr_array_add(rows, &view->positions.items[i]);
    g_ptr_array_sort(rows, by_issue);
    begin_table(out, "positions", "Positions", "The latest of each actor on each issue.", columns,
                G_N_ELEMENTS(columns));
    for (guint i = 0; i < rows->len; i++) {
        const DmPositionRow *row = rows->pdata[i], *before = i ? rows->pdata[i - 1] : NULL;
        put_position(out, row, !before || strcmp(row->issue, before->issue) != 0);
    }
    end_table(out);
    g_ptr_array_unref(rows);
}

/* ---- Venues ---- */

void dm_page_venues(GString *out, const DmExport *view)
{
    static const char *const columns[] = {"Meeting", "Place", "Proposed by", "Actor", "Stance", "Words"};
    if (!view->venues.len)
        return;
    g_autoptr(GHashTable) titles = event_titles(view);
    begin_table(out, "venues", "Venues", "Places proposed for meetings, and who accepts or refuses them.",
                columns, G_N_ELEMENTS(columns));
    for (guint i = 0; i < view->venues.len; i++) {
        const DmVenueRow *row = &view->venues.items[i];
        g_string_append(out, "<tr><td>");
        if (row->meeting)
            dm_page_event_link(out, row->meeting, g_hash_table_lookup(titles, row->meeting));
        g_string_append(out, "</td><td>");
        dm_page_event_link(out, row->venue, row->place ? row->place : row->venue);
        g_string_append(out, "</td><td>");
        dm_page_actors(out, &row->proposed_by);
        g_string_append(out, "</td><td>");
        dm_page_text(out, row->actor_name ? row->actor_name : row->actor);
        g_string_append(out, "</td><td>");
        if (row->actor)
            put_stance(out, row->stance, row->condition);
        g_string_append(out, "</td><td>");
        dm_page_evidence(out, &row->evidence);
        g_string_append(out, "</td></tr>\n");
    }
    end_table(out);
}
