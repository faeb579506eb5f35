-- Which event answers which (responds-to), by reports known on the day?
SELECT DISTINCT e.id, l.target
FROM link l JOIN report r ON r.num = l.report JOIN event e ON e.num = r.event
WHERE l.field = 1 AND r.published <= :known AND r.draft <= :drafts
ORDER BY 1, 2
