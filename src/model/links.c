/* model – what needs every file of a load: identities, references in any order, several reports of one event,
 * what an update may say of the event it changes. Every id is looked up in a hash table, so the work grows
 * with the number of records and references. */
#include <demarche/model.h>
#include <string.h>

enum { MAX_HINTS = 200 }; /* near misses looked for in one run: past that the mistake is another */

/* What an id stands for. Entries are found without regard to case; `id` is as first written. */
typedef struct Entry Entry;
struct Entry {
    const char *id;
    const DmRecordFile *file; /* where it was first said; NULL: built in */
    const DmRecordFile *last; /* where it was last said */
    DmPos pos;
    int kind;         /* DmKind of events, DmActorKind of actors */
    const DmText *to; /* the one reference that can run in a circle: of, parent, after */
    bool accepted;    /* an event with a report that is no draft, or known to the store */
    guint visit;      /* mark of the walk that came here last */
};

typedef struct Space { /* one space of ids */
    const char *noun;
    GHashTable *entries;  /* casefolded id → Entry */
    GPtrArray *ids;       /* const char *, for near misses */
    GHashTable *clashing; /* ids reported to differ only in case: what refers to them is no news */
} Space;

typedef struct Links {
    DmArena *arena;
    const DmOutside *outside;
    DmDiags *diags;
    Space files, actors, issues, events;
    guint n_hints;
} Links;

/* ---- Spaces of ids: ASCII, so case is folded byte by byte ---- */

static guint hash_id(gconstpointer key)
{
    guint hash = 5381;
    for (const char *p = key; *p; p++)
        hash = hash * 33 + (guchar)g_ascii_tolower(*p);
    return hash;
}

static gboolean equal_id(gconstpointer a, gconstpointer b)
{
    return g_ascii_strcasecmp(a, b) == 0;
}

static void space_init(Space *space, const char *noun)
{
    space->noun = noun;
    space->entries = g_hash_table_new(hash_id, equal_id);
    space->ids = g_ptr_array_new();
    space->clashing = g_hash_table_new(g_str_hash, g_str_equal);
}

static void space_clear(Space *space)
{
    g_hash_table_unref(space->entries);
    g_ptr_array_unref(space->ids);
    g_hash_table_unref(space->clashing);
}

static Entry *find(const Space *space, const char *id)
{
    Entry *entry = g_hash_table_lookup(space->entries, id);
    return entry && strcmp(entry->id, id) == 0 ? entry : NULL;
}

static guint width_of(const char *text)
{
    return (guint)MAX(1, strlen(text));
}

static void report_case(Links *links, const Space *space, const Entry *first, const DmRecordFile *file,
                        const DmText *id)
{
    g_assert(file); /* built-ins come first, so the later one stands in a file */
    dm_diags_add(links->diags, DM_CODE_ID_CASE, file->file, id->pos, width_of(id->text),
                 "%s \"%s\" differs only in case from \"%s\"", space->noun, id->text, first->id);
    if (first->file)
        dm_diags_hint(links->diags, "that is at %s:%u:%u", first->file->path, first->pos.line,
                      first->pos.col);
    else
        dm_diags_hint(links->diags, "that is built in");
}

/* Enters an id, or finds the entry it has; *ret_new when it is the first. NULL and a finding when it differs
 * from another only in case. */
static Entry *enter(Links *links, Space *space, const DmRecordFile *file, const DmText *id, bool *ret_new)
{
    Entry *entry = g_hash_table_lookup(space->entries, id->text);
    *ret_new = !entry;
    if (entry && strcmp(entry->id, id->text) != 0) {
        report_case(links, space, entry, file, id);
        g_hash_table_add(space->clashing, (gpointer)id->text);
        return NULL;
    }
    if (!entry) {
        entry = dm_arena_alloc(links->arena, sizeof *entry);
        *entry = (Entry){.id = id->text, .file = file, .pos = id->pos};
        g_hash_table_insert(space->entries, (gpointer)entry->id, entry);
        g_ptr_array_add(space->ids, (gpointer)entry->id);
    }
    return entry;
}

/* ---- First walk: what there is ---- */

static bool is_usable(const DmText *text)
{
    return text->text && *text->text;
}

static void enter_file(Links *links, DmRecordFile *file)
{
    const DmText id = {file->identity, is_usable(&file->source.id) ? file->source.id.pos : (DmPos){1, 1}};
    bool first;
    Entry *entry = enter(links, &links->files, file, &id, &first);
    if (!entry || first)
        return;
    dm_diags_add(links->diags, DM_CODE_DUPLICATE_FILE, file->file, id.pos, width_of(id.text),
                 file->has_source ? "source \"%s\" is another file's too"
                                  : "another file without a source is called \"%s\" too",
                 id.text);
    dm_diags_hint(links->diags, "that is %s", entry->file->path);
}

