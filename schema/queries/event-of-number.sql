-- The id of an event by its number.
SELECT id FROM event WHERE num = :num
