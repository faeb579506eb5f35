-- All plain events in short, in the order in which they lie; what of them is asked for is cheaper to say in C.
SELECT event, report, form, date, due, weight, confidence, actors, CASE WHEN :issues THEN issues END
FROM sketch
