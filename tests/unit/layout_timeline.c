/* What must hold of every timeline: no two labels overlap, nothing leaves the page, no mark hides another
 * fully, every event is drawn or counted, the same input gives the same scene. Goldens are scene dumps in
 * tests/cli. */
#include "timeline_input.h"
#include <criterion/criterion.h>

static const struct Case {
    guint n, days;
    bool hostile, fold;
    DmLanes lanes;
    double width, height;
    bool pages;
} cases[] = {
    {1, 1, false, false, DM_LANES_NONE, 0, 0},
    {5, 30, true, false, DM_LANES_OF, 0, 0},
    {5, 9000, true, true, DM_LANES_ACTOR, 600, 400},
    {60, 250, true, false, DM_LANES_OF, 0, 0},
    {60, 250, false, false, DM_LANES_KIND, 1123, 794},
    {60, 40000, true, true, DM_LANES_ISSUE, 900, 0},
    {500, 400, true, false, DM_LANES_ACTOR, 0, 0},
    {500, 900, true, false, DM_LANES_NONE, 1600, 700},
    {2000, 1500, true, false, DM_LANES_ISSUE, 1280, 0},
    {2000, 200, true, false, DM_LANES_OF, 400, 500},
    {5000, 3000, true, false, DM_LANES_KIND, 0, 0},
    {100000, 9000, true, false, DM_LANES_ACTOR, 0, 0},
    {500, 900, true, false, DM_LANES_OF, 1123, 794, true},
    {3000, 4000, true, false, DM_LANES_KIND, 700, 1000, true},
};

static DmScene *laid_out(const struct Case *c, Made *made)
{
    DmTimelineInput input = {.events = &made->events,
                             .commitments = &made->commitments,
                             .actors = &made->actors,
                             .as_of = dm_day_from_ymd(2020, 1, 1) + (DmDay)c->days * 2 / 3};
    DmTimelineOptions options = {.lanes = c->lanes,
                                 .width = c->width,
                                 .height = c->height,
                                 .fold = c->fold,
                                 .pages = c->pages,
                                 .from = DM_DAY_OPEN,
                                 .to = DM_DAY_OPEN};
    return dm_layout_timeline(&input, &options, &dm_measure_plain);
}

/* ---- Boxes ---- */

typedef struct Box {
    double x0, y0, x1, y1;
    const DmShape *shape;
} Box;

static bool is_one_of(const char *role, const char *const *roles)
{
    return g_strv_contains(roles, role);
}

static Box box_of(const DmShape *s)
{
    Box b = {s->x, s->y, s->x + s->w, s->y + s->h, s};
    if (s->kind ==
        DM_SHAPE_TEXT) { /* from the top of capitals to the baseline, which no neighbour may touch */
        b.x0 = s->x - s->text_width * 0.5 * s->align;
        b.x1 = b.x0 + s->text_width;
        b.y0 = s->y - 0.72 * s->font.size;
        b.y1 = s->y;
    }
    for (guint i = 0; i < s->n_points; i++) {
        b.x0 = i ? fmin(b.x0, s->points[i].x) : s->points[i].x;
        b.x1 = i ? fmax(b.x1, s->points[i].x) : s->points[i].x;
        b.y0 = i ? fmin(b.y0, s->points[i].y) : s->points[i].y;
        b.y1 = i ? fmax(b.y1, s->points[i].y) : s->points[i].y;
    }
    return b;
}

static GArray *boxes_of(const DmPage *page, const char *const *roles)
{
    GArray *boxes = g_array_new(FALSE, FALSE, sizeof(Box));
    for (guint i = 0; i < page->shapes.len; i++) {
        const DmShape *shape = &page->shapes.items[i];
        if (!roles || is_one_of(shape->role, roles)) {
            Box box = box_of(shape);
            g_array_append_val(boxes, box);
        }
    }
    return boxes;
}

/* ---- The checks ---- */

static const char *const texts[] = {
    "title",      "subtitle",  "label",      "date",      "state",       "source-mark",   "lane",
    "lane-count", "tick-text", "upper-text", "as-of",     "period-text", "count",         "peak",
    "legend",     "source",    "sources",    "fold-text", "zoom",        "overview-text", NULL};
static const char *const marks[] = {"mark", "settled", "cluster", "promise", NULL};

