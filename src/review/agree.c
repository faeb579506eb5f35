/* Compares two codings of one article: pairs their events, then measures and lists where they part. */
#include <demarche/review.h>
#include <math.h>
#include <string.h>

typedef struct Pair {
    const DmEvent *a, *b;
} Pair;

typedef struct Compare {
    DmArena *arena;
    DmComparison *result;
    GArray *pairs; /* Pair */
} Compare;

/* ---- Pairing ---- */

/* The words of all quotes of an event, folded, for telling whether two events rest on the same passage. */
static char *quoted(const DmEvent *event)
{
    GString *all = g_string_new(NULL);
    for (guint i = 0; i < event->quotes.len; i++)
        g_string_append(g_string_append_c(all, ' '), event->quotes.items[i].text.text);
    g_autofree char *folded = g_utf8_casefold(all->str, -1);
    g_string_free(all, true);
    return g_strdup(g_strstrip(folded));
}

static bool same_words(const DmEvent *a, const DmEvent *b)
{
    g_autofree char *qa = quoted(a), *qb = quoted(b);
    return *qa && *qb && (strstr(qa, qb) || strstr(qb, qa));
}

static bool shares_actor(const DmEvent *a, const DmEvent *b)
{
    for (guint i = 0; i < a->parts.len; i++)
        for (guint j = 0; j < b->parts.len; j++)
            if (!strcmp(a->parts.items[i].who.text, b->parts.items[j].who.text))
                return true;
    return false;
}

static bool same_id(const DmEvent *a, const DmEvent *b)
{
    return !strcmp(a->id.text, b->id.text);
}

static bool same_act(const DmEvent *a, const DmEvent *b)
{
    return a->kind == b->kind && a->date.date.window.earliest == b->date.date.window.earliest &&
           shares_actor(a, b);
}

/* From the surest sign to the weakest; an event is paired once. */
static bool (*const signs[])(const DmEvent *, const DmEvent *) = {same_id, same_words, same_act};

static void pair_events(Compare *compare, const DmRecordFile *a, const DmRecordFile *b)
{
    g_autofree bool *used_a = g_new0(bool, a->events.len + 1), *used_b = g_new0(bool, b->events.len + 1);
    for (gsize s = 0; s < G_N_ELEMENTS(signs); s++)
        for (guint i = 0; i < a->events.len; i++)
            for (guint j = 0; j < b->events.len && !used_a[i]; j++)
                if (!used_b[j] && signs[s](&a->events.items[i], &b->events.items[j])) {
                    Pair pair = {&a->events.items[i], &b->events.items[j]};
                    g_array_append_val(compare->pairs, pair);
                    used_a[i] = used_b[j] = true;
                }
}

/* ---- Differences ---- */

static void differ(Compare *compare, const Pair *pair, const char *what, const char *a, const char *b)
{
    DmDifference *row = dm_list_add(compare->arena, &compare->result->differences);
    *row = (DmDifference){.what = what,
                          .a = dm_arena_strdup(compare->arena, a),
                          .b = dm_arena_strdup(compare->arena, b),
                          .event = pair->a ? pair->a->id.text : pair->b->id.text};
    row->pos_a = pair->a ? pair->a->pos : (DmPos){0};
    row->pos_b = pair->b ? pair->b->pos : (DmPos){0};
}

static void compare_text(Compare *compare, const Pair *pair, const char *what, const char *a, const char *b)
{
    if (g_strcmp0(a, b) != 0)
        differ(compare, pair, what, a, b);
}

static int by_text(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static char *actors_of(const DmEvent *event)
{
    GPtrArray *words = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < event->parts.len; i++) {
        const DmPart *part = &event->parts.items[i];
        g_ptr_array_add(words,
                        g_strdup_printf("%s:%s", part->who.text, dm_enum_text(dm_word_names, part->word)));
    }
    g_ptr_array_sort(words, by_text);
    g_ptr_array_add(words, NULL);
    char *joined = g_strjoinv(" ", (char **)words->pdata);
    g_ptr_array_unref(words);
    return joined;
}

static const char *status_text(DmStatus status)
{
    return status == DM_STATUS_NONE ? NULL : dm_enum_text(dm_status_names, status);
}

static void compare_fields(Compare *compare, const Pair *pair)
{
    const DmEvent *a = pair->a, *b = pair->b;
    compare_text(compare, pair, "kind", dm_enum_text(dm_kind_names, a->kind),
                 dm_enum_text(dm_kind_names, b->kind));
    compare_text(compare, pair, "date", a->date.date.edtf, b->date.date.edtf);
    compare_text(compare, pair, "status", status_text(a->status), status_text(b->status));
    compare_text(compare, pair, "due", a->due.date.edtf, b->due.date.edtf);
    compare_text(compare, pair, "condition", a->condition.text, b->condition.text);
    g_autofree char *actors_a = actors_of(a), *actors_b = actors_of(b);
    compare_text(compare, pair, "actors", actors_a, actors_b);
}

static void list_unpaired(Compare *compare, const DmRecordFile *file, bool is_a)
{
    for (guint i = 0; i < file->events.len; i++) {
        const DmEvent *event = &file->events.items[i];
        bool paired = false;
        for (guint p = 0; p < compare->pairs->len && !paired; p++) {
            const Pair *pair = &g_array_index(compare->pairs, Pair, p);
            paired = event == (is_a ? pair->a : pair->b);
        }
        Pair alone = {is_a ? event : NULL, is_a ? NULL : event};
        if (!paired)
            differ(compare, &alone, "event", is_a ? event->title.text : NULL,
                   is_a ? NULL : event->title.text);
    }
}

