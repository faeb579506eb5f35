/* Actors × issues as a picture: the stance of each by colour and letter, changes marked. Between query and
 * render. */
#include "days.h"
#include "graph_figure.h"
#include "matrix_order.h"
#include <math.h>

enum { MARGIN = 28, ROW = 30, MAX_ROWS = 90, MAX_COLUMNS = 40, WIDE_COLUMNS = 11, HEAD_LINES = LABEL_MOST };

static const DmFont title_font = {20, DM_WEIGHT_BOLD, false};
static const DmFont sub_font = {12.5, DM_WEIGHT_REGULAR, false};
static const DmFont name_font = {12, DM_WEIGHT_REGULAR, false};
static const DmFont small_font = {11, DM_WEIGHT_REGULAR, false};
static const DmFont letter_font = {13, DM_WEIGHT_BOLD, false};
static const DmFont was_font = {11, DM_WEIGHT_REGULAR, false};

/* One side of the matrix. */
typedef struct Axis {
    GPtrArray *ids, *names; /* of const char * */
    GHashTable *index;      /* id → number + 1 */
    GArray *counts;         /* stances on it */
    guint left_out;
} Axis;

typedef struct Matrix {
    const DmMatrixInput *input;
    const DmGraphPictureOptions *options;
    const DmMeasure *measure;
    DmScene *scene;
    DmPage *page;
    Axis actors, issues;
    const DmPositionRow **now, **before; /* by actor × issue; NULL: none */
    guint *rows, *columns;               /* in the order drawn */
    double name_width, column, head;     /* of the names, of a column, height of the column heads */
    bool upright;                        /* column heads stand upright */
    bool changed, conditions;            /* something to say of them in the legend */
} Matrix;

/* ---- What is in it ---- */

static void axis_init(Axis *axis)
{
    axis->ids = g_ptr_array_new();
    axis->names = g_ptr_array_new();
    axis->index = g_hash_table_new(g_str_hash, g_str_equal);
    axis->counts = g_array_new(FALSE, TRUE, sizeof(guint));
}

static void axis_clear(Axis *axis)
{
    g_ptr_array_unref(axis->ids);
    g_ptr_array_unref(axis->names);
    g_hash_table_unref(axis->index);
    g_array_unref(axis->counts);
}

static void axis_count(Axis *axis, const char *id, const char *name)
{
    guint number = GPOINTER_TO_UINT(g_hash_table_lookup(axis->index, id));
    if (!number) {
        g_ptr_array_add(axis->ids, (gpointer)id);
        g_ptr_array_add(axis->names, (gpointer)(name ? name : id));
        g_array_set_size(axis->counts, number = axis->ids->len);
        g_hash_table_insert(axis->index, (gpointer)id, GUINT_TO_POINTER(number));
    }
    g_array_index(axis->counts, guint, number - 1)++;
}

static int compare_count(gconstpointer a, gconstpointer b, gpointer user)
{
    const Axis *axis = user;
    guint i = *(const guint *)a, k = *(const guint *)b;
    guint x = g_array_index(axis->counts, guint, i), y = g_array_index(axis->counts, guint, k);
    if (x != y)
        return x > y ? -1 : 1;
    return g_strcmp0(axis->ids->pdata[i], axis->ids->pdata[k]);
}

/* Keeps the `most` with the most stances. */
static void axis_cut(Axis *axis, guint most)
{
    guint n = axis->ids->len, kept = MIN(n, most);
    g_autofree guint *order = g_new(guint, n + 1);
    for (guint i = 0; i < n; i++)
        order[i] = i;
    g_qsort_with_data(order, (gint)n, sizeof *order, compare_count, axis);
    g_autoptr(GPtrArray) ids = axis->ids, names = axis->names;
    axis->ids = g_ptr_array_new();
    axis->names = g_ptr_array_new();
    g_hash_table_remove_all(axis->index);
    for (guint i = 0; i < kept; i++) {
        g_ptr_array_add(axis->ids, ids->pdata[order[i]]);
        g_ptr_array_add(axis->names, names->pdata[order[i]]);
        g_hash_table_insert(axis->index, ids->pdata[order[i]], GUINT_TO_POINTER(i + 1));
    }
    axis->left_out = n - kept;
}

