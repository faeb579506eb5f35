-- How does an event hang together with others, by reports known on the day?
SELECT x.relation, o.num, o.id, o.kind, CASE WHEN o.plain THEN o.report END FROM (
  SELECT DISTINCT CASE l.field WHEN 0 THEN 'follows' ELSE 'responds to' END AS relation, l.target AS other
  FROM event e JOIN report r ON r.event = e.num JOIN link l ON l.report = r.num
  WHERE e.id = :event AND r.published <= :known AND r.draft <= :drafts
  UNION
  SELECT CASE l.field WHEN 0 THEN 'followed by' ELSE 'answered by' END, e.id
  FROM link l JOIN report r ON r.num = l.report JOIN event e ON e.num = r.event
  WHERE l.target = :event AND r.published <= :known AND r.draft <= :drafts
  UNION
  SELECT 'updates', t.id
  FROM event e JOIN report r ON r.event = e.num JOIN change c ON c.report = r.num JOIN event t ON t.num = c.target
  WHERE e.id = :event AND r.published <= :known AND r.draft <= :drafts
  UNION
  SELECT 'updated by', e.id
  FROM event t JOIN change c ON c.target = t.num JOIN report r ON r.num = c.report JOIN event e ON e.num = r.event
  WHERE t.id = :event AND r.published <= :known AND r.draft <= :drafts
  UNION
  SELECT 'venue for', r.for_event FROM event e JOIN report r ON r.event = e.num
  WHERE e.id = :event AND r.for_event IS NOT NULL AND r.published <= :known AND r.draft <= :drafts
  UNION
  SELECT 'has venue', e.id FROM report r JOIN event e ON e.num = r.event
  WHERE r.for_event = :event AND r.published <= :known AND r.draft <= :drafts
  UNION
  SELECT 'due after', r.due_after FROM event e JOIN report r ON r.event = e.num
  WHERE e.id = :event AND r.due_after IS NOT NULL AND r.published <= :known AND r.draft <= :drafts
  UNION
  SELECT 'makes due', e.id FROM report r JOIN event e ON e.num = r.event
  WHERE r.due_after = :event AND r.published <= :known AND r.draft <= :drafts
) x JOIN event o ON o.id = x.other
ORDER BY x.relation, o.id
