-- Which event has this id?
SELECT num, id, kind, CASE WHEN plain THEN report END FROM event WHERE id = :id AND kind IS NOT NULL
