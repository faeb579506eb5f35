-- Which plain commitments and deadlines are known by the day? They have no update, so all are open.
SELECT e.id, e.kind, s.*
FROM event e JOIN said s ON s.report = e.report
WHERE e.kind IN (5, 6) AND e.plain AND e.known <= :known
