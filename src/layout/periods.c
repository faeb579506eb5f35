/* On the way from answers to a scene: phases, as strips under the axis with their edges drawn through the
 * lanes. The longest find room first; how many found none is said in the legend. */
#include "timeline.h"
#include <math.h>

enum { ROW = 18, ROWS = 4, NAME_WIDTH = 260, EDGED = 8, PERIODS_MAX = 64 };

typedef struct Period {
    guint item;
    guint row;
    double x0, x1;
    bool beside; /* the name stands beside the strip */
    DmLabel name;
} Period;

GArray *dm_tl_periods_new(void)
{
    return g_array_new(FALSE, TRUE, sizeof(Period));
}

static double length_of(const Plot *plot, guint index)
{
    const Item *item = &g_array_index(plot->items, Item, index);
    return MIN(item->to, plot->to) - MAX(item->from, plot->from);
}

static int longest_first(gconstpointer a, gconstpointer b, gpointer data)
{
    guint x = *(const guint *)a, y = *(const guint *)b;
    double difference = length_of(data, y) - length_of(data, x);
    if (difference != 0)
        return (difference > 0) - (difference < 0);
    const GArray *items = ((const Plot *)data)->items;
    return dm_tl_compare_items(data, &g_array_index(items, Item, x), &g_array_index(items, Item, y));
}

static GArray *periods_on_page(Plot *plot)
{
    GArray *found = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < plot->items->len; i++) {
        const Item *item = &g_array_index(plot->items, Item, i);
        if (item->kind == DM_KIND_PERIOD && dm_tl_on_page(plot, item))
            g_array_append_val(found, i);
    }
    g_array_sort_with_data(found, longest_first, plot);
    return found;
}

static Period measure(Plot *plot, guint index)
{
    const Item *item = &g_array_index(plot->items, Item, index);
    const char *title = dm_tl_event(plot, item)->title;
    Period period = {.item = index};
    period.x0 = isinf(item->from) ? plot->left : dm_axis_x(&plot->axis, item->from);
    period.x1 = MAX(isinf(item->to) ? plot->right : dm_axis_x(&plot->axis, item->to), period.x0 + 2);
    double inside = period.x1 - period.x0 - 10;
    period.name =
        dm_label_wrap(plot->ruler, plot->arena, title, dm_tl_font_small, MAX(inside, NAME_WIDTH), 1, 0, 0);
    period.beside = period.name.width > inside && period.x1 + 5 + period.name.width <= plot->right;
    if (!period.beside && period.name.width > inside)
        period.name = dm_label_wrap(plot->ruler, plot->arena, title, dm_tl_font_small, inside, 1, 0, 0);
    if (!period.beside && period.name.width > inside)
        period.name.n = 0;
    return period;
}

/* Finds the periods of the page a row each; to be called once the axis stands. */
void dm_tl_lay_periods(Plot *plot)
{
    g_autoptr(GArray) found = periods_on_page(plot);
    DmGrid grid;
    dm_grid_init(&grid, plot->right - plot->left, ROWS * DM_GRID_CELL);
    g_array_set_size(plot->periods, 0);
    for (guint i = 0; i < MIN(found->len, (guint)PERIODS_MAX); i++) {
        Period period = measure(plot, g_array_index(found, guint, i));
        double end = period.x1 + (period.beside ? 5 + period.name.width : 0), x = period.x0 - plot->left, y;
        double width = MIN(end + 2 - period.x0, plot->right - period.x0);
        if (!dm_grid_find(&grid, x, width, 1, 0, &y))
            continue;
        dm_grid_take(&grid, x, y, width, 1);
        period.row = (guint)(y / DM_GRID_CELL);
        g_array_append_val(plot->periods, period);
    }
    plot->more_periods = found->len - plot->periods->len;
    dm_grid_clear(&grid);
}

double dm_tl_periods_height(const Plot *plot)
{
    guint rows = 0;
    for (guint i = 0; i < plot->periods->len; i++)
        rows = MAX(rows, g_array_index(plot->periods, Period, i).row + 1);
    return rows * ROW;
}

static bool is_named_at(const Plot *plot, guint row, double x)
{
    for (guint i = 0; i < plot->periods->len; i++) {
        const Period *period = &g_array_index(plot->periods, Period, i);
        double end = period->x1 + (period->beside ? period->name.width + 8 : 0);
        if (period->row == row && x > period->x0 && x < end)
            return true;
    }
    return false;
}

void dm_tl_draw_between_periods(Plot *plot, const char *role, double x, double y, DmInk ink, double width)
{
    guint rows = (guint)(dm_tl_periods_height(plot) / ROW);
    for (guint row = 0; row < rows; row++)
        if (!is_named_at(plot, row, x))
            dm_tl_line(plot, role, x, y + row * ROW, x, y + (row + 1) * ROW, ink, width);
}

static void draw_edges(Plot *plot, const Item *item)
{
    double edges[] = {item->from, item->to};
    for (int i = 0; i < 2; i++)
        if (!isinf(edges[i]) && edges[i] > plot->from && edges[i] < plot->to)
            dm_tl_cut_line(plot, "period-edge", dm_axis_x(&plot->axis, edges[i]), plot->top, plot->bottom,
                           DM_INK_FAINT, 1.6, 0);
}

static void draw_period(Plot *plot, const Period *period, double y)
{
    const Item *item = &g_array_index(plot->items, Item, period->item);
    const DmEventRow *event = dm_tl_event(plot, item);
    guint group = dm_scene_add_group(plot->scene, event->id, dm_tl_tooltip(plot, item, plot->arena),
                                     event->evidence.url);
    DmShape *strip = dm_tl_rect(plot, "period", period->x0, y, period->x1 - period->x0, ROW - 3, DM_INK_BAND);
    strip->group = group;
    strip->stroke = DM_INK_GREY;
    strip->stroke_width = 0.8;
    strip->radius = 2;
    if (period->name.n) {
        double x = period->beside ? period->x1 + 4 : period->x0 + 5;
        DmShape *text =
            dm_tl_text(plot, "period-text", period->name.lines[0], x, y + 11, dm_tl_font_small, DM_INK_TEXT);
        text->group = group;
    }
    plot->used |= G_GUINT64_CONSTANT(1) << USED_PERIOD;
}

void dm_tl_draw_periods(Plot *plot, double y)
{
    for (guint i = 0; i < MIN(plot->periods->len, (guint)EDGED); i++)
        draw_edges(plot, &g_array_index(plot->items, Item, g_array_index(plot->periods, Period, i).item));
    for (guint i = 0; i < plot->periods->len; i++) {
        const Period *period = &g_array_index(plot->periods, Period, i);
        draw_period(plot, period, y + period->row * ROW);
    }
}
