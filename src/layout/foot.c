/* On the way from answers to a scene: what stands below the lanes: the legend of what is on the page, and the
 * sources by the numbers their marks bear. */
#include "timeline.h"
#include <math.h>
#include <string.h>

enum { ROW = 19, SOURCE_ROW = 14, SAMPLE = 26, GAP = 16 };

/* ---- Legend ---- */

static const char *const legend_words[USED_COUNT] = {
    [USED_KIND + DM_KIND_SUMMIT] = "summit",
    [USED_KIND + DM_KIND_MEETING] = "meeting",
    [USED_KIND + DM_KIND_CALL] = "call",
    [USED_KIND + DM_KIND_STATEMENT] = "statement",
    [USED_KIND + DM_KIND_VENUE] = "venue proposed",
    [USED_KIND + DM_KIND_DEADLINE] = "deadline",
    [USED_KIND + DM_KIND_COMMITMENT] = "commitment",
    [USED_KIND + DM_KIND_AGREEMENT] = "agreement",
    [USED_KIND + DM_KIND_ACTION] = "action",
    [USED_STATE + DM_STATE_PENDING] = "window ahead",
    [USED_STATE + DM_STATE_IN_WINDOW] = "window running",
    [USED_STATE + DM_STATE_OVERDUE] = "overdue",
    [USED_STATE + DM_STATE_UNDATED] = "promised, no date",
    [USED_STATE + DM_STATE_FULFILLED] = "kept",
    [USED_STATE + DM_STATE_PARTLY_FULFILLED] = "partly kept",
    [USED_STATE + DM_STATE_BROKEN] = "broken",
    [USED_STATE + DM_STATE_WITHDRAWN] = "withdrawn",
    [USED_STATE + DM_STATE_SUPERSEDED] = "superseded",
    [USED_HOLLOW] = "planned or proposed",
    [USED_STRUCK] = "cancelled or denied",
    [USED_POSTPONED] = "postponed",
    [USED_SPAN] = "the whole span",
    [USED_WITHIN] = "some time in it",
    [USED_ONE_OF] = "one day between",
    [USED_SOFT] = "date uncertain",
    [USED_OPEN] = "open end",
    [USED_GHOST] = "earlier window",
    [USED_JOIN] = "same event",
    [USED_CLUSTER] = "number of further events",
    [USED_DENSITY] = "further events, counted",
};

static void sample_kind(Plot *plot, guint used, double x, double y)
{
    dm_tl_draw_symbol(plot, (DmKind)used, x + 8, y, 4.6, dm_tl_kind_ink((DmKind)used), false, 0);
}

static void sample_state(Plot *plot, guint used, double x, double y)
{
    DmState state = (DmState)(used - USED_STATE);
    if (state == DM_STATE_UNDATED) {
        DmShape *line = dm_tl_line(plot, "path", x, y, x + 18, y, dm_tl_state_ink(state), 1.4);
        line->dash[0] = line->dash[1] = 3;
        return;
    }
    dm_tl_draw_state_bar(plot, state, x, y - 4, 18, 8, false, 0);
    if (!dm_state_is_open(state))
        dm_tl_draw_settlement(plot, state, x + 16, y, 0);
}

static void sample_hollow(Plot *plot, guint used, double x, double y)
{
    dm_tl_draw_symbol(plot, DM_KIND_MEETING, x + 8, y, 4.6, DM_INK_GREY, true, 0);
    if (used == USED_STRUCK)
        dm_tl_line(plot, "strike", x + 2, y + 6, x + 14, y - 6, DM_INK_GREY, 1.6);
}

static DmShape *arrow(Plot *plot, double x, double y)
{
    DmShape *shape =
        dm_tl_poly(plot, "arrow", DM_SHAPE_LINE, (DmPoint[]){{x - 5, y - 4}, {x, y}, {x - 5, y + 4}}, 3);
    shape->stroke = DM_INK_GREY;
    shape->stroke_width = 1.6;
    return shape;
}

