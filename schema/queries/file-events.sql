-- Which events does a file report?
SELECT DISTINCT e.id FROM report r JOIN event e ON e.num = r.event WHERE r.file = :file
