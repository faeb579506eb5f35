-- All reports in short, in the order in which they lie, which is the fastest; what of them is asked for is cheaper to say
-- in C. For a plain event its report is the event; the events that are not plain are told by sketches-not.
SELECT event, num, kind, published, date_earliest, date_latest, status, date_form, weight, confidence, actors,
       CASE WHEN :issues THEN issues END, due_form, due_earliest, due_latest
FROM report