static void sample_postponed(Plot *plot, guint used, double x, double y)
{
    sample_hollow(plot, USED_HOLLOW, x - 3, y);
    arrow(plot, x + 18, y);
}

static void sample_bar(Plot *plot, guint used, double x, double y)
{
    DmShape *bar = dm_tl_rect(plot, "span", x, y - 4, 19, 8, DM_INK_GREY);
    bar->radius = 2;
    bar->opacity = used == USED_WITHIN ? 0.3 : 0;
    bar->pattern = used == USED_SOFT   ? DM_PATTERN_FADE_BOTH
                   : used == USED_OPEN ? DM_PATTERN_FADE_RIGHT
                                       : DM_PATTERN_SOLID;
    if (used == USED_WITHIN)
        dm_tl_draw_symbol(plot, DM_KIND_MEETING, x + 9.5, y, 3.6, DM_INK_GREY, false, 0);
    if (used == USED_OPEN)
        arrow(plot, x + 20, y);
}

static void sample_one_of(Plot *plot, guint used, double x, double y)
{
    DmShape *line = dm_tl_line(plot, "one-of", x, y, x + 19, y, DM_INK_GREY, 1.4);
    line->dash[0] = line->dash[1] = 2.5;
    for (int side = 0; side < 2; side++) {
        double at = side ? x + 19 : x, turn = side ? -3 : 3;
        DmShape *bracket =
            dm_tl_poly(plot, "bracket", DM_SHAPE_LINE,
                       (DmPoint[]){{at + turn, y - 5}, {at, y - 5}, {at, y + 5}, {at + turn, y + 5}}, 4);
        bracket->stroke = DM_INK_GREY;
        bracket->stroke_width = 1.4;
    }
}

static void sample_ghost(Plot *plot, guint used, double x, double y)
{
    DmShape *bar = dm_tl_rect(plot, "ghost", x, y - 2.5, 18, 5, DM_INK_PAPER);
    bar->stroke = DM_INK_GREY;
    bar->stroke_width = 1;
    bar->dash[0] = bar->dash[1] = 2;
}

static void sample_join(Plot *plot, guint used, double x, double y)
{
    dm_tl_line(plot, "join", x + 8, y - 7, x + 8, y + 7, DM_INK_GREY, 0.8);
}

static void sample_cluster(Plot *plot, guint used, double x, double y)
{
    if (used == USED_DENSITY) {
        for (int i = 0; i < 4; i++)
            dm_tl_rect(plot, "density", x + 4.6 * i, y + 6 - 3.0 * (i ^ 1), 3.8, 3.0 * (i ^ 1), DM_INK_GREY);
        return;
    }
    DmShape *disc = dm_scene_add(plot->scene, dm_tl_page(plot), DM_SHAPE_ELLIPSE, "cluster");
    *disc = (DmShape){.kind = DM_SHAPE_ELLIPSE,
                      .role = "cluster",
                      .x = x + 1,
                      .y = y - 7,
                      .w = 14,
                      .h = 14,
                      .fill = DM_INK_BAND,
                      .stroke = DM_INK_GREY,
                      .stroke_width = 1.2};
    DmShape *text =
        dm_tl_text(plot, "count", "5", x + 8, y + 3.2, (DmFont){9, DM_WEIGHT_BOLD, false}, DM_INK_TEXT);
    text->align = DM_ALIGN_CENTRE;
}

typedef void Sample(Plot *, guint, double, double);

static Sample *sample_of(guint used)
{
    static Sample *const others[USED_COUNT] = {
        [USED_HOLLOW] = sample_hollow, [USED_STRUCK] = sample_hollow,   [USED_POSTPONED] = sample_postponed,
        [USED_SPAN] = sample_bar,      [USED_WITHIN] = sample_bar,      [USED_SOFT] = sample_bar,
        [USED_OPEN] = sample_bar,      [USED_ONE_OF] = sample_one_of,   [USED_GHOST] = sample_ghost,
        [USED_JOIN] = sample_join,     [USED_CLUSTER] = sample_cluster, [USED_DENSITY] = sample_cluster,
    };
    return used < USED_STATE ? sample_kind : used < USED_HOLLOW ? sample_state : others[used];
}