/* ---- Measures ---- */

static DmAgreement measure(const char *what, const char *name, DmMetric metric, GArray *a, GArray *b)
{
    DmAgreement measure = {.what = what, .metric = name, .n = a->len, .kappa = NAN};
    const double *va = (const double *)(gpointer)a->data, *vb = (const double *)(gpointer)b->data;
    g_autofree int *codes_a = g_new0(int, a->len + 1), *codes_b = g_new0(int, a->len + 1);
    g_autoptr(GHashTable) codes = g_hash_table_new(g_double_hash, g_double_equal);
    for (guint i = 0; i < a->len; i++) {
        const double *values[] = {&va[i], &vb[i]};
        for (int side = 0; side < 2; side++) {
            if (!g_hash_table_contains(codes, values[side]))
                g_hash_table_insert(codes, (gpointer)values[side],
                                    GINT_TO_POINTER((int)g_hash_table_size(codes)));
            int code = GPOINTER_TO_INT(g_hash_table_lookup(codes, values[side]));
            (side ? codes_b : codes_a)[i] = code;
        }
        measure.same += va[i] == vb[i];
    }
    measure.kappa = dm_review_kappa(codes_a, codes_b, a->len, MAX(1, g_hash_table_size(codes)));
    measure.alpha = dm_review_alpha(va, vb, a->len, metric);
    return measure;
}

static void add_pair(GArray *a, GArray *b, double va, double vb)
{
    g_array_append_val(a, va);
    g_array_append_val(b, vb);
}

static const DmPosition *position_like(const DmEvent *event, const DmPosition *wanted)
{
    for (guint i = 0; i < event->positions.len; i++) {
        const DmPosition *position = &event->positions.items[i];
        if (!g_strcmp0(position->actor.text, wanted->actor.text) &&
            !g_strcmp0(position->issue.text, wanted->issue.text))
            return position;
    }
    return NULL;
}

static void compare_positions(Compare *compare, const Pair *pair, GArray *a, GArray *b)
{
    for (guint i = 0; i < pair->a->positions.len; i++) {
        const DmPosition *one = &pair->a->positions.items[i], *other = position_like(pair->b, one);
        const char *label = dm_arena_printf(compare->arena, "%s on %s", one->actor.text, one->issue.text);
        if (!other) {
            differ(compare, pair, "position", label, NULL);
            continue;
        }
        add_pair(a, b, one->stance, other->stance);
        if (one->stance != other->stance)
            differ(
                compare, pair, "stance",
                dm_arena_printf(compare->arena, "%s: %s", label, dm_enum_text(dm_stance_names, one->stance)),
                dm_arena_printf(compare->arena, "%s: %s", label,
                                dm_enum_text(dm_stance_names, other->stance)));
    }
    for (guint i = 0; i < pair->b->positions.len; i++) {
        const DmPosition *one = &pair->b->positions.items[i];
        if (!position_like(pair->a, one))
            differ(compare, pair, "position", NULL,
                   dm_arena_printf(compare->arena, "%s on %s", one->actor.text, one->issue.text));
    }
}

static void compare_pairs(Compare *compare)
{
    GArray *v[6];
    for (gsize i = 0; i < G_N_ELEMENTS(v); i++)
        v[i] = g_array_new(false, false, sizeof(double));
    for (guint p = 0; p < compare->pairs->len; p++) {
        const Pair *pair = &g_array_index(compare->pairs, Pair, p);
        DmDay due_a = pair->a->due.date.window.latest, due_b = pair->b->due.date.window.latest;
        add_pair(v[0], v[1], pair->a->kind, pair->b->kind);
        compare_fields(compare, pair);
        compare_positions(compare, pair, v[2], v[3]);
        if (pair->a->due.date.shape && pair->b->due.date.shape && due_a != DM_DAY_OPEN &&
            due_b != DM_DAY_OPEN)
            add_pair(v[4], v[5], due_a, due_b);
    }
    DmComparison *result = compare->result;
    result->measures[0] = measure("kind", "nominal", DM_METRIC_NOMINAL, v[0], v[1]);
    result->measures[1] = measure("stance", "ordinal", DM_METRIC_ORDINAL, v[2], v[3]);
    result->measures[2] = measure("due", "interval", DM_METRIC_INTERVAL, v[4], v[5]);
    for (gsize i = 0; i < G_N_ELEMENTS(v); i++)
        g_array_unref(v[i]);
}

DmComparison *dm_review_agree(const DmRecordFile *a, const DmRecordFile *b, DmArena *arena)
{
    Compare compare = {.arena = arena,
                       .result = dm_arena_alloc(arena, sizeof(DmComparison)),
                       .pairs = g_array_new(false, false, sizeof(Pair))};
    pair_events(&compare, a, b);
    compare.result->n_a = a->events.len;
    compare.result->n_b = b->events.len;
    compare.result->n_pairs = compare.pairs->len;
    compare_pairs(&compare);
    list_unpaired(&compare, a, true);
    list_unpaired(&compare, b, false);
    g_array_unref(compare.pairs);
    return compare.result;
}
