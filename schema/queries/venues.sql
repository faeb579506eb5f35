-- Which venues are known?
SELECT num, id, kind FROM event WHERE kind = 4 AND known <= :known ORDER BY id
