/* Tests of src/layout/graph*.c up to the data: ties from events and positions, folding, cutting down. */
#include "graph_help.h"
#include <criterion/criterion.h>
#include <math.h>

static Case c;

static void begin(void)
{
    case_init(&c);
}

static void end(void)
{
    case_clear(&c);
}

TestSuite(layout_graph, .init = begin, .fini = end);

Test(layout_graph, a_meeting_adds_one_to_each_who_came)
{
    case_event(&c, DM_KIND_SUMMIT, DM_STATUS_HELD, 100, "participant:a participant:b");
    case_event(&c, DM_KIND_CALL, DM_STATUS_HELD, 101, "host:a guest:b mediator:c participant:d absent:e");
    g_autoptr(DmGraph) graph = case_graph(&c, (DmGraphOptions){0});
    cr_expect_eq(graph->actors.len, 5);
    cr_expect_float_eq(graph_tie(graph, DM_TIE_MEETINGS, "a", "b")->weight, 1 + 1 / 3.0, 1e-12);
    cr_expect_float_eq(graph_tie(graph, DM_TIE_MEETINGS, "c", "d")->weight, 1 / 3.0, 1e-12);
    cr_expect_null(graph_tie(graph, DM_TIE_MEETINGS, "a", "e"), "who stayed away met nobody");
    const DmTie *tie = graph_tie(graph, DM_TIE_MEETINGS, "a", "b");
    cr_expect(tie->first == 100 && tie->last == 101 && tie->acts.len == 2);
    cr_expect_str_eq(tie->acts.items[1].event, "e2");
}

Test(layout_graph, only_held_meetings_count)
{
    static const DmStatus others[] = {DM_STATUS_PROPOSED, DM_STATUS_PLANNED, DM_STATUS_POSTPONED,
                                      DM_STATUS_CANCELLED, DM_STATUS_DENIED};
    for (guint i = 0; i < G_N_ELEMENTS(others); i++)
        case_event(&c, DM_KIND_SUMMIT, others[i], 100, "participant:a participant:b");
    g_autoptr(DmGraph) graph = case_graph(&c, (DmGraphOptions){0});
    cr_expect_eq(graph->ties.len, 0);
    cr_expect_eq(graph->actors.items[0].n_events, 5);
}

Test(layout_graph, who_signs_together_is_tied)
{
    case_event(&c, DM_KIND_AGREEMENT, DM_STATUS_NONE, 100, "party:a party:b mediator:m");
    g_autoptr(DmGraph) graph = case_graph(&c, (DmGraphOptions){0});
    cr_expect_float_eq(graph_tie(graph, DM_TIE_MEETINGS, "a", "b")->weight, 0.5, 1e-12);
    cr_expect_float_eq(graph_tie(graph, DM_TIE_MEETINGS, "b", "m")->weight, 0.5, 1e-12);
}

static int plover(const char *name)
{
    for (const DmEnum *row = dm_plover_names; row->text; row++)
        if (!g_ascii_strcasecmp(row->text, name))
            return row->value;
    return 0;
}

Test(layout_graph, acts_are_directed_and_have_the_tone_of_their_class)
{
    static const struct {
        DmKind kind;
        const char *words, *plover;
        double tone;
    } rows[] = {
        {DM_KIND_STATEMENT, "speaker:a to:b", "ACCUSE", -0.5},
        {DM_KIND_ACTION, "by:a to:b", "AID", 1},
        {DM_KIND_COMMITMENT, "by:a to:b", "SUPPORT", 0.5},
        {DM_KIND_DEADLINE, "set-by:a set-on:b", "THREATEN", -0.5},
        {DM_KIND_ACTION, "by:a to:b", "ASSAULT", -1},
        {DM_KIND_STATEMENT, "speaker:a to:b", "", 0},
    };
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        Case one;
        case_init(&one);
        case_event(&one, rows[i].kind, DM_STATUS_NONE, 10, rows[i].words)->plover = plover(rows[i].plover);
        g_autoptr(DmGraph) graph = case_graph(&one, (DmGraphOptions){0});
        const DmTie *tie = graph_tie(graph, DM_TIE_STATEMENTS, "a", "b");
        cr_assert(tie && tie->directed, "%s", rows[i].words);
        cr_expect_float_eq(tie->tone, rows[i].tone, 1e-12, "%s %s", rows[i].words, rows[i].plover);
        cr_expect_null(graph_tie(graph, DM_TIE_STATEMENTS, "b", "a"));
        case_clear(&one);
    }
}

