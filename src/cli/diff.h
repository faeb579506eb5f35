/* The differences of positions in other forms than rows. */
#pragma once
#include "cli/cli.h"

/* Prints hunks: issue, actor, change; the old stance and words with -, the new ones with +. */
void dm_diff_print(const DmCli *cli, const DmAsOf *from, const DmAsOf *to, const DmDiffRows *rows);
/* Prints changes by class and actor, with the day each last spoke; unchanged rows must be among them. */
void dm_diff_stat(const DmCli *cli, const DmDiffRows *rows);

enum { DM_DIFF_DAYS = 24 };
/* Prints a table of stances, a column a day; is the exit code. */
int dm_diff_at(const DmCli *cli, char **days, const DmPositionFilter *filter);
