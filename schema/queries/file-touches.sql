-- Which events change when a file goes: those it reports, and those its updates are about.
SELECT event FROM report WHERE file = :file
UNION
SELECT c.target FROM report r JOIN change c ON c.report = r.num WHERE r.file = :file
