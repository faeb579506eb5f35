/* annotate, inside – the work on one article: what each step finds, in the order of the steps. Every index
 * below counts from 0 in its array; −1 is none. */
#pragma once
#include "annotate/lexicon.h"

typedef struct Tok {
    guint32 start, end; /* bytes in the main text */
    guint32 word;       /* in the lexicon, 0: unknown */
    guint32 key;        /* hash of the folded text */
    guint8 kind;        /* DmTokenKind */
    bool capital, upper;
    gint32 mention, date;
    gint32 quote; /* the quotation it stands in */
} Tok;

typedef struct Sent {
    guint first, end; /* tokens */
    guint paragraph;
    guint first_mention, end_mention;
    guint first_pred, end_pred;
    guint first_cue, end_cue;
} Sent;

typedef enum MentionKind {
    MENTION_NAME,   /* a name of unknown kind */
    MENTION_STATE,  /* a state or organisation by its name, capital or adjective */
    MENTION_PERSON, /* a person by name */
    MENTION_TITLE,  /* one person by title alone: "the minister" */
    MENTION_GROUP,  /* several people: "U.S. officials" */
    MENTION_BODY,   /* a body: "the Kenyan government" */
    MENTION_PRONOUN,
    MENTION_NOUN, /* any other noun phrase, made a mention where a speaker is wanted */
} MentionKind;

typedef struct Mention {
    guint first, end; /* tokens */
    guint sent;
    guint8 kind; /* MentionKind */
    guint8 level;
    bool possessive;        /* 's follows */
    bool adjective;         /* a demonym before a noun that is no mention: "Russian demands" */
    bool place;             /* a capital or a state after "in", "at" */
    bool counterpart;       /* "his Ukrainian counterpart" */
    guint32 prep;           /* the preposition before it, a word of the lexicon; 0 none */
    gint32 of;              /* actor: the state or organisation it belongs to */
    gint32 actor;           /* what it was resolved to */
    guint name, name_end;   /* tokens of a person's name */
    guint acronym;          /* "(PCA)" behind it, 0 none */
    guint title, title_end; /* tokens of the title */
    guint lex;              /* actor of the lexicon */
    guint8 she;             /* 1 he, 2 she, 0 unknown */
} Mention;

typedef struct Actor {
    const char *id, *name, *role;
    DmActorKind kind;
    gint32 of;
    guint level, lex;
    guint32 surname; /* hash of the last name */
    guint8 she;
    bool declared; /* built in or in the store */
    bool anonymous;
    bool seat;       /* of power, which speaks for its state: "the Kremlin" */
    bool introduced; /* its first titled mention was noted */
    bool unnamed;    /* a description, not a name */
    bool used;       /* by an event: it is written */
    bool plural;
    bool speaks;          /* the subject of a verb of saying: somebody, though unknown */
    bool anaphor;         /* "the two leaders", "they": it means people named before */
    bool pronoun;         /* … and is no name that could be written */
    guint said, said_end; /* tokens of an unnamed actor, where it was first said */
    guint last_tok;       /* where it was mentioned last */
    guint n_mentions;
    DmTextList aliases;
} Actor;

typedef struct Pred {
    guint tok, first; /* the verb; where its group starts */
    guint sent;
    guint16 lemma;
    guint8 form; /* the one form it was read as */
    bool passive, negative, infinitive, gerund, perfect, progressive, adjective;
    guint64 modal;       /* W_FUTURE, W_WOULD, W_MUST, W_MAY */
    bool relative;       /* its subject is who, which or that */
    bool comma_and;      /* joined to the verb before by a conjunction */
    gint32 subject;      /* mention */
    gint32 noun_subject; /* first token of a subject that is no mention, −1 none */
    guint end;           /* where what follows it ends, a token */
    gint32 row;          /* verb row */
    gint32 governor;     /* pred of which this is the complement: "agreed to lift" */
    bool attribution;    /* "…, X said." */
} Pred;

