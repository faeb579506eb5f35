-- Every file that the day knows, with its source and coder.
SELECT f.num, f.location, f.identity, s.id, s.title, s.publisher, s.author, s.url, s.archive, s.language, s.text, s.text_sha256,
       s.grade, s.published_edtf, s.retrieved_edtf, c.by, c.at_edtf, c.codebook
FROM file f LEFT JOIN source s ON s.file = f.num LEFT JOIN coder c ON c.file = f.num
WHERE s.id IS NULL OR s.published <= :known
ORDER BY f.identity
