-- Makes the words of new reports searchable.
INSERT INTO report_search (rowid, title, words, quotes)
SELECT num, title, words, quotes FROM report_text WHERE num >= :first
