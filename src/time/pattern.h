/* time: what reading the elements of a pattern needs – shared by pattern.c, classes.c and numbers.c. */
#pragma once
#include "phrase.h"

/* Reads one element at token `at`, stores what it says in the match, and is the tokens it took; 0: it is not
 * there. */
typedef guint (*Take)(Match *m, guint at);

typedef struct ClassInfo {
    const char *name;
    Take take;
    guint32 begins; /* classes of the tokens it can begin with; 0: {date} */
    bool number;    /* it can also begin with one of the number words */
} ClassInfo;

/* The class of that name; ends the program when a rule asks for one there is not. */
const ClassInfo *class_named(const char *name, gsize len);
guint take_date(Match *m, guint at);

/* numbers.c */
void numbers_load(void);
/* Words a number or a length may begin with although they have no class; NULL ends them. */
extern const char *const number_words[];
guint take_cardinal(const Match *m, guint at, gint32 *ret_value);
guint take_number(Match *m, guint at);
guint take_length(Match *m, guint at);
guint take_ordinal(Match *m, guint at);

#define WORD_HYPHEN (JOIN_SPACE | JOIN_HYPHEN)

/* Does it name days, so that other phrases can build on it? Lengths and sets do not. */
static inline bool is_date(const Result *r)
{
    const Meaning *m = &r->found.meaning;
    return m->type != DM_TIMEX_DURATION && m->type != DM_TIMEX_SET && m->window.earliest != DM_DAY_OPEN &&
           m->window.latest != DM_DAY_OPEN;
}

static inline const Token *token(const Match *m, guint at)
{
    return at < m->e->n ? &m->e->token[at] : NULL;
}

static inline bool is(const Match *m, guint at, guint32 classes)
{
    const Token *t = token(m, at);
    return t && t->classes & classes;
}

static inline bool joined(const Match *m, guint at, guint joins)
{
    const Token *t = token(m, at);
    return t && t->join & joins;
}
