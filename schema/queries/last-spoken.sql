-- When did a source last follow up on an event or respond to it?
SELECT max(r.published)
FROM link l JOIN report r ON r.num = l.report
WHERE l.target = :id AND r.published <= :known AND r.draft <= :drafts
