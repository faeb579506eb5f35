-- The report of one plain event in short, as sketches has it.
SELECT event, num, kind, published, date_earliest, date_latest, status, date_form, weight, confidence, actors,
       CASE WHEN :issues THEN issues END, due_form, due_earliest, due_latest
FROM report
WHERE event = :event
