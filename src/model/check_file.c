/* model – what one file must get right by itself: required fields, dates and windows resolved, statuses,
 * ranges. The references to other records are looked up in links.c, when every file was read. */
#include <demarche/model.h>
#include <math.h>
#include <string.h>

typedef struct Check {
    DmRecordFile *record;
    DmDiags *diags;
    DmDate published; /* DM_DATE_NONE when not known */
} Check;

static guint width_of(const DmText *text)
{
    return text->text ? (guint)MAX(1, dm_utf8_chars(text->text, strlen(text->text))) : 1;
}

/* A field that is there, although perhaps broken ("") and reported. */
static bool is_there(const DmText *text)
{
    return text->text != NULL;
}

static bool is_usable(const DmText *text)
{
    return text->text && *text->text;
}

static void report(const Check *check, DmCode code, DmPos pos, guint width, const char *message)
{
    dm_diags_add(check->diags, code, check->record->file, pos, width, "%s", message);
}

static void require(const Check *check, const DmText *text, DmPos pos, const char *what, const char *key)
{
    if (!is_there(text))
        dm_diags_add(check->diags, DM_CODE_MISSING_FIELD, check->record->file, pos, 1, "%s needs \"%s\"",
                     what, key);
}

/* How far the word at a place of the file reaches. */
static guint word_width(const Check *check, DmPos pos)
{
    gsize len = 0;
    const char *line = check->record->file ? dm_file_line(check->record->file, pos.line, &len) : "";
    g_autofree char *copy = g_strndup(line, len);
    gsize chars = dm_utf8_chars(copy, strlen(copy));
    const char *at = pos.col && pos.col <= chars ? g_utf8_offset_to_pointer(copy, pos.col - 1) : "";
    return (guint)MAX(1, dm_utf8_chars(at, strcspn(at, " ,}]#")));
}

static void check_range(const Check *check, double value, double least, double most, DmPos pos,
                        const char *key)
{
    if (!isnan(value) && !(value >= least && value <= most))
        dm_diags_add(check->diags, DM_CODE_OUT_OF_RANGE, check->record->file, pos, word_width(check, pos),
                     "%s %g is not from %g to %g", key, value, least, most);
}

/* ---- Dates ---- */

static bool is_quoted(const Check *check, DmPos pos)
{
    gsize len = 0;
    const char *line = check->record->file ? dm_file_line(check->record->file, pos.line, &len) : NULL;
    g_autofree char *copy = line ? g_strndup(line, len) : NULL;
    const char *at =
        copy && pos.col <= dm_utf8_chars(copy, len) ? g_utf8_offset_to_pointer(copy, pos.col - 1) : "";
    return *at == '\'' || *at == '"';
}

/* Points at the part of the text that could not be read. */
static void report_date(const Check *check, const DmText *said, const DmDateError *error)
{
    bool two = *error->readings;
    guint skip = error->offset && error->offset < strlen(said->text)
                     ? (guint)dm_utf8_chars(said->text, error->offset)
                     : 0;
    DmPos pos = {said->pos.line, said->pos.col + skip + (skip && is_quoted(check, said->pos))};
    dm_diags_add(check->diags, two ? DM_CODE_TWO_READINGS : DM_CODE_BAD_DATE, check->record->file, pos,
                 width_of(said) - skip, "%s", error->message);
    if (two)
        dm_diags_hint(check->diags, "write the one you mean");
}

/* The weekday that begins at `p`, in full or by three letters, and its length; −1: none. */
static int weekday_at(const char *p, gsize *ret_len)
{
    static const char *const days[] = {"monday", "tuesday",  "wednesday", "thursday",
                                       "friday", "saturday", "sunday"};
    gsize len = 0;
    while (g_ascii_isalpha(p[len]))
        len++;
    *ret_len = len;
    for (int day = 0; day < 7; day++)
        if (g_ascii_strncasecmp(p, days[day], len) == 0 && (len == 3 || len == strlen(days[day])))
            return day;
    return -1;
}

