-- Which venues are known?
SELECT num, id, kind, CASE WHEN plain THEN report END FROM event WHERE kind = 4 AND known <= :known ORDER BY id
