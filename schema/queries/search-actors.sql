-- Which events name one of these actors?
SELECT DISTINCT p.event, -1.0, e.id, e.kind, CASE WHEN e.plain THEN e.report END
FROM json_each(:actors) j JOIN part p ON p.actor = j.value JOIN report r ON r.num = p.report
     JOIN event e ON e.num = p.event
WHERE r.published <= :known AND r.draft <= :drafts
