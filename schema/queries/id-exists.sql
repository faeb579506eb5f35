-- Is anything called this, whenever it was loaded?
SELECT 1 FROM event WHERE id = :id
UNION ALL SELECT 1 FROM actor WHERE id = :id
UNION ALL SELECT 1 FROM issue WHERE id = :id
UNION ALL SELECT 1 FROM source WHERE id = :id
LIMIT 1
