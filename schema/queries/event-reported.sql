-- Do these sources report this event by the day?
SELECT 1
FROM event e JOIN report r ON r.event = e.num
WHERE e.id = :event AND r.published <= :known AND r.draft <= :drafts
  AND r.source IN (SELECT value FROM json_each(:sources))
