/* report: pieces of the page. */
#pragma once
#include <demarche/report.h>

/* Appends `text` with white space and everything that HTML would read escaped. NULL is nothing. */
void dm_page_text(GString *out, const char *text);
/* Appends "<tag class="class">text</tag>"; nothing when `text` is NULL. `class` may be NULL. */
void dm_page_element(GString *out, const char *tag, const char *class, const char *text);
/* A link to the event of that id on this page. */
void dm_page_event_link(GString *out, const char *id, const char *title);
/* The words and where they come from: a quotation with a link to its source. */
void dm_page_evidence(GString *out, const DmEvidence *evidence);
/* A date for people: "21 August 2025", "28 – 31 August 2025", "by …"; nothing when there is none. */
void dm_page_date(GString *out, const DmDate *date);
void dm_page_day(GString *out, DmDay day);
/* Names joined by commas. */
void dm_page_actors(GString *out, const DmActorWords *actors);

/* The inline pictures, in light and dark; false and *error when they cannot be drawn. */
bool dm_page_pictures(GString *out, const DmExport *view, GError **error);

void dm_page_commitments(GString *out, const DmExport *view);
void dm_page_positions(GString *out, const DmExport *view);
void dm_page_venues(GString *out, const DmExport *view);
void dm_page_events(GString *out, const DmExport *view);
void dm_page_sources(GString *out, const DmExport *view);

/* Appends the style sheet. */
void dm_page_style(GString *out);
