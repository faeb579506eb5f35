/* text: abbreviations with a full stop, and how a sentence can go on behind them. */
#pragma once
#include <glib.h>
#include <stdbool.h>

typedef enum Abbreviation {
    ABBREVIATION_NONE,
    ABBREVIATION_TITLE,  /* a name follows: never the end of a sentence */
    ABBREVIATION_NUMBER, /* only before a number: "No. 10", "Mar. 5" */
    ABBREVIATION_OPEN,   /* can end a sentence: it does before a word that begins one */
    ABBREVIATION_LAST,   /* mostly ends what it stands in: it does before any capital */
} Abbreviation;

/* The class of a word written without its full stop. */
Abbreviation dm_abbreviation_find(const char *word, gsize len);
/* Whether a capitalised word is one of those that begin sentences rather than names ("The", "He", "In"). */
bool dm_is_sentence_starter(const char *word, gsize len);
/* Whether a word says that somebody speaks ("said", "asked"). */
bool dm_is_speech_verb(const char *word, gsize len);
