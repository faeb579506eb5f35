-- Which words of an event match, in the report that matches best?
SELECT snippet(report_search, -1, '[', ']', '…', 16)
FROM report_search s JOIN report r ON r.num = s.rowid JOIN event e ON e.num = r.event
WHERE report_search MATCH :match AND e.id = :event AND r.published <= :known AND r.draft <= :drafts
ORDER BY bm25(report_search, 8.0, 2.0, 1.0), r.published, r.num LIMIT 1
