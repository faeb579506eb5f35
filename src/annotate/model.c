/* annotate – the last step: what was found becomes the records of an event file, marked as drafts. Ids are
 * made from what an event says, so that they stay when the article is read again. */
#include "annotate/draft.h"
#include <string.h>

/* A record being filled; strings are copied into the model's arena. */
typedef struct Filling {
    Draft *draft;
    DmArena *arena;
    DmRecordFile *file;
    GHashTable *ids;        /* of events and actors given out, with the last number put behind each */
    const char **actor_ids; /* by actor */
    const char **event_ids; /* by item */
    GHashTable *spans;      /* windows that the article names by both ends, as keys of span_key() */
} Filling;

static DmText text_of(Filling *filling, const char *text)
{
    return (DmText){.text = text ? dm_arena_strdup(filling->arena, text) : NULL};
}

/* The id, cut at a word to at most so many characters. */
static const char *shortened(DmArena *arena, const char *id, gsize most)
{
    gsize len = strlen(id);
    if (len <= most)
        return id;
    for (len = most; len > 0 && id[len] != '-';)
        len--;
    return dm_arena_strndup(arena, id, len ? len : most);
}

static const char *unique(Filling *filling, const char *wanted)
{
    const char *id = shortened(filling->arena, dm_arena_strdup(filling->arena, wanted), 74);
    const char *stem = id;
    guint n = GPOINTER_TO_UINT(g_hash_table_lookup(filling->ids, stem)); /* how often the stem was wanted */
    while (g_hash_table_contains(filling->ids, id))
        id = dm_arena_printf(filling->arena, "%s-%u", stem, ++n);
    if (id != stem)
        g_hash_table_insert(filling->ids, (gpointer)stem, GUINT_TO_POINTER(n));
    g_hash_table_insert(filling->ids, (gpointer)id, GUINT_TO_POINTER(1));
    return id;
}

/* ---- Dates ---- */

static gpointer span_key(DmWindow window)
{
    enum { LONGEST = 4096 }; /* days; longer ones may share a key */
    return GSIZE_TO_POINTER((gsize)window.earliest * LONGEST +
                            (gsize)((gint64)window.latest - window.earliest));
}

/* "10-11 May", "from Monday to Friday": what takes that long lasts all of it. */
static GHashTable *named_spans(const Draft *draft)
{
    GHashTable *spans = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < draft->dates->len; i++) {
        const DmTimex *timex = &g_array_index(draft->dates, DmTimex, i);
        if (timex->type == DM_TIMEX_DATE && strchr(timex->value, '/'))
            g_hash_table_add(spans, span_key(timex->window));
    }
    return spans;
}

/* The simplest EDTF of a window: a day, a month, a year; else the span, or one day somewhere in it. */
static const char *edtf_of(Filling *filling, DmWindow window, bool span)
{
    char from[DM_DAY_TEXT], to[DM_DAY_TEXT];
    int y, m, d, y2, m2, d2;
    bool open = window.earliest == DM_DAY_OPEN || window.latest == DM_DAY_OPEN;
    g_assert(open || window.earliest <= window.latest);
    if (window.earliest == window.latest)
        return dm_arena_strdup(filling->arena, dm_day_format(window.earliest, from));
    if (window.earliest != DM_DAY_OPEN && window.latest != DM_DAY_OPEN) {
        dm_day_to_ymd(window.earliest, &y, &m, &d);
        dm_day_to_ymd(dm_day_add(window.latest, 1, DM_UNIT_DAYS), &y2, &m2, &d2);
        if (d == 1 && d2 == 1 && (y2 - y) * 12 + m2 - m == 1)
            return dm_arena_printf(filling->arena, "%04d-%02d", y, m);
        if (d == 1 && d2 == 1 && m == 1 && m2 == 1 && y2 - y == 1)
            return dm_arena_printf(filling->arena, "%04d", y);
    }
    const char *a = window.earliest == DM_DAY_OPEN ? ".." : dm_day_format(window.earliest, from);
    const char *b = window.latest == DM_DAY_OPEN ? ".." : dm_day_format(window.latest, to);
    if (span)
        return dm_arena_printf(filling->arena, "%s/%s", a, b);
    bool after = window.latest == DM_DAY_OPEN;
    return dm_arena_printf(filling->arena, "[%s..%s]", window.earliest == DM_DAY_OPEN ? "" : a,
                           after ? "" : b);
}

/* ---- Actors ---- */

static void declare(Filling *filling, gint32 index);

static const char *actor_id(Filling *filling, gint32 index)
{
    if (!filling->actor_ids[index])
        declare(filling, index);
    return filling->actor_ids[index];
}

