/* time: the table of rules, from rules.def. */
#include "phrase.h"

const Rule phrase_rules[] = {
#define R(name, pattern, action, arg, example, reference, earliest, latest, value)                           \
    {name, pattern, act_##action, arg, example, reference, earliest, latest, value},
#include "rules.def"
#undef R
};
const guint phrase_rule_count = G_N_ELEMENTS(phrase_rules);
