-- Which plain events does the view of a day show, in the order of listings?
SELECT e.id, e.kind, s.*
FROM event e JOIN said s ON s.report = e.report
WHERE e.plain AND e.known <= :known AND e.earliest <= :to AND e.latest >= :from AND (:kinds >> e.kind & 1)
ORDER BY e.earliest, e.latest, e.id