/* A word or phrase that attributes: its source, and the content before and behind it. */
typedef struct Cue {
    guint tok, first; /* the word; where its group starts */
    guint sent;
    guint8 frame;             /* CueFrame */
    gint32 pred;              /* −1: no verb */
    gint32 source;            /* actor; −1 unknown */
    guint np, np_end;         /* tokens of the source */
    guint before, before_end; /* content before the cue; none where they are equal */
    guint from, to;           /* content behind it */
    bool inverted;            /* "…," said X */
    bool inserted;            /* in a relative clause or a participle between commas */
    bool shared;              /* its source is that of the verb before */
    bool weak;                /* denied, asked or only possible */
} Cue;

typedef struct Quote {
    guint first, end;  /* tokens of the content */
    gsize start, stop; /* bytes of the content */
    bool direct;
    gint32 speaker; /* actor */
    gint32 cue;     /* pred; −1 none */
    guint sent;
    bool anonymous; /* nobody known said it */
    bool weak;      /* denied, asked or only possible */
    const char *rule;
} Quote;

/* A side taken on an issue; of a venue event, on the venue itself. */
typedef struct Side {
    gint32 actor;
    DmStance stance;
    const char *issue, *title; /* the issue's id and name; NULL: the venue */
    const char *condition;
} Side;

/* A draft event before it becomes a DmEvent. */
typedef struct Item {
    DmKind kind;
    int plover;
    DmStatus status;
    guint sent;
    guint tok;                  /* the verb it was made of; 0 none */
    gsize span_start, span_end; /* bytes: the words it rests on */
    DmWindow date;              /* when it was said or done */
    DmWindow due;
    bool has_due;
    GArray *sides[2]; /* actor indices: sources (or participants), targets */
    const char *title, *what, *condition, *place, *country;
    const char *where;  /* the place with its preposition: "in Geneva" */
    bool calls, visits; /* a talk made of such a verb */
    double confidence;
    const char *rule;
    GArray *quotes; /* indices of quotes that are this item's words; NULL: the span is quoted */
    gint32 for_item;
    gint32 proposed_by;
    GArray *positions; /* of Side; NULL none */
    gint32 before;     /* the item made before of the same sentence, −1 none */
    bool dropped;
} Item;
#define STANCE_NONE 99 /* no DmStance */

typedef struct Draft {
    const DmLexicon *lexicon;
    const DmArticle *article;
    DmArena *arena;
    const char *text;
    gsize len;
    DmDay published;
    Tok *toks;
    guint n_toks;
    Sent *sents;
    guint n_sents;
    gint32 *items_of;    /* by sentence: its latest item, −1 none; the others follow through Item.before */
    GArray *dates;       /* DmTimex */
    GArray *mentions;    /* Mention */
    GArray *actors;      /* Actor */
    GArray *preds;       /* Pred */
    GArray *cues;        /* Cue */
    GArray *quotes;      /* Quote */
    GArray *items;       /* Item */
    GArray *state_actor; /* by lexicon actor: actor + 1 */
    GString *scratch;
    GString *trace;
    gint32 home; /* the state of the article's dateline, actor */
} Draft;

static inline Mention *mention_at(const Draft *draft, gint32 index)
{
    return &g_array_index(draft->mentions, Mention, index);
}
static inline Actor *actor_at(const Draft *draft, gint32 index)
{
    return &g_array_index(draft->actors, Actor, index);
}
static inline Pred *pred_at(const Draft *draft, gint32 index)
{
    return &g_array_index(draft->preds, Pred, index);
}
static inline Cue *cue_at(const Draft *draft, gint32 index)
{
    return &g_array_index(draft->cues, Cue, index);
}
static inline guint64 classes(const Draft *draft, guint tok)
{
    return lex_word(draft->lexicon, draft->toks[tok].word)->classes;
}
static inline bool is(const Draft *draft, guint tok, guint64 class)
{
    return tok < draft->n_toks && (classes(draft, tok) & class) != 0;
}
static inline bool is_char(const Draft *draft, guint tok, char c)
{
    return tok < draft->n_toks && draft->text[draft->toks[tok].start] == c &&
           draft->toks[tok].end - draft->toks[tok].start == 1;
}
/* The words from `first` to before `end`, white space made single. */
const char *draft_text(Draft *draft, guint first, guint end);
bool draft_is_word(const Draft *draft, guint tok, const char *folded);
/* Whether it is one of n words; the macro takes an array. */
bool draft_is_among(const Draft *draft, guint tok, const char *const *words, gsize n);
#define IS_AMONG(draft, tok, words) draft_is_among(draft, tok, words, G_N_ELEMENTS(words))
/* Matches the longest phrase at `tok`; its first meaning and where it ends. */
guint draft_phrase(const Draft *draft, guint tok, guint end, guint *ret_end);
bool tok_is_possessive_mark(const Draft *draft, guint tok);

