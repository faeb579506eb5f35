/* exchange: short texts that several formats need. */
#include "export.h"

const char *dm_export_label(DmArena *arena, const DmEvidence *evidence)
{
    char day[DM_DAY_TEXT];
    const char *name = evidence->publisher ? evidence->publisher
                       : evidence->title   ? evidence->title
                                           : evidence->source;
    if (!name)
        return NULL;
    if (evidence->published == DM_DAY_OPEN)
        return name;
    return dm_arena_printf(arena, "%s, %s", name, dm_day_format(evidence->published, day));
}

const char *dm_export_actor_names(DmArena *arena, const DmActorWords *actors, guint32 words)
{
    g_autoptr(GString) out = g_string_new(NULL);
    for (guint i = 0; i < actors->len; i++) {
        const DmActorWord *actor = &actors->items[i];
        if (words && !(words >> actor->word & 1))
            continue;
        g_string_append_printf(out, "%s%s", out->len ? ", " : "", actor->name ? actor->name : actor->id);
    }
    return out->len ? dm_arena_strdup(arena, out->str) : NULL;
}
