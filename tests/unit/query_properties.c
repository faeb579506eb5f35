/* What must hold for every store: a source published later never changes an earlier view, the order of
 * loading never matters, and a load in pieces with edits ends where one load does. Stores are made up from a
 * fixed seed. */
#include "store_help.h"

enum { SOURCES = 12, ROUNDS = 12, FIRST = 20100, SPAN = 40 };

static const char *const actors[] = {"NO", "SE", "DK", "FI"};

static const char *pick(GRand *random, const char *const *list, int n)
{
    return list[g_rand_int_range(random, 0, n)];
}

static void add_event(GString *out, GRand *random, int source, int published)
{
    static const char *const stances[] = {"supports", "accepts", "neutral", "doubts", "opposes"};
    static const char *const statuses[] = {"proposed", "planned", "held", "cancelled"};
    static const char *const ends[] = {"fulfilled", "broken", "withdrawn"};
    char day[DM_DAY_TEXT], due[DM_DAY_TEXT];
    dm_day_format(published - g_rand_int_range(random, -3, 6), day);
    dm_day_format(published + g_rand_int_range(random, 6, 20), due);
    int shared = g_rand_int_range(random, 0, 4);
    g_string_append_printf(
        out, "  - {id: talks-%d, kind: meeting, date: %s, title: T%d, participants: [%s, %s], status: %s}\n",
        shared, day, source, pick(random, actors, 4), "NO", pick(random, statuses, 4));
    g_string_append_printf(
        out,
        "  - {id: said-%d, kind: statement, date: %s, title: S, speaker: %s, positions: [{issue: i%d, "
        "stance: %s%s}]%s}\n",
        source, day, pick(random, actors, 4), shared, pick(random, stances, 5),
        g_rand_boolean(random) ? ", condition: c" : "",
        g_rand_int_range(random, 0, 5) ? "" : ", review: draft");
    g_string_append_printf(
        out, "  - {id: pledge-%d, kind: commitment, date: %s, title: P, by: %s, what: w, due: %s}\n", shared,
        day, pick(random, actors, 4), due);
    g_string_append_printf(
        out,
        "  - {id: act-%d, kind: action, date: %s, title: A, by: %s, updates: [{of: pledge-%d, status: "
        "%s}, {of: talks-%d, date: %s}]}\n",
        source, day, pick(random, actors, 4), shared, pick(random, ends, 3), shared, due);
}

/* Source `i`; the days of publication repeat, so that ties come up. */
static char *make_source(guint32 seed, int i, int *ret_published)
{
    GRand *random = g_rand_new_with_seed(seed * 100 + (guint32)i);
    int published = FIRST + g_rand_int_range(random, 0, SPAN / 2) * 2;
    char day[DM_DAY_TEXT];
    GString *out = g_string_new(NULL);
    g_string_append_printf(out, "demarche: 1\nsource: {id: s%02d, title: t, published: %s}\n", i,
                           dm_day_format(published, day));
    g_string_append(out,
                    "issues: {i0: {title: A}, i1: {title: B}, i2: {title: C}, i3: {title: D}}\nevents:\n");
    add_event(out, random, i, published);
    g_rand_free(random);
    *ret_published = published;
    return g_string_free(out, false);
}

static char *everything(DmStore *store, DmAsOf as_of)
{
    const DmCommitmentFilter all = {.states = (1u << DM_STATE_COUNT) - 1, .due_within = -1};
    g_autofree char *events = test_events(store, as_of, NULL);
    g_autofree char *commitments = test_commitments(store, as_of, &all);
    g_autofree char *open = test_commitments(store, as_of, NULL);
    g_autofree char *positions = test_positions(store, as_of, NULL);
    g_autofree char *history = test_positions(store, as_of, &(DmPositionFilter){.history = true});
    return g_strconcat(events, "--\n", commitments, "--\n", open, "--\n", positions, "--\n", history, NULL);
}

typedef struct World {
    char *texts[SOURCES];
    int published[SOURCES];
} World;

static World make_world(guint32 seed)
{
    World world;
    for (int i = 0; i < SOURCES; i++)
        world.texts[i] = make_source(seed, i, &world.published[i]);
    return world;
}

static void free_world(World *world)
{
    for (int i = 0; i < SOURCES; i++)
        g_free(world->texts[i]);
}

/* The sources published by `day`; all of them for G_MAXINT. */
static TestStore store_of(const World *world, int day, bool reversed)
{
    TestStore test = test_store_new();
    const char *texts[SOURCES];
    guint n = 0;
    for (int i = 0; i < SOURCES; i++) {
        int at = reversed ? SOURCES - 1 - i : i;
        if (world->published[at] <= day)
            texts[n++] = world->texts[at];
    }
    test_add(test.store, texts, n);
    return test;
}

Test(properties, a_later_source_never_changes_an_earlier_view)
{
    for (guint32 seed = 0; seed < ROUNDS; seed++) {
        World world = make_world(seed);
        TestStore all = store_of(&world, G_MAXINT, false);
        for (int day = FIRST; day < FIRST + SPAN; day += 7) {
            for (int drafts = 0; drafts < 2; drafts++) {
                TestStore then = store_of(&world, day, false);
                DmAsOf as_of = {.day = day, .drafts = drafts};
                g_autofree char *wanted = everything(then.store, as_of);
                test_same(everything(all.store, as_of), wanted, "as of a day");
                test_store_free(&then);
            }
        }
        test_store_free(&all);
        free_world(&world);
    }
}

Test(properties, the_order_of_loading_never_matters)
{
    for (guint32 seed = 0; seed < ROUNDS; seed++) {
        World world = make_world(seed);
        TestStore forward = store_of(&world, G_MAXINT, false), backward = store_of(&world, G_MAXINT, true);
        for (int day = FIRST; day < FIRST + SPAN; day += 5) {
            for (int hindsight = 0; hindsight < 2; hindsight++) {
                DmAsOf as_of = {.day = day, .hindsight = hindsight};
                g_autofree char *wanted = everything(forward.store, as_of);
                cr_assert(day < FIRST + SPAN - 10 || strlen(wanted) > 500);
                test_same(everything(backward.store, as_of), wanted, "order");
            }
        }
        test_store_free(&forward);
        test_store_free(&backward);
        free_world(&world);
    }
}

/* Every source first loaded with other words, then as it is. */
Test(properties, edits_end_where_one_load_does)
{
    for (guint32 seed = 0; seed < ROUNDS; seed++) {
        World world = make_world(seed), other = make_world(seed + 1000);
        TestStore once = store_of(&world, G_MAXINT, false), edited = store_of(&other, G_MAXINT, true);
        test_add(edited.store, (const char *const *)world.texts, SOURCES);
        for (int day = FIRST; day < FIRST + SPAN; day += 5) {
            DmAsOf as_of = {.day = day};
            g_autofree char *wanted = everything(once.store, as_of);
            test_same(everything(edited.store, as_of), wanted, "edits");
        }
        test_store_free(&once);
        test_store_free(&edited);
        free_world(&world);
        free_world(&other);
    }
}
