-- Which events are about one of these issues or hold a position on one, by number? Some more than once.
SELECT i.event FROM json_each(:issues) j JOIN report_issue i ON i.issue = j.value
UNION ALL
SELECT r.event FROM json_each(:issues) j JOIN position p ON p.issue = j.value JOIN report r ON r.num = p.report