/* "Israeli officials", "officials of Mali": several words with a name among them. */
static bool says_whose(const char *name)
{
    for (const char *p = name; strchr(name, ' ') && *p; p++)
        if (g_ascii_isupper(*p))
            return true;
    return false;
}

/* A person goes by the name that headlines use; who has no name of his own by the words that describe him,
 * with what he belongs to where they do not say it: "israeli-officials", but "officials-IL"; else with the
 * article, for one article's "council" is not another's. */
static const char *name_for_id(Filling *filling, gint32 index)
{
    Draft *draft = filling->draft;
    const Actor *actor = actor_at(draft, index);
    if (actor->unnamed) {
        const char *words = draft_slug(draft, actor->name, 40);
        bool seat = actor->seat && actor->of >= 0;
        if (seat || says_whose(actor->name) || (actor->of < 0 && strchr(actor->name, ' ')))
            return words;
        const char *of = actor->of >= 0 ? actor_id(filling, actor->of) : filling->file->source.id.text;
        return dm_arena_printf(draft->arena, "%s-%s", words, shortened(draft->arena, of, 30));
    }
    const char *brief = draft_short_name(draft, index);
    return draft_slug(draft, strlen(brief) > 2 ? brief : actor->name, 60);
}

static void fill_aliases(Filling *filling, DmActor *to, const Actor *actor)
{
    for (guint i = 0; i < actor->aliases.len; i++)
        *dm_list_add(filling->arena, &to->aliases) = text_of(filling, actor->aliases.items[i].text);
}

static void declare(Filling *filling, gint32 index)
{
    Draft *draft = filling->draft;
    const Actor *actor = actor_at(draft, index);
    if (actor->declared) {
        filling->actor_ids[index] = dm_arena_strdup(filling->arena, actor->id);
        return;
    }
    const char *id = actor->id ? actor->id : name_for_id(filling, index);
    if (!actor->id && g_hash_table_contains(filling->ids, id))
        id = draft_slug(draft, actor->name, 60);
    g_autofree char *upper = g_ascii_strup(id, -1);
    if (!actor->id && dm_builtin_actor(upper)) /* ids that differ only in case are an error */
        id = dm_arena_printf(draft->arena, "%s-%s", id, filling->file->source.id.text);
    id = filling->actor_ids[index] = unique(filling, id);
    const char *of = actor->of >= 0 && actor->of != index ? actor_id(filling, actor->of) : NULL;
    DmActor *to = dm_list_add(filling->arena, &filling->file->actors);
    to->file = filling->file;
    to->id = text_of(filling, id);
    to->name = text_of(filling, actor->name);
    to->kind = actor->kind;
    to->of = text_of(filling, of);
    to->role = text_of(filling, actor->role);
    fill_aliases(filling, to, actor);
}

/* ---- Events ---- */

static const DmWord fields[DM_KIND_COUNT][2] = {
    [DM_KIND_SUMMIT] = {DM_WORD_PARTICIPANT, DM_WORD_PARTICIPANT},
    [DM_KIND_MEETING] = {DM_WORD_PARTICIPANT, DM_WORD_PARTICIPANT},
    [DM_KIND_CALL] = {DM_WORD_PARTICIPANT, DM_WORD_PARTICIPANT},
    [DM_KIND_STATEMENT] = {DM_WORD_SPEAKER, DM_WORD_TO},
    [DM_KIND_VENUE] = {DM_WORD_PROPOSED_BY, DM_WORD_PROPOSED_BY},
    [DM_KIND_DEADLINE] = {DM_WORD_SET_BY, DM_WORD_SET_ON},
    [DM_KIND_COMMITMENT] = {DM_WORD_BY, DM_WORD_TO},
    [DM_KIND_AGREEMENT] = {DM_WORD_PARTY, DM_WORD_PARTY},
    [DM_KIND_ACTION] = {DM_WORD_BY, DM_WORD_TO},
    [DM_KIND_PERIOD] = {DM_WORD_BY, DM_WORD_TO},
};

static void fill_parts(Filling *filling, DmEvent *event, const Item *item)
{
    for (int side = 0; side < 2; side++)
        for (guint i = 0; i < item->sides[side]->len; i++) {
            gint32 actor = g_array_index(item->sides[side], gint32, i);
            DmPart *part = dm_list_add(filling->arena, &event->parts);
            part->who = text_of(filling, actor_id(filling, actor));
            part->field = part->word = fields[item->kind][side];
            if (part->field == DM_WORD_PARTICIPANT && actor == item->proposed_by)
                part->word = DM_WORD_HOST;
        }
}

