-- Keeps in short the plain events of the reports just loaded, unless their window is not their own.
INSERT OR REPLACE INTO sketch (event, report, form, date, due, weight, confidence, actors, issues)
SELECT event, report, form, date, due, weight, confidence, actors, issues FROM report_sketch
WHERE num >= :first AND (SELECT plain FROM event WHERE num = report_sketch.event)
