/* Contradictions: what sources say that cannot all be so. Each finding is a warning at the later report and
 * names the place of the earlier one; the files are sound either way. Drafts are left out. */
#include <demarche/check.h>
#include <stdlib.h>
#include <string.h>

/* One report or update saying something of an event. */
typedef struct Claim {
    const DmEvent *by;      /* the report, or the event that updates */
    const DmUpdate *update; /* NULL: a report of the event itself */
    DmStatus status;        /* NONE: says nothing of it */
    DmPos pos;              /* of the status */
    DmDay published, day;   /* of the source; of the event that says it */
    guint order;
} Claim;

typedef struct Reports {
    const char *id;
    GArray *claims; /* Claim, by publication */
} Reports;

typedef struct Look {
    const DmModel *model;
    DmDiags *diags;
    GHashTable *by_id;  /* event id → Reports */
    GPtrArray *reports; /* the same, in the order of the files */
} Look;

/* ---- Gathering ---- */

static Reports *reports_of(Look *look, const char *id)
{
    Reports *reports = g_hash_table_lookup(look->by_id, id);
    if (!reports) {
        reports = g_new(Reports, 1);
        *reports = (Reports){id, g_array_new(false, false, sizeof(Claim))};
        g_hash_table_insert(look->by_id, (gpointer)id, reports);
        g_ptr_array_add(look->reports, reports);
    }
    return reports;
}

static void reports_free(gpointer data)
{
    Reports *reports = data;
    g_array_unref(reports->claims);
    g_free(reports);
}

static void claim(Look *look, const char *id, const DmEvent *by, const DmUpdate *update)
{
    if (!id)
        return;
    GArray *claims = reports_of(look, id)->claims;
    Claim one = {.by = by,
                 .update = update,
                 .status = update ? update->status : by->status,
                 .pos = update ? update->pos : by->pos,
                 .published = by->file->source.published.date.window.earliest,
                 .day = by->date.date.window.earliest,
                 .order = claims->len};
    g_array_append_val(claims, one);
}

static int by_publication(gconstpointer pa, gconstpointer pb)
{
    const Claim *a = pa, *b = pb;
    if (a->published != b->published)
        return a->published < b->published ? -1 : 1;
    if (a->day != b->day)
        return a->day < b->day ? -1 : 1;
    return a->order < b->order ? -1 : a->order > b->order;
}

static void gather(Look *look)
{
    for (guint f = 0; f < dm_model_n_files(look->model); f++) {
        const DmRecordFile *file = dm_model_file(look->model, f);
        for (guint e = 0; e < file->events.len; e++) {
            const DmEvent *event = &file->events.items[e];
            if (event->draft)
                continue;
            claim(look, event->id.text, event, NULL);
            for (guint u = 0; u < event->updates.len; u++)
                claim(look, event->updates.items[u].of.text, event, &event->updates.items[u]);
        }
    }
    for (guint i = 0; i < look->reports->len; i++)
        g_array_sort(((Reports *)look->reports->pdata[i])->claims, by_publication);
}

/* ---- Saying it ---- */

static const char *source_of(const DmEvent *event)
{
    return event->file->has_source ? event->file->source.id.text : event->file->identity;
}

static void say(Look *look, DmCode code, const DmEvent *at, DmPos pos, const DmEvent *other, DmPos there,
                const char *message)
{
    dm_diags_add(look->diags, code, at->file->file, pos, 1, "%s", message);
    dm_diags_hint(look->diags, "the other: %s:%u:%u", other->file->path, there.line, there.col);
}

/* ---- Two reports of one event ---- */

static void compare_dates(Look *look, const DmEvent *a, const DmEvent *b)
{
    const DmDate *one = &a->date.date, *other = &b->date.date;
    if (!one->shape || !other->shape || dm_window_overlaps(one->window, other->window) != DM_NO)
        return;
    g_autofree char *text = g_strdup_printf("%s dates %s %s, %s dates it %s", source_of(b), b->id.text,
                                            other->edtf, source_of(a), one->edtf);
    say(look, DM_CODE_SOURCES_DISAGREE, b, b->date.said.pos, a, a->date.said.pos, text);
}

