-- Who took two different stances on one issue on one day?
SELECT a.num, b.num, a.actor, a.issue
FROM position a JOIN position b ON b.actor = a.actor AND b.issue = a.issue AND b.said_earliest = a.said_earliest
     AND b.said_latest = a.said_latest AND b.stance <> a.stance
WHERE (a.published, a.source, a.ord) < (b.published, b.source, b.ord)
  AND b.published <= :known AND a.draft <= :drafts AND b.draft <= :drafts AND a.said_earliest = a.said_latest
ORDER BY a.issue, a.actor, a.said_earliest, a.source, a.ord, b.source, b.ord
