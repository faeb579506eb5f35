/* On the way from answers to a scene: deadlines and commitments. A dot where it was promised, a line to the
 * window, the window in the form and colour of its state, earlier windows as ghosts joined to it, a line to
 * what settled it. One that recurs has a window an instance, all on one line. */
#include "timeline.h"
#include <math.h>

enum {
    BAR = 10,
    GHOST = 5,
    GHOST_STEP = 7,
    GHOSTS_MAX = 4,
    LEAST = 7,
    UNDATED_LENGTH = 56,
    LATE_LENGTH = 32,
    OPEN_LENGTH = 64
};

/* ---- States ---- */

static const struct Look {
    DmInk ink;
    bool filled;
    DmPattern pattern;
} looks[DM_STATE_COUNT] = {
    [DM_STATE_PENDING] = {DM_INK_BLUE, false, DM_PATTERN_SOLID},
    [DM_STATE_IN_WINDOW] = {DM_INK_ORANGE, true, DM_PATTERN_SOLID},
    [DM_STATE_OVERDUE] = {DM_INK_VERMILION, true, DM_PATTERN_HATCH},
    [DM_STATE_UNDATED] = {DM_INK_PURPLE, false, DM_PATTERN_SOLID},
    [DM_STATE_FULFILLED] = {DM_INK_GREEN, true, DM_PATTERN_SOLID},
    [DM_STATE_PARTLY_FULFILLED] = {DM_INK_GREEN, true, DM_PATTERN_DOTS},
    [DM_STATE_BROKEN] = {DM_INK_VERMILION, false, DM_PATTERN_SOLID},
    [DM_STATE_WITHDRAWN] = {DM_INK_GREY, false, DM_PATTERN_SOLID},
    [DM_STATE_SUPERSEDED] = {DM_INK_GREY, true, DM_PATTERN_DOTS},
};

DmInk dm_tl_state_ink(DmState state)
{
    return looks[state].ink;
}

void dm_tl_draw_state_bar(Plot *plot, DmState state, double x, double y, double w, double h, bool soft,
                          guint group)
{
    const struct Look *look = &looks[state];
    DmShape *bar = dm_tl_rect(plot, "window", x, y, w, h, look->filled ? look->ink : DM_INK_PAPER);
    bar->pattern = soft ? DM_PATTERN_FADE_BOTH : look->pattern;
    bar->stroke = look->ink;
    bar->stroke_width = 1.4;
    bar->radius = 2;
    bar->group = group;
    plot->used |= G_GUINT64_CONSTANT(1) << (USED_STATE + state);
}

/* A disc with a tick, half a tick, a cross, a dash or an arrow. */
void dm_tl_draw_settlement(Plot *plot, DmState state, double cx, double cy, guint group)
{
    static const DmPoint tick[] = {{-2.8, 0.2}, {-0.8, 2.4}, {3, -2.4}}, half[] = {{-2.8, 0.2}, {-0.8, 2.4}};
    static const DmPoint slash[] = {{-2.4, 2.4}, {2.4, -2.4}}, back[] = {{-2.4, -2.4}, {2.4, 2.4}},
                         dash[] = {{-3, 0}, {3, 0}};
    static const DmPoint arrow[] = {{-1.4, -2.8}, {1.6, 0}, {-1.4, 2.8}};
    static const struct {
        const DmPoint *first, *second;
        guint n_first, n_second;
    } signs[DM_STATE_COUNT] = {
        [DM_STATE_FULFILLED] = {tick, NULL, 3, 0},   [DM_STATE_PARTLY_FULFILLED] = {half, NULL, 2, 0},
        [DM_STATE_BROKEN] = {slash, back, 2, 2},     [DM_STATE_WITHDRAWN] = {dash, NULL, 2, 0},
        [DM_STATE_SUPERSEDED] = {arrow, NULL, 3, 0},
    };
    DmShape *disc = dm_scene_add(plot->scene, dm_tl_page(plot), DM_SHAPE_ELLIPSE, "settled");
    disc->x = cx - 6;
    disc->y = cy - 6;
    disc->w = disc->h = 12;
    disc->fill = looks[state].ink;
    disc->stroke = DM_INK_PAPER;
    disc->stroke_width = 1;
    disc->group = group;
    for (int i = 0; i < 2; i++) {
        const DmPoint *sign = i ? signs[state].second : signs[state].first;
        guint n = i ? signs[state].n_second : signs[state].n_first;
        DmPoint points[3];
        for (guint p = 0; p < n; p++)
            points[p] = (DmPoint){cx + sign[p].x, cy + sign[p].y};
        if (n == 0)
            continue;
        DmShape *line = dm_tl_poly(plot, "sign", DM_SHAPE_LINE, points, n);
        line->stroke = DM_INK_PAPER;
        line->stroke_width = 1.7;
        line->group = group;
    }
}

