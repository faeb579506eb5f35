-- Takes out an event that nobody reports and nothing updates any more.
DELETE FROM event WHERE num = :event
  AND NOT EXISTS (SELECT 1 FROM report WHERE event = event.num)
  AND NOT EXISTS (SELECT 1 FROM change WHERE target = event.num)
