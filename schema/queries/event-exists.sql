-- Does anybody report this event?
SELECT 1 FROM event e WHERE e.id = :id AND EXISTS (SELECT 1 FROM report r WHERE r.event = e.num)
