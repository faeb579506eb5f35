-- What a report follows (0) or responds to (1).
SELECT target FROM link WHERE report = :report AND field = :field ORDER BY ord
