-- Which events cannot be told in short: they are not plain, or their window is counted from another event, or recurs.
SELECT num FROM event WHERE NOT plain
UNION ALL
SELECT event FROM report WHERE due_after IS NOT NULL
UNION ALL
SELECT event FROM report WHERE every IS NOT NULL
