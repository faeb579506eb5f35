-- Which events do these sources report?
SELECT DISTINCT e.num, e.id, e.kind, CASE WHEN e.plain THEN e.report END
FROM json_each(:sources) j JOIN source s ON s.id = j.value JOIN report r ON r.file = s.file
     JOIN event e ON e.num = r.event
WHERE e.known <= :known AND NOT (e.plain AND :sketched >> e.kind & 1)
