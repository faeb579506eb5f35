-- Which plain events of these kinds have a window that is counted from another event, or recurs?
SELECT e.num, e.id, e.kind, e.report FROM report r JOIN event e ON e.num = r.event
WHERE r.due_after IS NOT NULL AND e.plain AND e.known <= :known AND (:kinds >> e.kind & 1)
UNION
SELECT e.num, e.id, e.kind, e.report FROM report r JOIN event e ON e.num = r.event
WHERE r.every IS NOT NULL AND e.plain AND e.known <= :known AND (:kinds >> e.kind & 1)
