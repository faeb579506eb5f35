-- What do files declare of an actor? Those published last first, then as in the file.
SELECT x.field, x.value, a.file, coalesce(s.published, -2147483648), x.line, x.col
FROM actor a LEFT JOIN source s ON s.file = a.file JOIN (
  SELECT num AS actor, 0 AS part, 0 AS ord, 'name' AS field, name AS value, line, col FROM actor
  UNION ALL SELECT num, 1, 0, 'kind', CASE kind WHEN 1 THEN 'person' WHEN 2 THEN 'state' WHEN 3 THEN 'organisation'
            WHEN 4 THEN 'group' END, line, col FROM actor
  UNION ALL SELECT num, 2, 0, 'of', of, line, col FROM actor
  UNION ALL SELECT num, 3, 0, 'role', role, line, col FROM actor
  UNION ALL SELECT actor, 4, ord, 'role', coalesce(title, '') || coalesce(' of ' || of, '')
            || coalesce(' from ' || from_edtf, '') || coalesce(' to ' || to_edtf, ''), line, col FROM actor_role
  UNION ALL SELECT actor, 5, ord, 'alias', alias, line, col FROM actor_alias WHERE ord > 0
  UNION ALL SELECT num, 6, 0, 'wikidata', wikidata, line, col FROM actor
  UNION ALL SELECT num, 7, 0, 'note', note, line, col FROM actor
) x ON x.actor = a.num
WHERE a.id = :id AND x.value IS NOT NULL AND coalesce(s.published, -2147483648) <= :known
ORDER BY x.part, coalesce(s.published, -2147483648) DESC, s.id DESC, a.file, x.ord
