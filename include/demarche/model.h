/* model – what event files say, as checked records: sources, actors, issues, events, positions, updates.
 *
 * A DmModel holds the files of one load. Everything in it lives in its arena. Every field carries the place
 * where it stands, so that any later finding can name file, line and column. */
#pragma once
#include <demarche/time.h>

G_BEGIN_DECLS

/* ---- Vocabulary; text forms in the dm_*_names tables ---- */

typedef enum DmKind {
    DM_KIND_SUMMIT,
    DM_KIND_MEETING,
    DM_KIND_CALL,
    DM_KIND_STATEMENT,
    DM_KIND_VENUE,
    DM_KIND_DEADLINE,
    DM_KIND_COMMITMENT,
    DM_KIND_AGREEMENT,
    DM_KIND_ACTION,
    DM_KIND_PERIOD,
    DM_KIND_COUNT
} DmKind;

typedef enum DmStatus {
    DM_STATUS_NONE,
    /* meetings */
    DM_STATUS_PROPOSED,
    DM_STATUS_PLANNED,
    DM_STATUS_HELD,
    DM_STATUS_POSTPONED,
    DM_STATUS_CANCELLED,
    DM_STATUS_DENIED,
    /* what became of a commitment or deadline; said by updates only */
    DM_STATUS_FULFILLED,
    DM_STATUS_PARTLY_FULFILLED,
    DM_STATUS_BROKEN,
    DM_STATUS_WITHDRAWN,
    DM_STATUS_SUPERSEDED,
    DM_STATUS_EXTENDED,
} DmStatus;

/* The word an actor has in an event: the field it stands in, or the role it was given there with `as:`. */
typedef enum DmWord {
    DM_WORD_PARTICIPANT,
    DM_WORD_HOST,
    DM_WORD_GUEST,
    DM_WORD_MEDIATOR,
    DM_WORD_OBSERVER,
    DM_WORD_SIGNATORY,
    DM_WORD_ABSENT,
    DM_WORD_SPEAKER,
    DM_WORD_TO,
    DM_WORD_BY,
    DM_WORD_SET_BY,
    DM_WORD_SET_ON,
    DM_WORD_PROPOSED_BY,
    DM_WORD_PARTY,
    DM_WORD_COUNT
} DmWord;

/* PLOVER event classes: the sixteen of version 1.0 (Halterman et al. 2023, "PLOVER and POLECAT") in the order
 * of their quad classes, then the names that earlier drafts of PLOVER have. */
typedef enum DmPlover {
    DM_PLOVER_NONE,
    DM_PLOVER_AGREE,
    DM_PLOVER_CONSULT,
    DM_PLOVER_SUPPORT,
    DM_PLOVER_CONCEDE,
    DM_PLOVER_COOPERATE,
    DM_PLOVER_AID,
    DM_PLOVER_RETREAT,
    DM_PLOVER_REQUEST,
    DM_PLOVER_ACCUSE,
    DM_PLOVER_REJECT,
    DM_PLOVER_THREATEN,
    DM_PLOVER_PROTEST,
    DM_PLOVER_SANCTION,
    DM_PLOVER_MOBILIZE,
    DM_PLOVER_COERCE,
    DM_PLOVER_ASSAULT,
    DM_PLOVER_YIELD,       /* now CONCEDE or RETREAT */
    DM_PLOVER_DEMAND,      /* now REQUEST */
    DM_PLOVER_DISAPPROVE,  /* now ACCUSE */
    DM_PLOVER_INVESTIGATE, /* now ACCUSE */
    DM_PLOVER_FIGHT,       /* now ASSAULT */
    DM_PLOVER_COUNT
} DmPlover;
typedef enum DmQuad {
    DM_QUAD_NONE,
    DM_QUAD_VERBAL_COOPERATION,
    DM_QUAD_MATERIAL_COOPERATION,
    DM_QUAD_VERBAL_CONFLICT,
    DM_QUAD_MATERIAL_CONFLICT,
} DmQuad;

typedef enum DmStance {
    DM_STANCE_OPPOSES = -2,
    DM_STANCE_DOUBTS,
    DM_STANCE_NEUTRAL,
    DM_STANCE_ACCEPTS,
    DM_STANCE_SUPPORTS
} DmStance;

typedef enum DmActorKind {
    DM_ACTOR_UNKNOWN,
    DM_ACTOR_PERSON,
    DM_ACTOR_STATE,
    DM_ACTOR_ORGANISATION,
    DM_ACTOR_GROUP
} DmActorKind;
typedef enum DmGrade { DM_GRADE_NONE, DM_GRADE_PRIMARY, DM_GRADE_SECONDARY } DmGrade;

