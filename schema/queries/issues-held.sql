-- On which issues do the reports of an event, known by the day, hold positions?
SELECT DISTINCT i.id
FROM event e JOIN report r ON r.event = e.num JOIN position p ON p.report = r.num JOIN issue i ON i.id = p.issue
WHERE e.id = :event AND r.published <= :known AND r.draft <= :drafts
ORDER BY i.id