Test(layout_graph, without_a_class_the_stances_give_the_tone)
{
    case_event(&c, DM_KIND_STATEMENT, DM_STATUS_NONE, 10, "speaker:a to:b");
    case_position(&c, "a", "troops", DM_STANCE_OPPOSES, 10, "e1");
    case_position(&c, "a", "veto", DM_STANCE_ACCEPTS, 10, "e1");
    g_autoptr(DmGraph) graph = case_graph(&c, (DmGraphOptions){.kinds = 1 << DM_TIE_STATEMENTS});
    cr_expect_float_eq(graph_tie(graph, DM_TIE_STATEMENTS, "a", "b")->tone, -0.25, 1e-12);
}

Test(layout_graph, an_answer_means_who_is_answered)
{
    case_event(&c, DM_KIND_STATEMENT, DM_STATUS_NONE, 10, "speaker:a");
    case_event(&c, DM_KIND_STATEMENT, DM_STATUS_NONE, 11, "speaker:b")->plover = plover("REJECT");
    case_event(&c, DM_KIND_STATEMENT, DM_STATUS_NONE, 12, "speaker:c to:a");
    *dm_list_add(c.arena, &c.answers) = (DmAnswerRow){"e2", "e1"};
    *dm_list_add(c.arena, &c.answers) = (DmAnswerRow){"e3", "e1"};
    *dm_list_add(c.arena, &c.answers) = (DmAnswerRow){"e3", "unknown"};
    g_autoptr(DmGraph) graph = case_graph(&c, (DmGraphOptions){0});
    cr_expect_float_eq(graph_tie(graph, DM_TIE_STATEMENTS, "b", "a")->tone, -0.5, 1e-12);
    cr_expect_float_eq(graph_tie(graph, DM_TIE_STATEMENTS, "c", "a")->weight, 1, 1e-12,
                       "named and answered: once");
    cr_expect_eq(graph->ties.len, 2);
}

Test(layout_graph, people_fold_into_what_they_belong_to)
{
    case_actor(&c, "RU", DM_ACTOR_STATE, NULL);
    case_actor(&c, "ministry", DM_ACTOR_ORGANISATION, "RU");
    case_actor(&c, "putin", DM_ACTOR_PERSON, "RU");
    case_actor(&c, "lavrov", DM_ACTOR_PERSON, "ministry");
    case_actor(&c, "x", DM_ACTOR_PERSON, "y");
    case_actor(&c, "y", DM_ACTOR_ORGANISATION, "x");
    case_event(&c, DM_KIND_MEETING, DM_STATUS_HELD, 10,
               "participant:putin participant:lavrov participant:US");
    case_event(&c, DM_KIND_MEETING, DM_STATUS_HELD, 11, "participant:x participant:US");
    g_autoptr(DmGraph) graph = case_graph(&c, (DmGraphOptions){.fold_of = true});
    cr_expect_eq(graph->actors.len, 3);
    cr_expect_float_eq(graph_tie(graph, DM_TIE_MEETINGS, "RU", "US")->weight, 1, 1e-12,
                       "a summit of two sides");
    cr_expect_eq(graph->actors.items[graph_index(graph, "RU")].n_events, 1);
    cr_expect_str_eq(graph->actors.items[graph_index(graph, "US")].name, dm_builtin_actor("US")->name.text);
}

Test(layout_graph, neighbourhood_period_and_least_weight)
{
    case_event(&c, DM_KIND_MEETING, DM_STATUS_HELD, 10, "participant:a participant:b");
    case_event(&c, DM_KIND_MEETING, DM_STATUS_HELD, 20, "participant:b participant:c");
    case_event(&c, DM_KIND_MEETING, DM_STATUS_HELD, 21, "participant:b participant:c");
    case_event(&c, DM_KIND_MEETING, DM_STATUS_HELD, 30, "participant:c participant:d");
    g_autoptr(DmGraph) one = case_graph(&c, (DmGraphOptions){.around = "a"});
    cr_expect_eq(one->actors.len, 2);
    g_autoptr(DmGraph) two = case_graph(&c, (DmGraphOptions){.around = "a", .depth = 2});
    cr_expect_eq(two->actors.len, 3);
    g_autoptr(DmGraph) part = case_graph(&c, (DmGraphOptions){.period = {15, 25}});
    cr_expect(part->actors.len == 2 && part->ties.len == 1);
    g_autoptr(DmGraph) heavy = case_graph(&c, (DmGraphOptions){.min_weight = 2});
    cr_expect(heavy->actors.len == 4 && heavy->ties.len == 1);
    g_autoptr(GError) error = NULL;
    DmGraphOptions nobody = {.around = "nobody", .period = {DM_DAY_OPEN, DM_DAY_OPEN}};
    cr_expect_null(dm_graph_new(&c.input, &nobody, &error));
    cr_expect(g_error_matches(error, DM_ERROR, DM_ERROR_NOT_FOUND));
}

