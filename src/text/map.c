/* text: see map.h. Runs are kept in order, so the way back is a binary search. */
#include "map.h"

void dm_map_init(Map *map, gsize expected)
{
    map->text = g_string_sized_new(expected);
    map->runs = g_array_new(FALSE, FALSE, sizeof(Run));
}

void dm_map_clear(Map *map)
{
    if (map->text)
        g_string_free(map->text, TRUE);
    if (map->runs)
        g_array_unref(map->runs);
    *map = (Map){0};
}

static Run *last_run(const Map *map)
{
    return map->runs->len ? &g_array_index(map->runs, Run, map->runs->len - 1) : NULL;
}

void dm_map_copy(Map *map, const char *original, gsize from, gsize len)
{
    if (len == 0)
        return;
    Run *last = last_run(map);
    if (last && last->same && last->from + last->width == from) {
        last->width += (guint32)len;
    } else {
        Run run = {(guint32)map->text->len, (guint32)from, (guint32)len, true};
        g_array_append_val(map->runs, run);
    }
    g_string_append_len(map->text, original + from, (gssize)len);
}

void dm_map_replace(Map *map, const char *bytes, gsize len, gsize from, gsize width)
{
    if (len == 0)
        return;
    Run run = {(guint32)map->text->len, (guint32)from, (guint32)width, false};
    g_array_append_val(map->runs, run);
    g_string_append_len(map->text, bytes, (gssize)len);
}

/* Index of the run that byte `offset` lies in; the last one for what lies behind. */
static guint find_run(const Map *map, gsize offset)
{
    guint low = 0, high = map->runs->len;
    while (high - low > 1) {
        guint middle = low + (high - low) / 2;
        if (g_array_index(map->runs, Run, middle).at <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

void dm_map_append(Map *map, const Map *other, gsize start, gsize end)
{
    for (guint i = find_run(other, start); start < end && i < other->runs->len; i++) {
        const Run *run = &g_array_index(other->runs, Run, i);
        gsize stop = i + 1 < other->runs->len ? run[1].at : other->text->len;
        stop = MIN(stop, end);
        Run piece = {(guint32)map->text->len, run->from, run->width, run->same};
        if (run->same) {
            piece.from += (guint32)(start - run->at);
            piece.width = (guint32)(stop - start);
        }
        g_array_append_val(map->runs, piece);
        g_string_append_len(map->text, other->text->str + start, (gssize)(stop - start));
        start = stop;
    }
}

gsize dm_map_start(const Map *map, gsize offset)
{
    if (map->runs->len == 0)
        return 0;
    if (offset >= map->text->len)
        return dm_map_end(map, map->text->len);
    const Run *run = &g_array_index(map->runs, Run, find_run(map, offset));
    return run->same ? run->from + (offset - run->at) : run->from;
}

gsize dm_map_end(const Map *map, gsize offset)
{
    if (map->runs->len == 0 || offset == 0)
        return dm_map_start(map, 0);
    offset = MIN(offset, map->text->len);
    const Run *run = &g_array_index(map->runs, Run, find_run(map, offset - 1));
    return run->same ? run->from + (offset - run->at) : run->from + run->width;
}
