/* annotate, inside – what the tables of schema/lexicon become: words, phrases, actors, verb patterns. */
#pragma once
#include <demarche/annotate.h>

/* Grammatical classes of words, the rows `word` of words.tsv: X(NAME, "text"). */
/* clang-format off */
#define WORD_CLASSES(X)                                                                                     \
    X(DET, "det") X(POSSESSIVE, "possessive") X(HE, "he") X(SHE, "she") X(THEY, "they")                     \
    X(IT, "it") X(WE, "we") X(PREP, "prep") X(AND, "and") X(BUT, "but") X(THAT, "that")                     \
    X(RELATIVE, "relative") X(SUB, "sub") X(MODAL, "modal") X(FUTURE, "future") X(WOULD, "would")           \
    X(MUST, "must") X(MAY, "may") X(BE, "be") X(HAVE, "have") X(DO, "do") X(NEG, "neg") X(NO, "no")         \
    X(TO, "to") X(BY, "by") X(WITH, "with") X(ABOUT, "about") X(IN, "in") X(OF, "of") X(ADVERB, "adverb")   \
    X(PARTICLE, "particle") X(NUMBER, "number") X(DAY, "day") X(MONTH, "month") X(SUFFIX, "suffix")         \
    X(PLACE, "place") X(ORGAN, "organ") X(COUNTERPART, "counterpart") X(ANONYMOUS, "anonymous")             \
    X(MODIFIER, "modifier") X(GIVEN, "given") X(MEETING, "meeting") X(CALL, "call") X(VENUE, "venue")       \
    X(TENTATIVE, "tentative") X(CANCELLED, "cancelled") X(POSTPONED, "postponed") X(UNLESS, "unless")       \
    X(FEMALE, "female") X(TWO, "two") X(THREE, "three") X(GIVEN_SHE, "given-she")                           \
    X(ACCORDING, "according") X(PORTFOLIO, "portfolio") X(UNATTACHED, "unattached")                         \
    X(MILITARY, "military") X(TRILATERAL, "trilateral") X(PLAIN, "plain") X(HEADS, "heads")                 \
    X(LANDS, "lands") X(FOLK, "folk")
/* clang-format on */
enum {
#define X(name, text) WORD_BIT_##name,
    WORD_CLASSES(X)
#undef X
        WORD_BIT_COUNT
};
_Static_assert(WORD_BIT_COUNT <= 64, "the classes of a word are bits of one number");
#define X(name, text) static const guint64 W_##name = G_GUINT64_CONSTANT(1) << WORD_BIT_##name;
WORD_CLASSES(X)
#undef X

/* Forms of verbs. */
enum { FORM_BASE = 1, FORM_S = 2, FORM_PAST = 4, FORM_PART = 8, FORM_ING = 16, FORM_ADJ = 32 };

typedef struct Word {
    const char *text; /* folded: lower case, without marks */
    guint64 classes;  /* W_… */
    guint32 hash;
    guint16 lemma; /* index of the verb it is a form of, 0: none */
    guint8 forms;
    bool starts;      /* a phrase starts with it */
    bool stance;      /* a stance phrase starts with it */
    guint8 cue;       /* CueFrame of a noun that attributes */
    guint32 singular; /* the word without its plural -s, 0: none */
} Word;

/* What a phrase means. */
typedef enum PhraseKind {
    PHRASE_NONE,
    PHRASE_STATE,   /* the state's name */
    PHRASE_DEMONYM, /* its adjective or people */
    PHRASE_METONYM, /* its capital or seat of power */
    PHRASE_ORGAN,   /* an organisation */
    PHRASE_PERSON,  /* a person's name, good alone */
    PHRASE_SURNAME, /* a last name, good after a title */
    PHRASE_MEDIUM,  /* a newspaper or agency */
    PHRASE_TITLE,
    PHRASE_HEAD,
} PhraseKind;

typedef enum Level {
    LEVEL_NONE,
    LEVEL_HEAD,
    LEVEL_MINISTER,
    LEVEL_OFFICIAL,
    LEVEL_MILITARY,
    LEVEL_HONORIFIC,
    LEVEL_CIVIL,
    LEVEL_GROUP,
    LEVEL_BODY,
} Level;

typedef struct Phrase {
    guint8 kind;  /* PhraseKind */
    guint8 level; /* Level of a title or head */
    bool capital; /* the text must be capital where the phrase is */
    bool upper;   /* all upper case: the text must be so */
    guint actor;  /* index of the actor it names */
    guint next;   /* another meaning of the same words, 0: none */
} Phrase;

typedef struct LexActor {
    const char *id; /* NULL: made from the name */
    const char *name;
    DmActorKind kind;
    const char *of, *role;
    const char *alone; /* a person's name that is known by itself */
    bool declared;     /* built in or known to the store: not to be declared again */
    guint8 level;
} LexActor;

/* Classes of verb rows: a PLOVER value, or one of these. */
typedef enum Control {
    CONTROL_NONE,
    CONTROL_SAY = 64,
    CONTROL_PROMISE,
    CONTROL_REFUSE,
    CONTROL_DEMAND,
    CONTROL_PROPOSE,
    CONTROL_WANT,
    CONTROL_THREATEN,
    CONTROL_END,
    CONTROL_DOUBT,
    CONTROL_WILL, /* not of verbs, but of tense and modality */
    CONTROL_WONT,
    CONTROL_UNLESS,
    CONTROL_NOT,
    CONTROL_COUNT
} Control;