static void fill_quote(Filling *filling, DmQuoteList *list, gsize start, gsize end, gint32 speaker,
                       bool anonymous)
{
    Draft *draft = filling->draft;
    while (start < end && g_ascii_isspace(draft->text[start]))
        start++;
    while (end > start && strchr(" \n\t.,;:", draft->text[end - 1]))
        end--;
    if (start >= end)
        return;
    DmQuote *quote = dm_list_add(filling->arena, list);
    dm_quote_init(quote);
    quote->text.text = dm_arena_strndup(filling->arena, draft->text + start, end - start);
    bool several = speaker >= 0 && actor_at(draft, speaker)->anaphor; /* the event names them */
    quote->speaker = text_of(filling, speaker >= 0 && !several ? actor_id(filling, speaker) : NULL);
    quote->anonymous = anonymous && speaker < 0;
    gsize from, to;
    dm_article_origin_span(draft->article, (DmSpan){start, end}, &from, &to);
    quote->start = (gint64)from;
    quote->end = (gint64)to;
}

static void fill_quotes(Filling *filling, DmEvent *event, const Item *item)
{
    if (!item->quotes || !item->quotes->len) {
        fill_quote(filling, &event->quotes, item->span_start, item->span_end, -1, false);
        return;
    }
    for (guint i = 0; i < item->quotes->len; i++) {
        const Quote *quote =
            &g_array_index(filling->draft->quotes, Quote, g_array_index(item->quotes, guint, i));
        fill_quote(filling, &event->quotes, quote->start, quote->stop, quote->speaker, quote->anonymous);
    }
}

static const char *make_event_id(Filling *filling, const Item *item)
{
    char day[DM_DAY_TEXT];
    g_autoptr(GString) out = g_string_new(dm_enum_text(dm_kind_names, item->kind));
    for (int side = 0; side < 2; side++)
        for (guint i = 0; i < item->sides[side]->len && i < 2; i++)
            g_string_append_printf(out, "-%s",
                                   shortened(filling->arena,
                                             actor_id(filling, g_array_index(item->sides[side], gint32, i)),
                                             24));
    if (item->kind == DM_KIND_VENUE && item->place)
        g_string_append_printf(out, "-%s", draft_slug(filling->draft, item->place, 30));
    if (item->date.earliest != DM_DAY_OPEN)
        g_string_append_printf(out, "-%s", dm_day_format(item->date.earliest, day));
    return unique(filling, out->str);
}

static void fill_positions(Filling *filling, DmEvent *event, const Item *item)
{
    for (guint i = 0; item->positions && i < item->positions->len; i++) {
        const Side *side = &g_array_index(item->positions, Side, i);
        DmPosition *position = dm_list_add(filling->arena, &event->positions);
        position->actor = text_of(filling, actor_id(filling, side->actor));
        position->issue = side->issue ? text_of(filling, side->issue) : event->id;
        position->stance = side->stance;
        position->condition = text_of(filling, side->condition);
        if (side->issue && i == 0)
            *dm_list_add(filling->arena, &event->issues) = text_of(filling, side->issue);
    }
}

static void fill_event(Filling *filling, const Item *item, guint index)
{
    DmEvent *event = dm_list_add(filling->arena, &filling->file->events);
    dm_event_init(event);
    event->file = filling->file;
    event->id.text = filling->event_ids[index];
    event->kind = item->kind;
    event->date.said.text =
        edtf_of(filling, item->date, g_hash_table_contains(filling->spans, span_key(item->date)));
    event->title = text_of(filling, draft_title(filling->draft, item));
    fill_parts(filling, event, item);
    fill_quotes(filling, event, item);
    event->place.name = text_of(filling, item->place);
    event->country = text_of(filling, item->country);
    event->status = dm_kind_has_status(item->kind) ? item->status : DM_STATUS_NONE;
    event->plover = item->plover;
    event->what = text_of(filling, dm_kind_has_due(item->kind) ? item->what : NULL);
    if (item->has_due)
        event->due.said.text = edtf_of(filling, item->due, true);
    if (dm_kind_has_due(item->kind))
        event->condition = text_of(filling, item->condition);
    if (item->kind == DM_KIND_VENUE && item->for_item >= 0)
        event->for_event = text_of(filling, filling->event_ids[item->for_item]);
    fill_positions(filling, event, item);
    event->confidence = CLAMP(item->confidence, 0.05, 1.0);
    event->draft = true;
    event->reason = text_of(filling, item->rule);
}

/* ---- Source and issues ---- */

static const char *source_id(Filling *filling, const DmAnnotateOptions *options)
{
    g_autofree char *base = options->name ? g_path_get_basename(options->name) : NULL;
    char *dot = base ? strrchr(base, '.') : NULL;
    if (dot && dot != base)
        *dot = 0;
    char day[DM_DAY_TEXT];
    const char *title = dm_article_meta(filling->draft->article, "title");
    if (base && *base && strcmp(base, "-") != 0)
        return draft_slug(filling->draft, base, 70);
    if (title)
        return draft_slug(filling->draft, title, 70);
    return dm_arena_printf(filling->arena, "article-%s", dm_day_format(filling->draft->published, day));
}

