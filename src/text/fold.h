/* text: a text folded for comparison. */
#pragma once
#include "map.h"
#include "original.h"

/* Appends `original` folded to `map`: white space to one blank, none beside a dash; every apostrophe to ',
 * every dash to -, … to ...; quotation marks, mark-up of Markdown and HTML, soft hyphens and zero-width marks
 * vanish; entities are decoded. Letters and their case stay. */
void dm_text_fold(Map *map, const Original *original);