static void expect_no_overlap(const DmPage *page, guint number)
{
    g_autoptr(GArray) boxes = boxes_of(page, texts);
    for (guint i = 0; i < boxes->len; i++)
        for (guint j = i + 1; j < boxes->len; j++) {
            const Box *a = &g_array_index(boxes, Box, i), *b = &g_array_index(boxes, Box, j);
            double w = fmin(a->x1, b->x1) - fmax(a->x0, b->x0), h = fmin(a->y1, b->y1) - fmax(a->y0, b->y0);
            if (a->shape->kind != DM_SHAPE_TEXT || b->shape->kind != DM_SHAPE_TEXT)
                continue;
            cr_expect(w < 0.6 || h < 0.6, "case %u: %s \"%s\" over %s \"%s\"", number, a->shape->role,
                      a->shape->text, b->shape->role, b->shape->text);
        }
}

static void expect_on_page(const DmScene *scene, const DmPage *page, guint number)
{
    g_autoptr(GArray) boxes = boxes_of(page, NULL);
    for (guint i = 0; i < boxes->len; i++) {
        const Box *b = &g_array_index(boxes, Box, i);
        cr_expect(b->x0 > -0.5 && b->y0 > -0.5 && b->x1 < scene->width + 0.5 && b->y1 < scene->height + 0.5,
                  "case %u: %s \"%s\" leaves the page: %.1f %.1f %.1f %.1f", number, b->shape->role,
                  b->shape->text ? b->shape->text : "", b->x0, b->y0, b->x1, b->y1);
    }
}

static void expect_marks_seen(const DmPage *page, guint number)
{
    g_autoptr(GArray) boxes = boxes_of(page, marks);
    for (guint i = 0; i < boxes->len; i++)
        for (guint j = i + 1; j < boxes->len; j++) { /* later shapes lie on top */
            const Box *under = &g_array_index(boxes, Box, i), *over = &g_array_index(boxes, Box, j);
            if (under->shape->group == over->shape->group)
                continue;
            bool hidden = over->x0 <= under->x0 && over->x1 >= under->x1 && over->y0 <= under->y0 &&
                          over->y1 >= under->y1;
            cr_expect(!hidden, "case %u: a mark at %.1f %.1f is hidden", number, under->x0, under->y0);
        }
}

static void expect_no_label_on_mark(const DmPage *page, guint number)
{
    static const char *const labels[] = {"label", "date", "state", NULL};
    g_autoptr(GArray) words = boxes_of(page, labels), shapes = boxes_of(page, marks);
    cr_expect(words->len > 0, "case %u: nothing is named", number);
    for (guint i = 0; i < words->len; i++)
        for (guint j = 0; j < shapes->len; j++) {
            const Box *a = &g_array_index(words, Box, i), *b = &g_array_index(shapes, Box, j);
            double w = fmin(a->x1, b->x1) - fmax(a->x0, b->x0), h = fmin(a->y1, b->y1) - fmax(a->y0, b->y0);
            cr_expect(w < 1 || h < 1, "case %u: \"%s\" on a mark at %.1f %.1f", number, a->shape->text, b->x0,
                      b->y0);
        }
}

static GHashTable *labelled_groups(const DmPage *page)
{
    GHashTable *groups = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < page->shapes.len; i++)
        if (strcmp(page->shapes.items[i].role, "label") == 0)
            g_hash_table_add(groups, GUINT_TO_POINTER(page->shapes.items[i].group));
    return groups;
}

/* A hairline joins the marks of one event: it stays clear of words, as the line of the day does, and of the
 * marks of other named events. */
static void expect_joins_clear(const DmPage *page, guint number)
{
    static const char *const joins[] = {"join", "as-of", NULL};
    static const char *const others[] = {"label", "date", "state", "period-text", "mark", NULL};
    g_autoptr(GArray) lines = boxes_of(page, joins), shapes = boxes_of(page, others);
    g_autoptr(GHashTable) labelled = labelled_groups(page);
    for (guint i = 0; i < lines->len; i++)
        for (guint j = 0; j < shapes->len; j++) {
            const Box *a = &g_array_index(lines, Box, i), *b = &g_array_index(shapes, Box, j);
            bool text = b->shape->kind == DM_SHAPE_TEXT, as_of = a->shape->group == 0;
            bool named = g_hash_table_contains(labelled, GUINT_TO_POINTER(b->shape->group));
            bool other = text || (!as_of && named && a->shape->group != b->shape->group);
            if (a->shape->kind == DM_SHAPE_TEXT)
                continue;
            bool meets = a->x0 > b->x0 && a->x0 < b->x1 && a->y0 < b->y1 - 0.5 && a->y1 > b->y0 + 0.5;
            cr_expect(!other || !meets, "case %u: a hairline at %.1f through %s \"%s\"", number, a->x0,
                      b->shape->role, b->shape->text ? b->shape->text : "");
        }
}

