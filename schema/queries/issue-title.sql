-- What is an issue called? Chosen as the name of an actor is; a venue by the title of its event.
SELECT title FROM (
  SELECT i.title, coalesce(s.published, -2147483648) <= :known AS visible, s.published, f.identity, i.num
  FROM issue i JOIN file f ON f.num = i.file LEFT JOIN source s ON s.file = i.file
  WHERE i.id = :id AND i.title IS NOT NULL
  UNION ALL
  SELECT r.title, r.published <= :known, r.published, f.identity, r.num
  FROM event e JOIN report r ON r.event = e.num JOIN file f ON f.num = r.file
  WHERE e.id = :id AND e.kind = 4 AND r.title IS NOT NULL
)
ORDER BY visible DESC, CASE WHEN visible THEN -coalesce(published, -2147483648) ELSE published END,
         identity DESC, num DESC
LIMIT 1