static void compare_dues(Look *look, const DmEvent *a, const DmEvent *b)
{
    const DmDate *one = &a->due.date, *other = &b->due.date;
    if (!one->shape || !other->shape || !strcmp(one->edtf, other->edtf))
        return;
    g_autofree char *text = g_strdup_printf("%s has %s due %s, %s has it due %s", source_of(b), b->id.text,
                                            other->edtf, source_of(a), one->edtf);
    say(look, DM_CODE_SOURCES_DISAGREE, b, b->due.pos, a, a->due.pos, text);
}

/* The numbers in a text, in order, each once: "3,500 to 4000" is "3500 4000". */
static char *numbers_of(const char *text)
{
    GString *out = g_string_new(NULL);
    for (const char *p = text ? text : ""; *p;) {
        if (!g_ascii_isdigit(*p)) {
            p++;
            continue;
        }
        g_string_append(out, out->len ? " " : "");
        for (; g_ascii_isdigit(*p) || ((*p == ',' || *p == '.') && g_ascii_isdigit(p[1])); p++)
            if (*p != ',')
                g_string_append_c(out, *p);
    }
    return g_string_free(out, false);
}

static void compare_numbers(Look *look, const DmEvent *a, const DmEvent *b)
{
    const DmText *of_a = a->what.text ? &a->what : &a->title, *of_b = b->what.text ? &b->what : &b->title;
    g_autofree char *one = numbers_of(of_a->text), *other = numbers_of(of_b->text);
    if (!*one || !*other || !strcmp(one, other))
        return;
    g_autofree char *text =
        g_strdup_printf("%s has %s in %s, %s has %s", source_of(b), other, b->id.text, source_of(a), one);
    say(look, DM_CODE_SOURCES_DISAGREE, b, of_b->pos, a, of_a->pos, text);
}

static void compare_reports(Look *look, const Reports *reports)
{
    const DmEvent *last = NULL;
    for (guint i = 0; i < reports->claims->len; i++) {
        const Claim *one = &g_array_index(reports->claims, Claim, i);
        if (one->update)
            continue;
        if (last) {
            compare_dates(look, last, one->by);
            compare_dues(look, last, one->by);
            compare_numbers(look, last, one->by);
        }
        last = one->by;
    }
}

/* ---- Statuses through time ---- */

static bool is_settled(DmStatus status)
{
    return dm_status_is_settlement(status) || status == DM_STATUS_HELD || status == DM_STATUS_CANCELLED ||
           status == DM_STATUS_DENIED;
}

static bool is_open_again(DmStatus status)
{
    return status == DM_STATUS_PROPOSED || status == DM_STATUS_PLANNED || status == DM_STATUS_EXTENDED ||
           status == DM_STATUS_POSTPONED;
}

/* What is wrong with saying `now` after `was`; false when the two go together. */
static bool clashes(DmStatus was, DmStatus now, DmCode *ret_code)
{
    bool held = was == DM_STATUS_HELD || now == DM_STATUS_HELD;
    if (held && was != now && is_settled(was) && is_settled(now))
        *ret_code = DM_CODE_SOURCES_DISAGREE;
    else if (is_settled(was) && was != DM_STATUS_DENIED && is_open_again(now))
        *ret_code = DM_CODE_SETTLED_YET_OPEN;
    else
        return false;
    return true;
}

