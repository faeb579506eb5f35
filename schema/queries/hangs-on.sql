-- Which events are counted from this one, or follow it?
SELECT x.relation, o.num, o.id, o.kind, CASE WHEN o.plain THEN o.report END FROM (
  SELECT 'due after' AS relation, r.event FROM report r
  WHERE r.due_after = :event AND r.published <= :known AND r.draft <= :drafts
  UNION
  SELECT 'due after', c.target FROM change c
  WHERE c.due_after = :event AND c.published <= :known AND c.draft <= :drafts
  UNION
  SELECT 'follows', r.event FROM link l JOIN report r ON r.num = l.report
  WHERE l.target = :event AND l.field = 0 AND r.published <= :known AND r.draft <= :drafts
) x JOIN event o ON o.num = x.event
ORDER BY x.relation, o.id
