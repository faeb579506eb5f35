-- Who refers to this issue, and where?
SELECT what, f.path, x.line, x.col FROM (
  SELECT r.file, 'issue' AS what, i.line, i.col FROM report_issue i JOIN report r ON r.num = i.report WHERE i.issue = :id
  UNION ALL SELECT r.file, 'position on', p.line, p.col FROM position p JOIN report r ON r.num = p.report
            WHERE p.issue = :id
  UNION ALL SELECT i.file, 'parent', i.line, i.col FROM issue i WHERE i.parent = :id
) x JOIN file f ON f.num = x.file
ORDER BY f.path, x.line, x.col, what
