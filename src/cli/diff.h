/* The differences of positions as people read them. */
#pragma once
#include "cli/cli.h"

/* Prints hunks: issue, actor, change; the old stance and words with -, the new ones with +. */
void dm_diff_print(const DmCli *cli, const DmAsOf *from, const DmAsOf *to, const DmDiffRows *rows);
