/* annotate – reports of one thing are made one event: meetings of the same people that can be the same day,
 * statements of one speaker, day and class. The words of all are kept. */
#include "annotate/draft.h"

#define LOOK_BACK  48 /* events that a new one is compared with */
#define MAX_QUOTES 8

static bool same_side(const GArray *a, const GArray *b)
{
    if (a->len != b->len)
        return false;
    for (guint i = 0; i < a->len; i++) {
        bool found = false;
        for (guint k = 0; k < b->len; k++)
            found = found || g_array_index(a, gint32, i) == g_array_index(b, gint32, k);
        if (!found)
            return false;
    }
    return true;
}

static GArray *everybody(const Item *item)
{
    GArray *all = g_array_new(false, false, sizeof(gint32));
    for (int side = 0; side < 2; side++)
        g_array_append_vals(all, item->sides[side]->data, item->sides[side]->len);
    return all;
}

static bool same_people(const Item *a, const Item *b)
{
    g_autoptr(GArray) all = everybody(a);
    g_autoptr(GArray) others = everybody(b);
    return same_side(all, others);
}

static bool same_status(const Item *a, const Item *b)
{
    bool ahead_a = a->status == DM_STATUS_PROPOSED || a->status == DM_STATUS_PLANNED;
    bool ahead_b = b->status == DM_STATUS_PROPOSED || b->status == DM_STATUS_PLANNED;
    return a->status == b->status || (ahead_a && ahead_b);
}

static bool same_talk(const Item *a, const Item *b)
{
    bool talks = a->kind <= DM_KIND_CALL && b->kind <= DM_KIND_CALL &&
                 (a->kind == DM_KIND_CALL) == (b->kind == DM_KIND_CALL);
    bool ahead = a->status == DM_STATUS_PROPOSED || a->status == DM_STATUS_PLANNED;
    return talks && same_status(a, b) && (ahead || dm_window_overlaps(a->date, b->date) != DM_NO) &&
           same_people(a, b);
}

static bool same_words(const Item *a, const Item *b)
{
    return a->kind == DM_KIND_STATEMENT && b->kind == DM_KIND_STATEMENT && a->plover == b->plover &&
           a->date.earliest == b->date.earliest && a->date.latest == b->date.latest &&
           same_side(a->sides[0], b->sides[0]) && same_side(a->sides[1], b->sides[1]) &&
           (a->quotes ? a->quotes->len : 1) + (b->quotes ? b->quotes->len : 1) <= MAX_QUOTES;
}

static bool same_venue(const Item *a, const Item *b)
{
    return a->kind == DM_KIND_VENUE && b->kind == DM_KIND_VENUE && g_strcmp0(a->place, b->place) == 0;
}

static void span_to_quote(Draft *draft, Item *item)
{
    if (item->quotes)
        return;
    item->quotes = g_array_new(false, false, sizeof(guint));
    Quote quote = {
        .start = item->span_start, .stop = item->span_end, .speaker = -1, .cue = -1, .sent = item->sent};
    g_array_append_val(draft->quotes, quote);
    guint index = draft->quotes->len - 1;
    g_array_append_val(item->quotes, index);
}

static bool has_span(const Draft *draft, const Item *item, guint quote)
{
    const Quote *other = &g_array_index(draft->quotes, Quote, quote);
    for (guint i = 0; i < item->quotes->len; i++) {
        const Quote *own = &g_array_index(draft->quotes, Quote, g_array_index(item->quotes, guint, i));
        if (own->start == other->start && own->stop == other->stop)
            return true;
    }
    return false;
}

