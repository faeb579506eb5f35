-- Takes the words of a file's reports out of the search, while the rows are still there to say which.
INSERT INTO report_search (report_search, rowid, title, words, quotes)
SELECT 'delete', t.num, t.title, t.words, t.quotes
FROM report r JOIN report_text t ON t.num = r.num WHERE r.file = :file
