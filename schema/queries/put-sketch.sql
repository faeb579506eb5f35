-- Keeps a plain event in short, unless its window is not its own.
INSERT INTO sketch (event, report, form, date, due, weight, confidence, actors, issues)
SELECT event, report, form, date, due, weight, confidence, actors, issues FROM report_sketch WHERE event = :event
