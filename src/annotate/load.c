/* annotate – reads the rows of a lexicon file into the lexicon. Lines of tab-separated columns; the first
 * names the record; # starts a comment; - is an empty column; | separates several words of one column. */
#include "annotate/lexicon.h"
#include <string.h>

#define MAX_COLUMNS 8

typedef struct Row {
    DmLexicon *lexicon;
    char *columns[MAX_COLUMNS]; /* [0] is the record's name; "" where empty */
    guint n;
    char *problem; /* set when a column is wrong */
} Row;

static void each(Row *row, guint column, void (*use)(Row *row, const char *text, gpointer data),
                 gpointer data)
{
    g_auto(GStrv) parts = g_strsplit(row->columns[column], "|", -1);
    for (char **part = parts; *part; part++)
        if (*g_strstrip(*part))
            use(row, *part, data);
}

static guint add_actor(DmLexicon *lexicon, LexActor actor)
{
    guint known = actor.id ? GPOINTER_TO_UINT(g_hash_table_lookup(lexicon->by_id, actor.id)) : 0;
    if (known)
        return known;
    const char **texts[] = {&actor.id, &actor.name, &actor.of, &actor.role, &actor.alone};
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
        *texts[i] = dm_arena_strdup(lexicon->arena, *texts[i]);
    g_array_append_val(lexicon->actors, actor);
    if (actor.id)
        g_hash_table_insert(lexicon->by_id, (gpointer)actor.id, GUINT_TO_POINTER(lexicon->actors->len - 1));
    return lexicon->actors->len - 1;
}

typedef struct Naming {
    PhraseKind kind;
    Level level;
    guint actor;
} Naming;

static void add_name(Row *row, const char *text, gpointer data)
{
    const Naming *naming = data;
    lex_add_phrase(row->lexicon, text, naming->kind, naming->level, naming->actor);
}

static char *first_of(const char *list)
{
    return g_strndup(list, strcspn(list, "|"));
}

static void add_demonym(Row *row, const char *text, gpointer data)
{
    add_name(row, text, data);
    if (g_str_has_suffix(text, "sh") || g_str_has_suffix(text, "ese") || g_str_has_suffix(text, "s"))
        return;
    g_autofree char *plural = g_strconcat(text, "s", NULL);
    add_name(row, plural, data);
}

static void read_state(Row *row)
{
    g_autofree char *name = first_of(row->columns[2]);
    guint actor = add_actor(row->lexicon, (LexActor){.id = row->columns[1],
                                                     .name = name,
                                                     .kind = DM_ACTOR_STATE,
                                                     .declared = dm_builtin_actor(row->columns[1]) != NULL});
    each(row, 2, add_name, &(Naming){PHRASE_STATE, LEVEL_NONE, actor});
    each(row, 3, add_demonym, &(Naming){PHRASE_DEMONYM, LEVEL_NONE, actor});
    each(row, 4, add_name, &(Naming){PHRASE_METONYM, LEVEL_NONE, actor});
}

static const char *optional(const char *text)
{
    return *text ? text : NULL;
}

static void read_organisation(Row *row)
{
    int kind;
    if (!dm_enum_find(dm_actor_kind_names, row->columns[2], &kind)) {
        row->problem = g_strdup_printf("'%s' is no kind of actor", row->columns[2]);
        return;
    }
    g_autofree char *name = first_of(row->columns[3]);
    const char *id = optional(row->columns[1]);
    bool medium = strcmp(row->columns[0], "medium") == 0;
    guint actor = add_actor(row->lexicon, (LexActor){.id = id,
                                                     .name = name,
                                                     .kind = kind,
                                                     .of = optional(row->columns[5]),
                                                     .declared = id && dm_builtin_actor(id)});
    each(row, 3, add_name, &(Naming){medium ? PHRASE_MEDIUM : PHRASE_ORGAN, LEVEL_NONE, actor});
    each(row, 4, add_name, &(Naming){PHRASE_METONYM, LEVEL_NONE, actor});
}

