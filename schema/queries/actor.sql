-- What do the files say about an actor, what holds last? What is known later only fills in, so it comes first.
SELECT coalesce(s.published, -2147483648) <= :known AS visible, a.name, a.kind, a.of
FROM actor a JOIN file f ON f.num = a.file LEFT JOIN source s ON s.file = a.file
WHERE a.id = :id
ORDER BY visible, CASE WHEN visible THEN coalesce(s.published, -2147483648) ELSE -s.published END, f.identity, a.num
