-- What did a position say, and where?
SELECT stance, condition, said_edtf, said_form, said_earliest, said_latest, event, file, published,
       quote, quote_start, quote_end, line, col
FROM position WHERE num = :num