/* `noun` takes the kind's name from `names`. */
static void report_kinds(Links *links, const Space *space, const Entry *first, const DmRecordFile *file,
                         const DmText *id, const DmEnum *names, int kind)
{
    dm_diags_add(links->diags, DM_CODE_KIND_MISMATCH, file->file, id->pos, width_of(id->text),
                 "%s \"%s\" has the kind %s here and %s elsewhere", space->noun, id->text,
                 dm_enum_text(names, kind), dm_enum_text(names, first->kind));
    if (first->file)
        dm_diags_hint(links->diags, "that is at %s:%u:%u", first->file->path, first->pos.line,
                      first->pos.col);
}

static void enter_actor(Links *links, DmRecordFile *file, DmActor *actor)
{
    bool first;
    Entry *entry = enter(links, &links->actors, file, &actor->id, &first);
    if (!entry)
        return;
    if (entry->kind == DM_ACTOR_UNKNOWN)
        entry->kind = actor->kind;
    else if (entry->file && actor->kind != DM_ACTOR_UNKNOWN && entry->kind != (int)actor->kind)
        report_kinds(links, &links->actors, entry, file, &actor->id, dm_actor_kind_names, actor->kind);
    if (is_usable(&actor->of))
        entry->to = &actor->of;
}

static void enter_issue(Links *links, DmRecordFile *file, DmIssue *issue)
{
    bool first;
    Entry *entry = enter(links, &links->issues, file, &issue->id, &first);
    if (entry && is_usable(&issue->parent))
        entry->to = &issue->parent;
}

static void report_duplicate(Links *links, const Entry *entry, const DmRecordFile *file, const DmText *id)
{
    dm_diags_add(links->diags, DM_CODE_DUPLICATE_ID, file->file, id->pos, width_of(id->text),
                 "event \"%s\" stands twice in this file", id->text);
    if (entry->file == file)
        dm_diags_hint(links->diags, "first on line %u", entry->pos.line);
}

static void enter_event(Links *links, DmRecordFile *file, DmEvent *event)
{
    bool first;
    Entry *entry = is_usable(&event->id) ? enter(links, &links->events, file, &event->id, &first) : NULL;
    DmKind kind;
    if (!entry)
        return;
    entry->accepted |= !event->draft;
    if (entry->last == file)
        report_duplicate(links, entry, file, &event->id);
    entry->last = file;
    if (first && links->outside && links->outside->has_event &&
        links->outside->has_event(links->outside->user, entry->id, &kind)) {
        entry->kind = (int)kind;
        entry->file = NULL;
        entry->accepted = true;
    } else if (first) {
        entry->kind = (int)event->kind;
    }
    if (entry->kind == DM_KIND_COUNT)
        entry->kind = (int)event->kind;
    else if (event->kind != DM_KIND_COUNT && entry->kind != (int)event->kind)
        report_kinds(links, &links->events, entry, file, &event->id, dm_kind_names, (int)event->kind);
    if (is_usable(&event->due.after))
        entry->to = &event->due.after;
}

static void enter_builtins(Links *links)
{
    guint n;
    const DmActor *actors = dm_builtin_actors(&n);
    bool first;
    for (guint i = 0; i < n; i++)
        enter(links, &links->actors, NULL, &actors[i].id, &first)->kind = actors[i].kind;
}

static void enter_all(Links *links, DmRecordFile *file)
{
    enter_file(links, file);
    for (guint i = 0; i < file->actors.len; i++)
        enter_actor(links, file, &file->actors.items[i]);
    for (guint i = 0; i < file->issues.len; i++)
        enter_issue(links, file, &file->issues.items[i]);
    for (guint i = 0; i < file->events.len; i++)
        enter_event(links, file, &file->events.items[i]);
}

/* ---- Second walk: what is referred to ---- */

static void report_unknown(Links *links, DmCode code, const Space *space, const DmRecordFile *file,
                           const DmText *id)
{
    if (g_hash_table_contains(space->clashing, id->text))
        return;
    dm_diags_add(links->diags, code, file->file, id->pos, width_of(id->text), "no %s \"%s\"", space->noun,
                 id->text);
    const DmActor *named = space == &links->actors ? dm_builtin_named(id->text) : NULL;
    const Entry *entry = g_hash_table_lookup(space->entries, id->text);
    const char *near = entry ? entry->id : named ? named->id.text : NULL;
    if (!near && links->n_hints++ < MAX_HINTS)
        near = dm_nearest(id->text, (const char *const *)space->ids->pdata, space->ids->len);
    if (near)
        dm_diags_hint(links->diags, "did you mean \"%s\"?", near);
}

