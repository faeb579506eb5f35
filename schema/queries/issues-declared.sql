-- Which issues are declared?
SELECT DISTINCT id FROM issue ORDER BY id
