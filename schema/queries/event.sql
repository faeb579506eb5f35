-- Which event has this id?
SELECT num, id, kind FROM event WHERE id = :id AND kind IS NOT NULL