static void compare_statuses(Look *look, const Reports *reports)
{
    const Claim *last = NULL;
    for (guint i = 0; i < reports->claims->len; i++) {
        const Claim *one = &g_array_index(reports->claims, Claim, i);
        if (one->status == DM_STATUS_NONE)
            continue;
        DmCode code;
        if (last && clashes(last->status, one->status, &code)) {
            g_autofree char *text =
                g_strdup_printf("%s has %s %s, %s had it %s", source_of(one->by), reports->id,
                                dm_enum_text(dm_status_names, (int)one->status), source_of(last->by),
                                dm_enum_text(dm_status_names, (int)last->status));
            say(look, code, one->by, one->pos, last->by, last->pos, text);
        }
        last = one;
    }
}

/* A settlement dated before the first day on which the promise can have been made. */
static void compare_settlements(Look *look, const Reports *reports)
{
    const Claim *made = NULL;
    for (guint i = 0; i < reports->claims->len && !made; i++) {
        const Claim *one = &g_array_index(reports->claims, Claim, i);
        made = one->update ? NULL : one;
    }
    for (guint i = 0; made && i < reports->claims->len; i++) {
        const Claim *one = &g_array_index(reports->claims, Claim, i);
        const DmDate *settled = &one->by->date.date, *promised = &made->by->date.date;
        if (!one->update || !dm_status_is_settlement(one->status) ||
            dm_window_before(settled->window, promised->window) != DM_YES)
            continue;
        g_autofree char *text =
            g_strdup_printf("%s was %s on %s, before it was made on %s", reports->id,
                            dm_enum_text(dm_status_names, (int)one->status), settled->edtf, promised->edtf);
        say(look, DM_CODE_SETTLED_BEFORE_MADE, one->by, one->pos, made->by, made->pos, text);
    }
}

/* ---- Two stances on one day ---- */

typedef struct Stance {
    const DmEvent *event;
    const DmPosition *position;
} Stance;

static int by_subject(gconstpointer pa, gconstpointer pb)
{
    const Stance *a = pa, *b = pb;
    int order = g_strcmp0(a->position->actor.text, b->position->actor.text);
    order = order ? order : g_strcmp0(a->position->issue.text, b->position->issue.text);
    return order ? order : strcmp(a->event->date.date.edtf, b->event->date.date.edtf);
}

static void compare_stances(Look *look)
{
    g_autoptr(GArray) stances = g_array_new(false, false, sizeof(Stance));
    for (guint i = 0; i < look->reports->len; i++) {
        const GArray *claims = ((Reports *)look->reports->pdata[i])->claims;
        for (guint c = 0; c < claims->len; c++) {
            const Claim *one = &g_array_index(claims, Claim, c);
            for (guint p = 0; !one->update && p < one->by->positions.len; p++) {
                Stance stance = {one->by, &one->by->positions.items[p]};
                g_array_append_val(stances, stance);
            }
        }
    }
    g_array_sort(stances, by_subject);
    for (guint i = 1; i < stances->len; i++) {
        const Stance *a = &g_array_index(stances, Stance, i - 1), *b = &g_array_index(stances, Stance, i);
        if (by_subject(a, b) != 0 || a->position->stance == b->position->stance)
            continue;
        g_autofree char *text =
            g_strdup_printf("on %s %s %s and %s %s", b->event->date.date.edtf, b->position->actor.text,
                            dm_enum_text(dm_stance_names, (int)a->position->stance),
                            dm_enum_text(dm_stance_names, (int)b->position->stance), b->position->issue.text);
        say(look, DM_CODE_TWO_STANCES, b->event, b->position->pos, a->event, a->position->pos, text);
    }
}

void dm_check_consistency(const DmModel *model, DmDiags *diags)
{
    Look look = {model, diags, g_hash_table_new(g_str_hash, g_str_equal),
                 g_ptr_array_new_with_free_func(reports_free)};
    gather(&look);
    for (guint i = 0; i < look.reports->len; i++) {
        const Reports *reports = look.reports->pdata[i];
        compare_reports(&look, reports);
        compare_statuses(&look, reports);
        compare_settlements(&look, reports);
    }
    compare_stances(&look);
    g_hash_table_unref(look.by_id);
    g_ptr_array_unref(look.reports);
}
