-- Does a term that is all over the store occur in one event? So common a word says nothing about rank.
SELECT e.num, -0.001, e.id, e.kind, CASE WHEN e.plain THEN e.report END
FROM report r CROSS JOIN report_search s ON s.rowid = r.num JOIN event e ON e.num = r.event
WHERE r.event = :event AND report_search MATCH :match AND r.published <= :known AND r.draft <= :drafts
