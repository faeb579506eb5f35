-- Which issues does a file declare?
SELECT DISTINCT id FROM issue WHERE file = :file
