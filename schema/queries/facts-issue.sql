-- What do files declare of an issue? Those published last first, then as in the file.
SELECT x.field, x.value, i.file, coalesce(s.published, -2147483648), x.line, x.col
FROM issue i LEFT JOIN source s ON s.file = i.file JOIN (
  SELECT num AS issue, 0 AS part, 0 AS ord, 'title' AS field, title AS value, line, col FROM issue
  UNION ALL SELECT num, 1, 0, 'parent', parent, line, col FROM issue
  UNION ALL SELECT issue, 2, ord, 'alias', alias, line, col FROM issue_alias
  UNION ALL SELECT num, 3, 0, 'note', note, line, col FROM issue
) x ON x.issue = i.num
WHERE i.id = :id AND x.value IS NOT NULL AND coalesce(s.published, -2147483648) <= :known
ORDER BY x.part, coalesce(s.published, -2147483648) DESC, s.id DESC, i.file, x.ord