/* The one weekday a phrase names, and the phrase without it; −1 when it names none or several. */
static int take_weekday(const char *phrase, GString *ret_rest)
{
    int found = -1;
    for (gsize len; *phrase; phrase += len) {
        int day = weekday_at(phrase, &len);
        if (day >= 0 && found >= 0)
            return -1;
        if (day < 0)
            g_string_append_len(ret_rest, phrase, (gssize)(len = MAX(len, 1)));
        else
            found = day;
        if (day >= 0)
            len += strspn(phrase + len, ".,");
    }
    return found;
}

/* A window begins or ends on the weekday; of one longer than a week only the end is named by it. */
static bool falls_on(DmWindow window, int weekday)
{
    bool short_one = window.earliest != DM_DAY_OPEN && window.latest - window.earliest < 7;
    return weekday == dm_day_weekday(window.latest) ||
           (short_one && weekday == dm_day_weekday(window.earliest));
}

/* "Tuesday, 3 March 2025": the rest alone means the same day, and that is a Monday. A phrase that needs its
 * weekday means something else without it. */
static void check_weekday(const Check *check, const DmDateField *field, const DmDate *reference,
                          DmDateRole role)
{
    static const char *const names[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                        "Friday", "Saturday", "Sunday"};
    g_autoptr(GString) rest = g_string_new(NULL);
    DmWindow window = field->date.window;
    int said = take_weekday(field->said.text, rest);
    DmDate alone;
    DmDateError error;
    char day[DM_DAY_TEXT];
    if (said < 0 || window.latest == DM_DAY_OPEN || falls_on(window, said) || !*g_strstrip(rest->str) ||
        !dm_date_resolve(rest->str, reference, role, &alone, &error) ||
        alone.window.earliest != window.earliest || alone.window.latest != window.latest)
        return;
    dm_diags_add(check->diags, DM_CODE_WRONG_WEEKDAY, check->record->file, field->said.pos,
                 width_of(&field->said), "%s is a %s, not a %s", dm_day_format(window.latest, day),
                 names[dm_day_weekday(window.latest)], names[said]);
}

/* Resolves a date said in words; true when it has a value afterwards. A reference of DM_DATE_NONE allows EDTF
 * only. */
static bool resolve(const Check *check, DmDateField *field, const DmDate *reference, DmDateRole role)
{
    DmDateError error = {0};
    if (!is_usable(&field->said))
        return field->date.shape != DM_DATE_NONE;
    bool good = reference->shape == DM_DATE_NONE
                    ? dm_date_parse(field->said.text, &field->date, &error)
                    : dm_date_resolve(field->said.text, reference, role, &field->date, &error);
    if (good && reference->shape != DM_DATE_NONE)
        check_weekday(check, field, reference, role);
    if (good)
        return true;
    report_date(check, &field->said, &error);
    return false;
}

static void resolve_day(const Check *check, DmDateField *field, const char *key)
{
    static const DmDate none;
    if (!resolve(check, field, &none, DM_ROLE_DATE)) {
        if (is_usable(&field->said))
            dm_diags_hint(check->diags, "\"%s\" takes a day, as in 2025-08-21", key);
        return;
    }
    if (field->date.shape != DM_DATE_SINGLE || field->date.precision > DM_PRECISION_DAY) {
        dm_diags_add(check->diags, DM_CODE_BAD_DATE, check->record->file, field->said.pos,
                     width_of(&field->said), "%s takes a day, as in 2025-08-21", key);
        field->date = none;
    }
}

/* {earliest, latest}: `latest` alone runs from the event's day, `earliest` alone is open. */
static void resolve_bounds(const Check *check, DmDue *due, const DmDate *event_date)
{
    bool has_earliest = is_there(&due->earliest.said), has_latest = is_there(&due->latest.said);
    bool good_earliest = !has_earliest || resolve(check, &due->earliest, event_date, DM_ROLE_DUE);
    bool good_latest = !has_latest || resolve(check, &due->latest, event_date, DM_ROLE_DUE);
    if (!good_earliest || !good_latest || (!has_earliest && !has_latest))
        return;
    DmWindow window = {
        .earliest = has_earliest                        ? due->earliest.date.window.earliest
                    : event_date->shape == DM_DATE_NONE ? DM_DAY_OPEN
                                                        : event_date->window.earliest,
        .latest = has_latest ? due->latest.date.window.latest : DM_DAY_OPEN,
    };
    if (window.earliest != DM_DAY_OPEN && window.latest != DM_DAY_OPEN && window.earliest > window.latest)
        report(check, DM_CODE_BAD_WINDOW, due->pos, 1, "the window ends before it starts");
    else
        due->date = dm_date_from_window(window);
}

