-- Who has taken a position on what? On venues only when they are asked for.
SELECT actor, issue FROM pair
WHERE (:actors IS NULL OR actor IN (SELECT value FROM json_each(:actors)))
  AND CASE WHEN :issues IS NULL THEN NOT venue ELSE issue IN (SELECT value FROM json_each(:issues)) END
ORDER BY actor, issue