extern const DmEnum dm_kind_names[];
extern const DmEnum dm_status_names[];
extern const DmEnum dm_meeting_status_names[]; /* those an event itself can have */
extern const DmEnum dm_word_names[];           /* participant … party, as in the CSV of events */
extern const DmEnum dm_role_names[];           /* the words allowed after `as:` */
extern const DmEnum dm_stance_names[];
extern const DmEnum dm_actor_kind_names[];
extern const DmEnum dm_grade_names[];
extern const DmEnum dm_plover_names[]; /* PLOVER 1.0 classes; value 0 is none */

bool dm_status_is_meeting(DmStatus status);
bool dm_status_is_settlement(DmStatus status); /* fulfilled … superseded, not extended */
bool dm_kind_has_status(DmKind kind);          /* summit, meeting, call */
bool dm_kind_has_due(DmKind kind);             /* deadline, commitment */
DmQuad dm_plover_quad(int plover);             /* value in dm_plover_names */

/* The kinds that take a field of their own; a field of an event not named here stands on every kind. */
#define DM_KIND_BIT(kind) (1u << DM_KIND_##kind)
#define DM_KINDS_ALL      ((1u << DM_KIND_COUNT) - 1)
#define DM_KINDS_TALKS    (DM_KIND_BIT(SUMMIT) | DM_KIND_BIT(MEETING) | DM_KIND_BIT(CALL))
#define DM_KINDS_MEETINGS (DM_KIND_BIT(SUMMIT) | DM_KIND_BIT(MEETING))
#define DM_KINDS_DUE      (DM_KIND_BIT(DEADLINE) | DM_KIND_BIT(COMMITMENT))
#define DM_KINDS_BY       (DM_KIND_BIT(COMMITMENT) | DM_KIND_BIT(ACTION))
#define DM_KINDS_TO       (DM_KIND_BIT(STATEMENT) | DM_KINDS_BY)
guint32 dm_word_kinds(DmWord field); /* kinds that have the actor field; 0 for words that are roles only */

/* ---- Fields ---- */

typedef struct DmText {
    const char *text; /* NULL: the field was left out */
    DmPos pos;
} DmText;
typedef DM_LIST(DmText) DmTextList; /* references and plain strings alike */

typedef struct DmDateField {
    DmText said; /* as written */
    DmDate date; /* resolved; shape DM_DATE_NONE until then or when left out */
} DmDateField;

/* A window that may hang on another event. */
typedef struct DmDue {
    DmPos pos;                    /* line 0: left out */
    DmText said;                  /* a date or phrase */
    DmDateField earliest, latest; /* the mapping form */
    DmText after;                 /* the event it counts from; NULL text: it does not hang on one */
    int min, max;
    DmUnit unit;
    DmDate date; /* resolved; DM_DATE_NONE while it hangs on an event or is left out */
} DmDue;

typedef struct DmPlace {
    DmText name, country;
    double lat, lon; /* degrees, NAN when left out */
    DmPos lat_pos, lon_pos;
    DmText geonames;
} DmPlace;

typedef struct DmQuote {
    DmText text;
    DmText speaker; /* an actor id */
    bool anonymous;
    DmText unnamed; /* how the source describes an anonymous speaker, or NULL */
    DmText language, translation;
    gint64 start,
        end; /* characters in the source text, −1 when not known; proved ones are filled in by check */
} DmQuote;
typedef DM_LIST(DmQuote) DmQuoteList;

/* Set what is not zero when a zeroed record says nothing: NAN for numbers, −1 for offsets. */
void dm_place_init(DmPlace *place);
void dm_quote_init(DmQuote *quote);

typedef struct DmPart {
    DmText who;
    DmWord field; /* the field it stands in */
    DmWord word;  /* what it is there: `field`, or the `as:` role */
} DmPart;
typedef DM_LIST(DmPart) DmPartList;

typedef struct DmPosition {
    DmPos pos;
    DmText actor; /* filled in from the event's one speaker when left out */
    DmText issue;
    DmStance stance;
    DmPos stance_pos;
    DmText condition, note;
    DmQuoteList quotes;
} DmPosition;
typedef DM_LIST(DmPosition) DmPositionList;

typedef struct DmUpdate {
    DmPos pos;
    DmText of; /* an event id */
    DmStatus status;
    DmPos status_pos;
    DmDue due;
    DmDateField date;
    DmPlace place;
    DmText note;
} DmUpdate;
typedef DM_LIST(DmUpdate) DmUpdateList;

/* ---- Records ---- */

typedef struct DmRecordFile DmRecordFile;

typedef struct DmSource {
    DmPos pos;
    DmText id, title, publisher, author, url, archive, language, text, sha256;
    DmDateField published, retrieved;
    DmGrade grade;
} DmSource;

