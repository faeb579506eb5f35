/* text: the words that decide where a sentence ends. All tables are sorted by bytes. */
#include "abbreviation.h"
#include <stdlib.h>
#include <string.h>

#define TITLE  ABBREVIATION_TITLE
#define NUMBER ABBREVIATION_NUMBER
#define OPEN   ABBREVIATION_OPEN
#define LAST   ABBREVIATION_LAST

/* Left out: what is a common word too and stands at the end of sentences ("miss", "wash", "min", "no"). */
static const struct Row {
    const char *text;
    Abbreviation kind;
} abbreviations[] = {
    {"Adm", TITLE},    {"Amb", TITLE},    {"Ambs", TITLE},  {"Apr", NUMBER},  {"Ariz", OPEN},
    {"Ark", OPEN},     {"Art", NUMBER},   {"Assn", OPEN},   {"Asst", TITLE},  {"Atty", TITLE},
    {"Aug", OPEN},     {"Ave", OPEN},     {"Bldg", OPEN},   {"Blvd", OPEN},   {"Brig", TITLE},
    {"Bros", OPEN},    {"Calif", OPEN},   {"Capt", TITLE},  {"Cdr", TITLE},   {"Ch", NUMBER},
    {"Cmdr", TITLE},   {"Co", OPEN},      {"Col", TITLE},   {"Colo", OPEN},   {"Cols", TITLE},
    {"Comm", OPEN},    {"Conn", OPEN},    {"Corp", OPEN},   {"Cos", OPEN},    {"Cpl", TITLE},
    {"DR", TITLE},     {"Dec", OPEN},     {"Del", TITLE},   {"Dep", TITLE},   {"Dept", OPEN},
    {"Det", TITLE},    {"Dir", TITLE},    {"Dr", TITLE},    {"Drs", TITLE},   {"Est", OPEN},
    {"Feb", OPEN},     {"Fed", OPEN},     {"Fig", NUMBER},  {"Fla", OPEN},    {"Fr", TITLE},
    {"Fri", OPEN},     {"Ft", OPEN},      {"GEN", TITLE},   {"GOV", TITLE},   {"Ga", OPEN},
    {"Gen", TITLE},    {"Gens", TITLE},   {"Gov", TITLE},   {"Gov't", OPEN},  {"Govs", TITLE},
    {"Govt", OPEN},    {"Hon", TITLE},    {"Hwy", OPEN},    {"Ill", OPEN},    {"Inc", OPEN},
    {"Insp", TITLE},   {"Intl", OPEN},    {"Jan", OPEN},    {"Jr", OPEN},     {"Jul", NUMBER},
    {"Jun", NUMBER},   {"Ky", OPEN},      {"Lt", TITLE},    {"Ltd", OPEN},    {"Lts", TITLE},
    {"MR", TITLE},     {"MRS", TITLE},    {"MS", TITLE},    {"Maj", TITLE},   {"Mar", NUMBER},
    {"Md", OPEN},      {"Messrs", TITLE}, {"Mich", OPEN},   {"Min", TITLE},   {"Minn", OPEN},
    {"Mlle", TITLE},   {"Mme", TITLE},    {"Mon", OPEN},    {"Mont", OPEN},   {"Mr", TITLE},
    {"Mrs", TITLE},    {"Ms", TITLE},     {"Msgr", TITLE},  {"Mt", OPEN},     {"Natl", OPEN},
    {"Neb", OPEN},     {"Nev", OPEN},     {"No", NUMBER},   {"Nos", NUMBER},  {"Nov", OPEN},
    {"Oct", OPEN},     {"Okla", OPEN},    {"Para", NUMBER}, {"Ph", TITLE},    {"Plc", OPEN},
    {"Pres", TITLE},   {"Prof", TITLE},   {"Profs", TITLE}, {"Pvt", TITLE},   {"REP", TITLE},
    {"Rd", OPEN},      {"Rep", TITLE},    {"Reps", TITLE},  {"Rev", TITLE},   {"Rt", TITLE},
    {"SEN", TITLE},    {"Sat", NUMBER},   {"Sec", TITLE},   {"Secy", TITLE},  {"Sen", TITLE},
    {"Sens", TITLE},   {"Sep", OPEN},     {"Sept", OPEN},   {"Sgt", TITLE},   {"Spc", TITLE},
    {"Sr", OPEN},      {"St", OPEN},      {"Ste", OPEN},    {"Sun", NUMBER},  {"Supt", TITLE},
    {"Tenn", OPEN},    {"Tex", OPEN},     {"Thu", OPEN},    {"Thur", OPEN},   {"Thurs", OPEN},
    {"Tue", OPEN},     {"Tues", OPEN},    {"Univ", OPEN},   {"Va", OPEN},     {"Vol", TITLE},
    {"Vt", OPEN},      {"Wed", OPEN},     {"Wis", OPEN},    {"Wyo", OPEN},    {"al", TITLE},
    {"approx", TITLE}, {"art", NUMBER},   {"ca", TITLE},    {"cf", TITLE},    {"dept", OPEN},
    {"e.g", TITLE},    {"etc", LAST},     {"govt", OPEN},   {"hrs", OPEN},    {"i.e", TITLE},
    {"incl", TITLE},   {"mph", OPEN},     {"p", NUMBER},    {"para", NUMBER}, {"pp", NUMBER},
    {"v", TITLE},      {"vs", TITLE},
};

