/* annotate – whom "the two leaders", "both countries", "they" mean: those who took part in the talk, or acted
 * together, spoken of last. Found when all talks are known; the words are then replaced by the people. */
#include "annotate/draft.h"

#define SENTENCES_BACK 12 /* in which those who are meant are looked for */
#define PEOPLE_MOST    24 /* people meant by one word */

/* ---- What the words ask for ---- */

typedef struct Wanted {
    bool lands;  /* "the two countries" are those that the people belong to */
    guint level; /* LEVEL_NONE: any */
    guint count; /* 0: any number from two */
} Wanted;

static Wanted wanted_by(const Draft *draft, const Actor *actor)
{
    Wanted wanted = {.level = LEVEL_NONE};
    for (guint at = actor->said; at < actor->said_end; at++) {
        wanted.lands = wanted.lands || is(draft, at, W_LANDS);
        if (is(draft, at, W_HEADS))
            wanted.level = LEVEL_HEAD;
        if (is(draft, at, W_TWO | W_THREE))
            wanted.count = is(draft, at, W_TWO) ? 2 : 3;
    }
    return wanted;
}

/* ---- Who was there ---- */

static void add_once(GArray *list, gint32 actor)
{
    for (guint i = 0; i < list->len; i++)
        if (g_array_index(list, gint32, i) == actor)
            return;
    if (list->len < PEOPLE_MOST)
        g_array_append_val(list, actor);
}

static GArray *those_of(const Draft *draft, const Item *item, const Wanted *wanted)
{
    GArray *list = g_array_new(false, false, sizeof(gint32));
    bool mutual = item->kind <= DM_KIND_CALL || item->kind == DM_KIND_AGREEMENT;
    for (int side = 0; side < (mutual ? 2 : 1); side++)
        for (guint i = 0; i < item->sides[side]->len; i++) {
            gint32 index = g_array_index(item->sides[side], gint32, i);
            const Actor *actor = actor_at(draft, index);
            bool rank = wanted->level == LEVEL_NONE || actor->level == wanted->level ||
                        actor->kind != DM_ACTOR_PERSON;
            if (!actor->anaphor && rank)
                add_once(list, wanted->lands ? actor_state(draft, index) : index);
        }
    return list;
}

/* Leaders, ministers, officials of somewhere: no people at large. */
static bool are_envoys(const Draft *draft, gint32 index)
{
    const Actor *actor = actor_at(draft, index);
    for (guint at = actor->said; actor->plural && at < actor->said_end; at++)
        if (is(draft, at, W_HEADS | W_FOLK))
            return true;
    return false;
}

static bool enough(const Draft *draft, const GArray *list, const Wanted *wanted)
{
    if (wanted->count)
        return list->len == wanted->count;
    return list->len > 1 || (list->len == 1 && are_envoys(draft, g_array_index(list, gint32, 0)));
}

static GArray *meant_by(const Draft *draft, guint sent, const Item *self, const Actor *actor)
{
    const Wanted wanted = wanted_by(draft, actor), anybody = {.lands = wanted.lands, .count = wanted.count};
    for (guint back = 0; back < SENTENCES_BACK && back <= sent; back++)
        for (gint32 i = draft->items_of[sent - back]; i >= 0;
             i = g_array_index(draft->items, Item, i).before) {
            const Item *item = &g_array_index(draft->items, Item, i);
            if (item == self || item->dropped || item->kind == DM_KIND_VENUE)
                continue;
            GArray *list = those_of(draft, item, &wanted);
            if (!enough(draft, list, &wanted) && item->kind <= DM_KIND_CALL) {
                g_array_unref(list);
                list = those_of(draft, item, &anybody);
            }
            if (enough(draft, list, &wanted))
                return list;
            g_array_unref(list);
        }
    return NULL;
}

/* ---- In their place ---- */

/* A name that is no more than a name does nothing: places, laws, plans, words at the head of a sentence. */
static bool is_somebody(const Draft *draft, gint32 index)
{
    const Actor *actor = actor_at(draft, index);
    return actor->kind != DM_ACTOR_UNKNOWN || actor->speaks;
}

/* Replaces the word by the people in one side; a pronoun that means nobody known goes. */
static void replace_side(const Draft *draft, Item *item, int side)
{
    GArray *old = item->sides[side];
    item->sides[side] = g_array_new(false, false, sizeof(gint32));
    for (guint i = 0; i < old->len; i++) {
        gint32 index = g_array_index(old, gint32, i);
        const Actor *actor = actor_at(draft, index);
        g_autoptr(GArray) meant = actor->anaphor ? meant_by(draft, item->sent, item, actor) : NULL;
        for (guint k = 0; meant && k < meant->len; k++)
            item_side(item, side, g_array_index(meant, gint32, k));
        if (!meant && !actor->pronoun && is_somebody(draft, index))
            item_side(item, side, index);
    }
    g_array_unref(old);
}

static void replace_positions(const Draft *draft, Item *item)
{
    GArray *old = item->positions;
    item->positions = NULL;
    for (guint i = 0; i < old->len; i++) {
        Side side = g_array_index(old, Side, i);
        const Actor *actor = actor_at(draft, side.actor);
        g_autoptr(GArray) meant = actor->anaphor ? meant_by(draft, item->sent, item, actor) : NULL;
        for (guint k = 0; meant && k < meant->len; k++) {
            side.actor = g_array_index(meant, gint32, k);
            item_position(item, side);
        }
        if (!meant && !actor->pronoun && is_somebody(draft, side.actor))
            item_position(item, side);
    }
    g_array_unref(old);
}

static bool wants_change(const Draft *draft, const Item *item)
{
    for (int side = 0; side < 2; side++)
        for (guint i = 0; i < item->sides[side]->len; i++) {
            gint32 actor = g_array_index(item->sides[side], gint32, i);
            if (actor_at(draft, actor)->anaphor || !is_somebody(draft, actor))
                return true;
        }
    return false;
}

static bool is_alone(const Draft *draft, const Item *item)
{
    guint n = item->sides[0]->len + item->sides[1]->len;
    const GArray *side = item->sides[item->sides[0]->len == 0];
    return n == 0 || (n == 1 && !actor_at(draft, g_array_index(side, gint32, 0))->plural);
}

static void note_quoted(Draft *draft)
{
    for (guint i = 0; i < draft->quotes->len; i++) {
        const Quote *quote = &g_array_index(draft->quotes, Quote, i);
        if (quote->speaker >= 0)
            actor_at(draft, quote->speaker)->speaks = true;
    }
}

void draft_groups(Draft *draft)
{
    note_quoted(draft);
    for (guint s = 0; s < draft->n_sents; s++)
        for (gint32 i = draft->items_of[s]; i >= 0; i = g_array_index(draft->items, Item, i).before) {
            Item *item = &g_array_index(draft->items, Item, i);
            if (item->dropped)
                continue;
            if (item->positions)
                replace_positions(draft, item);
            if (!wants_change(draft, item))
                continue;
            replace_side(draft, item, 0);
            replace_side(draft, item, 1);
            item->dropped = item->kind <= DM_KIND_CALL    ? is_alone(draft, item)
                            : item->kind == DM_KIND_VENUE ? false
                                                          : !item->sides[0]->len;
        }
}
