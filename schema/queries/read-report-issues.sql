-- The issues of a report.
SELECT issue FROM report_issue WHERE report = :report ORDER BY ord