/* ---- Geometry ---- */

typedef struct Box {
    double x0, x1;
    bool open_left, open_right; /* nobody knows */
    bool cut_left, cut_right;   /* goes on beyond the page */
} Box;

static Box box_of(const Plot *plot, const DmDate *due)
{
    double start = dm_tl_start_of(due), end = dm_tl_end_of(due);
    Box box = {.open_left = isinf(start), .open_right = isinf(end)};
    box.x0 = box.open_left ? plot->left : dm_axis_x(&plot->axis, start);
    box.x1 = box.open_right ? MIN(box.x0 + OPEN_LENGTH, plot->right) : dm_axis_x(&plot->axis, end);
    if (box.open_left)
        box.x0 = MAX(plot->left, box.x1 - OPEN_LENGTH);
    box.cut_left = !box.open_left && start < plot->from;
    box.cut_right = !box.open_right && end > plot->to;
    if (box.x1 - box.x0 < LEAST) {
        double middle = CLAMP((box.x0 + box.x1) / 2, plot->left + LEAST / 2.0, plot->right - LEAST / 2.0);
        box.x0 = middle - LEAST / 2.0;
        box.x1 = middle + LEAST / 2.0;
    }
    return box;
}

/* An instance of a recurring one, as far as the time shown reaches and there is room between the others. */
typedef struct Bead {
    Box box;
    const DmCommitmentRow *row;
} Bead;

typedef struct Window {
    const DmCommitmentRow *row; /* in whose state it is drawn */
    double made;                /* where it was promised */
    bool dated;
    Box due;
    Box ghosts[GHOSTS_MAX];
    guint n_ghosts;
    bool settled;
    double settlement;
    double late;   /* overdue: up to where; NAN otherwise */
    GArray *beads; /* Bead, all but the last shown instance; NULL: it does not recur */
} Window;

static double made_x(const Plot *plot, const DmDate *date)
{
    double from = dm_tl_start_of(date), to = dm_tl_end_of(date);
    double day = isinf(from) ? to : isinf(to) ? from : (from + to) / 2;
    return CLAMP(dm_axis_x(&plot->axis, day), plot->left + 4, plot->right - 4);
}

/* The newest windows that were given up for later ones. */
static void find_ghosts(const Plot *plot, const DmCommitmentRow *row, Window *window)
{
    const char *later = row->due.edtf;
    for (guint i = row->steps.len; i-- > 0 && window->n_ghosts < GHOSTS_MAX;) {
        const DmStep *step = &row->steps.items[i];
        if (step->due.shape == DM_DATE_NONE || g_str_equal(step->due.edtf, later))
            continue;
        window->ghosts[window->n_ghosts++] = box_of(plot, &step->due);
        later = step->due.edtf;
    }
}

static bool is_shown(const Plot *plot, const DmDate *due)
{
    return due->shape != DM_DATE_NONE && dm_tl_start_of(due) < plot->to && dm_tl_end_of(due) > plot->from;
}