/* Only where the last row has room: the strips shown are the longest, the others short or covered. */
static void say_more_periods(Plot *plot, double x, double y)
{
    const char *text = dm_tl_count_text(plot->more_periods, "shorter period not shown",
                                        "shorter periods not shown", plot->arena);
    if (x + dm_ruler_width(plot->ruler, text, dm_tl_font_small) <= plot->scene->width - TL_MARGIN)
        dm_tl_text(plot, "legend", text, x, y, dm_tl_font_small, DM_INK_MUTED);
}

/* Lays the legend out from y on; its height. Without `draw` it is only measured. */
static double lay_legend(Plot *plot, double y, bool draw)
{
    double x = TL_MARGIN, right = plot->scene->width - TL_MARGIN, top = y;
    guint64 used = plot->used;
    for (guint i = 0; i < USED_COUNT; i++) {
        if (!(used >> i & 1) || !legend_words[i])
            continue;
        double width = SAMPLE + dm_ruler_width(plot->ruler, legend_words[i], dm_tl_font_small);
        if (x + width > right && x > TL_MARGIN) {
            x = TL_MARGIN;
            y += ROW;
        }
        if (draw) {
            sample_of(i)(plot, i, x, y + 8);
            dm_tl_text(plot, "legend", legend_words[i], x + SAMPLE, y + 12, dm_tl_font_small, DM_INK_TEXT);
        }
        x += width + GAP;
    }
    if (plot->more_periods && draw)
        say_more_periods(plot, x, y + 12);
    return x > TL_MARGIN ? y + ROW - top : 0;
}

/* ---- Sources ---- */

static const char *source_text(const DmEvidence *evidence, guint number, DmArena *arena)
{
    const char *name = evidence->publisher ? evidence->publisher
                       : evidence->title   ? evidence->title
                                           : evidence->source;
    name = dm_text_isolated(arena, name);
    if (evidence->published == DM_DAY_OPEN)
        return dm_arena_printf(arena, "%u %s", number, name);
    return dm_arena_printf(arena, "%u %s, %s", number, name, days_day(evidence->published, true, arena));
}

static const DmEvidence *evidence_of(const Plot *plot, const Spot *spot)
{
    return &dm_tl_event(plot, &g_array_index(plot->items, Item, spot->item))->evidence;
}

static int by_time(gconstpointer a, gconstpointer b, gpointer data)
{
    const GArray *items = ((const Plot *)data)->items;
    const Spot *x = *(Spot *const *)a, *y = *(Spot *const *)b;
    int order =
        dm_tl_compare_items(data, &g_array_index(items, Item, x->item), &g_array_index(items, Item, y->item));
    return order ? order : (x > y) - (x < y); /* the same event in plot and zoom strip: no matter which */
}

static void add_named(const Plot *plot, GPtrArray *named)
{
    for (guint i = 0; i < plot->spots->len; i++) {
        Spot *spot = &g_array_index(plot->spots, Spot, i);
        if (spot->home && spot->placed && evidence_of(plot, spot)->source)
            g_ptr_array_add(named, spot);
    }
}

static GPtrArray *named_spots(Plot *plot, const Plot *zoom)
{
    GPtrArray *named = g_ptr_array_new();
    add_named(plot, named);
    if (zoom)
        add_named(zoom, named);
    g_ptr_array_sort_with_data(named, by_time, plot);
    return named;
}

typedef struct SourceEntry {
    const DmEvidence *evidence;
    const char *text;
    double x, width;
    guint row;
} SourceEntry;