static Level role_level(const DmLexicon *lexicon, const char *role)
{
    g_autoptr(GString) folded = g_string_new(NULL);
    g_auto(GStrv) words = g_strsplit(role, " ", -1);
    guint node = 0;
    for (char **word = words; *word; word++) {
        guint32 hash = lex_fold(*word, strlen(*word), folded);
        node = lex_step(lexicon, node, lex_find(lexicon, folded->str, folded->len, hash));
        if (!node)
            return LEVEL_NONE;
    }
    guint phrase = g_array_index(lexicon->nodes, guint, node);
    return g_array_index(lexicon->phrases, Phrase, phrase).level;
}

static void read_person(Row *row)
{
    g_autofree char *name = first_of(row->columns[1]);
    const char *role = optional(row->columns[4]);
    g_autofree char *alone = optional(row->columns[2]) ? first_of(row->columns[2]) : NULL;
    guint actor =
        add_actor(row->lexicon, (LexActor){.name = name,
                                           .kind = DM_ACTOR_PERSON,
                                           .of = optional(row->columns[3]),
                                           .role = role,
                                           .alone = alone,
                                           .level = role ? role_level(row->lexicon, role) : LEVEL_NONE});
    each(row, 1, add_name, &(Naming){PHRASE_PERSON, LEVEL_NONE, actor});
    each(row, 2, add_name, &(Naming){PHRASE_PERSON, LEVEL_NONE, actor});
    const char *last = strrchr(name, ' ');
    if (last)
        lex_add_phrase(row->lexicon, last + 1, PHRASE_SURNAME, LEVEL_NONE, actor);
}

static const DmEnum levels[] = {
    {"head", LEVEL_HEAD, NULL},
    {"minister", LEVEL_MINISTER, NULL},
    {"official", LEVEL_OFFICIAL, NULL},
    {"military", LEVEL_MILITARY, NULL},
    {"honorific", LEVEL_HONORIFIC, NULL},
    {"civil", LEVEL_CIVIL, NULL},
    {"group", LEVEL_GROUP, NULL},
    {"body", LEVEL_BODY, NULL},
    {NULL, 0, NULL},
};

static void read_title(Row *row)
{
    int level;
    if (!dm_enum_find(levels, row->columns[2], &level)) {
        row->problem = g_strdup_printf("'%s' is no level of a title", row->columns[2]);
        return;
    }
    PhraseKind kind = level >= LEVEL_GROUP ? PHRASE_HEAD : PHRASE_TITLE;
    each(row, 1, add_name, &(Naming){kind, level, 0});
}

static const char *const class_names[] = {
#define X(name, text) text,
    WORD_CLASSES(X)
#undef X
};

static void add_class(Row *row, const char *text, gpointer data)
{
    guint word = lex_intern(row->lexicon, text, strlen(text));
    lex_word(row->lexicon, word)->classes |= *(guint64 *)data;
}

static void read_word(Row *row)
{
    for (guint i = 0; i < G_N_ELEMENTS(class_names); i++)
        if (strcmp(class_names[i], row->columns[1]) == 0) {
            guint64 class = G_GUINT64_CONSTANT(1) << i;
            each(row, 2, add_class, &class);
            return;
        }
    row->problem = g_strdup_printf("'%s' is no class of words", row->columns[1]);
}

static void read_modifier(Row *row)
{
    guint64 class = W_MODIFIER;
    each(row, 1, add_class, &class);
}

static void read_inflection(Row *row)
{
    g_autofree char *forms = g_strjoin("\t", row->columns[2], row->columns[3], NULL);
    g_hash_table_insert(row->lexicon->irregular,
                        (gpointer)dm_arena_strdup(row->lexicon->arena, row->columns[1]),
                        (gpointer)dm_arena_strdup(row->lexicon->arena, forms));
}