/* Without its event's date nothing can be said of a phrase that counts from it. */
static void resolve_due(const Check *check, DmDue *due, const DmDate *event_date)
{
    if (is_there(&due->said) && event_date->shape == DM_DATE_NONE)
        return;
    if (is_there(&due->said)) {
        DmDateField field = {due->said, due->date};
        resolve(check, &field, event_date, DM_ROLE_DUE);
        due->date = field.date;
    } else if (!is_there(&due->after)) {
        resolve_bounds(check, due, event_date);
    } else if (due->min > due->max) {
        report(check, DM_CODE_BAD_WINDOW, due->pos, 1, "\"min\" is larger than \"max\"");
    }
}

/* ---- Parts of records ---- */

static void check_country(const Check *check, const DmText *code)
{
    const DmActor *state = is_usable(code) ? dm_builtin_actor(code->text) : NULL;
    if (!is_usable(code) || (state && state->kind == DM_ACTOR_STATE))
        return;
    dm_diags_add(check->diags, DM_CODE_UNKNOWN_COUNTRY, check->record->file, code->pos, width_of(code),
                 "\"%s\" is no ISO 3166-1 alpha-2 code", code->text);
    const DmActor *meant = dm_builtin_named(code->text);
    if (meant && meant->kind == DM_ACTOR_STATE)
        dm_diags_hint(check->diags, "did you mean \"%s\" (%s)?", meant->id.text, meant->name.text);
}

static void check_place(const Check *check, const DmPlace *place)
{
    check_country(check, &place->country);
    check_range(check, place->lat, -90, 90, place->lat_pos, "lat");
    check_range(check, place->lon, -180, 180, place->lon_pos, "lon");
    bool has_lat = place->lat_pos.line, has_lon = place->lon_pos.line;
    if (has_lat != has_lon)
        report(check, DM_CODE_MISSING_FIELD, has_lat ? place->lat_pos : place->lon_pos, 1,
               "lat and lon stand together");
}

/* A position without an actor is its event's one speaker's. */
static void check_position(const Check *check, const DmEvent *event, DmPosition *position)
{
    const DmPart *speaker = NULL;
    guint n = 0;
    for (guint i = 0; i < event->parts.len; i++)
        if (event->parts.items[i].field == DM_WORD_SPEAKER && n++ == 0)
            speaker = &event->parts.items[i];
    if (!is_there(&position->actor) && n == 1)
        position->actor = (DmText){speaker->who.text, position->pos};
    else if (!is_there(&position->actor) && event->kind != DM_KIND_COUNT)
        report(check, DM_CODE_NO_SPEAKER, position->pos, 1,
               n ? "a position needs \"actor\" where several speak"
                 : "a position needs \"actor\" where nobody speaks");
    require(check, &position->issue, position->pos, "a position", "issue");
    if (position->stance_pos.line == 0 && position->pos.line)
        report(check, DM_CODE_MISSING_FIELD, position->pos, 1, "a position needs \"stance\"");
}

static void check_update(const Check *check, const DmEvent *event, DmUpdate *update)
{
    bool has_place = update->place.name.text || update->place.country.text || !isnan(update->place.lat);
    bool has_due = update->due.pos.line || update->due.date.shape != DM_DATE_NONE || update->due.said.text;
    bool has_date = is_there(&update->date.said) || update->date.date.shape != DM_DATE_NONE;
    require(check, &update->of, update->pos, "an update", "of");
    resolve_due(check, &update->due, &event->date.date);
    resolve(check, &update->date, &check->published, DM_ROLE_DATE);
    check_place(check, &update->place);
    if (update->status == DM_STATUS_EXTENDED && !has_due)
        report(check, DM_CODE_EXTENDED_WITHOUT_DUE, update->status_pos, 8, "an extension needs \"due\"");
    if (update->status == DM_STATUS_NONE && !update->status_pos.line && !has_due && !has_date && !has_place &&
        !update->note.text)
        report(check, DM_CODE_EMPTY_UPDATE, update->pos, 1, "this update says nothing new");
}

