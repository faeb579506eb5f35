-- One plain event in short.
SELECT event, report, form, date, due, weight, confidence, actors, CASE WHEN :issues THEN issues END
FROM sketch
WHERE event = :event
