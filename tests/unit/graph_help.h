/* What the tests of the graph share: events written as one line each, and generated graphs. */
#pragma once
#include <demarche/graph.h>
#include <string.h>

typedef struct Case {
    DmArena *arena;
    DmEventRows events;
    DmPositionRows positions;
    DmActorRows actors;
    DmAnswerRows answers;
    DmGraphInput input;
} Case;

static inline void case_init(Case *c)
{
    memset(c, 0, sizeof *c);
    c->arena = dm_arena_new();
    c->input = (DmGraphInput){&c->events, &c->positions, &c->actors, &c->answers};
}

static inline void case_clear(Case *c)
{
    dm_arena_free(c->arena);
}

static inline DmActorRow *case_actor(Case *c, const char *id, DmActorKind kind, const char *of)
{
    DmActorRow *actor = dm_list_add(c->arena, &c->actors);
    *actor = (DmActorRow){
        .id = dm_arena_strdup(c->arena, id), .name = dm_arena_strdup(c->arena, id), .kind = kind, .of = of};
    return actor;
}

/* An event; `words` is like "speaker:putin to:trump". */
static inline DmEventRow *case_event(Case *c, DmKind kind, DmStatus status, DmDay day, const char *words)
{
    DmEventRow *event = dm_list_add(c->arena, &c->events);
    event->id = dm_arena_printf(c->arena, "e%u", c->events.len);
    event->kind = kind;
    event->status = status;
    event->date = dm_date_from_day(day);
    g_auto(GStrv) list = g_strsplit(words, " ", -1);
    for (char **one = list; *one; one++) {
        g_auto(GStrv) pair = g_strsplit(*one, ":", 2);
        int word = 0;
        g_assert(dm_enum_find(dm_word_names, pair[0], &word));
        DmActorWord *actor = dm_list_add(c->arena, &event->actors);
        *actor = (DmActorWord){dm_arena_strdup(c->arena, pair[1]), NULL, (DmWord)word};
    }
    return event;
}

static inline void case_position(Case *c, const char *actor, const char *issue, DmStance stance, DmDay day,
                                 const char *event)
{
    DmPositionRow *row = dm_list_add(c->arena, &c->positions);
    *row = (DmPositionRow){.actor = actor, .issue = issue, .stance = stance, .event = event};
    row->said = row->since = dm_date_from_day(day);
}

static inline DmGraph *case_graph(Case *c, DmGraphOptions options)
{
    if (!options.period.earliest && !options.period.latest)
        options.period = (DmWindow){DM_DAY_OPEN, DM_DAY_OPEN};
    return dm_graph_new(&c->input, &options, NULL);
}

static inline guint graph_index(const DmGraph *graph, const char *id)
{
    for (guint i = 0; i < graph->actors.len; i++)
        if (!strcmp(graph->actors.items[i].id, id))
            return i;
    return G_MAXUINT;
}

/* The tie between two actors (directed ones a → b), or NULL. */
static inline const DmTie *graph_tie(const DmGraph *graph, DmTieKind kind, const char *a, const char *b)
{
    guint x = graph_index(graph, a), y = graph_index(graph, b);
    for (guint i = 0; i < graph->ties.len; i++) {
        const DmTie *tie = &graph->ties.items[i];
        if (tie->kind == kind &&
            ((tie->a == x && tie->b == y) || (!tie->directed && tie->a == y && tie->b == x)))
            return tie;
    }
    return NULL;
}

/* Numbers that are the same everywhere. */
static inline guint case_random(guint64 *state, guint below)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (guint)((*state >> 33) % below);
}

/* n actors in meetings and statements, some of them far busier than most; names in three scripts, some
 * hostile. */
static inline void case_fill(Case *c, guint n, guint n_events)
{
    static const char *const names[] = {
        "Anna Baerbock",
        "Сергей Лавров",
        "عبد الله آل ثاني",
        "Recep Erdoğan",
        "Ministry of Foreign Affairs and International Cooperation of the Republic",
        "Donaudampfschifffahrtsgesellschaftskapitänspatentinhabervereinigung",
        "EU",
        "习近平"};
    guint64 state = n;
    for (guint i = 0; i < n; i++) {
        g_autofree char *id = g_strdup_printf("a%05u", i);
        DmActorRow *actor = case_actor(c, id, (DmActorKind)(1 + case_random(&state, 4)), NULL);
        actor->name = dm_arena_printf(c->arena, "%s %u", names[i % G_N_ELEMENTS(names)], i);
    }
    for (guint i = 0; i < n_events; i++) {
        bool meeting = case_random(&state, 2);
        DmEventRow *event =
            case_event(c, meeting ? DM_KIND_MEETING : DM_KIND_STATEMENT,
                       meeting ? DM_STATUS_HELD : DM_STATUS_NONE, 20000 + (DmDay)(i % 300), "speaker:x");
        event->actors.len = 0;
        event->plover = (int)case_random(&state, 17);
        guint k = meeting ? 2 + case_random(&state, 4) : 2;
        for (guint w = 0; w < k; w++) {
            guint who = case_random(&state, 1 + case_random(&state, n));
            DmActorWord *word = dm_list_add(c->arena, &event->actors);
            word->id = c->actors.items[who].id;
            word->word = meeting ? DM_WORD_PARTICIPANT : w ? DM_WORD_TO : DM_WORD_SPEAKER;
        }
    }
}
