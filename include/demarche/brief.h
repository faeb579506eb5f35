/* report/brief – the page a desk reads in the morning: what is new, what is due, what is late, who moved. */
#pragma once
#include <demarche/query.h>

G_BEGIN_DECLS

typedef enum DmBriefFormat { DM_BRIEF_TEXT, DM_BRIEF_MARKDOWN, DM_BRIEF_HTML } DmBriefFormat;
extern const DmEnum dm_brief_format_names[]; /* text, markdown, html */

typedef struct DmBriefLine {
    const char *when;   /* a date or window, "" none */
    const char *text;   /* what */
    const char *detail; /* words, conditions, days left; NULL none */
    const char *source; /* publisher or title, and day; NULL none */
    const char *url;    /* or NULL */
} DmBriefLine;

typedef struct DmBriefSection {
    const char *title;
    const char *nothing; /* what stands there when there are no lines */
    DM_LIST(DmBriefLine) lines;
    guint left_out; /* lines beyond the page */
} DmBriefSection;

typedef struct DmBrief {
    DmAsOf as_of;
    DmDay since;
    int days;
    DM_LIST(DmBriefSection) sections;
} DmBrief;

/* Gathers the brief for the day of `as_of`: events known since `since` and not before, commitments due within
 * `days`, overdue ones, positions that moved, meetings ahead. At most `most` lines a section (0: all). Lives
 * in `arena`; NULL and *error when the store fails. */
DmBrief *dm_report_brief(DmStore *store, const DmAsOf *as_of, DmDay since, int days, guint most,
                         DmArena *arena, GError **error);
/* Appends it as plain text wrapped to `width` characters, as Markdown, or as a page of HTML. */
void dm_report_brief_write(GString *out, const DmBrief *brief, DmBriefFormat format, guint width);

G_END_DECLS
