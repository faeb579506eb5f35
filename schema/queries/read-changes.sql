-- What a report changes about other events.
SELECT e.id, c.status, c.date_edtf, c.place, c.country, c.lat, c.lon, c.geonames, c.due_edtf, c.due_after, c.due_min,
       c.due_max, c.due_unit, c.note
FROM change c JOIN event e ON e.num = c.target WHERE c.report = :report ORDER BY c.ord
