-- Which actors are declared or named anywhere? The index is asked for the next actor, not for every mention.
WITH RECURSIVE named (actor) AS (
  SELECT min(actor) FROM part
  UNION ALL
  SELECT (SELECT min(actor) FROM part WHERE actor > named.actor) FROM named WHERE named.actor IS NOT NULL
)
SELECT id FROM actor UNION SELECT actor FROM named WHERE actor IS NOT NULL UNION SELECT actor FROM pair ORDER BY 1