Test(timeline, holds_for_every_size_and_shape, .timeout = 120)
{
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        Made *made = made_input(cases[i].n, cases[i].days, cases[i].hostile);
        g_autoptr(DmScene) scene = laid_out(&cases[i], made);
        for (guint p = 0; p < scene->pages.len; p++) {
            const DmPage *page = &scene->pages.items[p];
            expect_on_page(scene, page, i);
            expect_no_overlap(page, i);
            expect_marks_seen(page, i);
            expect_no_label_on_mark(page, i);
            expect_joins_clear(page, i);
        }
        cr_expect_eq(scene->pages.len > 1, cases[i].pages, "case %u: %u pages", i, scene->pages.len);
        made_free(made);
    }
}

Test(timeline, what_is_drawn_is_bounded_by_the_paper)
{
    Made *made = made_input(100000, 9000, false);
    g_autoptr(DmScene) scene = laid_out(&cases[11], made);
    cr_expect_lt(scene->pages.items[0].shapes.len, 12000u);
    made_free(made);
}

/* The dump of a small timeline, kept as text; DEMARCHE_GOLDEN=write makes it anew. */
Test(timeline, golden)
{
    const char *path = SOURCE_ROOT "/tests/unit/layout_timeline.golden";
    Made *made = made_input(14, 120, false);
    g_autoptr(DmScene) scene = laid_out(&(struct Case){14, 120, false, false, DM_LANES_OF, 1000, 0}, made);
    g_autofree char *dump = dm_scene_dump(scene), *wanted = NULL;
    if (g_strcmp0(g_getenv("DEMARCHE_GOLDEN"), "write") == 0)
        g_file_set_contents(path, dump, -1, NULL);
    cr_assert(g_file_get_contents(path, &wanted, NULL, NULL));
    cr_expect(g_str_equal(dump, wanted), "the dump differs from %s", path);
    made_free(made);
}

Test(timeline, same_input_same_scene)
{
    Made *made = made_input(500, 400, true);
    g_autoptr(DmScene) first = laid_out(&cases[6], made), second = laid_out(&cases[6], made);
    g_autofree char *a = dm_scene_dump(first), *b = dm_scene_dump(second);
    cr_expect(g_str_equal(a, b));
    made_free(made);
}

/* ---- Single things ---- */

/* A scene of one event with its commitment rows, seen on `as_of` in January to March 2025. */
static DmScene *of_one(DmEventRow *event, const DmCommitmentRow *rows, guint n, const char *as_of)
{
    DmDay day;
    cr_assert(dm_day_parse(as_of, &day));
    DmEventRows events = {.items = event, .len = 1};
    DmCommitmentRows commitments = {.items = (DmCommitmentRow *)rows, .len = n};
    DmTimelineInput input = {.events = &events, .commitments = &commitments, .as_of = day};
    DmTimelineOptions options = {
        .lanes = DM_LANES_NONE, .from = dm_day_from_ymd(2025, 1, 1), .to = dm_day_from_ymd(2025, 3, 31)};
    event->title = "T";
    event->lat = event->lon = event->weight = event->confidence = NAN;
    return dm_layout_timeline(&input, &options, &dm_measure_plain);
}

static guint count_role(const DmScene *scene, const char *role)
{
    guint n = 0;
    for (guint i = 0; i < scene->pages.items[0].shapes.len; i++)
        n += strcmp(scene->pages.items[0].shapes.items[i].role, role) == 0;
    return n;
}

static DmDate date_of(const char *text)
{
    DmDate date;
    DmDateError error;
    cr_assert(dm_date_parse(text, &date, &error), "%s: %s", text, error.message);
    return date;
}

/* What was to come some time after a day before the period. */
static const struct Old {
    const char *date;
    DmStatus status;
    const char *as_of;
    bool drawn;
} olds[] = {
    {"[2024-06-01..]", DM_STATUS_PROPOSED, "2025-02-10", true},
    {"[2024-06-01..]", DM_STATUS_POSTPONED, "2025-02-10", true},
    {"[2024-06-01..]", DM_STATUS_PROPOSED, "2025-06-10", false},
    {"[2024-06-01..]", DM_STATUS_CANCELLED, "2025-02-10", false},
    {"[2024-06-01..]", DM_STATUS_HELD, "2025-02-10", false},
    {"[2025-01-05..]", DM_STATUS_CANCELLED, "2025-06-10", true},
    {"[2024-06-01..2025-02-01]", DM_STATUS_CANCELLED, "2025-02-10", true},
    {"2024-06-01/..", DM_STATUS_HELD, "2025-02-10", true},
};

