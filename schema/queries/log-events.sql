-- About which events was anything published between two days?
SELECT num, id, kind, NULL FROM event WHERE num IN (
  SELECT event FROM report WHERE published > :since AND published <= :known AND draft <= :drafts
  UNION
  SELECT c.target FROM report r JOIN change c ON c.report = r.num
  WHERE r.published > :since AND r.published <= :known AND r.draft <= :drafts
)
ORDER BY id