static const DmPositionRow **cells_of(const Matrix *matrix, const DmPositionRows *rows)
{
    guint n = matrix->actors.ids->len, m = matrix->issues.ids->len;
    const DmPositionRow **cells = g_new0(const DmPositionRow *, (gsize)n *m + 1);
    for (guint i = 0; rows && i < rows->len; i++) {
        const DmPositionRow *row = &rows->items[i];
        guint a = GPOINTER_TO_UINT(g_hash_table_lookup(matrix->actors.index, row->actor));
        guint k = GPOINTER_TO_UINT(g_hash_table_lookup(matrix->issues.index, row->issue));
        if (a && k)
            cells[(a - 1) * m + k - 1] = row;
    }
    return cells;
}

static void order_axes(Matrix *matrix)
{
    guint n = matrix->actors.ids->len, m = matrix->issues.ids->len;
    g_autofree double *by_actor = g_new(double, (gsize)n *m + 1), *by_issue = g_new(double, (gsize)n *m + 1);
    for (guint i = 0; i < n; i++)
        for (guint k = 0; k < m; k++) {
            const DmPositionRow *row = matrix->now[i * m + k];
            by_actor[i * m + k] = by_issue[k * n + i] = row ? row->stance : NAN;
        }
    matrix->rows = g_new0(guint, n + 1);
    matrix->columns = g_new0(guint, m + 1);
    matrix_order(n, m, by_actor, matrix->rows);
    matrix_order(m, n, by_issue, matrix->columns);
}

static void fill(Matrix *matrix)
{
    axis_init(&matrix->actors);
    axis_init(&matrix->issues);
    for (guint i = 0; i < matrix->input->now->len; i++) {
        const DmPositionRow *row = &matrix->input->now->items[i];
        axis_count(&matrix->actors, row->actor, row->actor_name);
        axis_count(&matrix->issues, row->issue, row->issue_title);
    }
    axis_cut(&matrix->actors, MAX_ROWS);
    axis_cut(&matrix->issues, MAX_COLUMNS);
    matrix->now = cells_of(matrix, matrix->input->now);
    matrix->before = cells_of(matrix, matrix->input->before);
    order_axes(matrix);
}

/* ---- Sizes ---- */

static Label head_label(const Matrix *matrix, guint issue)
{
    double width = matrix->upright ? 190 : matrix->column - 10;
    return label_wrap(matrix->scene->arena, matrix->measure, small_font, matrix->issues.names->pdata[issue],
                      width, matrix->upright ? LABEL_LINES : HEAD_LINES);
}

static Label row_label(const Matrix *matrix, guint actor)
{
    return label_wrap(matrix->scene->arena, matrix->measure, name_font, matrix->actors.names->pdata[actor],
                      210, 1);
}

static void measure_heads(Matrix *matrix)
{
    guint m = matrix->issues.ids->len;
    matrix->upright = m > WIDE_COLUMNS;
    matrix->column = matrix->upright ? 56 : m > 6 ? 96 : 120;
    for (guint i = 0; i < matrix->actors.ids->len; i++)
        matrix->name_width = MAX(matrix->name_width, row_label(matrix, i).w);
    for (guint k = 0; k < m; k++) {
        Label label = head_label(matrix, k);
        matrix->head = MAX(matrix->head, matrix->upright ? label.w : label.h);
    }
    matrix->head += 10;
}

/* ---- Shapes ---- */