static const DmEnum controls[] = {
    {"say", CONTROL_SAY, NULL},           {"promise", CONTROL_PROMISE, NULL},
    {"refuse", CONTROL_REFUSE, NULL},     {"demand", CONTROL_DEMAND, NULL},
    {"propose", CONTROL_PROPOSE, NULL},   {"want", CONTROL_WANT, NULL},
    {"threaten", CONTROL_THREATEN, NULL}, {"end", CONTROL_END, NULL},
    {"doubt", CONTROL_DOUBT, NULL},       {"will", CONTROL_WILL, NULL},
    {"wont", CONTROL_WONT, NULL},         {"unless", CONTROL_UNLESS, NULL},
    {"not", CONTROL_NOT, NULL},           {NULL, 0, NULL},
};
static const DmEnum kinds[] = {
    {"meeting", ROW_MEETING, NULL},
    {"call", ROW_CALL, NULL},
    {"visit", ROW_VISIT, NULL},
    {"agreement", ROW_AGREEMENT, NULL},
    {"statement", ROW_STATEMENT, NULL},
    {"action", ROW_ACTION, NULL},
    {NULL, 0, NULL},
};

static bool word_of(Row *row, const DmEnum *table, const DmEnum *other, const char *text, int *ret_value)
{
    if (!*text || dm_enum_find(table, text, ret_value) || (other && dm_enum_find(other, text, ret_value)))
        return true;
    row->problem = g_strdup_printf("'%s' is not a word of this column", text);
    return false;
}

static void add_words(Row *row, const char *text, gpointer data)
{
    GArray *words = lex_split(row->lexicon, text);
    g_array_append_val((GArray *)data, words);
}

static void add_word(Row *row, const char *text, gpointer data)
{
    guint word = lex_intern(row->lexicon, text, strlen(text));
    g_array_append_val((GArray *)data, word);
}

static void add_verb(Row *row, const char *text, gpointer data)
{
    DmLexicon *lexicon = row->lexicon;
    VerbRow verb = *(VerbRow *)data;
    verb.lemma = lex_lemma(lexicon, text);
    verb.text = dm_arena_printf(lexicon->arena, "%s%s%s", text, *row->columns[2] ? " " : "", row->columns[2]);
    if (*row->columns[2])
        each(row, 2, add_words, verb.after = g_array_new(false, false, sizeof(GArray *)));
    if (*row->columns[3])
        each(row, 3, add_word, verb.object = g_array_new(false, false, sizeof(guint)));
    g_array_append_val(lexicon->rows, verb);
    guint index = lexicon->rows->len - 1;
    g_array_append_val((GArray *)lexicon->rows_of->pdata[verb.lemma], index);
    if (strcmp(row->columns[0], "verb") == 0)
        lex_inflect(lexicon, text, verb.lemma);
    else
        lex_set_form(lexicon, text, verb.lemma,
                     FORM_ADJ | (g_str_has_suffix(text, "ed") ? FORM_PAST | FORM_PART : 0));
}

static void read_verb(Row *row)
{
    int class = CONTROL_NONE, kind = ROW_PLAIN;
    if (!word_of(row, dm_plover_names, controls, row->columns[4], &class) ||
        !word_of(row, kinds, NULL, row->columns[5], &kind))
        return;
    VerbRow verb = {
        .class = class, .kind = kind, .example = dm_arena_strdup(row->lexicon->arena, row->columns[6])};
    each(row, 1, add_verb, &verb);
}

static void read_compose(Row *row)
{
    static const DmEnum inners[] = {{"none", 0, NULL}, {"good", 1, NULL}, {"bad", 2, NULL}, {NULL, 0, NULL}};
    int outer = 0, inner = 0, class = 0;
    if (word_of(row, controls, NULL, row->columns[1], &outer) &&
        word_of(row, inners, NULL, row->columns[2], &inner) &&
        word_of(row, dm_plover_names, NULL, row->columns[3], &class) && outer)
        row->lexicon->compose[outer - CONTROL_SAY][inner] = class;
}