static void refer_actor(Links *links, const DmRecordFile *file, const DmText *id)
{
    const DmOutside *outside = links->outside;
    if (!is_usable(id) || find(&links->actors, id->text) ||
        (outside && outside->has_actor && outside->has_actor(outside->user, id->text)))
        return;
    report_unknown(links, DM_CODE_UNKNOWN_ACTOR, &links->actors, file, id);
}

/* The kind of a known event; DM_KIND_COUNT when its kind cannot be read; −1 when there is no such event. */
static int kind_of(const Links *links, const char *id)
{
    const DmOutside *outside = links->outside;
    const Entry *entry = find(&links->events, id);
    DmKind kind;
    if (entry)
        return entry->kind;
    return outside && outside->has_event && outside->has_event(outside->user, id, &kind) ? (int)kind : -1;
}

/* The kind as kind_of(), −1 also when `id` was left out; an unknown event is reported. */
static int refer_event(Links *links, const DmRecordFile *file, const DmText *id, const DmText *self)
{
    if (!is_usable(id))
        return -1;
    int kind = kind_of(links, id->text);
    if (kind < 0)
        report_unknown(links, DM_CODE_UNKNOWN_EVENT, &links->events, file, id);
    else if (self && self->text && strcmp(id->text, self->text) == 0)
        dm_diags_add(links->diags, DM_CODE_SELF_REFERENCE, file->file, id->pos, width_of(id->text),
                     "event \"%s\" refers to itself", id->text);
    return kind;
}

/* What an accepted event says about a draft is shown with the draft only. */
static void warn_of_draft(Links *links, const DmRecordFile *file, const DmEvent *event, const DmText *id)
{
    const Entry *entry = is_usable(id) && !event->draft ? find(&links->events, id->text) : NULL;
    if (!entry || entry->accepted)
        return;
    dm_diags_add(links->diags, DM_CODE_REFERS_TO_DRAFT, file->file, id->pos, width_of(id->text),
                 "\"%s\" is a draft, this event is not: what it says of the draft stays hidden", id->text);
    dm_diags_hint(links->diags, "accept the draft, or give this event \"review: draft\" too");
}

static bool has_issue(const Links *links, const char *id)
{
    const DmOutside *outside = links->outside;
    return find(&links->issues, id) ||
           (outside && outside->has_issue && outside->has_issue(outside->user, id));
}

static void refer_issue(Links *links, const DmRecordFile *file, const DmText *id, bool or_venue)
{
    if (!is_usable(id) || has_issue(links, id->text))
        return;
    int kind = or_venue ? kind_of(links, id->text) : -1;
    if (kind == DM_KIND_VENUE || kind == DM_KIND_COUNT)
        return;
    report_unknown(links, DM_CODE_UNKNOWN_ISSUE, &links->issues, file, id);
    if (kind >= 0)
        dm_diags_hint(links->diags,
                      "there is an event of that id, but a position is on an issue or on a venue; it is a %s",
                      dm_enum_text(dm_kind_names, kind));
}

static void refer_quotes(Links *links, const DmRecordFile *file, const DmQuoteList *quotes)
{
    for (guint i = 0; i < quotes->len; i++)
        refer_actor(links, file, &quotes->items[i].speaker);
}

static void refer_events(Links *links, const DmRecordFile *file, const DmTextList *ids, const DmText *self)
{
    for (guint i = 0; i < ids->len; i++)
        refer_event(links, file, &ids->items[i], self);
}

static void refer_meeting(Links *links, const DmRecordFile *file, const DmEvent *event)
{
    const DmText *id = &event->for_event;
    int kind = refer_event(links, file, id, &event->id);
    if (kind < 0 || kind == DM_KIND_COUNT || dm_kind_has_status((DmKind)kind))
        return;
    dm_diags_add(links->diags, DM_CODE_NOT_A_MEETING, file->file, id->pos, width_of(id->text),
                 "\"%s\" is a %s; a venue is proposed for a summit, meeting or call", id->text,
                 dm_enum_text(dm_kind_names, kind));
}

/* A settlement is said of what can be kept or broken, a meeting status of what can be held. */
static bool status_fits(DmStatus status, DmKind kind)
{
    return status == DM_STATUS_NONE ||
           (dm_status_is_meeting(status) ? dm_kind_has_status(kind) : dm_kind_has_due(kind));
}

