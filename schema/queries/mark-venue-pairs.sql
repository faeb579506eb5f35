-- Marks the positions that are on venues.
UPDATE pair SET venue = NOT venue
WHERE venue <> EXISTS (SELECT 1 FROM event e WHERE e.id = pair.issue AND e.kind = 4)
