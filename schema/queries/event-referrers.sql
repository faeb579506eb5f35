-- Who refers to this event, and where?
SELECT x.what, f.path, x.line, x.col FROM (
  SELECT l.report, CASE l.field WHEN 0 THEN 'follows' ELSE 'responds-to' END AS what, l.line, l.col
  FROM link l WHERE l.target = :id
  UNION ALL SELECT r.num, 'for', r.line, r.col FROM report r WHERE r.for_event = :id
  UNION ALL SELECT r.num, 'due after', r.line, r.col FROM report r WHERE r.due_after = :id
  UNION ALL SELECT c.report, 'due after', c.line, c.col FROM change c WHERE c.due_after = :id
  UNION ALL SELECT c.report, 'update of', c.line, c.col FROM change c JOIN event e ON e.num = c.target WHERE e.id = :id
  UNION ALL SELECT p.report, 'position on', p.line, p.col FROM position p
            WHERE p.issue = :id AND NOT EXISTS (SELECT 1 FROM issue i WHERE i.id = :id)
) x JOIN report r ON r.num = x.report JOIN file f ON f.num = r.file
ORDER BY f.path, x.line, x.col, x.what
