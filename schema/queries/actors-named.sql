-- Which actors do reports name that are known by the day, or take a position in them?
SELECT p.actor FROM report r JOIN part p ON p.report = r.num WHERE r.published <= :known AND r.draft <= :drafts
UNION
SELECT actor FROM position WHERE published <= :known AND draft <= :drafts
ORDER BY 1
