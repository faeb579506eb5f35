-- What was a file read from, and where does it lie?
SELECT s.id, s.title, s.publisher, s.url, f.path FROM file f JOIN source s ON s.file = f.num WHERE f.num = :file
