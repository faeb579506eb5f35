-- Which actors are declared or named anywhere?
WITH RECURSIVE named (actor) AS (
  SELECT min(actor) FROM part
  UNION ALL
  SELECT (SELECT min(p.actor) FROM part p WHERE p.actor > named.actor) FROM named WHERE named.actor IS NOT NULL
)
SELECT actor FROM named WHERE actor IS NOT NULL
UNION SELECT id FROM actor
UNION SELECT actor FROM pair
ORDER BY 1
