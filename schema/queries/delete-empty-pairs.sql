-- Takes out who takes no position on an issue any more.
DELETE FROM pair
WHERE NOT EXISTS (SELECT 1 FROM position p WHERE p.actor = pair.actor AND p.issue = pair.issue)
