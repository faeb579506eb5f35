-- Which actors does a file declare?
SELECT DISTINCT id FROM actor WHERE file = :file