static void add_stance(Row *row, const char *text, gpointer data)
{
    StanceRow stance = *(StanceRow *)data;
    stance.text = dm_arena_strdup(row->lexicon->arena, text);
    if (stance.where == STANCE_VERB) {
        stance.words = g_array_new(false, false, sizeof(guint));
        stance.lemma = lex_lemma(row->lexicon, text);
        if (((GArray *)row->lexicon->rows_of->pdata[stance.lemma])->len == 0)
            lex_inflect(row->lexicon, text, stance.lemma);
    } else {
        stance.words = lex_split(row->lexicon, text);
        lex_word(row->lexicon, g_array_index(stance.words, guint, 0))->stance = true;
    }
    g_array_append_val(row->lexicon->stances, stance);
}

static void read_stance(Row *row)
{
    static const DmEnum wheres[] = {{"verb", STANCE_VERB, NULL},
                                    {"after", STANCE_AFTER, NULL},
                                    {"before", STANCE_BEFORE, NULL},
                                    {"voiced", STANCE_VOICED, NULL},
                                    {NULL, 0, NULL}};
    int where = 0, value = 0;
    if (word_of(row, wheres, NULL, row->columns[2], &where) &&
        word_of(row, dm_stance_names, NULL, row->columns[3], &value))
        each(row, 1, add_stance, &(StanceRow){.where = where, .stance = value});
}

static const DmEnum frames[] = {
    {"say", CUE_SAY, NULL},
    {"state", CUE_STATE, NULL},
    {"think", CUE_THINK, NULL},
    {"will", CUE_WILL, NULL},
    {"find", CUE_FIND, NULL},
    {"act", CUE_ACT, NULL},
    {"utter", CUE_UTTER, NULL},
    {"noun", CUE_NOUN, NULL},
    {"view", CUE_VIEW, NULL},
    {"thing", CUE_THING, NULL},
    {"nobody", CUE_NOBODY, NULL},
    {"none", CUE_NONE, NULL},
    {NULL, 0, NULL},
};

/* The row goes behind those of its lemma; a lemma without verb rows gets its forms here. */
static void add_cue(Row *row, const char *text, gpointer data)
{
    DmLexicon *lexicon = row->lexicon;
    CueRow cue = {.frame = *(int *)data, .lemma = lex_lemma(lexicon, text)};
    if (*row->columns[2])
        each(row, 2, add_words, cue.after = g_array_new(false, false, sizeof(GArray *)));
    if (strcmp(row->columns[0], "cue-adjective") == 0)
        lex_set_form(lexicon, text, cue.lemma,
                     FORM_ADJ | (g_str_has_suffix(text, "ed") ? FORM_PAST | FORM_PART : 0));
    else if (((GArray *)lexicon->rows_of->pdata[cue.lemma])->len == 0)
        lex_inflect(lexicon, text, cue.lemma);
    if (lexicon->cue_of->len <= cue.lemma)
        g_array_set_size(lexicon->cue_of, cue.lemma + 1);
    g_array_append_val(lexicon->cues, cue);
    guint *link = &g_array_index(lexicon->cue_of, guint, cue.lemma);
    while (*link)
        link = &g_array_index(lexicon->cues, CueRow, *link).next;
    *link = lexicon->cues->len - 1;
}

static void add_cue_noun(Row *row, const char *text, gpointer data)
{
    Word *word = lex_word(row->lexicon, lex_intern(row->lexicon, text, strlen(text)));
    word->cue = word->cue ? word->cue : *(int *)data;
}

static void read_cue(Row *row)
{
    int frame = CUE_NONE;
    if (word_of(row, frames, NULL, row->columns[3], &frame))
        each(row, 1, strcmp(row->columns[0], "cue-noun") == 0 ? add_cue_noun : add_cue, &frame);
}

static const struct {
    const char *name;
    guint columns; /* that must be there, the name included */
    void (*read)(Row *row);
} records[] = {
    {"state", 5, read_state},
    {"organisation", 6, read_organisation},
    {"medium", 6, read_organisation},
    {"person", 5, read_person},
    {"title", 3, read_title},
    {"head", 3, read_title},
    {"modifier", 2, read_modifier},
    {"word", 3, read_word},
    {"verb", 7, read_verb},
    {"adjective", 7, read_verb},
    {"inflection", 4, read_inflection},
    {"compose", 4, read_compose},
    {"stance", 4, read_stance},
    {"cue", 5, read_cue},
    {"cue-adjective", 5, read_cue},
    {"cue-noun", 5, read_cue},
};

