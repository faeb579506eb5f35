/* report – one HTML page with everything that a view says: pictures, commitments, positions, venues, events,
 * sources, each statement beside the words it rests on. The page needs nothing else: no script, no font, no
 * picture from elsewhere. Same view, same bytes. */
#pragma once
#include <demarche/exchange.h>

G_BEGIN_DECLS

typedef struct DmReportOptions {
    const char *title; /* NULL: "Diplomatic events" */
} DmReportOptions;

/* Appends the page. False and *error when a picture cannot be drawn. */
bool dm_report_page(GString *out, const DmExport *view, const DmReportOptions *options, GError **error);

G_END_DECLS
