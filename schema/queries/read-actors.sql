-- What a file declares of actors.
SELECT num, id, name, kind, of, role, wikidata, note, line, col FROM actor WHERE file = :file ORDER BY num
