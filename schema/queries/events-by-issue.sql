-- Which events are about one of these issues, or hold a position on one?
SELECT e.num, e.id, e.kind, CASE WHEN e.plain THEN e.report END
FROM json_each(:issues) j JOIN report_issue i ON i.issue = j.value JOIN event e ON e.num = i.event
WHERE e.known <= :known AND NOT (e.plain AND :sketched >> e.kind & 1)
UNION
SELECT e.num, e.id, e.kind, CASE WHEN e.plain THEN e.report END
FROM json_each(:issues) j JOIN position p ON p.issue = j.value JOIN report r ON r.num = p.report
     JOIN event e ON e.num = r.event
WHERE e.known <= :known AND NOT (e.plain AND :sketched >> e.kind & 1)
