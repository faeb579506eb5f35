/* Made-up input for timelines of any size, the same on every run: for tests and benchmarks. */
#pragma once
#include <demarche/layout.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct Made {
    DmArena *arena;
    DmEventRows events;
    DmCommitmentRows commitments;
    DmActorRows actors;
} Made;

static guint32 made_seed;

static guint made_number(guint below)
{
    made_seed = made_seed * 1664525u + 1013904223u;
    return (guint)(((guint64)(made_seed >> 4) * below) >> 28);
}

/* Hostile on purpose: long words, no spaces, right to left, wide characters, nothing but punctuation. */
static const char *const made_words[] = {
    "talks",
    "on",
    "a",
    "ceasefire",
    "Zusammenarbeitsvereinbarungsentwurf",
    "в",
    "Києві",
    "переговори",
    "вторая",
    "اتفاق",
    "وقف",
    "إطلاق",
    "النار",
    "停战协定谈判代表团",
    "会议",
    "—",
    "(second)",
    "meeting",
    "of",
    "the",
    "delegations",
    "Ho’s",
};

static const char *made_title(Made *made, bool hostile)
{
    GString *title = g_string_new(NULL);
    guint n = hostile ? 1 + made_number(made_number(8) == 0 ? 40 : 9) : 3 + made_number(5);
    for (guint i = 0; i < n; i++)
        g_string_append_printf(title, "%s%s", i ? " " : "",
                               made_words[made_number(hostile ? G_N_ELEMENTS(made_words) : 4)]);
    if (hostile && made_number(20) == 0)
        for (int i = 0; i < 12; i++)
            g_string_append(title, "unbreakable");
    const char *kept = dm_arena_strdup(made->arena, title->str);
    g_string_free(title, TRUE);
    return kept;
}

static void made_date(DmDate *date, DmDay day)
{
    static const char *const forms[] = {"%s",  "%s",    "%s",       "%s",    "%s",    "%s?",
                                        "%s~", "%s/%s", "[%s..%s]", "%s/..", "[%s..]"};
    char from[DM_DAY_TEXT], to[DM_DAY_TEXT], text[64];
    dm_day_format(day, from);
    dm_day_format(day + 1 + (DmDay)made_number(20), to);
    g_snprintf(text, sizeof text, forms[made_number(G_N_ELEMENTS(forms))], from, to);
    if (made_number(12) == 0)
        from[7] = '\0', g_strlcpy(text, from, sizeof text);
    DmDateError error;
    if (!dm_date_parse(text, date, &error))
        g_error("%s: %s", text, error.message);
}

static void made_commitment(Made *made, const DmEventRow *event, DmDay day, DmDay as_of)
{
    DmCommitmentRow *row = dm_list_add(made->arena, &made->commitments);
    row->id = event->id;
    row->title = event->title;
    row->kind = event->kind;
    row->made = event->date;
    row->state = (DmState)made_number(DM_STATE_COUNT);
    guint slips = made_number(3);
    DmDay due = day + 3 + (DmDay)made_number(30);
    for (guint i = 0; i <= slips; i++, due += 10) {
        DmStep *step = dm_list_add(made->arena, &row->steps);
        step->date = dm_date_from_day(day + (DmDay)i * 4);
        step->status = i ? DM_STATUS_EXTENDED : DM_STATUS_NONE;
        if (row->state != DM_STATE_UNDATED)
            step->due = row->due = dm_date_from_window((DmWindow){due, due + (DmDay)made_number(9)});
    }
    if (!dm_state_is_open(row->state))
        dm_list_add(made->arena, &row->steps)->date = dm_date_from_day(due + 2);
    row->has_days_left = row->state < DM_STATE_UNDATED;
    row->days_left = row->state == DM_STATE_OVERDUE ? -5 : (int)(due - as_of > 0 ? due - as_of : 0);
}

static void made_actors(Made *made, guint n)
{
    static const char *const states[] = {"UA", "RU", "US", "FR", "GB", "DE", "TR", "CH"};
    for (guint i = 0; i < n; i++) {
        DmActorRow *actor = dm_list_add(made->arena, &made->actors);
        actor->id = i < G_N_ELEMENTS(states) ? states[i] : dm_arena_printf(made->arena, "person-%u", i);
        actor->name =
            i < G_N_ELEMENTS(states) ? states[i] : dm_arena_printf(made->arena, "Person of the name %u", i);
        actor->kind = i < G_N_ELEMENTS(states) ? DM_ACTOR_STATE : DM_ACTOR_PERSON;
        actor->of = i < G_N_ELEMENTS(states) ? NULL : states[i % G_N_ELEMENTS(states)];
    }
}

/* `n` events over `days` days from 2020 on, with `hostile` titles or plain ones. */
static Made *made_input(guint n, guint days, bool hostile)
{
    Made *made = g_new0(Made, 1);
    made->arena = dm_arena_new();
    made_seed = 20250821 + n;
    made_actors(made, 40);
    DmDay start = dm_day_from_ymd(2020, 1, 1), as_of = start + (DmDay)days * 2 / 3;
    for (guint i = 0; i < n; i++) {
        DmEventRow *event = dm_list_add(made->arena, &made->events);
        DmDay day = start + (DmDay)made_number(days);
        event->id = dm_arena_printf(made->arena, "event-%u", i);
        event->kind = (DmKind)made_number(DM_KIND_COUNT);
        event->status = dm_kind_has_status(event->kind) ? (DmStatus)(DM_STATUS_PROPOSED + made_number(6))
                                                        : DM_STATUS_NONE;
        made_date(&event->date, day);
        event->title = made_title(made, hostile);
        event->lat = event->lon = event->confidence = NAN;
        event->weight = made_number(30) ? NAN : 1 + made_number(5);
        event->n_reports = 1 + made_number(3);
        for (guint a = 0, m = 1 + made_number(4); a < m; a++) {
            const DmActorRow *actor = &made->actors.items[made_number(made->actors.len)];
            *dm_list_add(made->arena, &event->actors) =
                (DmActorWord){actor->id, actor->name, DM_WORD_PARTICIPANT};
        }
        *dm_list_add(made->arena, &event->issues) = dm_arena_printf(made->arena, "issue-%u", made_number(7));
        event->evidence.source = dm_arena_printf(made->arena, "source-%u", made_number(1 + n / 3));
        event->evidence.publisher = "The Paper of Record";
        event->evidence.published = day;
        if (dm_kind_has_due(event->kind) && made_number(5))
            made_commitment(made, event, day, as_of);
    }
    return made;
}

static void made_free(Made *made)
{
    dm_arena_free(made->arena);
    g_free(made);
}
