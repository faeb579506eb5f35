-- Which events name one of these actors?
SELECT DISTINCT e.num, e.id, e.kind, CASE WHEN e.plain THEN e.report END
FROM json_each(:actors) j JOIN part p ON p.actor = j.value JOIN event e ON e.num = p.event
WHERE e.known <= :known AND NOT (e.plain AND :sketched >> e.kind & 1)
