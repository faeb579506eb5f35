-- Which number has an event?
SELECT num FROM event WHERE id = :id