static void check_status(const Check *check, const DmEvent *event)
{
    if (event->status == DM_STATUS_NONE || dm_status_is_meeting(event->status))
        return;
    const char *text = dm_enum_text(dm_status_names, event->status);
    dm_diags_add(check->diags, DM_CODE_STATUS_OF_OTHER_KIND, check->record->file, event->status_pos,
                 (guint)strlen(text), "a %s cannot be \"%s\"", dm_enum_text(dm_kind_names, (int)event->kind),
                 text);
    dm_diags_hint(check->diags, "that is said of a commitment or deadline, by an update of a later event");
}

static void check_every(const Check *check, const DmText *every)
{
    int n;
    DmUnit unit;
    if (!is_usable(every) || dm_every_parse(every->text, &n, &unit))
        return;
    dm_diags_add(check->diags, DM_CODE_BAD_RECURRENCE, check->record->file, every->pos, width_of(every),
                 "\"%s\" is no recurrence", every->text);
    dm_diags_hint(check->diags, "write day, week, month, quarter, year or an ISO 8601 duration such as P2W");
}

static void check_event(const Check *check, DmEvent *event)
{
    require(check, &event->id, event->pos, "an event", "id");
    if (event->kind == DM_KIND_COUNT && event->kind_pos.line == 0)
        report(check, DM_CODE_MISSING_FIELD, event->pos, 1, "an event needs \"kind\"");
    if (!is_there(&event->date.said) && event->date.date.shape == DM_DATE_NONE)
        report(check, DM_CODE_MISSING_FIELD, event->pos, 1, "an event needs \"date\"");
    require(check, &event->title, event->pos, "an event", "title");
    resolve(check, &event->date, &check->published, DM_ROLE_DATE);
    resolve_due(check, &event->due, &event->date.date);
    check_status(check, event);
    check_every(check, &event->every);
    check_country(check, &event->country);
    check_place(check, &event->place);
    check_range(check, event->confidence, 0, 1, event->confidence_pos, "confidence");
    check_range(check, event->weight, 0, 1000, event->weight_pos, "weight");
    for (guint i = 0; i < event->positions.len; i++)
        check_position(check, event, &event->positions.items[i]);
    for (guint i = 0; i < event->updates.len; i++)
        check_update(check, event, &event->updates.items[i]);
}

static void check_actor(const Check *check, DmActor *actor)
{
    static const DmDate none;
    for (guint i = 0; i < actor->roles.len; i++) {
        DmActorRole *role = &actor->roles.items[i];
        require(check, &role->title, role->pos, "a role", "title");
        bool has_from = resolve(check, &role->from, &none, DM_ROLE_DATE);
        bool has_to = resolve(check, &role->to, &none, DM_ROLE_DATE);
        DmDay from = role->from.date.window.earliest, to = role->to.date.window.latest;
        if (has_from && has_to && from != DM_DAY_OPEN && to != DM_DAY_OPEN && from > to)
            report(check, DM_CODE_BAD_WINDOW, role->pos, 1, "the role ends before it starts");
    }
}

static void check_source(Check *check)
{
    DmRecordFile *record = check->record;
    DmSource *source = &record->source;
    if (!record->has_source) {
        if (record->events.len)
            report(check, DM_CODE_MISSING_FIELD, (DmPos){1, 1}, 1, "a file with events needs \"source\"");
        return;
    }
    if (!record->source_broken) {
        require(check, &source->id, source->pos, "a source", "id");
        if (!is_there(&source->published.said) && source->published.date.shape == DM_DATE_NONE)
            report(check, DM_CODE_MISSING_FIELD, source->pos, 1, "a source needs \"published\"");
    }
    resolve_day(check, &source->published, "published");
    resolve_day(check, &source->retrieved, "retrieved");
    check->published = source->published.date;
    if (is_usable(&source->id))
        record->identity = source->id.text;
}

void dm_model_check_file(DmModel *model, DmRecordFile *file, DmDiags *diags)
{
    Check check = {.record = file, .diags = diags};
    check_source(&check);
    resolve_day(&check, &file->coder.at, "at");
    for (guint i = 0; i < file->actors.len; i++)
        check_actor(&check, &file->actors.items[i]);
    for (guint i = 0; i < file->events.len; i++)
        check_event(&check, &file->events.items[i]);
}