typedef enum RowKind {
    ROW_PLAIN,
    ROW_MEETING,
    ROW_CALL,
    ROW_VISIT,
    ROW_AGREEMENT,
    ROW_STATEMENT,
    ROW_ACTION
} RowKind;

typedef struct VerbRow {
    const char *text; /* for reasons: the lemma and what must follow */
    guint16 lemma;
    guint8 class;   /* PLOVER value or Control */
    guint8 kind;    /* RowKind */
    GArray *after;  /* of GArray* of word ids; NULL: nothing need follow */
    GArray *object; /* of word ids, NULL: any */
    const char *example;
} VerbRow;

/* What a cue takes as its content (cues.tsv). */
typedef enum CueFrame {
    CUE_NONE,
    CUE_SAY,    /* a clause or a quotation */
    CUE_STATE,  /* also an object */
    CUE_THINK,  /* also an infinitive or an object */
    CUE_WILL,   /* an infinitive or "that" */
    CUE_FIND,   /* only a clause */
    CUE_ACT,    /* the object, verb included */
    CUE_UTTER,  /* only a quotation */
    CUE_NOUN,   /* "his claim that …" */
    CUE_VIEW,   /* "in his view" */
    CUE_THING,  /* of a word: noun more often than verb */
    CUE_NOBODY, /* of a word: it is no source */
    CUE_ACCORDING,
} CueFrame;

/* A row `cue` of cues.tsv, once for each of its verbs. */
typedef struct CueRow {
    guint16 lemma;
    guint8 frame;  /* CueFrame */
    GArray *after; /* of GArray* of word ids; NULL: nothing need follow */
    guint next;    /* the next row of the lemma, 0 none */
} CueRow;

/* Where the issue stands that a stance is about. */
typedef enum StanceWhere { STANCE_VERB, STANCE_AFTER, STANCE_BEFORE, STANCE_VOICED } StanceWhere;

/* A row `stance` of stances.tsv, once for each of its words. */
typedef struct StanceRow {
    const char *text;
    GArray *words; /* of word ids: the phrase; of a verb none */
    guint16 lemma;
    gint8 stance;
    guint8 where; /* StanceWhere */
} StanceRow;

typedef struct LexIssue {
    const char *id, *title;
    GArray *words; /* word ids and hashes of its content words */
} LexIssue;

struct DmLexicon {
    DmArena *arena;
    GArray *words;  /* of Word; 0 is no word */
    guint32 *slots; /* open addressing by hash → word */
    guint n_slots;
    GArray *phrases;                                /* of Phrase; 0 is none */
    GHashTable *edges;                              /* trie: node and word → node */
    GArray *nodes;                                  /* of guint: first phrase of a node */
    GArray *actors;                                 /* of LexActor; 0 is none */
    GHashTable *by_id;                              /* id → actor index */
    GPtrArray *lemmas;                              /* names; 0 is none */
    GPtrArray *rows_of;                             /* by lemma: GArray of row indices */
    GArray *rows;                                   /* of VerbRow */
    GArray *stances;                                /* of StanceRow */
    GArray *cues;                                   /* of CueRow; 0 is none */
    GArray *cue_of;                                 /* by lemma: its first row */
    GArray *issues;                                 /* of LexIssue */
    GHashTable *irregular;                          /* base → "past\tparticiple" */
    guint8 compose[CONTROL_COUNT - CONTROL_SAY][3]; /* outer × none, good, bad → PLOVER value */
};

/* Folds `text` for comparison into `out` (lower case, marks off, ’ as '); returns its FNV-1a hash. */
guint32 lex_fold(const char *text, gsize len, GString *out);
/* The word of a folded text, 0: none. */
guint lex_find(const DmLexicon *lexicon, const char *folded, gsize len, guint32 hash);
guint lex_intern(DmLexicon *lexicon, const char *text, gsize len);
static inline Word *lex_word(const DmLexicon *lexicon, guint word)
{
    return &g_array_index(lexicon->words, Word, word);
}
/* The node after `node` by `word`, 0: none. */
guint lex_step(const DmLexicon *lexicon, guint node, guint word);
void lex_add_phrase(DmLexicon *lexicon, const char *text, PhraseKind kind, Level level, guint actor);
/* Splits a phrase of the tables into words as the tokens of an article are split. */
GArray *lex_split(DmLexicon *lexicon, const char *text);
guint16 lex_lemma(DmLexicon *lexicon, const char *base);
/* Enters the forms of a verb (inflect.c). */
/* "goes", "denies", "has"; free with g_free(). */
char *lex_third_person(const char *base);
char *lex_gerund(const char *base); /* "opening"; free it */
void lex_inflect(DmLexicon *lexicon, const char *base, guint16 lemma);
void lex_set_form(DmLexicon *lexicon, const char *text, guint16 lemma, guint forms);
/* What the verb takes as a cue, by its last row, the one without conditions. */
CueFrame lex_cue(const DmLexicon *lexicon, guint16 lemma);
/* The parts of an apostrophe word: length of what stays before 's, n't and the like; `len` when it is whole.
 */
gsize lex_clitic(const char *text, gsize len);

bool plover_good(int plover);
