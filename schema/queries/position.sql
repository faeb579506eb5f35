-- What did a position say, and where?
SELECT p.stance, p.condition, p.said_edtf, p.said_form, p.said_earliest, p.said_latest, e.id,
       s.id, s.title, s.publisher, s.url, p.published, p.quote, p.quote_start, p.quote_end, f.path, p.line, p.col
FROM position p JOIN report r ON r.num = p.report JOIN event e ON e.num = r.event
     JOIN file f ON f.num = r.file JOIN source s ON s.file = r.file
WHERE p.num = :num
