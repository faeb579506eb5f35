-- What a file declares of issues.
SELECT num, id, title, note, parent, line, col FROM issue WHERE file = :file ORDER BY num
