-- The tags of a report.
SELECT tag FROM tag WHERE report = :report ORDER BY ord