/* Three issues: a and b agree on one, differ on another; the third has only a's side and b's indifference. */
static void take_sides(void)
{
    case_position(&c, "a", "i", DM_STANCE_OPPOSES, 1, "e1");
    case_position(&c, "a", "i", DM_STANCE_SUPPORTS, 2, "e2");
    case_position(&c, "a", "j", DM_STANCE_ACCEPTS, 2, "e2");
    case_position(&c, "a", "k", DM_STANCE_ACCEPTS, 2, "e2");
    case_position(&c, "b", "i", DM_STANCE_ACCEPTS, 3, "e3");
    case_position(&c, "b", "j", DM_STANCE_DOUBTS, 3, "e3");
    case_position(&c, "b", "k", DM_STANCE_NEUTRAL, 3, "e3");
}

Test(layout_graph, agreement_in_each_network_and_measure)
{
    take_sides();
    static const struct {
        DmNetwork network;
        DmNorm norm;
        double weight;
    } rows[] = {
        {DM_NETWORK_CONGRUENCE, DM_NORM_NONE, 1},        {DM_NETWORK_CONFLICT, DM_NORM_NONE, 1},
        {DM_NETWORK_CONGRUENCE, DM_NORM_AVERAGE, 0.4},   {DM_NETWORK_CONGRUENCE, DM_NORM_JACCARD, 1 / 3.0},
        {DM_NETWORK_CONFLICT, DM_NORM_COSINE, 0.408248}, {DM_NETWORK_SUBTRACT, DM_NORM_NONE, 0},
    };
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        DmGraphOptions options = {
            .kinds = 1 << DM_TIE_AGREEMENT, .network = rows[i].network, .norm = rows[i].norm};
        g_autoptr(DmGraph) graph = case_graph(&c, options);
        const DmTie *tie = graph_tie(graph, DM_TIE_AGREEMENT, "a", "b");
        cr_assert(tie, "row %u", i);
        cr_expect_float_eq(tie->weight, rows[i].weight, 1e-6, "row %u: %f", i, tie->weight);
    }
}

Test(layout_graph, the_newest_stance_of_the_period_counts)
{
    take_sides();
    DmGraphOptions early = {.kinds = 1 << DM_TIE_AGREEMENT, .network = DM_NETWORK_TWO_MODE, .period = {1, 1}};
    g_autoptr(DmGraph) graph = case_graph(&c, early);
    cr_expect_eq(graph->actors.len, 2);
    cr_expect_float_eq(graph_tie(graph, DM_TIE_AGREEMENT, "a", "issue:i")->weight, -2, 1e-12);
    static const char *const issues[] = {"j", NULL};
    DmGraphOptions late = {.kinds = 1 << DM_TIE_AGREEMENT, .network = DM_NETWORK_TWO_MODE, .issues = issues};
    g_autoptr(DmGraph) later = case_graph(&c, late);
    cr_expect(later->ties.len == 2 && graph_index(later, "issue:i") == G_MAXUINT);
    cr_expect_float_eq(graph_tie(later, DM_TIE_AGREEMENT, "b", "issue:j")->tone, -0.5, 1e-12);
}

Test(layout_graph, backbone_keeps_the_heaviest_and_counts_the_rest)
{
    case_fill(&c, 300, 1500);
    g_autoptr(DmGraph) graph = case_graph(&c, (DmGraphOptions){0});
    cr_assert(dm_graph_measure(graph, true, NULL));
    g_autoptr(DmGraph) bone = dm_graph_backbone(graph, 50, 90);
    guint tied = 0, pairs = 0;
    for (guint i = 0; i < graph->actors.len; i++) {
        tied += graph->actors.items[i].m.degree > 0;
        pairs += graph->actors.items[i].m.degree;
    }
    guint kept = 0;
    for (guint i = 0; i < bone->actors.len; i++)
        kept += bone->actors.items[i].m.degree > 0;
    cr_expect_eq(kept, 50);
    cr_expect_eq(bone->left_out_actors, tied - 50);
    g_autoptr(DmGraph) again = dm_graph_backbone(bone, 1000, 1000000);
    again->measured = false;
    cr_assert(dm_graph_measure(again, true, NULL));
    guint kept_pairs = 0;
    for (guint i = 0; i < again->actors.len; i++)
        kept_pairs += again->actors.items[i].m.degree;
    cr_expect_eq(bone->left_out_ties, (pairs - kept_pairs) / 2);
    cr_expect_leq(kept_pairs / 2, 90 + 50);
}