/* Words that begin sentences and hardly ever follow an abbreviation inside a name. */
static const char *const starters[] = {
    "A",        "According", "Across",    "After",     "All",         "Also",         "Although", "Among",
    "An",       "And",       "Any",       "Are",       "As",          "At",           "Because",  "Before",
    "Between",  "Both",      "But",       "By",        "Can",         "Could",        "Despite",  "Did",
    "Do",       "During",    "Each",      "Earlier",   "Either",      "Even",         "Every",    "Everyone",
    "Few",      "For",       "Former",    "From",      "Furthermore", "Had",          "Has",      "Have",
    "He",       "Hence",     "Her",       "Here",      "His",         "How",          "However",  "I",
    "If",       "In",        "Instead",   "Is",        "It",          "Its",          "Last",     "Later",
    "Let",      "Like",      "Many",      "Meanwhile", "More",        "Moreover",     "Most",     "Mr.",
    "Mrs.",     "Ms.",       "Much",      "My",        "Neither",     "Nevertheless", "Next",     "No",
    "Nobody",   "None",      "Nor",       "Not",       "Nothing",     "Now",          "Of",       "Officials",
    "On",       "Once",      "One",       "Only",      "Or",          "Other",        "Others",   "Our",
    "Over",     "People",    "Perhaps",   "Recently",  "Separately",  "She",          "Should",   "Since",
    "So",       "Some",      "Soon",      "Still",     "Such",        "That",         "The",      "Their",
    "Then",     "There",     "Therefore", "These",     "They",        "This",         "Those",    "Though",
    "Three",    "Through",   "Thus",      "To",        "Today",       "Together",     "Tomorrow", "Two",
    "Under",    "Unlike",    "Until",     "Upon",      "Was",         "We",           "Were",     "What",
    "Whatever", "When",      "Where",     "Whether",   "Which",       "While",        "Who",      "Whoever",
    "Whose",    "Why",       "Will",      "With",      "Within",      "Without",      "Would",    "Yesterday",
    "Yet",      "You",       "Your",
};

static const char *const speech_verbs[] = {
    "added",    "admitted",  "agreed",    "announced", "answered",  "argued",    "asked",
    "asserted", "claimed",   "commented", "concluded", "continued", "cried",     "declared",
    "demanded", "exclaimed", "explained", "insisted",  "joked",     "noted",     "posted",
    "quipped",  "recalled",  "remarked",  "repeated",  "replied",   "responded", "said",
    "says",     "shouted",   "stated",    "stressed",  "suggested", "thundered", "told",
    "tweeted",  "urged",     "vowed",     "warned",    "wondered",  "wrote",     "yelled",
};

typedef struct Word {
    const char *text;
    gsize len;
} Word;

/* A row of each table begins with its string. */
static int compare(const void *key, const void *row)
{
    const Word *word = key;
    const char *text = *(const char *const *)row;
    int order = strncmp(word->text, text, word->len);
    return order ? order : -(text[word->len] != '\0');
}

/* The row of the word in a sorted table; NULL: not there. */
#define FIND(word, len, table)                                                                               \
    bsearch(&(Word){word, len}, table, G_N_ELEMENTS(table), sizeof(table)[0], compare)

Abbreviation dm_abbreviation_find(const char *word, gsize len)
{
    const struct Row *row = FIND(word, len, abbreviations);
    return row ? row->kind : ABBREVIATION_NONE;
}

bool dm_is_sentence_starter(const char *word, gsize len)
{
    return FIND(word, len, starters) != NULL;
}

bool dm_is_speech_verb(const char *word, gsize len)
{
    return FIND(word, len, speech_verbs) != NULL;
}
