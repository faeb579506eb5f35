-- Does any file declare this actor?
SELECT 1 FROM actor WHERE id = :id
