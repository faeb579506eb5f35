-- Who took a position between two days, by when it was published?
SELECT DISTINCT p.actor, p.issue
FROM position p JOIN pair USING (actor, issue)
WHERE p.published > :after AND p.published <= :day
  AND (:actors IS NULL OR p.actor IN (SELECT value FROM json_each(:actors)))
  AND CASE WHEN :issues IS NULL THEN NOT pair.venue ELSE p.issue IN (SELECT value FROM json_each(:issues)) END
ORDER BY p.actor, p.issue