Test(timeline, old_plans_are_drawn_while_they_are_open)
{
    for (gsize i = 0; i < G_N_ELEMENTS(olds); i++) {
        DmEventRow event = {
            .id = "e", .kind = DM_KIND_MEETING, .status = olds[i].status, .date = date_of(olds[i].date)};
        g_autoptr(DmScene) scene = of_one(&event, NULL, 0, olds[i].as_of);
        cr_expect_eq(scene->groups.len > 0, olds[i].drawn, "%s %s", olds[i].date,
                     dm_enum_text(dm_status_names, (int)olds[i].status));
    }
}

static DmCommitmentRow instance(guint number, const char *due, DmState state, DmStep *step)
{
    DmCommitmentRow row = {.id = "e#1", .series = "e", .instance = number, .kind = DM_KIND_COMMITMENT};
    row.state = state;
    row.due = date_of(due);
    *step = (DmStep){.date = date_of("2025-01-02"), .event = "e", .due = row.due};
    row.steps.items = step;
    row.steps.len = 1;
    return row;
}

Test(timeline, a_recurring_commitment_is_one_line_of_windows)
{
    static const char *const dues[] = {"2025-01-03/2025-01-20", "2025-01-25/2025-02-05",
                                       "2025-02-10/2025-02-20", "2025-04-10/2025-04-20"};
    DmCommitmentRow rows[4];
    DmStep steps[4];
    for (guint i = 0; i < 4; i++)
        rows[i] = instance(i + 1, dues[i], i < 2 ? DM_STATE_FULFILLED : DM_STATE_OVERDUE, &steps[i]);
    DmEventRow event = {.id = "e", .kind = DM_KIND_COMMITMENT, .date = date_of("2025-01-02")};
    g_autoptr(DmScene) scene = of_one(&event, rows, 4, "2025-03-05");
    guint in_legend = 2; /* a state each */
    cr_expect_eq(count_role(scene, "window") - in_legend, 3u, "the fourth is beyond the period");
    cr_expect_eq(count_role(scene, "label"), 1u);
    cr_expect_eq(scene->groups.len, 1u);
}

static bool says(const DmScene *scene, const char *words)
{
    for (guint i = 0; i < scene->pages.items[0].shapes.len; i++)
        if (scene->pages.items[0].shapes.items[i].text &&
            strstr(scene->pages.items[0].shapes.items[i].text, words))
            return true;
    return false;
}

/* "due January" on an axis of 2025 would be the wrong one. */
Test(timeline, a_year_that_the_axis_does_not_show_is_said)
{
    static const struct {
        const char *due, *said;
    } dues[] = {{"2025-02", "due February"}, {"2027-01", "due Jan 2027"}, {"2025-12-05", "due 5 Dec 2025"}};
    for (gsize i = 0; i < G_N_ELEMENTS(dues); i++) {
        DmStep step;
        DmCommitmentRow row = instance(0, dues[i].due, DM_STATE_PENDING, &step);
        row.id = "e";
        row.series = NULL;
        DmEventRow event = {.id = "e", .kind = DM_KIND_COMMITMENT, .date = date_of("2025-01-02")};
        g_autoptr(DmScene) scene = of_one(&event, &row, 1, "2025-01-05");
        cr_expect(says(scene, dues[i].said), "%s: %s", dues[i].due, dues[i].said);
    }
}

/* ---- The overview of several pages ---- */

static Box reach_of(const DmPage *page, const char *role)
{
    const char *const roles[] = {role, NULL};
    g_autoptr(GArray) boxes = boxes_of(page, roles);
    cr_assert_gt(boxes->len, 0u, "no %s", role);
    Box all = g_array_index(boxes, Box, 0);
    for (guint i = 1; i < boxes->len; i++) {
        const Box *b = &g_array_index(boxes, Box, i);
        all = (Box){fmin(all.x0, b->x0), fmin(all.y0, b->y0), fmax(all.x1, b->x1), fmax(all.y1, b->y1), NULL};
    }
    return all;
}

Test(timeline, the_overview_says_where_a_page_lies)
{
    const struct Case paper = {500, 900, false, false, DM_LANES_OF, 1123, 794, true};
    Made *made = made_input(paper.n, paper.days, paper.hostile);
    g_autoptr(DmScene) scene = laid_out(&paper, made);
    double last = 0;
    for (guint p = 0; p < scene->pages.len; p++) {
        Box strip = reach_of(&scene->pages.items[p], "overview"),
            here = reach_of(&scene->pages.items[p], "overview-page");
        cr_expect(here.x0 >= strip.x0 - 0.5 && here.x1 <= strip.x1 + 0.5, "page %u: beside the strip", p);
        cr_expect_geq(here.x0, last - 0.5, "page %u lies before the one before", p);
        last = here.x0;
        Box axis = reach_of(&scene->pages.items[p], "axis");
        cr_expect_lt(strip.y1, axis.y0, "page %u: in the plot", p);
    }
    made_free(made);
}