static void join(Draft *draft, Item *into, Item *from)
{
    span_to_quote(draft, into);
    span_to_quote(draft, from);
    for (guint i = 0; i < from->quotes->len; i++) {
        guint quote = g_array_index(from->quotes, guint, i);
        bool said = g_array_index(draft->quotes, Quote, quote).speaker >= 0;
        if (!has_span(draft, into, quote) &&
            (said || into->quotes->len < MAX_QUOTES)) /* words that somebody said are never lost */
            g_array_append_val(into->quotes, quote);
    }
    for (guint i = 0; from->positions && i < from->positions->len; i++)
        item_position(into, g_array_index(from->positions, Side, i));
    if (into->kind == DM_KIND_VENUE && !into->sides[0]->len)
        g_array_append_vals(into->sides[0], from->sides[0]->data, from->sides[0]->len);
    if (!into->place) {
        into->where = from->where;
        into->place = from->place;
        into->country = from->country;
    }
    if (into->date.latest == DM_DAY_OPEN) /* planned for no day yet */
        into->date = from->date;
    into->condition = into->condition ? into->condition : from->condition;
    into->plover = into->plover ? into->plover : from->plover;
    into->confidence = MAX(into->confidence, from->confidence);
    if (from->kind < into->kind)
        into->kind = from->kind;
    from->dropped = true;
}

/* Whether the verb that an event was made of is the main one of the words reported. */
static bool says_it(const Draft *draft, guint quote, const Item *event)
{
    const Quote *said = &g_array_index(draft->quotes, Quote, quote);
    if (!event->tok || event->tok < said->first || event->tok >= said->end || said->direct)
        return false;
    for (guint at = said->first + 1; at < event->tok; at++)
        if (is(draft, at, W_SUB | W_BUT | W_RELATIVE))
            return false; /* "… even though he rejected an offer" */
    return true;
}

static bool has_quote(const Item *item, guint quote)
{
    for (guint i = 0; item->quotes && i < item->quotes->len; i++)
        if (g_array_index(item->quotes, guint, i) == quote)
            return true;
    return false;
}

/* "Keita said Mali would open its border" is the promise, in Keita's words, and no statement besides. */
static void take_words(Draft *draft, Item *statement)
{
    for (guint i = 0; i < statement->quotes->len; i++) {
        guint quote = g_array_index(statement->quotes, guint, i);
        gint32 sent = g_array_index(draft->quotes, Quote, quote).sent;
        for (gint32 k = draft->items_of[sent]; k >= 0; k = g_array_index(draft->items, Item, k).before) {
            Item *event = &g_array_index(draft->items, Item, k);
            if (event == statement || event->dropped || !says_it(draft, quote, event))
                continue;
            if (!event->quotes)
                event->quotes = g_array_new(false, false, sizeof(guint));
            if (!has_quote(event, quote))
                g_array_append_val(event->quotes, quote);
            for (guint n = 0;
                 statement->positions && statement->quotes->len == 1 && n < statement->positions->len; n++)
                item_position(event, g_array_index(statement->positions, Side, n));
            g_array_remove_index(statement->quotes, i--);
            break;
        }
    }
    statement->dropped = statement->quotes->len == 0;
}

static void redirect(Draft *draft, guint from, guint into)
{
    for (guint i = 0; i < draft->items->len; i++) {
        Item *item = &g_array_index(draft->items, Item, i);
        if (item->for_item == (gint32)from)
            item->for_item = into;
    }
}

void draft_merge(Draft *draft)
{
    for (guint i = 0; i < draft->items->len; i++) {
        Item *item = &g_array_index(draft->items, Item, i);
        if (!item->dropped && item->kind == DM_KIND_STATEMENT && !item->plover && item->quotes)
            take_words(draft, item);
    }
    for (guint b = 1; b < draft->items->len; b++) {
        Item *later = &g_array_index(draft->items, Item, b);
        for (guint a = b > LOOK_BACK ? b - LOOK_BACK : 0; a < b && !later->dropped; a++) {
            Item *first = &g_array_index(draft->items, Item, a);
            if (first->dropped ||
                !(same_talk(first, later) || same_words(first, later) || same_venue(first, later)))
                continue;
            join(draft, first, later);
            if (later->kind <= DM_KIND_MEETING)
                redirect(draft, b, a);
        }
    }
}