static DmShape *put_text(Matrix *matrix, const char *role, const char *text, DmFont font, DmInk ink,
                         DmAlign align, double x, double y)
{
    DmShape *shape = dm_scene_add(matrix->scene, matrix->page, DM_SHAPE_TEXT, role);
    shape->text = dm_arena_strdup(matrix->scene->arena, text);
    shape->font = font;
    shape->fill = ink;
    shape->align = align;
    shape->x = x;
    shape->y = y;
    shape->text_width = text_width(matrix->measure, font, text);
    return shape;
}

/* How each stance looks: letter, ink, strength of the ground, width of the frame. */
static const struct {
    DmStance stance;
    const char *letter, *text;
    DmInk ink;
    double ground, frame;
} looks[] = {
    {DM_STANCE_SUPPORTS, "S", "supports", DM_INK_GREEN, 0.34, 2},
    {DM_STANCE_ACCEPTS, "A", "accepts", DM_INK_GREEN, 0.12, 1},
    {DM_STANCE_NEUTRAL, "N", "neutral", DM_INK_GREY, 0.12, 1},
    {DM_STANCE_DOUBTS, "D", "doubts", DM_INK_VERMILION, 0.12, 1},
    {DM_STANCE_OPPOSES, "O", "opposes", DM_INK_VERMILION, 0.34, 2},
};

static guint look_of(DmStance stance)
{
    return (guint)(DM_STANCE_SUPPORTS - stance);
}

static void paint_box(Matrix *matrix, DmStance stance, double x, double y, double w, double h, guint group)
{
    guint look = look_of(stance);
    for (int frame = 0; frame < 2; frame++) {
        DmShape *box =
            dm_scene_add(matrix->scene, matrix->page, DM_SHAPE_RECT, frame ? "cell" : "cell-ground");
        box->x = x;
        box->y = y;
        box->w = w;
        box->h = h;
        box->radius = 4;
        box->group = group;
        if (frame) {
            box->stroke = looks[look].ink;
            box->stroke_width = looks[look].frame;
        } else {
            box->fill = looks[look].ink;
            box->opacity = looks[look].ground;
        }
    }
}

static guint cell_group(Matrix *matrix, const DmPositionRow *row)
{
    const char *title = dm_arena_printf(
        matrix->scene->arena, "%s %s %s since %s%s%s%s%s", row->actor_name ? row->actor_name : row->actor,
        looks[look_of(row->stance)].text, row->issue_title ? row->issue_title : row->issue, row->since.edtf,
        row->condition ? ", if " : "", row->condition ? row->condition : "", row->evidence.quote ? ": “" : "",
        row->evidence.quote ? dm_arena_printf(matrix->scene->arena, "%s”", row->evidence.quote) : "");
    return dm_scene_add_group(matrix->scene, row->event, title, row->evidence.url);
}

/* What changed since the day asked for: the letter before, or "new". */
static const char *was_text(const Matrix *matrix, const DmPositionRow *now, const DmPositionRow *before)
{
    if (!matrix->input->before || (before && before->stance == now->stance))
        return NULL;
    return before ? dm_arena_printf(matrix->scene->arena, "%s →", looks[look_of(before->stance)].letter)
                  : "new";
}

static void paint_cell(Matrix *matrix, const DmPositionRow *now, const DmPositionRow *before, double x,
                       double y)
{
    guint group = cell_group(matrix, now);
    double w = matrix->column - 6, h = ROW - 5;
    paint_box(matrix, now->stance, x + 3, y + 2.5, w, h, group);
    const char *was = was_text(matrix, now, before);
    const char *letter = dm_arena_printf(matrix->scene->arena, "%s%s", looks[look_of(now->stance)].letter,
                                         now->condition ? "*" : "");
    double was_width = was ? text_width(matrix->measure, was_font, was) + 4 : 0;
    double start =
        x + matrix->column / 2 - (was_width + text_width(matrix->measure, letter_font, letter)) / 2;
    if (was)
        put_text(matrix, "was", was, was_font, DM_INK_TEXT, DM_ALIGN_LEFT, start, y + ROW / 2.0 + 4.5)
            ->group = group;
    put_text(matrix, "letter", letter, letter_font, DM_INK_TEXT, DM_ALIGN_LEFT, start + was_width,
             y + ROW / 2.0 + 4.5)
        ->group = group;
    matrix->changed |= was != NULL;
    matrix->conditions |= now->condition != NULL;
}