static void refer_update(Links *links, const DmRecordFile *file, const DmEvent *event, const DmUpdate *update)
{
    int kind = refer_event(links, file, &update->of, &event->id);
    refer_event(links, file, &update->due.after, NULL);
    warn_of_draft(links, file, event, &update->of);
    if (kind < 0 || kind == DM_KIND_COUNT)
        return;
    const char *noun = dm_enum_text(dm_kind_names, kind);
    if (!status_fits(update->status, (DmKind)kind)) {
        const char *status = dm_enum_text(dm_status_names, update->status);
        dm_diags_add(links->diags, DM_CODE_STATUS_OF_OTHER_KIND, file->file, update->status_pos,
                     width_of(status), "\"%s\" is a %s, which cannot become \"%s\"", update->of.text, noun,
                     status);
    }
    if (update->due.pos.line && !dm_kind_has_due((DmKind)kind))
        dm_diags_add(links->diags, DM_CODE_FIELD_OF_OTHER_KIND, file->file, update->due.pos, 1,
                     "\"%s\" is a %s, which has no due date", update->of.text, noun);
}

static void refer_of_event(Links *links, const DmRecordFile *file, const DmEvent *event)
{
    for (guint i = 0; i < event->parts.len; i++)
        refer_actor(links, file, &event->parts.items[i].who);
    for (guint i = 0; i < event->issues.len; i++)
        refer_issue(links, file, &event->issues.items[i], false);
    for (guint i = 0; i < event->positions.len; i++) {
        const DmPosition *position = &event->positions.items[i];
        if (position->actor.pos.line != position->pos.line || position->actor.pos.col != position->pos.col)
            refer_actor(links, file, &position->actor); /* else it is the speaker's, who is looked up there */
        refer_issue(links, file, &position->issue, true);
        refer_quotes(links, file, &position->quotes);
    }
    for (guint i = 0; i < event->updates.len; i++)
        refer_update(links, file, event, &event->updates.items[i]);
    refer_quotes(links, file, &event->quotes);
    refer_events(links, file, &event->responds_to, &event->id);
    refer_events(links, file, &event->follows, &event->id);
    refer_event(links, file, &event->due.after, NULL);
    warn_of_draft(links, file, event, &event->due.after);
    warn_of_draft(links, file, event, &event->for_event);
    refer_meeting(links, file, event);
}

static void refer_all(Links *links, const DmRecordFile *file)
{
    for (guint i = 0; i < file->actors.len; i++) {
        const DmActor *actor = &file->actors.items[i];
        refer_actor(links, file, &actor->of);
        for (guint k = 0; k < actor->roles.len; k++)
            refer_actor(links, file, &actor->roles.items[k].of);
    }
    for (guint i = 0; i < file->issues.len; i++)
        refer_issue(links, file, &file->issues.items[i].parent, false);
    for (guint i = 0; i < file->events.len; i++)
        refer_of_event(links, file, &file->events.items[i]);
}

/* ---- Third walk: circles ---- */

/* Follows `to` from every id; each is visited once, and a walk that meets itself has found a circle. */
static void check_circles(Links *links, const Space *space)
{
    for (guint i = 0; i < space->ids->len; i++) {
        Entry *entry = find(space, space->ids->pdata[i]);
        while (entry && entry->to && !entry->visit) {
            entry->visit = i + 1;
            Entry *next = find(space, entry->to->text);
            if (next && next->visit == i + 1)
                dm_diags_add(links->diags, DM_CODE_SELF_REFERENCE, next->file ? next->file->file : NULL,
                             next->pos, width_of(next->id), "%s \"%s\" comes back to itself through \"%s\"",
                             space->noun, next->id, next->to->text);
            entry = next;
        }
    }
}

void dm_model_check_links(DmModel *model, const DmOutside *outside, DmDiags *diags)
{
    Links links = {.arena = dm_model_arena(model), .outside = outside, .diags = diags};
    space_init(&links.files, "source");
    space_init(&links.actors, "actor");
    space_init(&links.issues, "issue");
    space_init(&links.events, "event");
    enter_builtins(&links);
    for (guint i = 0; outside && outside->replacing && i < dm_model_n_files(model); i++)
        outside->replacing(outside->user, dm_model_file(model, i)->identity);
    for (guint i = 0; i < dm_model_n_files(model); i++)
        enter_all(&links, dm_model_file(model, i));
    for (guint i = 0; i < dm_model_n_files(model); i++)
        refer_all(&links, dm_model_file(model, i));
    check_circles(&links, &links.actors);
    check_circles(&links, &links.issues);
    check_circles(&links, &links.events);
    space_clear(&links.files);
    space_clear(&links.actors);
    space_clear(&links.issues);
    space_clear(&links.events);
}
