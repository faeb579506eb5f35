-- Which files report this event, and as what kind?
SELECT f.identity, r.kind FROM event e JOIN report r ON r.event = e.num JOIN file f ON f.num = r.file WHERE e.id = :id