static void paint_line(Matrix *matrix, double x0, double y0, double x1, double y1)
{
    DmPoint *points = dm_arena_alloc(matrix->scene->arena, 2 * sizeof *points);
    points[0] = (DmPoint){x0, y0};
    points[1] = (DmPoint){x1, y1};
    DmShape *line = dm_scene_add(matrix->scene, matrix->page, DM_SHAPE_LINE, "grid");
    line->points = points;
    line->n_points = 2;
    line->stroke = DM_INK_FAINT;
    line->stroke_width = 1;
}

static void paint_heads(Matrix *matrix, double left, double bottom)
{
    for (guint k = 0; k < matrix->issues.ids->len; k++) {
        Label label = head_label(matrix, matrix->columns[k]);
        double centre = left + (k + 0.5) * matrix->column, line = label.h / label.n_lines;
        for (guint i = 0; i < label.n_lines; i++) {
            if (!matrix->upright) {
                put_text(matrix, "issue", label.lines[i], small_font, DM_INK_TEXT, DM_ALIGN_CENTRE, centre,
                         bottom - 6 - label.h + label.ascent + i * line);
                continue;
            }
            double x = centre - label.h / 2 + label.ascent + i * line;
            put_text(matrix, "issue", label.lines[i], small_font, DM_INK_TEXT, DM_ALIGN_LEFT, x, bottom - 6)
                ->angle = -90;
        }
    }
}

static void paint_body(Matrix *matrix, double left, double top)
{
    guint n = matrix->actors.ids->len, m = matrix->issues.ids->len;
    double right = left + m * matrix->column;
    paint_heads(matrix, left, top);
    for (guint i = 0; i < n; i++) {
        double y = top + i * ROW;
        guint actor = matrix->rows[i];
        paint_line(matrix, MARGIN, y, right, y);
        put_text(matrix, "actor", row_label(matrix, actor).lines[0], name_font, DM_INK_TEXT, DM_ALIGN_LEFT,
                 MARGIN, y + ROW / 2.0 + 4);
        for (guint k = 0; k < m; k++) {
            guint at = actor * m + matrix->columns[k];
            if (matrix->now[at])
                paint_cell(matrix, matrix->now[at], matrix->before[at], left + k * matrix->column, y);
        }
    }
    paint_line(matrix, MARGIN, top + n * ROW, right, top + n * ROW);
}

/* ---- Head and foot ---- */

static double write_head(Matrix *matrix, double width)
{
    DmArena *arena = matrix->scene->arena;
    DmDay day = matrix->input->as_of, from = matrix->input->from;
    const char *title = matrix->options->title ? matrix->options->title : "Who stands where";
    Label label = label_wrap(matrix->scene->arena, matrix->measure, title_font, title, width, LABEL_LINES);
    for (guint i = 0; i < label.n_lines; i++)
        put_text(matrix, "title", label.lines[i], title_font, DM_INK_TEXT, DM_ALIGN_LEFT, MARGIN,
                 MARGIN + 20 + 27 * i);
    const char *since = matrix->input->before
                            ? dm_arena_printf(arena, ", changes since %s", days_range(from, from, arena))
                            : "";
    const char *text = dm_arena_printf(
        arena, "%s, %s · as of %s%s", count_text(arena, matrix->actors.ids->len, "actor"),
        count_text(arena, matrix->issues.ids->len, "issue"), days_range(day, day, arena), since);
    Label sub = label_wrap(matrix->scene->arena, matrix->measure, sub_font, text, width, 1);
    double y = MARGIN + 27 * label.n_lines + 13;
    if (sub.n_lines)
        put_text(matrix, "subtitle", sub.lines[0], sub_font, DM_INK_MUTED, DM_ALIGN_LEFT, MARGIN, y);
    return y + 18;
}

