-- Which actors are declared or named anywhere?
SELECT id FROM actor UNION SELECT actor FROM part UNION SELECT actor FROM pair ORDER BY 1