/* The steps, in order; each reads what those before it found. */
void draft_tokens(Draft *draft);
void draft_dates(Draft *draft);
void draft_mentions(Draft *draft);
void draft_preds(Draft *draft);
void draft_actors(Draft *draft);
void draft_quotes(Draft *draft);
void draft_coding(Draft *draft);
void draft_meetings(Draft *draft);
void draft_statements(Draft *draft);
void draft_promises(Draft *draft);
void draft_venues(Draft *draft);
void draft_positions(Draft *draft);
void draft_groups(Draft *draft);
void draft_merge(Draft *draft);
DmRecordFile *draft_model(Draft *draft, DmModel *model, const DmAnnotateOptions *options);
void draft_trace(Draft *draft);

/* actors.c: the actor of a lexicon actor, of a mention; ids. */
gint32 actor_of_lexicon(Draft *draft, guint lex);
gint32 actor_resolve(Draft *draft, gint32 mention, gint32 subject_hint);
gint32 actor_state(const Draft *draft, gint32 actor); /* the state or organisation at the end of `of` */
gint32 actor_of_noun(Draft *draft, guint first, guint end, gint32 of);
/* The actor of that name who belongs to nobody; made when there is none. */
gint32 actor_called(Draft *draft, const char *name, DmActorKind kind);
const char *draft_slug(Draft *draft, const char *text, gsize max);

/* titles.c: the title of an item; how an actor is called in one. */
const char *draft_title(Draft *draft, const Item *item);
const char *draft_short_name(Draft *draft, gint32 actor);

/* preds.c */
bool ends_clause(const Draft *draft, const Mention *mention);
GArray *subjects_of(Draft *draft,
                    gint32 mention); /* mention and those joined to it by and; free with g_array_unref */
const VerbRow *pred_row(const Draft *draft, const Pred *pred);

/* promises.c: the clause that a statement of the sentence hangs on, NULL none; not one with the token inside.
 */
const char *condition_in(Draft *draft, guint sent, guint but_tok);
/* The same, behind the token. */
const char *condition_behind(Draft *draft, guint sent, guint tok);

/* Whose the words of a speaker are: those of a seat are its state's. */
static inline gint32 actor_for(const Draft *draft, gint32 speaker)
{
    return speaker >= 0 && actor_at(draft, speaker)->seat ? actor_at(draft, speaker)->of : speaker;
}

/* The speaker of the innermost quote that holds the token (quotes.c); −1: none. */
gint32 quote_speaker_at(const Draft *draft, guint tok, bool direct_only);
/* That quote; NULL: none. */
const Quote *quote_at(const Draft *draft, guint tok, bool direct_only);
/* statements.c: "whether", and where nothing was said "when", "if": what follows is asked. */
bool is_question(const Draft *draft, guint tok, bool unsaid);
/* All who say the words of a quote together are sources of the item. */
void item_speakers(Draft *draft, Item *item, const Quote *quote);

/* positions.c: what "not" makes of a stance; who does not oppose is undecided, who does not doubt accepts. */
DmStance negated(DmStance stance);

/* items.c */
Item *item_new(Draft *draft, DmKind kind, guint sent, guint first, guint end, const char *rule,
               double confidence);
void item_side(Item *item, int side, gint32 actor);
/* Adds a position unless the actor took one on the issue already. */
void item_position(Item *item, Side side);
/* The day that the words about `pred` (or the token) give; the publication day when none. */
DmWindow item_date(Draft *draft, guint sent, guint tok, bool future, bool *ret_found);
