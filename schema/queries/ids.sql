-- Which ids are there that start like this?
SELECT id FROM event WHERE id >= :from AND id < :to
UNION SELECT id FROM actor WHERE id >= :from AND id < :to
UNION SELECT id FROM issue WHERE id >= :from AND id < :to
UNION SELECT id FROM source WHERE id >= :from AND id < :to
LIMIT 2000
