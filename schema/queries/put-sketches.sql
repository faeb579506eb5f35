-- Keeps in short the plain events of the reports just loaded, unless their window is not their own.
INSERT OR REPLACE INTO sketch (event, report, form, date, due, weight, confidence, actors, issues)
SELECT event, (published << 32) + num,
       coalesce(date_form, 0) + (coalesce(due_form, 0) << 20) + (kind << 40) + (coalesce(status + 1, 0) << 44),
       (coalesce(date_earliest, -2147483648) << 32) + coalesce(date_latest, 2147483647) + 2147483648,
       CASE WHEN due_form IS NOT NULL THEN (due_earliest << 32) + due_latest + 2147483648 END,
       weight, confidence, actors, issues
FROM report
WHERE num >= :first AND (SELECT plain FROM event WHERE num = report.event) AND due_after IS NULL AND every IS NULL