/* The instances in the time shown from the last to the first, so that the newest are there when there is no
 * room for all. */
static void find_beads(const Plot *plot, const Series *series, Window *window)
{
    window->beads = g_array_new(FALSE, FALSE, sizeof(Bead));
    double next = INFINITY;
    for (guint i = series->n; i-- > 0;) {
        const DmCommitmentRow *row = series->rows[i];
        Bead bead = {.row = row};
        if (!is_shown(plot, &row->due))
            continue;
        bead.box = box_of(plot, &row->due);
        if (bead.box.x1 > next + 0.5)
            continue;
        next = bead.box.x0;
        g_array_append_val(window->beads, bead);
    }
    if (window->beads->len == 0)
        return;
    window->row = g_array_index(window->beads, Bead, 0).row;
    g_array_remove_index(window->beads, 0);
}

static void free_beads(Window *window)
{
    if (window->beads)
        g_array_unref(window->beads);
}

/* To be ended with free_beads. */
static Window window_of(const Plot *plot, const Item *item)
{
    const DmEventRow *event = dm_tl_event(plot, item);
    Window window = {.row = dm_tl_commitment(plot, item), .made = made_x(plot, &event->date), .late = NAN};
    if (item->series)
        find_beads(plot, item->series, &window);
    const DmCommitmentRow *row = window.row;
    window.dated = row->due.shape != DM_DATE_NONE;
    if (window.dated)
        window.due = box_of(plot, &row->due);
    find_ghosts(plot, row, &window);
    window.settled = !dm_state_is_open(row->state) && row->steps.len > 0;
    if (window.settled)
        window.settlement = made_x(plot, &row->steps.items[row->steps.len - 1].date);
    if (row->state == DM_STATE_OVERDUE) /* for how long, the label says */
        window.late = MIN(dm_axis_x(&plot->axis, plot->in->as_of + 0.5), window.due.x1 + LATE_LENGTH);
    return window;
}

static void reach(double x, double margin, double *x0, double *x1)
{
    *x0 = MIN(*x0, x - margin);
    *x1 = MAX(*x1, x + margin);
}

static double first_x(const Window *window)
{
    guint n = window->beads ? window->beads->len : 0;
    return n ? g_array_index(window->beads, Bead, n - 1).box.x0 : window->due.x0;
}

static void bare_extent(const Window *window, double *ret_x0, double *ret_x1, double *ret_cx, double *ret_h)
{
    *ret_x0 = window->dated ? first_x(window) : window->made - 5;
    *ret_x1 = window->dated ? window->due.x1 : window->made + 5;
    *ret_cx = (*ret_x0 + *ret_x1) / 2;
    *ret_h = 13;
}

static void whole_extent(const Plot *plot, const Window *window, double *ret_x0, double *ret_x1,
                         double *ret_cx, double *ret_h)
{
    double x0 = window->made - 4, x1 = window->made + 4;
    if (window->dated) {
        reach(first_x(window), 0, &x0, &x1);
        reach(window->due.x1, 0, &x0, &x1);
    } else if (!window->settled) {
        reach(MIN(window->made + UNDATED_LENGTH, plot->right), 0, &x0, &x1);
    }
    for (guint i = 0; i < window->n_ghosts; i++) {
        reach(window->ghosts[i].x0, 0, &x0, &x1);
        reach(window->ghosts[i].x1, 0, &x0, &x1);
    }
    if (window->settled)
        reach(window->settlement, 6, &x0, &x1);
    if (!isnan(window->late))
        reach(window->late, 1, &x0, &x1);
    *ret_x0 = MAX(x0, plot->left);
    *ret_x1 = MIN(x1, plot->right);
    *ret_cx = window->dated ? (window->due.x0 + window->due.x1) / 2 : window->made;
    *ret_h = 14 + (window->n_ghosts ? 3 + GHOST_STEP * window->n_ghosts : 0);
}

