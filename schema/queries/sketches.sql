-- Which reports in the view of a day, in short? In the order in which they lie, which is the fastest. For a plain event
-- its report is the event; the events that are not plain are told by sketches-not.
SELECT event, num, kind, status, published, date_form, date_earliest, date_latest, weight, confidence, actors,
       CASE WHEN :issues THEN issues END
FROM report
WHERE published <= :known AND date_earliest <= :to AND date_latest >= :from AND (:kinds >> kind & 1)