/* Moves on by `w`; begins a new line where it does not fit. */
static void flow(double width, double w, double *x, double *y)
{
    if (*x > MARGIN && *x + w > MARGIN + width) {
        *x = MARGIN;
        *y += 22;
    }
}

static void foot_text(Matrix *matrix, const char *text, double width, double *x, double *y)
{
    Label label = label_wrap(matrix->scene->arena, matrix->measure, small_font, text, width, 1);
    flow(width, label.w, x, y);
    put_text(matrix, "legend", label.lines[0], small_font, DM_INK_MUTED, DM_ALIGN_LEFT, *x, *y + 13);
    *x += label.w + 20;
}

static double write_foot(Matrix *matrix, double top, double width)
{
    bool seen[G_N_ELEMENTS(looks)] = {0};
    for (guint i = 0; i < matrix->actors.ids->len * matrix->issues.ids->len; i++)
        if (matrix->now[i])
            seen[look_of(matrix->now[i]->stance)] = true;
    double x = MARGIN, y = top;
    for (guint i = 0; i < G_N_ELEMENTS(looks); i++) {
        if (!seen[i])
            continue;
        double w = text_width(matrix->measure, small_font, looks[i].text);
        flow(width, 28 + w, &x, &y);
        paint_box(matrix, looks[i].stance, x, y + 1, 22, 17, 0);
        put_text(matrix, "legend", looks[i].letter, small_font, DM_INK_TEXT, DM_ALIGN_CENTRE, x + 11, y + 13);
        put_text(matrix, "legend", looks[i].text, small_font, DM_INK_MUTED, DM_ALIGN_LEFT, x + 28, y + 13);
        x += 28 + w + 20;
    }
    if (matrix->conditions)
        foot_text(matrix, "* under a condition", width, &x, &y);
    if (matrix->changed)
        foot_text(matrix, "D → the stance before", width, &x, &y);
    if (matrix->actors.left_out || matrix->issues.left_out)
        foot_text(matrix,
                  dm_arena_printf(matrix->scene->arena,
                                  "Left out: %u actors and %u issues with fewer stances",
                                  matrix->actors.left_out, matrix->issues.left_out),
                  width, &x, &y);
    y += 24;
    if (matrix->options->sources) {
        x = MARGIN;
        foot_text(matrix, matrix->options->sources, width, &x, &y);
        y += 20;
    }
    return y;
}

DmScene *dm_layout_matrix(const DmMatrixInput *input, const DmGraphPictureOptions *options,
                          const DmMeasure *measure)
{
    Matrix matrix = {.input = input, .options = options, .measure = measure, .scene = dm_scene_new(0, 0)};
    matrix.page = dm_scene_add_page(matrix.scene);
    matrix.scene->title =
        dm_arena_strdup(matrix.scene->arena, options->title ? options->title : "Who stands where");
    fill(&matrix);
    measure_heads(&matrix);
    double left = MARGIN + matrix.name_width + 14;
    double natural = left + matrix.issues.ids->len * matrix.column + MARGIN;
    double width = MAX(MAX(natural, 480), options->width);
    if (options->width > natural && matrix.issues.ids->len)
        matrix.column += (options->width - natural) / matrix.issues.ids->len;
    double top = write_head(&matrix, width - 2 * MARGIN) + matrix.head;
    paint_body(&matrix, left, top);
    double end = write_foot(&matrix, top + matrix.actors.ids->len * ROW + 14, width - 2 * MARGIN);
    matrix.scene->width = ceil(width);
    matrix.scene->height = ceil(MAX(end + MARGIN - 8, options->height));
    axis_clear(&matrix.actors);
    axis_clear(&matrix.issues);
    g_free(matrix.now);
    g_free(matrix.before);
    g_free(matrix.rows);
    g_free(matrix.columns);
    return matrix.scene;
}