void dm_tl_window_extent(const Plot *plot, const Item *item, bool whole, double *ret_x0, double *ret_x1,
                         double *ret_cx, double *ret_h)
{
    Window window = window_of(plot, item);
    if (whole)
        whole_extent(plot, &window, ret_x0, ret_x1, ret_cx, ret_h);
    else
        bare_extent(&window, ret_x0, ret_x1, ret_cx, ret_h);
    free_beads(&window);
}

/* ---- Drawing ---- */

static void draw_path(Plot *plot, double x0, double x1, double y, DmInk ink, bool dashed, guint group)
{
    if (fabs(x1 - x0) < 1)
        return;
    DmShape *line = dm_tl_line(plot, "path", x0, y, x1, y, ink, 1.4);
    line->group = group;
    line->dash[0] = dashed ? 3 : 0;
    line->dash[1] = dashed ? 3 : 0;
}

static void draw_ghosts(Plot *plot, const Window *window, double cy, guint group)
{
    double next_x = window->dated ? window->due.x0 : window->made, next_y = cy + BAR / 2.0;
    for (guint i = 0; i < window->n_ghosts; i++) {
        const Box *ghost = &window->ghosts[i];
        double y = cy + BAR / 2.0 + 3 + GHOST_STEP * i, middle = y + GHOST / 2.0;
        DmShape *bar = dm_tl_rect(plot, "ghost", ghost->x0, y, ghost->x1 - ghost->x0, GHOST, DM_INK_PAPER);
        bar->stroke = DM_INK_GREY;
        bar->stroke_width = 1;
        bar->dash[0] = bar->dash[1] = 2;
        bar->group = group;
        double target = MAX(next_x + 3, ghost->x1);
        DmPoint points[] = {
            {ghost->x1, middle}, {(ghost->x1 + target) / 2, middle}, {target, middle}, {target, next_y}};
        DmShape *join = dm_tl_poly(plot, "slip", DM_SHAPE_CURVE, points, 4);
        join->stroke = DM_INK_GREY;
        join->stroke_width = 1;
        join->group = group;
        next_x = ghost->x0;
        next_y = y + GHOST;
    }
    if (window->n_ghosts)
        plot->used |= G_GUINT64_CONSTANT(1) << USED_GHOST;
}

/* A head beside the end of a bar that goes on beyond the page. */
static void draw_goes_on(Plot *plot, double x, double cy, int direction, DmInk ink, guint group)
{
    DmPoint points[] = {
        {x + 2 * direction, cy - 3.5}, {x + 5.5 * direction, cy}, {x + 2 * direction, cy + 3.5}};
    DmShape *head = dm_tl_poly(plot, "goes-on", DM_SHAPE_LINE, points, 3);
    head->stroke = ink;
    head->stroke_width = 1.4;
    head->group = group;
}

static void draw_bar(Plot *plot, const DmCommitmentRow *row, Box due, double cy, bool dimmed, guint group)
{
    bool soft = dm_tl_is_soft(&row->due);
    dm_tl_draw_state_bar(plot, row->state, due.x0, cy - BAR / 2.0, due.x1 - due.x0, BAR, soft, group);
    DmPage *page = dm_tl_page(plot);
    DmShape *bar = &page->shapes.items[page->shapes.len - 1];
    if (due.open_left || due.open_right)
        bar->pattern = due.open_left ? DM_PATTERN_FADE_LEFT : DM_PATTERN_FADE_RIGHT;
    DmInk rim = dimmed ? DM_INK_GREY : bar->stroke;
    if (dimmed) {
        bar->stroke = DM_INK_GREY;
        bar->fill = bar->fill == DM_INK_PAPER ? DM_INK_PAPER : DM_INK_GREY;
    }
    plot->used |= (guint64)soft << USED_SOFT;
    if (due.cut_left)
        draw_goes_on(plot, due.x0, cy, -1, rim, group);
    if (due.cut_right)
        draw_goes_on(plot, due.x1, cy, 1, rim, group);
    plot->used |= (guint64)(due.open_left || due.open_right) << USED_OPEN;
}

