-- Which actors do reports name that are known by the day, or take a position in them? The names are stepped through
-- by their index, a search each, instead of reading every part.
WITH RECURSIVE named (actor) AS (
  SELECT min(actor) FROM part
  UNION ALL
  SELECT (SELECT min(p.actor) FROM part p WHERE p.actor > named.actor) FROM named WHERE named.actor IS NOT NULL
)
SELECT actor FROM named
WHERE actor IS NOT NULL AND EXISTS (
  SELECT 1 FROM part p JOIN report r ON r.num = p.report
  WHERE p.actor = named.actor AND r.published <= :known AND r.draft <= :drafts)
UNION
SELECT actor FROM pair
WHERE EXISTS (SELECT 1 FROM position p WHERE p.actor = pair.actor AND p.issue = pair.issue
              AND p.published <= :known AND p.draft <= :drafts)
ORDER BY 1