static void read_row(Row *row)
{
    for (guint i = 0; i < G_N_ELEMENTS(records); i++) {
        if (strcmp(records[i].name, row->columns[0]) != 0)
            continue;
        if (row->n < records[i].columns)
            row->problem = g_strdup_printf("a row '%s' has %u columns, this one %u", records[i].name,
                                           records[i].columns, row->n);
        else
            records[i].read(row);
        return;
    }
    row->problem = g_strdup_printf("'%s' is no kind of row", row->columns[0]);
}

static void read_line(DmLexicon *lexicon, char *line, const DmFile *file, guint number, DmDiags *diags)
{
    Row row = {.lexicon = lexicon};
    static char none[] = "";
    for (guint i = 0; i < MAX_COLUMNS; i++)
        row.columns[i] = none;
    for (char *rest = line, *column; row.n < MAX_COLUMNS && (column = strsep(&rest, "\t"));) {
        g_strstrip(column);
        row.columns[row.n++] = strcmp(column, "-") == 0 ? none : column;
    }
    read_row(&row);
    if (row.problem)
        dm_diags_add(diags, DM_CODE_LEXICON_ROW, file, (DmPos){number, 1}, 1, "%s", row.problem);
    g_free(row.problem);
}

void dm_lexicon_add_file(DmLexicon *lexicon, const DmFile *file, DmDiags *diags)
{
    gsize len;
    const char *text = dm_file_text(file, &len);
    guint number = 1;
    for (gsize at = 0; at < len; number++) {
        gsize end = at;
        while (end < len && text[end] != '\n')
            end++;
        g_autofree char *line = g_strndup(text + at, end - at);
        at = end + 1;
        g_strchomp(line);
        if (*line && *line != '#')
            read_line(lexicon, line, file, number, diags);
    }
}

void dm_lexicon_add_actor(DmLexicon *lexicon, const DmActor *actor)
{
    if (!actor->id.text || !actor->name.text || g_hash_table_contains(lexicon->by_id, actor->id.text))
        return;
    static const PhraseKind phrases[] = {[DM_ACTOR_UNKNOWN] = PHRASE_ORGAN,
                                         [DM_ACTOR_PERSON] = PHRASE_PERSON,
                                         [DM_ACTOR_STATE] = PHRASE_STATE,
                                         [DM_ACTOR_ORGANISATION] = PHRASE_ORGAN,
                                         [DM_ACTOR_GROUP] = PHRASE_ORGAN};
    guint index = add_actor(lexicon, (LexActor){.id = actor->id.text,
                                                .name = actor->name.text,
                                                .kind = actor->kind,
                                                .of = actor->of.text,
                                                .role = actor->role.text,
                                                .declared = true});
    lex_add_phrase(lexicon, actor->name.text, phrases[actor->kind], LEVEL_NONE, index);
    for (guint i = 0; i < actor->aliases.len; i++)
        lex_add_phrase(lexicon, actor->aliases.items[i].text, phrases[actor->kind], LEVEL_NONE, index);
    const char *last = strrchr(actor->name.text, ' ');
    if (actor->kind == DM_ACTOR_PERSON && last)
        lex_add_phrase(lexicon, last + 1, PHRASE_PERSON, LEVEL_NONE, index);
}

void dm_lexicon_add_issue(DmLexicon *lexicon, const DmIssue *issue)
{
    const char *title = issue->title.text ? issue->title.text : issue->id.text;
    LexIssue known = {.id = dm_arena_strdup(lexicon->arena, issue->id.text),
                      .title = dm_arena_strdup(lexicon->arena, title),
                      .words = lex_split(lexicon, title)};
    g_array_append_val(lexicon->issues, known);
}
