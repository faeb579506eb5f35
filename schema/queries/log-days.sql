-- On which days between two days was a stance published?
SELECT DISTINCT published FROM position WHERE published > :since AND published <= :known AND draft <= :drafts
ORDER BY published
