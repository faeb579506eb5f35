-- All events in the order of their ids.
SELECT num FROM event ORDER BY id
