-- Which events name an actor whose name or alias has the term?
SELECT DISTINCT p.event, -1.0, e.id, e.kind, CASE WHEN e.plain THEN e.report END
FROM name_search n JOIN actor_alias l ON l.num = n.rowid JOIN actor a ON a.num = l.actor
     JOIN part p ON p.actor = a.id JOIN report r ON r.num = p.report JOIN event e ON e.num = p.event
WHERE name_search MATCH :match AND r.published <= :known AND r.draft <= :drafts