GArray *dm_tl_sources_new(void)
{
    return g_array_new(FALSE, FALSE, sizeof(SourceEntry));
}

/* Numbers the sources in the order their events come, as long as they find room in `max_rows` rows. */
void dm_tl_number_sources(Plot *plot, Plot *zoom, guint max_rows)
{
    g_autoptr(GPtrArray) named = named_spots(plot, zoom);
    g_autoptr(GHashTable) numbers = g_hash_table_new(g_str_hash, g_str_equal);
    double x = 0, width = plot->scene->width - 2 * TL_MARGIN, rest = 150;
    double first = dm_ruler_width(plot->ruler, "Sources", dm_tl_font_small) + 10;
    guint row = 0;
    g_array_set_size(plot->sources, 0);
    x = first;
    plot->more_sources = 0;
    for (guint i = 0; i < named->len; i++) {
        Spot *spot = named->pdata[i];
        const DmEvidence *evidence = evidence_of(plot, spot);
        guint number = GPOINTER_TO_UINT(g_hash_table_lookup(numbers, evidence->source));
        if (number == 0) {
            const char *text = source_text(evidence, plot->sources->len + 1, plot->arena);
            DmLabel label = dm_label_wrap(plot->ruler, plot->arena, text, dm_tl_font_small, 300, 1, 0, 0);
            if (x + label.width > width) {
                x = first;
                row++;
            }
            bool full = row >= max_rows || (row + 1 == max_rows && x + label.width > width - rest);
            number = full ? G_MAXUINT : plot->sources->len + 1;
            plot->more_sources += full;
            row = full ? MIN(row, max_rows) : row;
            SourceEntry entry = {evidence, label.n ? label.lines[0] : text, x, label.width, row};
            if (!full) {
                g_array_append_val(plot->sources, entry);
                x += label.width + 14;
            }
            g_hash_table_insert(numbers, (gpointer)evidence->source, GUINT_TO_POINTER(number));
        }
        spot->source = number == G_MAXUINT ? 0 : number;
    }
}

static double sources_height(const Plot *plot)
{
    if (plot->sources->len == 0)
        return 0;
    return (g_array_index(plot->sources, SourceEntry, plot->sources->len - 1).row + 1) * SOURCE_ROW + 4;
}

static void draw_sources(Plot *plot, double y)
{
    if (plot->sources->len == 0)
        return;
    DmFont bold = dm_tl_font_small;
    bold.weight = DM_WEIGHT_BOLD;
    dm_tl_text(plot, "sources", "Sources", TL_MARGIN, y + 11, bold, DM_INK_MUTED);
    double end = 0, base = 0;
    for (guint i = 0; i < plot->sources->len; i++) {
        const SourceEntry *entry = &g_array_index(plot->sources, SourceEntry, i);
        base = y + 11 + entry->row * SOURCE_ROW;
        DmShape *text = dm_tl_text(plot, "source", entry->text, TL_MARGIN + entry->x, base, dm_tl_font_small,
                                   DM_INK_MUTED);
        text->group = dm_scene_add_group(
            plot->scene, dm_arena_printf(plot->arena, "source-%s", entry->evidence->source),
            entry->evidence->title ? entry->evidence->title : entry->evidence->source, entry->evidence->url);
        end = TL_MARGIN + entry->x + entry->width + 14;
    }
    if (plot->more_sources)
        dm_tl_text(plot, "source", dm_arena_printf(plot->arena, "and %u more", plot->more_sources), end, base,
                   dm_tl_font_small, DM_INK_MUTED);
}

/* ---- Both ---- */

double dm_tl_foot_height(Plot *plot)
{
    return lay_legend(plot, 0, false) + sources_height(plot) + 18;
}

double dm_tl_draw_foot(Plot *plot, double y)
{
    y += 10 + lay_legend(plot, y + 10, true);
    draw_sources(plot, y + 4);
    return y + 4 + sources_height(plot);
}
