/* Cells that several listings share: see rows.h. */
#include "cli/rows.h"

void dm_rows_text(const char *text, DmCell *ret_cell)
{
    *ret_cell = (DmCell){.type = text && *text ? DM_VALUE_TEXT : DM_VALUE_EMPTY, .text = text};
}

void dm_rows_ids(DmArena *arena, const DmActorWords *actors, DmCell *ret_cell)
{
    DmStrList *list = dm_arena_alloc(arena, sizeof *list);
    for (guint i = 0; i < actors->len; i++)
        *dm_list_add(arena, list) = actors->items[i].id;
    *ret_cell = (DmCell){.type = DM_VALUE_LIST, .list = list};
}

void dm_rows_names(DmArena *arena, const DmActorWords *actors, DmCell *ret_cell)
{
    g_autoptr(GString) names = g_string_new(NULL);
    for (guint i = 0; i < actors->len; i++)
        g_string_append_printf(names, "%s%s", i ? ", " : "", actors->items[i].name);
    dm_rows_text(dm_arena_strdup(arena, names->str), ret_cell);
}

static void bound(DmArena *arena, const DmDate *date, DmDay day, DmCell *ret_cell)
{
    char text[DM_DAY_TEXT];
    bool known = date->shape != DM_DATE_NONE;
    dm_rows_text(known ? dm_arena_strdup(arena, dm_day_format(day, text)) : NULL, ret_cell);
}

void dm_rows_earliest(DmArena *arena, const DmDate *date, DmCell *ret_cell)
{
    bound(arena, date, date->window.earliest, ret_cell);
}

void dm_rows_latest(DmArena *arena, const DmDate *date, DmCell *ret_cell)
{
    bound(arena, date, date->window.latest, ret_cell);
}

const char *dm_rows_source(DmArena *arena, const DmEvidence *evidence)
{
    char day[DM_DAY_TEXT];
    return dm_arena_printf(arena, "%s, %s", evidence->publisher ? evidence->publisher : evidence->source,
                           dm_day_format(evidence->published, day));
}
