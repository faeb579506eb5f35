-- Which events with several claims look on a day as they do in the end, in the order of listings?
SELECT s.id, e.kind, s.*
FROM shown s CROSS JOIN event e ON e.num = s.event
WHERE s.date_earliest <= :to AND s.date_latest >= :from AND (:kinds >> e.kind & 1) AND e.known <= :known
  AND CASE WHEN :hindsight THEN e.happened ELSE e.stable END <= :day
ORDER BY s.date_earliest, s.date_latest, s.id
