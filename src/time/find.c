/* time: date expressions in running text – runs of words in, DmTimex out, in reading order. */
#include "phrase.h"

#include <string.h>

const DmEnum dm_timex_names[] = {
    {"DATE", DM_TIMEX_DATE, "a day or a longer unit of the calendar"},
    {"TIME", DM_TIMEX_TIME, "a time of day"},
    {"DURATION", DM_TIMEX_DURATION, "a length of time"},
    {"SET", DM_TIMEX_SET, "times that come round"},
    {NULL, 0, NULL},
};

const DmEnum dm_prefer_names[] = {
    {"past", DM_PREFER_PAST, "a bare weekday or month is the last one"},
    {"future", DM_PREFER_FUTURE, "it is the next one, and spans count in whole calendar units"},
    {"nearest", DM_PREFER_NEAREST, "it is the nearest one"},
    {NULL, 0, NULL},
};

static void emit(Engine *e, const Found *found, const Result *whole, GArray *out)
{
    const Meaning *m = &found->meaning;
    DmTimex t = {.start = e->token[found->from].start,
                 .end = e->token[found->to - 1].end,
                 .type = m->type,
                 .window = m->window};
    t.approximate = m->approximate;
    t.rule = phrase_rules[found->rule].name;
    t.whole_start = e->token[whole->from].start;
    t.whole_end = e->token[whole->to - 1].end;
    t.whole = whole->found.meaning.window;
    t.whole_rule = phrase_rules[whole->found.rule].name;
    g_strlcpy(t.value, m->value, sizeof t.value);
    g_strlcpy(t.whole_value, whole->found.meaning.value, sizeof t.whole_value);
    g_array_append_val(out, t);
    if (m->event.kind)
        event_wait(e, out, &m->event);
}

static void read_run(Engine *e, GArray *out)
{
    for (guint at = 0; at < e->n;) {
        Result r;
        if (!pattern_match(e, at, &r)) {
            at++;
            continue;
        }
        const Found *last = r.parts > 0 ? &r.part[r.parts - 1] : &r.found;
        for (guint i = 0; i < r.parts; i++)
            emit(e, &r.part[i], &r, out);
        if (r.parts == 0)
            emit(e, &r.found, &r, out);
        if (last->meaning.window.earliest != DM_DAY_OPEN && last->meaning.type != DM_TIMEX_DURATION) {
            e->last = last->meaning;
            e->last_at = e->token[r.to - 1].end;
            e->has_last = true;
            if (e->last.unit == UNIT_DAY && e->last.floating == UNIT_YEAR &&
                e->last.window.latest <= e->reference &&
                (e->last.window.latest < e->span.window.earliest ||
                 e->last.window.earliest > e->span.window.latest))
                e->span.unit = UNIT_NONE; /* "from a year earlier" is no longer told of it */
            if (e->last.unit >= UNIT_MONTH && e->last.unit <= UNIT_HALF && e->last.unit != UNIT_SEASON) {
                e->span = e->last;
                e->span_at = e->token[r.to - 1].end;
            }
            if (e->last.unit == UNIT_DAY && e->last.window.earliest == e->last.window.latest) {
                e->day = e->last.window.earliest;
                e->day_at = e->token[r.to - 1].end;
            }
        }
        at = r.to;
    }
}

/* Is the whole text one run of words, so that nothing else can tell what a short word means? */
static bool is_one_phrase(const Engine *e)
{
    if (e->token[0].join != JOIN_START || e->token[e->n - 1].end + 2 < e->len)
        return false;
    for (gsize i = 0; i < e->token[0].start; i++) {
        if (g_ascii_isalnum(e->text[i]))
            return false;
    }
    return true;
}

void dm_dates_find(const char *text, gsize len, DmDay reference, DmPrefer prefer, GArray *ret_found)
{
    lexicon_load();
    g_autofree Engine *e = g_new0(Engine, 1);
    g_autoptr(GArray) pending = g_array_new(false, false, sizeof(EventPending));
    *e = (Engine){.text = text,
                  .len = len,
                  .reference = reference,
                  .prefer = prefer,
                  .pending = pending,
                  .day = DM_DAY_OPEN};
    for (gsize at = 0; at < len;) {
        if (!scan_run(e, &at))
            break;
        e->alone = is_one_phrase(e);
        read_run(e, ret_found);
    }
    events_settle(e, ret_found);
}
