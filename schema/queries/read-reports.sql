-- The reports of a file, as they were written.
SELECT r.num, e.id, r.kind, r.draft, r.date_edtf, r.title, r.summary, r.note, r.reason, r.status, r.place, r.country, r.lat,
       r.lon, r.geonames, r.for_event, r.what, r.condition, r.due_edtf, r.due_after, r.due_min, r.due_max, r.due_unit,
       r.every, r.plover, r.weight, r.confidence, r.line, r.col
FROM report r JOIN event e ON e.num = r.event
WHERE r.file = :file AND (:drafts OR NOT r.draft)
ORDER BY r.ord