static void draw_undated(Plot *plot, const Window *window, double cy, DmInk ink, guint group)
{
    double x1 = MIN(window->made + UNDATED_LENGTH, plot->right);
    draw_path(plot, window->made, x1 - 4, cy, ink, true, group);
    DmShape *end = dm_tl_poly(plot, "arrow", DM_SHAPE_LINE,
                              (DmPoint[]){{x1 - 5, cy - 4}, {x1, cy}, {x1 - 5, cy + 4}}, 3);
    end->stroke = ink;
    end->stroke_width = 1.4;
    end->group = group;
    plot->used |= G_GUINT64_CONSTANT(1) << (USED_STATE + DM_STATE_UNDATED);
}

/* The dot where it was promised; none where the window itself begins there. */
static void draw_promise(Plot *plot, const Window *window, double cy, DmInk ink, guint group)
{
    if (window->dated && window->made > first_x(window) - 4 && window->made < window->due.x1 + 4)
        return;
    DmShape *dot = dm_scene_add(plot->scene, dm_tl_page(plot), DM_SHAPE_ELLIPSE, "promise");
    *dot = (DmShape){.kind = DM_SHAPE_ELLIPSE,
                     .role = "promise",
                     .group = group,
                     .x = window->made - 3.2,
                     .y = cy - 3.2,
                     .w = 6.4,
                     .h = 6.4,
                     .fill = ink,
                     .stroke = DM_INK_PAPER,
                     .stroke_width = 0.8};
}

static void draw_beads(Plot *plot, const Window *window, double cy, bool dimmed, guint group)
{
    for (guint i = 0; window->beads && i < window->beads->len; i++) {
        const Bead *bead = &g_array_index(window->beads, Bead, i);
        draw_bar(plot, bead->row, bead->box, cy, dimmed, group);
    }
}

/* The window alone, in the lanes of those who only take part. */
static void draw_bare(Plot *plot, const Window *window, double cy, DmInk ink, bool dimmed, guint group)
{
    const DmCommitmentRow *row = window->row;
    draw_beads(plot, window, cy, dimmed, group);
    if (window->dated)
        draw_bar(plot, row, window->due, cy, dimmed, group);
    else
        dm_tl_draw_symbol(plot, row->kind, window->made, cy, 4.2, ink, dm_state_is_open(row->state), group);
}

static void draw_whole(Plot *plot, const Window *window, double cy, DmInk ink, bool dimmed, guint group)
{
    draw_ghosts(plot, window, cy, group);
    if (window->dated)
        draw_path(plot, window->made, first_x(window), cy, ink, false, group);
    draw_beads(plot, window, cy, dimmed, group);
    double from = window->dated ? CLAMP(window->settlement, window->due.x0, window->due.x1) : window->made;
    if (window->settled)
        draw_path(plot, from, window->settlement, cy, ink, false, group);
    if (!isnan(window->late))
        draw_path(plot, window->due.x1, window->late, cy, ink, true, group);
    if (window->dated)
        draw_bar(plot, window->row, window->due, cy, dimmed, group);
    else if (!window->settled)
        draw_undated(plot, window, cy, ink, group);
    draw_promise(plot, window, cy, ink, group);
    if (window->settled)
        dm_tl_draw_settlement(plot, window->row->state, window->settlement, cy, group);
}

void dm_tl_draw_window(Plot *plot, const Spot *spot)
{
    const Item *item = &g_array_index(plot->items, Item, spot->item);
    Window window = window_of(plot, item);
    bool dimmed = dm_tl_is_dimmed(plot, item);
    DmInk ink = dimmed ? DM_INK_GREY : looks[window.row->state].ink;
    (spot->home ? draw_whole : draw_bare)(plot, &window, spot->y, ink, dimmed, spot->group);
    free_beads(&window);
}
