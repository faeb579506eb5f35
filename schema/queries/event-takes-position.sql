-- Does a report of this event, known by the day, hold a position on one of these issues?
SELECT 1
FROM event e JOIN report r ON r.event = e.num JOIN position p ON p.report = r.num
WHERE e.id = :event AND r.published <= :known AND r.draft <= :drafts
  AND p.issue IN (SELECT value FROM json_each(:issues))