typedef struct DmCoder {
    DmText by, codebook;
    DmDateField at;
} DmCoder;

typedef struct DmActorRole {
    DmPos pos;
    DmText title, of;
    DmDateField from, to;
} DmActorRole;

typedef struct DmActor {
    DmPos pos;
    const DmRecordFile *file; /* NULL: built in */
    DmText id, name;
    DmActorKind kind;
    DmText of, role;
    DM_LIST(DmActorRole) roles;
    DmTextList aliases;
    DmText wikidata, note;
} DmActor;

typedef struct DmIssue {
    DmPos pos;
    const DmRecordFile *file;
    DmText id, title, note;
    DmTextList aliases;
    DmText parent; /* a broader issue */
} DmIssue;

/* One report of an event: what one file says of it. */
typedef struct DmEvent {
    DmPos pos;
    const DmRecordFile *file;
    DmText id;
    DmKind kind;
    DmPos kind_pos;
    DmDateField date;
    DmText title, summary, note;
    DmQuoteList quotes;
    DmPlace place;
    DmText country; /* ISO 3166-1 alpha-2 or XK */
    DmTextList issues, responds_to, follows, tags;
    DmPositionList positions;
    DmUpdateList updates;
    int plover;                /* value in dm_plover_names, 0 none */
    double weight, confidence; /* NAN when left out */
    DmPos weight_pos, confidence_pos;
    bool draft;
    DmPartList parts; /* every field that names actors, in the order of the file */
    DmStatus status;  /* as said; DM_STATUS_NONE when left out */
    DmPos status_pos;
    DmText for_event; /* venue: `for` */
    DmText what, condition;
    DmDue due;
    DmText every;  /* recurrence: day week month quarter year or an ISO 8601 duration */
    DmText reason; /* drafts: the rule that made it */
} DmEvent;

void dm_event_init(DmEvent *event); /* place, weight, confidence */

/* Reads what `every` says as a step: "monthly" is 1 month, "quarter" 3, "P2W" 2 weeks. False when it is no
 * recurrence; a duration may mix years with months or weeks with days, and has no time of day. */
bool dm_every_parse(const char *text, int *ret_n, DmUnit *ret_unit);

struct DmRecordFile {
    DmFile *file;         /* the text, for messages; NULL when the records come from elsewhere */
    const char *path;     /* as given */
    const char *identity; /* the source id, or the file's name when it has no source */
    char sha256[65];      /* of the file's bytes */
    bool has_source;
    bool source_broken; /* what it says could not be read, which was reported */
    DmSource source;
    DmCoder coder;
    DM_LIST(DmActor) actors;
    DM_LIST(DmIssue) issues;
    DM_LIST(DmEvent) events;
};

typedef struct DmModel DmModel;

DmModel *dm_model_new(void);
void dm_model_free(DmModel *model);
DmArena *dm_model_arena(DmModel *model);
/* A new empty file record owned by the model; `file` is referenced and may be NULL. */
DmRecordFile *dm_model_add_file(DmModel *model, const char *path, DmFile *file);
guint dm_model_n_files(const DmModel *model);
DmRecordFile *dm_model_file(const DmModel *model, guint index);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(DmModel, dm_model_free)

/* What ids mean outside the files at hand (the store); every function may be NULL. */
typedef struct DmOutside {
    gpointer user;
    bool (*has_actor)(gpointer user, const char *id);
    bool (*has_issue)(gpointer user, const char *id);
    /* true and the kind when the event is known from a file whose identity is not being loaded again */
    bool (*has_event)(gpointer user, const char *id, DmKind *ret_kind);
    /* told first, once for every file being loaded: what an older state of it said does not count */
    void (*replacing)(gpointer user, const char *identity);
} DmOutside;

/* Resolves every date and due of a file in place (`date` from source.published, `due` from `date`) and checks
 * what one record can say for itself: required fields, fields of another kind, ids, status against kind,
 * ranges. */
void dm_model_check_file(DmModel *model, DmRecordFile *file, DmDiags *diags);
/* Checks what needs the other files: identities, references, ids that differ in case, kinds of one event
 * reported twice, updates. Call once after every file was read. */
void dm_model_check_links(DmModel *model, const DmOutside *outside, DmDiags *diags);

/* ---- Built-in actors: states of ISO 3166-1 with Kosovo, EU, and the usual organisations ---- */

/* Every built-in, sorted by id; static for the life of the process (file NULL). Thread-safe. */
const DmActor *dm_builtin_actors(guint *ret_len);
const DmActor *dm_builtin_actor(const char *id); /* NULL: none */
/* The built-in with that name, alias, id or ISO alpha-3 code, upper and lower case alike; NULL: none. */
const DmActor *dm_builtin_named(const char *name);

G_END_DECLS
