-- Who refers to this actor, and where?
SELECT what, f.path, x.line, x.col FROM (
  SELECT r.file, 'names' AS what, p.line, p.col FROM part p JOIN report r ON r.num = p.report WHERE p.actor = :id
  UNION ALL SELECT r.file, 'position of', p.line, p.col FROM position p JOIN report r ON r.num = p.report
            WHERE p.actor = :id
  UNION ALL SELECT r.file, 'quotes', q.line, q.col FROM quote q JOIN report r ON r.num = q.report WHERE q.speaker = :id
  UNION ALL SELECT a.file, 'of', a.line, a.col FROM actor a WHERE a.of = :id
  UNION ALL SELECT a.file, 'role at', o.line, o.col FROM actor_role o JOIN actor a ON a.num = o.actor WHERE o.of = :id
) x JOIN file f ON f.num = x.file
ORDER BY f.path, x.line, x.col, what
