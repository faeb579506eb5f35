/* Inside render: what both SVG writers share. */
#pragma once
#include <demarche/scene.h>

/* " name=\"value\"", to a hundredth, without trailing zeros, whatever the locale. */
void dm_svg_number(GString *out, const char *name, double value);
/* Opens what makes the group of a shape clickable and named; closes what was opened. `seen` is a set of the
 * ids already given out. Group 0 opens nothing. */
void dm_svg_open_group(GString *out, const DmScene *scene, guint group, GHashTable *seen);
void dm_svg_close_group(GString *out, const DmScene *scene, guint group);
/* A <text> element; `paint` is its fill attribute. */
void dm_svg_text(GString *out, const DmShape *shape, const char *paint);
