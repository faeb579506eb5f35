/* annotate, inside – what talks made of verbs and of nouns share. */
#pragma once
#include "annotate/coding.h"

/* Whether a mention can be one of those who meet: no owner of something, no adjective, no mere name. */
bool talk_takes_part(const Draft *draft, const Mention *mention);
/* Adds those who stand from `at` to before `end` behind a word of the class `on`, between, and; `active`:
 * also those before the first such word. */
void talk_add_partners(Draft *draft, Item *item, int side, guint at, guint end, bool active, guint64 on);
/* Fills the place from "in Munich, Germany", "at the White House" behind `at`. */
void talk_find_place(Draft *draft, Item *item, guint at, guint end);
/* A talk planned or proposed without a day is on some day from the publication on. */
void talk_leave_open(const Draft *draft, Item *item, bool dated);
/* A call, a summit where all are heads of state or government, else a meeting. */
DmKind talk_kind(const Draft *draft, const Item *item, RowKind row, bool in_person);
