-- Takes the names that a file declares out of the search.
INSERT INTO name_search (name_search, rowid, alias)
SELECT 'delete', n.num, n.alias FROM actor a JOIN actor_alias n ON n.actor = a.num WHERE a.file = :file
