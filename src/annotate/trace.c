/* annotate – what was found in each sentence and which rule fired, for people who ask why (--trace). */
#include "annotate/draft.h"

static const char *const mention_names[] = {
    [MENTION_NAME] = "name",       [MENTION_STATE] = "state", [MENTION_PERSON] = "person",
    [MENTION_TITLE] = "title",     [MENTION_GROUP] = "group", [MENTION_BODY] = "body",
    [MENTION_PRONOUN] = "pronoun", [MENTION_NOUN] = "noun",
};

static const char *actor_name(const Draft *draft, gint32 actor)
{
    return actor >= 0 ? actor_at(draft, actor)->name : "nobody known";
}

static void trace_mentions(Draft *draft, const Sent *sent)
{
    for (guint i = sent->first_mention; i < sent->end_mention; i++) {
        const Mention *mention = mention_at(draft, i);
        const char *of = mention->of >= 0 ? actor_name(draft, mention->of) : NULL;
        g_string_append_printf(draft->trace, "  mention  %s: %s is %s%s%s\n", mention_names[mention->kind],
                               draft_text(draft, mention->first, mention->end),
                               actor_name(draft, mention->actor), of ? ", of " : "", of ? of : "");
    }
}

static void trace_dates(Draft *draft, const Sent *sent)
{
    char from[DM_DAY_TEXT], to[DM_DAY_TEXT];
    for (guint at = sent->first; at < sent->end; at++) {
        gint32 index = draft->toks[at].date;
        if (index < 0 || (at > sent->first && draft->toks[at - 1].date == index))
            continue;
        const DmTimex *timex = &g_array_index(draft->dates, DmTimex, index);
        g_string_append_printf(draft->trace, "  date     %.*s: %s, %s to %s [%s]\n",
                               (int)(timex->end - timex->start), draft->text + timex->start, timex->value,
                               dm_day_format(timex->window.earliest, from),
                               dm_day_format(timex->window.latest, to), timex->rule ? timex->rule : "");
    }
}

static const char *class_name(int class)
{
    const char *plover = class < CONTROL_SAY ? dm_enum_text(dm_plover_names, class) : NULL;
    return class == CONTROL_NONE ? "no class" : class == CONTROL_SAY ? "says" : plover ? plover : "governs";
}

static void trace_preds(Draft *draft, const Sent *sent)
{
    for (guint p = sent->first_pred; p < sent->end_pred; p++) {
        const Pred *pred = pred_at(draft, p);
        const VerbRow *row = pred_row(draft, pred);
        g_string_append_printf(
            draft->trace, "  verb     %s: %s, %s%s%s%s; subject %s\n",
            draft_text(draft, pred->first, pred->tok + 1), row ? row->text : "no row",
            class_name(row ? row->class : CONTROL_NONE), pred->passive ? ", passive" : "",
            pred->negative ? ", negated" : "", pred->modal & (W_FUTURE | W_WOULD) ? ", future" : "",
            pred->subject >= 0 ? actor_name(draft, mention_at(draft, pred->subject)->actor) : "none");
    }
}

static void trace_quotes(Draft *draft, guint s)
{
    for (guint i = 0; i < draft->quotes->len; i++) {
        const Quote *quote = &g_array_index(draft->quotes, Quote, i);
        if (quote->sent == s && quote->rule)
            g_string_append_printf(draft->trace, "  %s %s: \"%.*s\" [%s]\n",
                                   quote->direct ? "quote   " : "reported", actor_name(draft, quote->speaker),
                                   (int)(quote->stop - quote->start), draft->text + quote->start,
                                   quote->rule);
    }
}

static void trace_items(Draft *draft, guint s)
{
    for (guint i = 0; i < draft->items->len; i++) {
        const Item *item = &g_array_index(draft->items, Item, i);
        if (item->sent != s)
            continue;
        const char *plover = item->plover ? dm_enum_text(dm_plover_names, item->plover) : "";
        g_string_append_printf(draft->trace, "  event    %s %s, %.2f [%s]%s\n",
                               dm_enum_text(dm_kind_names, item->kind), plover, item->confidence,
                               item->rule ? item->rule : "",
                               item->dropped ? " merged with another or dropped" : "");
    }
}

void draft_trace(Draft *draft)
{
    for (guint s = 0; s < draft->n_sents; s++) {
        const Sent *sent = &draft->sents[s];
        if (sent->first >= sent->end)
            continue;
        g_string_append_printf(draft->trace, "%s\n", draft_text(draft, sent->first, sent->end));
        trace_mentions(draft, sent);
        trace_dates(draft, sent);
        trace_preds(draft, sent);
        trace_quotes(draft, s);
        trace_items(draft, s);
    }
}
