-- Which words do the reports of an event quote?
SELECT q.text, q.speaker, q.language, q.translation, q.anonymous, p.actor, p.issue, r.file, r.published,
       q.start, q.end, q.line, q.col
FROM event e JOIN report r ON r.event = e.num JOIN quote q ON q.report = r.num LEFT JOIN position p ON p.num = q.position
WHERE e.id = :event AND r.published <= :known AND r.draft <= :drafts
ORDER BY r.published, r.source, q.position IS NOT NULL, coalesce(p.ord, 0), q.ord