static void fill_source(Filling *filling, const DmAnnotateOptions *options)
{
    static const struct {
        const char *key;
        gsize offset;
    } metas[] = {{"title", G_STRUCT_OFFSET(DmSource, title)},
                 {"publisher", G_STRUCT_OFFSET(DmSource, publisher)},
                 {"author", G_STRUCT_OFFSET(DmSource, author)},
                 {"url", G_STRUCT_OFFSET(DmSource, url)},
                 {"language", G_STRUCT_OFFSET(DmSource, language)}};
    DmSource *source = &filling->file->source;
    char day[DM_DAY_TEXT];
    for (guint i = 0; i < G_N_ELEMENTS(metas); i++)
        *(DmText *)((char *)source + metas[i].offset) =
            text_of(filling, dm_article_meta(filling->draft->article, metas[i].key));
    if (source->url.text && !g_str_has_prefix(source->url.text, "http"))
        source->url.text = NULL;
    source->id = text_of(filling, source_id(filling, options));
    source->published.said = text_of(filling, dm_day_format(filling->draft->published, day));
    source->text = text_of(filling, options->text);
    source->sha256 = text_of(filling, options->sha256);
    filling->file->has_source = true;
    filling->file->identity = source->id.text;
}

static void declare_issue(Filling *filling, const Side *side)
{
    if (!side->issue)
        return;
    for (guint i = 0; i < filling->draft->lexicon->issues->len; i++)
        if (strcmp(g_array_index(filling->draft->lexicon->issues, LexIssue, i).id, side->issue) == 0)
            return;
    for (guint i = 0; i < filling->file->issues.len; i++)
        if (strcmp(filling->file->issues.items[i].id.text, side->issue) == 0)
            return;
    DmIssue *issue = dm_list_add(filling->arena, &filling->file->issues);
    issue->file = filling->file;
    issue->id = text_of(filling, side->issue);
    issue->title = text_of(filling, side->title);
}

/* ---- The order of reading ---- */

/* An item and where its first words stand. */
typedef struct Place {
    gsize start;
    guint item;
} Place;

static gsize first_word(const Draft *draft, const Item *item)
{
    gsize start = item->quotes && item->quotes->len ? G_MAXSIZE : item->span_start;
    for (guint i = 0; item->quotes && i < item->quotes->len; i++)
        start = MIN(start, g_array_index(draft->quotes, Quote, g_array_index(item->quotes, guint, i)).start);
    return start;
}

static int by_place(gconstpointer a, gconstpointer b)
{
    const Place *one = a, *other = b;
    if (one->start != other->start)
        return one->start < other->start ? -1 : 1;
    return one->item < other->item ? -1 : 1;
}

/* A draft is read beside its article: events stand in the order of their first words. */
static GArray *reading_order(const Draft *draft)
{
    GArray *order = g_array_new(false, false, sizeof(Place));
    for (guint i = 0; i < draft->items->len; i++) {
        const Item *item = &g_array_index(draft->items, Item, i);
        Place place = {.start = first_word(draft, item), .item = i};
        if (!item->dropped)
            g_array_append_val(order, place);
    }
    g_array_sort(order, by_place);
    return order;
}

DmRecordFile *draft_model(Draft *draft, DmModel *model, const DmAnnotateOptions *options)
{
    Filling filling = {.draft = draft, .arena = dm_model_arena(model)};
    filling.file = dm_model_add_file(model, options->name ? options->name : "article", NULL);
    filling.ids = g_hash_table_new(g_str_hash, g_str_equal);
    filling.spans = named_spans(draft);
    guint n = draft->items->len;
    filling.actor_ids = g_new0(const char *, draft->actors->len + 1);
    filling.event_ids = g_new0(const char *, n + 1);
    fill_source(&filling, options);
    g_autoptr(GArray) order = reading_order(draft);
    for (guint i = 0; i < order->len; i++) {
        Place place = g_array_index(order, Place, i);
        filling.event_ids[place.item] =
            make_event_id(&filling, &g_array_index(draft->items, Item, place.item));
    }
    for (guint i = 0; i < order->len; i++) {
        Place place = g_array_index(order, Place, i);
        const Item *item = &g_array_index(draft->items, Item, place.item);
        for (guint k = 0; item->positions && k < item->positions->len; k++)
            declare_issue(&filling, &g_array_index(item->positions, Side, k));
        fill_event(&filling, item, place.item);
    }
    g_hash_table_unref(filling.ids);
    g_hash_table_unref(filling.spans);
    g_free(filling.actor_ids);
    g_free(filling.event_ids);
    return filling.file;
}
