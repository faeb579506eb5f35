/* Ties from events: joint meetings and agreements, and acts of one actor towards another with their tone. */
#include "graph_parts.h"
#include <string.h>

/* Tones of PLOVER's classes by their quad class: verbal and material cooperation, verbal and material
 * conflict (Halterman et al. 2023, PLOVER and POLECAT, table 1). */
static const struct {
    const char *name;
    double tone;
} quads[] = {
    {"AGREE", 0.5},   {"CONSULT", 0.5}, {"SUPPORT", 0.5},   {"CONCEDE", 0.5},
    {"COOPERATE", 1}, {"AID", 1},       {"RETREAT", 1},     {"REQUEST", -0.5},
    {"ACCUSE", -0.5}, {"REJECT", -0.5}, {"THREATEN", -0.5}, {"PROTEST", -1},
    {"SANCTION", -1}, {"MOBILIZE", -1}, {"COERCE", -1},     {"ASSAULT", -1},
};

static bool quad_tone(int plover, double *ret_tone)
{
    const char *name = plover ? dm_enum_text(dm_plover_names, plover) : NULL;
    for (guint i = 0; name && i < G_N_ELEMENTS(quads); i++) {
        if (g_ascii_strcasecmp(name, quads[i].name) != 0)
            continue;
        *ret_tone = quads[i].tone;
        return true;
    }
    return false;
}

/* Sum and number of the stances that events state. */
typedef struct Stances {
    int sum;
    guint n;
} Stances;

static GHashTable *stances_by_event(const DmPositionRows *positions)
{
    GHashTable *table = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
    for (guint i = 0; i < positions->len; i++) {
        const DmPositionRow *row = &positions->items[i];
        Stances *stances = g_hash_table_lookup(table, row->event);
        if (!stances)
            g_hash_table_insert(table, (gpointer)row->event, stances = g_new0(Stances, 1));
        stances->sum += row->stance;
        stances->n++;
    }
    return table;
}

static double tone_of(const DmEventRow *event, GHashTable *stances)
{
    double tone;
    if (quad_tone(event->plover, &tone))
        return tone;
    const Stances *found = g_hash_table_lookup(stances, event->id);
    return found ? found->sum / (2.0 * found->n) : 0;
}

enum { IN_MEETING = 1, ACTS = 2, IS_MEANT = 4 };

/* What a word of an event says about a tie. */
static const guint8 word_part[DM_WORD_COUNT] = {
    [DM_WORD_PARTICIPANT] = IN_MEETING,
    [DM_WORD_HOST] = IN_MEETING,
    [DM_WORD_GUEST] = IN_MEETING,
    [DM_WORD_MEDIATOR] = IN_MEETING,
    [DM_WORD_OBSERVER] = IN_MEETING,
    [DM_WORD_SIGNATORY] = IN_MEETING,
    [DM_WORD_PARTY] = IN_MEETING,
    [DM_WORD_SPEAKER] = ACTS,
    [DM_WORD_BY] = ACTS,
    [DM_WORD_SET_BY] = ACTS,
    [DM_WORD_TO] = IS_MEANT,
    [DM_WORD_SET_ON] = IS_MEANT,
};

/* The different actors of the event whose word has one of `parts`. */
static GArray *actors_with(Builder *builder, const DmEventRow *event, guint parts)
{
    GArray *nodes = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < event->actors.len; i++) {
        const DmActorWord *word = &event->actors.items[i];
        if (!(word_part[word->word] & parts))
            continue;
        guint node = builder_actor(builder, word->id, word->name), k = 0;
        while (k < nodes->len && g_array_index(nodes, guint, k) != node)
            k++;
        if (k == nodes->len)
            g_array_append_val(nodes, node);
    }
    return nodes;
}

static void add_meeting(Builder *builder, const DmEventRow *event, GHashTable *stances)
{
    if (event->status != DM_STATUS_HELD && event->kind != DM_KIND_AGREEMENT)
        return;
    g_autoptr(GArray) nodes = actors_with(builder, event, IN_MEETING);
    DmAct act = {event->id, event->date.window, 1.0 / MAX(nodes->len - 1.0, 1), tone_of(event, stances)};
    for (guint i = 0; i < nodes->len; i++)
        for (guint k = i + 1; k < nodes->len; k++)
            builder_act(builder,
                        builder_tie(builder, DM_TIE_MEETINGS, false, g_array_index(nodes, guint, i),
                                    g_array_index(nodes, guint, k)),
                        act);
}

static void add_acts(Builder *builder, const DmEventRow *event, double tone, const GArray *from,
                     const GArray *to)
{
    DmAct act = {event->id, event->date.window, 1, tone};
    for (guint i = 0; i < from->len; i++)
        for (guint k = 0; k < to->len; k++) {
            guint a = g_array_index(from, guint, i), b = g_array_index(to, guint, k);
            if (a != b)
                builder_act(builder, builder_tie(builder, DM_TIE_STATEMENTS, true, a, b), act);
        }
}

static void add_act(Builder *builder, const DmEventRow *event, GHashTable *stances)
{
    g_autoptr(GArray) from = actors_with(builder, event, ACTS), to = actors_with(builder, event, IS_MEANT);
    add_acts(builder, event, tone_of(event, stances), from, to);
}

/* ---- Answers ---- */

static void leave_out(GArray *nodes, const GArray *others)
{
    for (guint i = nodes->len; i-- > 0;)
        for (guint k = 0; k < others->len; k++)
            if (g_array_index(nodes, guint, i) == g_array_index(others, guint, k)) {
                g_array_remove_index(nodes, i);
                break;
            }
}

/* Who answers an act means who did it, whether or not the answer says so. */
static void add_answer(Builder *builder, const DmEventRow *event, const DmEventRow *target,
                       GHashTable *stances)
{
    g_autoptr(GArray) from = actors_with(builder, event, ACTS), named = actors_with(builder, event, IS_MEANT);
    g_autoptr(GArray) to = actors_with(builder, target, ACTS);
    leave_out(to, named);
    add_acts(builder, event, tone_of(event, stances), from, to);
}

static void add_answers(Builder *builder, GHashTable *stances)
{
    const DmAnswerRows *answers = builder->input->answers;
    g_autoptr(GHashTable) events = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; answers && answers->len && i < builder->input->events->len; i++)
        g_hash_table_insert(events, (gpointer)builder->input->events->items[i].id,
                            &builder->input->events->items[i]);
    for (guint i = 0; answers && i < answers->len; i++) {
        const DmEventRow *event = g_hash_table_lookup(events, answers->items[i].event);
        const DmEventRow *target = g_hash_table_lookup(events, answers->items[i].target);
        if (event && target && builder_in_period(builder, event->date.window))
            add_answer(builder, event, target, stances);
    }
}

void builder_add_events(Builder *builder)
{
    g_autoptr(GHashTable) stances = stances_by_event(builder->input->positions);
    for (guint i = 0; i < builder->input->events->len; i++) {
        const DmEventRow *event = &builder->input->events->items[i];
        if (!builder_in_period(builder, event->date.window))
            continue;
        if (dm_kind_has_status(event->kind) || event->kind == DM_KIND_AGREEMENT) {
            if (builder->graph->kinds & 1u << DM_TIE_MEETINGS)
                add_meeting(builder, event, stances);
        } else if (builder->graph->kinds & 1u << DM_TIE_STATEMENTS) {
            add_act(builder, event, stances);
        }
    }
    if (builder->graph->kinds & 1u << DM_TIE_STATEMENTS)
        add_answers(builder, stances);
}
