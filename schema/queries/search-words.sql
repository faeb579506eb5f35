-- In which events does a term occur, and how well does it match? A word in a title weighs most.
SELECT r.event, bm25(report_search, 8.0, 2.0, 1.0), e.id, e.kind, CASE WHEN e.plain THEN e.report END
FROM report_search s JOIN report r ON r.num = s.rowid JOIN event e ON e.num = r.event
WHERE report_search MATCH :match AND r.published <= :known AND r.draft <= :drafts
