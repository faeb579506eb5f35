-- What is known of a source?
SELECT x.field, x.value, s.file, s.published, s.line, s.col
FROM source s JOIN (
  SELECT file, 0 AS part, 'title' AS field, title AS value FROM source
  UNION ALL SELECT file, 1, 'publisher', publisher FROM source
  UNION ALL SELECT file, 2, 'author', author FROM source
  UNION ALL SELECT file, 3, 'published', published_edtf FROM source
  UNION ALL SELECT file, 4, 'url', url FROM source
  UNION ALL SELECT file, 5, 'archive', archive FROM source
  UNION ALL SELECT file, 6, 'retrieved', retrieved_edtf FROM source
  UNION ALL SELECT file, 7, 'language', language FROM source
  UNION ALL SELECT file, 8, 'grade', CASE grade WHEN 1 THEN 'primary' WHEN 2 THEN 'secondary' END FROM source
  UNION ALL SELECT file, 9, 'text', text FROM source
  UNION ALL SELECT file, 10, 'coder', by || coalesce(', ' || at_edtf, '') || coalesce(', codebook ' || codebook, '')
            FROM coder
) x ON x.file = s.file
WHERE s.id = :id AND x.value IS NOT NULL AND s.published <= :known
ORDER BY x.part
