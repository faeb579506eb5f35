-- Who stands in a report.
SELECT actor, field, word FROM part WHERE report = :report ORDER BY ord
